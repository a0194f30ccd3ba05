import fc from 'fast-check';
import t from 'tap';
import {
  addressBytes,
  Line,
  type LineOptions,
  NativeHost,
  NativeStream,
  PeerHost,
  PeerStream,
  type StreamPlan,
} from '../../support/native-world.ts';

const MEGABYTE = 1 << 20;
/** An hour of virtual time: smoltcp waits at least a second before it retransmits on a timeout, and doubles. */
const HOUR = 3_600_000;
const ADDRESSES = { 4: ['10.9.0.2', '10.9.0.1'], 6: ['fd09::2', 'fd09::1'] } as const;

interface Case {
  readonly family: 4 | 6;
  /** We dial. */
  readonly active: boolean;
  readonly seed: number;
  readonly line: LineOptions;
  readonly peer: { readonly receiveBuffer?: number; readonly timestamps?: boolean; readonly mtu?: number };
  readonly receiveBuffer: number;
  /** What both send, and when each begins to read. */
  readonly total: number;
  readonly ours?: Partial<StreamPlan>;
  readonly theirs?: Partial<StreamPlan>;
}

const PLAIN: Case = {
  family: 4,
  active: true,
  seed: 1,
  line: {},
  peer: {},
  receiveBuffer: 1 << 20,
  total: MEGABYTE,
};

/** A connection between a native transport and smoltcp, with a stream at each end. */
class Exchange {
  readonly native: NativeHost;
  readonly peer: PeerHost;
  readonly line: Line;
  readonly ours: NativeStream;
  readonly theirs: PeerStream;
  readonly id: number;

  constructor(c: Case) {
    const [own, foreign] = ADDRESSES[c.family];
    this.native = new NativeHost(c.seed, { tcp: { msl: 1000 }, config: { receiveBuffer: c.receiveBuffer } });
    this.peer = new PeerHost(foreign, { seed: c.seed, ...c.peer });
    this.line = new Line([this.native, this.peer], c.seed, c.line);
    const { native, peer, line } = this;
    if (c.active) {
      peer.peer.listen(80);
      this.id = native.transport.connect(line.now, { address: foreign, port: 80 });
    } else {
      native.transport.listen(80);
      peer.peer.connect(addressBytes(own), 80, 50_000);
      line.run(HOUR, () => native.accepted !== undefined);
      this.id = native.accepted ?? 0;
    }
    this.ours = new NativeStream(native, this.id, { total: c.total, seed: 1, otherSeed: 2, ...c.ours });
    this.theirs = new PeerStream(peer, { total: c.total, seed: 2, otherSeed: 1, ...c.theirs });
  }

  /** Everything there and back, to both ends. */
  finish(): boolean {
    const { ours, theirs, line } = this;
    return line.run(HOUR, () => {
      ours.step(line.now);
      theirs.step(line.now);
      return ours.ended && theirs.ended;
    });
  }

  /** What went wrong, or ''. */
  verdict(c: Case): string {
    const { ours, theirs } = this;
    const oursTotal = c.ours?.total ?? c.total;
    const theirsTotal = c.theirs?.total ?? c.total;
    if (ours.corruptAt >= 0 || theirs.corruptAt >= 0) return `corrupt at ${ours.corruptAt}, ${theirs.corruptAt}`;
    if (ours.received !== theirsTotal) return `received ${ours.received} of ${theirsTotal}`;
    return theirs.received === oursTotal ? '' : `the peer received ${theirs.received} of ${oursTotal}`;
  }
}

function run(fields: Partial<Case>): { exchange: Exchange; verdict: string } {
  const c = { ...PLAIN, ...fields };
  const exchange = new Exchange(c);
  const finished = exchange.finish();
  const verdict = exchange.verdict(c);
  return { exchange, verdict: verdict === '' && !finished ? 'not finished' : verdict };
}

for (const family of [4, 6] as const) {
  for (const active of [true, false]) {
    const who = active ? 'to' : 'from';
    t.test(`[R-NAT-1] a megabyte each way on a connection ${who} smoltcp over IPv${family}, then closed`, (t) => {
      const { exchange, verdict } = run({ family, active, peer: { timestamps: active } });
      t.equal(verdict, '');
      const { line, native, peer } = exchange;
      line.run(30_000);
      t.equal(native.transport.info(exchange.id).phase, 'finished');
      t.ok(['closed', 'time-wait'].includes(peer.peer.state), peer.peer.state);
      native.transport.release(line.now, exchange.id);
      t.equal(native.transport.connectionCount, 0);
      t.end();
    });
  }
}

