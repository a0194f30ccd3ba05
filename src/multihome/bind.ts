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
import type { Crypto } from './crypto.ts';
import type { KeySchedule } from './key-schedule.ts';
import type { Role } from './role.ts';

/** Of all associations: it is filled and read within one call. */
const option = newBind();

/** What a proven association lends to a connection that is to be bound to it. */
export interface BindKeys {
  readonly crypto: Crypto;
  readonly keys: KeySchedule;
  /** Of this end, when the association was founded. */
  readonly role: Role;
}

/** Writes BIND of the `sender` of `connection` at `offset`, and returns the offset behind it (R-WIRE-41). */
export function writeBinding(
  association: BindKeys,
  sender: ProbeSender,
  connection: BoundConnection,
  bytes: Uint8Array,
  view: DataView,
  offset: number,
): number {
  const { crypto, keys, role } = association;
  const flags = (sender === 'server' ? BIND_FLAG.answer : 0) | (role === 'responder' ? BIND_FLAG.responder : 0);
  const end = writeBind(view, offset, { flags, handle: keys.handle });
  const input = bindMacInput(sender, connection, bytes, offset);
  placeProbeMac(bytes, end - MAC_SIZE, crypto.hmacSha256(keys.key('bind', role), input));
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
  const input = bindMacInput(sender, connection, bytes, offset);
  return isProbeMac(bytes, option.macOffset, crypto.hmacSha256(keys.key('bind', peer), input));
}
