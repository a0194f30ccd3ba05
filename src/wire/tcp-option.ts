/**
 * TCP options: the walk over them, those of a SYN, and writers of the standard ones (RFC 9293, section 3.1; RFC 7323;
 * RFC 2018). Nothing here allocates: readers fill objects that the caller keeps, writers return the next offset.
 */
import { struct, u8, u16be, u32be } from 'buffer-layout';
import { at, sizeOf } from './layout.ts';

export const OPTION_KIND = {
  end: 0,
  noOperation: 1,
  mss: 2,
  windowScale: 3,
  sackPermitted: 4,
  sack: 5,
  timestamps: 8,
  userTimeout: 28,
  /** Shared for experiments (RFC 6994); the 16 bits behind the length tell whose it is. */
  experiment: 253,
} as const;

/** Maximum segment size (RFC 9293, section 3.7.1). */
export const MSS_OPTION = struct([u8('kind'), u8('length'), u16be('mss')]);
/** Window scale (RFC 7323, section 2.2). */
export const WINDOW_SCALE_OPTION = struct([u8('kind'), u8('length'), u8('shift')]);
/** SACK permitted (RFC 2018, section 2). */
export const SACK_PERMITTED_OPTION = struct([u8('kind'), u8('length')]);
/** What precedes the blocks of a SACK option, and one block (RFC 2018, section 3). */
export const SACK_OPTION = struct([u8('kind'), u8('length')]);
export const SACK_BLOCK = struct([u32be('left'), u32be('right')]);
/** Timestamps (RFC 7323, section 3.2). */
export const TIMESTAMPS_OPTION = struct([u8('kind'), u8('length'), u32be('tsVal'), u32be('tsEcr')]);
/** User timeout (RFC 5482, section 3.3): bit 15 of the value tells minutes from seconds. */
export const USER_TIMEOUT_OPTION = struct([u8('kind'), u8('length'), u16be('value')]);

/** Options of a segment whose header has no extended length: 4 bits of 32-bit words less the 20 bytes of header. */
export const MAX_OPTIONS = 40;
/** Timestamps as they are always sent: behind two NOPs, so that what follows is aligned (RFC 7323, appendix A). */
export const TIMESTAMPS_SIZE = 2 + sizeOf(TIMESTAMPS_OPTION);
/** Blocks that fit one SACK option: its length is 8 bits, less kind and length. */
export const MAX_SACK_BLOCKS = 31;
/** The largest shift is 14 (RFC 7323, section 2.3). Larger ones are read as this, so that TCP can count them. */
export const EXCESSIVE_WINDOW_SHIFT = 15;

export type OptionFault = 'none' | 'bad-option-length';

/** A place in a run of options; made once and reused. After a step the option is `[offset, offset + length)`. */
export interface OptionCursor {
  kind: number;
  offset: number;
  length: number;
  /** Where the next step begins, and where the options end. */
  next: number;
  end: number;
  /** Why the walk stopped, when it did not reach the end. */
  fault: OptionFault;
}

export function optionCursor(): OptionCursor {
  return { kind: 0, offset: 0, length: 0, next: 0, end: 0, fault: 'none' };
}

/** Puts the cursor before the first of the options in `[offset, offset + length)`. */
export function beginOptions(cursor: OptionCursor, offset: number, length: number): void {
  cursor.kind = OPTION_KIND.end;
  cursor.offset = offset;
  cursor.length = 0;
  cursor.next = offset;
  cursor.end = offset + length;
  cursor.fault = 'none';
}

/**
 * Steps to the next option, over NOPs. False at the end, at the EOL option, or at a length below 2 or beyond the end,
 * which `fault` tells. The bytes up to `cursor.end` are in `view`.
 */
export function nextOption(view: DataView, cursor: OptionCursor): boolean {
  const end = cursor.end;
  let next = cursor.next;
  while (next < end && view.getUint8(next) === OPTION_KIND.noOperation) next += 1;
  if (next >= end || view.getUint8(next) === OPTION_KIND.end) {
    cursor.next = end;
    return false;
  }
  const length = next + 1 < end ? view.getUint8(next + 1) : 0;
  if (length < 2 || next + length > end) {
    cursor.fault = 'bad-option-length';
    cursor.next = end;
    return false;
  }
  cursor.kind = view.getUint8(next);
  cursor.offset = next;
  cursor.length = length;
  cursor.next = next + length;
  return true;
}

/** What a SYN offers. Absent: `mss` 0, `windowScale` -1, `sackPermitted` and `timestamp` false. */
export interface SynOptions {
  /** 0..65535 */
  mss: number;
  /** -1, 0..14; 15 stands for all that are larger, and is to be used as 14. */
  windowScale: number;
  sackPermitted: boolean;
  timestamp: boolean;
  tsVal: number;
  tsEcr: number;
  /** ms, 1000 and more; -1 when absent, or 0, which is reserved. */
  userTimeout: number;
}

