import type { Random } from '../../src/link/random.ts';
import type { PathWish } from '../../src/multihome/path.ts';
import type { ConnectionId } from '../../src/transport/output.ts';
import type { SocketAddress } from '../../src/wire/socket-address.ts';
import type { SimNode } from './node.ts';

/** A wish for all connections; this one goes by the path's link, or by none in particular; the path is bad. */
type Word = PathWish | 'locator' | 'any-locator' | 'bad';

/** What an application says of one of its paths, so long after it opened, in ms. */
export interface Steer {
  readonly at: number;
  /** Which of the paths that there are then, modulo their number. */
  readonly pick: number;
  readonly word: Word;
  /** After so long an abandoned path is had back, in ms. */
  readonly duration: number;
}

const WORDS = ['none', 'prefer', 'backup', 'backup', 'abandon', 'locator', 'locator', 'any-locator', 'bad'] as const;

/** Words about paths for three in ten ends. */
export function planSteers(random: Random): readonly Steer[] {
  if (!random.chance(0.3)) return [];
  const span = random.chance(0.5) ? 2000 : 20_000;
  const steers: Steer[] = [];
  for (let i = 0, count = 1 + random.below(6); i < count; i++) {
    const word = random.pick(WORDS) ?? 'none';
    steers.push({ at: random.between(0, span), pick: random.below(16), word, duration: random.between(1, 4000) });
  }
  return steers.sort((a, b) => a.at - b.at);
}

/** Says it, and takes back what ends a path: who abandons the only way that works gets nowhere. */
export class Steering {
  readonly #node: SimNode;
  readonly #id: ConnectionId;
  readonly #isOpen: () => boolean;
  readonly #abandoned = new Map<number, { readonly link: number; readonly foreign: SocketAddress }>();

  constructor(node: SimNode, id: ConnectionId, steers: readonly Steer[], isOpen: () => boolean) {
    this.#node = node;
    this.#id = id;
    this.#isOpen = isOpen;
    const { clock } = node;
    const openedAt = clock.now();
    for (const steer of steers) {
      clock.at(openedAt + steer.at, () => {
        if (isOpen() && !node.gone) this.#say(steer);
      });
    }
  }

  /** The connection is about to end: its association may live on. */
  end(): void {
    for (const path of [...this.#abandoned.keys()]) this.#haveBack(path);
  }

  #say({ pick, word, duration }: Steer): void {
    const { transport, clock, driver } = this.#node;
    const { pathControl } = transport;
    const paths = transport.paths(this.#id);
    const path = paths[pick % Math.max(paths.length, 1)];
    if (path === undefined) return;
    if (word === 'locator' || word === 'any-locator') {
      const local = word === 'locator' ? path.local : undefined;
      driver.perform((now) => pathControl.setLocator(now, this.#id, { local, foreign: undefined }));
      return;
    }
    if (word === 'bad') {
      driver.perform((now) => pathControl.report(now, this.#id, path.id));
      return;
    }
    this.#haveBack(path.id);
    if (word === 'abandon') {
      this.#abandoned.set(path.id, path);
      this.#node.abandon(path.link, path.foreign, true);
      clock.at(clock.now() + duration, () => this.#haveBack(path.id));
    }
    this.#wish(path.id, word);
  }

  #haveBack(path: number): void {
    const abandoned = this.#abandoned.get(path);
    // A node that crashed has lost its wishes with its connections.
    if (abandoned === undefined || this.#node.gone || !this.#isOpen()) return;
    this.#abandoned.delete(path);
    this.#wish(path, 'none');
    this.#node.abandon(abandoned.link, abandoned.foreign, false);
  }

  #wish(path: number, wish: PathWish): void {
    const { driver, transport } = this.#node;
    driver.perform((now) => transport.pathControl.setWish(now, this.#id, path, wish));
  }
}
