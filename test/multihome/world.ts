/** Two associations over a seeded network in virtual time, with just enough of a transport to carry their options. */
import { Association } from '../../src/multihome/association.ts';
import {
  type AssociationConfig,
  type AssociationEvent,
  associationOutput,
  DEFAULT_ASSOCIATION_CONFIG,
} from '../../src/multihome/association-types.ts';
import type { Binding } from '../../src/multihome/binding.ts';
import type { Crypto } from '../../src/multihome/crypto.ts';
import { generateIdentity, type Identity } from '../../src/multihome/identity.ts';
import type { LocalEntry } from '../../src/multihome/local-entry.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { nextKamoOption } from '../../src/wire/kamo-option.ts';
import type { NodeId } from '../../src/wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import { beginOptions, optionCursor } from '../../src/wire/tcp-option.ts';

/** A small seeded generator (mulberry32): uniform in [0, 1). */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Node's cryptography with numbers from a seed. Ephemeral keys stay random: nothing depends on their values. */
export function seededCrypto(seed: number): Crypto {
  const random = generator(seed);
  const randomUint32 = (): number => Math.floor(random() * 2 ** 32);
  return { ...nodeCrypto, randomUint32, random: (length) => Uint8Array.from({ length }, () => randomUint32() & 0xff) };
}

/** Two identities, made once: their search costs more than most tests. */
export const ALICE: Identity = generateIdentity(seededCrypto(1));
export const BOB: Identity = generateIdentity(seededCrypto(2));

export type Side = 'a' | 'b';

export interface Conditions {
  readonly seed: number;
  /** Links of each side; every link reaches every link of the other. */
  readonly linksA?: number;
  readonly linksB?: number;
  /** One-way delay in ms, and how much more at most. */
  readonly delay?: number;
  readonly jitter?: number;
  readonly loss?: number;
  readonly duplication?: number;
  readonly expected?: NodeId | null;
  readonly identityA?: Identity;
  readonly identityB?: Identity;
  readonly config?: Partial<AssociationConfig>;
  /** The responder announces nothing and answers from the address that it was reached at. */
  readonly silentB?: boolean;
}

interface Datagram {
  readonly at: number;
  readonly order: number;
  readonly to: Side;
  readonly link: number;
  readonly source: SocketAddress;
  readonly options: Uint8Array;
}

export interface Sent {
  readonly at: number;
  readonly side: Side;
  readonly link: number;
  readonly foreign: SocketAddress;
  readonly options: Uint8Array;
  readonly padTo: number;
}

export class World {
  now = 0;
  readonly a: Association;
  readonly b: Association;
  readonly events: { readonly at: number; readonly side: Side; readonly event: AssociationEvent }[] = [];
  readonly sent: Sent[] = [];
  /** Changes what is on its way; null drops it. */
  tamper: (
    from: Side,
    options: Uint8Array,
    datagram: { link: number; source: SocketAddress; foreign: SocketAddress; padTo: number },
  ) => Uint8Array | null = (_from, options) => options;
  /** How an address looks to the other side: translators. */
  seenAs: (source: SocketAddress) => SocketAddress = (source) => source;
  /** Links whose traffic to or from them disappears, as 'a0', 'b1'; with '>' behind: only what it sends. */
  readonly cuts = new Set<string>();
  readonly #conditions: Conditions;
  readonly #random: () => number;
  readonly #out = associationOutput();
  readonly #cursor = optionCursor();
  #queue: Datagram[] = [];
  #order = 0;
  /** Whether the active path is chosen as a transport would. */
  selecting = true;

  constructor(conditions: Conditions) {
    this.#conditions = conditions;
    this.#random = generator(conditions.seed);
    const config = { ...DEFAULT_ASSOCIATION_CONFIG, ...conditions.config };
    const expected = conditions.expected === undefined ? BOB.nodeId : conditions.expected;
    this.a = new Association({
      role: 'initiator',
      identity: conditions.identityA ?? ALICE,
      crypto: seededCrypto(conditions.seed * 2 + 1),
      expected,
      config,
    });
    this.b = new Association({
      role: 'responder',
      identity: conditions.identityB ?? BOB,
      crypto: seededCrypto(conditions.seed * 2 + 2),
      expected: null,
      config,
    });
  }

