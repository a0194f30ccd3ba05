import { ARENA_BYTES, layoutArena, RECEIVE_ROWS } from '../../src/engine/arena.ts';
import type { Engine, TransmitRegion } from '../../src/engine/engine.ts';
import { FIN, ROW, ROW_FAULTS, ROW_FLAG, ROW_KIND, ROW_WORDS, type RowFault, SYN } from '../../src/wire/segment-row.ts';

const HEADER = 20;
const EXTENDED_HEADER = 22;
const MAX_EXTENDED_OPTIONS = 2048;
const MAX_OPTIONS = 40;
const TIMESTAMPS = 12;
const X_BIT = 0x08;
const A_BIT = 0x04;

/**
 * The packet engine written a second time, in plain TypeScript: the oracle of the WebAssembly engine, and an engine
 * for tests that do not want WebAssembly. It follows `spec/engine.md` clause by clause and does not care for speed.
 */
export class ReferenceEngine implements Engine {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly receiveRows: Int32Array;
  readonly receiveRowLimit = RECEIVE_ROWS;
  readonly receiveStart: number;
  readonly receiveEnd: number;
  readonly transmitRegions: readonly TransmitRegion[];
  readonly #start: number;
  readonly #end: number;

  /** `start` and `size` let offsets agree with those of another engine when rows are compared. */
  constructor(start = 4096, size: number = start + ARENA_BYTES) {
    const buffer = new ArrayBuffer(size);
    const arena = layoutArena(buffer, start);
    this.bytes = new Uint8Array(buffer);
    this.view = new DataView(buffer);
    this.receiveRows = arena.receiveRows;
    this.receiveStart = arena.receiveStart;
    this.receiveEnd = arena.receiveEnd;
    this.transmitRegions = arena.transmitRegions;
    this.#start = arena.start;
    this.#end = arena.end;
  }

  decodeDatagrams(count: number): number {
    const rows = this.receiveRows;
    let sound = 0;
    for (let i = 0; i < Math.min(count, RECEIVE_ROWS); i++) {
      const row = i * ROW_WORDS;
      const fault = this.#decode(row, word(rows, row + ROW.offset), word(rows, row + ROW.length));
      if (fault === 'none') sound++;
    }
    return sound;
  }

  splitTrain(offset: number, length: number, segmentSize: number): number {
    const rows = this.receiveRows;
    const size = segmentSize > 0 ? segmentSize : length;
    let count = 0;
    let broken = false;
    for (let at = 0; count === 0 || (at < length && count < RECEIVE_ROWS); at += size) {
      const row = count * ROW_WORDS;
      const pieceLength = Math.min(size, length - at);
      const fault = this.#decode(row, offset + at, pieceLength);
      if (count > 0) {
        broken ||= fault !== 'none' || !continues(rows, row - ROW_WORDS, row);
        if (broken) this.#fail(row, offset + at, pieceLength, 'discontinuous');
      }
      count++;
    }
    return count;
  }

  encodeSegments(region: TransmitRegion, count: number): void {
    if (region.rows[ROW.kind] === ROW_KIND.statelessReset) return;
    for (let i = 0; i < Math.min(count, region.rowLimit); i++) {
      const fault = this.#encode(region, i * ROW_WORDS);
      region.rows[i * ROW_WORDS + ROW.fault] = ROW_FAULTS.indexOf(fault);
      if (fault !== 'none') region.rows[i * ROW_WORDS + ROW.length] = 0;
    }
  }

  #decode(row: number, offset: number, length: number): RowFault {
    const { bytes, view, receiveRows: rows } = this;
    if (length <= 0 || offset < this.#start || offset + length > this.#end) {
      return this.#fail(row, offset, length, 'empty');
    }
    this.#clear(row, offset, length);
    const first = view.getUint8(offset);
    const nibble = first >> 4;
    if (nibble === 0) return this.#fail(row, offset, length, 'unknown-kind');
    if (nibble < 5) {
      rows[row + ROW.kind] = nibble;
      if (length >= 12) this.#readId(row, offset);
      return 'none';
    }
    if (length < HEADER) return this.#fail(row, offset, length, 'short-header');

