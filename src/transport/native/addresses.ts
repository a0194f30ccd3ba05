import { addressSize, formatIpAddress, type IpFamily, parseIpAddress } from '../../wire/ip-address.ts';

/** The first words of an IPv4 address in a key: those of its mapped form (RFC 4291, section 2.5.5.2). */
const MAPPED = 0xffff;

/** An address of this node. */
export interface OwnAddress {
  /** Its place among the node's. */
  readonly index: number;
  readonly family: IpFamily;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/**
 * The addresses of this node, and what others can be (R-NAT-3, R-NAT-4). All questions are about bytes in a packet, and
 * allocate nothing.
 */
export class Addresses {
  readonly own: readonly OwnAddress[];
  readonly #broadcasts: readonly Uint8Array[];

  /**
   * Throws a plain Error for text that is no address: the caller has checked it.
   *
   * @param own this node's addresses
   * @param broadcasts directed broadcast addresses of its IPv4 networks, as far as they are known
   */
  constructor(own: readonly string[], broadcasts: readonly string[] = []) {
    this.own = own.map((text, index) => {
      const { family, bytes, text: canonical } = parse(text);
      return { index, family, bytes, text: canonical };
    });
    this.#broadcasts = broadcasts.map((text) => parse(text).bytes);
  }

  /** The address of ours whose bytes are at `offset`, if it is one. */
  find(family: IpFamily, bytes: Uint8Array, offset: number): OwnAddress | undefined {
    for (const address of this.own) {
      if (address.family === family && equal(address.bytes, bytes, offset)) return address;
    }
    return undefined;
  }

  /** The address of ours that is `text`, or the first of a family. */
  local(family: IpFamily, text?: string): OwnAddress | undefined {
    if (text === undefined) return this.own.find((address) => address.family === family);
    const { bytes } = parse(text);
    return this.find(family, bytes, 0);
  }

  /** Whether a host can have this address: a single one, not this node, reachable by a network. */
  isPeer(family: IpFamily, bytes: Uint8Array, offset: number): boolean {
    if (!isUnicast(family, bytes, offset)) return false;
    for (const broadcast of this.#broadcasts) if (family === 4 && equal(broadcast, bytes, offset)) return false;
    return this.find(family, bytes, offset) === undefined;
  }

  /** Whether the address is a group, or all hosts of a network. */
  isGroup(family: IpFamily, bytes: Uint8Array, offset: number): boolean {
    if (family === 6) return bytes[offset] === 0xff;
    if ((bytes[offset] ?? 0) >= 224) return true;
    for (const broadcast of this.#broadcasts) if (equal(broadcast, bytes, offset)) return true;
    return false;
  }
}

/** Writes the address at `offset` as the first four words of a key. */
export function addressWords(family: IpFamily, view: DataView, offset: number, into: Int32Array): void {
  if (family === 4) {
    into[0] = 0;
    into[1] = 0;
    into[2] = MAPPED;
    into[3] = view.getInt32(offset);
    return;
  }
  for (let i = 0; i < 4; i++) into[i] = view.getInt32(offset + 4 * i);
}

/** Writes the address in the first four words of `key` as 4 or 16 bytes; returns the offset behind it. */
export function writeAddressWords(family: IpFamily, key: Int32Array, view: DataView, offset: number): number {
  if (family === 4) {
    view.setInt32(offset, key[3] ?? 0);
    return offset + 4;
  }
  for (let i = 0; i < 4; i++) view.setInt32(offset + 4 * i, key[i] ?? 0);
  return offset + 16;
}

/** The address in the first four words of `key` as text. */
export function addressText(family: IpFamily, key: Int32Array): string {
  const bytes = new Uint8Array(addressSize(family));
  writeAddressWords(family, key, new DataView(bytes.buffer), 0);
  return formatIpAddress(family, bytes, 0);
}

/** RFC 1122, section 3.2.1.3: 0/8 and 127/8 never come from a network; from 224/4 on are groups and reserved ones. */
function isUnicast(family: IpFamily, bytes: Uint8Array, offset: number): boolean {
  const first = bytes[offset] ?? 0;
  if (family === 4) return first !== 0 && first !== 127 && first < 224;
  if (first !== 0) return first !== 0xff;
  // RFC 4291: unspecified, loopback and mapped addresses begin with ten bytes of 0, as no address of a network does.
  for (let i = 1; i < 10; i++) if (bytes[offset + i] !== 0) return true;
  return false;
}

function equal(address: Uint8Array, bytes: Uint8Array, offset: number): boolean {
  for (let i = 0; i < address.length; i++) if (address[i] !== bytes[offset + i]) return false;
  return true;
}

function parse(text: string): { readonly family: IpFamily; readonly bytes: Uint8Array; readonly text: string } {
  const parsed = parseIpAddress(text);
  if (!parsed.ok) throw new Error(`'${text}' is no IP address`);
  return parsed.value;
}
