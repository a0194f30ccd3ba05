import type { BoundConnection } from '../wire/bind-option.ts';
import type { TicketMessage } from '../wire/control-message.ts';
import type { NodeId } from '../wire/node-id.ts';
import { malformed, type Parsed, parsed } from '../wire/result.ts';
import type { BindKeys } from './bind.ts';
import type { Binding } from './binding.ts';
import { toText } from './bytes.ts';
import { HELD_TICKETS, ISSUED_TICKETS, TICKET_LIFETIME } from './constants.ts';
import type { Crypto } from './crypto.ts';
import type { KeySchedule } from './key-schedule.ts';
import {
  type HeldTicket,
  type IssuedTicket,
  isQuestion,
  keysOfAnswer,
  keysOfQuestion,
  numberOf,
  type Question,
  ticketKeys,
  writeQuestion,
} from './resumption.ts';
import { TicketShelf } from './ticket-shelf.ts';

/** Keys by a ticket, and who else has them. */
export interface Resumed {
  readonly peer: NodeId;
  readonly bindKeys: BindKeys;
}

/** Why a RESUME is not taken: no such ticket, or no more; not made by who has it; its key is of small order. */
export type ResumeFault = 'resume-unknown' | 'resume-forged' | 'resume-weak-key';

interface Numbered extends IssuedTicket {
  readonly number: string;
}

/** The tickets of a node: those by which it may dial, and those by which it may be dialled; each is good for one time. */
export class Tickets {
  readonly #crypto: Crypto;
  readonly #held: TicketShelf<HeldTicket>;
  readonly #issued: TicketShelf<Numbered>;
  readonly #byNumber = new Map<string, Numbered>();

  /** @param lifetime of a ticket whose association has no connection, in ms; 24 h at the most */
  constructor(crypto: Crypto, lifetime: number = TICKET_LIFETIME) {
    const time = Math.min(lifetime, TICKET_LIFETIME);
    this.#crypto = crypto;
    this.#held = new TicketShelf(HELD_TICKETS, time);
    this.#issued = new TicketShelf(ISSUED_TICKETS, time, ({ number }) => this.#byNumber.delete(number));
  }

  get counts(): { readonly held: number; readonly issued: number; readonly numbers: number } {
    return { held: this.#held.size, issued: this.#issued.size, numbers: this.#byNumber.size };
  }

  /** Responder of an association with `keys`: a ticket for the peer, in place of an older one. */
  issue(now: number, peer: NodeId, keys: KeySchedule): TicketMessage {
    const secret = keys.key('resume', 'responder');
    const { publicKey, privateKey } = this.#crypto.x25519Generate();
    const number = toText(ticketKeys(this.#crypto, secret).number);
    const ticket = { peer, secret, privateKey, number };
    this.#issued.put(now, peer.text, ticket);
    this.#byNumber.set(number, ticket);
    return { type: 'ticket', publicKey };
  }

  /** Initiator: the peer has issued one. */
  hold(now: number, peer: NodeId, keys: KeySchedule, { publicKey }: TicketMessage): void {
    this.#held.put(now, peer.text, { peer, secret: keys.key('resume', 'responder'), publicKey });
  }

  /** The association with the peer lost its last connection: from now on its tickets age. */
  rest(now: number, peer: NodeId): void {
    const { text } = peer;
    this.#held.rest(now, text);
    this.#issued.rest(now, text);
  }

  /** It has a connection again. */
  wake(now: number, peer: NodeId): void {
    const { text } = peer;
    this.#held.wake(now, text);
    this.#issued.wake(now, text);
  }

  /** Writes RESUME at `offset` by the ticket for `peer`, which is gone with that; null: there is none. */
  ask(
    now: number,
    peer: NodeId,
    connection: BoundConnection,
    bytes: Uint8Array,
    view: DataView,
    offset: number,
  ): Question | null {
    const ticket = this.#held.take(now, peer.text);
    return ticket === undefined ? null : writeQuestion(this.#crypto, ticket, connection, bytes, view, offset);
  }

  /** Initiator: what a responder that has the ticket makes of the question; null: the ticket is good for nothing. */
  resumedBy(question: Question, binding: Binding): Resumed | null {
    const keys = keysOfQuestion(this.#crypto, question, binding);
    return keys && { peer: question.ticket.peer, bindKeys: { crypto: this.#crypto, keys, role: 'initiator' } };
  }

  /** Responder: the RESUME at `offset` is taken, and its ticket is used up, or why not. */
  redeem(
    now: number,
    connection: BoundConnection,
    binding: Binding,
    bytes: Uint8Array,
    view: DataView,
    offset: number,
    length: number,
  ): Parsed<Resumed, ResumeFault> {
    const number = numberOf(bytes, view, offset, length);
    const { peer } = (number && this.#byNumber.get(toText(number))) ?? {};
    const ticket = peer && this.#issued.get(now, peer.text);
    if (ticket === undefined) return malformed('resume-unknown');
    if (!isQuestion(this.#crypto, ticket, connection, bytes, view, offset, length)) return malformed('resume-forged');
    this.#issued.drop(ticket.peer.text);
    const keys = keysOfAnswer(this.#crypto, ticket, binding, bytes, view, offset, length);
    if (keys === null) return malformed('resume-weak-key');
    return parsed({ peer: ticket.peer, bindKeys: { crypto: this.#crypto, keys, role: 'responder' } });
  }
}
