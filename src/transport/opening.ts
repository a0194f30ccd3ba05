import type { Binding } from '../multihome/binding.ts';
import type { Path } from '../multihome/path.ts';
import type { BoundConnection } from '../wire/bind-option.ts';
import { CAPABLE_SIZE, type Capable } from '../wire/kamo-option.ts';
import { RESUME_SIZE } from '../wire/resume-option.ts';
import type { OptionCursor } from '../wire/tcp-option.ts';
import { Admission, type Admitted } from './admission.ts';
import { Binder, type BinderFacts, type BinderHost } from './binder.ts';
import { asksForProof, capableBytes, ownCapable, patienceOf } from './capable.ts';
import { ATTEMPT_DELAY } from './config.ts';
import type { ConnectionHost, ConnectionOptions } from './connection-types.ts';
import { bindingOf, boundConnection, type HandshakeEnd } from './handshake-facts.ts';
import { nextAttempt } from './path-transfer.ts';
import { PACKET_FORM } from './segment-form.ts';
import type { Member } from './shared-association.ts';
import type { Resettable } from './stateless-resets.ts';
import { SynRepeat } from './syn-repeat.ts';
import type { ExtraOptions } from './train-writer.ts';

/** Of the time that a proof may take where no round trip was measured, in ms (RFC 6298, section 2: the first timeout). */
const INITIAL_ROUND_TRIP = 1000;

/** Of all greetings: each is written and copied within one call. */
const written = new Uint8Array(CAPABLE_SIZE + RESUME_SIZE);
const writtenView = new DataView(written.buffer);

/** The connection that opens. */
export interface OpeningConnection<M extends Member> extends Admitted, HandshakeEnd, BinderHost<M> {
  readonly role: 'initiator' | 'responder';
}

/** What only the handshake needs: gone once the peer is proven, or a little later where it may have to be said again. */
export class Opening<M extends Member & Resettable> implements BinderFacts {
  readonly capable: ExtraOptions;
  /** What the SYN or SYN/ACK carries: CAPABLE, and a BIND or RESUME behind it. */
  greeting: ExtraOptions;
  /** Responder: the SYN was answered without state. */
  readonly adopted: boolean;
  /** The initiator's, until the responder has sent more than its SYN/ACK. */
  repeat: SynRepeat | undefined;
  readonly iss: number;
  readonly hint: number;
  peerCapable: Uint8Array | undefined;
  peerIsn = 0;
  /** When the application gets the connection. */
  readonly admission: Admission;
  /** How the connection comes to its association. */
  readonly binder: Binder<M>;
  readonly #connection: OpeningConnection<M>;
  readonly #servicePort: number;
  readonly #sourcePort: number;
  /** A SYN of native mode has no room for more than CAPABLE. */
  readonly #hasRoom: boolean;

  constructor(host: ConnectionHost<M>, options: ConnectionOptions, iss: number, connection: OpeningConnection<M>) {
    const { config, form, associations, emit } = host;
    const { role, localHigh, localLow, servicePort, sourcePort, expected, proof, now } = options;
    const flags = role === 'responder' ? patienceOf(proof) : 0;
    const own = ownCapable(localHigh, localLow, config.ackDelay, config.maxDatagram, flags);
    const bytes = capableBytes(own);
    this.capable = { bytes, length: bytes.length, padTo: 0 };
    this.greeting = this.capable;
    this.adopted = options.adoption !== undefined;
    // Where packets are all that there is nobody answers a SYN and keeps nothing.
    this.repeat =
      role === 'initiator' && form !== PACKET_FORM ? new SynRepeat(own, servicePort, sourcePort) : undefined;
    this.iss = iss;
    this.hint = expected?.low ?? 0;
    this.admission = new Admission(connection, proof, now + config.handshakeTimeout, emit);
    this.binder = new Binder<M>(connection, this, associations, expected);
    this.#connection = connection;
    this.#servicePort = servicePort;
    this.#sourcePort = sourcePort;
    this.#hasRoom = form !== PACKET_FORM;
  }

