import { asNobody } from './async-context.ts';
import { ownDialler, ownLocator } from './default-node.ts';
import type { DatagramDesk, DatagramOwner, Route } from './dgram-desk.ts';
import { takeDynamicPort } from './dynamic-ports.ts';
import { isUnspecified } from './host-address-kind.ts';
import { endpointOf, type Node } from './node.ts';
import { isAt, type PortClaim, PortClaims, reachOf } from './port-claims.ts';

/** Sockets that have gone whose address is remembered: their last messages may still have to be told. */
const GONE_REMEMBERED = 256;

/** A datagram socket of this process at some of the host's ordinary addresses. */
export interface OwnClaim extends PortClaim {
  /** As it was bound. */
  readonly host: string;
  /** Its port on the node by which the process speaks with itself: there, each socket has one. */
  readonly number: number;
  readonly owner: DatagramOwner;
}

/**
 * The datagram sockets that are not a node's own: which of them is at which ordinary address, and how they reach each
 * other, by a node of the process that is on loopback alone and speaks with itself. It is opened with the first message.
 */
class OwnDatagrams {
  readonly #claims = new PortClaims<OwnClaim>();
  readonly #byNumber = new Map<number, OwnClaim>();
  readonly #gone: number[] = [];
  #last = 0;
  #node: Node | undefined;
  #opening: Promise<Node> | undefined;

  /** Undefined when the port is taken. 0: any of the dynamic ports. */
  claim(wanted: number, host: string, ipv6Only: boolean, owner: DatagramOwner): OwnClaim | undefined {
    const reach = reachOf(host, ipv6Only);
    const number = this.#unusedNumber();
    if (number === undefined) return undefined;
    const take = (port: number): OwnClaim | undefined => {
      const claim = { port, ...reach, host, number, owner };
      return this.#claims.take(claim) ? claim : undefined;
    };
    const claim =
      wanted === 0
        ? takeDynamicPort((port) => (this.#claims.at(port).length === 0 ? take(port) : undefined))
        : take(wanted);
    if (claim === undefined) return undefined;
    this.#byNumber.set(number, claim);
    this.#desk?.bind(number, owner);
    return claim;
  }

  /** Other sockets have the same port at other addresses: the node's port is the first one's. */
  shares({ port }: OwnClaim): boolean {
    return this.#claims.at(port).length > 1;
  }

  release(claim: OwnClaim): void {
    const { number } = claim;
    this.#claims.release(claim);
    this.#desk?.unbind(number);
    this.#gone.push(number);
    const oldest = this.#gone.length > GONE_REMEMBERED ? this.#gone.shift() : undefined;
    if (oldest !== undefined) this.#byNumber.delete(oldest);
  }

  /** The node of the process for itself; rejects when it cannot be opened. */
  open(): Promise<Node> {
    this.#opening ??= asNobody(() => this.#open());
    return this.#opening;
  }

  async #open(): Promise<Node> {
    try {
      const node = await ownDialler();
      this.#node = node;
      const gone = new Set(this.#gone);
      for (const { number, owner } of this.#byNumber.values()) if (!gone.has(number)) this.#desk?.bind(number, owner);
      return node;
    } catch (error) {
      this.#opening = undefined;
      throw error;
    }
  }

  /** The way to the socket at an address of this host; null: there is none. */
  route(from: OwnClaim, address: string, port: number): Route | Promise<Route> | null {
    const claim = this.#claims.at(port).find((each) => isAt(each, address));
    if (claim === undefined) return null;
    const make = (node: Node): Route => {
      const locator = ownLocator(node, address.includes(':') ? 6 : 4);
      return {
        desk: endpointOf(node).datagrams,
        ends: { port: from.number, peer: node.nodeId, peerPort: claim.number },
        locators: locator === undefined ? [] : [locator],
      };
    };
    return this.#node === undefined ? this.open().then(make) : make(this.#node);
  }

  /** The desk is that of the process for itself. */
  has(desk: DatagramDesk): boolean {
    return this.#desk === desk;
  }

  /** Where the socket of a number is, as another one sees it; undefined: that is forgotten. */
  seen(number: number, receiver: OwnClaim): { readonly address: string; readonly port: number } | undefined {
    const claim = this.#byNumber.get(number);
    if (claim === undefined) return undefined;
    const { port, host } = claim;
    const loopback = host.includes(':') && receiver.host.includes(':') ? '::1' : '127.0.0.1';
    const address = [host, receiver.host].find((each) => !isUnspecified(each)) ?? loopback;
    const mapped = receiver.host.includes(':') && !address.includes(':');
    return { address: mapped ? `::ffff:${address}` : address, port };
  }

  get #desk(): DatagramDesk | undefined {
    return this.#node && endpointOf(this.#node).datagrams;
  }

  #unusedNumber(): number | undefined {
    for (let tries = 0; tries < LAST_NUMBER; tries++) {
      this.#last = (this.#last % LAST_NUMBER) + 1;
      if (!this.#byNumber.has(this.#last)) return this.#last;
    }
    return undefined;
  }
}

/** Flows have no other ports. */
const LAST_NUMBER = 65_535;

export const ownDatagrams = new OwnDatagrams();