t.test('[R-NAT-1] whatever loses, reorders, repeats and delays packets, a megabyte each way arrives unchanged', (t) => {
  const cases = fc.record({
    family: fc.constantFrom(4 as const, 6 as const),
    active: fc.boolean(),
    seed: fc.integer({ min: 1, max: 1e6 }),
    line: fc.record({
      delay: fc.integer({ min: 0, max: 40 }),
      jitter: fc.integer({ min: 0, max: 20 }),
      loss: fc.double({ min: 0, max: 0.03, noNaN: true }),
      reorder: fc.double({ min: 0, max: 0.05, noNaN: true }),
      duplicate: fc.double({ min: 0, max: 0.05, noNaN: true }),
    }),
    peer: fc.record({
      receiveBuffer: fc.constantFrom(4096, 65_535, 262_144),
      timestamps: fc.boolean(),
      mtu: fc.constantFrom(1280, 1500, 9000),
    }),
    receiveBuffer: fc.constantFrom(8192, 65_535, 1 << 20),
  });
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(cases, (fields) => {
        const { verdict } = run(fields);
        if (verdict !== '') throw new Error(verdict);
      }),
      { numRuns: 8 },
    ),
  );
  t.end();
});

t.test('[R-NAT-1] tiny windows: 200 bytes at a time either way', (t) => {
  for (const active of [true, false]) {
    t.equal(run({ active, total: 20_000, peer: { receiveBuffer: 200 } }).verdict, '', 'into a peer of 200 bytes');
    t.equal(run({ active, total: 20_000, receiveBuffer: 2000 }).verdict, '', 'into a buffer of ours of 2000');
  }
  t.end();
});

t.test('[R-NAT-1] a window that stays shut for a minute, at either end, opens again', (t) => {
  const late = { readFrom: 61_000 };
  t.equal(run({ total: 300_000, theirs: late, peer: { receiveBuffer: 20_000 } }).verdict, '');
  t.equal(run({ total: 300_000, ours: late, receiveBuffer: 20_000 }).verdict, '');
  t.end();
});

t.test('[R-NAT-61] half-close: one direction ends, a quarter of a megabyte still comes by the other', (t) => {
  for (const active of [true, false]) {
    t.equal(run({ active, ours: { total: 100 }, theirs: { total: 262_144 } }).verdict, '', 'we end first');
    t.equal(run({ active, ours: { total: 262_144 }, theirs: { total: 100 } }).verdict, '', 'the peer ends first');
  }
  t.end();
});

t.test('[R-NAT-61] a reset by either end is seen at the other', (t) => {
  for (const family of [4, 6] as const) {
    const c = { ...PLAIN, family };
    const aborted = new Exchange(c);
    aborted.line.run(1000, () => aborted.ours.received > 0);
    aborted.native.transport.abort(aborted.line.now, aborted.id);
    aborted.line.run(1000);
    t.equal(aborted.peer.peer.state, 'closed');

    const reset = new Exchange({ ...c, active: false });
    reset.peer.peer.abort();
    reset.line.run(1000);
    const failure = reset.native.eventsOf('failed')[0];
    t.equal(failure?.type === 'failed' && failure.code, 'reset');
  }
  t.end();
});

t.test('[R-NAT-20] smoltcp refuses for a closed port, and takes our refusal', (t) => {
  const native = new NativeHost(1);
  const peer = new PeerHost('10.9.0.1', {});
  const line = new Line([native, peer]);
  native.transport.connect(line.now, { address: '10.9.0.1', port: 81 });
  line.run(1000);
  const failure = native.eventsOf('failed')[0];
  t.equal(failure?.type === 'failed' && failure.code, 'refused');
  peer.peer.connect(addressBytes('10.9.0.2'), 81, 50_000);
  line.run(1000);
  t.equal(peer.peer.state, 'closed');
  t.end();
});

t.test('[R-NAT-14] without a backlog smoltcp is served by cookies, with timestamps and without', (t) => {
  for (const timestamps of [true, false]) {
    const native = new NativeHost(3);
    native.transport.listen(80, undefined, 0);
    const peer = new PeerHost('10.9.0.1', { timestamps });
    const line = new Line([native, peer], 1, { loss: 0.05 });
    peer.peer.connect(addressBytes('10.9.0.2'), 80, 50_000);
    line.run(HOUR, () => native.accepted !== undefined);
    const ours = new NativeStream(native, native.accepted ?? 0, { total: 100_000, seed: 1, otherSeed: 2 });
    const theirs = new PeerStream(peer, { total: 100_000, seed: 2, otherSeed: 1 });
    line.run(HOUR, () => {
      ours.step(line.now);
      theirs.step(line.now);
      return ours.ended && theirs.ended;
    });
    t.same([ours.received, theirs.received, ours.corruptAt, theirs.corruptAt], [100_000, 100_000, -1, -1]);
    t.equal(native.transport.counters['cookies-accepted'], 1);
  }
  t.end();
});
