/**
 * RESUME, in a SYN: the opener has a ticket of the node that it dials, and begins new keys with it. The MAC shows that it
 * has the ticket's secret, and covers the opener's half of the connection as that of a BIND in a SYN does.
 */
import { blob, struct } from 'buffer-layout';
import { clearMac, isKamo, KAMO_OPTION, MAC_SIZE, SUBTYPE, writeKamo } from './kamo-option.ts';
import { at, sizeOf } from './layout.ts';

/** Bytes of a ticket's number, and of an X25519 key. */
export const TICKET_NUMBER_SIZE = 8;
export const EXCHANGE_KEY_SIZE = 32;

export const RESUME_OPTION = struct([
  ...KAMO_OPTION.fields,
  blob(TICKET_NUMBER_SIZE, 'number'),
  blob(EXCHANGE_KEY_SIZE, 'publicKey'),
  blob(MAC_SIZE, 'mac'),
]);

export const RESUME_SIZE: number = sizeOf(RESUME_OPTION);

export interface Resume {
  /** Where the 8 bytes of the ticket's number are. */
  numberOffset: number;
  /** Where the 32 bytes of the opener's ephemeral key are. */
  publicKeyOffset: number;
  /** Where the 8 bytes of MAC are. */
  macOffset: number;
}

export function resume(): Resume {
  return { numberOffset: 0, publicKeyOffset: 0, macOffset: 0 };
}

export function readResume(view: DataView, offset: number, length: number, into: Resume): boolean {
  if (length !== RESUME_SIZE || !isKamo(view, offset, length, SUBTYPE.resume)) return false;
  into.numberOffset = offset + NUMBER;
  into.publicKeyOffset = offset + PUBLIC_KEY;
  into.macOffset = offset + MAC;
  return true;
}

/**
 * Writes a RESUME; the caller puts the MAC into the last 8 bytes before the returned offset.
 *
 * @param number of the ticket, 8 bytes
 * @param publicKey X25519, 32 bytes
 */
export function writeResume(
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  number: Uint8Array,
  publicKey: Uint8Array,
): number {
  writeKamo(view, offset, RESUME_SIZE, SUBTYPE.resume, 0);
  bytes.set(number, offset + NUMBER);
  bytes.set(publicKey, offset + PUBLIC_KEY);
  return clearMac(view, offset + MAC);
}

const NUMBER = at(RESUME_OPTION, 'number');
const PUBLIC_KEY = at(RESUME_OPTION, 'publicKey');
const MAC = at(RESUME_OPTION, 'mac');
