import fc from 'fast-check';
import t from 'tap';
import { createSegment, createTransmission } from '../../src/tcp/segment.ts';
import { ACK, FIN, RST, SYN } from '../../src/wire/segment-row.ts';
import { IRS, ISS, inState, LoneTcp } from '../support/lone-tcp.ts';
import { Pair } from '../support/tcp-pair.ts';

const FIN_AGAIN = { flags: FIN | ACK, seq: IRS + 1, ack: ISS + 2 };

t.test('[R-TCP-105] [MUST-13] with carrier ip TIME-WAIT lasts 2 MSL, and begins anew with a repeated FIN', (t) => {
  for (const msl of [undefined, 120_000]) {
    const lone = inState('time-wait', msl === undefined ? { carrier: 'ip' } : { carrier: 'ip', msl });
    const last = 2 * (msl ?? 30_000);
    lone.pass(last - 1000);
    t.match(lone.arrive(FIN_AGAIN), [{ flags: ACK, seq: ISS + 2, ack: IRS + 2 }]);
    lone.pass(last - 1);
    t.equal(lone.state, 'time-wait');
    lone.pass(2);
    t.equal(lone.state, 'closed');
  }
  t.end();
});

t.test('[R-TCP-105] no RST and no old segment ends a TIME-WAIT before its time (RFC 1337)', (t) => {
  const lone = inState('time-wait', { carrier: 'ip' });
  t.same(lone.arrive({ flags: RST, seq: IRS + 2 }), []);
  t.same(lone.arrive({ flags: RST | ACK, seq: IRS + 2, ack: ISS + 2 }), []);
  t.match(lone.arrive({ seq: IRS - 500, ack: ISS + 1, payload: new Uint8Array(100) }), [{ flags: ACK, ack: IRS + 2 }]);
  t.match(lone.arrive({ flags: SYN, seq: IRS + 9 }), [{ flags: ACK, ack: IRS + 2 }], 'a SYN that was not let in');
  t.equal(lone.state, 'time-wait');
  t.equal(lone.counters.badReset, 2);
  t.end();
});

t.test('[R-TCP-106] what was received before TIME-WAIT can still be read in it', (t) => {
  const pair = new Pair({ reading: false, a: { carrier: 'ip' }, b: { carrier: 'ip' } }).connect();
  pair.send(pair.b, 50_000);
  pair.a.tcp.shutdown(pair.now);
  pair.b.tcp.shutdown(pair.now);
  t.ok(pair.run(() => pair.a.tcp.state === 'time-wait', 5000));
  t.equal(pair.a.tcp.pathStatistics(0).inFlight, 0);
  pair.a.read(pair.now);
  t.equal(pair.a.received, 50_000);
  t.equal(pair.a.corruptAt, -1);
  t.end();
});

t.test(
  '[R-TCP-5] [R-TCP-106] TIME-WAIT has one deadline, its end, whether anything was left to be read or not',
  (t) => {
    for (const reading of [true, false]) {
      const pair = new Pair({ reading, a: { carrier: 'ip' }, b: { carrier: 'ip' } }).connect();
      pair.send(pair.b, 5000);
      pair.a.tcp.shutdown(pair.now);
      pair.b.tcp.shutdown(pair.now);
      t.ok(pair.run(() => pair.a.tcp.state === 'time-wait', 5000));
      const end = pair.a.tcp.deadline();
      t.ok(end > pair.now + 59_000);
      pair.a.read(pair.now);
      t.equal(pair.a.received, 5000);
      t.equal(pair.a.tcp.poll(pair.now, createTransmission()), false);
      t.equal(pair.a.tcp.deadline(), end);
      t.equal(pair.a.tcp.read(), null);
    }
    t.end();
  },
);

t.test('[R-TCP-107] [MAY-2] [SHLD-4] a SYN that is newer by timestamp, or by number, may reuse the addresses', (t) => {
  const waiting = (timestamps: boolean) => {
    const lone = new LoneTcp('client', { carrier: 'ip' });
    const stamp = timestamps ? { hasTimestamp: true, tsVal: 700 } : {};
    lone.tcp.open(0, 0);
    lone.drain();
    lone.arrive({ flags: SYN | ACK, seq: IRS, ack: ISS + 1, mss: 1000, ...stamp });
    lone.shutdown();
    lone.arrive({ flags: FIN | ACK, seq: IRS + 1, ack: ISS + 2, ...stamp });
    return lone.tcp;
  };
  const syn = (seq: number, tsVal?: number) =>
    Object.assign(createSegment(), {
      flags: SYN,
      seq: IRS + seq,
      hasTimestamp: tsVal !== undefined,
      tsVal: tsVal ?? 0,
    });
  const plain = waiting(false);
  t.equal(plain.state, 'time-wait');
  t.same(
    [syn(3), syn(1), syn(-5000)].map((segment) => plain.isSucceededBy(0, segment)),
    [true, false, false],
  );
  t.ok(plain.isSucceededBy(0, syn(-5000, 1)), 'timestamps that are new are ordered from here on');
  const stamped = waiting(true);
  t.ok(stamped.isSucceededBy(0, syn(-5000, 701)), 'a later timestamp');
  t.ok(stamped.isSucceededBy(0, syn(3, 700)), 'the same, and a later number');
  t.notOk(stamped.isSucceededBy(0, syn(1, 700)));
  t.notOk(stamped.isSucceededBy(0, syn(5000, 699)), 'an older timestamp');
  t.ok(stamped.isSucceededBy(0, syn(3)), 'without, a later number');
  t.notOk(inState('established', { carrier: 'ip' }).tcp.isSucceededBy(0, syn(5000, 701)));
  t.equal(stamped.status().sndNxt, ISS + 2, 'what the next ISS has to be beyond');
  t.end();
});

t.test('[R-TCP-105] whatever comes, a TIME-WAIT with carrier ip is over after 2 MSL of silence, not before', (t) => {
  const near = fc.integer({ min: -70_000, max: 70_000 });
  const law = fc.property(
    fc.array(fc.record({ flags: fc.integer({ min: 0, max: 255 }), seq: near, ack: near, length: fc.nat(2000) }), {
      maxLength: 30,
    }),
    (segments) => {
      const lone = inState('time-wait', { carrier: 'ip' });
      for (const { flags, seq, ack, length } of segments) {
        lone.arrive({ flags, seq: IRS + 2 + seq, ack: ISS + 2 + ack, payload: new Uint8Array(length) });
        lone.pass(10);
        if (lone.state !== 'time-wait') return false;
      }
      lone.pass(60_000);
      return lone.state === 'closed';
    },
  );
  t.doesNotThrow(() => fc.assert(law, { numRuns: 300 }));
  t.end();
});
