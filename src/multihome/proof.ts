/**
 * PROOF: the owner of a node ID signs the transcript (SIGMA-I, as in RFC 7401's base exchange with identities hidden
 * from observers). The signature is bound to role, transcript, both IDs and epoch; the MAC binds the identity to the
 * keys; the initiator's covers the responder's PROOF as well.
 */
import { encodeControlMessage, type ProofMessage, parseControlMessage } from '../wire/control-message.ts';
import { RESET_TOKEN_SIZE } from '../wire/datagram.ts';
import { type NodeId, nodeIdToBytes } from '../wire/node-id.ts';
import { malformed, type Parsed, parsed } from '../wire/result.ts';
import { ascii, concat, equalBytes } from './bytes.ts';
import { MIN_STRENGTH } from './constants.ts';
import type { Crypto } from './crypto.ts';
import type { ProofFailure } from './handshake-states.ts';
import { type Identity, nodeIdOf, verifyNodeId } from './identity.ts';
import type { KeySchedule } from './key-schedule.ts';
import type { Role } from './role.ts';

/** What a PROOF is made for, and judged by. */
export interface ProofContext {
  readonly keys: KeySchedule;
  /** Who proves. */
  readonly prover: Role;
  readonly epoch: number;
  /** Whom the prover proves itself to: null where the responder does not know yet. */
  readonly verifier: NodeId | null;
  /** The responder's PROOF message, in the initiator's; else empty. */
  readonly before: Uint8Array;
}

/** What a PROOF says of its sender. */
export interface ProvenPeer {
  readonly nodeId: NodeId;
  /** 16 bytes: the token of its connection ID. */
  readonly resetToken: Uint8Array;
}

/**
 * The PROOF message of an identity.
 *
 * @param resetToken of the sender's connection ID, 16 bytes
 */
export function makeProof(
  crypto: Crypto,
  identity: Identity,
  context: ProofContext,
  resetToken: Uint8Array = NO_TOKEN,
): Uint8Array {
  const { nodeId, publicKey, modifier, strength, seed } = identity;
  return encodeControlMessage({
    type: 'proof',
    strength,
    epoch: context.epoch,
    publicKey,
    modifier,
    signature: crypto.ed25519Sign(seed, signedBytes(crypto, nodeId, context)),
    mac: macOf(crypto, nodeId, publicKey, modifier, context),
    resetToken,
  });
}

/** The node that a PROOF message proves, or why it proves none. */
export function checkProof(crypto: Crypto, bytes: Uint8Array, context: ProofContext): Parsed<ProvenPeer, ProofFailure> {
  const message = parseControlMessage(bytes);
  if (!message.ok || message.value.type !== 'proof') return malformed('malformed');
  return checkMessage(crypto, message.value, context);
}

function checkMessage(crypto: Crypto, proof: ProofMessage, context: ProofContext): Parsed<ProvenPeer, ProofFailure> {
  const { strength, publicKey, modifier, resetToken } = proof;
  if (proof.epoch !== context.epoch) return malformed('wrong-epoch');
  if (strength < MIN_STRENGTH) return malformed('weak-identity');
  const nodeId = nodeIdOf(crypto, strength, publicKey, modifier);
  if (!verifyNodeId(crypto, nodeId, publicKey, modifier).ok) return malformed('bad-identity');
  if (!equalBytes(proof.mac, macOf(crypto, nodeId, publicKey, modifier, context))) return malformed('bad-mac');
  if (!crypto.ed25519Verify(publicKey, signedBytes(crypto, nodeId, context), proof.signature)) {
    return malformed('bad-signature');
  }
  return parsed({ nodeId, resetToken });
}

function signedBytes(crypto: Crypto, prover: NodeId, context: ProofContext): Uint8Array {
  return concat(
    ascii(`kamo proof ${context.prover}`),
    Uint8Array.of(0, context.epoch),
    context.keys.transcript,
    nodeIdToBytes(prover),
    context.verifier === null ? NOBODY : nodeIdToBytes(context.verifier),
    crypto.sha256(context.before),
  );
}

function macOf(
  crypto: Crypto,
  prover: NodeId,
  publicKey: Uint8Array,
  modifier: Uint8Array,
  context: ProofContext,
): Uint8Array {
  return crypto.hmacSha256(
    context.keys.key('finish', context.prover),
    context.keys.transcript,
    nodeIdToBytes(prover),
    publicKey,
    modifier,
    crypto.sha256(context.before),
  );
}

const NOBODY = new Uint8Array(8);
const NO_TOKEN = new Uint8Array(RESET_TOKEN_SIZE);
