import { formatIpAddress, type IpFamily, writeIpAddress } from '../wire/ip-address.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { NativeIo } from './native-io.ts';

/**
 * The argument of recvmmsg(2) and sendmmsg(2) in memory of its own: an array of struct mmsghdr, then for each message one
 * struct iovec and one socket address. Layouts are those of 64-bit Linux with the low byte first.
 */
export class MessageVector {
  readonly address: number;
  readonly #family: IpFamily;
  readonly #count: number;
  readonly #words: Uint32Array;
  readonly #bytes: Uint8Array;
  /** What each message's address was written for. */
  readonly #names: (SocketAddress | undefined)[];

  /** @param count messages, 1 or more */
  constructor(io: NativeIo, family: IpFamily, count: number) {
    this.#family = family;
    this.#count = count;
    this.#words = new Uint32Array(count * (HEADER_WORDS + PART_WORDS + NAME_WORDS));
    this.#bytes = new Uint8Array(this.#words.buffer);
    this.#names = new Array<undefined>(count);
    this.address = io.addressOf(this.#bytes);
    for (let index = 0; index < count; index++) {
      const at = index * HEADER_WORDS;
      this.#point(at, this.address + this.#nameOf(index));
      this.#words[at + HEADER.nameLength] = NAME_BYTES[family];
      this.#point(at + HEADER.parts, this.address + this.#partOf(index) * 4);
      this.#words[at + HEADER.partCount] = 1;
      this.#words[this.#nameOf(index) >> 2] = FAMILY[family];
    }
  }

  /** The bytes of message `index`: where they are, or where there is room for them. */
  place(index: number, address: number, length: number): void {
    const at = this.#partOf(index);
    this.#point(at, address);
    this.#words[at + 2] = length;
  }

  /** Room for what the kernel says beside message `index`; to be given anew for each call. */
  annex(index: number, address: number, length: number): void {
    const at = index * HEADER_WORDS + HEADER.ancillary;
    this.#point(at, address);
    this.#words[at + 2] = length;
  }

  /** The length of a message that was received. */
  lengthOf(index: number): number {
    return this.#words[index * HEADER_WORDS + HEADER.length] ?? 0;
  }

  /** Where message `index` goes. */
  direct(index: number, destination: SocketAddress): void {
    if (this.#names[index] === destination) return;
    this.#names[index] = destination;
    const at = this.#nameOf(index);
    this.#bytes[at + 2] = destination.port >> 8;
    this.#bytes[at + 3] = destination.port;
    writeIpAddress(this.#family, destination.address, this.#bytes, at + ADDRESS_AT[this.#family]);
  }

  /** Whether two messages came from the same address and port. */
  sameSource(one: number, other: number): boolean {
    let a = this.#nameOf(one) >> 2;
    let b = this.#nameOf(other) >> 2;
    for (const end = a + (NAME_BYTES[this.#family] >> 2); a < end; a++, b++) {
      if (this.#words[a] !== this.#words[b]) return false;
    }
    return true;
  }

  /** Address of the source of a message that was received, in canonical text. */
  sourceAddress(index: number): string {
    return formatIpAddress(this.#family, this.#bytes, this.#nameOf(index) + ADDRESS_AT[this.#family]);
  }

  sourcePort(index: number): number {
    const at = this.#nameOf(index);
    return ((this.#bytes[at + 2] ?? 0) << 8) | (this.#bytes[at + 3] ?? 0);
  }

  #partOf(index: number): number {
    return this.#count * HEADER_WORDS + index * PART_WORDS;
  }

  /** In bytes. */
  #nameOf(index: number): number {
    return 4 * (this.#count * (HEADER_WORDS + PART_WORDS) + index * NAME_WORDS);
  }

  #point(at: number, address: number): void {
    this.#words[at] = address;
    this.#words[at + 1] = address / 0x1_0000_0000;
  }
}

/** Bytes from one struct mmsghdr to the next. */
export const MESSAGE_STRIDE = 64;
const HEADER_WORDS = MESSAGE_STRIDE / 4;
/** Words of struct mmsghdr. */
const HEADER = { nameLength: 2, parts: 4, partCount: 6, ancillary: 8, length: 14 } as const;
const PART_WORDS = 4;
const NAME_WORDS = 8;
/** Of struct sockaddr_in and sockaddr_in6: family, size, and where the address is (ip(7), ipv6(7)). */
const FAMILY = { 4: 2, 6: 10 } as const;
const NAME_BYTES = { 4: 16, 6: 28 } as const;
const ADDRESS_AT = { 4: 4, 6: 8 } as const;
