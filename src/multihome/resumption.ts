/**
 * New keys from those of an association that was: the opener shows in its SYN that it has a ticket's secret, and both
 * ends mix that secret with a key exchange of the opener's ephemeral key and the ticket's own, and with all that both saw
 * of TCP's handshake. The ticket's private key never leaves the node that issued it, so that who steals what the other
 * end keeps cannot answer in its place, nor open what is said later.
 */
import { type BoundConnection, bindMacInput, openingOf } from '../wire/bind-option.ts';
import { MAC_SIZE } from '../wire/kamo-option.ts';
import type { NodeId } from '../wire/node-id.ts';
import { isProbeMac, placeProbeMac } from '../wire/probe-mac.ts';
import { EXCHANGE_KEY_SIZE, readResume, resume, TICKET_NUMBER_SIZE, writeResume } from '../wire/resume-option.ts';
import type { Binding } from './binding.ts';
import { ascii, concat } from './bytes.ts';
import type { Crypto } from './crypto.ts';
import { KeySchedule, resumptionHash } from './key-schedule.ts';

/** By which a node may be dialled again, once. */
export interface HeldTicket {
  /** The node that issued it. */
  readonly peer: NodeId;
  /** 32 bytes, known to both ends. */
  readonly secret: Uint8Array;
  /** 32 bytes, X25519. */
  readonly publicKey: Uint8Array;
}

/** What its issuer keeps. */
export interface IssuedTicket {
  /** The node that may dial by it. */
  readonly peer: NodeId;
  readonly secret: Uint8Array;
  /** 32 bytes, X25519. */
  readonly privateKey: Uint8Array;
}

/** What follows from a ticket's secret: 8 bytes by which its issuer finds it, and the key of the MAC in a SYN. */
export interface TicketKeys {
  readonly number: Uint8Array;
  readonly question: Uint8Array;
}

export function ticketKeys(crypto: Crypto, secret: Uint8Array): TicketKeys {
  const bytes = crypto.hkdfSha256(secret, NO_SALT, LABEL, TICKET_NUMBER_SIZE + EXCHANGE_KEY_SIZE);
  return { number: bytes.slice(0, TICKET_NUMBER_SIZE), question: bytes.slice(TICKET_NUMBER_SIZE) };
}

/** What the opener keeps until it is answered. */
export interface Question {
  readonly ticket: HeldTicket;
  /** Of the ephemeral key in the option. */
  readonly privateKey: Uint8Array;
  /** The option, as it is in the SYN. */
  readonly option: Uint8Array;
  /** Offset behind it. */
  readonly end: number;
}

/** Writes RESUME at `offset`. */
export function writeQuestion(
  crypto: Crypto,
  ticket: HeldTicket,
  connection: BoundConnection,
  bytes: Uint8Array,
  view: DataView,
  offset: number,
): Question {
  const { number, question } = ticketKeys(crypto, ticket.secret);
  const { publicKey, privateKey } = crypto.x25519Generate();
  const end = writeResume(bytes, view, offset, number, publicKey);
  const input = bindMacInput('client', openingOf(connection), bytes, offset, end - MAC_SIZE);
  placeProbeMac(bytes, end - MAC_SIZE, crypto.hmacSha256(question, input));
  return { ticket, privateKey, option: bytes.slice(offset, end), end };
}

/** Of all associations: it is filled and read within one call. */
const fields = resume();

/** The number in the RESUME at `offset`, a copy; null: it is none. */
export function numberOf(bytes: Uint8Array, view: DataView, offset: number, length: number): Uint8Array | null {
  if (!readResume(view, offset, length, fields)) return null;
  return bytes.slice(fields.numberOffset, fields.numberOffset + TICKET_NUMBER_SIZE);
}

/** Whether the RESUME at `offset` was made for this connection by who has the ticket. */
export function isQuestion(
  crypto: Crypto,
  { secret }: IssuedTicket,
  connection: BoundConnection,
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  length: number,
): boolean {
  if (!readResume(view, offset, length, fields)) return false;
  const input = bindMacInput('client', openingOf(connection), bytes, offset, fields.macOffset);
  return isProbeMac(bytes, fields.macOffset, crypto.hmacSha256(ticketKeys(crypto, secret).question, input));
}

/** Opener: the keys that both ends have if the responder has the ticket; null: its key is of small order. */
export function keysOfQuestion(crypto: Crypto, question: Question, binding: Binding): KeySchedule | null {
  const { ticket, privateKey, option } = question;
  return resumedKeys(crypto, ticket.secret, privateKey, ticket.publicKey, binding, option);
}

/** Responder: the same, for the authentic RESUME at `offset`. */
export function keysOfAnswer(
  crypto: Crypto,
  { secret, privateKey }: IssuedTicket,
  binding: Binding,
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  length: number,
): KeySchedule | null {
  if (!readResume(view, offset, length, fields)) return null;
  const publicKey = bytes.slice(fields.publicKeyOffset, fields.publicKeyOffset + EXCHANGE_KEY_SIZE);
  return resumedKeys(crypto, secret, privateKey, publicKey, binding, bytes.slice(offset, offset + length));
}

function resumedKeys(
  crypto: Crypto,
  secret: Uint8Array,
  privateKey: Uint8Array,
  publicKey: Uint8Array,
  binding: Binding,
  option: Uint8Array,
): KeySchedule | null {
  const shared = crypto.x25519Shared(privateKey, publicKey);
  return shared && new KeySchedule(crypto, concat(secret, shared), resumptionHash(crypto, binding, option));
}

const NO_SALT = new Uint8Array(0);
const LABEL = ascii('kamo ticket');
