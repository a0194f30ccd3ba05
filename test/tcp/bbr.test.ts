import fc from 'fast-check';
import t from 'tap';
import { BandwidthFilter } from '../../src/tcp/congestion/bandwidth-filter.ts';
import { Bbr, createBbr } from '../../src/tcp/congestion/bbr.ts';
import { BBR_TRANSITIONS, nextBbrState } from '../../src/tcp/congestion/bbr-states.ts';
import { DeliveryRate } from '../../src/tcp/congestion/delivery-rate.ts';
import { BBR_CYCLE, BBR_MIN_SEGMENTS } from '../../src/tcp/constants.ts';
import { Bottleneck } from '../support/bottleneck.ts';
import { Pair } from '../support/tcp-pair.ts';

const MSS = 1000;

/** A path that delivers at a constant rate whatever is sent: BBR alone with its samples. */
class Model {
  readonly bbr = new Bbr(MSS);
  readonly sample = new DeliveryRate();
  now = 0;
  rtt = 50;
  inFlight = 0;

  /** `rounds` round trips at `rate` bytes per ms, an acknowledgment per 2 ms. */
  run(rounds: number, rate: number): void {
    const steps = Math.ceil((rounds * this.rtt) / 2);
    for (let i = 0; i < steps; i++) this.acknowledge(2 * rate, 2);
  }

  acknowledge(acked: number, gap: number): void {
    const { sample } = this;
    this.now += gap;
    // What is delivered now was sent a round trip ago.
    const rate = acked / gap;
    const before = Math.max(0, sample.delivered - rate * (this.rtt - gap));
    // What pacing has let out in a round trip, and a few trains.
    this.inFlight = Math.min(this.bbr.cwnd, 1.02 * this.bbr.pacingRate * this.rtt + 6 * MSS);
    sample.begin(this.inFlight);
    sample.noteDelivered(this.now, acked);
    const sentAt = this.now - this.rtt;
    sample.take(sentAt, before, this.now - (sample.delivered - before) / rate, sentAt, false);
    sample.finish(this.now, 1);
    this.bbr.onSample(this.now, sample, this.rtt, this.inFlight);
  }
}

t.test('[R-TCP-83] a sample is what was delivered over the longer of sending and acknowledging', (t) => {
  const rate = new DeliveryRate();
  // Ten segments of 1000 at 0..9 ms; acknowledged at 100..109 ms.
  rate.restart(0);
  const first = { delivered: rate.delivered, at: rate.deliveredAt, sent: rate.firstSentAt };
  for (let i = 0; i < 10; i++) {
    rate.begin(10_000 - 1000 * i);
    rate.noteDelivered(100 + i, 1000);
    rate.take(i, first.delivered, first.at, first.sent, false);
    rate.finish(100 + i, 100);
  }
  t.equal(rate.rate, 10_000 / 109, 'ten segments in 109 ms');
  // A round trip later: sent at 109 ms, when 10,000 had been delivered, acknowledged with three others at 210 ms.
  const stamps = { delivered: rate.delivered, at: rate.deliveredAt, sent: rate.firstSentAt };
  rate.begin(4000);
  for (let i = 0; i < 4; i++) rate.noteDelivered(210, 1000);
  rate.take(109, stamps.delivered, stamps.at, stamps.sent, false);
  rate.finish(210, 100);
  t.equal(rate.interval, 101);
  t.equal(rate.rate, 4000 / 101);
  // A burst of acknowledgments is not faster than its segments were sent.
  const slow = { delivered: rate.delivered, at: 205, sent: 50 };
  rate.begin(1000);
  rate.noteDelivered(212, 1000);
  rate.take(200, slow.delivered, slow.at, slow.sent, false);
  rate.finish(212, 5);
  t.equal(rate.interval, 150);
  t.end();
});

t.test('[R-TCP-83] no sample is taken below the least round trip, nor without stamps', (t) => {
  const rate = new DeliveryRate();
  rate.restart(0);
  rate.begin(1000);
  rate.noteDelivered(3, 1000);
  rate.take(0, 0, 0, 0, false);
  rate.finish(3, 10);
  t.equal(rate.rate, 0);
  rate.begin(1000);
  rate.noteDelivered(30, 1000);
  rate.finish(30, 10);
  t.equal(rate.rate, 0);
  t.equal(rate.delivered, 2000, 'counted all the same');
  t.end();
});

