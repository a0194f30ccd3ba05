import { createHash } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import { LineDisplay, LiveDisplay } from '../../src/demo/display.ts';
import { type DrawingStyle, drawEvent, WIDTH } from '../../src/demo/drawing.ts';
import type { DemoEvent, DemoPath, DemoView } from '../../src/demo/events.ts';
import { FIGURE_HEIGHT, FIGURE_WIDTH, figure, type LineState } from '../../src/demo/figure.ts';
import type { Isp } from '../../src/demo/messages.ts';
import { Outages } from '../../src/demo/outages.ts';
import { CHUNK, Generator, payload } from '../../src/demo/payload.ts';
import type { RelayCounters } from '../../src/demo/relay.ts';
import { drawReport } from '../../src/demo/report.ts';
import { resultOf } from '../../src/demo/result.ts';
import type { ShaperCounters } from '../../src/demo/shaper.ts';
import { axis, bars, binWidth, Timeline } from '../../src/demo/timeline.ts';
import { judge } from '../../src/demo/verdict.ts';

const plain: DrawingStyle = { unicode: true, style: (_style, text) => text };

t.test('the figure of the slides, with the line in use drawn heavy', (t) => {
  const lines = { ISP1: 'active', ISP2: 'down', ISP3: 'active' } as const satisfies Record<Isp, LineState>;
  const drawn = figure({ lines, notes: { ISP1: '', ISP2: 'cut', ISP3: '' }, unicode: true }, (_style, text) => text);
  t.same(drawn, [
    '                                            ┌────────┐',
    '                                       ┌╌╌╌╌│ ISP2 ✕ │╌╌╌╌┐ cut',
    '  ┌────────┐    ┌────────┐             ╎    └────────┘    ╎     ┌────────┐',
    '  │ Host-A │━━━━│  ISP1  │━━ Internet ━┪                  ┢━━━━━│ Host-B │',
    '  └────────┘    └────────┘             ┃    ┌────────┐    ┃     └────────┘',
    '                                       ┗━━━━│  ISP3  │━━━━┛',
    '                                            └────────┘',
  ]);
  t.end();
});

t.test('every figure has its size, its names, and no other characters than the locale has', (t) => {
  const state = fc.constantFrom<LineState>('idle', 'standby', 'active', 'down');
  fc.assert(
    fc.property(state, state, state, fc.boolean(), (ISP1, ISP2, ISP3, unicode) => {
      const notes = { ISP1: 'pid 4194304', ISP2: 'pid 4194304', ISP3: 'pid 4194304' };
      const drawn = figure({ lines: { ISP1, ISP2, ISP3 }, notes, unicode }, (_style, text) => text);
      const whole = drawn.join('\n');
      return (
        drawn.length === FIGURE_HEIGHT &&
        drawn.every((line) => line.length <= FIGURE_WIDTH) &&
        ['Host-A', 'Host-B', 'ISP1', 'ISP2', 'ISP3', 'Internet'].every((name) => whole.includes(name)) &&
        (unicode || /^[\x20-\x7e\n]*$/.test(whole))
      );
    }),
  );
  t.end();
});

t.test('bytes between two samples are spread evenly, and none is lost in the bins', (t) => {
  const steps = fc.array(fc.record({ gap: fc.integer({ min: 1, max: 400 }), bytes: fc.nat(1_000_000) }), {
    maxLength: 50,
  });
  fc.assert(
    fc.property(steps, fc.constantFrom(50, 100, 250, 1000), (samples, width) => {
      const timeline = new Timeline();
      let at = 0;
      let total = 0;
      timeline.add('ISP2', 0, 0);
      for (const { gap, bytes } of samples) {
        at += gap;
        total += bytes;
        timeline.add('ISP2', at, total);
      }
      const rates = timeline.rates('ISP2', width, Math.ceil(at / width));
      const sum = rates.reduce((all, rate) => all + (rate * width * 1000) / 8, 0);
      return Math.abs(sum - total) <= 1e-6 * (total + 1);
    }),
  );
  t.same(new Timeline().rates('ISP3', 50, 2), [0, 0]);
  t.end();
});

