import { expiryOf } from '../directory/record.ts';
import { toHex } from '../multihome/bytes.ts';
import type { AgentRecord } from '../wire/agent-record.ts';
import { formatGeneralizedId } from '../wire/node-id.ts';

/** A record as people and programs outside read it. Times are ISO 8601, 64-bit numbers texts. */
export interface RecordJson {
  readonly nodeId: string;
  readonly generalizedId: string;
  /** Hexadecimal. */
  readonly publicKey: string;
  /** Decimal; a record of a higher one takes the place of others. */
  readonly sequence: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  /** Seconds from `issuedAt` to `expiresAt`. */
  readonly ttl: number;
  /** Seconds left. */
  readonly expiresIn: number;
  /** Only the nodes that it names may have it. */
  readonly private: boolean;
  readonly locators: readonly {
    readonly id: number;
    readonly family: 4 | 6;
    readonly address: string;
    readonly port: number;
    readonly preference: number;
    /** The agent has heard from there. */
    readonly verified: boolean;
  }[];
}

/** `unix` is Unix time in ms. The preferred locator comes first. */
export function recordToJson(record: AgentRecord, verified: number, unix: number): RecordJson {
  const expires = expiryOf(record);
  return {
    nodeId: record.nodeId.text,
    generalizedId: formatGeneralizedId(record.nodeId),
    publicKey: toHex(record.publicKey),
    sequence: record.sequence.toString(),
    issuedAt: timeText(record.issuedAt),
    expiresAt: timeText(expires),
    ttl: record.ttl,
    expiresIn: Math.max(0, Math.floor((expires - unix) / 1000)),
    private: record.readers !== null,
    locators: [...record.locators]
      .sort((a, b) => b.preference - a.preference || a.id - b.id)
      .map(({ id, address: { family, address, port }, preference }) => {
        return { id, family, address, port, preference, verified: (verified & (1 << id)) !== 0 };
      }),
  };
}

/** The years that a `Date` holds end before 2^53 ms do. */
function timeText(unix: number): string {
  return unix <= 8.64e15 ? new Date(unix).toISOString() : `+${unix} ms`;
}
