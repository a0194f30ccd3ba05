import t from 'tap';
import { createCubic } from '../../src/tcp/congestion/cubic.ts';
import { processDelivery } from '../../src/tcp/delivery.ts';
import { failOver } from '../../src/tcp/hedge.ts';
import { TcpPath } from '../../src/tcp/path.ts';
import { PathSender } from '../../src/tcp/path-sender.ts';
import { createSegment, type Segment } from '../../src/tcp/segment.ts';
import { Tcb } from '../../src/tcp/tcb.ts';

t.test('[R-TCP-23] an echo of 0 is none, and one of the future is not believed', (t) => {
  const path = new TcpPath(0, 1452, -1000);
  t.equal(path.timestamp(990), -10);
  t.ok(path.echoesSince(1020, 5, 990));
  t.notOk(path.echoesSince(1020, -11, 990), 'older');
  t.notOk(path.echoesSince(1020, 0, 990), 'none, although 0 lies between');
  t.notOk(path.echoesSince(1020, 21, 990), 'newer than anything sent');
  const wrapping = new TcpPath(0, 1452, 0x7fffffff);
  t.ok(wrapping.echoesSince(20, wrapping.timestamp(15), 0), 'over the sign');
  t.end();
});

t.test('[R-TCP-93] which copy was delivered: the table of paths and echoes', (t) => {
  // Sent on path 0 at 100, copied to path 1 at 150; acknowledged at 200.
  const cases = [
    { ackBy: 0, echo: 100, credited: 0 },
    { ackBy: 0, echo: 99, credited: 1 },
    { ackBy: 1, echo: 150, credited: 1 },
    { ackBy: 1, echo: 149, credited: 0 },
    { ackBy: 1, echo: null, credited: 0 },
    { ackBy: 2, echo: 180, credited: -1 },
  ];
  for (const { ackBy, echo, credited } of cases) {
    const tcb = synchronized(3);
    const board = tcb.ensureScoreboard();
    sent(tcb, 0, 100, 1000);
    tcb.senders[1]?.noteSent(150, 1000, tcb.sndNxt);
    board.addCopy(board.slot(0), 150, 1);
    const tsEcr = echo === null ? 0 : (tcb.path(ackBy)?.timestamp(echo) ?? 0);
    const delivery = deliver(tcb, 200, ackBy, { ack: tcb.sndNxt, tsEcr });
    const name = `by path ${ackBy}, echoing ${echo}`;
    t.equal(delivery.bytes, 1000, name);
    for (const path of [0, 1]) {
      const sentAt = path === 0 ? 100 : 150;
      const known = tcb.senders[path]?.lastAckedSentAt ?? 0;
      t.equal(known, credited === path ? sentAt : Number.NEGATIVE_INFINITY, `${name}: path ${path}`);
      t.equal(tcb.senders[path]?.inFlight, 0);
    }
    const own = credited === ackBy ? 200 - (credited === 0 ? 100 : 150) : 0;
    t.equal(tcb.senders[ackBy]?.sample, own, `${name}: a sample only of the path itself`);
  }
  t.end();
});

t.test('[R-TCP-60] a quick answer to a repetition is a sample, unless both could share a tick', (t) => {
  const cases = [
    { measured: 3000, sample: 5 },
    { measured: 1, sample: 0 },
  ];
  for (const { measured, sample } of cases) {
    const tcb = synchronized(1);
    const board = tcb.ensureScoreboard();
    tcb.senders[0]?.rtt.sample(0, measured);
    sent(tcb, 0, 5000, 1000);
    const repeatedAt = measured === 1 ? 5000.3 : 9000;
    board.retransmit(board.slot(0), repeatedAt, 0);
    const answer = measured === 1 ? 0.4 : 5;
    deliver(tcb, repeatedAt + answer, 0, { ack: tcb.sndNxt, tsEcr: tcb.path(0)?.timestamp(repeatedAt) ?? 0 });
    t.equal(tcb.senders[0]?.sample, sample, `after a round trip of ${measured} ms`);
  }
  t.end();
});

t.test('[R-TCP-60] what was sent before a time without a path is no sample', (t) => {
  const samples = [true, false].map((outage) => {
    const tcb = synchronized(2);
    sent(tcb, 0, 1000, 1000);
    if (outage) tcb.active = -1;
    failOver(tcb, 4000, 1, 0);
    deliver(tcb, 4001, 0, { ack: tcb.sndNxt, tsEcr: tcb.path(0)?.timestamp(1000) ?? 0 });
    return tcb.senders[0]?.sample;
  });
  t.strictSame(samples, [0, 3001]);
  t.end();
});

