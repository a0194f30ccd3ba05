/**
 * BIND: a connection belongs to an association that both ends have already. The option names the association, and its MAC
 * shows that the sender has its keys; what the MAC covers is the connection's own, so that no BIND is worth anything on
 * another one.
 */
import { blob, struct, u8, u16be, u32be } from 'buffer-layout';
import { RESET_TOKEN_SIZE } from './datagram.ts';
import { CAPABLE_SIZE, clearMac, isKamo, KAMO_OPTION, MAC_SIZE, SUBTYPE, writeKamo } from './kamo-option.ts';
import { at, sizeOf } from './layout.ts';
import type { ConnectionIds, ProbeSender } from './probe-mac.ts';

export const BIND_OPTION = struct([...KAMO_OPTION.fields, u32be('handle'), blob(8, 'mac')]);
/** With the token of the sender's connection ID, sealed. */
export const BIND_TOKEN_OPTION = struct([
  ...KAMO_OPTION.fields,
  u32be('handle'),
  blob(RESET_TOKEN_SIZE, 'token'),
  blob(8, 'mac'),
]);

/**
 * `answer`: of the side that was dialled. `unknown`: it has no such association; the MAC is zeros. `responder`: the
 * sender was the responder when the association was founded. `token`: the token of a stateless reset is before the MAC.
 * `opening`: on a SYN or SYN/ACK, from who has no BIND of the other that covers both ends. `welcomed`: of the initiator that
 * took the BIND of a SYN/ACK, and therefore never says HELLO on this connection.
 */
export const BIND_FLAG = { answer: 1, unknown: 2, responder: 4, token: 8, opening: 16, welcomed: 32 } as const;

/** Without and with a token. */
export const BIND_SIZE: number = sizeOf(BIND_OPTION);
export const BIND_TOKEN_SIZE: number = sizeOf(BIND_TOKEN_OPTION);

export interface Bind {
  /** Bits of `BIND_FLAG`. */
  flags: number;
  /** Which association, 0..2^32 - 1: the same number at both ends. */
  handle: number;
  /** Where the 16 bytes of the sealed token are; -1: there is none. */
  tokenOffset: number;
  /** Where the 8 bytes of MAC are. */
  macOffset: number;
}

export function bind(): Bind {
  return { flags: 0, handle: 0, tokenOffset: -1, macOffset: 0 };
}

export function readBind(view: DataView, offset: number, length: number, into: Bind): boolean {
  if (length !== BIND_SIZE && length !== BIND_TOKEN_SIZE) return false;
  if (!isKamo(view, offset, length, SUBTYPE.bind)) return false;
  const flags = view.getUint8(offset + FLAGS);
  if (length !== sizeFor(flags)) return false;
  into.flags = flags;
  into.handle = view.getUint32(offset + HANDLE);
  into.tokenOffset = length === BIND_TOKEN_SIZE ? offset + TOKEN : -1;
  into.macOffset = offset + length - MAC_SIZE;
  return true;
}

/**
 * Writes a BIND; the caller puts the MAC into the last 8 bytes before the returned offset, and with the flag `token` the
 * sealed token into the 16 before that.
 */
export function writeBind(view: DataView, offset: number, value: Readonly<Pick<Bind, 'flags' | 'handle'>>): number {
  const size = sizeFor(value.flags);
  writeKamo(view, offset, size, SUBTYPE.bind, value.flags);
  view.setUint32(offset + HANDLE, value.handle);
  return clearMac(view, offset + size - MAC_SIZE);
}

function sizeFor(flags: number): number {
  return (flags & BIND_FLAG.token) === 0 ? BIND_SIZE : BIND_TOKEN_SIZE;
}

/** What both ends saw of the connection's handshake. */
export interface BoundConnection extends ConnectionIds {
  /** Initial sequence numbers, int32. */
  readonly clientIsn: number;
  readonly serverIsn: number;
  readonly servicePort: number;
  readonly sourcePort: number;
  /** The CAPABLE options as sent or seen, 18 bytes each. */
  readonly clientCapable: Uint8Array;
  readonly serverCapable: Uint8Array;
}

