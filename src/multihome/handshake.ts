/**
 * The exchange of keys and proofs (SIGMA-I): HELLO each way, the responder's PROOF, the initiator's. A value without
 * clock: it says which messages are to be sent now, its owner repeats them. The initiator drives; each new try is an
 * epoch with fresh keys.
 */
import { encodeControlMessage, parseControlMessage } from '../wire/control-message.ts';
import { KAMO_VERSION } from '../wire/kamo-option.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { ProofState } from './association-types.ts';
import type { Binding } from './binding.ts';
import { equalBytes } from './bytes.ts';
import { MAX_EPOCHS } from './constants.ts';
import { type ControlRecord, openRecord, sealRecord } from './control-record.ts';
import type { Crypto, KeyPair } from './crypto.ts';
import { type HandshakeEvent, type HandshakeState, nextHandshakeState, type ProofFailure } from './handshake-states.ts';
import type { Identity } from './identity.ts';
import { KeySchedule, transcriptHash } from './key-schedule.ts';
import { checkProof, makeProof, type ProofContext } from './proof.ts';
import { ResetTokens } from './reset-tokens.ts';
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

/** What the exchange needs until both ends are proven, and nobody after. */
interface Exchange extends HandshakeOptions {
  binding: Binding | null;
  ephemeral: KeyPair | null;
  ownHello: Uint8Array | null;
  peerHello: Uint8Array | null;
  responderProof: Uint8Array;
  proofRecord: ControlRecord | null;
  unauthentic: number;
  rejected: number;
  peerToken: Uint8Array;
}

export class Handshake {
  readonly role: Role;
  #state: HandshakeState = 'idle';
  #epoch = 0;
  #keys: KeySchedule | null = null;
  #peer: NodeId | null = null;
  #lastFailure: ProofFailure | null = null;
  /** Null once it is over. */
  #exchange: Exchange | null;

