import fc from 'fast-check';
import t from 'tap';
import { MAX_GAPS, MAX_RECEIVE_CHUNK } from '../../src/tcp/constants.ts';
import { ReceiveQueue } from '../../src/tcp/receive-queue.ts';
import { SendQueue } from '../../src/tcp/send-queue.ts';
import { pattern } from '../support/tcp-pair.ts';
import { NaiveReceiver } from './naive-receiver.ts';

t.test('[R-TCP-30] the receive queue agrees with a naive model, whatever order and overlap the segments have', (t) => {
  const place = fc.record({
    kind: fc.constant('place' as const),
    /** Relative to what is next: behind, at, or beyond. */
    distance: fc.oneof(fc.constant(0), fc.integer({ min: -4000, max: 20_000 })),
    length: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5000 })),
  });
  const read = fc.record({ kind: fc.constant('read' as const), chunks: fc.integer({ min: 1, max: 4 }) });
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.oneof({ weight: 4, arbitrary: place }, read), { maxLength: 120 }),
      (base, ops) => {
        const queue = new ReceiveQueue(base | 0);
        const model = new NaiveReceiver();
        for (const op of ops) {
          if (op.kind === 'read') {
            for (let i = 0; i < op.chunks; i++) {
              const bytes = queue.read();
              if (bytes === null) break;
              if (!equal(bytes, pattern(9, model.read, bytes.length))) return false;
              if (bytes.length > MAX_RECEIVE_CHUNK) return false;
              model.read += bytes.length;
            }
            if (model.read > model.next) return false;
          } else {
            const from = Math.max(0, model.next + op.distance);
            const bytes = pattern(9, from, op.length);
            const padded = new Uint8Array(op.length + 14);
            padded.set(bytes, 7);
            const before = model.count();
            const placement = queue.place((base + from) | 0, padded, 7, op.length);
            const fresh = model.place(from, op.length);
            if ((placement === 'duplicate') !== (fresh === 0)) return false;
            if ((placement === 'in-order') !== model.next > before.next) return false;
            const overlap = queue.duplicateLeft !== queue.duplicateRight;
            if (overlap !== fresh < op.length) return false;
          }
          if (((queue.nxt - base) | 0) !== model.next) return false;
          if (queue.readableLength !== model.next - model.read) return false;
          if (!sameGaps(queue, base, model.gaps())) return false;
        }
        return true;
      },
    ),
    { numRuns: 250 },
  );
  t.pass('250 schedules');
  t.end();
});

t.test('[R-TCP-31] the gap limit drops what opens one more gap, and never what starts at the next byte', (t) => {
  const queue = new ReceiveQueue(0);
  const byte = pattern(1, 0, 8);
  for (let i = 0; i < MAX_GAPS; i++) queue.place(10 + 4 * i, byte, 0, 1);
  t.equal(queue.gaps.count, MAX_GAPS);
  t.equal(queue.place(10 + 4 * MAX_GAPS, byte, 0, 1), 'refused');
  t.equal(queue.place(11, byte, 0, 1), 'out-of-order', 'growing an interval is no new gap');
  t.equal(queue.place(0, byte, 0, 1), 'in-order');
  t.end();
});

t.test('[R-TCP-30] chunks are no larger than what came: one small message costs its size', (t) => {
  const queue = new ReceiveQueue(5);
  queue.place(5, pattern(1, 0, 100), 0, 100);
  t.equal(queue.read()?.buffer.byteLength, 100);
  t.equal(queue.isEmpty, true);
  let at = 105;
  let largest = 0;
  let chunks = 0;
  for (let round = 0; round < 8; round++) {
    for (let i = 0; i < 40; i++, at += 1440) queue.place(at, pattern(1, 0, 1440), 0, 1440);
    for (let bytes = queue.read(); bytes !== null; bytes = queue.read()) {
      largest = Math.max(largest, bytes.buffer.byteLength);
      chunks++;
    }
  }
  t.equal(largest, MAX_RECEIVE_CHUNK, 'a stream gets large ones');
  t.ok(chunks < 40, `${chunks} reads for ${8 * 40} segments`);
  t.end();
});

t.test('[R-TCP-50] the send queue gives back any unacknowledged range, across chunks', (t) => {
  const op = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), length: fc.integer({ min: 0, max: 5000 }) }),
    fc.record({ kind: fc.constant('ack' as const), part: fc.double({ min: 0, max: 1, noNaN: true }) }),
    fc.record({
      kind: fc.constant('copy' as const),
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.integer({ min: 1, max: 3000 }),
    }),
  );
  fc.assert(
    fc.property(fc.array(op, { maxLength: 200 }), fc.integer({ min: 0, max: 2 ** 45 }), (ops, start) => {
      const queue = new SendQueue(start);
      let written = 0;
      let acknowledged = 0;
      for (const o of ops) {
        if (o.kind === 'write') {
          queue.write(pattern(3, written, o.length));
          written += o.length;
        } else if (o.kind === 'ack') {
          const length = Math.floor(o.part * (written - acknowledged));
          queue.acknowledge(length);
          acknowledged += length;
        } else if (written > acknowledged) {
          const from = acknowledged + Math.floor(o.from * (written - acknowledged - 1));
          const length = Math.min(o.length, written - from);
          const target = new Uint8Array(length + 10);
          queue.copy(start + from, length, target, 5);
          if (!equal(target.subarray(5, 5 + length), pattern(3, from, length))) return false;
          if (target[4] !== 0 || target[5 + length] !== 0) return false;
        }
        if (queue.length !== written - acknowledged) return false;
      }
      return true;
    }),
    { numRuns: 400 },
  );
  t.pass('400 schedules');
  t.end();
});

function sameGaps(queue: ReceiveQueue, base: number, edges: number[]): boolean {
  if (2 * queue.gaps.count !== edges.length) return false;
  for (let i = 0; i < queue.gaps.count; i++) {
    if (((queue.gaps.left(i) - base) | 0) !== edges[2 * i]) return false;
    if (((queue.gaps.right(i) - base) | 0) !== edges[2 * i + 1]) return false;
  }
  return true;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