t.test('[R-TCP-83] what the application limited is marked until more than that was delivered', (t) => {
  const rate = new DeliveryRate();
  rate.noteLimited(0);
  t.ok(rate.isLimited, 'at the very start');
  const deliver = (now: number) => {
    rate.begin(0);
    rate.noteDelivered(now, 1000);
    rate.finish(now, 1);
  };
  deliver(10);
  t.notOk(rate.isLimited);
  rate.noteLimited(2000);
  deliver(20);
  deliver(30);
  t.ok(rate.isLimited);
  deliver(40);
  t.notOk(rate.isLimited);
  t.end();
});

t.test('[R-TCP-85] the bandwidth is the largest of ten rounds, and of the last one that measured', (t) => {
  const filter = new BandwidthFilter();
  filter.update(100);
  for (let round = 0; round < 9; round++) {
    filter.startRound();
    filter.update(50);
    t.equal(filter.max, 100);
  }
  filter.startRound();
  t.equal(filter.max, 50);
  for (let round = 0; round < 20; round++) filter.startRound();
  t.equal(filter.max, 50);
  t.end();
});

t.test('[R-ARCH-9] every state of BBR can be reached, and unknown events change nothing', (t) => {
  const reached = new Set(Object.values(BBR_TRANSITIONS).flatMap((row) => Object.values(row)));
  t.strictSame([...reached].sort(), Object.keys(BBR_TRANSITIONS).sort());
  t.equal(nextBbrState('probe-bw', 'drained'), 'probe-bw');
  t.end();
});

t.test('[R-TCP-86] startup doubles, drains, and cruises with a window of twice the product', (t) => {
  const model = new Model();
  model.run(40, 1000);
  t.equal(model.bbr.state, 'probe-bw');
  t.equal(model.bbr.bandwidth, 1000);
  const rates = new Set<number>();
  let most = 0;
  for (let i = 0; i < 400; i++) {
    model.run(1, 1000);
    rates.add(Math.round(model.bbr.pacingRate));
    most = Math.max(most, model.bbr.cwnd);
  }
  t.strictSame([...rates].sort(), [...new Set(BBR_CYCLE)].map((gain) => Math.round(990 * gain)).sort());
  // Twice 1000 bytes/ms * 50 ms, three trains of 2 ms, and no lumps.
  t.ok(most >= 100_000 && most <= 112_000, `${most}`);
  t.end();
});

t.test('[R-TCP-86] startup ends at what a failover says', (t) => {
  const model = new Model();
  model.bbr.restart(20_000, 10_000);
  model.run(1, 500);
  model.run(8, 500);
  t.not(model.bbr.state, 'startup');
  t.end();
});

t.test('[R-TCP-87] a round-trip time that nothing confirms is measured with half the product in flight', (t) => {
  const model = new Model();
  model.run(40, 1000);
  model.rtt = 60;
  let least = Number.POSITIVE_INFINITY;
  let probed = 0;
  for (let i = 0; i < 300; i++) {
    model.run(1, 1000);
    if (model.bbr.state === 'probe-rtt') {
      probed++;
      least = Math.min(least, model.bbr.cwnd);
    }
  }
  t.ok(probed > 0, 'it probed');
  t.ok(least >= 25_000 && least <= 31_000, `${least}`);
  t.equal(model.bbr.state, 'probe-bw');
  t.ok(model.bbr.cwnd > 100_000, `${model.bbr.cwnd} afterwards`);
  t.end();
});

t.test('[R-TCP-88] loss: packets are conserved for a round, and the window comes back', (t) => {
  const model = new Model();
  model.run(40, 1000);
  const before = model.bbr.cwnd;
  model.bbr.onLoss(model.now, 40_000);
  t.equal(model.bbr.cwnd, 40_000);
  model.bbr.onRecovered(model.now);
  t.equal(model.bbr.cwnd, before);
  model.bbr.onTimeout(model.now, 0);
  t.equal(model.bbr.cwnd, MSS);
  model.bbr.undo(model.now);
  t.equal(model.bbr.cwnd, before);
  t.end();
});

