/** Nodes in native mode, and a network that carries their packets by destination address, in virtual time. */
import { nodeCrypto } from '../../src/net/crypto.ts';
import {
  type NodeConnectOptions,
  NodeTransport,
  type NodeTransportOptions,
} from '../../src/transport/native/node-transport.ts';
import type { ConnectionId, TransportEvent } from '../../src/transport/output.ts';
import { formatIpAddress } from '../../src/wire/ip-address.ts';
import { nodeAddress, parseNativeLocator } from '../../src/wire/native-locator.ts';
import type { NodeId } from '../../src/wire/node-id.ts';
import { ROW, ROW_WORDS } from '../../src/wire/segment-row.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import { identityOf } from '../sim/identities.ts';
import { ENGINE } from './native-world.ts';

const SOMEBODY = socketAddress(4, '0.0.0.0', 0);
/** No test comes near: what loops in virtual time fails here. */
const ENDLESS = 100_000;

/** The address of a node at a locator. */
export function at(locator: string, id: NodeId): SocketAddress {
  const parsed = parseNativeLocator(locator);
  if (!parsed.ok) throw new Error(locator);
  return nodeAddress(parsed.value, id);
}

/** Source and destination of a packet, as text. */
export function ends(packet: Uint8Array): readonly [source: string, destination: string] {
  const family = (packet[0] ?? 0) >>> 4 === 4 ? 4 : 6;
  const size = family === 4 ? 4 : 16;
  const offset = family === 4 ? 12 : 8;
  return [formatIpAddress(family, packet, offset), formatIpAddress(family, packet, offset + size)];
}

/** Options of a packet's TCP header. */
export function tcpOptions(packet: Uint8Array): Uint8Array {
  const start = (packet[0] ?? 0) >>> 4 === 4 ? 20 : 40;
  return packet.subarray(start + 20, start + 4 * ((packet[start + 12] ?? 0) >>> 4));
}

/** One node with locators that come and go; what it sends lies in `sent` until the network takes it. */
export class PacketNode {
  readonly node: NodeTransport;
  readonly id: NodeId;
  readonly sent: Uint8Array[] = [];
  readonly events: TransportEvent[] = [];
  deadline = Number.POSITIVE_INFINITY;

  /** @param locators `PREFIX/64` or `ADDRESS/32`, each a link by its place */
  constructor(index: number, locators: readonly string[], options: Partial<NodeTransportOptions> = {}) {
    const identity = identityOf(index);
    this.id = identity.nodeId;
    this.node = new NodeTransport({ identity, crypto: nodeCrypto, ...options });
    for (const [link, locator] of locators.entries()) this.attach(0, link, locator);
  }

  attach(now: number, link: number, locator: string): void {
    this.node.addLink(now, link, at(locator, this.id));
    this.drain(now);
  }

  detach(now: number, link: number): void {
    this.node.removeLink(now, link);
    this.drain(now);
  }

  dial(
    now: number,
    peer: PacketNode,
    locators: readonly string[],
    options: Partial<NodeConnectOptions> = {},
  ): ConnectionId {
    const addresses = locators.map((locator) => at(locator, peer.id));
    const id = this.node.connect(now, { nodeId: peer.id, port: 7, addresses, ...options });
    if (id === undefined) throw new Error('no port is free');
    this.drain(now);
    return id;
  }

  receive(now: number, packet: Uint8Array): void {
    const { bytes, receiveRows, receiveStart } = ENGINE;
    bytes.set(packet, receiveStart);
    receiveRows[ROW.offset] = receiveStart;
    receiveRows[ROW.length] = packet.length;
    receiveRows[ROW.flags] = 0;
    ENGINE.decodePackets(1);
    this.node.handleTrain(now, 0, SOMEBODY, ENGINE, receiveRows, 1);
    this.drain(now);
  }

  wake(now: number): void {
    if (now >= this.deadline) this.node.handleTimeout(now);
    this.drain(now);
  }

  drain(now: number): void {
    const region = ENGINE.transmitRegions[0];
    if (region === undefined) throw new Error('an engine has regions');
    const area = { ...region, bytes: ENGINE.bytes, view: ENGINE.view };
    for (let outputs = 0; ; outputs++) {
      if (outputs === ENDLESS) throw new Error(`${ENDLESS} outputs at one instant: a livelock`);
      const output = this.node.pollOutput(now, area);
      if (output.kind === 'timeout') {
        this.deadline = output.at;
        return;
      }
      if (output.kind === 'event') {
        this.events.push(output.event);
        continue;
      }
      ENGINE.encodePackets(region, output.count);
      for (let row = 0; row < output.count * ROW_WORDS; row += ROW_WORDS) {
        if (region.rows[row + ROW.fault] !== 0) throw new Error(`row with fault ${region.rows[row + ROW.fault]}`);
        const offset = region.rows[row + ROW.offset] ?? 0;
        this.sent.push(ENGINE.bytes.slice(offset, offset + (region.rows[row + ROW.length] ?? 0)));
      }
    }
  }

  eventsOf(type: TransportEvent['type']): TransportEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** The handle of the connection that was accepted last. */
  get accepted(): ConnectionId {
    return this.eventsOf('accepted').at(-1)?.connection ?? 0;
  }

  /** All that can be read now. */
  readAll(now: number, id: ConnectionId): Uint8Array {
    const chunks: Uint8Array[] = [];
    for (let chunk = this.node.transport.read(id); chunk !== null; chunk = this.node.transport.read(id)) {
      chunks.push(chunk);
    }
    this.drain(now);
    const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
    let offset = 0;
    for (const chunk of chunks) {
      all.set(chunk, offset);
      offset += chunk.length;
    }
    return all;
  }
}

/** Carries every packet to all others; `way` may drop, replace or add. Time moves only in `run`. */
export class PacketNetwork {
  now = 1000;
  way: (packet: Uint8Array) => readonly Uint8Array[] = (packet) => [packet];
  readonly packets: Uint8Array[] = [];
  readonly #nodes: readonly PacketNode[];
  readonly #delay: number;
  readonly #flying: { readonly at: number; readonly from: PacketNode; readonly packet: Uint8Array }[] = [];

  constructor(nodes: readonly PacketNode[], delay = 10) {
    this.#nodes = nodes;
    this.#delay = delay;
  }

  /** Nothing goes to or from addresses that begin so. */
  cut(...prefixes: readonly string[]): void {
    this.way = (packet) => (ends(packet).some((end) => prefixes.some((p) => end.startsWith(p))) ? [] : [packet]);
  }

  heal(): void {
    this.way = (packet) => [packet];
  }

  /** Carries and wakes for `duration` ms, in steps of one; true when `done` says so before. */
  run(duration: number, done: () => boolean = () => false): boolean {
    for (const end = this.now + duration; this.now < end; ) {
      this.#launch();
      if (done()) return true;
      this.now += 1;
      while (this.#flying[0] !== undefined && this.#flying[0].at <= this.now) {
        const landed = this.#flying.shift();
        for (const node of this.#nodes)
          if (node !== landed?.from) node.receive(this.now, landed?.packet ?? new Uint8Array());
      }
      for (const node of this.#nodes) node.wake(this.now);
    }
    this.#launch();
    return done();
  }

  #launch(): void {
    for (const from of this.#nodes) {
      for (const packet of from.sent.splice(0)) {
        this.packets.push(packet);
        for (const carried of this.way(packet))
          this.#flying.push({ at: this.now + this.#delay, from, packet: carried });
      }
    }
    if (this.#flying.length > ENDLESS) throw new Error(`more than ${ENDLESS} packets on their way: a storm`);
  }
}
