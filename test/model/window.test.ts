/** Flow control with any reader, any buffer and any loss: the right edge stays, and nothing waits for ever. */
import fc from 'fast-check';
import t from 'tap';

import { Pair } from '../support/tcp-pair.ts';

/** Long after the slowest timer: a retransmission backed off for a minute, a probe each two seconds. */
const LONG = 600_000;

interface Model {
  written: number;
  /** Right edge that `b` has offered, relative to the first octet; what is lost in rounding by the scale. */
  edge: number;
  readonly rounding: number;
  readonly buffer: number;
  fault: string;
}

type Command = fc.Command<Model, Pair>;

class Write implements Command {
  readonly buffers: number;
  constructor(buffers: number) {
    this.buffers = buffers;
  }
  check = () => true;
  toString = () => `write ${this.buffers} buffers`;
  run(model: Model, pair: Pair): void {
    const octets = Math.ceil(this.buffers * model.buffer);
    model.written += octets;
    pair.send(pair.a, octets);
    judge(model, pair);
  }
}

class Read implements Command {
  readonly chunks: number;
  constructor(chunks: number) {
    this.chunks = chunks;
  }
  check = () => true;
  toString = () => `read ${this.chunks}`;
  run(model: Model, pair: Pair): void {
    for (let i = 0; i < this.chunks; i++) pair.b.received += pair.b.tcp.read()?.length ?? 0;
    pair.settle();
    judge(model, pair);
  }
}

class Wait implements Command {
  readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }
  check = () => true;
  toString = () => `${this.ms} ms`;
  run(model: Model, pair: Pair): void {
    pair.wait(this.ms);
    judge(model, pair);
  }
}

/** The next packets of one end are lost. */
class Lose implements Command {
  readonly from: 'a' | 'b';
  readonly packets: number;
  constructor(from: 'a' | 'b', packets: number) {
    this.from = from;
    this.packets = packets;
  }
  check = () => true;
  toString = () => `lose ${this.packets} of ${this.from}`;
  run(_model: Model, pair: Pair): void {
    const link = (this.from === 'a' ? pair.fromA : pair.fromB)[0];
    let left = this.packets;
    if (link) link.drop = () => left-- > 0;
  }
}

const commands = fc.commands(
  [
    fc.constantFrom(0.01, 0.3, 1, 2.5).map((buffers) => new Write(buffers)),
    fc.integer({ min: 1, max: 4 }).map((chunks) => new Read(chunks)),
    fc.constantFrom(1, 5, 30, 250, 3000).map((ms) => new Wait(ms)),
    fc
      .record({ from: fc.constantFrom('a' as const, 'b' as const), packets: fc.integer({ min: 1, max: 6 }) })
      .map(({ from, packets }) => new Lose(from, packets)),
  ],
  { maxCommands: 16, size: 'max' },
);

for (const carrier of ['ip', 'udp'] as const) {
  t.test(`[R-TCP-31] [SHLD-14] [MUST-39] over ${carrier} no window shrinks, and whoever reads gets everything`, (t) => {
    const buffers = fc.oneof(fc.integer({ min: 200, max: 3000 }), fc.integer({ min: 3000, max: 150_000 }));
    fc.assert(
      fc.property(fc.integer(), buffers, fc.boolean(), commands, (seed, receiveBuffer, nagle, list) => {
        const pair = new Pair({
          seed,
          link: { delay: 5 },
          reading: false,
          a: { carrier, nagle },
          b: { carrier, receiveBuffer },
        });
        let scale = 0;
        while (receiveBuffer >>> scale > 65_535) scale++;
        const model: Model = { written: 0, edge: 0, rounding: 1 << scale, buffer: receiveBuffer, fault: '' };
        const first = () => ((pair.a.sent[0]?.seq ?? 0) + 1) | 0;
        pair.trace = (packet) => {
          if (packet.from !== 'b' || packet.syn) return;
          const edge = ((packet.ack - first()) | 0) + packet.window * model.rounding;
          if (edge <= model.edge - model.rounding) model.fault = `the edge goes back from ${model.edge} to ${edge}`;
          model.edge = Math.max(model.edge, edge);
        };
        pair.connect(LONG);
        fc.modelRun(() => ({ model, real: pair }), list);
        for (const link of [pair.fromA[0], pair.fromB[0]]) if (link) link.drop = null;
        pair.b.reading = true;
        if (!pair.run(() => pair.b.received === model.written, LONG)) {
          throw new Error(`${pair.b.received} of ${model.written} octets arrive`);
        }
      }),
      { numRuns: 40, includeErrorInReport: true },
    );
    t.pass('40 runs');
    t.end();
  });
}

function judge(model: Model, pair: Pair): void {
  if (model.fault !== '') throw new Error(model.fault);
  const received = pair.b.received + pair.b.tcp.readableLength;
  if (received > model.edge + model.rounding) throw new Error(`${received} octets are beyond the edge ${model.edge}`);
  if (pair.a.tcp.state !== 'established') throw new Error(`it has ended in ${pair.a.tcp.state}`);
}
