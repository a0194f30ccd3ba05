/**
 * The exchange of keys and proofs (SIGMA-I): HELLO each way, the responder's PROOF, the initiator's. A value without
 * clock: it says which messages are to be sent now, its owner repeats them. The initiator drives; each new try is an
 * epoch with fresh keys.
 */
import { encodeControlMessage, parseControlMessage } from '../wire/control-message.ts';
import { KAMO_VERSION } from '../wire/kamo-option.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { Binding } from './association-types.ts';
import { equalBytes } from './bytes.ts';
import { MAX_EPOCHS } from './constants.ts';
import { type ControlRecord, openRecord, sealRecord } from './control-record.ts';
import type { Crypto, KeyPair } from './crypto.ts';
import { type HandshakeEvent, type HandshakeState, nextHandshakeState, type ProofFailure } from './handshake-states.ts';
import type { Identity } from './identity.ts';
import { KeySchedule, transcriptHash } from './key-schedule.ts';
import { checkProof, makeProof, type ProofContext } from './proof.ts';
import type { Role } from './role.ts';

/** What became of a HELLO. All but the first two are drops. */
export type HelloOutcome =
  | 'accepted'
  | 'duplicate'
  | 'hello-early'
  | 'hello-late'
  | 'hello-malformed'
  | 'hello-version'
  | 'hello-epoch'
  | 'hello-contradiction'
  | 'hello-reflected'
  | 'hello-weak-key';

/** What became of a PROOF. `proof-rejected`: it opened and proves nothing; see `lastFailure`. */
export type ProofOutcome =
  | 'accepted'
  | 'duplicate'
  | 'proof-early'
  | 'proof-epoch'
  | 'proof-unauthentic'
  | 'proof-rejected';

export interface HandshakeOptions {
  readonly role: Role;
  readonly identity: Identity;
  readonly crypto: Crypto;
  /** Who the peer must be; null: anybody with a proof. */
  readonly expected: NodeId | null;
}

export class Handshake {
  readonly role: Role;
  readonly #identity: Identity;
  readonly #crypto: Crypto;
  readonly #expected: NodeId | null;
  #state: HandshakeState = 'idle';
  #epoch = 0;
  #binding: Binding | null = null;
  #ephemeral: KeyPair | null = null;
  #ownHello: Uint8Array | null = null;
  #peerHello: Uint8Array | null = null;
  #responderProof: Uint8Array = NO_BYTES;
  #proofRecord: ControlRecord | null = null;
  #keys: KeySchedule | null = null;
  #peer: NodeId | null = null;
  #unauthentic = 0;
  #rejected = 0;
  #lastFailure: ProofFailure | null = null;

  constructor({ role, identity, crypto, expected }: HandshakeOptions) {
    this.role = role;
    this.#identity = identity;
    this.#crypto = crypto;
    this.#expected = expected;
  }

  get state(): HandshakeState {
    return this.#state;
  }

  /** 1..3, 0 before the first HELLO. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The proven peer, else null. */
  get peer(): NodeId | null {
    return this.#peer;
  }

  /** Keys of this epoch, trusted only once the peer is proven. */
  get keys(): KeySchedule | null {
    return this.#keys;
  }

  /** What both ends saw of TCP's handshake; null before it is over. */
  get binding(): Binding | null {
    return this.#binding;
  }

  /** Why it failed, or what went wrong so far; null: nothing. */
  get lastFailure(): ProofFailure | null {
    return this.#lastFailure;
  }