t.test('bars, axis and bin widths', (t) => {
  t.same(bars([0, 0.01, 4, 8, 12, 16], 16, 2, true), ['    ▄█', ' ▁▄███']);
  t.same(bars([0, 8], 8, 1, false), [' #']);
  t.equal(binWidth(3000, 64), 50);
  t.equal(binWidth(3201, 64), 100);
  t.equal(binWidth(10_000_000, 10), 1_000_000);
  const [line, labels] = axis(
    100,
    24,
    [
      { at: 550, kind: 'lost' },
      { at: 9999, kind: 'moved' },
    ],
    true,
  );
  t.equal(line, '┴────✕────┴─────────┴───');
  t.equal(labels, '0         1s        2s');
  t.end();
});

t.test('no line is wider than 80 columns', (t) => {
  const event: DemoEvent = { at: 123_456.7, who: 'Host-A', kind: 'moved', text: 'x'.repeat(200) };
  t.equal(drawEvent(event, plain).length, WIDTH);
  const outages = new Outages();
  outages.moved('ISP2', 0);
  outages.lost('ISP2', 'killed', 100);
  const text: string[] = [];
  const live = new LiveDisplay({ columns: 80, rows: 24, write: (piece) => text.push(piece) }, plain);
  const view = sampleView(outages, [event]);
  live.refresh(view);
  live.refresh(view);
  live.close(view);
  const lines = stripVTControlCharacters(text.join('')).replaceAll('\r', '').split('\n');
  t.same(
    lines.filter((line) => line.length > WIDTH),
    [],
  );
  const frames = text.filter((piece) => piece.includes('\n') && piece.includes('ISP2'));
  t.ok(
    frames.slice(0, 2).every((frame) => frame.split('\n').length <= 24),
    'a frame fits on the screen',
  );
  t.match(text.at(-1), '\x1b[?25h', 'the cursor is back');
  t.end();
});

t.test('[R-CMD-3] what is no terminal gets plain lines', (t) => {
  const text: string[] = [];
  const lines = new LineDisplay({ write: (piece) => text.push(piece) }, plain);
  const event: DemoEvent = { at: 1500.4, who: 'demo', kind: 'lost', text: 'cuts ISP2' };
  const view = sampleView(new Outages(), [event]);
  lines.event(event);
  lines.refresh(view);
  lines.refresh(view);
  t.equal(text[0], '   1.500  demo    cuts ISP2\n');
  t.equal(text.length, 2, 'progress once a second');
  t.notMatch(text.join(''), '\x1b');
  t.end();
});

