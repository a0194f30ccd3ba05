import t from 'tap';
import { createTransmission, TCP_EVENT } from '../../src/tcp/segment.ts';
import { ACK, FIN, RST, SYN } from '../../src/wire/segment-row.ts';
import { IRS, ISS, inState } from '../support/lone-tcp.ts';
import { Pair } from '../support/tcp-pair.ts';

t.test('[R-TCP-3] half-close: one direction is finished, the other goes on', (t) => {
  const pair = new Pair().connect();
  pair.send(pair.a, 10_000);
  pair.a.tcp.shutdown(pair.now);
  t.ok(pair.run(() => pair.b.tcp.state === 'close-wait' && pair.a.tcp.state === 'fin-wait-2', 1000));
  t.equal(pair.b.received, 10_000);
  t.ok(pair.b.events & TCP_EVENT.peerFinished);
  pair.send(pair.b, 300_000);
  t.ok(pair.run(() => pair.a.received === 300_000, 5000));
  pair.b.tcp.shutdown(pair.now);
  t.ok(pair.run(() => pair.a.tcp.state === 'time-wait' && pair.b.tcp.state === 'closed', 1000));
  t.ok(pair.b.events & TCP_EVENT.released);
  t.notOk(pair.a.events & TCP_EVENT.released);
  t.equal(pair.a.corruptAt, -1);
  t.end();
});

t.test('[R-TCP-3] simultaneous close passes CLOSING and TIME-WAIT at both ends', (t) => {
  const pair = new Pair().connect();
  pair.a.tcp.shutdown(pair.now);
  pair.b.tcp.shutdown(pair.now);
  pair.settle();
  const seen = new Set<string>();
  pair.beforePoll = () => {
    seen.add(pair.a.tcp.state);
    seen.add(pair.b.tcp.state);
  };
  t.ok(pair.run(() => pair.a.tcp.state === 'time-wait' && pair.b.tcp.state === 'time-wait', 1000));
  t.ok(seen.has('closing'));
  t.ok(pair.run(() => pair.a.tcp.state === 'closed' && pair.b.tcp.state === 'closed', 3000));
  t.end();
});

t.test('[R-TCP-3] a lost FIN, and a lost acknowledgment of it, are repaired', (t) => {
  for (const side of ['fromA', 'fromB'] as const) {
    const pair = new Pair().connect();
    let left = 1;
    const link = pair[side][0];
    if (link) link.drop = (p) => (side === 'fromA' ? (p.flags & FIN) !== 0 : true) && left-- > 0;
    pair.a.tcp.shutdown(pair.now);
    t.ok(
      pair.run(() => pair.a.tcp.state === 'fin-wait-2', 2000),
      side,
    );
    pair.b.tcp.shutdown(pair.now);
    t.ok(
      pair.run(() => pair.a.tcp.state === 'time-wait' && pair.b.tcp.state === 'closed', 2000),
      side,
    );
  }
  t.end();
});

t.test('[R-TCP-4] TIME-WAIT answers a repeated FIN, starts over, and lasts 2 s', (t) => {
  const pair = new Pair().connect();
  pair.a.tcp.shutdown(pair.now);
  pair.run(() => pair.b.tcp.state === 'close-wait', 1000);
  let left = 1;
  const link = pair.fromA[0];
  if (link) link.drop = () => left-- > 0;
  pair.b.tcp.shutdown(pair.now);
  pair.run(() => pair.a.tcp.state === 'time-wait', 1000);
  const entered = pair.now;
  t.ok(
    pair.run(() => pair.b.tcp.state === 'closed', 1000),
    'the last acknowledgment was lost and came again',
  );
  t.ok(pair.run(() => pair.a.tcp.state === 'closed', 5000));
  t.ok(pair.now > entered + 2000, 'it started over');
  t.ok(pair.now < entered + 2500);
  t.ok(pair.a.events & TCP_EVENT.released);
  t.end();
});

t.test('[R-TCP-4] an RST of a peer that had finished ends TIME-WAIT, and the close is told once', (t) => {
  const lone = inState('time-wait');
  t.equal(lone.events & TCP_EVENT.closed, TCP_EVENT.closed);
  lone.events = 0;
  lone.arrive({ flags: RST | ACK, seq: IRS + 2, ack: ISS + 2 });
  t.equal(lone.state, 'closed');
  t.equal(lone.events, TCP_EVENT.released);
  t.end();
});

t.test('abort resets the peer, and leaves nothing behind', (t) => {
  const pair = new Pair().connect();
  pair.send(pair.a, 100_000);
  pair.wait(11);
  pair.a.tcp.abort(pair.now);
  t.equal(pair.a.tcp.state, 'closed');
  t.equal(pair.a.tcp.writableLength, 0);
  t.ok(pair.run(() => pair.b.tcp.state === 'closed', 100));
  t.ok(pair.b.events & TCP_EVENT.reset);
  t.ok(pair.a.events & TCP_EVENT.released);
  t.equal(pair.a.sent.at(-1)?.flags, RST | ACK);
  t.equal(pair.a.tcp.poll(pair.now, createTransmission()), false);
  t.equal(pair.a.tcp.deadline(), Number.POSITIVE_INFINITY);
  t.end();
});

