/** Transcript and keys of an association: everything that both ends must have seen alike goes into every key. */

import type { Binding } from './binding.ts';
import { ascii, concat, fromText, toText, u32 } from './bytes.ts';
import type { Crypto } from './crypto.ts';
import type { Role } from './role.ts';

/**
 * - `proof`: PROOF is sealed with it. `finish`: the MAC inside PROOF. `record`: control records. `probe`: PROBE and
 *   PROBE-REPLY. `bind`: later connections. `reset`: stateless reset and RST. `resume`: secret of a ticket.
 */
export type KeyPurpose = 'proof' | 'finish' | 'record' | 'probe' | 'bind' | 'reset' | 'resume';

/**
 * The transcript hash: version, both CAPABLE options as seen, connection IDs, initial sequence numbers, both HELLOs.
 * What address translators rewrite is not part of it. Variable parts have their length before them.
 */
export function transcriptHash(
  crypto: Crypto,
  binding: Binding,
  initiatorHello: Uint8Array,
  responderHello: Uint8Array,
): Uint8Array {
  return handshakeHash(crypto, 'kamo transcript', binding, initiatorHello, responderHello);
}

/** The same where RESUME took the place of both HELLOs. */
export function resumptionHash(crypto: Crypto, binding: Binding, option: Uint8Array): Uint8Array {
  return handshakeHash(crypto, 'kamo resumption', binding, option);
}

function handshakeHash(crypto: Crypto, label: string, binding: Binding, ...parts: readonly Uint8Array[]): Uint8Array {
  const { initiatorId, responderId } = binding;
  return crypto.sha256(
    ascii(label),
    Uint8Array.of(0, binding.version),
    sized(binding.initiatorCapable),
    sized(binding.responderCapable),
    u32(initiatorId.high),
    u32(initiatorId.low),
    u32(responderId.high),
    u32(responderId.low),
    u32(binding.initiatorIsn),
    u32(binding.responderIsn),
    ...parts.map(sized),
  );
}

/** Keys per purpose and direction, made when wanted (HKDF, RFC 5869, with the transcript as salt). */
export class KeySchedule {
  readonly #crypto: Crypto;
  /** Secret and transcript, a character a byte: an idle association keeps them, and an array of bytes takes four times as much. */
  readonly #root: string;
  #keys: Map<string, Uint8Array> | null = null;
  #handle = -1;

  /** @param shared the X25519 secret, known not to be zero, behind that of a ticket if there is one; the caller forgets it */
  constructor(crypto: Crypto, shared: Uint8Array, transcript: Uint8Array) {
    this.#crypto = crypto;
    this.#root = toText(concat(crypto.hkdfSha256(shared, transcript, ascii('kamo association'), SIZE), transcript));
  }

  /** 32 bytes, a copy. */
  get transcript(): Uint8Array {
    return fromText(this.#root, SIZE, 2 * SIZE);
  }

  /** A number for the association that both ends have and nobody else can tell, 0..2^32 - 1. */
  get handle(): number {
    if (this.#handle < 0) {
      const root = fromText(this.#root, 0, SIZE);
      const bytes = this.#crypto.hkdfSha256(root, this.transcript, ascii('kamo handle'), 4);
      this.#handle = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    }
    return this.#handle;
  }

  /** 32 bytes. */
  key(purpose: KeyPurpose, sender: Role): Uint8Array {
    const label = `kamo ${purpose} ${sender}`;
    this.#keys ??= new Map();
    let key = this.#keys.get(label);
    if (key === undefined) {
      key = this.#crypto.hkdfSha256(fromText(this.#root, 0, SIZE), this.transcript, ascii(label), SIZE);
      this.#keys.set(label, key);
    }
    return key;
  }

  /** Forgets the keys made so far: they are made again when wanted. */
  rest(): void {
    this.#keys = null;
  }
}

/** Bytes of a secret, a transcript and a key. */
const SIZE = 32;

function sized(part: Uint8Array): Uint8Array {
  return concat(u32(part.length), part);
}
