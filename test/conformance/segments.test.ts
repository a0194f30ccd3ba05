/** RFC 9293, sections 3.1 to 3.7: headers, reset, close, segment sizes. */
import fc from 'fast-check';
import t from 'tap';

import { TCP_EVENT } from '../../src/tcp/segment.ts';
import { ACK, FIN, PSH, RST, SYN } from '../../src/wire/segment-row.ts';
import { IRS, ISS, inState, LoneTcp, rcvNxtOf } from '../support/lone-tcp.ts';
import { Pair } from '../support/tcp-pair.ts';

t.test('[MUST-1] a window above 32,767 is not negative: the initial window goes out', (t) => {
  for (const window of [32_768, 40_000, 65_535]) {
    const lone = inState('established');
    lone.arrive({ seq: IRS + 1, ack: ISS + 1, window });
    t.equal(lone.write(30_000).length, 10, `${window}`);
  }
  t.end();
});

t.test('[MUST-1] [REC-1] the largest window there is, 65,535 × 2^14, is offered and used', (t) => {
  const lone = new LoneTcp('client', { receiveBuffer: 2 ** 30 });
  lone.tcp.open(0, 0);
  t.match(lone.drain(), [{ windowScale: 14, window: 65_535 }]);
  lone.arrive({ flags: SYN | ACK, seq: IRS, ack: ISS + 1, window: 65_535, windowScale: 14 });
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 65_535 });
  t.equal(lone.write(30_000).length, 10);
  t.match(lone.sent.at(-1), { window: 65_535 });
  t.end();
});

t.test('[MUST-65] [MAY-3] [SHLD-5] MSS is on each SYN, and on nothing else', (t) => {
  const pair = new Pair({ seed: 3, link: { loss: 0.05 } });
  pair.connect(100_000);
  pair.send(pair.a, 200_000);
  pair.send(pair.b, 200_000);
  pair.run(() => pair.a.received === 200_000 && pair.b.received === 200_000, 100_000);
  for (const end of [pair.a, pair.b]) end.tcp.shutdown(pair.now);
  pair.wait(10_000);
  for (const packet of [...pair.a.sent, ...pair.b.sent]) {
    if (packet.syn !== ((packet.flags & SYN) !== 0)) t.fail('a SYN without options, or options without SYN');
  }
  t.ok(pair.a.sent.length > 150);
  t.match([pair.a.sent[0]?.mss, pair.b.sent[0]?.mss], [1452, 1452]);
  t.end();
});

t.test('[MUST-66] with the receive window shut, RST at RCV.NXT is obeyed, and elsewhere does nothing', (t) => {
  const lone = shut();
  const rcvNxt = IRS + 1 + 16_000;
  t.same(lone.arrive({ flags: RST, seq: rcvNxt + 1 }), []);
  t.equal(lone.state, 'established');
  lone.arrive({ flags: RST, seq: rcvNxt });
  t.equal(lone.state, 'closed');
  t.ok(lone.events & TCP_EVENT.reset);
  t.end();
});

t.test('[R-TCP-22] with the receive window shut, acknowledgments count and text is answered', (t) => {
  const lone = shut();
  const rcvNxt = IRS + 1 + 16_000;
  lone.write(1000);
  const answer = lone.arrive({ seq: rcvNxt, ack: ISS + 1001, payload: new Uint8Array(1) });
  t.equal(lone.tcp.bytesAcknowledged, 1000);
  t.match(answer, [{ flags: ACK, ack: rcvNxt, window: 0 }]);
  t.equal(lone.tcp.readableLength, 16_000);
  t.end();
});

t.test('[SHLD-2] an RST may carry text', (t) => {
  const lone = inState('established');
  lone.arrive({ flags: RST, seq: IRS + 1, payload: new TextEncoder().encode('no more') });
  t.equal(lone.state, 'closed');
  t.end();
});

t.test('[MUST-11] reset in SYN-RECEIVED: told to who opened actively, and the end of a passive one', (t) => {
  for (const from of ['syn-received', 'syn-received-active'] as const) {
    const lone = inState(from);
    lone.arrive({ flags: RST, seq: IRS + 1 });
    t.equal(lone.state, 'closed');
    t.same(lone.pass(300_000), [], 'it asks no more');
    if (from === 'syn-received-active') t.ok(lone.events & TCP_EVENT.reset);
    t.equal(lone.events & TCP_EVENT.connected, 0);
  }
  t.end();
});

t.test('[MUST-14] [MUST-15] the peer\u2019s MSS limits segments; without it 536 is assumed', (t) => {
  for (const [mss, length] of [
    [700, 700],
    [0, 536],
    [9000, 1000],
  ] as const) {
    const lone = new LoneTcp('client');
    lone.tcp.open(0, 0);
    t.match(lone.drain(), [{ flags: SYN, mss: 1000 }]);
    lone.arrive({ flags: SYN | ACK, seq: IRS, ack: ISS + 1, mss });
    t.equal(lone.write(5000)[0]?.payload.length, length, `${mss}`);
  }
  t.end();
});

t.test('[MUST-16] no segment is larger than both ends and the path allow, timestamps deducted', (t) => {
  const sizes = fc.record({ path: fc.integer({ min: 88, max: 9000 }), peer: fc.integer({ min: 88, max: 9000 }) });
  fc.assert(
    fc.property(sizes, fc.boolean(), ({ path, peer }, timestamp) => {
      const lone = new LoneTcp('client', { mss: 9000 });
      lone.tcp.openPath(0, path);
      lone.tcp.open(0, 0);
      lone.drain();
      const stamps = { hasTimestamp: timestamp, tsVal: 7, tsEcr: 0 };
      lone.arrive({ flags: SYN | ACK, seq: IRS, ack: ISS + 1, mss: peer, ...stamps });
      lone.arrive({ seq: IRS + 1, ack: ISS + 1, ...stamps });
      const sent = lone.write(20_000);
      const largest = Math.max(...sent.map((p) => p.payload.length));
      return largest === Math.min(path, peer) - (timestamp ? 12 : 0);
    }),
    { numRuns: 200 },
  );
  t.pass('200 pairs of sizes');
  t.end();
});