    let optionsOffset = offset + HEADER;
    let optionsLength = nibble * 4 - HEADER;
    if ((first & X_BIT) !== 0) {
      if (nibble !== 5) return this.#fail(row, offset, length, 'bad-data-offset');
      if (length < EXTENDED_HEADER) return this.#fail(row, offset, length, 'short-header');
      optionsOffset = offset + EXTENDED_HEADER;
      optionsLength = view.getUint16(offset + HEADER);
      if (optionsLength > MAX_EXTENDED_OPTIONS || optionsOffset + optionsLength > offset + length) {
        return this.#fail(row, offset, length, 'bad-option-length');
      }
    } else if (nibble * 4 > length) {
      return this.#fail(row, offset, length, 'bad-data-offset');
    }

    const options = parseOptions(bytes.slice(optionsOffset, optionsOffset + optionsLength));
    if (typeof options === 'string') return this.#fail(row, offset, length, options);
    let flags = view.getUint8(offset + 1);
    if ((first & A_BIT) !== 0) flags |= ROW_FLAG.ackNow;
    if ((first & X_BIT) !== 0) flags |= ROW_FLAG.extended;
    if (options.timestamps !== null) {
      flags |= ROW_FLAG.timestamp;
      rows[row + ROW.tsVal] = options.timestamps.value;
      rows[row + ROW.tsEcr] = options.timestamps.echo;
    }
    if (options.sack !== null) {
      flags |= ROW_FLAG.sack;
      rows[row + ROW.sackOffset] = optionsOffset + options.sack.at;
      rows[row + ROW.sackCount] = options.sack.count;
    }
    if (options.kamo) flags |= ROW_FLAG.kamo;
    rows[row + ROW.flags] = flags;
    rows[row + ROW.window] = view.getUint16(offset + 2);
    this.#readId(row, offset);
    rows[row + ROW.seq] = view.getInt32(offset + 12);
    rows[row + ROW.ack] = view.getInt32(offset + 16);
    rows[row + ROW.optionsOffset] = optionsOffset;
    rows[row + ROW.optionsLength] = optionsLength;
    rows[row + ROW.payloadOffset] = optionsOffset + optionsLength;
    rows[row + ROW.payloadLength] = offset + length - optionsOffset - optionsLength;
    return 'none';
  }

  #encode(region: TransmitRegion, row: number): RowFault {
    const { view } = this;
    const { rows } = region;
    const offset = word(rows, row + ROW.offset);
    const flags = word(rows, row + ROW.flags);
    const raw = word(rows, row + ROW.optionsLength);
    const payload = word(rows, row + ROW.payloadLength);
    const extended = (flags & ROW_FLAG.extended) !== 0;
    const stamped = (flags & ROW_FLAG.timestamp) !== 0;
    const options = raw + (stamped ? TIMESTAMPS : 0);
    if (raw < 0 || raw % 4 !== 0 || options > (extended ? MAX_EXTENDED_OPTIONS : MAX_OPTIONS))
      return 'bad-option-length';
    const optionsOffset = offset + (extended ? EXTENDED_HEADER : HEADER);
    if (offset < region.start || payload < 0 || optionsOffset + options + payload > region.end) return 'empty';

    const dataOffset = extended ? 5 : (HEADER + options) / 4;
    const acknowledgeNow = (flags & ROW_FLAG.ackNow) !== 0;
    view.setUint8(offset, (dataOffset << 4) | (extended ? X_BIT : 0) | (acknowledgeNow ? A_BIT : 0));
    view.setUint8(offset + 1, flags & 0xff);
    view.setUint16(offset + 2, word(rows, row + ROW.window) & 0xffff);
    view.setInt32(offset + 4, word(rows, row + ROW.idHigh));
    view.setInt32(offset + 8, word(rows, row + ROW.idLow));
    view.setInt32(offset + 12, word(rows, row + ROW.seq));
    view.setInt32(offset + 16, word(rows, row + ROW.ack));
    if (extended) view.setUint16(offset + HEADER, options);
    if (stamped) {
      view.setUint32(optionsOffset, 0x0101080a);
      view.setInt32(optionsOffset + 4, word(rows, row + ROW.tsVal));
      view.setInt32(optionsOffset + 8, word(rows, row + ROW.tsEcr));
    }
    rows[row + ROW.length] = optionsOffset + options + payload - offset;
    return 'none';
  }

  #readId(row: number, offset: number): void {
    this.receiveRows[row + ROW.idHigh] = this.view.getInt32(offset + 4);
    this.receiveRows[row + ROW.idLow] = this.view.getInt32(offset + 8);
  }

  #clear(row: number, offset: number, length: number): void {
    this.receiveRows.fill(0, row, row + ROW_WORDS);
    this.receiveRows[row + ROW.offset] = offset;
    this.receiveRows[row + ROW.length] = length;
  }

  #fail(row: number, offset: number, length: number, fault: RowFault): RowFault {
    this.#clear(row, offset, length);
    this.receiveRows[row + ROW.fault] = ROW_FAULTS.indexOf(fault);
    return fault;
  }
}

