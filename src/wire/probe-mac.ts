/**
 * The bytes under the MAC of PROBE and PROBE-REPLY. They hold the option itself from its subtype to its MAC (flags, path
 * IDs, nonces, observed address), which way it travels, and both connection IDs, behind a label of their own: a PROBE
 * sent back is no PROBE-REPLY, and neither is valid on another connection.
 */
import { blob, struct, u8, u32be } from 'buffer-layout';
import { KAMO_OPTION, MAC_SIZE } from './kamo-option.ts';
import { at, sizeOf } from './layout.ts';

export type ProbeMacLabel = 'probe' | 'reply';

/** Who sends the option: the side that opened the connection, or the other. */
export type ProbeSender = 'client' | 'server';

/** Connection IDs of both ends, int32 words, in the same order for both senders. */
export interface ConnectionIds {
  readonly clientHigh: number;
  readonly clientLow: number;
  readonly serverHigh: number;
  readonly serverLow: number;
}

/** What precedes the bytes of the option. `label` is ASCII, `sender` 0 for the client and 1 for the server. */
export const PROBE_MAC_INPUT = struct([
  blob(10, 'label'),
  u8('sender'),
  u32be('clientHigh'),
  u32be('clientLow'),
  u32be('serverHigh'),
  u32be('serverLow'),
]);

/**
 * Builds the byte string to be MACed. Allocates it: probes are seldom.
 *
 * @param bytes holds the option
 * @param offset where the option begins
 * @param macOffset where its MAC begins, as its reader tells, or 8 bytes before what its writer returns
 */
export function probeMacInput(
  label: ProbeMacLabel,
  sender: ProbeSender,
  ids: ConnectionIds,
  bytes: Uint8Array,
  offset: number,
  macOffset: number,
): Uint8Array {
  const option = bytes.subarray(offset + SUBTYPE_FIELD, macOffset);
  const input = new Uint8Array(HEADER + option.length);
  const view = new DataView(input.buffer);
  const text = `kamo ${label}`;
  for (let i = 0; i < text.length; i++) view.setUint8(i, text.charCodeAt(i));
  view.setUint8(SENDER, sender === 'client' ? 0 : 1);
  view.setInt32(CLIENT_HIGH, ids.clientHigh);
  view.setInt32(CLIENT_LOW, ids.clientLow);
  view.setInt32(SERVER_HIGH, ids.serverHigh);
  view.setInt32(SERVER_LOW, ids.serverLow);
  input.set(option, HEADER);
  return input;
}

/** Puts the first 8 bytes of `mac` at `macOffset`. */
export function placeProbeMac(bytes: Uint8Array, macOffset: number, mac: Uint8Array): void {
  for (let i = 0; i < MAC_SIZE; i++) bytes[macOffset + i] = mac[i] ?? 0;
}

/** The 8 bytes at `macOffset` are the first 8 of `mac`. Takes the same time wherever they differ. */
export function isProbeMac(bytes: Uint8Array, macOffset: number, mac: Uint8Array): boolean {
  if (mac.length < MAC_SIZE || macOffset + MAC_SIZE > bytes.length) return false;
  let difference = 0;
  for (let i = 0; i < MAC_SIZE; i++) difference |= (bytes[macOffset + i] ?? 0) ^ (mac[i] ?? 0);
  return difference === 0;
}

const HEADER = sizeOf(PROBE_MAC_INPUT);
const SENDER = at(PROBE_MAC_INPUT, 'sender');
const CLIENT_HIGH = at(PROBE_MAC_INPUT, 'clientHigh');
const CLIENT_LOW = at(PROBE_MAC_INPUT, 'clientLow');
const SERVER_HIGH = at(PROBE_MAC_INPUT, 'serverHigh');
const SERVER_LOW = at(PROBE_MAC_INPUT, 'serverLow');
const SUBTYPE_FIELD = at(KAMO_OPTION, 'subtype');
