/** A peer of a native transport whose packets are made by hand, one by one. */
import type { NativeTransportOptions } from '../../src/transport/native/native-options.ts';
import type { NativeTransport } from '../../src/transport/native/native-transport.ts';
import type { ConnectionId, TransportEvent } from '../../src/transport/output.ts';
import { ACK, FIN, ROW, ROW_KIND, ROW_WORDS, SYN } from '../../src/wire/segment-row.ts';
import { readSynOptions, type SynOptions, synOptions } from '../../src/wire/tcp-option.ts';
import { buildPacket, type PacketParts } from '../engine/packets.ts';
import { addressBytes, ENGINE, NativeHost } from './native-world.ts';

export type Family = 4 | 6;
export const FAMILIES: readonly Family[] = [4, 6];
export const OURS = { 4: '10.9.0.2', 6: 'fd09::2' } as const;
export const THEIRS = { 4: '10.9.0.1', 6: 'fd09::1' } as const;
export const PEER_ISN = 7000;

/** A packet that came out, read field by field. */
export interface Seen {
  readonly kind: 'segment' | 'icmp';
  readonly bytes: Uint8Array;
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
  readonly hopLimit: number;
  readonly trafficClass: number;
  /** Of ICMP: type and code. */
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly flags: number;
  readonly seq: number;
  readonly ack: number;
  readonly length: number;
  readonly options: SynOptions;
}

/** The TCP part of a packet to be made. */
export interface Fields {
  readonly sourcePort?: number;
  readonly destinationPort?: number;
  readonly flags?: number;
  readonly seq?: number;
  readonly ack?: number;
  readonly window?: number;
  readonly options?: readonly number[];
  readonly length?: number;
  readonly source?: string;
  readonly destination?: string;
}

/** A native transport and whoever writes packets to it. */
export class NativeBench {
  now = 1000;
  readonly family: Family;
  readonly host: NativeHost;

  constructor(family: Family, options: Partial<NativeTransportOptions> = {}, seed = 1) {
    this.family = family;
    this.host = new NativeHost(seed, { tcp: { msl: 1000 }, ...options });
    this.drain();
  }

  get transport(): NativeTransport {
    return this.host.transport;
  }

  /** What is to be sent now. */
  drain(): Seen[] {
    return this.host.poll(this.now).map((packet) => read(packet));
  }

  /** Time goes on; what was sent meanwhile. */
  pass(ms: number): Seen[] {
    const end = this.now + ms;
    const seen = this.drain();
    for (let next = this.host.deadline(); next <= end; next = this.host.deadline()) {
      this.now = Math.max(this.now, next);
      seen.push(...this.drain());
    }
    this.now = end;
    return seen;
  }

  /** A segment from the peer's port 80 to our port 80, unless told otherwise; what answers it at once. */
  segment(fields: Fields): Seen[] {
    return this.packet(segmentParts(this.family, fields));
  }

  packet(parts: PacketParts): Seen[] {
    this.host.receive(this.now, buildPacket(parts));
    return this.drain();
  }

  /** Dials the peer's port 80; its handle and the SYN. */
  dial(localAddress?: string): { id: ConnectionId; syn: Seen } {
    const address = THEIRS[this.family];
    const id = this.transport.connect(this.now, { address, port: 80, ...(localAddress ? { localAddress } : {}) });
    const [syn] = this.drain();
    if (syn === undefined) throw new Error('no SYN went out');
    return { id, syn };
  }

  /** A connection that is established, without options. */
  connected(): { id: ConnectionId; port: number; sndNxt: number } {
    const { id, syn } = this.dial();
    const ack = (syn.seq + 1) | 0;
    this.segment({ destinationPort: syn.sourcePort, flags: SYN | ACK, seq: PEER_ISN, ack });
    return { id, port: syn.sourcePort, sndNxt: ack };
  }

  /** An ICMP message about `quoted`, which we sent. */
  icmp(type: number, code: number, quoted: Uint8Array, rest = 0): Seen[] {
    return this.packet(icmpParts(this.family, type, code, quoted, rest));
  }

  failure(): Extract<TransportEvent, { type: 'failed' }> | undefined {
    const event = this.host.eventsOf('failed').at(-1);
    return event?.type === 'failed' ? event : undefined;
  }
}

export function segmentParts(family: Family, fields: Fields): PacketParts {
  return {
    version: family,
    source: addressBytes(fields.source ?? THEIRS[family]),
    destination: addressBytes(fields.destination ?? OURS[family]),
    hopLimit: 60,
    trafficClass: 0,
    transport: {
      protocol: 6,
      sourcePort: fields.sourcePort ?? 80,
      destinationPort: fields.destinationPort ?? 80,
      seq: fields.seq ?? 0,
      ack: fields.ack ?? 0,
      flags: fields.flags ?? ACK,
      urgentPointer: 0,
      window: fields.window ?? 20_000,
      options: Uint8Array.from(fields.options ?? []),
      payload: new Uint8Array(fields.length ?? 0),
    },
  };
}

export function icmpParts(family: Family, type: number, code: number, payload: Uint8Array, rest = 0): PacketParts {
  return {
    version: family,
    source: addressBytes(THEIRS[family]),
    destination: addressBytes(OURS[family]),
    hopLimit: 60,
    trafficClass: 0,
    transport: { protocol: family === 4 ? 1 : 58, type, code, rest, payload },
  };
}

/** <SEQ=…><LEN=…> as sequence space: text, SYN and FIN. */
export function spaceOf({ flags, length }: Seen): number {
  return length + (flags & FIN ? 1 : 0) + (flags & SYN ? 1 : 0);
}

function read(bytes: Uint8Array): Seen {
  const { receiveRows: rows, receiveStart, view } = ENGINE;
  ENGINE.bytes.set(bytes, receiveStart);
  rows.fill(0, 0, ROW_WORDS);
  rows[ROW.offset] = receiveStart;
  rows[ROW.length] = bytes.length;
  if (ENGINE.decodePackets(1) !== 1) throw new Error(`what was sent has a fault: ${rows[ROW.fault]}`);
  const word = (name: keyof typeof ROW) => rows[ROW[name]] ?? 0;
  const four = word('ipVersion') === 4;
  const options = synOptions();
  if (word('kind') === ROW_KIND.segment) readSynOptions(view, word('optionsOffset'), word('optionsLength'), options);
  return {
    kind: word('kind') === ROW_KIND.segment ? 'segment' : 'icmp',
    bytes,
    source: four ? bytes.slice(12, 16) : bytes.slice(8, 24),
    destination: four ? bytes.slice(16, 20) : bytes.slice(24, 40),
    hopLimit: word('network') >>> 24,
    trafficClass: (word('network') >>> 16) & 0xff,
    sourcePort: word('sourcePort'),
    destinationPort: word('destinationPort'),
    flags: word('flags') & 0xff,
    seq: word('seq'),
    ack: word('ack'),
    length: word('payloadLength'),
    options,
  };
}