  /** TCP is established between the first links; the responder learns so `late` ms later. */
  open(options: { readonly late?: number | undefined; readonly bindingB?: Binding } = {}): this {
    const { linksA = 1, linksB = 2, silentB = false } = this.#conditions;
    this.a.setLocalLocators(0, locals('a', linksA));
    this.a.locators.setDialled(0, [addressOf('b', 0)]);
    this.b.setLocalLocators(
      0,
      silentB ? locals('b', linksB).map((entry) => ({ ...entry, announce: [] })) : locals('b', linksB),
    );
    const pathA = this.a.pathOf(0, addressOf('b', 0));
    this.a.verify(0, pathA, 'handshake');
    this.a.setActive(0, pathA, 'handshake');
    this.a.begin(0, BINDING, pathA);
    const pathB = this.b.candidate(0, 0, this.seenAs(addressOf('a', 0)));
    const established = (): void => {
      this.b.verify(this.now, pathB, 'handshake');
      this.b.setActive(this.now, pathB, 'handshake');
      this.b.begin(this.now, options.bindingB ?? BINDING, pathB);
    };
    if (options.late === undefined) established();
    else this.#later.push({ at: options.late, what: established });
    this.#drain();
    return this;
  }

  readonly #later: { readonly at: number; readonly what: () => void }[] = [];

  /** Runs until `until` ms. */
  run(until: number): this {
    for (let steps = 0; ; steps++) {
      if (steps > 200_000) throw new Error(`the world does not come to rest at ${this.now}`);
      const next = Math.min(
        this.a.deadline(),
        this.b.deadline(),
        this.#queue[0]?.at ?? Number.POSITIVE_INFINITY,
        this.#later[0]?.at ?? Number.POSITIVE_INFINITY,
      );
      if (!(next <= until)) break;
      this.now = Math.max(this.now, next);
      this.#step();
      this.#drain();
    }
    this.now = Math.max(this.now, until);
    return this;
  }

  /** Runs until `done`, at most `limit` ms; the time, or -1. */
  runUntil(done: () => boolean, limit: number): number {
    const from = this.now;
    for (let at = from; at <= from + limit; at += 5) {
      this.run(at);
      if (done()) return this.now;
    }
    return -1;
  }

  /** Both sides carry data by their active paths every `interval` ms; acknowledged a round trip later if it passes. */
  traffic(until: number, interval = 50): this {
    for (let at = this.now; at < until; at += interval) {
      this.run(at);
      for (const side of ['a', 'b'] as const) {
        const association = this[side];
        const path = association.paths[association.active];
        if (path !== undefined && this.passes(side, path.link, path.foreign)) {
          association.noteReceived(this.now, path.id, 1000);
          association.noteDelivered(this.now, path.id, this.now - 20);
        }
      }
      this.#drain();
    }
    return this.run(until);
  }

  passes(side: Side, link: number, foreign: SocketAddress): boolean {
    const target = linkOf(foreign);
    if (target === undefined) return false;
    const other = target.side;
    const names = [`${side}${link}`, `${other}${target.link}`];
    return !names.some((name) => this.cuts.has(name)) && !this.cuts.has(`${side}${link}>`);
  }

  /** Called by tests that act on an association between runs. */
  drain(): this {
    this.#drain();
    return this;
  }

  eventsOf(side: Side, type: AssociationEvent['type']): AssociationEvent[] {
    return this.events.filter((entry) => entry.side === side && entry.event.type === type).map(({ event }) => event);
  }

