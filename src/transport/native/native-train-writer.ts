import type { Transmission } from '../../tcp/segment.ts';
import { CWR, FIN, PSH, ROW, ROW_FLAG, ROW_WORDS, RST, SYN, URG } from '../../wire/segment-row.ts';
import {
  padOptions,
  sackCapacity,
  writeMss,
  writeSackBlocks,
  writeSackPermitted,
  writeUserTimeout,
  writeWindowScale,
} from '../../wire/tcp-option.ts';
import type { TrainBuffer } from '../train-writer.ts';
import { type OwnAddress, writeAddressWords } from './addresses.ts';
import {
  ECT0,
  ICMP,
  ICMP_HEADER,
  ICMPV6,
  IPV4_HEADER,
  IPV6_HEADER,
  MAX_ROW_PAYLOAD,
  MAX_TCP_OPTIONS,
  TCP,
  TCP_HEADER,
  TIMESTAMPS_BYTES,
} from './constants.ts';

/** Between whom a packet travels, and how. */
export interface Flow {
  readonly local: OwnAddress;
  /** A key of the connections' table: the remote address in words 0 to 3, remote port << 16 | local port in word 4. */
  readonly key: Int32Array;
  /** 1..255 */
  readonly hopLimit: number;
  /** DSCP << 2 (RFC 2474). */
  readonly trafficClass: number;
  /** Whether routers may cut its packets, and what the next one is identified by, 0..65535. Absent: they may not. */
  readonly destination?: { readonly mayBeCut: boolean; identification: number };
}

/** The option of RFC 5482, which goes where room is left. */
const USER_TIMEOUT_BYTES = 4;
/** Room for both addresses before the packets of a flow. */
const ADDRESS_BYTES = 32;
/** Flags that a segment may have without beginning a row of its own when it continues the one before. */
const CLOSING_FLAGS = PSH | FIN;
/** Flags that leave a row alone: not of a stream, or of one segment only (RFC 3168, section 6.1.2). */
const LONE_FLAGS = SYN | RST | URG | CWR;

/**
 * Writes packets of one train behind each other and fills their rows: the flow's addresses, then for each segment the
 * room for its headers, its options, its payload. With offload, segments that continue one another share a row
 * (R-NAT-32).
 */
export class NativeTrainWriter {
  readonly #offload: boolean;
  #buffer: TrainBuffer | undefined;
  #flow: Flow | undefined;
  #ipOffset = 0;
  #next = 0;
  #count = 0;
  #segmentSize = 0;
  /** The last row can be continued; where its stream is then. */
  #open = false;
  #continuesAt = 0;

  constructor(offload: boolean) {
    this.#offload = offload;
  }

  get count(): number {
    return this.#count;
  }

  /** Payload of one segment of the rows that hold several; 0 when none does. */
  get segmentSize(): number {
    return this.#segmentSize;
  }

  begin(buffer: TrainBuffer): void {
    this.#buffer = buffer;
    this.#flow = undefined;
    this.#next = buffer.start;
    this.#count = 0;
    this.#segmentSize = 0;
    this.#open = false;
  }

