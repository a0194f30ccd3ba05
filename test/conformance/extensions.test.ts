/** RFC 7323 and RFC 6298, sentence by sentence, over IP. */
import t from 'tap';

import { RttEstimator } from '../../src/tcp/rtt.ts';
import { ACK, FIN, RST, SYN } from '../../src/wire/segment-row.ts';
import { type Arriving, IRS, ISS, LoneTcp } from '../support/lone-tcp.ts';

const BIG = 1 << 20;

t.test(
  '[RFC7323-2.2-b] [RFC7323-2.3-c] a scale is used when both SYNs have it, else windows are what they say',
  (t) => {
    for (const windowScale of [-1, 0, 3]) {
      const lone = dialled({ receiveBuffer: BIG });
      answer(lone, { windowScale, window: 1000 });
      lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 500 });
      const offered = 500 * 2 ** Math.max(windowScale, 0);
      lone.write(20_000);
      t.equal(lone.sndNxt - ISS - 1, offered, `${windowScale}`);
      t.equal(lone.sent.at(-1)?.window, windowScale < 0 ? 65_535 : BIG >> 5, 'our own is scaled only then');
    }
    t.end();
  },
);

t.test(
  '[RFC7323-2.2-a] [RFC7323-2.3-a] [RFC7323-2.3-b] a scale is offered on SYN, and on SYN,ACK to who offered',
  (t) => {
    t.equal(dialled({ receiveBuffer: 1000 }).sent[0]?.windowScale, 0, 'even where it scales by 1');
    t.equal(dialled({ receiveBuffer: BIG }).sent[0]?.windowScale, 5);
    for (const windowScale of [-1, 2]) {
      const server = new LoneTcp('server', { carrier: 'ip', receiveBuffer: BIG });
      server.arrive({ flags: SYN, seq: IRS, windowScale });
      t.equal(server.sent[0]?.windowScale, windowScale < 0 ? -1 : 5);
    }
    t.end();
  },
);

t.test('[RFC7323-2.2-d] [RFC7323-2.3-d] [RFC7323-2.3-e] the windows of SYNs are not scaled, all others are', (t) => {
  const lone = dialled({ receiveBuffer: BIG });
  t.equal(lone.sent[0]?.window, 65_535);
  answer(lone, { windowScale: 7, window: 2000 });
  t.equal(lone.sent.at(-1)?.window, BIG >> 5);
  lone.write(20_000);
  t.equal(lone.sndNxt - ISS - 1, 2000, 'its SYN,ACK offered 2000');
  t.end();
});

t.test('[RFC7323-2.2-c] a scale on a segment without SYN is ignored', (t) => {
  const lone = dialled({ receiveBuffer: BIG });
  answer(lone, { windowScale: 3 });
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 500, windowScale: 9 });
  lone.write(20_000);
  t.equal(lone.sndNxt - ISS - 1, 4000);
  t.end();
});

t.test('[RFC7323-2.3-f] [RFC7323-2.3-g] a shift above 14 is 14, and counted', (t) => {
  const lone = dialled({ receiveBuffer: 2 ** 30 });
  t.equal(lone.sent[0]?.windowScale, 14, 'ours is not above it');
  answer(lone, { windowScale: 15 });
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 1 });
  lone.write(30_000);
  t.ok(lone.sndNxt - ISS - 1 <= 16_384);
  t.equal(lone.counters.badWindowScale, 1);
  t.end();
});

t.test(
  '[RFC7323-3.2-a] [RFC7323-3.2-b] [RFC7323-3.2-e] timestamps are on all segments once both SYNs had them',
  (t) => {
    const lone = stamped(77);
    lone.write(3000);
    lone.arrive({ ...stamp(80), seq: IRS + 1, ack: ISS + 1, payload: new Uint8Array(10) });
    lone.pass(500);
    lone.shutdown();
    const [syn, ...others] = lone.sent;
    t.match(syn, { hasTimestamp: true, tsEcr: 0 });
    t.ok(others.length > 5 && others.every((p) => p.hasTimestamp && p.tsEcr >= 77));
    const bare = dialled();
    answer(bare, {});
    bare.write(3000);
    t.ok(
      bare.sent.slice(1).every((p) => !p.hasTimestamp),
      'and on none otherwise',
    );
    t.end();
  },
);

t.test(
  '[RFC7323-3.2-f] [RFC7323-3.2-g] a segment that lacks its timestamp is dropped in silence, and ends nothing',
  (t) => {
    const lone = stamped(77);
    t.same(lone.arrive({ seq: IRS + 1, ack: ISS + 1, payload: new Uint8Array(10) }), []);
    t.same(lone.arrive({ flags: FIN | ACK, seq: IRS + 1, ack: ISS + 1 }), []);
    t.equal(lone.state, 'established');
    t.equal(lone.tcp.readableLength, 0);
    t.end();
  },
);

t.test('[RFC7323-3.2-h] a timestamp that was not negotiated is ignored', (t) => {
  const lone = dialled();
  answer(lone, {});
  for (const tsVal of [100, 5]) {
    const payload = new Uint8Array(10);
    lone.arrive({ hasTimestamp: true, tsVal, seq: IRS + 1 + lone.tcp.readableLength, ack: ISS + 1, payload });
  }
  t.equal(lone.tcp.readableLength, 20);
  t.end();
});