  constructor(options: HandshakeOptions) {
    const { role, identity, crypto, expected } = options;
    this.role = role;
    this.#exchange = {
      role,
      identity,
      crypto,
      expected,
      binding: null,
      ephemeral: null,
      ownHello: null,
      peerHello: null,
      responderProof: NO_BYTES,
      proofRecord: null,
      unauthentic: 0,
      rejected: 0,
      peerToken: NO_BYTES,
    };
  }

  get state(): HandshakeState {
    return this.#state;
  }

  get proof(): ProofState {
    if (this.#state === 'failed') return 'failed';
    if (this.#peer !== null) return 'proven';
    return this.#state === 'idle' ? 'unproven' : 'proving';
  }

  /** 1..3, 0 before the first HELLO. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The proven peer, else null. */
  get peer(): NodeId | null {
    return this.#peer;
  }

  /** What the peer said in its PROOF is the token of its connection ID; empty when it is not proven, or long ago. */
  get peerToken(): Uint8Array {
    return this.#exchange?.peerToken ?? NO_BYTES;
  }

  /** Keys of this epoch, trusted only once the peer is proven. */
  get keys(): KeySchedule | null {
    return this.#keys;
  }

  /** What both ends saw of TCP's handshake; null before that is over, and when this one is. */
  get binding(): Binding | null {
    return this.#exchange?.binding ?? null;
  }

  /** Why it failed, or what went wrong so far; null: nothing. */
  get lastFailure(): ProofFailure | null {
    return this.#lastFailure;
  }

  /** TCP is established, and both ends saw this. */
  begin(binding: Binding): void {
    const exchange = this.#exchange;
    if (exchange === null || !this.#apply('begun')) return;
    exchange.binding = binding;
    if (this.role === 'initiator') this.#newEpoch(exchange, 1);
  }

  /** Both ends have `keys`, and `peer` is who else could make them: nothing is left to be proven. */
  resume(binding: Binding, keys: KeySchedule, peer: NodeId, peerToken: Uint8Array): void {
    const exchange = this.#exchange;
    if (exchange === null || !this.#apply('resumed')) return;
    exchange.binding = binding;
    exchange.ephemeral = null;
    exchange.peerToken = peerToken;
    this.#keys = keys;
    this.#peer = peer;
  }

  /** Own HELLO, while the peer may miss it. */
  helloRecord(): ControlRecord | null {
    const wanted = this.#state === 'keyed' || (this.#state === 'greeting' && this.role === 'initiator');
    const bytes = this.#exchange?.ownHello ?? null;
    return wanted && bytes !== null ? { kind: 'hello', number: this.#epoch, bytes } : null;
  }

  /** Own PROOF, while the peer may miss it. */
  proofRecord(): ControlRecord | null {
    return this.#state === 'keyed' || this.#state === 'unconfirmed' ? (this.#exchange?.proofRecord ?? null) : null;
  }

  /** @param number of the record, which is its epoch */
  handleHello(number: number, bytes: Uint8Array): HelloOutcome {
    const exchange = this.#exchange;
    if (exchange === null) return 'hello-late';
    const { binding, peerHello } = exchange;
    if (binding === null || this.#state === 'idle') return 'hello-early';
    const message = parseControlMessage(bytes);
    if (!message.ok || message.value.type !== 'hello') return 'hello-malformed';
    const { version, epoch, publicKey } = message.value;
    if (version !== KAMO_VERSION) return this.#note('wrong-version', 'hello-version');
    if (epoch !== number || epoch < 1 || epoch > MAX_EPOCHS) return 'hello-epoch';
    if (peerHello !== null && epoch === this.#epoch) {
      return equalBytes(bytes, peerHello) ? 'duplicate' : 'hello-contradiction';
    }
    if (this.#state !== 'greeting' && this.#state !== 'keyed') return 'hello-late';
    if (this.role === 'initiator') return this.#acceptReply(exchange, binding, epoch, bytes, publicKey);
    return this.#acceptOpening(exchange, binding, epoch, bytes, publicKey);
  }

  /** @param number of the record, which is its epoch */
  handleProof(number: number, bytes: Uint8Array): ProofOutcome {
    const exchange = this.#exchange;
    if (this.#keys === null) return 'proof-early';
    if (this.#peer !== null || exchange === null) return 'duplicate';
    if (this.#state !== 'keyed') return 'proof-early';
    if (number !== this.#epoch) return 'proof-epoch';
    const prover = this.role === 'initiator' ? 'responder' : 'initiator';
    const message = openRecord(exchange.crypto, this.#keys.key('proof', prover), 'proof', number, bytes);
    if (message === null) {
      exchange.unauthentic += 1;
      return 'proof-unauthentic';
    }
    const proven = checkProof(exchange.crypto, message, this.#context(exchange, this.#keys, prover));
    if (!proven.ok) return this.#reject(exchange, proven.reason);
    const { nodeId, resetToken } = proven.value;
    if (exchange.expected !== null && nodeId.text !== exchange.expected.text) {
      return this.#reject(exchange, 'wrong-node');
    }
    this.#peer = nodeId;
    exchange.peerToken = resetToken;
    exchange.ephemeral = null;
    if (this.role === 'initiator') {
      exchange.responderProof = message;
      this.#apply('responder-proof');
      this.#prove(exchange, this.#keys);
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
    const exchange = this.#exchange;
    if (this.role !== 'initiator' || this.#state !== 'keyed' || exchange === null || exchange.unauthentic === 0) return;
    this.#lastFailure = 'unauthentic';
    this.#restart(exchange);
  }

  /** The time is over. */
  expire(): void {
    const forged = this.#exchange !== null && this.#exchange.unauthentic > 0;
    this.#fail(this.#lastFailure ?? (forged ? 'unauthentic' : 'timeout'));
  }

  /** Both ends are proven, and nobody asks for the exchange any more. */
  rest(): void {
    if (this.#state === 'proven') this.#exchange = null;
  }

  /** Initiator: the responder's HELLO. */
  #acceptReply(
    exchange: Exchange,
    binding: Binding,
    epoch: number,
    bytes: Uint8Array,
    publicKey: Uint8Array,
  ): HelloOutcome {
    const { crypto, ephemeral, ownHello } = exchange;
    if (epoch !== this.#epoch) return 'hello-epoch';
    if (ownHello === null || ephemeral === null) return 'hello-early';
    if (equalBytes(publicKey, ephemeral.publicKey)) return 'hello-reflected';
    const shared = crypto.x25519Shared(ephemeral.privateKey, publicKey);
    if (shared === null) return this.#note('weak-key', 'hello-weak-key');
    this.#keys = new KeySchedule(crypto, shared, transcriptHash(crypto, binding, ownHello, bytes));
    exchange.peerHello = bytes;
    this.#apply('hello');
    return 'accepted';
  }

  /** Responder: the initiator's HELLO, of the first or a later epoch. */
  #acceptOpening(
    exchange: Exchange,
    binding: Binding,
    epoch: number,
    bytes: Uint8Array,
    publicKey: Uint8Array,
  ): HelloOutcome {
    const { crypto } = exchange;
    if (epoch < this.#epoch) return 'hello-epoch';
    const ephemeral = crypto.x25519Generate();
    const shared = crypto.x25519Shared(ephemeral.privateKey, publicKey);
    if (shared === null) return this.#note('weak-key', 'hello-weak-key');
    if (this.#state === 'keyed') this.#apply('restarted');
    const ownHello = this.#newEpoch(exchange, epoch, ephemeral);
    exchange.peerHello = bytes;
    this.#keys = new KeySchedule(crypto, shared, transcriptHash(crypto, binding, bytes, ownHello));
    this.#apply('hello');
    this.#prove(exchange, this.#keys);
    return 'accepted';
  }

  /** Returns the own HELLO. */
  #newEpoch(exchange: Exchange, epoch: number, ephemeral: KeyPair = exchange.crypto.x25519Generate()): Uint8Array {
    const { publicKey } = ephemeral;
    const ownHello = encodeControlMessage({ type: 'hello', version: KAMO_VERSION, epoch, publicKey });
    this.#epoch = epoch;
    this.#keys = null;
    exchange.ephemeral = ephemeral;
    exchange.ownHello = ownHello;
    exchange.peerHello = null;
    exchange.responderProof = NO_BYTES;
    exchange.proofRecord = null;
    exchange.unauthentic = 0;
    return ownHello;
  }

  #prove(exchange: Exchange, keys: KeySchedule): void {
    const { crypto, identity } = exchange;
    const id = this.role === 'initiator' ? exchange.binding?.initiatorId : exchange.binding?.responderId;
    const token = new ResetTokens(crypto, identity).of(id?.high ?? 0, id?.low ?? 0);
    const message = makeProof(crypto, identity, this.#context(exchange, keys, this.role), token);
    if (this.role === 'responder') exchange.responderProof = message;
    exchange.proofRecord = sealRecord(crypto, keys.key('proof', this.role), 'proof', this.#epoch, message);
  }

  #context(exchange: Exchange, keys: KeySchedule, prover: Role): ProofContext {
    if (prover === 'responder') return { keys, prover, epoch: this.#epoch, verifier: null, before: NO_BYTES };
    const verifier = this.role === 'initiator' ? this.#peer : exchange.identity.nodeId;
    return { keys, prover, epoch: this.#epoch, verifier, before: exchange.responderProof };
  }

  #reject(exchange: Exchange, reason: ProofFailure): ProofOutcome {
    this.#lastFailure = reason;
    exchange.rejected += 1;
    if (this.role === 'initiator') this.#restart(exchange);
    else if (exchange.rejected >= MAX_EPOCHS) this.#fail(reason);
    return 'proof-rejected';
  }

  #restart(exchange: Exchange): void {
    if (this.#epoch >= MAX_EPOCHS) {
      this.#fail(this.#lastFailure ?? 'unauthentic');
    } else if (this.#apply('restarted')) {
      this.#newEpoch(exchange, this.#epoch + 1);
    }
  }

  #fail(reason: ProofFailure): void {
    if (!this.#apply('exhausted')) return;
    this.#lastFailure = reason;
    this.#keys = null;
    this.#exchange = null;
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