t.test('[R-CMD-47] the result has what a program asks for', (t) => {
  const outages = new Outages();
  outages.moved('ISP2', 1050);
  outages.lost('ISP2', 'cut', 2000);
  outages.moved('ISP3', 2030);
  outages.healed('ISP2', 4000);
  const run = {
    options: { rtt: 20, rate: 80_000, cut: 'auto', seed: 1, size: 1000 },
    timeout: 20_000,
    expectedBytes: 1000,
    receivedBytes: 1000,
    sha256Sent: 'aa',
    sha256Received: 'aa',
    gaps: [
      { from: 1500, to: 1510 },
      { from: 1995, to: 2036.54 },
    ],
    outages: outages.all(),
    failovers: outages.failovers,
    paths: [path('ISP3', 20.11), path('ISP2', 20.44)],
    pids: { ISP1: 1, ISP2: 2, ISP3: 3 },
    counters: new Map<Isp, RelayCounters>([
      ['ISP2', { up: counters(5, 1, 2), down: counters(3, 0, 1), sessions: 1, strays: 0 }],
    ]),
    events: [
      { at: 900, who: 'demo', kind: 'note', text: 'later' },
      { at: 100.04, who: 'demo', kind: 'note', text: 'sooner' },
    ],
    startedAt: 1000,
    connectedAt: 1050,
    receivedAt: 5050,
    endedAt: 5100,
  } as const;
  const verdict = judge({ ...run, sentBytes: 1000, sha256Confirmed: 'aa', ended: 'completed', failure: null });
  const result = resultOf({ ...run, verdict });
  t.match(result, {
    ok: true,
    verdict: 'survived',
    bytes: 1000,
    stallMs: 41.5,
    longestGapMs: 10,
    longestGapAtMs: 500,
    isps: { ISP2: { forwarded: 8, queueDrops: 1, cutDrops: 3 } },
    failovers: 1,
    rttMs: 20.1,
    durationMs: 4050,
    cut: { isp: 'ISP2', kind: 'cut', inUse: true, atMs: 1000, movedMs: 1030, healedMs: 3000 },
    ispPids: { ISP1: 1, ISP2: 2, ISP3: 3 },
    options: { rttMs: 20, rateMbit: 80, cut: 'auto', bytes: 1000, file: null },
    events: [
      { atMs: 100, text: 'sooner' },
      { atMs: 900, text: 'later' },
    ],
  });
  t.same(JSON.parse(JSON.stringify(result)), result, 'nothing is lost in JSON');
  const report = drawReport(result, plain);
  t.same(
    report.filter((line) => line.length > WIDTH),
    [],
  );
  t.match(report.join('\n'), '✔ ISP2 was cut, and everything arrived intact (1 failover)');
  const broken = resultOf({ ...run, gaps: null, receivedAt: undefined, verdict });
  t.same([broken.stallMs, broken.longestGapMs], [null, null]);
  t.end();
});

t.test('[R-CMD-41] the payload follows from the seed alone', async (t) => {
  const digest = async (seed: number, size: number): Promise<string> => {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of payload({ seed, size })) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    t.equal(bytes, size);
    return hash.digest('hex');
  };
  const size = 3 * CHUNK + 17;
  t.equal(await digest(1, size), await digest(1, size));
  t.not(await digest(1, size), await digest(2, size));
  const words = new Generator(7).words(4096);
  const ones = words.reduce((sum, word) => sum + word.toString(2).replaceAll('0', '').length, 0);
  t.ok(Math.abs(ones / (4096 * 32) - 0.5) < 0.01, 'half of the bits are set');
});

function counters(forwardedPackets: number, queueDrops: number, cutDrops: number): ShaperCounters {
  const offeredPackets = forwardedPackets + queueDrops + cutDrops;
  return { offeredPackets, forwardedPackets, forwardedBytes: forwardedPackets * 1000, queueDrops, cutDrops };
}

function sampleView(outages: Outages, events: readonly DemoEvent[]): DemoView {
  const timeline = new Timeline();
  timeline.add('ISP2', 0, 0);
  timeline.add('ISP2', 4000, 40_000_000);
  return {
    startedAt: 0,
    elapsed: () => 4200,
    expectedBytes: 64 * 1024 ** 2,
    receivedBytes: 32 * 1024 ** 2,
    outages,
    timeline,
    events,
    paths: [path('ISP2', 20), path('ISP3', 20)],
    pids: { ISP1: 4194304, ISP2: 4194304, ISP3: 4194304 },
    rate: 80,
  };
}

function path(isp: Isp, minRttMs: number): DemoPath {
  const active = isp === 'ISP3';
  return {
    isp,
    local: '127.0.1.2:65535',
    foreign: '127.0.1.1:65535',
    state: active ? 'active' : 'standby',
    active,
    rttMs: minRttMs + 2,
    minRttMs,
    cwnd: 100_000,
    bytesSent: 60_000_000,
    lostPackets: 120,
  };
}
