import { ROW_WORDS } from '../wire/segment-row.ts';
import type { TransmitRegion } from './engine.ts';

/** Room for received datagrams: eight trains of 64 KiB, the most that one readiness of a socket hands over at once. */
export const RECEIVE_BYTES = 512 * 1024;
export const RECEIVE_ROWS = 512;

/**
 * One train of at most 64 segments: 45 of an Ethernet frame's size are what one GSO send takes. In native mode two
 * packets of 64 KiB, for the kernel to cut, with their addresses.
 */
export const TRANSMIT_BYTES = 132 * 1024;
export const TRANSMIT_ROWS = 64;
/** Trains that may be under way at once: one being written while a link still reads others. */
export const TRANSMIT_REGIONS = 4;

const ROW_BYTES = ROW_WORDS * 4;

/** Bytes that `layoutArena` lays out. */
export const ARENA_BYTES =
  (RECEIVE_ROWS + TRANSMIT_REGIONS * TRANSMIT_ROWS) * ROW_BYTES + RECEIVE_BYTES + TRANSMIT_REGIONS * TRANSMIT_BYTES;

/** The views through which the host and the engine share one stretch of memory. */
export interface Arena {
  /** First byte of the arena; offsets in rows lie in `[start, end)`. */
  readonly start: number;
  readonly end: number;
  readonly receiveRowsOffset: number;
  readonly receiveRows: Int32Array;
  readonly receiveStart: number;
  readonly receiveEnd: number;
  readonly transmitRegions: readonly TransmitRegion[];
}

/**
 * Lays the arena out from byte `start` of `buffer`, which must be a multiple of 16 and leave `ARENA_BYTES` of room:
 * all rows first, then the bytes of received datagrams, then those of the outgoing trains.
 */
export function layoutArena(buffer: ArrayBuffer, start: number): Arena {
  let at = start + RECEIVE_ROWS * ROW_BYTES;
  const rows: Int32Array[] = [];
  for (let region = 0; region < TRANSMIT_REGIONS; region++) {
    rows.push(new Int32Array(buffer, at, TRANSMIT_ROWS * ROW_WORDS));
    at += TRANSMIT_ROWS * ROW_BYTES;
  }
  const receiveStart = at;
  const receiveEnd = receiveStart + RECEIVE_BYTES;
  return {
    start,
    end: start + ARENA_BYTES,
    receiveRowsOffset: start,
    receiveRows: new Int32Array(buffer, start, RECEIVE_ROWS * ROW_WORDS),
    receiveStart,
    receiveEnd,
    transmitRegions: rows.map((regionRows, region) => ({
      start: receiveEnd + region * TRANSMIT_BYTES,
      end: receiveEnd + (region + 1) * TRANSMIT_BYTES,
      rows: regionRows,
      rowLimit: TRANSMIT_ROWS,
    })),
  };
}
