/** The bytes of records and messages, against their vectors and as laws. */
import fc from 'fast-check';
import t from 'tap';
import {
  type AgentMessage,
  encodeAgentMessage,
  MAX_AGENT_MESSAGE,
  parseAgentMessage,
} from '../../src/wire/agent-message.ts';
import { encodeAgentRecord, MAX_RECORD_SIZE, parseAgentRecord } from '../../src/wire/agent-record.ts';
import { readUdpHeader, udpHeader } from '../../src/wire/udp-header.ts';
import { mutated } from '../wire/arbitraries.ts';
import { fromHex, type InvalidVector, loadVectors, toHex } from '../wire/vectors.ts';
import { messages, records } from './arbitraries.ts';

interface Vectors {
  readonly valid: { readonly name: string; readonly hex: string; readonly value: unknown }[];
  readonly invalid: InvalidVector[];
}

t.test('[R-AGENT-1] [R-AGENT-2] vectors of records, both ways', (t) => {
  const vectors = loadVectors<Vectors>('agent-record');
  for (const { name, hex, value } of vectors.valid) {
    const record = parseAgentRecord(fromHex(hex));
    t.strictSame(record.ok ? plain(record.value) : record.reason, value, name);
    t.equal(record.ok && toHex(encodeAgentRecord(record.value)), hex, name);
  }
  for (const vector of vectors.invalid) {
    t.strictSame({ hex: vector.hex, ...parseAgentRecord(fromHex(vector.hex)) }, { ok: false, ...vector });
  }
  t.end();
});

t.test('[R-AGENT-7] [R-AGENT-8] [R-AGENT-9] vectors of messages, both ways', (t) => {
  const vectors = loadVectors<Vectors>('agent-message');
  for (const { name, hex, value } of vectors.valid) {
    const message = parseAgentMessage(fromHex(hex));
    t.strictSame(message.ok ? plain(message.value) : message.reason, value, name);
    t.equal(message.ok && toHex(encodeAgentMessage(message.value)), hex, name);
  }
  for (const vector of vectors.invalid) {
    t.strictSame({ hex: vector.hex, ...parseAgentMessage(fromHex(vector.hex)) }, { ok: false, ...vector });
  }
  t.end();
});

t.test('[R-AGENT-1] [R-AGENT-2] a record reads back as it was written', (t) => {
  const law = fc.property(records, (record) => {
    const bytes = encodeAgentRecord(record);
    const again = parseAgentRecord(bytes);
    return again.ok && bytes.length <= MAX_RECORD_SIZE && same(again.value, record);
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-AGENT-7] [R-AGENT-8] a message reads back as it was written, but for a size below its content', (t) => {
  const law = fc.property(messages, (message) => {
    const bytes = encodeAgentMessage(message);
    const again = parseAgentMessage(bytes);
    const sized = 'size' in message ? { ...message, size: bytes.length } : message;
    return again.ok && bytes.length <= MAX_AGENT_MESSAGE && same(again.value, sized);
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-AGENT-2] any bytes are refused as a record with a reason, or are written back as they were', (t) => {
  const near = mutated(records.map(encodeAgentRecord));
  const law = fc.property(fc.oneof({ weight: 4, arbitrary: near }, fc.uint8Array({ maxLength: 800 })), (bytes) => {
    const record = parseAgentRecord(bytes);
    return record.ok ? toHex(encodeAgentRecord(record.value)) === toHex(bytes) : record.reason.length > 0;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 10000 }));
  t.end();
});

t.test('[R-AGENT-8] any bytes are refused as a message with a reason, or are written back as they were', (t) => {
  const near = mutated(messages.map(encodeAgentMessage));
  const law = fc.property(fc.oneof({ weight: 4, arbitrary: near }, fc.uint8Array({ maxLength: 1300 })), (bytes) => {
    const message = parseAgentMessage(bytes);
    return message.ok ? toHex(encodeAgentMessage(message.value)) === toHex(bytes) : message.reason.length > 0;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 10000 }));
  t.end();
});

t.test('[R-AGENT-7] no message is a datagram of a peer', (t) => {
  const law = fc.property(messages, (message) => {
    const bytes = encodeAgentMessage(message);
    const kind = readUdpHeader(new DataView(bytes.buffer), 0, bytes.length, udpHeader());
    // STUN's first two bits are 0, its types end at 0x3f in theory and at 0x01 in fact (RFC 7983: 0 to 3).
    return kind === 'unknown-kind' && bytes[0] === 0x0a;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 200 }));
  t.end();
});

t.test('[R-AGENT-2] [R-AGENT-8] what was read does not change with the bytes it was read from', (t) => {
  const law = fc.property(messages, records, (message, record) => {
    const bytes = [encodeAgentMessage(message), encodeAgentRecord(record)] as const;
    const values = [parseAgentMessage(bytes[0]), parseAgentRecord(bytes[1])];
    const before = JSON.stringify(values.map(plain));
    for (const each of bytes) each.fill(0xee);
    return before === JSON.stringify(values.map(plain));
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 500 }));
  t.end();
});

t.test('[R-AGENT-8] a caller that wants what no field holds is told', (t) => {
  const message: AgentMessage = { type: 'notified', transaction: 1n, cookie: new Uint8Array(11), sequence: 0n };
  t.throws(() => encodeAgentMessage(message), RangeError);
  t.throws(
    () => encodeAgentMessage({ type: 'register', transaction: 1n, cookie: null, record: new Uint8Array(0), size: 0 }),
    RangeError,
  );
  t.end();
});

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(plain(a))) === JSON.stringify(sorted(plain(b)));
}

/** As JSON has it: bytes as hexadecimal digits, 64-bit integers as text. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (name, inner) => {
      if (typeof inner === 'bigint') return inner.toString();
      if (inner instanceof Uint8Array) return toHex(inner);
      if (/nodeId/i.test(name) || (inner !== null && typeof inner === 'object' && 'high' in inner)) return inner.text;
      if (inner !== null && typeof inner === 'object' && 'key' in inner) return `${inner.address} ${inner.port}`;
      return inner;
    }),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
