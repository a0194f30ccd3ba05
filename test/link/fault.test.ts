import fc from 'fast-check';
import t from 'tap';
import { FaultLink } from '../../src/link/fault.ts';
import { type Fault, FaultPipe, type FaultSettings } from '../../src/link/fault-pipe.ts';
import type { Link, LinkHost, ReceivedBurst } from '../../src/link/link.ts';
import { MemoryNetwork } from '../../src/link/memory.ts';
import { Random } from '../../src/link/random.ts';
import { VirtualScheduler } from '../../src/link/virtual-scheduler.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';

const A = socketAddress(4, '10.0.0.1', 7);
const B = socketAddress(4, '10.0.0.2', 7);
/** Datagrams of a storm: one each ms from 0, made of its number. */
const STORM = 200;

t.test('[R-LINK-20] a train arrives unchanged, in order and as one burst, after the delay', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70 }),
      fc.nat(9),
      (train, delay) => {
        const { scheduler, a, heard } = pair({ delay });
        send(a, B, train);
        if (delay > 0) scheduler.runUntil(delay - 0.001);
        const early = heard.length;
        scheduler.runUntil(delay);
        return early === 0 && heard.length === 1 && heard[0]?.source === A && same(heard[0]?.datagrams, train);
      },
    ),
  );
  t.end();
});

t.test('[R-LINK-20] what is sent where nothing is bound on arrival is counted', (t) => {
  const { scheduler, network, a, b, heard } = pair({ delay: 3 });
  send(a, B, [Uint8Array.of(1), Uint8Array.of(2)]);
  b.close();
  scheduler.runFor(10);
  t.equal(network.undeliverable, 2);
  t.equal(heard.length, 0);
  t.end();
});

t.test('[R-LINK-21] the bytes are copied in the call; an address is bound once', (t) => {
  const { scheduler, network, a, heard } = pair();
  const bytes = Uint8Array.of(1, 2, 3);
  t.ok(a.send(B, bytes, Int32Array.of(0), Int32Array.of(3), 1));
  bytes.fill(0);
  scheduler.runFor(1);
  t.same(heard[0]?.datagrams, [Uint8Array.of(1, 2, 3)]);
  t.throws(() => network.open(A, host()), /bound already/);
  a.close();
  t.doesNotThrow(() => network.open(A, host()));
  t.end();
});

t.test('[R-LINK-21] a removed address is told to its host, and its link sends no more', (t) => {
  const scheduler = new VirtualScheduler();
  const network = new MemoryNetwork(scheduler);
  const failures: string[] = [];
  const link = network.open(A, { ...host(), failed: (_, error) => failures.push(error.message) });
  network.removeAddress(A);
  network.removeAddress(B);
  t.same(failures, [], 'not within the call');
  scheduler.runFor(1);
  t.same(failures, ['the address 10.0.0.1 is gone']);
  send(link, B, [Uint8Array.of(1)]);
  t.equal(link.drops.closed, 1);
  t.end();
});

t.test('[R-LINK-2] too large and closed are counted under their names', (t) => {
  const { scheduler, a, heard } = pair({ maxDatagram: 10 });
  send(a, B, [new Uint8Array(10), new Uint8Array(11)]);
  scheduler.runFor(1);
  t.equal(heard[0]?.datagrams.length, 1);
  t.equal(a.drops['too-big'], 1);
  a.close();
  a.close();
  send(a, B, [new Uint8Array(1), new Uint8Array(1)]);
  t.equal(a.drops.closed, 2);
  t.end();
});

t.test('[R-LINK-30] a fault link without faults changes nothing', (t) => {
  const { scheduler, faulty, a, heard, heardByA } = pair();
  send(faulty, B, [Uint8Array.of(1), Uint8Array.of(2)]);
  const bySource = [heard.length];
  scheduler.runFor(1);
  t.same(heard, [{ source: A, datagrams: [Uint8Array.of(1), Uint8Array.of(2)] }]);
  t.same(bySource, [0]);
  t.equal(faulty.local, A);
  t.equal(faulty.maxDatagram, a.maxDatagram);
  t.equal(faulty.drops, a.drops);
  t.equal(faulty.flush(), 0);
  t.equal(heardByA.length, 0);
  t.end();
});

