/** RSTs that show that their sender has the keys of the association (R-MH-65). */
import { MAC_SIZE } from '../wire/kamo-option.ts';
import { type ConnectionIds, isProbeMac, type ProbeSender, placeProbeMac } from '../wire/probe-mac.ts';
import { reset as newReset, readReset, resetMacInput, writeReset } from '../wire/reset-option.ts';
import type { BindKeys } from './bind.ts';
import type { Role } from './role.ts';

/** Of all associations: it is filled and read within one call. */
const option = newReset();

/** Writes RESET for an RST with the number `seq` of the `sender` of a connection at `offset`; returns the offset behind it. */
export function writeAuthenticReset(
  { crypto, keys, role }: BindKeys,
  sender: ProbeSender,
  ids: ConnectionIds,
  seq: number,
  reason: number,
  bytes: Uint8Array,
  view: DataView,
  offset: number,
): number {
  const end = writeReset(view, offset, reason);
  const input = resetMacInput(sender, ids, seq, bytes, offset);
  placeProbeMac(bytes, end - MAC_SIZE, crypto.hmacSha256(keys.key('reset', role), input));
  return end;
}

/** The reason in the RESET at `offset`, if it is what the peer writes as `sender` for an RST with that number; -1: it is not. */
export function authenticReason(
  { crypto, keys, role }: BindKeys,
  sender: ProbeSender,
  ids: ConnectionIds,
  seq: number,
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  length: number,
): number {
  if (!readReset(view, offset, length, option)) return -1;
  const peer: Role = role === 'initiator' ? 'responder' : 'initiator';
  const input = resetMacInput(sender, ids, seq, bytes, offset);
  return isProbeMac(bytes, option.macOffset, crypto.hmacSha256(keys.key('reset', peer), input)) ? option.reason : -1;
}
