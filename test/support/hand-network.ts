import { nodeCrypto } from '../../src/net/crypto.ts';
import type { ConnectionId, TransportEvent } from '../../src/transport/output.ts';
import { Transport } from '../../src/transport/transport.ts';
import type { TransportOptions } from '../../src/transport/transport-options.ts';
import { ROW, ROW_WORDS } from '../../src/wire/segment-row.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import { readUdpHeader, type UdpHeader, udpHeader } from '../../src/wire/udp-header.ts';
import { identityOf } from '../sim/identities.ts';
import { ReferenceEngine } from './reference-engine.ts';

/** A datagram on its way. */
export interface Datagram {
  readonly source: SocketAddress;
  readonly destination: SocketAddress;
  readonly bytes: Uint8Array;
}

/** Outputs of one draining, and datagrams on their way, that no test comes near: what loops in virtual time fails here. */
const ENDLESS = 100_000;

/** One transport with its engine; every datagram it sends lies in `sent` until the test takes it. */
export class HandNode {
  readonly transport: Transport;
  readonly links: readonly SocketAddress[];
  readonly sent: Datagram[] = [];
  readonly events: TransportEvent[] = [];
  deadline = Number.POSITIVE_INFINITY;
  readonly #engine = new ReferenceEngine();

  /** @param largestDatagram what its links carry whole or not at all; absent: they may fragment */
  constructor(index: number, links: number, options: Partial<TransportOptions> = {}, largestDatagram?: number) {
    this.transport = new Transport({ identity: identityOf(index), crypto: nodeCrypto, ...options });
    this.links = Array.from({ length: links }, (_, link) => socketAddress(4, `10.${index + 1}.${link + 1}.1`, 4000));
    for (const [link, local] of this.links.entries()) {
      this.transport.addLink(0, link, local, largestDatagram === undefined ? {} : { largestDatagram });
    }
    this.drain(0);
  }

  /** All that waited at one readiness, before anything is answered. */
  receiveAll(now: number, datagrams: readonly Datagram[]): void {
    for (const datagram of datagrams) this.#handle(now, datagram);
    this.drain(now);
  }

  receive(now: number, datagram: Datagram): void {
    this.#handle(now, datagram);
    this.drain(now);
  }

  #handle(now: number, datagram: Datagram): void {
    const link = this.links.findIndex((local) => local.key === datagram.destination.key);
    if (link < 0) return;
    const { bytes, receiveRows, receiveStart } = this.#engine;
    bytes.set(datagram.bytes, receiveStart);
    receiveRows[ROW.offset] = receiveStart;
    receiveRows[ROW.length] = datagram.bytes.length;
    this.#engine.decodeDatagrams(1);
    this.transport.handleTrain(now, link, datagram.source, this.#engine, receiveRows, 1);
  }

  wake(now: number): void {
    if (now >= this.deadline) this.transport.handleTimeout(now);
    this.drain(now);
  }

  drain(now: number): void {
    const region = this.#engine.transmitRegions[0];
    if (region === undefined) throw new Error('an engine has regions');
    const area = { ...region, bytes: this.#engine.bytes, view: this.#engine.view };
    for (let outputs = 0; ; outputs++) {
      if (outputs === ENDLESS) throw new Error(`${ENDLESS} outputs at one instant: a livelock`);
      const output = this.transport.pollOutput(now, area);
      if (output.kind === 'timeout') {
        this.deadline = output.at;
        return;
      }
      if (output.kind === 'event') {
        this.events.push(output.event);
        continue;
      }
      if (output.whole !== true) this.#engine.encodeSegments(region, output.count);
      const source = this.links[output.link];
      if (source === undefined) throw new Error(`no link ${output.link}`);
      for (let row = 0; row < output.count * ROW_WORDS; row += ROW_WORDS) {
        const offset = region.rows[row + ROW.offset] ?? 0;
        const bytes = this.#engine.bytes.slice(offset, offset + (region.rows[row + ROW.length] ?? 0));
        this.sent.push({ source, destination: output.destination, bytes });
      }
    }
  }

  eventsOf(type: TransportEvent['type']): TransportEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** All that can be read now, of one connection. */
  readAll(now: number, id: ConnectionId): Uint8Array {
    const chunks: Uint8Array[] = [];
    for (let chunk = this.transport.read(id); chunk !== null; chunk = this.transport.read(id)) chunks.push(chunk);
    this.drain(now);
    const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const chunk of chunks) {
      all.set(chunk, at);
      at += chunk.length;
    }
    return all;
  }
}

/** What happens to a datagram between nodes: lost, or replaced, or both. */
export type Way = (datagram: Datagram) => readonly Datagram[];

/**
 * Nodes joined by hand: a constant delay, and a function that sees each datagram. Time is virtual and moves only in
 * `run`.
 */
export class HandNetwork {
  now = 1000;
  way: Way = (datagram) => [datagram];
  readonly nodes: readonly HandNode[];
  readonly #delay: number;
  readonly #flying: { readonly at: number; readonly datagram: Datagram }[] = [];

  constructor(nodes: readonly HandNode[], delay = 10) {
    this.nodes = nodes;
    this.#delay = delay;
  }

  /** Carries and wakes for `duration` ms of virtual time, in steps of one. */
  run(duration: number): void {
    const end = this.now + duration;
    while (this.now < end) {
      this.#launch();
      this.now += 1;
      this.#land();
      for (const node of this.nodes) node.wake(this.now);
    }
    this.#launch();
  }

  #launch(): void {
    for (const node of this.nodes) {
      for (const datagram of node.sent.splice(0)) {
        for (const carried of this.way(datagram)) this.#flying.push({ at: this.now + this.#delay, datagram: carried });
      }
    }
    if (this.#flying.length > ENDLESS) throw new Error(`more than ${ENDLESS} datagrams on their way: a storm`);
  }

  #land(): void {
    while (this.#flying[0] !== undefined && this.#flying[0].at <= this.now) {
      const landed = this.#flying.shift();
      if (landed !== undefined) for (const node of this.nodes) node.receive(this.now, landed.datagram);
    }
  }
}

/** The header of a datagram that is a segment. */
export function headerOf(bytes: Uint8Array): UdpHeader {
  const header = udpHeader();
  const fault = readUdpHeader(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length, header);
  if (fault !== 'none') throw new Error(`not a segment: ${fault}`);
  return header;
}
