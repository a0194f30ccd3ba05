import t from 'tap';
import { TCP_EVENT } from '../../src/tcp/segment.ts';
import { nextTcpState, TCP_TRANSITIONS, type TcpEvent, type TcpState } from '../../src/tcp/states.ts';
import { ACK, RST, SYN } from '../../src/wire/segment-row.ts';
import { type Packet, Pair } from '../support/tcp-pair.ts';

const isSyn = (p: Packet) => (p.flags & (SYN | ACK)) === SYN;
const isSynAck = (p: Packet) => (p.flags & (SYN | ACK)) === (SYN | ACK);

t.test('[R-TCP-1] the table reaches every state, and every state but CLOSED reaches CLOSED', (t) => {
  const states = Object.keys(TCP_TRANSITIONS) as TcpState[];
  const after = (state: TcpState) => Object.values(TCP_TRANSITIONS[state]) as TcpState[];
  const reach = (from: TcpState) => {
    const seen = new Set<TcpState>([from]);
    for (const state of seen) for (const next of after(state)) seen.add(next);
    return seen;
  };
  t.same([...reach('closed')].sort(), [...states].sort());
  for (const state of states) t.ok(reach(state).has('closed'), state);
  // RFC 9293, figure 5: the ways through the close.
  const way = (events: TcpEvent[]) => events.reduce<TcpState>(nextTcpState, 'established');
  t.equal(way(['shutdown', 'ack-of-fin', 'fin', 'time-wait-over']), 'closed');
  t.equal(way(['shutdown', 'fin']), 'closing');
  t.equal(way(['shutdown', 'fin', 'ack-of-fin']), 'time-wait');
  t.equal(way(['fin', 'shutdown', 'ack-of-fin']), 'closed');
  t.equal(nextTcpState('closed', 'fin'), 'closed', 'no entry, no transition');
  t.end();
});

t.test('[R-TCP-10] one round trip and a half; options on the SYNs; both see the connection', (t) => {
  const pair = new Pair({ link: { delay: 10 } }).connect();
  t.equal(pair.now, 30);
  t.ok(pair.a.events & TCP_EVENT.connected && pair.b.events & TCP_EVENT.connected);
  const [syn, ack] = pair.a.sent;
  const [synAck] = pair.b.sent;
  t.ok(syn && isSyn(syn) && synAck && isSynAck(synAck));
  t.match(syn, { mss: 1452, windowScale: 5, sackPermitted: true, hasTimestamp: true, window: 65535, syn: true });
  t.match(synAck, { mss: 1452, windowScale: 5, sackPermitted: true, hasTimestamp: true, window: 65535, syn: true });
  t.match(ack, { flags: ACK, syn: false, hasTimestamp: true });
  t.equal(ack?.window, (1 << 20) >> 5, 'scaled from the third segment on');
  t.equal(Math.round(pair.a.tcp.pathStatistics(0).srtt), 20, 'the handshake is the first sample');
  t.end();
});

t.test('[R-TCP-10] what only one end offers is not used, and data flows without it', (t) => {
  for (const missing of ['windowScale', 'sackPermitted', 'hasTimestamp'] as const) {
    const pair = new Pair({ link: { delay: 5, loss: 0.01 }, seed: 4 });
    const strip = (p: Packet) => {
      if (p.syn) Object.assign(p, { [missing]: missing === 'windowScale' ? -1 : false });
      return false;
    };
    for (const link of [...pair.fromA, ...pair.fromB]) link.drop = strip;
    pair.connect();
    pair.send(pair.a, 400_000);
    t.ok(
      pair.run(() => pair.b.received === 400_000, 60_000),
      `without ${missing}`,
    );
    t.equal(pair.b.corruptAt, -1);
    const later = pair.b.sent.slice(1);
    if (missing === 'hasTimestamp') t.notOk(later.some((p) => p.hasTimestamp));
    if (missing === 'sackPermitted') t.notOk(later.some((p) => p.sackCount > 0));
    if (missing === 'windowScale')
      t.ok(
        later.every((p) => p.window > 60_000),
        'the whole field, unscaled',
      );
  }
  t.end();
});

t.test('[R-TCP-11] [MUST-16] segments keep to the smaller MSS, timestamps deducted', (t) => {
  const pair = new Pair({ mss: 1452, b: { mss: 1000 } }).connect();
  t.equal(pair.a.tcp.effectiveMss(0), 988);
  t.equal(pair.b.tcp.effectiveMss(0), 1440);
  pair.send(pair.a, 50_000);
  pair.run(() => pair.b.received === 50_000, 5000);
  t.equal(Math.max(...pair.a.sent.map((p) => p.payload.length)), 988);
  pair.a.tcp.openPath(0, 612);
  pair.send(pair.a, 50_000);
  pair.run(() => pair.b.received === 100_000, 5000);
  t.equal(pair.a.sent.at(-1)?.payload.length, 50_000 % 600, 'a smaller path MTU is followed');
  t.end();
});

t.test('[R-TCP-12] a lost SYN, SYN/ACK or third segment is repaired', (t) => {
  const lose = (side: 'fromA' | 'fromB', which: (p: Packet) => boolean, times: number) => {
    const pair = new Pair({ link: { delay: 10 } });
    let left = times;
    const link = pair[side][0];
    if (link) link.drop = (p) => which(p) && left-- > 0;
    pair.connect(30_000);
    return pair;
  };
  t.equal(lose('fromA', isSyn, 1).now, 1030);
  t.equal(lose('fromA', isSyn, 3).now, 7030, '1, 2, 4 s');
  t.equal(lose('fromB', isSynAck, 1).now, 1030, 'both ends repeat theirs; the connection does not mind');
  const third = lose('fromA', (p) => !p.syn, 1);
  t.ok(third.now < 1100, 'the repeated SYN/ACK is answered');
  t.equal(third.a.tcp.state, 'established');
  third.send(third.a, 1000);
  t.ok(third.run(() => third.b.received === 1000, 1000));
  t.end();
});

