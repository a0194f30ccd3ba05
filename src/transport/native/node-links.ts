import { addressSize, formatIpAddress, type IpFamily, parseIpAddress } from '../../wire/ip-address.ts';
import { NATIVE_PORT } from '../../wire/native-locator.ts';
import { type SocketAddress, socketAddress } from '../../wire/socket-address.ts';

/** A local address: the node at one of its locators. */
export interface NodeLink {
  readonly link: number;
  readonly family: IpFamily;
  readonly bytes: Uint8Array;
}

/** Foreign addresses that are kept with their bytes and their object; beyond, all are forgotten and made anew. */
const KNOWN_LIMIT = 1024;

/**
 * The node's own addresses, each a link of its transport, and those of its peers, between the bytes of packets and the
 * addresses of paths.
 */
export class NodeLinks {
  readonly #links: NodeLink[] = [];
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #addresses = new Map<string, SocketAddress>();
  #last: { readonly bytes: Uint8Array; readonly address: SocketAddress } | undefined;

  set(link: number, { family, address }: SocketAddress): void {
    this.remove(link);
    this.#links.push({ link, family, bytes: bytesOf(address) });
  }

  remove(link: number): void {
    const index = this.#links.findIndex((entry) => entry.link === link);
    if (index >= 0) this.#links.splice(index, 1);
  }

  get(link: number): NodeLink | undefined {
    return this.#links.find((entry) => entry.link === link);
  }

  /** The link whose address is at `offset`. */
  find(family: IpFamily, bytes: Uint8Array, offset: number): NodeLink | undefined {
    return this.#links.find((entry) => entry.family === family && isAt(entry.bytes, bytes, offset));
  }

  /** The bytes of a foreign address. */
  bytesOf({ address }: SocketAddress): Uint8Array {
    const known = this.#bytes.get(address);
    if (known !== undefined) return known;
    if (this.#bytes.size >= KNOWN_LIMIT) this.#bytes.clear();
    const bytes = bytesOf(address);
    this.#bytes.set(address, bytes);
    return bytes;
  }

  /** The foreign address at `offset`; equal ones are the same object, mostly. */
  addressAt(family: IpFamily, bytes: Uint8Array, offset: number): SocketAddress {
    const last = this.#last;
    if (last !== undefined && last.address.family === family && isAt(last.bytes, bytes, offset)) return last.address;
    const text = formatIpAddress(family, bytes, offset);
    let address = this.#addresses.get(text);
    if (address === undefined) {
      if (this.#addresses.size >= KNOWN_LIMIT) this.#addresses.clear();
      address = socketAddress(family, text, NATIVE_PORT);
      this.#addresses.set(text, address);
    }
    this.#last = { bytes: bytes.slice(offset, offset + addressSize(family)), address };
    return address;
  }
}

function isAt(address: Uint8Array, bytes: Uint8Array, offset: number): boolean {
  for (let i = 0; i < address.length; i++) if (address[i] !== bytes[offset + i]) return false;
  return true;
}

/** Addresses here come from the wire codec or were checked by it. */
function bytesOf(text: string): Uint8Array {
  const result = parseIpAddress(text);
  if (!result.ok) throw new Error(`'${text}' is no IP address`);
  return result.value.bytes;
}
