import type { BindKeys } from '../../multihome/bind.ts';
import type { Role } from '../../multihome/role.ts';
import { type FlowId, flowMacInput } from '../../wire/flow-datagram.ts';
import { isProbeMac, placeProbeMac } from '../../wire/probe-mac.ts';

/** Places the MAC of the control datagram at `offset` into its last 8 bytes, from `macOffset` on (R-WIRE-54). */
export function placeFlowMac(
  association: BindKeys,
  byOpener: boolean,
  opener: FlowId,
  bytes: Uint8Array,
  offset: number,
  macOffset: number,
): void {
  const { crypto, keys, role } = association;
  const input = flowMacInput(byOpener, opener, bytes, offset, macOffset);
  placeProbeMac(bytes, macOffset, crypto.hmacSha256(keys.key('bind', role), input));
}

/** Whether the MAC of the control datagram at `offset` is what the peer writes. */
export function isFlowMac(
  association: BindKeys,
  byOpener: boolean,
  opener: FlowId,
  bytes: Uint8Array,
  offset: number,
  macOffset: number,
): boolean {
  const { crypto, keys, role } = association;
  const peer: Role = role === 'initiator' ? 'responder' : 'initiator';
  const input = flowMacInput(byOpener, opener, bytes, offset, macOffset);
  return isProbeMac(bytes, macOffset, crypto.hmacSha256(keys.key('bind', peer), input));
}