t.test('[R-TCP-12] data completes the handshake when the third segment is lost', (t) => {
  const pair = new Pair({ link: { delay: 10 } });
  let dropped = 0;
  const link = pair.fromA[0];
  if (link) link.drop = (p) => !p.syn && dropped++ === 0;
  pair.a.tcp.open(0, 0);
  pair.run(() => pair.a.tcp.state === 'established', 1000);
  pair.wait(1);
  pair.send(pair.a, 500);
  t.ok(pair.run(() => pair.b.received === 500, 100));
  t.equal(pair.b.tcp.state, 'established');
  t.end();
});

t.test(
  '[R-TCP-12] a SYN repeated by another path is answered there, and the path of the third segment is used',
  (t) => {
    const pair = new Pair({ paths: 2 });
    pair.cut(0, 'b');
    pair.a.tcp.open(0, 0);
    pair.wait(50);
    pair.a.tcp.failover(pair.now, 0, 1);
    t.ok(pair.run(() => pair.a.tcp.state === 'established' && pair.b.tcp.state === 'established', 100));
    t.same([pair.a.tcp.activePath, pair.b.tcp.activePath], [1, 1]);
    pair.send(pair.b, 5000);
    t.ok(pair.run(() => pair.a.received === 5000, 100));
    t.end();
  },
);

t.test(
  '[R-TCP-12] [MUST-22] [MUST-23] giving up: the client after 180 s, the half-open server after 60 s and two repetitions',
  (t) => {
    const pair = new Pair();
    pair.cut(0, 'b');
    pair.a.tcp.open(0, 0);
    t.ok(pair.run(() => pair.b.tcp.state === 'closed', 300_000));
    t.ok(pair.run(() => pair.a.tcp.state === 'closed', 300_000));
    t.ok(pair.now >= 180_000 && pair.now < 300_000, `${pair.now} ms`);
    t.ok(pair.a.events & TCP_EVENT.timedOut && pair.a.events & TCP_EVENT.released);
    t.equal(pair.a.tcp.deadline(), Number.POSITIVE_INFINITY);
    const lonely = new Pair();
    lonely.cut(0, 'b');
    lonely.a.tcp.open(0, 0);
    lonely.wait(15);
    lonely.cut(0);
    t.ok(lonely.run(() => lonely.b.tcp.state === 'closed', 100_000));
    t.equal(lonely.b.sent.length, 3, 'one answer and two repetitions');
    t.ok(lonely.b.events & TCP_EVENT.timedOut);
    t.end();
  },
);

t.test('[R-TCP-13] after a lost SYN the initial window is one segment', (t) => {
  const pair = new Pair();
  let left = 1;
  const link = pair.fromA[0];
  if (link) link.drop = (p) => isSyn(p) && left-- > 0;
  pair.connect();
  t.equal(pair.a.tcp.pathStatistics(0).cwnd, 1440);
  t.equal(new Pair().connect().a.tcp.pathStatistics(0).cwnd, 14_400, 'ten otherwise');
  t.end();
});

t.test('[R-TCP-14] SYN-SENT: a wrong acknowledgment is reset, a right RST refuses, a blind one does nothing', (t) => {
  const pair = new Pair();
  pair.cut(0);
  pair.a.tcp.open(0, 0);
  pair.settle();
  const iss = pair.a.sent[0]?.seq ?? 0;
  pair.inject(pair.a, 0, { flags: SYN | ACK, ack: iss + 2, syn: true });
  t.match(pair.a.sent.at(-1), { flags: RST, seq: (iss + 2) | 0 });
  pair.inject(pair.a, 0, { flags: RST, seq: 77 });
  t.equal(pair.a.tcp.state, 'syn-sent');
  pair.inject(pair.a, 0, { flags: RST | ACK, seq: 0, ack: (iss + 1) | 0 });
  t.equal(pair.a.tcp.state, 'closed');
  t.ok(pair.a.events & TCP_EVENT.reset);
  t.end();
});

t.test('[R-TCP-2] what is written and finished before the connection is there goes out in order', (t) => {
  const pair = new Pair();
  pair.a.tcp.open(0, 0);
  pair.a.write(0, 5000);
  pair.a.tcp.shutdown(0);
  pair.a.tcp.write(0, new Uint8Array(10));
  t.ok(pair.run(() => pair.b.received === 5000 && pair.a.tcp.state === 'fin-wait-2', 1000));
  t.equal(pair.b.tcp.state, 'close-wait');
  t.equal(pair.b.corruptAt, -1);
  t.end();
});

t.test('[R-TCP-1] [MUST-10] simultaneous open establishes both (RFC 9293, figure 8)', (t) => {
  const pair = new Pair({ b: { role: 'client' } });
  pair.a.tcp.open(0, 0);
  pair.b.tcp.open(0, 0);
  t.ok(pair.run(() => pair.a.tcp.state === 'established' && pair.b.tcp.state === 'established', 5000));
  pair.send(pair.a, 3000);
  pair.send(pair.b, 3000);
  t.ok(pair.run(() => pair.a.received === 3000 && pair.b.received === 3000, 1000));
  t.end();
});
