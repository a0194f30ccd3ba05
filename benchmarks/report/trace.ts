import { readFileSync, writeFileSync } from 'node:fs';
import type { Arrival } from '../lab/transfer.ts';
import { drawLines, type Line } from './svg.ts';

/**
 * Draws what a run left: `STEM.tsv` of the sender, `STEM.queue.tsv` of the wire, and the receiver's series, into
 * `STEM.window.svg`, `STEM.rtt.svg` and `STEM.goodput.svg`.
 */
export function plotTrace(stem: string, title: string, arrival: Arrival): void {
  const sender = readTable(`${stem}.tsv`);
  const wire = readFileSync(`${stem}.queue.tsv`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  const begin = sender.rows[0]?.[0] ?? 0;
  const seconds = (ms: number) => (ms - begin) / 1000;
  const column = (name: string, unit: number): Line => {
    const index = sender.names.indexOf(name);
    const points = sender.rows.map((row) => [seconds(row[0] ?? 0), (row[index] ?? 0) / unit] as const);
    return { name, points: points.filter(([, y]) => y >= 0) };
  };
  const queue: Line = {
    name: 'queue (most)',
    points: wire
      .filter(([time, , direction]) => direction === 'ab' && Number(time) >= begin)
      .map(([time, , , , most]) => [seconds(Number(time)), Number(most) / 1024] as const),
  };
  const windows = [column('cwnd', 1024), column('in_flight', 1024), column('ssthresh', 1024), queue];
  const x = 's since the sender began';
  write(`${stem}.window.svg`, drawLines({ title, x, y: 'KiB' }, withPoints(windows)));
  const times = [column('srtt', 1), column('min_rtt', 1)];
  write(`${stem}.rtt.svg`, drawLines({ title, x, y: 'ms' }, withPoints(times)));
  const got = arrival.series.map((bytes, i) => {
    const at = seconds(arrival.started) + ((i + 0.5) * arrival.every) / 1000;
    return [at, (bytes * 8) / arrival.every / 1000] as const;
  });
  const rates = [{ name: 'goodput', points: got }, column('pacing', 125), column('delivery', 125)];
  write(`${stem}.goodput.svg`, drawLines({ title, x, y: 'Mbit/s' }, withPoints(rates.map(cut))));
}

/** Rates far beyond the line (of the first samples) would flatten all others. */
function cut({ name, points }: Line): Line {
  return { name, points: points.map(([x, y]) => [x, Math.min(y, 300)] as const) };
}

function withPoints(lines: readonly Line[]): Line[] {
  return lines.filter(({ points }) => points.length > 0);
}

function readTable(file: string): { names: string[]; rows: number[][] } {
  const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return { names: head.split('\t'), rows: lines.map((line) => line.split('\t').map(Number)) };
}

function write(file: string, content: string): void {
  writeFileSync(file, content);
}
