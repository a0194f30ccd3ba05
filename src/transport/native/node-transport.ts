import type { Crypto } from '../../multihome/crypto.ts';
import type { Identity } from '../../multihome/identity.ts';
import type { IpFamily } from '../../wire/ip-address.ts';
import { KAMO_VERSION } from '../../wire/kamo-option.ts';
import { type NodeId, nodeId } from '../../wire/node-id.ts';
import { ACK, PSH, ROW, ROW_FAULTS, ROW_FLAG, ROW_KIND, ROW_WORDS, RST, SYN } from '../../wire/segment-row.ts';
import { type SocketAddress, socketAddress } from '../../wire/socket-address.ts';
import { synIdHigh, synIdLow } from '../../wire/udp-header.ts';
import type { TransportConfig } from '../config.ts';
import type { ConnectionObserver, ObservedConnection } from '../connection-observer.ts';
import type { LinkOptions } from '../link-options.ts';
import type { ConnectionId, Output } from '../output.ts';
import type { ProofMode } from '../proof-mode.ts';
import { PACKET_FORM } from '../segment-form.ts';
import type { TrainBuffer } from '../train-writer.ts';
import { Transport } from '../transport.ts';
import { DEFAULT_HOP_LIMIT, IPV4_HEADER, IPV6_HEADER, IPV6_LEAST_MTU, TCP } from './constants.ts';
import { NodeCounters, type NodeDrop } from './node-counters.ts';
import { type NodeFlow, NodeFlows } from './node-flows.ts';
import { NodeLinks } from './node-links.ts';
import { NodeRefusals } from './node-refusals.ts';
import { QuadrupleHash } from './quadruple-hash.ts';

/** Packets say from where they go: one link carries all. */
const LINK = 0;

/** What a transport between nodes over IP packets is made of. */
export interface NodeTransportOptions {
  readonly identity: Identity;
  readonly crypto: Crypto;
  /** Bytes of the largest packet. Default 1280: every link that carries IPv6 carries it (RFC 8200, section 5). */
  readonly mtu?: number;
  readonly config?: Partial<TransportConfig>;
  /** See `TransportOptions`. */
  readonly handlesFrom?: ConnectionId;
}

/** Which node to dial, and at which addresses. */
export interface NodeConnectOptions {
  readonly nodeId: NodeId;
  /** 1..65535 */
  readonly port: number;
  /** As `nodeAddress` makes them. */
  readonly addresses: readonly SocketAddress[];
  /** What waits for the proof. Default: `before-data`. */
  readonly proof?: ProofMode;
}

/** The row that is being looked at. */
interface Arrival {
  family: IpFamily;
  link: number;
  source: SocketAddress;
  /** Of the source address's low half: whose address it claims to be. IPv4: 0, and the address itself. */
  high: number;
  low: number;
  /** Remote port << 16 | local port. */
  ports: number;
}

/**
 * All connections of one node with other nodes in native mode, sans-IO (R-TR-26, R-NAT-70): the transport of UDP mode,
 * with its associations, paths and failover, whose segments are plain TCP in IP packets. It turns the rows of packets
 * into those of datagrams and back, in place: a connection ID takes the place of node IDs and ports.
 */
export class NodeTransport implements ConnectionObserver {
  readonly transport: Transport;
  readonly #counters = new NodeCounters();
  readonly #links = new NodeLinks();
  readonly #flows: NodeFlows;
  readonly #refusals = new NodeRefusals();
  readonly #hash: QuadrupleHash;
  readonly #own: NodeId;
  readonly #ports = new Set<number>();
  readonly #arrival: Arrival = { family: 6, link: 0, source: socketAddress(6, '::', 0), high: 0, low: 0, ports: 0 };
  /** Who is dialled while the transport makes the connection; null: it makes one for what has arrived. */
  #dialled: NodeId | null = null;

  constructor({ identity, crypto, config, mtu = IPV6_LEAST_MTU, handlesFrom = 0 }: NodeTransportOptions) {
    const size = mtu - IPV6_HEADER;
    this.#own = identity.nodeId;
    this.#flows = new NodeFlows(Int32Array.of(crypto.randomUint32(), crypto.randomUint32()));
    this.#hash = new QuadrupleHash(crypto);
    this.transport = new Transport({
      ...{ identity, crypto, handlesFrom },
      config: { ...config, maxDatagram: size, largestDatagram: size, statelessShare: Number.POSITIVE_INFINITY },
      form: PACKET_FORM,
      observer: this,
    });
  }

