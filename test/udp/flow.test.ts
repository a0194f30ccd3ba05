/** A flow as a value: what its messages become, whatever the feedback says. */
import fc from 'fast-check';
import t from 'tap';
import { LATE_MEMORY, MESSAGE_SIZE, MIN_WINDOW_MESSAGES } from '../../src/udp/constants.ts';
import { type Delivery, Flow } from '../../src/udp/flow.ts';
import type { LossReason, Message } from '../../src/udp/message.ts';
import { SendingPath } from '../../src/udp/sending-path.ts';
import { feedbackBlock } from '../../src/wire/flow-datagram.ts';

class Bench {
  readonly lost: { readonly token: number; readonly reason: LossReason }[] = [];
  readonly departed: number[] = [];
  readonly flow: Flow;
  readonly paths = [new SendingPath(), new SendingPath()];
  readonly delivery: Delivery = { sentAt: 0, rtt: 0 };
  #token = 0;

  constructor(first = 0) {
    this.flow = new Flow(first, {
      departed: ({ token }) => this.departed.push(token),
      lost: ({ token }, reason) => this.lost.push({ token, reason }),
    });
  }

  path(id: number): SendingPath {
    const path = this.paths[id];
    if (path === undefined) throw new Error(`no path ${id}`);
    return path;
  }

  queue(size = 10, now = 0): boolean {
    this.#token += 1;
    const { flow } = this;
    const copies: Message['copies'] = [];
    const bytes = new Uint8Array(size);
    const made = {
      owner: flow,
      token: this.#token,
      bytes,
      path: -1,
      duplicate: false,
      queuedAt: now,
      number: 0,
      copies,
    };
    return flow.send({ ...made, state: 'queued' });
  }

  send(now: number, ...paths: number[]): number {
    this.queue();
    const message = this.flow.begin();
    if (message === undefined) throw new Error('nothing waits');
    for (const path of paths) this.flow.depart(now, message, path, this.path(path), 20);
    return message.number;
  }

  feedback(now: number, path: number, largest: number, mapLow = 0, mapHigh = 0): void {
    const block = { ...feedbackBlock(), path, largest, mapLow, mapHigh };
    this.flow.handleFeedback(now, block, this.path(path), 20, this.delivery);
  }
}

t.test('[R-UDP-24] three later ones by the same path make a message lost; fewer, or others’, do not', (t) => {
  const bench = new Bench();
  for (let i = 0; i < 4; i++) bench.send(i, 0);
  bench.feedback(20, 0, 2, 0b1);
  t.strictSame(bench.lost, []);
  bench.feedback(21, 0, 3, 0b11);
  t.strictSame(bench.lost, [{ token: 1, reason: 'unacknowledged' }]);
  t.equal(bench.flow.outstanding, 0);
  const other = new Bench();
  other.send(0, 1);
  for (let i = 0; i < 6; i++) other.send(i, 0);
  other.feedback(20, 0, 6, 0b11111);
  t.strictSame(other.lost, []);
  t.equal(other.flow.outstanding, 1);
  t.end();
});

t.test('[R-UDP-25] what was told lost and has arrived is counted, once, and tells of its path', (t) => {
  const bench = new Bench();
  for (let i = 0; i < 4; i++) bench.send(i, 0);
  bench.feedback(20, 0, 3, 0b11);
  bench.feedback(30, 0, 3, 0b111);
  t.equal(bench.flow.late, 1);
  t.equal(bench.delivery.sentAt, 0);
  bench.feedback(31, 0, 3, 0b111);
  t.equal(bench.flow.late, 1);
  for (let i = 0; i < LATE_MEMORY * 3; i++) bench.send(i, 0);
  bench.feedback(40, 0, LATE_MEMORY * 3 + 3);
  t.equal(bench.lost.length, 1 + LATE_MEMORY * 3 - 3);
  t.equal(bench.flow.outstanding, 2);
  t.end();
});

t.test('[R-UDP-50] of two copies one that arrives is enough, and both have to be lost', (t) => {
  const bench = new Bench();
  bench.send(0, 0, 1);
  for (let i = 0; i < 4; i++) bench.send(1, 0);
  bench.feedback(20, 0, 4, 0b111);
  t.strictSame(bench.lost, []);
  bench.feedback(21, 1, 0);
  t.equal(bench.flow.outstanding, 0);
  bench.send(30, 0, 1);
  for (const path of [0, 1])
    for (const copy of bench.path(path).outstanding()) bench.flow.giveUp(40, copy, 'path-failed');
  t.strictSame(bench.lost, [{ token: 6, reason: 'path-failed' }]);
  t.end();
});

