import { launch } from '../child.ts';
import { bandwidthDelay, LabPath, type WireSettings } from '../lab/path.ts';
import { tool } from '../lab/tools.ts';
import { type Row, type Scenario, summarize } from '../statistics.ts';

const PORT = '9';
/** UDP payload of a full Ethernet frame (1500 less IPv4 and UDP headers), and the frame. */
const FULL = 1472;
const FRAME = 1514;

/** What `wire-probe receive` reports. */
interface Seen {
  readonly received: number;
  readonly distinct: number;
  readonly reordered: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly delay: { readonly min: number; readonly median: number; readonly p99: number; readonly max: number };
  readonly missing: string;
}

interface Stream {
  readonly count: number;
  readonly size: number;
  /** us from one to the next. */
  readonly interval: number;
}

/** The accuracy of the lab's wire: what was asked for, and what numbered and stamped datagrams saw of it. */
export const verify: Scenario = {
  options: { reps: 'repetitions; default 3' },
  run: async (asked, say) => {
    const reps = asked.count('reps', 3);
    const found = new Map<string, { asked: string; unit: string; values: number[] }>();
    const note = (name: string, wanted: string, unit: string, value: number): void => {
      const entry = found.get(name) ?? { asked: wanted, unit, values: [] };
      entry.values.push(value);
      found.set(name, entry);
      say(`${name}: ${wanted} asked, ${value.toFixed(3)} ${unit}`);
    };
    for (let rep = 1; rep <= reps; rep += 1) await checkAll(rep, note);
    const rows: Row[] = [...found].map(([name, { asked: wanted, unit, values }]) => {
      return { system: `asked: ${wanted}`, case: name, unit, ...summarize(values) };
    });
    const notes = [
      'delays are one way, in ms, by one clock, from before the call that sends to the kernel that receives; the wire lets packets that are due wait up to 0.1 ms for others',
    ];
    return { scenario: 'verify', options: { reps }, rows, notes };
  },
};

type Note = (name: string, asked: string, unit: string, value: number) => void;

async function checkAll(rep: number, note: Note): Promise<void> {
  for (const rtt of [0, 20, 50, 100]) {
    const { seen } = await probe({ rtt, rate: 0 }, { count: 500, size: 100, interval: 2000 });
    note(`delay, rtt ${rtt}: median`, String(rtt / 2), 'ms', seen.delay.median);
    note(`delay, rtt ${rtt}: p99`, String(rtt / 2), 'ms', seen.delay.p99);
  }
  const jittered = await probe({ rtt: 50, rate: 0, jitter: 5, seed: rep }, { count: 2000, size: 100, interval: 1000 });
  note('jitter 5 ms around 25: least', '20', 'ms', jittered.seen.delay.min);
  note('jitter 5 ms around 25: most', '30', 'ms', jittered.seen.delay.max);
  await checkRates(note);
  await checkChances(rep, note);
}

/** Twice as much as the line takes: the rest is dropped, and what gets through has waited in a full queue. */
async function checkRates(note: Note): Promise<void> {
  for (const rate of [10, 100]) {
    const interval = (FRAME * 8) / (2 * rate);
    const { seen, cpu } = await probe({ rtt: 50, rate }, { count: 400 * rate, size: FULL, interval });
    const rateSeen = ((seen.bytes - FRAME) * 8) / seen.seconds / 1e6;
    note(`rate ${rate}`, String(rate), 'Mbit/s', rateSeen);
    const queued = ((seen.delay.median - 25) * rate * 1000) / 8;
    note(
      `queue of one bandwidth-delay product, rate ${rate}: by the delay`,
      String(bandwidthDelay(rate, 50)),
      'bytes',
      queued,
    );
    note(`CPU of the wire at twice ${rate}`, '-', '% of a core', (100 * cpu) / seen.seconds);
  }
  const { seen, cpu } = await probe({ rtt: 50, rate: 0 }, { count: 200_000, size: FULL, interval: 0 });
  note('no rate, as fast as it goes', '-', 'Mbit/s', (seen.bytes * 8) / seen.seconds / 1e6);
  note('CPU of the wire then', '-', '% of a core', (100 * cpu) / seen.seconds);
}

async function checkChances(rep: number, note: Note): Promise<void> {
  const stream: Stream = { count: 20_000, size: 100, interval: 50 };
  for (const loss of [0.001, 0.01, 0.03]) {
    const { seen } = await probe({ rtt: 20, rate: 0, loss, seed: rep }, stream);
    note(`loss ${loss * 100} %`, String(loss * 100), '%', 100 * (1 - seen.distinct / stream.count));
  }
  const again = [1, 2].map(() => probe({ rtt: 20, rate: 0, loss: 0.01, seed: rep }, stream));
  const hashes = new Set((await Promise.all(again)).map(({ seen }) => seen.missing));
  note('patterns of loss of equal seeds', '1', 'different', hashes.size);
  const copied = await probe({ rtt: 20, rate: 0, dup: 0.01, seed: rep }, stream);
  note('duplication', '1', '%', (100 * (copied.seen.received - copied.seen.distinct)) / stream.count);
  const early = await probe({ rtt: 20, rate: 0, reorder: 0.01, seed: rep }, stream);
  // Those that overtake are ahead; each makes late what it has overtaken.
  note('reordering: packets sent without delay', '1', '%', (100 * early.overtaking) / stream.count);
}

async function probe(settings: WireSettings, stream: Stream): Promise<{ seen: Seen; cpu: number; overtaking: number }> {
  const path = await LabPath.open(settings);
  try {
    const words = ['receive', path.addressB, PORT];
    const receiver = launch(tool('wire-probe'), words, { within: path.on('B'), stdout: 'pipe', stderr: 'pipe' });
    await receiver.line('stderr');
    const sending = ['send', path.addressB, PORT, String(stream.count), String(stream.size), String(stream.interval)];
    await launch(tool('wire-probe'), sending, { within: path.on('A') }).ended;
    const seen: Seen = JSON.parse(await receiver.line('stdout'));
    const { ab, cpuSeconds } = path.counters();
    return { seen, cpu: cpuSeconds, overtaking: ab.reordered };
  } finally {
    await path.close();
  }
}
