import type { Random } from '../../src/link/random.ts';
import { MESSAGE_HEADER_SIZE } from '../../src/wire/flow-datagram.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import type { TapPlace } from './tap.ts';
import type { World } from './world.ts';

/** Datagrams kept for each node. */
const KEPT = 64;

/**
 * Who sends what was not asked for: garbage, datagrams cut short or with a wrong connection ID, and exact copies of old
 * ones from an address of their own. Payload under a right connection ID is never altered: that an attacker on the path
 * can do, and no checksum of ours would tell (R-SIM-8).
 */
export class Strangers {
  readonly #world: World;
  readonly #random: Random;
  readonly #kept: { place: TapPlace; bytes: Uint8Array }[][] = [];
  #heard = 0;

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
    world.onHeard = (place, _peer, bytes) => this.#keep(place, bytes);
  }

  /** `count` malformed or misdirected datagrams to a node, from addresses that nobody has. */
  garbage(node: number, count: number): void {
    const datagrams: Uint8Array[] = [];
    for (let i = 0; i < count; i++) datagrams.push(this.#garble(node));
    for (const datagram of datagrams) this.#deliver(node, this.#stranger(), datagram);
  }

  /** `count` exact copies of datagrams that the node has got, half of them from a stranger's address. */
  replay(node: number, count: number): void {
    const kept = [...(this.#kept[node] ?? [])];
    const stranger = this.#stranger();
    for (let i = 0; i < count; i++) {
      const copy = this.#random.pick(kept);
      if (copy !== undefined) this.#deliver(node, stranger, copy.bytes);
    }
  }

  #keep(place: TapPlace, bytes: Uint8Array): void {
    this.#heard += 1;
    const kept = this.#kept[place.node] ?? [];
    this.#kept[place.node] = kept;
    const copy = { place, bytes: bytes.slice() };
    if (kept.length < KEPT) kept.push(copy);
    else kept[this.#heard % KEPT] = copy;
  }

  #garble(node: number): Uint8Array {
    const random = this.#random;
    const original = random.pick(this.#kept[node] ?? [])?.bytes;
    if (original === undefined || random.chance(0.3)) return random.bytes(random.below(200));
    const bytes = original.slice();
    // No header of any kind is whole: a message cut behind its own would be another message.
    if (random.chance(0.3)) return bytes.subarray(0, random.below(Math.min(MESSAGE_HEADER_SIZE, bytes.length)));
    // A connection ID that is nobody's; whatever else may be turned over then.
    for (let i = 4; i < Math.min(12, bytes.length); i++) bytes[i] = random.below(256);
    for (let i = random.below(4); i > 0; i--) bytes[random.below(bytes.length)] = random.below(256);
    return bytes;
  }

  #stranger(): SocketAddress {
    return socketAddress(4, `203.0.113.${1 + this.#random.below(250)}`, 1024 + this.#random.below(60_000));
  }

  #deliver(node: number, source: SocketAddress, bytes: Uint8Array): void {
    const taps = this.#world.node(node).links.filter((link) => link.plan.family === 4);
    this.#random.pick(taps)?.tap?.inject(source, [bytes]);
  }
}