  /** The peer's CAPABLE, from its SYN or SYN/ACK with that sequence number. */
  takeCapable(peer: Readonly<Capable>, isn: number): void {
    this.peerCapable = capableBytes(peer);
    this.peerIsn = isn;
  }

  /** What both ends saw of TCP's handshake. */
  get binding(): Binding {
    return bindingOf(this.#connection, this);
  }

  /** The same for BIND. */
  get bound(): BoundConnection {
    return boundConnection(this.binding, this.#servicePort, this.#sourcePort);
  }

  /** Initiator, before the SYN, which asks for the association with the node, or for a new one by a ticket (R-TR-50, R-TR-95). */
  dialled(now: number): void {
    this.admission.attemptAt = now + ATTEMPT_DELAY;
    if (this.#hasRoom) this.#greet((...at) => this.binder.writeQuestion(now, ...at));
  }

  /** Responder: the SYN has a BIND or RESUME where the cursor stands; the SYN/ACK answers (R-TR-51, R-TR-96). */
  answer(
    now: number,
    syn: { readonly bytes: Uint8Array; readonly view: DataView },
    cursor: Readonly<OptionCursor>,
  ): void {
    const { offset, length } = cursor;
    if (this.#hasRoom) this.#greet((...at) => this.binder.writeWelcome(now, syn, offset, length, ...at));
  }

  /**
   * The path by which the SYN goes now that it was not answered by `active` (R-TR-10); -1: by no other, or it is too soon.
   */
  nextAttempt(now: number, paths: readonly (Path | undefined)[], active: number): number {
    if (now < this.admission.attemptAt) return -1;
    const next = nextAttempt(paths, active);
    const isOther = next >= 0 && next !== active;
    this.admission.attemptAt = isOther ? now + ATTEMPT_DELAY : Number.POSITIVE_INFINITY;
    return isOther ? next : -1;
  }

  /** TCP is established by `path`, after a round trip of so many ms, 0 when that is not known. */
  established(now: number, path: number, roundTrip: number): void {
    if (this.peerCapable === undefined) return;
    const asked = this.binder.hasAsked || asksForProof(this.peerCapable);
    const begins = this.admission.established(now, roundTrip > 0 ? roundTrip : INITIAL_ROUND_TRIP, asked);
    if (begins) this.binder.established(now, path);
  }

  /**
   * The application may be waiting for the connection; and a proof that was put off may be due.
   *
   * @param sent bytes that the application has given
   */
  admit(now: number, sent: number, paths: readonly (Path | undefined)[], active: number): void {
    const { admission, binder } = this;
    // What the SYN/ACK did not answer is known before anything follows it.
    if (binder.deadline() <= now) binder.handleTimeout(now);
    admission.tell(now);
    if (admission.dueAt === Number.POSITIVE_INFINITY) return;
    let carried = sent;
    for (const path of paths) carried += path?.bytesReceived ?? 0;
    if (admission.isDue(now, carried)) this.binder.established(now, active);
  }

  deadline(): number {
    const { deadline, attemptAt, dueAt } = this.admission;
    return Math.min(deadline, attemptAt, dueAt, this.binder.deadline());
  }

  /** TCP has ended: who the peer is does not matter any more. */
  end(now: number): void {
    this.admission.end();
    this.binder.close(now);
  }

  /** The loop was late by `lag` ms. */
  defer(lag: number): void {
    this.admission.defer(lag);
    this.binder.defer(lag);
  }

  #greet(write: (bytes: Uint8Array, view: DataView, offset: number) => number): void {
    written.set(this.capable.bytes);
    const length = write(written, writtenView, CAPABLE_SIZE);
    if (length > CAPABLE_SIZE) this.greeting = { bytes: written.slice(0, length), length, padTo: 0 };
  }
}