t.test('[SHLD-28] [SHLD-27] [MUST-61] small writes that wait become full segments; PSH is on the last alone', (t) => {
  const lone = inState('established');
  lone.arrive({ seq: IRS + 1, ack: ISS + 1 });
  for (let i = 0; i < 45; i++) lone.tcp.write(0, new Uint8Array(100));
  const sent = lone.drain();
  t.same(
    sent.map((p) => [p.payload.length, p.flags]),
    [
      [1000, ACK],
      [1000, ACK],
      [1000, ACK],
      [1000, ACK],
      [500, ACK | PSH],
    ],
  );
  t.end();
});

t.test('[MUST-60] what is written goes out at once, or after the next acknowledgment, however little it is', (t) => {
  const lengths = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(lengths, fc.boolean(), (writes, nagle) => {
      const lone = inState('established', { nagle });
      lone.arrive({ seq: IRS + 1, ack: ISS + 1 });
      let total = 0;
      for (const length of writes) {
        total += length;
        lone.write(length);
        lone.pass(1);
      }
      for (let round = 0; round < 4; round++) {
        lone.arrive({ seq: IRS + 1, ack: lone.sndNxt });
        lone.pass(5);
      }
      return lone.sndNxt === ISS + 1 + total;
    }),
    { numRuns: 200 },
  );
  t.pass('200 sequences of writes');
  t.end();
});

t.test('[MUST-17] Nagle\u2019s algorithm waits for who asks for it, and for nobody else', (t) => {
  for (const nagle of [true, false]) {
    const lone = inState('established', { nagle });
    lone.arrive({ seq: IRS + 1, ack: ISS + 1 });
    t.equal(lone.write(10).length, 1);
    t.equal(lone.write(10).length, nagle ? 0 : 1);
    t.equal(lone.write(2000).filter((p) => p.payload.length === 1000).length, 2, 'a full segment never waits');
  }
  t.end();
});

t.test(
  '[MAY-12] [RFC5961-5.2-a] [RFC5961-5.2-b] acknowledgments from SND.UNA - MAX.SND.WND to SND.NXT are taken, all others are challenged',
  (t) => {
    fc.assert(
      fc.property(fc.integer({ min: -30_000, max: 10_000 }), (offset) => {
        const lone = inState('established');
        lone.arrive({ seq: IRS + 1, ack: ISS + 1 });
        lone.write(3000);
        const answer = lone.arrive({ seq: IRS + 1, ack: ISS + 1 + offset });
        const taken = offset >= -20_000 && offset <= 3000;
        return taken ? lone.counters.badAck === 0 : lone.counters.badAck === 1 && answer[0]?.flags === ACK;
      }),
      { numRuns: 300 },
    );
    t.pass('300 offsets');
    t.end();
  },
);

t.test('[R-TCP-3] [MUST-12] text and FIN that come out of order end as text, then the end (figure 12)', (t) => {
  const lone = inState('established');
  const text = (from: number, length: number) => new Uint8Array(length).map((_, i) => from + i);
  lone.arrive({ flags: ACK | FIN, seq: IRS + 4, ack: ISS + 1, payload: text(3, 2) });
  t.equal(lone.state, 'established');
  t.equal(lone.events & TCP_EVENT.peerFinished, 0);
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, payload: text(0, 3) });
  t.equal(lone.state, 'close-wait');
  t.same(lone.read(), [0, 1, 2, 3, 4]);
  t.match(lone.sent.at(-1), { ack: IRS + 7 });
  t.end();
});

t.test('[R-TCP-25] a FIN before text that is here already is none: the connection goes on', (t) => {
  const lone = inState('established');
  lone.arrive({ seq: IRS + 11, ack: ISS + 1, payload: new Uint8Array(10) });
  t.match(lone.arrive({ flags: ACK | FIN, seq: IRS + 15, ack: ISS + 1 }), [{ ack: IRS + 1 }]);
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, payload: new Uint8Array(10) });
  t.equal(lone.tcp.readableLength, 20);
  lone.arrive({ flags: ACK | FIN, seq: IRS + 21, ack: ISS + 1 });
  t.equal(lone.state, 'close-wait');
  t.equal(lone.counters.unacceptable, 1);
  t.end();
});

t.test('[R-TCP-4] TIME-WAIT answers a FIN and starts over, and ends by itself', (t) => {
  const lone = inState('time-wait');
  lone.pass(1500);
  t.match(lone.arrive({ flags: ACK | FIN, seq: rcvNxtOf('time-wait') - 1, ack: ISS + 2 }), [{ flags: ACK }]);
  lone.pass(1500);
  t.equal(lone.state, 'time-wait');
  lone.pass(600_000);
  t.equal(lone.state, 'closed');
  t.end();
});

/** ESTABLISHED, with 16,000 bytes received, nothing read, and the window shut. */
function shut(): LoneTcp {
  const lone = inState('established');
  for (let at = 0; at < 16_000; at += 1000) {
    lone.arrive({ seq: IRS + 1 + at, ack: ISS + 1, payload: new Uint8Array(1000) });
  }
  lone.pass(50);
  return lone;
}
