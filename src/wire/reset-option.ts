/**
 * RESET, on an RST: its sender has the keys of the association, and says why. The MAC covers the connection, the
 * direction and the sequence number of the RST, so that none is worth anything on another one.
 */
import { blob, struct, u8, u32be } from 'buffer-layout';
import { clearMac, isKamo, KAMO_OPTION, SUBTYPE, writeKamo } from './kamo-option.ts';
import { at, sizeOf } from './layout.ts';
import type { ConnectionIds, ProbeSender } from './probe-mac.ts';

export const RESET_OPTION = struct([...KAMO_OPTION.fields, u8('reason'), blob(8, 'mac')]);

export const RESET_SIZE: number = sizeOf(RESET_OPTION);

/** Why the sender ends the connection. Others may come: a receiver passes on what it does not know. */
export const RESET_REASON = {
  /** It gave the connection up. */
  none: 0,
  /** Its application ended it. */
  aborted: 1,
} as const;

export interface Reset {
  /** 0..255 */
  reason: number;
  /** Where the 8 bytes of MAC are. */
  macOffset: number;
}

export function reset(): Reset {
  return { reason: 0, macOffset: 0 };
}

export function readReset(view: DataView, offset: number, length: number, into: Reset): boolean {
  if (length !== RESET_SIZE || !isKamo(view, offset, length, SUBTYPE.reset)) return false;
  into.reason = view.getUint8(offset + REASON);
  into.macOffset = offset + MAC;
  return true;
}

/** Writes a RESET; the caller puts the MAC into the last 8 bytes before the returned offset. */
export function writeReset(view: DataView, offset: number, reason: number): number {
  writeKamo(view, offset, RESET_SIZE, SUBTYPE.reset, 0);
  view.setUint8(offset + REASON, reason);
  return clearMac(view, offset + MAC);
}

/** The bytes under the MAC, before those of the option from its subtype on. `label` is ASCII, `sender` as in probes. */
export const RESET_MAC_INPUT = struct([
  blob(10, 'label'),
  u8('sender'),
  u32be('clientHigh'),
  u32be('clientLow'),
  u32be('serverHigh'),
  u32be('serverLow'),
  u32be('seq'),
]);

/**
 * Builds the byte string to be MACed.
 *
 * @param seq of the RST, int32
 * @param bytes holds the option, which begins at `offset`
 */
export function resetMacInput(
  sender: ProbeSender,
  ids: ConnectionIds,
  seq: number,
  bytes: Uint8Array,
  offset: number,
): Uint8Array {
  const option = bytes.subarray(offset + SUBTYPE_FIELD, offset + MAC);
  const input = new Uint8Array(INPUT_SIZE + option.length);
  const view = new DataView(input.buffer);
  for (let i = 0; i < LABEL.length; i++) view.setUint8(i, LABEL.charCodeAt(i));
  view.setUint8(at(RESET_MAC_INPUT, 'sender'), sender === 'client' ? 0 : 1);
  for (const field of ID_FIELDS) view.setInt32(at(RESET_MAC_INPUT, field), ids[field]);
  view.setInt32(at(RESET_MAC_INPUT, 'seq'), seq);
  input.set(option, INPUT_SIZE);
  return input;
}

const REASON = at(RESET_OPTION, 'reason');
const MAC = at(RESET_OPTION, 'mac');
const SUBTYPE_FIELD = at(RESET_OPTION, 'subtype');
const INPUT_SIZE = sizeOf(RESET_MAC_INPUT);
const LABEL = 'kamo reset';
const ID_FIELDS = ['clientHigh', 'clientLow', 'serverHigh', 'serverLow'] as const;
