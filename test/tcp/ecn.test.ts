import t from 'tap';
import { ACK, CWR, ECE, SYN } from '../../src/wire/segment-row.ts';
import { IRS, ISS, LoneTcp } from '../support/lone-tcp.ts';
import { type Packet, Pair } from '../support/tcp-pair.ts';

const IP = { carrier: 'ip' } as const;
const CE = 3;

function opened(answer: number, options = {}): LoneTcp {
  const lone = new LoneTcp('client', { ...IP, ...options });
  lone.tcp.open(0, 0);
  lone.drain();
  lone.arrive({ flags: SYN | ACK | answer, seq: IRS, ack: ISS + 1, mss: 1000 });
  return lone;
}

t.test(
  '[R-TCP-113] [SHLD-8] both ends agree on ECN by their SYNs, with carrier ip, unless one does not want it',
  (t) => {
    for (const [a, b, agreed] of [
      [{}, {}, true],
      [{ ecn: false }, {}, false],
      [{}, { ecn: false }, false],
    ] as const) {
      const pair = new Pair({ a: { ...IP, ...a }, b: { ...IP, ...b } }).connect();
      t.same([pair.a.tcp.status().ecn, pair.b.tcp.status().ecn], [agreed, agreed]);
      pair.send(pair.a, 20_000);
      pair.run(() => pair.b.received === 20_000, 1000);
      t.ok(
        pair.a.sent.every((p) => p.ect === (agreed && p.payload.length > 0)),
        'data is marked, and only data',
      );
      t.ok(pair.b.sent.every((p) => !p.ect));
    }
    const udp = new Pair().connect();
    t.ok(udp.a.sent.every((p) => (p.flags & (ECE | CWR)) === 0));
    t.end();
  },
);

t.test('[R-TCP-113] a SYN,ACK that gives back both bits agrees to nothing; a plain SYN gets a plain answer', (t) => {
  t.notOk(opened(ECE | CWR).tcp.status().ecn);
  t.ok(opened(ECE).tcp.status().ecn);
  const server = new LoneTcp('server', IP);
  t.match(server.arrive({ flags: SYN | ECE, seq: IRS, mss: 1000 }), [{ flags: SYN | ACK }]);
  t.end();
});

t.test('[R-TCP-113] the SYN that repeats a lost one is without ECN, and what it opens marks nothing', (t) => {
  const lone = new LoneTcp('client', IP);
  lone.tcp.open(0, 0);
  t.match(lone.pass(1500), [{ flags: SYN | ECE | CWR }, { flags: SYN }]);
  lone.arrive({ flags: SYN | ACK | ECE, seq: IRS, ack: ISS + 1, mss: 1000 });
  t.notOk(lone.write(500).some((p) => p.ect));
  t.match(lone.arrive({ seq: IRS + 1, ack: ISS + 1, payload: new Uint8Array(5), congestion: CE }), [
    { flags: ACK | ECE },
  ]);
  const server = new LoneTcp('server', IP);
  t.match(server.arrive({ flags: SYN | ECE | CWR, seq: IRS, mss: 1000 }), [{ flags: SYN | ACK | ECE }]);
  t.match(server.arrive({ flags: SYN, seq: IRS, mss: 1000 }), [{ flags: SYN | ACK }]);
  t.end();
});

t.test('[R-TCP-114] CE is echoed, at once and on every acknowledgment, until CWR comes', (t) => {
  const lone = opened(ECE);
  let seq = IRS + 1;
  const data = (fields: object) => {
    const sent = lone.arrive({ seq, ack: ISS + 1, payload: new Uint8Array(10), ackNow: true, ...fields });
    seq += 10;
    return sent.map((p) => p.flags);
  };
  t.same(data({}), [ACK]);
  t.same(data({ congestion: CE, ackNow: false }), [ACK | ECE]);
  t.same(data({}), [ACK | ECE]);
  t.same(data({ flags: ACK | CWR }), [ACK]);
  t.same(data({ flags: ACK | CWR, congestion: CE }), [ACK | ECE], 'a segment that has both');
  lone.arrive({ seq: seq + 500_000, ack: ISS + 1, payload: new Uint8Array(10), flags: ACK | CWR });
  t.same(data({}), [ACK | ECE], 'what is outside of the window says nothing');
  t.end();
});

