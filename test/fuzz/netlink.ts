import { HostTable } from '../../src/link/host-table.ts';
import { noNetlinkDrops, readNetlink } from '../../src/link/netlink-message.ts';
import type { Random } from '../../src/link/random.ts';
import * as write from '../link/netlink-support.ts';
import { Violation } from '../sim/watched-transport.ts';

/** What a kernel may say. */
const REAL: readonly Uint8Array[] = [
  write.link({ index: 3, flags: write.WORKING, name: 'wlan0', operstate: 6, kind: 'wireguard' }),
  write.link({ index: 3, flags: write.WORKING }, true),
  write.address({ index: 3, address: '10.0.0.1', flags: 0x80, peer: '10.0.0.2' }),
  write.address({ index: 3, address: '2001:db8::1', moreFlags: 0x44 }),
  write.route({ family: 4, metric: 600, gateway: '10.0.0.9', via: [3] }),
  write.route({ family: 6, prefix: '8000::', prefixLength: 1, table: 1000, via: [3, 4] }),
  write.rule({ family: 4, table: 7, inverted: true, mark: 1, source: '10.0.0.0', sourceLength: 8, uids: [0, 9] }),
  write.rule({ family: 6, table: 7, iif: 'lo', protocol: 17, destination: '::1' }),
  write.done(1),
  write.failure(1, 16),
];
/** Messages in one call. */
const MOST = 4;

/** Noise and mutated messages of rtnetlink(7) into a table of the host, which never throws, and counts what it drops. */
export class NetlinkFuzz {
  readonly drops = noNetlinkDrops();
  readonly #random: Random;
  #table = new HostTable();
  messages = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  turn(): void {
    const random = this.#random;
    const before = this.#dropped;
    const bytes = write.joined(...Array.from({ length: 1 + random.below(MOST) }, () => this.#mutant()));
    const { messages, damaged } = readNetlink(bytes, this.drops);
    this.messages += messages.length;
    if (damaged && this.#dropped === before) throw new Violation('a damaged message was not counted');
    for (const message of messages) this.#table.apply(message);
    this.#table.addresses();
    // Interfaces and addresses are bounded by the kernel that tells of them, not here.
    if (random.chance(0.01)) this.#table = new HostTable();
  }

  get #dropped(): number {
    return Object.values(this.drops).reduce((sum, count) => sum + count, 0);
  }

  #mutant(): Uint8Array {
    const random = this.#random;
    if (random.chance(0.1)) return random.bytes(random.below(80)).slice();
    const bytes = (random.pick(REAL) ?? new Uint8Array(16)).slice();
    for (let changes = random.below(4); changes > 0; changes--) bytes[random.below(bytes.length)] = random.below(256);
    return random.chance(0.1) ? bytes.subarray(0, random.below(bytes.length)) : bytes;
  }
}
