import t from 'tap';
import { ACK, FIN } from '../../src/wire/segment-row.ts';
import { type Packet, Pair, pattern } from '../support/tcp-pair.ts';

t.test(
  '[R-TCP-41] [MUST-58] [MUST-59] [SHLD-18] [SHLD-19] a burst draws one acknowledgment, one segment a delayed one, A one at once',
  (t) => {
    const { pair, data } = listening();
    data(0, 1440);
    t.equal(acks(pair).length, 0);
    pair.wait(4.9);
    t.equal(acks(pair).length, 0);
    pair.wait(0.2);
    t.equal(acks(pair).length, 1, 'after 5 ms');
    data(1440, 1440);
    data(2880, 1440);
    t.equal(acks(pair).length, 2, 'the second one at once');
    data(4320, 1440, { ackNow: true });
    t.equal(acks(pair).length, 3);
    const burst = new Pair({ link: { delay: 0.5 } }).connect();
    burst.send(burst.a, 14_400);
    burst.wait(0.7);
    t.equal(burst.b.sent.length, 2, 'ten segments, drained together: the SYN/ACK and one acknowledgment');
    t.end();
  },
);

t.test('[R-TCP-41] [SHLD-31] [MAY-13] out of order, filling a hole, and duplicates are acknowledged at once', (t) => {
  const { pair, data, seq } = listening();
  data(1440, 1440);
  t.equal(acks(pair).length, 1);
  t.same(blocks(acks(pair).at(-1), seq), [1440, 2880]);
  data(0, 1440);
  t.equal(acks(pair).length, 2);
  t.match(acks(pair).at(-1), { ack: (seq + 2880) | 0, sackCount: 0 });
  data(0, 1440);
  t.equal(acks(pair).length, 3);
  t.same(blocks(acks(pair).at(-1), seq), [0, 1440], 'reported as a duplicate');
  data(2880, 1440);
  data(4320, 1440);
  t.equal(acks(pair).at(-1)?.sackCount, 0, 'once');
  t.end();
});

t.test('[R-TCP-42] SACK blocks: the most recent first, all that fit', (t) => {
  const { pair, data, seq } = listening();
  for (const at of [2, 4, 6, 4.5]) data(at * 1000, 500);
  t.same(blocks(acks(pair).at(-1), seq), [4000, 5000, 6000, 6500, 2000, 2500]);
  for (let i = 0; i < 40; i++) data(10_000 + 1000 * i, 500);
  const last = acks(pair).at(-1);
  t.equal(last?.sackCount, 32);
  t.same(blocks(last, seq).slice(0, 4), [49_000, 49_500, 48_000, 48_500]);
  t.end();
});

t.test('[R-TCP-42] a copy by another path is acknowledged, and not reported', (t) => {
  const { pair, data } = listening(2);
  data(0, 1000);
  data(0, 1000, { path: 1 });
  t.match(acks(pair).at(-1), { path: 1, sackCount: 0 });
  data(0, 1000);
  t.match(acks(pair).at(-1), { path: 0, sackCount: 1 });
  t.end();
});

t.test('[R-TCP-40] pitfall 40: acknowledgments go back by the path of the data, and by its companion', (t) => {
  const { pair, data } = listening(3);
  data(0, 1000, { path: 1, ackNow: true });
  t.same(
    acks(pair).map((p) => p.path),
    [1],
  );
  pair.b.tcp.setAckCompanion(1, 2);
  data(1000, 1000, { path: 1, ackNow: true });
  t.same(
    acks(pair).map((p) => p.path),
    [1, 1, 2],
  );
  pair.b.tcp.setAckCompanion(1, -1);
  data(2000, 1000, { path: 1 });
  data(3000, 1000, { path: 2 });
  t.equal(acks(pair).length, 3, 'counted per path: neither has two');
  pair.wait(5);
  t.same(
    acks(pair)
      .slice(3)
      .map((p) => p.path)
      .sort(),
    [1, 2],
  );
  pair.b.tcp.requestAck(pair.now, 0);
  pair.settle();
  t.equal(acks(pair).at(-1)?.path, 0);
  t.end();
});

t.test('[R-TCP-41] a FIN in order is acknowledged on the two best paths as well', (t) => {
  const { pair, data } = listening(3);
  pair.b.tcp.setActive(pair.now, 0);
  pair.b.tcp.setAlternate(2);
  data(0, 1000, { path: 1, flags: ACK | FIN });
  t.same(
    acks(pair)
      .map((p) => p.path)
      .sort(),
    [0, 1, 2],
  );
  t.end();
});

