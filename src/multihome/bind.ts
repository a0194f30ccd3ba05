import {
  BIND_FLAG,
  type BoundConnection,
  bindMacInput,
  bind as newBind,
  readBind,
  writeBind,
} from '../wire/bind-option.ts';
import { MAC_SIZE } from '../wire/kamo-option.ts';
import { isProbeMac, type ProbeSender, placeProbeMac } from '../wire/probe-mac.ts';
import { ascii } from './bytes.ts';
import type { Crypto } from './crypto.ts';
import type { KeySchedule } from './key-schedule.ts';
import type { Role } from './role.ts';

/** Of all associations: it is filled and read within one call. */
const option = newBind();
const maskedBytes = new Uint8Array(16);
const maskedIds = new DataView(maskedBytes.buffer);

/** What a proven association lends to a connection that is to be bound to it. */
export interface BindKeys {
  readonly crypto: Crypto;
  readonly keys: KeySchedule;
  /** Of this end, when the association was founded. */
  readonly role: Role;
}

/**
 * Writes BIND of the `sender` of `connection` at `offset`, and returns the offset behind it (R-WIRE-41).
 *
 * @param token of the sender's connection ID, 16 bytes; null: none is told
 * @param occasion bit `opening` or `welcomed` of `BIND_FLAG`; 0: neither
 */
export function writeBinding(
  association: BindKeys,
  sender: ProbeSender,
  connection: BoundConnection,
  token: Uint8Array | null,
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  occasion = 0,
): number {
  const { crypto, keys, role } = association;
  const flags =
    (sender === 'server' ? BIND_FLAG.answer : 0) |
    (role === 'responder' ? BIND_FLAG.responder : 0) |
    (token === null ? 0 : BIND_FLAG.token) |
    occasion;
  const end = writeBind(view, offset, { flags, handle: keys.handle });
  const macOffset = end - MAC_SIZE;
  if (token !== null) bytes.set(masked(association, role, connection, token), macOffset - token.length);
  const input = bindMacInput(sender, connection, bytes, offset, macOffset);
  placeProbeMac(bytes, macOffset, crypto.hmacSha256(keys.key('bind', role), input));
  return end;
}

/** Whether the BIND at `offset` is what the peer writes as `sender` of `connection`. */
export function isBinding(
  association: BindKeys,
  sender: ProbeSender,
  connection: BoundConnection,
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  length: number,
): boolean {
  const { crypto, keys, role } = association;
  const peer: Role = role === 'initiator' ? 'responder' : 'initiator';
  if (!readBind(view, offset, length, option) || option.handle !== keys.handle) return false;
  const input = bindMacInput(sender, connection, bytes, offset, option.macOffset);
  return isProbeMac(bytes, option.macOffset, crypto.hmacSha256(keys.key('bind', peer), input));
}

/** The token that the BIND at `offset`, which is authentic, tells of the peer's connection ID; null: none. */
export function boundToken(
  association: BindKeys,
  connection: BoundConnection,
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  length: number,
): Uint8Array | null {
  if (!readBind(view, offset, length, option) || option.tokenOffset < 0) return null;
  const sealed = bytes.subarray(option.tokenOffset, option.macOffset);
  return masked(association, association.role === 'initiator' ? 'responder' : 'initiator', connection, sealed);
}

/** Seals a token, or opens it: nobody else may read it, and the MAC of BIND covers it (R-WIRE-43). */
function masked({ crypto, keys }: BindKeys, sender: Role, ids: BoundConnection, token: Uint8Array): Uint8Array {
  const key = keys.key('reset', sender);
  maskedIds.setInt32(0, ids.clientHigh);
  maskedIds.setInt32(4, ids.clientLow);
  maskedIds.setInt32(8, ids.serverHigh);
  maskedIds.setInt32(12, ids.serverLow);
  const mask = crypto.hmacSha256(key, TOKEN_LABEL, maskedBytes);
  const result = new Uint8Array(token.length);
  for (let i = 0; i < result.length; i++) result[i] = (token[i] ?? 0) ^ (mask[i] ?? 0);
  return result;
}

const TOKEN_LABEL = ascii('kamo token');