t.test('[R-TCP-84] a pause of seconds keeps the model; a failover begins anew, and can be undone', (t) => {
  const model = new Model();
  model.run(40, 1000);
  const { cwnd, bandwidth } = model.bbr;
  model.bbr.onIdle(5);
  t.equal(model.bbr.cwnd, cwnd);
  t.equal(model.bbr.pacingRate, 0.99 * bandwidth, 'paced at the bandwidth');
  model.bbr.onLoss(model.now, 10_000);
  model.bbr.onIdle(32);
  t.equal(model.bbr.cwnd, 10_000, 'the initial window at most');
  model.bbr.undo(model.now);
  t.equal(model.bbr.cwnd, cwnd);
  model.bbr.restart(14_000, Number.POSITIVE_INFINITY);
  t.equal(model.bbr.cwnd, 14_000);
  t.equal(model.bbr.bandwidth, 0);
  t.equal(model.bbr.state, 'startup');
  model.bbr.recall(800, 40);
  t.equal(model.bbr.state, 'probe-bw');
  t.equal(model.bbr.pacingRate, 792);
  t.end();
});

t.test('[R-TCP-88] the window has a floor, and grows by no more than what is acknowledged', (t) => {
  const event = fc.record({
    kind: fc.constantFrom('ack', 'loss', 'timeout', 'recovered', 'undo', 'idle'),
    acked: fc.integer({ min: 1, max: 20 }),
    gap: fc.double({ min: 0.01, max: 200, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 200 }), (events) => {
      const model = new Model();
      let restorable = model.bbr.cwnd;
      for (const { kind, acked, gap } of events) {
        const { cwnd } = model.bbr;
        restorable = Math.max(restorable, cwnd);
        if (kind === 'ack') model.acknowledge(acked * MSS, gap);
        else if (kind === 'loss') model.bbr.onLoss(model.now, 5 * MSS);
        else if (kind === 'timeout') model.bbr.onTimeout(model.now, 0);
        else if (kind === 'recovered') model.bbr.onRecovered(model.now);
        else if (kind === 'undo') model.bbr.undo(model.now);
        else model.bbr.onIdle(Math.floor(gap));
        const most =
          kind === 'ack' ? Math.max(restorable, cwnd + acked * MSS, model.inFlight + acked * MSS) : restorable;
        if (model.bbr.cwnd > Math.max(most, BBR_MIN_SEGMENTS * MSS)) return false;
        if (model.bbr.cwnd < MSS || !Number.isFinite(model.bbr.cwnd + model.bbr.pacingRate)) return false;
        if (kind === 'ack' && model.bbr.cwnd < BBR_MIN_SEGMENTS * MSS) return false;
      }
      return true;
    }),
    { numRuns: 500 },
  );
  t.end();
});

t.test('[R-TCP-88] BBR fills nine tenths of a lossy path, whatever the loss', (t) => {
  for (const loss of [0, 0.01, 0.03]) {
    const line = new Bottleneck({ rate: 100, rtt: 50, loss, seed: 7 });
    const flow = line.add({ controller: createBbr });
    line.run(5000);
    const from = flow.received;
    line.run(15_000);
    const rate = ((flow.received - from) * 8) / 10e6;
    t.ok(rate > 85, `${rate.toFixed(1)} of 100 Mbit/s at ${100 * loss} % loss`);
    t.ok(line.overflowed < 0.01 * line.offered, `${line.overflowed} of ${line.offered} overflowed`);
  }
  t.end();
});

t.test('[R-TCP-86] two BBR flows share', (t) => {
  const line = new Bottleneck({ rate: 50, rtt: 20, seed: 3 });
  const first = line.add({ controller: createBbr });
  const second = line.add({ controller: createBbr, start: 500 });
  line.run(30_000);
  const [x, y] = [first.received, second.received];
  const jain = (x + y) ** 2 / (2 * (x * x + y * y));
  t.ok(jain > 0.9, `${x} and ${y}: ${jain.toFixed(3)}`);
  t.end();
});

t.test('[R-TCP-83] an application that sends little does not make the path look slow', (t) => {
  const pair = new Pair({ link: { delay: 10, rate: 50, queue: 125_000 }, a: { congestion: 'bbr' } }).connect();
  pair.send(pair.a, 5_000_000);
  pair.run(() => pair.b.received === 5_000_000, 10_000);
  for (let i = 0; i < 100; i++) {
    pair.send(pair.a, 2000);
    pair.wait(25);
  }
  const statistics = pair.a.tcp.pathStatistics(0);
  t.equal(statistics.controller, 'bbr');
  t.ok(statistics.pacingRate * 8 > 40_000, `${statistics.pacingRate} bytes/ms`);
  t.end();
});
