import type { AssociationConfig, ProofState } from './association-types.ts';
import type { Handshake } from './handshake.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** How long the proof of a peer, and the confirmation of the own one, may take; and what is news of them. */
export class ProofClock {
  /** In ms of `now`; the loop's lag is added to it. */
  deadline = NEVER;
  readonly #handshake: Handshake;
  readonly #config: Pick<AssociationConfig, 'proofTimeout' | 'confirmTimeout'>;
  #told: ProofState = 'unproven';

  constructor(handshake: Handshake, config: Pick<AssociationConfig, 'proofTimeout' | 'confirmTimeout'>) {
    this.#handshake = handshake;
    this.#config = config;
  }

  /** The exchange begins. */
  begin(now: number): void {
    this.deadline = now + this.#config.proofTimeout;
  }

  handleTimeout(now: number): void {
    if (this.deadline > now) return;
    this.deadline = NEVER;
    this.#handshake.expire();
  }

  /** After whatever may have moved the handshake: that the peer is proven, or that it failed; each is told once. */
  news(now: number): 'proven' | 'failed' | null {
    const { proof, state } = this.#handshake;
    if (state === 'proven') this.deadline = NEVER;
    if (proof === this.#told || (proof !== 'proven' && proof !== 'failed')) return null;
    this.#told = proof;
    // The initiator's own proof may still be on its way; a responder that gave up must not be waited for without end.
    this.deadline = state === 'unconfirmed' ? now + this.#config.confirmTimeout : NEVER;
    return proof;
  }
}