  /** Packets dropped, by reason. */
  get counters(): Record<string, number> {
    const sums = this.#counters.snapshot();
    for (const [reason, count] of Object.entries(this.transport.counters)) sums[reason] = (sums[reason] ?? 0) + count;
    return sums;
  }

  /** Those that packets are looked up for, TIME-WAIT included. */
  get connectionCount(): number {
    return this.#flows.size;
  }

  /** A locator of this node, as `nodeAddress` makes it; one that is there already gets these options. */
  addLink(now: number, link: number, address: SocketAddress, options: LinkOptions = {}): void {
    this.#links.set(link, address);
    this.transport.addLink(now, link, address, options);
  }

  removeLink(now: number, link: number): void {
    this.transport.removeLink(now, link);
    this.#links.remove(link);
  }

  /** False when the port is listened to. Connections are accepted when `proof` says. */
  listen(port: number, proof: ProofMode = 'before-data'): boolean {
    if (!this.transport.listen(port, proof)) return false;
    this.#ports.add(port);
    return true;
  }

  /** Connections that are open stay open. */
  unlisten(port: number): void {
    this.#ports.delete(port);
    this.transport.unlisten(port);
  }

  /** Dials; `connected` or `failed` follows. Undefined: no port is free for that node and port. */
  connect(
    now: number,
    { nodeId, port, addresses, proof = 'before-data' }: NodeConnectOptions,
  ): ConnectionId | undefined {
    const flows = this.#flows;
    const key = flows.nodeKey(nodeId.high, nodeId.low, port << 16).slice();
    const isFree = (local: number): boolean =>
      !this.#ports.has(local) && flows.get(flows.nodeKey(nodeId.high, nodeId.low, (port << 16) | local)) === undefined;
    const sourcePort = this.#hash.port(key, isFree);
    if (sourcePort === 0) return undefined;
    this.#dialled = nodeId;
    const id = this.transport.connect(now, { nodeId, port, locators: addresses, sourcePort, proof });
    this.#dialled = null;
    return id;
  }

  opened(connection: ObservedConnection): void {
    const { role, servicePort, sourcePort } = connection;
    const { family, link, high, low, ports } = this.#arrival;
    if (role === 'initiator') {
      this.#flows.add(connection, (servicePort << 16) | sourcePort, this.#dialled);
      return;
    }
    const flow = this.#flows.add(connection, ports, family === 6 ? nodeId(high, low) : null);
    if (family === 4) this.#flows.claim(flow, this.#flows.pairKey(low, ports, link));
  }

  gone(connection: ObservedConnection): void {
    this.#flows.remove(connection.id);
  }

  /** `count` rows as the engine decoded them; who sent them is in the packets. */
  handleTrain(
    now: number,
    _link: number,
    _source: SocketAddress,
    arena: { readonly bytes: Uint8Array; readonly view: DataView },
    rows: Int32Array,
    count: number,
  ): void {
    for (let row = 0; row < count * ROW_WORDS; row += ROW_WORDS) {
      const reason = this.#admit(now, arena, rows, row);
      if (reason !== 'none') {
        this.#counters.count(reason);
        continue;
      }
      const { link, source } = this.#arrival;
      this.transport.handleTrain(now, link, source, arena, rows.subarray(row, row + ROW_WORDS), 1);
    }
  }

  handleTimeout(now: number): void {
    this.transport.handleTimeout(now);
  }

  noteLag(now: number, lag: number): void {
    this.transport.noteLag(now, lag);
  }