t.test('[R-LINK-31] equal seeds give equal runs, other seeds others', (t) => {
  const run = (seed: number): string =>
    JSON.stringify(storm(seed, { loss: 0.2, jitter: 9, reorder: 0.2, duplicate: 0.1, corrupt: 0.1 }));
  t.equal(run(11), run(11));
  t.not(run(11), run(12));
  t.end();
});

t.test('[R-LINK-32] delay and jitter keep the order and lie in their range', (t) => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(30), fc.nat(30), (seed, delay, jitter) => {
      const { arrivals } = storm(seed, { delay, jitter });
      return (
        arrivals.length === STORM &&
        arrivals.every(({ id, at }, i) => id === i && at >= i + delay && at <= i + delay + jitter)
      );
    }),
    { numRuns: 50 },
  );
  t.end();
});

t.test('[R-LINK-32] reorder lets later datagrams pass', (t) => {
  const { arrivals, dealt } = storm(4, { reorder: 0.3, reorderBy: 3.5 });
  const late = arrivals.filter(({ id }, i) => arrivals.slice(0, i).some((earlier) => earlier.id > id));
  t.equal(arrivals.length, STORM);
  t.ok(dealt.reorder > 30);
  t.ok(late.length > 0.8 * dealt.reorder, 'most of those held back were passed by another');
  t.end();
});

t.test('[R-LINK-32] corrupt turns exactly one bit over, duplicate makes exactly one copy', (t) => {
  const { arrivals, dealt } = storm(4, { corrupt: 0.3, duplicate: 0.3 });
  const turned = arrivals.filter(({ bitsTurned }) => bitsTurned > 0);
  t.ok(dealt.corrupt > 30 && dealt.duplicate > 30);
  t.equal(arrivals.length, STORM + dealt.duplicate);
  t.ok(turned.every(({ bitsTurned }) => bitsTurned === 1));
  t.equal(new Set(turned.map(({ id }) => id)).size, dealt.corrupt);
  t.end();
});

t.test('[R-LINK-33] the bottleneck lets no more through than its rate, and its queue bounds the wait', (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 1, max: 4000 }),
      fc.array(fc.record({ gap: fc.nat(20), length: fc.integer({ min: 1, max: 100 }) }), {
        minLength: 1,
        maxLength: 60,
      }),
      (rate, queue, plan) => {
        const scheduler = new VirtualScheduler();
        const out: { at: number; length: number }[] = [];
        const pipe = new FaultPipe(scheduler, new Random(1), (_peer, _bytes, _offsets, lengths, count) => {
          for (let i = 0; i < count; i++) out.push({ at: scheduler.now(), length: (lengths[i] ?? 0) + 28 });
        });
        pipe.change({ rate, queue, overhead: 28 });
        const sentAt: number[] = [];
        for (const { gap, length } of plan) {
          scheduler.runFor(gap);
          const dropsBefore = pipe.dealt['queue-full'];
          pipe.put(A, new Uint8Array(length), Int32Array.of(0), Int32Array.of(length), 1);
          if (pipe.dealt['queue-full'] === dropsBefore) sentAt.push(scheduler.now());
        }
        scheduler.runFor(1e6);
        const waits = out.map(({ at }, i) => at - (sentAt[i] ?? NaN));
        // Between any two departures lies at least the time of the later one.
        const paced = out.every(({ at, length }, i) => i === 0 || at - (out[i - 1]?.at ?? 0) >= length / rate - 1e-6);
        return out.length === sentAt.length && paced && waits.every((wait) => wait <= queue / rate + 1e-6);
      },
    ),
  );
  t.end();
});