t.test(
  '[RFC7323-4.3-a] [RFC7323-4.3-b] [RFC7323-4.3-c] the echo is of the earliest unacknowledged, or what moved RCV.NXT',
  (t) => {
    const lone = stamped(77);
    const text = (at: number, tsVal: number) =>
      lone.arrive({ ...stamp(tsVal), seq: IRS + 1 + at, ack: ISS + 1, payload: new Uint8Array(10) });
    text(0, 100);
    t.match(text(10, 105), [{ ack: IRS + 21, tsEcr: 100 }], 'delayed: the earlier of the two');
    text(20, 108);
    lone.pass(500);
    t.match(text(40, 110), [{ ack: IRS + 31, tsEcr: 108 }], 'ahead: the last that was in order');
    t.match(text(30, 120), [{ ack: IRS + 51, tsEcr: 120 }], 'the one that fills the hole');
    t.end();
  },
);

t.test('[RFC7323-5.3-a] [RFC7323-5.3-b] PAWS comes before the sequence number, and is answered', (t) => {
  const lone = stamped(77);
  lone.arrive({ ...stamp(100), seq: IRS + 1, ack: ISS + 1, payload: new Uint8Array(10) });
  lone.pass(500);
  t.match(lone.arrive({ ...stamp(99), seq: IRS + 11, ack: ISS + 1, payload: new Uint8Array(10) }), [{ ack: IRS + 11 }]);
  t.equal(lone.tcp.readableLength, 10);
  t.equal(lone.counters.paws, 1);
  t.end();
});

t.test('[RFC7323-5.2-c] [RFC7323-5.2-d] an RST is not judged by its timestamp, old or missing', (t) => {
  for (const fields of [{}, { hasTimestamp: true, tsVal: 1 }]) {
    const lone = stamped(77);
    lone.arrive({ ...fields, flags: RST, seq: IRS + 1 });
    t.equal(lone.state, 'closed');
  }
  const aborted = stamped(77);
  aborted.tcp.abort(aborted.now);
  t.match(aborted.drain(), [{ hasTimestamp: true }], 'and ours has one');
  t.end();
});

t.test('[RFC7323-4.1-a] [RFC7323-5.4-a] the timestamp clock is one tick a millisecond', (t) => {
  const lone = stamped(77);
  lone.write(10);
  const first = lone.sent.at(-1);
  lone.pass(150);
  lone.arrive({ ...stamp(90), seq: IRS + 1, ack: lone.sndNxt });
  lone.now += 12_345;
  lone.write(10);
  const last = lone.sent.at(-1);
  t.equal(((last?.tsVal ?? 0) - (first?.tsVal ?? 0)) | 0, (last?.at ?? 0) - (first?.at ?? 0));
  t.end();
});

t.test('[RFC6298-2.1-a] [RFC6298-5.5-a] before any sample the timer is a second, then twice that, and so on', (t) => {
  const lone = dialled();
  const times = lone.pass(40_000).map(({ at }) => at);
  t.same(times, [1000, 3000, 7000, 15_000, 31_000]);
  t.end();
});

t.test('[RFC6298-2.2-a] [RFC6298-2.3-b] [RFC6298-2.3-c] [RFC6298-4-a] SRTT, RTTVAR and RTO from samples', (t) => {
  const rtt = new RttEstimator();
  rtt.sample(0, 800);
  t.match([rtt.srtt, rtt.rttvar, rtt.rto], [800, 400, 800 + 4 * 400]);
  rtt.sample(5, 1600);
  t.equal(rtt.srtt, 900, 'an eighth of the new one');
  for (let now = 1000; now < 200_000; now += 100) rtt.sample(now, 1000);
  t.ok(rtt.rttvar < 0.2 && rtt.rto >= rtt.srtt + 1, `${rtt.rttvar}, ${rtt.rto - rtt.srtt}`);
  t.end();
});

t.test('[RFC6298-5.7-a] after a lost SYN, without a sample, data begins with three seconds', (t) => {
  const lone = dialled();
  lone.pass(1000);
  answer(lone, {});
  t.equal(lone.tcp.pathStatistics(0).rto, 3000);
  t.end();
});

t.test('[RFC6298-3-a] [RFC6298-5-a] no timer repeats a segment before its time, and no repetition is a sample', (t) => {
  const lone = dialled();
  lone.now = 50;
  answer(lone, {});
  const { srtt, rto } = lone.tcp.pathStatistics(0);
  t.equal(srtt, 50);
  lone.write(100);
  const times = [lone.now, ...lone.pass(20_000).map(({ at }) => at)];
  // The first repetition is the tail probe of RFC 8985, section 7.
  const gaps = times.slice(2).map((at, i) => at - (times[i + 1] ?? 0));
  t.ok(gaps.length > 3 && gaps.every((gap) => gap >= rto - 1), `${gaps}`);
  lone.arrive({ seq: IRS + 1, ack: lone.sndNxt });
  t.equal(lone.tcp.pathStatistics(0).srtt, 50);
  t.end();
});

function dialled(options: ConstructorParameters<typeof LoneTcp>[1] = {}): LoneTcp {
  const lone = new LoneTcp('client', { carrier: 'ip', ecn: false, ...options });
  lone.tcp.open(0, 0);
  lone.drain();
  return lone;
}

function answer(lone: LoneTcp, fields: Arriving): void {
  lone.arrive({ flags: SYN | ACK, seq: IRS, ack: ISS + 1, mss: 1000, ...fields });
}

function stamp(tsVal: number): Arriving {
  return { hasTimestamp: true, tsVal, tsEcr: 0 };
}

/** ESTABLISHED, both ends with timestamps. */
function stamped(tsVal: number): LoneTcp {
  const lone = dialled();
  answer(lone, stamp(tsVal));
  return lone;
}