t.test('[R-TCP-114] ECE is one congestion event per window; CWR tells of it on the next new data', (t) => {
  const lone = opened(ECE);
  lone.write(100_000);
  const before = lone.tcp.pathStatistics(0).cwnd;
  lone.arrive({ flags: ACK | ECE, seq: IRS + 1, ack: ISS + 1001, window: 60_000 });
  const reduced = lone.tcp.pathStatistics(0).cwnd;
  t.ok(reduced < before, 'no loss is needed');
  let news = lone.sent.filter((p) => (p.flags & CWR) !== 0 && p.payloadLength > 0);
  for (let acked = 2001; news.length === 0 && acked < 12_000; acked += 1000) {
    lone.arrive({ flags: ACK | ECE, seq: IRS + 1, ack: ISS + acked, window: 60_000 });
    t.ok(lone.tcp.pathStatistics(0).cwnd >= reduced, 'not again for the same window');
    lone.pass(50);
    news = lone.sent.filter((p) => (p.flags & CWR) !== 0 && p.payloadLength > 0);
  }
  t.match(news, [{ ect: true }]);
  t.end();
});

t.test('[R-TCP-114] a window reduced for a loss or by a timeout is told by CWR on new data too, once', (t) => {
  const cwr = (lone: LoneTcp) => lone.sent.filter((p) => (p.flags & (CWR | SYN)) === CWR);
  const fast = opened(ECE);
  fast.write(100_000);
  for (let i = 0; i < 4; i++) fast.arrive({ seq: IRS + 1, ack: ISS + 1, window: 60_000 });
  for (let acked = 3001; acked < 60_000; acked += 1000) {
    fast.arrive({ seq: IRS + 1, ack: ISS + acked, window: 60_000 });
    fast.pass(20);
  }
  t.match(cwr(fast), [{ ect: true, payloadLength: 1000 }]);
  t.equal(cwr(fast).length, 1);
  const slow = opened(ECE);
  slow.write(2000);
  slow.pass(3000);
  t.same(cwr(slow), [], 'not on what is sent again');
  slow.arrive({ seq: IRS + 1, ack: ISS + 2001 });
  slow.write(1000);
  t.equal(cwr(slow).length, 1);
  slow.write(1000);
  t.equal(cwr(slow).length, 1);
  t.end();
});

t.test('[R-TCP-114] what is sent again, probes and acknowledgments are not marked', (t) => {
  const lone = opened(ECE);
  lone.write(3000);
  const again = lone.pass(10_000);
  t.ok(again.length > 2);
  t.notOk(again.some((p) => p.ect));
  t.end();
});

t.test('[R-TCP-114] a queue that marks keeps a flow going without a loss', (t) => {
  const mark = (p: Packet) => {
    if (p.ect && pair.now > 300 && Math.floor(pair.now / 200) % 2 === 0) p.congestion = CE;
    return false;
  };
  const pair = new Pair({ link: { delay: 10, rate: 20 }, a: IP, b: IP }).connect();
  for (const link of pair.fromA) link.drop = mark;
  pair.send(pair.a, 4_000_000);
  t.ok(pair.run(() => pair.b.received === 4_000_000, 20_000));
  t.equal(pair.b.corruptAt, -1);
  t.ok(pair.b.sent.some((p) => (p.flags & ECE) !== 0));
  t.ok(pair.a.sent.some((p) => (p.flags & CWR) !== 0 && p.payload.length > 0));
  t.equal(pair.a.tcp.pathStatistics(0).retransmittedSegments, 0);
  t.end();
});
