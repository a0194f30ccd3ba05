import type { Transmission } from '../tcp/segment.ts';
import { ROW, ROW_FLAG, ROW_KIND, ROW_WORDS } from '../wire/segment-row.ts';
import {
  MAX_OPTIONS,
  padOptions,
  sackCapacity,
  sackSize,
  TIMESTAMPS_SIZE,
  writeMss,
  writeSackBlocks,
  writeSackPermitted,
  writeWindowScale,
} from '../wire/tcp-option.ts';
import { EXTENDED_LENGTH_SIZE, MAX_EXTENDED_OPTIONS, UDP_HEADER_SIZE } from '../wire/udp-header.ts';
import { DATAGRAM_FORM, type SegmentForm } from './segment-form.ts';

/** A stretch of memory with rows, to write one train into; the host encodes the headers and sends it. */
export interface TrainBuffer {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
  readonly rows: Int32Array;
  readonly rowLimit: number;
}

/** Options beyond those TCP asks for: CAPABLE in a SYN, CONTROL and PROBE on a pure acknowledgment. */
export interface ExtraOptions {
  readonly bytes: Uint8Array;
  length: number;
  /** The datagram is filled with NOPs up to this many bytes, as far as options reach; 0 for no padding. */
  padTo: number;
}

export const NO_EXTRA: ExtraOptions = { bytes: new Uint8Array(0), length: 0, padTo: 0 };
/** Option bytes that fit beside the timestamps without the extension. */
const PLAIN_OPTION_ROOM = MAX_OPTIONS - TIMESTAMPS_SIZE;
const MSS_BYTES = 4;
const WINDOW_SCALE_BYTES = 3;
const SACK_PERMITTED_BYTES = 2;
const NO_OPERATION = 1;

/** Writes the segments of one train behind each other and fills their rows (R-TR-25). */
export class TrainWriter {
  readonly #form: SegmentForm;
  #buffer: TrainBuffer | undefined;
  #next = 0;
  #count = 0;
  #length = 0;
  #closed = false;

  constructor(form: SegmentForm = DATAGRAM_FORM) {
    this.#form = form;
  }

  get count(): number {
    return this.#count;
  }

  /** Bytes of the datagrams written. */
  get bytes(): number {
    return this.#next - (this.#buffer === undefined ? 0 : this.#buffer.start + this.#form.lead);
  }

  begin(buffer: TrainBuffer): void {
    this.#buffer = buffer;
    this.#next = buffer.start + this.#form.lead;
    this.#count = 0;
    this.#length = 0;
    this.#closed = false;
  }

  /** Whether a datagram of `length` bytes may follow those written: none longer than the first, none after a shorter. */
  accepts(length: number): boolean {
    const buffer = this.#buffer;
    if (buffer === undefined || this.#closed || this.#count === buffer.rowLimit) return false;
    return this.#next + length <= buffer.end && (this.#count === 0 || length <= this.#length);
  }

  /** The length of the datagram that `segment` would be. */
  sizeOf(segment: Transmission, extra: ExtraOptions = NO_EXTRA): number {
    const options = this.#optionBytes(segment, extra);
    const extended = this.#isExtended(options, extra);
    const length = this.#form.headroom + headerBytes(segment, extended) + options + segment.payloadLength;
    return extended ? Math.max(length, extra.padTo) : length;
  }

  /**
   * Adds one segment; the caller has asked `accepts`. Returns the offset at which its payload belongs.
   */
  add(segment: Transmission, idHigh: number, idLow: number, extra: ExtraOptions = NO_EXTRA): number {
    const buffer = this.#buffer;
    if (buffer === undefined) throw new Error('a train is begun before segments are added');
    const { bytes, view, rows } = buffer;
    const start = this.#next;
    const extended = this.#isExtended(this.#optionBytes(segment, extra), extra);
    const optionsStart = start + this.#form.headroom + headerBytes(segment, extended);
    let at = optionsStart;
    if (segment.syn) {
      at = writeMss(view, at, segment.mss);
      if (segment.windowScale >= 0) at = writeWindowScale(view, at, segment.windowScale);
      at = writeSackPermitted(view, at);
    }
    at = writeSackBlocks(view, at, segment.sack, this.#blockCount(segment, extra));
    for (let index = 0; index < extra.length; index += 1) bytes[at + index] = extra.bytes[index] ?? 0;
    at += extra.length;
    at = padOptions(view, optionsStart, at);
    const padTo = extended ? start + extra.padTo - segment.payloadLength : 0;
    for (const end = paddedEnd(optionsStart, padTo); at < end; at += 1) bytes[at] = NO_OPERATION;

    const row = this.#count * ROW_WORDS;
    rows[row + ROW.kind] = ROW_KIND.segment;
    rows[row + ROW.offset] = start;
    rows[row + ROW.length] = at + segment.payloadLength - start;
    rows[row + ROW.flags] =
      segment.flags |
      (segment.ackNow ? ROW_FLAG.ackNow : 0) |
      (extended ? ROW_FLAG.extended : 0) |
      (segment.hasTimestamp ? ROW_FLAG.timestamp : 0);
    rows[row + ROW.window] = segment.window;
    rows[row + ROW.idHigh] = idHigh;
    rows[row + ROW.idLow] = idLow;
    rows[row + ROW.seq] = segment.seq;
    rows[row + ROW.ack] = segment.ack;
    rows[row + ROW.tsVal] = segment.tsVal;
    rows[row + ROW.tsEcr] = segment.tsEcr;
    rows[row + ROW.optionsOffset] = optionsStart;
    rows[row + ROW.optionsLength] = at - optionsStart;
    rows[row + ROW.payloadOffset] = at;
    rows[row + ROW.payloadLength] = segment.payloadLength;

    const length = at + segment.payloadLength - start;
    if (this.#count === 0) this.#length = length;
    else if (length < this.#length) this.#closed = true;
    this.#count += 1;
    this.#next = start + length;
    return at;
  }

  /** Bytes of raw options, timestamps not counted, as `add` writes them before any padding to size. */
  #optionBytes(segment: Transmission, extra: ExtraOptions): number {
    let length = extra.length + sackSize(this.#blockCount(segment, extra));
    if (segment.syn) length += MSS_BYTES + SACK_PERMITTED_BYTES + (segment.windowScale >= 0 ? WINDOW_SCALE_BYTES : 0);
    return (length + 3) & ~3;
  }

  /** What asked for the acknowledgment goes before SACK. */
  #blockCount(segment: Transmission, extra: ExtraOptions): number {
    return Math.min(segment.sackCount, sackCapacity(this.#form.optionRoom - extra.length));
  }

  #isExtended(options: number, extra: ExtraOptions): boolean {
    return this.#form.optionRoom > PLAIN_OPTION_ROOM && (options > PLAIN_OPTION_ROOM || extra.padTo > 0);
  }
}

/** Where padding ends: options are a multiple of 4 bytes, and no more than the extension holds. */
function paddedEnd(optionsStart: number, wanted: number): number {
  return optionsStart + Math.min((wanted - optionsStart) & ~3, MAX_EXTENDED_OPTIONS - TIMESTAMPS_SIZE);
}

function headerBytes(segment: Transmission, extended: boolean): number {
  return UDP_HEADER_SIZE + (extended ? EXTENDED_LENGTH_SIZE : 0) + (segment.hasTimestamp ? TIMESTAMPS_SIZE : 0);
}
