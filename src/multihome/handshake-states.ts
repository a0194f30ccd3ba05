/** The exchange of keys and proofs as a table (SIGMA-I: the responder proves first). */

/**
 * - `idle`: TCP is not established yet.
 * - `greeting`: initiator: HELLO sent, the responder's awaited. Responder: the initiator's HELLO is awaited.
 * - `keyed`: both HELLOs are known. Initiator: the responder's PROOF is awaited; responder: own PROOF sent, the other's
 *   awaited.
 * - `unconfirmed`: initiator only: the peer is proven and own PROOF sent; nothing of the peer shows yet that it came.
 * - `proven`: both know both.
 * - `failed`: over; the reason is a `ProofFailure`.
 */
export type HandshakeState = 'idle' | 'greeting' | 'keyed' | 'unconfirmed' | 'proven' | 'failed';

/**
 * - `begun`: TCP is established.
 * - `hello`: a HELLO that fits the epoch. `restarted`: a new epoch after a failure of this one.
 * - `responder-proof`, `initiator-proof`: that PROOF holds.
 * - `record`: the first authentic control record of the peer.
 * - `resumed`: both ends have shown each other that they have a ticket's keys, in place of proofs.
 * - `exhausted`: the last epoch or the time is over.
 */
export type HandshakeEvent =
  | 'begun'
  | 'hello'
  | 'restarted'
  | 'responder-proof'
  | 'initiator-proof'
  | 'record'
  | 'resumed'
  | 'exhausted';

/** Where there is no entry the event changes nothing. */
export const HANDSHAKE_TRANSITIONS = {
  idle: { begun: 'greeting', resumed: 'proven' },
  greeting: { hello: 'keyed', resumed: 'proven', exhausted: 'failed' },
  keyed: {
    restarted: 'greeting',
    'responder-proof': 'unconfirmed',
    'initiator-proof': 'proven',
    resumed: 'proven',
    exhausted: 'failed',
  },
  unconfirmed: { record: 'proven', exhausted: 'failed' },
  proven: {},
  failed: {},
} as const satisfies Record<HandshakeState, Partial<Record<HandshakeEvent, HandshakeState>>>;

/** The state after an event, or undefined where the event means nothing. */
export function nextHandshakeState(state: HandshakeState, event: HandshakeEvent): HandshakeState | undefined {
  const row: Partial<Record<HandshakeEvent, HandshakeState>> = HANDSHAKE_TRANSITIONS[state];
  return row[event];
}

/**
 * Why a proof failed.
 * - `unauthentic`: records under the agreed keys do not open: somebody changed a HELLO, a CAPABLE, a connection ID or a
 *   sequence number on the way, or forged a record.
 * - `malformed`: what opened is no PROOF.
 * - `wrong-epoch`: a PROOF of another epoch.
 * - `weak-identity`: strength 0. `bad-identity`: the node ID's hash extension does not hold.
 * - `wrong-node`: a valid proof of another node than the one dialled.
 * - `bad-mac`, `bad-signature`: not made by the key's owner for this transcript, role and peer.
 * - `weak-key`: an ephemeral key of small order.
 * - `wrong-version`: a HELLO of another version.
 * - `timeout`: no proof in time.
 */
export type ProofFailure =
  | 'unauthentic'
  | 'malformed'
  | 'wrong-epoch'
  | 'weak-identity'
  | 'bad-identity'
  | 'wrong-node'
  | 'bad-mac'
  | 'bad-signature'
  | 'weak-key'
  | 'wrong-version'
  | 'timeout';
