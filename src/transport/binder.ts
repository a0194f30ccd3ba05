import { type BindKeys, boundToken, isBinding, writeBinding } from '../multihome/bind.ts';
import type { Binding } from '../multihome/binding.ts';
import { BIND_TRIES, FOUNDER_PATIENCE, MAX_CONTROL_PAUSE } from '../multihome/constants.ts';
import { recordKind } from '../multihome/control-record.ts';
import type { Question } from '../multihome/resumption.ts';
import type { Resumed } from '../multihome/tickets.ts';
import { BIND_FLAG, type BoundConnection, bind, openingOf, readBind, writeBind } from '../wire/bind-option.ts';
import { control as newControl, readControl } from '../wire/kamo-option.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { OptionCursor } from '../wire/tcp-option.ts';
import type { Associations, Waiter } from './associations.ts';
import { type BindingEvent, type BindingState, nextBindingState } from './binding-states.ts';
import type { Member, SharedAssociation } from './shared-association.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** Of all binders: it is filled and read within one call. */
const option = bind();
const control = newControl();

/** What is known of TCP's handshake. */
export interface BinderFacts {
  /** As both ends saw it; before the SYN/ACK the initiator knows nothing of the other. */
  readonly bound: BoundConnection;
  /** The same for keys. */
  readonly binding: Binding;
  /** The SYN was answered without state, so that the responder's connection ID may come again. */
  readonly adopted: boolean;
}

/** The opening connection. */
export interface BinderHost<M extends Member> {
  readonly role: 'initiator' | 'responder';
  /** The connection's own association until it is bound to another. */
  readonly shared: SharedAssociation<M>;
  /** The token of its own connection ID; null: the peer need not know. */
  readonly resetToken: Uint8Array | null;
  /** The peer has told the token of its ID. */
  expectReset(token: Uint8Array): void;
  /** Within this time an answer is awaited, in ms. */
  readonly patience: number;
  /** Keys and proofs are to be exchanged. */
  prove(now: number): void;
  /** The responder is `peer`: the application may have the connection. Whether the responder has it is not known yet. */
  welcomed(now: number, peer: NodeId): void;
  /** The path that is tried after `path`, all in turn. */
  otherPath(path: number): number;
  /** Gives the association to the connection, and tells the number that `path` has there; -1: it has no room for it. */
  bindTo(now: number, association: SharedAssociation<M>, path: number): number;
  /** It has the association for good. */
  bindingDone(now: number): void;
  /** Something is to be sent. */
  wake(): void;
}

/**
 * How one opening connection comes to its association (R-TR-30 to R-TR-33, R-TR-50 to R-TR-53, R-TR-95 to R-TR-98): an
 * initiator that has one with the dialled node asks by BIND, in its SYN if it can, and one that has a ticket by RESUME; it
 * goes on with keys and proofs when nobody answers. A responder takes whichever comes first. BIND under the keys of a
 * ticket makes the connection's own association a proven one.
 */
export class Binder<M extends Member> implements Waiter {
  readonly #host: BinderHost<M>;
  readonly #facts: BinderFacts;
  readonly #associations: Associations<M>;
  readonly #expected: NodeId | null;
  #state: BindingState = 'apart';
  /** What BIND speaks of: the initiator's choice, or what the responder was bound to. */
  #association: SharedAssociation<M> | null = null;
  /** Initiator: the RESUME of its SYN, until it is answered. */
  #question: Question | null = null;
  /** Keys by a ticket: BIND speaks of the association that they will be. */
  #resumed: Resumed | null = null;
  /** What is kept meanwhile because this connection asks for it. */
  #claimed: SharedAssociation<M> | null = null;
  /** The option that is to go out now, and by which path. */
  #due: 'none' | 'bind' | 'unknown' = 'none';
  #path = -1;
  /** The path of the handshake, and the one tried last beside it. */
  #first = -1;
  #other = -1;
  #tries = 0;
  /** When BIND is repeated or given up, or waiting is. */
  #at = NEVER;

  constructor(host: BinderHost<M>, facts: BinderFacts, associations: Associations<M>, expected: NodeId | null) {
    this.#host = host;
    this.#facts = facts;
    this.#associations = associations;
    this.#expected = host.role === 'initiator' ? expected : null;
  }

