import { isIP } from 'node:net';
import type { FlowEnds } from '../transport/flows/flow-types.ts';
import { formatGeneralizedId, type NodeId } from '../wire/node-id.ts';
import { parseNode } from './arguments.ts';
import { defaultNode } from './default-node.ts';
import type { DatagramDesk, DatagramOwner, Route } from './dgram-desk.ts';
import { type OwnClaim, ownDatagrams } from './dgram-own.ts';
import { takeDynamicPort } from './dynamic-ports.ts';
import type { Endpoint } from './endpoint.ts';
import { KamoError, type KamoErrorDetails } from './errors.ts';
import { isOwnAddress } from './host-address-kind.ts';
import { isNode } from './literal.ts';
import { endpointOf, type Node } from './node.ts';
import { isPublic } from './port-claims.ts';
import { endOf, type SocketEnd } from './socket-end.ts';

/** Where a socket is bound, and how it finds others from there. */
export interface Place {
  /** Undefined where only this process reaches it, and while it is being opened. */
  readonly node: Node | undefined;
  readonly end: SocketEnd;
  /** What holds it keeps the process alive; undefined while it is being opened, which does so by itself. */
  readonly endpoint: Endpoint | undefined;
  /** Settled when it is open, or cannot be; undefined: it was from the beginning. */
  readonly opening: Promise<void> | undefined;
  /** The way to a node, or to an ordinary address; null: nobody is there. Throws a `KamoError` when there can be none. */
  route(address: string, port: number): Route | Promise<Route | null> | null;
  /** The other end of a flow; undefined: that is not known any more. */
  other(desk: DatagramDesk, ends: FlowEnds): SocketEnd | undefined;
  /** What waits still leaves. */
  leave(): void;
}

/** At a node that the application has named. */
class NodePlace implements Place {
  readonly node: Node;
  readonly end: SocketEnd;
  readonly endpoint: Endpoint;
  readonly opening = undefined;

  constructor(node: Node, port: number) {
    this.node = node;
    this.endpoint = endpointOf(node);
    this.end = endOf(node.generalizedId, port);
  }

  route(address: string, port: number): Route {
    return nodeRoute(this.node, this.end.port, parseNode(address, 'address'), port);
  }

  other(_desk: DatagramDesk, ends: FlowEnds): SocketEnd {
    return nodeEnd(ends);
  }

  leave(): void {
    this.endpoint.datagrams.unbind(this.end.port);
  }
}

/** At ordinary addresses of this host, and where these are public, at the default node. */
class OwnPlace implements Place {
  readonly end: SocketEnd;
  readonly opening: Promise<void>;
  readonly #claim: OwnClaim;
  #node: Node | undefined;
  #endpoint: Endpoint | undefined;
  #left = false;

