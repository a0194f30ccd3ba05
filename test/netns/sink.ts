/**
 * Reads stdin to its end, and says what it was and when it paused.
 * Run as `sink.js FOLDER`. While it reads, FOLDER/progress holds the bytes so far. At the end FOLDER/sink holds
 * `bytes N`, `sha256 HEX`, `milliseconds N`, and for each line `NAME SECONDS` of FOLDER/marks (what was done to the
 * network, in seconds of the epoch) `stall NAME MS`: the longest gap between arrivals that ends after it and began
 * before the next mark and less than two seconds after it.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** A shorter pause is how any process is scheduled. */
const SHORTEST_GAP = 2;
const MARK_WINDOW = 2000;
const PROGRESS_STEP = 1024 * 1024;

const folder = process.argv[2] ?? '.';
const hash = createHash('sha256');
const gaps: { readonly from: number; readonly to: number }[] = [];
let bytes = 0;
let shown = 0;
let first = 0;
let last = 0;
for await (const chunk of process.stdin) {
  const now = performance.timeOrigin + performance.now();
  if (first === 0) first = now;
  else if (now - last >= SHORTEST_GAP) gaps.push({ from: last, to: now });
  last = now;
  hash.update(chunk);
  bytes += chunk.length;
  if (bytes - shown >= PROGRESS_STEP || shown === 0) show();
}
publish(
  'sink',
  [`bytes ${bytes}`, `sha256 ${hash.digest('hex')}`, `milliseconds ${Math.round(last - first)}`, ...stalls()].join(
    '\n',
  ),
);

function show(): void {
  shown = bytes;
  publish('progress', String(bytes));
}

/** A reader sees all of the file or none of it. */
function publish(name: string, text: string): void {
  writeFileSync(`${folder}/${name}.new`, `${text}\n`);
  renameSync(`${folder}/${name}.new`, `${folder}/${name}`);
}

function stalls(): string[] {
  if (!existsSync(`${folder}/marks`)) return [];
  const marks = readFileSync(`${folder}/marks`, 'utf8').trim().split('\n');
  const times = marks.map((mark) => Number(mark.split(' ')[1]) * 1000);
  return marks.map((mark, index) => {
    const from = times[index] ?? 0;
    const until = Math.min(times[index + 1] ?? Infinity, from + MARK_WINDOW);
    const longest = gaps
      .filter((gap) => gap.to > from && gap.from < until)
      .reduce((most, gap) => Math.max(most, gap.to - gap.from), 0);
    return `stall ${mark.split(' ')[0]} ${longest.toFixed(1)}`;
  });
}