t.test('[R-LINK-34] every datagram is delivered, on its way, or counted', (t) => {
  const probability = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.nat(),
      fc.record({
        loss: probability,
        duplicate: probability,
        reorder: probability,
        corrupt: probability,
        delay: fc.nat(50),
        jitter: fc.nat(50),
        rate: fc.integer({ min: 1, max: 100 }),
        queue: fc.nat(2000),
      }),
      fc.option(fc.nat(STORM + 60)),
      (seed, settings, cutAt) => {
        const { arrivals, dealt, inFlight } = storm(seed, settings, cutAt ?? undefined);
        const gone = dealt.loss + dealt['queue-full'] + dealt.blackhole;
        return arrivals.length + inFlight + gone === STORM + dealt.duplicate;
      },
    ),
    { numRuns: 200 },
  );
  t.end();
});

t.test('[R-LINK-35] a blackhole swallows what is on its way, and the other direction goes on', (t) => {
  const { scheduler, faulty, b, heard, heardByA } = pair();
  faulty.outgoing.change({ delay: 10 });
  send(faulty, B, [Uint8Array.of(1), Uint8Array.of(2)]);
  scheduler.runFor(5);
  faulty.outgoing.change({ blackhole: true });
  send(faulty, B, [Uint8Array.of(3)]);
  send(b, A, [Uint8Array.of(9)]);
  scheduler.runFor(50);
  t.same(heard, []);
  t.equal(faulty.outgoing.dealt.blackhole, 3);
  t.same(heardByA, [{ source: B, datagrams: [Uint8Array.of(9)] }]);
  faulty.outgoing.change({ blackhole: false });
  send(faulty, B, [Uint8Array.of(4)]);
  scheduler.runFor(50);
  t.same(heard, [{ source: A, datagrams: [Uint8Array.of(4)] }]);
  t.end();
});

t.test('[R-LINK-35] the incoming direction has its own', (t) => {
  const { scheduler, faulty, b, heard, heardByA } = pair();
  faulty.incoming.change({ delay: 7 });
  send(b, A, [Uint8Array.of(1), Uint8Array.of(2)]);
  scheduler.runFor(6);
  t.equal(heardByA.length, 0);
  scheduler.runFor(1);
  t.same(heardByA, [{ source: B, datagrams: [Uint8Array.of(1), Uint8Array.of(2)] }], 'one burst still');
  faulty.incoming.change({ blackhole: true });
  send(b, A, [Uint8Array.of(3)]);
  send(faulty, B, [Uint8Array.of(5)]);
  scheduler.runFor(20);
  t.equal(heardByA.length, 1);
  t.equal(heard.length, 1);
  t.end();
});

t.test('[R-LINK-36] settings change in flight without reordering; bad ones change nothing', (t) => {
  const { scheduler, faulty, heard } = pair();
  faulty.outgoing.change({ delay: 20 });
  send(faulty, B, [Uint8Array.of(1)]);
  faulty.outgoing.change({ delay: 0 });
  send(faulty, B, [Uint8Array.of(2)]);
  scheduler.runFor(19);
  t.equal(heard.length, 0);
  scheduler.runFor(1);
  t.same(
    heard.flatMap(({ datagrams }) => datagrams),
    [Uint8Array.of(1), Uint8Array.of(2)],
  );
  const before = faulty.outgoing.settings;
  for (const bad of [{ loss: 1.1 }, { loss: NaN }, { delay: -1 }, { rate: 0 }, { corrupt: -0.1 }, { queue: NaN }]) {
    t.throws(() => faulty.outgoing.change({ duplicate: 0.5, ...bad }), RangeError);
  }
  t.same(faulty.outgoing.settings, before);
  t.end();
});

t.test('[R-LINK-2] a closed fault link forgets what is on its way and closes what it decorates', (t) => {
  const { scheduler, faulty, a, b, heard, heardByA } = pair();
  faulty.outgoing.change({ delay: 5 });
  faulty.incoming.change({ delay: 5 });
  send(faulty, B, [Uint8Array.of(1)]);
  send(b, A, [Uint8Array.of(1)]);
  scheduler.runFor(1);
  faulty.close();
  scheduler.runFor(50);
  t.equal(heard.length + heardByA.length, 0);
  send(a, B, [Uint8Array.of(1)]);
  t.equal(a.drops.closed, 1);
  t.end();
});

