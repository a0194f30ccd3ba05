import t from 'tap';
import { TCP_EVENT } from '../../src/tcp/segment.ts';
import { ACK } from '../../src/wire/segment-row.ts';
import { IRS, ISS, inState } from '../support/lone-tcp.ts';
import { Pair } from '../support/tcp-pair.ts';

const HOUR = 3_600_000;
const QUICK = { idle: 10_000, interval: 1000, count: 4 };

t.test('[R-TCP-100] [MUST-25] keep-alive is off by default: an idle connection has no deadline', (t) => {
  const lone = inState('established');
  t.same(lone.pass(100 * HOUR), []);
  t.equal(lone.tcp.deadline(), Number.POSITIVE_INFINITY);
  t.equal(lone.state, 'established');
  t.end();
});

t.test(
  '[R-TCP-100] [MAY-5] [MUST-28] [SHLD-12] the first probe goes out after two hours, before SND.NXT, empty',
  (t) => {
    const lone = inState('established', { keepAlive: {} });
    t.same(lone.pass(2 * HOUR - 1), []);
    t.match(lone.pass(2), [{ flags: ACK, seq: ISS, ack: IRS + 1, payloadLength: 0 }]);
    t.end();
  },
);

t.test('[R-TCP-100] [MUST-24] [MUST-27] it is turned on with its times, and off, while connected', (t) => {
  const lone = inState('established');
  lone.tcp.setKeepAlive(lone.now, QUICK);
  t.equal(lone.pass(10_001).length, 1);
  lone.tcp.setKeepAlive(lone.now, false);
  t.same(lone.pass(HOUR), []);
  t.equal(lone.state, 'established');
  t.end();
});

t.test('[R-TCP-101] [MUST-26] what arrives, and what is outstanding, puts the probe off', (t) => {
  const lone = inState('established', { keepAlive: QUICK });
  lone.pass(9000);
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, payload: new Uint8Array(10) });
  t.notOk(
    lone.pass(9000).some((p) => p.seq === ISS),
    'an arrival',
  );
  lone.write(100);
  const sent = lone.pass(60_000);
  t.ok(sent.length > 3, 'the retransmission timer is at work');
  t.notOk(
    sent.some((p) => p.seq === ISS),
    'no probe besides it',
  );
  lone.arrive({ seq: IRS + 11, ack: ISS + 101 });
  t.match(lone.pass(20_001), [{ seq: ISS + 100, payloadLength: 0 }], 'behind what was acknowledged');
  t.end();
});

t.test('[R-TCP-101] [MUST-29] one unanswered probe says nothing; all of them do', (t) => {
  const lone = inState('established', { keepAlive: QUICK });
  t.equal(lone.pass(12_500).length, 3);
  lone.arrive({ seq: IRS + 1, ack: ISS + 1 });
  t.equal(lone.state, 'established');
  t.same(lone.pass(9999), [], 'an answer begins the silence anew');
  t.equal(lone.pass(3001).length, 4);
  t.equal(lone.state, 'established');
  lone.pass(1000);
  t.equal(lone.state, 'closed');
  t.ok(lone.events & TCP_EVENT.timedOut);
  const hasty = inState('established', { keepAlive: { ...QUICK, count: 0 } });
  hasty.pass(11_500);
  t.equal(hasty.state, 'established', 'never after a single one');
  t.end();
});

t.test('[R-TCP-101] a peer answers, be it another stack with a garbage octet, and both ends stay', (t) => {
  const pair = new Pair({ a: { keepAlive: QUICK } }).connect();
  pair.wait(200_000);
  t.equal(pair.a.tcp.state, 'established');
  t.ok(pair.a.sent.length > 15 && pair.b.sent.length > 15);
  const lone = inState('established');
  const answer = { flags: ACK, seq: ISS + 1, ack: IRS + 1 };
  t.match(lone.arrive({ seq: IRS, ack: ISS + 1, payload: Uint8Array.of(0) }), [answer]);
  t.match(lone.arrive({ seq: IRS, ack: ISS + 1 }), [answer]);
  t.same(lone.read(), []);
  t.end();
});

t.test('[R-TCP-102] without a path nothing is probed, and nobody is given up', (t) => {
  const lone = inState('established', { keepAlive: QUICK });
  lone.tcp.setActive(lone.now, -1);
  t.same(lone.pass(HOUR), []);
  t.equal(lone.state, 'established');
  lone.tcp.setActive(lone.now, 0);
  t.equal(lone.pass(2500).length, 3, 'at once when there is one');
  t.end();
});

t.test('[R-TCP-102] TIME-WAIT and CLOSED keep nothing alive', (t) => {
  for (const state of ['time-wait', 'closed'] as const) {
    const lone = inState(state, { keepAlive: QUICK });
    t.same(lone.pass(HOUR), [], state);
  }
  t.end();
});
