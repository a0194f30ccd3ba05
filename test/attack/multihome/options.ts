/** The kamo options of a datagram, as whoever is on its path sees them. */
import { RECORD_FLAGS } from '../../../src/multihome/control-record.ts';
import {
  CAPABLE_REPEAT_SIZE,
  CONTROL_HEADER_SIZE,
  kamoSubtype,
  nextKamoOption,
  SUBTYPE,
} from '../../../src/wire/kamo-option.ts';
import { ACK } from '../../../src/wire/segment-row.ts';
import { beginOptions, OPTION_KIND, optionCursor, TIMESTAMPS_SIZE } from '../../../src/wire/tcp-option.ts';
import {
  EXTENDED_LENGTH_SIZE,
  HEADER_BIT,
  readUdpHeader,
  UDP_HEADER_SIZE,
  type UdpHeader,
  udpHeader,
} from '../../../src/wire/udp-header.ts';

/** `repeat`: CAPABLE as whoever dialled repeats it behind its SYN (R-TR-41). */
export type OptionKind =
  | 'capable'
  | 'repeat'
  | 'hello'
  | 'proof'
  | 'record'
  | 'probe'
  | 'probe-reply'
  | 'bind'
  | 'resume';

export interface FoundOption {
  readonly kind: OptionKind;
  readonly offset: number;
  readonly length: number;
}

const KINDS: Readonly<Record<number, OptionKind>> = {
  [SUBTYPE.capable]: 'capable',
  [SUBTYPE.probe]: 'probe',
  [SUBTYPE.probeReply]: 'probe-reply',
  [SUBTYPE.bind]: 'bind',
  [SUBTYPE.resume]: 'resume',
};
const FLAGS = 5;

/** Undefined: no segment. */
export function headerOf(bytes: Uint8Array): UdpHeader | undefined {
  const header = udpHeader();
  return readUdpHeader(viewOf(bytes), 0, bytes.length, header) === 'none' ? header : undefined;
}

export function optionsOf(bytes: Uint8Array): FoundOption[] {
  const header = headerOf(bytes);
  if (header === undefined) return [];
  const view = viewOf(bytes);
  const cursor = optionCursor();
  const found: FoundOption[] = [];
  beginOptions(cursor, header.optionsOffset, header.optionsLength);
  while (nextKamoOption(view, cursor)) {
    const { offset, length } = cursor;
    const kind = KINDS[kamoSubtype(view, cursor)] ?? controlKind(bytes[offset + FLAGS] ?? 0);
    const repeated = kind === 'capable' && length === CAPABLE_REPEAT_SIZE;
    found.push({ kind: repeated ? 'repeat' : kind, offset, length });
  }
  return found;
}

/** The bytes of the first option of a kind. */
export function optionIn(bytes: Uint8Array, kind: OptionKind): Uint8Array | undefined {
  const option = optionsOf(bytes).find((each) => each.kind === kind);
  return option && bytes.slice(option.offset, option.offset + option.length);
}

/** Where the first option of a kind begins; -1: there is none. */
export function offsetOf(bytes: Uint8Array, wanted: OptionKind): number {
  return optionsOf(bytes).find(({ kind }) => kind === wanted)?.offset ?? -1;
}

/** What a CONTROL option of one fragment carries. */
export function recordOf(option: Uint8Array): Uint8Array {
  return option.subarray(CONTROL_HEADER_SIZE);
}

/** Puts NOPs for the options of these kinds, in place. True when there were any. */
export function strip(bytes: Uint8Array, kinds: readonly OptionKind[]): boolean {
  const found = optionsOf(bytes).filter(({ kind }) => kinds.includes(kind));
  for (const { offset, length } of found) bytes.fill(OPTION_KIND.noOperation, offset, offset + length);
  return found.length > 0;
}

/** The same segment with another option, of any length, in place of one that it has. */
export function exchanged(bytes: Uint8Array, found: FoundOption, option: Uint8Array): Uint8Array {
  const { optionsOffset, optionsLength } = headerOf(bytes) ?? { optionsOffset: bytes.length, optionsLength: 0 };
  const before = bytes.subarray(optionsOffset, found.offset);
  const after = bytes.subarray(found.offset + found.length, optionsOffset + optionsLength);
  const payload = bytes.subarray(optionsOffset + optionsLength);
  const start = UDP_HEADER_SIZE + EXTENDED_LENGTH_SIZE;
  const padded = (before.length + option.length + after.length + 3) & ~3;
  const result = new Uint8Array(start + padded + payload.length).fill(OPTION_KIND.noOperation, start);
  result.set(bytes.subarray(0, UDP_HEADER_SIZE));
  result[0] = ((UDP_HEADER_SIZE / 4) << 4) | HEADER_BIT.extended | ((bytes[0] ?? 0) & ~HEADER_BIT.extended & 0x0f);
  viewOf(result).setUint16(UDP_HEADER_SIZE, padded);
  result.set(before, start);
  result.set(option, start + before.length);
  result.set(after, start + before.length + option.length);
  result.set(payload, start + padded);
  return result;
}

/** A pure acknowledgment with the numbers and timestamps of a segment seen, and these options. */
export function segmentWith(sample: Uint8Array, ...options: readonly Uint8Array[]): Uint8Array {
  const length = options.reduce((sum, option) => sum + option.length, TIMESTAMPS_SIZE);
  const padded = (length + 3) & ~3;
  const start = UDP_HEADER_SIZE + EXTENDED_LENGTH_SIZE;
  const bytes = new Uint8Array(start + padded).fill(OPTION_KIND.noOperation);
  bytes.set(sample.subarray(0, UDP_HEADER_SIZE));
  bytes[0] = ((UDP_HEADER_SIZE / 4) << 4) | HEADER_BIT.extended;
  bytes[1] = ACK;
  viewOf(bytes).setUint16(UDP_HEADER_SIZE, padded);
  const timestamps = headerOf(sample)?.optionsOffset ?? start;
  bytes.set(sample.subarray(timestamps, timestamps + TIMESTAMPS_SIZE), start);
  let at = start + TIMESTAMPS_SIZE;
  for (const option of options) {
    bytes.set(option, at);
    at += option.length;
  }
  return bytes;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function controlKind(flags: number): OptionKind {
  return flags === RECORD_FLAGS.hello ? 'hello' : flags === RECORD_FLAGS.proof ? 'proof' : 'record';
}