t.test('[R-LINK-3] a failed link is told on through its decorator', (t) => {
  const scheduler = new VirtualScheduler();
  const network = new MemoryNetwork(scheduler);
  const told: Link[] = [];
  const faulty = new FaultLink(
    (inner) => network.open(A, inner),
    { ...host(), failed: (link) => told.push(link), drained: (link) => told.push(link) },
    scheduler,
    new Random(1),
  );
  faulty.drained();
  network.removeAddress(A);
  scheduler.runFor(1);
  t.equal(told.length, 2);
  t.ok(told.every((link) => link === faulty));
  t.end();
});

interface Heard {
  readonly source: SocketAddress;
  readonly datagrams: readonly Uint8Array[];
}

function host(heard: Heard[] = []): LinkHost {
  return {
    receive: (_link, bursts: readonly ReceivedBurst[]) => {
      for (const { source, datagrams } of bursts) heard.push({ source, datagrams: datagrams.map((d) => d.slice()) });
    },
    drained: () => {},
    failed: () => {},
  };
}

function pair(options: { delay?: number; maxDatagram?: number } = {}) {
  const scheduler = new VirtualScheduler();
  const network = new MemoryNetwork(scheduler, options);
  const heard: Heard[] = [];
  const heardByA: Heard[] = [];
  let inner: Link | undefined;
  const faulty = new FaultLink(
    (host) => {
      inner = network.open(A, host);
      return inner;
    },
    host(heardByA),
    scheduler,
    new Random(1),
  );
  const b = network.open(B, host(heard));
  return { scheduler, network, faulty, a: inner ?? faulty, b, heard, heardByA };
}

function send(link: Link, destination: SocketAddress, train: readonly Uint8Array[]): void {
  const bytes = new Uint8Array(train.reduce((sum, { length }) => sum + length, 0));
  const offsets = new Int32Array(train.length);
  const lengths = new Int32Array(train.length);
  let end = 0;
  for (const [i, datagram] of train.entries()) {
    bytes.set(datagram, end);
    offsets[i] = end;
    lengths[i] = datagram.length;
    end += datagram.length;
  }
  link.send(destination, bytes, offsets, lengths, train.length);
}

function same(a: readonly Uint8Array[] | undefined, b: readonly Uint8Array[]): boolean {
  return a?.length === b.length && b.every((bytes, i) => Buffer.compare(a[i] ?? new Uint8Array(1), bytes) === 0);
}

interface Arrival {
  readonly id: number;
  readonly at: number;
  readonly bitsTurned: number;
}

function storm(
  seed: number,
  settings: Partial<FaultSettings>,
  cutAt = Infinity,
): { arrivals: Arrival[]; dealt: Record<Fault, number>; inFlight: number } {
  const scheduler = new VirtualScheduler();
  const arrivals: Arrival[] = [];
  const pipe = new FaultPipe(scheduler, new Random(seed), (_peer, bytes, offsets, lengths, count) => {
    for (let i = 0; i < count; i++) {
      const offset = offsets[i] ?? 0;
      arrivals.push({ ...recognised(bytes.subarray(offset, offset + (lengths[i] ?? 0))), at: scheduler.now() });
    }
  });
  pipe.change(settings);
  for (let id = 0; id < STORM; id++) {
    if (id === cutAt) pipe.change({ blackhole: true });
    const datagram = new Uint8Array(16).fill(id);
    pipe.put(A, datagram, Int32Array.of(0), Int32Array.of(16), 1);
    scheduler.runFor(1);
  }
  scheduler.runUntil(STORM + 70);
  if (cutAt >= STORM && cutAt !== Infinity) pipe.change({ blackhole: true });
  return { arrivals, dealt: pipe.dealt, inFlight: pipe.inFlight };
}

/** The number is in each byte: one turned bit changes one of sixteen. */
function recognised(datagram: Uint8Array): { id: number; bitsTurned: number } {
  const id = datagram[0] === datagram[1] ? (datagram[0] ?? -1) : (datagram[2] ?? -1);
  let bitsTurned = 0;
  for (const byte of datagram) for (let bits = byte ^ id; bits > 0; bits >>= 1) bitsTurned += bits & 1;
  return { id, bitsTurned };
}
