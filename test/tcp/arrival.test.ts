import fc from 'fast-check';
import t from 'tap';
import { ACK, FIN, RST } from '../../src/wire/segment-row.ts';
import { Pair, pattern } from '../support/tcp-pair.ts';

t.test('[R-TCP-20] what straddles the window is trimmed to it, at both sides', (t) => {
  const pair = new Pair({ reading: false, b: { receiveBuffer: 4000 } }).connect();
  pair.wait(20);
  pair.cut(0);
  const seq = ((pair.a.sent[0]?.seq ?? 0) + 1) | 0;
  const ack = ((pair.b.sent[0]?.seq ?? 0) + 1) | 0;
  const base = { flags: ACK, ack, hasTimestamp: true, tsVal: pair.a.sent[1]?.tsVal ?? 0 };
  const send = (at: number, length: number) => {
    pair.inject(pair.b, 0, { ...base, seq: (seq + at) | 0, payload: pattern(1, at, length), payloadLength: length });
  };
  send(0, 1000);
  send(500, 1000);
  t.equal(pair.b.tcp.readableLength, 1500, 'only the new part');
  send(1500, 4000);
  t.equal(pair.b.tcp.readableLength, 4000, 'only what fits');
  send(4000, 10);
  t.equal(pair.b.tcp.readableLength, 4000, 'nothing into a shut window');
  pair.b.read(pair.now);
  t.equal(pair.b.received, 4000);
  t.equal(pair.b.corruptAt, -1);
  t.end();
});

t.test('[R-TCP-22] the acknowledgment of a segment that has no room, or is old, counts', (t) => {
  const pair = new Pair({ reading: false, a: { receiveBuffer: 1000 } }).connect();
  pair.wait(20);
  pair.send(pair.b, 1000);
  pair.run(() => pair.b.tcp.writableLength === 0, 100);
  pair.cut(0);
  pair.send(pair.a, 3000);
  pair.wait(20);
  const una = ((pair.a.sent[0]?.seq ?? 0) + 1) | 0;
  const seq = ((pair.b.sent[0]?.seq ?? 0) + 1) | 0;
  const base = { flags: ACK, hasTimestamp: true, tsVal: pair.b.sent[0]?.tsVal ?? 0, window: 65_535 };
  const text = { payload: new Uint8Array(10), payloadLength: 10 };
  pair.inject(pair.a, 0, { ...base, seq: (seq + 1000) | 0, ack: (una + 1000) | 0, ...text });
  t.equal(pair.a.tcp.writableLength, 2000, 'no room for its text');
  pair.inject(pair.a, 0, { ...base, seq: (seq + 500) | 0, ack: (una + 2000) | 0 });
  t.equal(pair.a.tcp.writableLength, 1000, 'older than what has come');
  t.equal(pair.a.tcp.readableLength, 1000);
  t.end();
});

t.test('[R-TCP-53] A is on the tail of a burst, after idle, and on a FIN, and not within a burst', (t) => {
  const pair = new Pair({ link: { delay: 10, rate: 100 } }).connect();
  pair.send(pair.a, 200_000);
  pair.run(() => pair.b.received === 200_000, 1000);
  pair.wait(100);
  const from = pair.a.sent.length;
  pair.send(pair.a, 14_400);
  pair.wait(100);
  const marks = pair.a.sent.slice(from).map((p) => p.ackNow);
  t.same(marks, [true, ...new Array(8).fill(false), true]);
  pair.a.tcp.shutdown(pair.now);
  pair.settle();
  t.match(pair.a.sent.at(-1), { flags: FIN | ACK, ackNow: true });
  t.end();
});

t.test('[R-TCP-25] no segment makes a connection throw, spin, or lose count; what is dropped is counted', (t) => {
  const near = fc.oneof(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }));
  const forged = fc.record({
    flags: fc.integer({ min: 0, max: 255 }).map((flags) => flags & ~RST),
    seq: near,
    ack: near,
    window: fc.integer({ min: 0, max: 65_535 }),
    length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3000 })),
    hasTimestamp: fc.boolean(),
    ts: near,
    echo: near,
    sack: fc.array(near, { maxLength: 12 }),
    ackNow: fc.boolean(),
    control: fc.boolean(),
    path: fc.integer({ min: 0, max: 2 }),
    to: fc.constantFrom('a' as const, 'b' as const),
    pause: fc.double({ min: 0, max: 8, noNaN: true }),
  });
  const start = fc.constantFrom('open' as const, 'connect' as const, 'finish' as const);
  fc.assert(
    fc.property(fc.integer(), start, fc.array(forged, { maxLength: 60 }), (seed, from, segments) => {
      const pair = new Pair({ seed, paths: 2, link: { delay: 3, loss: 0.02 }, b: { receiveBuffer: 9000 } });
      if (from === 'open') pair.open();
      else pair.connect(60_000);
      pair.send(pair.a, 40_000);
      pair.send(pair.b, 20_000);
      if (from === 'finish') for (const end of [pair.a, pair.b]) end.tcp.shutdown(pair.now);
      for (const s of segments) {
        const end = s.to === 'a' ? pair.a : pair.b;
        const peer = s.to === 'a' ? pair.b : pair.a;
        const seq = ((peer.sent.at(-1)?.seq ?? 0) + s.seq) | 0;
        const ack = ((end.sent.at(-1)?.seq ?? 0) + s.ack) | 0;
        const edges = s.sack.slice(0, s.sack.length & ~1).map((edge) => (ack + edge) | 0);
        const tsVal = ((peer.sent.at(-1)?.tsVal ?? 0) + s.ts) | 0;
        const tsEcr = ((end.sent.at(-1)?.tsVal ?? 0) + s.echo) | 0;
        const payload = new Uint8Array(s.length);
        pair.inject(end, s.path, {
          ...s,
          seq,
          ack,
          tsVal,
          tsEcr,
          payload,
          payloadLength: s.length,
          syn: (s.flags & 2) !== 0,
          sack: Int32Array.from(edges),
          sackCount: edges.length / 2,
        });
        pair.wait(s.pause);
        for (const path of [0, 1]) {
          const { inFlight } = end.tcp.pathStatistics(path);
          if (inFlight < 0 || inFlight > end.tcp.writableLength + 1 + 2 * 1440) return false;
        }
        if (end.tcp.readableLength > 9000 + (1 << 20)) return false;
      }
      pair.cut(0);
      pair.cut(1);
      pair.wait(1_000_000);
      const ended = [pair.a, pair.b].every((end) => {
        const state = end.tcp.state;
        const idle = end.tcp.writableLength === 0 && end.tcp.deadline() === Number.POSITIVE_INFINITY;
        return state === 'closed' || state === 'listen' || idle;
      });
      return ended;
    }),
    { numRuns: 400 },
  );
  const pair = new Pair().connect();
  pair.inject(pair.a, 9, {});
  pair.a.tcp.abort(pair.now);
  pair.settle();
  pair.inject(pair.a, 0, {});
  t.match(pair.a.counters, { badPath: 1, afterClose: 1 });
  t.end();
});