t.test('[R-TCP-70] D-SACK widens the reordering window once a round trip, for sixteen recoveries', (t) => {
  const sender = new PathSender(1000, createCubic(1000));
  sender.rtt.sample(0, 40);
  t.equal(sender.reorderingWindow, 10);
  sender.noteDuplicate(0, 5000);
  sender.noteDuplicate(1000, 6000);
  t.equal(sender.reorderingWindow, 20, 'one per round');
  sender.noteDuplicate(5000, 9000);
  t.equal(sender.reorderingWindow, 30);
  for (let i = 0; i < 9; i++) sender.noteDuplicate(9000 + 1000 * i, 10_000 + 1000 * i);
  t.equal(sender.reorderingWindow, 40, 'never above srtt');
  for (let i = 0; i < 16; i++) {
    sender.enterRecovery(0, 'fast', 0);
    sender.leaveRecovery(0);
  }
  t.equal(sender.reorderingWindow, 10);
  sender.enterRecovery(0, 'fast', 0);
  t.equal(sender.reorderingWindow, 0, 'in recovery, with no reordering seen');
  sender.reorderingSeen = true;
  t.equal(sender.reorderingWindow, 10);
  t.end();
});

t.test('[R-TCP-70] the order of the SACK blocks in one acknowledgment is not reordering; what comes later is', (t) => {
  const tcb = synchronized(1);
  for (let i = 0; i < 10; i++) sent(tcb, 0, 100 + i, 1000);
  const una = (tcb.sndNxt - 10_000) | 0;
  const edges = (...blocks: number[]) => blocks.map((segments) => (una + 1000 * segments) | 0);
  deliver(tcb, 140, 0, { ack: una, tsEcr: 0 }, edges(1, 2));
  deliver(tcb, 150, 0, { ack: una, tsEcr: 0 }, edges(5, 7, 1, 4));
  t.equal(tcb.senders[0]?.reorderingSeen, false);
  deliver(tcb, 151, 0, { ack: una, tsEcr: 0 }, edges(1, 7));
  t.equal(tcb.senders[0]?.reorderingSeen, true);
  t.end();
});

t.test(
  '[R-TCP-73] a spurious timeout in fast recovery leaves that recovery, and its one reduction, as they were',
  (t) => {
    for (const { una, next } of [
      { una: 5000, next: 'fast' },
      { una: 100_000, next: 'none' },
    ]) {
      const sender = new PathSender(1000, createCubic(1000));
      sender.controller.restart(100_000, 100_000);
      sender.enterRecovery(0, 'fast', 100_000);
      t.equal(sender.controller.cwnd, 70_000);
      sender.enterRecovery(200, 'timeout', 170_000);
      sender.enterRecovery(600, 'timeout', 170_000);
      sender.undoRecovery(700, una);
      t.equal(sender.controller.cwnd, 70_000);
      t.equal(sender.recovery, next);
      if (next === 'fast') t.equal(sender.recoveryPoint, 100_000);
    }
    t.end();
  },
);

t.test('[R-TCP-75] an acknowledgment that repeats a long SACK block does not walk it again', (t) => {
  const tcb = synchronized(1);
  const board = tcb.ensureScoreboard();
  for (let i = 0; i < 4000; i++) sent(tcb, 0, 1 + i, 1000);
  const base = board.una;
  let reads = 0;
  const slots = 4096;
  board.flags = new Proxy(board.flags, {
    get(target, key) {
      if (typeof key === 'string' && Number(key) < slots) reads++;
      return Reflect.get(target, key, target);
    },
    set: (target, key, value) => Reflect.set(target, key, value, target),
  });
  const ackUpTo = (right: number) => {
    reads = 0;
    deliver(tcb, 5000, 0, { ack: base, tsEcr: 0 }, [(base + 1000) | 0, (base + 1000 * right) | 0]);
    return reads;
  };
  t.ok(ackUpTo(3000) > 2900, 'the first time each is visited');
  t.equal(board.sackedCount, 2999);
  t.ok(ackUpTo(3000) < 10);
  t.ok(ackUpTo(3002) < 30);
  t.equal(board.sackedCount, 3001);
  t.end();
});

/** A connection in ESTABLISHED with `paths` paths, without its handshake. */
function synchronized(paths: number): Tcb {
  const limits = { mss: 1452, receiveBuffer: 65_536, sendBuffer: 65_536, ackDelay: 5 };
  const tcb = new Tcb({ role: 'client', iss: -2000, timestampOffset: (path) => 77 + path, ...limits });
  tcb.transition('active-open');
  tcb.transition('syn-ack');
  tcb.timestamps = true;
  tcb.sack = true;
  tcb.peerMss = 1452;
  for (let path = 0; path < paths; path++) {
    tcb.openPath(path, 1452);
    const known = tcb.path(path);
    if (known) tcb.ensureSender(known);
  }
  tcb.active = 0;
  return tcb;
}

function sent(tcb: Tcb, path: number, at: number, length: number): void {
  tcb.sndNxt = (tcb.sndNxt + length) | 0;
  tcb.senders[path]?.noteSent(at, length, tcb.sndNxt);
  tcb.ensureScoreboard().push(tcb.sndNxt, at, path);
}

function deliver(tcb: Tcb, now: number, path: number, fields: Partial<Segment>, sack: number[] = []) {
  const bytes = new Uint8Array(4 * sack.length);
  const view = new DataView(bytes.buffer);
  for (const [i, edge] of sack.entries()) view.setInt32(4 * i, edge);
  for (const sender of tcb.senders) sender?.beginAck();
  const segment = { ...createSegment(), hasTimestamp: true, bytes, view, sackCount: sack.length / 2, ...fields };
  return processDelivery(tcb, now, path, segment);
}