  #step(): void {
    while ((this.#later[0]?.at ?? Number.POSITIVE_INFINITY) <= this.now) this.#later.shift()?.what();
    if (this.a.deadline() <= this.now) this.a.handleTimeout(this.now);
    if (this.b.deadline() <= this.now) this.b.handleTimeout(this.now);
    while ((this.#queue[0]?.at ?? Number.POSITIVE_INFINITY) <= this.now) {
      const datagram = this.#queue.shift();
      if (datagram !== undefined) this.#deliver(datagram);
    }
  }

  #deliver({ to, link, source, options }: Datagram): void {
    const association = this[to];
    const known = association.pathOf(link, source);
    const path = known !== -1 ? known : association.candidate(this.now, link, source);
    if (path === -1) return;
    association.paths[path]?.earn(HEADER_AND_TIMESTAMPS + options.length);
    association.noteReceived(this.now, path);
    const view = new DataView(options.buffer, options.byteOffset, options.byteLength);
    beginOptions(this.#cursor, 0, options.length);
    while (nextKamoOption(view, this.#cursor)) {
      association.handleOption(this.now, path, source, options, view, this.#cursor);
    }
  }

  #drain(): void {
    for (const side of ['a', 'b'] as const) {
      const association = this[side];
      for (let rounds = 0; association.poll(this.now, this.#out); rounds++) {
        if (rounds > 1000) throw new Error(`${side} does not stop sending at ${this.now}`);
        this.#send(side, association);
      }
      for (const event of association.takeEvents()) this.events.push({ at: this.now, side, event });
      if (this.selecting) this.#select(association);
    }
  }

  /** What a transport does about a path that does not work. */
  #select(association: Association): void {
    const active = association.paths[association.active];
    if (active !== undefined && active.state !== 'suspect') return;
    const standby = association.standby(this.now);
    if (standby !== -1) association.setActive(this.now, standby, active === undefined ? 'selected' : 'probe-overdue');
  }

  #send(side: Side, association: Association): void {
    const path = association.paths[this.#out.path];
    if (path === undefined) throw new Error(`${side} sends by path ${this.#out.path}, which is none`);
    const options = this.#out.options.slice(0, this.#out.optionsLength);
    this.sent.push({ at: this.now, side, link: path.link, foreign: path.foreign, options, padTo: this.#out.padTo });
    const target = linkOf(path.foreign);
    if (target === undefined || !this.passes(side, path.link, path.foreign)) return;
    const { delay = 10, jitter = 0, loss = 0, duplication = 0 } = this.#conditions;
    const source = this.seenAs(addressOf(side, path.link));
    const changed = this.tamper(side, options, {
      link: path.link,
      source,
      foreign: path.foreign,
      padTo: this.#out.padTo,
    });
    if (changed === null) return;
    const copies = this.#random() < duplication ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      if (this.#random() < loss) continue;
      const at = this.now + delay + this.#random() * jitter;
      this.#enqueue({ at, order: this.#order++, to: target.side, link: target.link, source, options: changed });
    }
  }

  #enqueue(datagram: Datagram): void {
    const index = this.#queue.findIndex((other) => other.at > datagram.at);
    this.#queue.splice(index === -1 ? this.#queue.length : index, 0, datagram);
  }

  /** Puts a datagram on the way that nobody sent. */
  inject(to: Side, link: number, source: SocketAddress, options: Uint8Array): this {
    this.#enqueue({ at: this.now, order: this.#order++, to, link, source, options });
    return this;
  }
}

/** Bytes of a datagram beside the options that are carried here. */
const HEADER_AND_TIMESTAMPS = 32;

/** Address of a link: 10.1.x.1 for A, 10.2.x.1 for B. */
export function addressOf(side: Side, link: number): SocketAddress {
  return socketAddress(4, `10.${side === 'a' ? 1 : 2}.${link}.1`, 4000 + link);
}

/** The link that an address leads to; a translator's 10.9.… is A's link of the same number. */
function linkOf(address: SocketAddress): { side: Side; link: number } | undefined {
  const [, network, link] = address.address.split('.').map(Number);
  if (network === undefined || link === undefined) return undefined;
  if (network === 1 || network === 9) return { side: 'a', link };
  return network === 2 ? { side: 'b', link } : undefined;
}

export function locals(side: Side, count: number): LocalEntry[] {
  return Array.from({ length: count }, (_, link) => {
    const local = addressOf(side, link);
    return { link, local, announce: [local], preference: 0 };
  });
}

export const BINDING: Binding = {
  version: 1,
  initiatorId: { high: 0x01020304, low: 0x05060708 },
  responderId: { high: -0x01020304, low: 0x15161718 },
  initiatorIsn: 1000,
  responderIsn: -2000,
  initiatorCapable: Uint8Array.of(253, 18, 0x4b, 0x4d, 1, 0, 1, 5, 1, 2, 3, 4, 5, 6, 7, 8, 4, 0),
  responderCapable: Uint8Array.of(253, 18, 0x4b, 0x4d, 1, 0, 1, 5, 8, 7, 6, 5, 4, 3, 2, 1, 4, 0),
};
