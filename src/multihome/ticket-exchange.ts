import type { TicketMessage } from '../wire/control-message.ts';
import type { ControlChannel } from './control-channel.ts';
import type { Handshake } from './handshake.ts';
import type { Tickets } from './tickets.ts';

/**
 * The peer is proven: who was dialled gives it a ticket. It is said once: that it is lost costs the next first contact a
 * round trip.
 */
export function issueTicket(now: number, tickets: Tickets | null, handshake: Handshake, channel: ControlChannel): void {
  const { peer, keys, role } = handshake;
  if (tickets === null || role === 'initiator' || peer === null || keys === null) return;
  const ticket = tickets.issue(now, peer, keys);
  channel.send(now, 'ticket', () => ticket, { left: 1 });
}

/** The peer has given a ticket. False: it is not the one to do that. */
export function holdTicket(
  now: number,
  tickets: Tickets | null,
  handshake: Handshake,
  message: TicketMessage,
): boolean {
  const { peer, keys, role } = handshake;
  if (tickets === null || role === 'responder' || peer === null || keys === null) return false;
  tickets.hold(now, peer, keys, message);
  return true;
}
