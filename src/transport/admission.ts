import type { NodeId } from '../wire/node-id.ts';
import { type AdmissionEvent, type AdmissionState, nextAdmissionState } from './admission-states.ts';
import type { ConnectionId, TransportEvent } from './output.ts';
import { DEFER_BYTES, DEFER_TIME, PROOF_GRACE, PROOF_ROUND_TRIPS, type ProofMode } from './proof-mode.ts';
import { reportEvents } from './reports.ts';
import { type SendingStream, Withheld } from './withheld.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** The opening connection. */
export interface Admitted {
  readonly id: ConnectionId;
  readonly role: 'initiator' | 'responder';
  readonly servicePort: number;
  readonly tcp: SendingStream;
  /** Nobody holds its handle. */
  released: boolean;
}

/** When the application gets an opening connection, and how long that may go without proof (R-TR-54 to R-TR-57). */
export class Admission {
  /** When the handshake, or the proof, must be over; when the SYN goes by the next path; when the proof begins. In ms. */
  deadline: number;
  attemptAt = NEVER;
  dueAt = NEVER;
  readonly #connection: Admitted;
  readonly #mode: ProofMode;
  readonly #emit: (event: TransportEvent) => void;
  #state: AdmissionState = 'withheld';
  #told = false;
  /** Bits of TCP_EVENT of which the application is told when it has the connection. */
  #early = 0;
  /** How long the application has the connection without proof, in ms. */
  #patience = 0;
  /** Made with the first that is given. */
  #withheld: Withheld | null = null;

  /** @param deadline of TCP's handshake, and of the proof where that comes before the application */
  constructor(connection: Admitted, mode: ProofMode, deadline: number, emit: (event: TransportEvent) => void) {
    this.#connection = connection;
    this.#mode = mode;
    this.deadline = deadline;
    this.#emit = emit;
  }

  /** The application has it. */
  get told(): boolean {
    return this.#told;
  }

  /** Takes what the application gives until it has the connection; null: it has. */
  get withheld(): Withheld | null {
    if (this.#told) return null;
    this.#withheld ??= new Withheld(this.#connection);
    return this.#withheld;
  }

  /** The application has it, and its peer owes the proof. */
  get isUnproven(): boolean {
    return this.#told && this.#state !== 'settled';
  }

  /**
   * TCP is established, after a round trip of so many ms.
   *
   * @param asked the peer waits for a proof, or there is none to be made
   * @returns whether the exchange of keys and proofs begins
   */
  established(now: number, roundTrip: number, asked: boolean): boolean {
    this.attemptAt = NEVER;
    this.#patience = PROOF_ROUND_TRIPS * roundTrip + PROOF_GRACE;
    if (this.#mode === 'before-data') return true;
    const responds = this.#connection.role === 'responder';
    if (this.#mode === 'early' || (asked && !responds)) {
      this.#apply('early');
      this.renew(now);
      return true;
    }
    this.#apply('deferred');
    this.dueAt = responds ? NEVER : now + DEFER_TIME;
    // The initiator begins within that time.
    this.deadline = responds ? now + DEFER_TIME + this.#patience : NEVER;
    return responds;
  }

  /** Initiator: whether a proof that was put off is to begin now that `bytes` have been carried both ways. */
  isDue(now: number, bytes: number): boolean {
    if (this.dueAt === NEVER || (now < this.dueAt && bytes < DEFER_BYTES)) return false;
    this.dueAt = NEVER;
    this.#apply('due');
    this.renew(now);
    return true;
  }

  /** The exchange begins: the time that the application has the connection without proof is counted from here. */
  renew(now: number): void {
    if (this.#state === 'trusting') this.deadline = now + this.#patience;
  }

  /** Tells the application of the connection, if it is to have it and has not. */
  tell(now: number): void {
    if (this.#state === 'deferring' || this.#state === 'trusting') this.#hand(now, null);
  }

  /** Initiator: the peer has the keys of an association with this node; it has until `deadline` to take ours. */
  welcomed(now: number, deadline: number, peer: NodeId): void {
    this.deadline = deadline;
    this.dueAt = NEVER;
    this.proven(now, peer);
  }

  /** The peer is proven. */
  proven(now: number, peer: NodeId): void {
    if (!this.#apply('proven')) return;
    if (this.#told) this.#emit({ type: 'proven', connection: this.#connection.id, peer });
    else this.#hand(now, peer);
  }

  /** Bits of TCP_EVENT: told now, or with the connection. */
  report(events: number): void {
    if (this.#told) reportEvents(this.#emit, this.#connection.id, events);
    else this.#early |= events;
  }

  /** The loop was late by `lag` ms. */
  defer(lag: number): void {
    this.deadline += lag;
    this.attemptAt += lag;
    this.dueAt += lag;
  }

  /** TCP has ended: whether the peer is proven does not matter any more. */
  end(): void {
    this.deadline = NEVER;
    this.dueAt = NEVER;
  }

  #hand(now: number, peer: NodeId | null): void {
    if (this.#told) return;
    this.#told = true;
    const { id: connection, role, servicePort: port } = this.#connection;
    if (role === 'initiator') this.#emit({ type: 'connected', connection, peer });
    else {
      this.#connection.released = false;
      this.#emit({ type: 'accepted', connection, port, peer });
    }
    reportEvents(this.#emit, connection, this.#early);
    this.#early = 0;
    this.#withheld?.release(now);
    this.#withheld = null;
  }

  #apply(event: AdmissionEvent): boolean {
    const next = nextAdmissionState(this.#state, event);
    if (next === undefined) return false;
    this.#state = next;
    return true;
  }
}
