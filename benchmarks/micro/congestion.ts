/**
 * Congestion control in virtual time: goodput per cell of loss and round-trip time over one drop-tail bottleneck, and
 * fairness of flows that share it. Prints tables; deterministic for a seed.
 *
 *   node out/benchmarks/micro/congestion.js [--seconds N] [--seeds N] [--tick MS] [--only NAME]
 */
import { parseArgs } from 'node:util';
import { createBbr } from '../../src/tcp/congestion/bbr.ts';
import { createCubic } from '../../src/tcp/congestion/cubic.ts';
import { Bottleneck, type FlowOptions } from '../../test/support/bottleneck.ts';
import { linuxCubic } from '../../test/support/linux-cubic.ts';

const RATE = 100;
const RTTS = [20, 50, 100];
const LOSSES = [0, 0.001, 0.01, 0.03];

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    seeds: { type: 'string', default: '1' },
    tick: { type: 'string', default: '0' },
    only: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const seeds = Number(values.seeds);
const tick = Number(values.tick);

const LINUX: FlowOptions = { a: { ackDelay: 40 }, b: { ackDelay: 40 }, sackBlocks: 3 };
const KINDS: Record<string, FlowOptions> = {
  cubic: { controller: createCubic, tick },
  bbr: { controller: createBbr, tick },
  'linux-cubic': { controller: linuxCubic, ...LINUX },
};

for (const [name, options] of Object.entries(KINDS)) {
  if (values.only !== undefined && values.only !== name) continue;
  console.log(`\n${name}: goodput in Mbit/s (mean queue ms; share of packets lost by the queue; events, timeouts)`);
  for (const loss of LOSSES) {
    const cells = RTTS.map((rtt) => cell(rtt, loss, options));
    console.log(`${(100 * loss).toFixed(1).padStart(5)} %  ${cells.join('  ')}`);
  }
}

console.log('\ntwo flows, 60 s: Jain, shares in Mbit/s, queue ms');
for (const [first, second] of pairs(Object.keys(KINDS))) {
  for (const rtt of RTTS) console.log(`${first} + ${second} at ${rtt} ms: ${share(rtt, first, second)}`);
}

function cell(rtt: number, loss: number, options: FlowOptions): string {
  let goodput = 0;
  let queue = 0;
  let overflowed = 0;
  let losses = 0;
  let timeouts = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const line = new Bottleneck({ rate: RATE, rtt, loss, seed });
    const flow = line.add(options);
    line.run(seconds * 1000);
    goodput += (flow.received * 8) / seconds / 1e6;
    queue += line.takeQueue();
    overflowed += line.overflowed / line.offered;
    losses += flow.losses;
    timeouts += flow.timeouts;
  }
  const text = `${(goodput / seeds).toFixed(2)} (${(queue / seeds).toFixed(1)}; ${((100 * overflowed) / seeds).toFixed(2)} %; ${losses / seeds}, ${timeouts / seeds})`;
  return `${rtt} ms: ${text.padEnd(34)}`;
}

function share(rtt: number, first: string, second: string): string {
  const line = new Bottleneck({ rate: RATE, rtt });
  const a = line.add(KINDS[first]);
  const b = line.add({ ...KINDS[second], start: 500 });
  line.run(60_000);
  const x = (a.received * 8) / 60e6;
  const y = (b.received * 8) / 59.5e6;
  const jain = (x + y) ** 2 / (2 * (x * x + y * y));
  return `${jain.toFixed(3)}  ${x.toFixed(1)} : ${y.toFixed(1)}  ${line.takeQueue().toFixed(1)}`;
}

function* pairs(names: string[]): Generator<[string, string]> {
  for (let i = 0; i < names.length; i++) {
    for (let k = i; k < names.length; k++) yield [names[i] as string, names[k] as string];
  }
}
