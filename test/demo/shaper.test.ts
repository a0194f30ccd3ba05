import fc from 'fast-check';
import t from 'tap';
import { DATAGRAM_OVERHEAD, defaultQueue, MAX_HELD_PACKETS, QUEUE_SLACK, Shaper } from '../../src/demo/shaper.ts';

/** Datagrams offered at these times (ms, gaps added up) with these sizes. */
const traffic = fc.array(fc.record({ gap: fc.double({ min: 0, max: 5, noNaN: true }), size: fc.nat(1472) }), {
  maxLength: 300,
});
const line = fc.record({ delay: fc.nat(100), rate: fc.integer({ min: 10, max: 1_000_000 }), queue: fc.nat(50_000) });

t.test('[R-CMD-31] datagrams leave in order, delayed by the line, at no more than its rate', (t) => {
  fc.assert(
    fc.property(traffic, line, (packets, options) => {
      const shaper = new Shaper<number>(options);
      const left: { item: number; at: number }[] = [];
      const accepted: { item: number; at: number; size: number }[] = [];
      let now = 0;
      packets.forEach(({ gap, size }, item) => {
        now += gap;
        if (shaper.offer(now, size, item)) accepted.push({ item, at: now, size });
      });
      for (let due = shaper.nextDue(); due !== Number.POSITIVE_INFINITY; due = shaper.nextDue()) {
        const item = shaper.take(due);
        if (item !== undefined) left.push({ item, at: due });
      }
      const perMs = options.rate / 8;
      return (
        left.length === accepted.length &&
        left.every(({ item, at }, i) => {
          const offered = accepted[i];
          const before = left[i - 1];
          if (offered === undefined || offered.item !== item) return false;
          const sending = (offered.size + DATAGRAM_OVERHEAD) / perMs;
          const soonest = Math.max(offered.at + options.delay, before?.at ?? 0) + sending;
          return at >= soonest - 1e-6 && at <= offered.at + options.delay + sending + options.queue / perMs + 1e-6;
        })
      );
    }),
  );
  t.end();
});

t.test('[R-CMD-31] an idle line without a queue takes one datagram at a time', (t) => {
  const shaper = new Shaper<number>({ delay: 5, rate: 8, queue: 0 });
  t.ok(shaper.offer(0, 100 - DATAGRAM_OVERHEAD, 1));
  t.notOk(shaper.offer(99, 1, 2), 'the line is busy for 100 ms');
  t.ok(shaper.offer(100, 1, 3));
  t.equal(shaper.nextDue(), 105);
  t.equal(shaper.take(104.9), undefined);
  t.equal(shaper.take(105), 1);
  t.end();
});

t.test('[R-CMD-32] a cut takes what is queued and in flight, and all that follows until it is healed', (t) => {
  const shaper = new Shaper<string>({ delay: 10, rate: 1000, queue: 100_000 });
  shaper.offer(0, 972, 'in flight');
  shaper.offer(0, 972, 'queued');
  shaper.cut();
  t.equal(shaper.nextDue(), Number.POSITIVE_INFINITY);
  t.notOk(shaper.offer(20, 10, 'meanwhile'));
  shaper.heal();
  t.ok(shaper.offer(30, 972, 'afterwards'));
  t.equal(shaper.nextDue(), 30 + 8 + 10, 'the queue of before is gone');
  t.equal(shaper.take(100), 'afterwards');
  t.equal(shaper.counters().cutDrops, 3);
  t.end();
});

t.test('[R-CMD-33] every datagram is forwarded, held, or counted', (t) => {
  type Step = { kind: 'offer' | 'take' | 'cut' | 'heal'; gap: number };
  const step = fc.record<Step>({
    kind: fc.constantFrom('offer', 'offer', 'offer', 'take', 'cut', 'heal'),
    gap: fc.double({ min: 0, max: 3, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), line, (steps, options) => {
      const shaper = new Shaper<number>(options);
      let now = 0;
      steps.forEach(({ kind, gap }, i) => {
        now += gap;
        if (kind === 'offer') shaper.offer(now, 500, i);
        else if (kind === 'take') shaper.take(now);
        else shaper[kind]();
      });
      const { offeredPackets, forwardedPackets, queueDrops, cutDrops } = shaper.counters();
      return offeredPackets === forwardedPackets + queueDrops + cutDrops + shaper.held;
    }),
  );
  t.end();
});

t.test('[R-CMD-33] what is held has a bound, even on a line without one', (t) => {
  const shaper = new Shaper<number>({ delay: 1000, rate: Number.POSITIVE_INFINITY, queue: Number.MAX_SAFE_INTEGER });
  for (let i = 0; i < MAX_HELD_PACKETS + 10; i++) shaper.offer(0, 1, i);
  t.equal(shaper.held, MAX_HELD_PACKETS);
  t.equal(shaper.counters().queueDrops, 10);
  t.equal(shaper.take(1000), 0);
  t.end();
});

t.test('[R-CMD-31] the default queue is one bandwidth-delay product and a little', (t) => {
  t.equal(defaultQueue(80_000, 20), 200_000 + QUEUE_SLACK);
  t.equal(defaultQueue(Number.POSITIVE_INFINITY, 20), Number.MAX_SAFE_INTEGER);
  t.end();
});
