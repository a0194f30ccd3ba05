/** What waits for the peer's proof (R-TR-54). */

/**
 * - `before-data`: the application gets the connection when the peer is proven.
 * - `early`: it gets it after TCP's handshake, and the connection ends when the proof fails or does not come.
 * - `deferred`: as `early`, but nothing is proven before the connection has lived or carried something.
 */
export type ProofMode = (typeof PROOF_MODES)[number];

export const PROOF_MODES = ['before-data', 'early', 'deferred'] as const;

export function isProofMode(value: unknown): value is ProofMode {
  return PROOF_MODES.some((mode) => mode === value);
}

/** A connection that lives shorter than this, in ms, and carries less, in bytes both ways, does no public-key work. */
export const DEFER_TIME = 1000;
export const DEFER_BYTES = 65_536;

/** An application that has a connection without proof keeps it for so many round trips and ms. */
export const PROOF_ROUND_TRIPS = 3;
export const PROOF_GRACE = 1000;
