import fc from 'fast-check';
import t from 'tap';
import { TCP_EVENT } from '../../src/tcp/segment.ts';
import { IRS, ISS, inState } from '../support/lone-tcp.ts';
import { Pair } from '../support/tcp-pair.ts';

const HARD = { kind: 'hard', reason: 'port-unreachable', mss: 0 } as const;
const SOFT = { kind: 'soft', reason: 'host-unreachable', mss: 0 } as const;

t.test(
  '[R-TCP-115] [MUST-54] [MUST-56] [SHLD-25] [MUST-47] a soft error ends nothing, and the application can learn of it',
  (t) => {
    for (const state of ['syn-sent', 'syn-received', 'established', 'fin-wait-1', 'close-wait'] as const) {
      const lone = inState(state);
      if (state === 'established' || state === 'close-wait') lone.write(100);
      const seq = state === 'syn-sent' || state === 'syn-received' ? ISS : ISS + 1;
      t.ok(lone.tcp.handleIcmp(0, 0, { ...SOFT, seq }), state);
      lone.drain();
      t.equal(lone.state, state);
      t.equal(lone.tcp.lastSoftError, 'host-unreachable');
      t.ok(lone.events & TCP_EVENT.trouble);
    }
    t.end();
  },
);

t.test(
  '[R-TCP-115] [SHLD-26] a hard error refuses a connection that is not there yet, and troubles an established one',
  (t) => {
    const opening = inState('syn-sent');
    opening.tcp.handleIcmp(0, 0, { ...HARD, seq: ISS });
    opening.drain();
    t.equal(opening.state, 'closed');
    t.ok(opening.events & TCP_EVENT.reset);
    const lone = inState('established');
    lone.write(100);
    lone.tcp.handleIcmp(0, 0, { ...HARD, seq: ISS + 1 });
    t.equal(lone.state, 'established');
    t.equal(lone.tcp.lastSoftError, 'port-unreachable');
    t.end();
  },
);

t.test('[R-TCP-115] what quotes nothing in flight is not believed (RFC 5927), and counted', (t) => {
  const law = fc.property(
    fc.integer(),
    fc.constantFrom('soft' as const, 'hard' as const, 'too-big' as const),
    (seq, kind) => {
      const lone = inState('established');
      lone.write(3000);
      lone.arrive({ seq: IRS + 1, ack: ISS + 1001 });
      const inFlight = seq >= ISS + 1001 && seq < ISS + 3001;
      const believed = lone.tcp.handleIcmp(0, 0, { kind, seq, reason: 'x', mss: 500 });
      const changed = lone.tcp.lastSoftError !== null || lone.tcp.effectiveMss(0) !== 1000;
      return believed === inFlight && changed === inFlight && lone.counters.badIcmp === (inFlight ? 0 : 1);
    },
  );
  t.doesNotThrow(() =>
    fc.assert(law, {
      numRuns: 500,
      examples: [
        [ISS + 1001, 'too-big'],
        [ISS + 3001, 'hard'],
        [ISS + 1000, 'soft'],
      ],
    }),
  );
  t.end();
});

t.test(
  '[R-TCP-116] a datagram that was too big goes out anew in smaller segments at once, and is no congestion',
  (t) => {
    const pair = new Pair({ link: { delay: 20 }, a: { carrier: 'ip' }, b: { carrier: 'ip' } }).connect();
    pair.send(pair.a, 10_000);
    pair.run(() => pair.b.received === 10_000, 1000);
    let dropped = 0;
    for (const link of pair.fromA) link.drop = (p) => p.payload.length > 588 && ++dropped > 0;
    const { cwnd } = pair.a.tcp.pathStatistics(0);
    pair.send(pair.a, 10_000);
    const seq = pair.a.sent.find((p) => p.payload.length > 588 && p.sentAt === pair.now)?.seq ?? 0;
    pair.wait(5);
    t.ok(pair.a.tcp.handleIcmp(pair.now, 0, { kind: 'too-big', seq, reason: 'fragmentation-needed', mss: 600 }));
    pair.settle();
    t.equal(pair.a.tcp.effectiveMss(0), 588);
    t.ok(
      pair.run(() => pair.b.received === 20_000, 100),
      'no timer had to find it',
    );
    t.ok(pair.a.tcp.pathStatistics(0).cwnd >= cwnd / 2);
    t.equal(pair.b.corruptAt, -1);
    t.notOk(pair.a.tcp.handleIcmp(pair.now, 0, { kind: 'too-big', seq, reason: '', mss: 1400 }), 'it only says less');
    t.equal(pair.a.tcp.effectiveMss(0), 588);
    pair.a.tcp.setPathMss(pair.now, 0, 1452);
    t.equal(pair.a.tcp.effectiveMss(0), 1440, 'a probe of the path may say more');
    t.end();
  },
);