interface Options {
  timestamps: { value: number; echo: number } | null;
  sack: { at: number; count: number } | null;
  kamo: boolean;
}

/** Walks a list of TCP options (RFC 9293, section 3.1); the first timestamps and the first SACK option count. */
function parseOptions(bytes: Uint8Array): Options | RowFault {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found: Options = { timestamps: null, sack: null, kamo: false };
  let at = 0;
  while (at < bytes.length) {
    const kind = view.getUint8(at);
    if (kind === 0) return found;
    if (kind === 1) {
      at += 1;
      continue;
    }
    if (at + 2 > bytes.length) return 'bad-option-length';
    const length = view.getUint8(at + 1);
    if (length < 2 || at + length > bytes.length) return 'bad-option-length';
    switch (kind) {
      case 2:
        if (length !== 4) return 'bad-option';
        break;
      case 3:
        if (length !== 3) return 'bad-option';
        break;
      case 4:
        if (length !== 2) return 'bad-option';
        break;
      case 5:
        if (length < 10 || (length - 2) % 8 !== 0) return 'bad-sack';
        found.sack ??= { at: at + 2, count: (length - 2) / 8 };
        break;
      case 8:
        if (length !== 10) return 'bad-timestamp';
        found.timestamps ??= { value: view.getInt32(at + 2), echo: view.getInt32(at + 6) };
        break;
      case 253:
        if (length >= 5 && view.getUint16(at + 2) === 0x4b4d) found.kamo = true;
        break;
      default:
        break;
    }
    at += length;
  }
  return found;
}

/** Whether the piece in row `next` goes on where the sound segment in row `previous` ends. */
function continues(rows: Int32Array, previous: number, next: number): boolean {
  if (rows[previous + ROW.fault] !== 0) return false;
  if (rows[previous + ROW.kind] !== ROW_KIND.segment || rows[next + ROW.kind] !== ROW_KIND.segment) return false;
  if (rows[previous + ROW.idHigh] !== rows[next + ROW.idHigh]) return false;
  if (rows[previous + ROW.idLow] !== rows[next + ROW.idLow]) return false;
  const flags = word(rows, previous + ROW.flags);
  const consumed = ((flags & SYN) !== 0 ? 1 : 0) + ((flags & FIN) !== 0 ? 1 : 0);
  const expected = (word(rows, previous + ROW.seq) + word(rows, previous + ROW.payloadLength) + consumed) | 0;
  return rows[next + ROW.seq] === expected;
}

function word(rows: Int32Array, index: number): number {
  return rows[index] ?? 0;
}