t.test('[R-UDP-32] an acknowledgment of what never left, or by a path that it did not take, changes nothing', (t) => {
  const bench = new Bench();
  bench.send(0, 0);
  for (const largest of [1, 77, -1, 2 ** 31 - 1]) bench.feedback(10, 0, largest);
  bench.feedback(10, 1, 0, -1, -1);
  t.equal(bench.delivery.sentAt, Number.NEGATIVE_INFINITY);
  t.equal(bench.delivery.rtt, -1);
  t.equal(bench.path(0).flight, 1);
  t.equal(bench.path(1).lastDeliveryAt, Number.NEGATIVE_INFINITY);
  t.end();
});

t.test('[R-UDP-31] the round trip is that of the largest, without what it waited to be told', (t) => {
  const bench = new Bench();
  bench.send(0, 0);
  bench.send(5, 0);
  const block = { ...feedbackBlock(), largest: 1, mapLow: 1, delay: 10 };
  bench.flow.handleFeedback(35, block, bench.path(0), 20, bench.delivery);
  t.strictSame(bench.delivery, { sentAt: 5, rtt: 20 });
  bench.flow.handleFeedback(36, block, bench.path(0), 20, bench.delivery);
  t.equal(bench.delivery.rtt, -1);
  t.end();
});

t.test('[R-UDP-14] a queue takes one message of any size, and then no more than its limit', (t) => {
  const bench = new Bench();
  bench.flow.sendLimit = 100;
  t.ok(bench.queue(1000));
  t.notOk(bench.queue(1));
  bench.flow.begin();
  t.ok(bench.queue(60));
  t.ok(bench.queue(40));
  t.notOk(bench.queue(1));
  bench.flow.expire(9_999);
  t.strictSame(bench.lost, []);
  bench.flow.expire(10_000);
  t.strictSame(
    bench.lost.map(({ reason }) => reason),
    ['expired', 'expired'],
  );
  t.equal(bench.flow.queuedBytes, 0);
  t.end();
});

t.test('[R-UDP-30] the window halves once for the losses of a round trip, and is never less than two messages', (t) => {
  const bench = new Bench();
  const path = bench.path(0);
  const before = path.window;
  for (let i = 0; i < 9; i++) bench.send(i, 0);
  bench.feedback(20, 0, 8);
  t.equal(bench.lost.length, 6);
  t.equal(path.window, before / 2);
  for (let round = 1; round < 12; round++) {
    const last = Array.from({ length: 5 }, () => bench.send(round * 100, 0)).at(-1) ?? 0;
    bench.feedback(round * 100 + 20, 0, last);
  }
  t.equal(path.window, MIN_WINDOW_MESSAGES * MESSAGE_SIZE);
  t.ok(path.admits(5000, 1200));
  t.end();
});

t.test(
  '[R-UDP-24] [R-UDP-33] every message is told lost or has arrived, and the flight is what is left, whatever is told',
  (t) => {
    const action = fc.oneof(
      fc.record({ do: fc.constant('send' as const), paths: fc.constantFrom([0], [1], [0, 1]) }),
      fc.record({
        do: fc.constant('feedback' as const),
        path: fc.nat(1),
        back: fc.nat(12),
        low: fc.integer(),
        high: fc.integer(),
      }),
      fc.record({ do: fc.constant('fail' as const), path: fc.nat(1) }),
    );
    const law = fc.property(fc.integer(), fc.array(action, { maxLength: 150 }), (first, actions) => {
      const bench = new Bench(first);
      let now = 0;
      let last = first | 0;
      for (const step of actions) {
        now += 3;
        if (step.do === 'send') last = bench.send(now, ...step.paths);
        else if (step.do === 'feedback') bench.feedback(now, step.path, (last - step.back) | 0, step.low, step.high);
        else for (const copy of bench.path(step.path).outstanding()) bench.flow.giveUp(now, copy, 'path-failed');
        for (const path of bench.paths) {
          const out = path.outstanding();
          if (out.length !== path.flight || out.reduce((sum, { size }) => sum + size, 0) !== path.inFlight)
            return false;
          if (path.oldestSentAt !== (out[0]?.sentAt ?? Number.POSITIVE_INFINITY)) return false;
        }
      }
      bench.flow.close();
      const told = new Set(bench.lost.map(({ token }) => token));
      return told.size === bench.lost.length && bench.flow.outstanding === 0;
    });
    t.doesNotThrow(() => fc.assert(law, { numRuns: 1500 }));
    t.end();
  },
);