  constructor(claim: OwnClaim) {
    this.#claim = claim;
    this.end = endOf(claim.host, claim.port);
    this.opening = (isPublic(claim) ? defaultNode() : ownDatagrams.open()).then((node) => this.#open(node));
    // Whoever is to know waits for it, too.
    this.opening.catch(() => {});
  }

  get node(): Node | undefined {
    return this.#node;
  }

  get endpoint(): Endpoint | undefined {
    return this.#endpoint;
  }

  route(address: string, port: number): Route | Promise<Route | null> | null {
    if (isNode(address)) return this.#nodeRoute(parseNode(address, 'address'), port);
    if (isIP(address) !== 0 && isOwnAddress(address)) return ownDatagrams.route(this.#claim, address, port);
    throw new KamoError('ERR_KAMO_LEGACY', `${address} is an ordinary address, not a node`, {
      syscall: 'send',
      address,
      port,
    });
  }

  other(desk: DatagramDesk, ends: FlowEnds): SocketEnd | undefined {
    if (!ownDatagrams.has(desk)) return nodeEnd(ends);
    const seen = ownDatagrams.seen(ends.peerPort, this.#claim);
    return seen && endOf(seen.address, seen.port);
  }

  leave(): void {
    this.#left = true;
    ownDatagrams.release(this.#claim);
    if (this.#node !== undefined) this.#endpoint?.datagrams.unbind(this.end.port);
  }

  #open(node: Node): void {
    if (this.#left) return;
    const endpoint = endpointOf(node);
    if (isPublic(this.#claim)) {
      if (endpoint.datagrams.bind(this.end.port, this.#claim.owner)) this.#node = node;
      else if (!ownDatagrams.shares(this.#claim)) throw portInUse(this.end.address, this.end.port);
    }
    this.#endpoint = endpoint;
  }

  #nodeRoute(peer: NodeId, port: number): Route | Promise<Route | null> | null {
    const { node } = this;
    if (node === undefined && this.#endpoint === undefined && isPublic(this.#claim)) {
      return this.opening.then(() => this.#nodeRoute(peer, port));
    }
    if (node === undefined) {
      const details = { syscall: 'send', address: formatGeneralizedId(peer), port };
      throw new KamoError(
        'ERR_KAMO_ADDRESS_NOT_AVAILABLE',
        `what the socket at ${this.end.address} sends stays in the process`,
        details,
      );
    }
    if (peer.text !== node.nodeId.text) return nodeRoute(node, this.end.port, peer, port);
    return ownDatagrams.route(this.#claim, this.end.family === 'IPv6' ? '::1' : '127.0.0.1', port);
  }
}

/** Binds at a node. Throws a `KamoError`. */
export function bindAtNode(node: Node, address: string | undefined, port: number, owner: DatagramOwner): Place {
  const { closed, datagrams } = endpointOf(node);
  const details = { syscall: 'bind', address: address ?? node.generalizedId, port };
  if (closed) throw new KamoError('ERR_KAMO_CLOSED', 'the node is closed', details);
  if (address !== undefined && parseNode(address, 'address').text !== node.nodeId.text) {
    throw new KamoError('ERR_KAMO_ADDRESS_NOT_AVAILABLE', `${address} is not the node`, details);
  }
  const bound = port === 0 ? takeDynamicPort((any) => (datagrams.bind(any, owner) ? any : undefined)) : port;
  if (bound === undefined || (port !== 0 && !datagrams.bind(port, owner))) {
    throw new KamoError('ERR_KAMO_PORT_IN_USE', `a socket of this node has datagram port ${port} already`, details);
  }
  return new NodePlace(node, bound);
}

/** Binds at an ordinary address, and opens the nodes that this takes, which may fail later. Throws a `KamoError`. */
export function bindAtHost(address: string, port: number, ipv6Only: boolean, owner: DatagramOwner): Place {
  if (isIP(address) === 0 || !isOwnAddress(address)) {
    throw new KamoError('ERR_KAMO_ADDRESS_NOT_AVAILABLE', '', bindDetails(address, port));
  }
  const claim = ownDatagrams.claim(port, address, ipv6Only, owner);
  if (claim === undefined) throw portInUse(address, port);
  return new OwnPlace(claim);
}

function portInUse(address: string, port: number): KamoError {
  return new KamoError('ERR_KAMO_PORT_IN_USE', '', bindDetails(address, port));
}

function bindDetails(address: string, port: number): KamoErrorDetails {
  return { syscall: 'bind', address, ...(port === 0 ? {} : { port }), terse: true };
}

function nodeRoute(node: Node, port: number, peer: NodeId, peerPort: number): Route {
  const { datagrams: desk, links } = endpointOf(node);
  // To itself a node goes by its own addresses.
  const locators = peer.text === node.nodeId.text ? links.flatMap((link) => link?.local ?? []) : [];
  return { desk, ends: { port, peer, peerPort }, locators };
}

function nodeEnd({ peer, peerPort }: FlowEnds): SocketEnd {
  return endOf(formatGeneralizedId(peer), peerPort);
}
