import { forgetOldest } from '../multihome/bounded.ts';
import type { Crypto } from '../multihome/crypto.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { KnownRecord } from './client-types.ts';
import { MAX_CACHE } from './constants.ts';
import { expiryOf, type RecordFault, verifyRecord } from './record.ts';

/** What has become of a record; the last three are not believed: by this clock it has expired or is from the future, or it is false. */
export type Verdict = 'newer' | 'same' | 'older' | 'expired' | 'from-future' | 'false';

/** The newest true record of each node, as long as it lives; of too many nodes the one heard of longest ago is forgotten. */
export class KnownRecords {
  readonly #crypto: Crypto;
  readonly #capacity: number;
  readonly #known = new Map<string, KnownRecord>();

  constructor(crypto: Crypto, capacity: number = MAX_CACHE) {
    this.#crypto = crypto;
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#known.size;
  }

  /** `unix` is Unix time in ms. */
  get(unix: number, nodeId: NodeId): KnownRecord | null {
    const known = this.#known.get(nodeId.text);
    if (known === undefined) return null;
    if (known.expiresAt > unix) return known;
    this.#known.delete(nodeId.text);
    return null;
  }

  /** Judges what an agent says of a node. Bytes that are known are not judged again. */
  learn(unix: number, nodeId: NodeId, bytes: Uint8Array, verified: number): Verdict {
    const present = this.get(unix, nodeId);
    if (present !== null && equal(present.bytes, bytes)) {
      this.#keep(nodeId, { ...present, verified: present.verified | verified });
      return 'same';
    }
    const judged = verifyRecord(this.#crypto, bytes, {
      now: unix,
      nodeId,
      ...(present === null ? {} : { newest: present.record.sequence }),
    });
    if (!judged.ok) return VERDICTS[judged.reason] ?? 'false';
    this.#keep(nodeId, { record: judged.value, bytes, verified, expiresAt: expiryOf(judged.value) });
    return 'newer';
  }

  #keep(nodeId: NodeId, known: KnownRecord): void {
    this.#known.delete(nodeId.text);
    this.#known.set(nodeId.text, known);
    forgetOldest(this.#known, this.#capacity);
  }
}

const VERDICTS: Readonly<Partial<Record<RecordFault, Verdict>>> = {
  'older-sequence': 'older',
  'from-future': 'from-future',
  'sequence-ahead': 'from-future',
  expired: 'expired',
};

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
