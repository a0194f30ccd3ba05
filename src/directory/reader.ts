/** The proof of who asks, for records that only some may have. */
import { ascii, concat } from '../multihome/bytes.ts';
import type { Crypto } from '../multihome/crypto.ts';
import { type Identity, verifyNodeId } from '../multihome/identity.ts';
import {
  encodeAgentMessage,
  type QueryMessage,
  readerSignedPart,
  type SubscribeMessage,
} from '../wire/agent-message.ts';
import { SIGNATURE_SIZE } from '../wire/agent-record.ts';
import type { NodeId } from '../wire/node-id.ts';

type Question = QueryMessage | SubscribeMessage;

/** The bytes of a question, signed by the identity that asks. Its transaction and cookie are part of what is signed. */
export function encodeSigned(crypto: Crypto, identity: Identity, question: Question): Uint8Array {
  const { nodeId, publicKey, modifier, seed } = identity;
  const proof = { nodeId, publicKey, modifier, signature: new Uint8Array(SIGNATURE_SIZE) };
  const bytes = encodeAgentMessage({ ...question, proof });
  const signed = readerSignedPart(question.type, bytes);
  bytes.set(crypto.ed25519Sign(seed, concat(READER_LABEL, signed)), signed.length);
  return bytes;
}

/** Who has signed a question that was read from `bytes`; null without a proof or with a false one. */
export function provenReader(crypto: Crypto, question: Question, bytes: Uint8Array): NodeId | null {
  const { proof } = question;
  if (proof === null) return null;
  if (!verifyNodeId(crypto, proof.nodeId, proof.publicKey, proof.modifier).ok) return null;
  const text = concat(READER_LABEL, readerSignedPart(question.type, bytes));
  return crypto.ed25519Verify(proof.publicKey, text, proof.signature) ? proof.nodeId : null;
}

const READER_LABEL = ascii('kamo reader');