  /** What to do next: trains first, then events, then when to call again. */
  pollOutput(now: number, area: TrainBuffer): Output {
    for (;;) {
      const output = this.transport.pollOutput(now, area);
      if (output.kind === 'train') {
        const flow = this.#flows.of(output.connection);
        // A connection that has just ended has nothing left to say that matters.
        if (flow === undefined || !this.#address(area, output.link, output.destination, output.count, flow)) continue;
        return { ...output, link: LINK };
      }
      if (output.kind === 'event' && output.event.type === 'accepted' && !this.#isWhoItClaims(output.event)) {
        this.#counters.count('other-node');
        this.transport.abort(now, output.event.connection);
        this.transport.release(now, output.event.connection);
        continue;
      }
      const refusal = output.kind === 'timeout' ? this.#refusals.poll(area) : undefined;
      if (refusal === undefined) return output;
      const { link, destination, ports } = refusal;
      if (this.#stamp(area, link, destination, 1, ports)) {
        return { kind: 'train', link: LINK, destination, count: 1, connection: 0 };
      }
    }
  }

  /** Reads whose packet the row is and puts the connection's ID into it; or why it is dropped. */
  #admit(
    now: number,
    { bytes, view }: { readonly bytes: Uint8Array; readonly view: DataView },
    rows: Int32Array,
    row: number,
  ): NodeDrop {
    const fault = rows[row + ROW.fault] ?? 0;
    if (fault !== 0) return ROW_FAULTS[fault] ?? 'bad-option';
    const family = rows[row + ROW.ipVersion] === 4 ? 4 : 6;
    const source = (rows[row + ROW.ipOffset] ?? 0) + (family === 4 ? 12 : 8);
    const local = this.#links.find(family, bytes, source + (family === 4 ? 4 : 16));
    if (local === undefined) return 'not-ours';
    if (rows[row + ROW.kind] !== ROW_KIND.segment) return 'not-tcp';
    // Groups, this host, and nobody (RFC 4291, section 2; RFC 1122, section 3.2.1.3).
    const first = bytes[source] ?? 0;
    if (family === 6 ? first === 0xff || first === 0 : first === 0 || first === 127 || first >= 224)
      return 'bad-source';
    const arrival = this.#arrival;
    arrival.family = family;
    arrival.link = local.link;
    arrival.source = this.#links.addressAt(family, bytes, source);
    arrival.high = family === 6 ? view.getInt32(source + 8) : 0;
    arrival.low = view.getInt32(source + (family === 6 ? 12 : 0));
    if (family === 6 && arrival.high === this.#own.high && arrival.low === this.#own.low) return 'bad-source';
    arrival.ports = ((rows[row + ROW.sourcePort] ?? 0) << 16) | (rows[row + ROW.destinationPort] ?? 0);
    // There is no bit that asks for an acknowledgment: what is pushed is the end of a burst (R-NAT-77).
    if (((rows[row + ROW.flags] ?? 0) & PSH) !== 0)
      rows[row + ROW.flags] = (rows[row + ROW.flags] ?? 0) | ROW_FLAG.ackNow;
    const opens = ((rows[row + ROW.flags] ?? 0) & (SYN | ACK | RST)) === SYN;
    return opens ? this.#admitSyn(now, rows, row) : this.#admitSegment(now, rows, row);
  }

  #admitSyn(now: number, rows: Int32Array, row: number): NodeDrop {
    const { ports } = this.#arrival;
    if (((rows[row + ROW.flags] ?? 0) & ROW_FLAG.kamo) === 0) return this.#refuse(now, 'no-capable', rows, row);
    if (!this.#ports.has(ports & 0xffff)) return this.#refuse(now, 'no-listener', rows, row);
    const flow = this.#find();
    if (flow !== undefined && flow.connection.phase !== 'connecting') {
      // Random ports and sequence numbers keep incarnations apart; one that is over gives way at once.
      if (flow.connection.tcp.state !== 'time-wait') return 'port-in-use';
      this.#flows.unclaim(flow);
    }
    rows[row + ROW.idHigh] = synIdHigh(ports & 0xffff, ports >>> 16);
    rows[row + ROW.idLow] = synIdLow(KAMO_VERSION, 0, 0);
    return 'none';
  }

  #admitSegment(now: number, rows: Int32Array, row: number): NodeDrop {
    const { link, source } = this.#arrival;
    let flow = this.#find();
    if (flow !== undefined) {
      const { association } = flow.connection;
      const known = association.pathOf(link, source) >= 0;
      if (!known && !fits(flow, rows, row)) return 'implausible';
    } else {
      flow = this.#findByPorts(rows, row);
      if (flow === undefined) return this.#refuse(now, 'no-connection', rows, row);
    }
    rows[row + ROW.idHigh] = flow.connection.localHigh;
    rows[row + ROW.idLow] = flow.connection.localLow;
    return 'none';
  }

