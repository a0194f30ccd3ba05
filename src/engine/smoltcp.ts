import { instantiate, type Smoltcp } from 'smoltcp-wasm';
import { ROW, ROW_KIND } from '../wire/segment-row.ts';
import { ARENA_BYTES, type Arena, layoutArena, RECEIVE_ROWS } from './arena.ts';
import type { TransmitRegion } from './engine.ts';
import type { NativeEngine } from './native-engine.ts';

/** The packet engine: smoltcp in WebAssembly. The only file that imports it. */
export class SmoltcpEngine implements NativeEngine {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly receiveRows: Int32Array;
  readonly receiveRowLimit = RECEIVE_ROWS;
  readonly receiveStart: number;
  readonly receiveEnd: number;
  readonly transmitRegions: readonly TransmitRegion[];
  /** First byte of the arena: an offset below it is outside. */
  readonly start: number;
  readonly #wasm: Smoltcp;
  readonly #arena: Arena;

  /** Each engine has a memory of its own, 8 MiB that are never grown. */
  constructor() {
    this.#wasm = instantiate();
    const start = this.#wasm.allocate(ARENA_BYTES);
    if (start === 0) throw new Error('the packet engine has no room for its arena');
    this.#arena = layoutArena(this.#wasm.buffer, start);
    this.bytes = new Uint8Array(this.#wasm.buffer);
    this.view = new DataView(this.#wasm.buffer);
    this.start = start;
    this.receiveRows = this.#arena.receiveRows;
    this.receiveStart = this.#arena.receiveStart;
    this.receiveEnd = this.#arena.receiveEnd;
    this.transmitRegions = this.#arena.transmitRegions;
  }

  decodeDatagrams(count: number): number {
    const { receiveRowsOffset, start, end } = this.#arena;
    return this.#wasm.decode_datagrams(receiveRowsOffset, clampRows(count, RECEIVE_ROWS), start, end);
  }

  splitTrain(offset: number, length: number, segmentSize: number): number {
    const { receiveRowsOffset, start, end } = this.#arena;
    return this.#wasm.split_train(offset, length, segmentSize, receiveRowsOffset, RECEIVE_ROWS, start, end);
  }

  encodeSegments(region: TransmitRegion, count: number): void {
    if (region.rows[ROW.kind] === ROW_KIND.statelessReset) return;
    this.#wasm.encode_segments(region.rows.byteOffset, clampRows(count, region.rowLimit), region.start, region.end);
  }

  decodePackets(count: number): number {
    const { receiveRowsOffset, start, end } = this.#arena;
    return this.#wasm.decode_packets(receiveRowsOffset, clampRows(count, RECEIVE_ROWS), start, end);
  }

  encodePackets(region: TransmitRegion, count: number): void {
    this.#wasm.encode_packets(region.rows.byteOffset, clampRows(count, region.rowLimit), region.start, region.end);
  }

  checksum(offset: number, length: number, initial: number): number {
    return this.#wasm.checksum(offset, length, initial);
  }
}

function clampRows(count: number, limit: number): number {
  return Math.max(0, Math.min(count, limit));
}