t.test('[R-TCP-43] the silence of a regular flow is acknowledged by the alternate, once', (t) => {
  const { pair, data, seq } = listening(2);
  pair.b.tcp.setAlternate(1);
  for (let i = 0; i < 20; i++) {
    data(1000 * i, 1000, { ackNow: true });
    pair.wait(1);
  }
  data(21_000, 1000, { ackNow: true });
  const before = acks(pair).length;
  pair.wait(7.5);
  t.equal(acks(pair).length, before);
  pair.wait(1.2);
  t.equal(acks(pair).length, before + 1, 'after eight intervals');
  const silence = acks(pair).at(-1);
  t.match(silence, { path: 1, ack: (seq + 20_000) | 0, tsEcr: 0 });
  t.same(blocks(silence, seq), [21_000, 22_000]);
  pair.wait(200);
  t.equal(acks(pair).length, before + 1);
  for (let i = 0; i < 5; i++) {
    data(30_000 + 1000 * i, 1000, { ackNow: true });
    pair.wait(1);
  }
  pair.wait(100);
  t.equal(acks(pair).filter((p) => p.path === 1).length, 1, 'five arrivals are no regular flow');
  t.end();
});

t.test('[R-TCP-24] control segments draw no acknowledgment and move no window, but acknowledge', (t) => {
  const pair = new Pair({ link: { delay: 10 } }).connect();
  pair.send(pair.a, 1440);
  const sent = pair.a.sent.at(-1);
  pair.cut(0);
  const seq = ((pair.b.sent[0]?.seq ?? 0) + 1) | 0;
  const count = pair.a.sent.length;
  const ts = { hasTimestamp: true, tsVal: pair.b.sent[0]?.tsVal ?? 0, tsEcr: sent?.tsVal ?? 0, control: true };
  pair.inject(pair.a, 0, { flags: ACK, seq: (seq + 9_999_999) | 0, ack: sent?.seq ?? 0, ...ts });
  pair.inject(pair.a, 0, { flags: ACK, seq: (seq - 1) | 0, ack: sent?.seq ?? 0, window: 65_535, ...ts });
  pair.inject(pair.a, 0, { flags: ACK, seq, ack: ((sent?.seq ?? 0) + 5000) | 0, ...ts });
  pair.inject(pair.a, 0, { flags: ACK, seq, ack: sent?.seq ?? 0, ackNow: true, ...ts });
  t.equal(pair.a.sent.length, count, 'no answer to any');
  t.equal(pair.a.tcp.writableLength, 1440);
  pair.inject(pair.a, 0, { flags: ACK, seq: (seq - 1) | 0, ack: ((sent?.seq ?? 0) + 1440) | 0, ...ts });
  t.equal(pair.a.tcp.writableLength, 0, 'its acknowledgment counts');
  t.end();
});

t.test('[R-TCP-23] pitfalls 8 and 48: PAWS compares within a path, and leaves room for reordering', (t) => {
  const { pair, data } = listening(2);
  data(0, 1000, { tsVal: 50_000 });
  data(1000, 1000, { path: 1, tsVal: -3_000_000 });
  t.equal(pair.b.received, 2000, 'another path has another clock');
  data(2000, 1000, { tsVal: 49_500 });
  t.equal(pair.b.received, 3000, 'half a second late is reordering');
  t.equal(
    acks(pair)
      .filter((p) => p.path === 0)
      .at(-1)?.tsEcr,
    50_000,
    'the newest is echoed',
  );
  data(3000, 1000, { tsVal: 48_000 });
  t.equal(pair.b.received, 3000, 'two seconds late is an old duplicate');
  t.equal(pair.b.counters.paws, 1);
  data(3000, 1000, { hasTimestamp: false });
  t.equal(pair.b.counters.paws, 2, 'and so is what has none');
  t.end();
});

/** A server that reads what the test injects; `data` is relative to the first byte of the stream. */
function listening(paths = 1) {
  const pair = new Pair({ paths, link: { delay: 10 } }).connect();
  pair.wait(20);
  pair.cut(0);
  const seq = ((pair.a.sent[0]?.seq ?? 0) + 1) | 0;
  const ack = ((pair.b.sent[0]?.seq ?? 0) + 1) | 0;
  const tsVal = pair.a.sent[1]?.tsVal ?? 0;
  const data = (at: number, length: number, fields: Partial<Packet> = {}) => {
    const payload = pattern(1, at, length);
    const base = { flags: ACK, seq: (seq + at) | 0, ack, payload, payloadLength: length, hasTimestamp: true };
    const own = fields.path ? 7 : tsVal;
    pair.inject(pair.b, fields.path ?? 0, { ...base, tsVal: own, ...fields });
  };
  return { pair, data, seq };
}

function acks(pair: Pair): Packet[] {
  return pair.b.sent.filter((p) => !p.syn);
}

function blocks(packet: Packet | undefined, seq: number): number[] {
  return Array.from(packet?.sack ?? [], (edge) => (edge - seq) | 0);
}
