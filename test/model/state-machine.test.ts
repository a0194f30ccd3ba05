/** TcpConnection against TCP as RFC 9293 tells it: any calls, segments and pauses, in any order. */
import fc from 'fast-check';
import t from 'tap';

import { TCP_EVENT } from '../../src/tcp/segment.ts';
import { ACK, FIN, PSH, RST, SYN } from '../../src/wire/segment-row.ts';
import { IRS, LoneTcp, type Sent } from '../support/lone-tcp.ts';
import { BUFFER, type Expected, ReferenceTcp } from './reference-tcp.ts';

type Command = fc.Command<ReferenceTcp, LoneTcp>;
type Role = ReferenceTcp['role'];
type Carrier = ReferenceTcp['carrier'];
const ENDS: readonly (readonly [Role, Carrier])[] = [
  ['client', 'ip'],
  ['server', 'ip'],
  ['client', 'udp'],
  ['server', 'udp'],
];

/** Both agree, and everything sent was allowed. */
function compare(model: ReferenceTcp, real: LoneTcp, sent: readonly Sent[], expected: Expected): void {
  model.observe(sent);
  const resets = sent.filter(({ flags }) => flags & RST);
  const pure = sent.filter(({ flags, payload }) => payload.length === 0 && (flags & ~PSH) === ACK);
  const synAcks = sent.filter(({ flags }) => (flags & (SYN | ACK)) === (SYN | ACK));
  const others = sent.filter(({ flags }) => !(flags & (RST | SYN)));
  const reset = typeof expected === 'object' ? expected.reset : null;
  demand(resets.length === (reset === null ? 0 : 1), `resets: ${resets.length}`);
  if (reset !== null) demand(resets[0]?.seq === reset, `the reset is ${resets[0]?.seq}, not ${reset}`);
  if (expected === 'ack') demand(others.length > 0, 'no acknowledgment');
  if (expected === 'none' || reset !== null) demand(pure.length === 0, `${pure.length} acknowledgments too many`);
  demand(synAcks.length === (expected === 'syn-ack' ? 1 : 0), `${synAcks.length} SYN,ACKs`);
  demand(real.state === model.state, `it is in ${real.state}, not in ${model.state}`);
  demand(real.tcp.readableLength === model.readable, `${real.tcp.readableLength} readable, not ${model.readable}`);
  const { connected, peerFinished, reset: told } = model.signals;
  demand(((real.events & TCP_EVENT.connected) !== 0) === connected, 'connected');
  demand(((real.events & TCP_EVENT.peerFinished) !== 0) === peerFinished, 'peerFinished');
  demand(((real.events & TCP_EVENT.reset) !== 0) === told, `reset ${told}`);
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

class Open implements Command {
  check = (model: ReferenceTcp) => model.state === 'closed' && model.fresh;
  toString = () => 'OPEN';
  run(model: ReferenceTcp, real: LoneTcp): void {
    const expected = model.open();
    real.tcp.open(real.now, 0);
    compare(model, real, real.drain(), expected);
  }
}

class Send implements Command {
  readonly octets: number;
  constructor(octets: number) {
    this.octets = octets;
  }
  check = () => true;
  toString = () => `SEND ${this.octets}`;
  run(model: ReferenceTcp, real: LoneTcp): void {
    model.send(this.octets);
    compare(model, real, real.write(this.octets), 'none');
  }
}

class Receive implements Command {
  check = () => true;
  toString = () => 'RECEIVE';
  run(model: ReferenceTcp, real: LoneTcp): void {
    const length = real.read().length;
    demand(length === model.readable, `${length} read, not ${model.readable}`);
    model.read += length;
    compare(model, real, real.drain(), 'free');
  }
}

class Close implements Command {
  check = (model: ReferenceTcp) => model.state !== 'listen';
  toString = () => 'CLOSE';
  run(model: ReferenceTcp, real: LoneTcp): void {
    model.close();
    compare(model, real, real.shutdown(), 'none');
  }
}

class Abort implements Command {
  check = () => true;
  toString = () => 'ABORT';
  run(model: ReferenceTcp, real: LoneTcp): void {
    const expected = model.abort();
    real.tcp.abort(real.now);
    compare(model, real, real.drain(), expected);
  }
}

/** A segment whose numbers are near where the decisions are. */
class Arrive implements Command {
  readonly flags: number;
  readonly seqFrom: 'nxt' | 'edge' | 'irs' | 'end';
  readonly seqOffset: number;
  readonly ackFrom: 'una' | 'nxt' | 'old';
  readonly ackOffset: number;
  readonly length: number;
  readonly window: number;
  constructor(fields: Omit<Arrive, 'check' | 'run' | 'toString'>) {
    this.flags = fields.flags;
    this.seqFrom = fields.seqFrom;
    this.seqOffset = fields.seqOffset;
    this.ackFrom = fields.ackFrom;
    this.ackOffset = fields.ackOffset;
    this.length = fields.length;
    this.window = fields.window;
  }
  check = () => true;
  toString = () => {
    const names = Object.entries({ SYN, FIN, RST, ACK }).filter(([, bit]) => this.flags & bit);
    const seq = `${this.seqFrom}${this.seqOffset < 0 ? '' : '+'}${this.seqOffset}`;
    const ack = `${this.ackFrom}${this.ackOffset < 0 ? '' : '+'}${this.ackOffset}`;
    return `${names.map(([name]) => name).join(',') || 'nothing'} seq=${seq} ack=${ack} len=${this.length} win=${this.window}`;
  };
  run(model: ReferenceTcp, real: LoneTcp): void {
    const known = model.irs !== 0;
    const starts = { nxt: model.rcvNxt, edge: model.rcvEdge, irs: model.irs, end: model.rcvNxt - this.length };
    const seq = known ? starts[this.seqFrom] + this.seqOffset : IRS;
    const acks = { una: model.sndUna, nxt: model.sndNxt, old: model.sndUna - model.maxWindow };
    const ack = acks[this.ackFrom] + this.ackOffset;
    const { flags, length, window } = this;
    const expected = model.arrive(real.now, { flags, seq, ack, window, length });
    const sent = real.arrive({ flags, seq, ack, window, payload: new Uint8Array(length) });
    compare(model, real, sent, expected);
  }
}

class Pass implements Command {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
  check = () => true;
  toString = () => `${this.ms} ms`;
  run(model: ReferenceTcp, real: LoneTcp): void {
    const sent = real.pass(this.ms);
    // 2 × max(RTO, 1 s): the least, and RTO is a minute at the most.
    if (model.state === 'time-wait' && real.state === 'closed') {
      demand(real.now - model.timeWaitSince >= 2000, 'TIME-WAIT is too short');
      model.state = 'closed';
    }
    demand(model.state !== 'time-wait' || real.now - model.timeWaitSince < 120_000, 'TIME-WAIT has no end');
    // What was repeated is no answer to anything.
    const synAcks = sent.filter(({ flags }) => flags & SYN);
    compare(
      model,
      real,
      sent.filter((segment) => !synAcks.includes(segment)),
      'free',
    );
    demand(model.state === 'closed' || model.ackDueAt > real.now, 'an acknowledgment is overdue');
  }
}

const near = fc.oneof(fc.constantFrom(0, 0, 0, 1, -1, 2, -2), fc.integer({ min: -100, max: 100 }));
const likelyFlags = fc.constantFrom(ACK, ACK, ACK, SYN, SYN | ACK, FIN | ACK, FIN | ACK, RST, RST | ACK);
const anyFlags = fc.subarray([SYN, FIN, RST, ACK]).map((bits) => bits.reduce((sum, bit) => sum | bit, 0));
const segment = fc
  .record({
    flags: fc.oneof({ weight: 4, arbitrary: likelyFlags }, { weight: 1, arbitrary: anyFlags }),
    seqFrom: fc.constantFrom(
      'nxt' as const,
      'nxt' as const,
      'nxt' as const,
      'edge' as const,
      'irs' as const,
      'end' as const,
    ),
    seqOffset: near,
    ackFrom: fc.constantFrom('nxt' as const, 'nxt' as const, 'una' as const, 'old' as const),
    ackOffset: near,
    length: fc.constantFrom(0, 0, 1, 10, 400, 1500, BUFFER - 1, BUFFER, BUFFER + 1),
    window: fc.constantFrom(0, 1, 500, 20_000, 65_535),
  })
  .map((fields) => new Arrive(fields));
/** The exact next step of a well-behaved peer, so that runs get far. */
const orderly = fc
  .record({
    flags: fc.constantFrom(ACK, FIN | ACK, SYN | ACK),
    seqFrom: fc.constant('nxt' as const),
    seqOffset: fc.constant(0),
    ackFrom: fc.constant('nxt' as const),
    ackOffset: fc.constant(0),
    length: fc.constantFrom(0, 0, 700),
    window: fc.constant(20_000),
  })
  .map((fields) => new Arrive(fields));

const COMMANDS: fc.Arbitrary<Command>[] = [
  fc.constant(new Open()),
  fc.integer({ min: 1, max: 30_000 }).map((octets) => new Send(octets)),
  fc.constant(new Receive()),
  fc.constant(new Close()),
  segment,
  segment,
  segment,
  orderly,
  orderly,
  orderly,
  fc.constantFrom(0, 1, 25, 300, 2500).map((ms) => new Pass(ms)),
];

/** Most runs begin where the handshake is over. */
const start = fc.constantFrom('fresh' as const, 'half-open' as const, 'established' as const, 'established' as const);

for (const [role, carrier] of ENDS) {
  t.test(
    `[R-TCP-1] [R-TCP-20] a ${role} over ${carrier} agrees with the model after every call, segment and pause`,
    (t) => {
      fc.assert(
        fc.property(start, fc.commands(COMMANDS, { maxCommands: 24, size: 'max' }), (from, commands) => {
          fc.modelRun(() => begun(role, carrier, from), commands);
        }),
        { numRuns: 900, includeErrorInReport: true },
      );
      t.pass('900 runs');
      t.end();
    },
  );
}

t.test('[R-TCP-1] an ABORT at any time leaves nothing behind, and tells the peer where there is one', (t) => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ENDS),
      start,
      fc.commands(COMMANDS, { maxCommands: 12, size: 'max' }),
      ([role, carrier], from, commands) => {
        const setup = begun(role, carrier, from);
        fc.modelRun(() => setup, commands);
        const { model, real } = setup;
        if (model.state === 'closed') return;
        new Abort().run(model, real);
        demand(real.pass(600_000).length === 0, 'it still sends');
        demand(real.tcp.deadline() === Number.POSITIVE_INFINITY, 'it still waits');
      },
    ),
    { numRuns: 700, includeErrorInReport: true },
  );
  t.pass('700 runs');
  t.end();
});

function begun(role: Role, carrier: Carrier, from: 'fresh' | 'half-open' | 'established') {
  const model = new ReferenceTcp(role, carrier);
  const real = new LoneTcp(role, { receiveBuffer: BUFFER, carrier, msl: 1000 });
  const step = (flags: number) =>
    new Arrive({ flags, seqFrom: 'nxt', seqOffset: 0, ackFrom: 'nxt', ackOffset: 0, length: 0, window: 20_000 });
  const ways = { client: [new Open(), step(SYN | ACK)], server: [step(SYN), step(ACK)] };
  const steps = { fresh: 0, 'half-open': 1, established: 2 }[from];
  for (const command of ways[role].slice(0, steps)) command.run(model, real);
  return { model, real };
}
