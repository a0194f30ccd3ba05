import type { SocketAddress } from '../../src/wire/socket-address.ts';
import type { SimNode } from './node.ts';
import type { Direction, TapPlace } from './tap.ts';

/** What is wrong between one link of one node and one link of another, in one direction. */
interface Obstacle {
  cut: boolean;
  /** Datagrams larger than this vanish. */
  sizeLimit: number;
  /** So many applications do not want it. */
  abandoned: number;
}

/** An extra rule of a scenario: why a datagram does not pass, or undefined. */
export type Condition = (from: TapPlace, to: TapPlace, bytes: Uint8Array) => string | undefined;

/**
 * The ways between links: which are cut in which direction, and since when each works. A link's own faults (its
 * access) are in its `FaultLink`; here is what concerns one pair of links.
 */
export class Routes {
  readonly #nodes: readonly SimNode[];
  readonly #obstacles = new Map<string, Obstacle>();
  readonly #since = new Map<string, number>();
  /** Conditions that scenarios add; each is asked for each datagram that is about to leave. */
  readonly conditions: Condition[] = [];

  constructor(nodes: readonly SimNode[]) {
    this.#nodes = nodes;
  }

  /** Why a datagram does not pass between this place and the peer's address. */
  judge(direction: Direction, here: TapPlace, peer: SocketAddress, bytes: Uint8Array): string | undefined {
    const there = this.#placeOf(peer);
    if (there === undefined) return undefined;
    const from = direction === 'out' ? here : there;
    const to = direction === 'out' ? there : here;
    const obstacle = this.#obstacles.get(keyOf(from, to));
    if (obstacle?.cut) return 'cut';
    if (obstacle !== undefined && bytes.length > obstacle.sizeLimit) return 'too-large-for-path';
    if (direction === 'in') return undefined;
    for (const condition of this.conditions) {
      const reason = condition(from, to, bytes);
      if (reason !== undefined) return reason;
    }
    return undefined;
  }

  /** Cuts or heals one direction between two links. */
  cut(from: TapPlace, to: TapPlace, cut: boolean): void {
    this.#obstacle(from, to).cut = cut;
  }

  limitSize(from: TapPlace, to: TapPlace, limit: number): void {
    this.#obstacle(from, to).sizeLimit = limit;
  }

  /** Nothing is sent between the two any more, in either direction, because one end does not want it; or it is wanted again. */
  abandon(here: TapPlace, peer: SocketAddress, abandoned: boolean): void {
    const there = this.#placeOf(peer);
    if (there === undefined) return;
    for (const obstacle of [this.#obstacle(here, there), this.#obstacle(there, here)])
      obstacle.abandoned = Math.max(0, obstacle.abandoned + (abandoned ? 1 : -1));
  }

  /** To be called after any change of links, faults or cuts: keeps the times since which ways work. */
  update(now: number): void {
    for (const a of this.#nodes) {
      for (const b of this.#nodes) {
        if (a !== b) this.#updatePair(now, a, b);
      }
    }
  }

  /** Since when the pair has worked in this direction without a break; Infinity when it does not. */
  since(from: SimNode, fromLink: number, to: SimNode, toLink: number): number {
    return this.#since.get(`${from.index}.${fromLink}>${to.index}.${toLink}`) ?? Number.POSITIVE_INFINITY;
  }

  #updatePair(now: number, a: SimNode, b: SimNode): void {
    for (const [i, from] of a.links.entries()) {
      for (const [j, to] of b.links.entries()) {
        const key = `${a.index}.${i}>${b.index}.${j}`;
        const works =
          from.plan.family === to.plan.family &&
          from.fault !== undefined &&
          to.fault !== undefined &&
          !from.fault.outgoing.settings.blackhole &&
          !to.fault.incoming.settings.blackhole &&
          this.#isOpen(key);
        if (!works) this.#since.delete(key);
        else if (!this.#since.has(key)) this.#since.set(key, now);
      }
    }
  }

  #isOpen(key: string): boolean {
    const obstacle = this.#obstacles.get(key);
    return (
      obstacle === undefined ||
      (!obstacle.cut && obstacle.sizeLimit === Number.POSITIVE_INFINITY && obstacle.abandoned === 0)
    );
  }

  #obstacle(from: TapPlace, to: TapPlace): Obstacle {
    const key = keyOf(from, to);
    const known = this.#obstacles.get(key);
    if (known !== undefined) return known;
    const made = { cut: false, sizeLimit: Number.POSITIVE_INFINITY, abandoned: 0 };
    this.#obstacles.set(key, made);
    return made;
  }

  #placeOf(address: SocketAddress): TapPlace | undefined {
    for (const node of this.#nodes) {
      const link = node.linkOf(address);
      if (link >= 0) return { node: node.index, link, name: `${node.name}${link}` };
    }
    return undefined;
  }
}

function keyOf(from: { node: number; link: number }, to: { node: number; link: number }): string {
  return `${from.node}.${from.link}>${to.node}.${to.link}`;
}