export function synOptions(): SynOptions {
  return { mss: 0, windowScale: -1, sackPermitted: false, timestamp: false, tsVal: 0, tsEcr: 0, userTimeout: -1 };
}

/**
 * Reads the options of a SYN, which are in `view`, into `into`; unknown kinds are passed over, and of two of one kind
 * the first counts. False when an option has a length that is not its own; `into` then tells what was read before it.
 */
export function readSynOptions(view: DataView, offset: number, length: number, into: SynOptions): boolean {
  into.mss = 0;
  into.windowScale = -1;
  into.sackPermitted = false;
  into.timestamp = false;
  into.tsVal = 0;
  into.tsEcr = 0;
  into.userTimeout = -1;
  const cursor = walk;
  beginOptions(cursor, offset, length);
  while (nextOption(view, cursor)) {
    if (cursor.kind === OPTION_KIND.mss) {
      if (cursor.length !== MSS_SIZE) return false;
      if (into.mss === 0) into.mss = view.getUint16(cursor.offset + MSS);
    } else if (cursor.kind === OPTION_KIND.windowScale) {
      if (cursor.length !== WINDOW_SCALE_SIZE) return false;
      if (into.windowScale < 0)
        into.windowScale = Math.min(view.getUint8(cursor.offset + SHIFT), EXCESSIVE_WINDOW_SHIFT);
    } else if (cursor.kind === OPTION_KIND.sackPermitted) {
      if (cursor.length !== SACK_PERMITTED_SIZE) return false;
      into.sackPermitted = true;
    } else if (cursor.kind === OPTION_KIND.timestamps) {
      if (cursor.length !== TIMESTAMPS_LENGTH) return false;
      if (into.timestamp) continue;
      into.timestamp = true;
      into.tsVal = view.getInt32(cursor.offset + TS_VAL);
      into.tsEcr = view.getInt32(cursor.offset + TS_ECR);
    } else if (cursor.kind === OPTION_KIND.userTimeout) {
      if (cursor.length !== USER_TIMEOUT_SIZE) return false;
      if (into.userTimeout < 0) into.userTimeout = decodeUserTimeout(view.getUint16(cursor.offset + USER_TIMEOUT));
    }
  }
  return cursor.fault === 'none';
}

/** The user timeout that the options of any segment announce (RFC 5482): ms, or -1 when there is none. */
export function readUserTimeout(view: DataView, offset: number, length: number): number {
  const cursor = walk;
  beginOptions(cursor, offset, length);
  while (nextOption(view, cursor)) {
    if (cursor.kind !== OPTION_KIND.userTimeout || cursor.length !== USER_TIMEOUT_SIZE) continue;
    return decodeUserTimeout(view.getUint16(cursor.offset + USER_TIMEOUT));
  }
  return -1;
}

/** Left edge, int32, of the `index`-th SACK block; `offset` is that of the first. */
export function sackLeft(view: DataView, offset: number, index: number): number {
  return view.getInt32(offset + index * SACK_BLOCK_SIZE + LEFT);
}

/** Right edge, int32: the sequence number behind the block's last byte. */
export function sackRight(view: DataView, offset: number, index: number): number {
  return view.getInt32(offset + index * SACK_BLOCK_SIZE + RIGHT);
}

/** Writes the maximum segment size, 4 bytes. */
export function writeMss(view: DataView, offset: number, mss: number): number {
  view.setUint8(offset, OPTION_KIND.mss);
  view.setUint8(offset + LENGTH, MSS_SIZE);
  view.setUint16(offset + MSS, mss);
  return offset + MSS_SIZE;
}

/** Writes the window scale, 3 bytes. */
export function writeWindowScale(view: DataView, offset: number, shift: number): number {
  view.setUint8(offset, OPTION_KIND.windowScale);
  view.setUint8(offset + LENGTH, WINDOW_SCALE_SIZE);
  view.setUint8(offset + SHIFT, shift);
  return offset + WINDOW_SCALE_SIZE;
}

/** Writes SACK permitted, 2 bytes. */
export function writeSackPermitted(view: DataView, offset: number): number {
  view.setUint8(offset, OPTION_KIND.sackPermitted);
  view.setUint8(offset + LENGTH, SACK_PERMITTED_SIZE);
  return offset + SACK_PERMITTED_SIZE;
}