t.test(
  '[R-TCP-21] [RFC5961-3.2-a] [RFC5961-3.2-b] [RFC5961-3.2-c] [RFC5961-3.2-d] RST: exact is obeyed, in the window is challenged, outside is dropped',
  (t) => {
    const pair = new Pair().connect();
    pair.wait(10);
    const nxt = ((pair.a.sent[0]?.seq ?? 0) + 1) | 0;
    const before = pair.b.sent.length;
    pair.inject(pair.b, 0, { flags: RST, seq: (nxt - 1) | 0 });
    pair.inject(pair.b, 0, { flags: RST, seq: (nxt + (1 << 21)) | 0 });
    t.equal(pair.b.sent.length, before);
    pair.inject(pair.b, 0, { flags: RST, seq: (nxt + 5) | 0 });
    t.equal(pair.b.sent.length, before + 1, 'challenged');
    t.equal(pair.b.tcp.state, 'established');
    pair.inject(pair.b, 0, { flags: RST, seq: nxt });
    t.equal(pair.b.tcp.state, 'closed');
    t.equal(pair.b.counters.badReset, 3);
    t.end();
  },
);

t.test(
  '[R-TCP-21] [RFC5961-4.2-a] [RFC5961-4.2-b] [RFC5961-7-a] pitfall 64: SYN and impossible acknowledgments are challenged, 6 to 14 times a second',
  (t) => {
    const pair = new Pair().connect();
    pair.wait(10);
    const nxt = ((pair.a.sent[0]?.seq ?? 0) + 1) | 0;
    const iss = pair.b.sent[0]?.seq ?? 0;
    const options = { hasTimestamp: true, tsVal: pair.a.sent[1]?.tsVal ?? 0 };
    const before = pair.b.sent.length;
    pair.inject(pair.b, 0, { flags: SYN, seq: nxt, syn: true, ...options });
    pair.inject(pair.b, 0, { flags: ACK, seq: nxt, ack: (iss + 5000) | 0, ...options });
    pair.inject(pair.b, 0, { flags: ACK, seq: nxt, ack: (iss - 2 ** 22) | 0, ...options });
    t.equal(pair.b.sent.length, before + 3);
    t.equal(pair.b.counters.badAck, 2);
    const limits = new Set<number>();
    for (let second = 0; second < 20; second++) {
      const from = pair.b.counters.challenged;
      for (let i = 0; i < 50; i++) pair.inject(pair.b, 0, { flags: SYN, seq: nxt, syn: true, ...options });
      if (second > 0) limits.add(pair.b.counters.challenged - from);
      pair.wait(1001);
    }
    t.ok([...limits].every((limit) => limit >= 6 && limit <= 14));
    t.ok(limits.size > 3, 'not the same each second');
    t.equal(pair.b.sent.length - before, pair.b.counters.challenged);
    t.equal(pair.b.tcp.state, 'established');
    t.end();
  },
);

t.test('[R-TCP-5] an idle connection drops its queues and has no deadline', (t) => {
  const pair = new Pair().connect();
  pair.send(pair.a, 100_000);
  pair.send(pair.b, 100_000);
  pair.run(() => pair.a.received === 100_000 && pair.b.received === 100_000, 5000);
  pair.wait(50);
  const { rto: _rto, deliveryRate: _rate, pacingRate: _pacing, ...kept } = pair.a.tcp.pathStatistics(0);
  pair.wait(5000);
  t.match(pair.a.tcp.pathStatistics(0), { ...kept, inFlight: 0 }, 'what is known of the path is kept');
  for (const end of [pair.a, pair.b]) t.equal(end.tcp.deadline(), Number.POSITIVE_INFINITY, end.name);
  pair.send(pair.a, 5000);
  t.ok(
    pair.run(() => pair.b.received === 105_000, 1000),
    'and goes on when used again',
  );
  t.equal(pair.b.corruptAt, -1);
  t.end();
});

t.test(
  '[R-TCP-62] [MUST-20] [SHLD-11] data is given up 100 s after the last answer, and a path that came late is not',
  (t) => {
    const pair = new Pair().connect();
    pair.send(pair.a, 10_000);
    pair.run(() => pair.b.received === 10_000, 1000);
    pair.wait(50);
    pair.cut(0);
    pair.send(pair.a, 10_000);
    const from = pair.now;
    pair.wait(60_000);
    t.equal(pair.a.tcp.state, 'established');
    t.ok(pair.run(() => pair.a.tcp.state === 'closed', 200_000));
    t.ok(pair.now - from >= 100_000 && pair.now - from < 100_010, `${pair.now - from} ms`);
    t.ok(pair.a.events & TCP_EVENT.timedOut);
    const patient = new Pair().connect();
    patient.cut(0);
    patient.send(patient.a, 10_000);
    patient.wait(1000);
    patient.a.tcp.setActive(patient.now, -1);
    const count = patient.a.sent.length;
    patient.wait(500_000);
    t.equal(patient.a.sent.length, count, 'pathless: nothing is sent');
    t.equal(patient.a.tcp.state, 'established');
    patient.heal(0);
    patient.a.tcp.setActive(patient.now, 0);
    t.ok(
      patient.run(() => patient.b.received === 10_000, 200),
      'at once when there is a path again',
    );
    t.end();
  },
);