  /** Whether one more packet of `length` bytes certainly fits. */
  hasRoom(length: number): boolean {
    const buffer = this.#buffer;
    if (buffer === undefined || this.#count >= buffer.rowLimit) return false;
    return this.#next + ADDRESS_BYTES + length <= buffer.end;
  }

  /**
   * Adds one segment of `flow`; the caller has asked `hasRoom`. Returns the offset at which its payload belongs.
   *
   * @param mss payload of a full segment: one of this size may be continued
   */
  add(segment: Transmission, flow: Flow, mss: number): number {
    const buffer = this.#of(flow);
    if (this.#continues(buffer, segment, mss)) return this.#extend(buffer, segment, mss);
    const { view, rows } = buffer;
    const row = this.#count * ROW_WORDS;
    const start = this.#next;
    const stamped = segment.hasTimestamp ? TIMESTAMPS_BYTES : 0;
    const optionsStart = start + ipHeader(flow) + TCP_HEADER + stamped;
    let at = optionsStart;
    if (segment.syn) {
      at = writeMss(view, at, segment.mss);
      if (segment.windowScale >= 0) at = writeWindowScale(view, at, segment.windowScale);
      if (segment.sackPermitted) at = writeSackPermitted(view, at);
    } else if (segment.sackCount > 0) {
      const blocks = Math.min(segment.sackCount, sackCapacity(MAX_TCP_OPTIONS - stamped));
      at = writeSackBlocks(view, at, segment.sack, blocks);
    }
    if (segment.userTimeout >= 0 && at - optionsStart + USER_TIMEOUT_BYTES <= MAX_TCP_OPTIONS - stamped) {
      at = writeUserTimeout(view, at, segment.userTimeout);
    }
    at = padOptions(view, optionsStart, at);
    this.#fillPacket(rows, row, flow, TCP, start, at, segment.payloadLength);
    rows[row + ROW.flags] =
      segment.flags | (segment.hasTimestamp ? ROW_FLAG.timestamp : 0) | (this.#offload ? ROW_FLAG.checksummed : 0);
    if (flow.destination?.mayBeCut === true) {
      rows[row + ROW.flags] = (rows[row + ROW.flags] ?? 0) | ROW_FLAG.fragmentable;
      rows[row + ROW.idLow] = nextIdentification(flow.destination);
    }
    rows[row + ROW.window] = segment.window;
    rows[row + ROW.seq] = segment.seq;
    rows[row + ROW.ack] = segment.ack;
    rows[row + ROW.tsVal] = segment.tsVal;
    rows[row + ROW.tsEcr] = segment.tsEcr;
    rows[row + ROW.optionsOffset] = optionsStart;
    rows[row + ROW.optionsLength] = at - optionsStart;
    const service = flow.trafficClass | (segment.ect ? ECT0 : 0);
    rows[row + ROW.network] = segment.urgentPointer | (service << 16) | (flow.hopLimit << 24);
    const ports = flow.key[4] ?? 0;
    rows[row + ROW.sourcePort] = ports & 0xffff;
    rows[row + ROW.destinationPort] = ports >>> 16;
    this.#count += 1;
    this.#next = at + segment.payloadLength;
    this.#continuesAt = (segment.seq + segment.payloadLength) | 0;
    this.#open = this.#offload && at === optionsStart && mss > 0 && segment.payloadLength === mss;
    if (this.#open && (segment.flags & (LONE_FLAGS | CLOSING_FLAGS)) !== 0) this.#open = false;
    return at;
  }

  /** Adds an ICMP message of `flow`; the caller has asked `hasRoom`. Ports of the flow mean nothing. */
  addMessage(flow: Flow, type: number, code: number, rest: number, payload: Uint8Array): void {
    const buffer = this.#of(flow);
    const { bytes, rows } = buffer;
    const row = this.#count * ROW_WORDS;
    const at = this.#next + ipHeader(flow) + ICMP_HEADER;
    this.#fillPacket(rows, row, flow, flow.local.family === 4 ? ICMP : ICMPV6, this.#next, at, payload.length);
    bytes.set(payload, at);
    rows[row + ROW.flags] = 0;
    rows[row + ROW.optionsLength] = 0;
    rows[row + ROW.seq] = rest;
    rows[row + ROW.network] = (flow.trafficClass << 16) | (flow.hopLimit << 24);
    rows[row + ROW.sourcePort] = type;
    rows[row + ROW.destinationPort] = code;
    this.#count += 1;
    this.#next = at + payload.length;
    this.#open = false;
  }

  /** The buffer, with the addresses of `flow` in place. */
  #of(flow: Flow): TrainBuffer {
    const buffer = this.#buffer;
    if (buffer === undefined) throw new Error('a train is begun before packets are added');
    if (flow === this.#flow) return buffer;
    this.#flow = flow;
    this.#open = false;
    this.#ipOffset = this.#next;
    const { family, bytes } = flow.local;
    for (let i = 0; i < bytes.length; i++) buffer.bytes[this.#ipOffset + i] = bytes[i] ?? 0;
    this.#next = writeAddressWords(family, flow.key, buffer.view, this.#ipOffset + bytes.length);
    return buffer;
  }

  #fillPacket(
    rows: Int32Array,
    row: number,
    flow: Flow,
    protocol: number,
    start: number,
    payloadAt: number,
    payloadLength: number,
  ): void {
    rows[row + ROW.offset] = start;
    rows[row + ROW.length] = payloadAt + payloadLength - start;
    rows[row + ROW.ipVersion] = flow.local.family;
    rows[row + ROW.protocol] = protocol;
    rows[row + ROW.ipOffset] = this.#ipOffset;
    rows[row + ROW.payloadOffset] = payloadAt;
    rows[row + ROW.payloadLength] = payloadLength;
  }

  /** Whether the segment could be the next of the last row, as the kernel would cut it: all of a train at one size. */
  #continues(buffer: TrainBuffer, segment: Transmission, mss: number): boolean {
    if (!this.#open || segment.seq !== this.#continuesAt || segment.payloadLength === 0) return false;
    if (segment.payloadLength > mss || (this.#segmentSize !== 0 && this.#segmentSize !== mss)) return false;
    const { rows } = buffer;
    const row = (this.#count - 1) * ROW_WORDS;
    const flags = (rows[row + ROW.flags] ?? 0) & 0xff;
    const length = (rows[row + ROW.payloadLength] ?? 0) + segment.payloadLength;
    return (
      length <= MAX_ROW_PAYLOAD - TIMESTAMPS_BYTES &&
      segment.sackCount === 0 &&
      flags === (segment.flags & ~CLOSING_FLAGS) &&
      rows[row + ROW.ack] === segment.ack &&
      rows[row + ROW.window] === segment.window &&
      rows[row + ROW.tsVal] === segment.tsVal &&
      rows[row + ROW.tsEcr] === segment.tsEcr &&
      (((rows[row + ROW.network] ?? 0) >>> 16) & ECT0) === (segment.ect ? ECT0 : 0)
    );
  }

  #extend(buffer: TrainBuffer, segment: Transmission, mss: number): number {
    const { rows } = buffer;
    const row = (this.#count - 1) * ROW_WORDS;
    const at = this.#next;
    const destination = this.#flow?.destination;
    // The kernel counts on from the row's identification when it cuts.
    if (destination?.mayBeCut === true) nextIdentification(destination);
    this.#segmentSize = mss;
    rows[row + ROW.payloadLength] = (rows[row + ROW.payloadLength] ?? 0) + segment.payloadLength;
    rows[row + ROW.length] = (rows[row + ROW.length] ?? 0) + segment.payloadLength;
    rows[row + ROW.flags] = (rows[row + ROW.flags] ?? 0) | segment.flags;
    this.#next = at + segment.payloadLength;
    this.#continuesAt = (this.#continuesAt + segment.payloadLength) | 0;
    if (segment.payloadLength !== mss || (segment.flags & CLOSING_FLAGS) !== 0) this.#open = false;
    return at;
  }
}

function nextIdentification(destination: { identification: number }): number {
  const { identification } = destination;
  destination.identification = (identification + 1) & 0xffff;
  return identification;
}

function ipHeader(flow: Flow): number {
  return flow.local.family === 4 ? IPV4_HEADER : IPV6_HEADER;
}
