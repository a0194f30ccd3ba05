import { kamoSubtype, nextKamoOption, SUBTYPE } from '../../src/wire/kamo-option.ts';
import { beginOptions, optionCursor } from '../../src/wire/tcp-option.ts';

const FLAG_NAMES = ['FIN', 'SYN', 'RST', 'PSH', 'ACK'];
const SUBTYPE_NAMES = new Map<number, string>(
  Object.entries(SUBTYPE).map(([name, code]) => [code, name.toUpperCase()]),
);
const HEADER = 20;

/** Where a UDP-mode segment's parts are; undefined for anything else. */
export interface SegmentParts {
  readonly flags: number;
  readonly idHigh: number;
  readonly idLow: number;
  readonly seq: number;
  readonly ack: number;
  readonly window: number;
  readonly optionsOffset: number;
  readonly optionsLength: number;
  readonly payloadLength: number;
  /** Subtypes of kamo's options, in order. */
  readonly subtypes: readonly number[];
}

/** A datagram taken apart, for traces and for faults that choose by content; not for the hot path. */
export function partsOf(bytes: Uint8Array): SegmentParts | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const first = bytes[0] ?? 0;
  if (bytes.length < HEADER || first >> 4 < 5) return undefined;
  const extended = (first & 8) !== 0;
  const optionsOffset = extended ? HEADER + 2 : HEADER;
  if (extended && bytes.length < optionsOffset) return undefined;
  const optionsLength = extended ? view.getUint16(HEADER) : (first >> 4) * 4 - HEADER;
  if (optionsOffset + optionsLength > bytes.length) return undefined;
  const subtypes: number[] = [];
  const cursor = optionCursor();
  beginOptions(cursor, optionsOffset, optionsLength);
  while (nextKamoOption(view, cursor)) subtypes.push(kamoSubtype(view, cursor));
  return {
    flags: bytes[1] ?? 0,
    window: view.getUint16(2),
    idHigh: view.getInt32(4),
    idLow: view.getInt32(8),
    seq: view.getInt32(12),
    ack: view.getInt32(16),
    optionsOffset,
    optionsLength,
    payloadLength: bytes.length - optionsOffset - optionsLength,
    subtypes,
  };
}

/** One line about a datagram. */
export function describeDatagram(bytes: Uint8Array): string {
  const parts = partsOf(bytes);
  if (parts === undefined) return `${bytes.length} bytes, no segment`;
  const flags = FLAG_NAMES.filter((_, bit) => (parts.flags & (1 << bit)) !== 0).join(',');
  const options = parts.subtypes.map((code) => SUBTYPE_NAMES.get(code) ?? code).join(',');
  const numbers = `seq ${parts.seq >>> 0} ack ${parts.ack >>> 0} win ${parts.window} len ${parts.payloadLength}`;
  return `[${flags}] ${numbers}${options === '' ? '' : ` ${options}`} (${bytes.length})`;
}