  /** TCP is established, and both ends saw this. */
  begin(binding: Binding): void {
    if (!this.#apply('begun')) return;
    this.#binding = binding;
    if (this.role === 'initiator') this.#newEpoch(1);
  }

  /** Own HELLO, while the peer may miss it. */
  helloRecord(): ControlRecord | null {
    const wanted = this.#state === 'keyed' || (this.#state === 'greeting' && this.role === 'initiator');
    if (!wanted || this.#ownHello === null) return null;
    return { kind: 'hello', number: this.#epoch, bytes: this.#ownHello };
  }

  /** Own PROOF, while the peer may miss it. */
  proofRecord(): ControlRecord | null {
    return this.#state === 'keyed' || this.#state === 'unconfirmed' ? this.#proofRecord : null;
  }

  /** @param number of the record, which is its epoch */
  handleHello(number: number, bytes: Uint8Array): HelloOutcome {
    const binding = this.#binding;
    if (binding === null || this.#state === 'idle') return 'hello-early';
    const message = parseControlMessage(bytes);
    if (!message.ok || message.value.type !== 'hello') return 'hello-malformed';
    const { version, epoch, publicKey } = message.value;
    if (version !== KAMO_VERSION) return this.#note('wrong-version', 'hello-version');
    if (epoch !== number || epoch < 1 || epoch > MAX_EPOCHS) return 'hello-epoch';
    if (this.#peerHello !== null && epoch === this.#epoch) {
      return equalBytes(bytes, this.#peerHello) ? 'duplicate' : 'hello-contradiction';
    }
    if (this.#state !== 'greeting' && this.#state !== 'keyed') return 'hello-late';
    if (this.role === 'initiator') return this.#acceptReply(binding, epoch, bytes, publicKey);
    return this.#acceptOpening(binding, epoch, bytes, publicKey);
  }

  /** @param number of the record, which is its epoch */
  handleProof(number: number, bytes: Uint8Array): ProofOutcome {
    if (this.#keys === null) return 'proof-early';
    if (this.#peer !== null) return 'duplicate';
    if (this.#state !== 'keyed') return 'proof-early';
    if (number !== this.#epoch) return 'proof-epoch';
    const prover = this.role === 'initiator' ? 'responder' : 'initiator';
    const message = openRecord(this.#crypto, this.#keys.key('proof', prover), 'proof', number, bytes);
    if (message === null) {
      this.#unauthentic += 1;
      return 'proof-unauthentic';
    }
    const proven = checkProof(this.#crypto, message, this.#context(this.#keys, prover));
    if (!proven.ok) return this.#reject(proven.reason);
    if (this.#expected !== null && proven.value.text !== this.#expected.text) return this.#reject('wrong-node');
    this.#peer = proven.value;
    this.#ephemeral = null;
    if (this.role === 'initiator') {
      this.#responderProof = message;
      this.#apply('responder-proof');
      this.#prove(this.#keys);
    } else {
      this.#apply('initiator-proof');
    }
    return 'accepted';
  }

  /** An authentic control record of the peer came: it has our PROOF. */
  confirm(): void {
    this.#apply('record');
  }

  /**
   * The initiator's HELLO is about to be repeated. When records of this epoch did not open, somebody changed or forged
   * something: the next epoch begins, or it is over. One forged record alone changes nothing, the genuine one comes.
   */
  judgeSilence(): void {
    if (this.role !== 'initiator' || this.#state !== 'keyed' || this.#unauthentic === 0) return;
    this.#lastFailure = 'unauthentic';
    this.#restart();
  }

  /** The time is over. */
  expire(): void {
    this.#fail(this.#lastFailure ?? (this.#unauthentic > 0 ? 'unauthentic' : 'timeout'));
  }

  /** Initiator: the responder's HELLO. */
  #acceptReply(binding: Binding, epoch: number, bytes: Uint8Array, publicKey: Uint8Array): HelloOutcome {
    if (epoch !== this.#epoch) return 'hello-epoch';
    if (this.#ownHello === null || this.#ephemeral === null) return 'hello-early';
    if (equalBytes(publicKey, this.#ephemeral.publicKey)) return 'hello-reflected';
    const shared = this.#crypto.x25519Shared(this.#ephemeral.privateKey, publicKey);
    if (shared === null) return this.#note('weak-key', 'hello-weak-key');
    const transcript = transcriptHash(this.#crypto, binding, this.#ownHello, bytes);
    this.#keys = new KeySchedule(this.#crypto, shared, transcript);
    this.#peerHello = bytes;
    this.#apply('hello');
    return 'accepted';
  }

  /** Responder: the initiator's HELLO, of the first or a later epoch. */
  #acceptOpening(binding: Binding, epoch: number, bytes: Uint8Array, publicKey: Uint8Array): HelloOutcome {
    if (epoch < this.#epoch) return 'hello-epoch';
    const ephemeral = this.#crypto.x25519Generate();
    const shared = this.#crypto.x25519Shared(ephemeral.privateKey, publicKey);
    if (shared === null) return this.#note('weak-key', 'hello-weak-key');
    if (this.#state === 'keyed') this.#apply('restarted');
    this.#newEpoch(epoch, ephemeral);
    const ownHello = this.#ownHello ?? NO_BYTES;
    this.#peerHello = bytes;
    this.#keys = new KeySchedule(this.#crypto, shared, transcriptHash(this.#crypto, binding, bytes, ownHello));
    this.#apply('hello');
    this.#prove(this.#keys);
    return 'accepted';
  }

  #newEpoch(epoch: number, ephemeral: KeyPair = this.#crypto.x25519Generate()): void {
    this.#epoch = epoch;
    this.#ephemeral = ephemeral;
    const { publicKey } = ephemeral;
    this.#ownHello = encodeControlMessage({ type: 'hello', version: KAMO_VERSION, epoch, publicKey });
    this.#peerHello = null;
    this.#keys = null;
    this.#responderProof = NO_BYTES;
    this.#proofRecord = null;
    this.#unauthentic = 0;
  }

  #prove(keys: KeySchedule): void {
    const message = makeProof(this.#crypto, this.#identity, this.#context(keys, this.role));
    if (this.role === 'responder') this.#responderProof = message;
    this.#proofRecord = sealRecord(this.#crypto, keys.key('proof', this.role), 'proof', this.#epoch, message);
  }

  #context(keys: KeySchedule, prover: Role): ProofContext {
    if (prover === 'responder') return { keys, prover, epoch: this.#epoch, verifier: null, before: NO_BYTES };
    const verifier = this.role === 'initiator' ? this.#peer : this.#identity.nodeId;
    return { keys, prover, epoch: this.#epoch, verifier, before: this.#responderProof };
  }

  #reject(reason: ProofFailure): ProofOutcome {
    this.#lastFailure = reason;
    this.#rejected += 1;
    if (this.role === 'initiator') this.#restart();
    else if (this.#rejected >= MAX_EPOCHS) this.#fail(reason);
    return 'proof-rejected';
  }

  #restart(): void {
    if (this.#epoch >= MAX_EPOCHS) {
      this.#fail(this.#lastFailure ?? 'unauthentic');
    } else if (this.#apply('restarted')) {
      this.#newEpoch(this.#epoch + 1);
    }
  }

  #fail(reason: ProofFailure): void {
    if (!this.#apply('exhausted')) return;
    this.#lastFailure = reason;
    this.#ephemeral = null;
    this.#keys = null;
  }

  #note(failure: ProofFailure, outcome: HelloOutcome): HelloOutcome {
    this.#lastFailure = failure;
    return outcome;
  }

  #apply(event: HandshakeEvent): boolean {
    const next = nextHandshakeState(this.#state, event);
    if (next === undefined) return false;
    this.#state = next;
    return true;
  }
}

const NO_BYTES = new Uint8Array(0);