  /**
   * Initiator, before its SYN: writes the BIND or RESUME that goes in it at `offset`, and returns the offset behind it;
   * `offset`: neither an association with the node is known, nor a ticket of it.
   */
  writeQuestion(now: number, bytes: Uint8Array, view: DataView, offset: number): number {
    if (this.#expected === null) return offset;
    const known = this.#associations.with(this.#expected);
    const keys = known?.association.bindKeys ?? null;
    if (known === undefined || keys === null) return this.#writeResume(now, this.#expected, bytes, view, offset);
    this.#choose(known);
    return writeBinding(keys, 'client', openingOf(this.#facts.bound), null, bytes, view, offset, BIND_FLAG.opening);
  }

  /**
   * Responder: a BIND or RESUME stands at `from` of the SYN in `view`. Writes what the SYN/ACK says to it at `offset`, and returns
   * the offset behind it; `offset`: nothing.
   */
  writeWelcome(
    now: number,
    syn: { readonly bytes: Uint8Array; readonly view: DataView },
    from: number,
    length: number,
    bytes: Uint8Array,
    view: DataView,
    offset: number,
  ): number {
    const question = BIND_FLAG.opening;
    if (!readBind(syn.view, from, length, option))
      return this.#writeResumed(now, syn, from, length, bytes, view, offset);
    if ((option.flags & (BIND_FLAG.answer | BIND_FLAG.unknown | question)) !== question) {
      this.#associations.noteDrop('bind-unexpected');
      return offset;
    }
    const association = this.#named();
    const keys = association?.association.bindKeys ?? null;
    if (association === undefined || keys === null) {
      this.#associations.noteDrop('bind-unknown');
      return writeBind(view, offset, { flags: question | BIND_FLAG.answer | BIND_FLAG.unknown, handle: 0 });
    }
    const { bound } = this.#facts;
    if (!isBinding(keys, 'client', openingOf(bound), syn.bytes, syn.view, from, length)) {
      this.#associations.noteDrop('bind-forged');
      return offset;
    }
    this.#claim(association);
    return writeBinding(keys, 'server', bound, null, bytes, view, offset, BIND_FLAG.opening);
  }

  /** TCP is established by `path`. */
  established(now: number, path: number): void {
    this.#path = path;
    this.#first = path;
    this.#other = path;
    if (this.#host.role === 'responder') this.#host.prove(now);
    else this.#decide(now);
  }

  /** Initiator: the SYN asked, so that there is no public-key work to be put off. */
  get hasAsked(): boolean {
    return this.#association !== null || this.#question !== null;
  }

  /** The peer's HELLO was taken: it proves itself on this connection. */
  noteHello(): void {
    this.#apply('alone');
  }

  /**
   * An option came by `path`; the cursor stands on it. False: it is no BIND. After an authentic one the association was
   * given to the connection, and its paths have other numbers.
   */
  handle(now: number, path: number, bytes: Uint8Array, view: DataView, cursor: Readonly<OptionCursor>): boolean {
    const { offset, length } = cursor;
    if (!readBind(view, offset, length, option)) return false;
    const answers = (option.flags & BIND_FLAG.answer) !== 0;
    if (answers !== (this.#host.role === 'initiator')) {
      this.#associations.noteDrop('bind-reflected');
      return true;
    }
    if (answers) this.#handleAnswer(now, path, bytes, view, offset, length);
    else this.#handleQuestion(now, path, bytes, view, offset, length);
    return true;
  }

  /** An option came on a connection that is bound: when it is a HELLO, the peer has not heard our answer. */
  noteStray(path: number, view: DataView, { offset, length }: Readonly<OptionCursor>): void {
    if (!readControl(view, offset, length, control) || recordKind(control.flags) !== 'hello') return;
    this.#answerAgain(path);
  }

  /** The connection shares an association that was there before. */
  get isBound(): boolean {
    return this.#state === 'bound';
  }

  founderGone(now: number, proven: boolean): void {
    if (this.#state !== 'waiting') return;
    const known = proven && this.#expected !== null ? this.#associations.with(this.#expected) : undefined;
    if (known !== undefined) {
      this.#apply('founder-proven');
      this.#ask(now, known);
    } else this.#decide(now);
    this.#host.wake();
  }

  /** Path of the BIND that is to go out now; -1: none. */
  get due(): number {
    return this.#due === 'none' ? -1 : this.#path;
  }

  /** Writes it at `offset`, and returns the offset behind it. */
  write(now: number, bytes: Uint8Array, view: DataView, offset: number): number {
    const due = this.#due;
    this.#due = 'none';
    const keys = this.#bindKeys;
    if (due === 'unknown') return writeBind(view, offset, { flags: BIND_FLAG.answer | BIND_FLAG.unknown, handle: 0 });
    const initiator = this.#host.role === 'initiator';
    if (keys === null) {
      // The association failed while this connection waited for its turn.
      if (initiator) this.#prove(now, 'refused');
      return offset;
    }
    if (initiator) {
      this.#at = now + Math.min(this.#host.patience * 2 ** this.#tries, MAX_CONTROL_PAUSE);
      this.#tries += 1;
    }
    const { resetToken } = this.#host;
    const sender = initiator ? 'client' : 'server';
    const occasion = this.#state === 'welcomed' ? BIND_FLAG.welcomed : 0;
    return writeBinding(keys, sender, this.#facts.bound, resetToken, bytes, view, offset, occasion);
  }

  deadline(): number {
    return this.#at;
  }

  handleTimeout(now: number): void {
    if (now < this.#at) return;
    this.#at = NEVER;
    if (this.#state === 'waiting') this.#prove(now, 'founder-lost');
    else if (this.#state === 'welcomed') {
      this.#due = 'bind';
      this.#path = this.#tries % 2 === 1 ? this.#first : this.#host.otherPath(this.#other);
      if (this.#tries % 2 === 0) this.#other = this.#path;
    } else if (this.#state !== 'asking') return;
    else if (this.#question === null && this.#tries < BIND_TRIES) this.#due = 'bind';
    else this.#prove(now, 'refused');
  }

  /** The loop was late by `lag` ms. */
  defer(lag: number): void {
    this.#at += lag;
  }

  /** The peer has proven itself on this connection. */
  proven(now: number): void {
    this.#apply('proven');
    this.close(now, true);
  }

  /** The connection is open, or at its end: nobody waits for it any more. */
  close(now: number, proven = false): void {
    this.#at = NEVER;
    this.#due = this.#state === 'bound' ? this.#due : 'none';
    this.#claim(null);
    if (this.#expected !== null) {
      this.#associations.endFounding(now, this.#expected, this, proven);
    }
  }

  #answerAgain(path: number): void {
    if (!this.isBound || this.#host.role !== 'responder') return;
    this.#path = path;
    // The way back may be dead: every second time by another path, in turn.
    this.#tries += 1;
    if (this.#tries % 2 === 0) {
      this.#other = this.#host.otherPath(this.#other);
      if (this.#other >= 0) this.#path = this.#other;
    }
    this.#due = 'bind';
  }

  /** What BIND is made with. */
  get #bindKeys(): BindKeys | null {
    return this.#resumed?.bindKeys ?? this.#association?.association.bindKeys ?? null;
  }

  /** Initiator: who dials the same node meanwhile waits for what comes of the ticket. */
  #writeResume(now: number, node: NodeId, bytes: Uint8Array, view: DataView, offset: number): number {
    const { tickets } = this.#associations;
    if (tickets === null || this.#associations.isFounding(node)) return offset;
    this.#question = tickets.ask(now, node, this.#facts.bound, bytes, view, offset);
    if (this.#question === null) return offset;
    this.#associations.foundOrWait(node, this);
    return this.#question.end;
  }

  /** Responder: says nothing to a RESUME that it does not take; who sent it then proves itself. */
  #writeResumed(
    now: number,
    syn: { readonly bytes: Uint8Array; readonly view: DataView },
    from: number,
    length: number,
    bytes: Uint8Array,
    view: DataView,
    offset: number,
  ): number {
    const { tickets } = this.#associations;
    const { bound, binding } = this.#facts;
    const resumed = tickets?.redeem(now, bound, binding, syn.bytes, syn.view, from, length);
    if (resumed === undefined) return offset;
    if (!resumed.ok) {
      this.#associations.noteDrop(resumed.reason);
      return offset;
    }
    this.#resumed = resumed.value;
    return writeBinding(resumed.value.bindKeys, 'server', bound, null, bytes, view, offset, BIND_FLAG.opening);
  }

  #decide(now: number): void {
    if (this.#question !== null) {
      // The SYN/ACK that has come is about to be looked at; without an answer in it the ticket is worth nothing.
      this.#apply('known');
      this.#at = now;
      return;
    }
    const asked = this.#association;
    const known = asked ?? (this.#expected === null ? undefined : this.#associations.with(this.#expected));
    if (known !== undefined) {
      this.#apply('known');
      this.#ask(now, known);
    } else if (this.#expected === null || this.#associations.foundOrWait(this.#expected, this)) {
      this.#prove(now, this.#state === 'waiting' ? 'founder-lost' : 'alone');
    } else if (this.#apply('founder-ahead')) this.#at = now + FOUNDER_PATIENCE;
  }

  #choose(association: SharedAssociation<M>): void {
    this.#claim(association);
    this.#association = association;
  }

  #ask(now: number, association: SharedAssociation<M>): void {
    this.#choose(association);
    this.#say(now);
  }

  /** Initiator: BIND goes out now, and again. */
  #say(now: number): void {
    this.#due = 'bind';
    this.#at = now + this.#host.patience;
  }

  #prove(now: number, event: BindingEvent): void {
    if (!this.#apply(event)) return;
    this.#due = 'none';
    this.#question = null;
    this.#host.prove(now);
  }

  /** Initiator: what the peer says to our BIND or RESUME. */
  #handleAnswer(now: number, path: number, bytes: Uint8Array, view: DataView, offset: number, length: number): void {
    const { bound, binding } = this.#facts;
    const opening = (option.flags & BIND_FLAG.opening) !== 0;
    const asked = this.#question;
    if (!this.hasAsked && this.#resumed === null) {
      this.#associations.noteDrop('bind-unexpected');
      return;
    }
    if ((option.flags & BIND_FLAG.unknown) !== 0) {
      // Anybody could say so: it costs no more than a proof.
      if (this.#state === 'asking') this.#prove(now, 'refused');
      else this.#associations.noteDrop('bind-unexpected');
      return;
    }
    if (asked !== null && opening) this.#resumed = this.#associations.tickets?.resumedBy(asked, binding) ?? null;
    const { bindKeys: keys, peer } = this.#resumed ?? this.#association?.association ?? NOBODY;
    if (keys === null || peer === null || !isBinding(keys, 'server', bound, bytes, view, offset, length)) {
      if (asked !== null) this.#resumed = null;
      this.#associations.noteDrop('bind-forged');
    } else if (!opening) {
      this.#bind(now, path, boundToken(keys, bound, bytes, view, offset, length), this.#association);
    } else if (this.#apply('welcome')) {
      if (asked !== null) this.#say(now);
      this.#question = null;
      this.#host.welcomed(now, peer);
    }
  }

  /** Responder: the peer says that it has an association with this node, or the keys of a ticket. */
  #handleQuestion(now: number, path: number, bytes: Uint8Array, view: DataView, offset: number, length: number): void {
    if (this.#state === 'bound') {
      this.#answerAgain(path);
      return;
    }
    const resumed = this.#resumed;
    // Who was welcomed sends no HELLO: one that came is somebody else's.
    const counts = this.#state === 'apart' || (this.#state === 'proving' && (option.flags & BIND_FLAG.welcomed) !== 0);
    if (!counts) {
      this.#associations.noteDrop('bind-unexpected');
      return;
    }
    const association = resumed === null ? (this.#named() ?? null) : null;
    const { bindKeys: keys } = resumed ?? association?.association ?? NOBODY;
    const { bound, adopted } = this.#facts;
    if (keys === null) {
      this.#path = path;
      this.#associations.noteDrop('bind-unknown');
      this.#due = 'unknown';
    } else if (!isBinding(keys, 'client', bound, bytes, view, offset, length)) {
      this.#associations.noteDrop('bind-forged');
    } else if (adopted && association !== null && !association.spend(now, bound)) {
      this.#path = path;
      this.#associations.noteDrop('bind-repeated');
      this.#due = 'unknown';
    } else if (this.#bind(now, path, boundToken(keys, bound, bytes, view, offset, length), association)) {
      this.#association = association;
      this.#due = 'bind';
    }
  }

  /** The peer's BIND is authentic: of an association that was there, or else under the keys of a ticket. */
  #bind(now: number, path: number, token: Uint8Array | null, association: SharedAssociation<M> | null): boolean {
    if (nextBindingState(this.#state, 'bind') === undefined) return false;
    if (association === null) return this.#resume(now, path, token);
    const number = this.#host.bindTo(now, association, path);
    if (number < 0) return false;
    if (token !== null) this.#host.expectReset(token);
    this.#path = number;
    this.#apply('bind');
    this.#at = NEVER;
    this.#host.bindingDone(now);
    return true;
  }

  /** The connection's own association becomes that of the ticket's keys, which opens the connection. */
  #resume(now: number, path: number, token: Uint8Array | null): boolean {
    if (this.#resumed === null) return false;
    const { peer, bindKeys } = this.#resumed;
    const { shared } = this.#host;
    this.#path = path;
    this.#apply('bind');
    this.#at = NEVER;
    this.#associations.resumed += 1;
    shared.association.resume(now, this.#facts.binding, bindKeys.keys, peer, token ?? NO_TOKEN);
    shared.settle(now);
    return true;
  }

  /** The association of which the option that was read last speaks. */
  #named(): SharedAssociation<M> | undefined {
    const peer = (option.flags & BIND_FLAG.responder) !== 0 ? 'responder' : 'initiator';
    return this.#associations.find(option.handle, peer);
  }

  /** An association that a connection asks for is kept. */
  #claim(association: SharedAssociation<M> | null): void {
    if (this.#claimed !== null) this.#claimed.claims -= 1;
    if (association !== null) association.claims += 1;
    this.#claimed = association;
  }

  #apply(event: BindingEvent): boolean {
    const next = nextBindingState(this.#state, event);
    if (next === undefined) return false;
    this.#state = next;
    return true;
  }
}

const NOBODY = { bindKeys: null, peer: null };
/** None was told. */
const NO_TOKEN = new Uint8Array(0);