/** Writes timestamps behind two NOPs, 12 bytes. They are the first option of a segment. */
export function writeTimestamps(view: DataView, offset: number, tsVal: number, tsEcr: number): number {
  view.setUint16(offset, TWO_NO_OPERATIONS);
  view.setUint8(offset + 2, OPTION_KIND.timestamps);
  view.setUint8(offset + 2 + LENGTH, TIMESTAMPS_LENGTH);
  view.setInt32(offset + 2 + TS_VAL, tsVal);
  view.setInt32(offset + 2 + TS_ECR, tsEcr);
  return offset + TIMESTAMPS_SIZE;
}

/** Writes a user timeout of `timeout` ms, 4 bytes: in seconds, rounded up, or in minutes above nine hours. */
export function writeUserTimeout(view: DataView, offset: number, timeout: number): number {
  const seconds = Math.max(Math.ceil(timeout / 1000), 1);
  const inMinutes = Math.min(Math.ceil(seconds / 60), MAX_USER_TIMEOUT_VALUE);
  view.setUint8(offset, OPTION_KIND.userTimeout);
  view.setUint8(offset + LENGTH, USER_TIMEOUT_SIZE);
  view.setUint16(offset + USER_TIMEOUT, seconds <= MAX_USER_TIMEOUT_VALUE ? seconds : IN_MINUTES | inMinutes);
  return offset + USER_TIMEOUT_SIZE;
}

/** Bytes of `count` SACK blocks as `writeSackBlocks` writes them. */
export function sackSize(count: number): number {
  return count === 0 ? 0 : 4 + count * SACK_BLOCK_SIZE;
}

/** How many SACK blocks fit `room` bytes, 0..31. */
export function sackCapacity(room: number): number {
  const count = Math.floor((room - 4) / SACK_BLOCK_SIZE);
  return count < 0 ? 0 : Math.min(count, MAX_SACK_BLOCKS);
}

/**
 * Writes a SACK option behind two NOPs, `4 + 8 × count` bytes; nothing when `count` is 0.
 *
 * @param blocks pairs left, right
 * @param count pairs, 0..31
 */
export function writeSackBlocks(view: DataView, offset: number, blocks: Int32Array, count: number): number {
  if (count === 0) return offset;
  view.setUint16(offset, TWO_NO_OPERATIONS);
  view.setUint8(offset + 2, OPTION_KIND.sack);
  view.setUint8(offset + 2 + LENGTH, SACK_HEADER + count * SACK_BLOCK_SIZE);
  let next = offset + 2 + SACK_HEADER;
  for (let i = 0; i < count; i++) {
    view.setInt32(next + LEFT, blocks[2 * i] ?? 0);
    view.setInt32(next + RIGHT, blocks[2 * i + 1] ?? 0);
    next += SACK_BLOCK_SIZE;
  }
  return next;
}

/** Writes NOPs at `end` until the options since `start` are a multiple of 4 bytes. */
export function padOptions(view: DataView, start: number, end: number): number {
  let next = end;
  while (((next - start) & 3) !== 0) view.setUint8(next++, OPTION_KIND.noOperation);
  return next;
}

const MSS_SIZE = sizeOf(MSS_OPTION);
const WINDOW_SCALE_SIZE = sizeOf(WINDOW_SCALE_OPTION);
const SACK_PERMITTED_SIZE = sizeOf(SACK_PERMITTED_OPTION);
const SACK_HEADER = sizeOf(SACK_OPTION);
const SACK_BLOCK_SIZE = sizeOf(SACK_BLOCK);
const TIMESTAMPS_LENGTH = sizeOf(TIMESTAMPS_OPTION);
const USER_TIMEOUT_SIZE = sizeOf(USER_TIMEOUT_OPTION);
const USER_TIMEOUT = at(USER_TIMEOUT_OPTION, 'value');
const IN_MINUTES = 0x8000;
const MAX_USER_TIMEOUT_VALUE = 0x7fff;
const LENGTH = at(MSS_OPTION, 'length');
const MSS = at(MSS_OPTION, 'mss');
const SHIFT = at(WINDOW_SCALE_OPTION, 'shift');
const LEFT = at(SACK_BLOCK, 'left');
const RIGHT = at(SACK_BLOCK, 'right');
const TS_VAL = at(TIMESTAMPS_OPTION, 'tsVal');
const TS_ECR = at(TIMESTAMPS_OPTION, 'tsEcr');
const TWO_NO_OPERATIONS = (OPTION_KIND.noOperation << 8) | OPTION_KIND.noOperation;

function decodeUserTimeout(value: number): number {
  const amount = value & MAX_USER_TIMEOUT_VALUE;
  if (amount === 0) return -1;
  return amount * ((value & IN_MINUTES) !== 0 ? 60_000 : 1000);
}

/** The walk of the readers above, which neither yield nor nest. */
const walk = optionCursor();