/** What a SYN's BIND speaks of: nothing is known of the other end, and what would be its is 0. */
export function openingOf(connection: BoundConnection): BoundConnection {
  return { ...connection, serverHigh: 0, serverLow: 0, serverIsn: 0, serverCapable: NO_CAPABLE };
}

/** The bytes under the MAC, before those of the option from its subtype on. `label` is ASCII, `sender` as in probes. */
export const BIND_MAC_INPUT = struct([
  blob(9, 'label'),
  u8('sender'),
  u32be('clientHigh'),
  u32be('clientLow'),
  u32be('serverHigh'),
  u32be('serverLow'),
  u32be('clientIsn'),
  u32be('serverIsn'),
  u16be('servicePort'),
  u16be('sourcePort'),
  blob(CAPABLE_SIZE, 'clientCapable'),
  blob(CAPABLE_SIZE, 'serverCapable'),
]);

/**
 * Builds the byte string to be MACed. It is overwritten by the next call.
 *
 * @param bytes holds the option, which begins at `offset` and whose MAC begins at `macOffset`
 */
export function bindMacInput(
  sender: ProbeSender,
  connection: BoundConnection,
  bytes: Uint8Array,
  offset: number,
  macOffset: number,
): Uint8Array {
  input[SENDER] = sender === 'client' ? 0 : 1;
  view.setInt32(CLIENT_HIGH, connection.clientHigh);
  view.setInt32(CLIENT_LOW, connection.clientLow);
  view.setInt32(SERVER_HIGH, connection.serverHigh);
  view.setInt32(SERVER_LOW, connection.serverLow);
  view.setInt32(CLIENT_ISN, connection.clientIsn);
  view.setInt32(SERVER_ISN, connection.serverIsn);
  view.setUint16(SERVICE_PORT, connection.servicePort);
  view.setUint16(SOURCE_PORT, connection.sourcePort);
  input.set(connection.clientCapable, CLIENT_CAPABLE);
  input.set(connection.serverCapable, SERVER_CAPABLE);
  let end = INPUT_SIZE;
  for (let from = offset + SUBTYPE_FIELD; from < macOffset; from++) input[end++] = bytes[from] ?? 0;
  return input.subarray(0, end);
}

const NO_CAPABLE = new Uint8Array(CAPABLE_SIZE);
const FLAGS = at(BIND_OPTION, 'flags');
const HANDLE = at(BIND_OPTION, 'handle');
const TOKEN = at(BIND_TOKEN_OPTION, 'token');
const SUBTYPE_FIELD = at(BIND_OPTION, 'subtype');
const INPUT_SIZE = sizeOf(BIND_MAC_INPUT);
const LABEL = 'kamo bind';
const SENDER = at(BIND_MAC_INPUT, 'sender');
const CLIENT_HIGH = at(BIND_MAC_INPUT, 'clientHigh');
const CLIENT_LOW = at(BIND_MAC_INPUT, 'clientLow');
const SERVER_HIGH = at(BIND_MAC_INPUT, 'serverHigh');
const SERVER_LOW = at(BIND_MAC_INPUT, 'serverLow');
const CLIENT_ISN = at(BIND_MAC_INPUT, 'clientIsn');
const SERVER_ISN = at(BIND_MAC_INPUT, 'serverIsn');
const SERVICE_PORT = at(BIND_MAC_INPUT, 'servicePort');
const SOURCE_PORT = at(BIND_MAC_INPUT, 'sourcePort');
const CLIENT_CAPABLE = at(BIND_MAC_INPUT, 'clientCapable');
const SERVER_CAPABLE = at(BIND_MAC_INPUT, 'serverCapable');

/** Of all connections. An option has 255 bytes at the most. */
const input = new Uint8Array(INPUT_SIZE + 255);
const view = new DataView(input.buffer);
for (let i = 0; i < LABEL.length; i++) input[i] = LABEL.charCodeAt(i);