  #find(): NodeFlow | undefined {
    const { family, high, low, ports, link } = this.#arrival;
    const flows = this.#flows;
    return flows.get(family === 6 ? flows.nodeKey(high, low, ports) : flows.pairKey(low, ports, link));
  }

  /** IPv4: the peer, proven, speaks from an address that it has not told yet (R-NAT-72). */
  #findByPorts(rows: Int32Array, row: number): NodeFlow | undefined {
    const { family, ports } = this.#arrival;
    if (family !== 4) return undefined;
    for (const flow of this.#flows.withPorts(ports)) {
      if (flow.connection.phase === 'open' && fits(flow, rows, row)) return flow;
    }
    return undefined;
  }

  #refuse(now: number, reason: NodeDrop, rows: Int32Array, row: number): NodeDrop {
    if (((rows[row + ROW.flags] ?? 0) & RST) !== 0) return reason;
    const { link, source, ports } = this.#arrival;
    return this.#refusals.refuse(now, link, source, ports, rows, row) ? reason : 'reset-limit';
  }

  /** Who is proven is whose ID the addresses have; one that came by IPv4 is found by its ID from now on. */
  #isWhoItClaims({ connection, peer }: { readonly connection: ConnectionId; readonly peer: NodeId | null }): boolean {
    const flow = this.#flows.of(connection);
    if (flow === undefined || peer === null) return true;
    if (flow.peer === null) this.#flows.setPeer(flow, peer);
    return flow.peer?.high === peer.high && flow.peer.low === peer.low;
  }

  /** Addresses a train of a flow. False: its link has gone. */
  #address(area: TrainBuffer, link: number, foreign: SocketAddress, count: number, flow: NodeFlow): boolean {
    if (!this.#stamp(area, link, foreign, count, flow.ports)) return false;
    if (foreign.family === 4) {
      const key = this.#flows.pairKey(area.view.getInt32(area.start + 4), flow.ports, link);
      if (this.#flows.get(key) === undefined) this.#flows.claim(flow, key);
    }
    return true;
  }

  /** Makes packets of the rows of a train. */
  #stamp(area: TrainBuffer, link: number, foreign: SocketAddress, count: number, ports: number): boolean {
    const local = this.#links.get(link);
    if (local === undefined) return false;
    const { bytes, rows, start } = area;
    bytes.set(local.bytes, start);
    bytes.set(this.#links.bytesOf(foreign), start + local.bytes.length);
    const spare = local.family === 4 ? IPV6_HEADER - IPV4_HEADER : 0;
    for (let row = 0; row < count * ROW_WORDS; row += ROW_WORDS) {
      const flags = rows[row + ROW.flags] ?? 0;
      const pushed = (flags & ROW_FLAG.ackNow) !== 0 && (rows[row + ROW.payloadLength] ?? 0) > 0;
      rows[row + ROW.flags] = (flags & ~ROW_FLAG.ackNow) | (pushed ? PSH : 0);
      rows[row + ROW.offset] = (rows[row + ROW.offset] ?? 0) + spare;
      rows[row + ROW.ipVersion] = local.family;
      rows[row + ROW.protocol] = TCP;
      rows[row + ROW.ipOffset] = start;
      rows[row + ROW.network] = DEFAULT_HOP_LIMIT << 24;
      rows[row + ROW.sourcePort] = ports & 0xffff;
      rows[row + ROW.destinationPort] = ports >>> 16;
    }
    return true;
  }
}

/**
 * Whether a segment from a locator that is no path may belong to the flow: its numbers are within a window of what is
 * expected, which a stranger who sees nothing does not know (RFC 5961 in spirit).
 */
function fits(flow: NodeFlow, rows: Int32Array, row: number): boolean {
  const { rcvNxt, receiveWindow, sndUna, sndNxt } = flow.connection.tcp.status();
  const seq = ((rows[row + ROW.seq] ?? 0) - rcvNxt) | 0;
  const ack = rows[row + ROW.ack] ?? 0;
  const window = Math.max(receiveWindow, LEAST_WINDOW);
  return Math.abs(seq) <= window && ((sndNxt - ack) | 0) >= 0 && ((ack - sndUna) | 0) >= -window;
}

/** What was in flight when a window closed may still come. */
const LEAST_WINDOW = 65_535;
