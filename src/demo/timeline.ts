import type { Isp } from './messages.ts';

/** A mark on the time axis. */
export interface Mark {
  /** Milliseconds since the start. */
  readonly at: number;
  readonly kind: 'lost' | 'moved' | 'healed';
}

/** Steps of the bin width: the axis stays readable. */
const BIN_WIDTHS = [50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000, 20_000, 50_000];

interface Sample {
  readonly at: number;
  readonly bytes: number;
}

/** Bytes carried by each ISP over time, from running totals that come now and then. */
export class Timeline {
  readonly #samples = new Map<Isp, Sample[]>();

  /** The total carried by `isp` up to `at` (ms since the start). */
  add(isp: Isp, at: number, bytes: number): void {
    const samples = this.#samples.get(isp) ?? [];
    if (samples.length === 0) this.#samples.set(isp, samples);
    samples.push({ at, bytes });
  }

  /** Mbit/s in `count` bins of `width` ms from time 0 on, the bytes between two samples spread evenly. */
  rates(isp: Isp, width: number, count: number): number[] {
    const bytes = new Array<number>(count).fill(0);
    let previous: Sample | undefined;
    for (const sample of this.#samples.get(isp) ?? []) {
      if (previous !== undefined && sample.at > previous.at) spread(bytes, width, previous, sample);
      previous = sample;
    }
    return bytes.map((sum) => (sum * 8) / (width * 1000));
  }
}

function spread(bins: number[], width: number, from: Sample, to: Sample): void {
  const perMs = (to.bytes - from.bytes) / (to.at - from.at);
  for (let start = Math.max(0, from.at); start < to.at; ) {
    const bin = Math.floor(start / width);
    const end = Math.min(to.at, (bin + 1) * width);
    if (bin >= bins.length) return;
    bins[bin] = (bins[bin] ?? 0) + (end - start) * perMs;
    start = end;
  }
}

/** The narrowest bin width that shows `duration` ms in `columns` columns. */
export function binWidth(duration: number, columns: number): number {
  return BIN_WIDTHS.find((width) => width * columns >= duration) ?? Math.ceil(duration / columns);
}

const BLOCKS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const ASCII_BLOCKS = [' ', '.', '.', ':', ':', '|', '|', '#', '#'];

/** A bar chart of `height` rows, top row first; the full height is `maximum`. */
export function bars(values: readonly number[], maximum: number, height: number, unicode: boolean): string[] {
  const blocks = unicode ? BLOCKS : ASCII_BLOCKS;
  const rows: string[] = [];
  for (let row = height - 1; row >= 0; row--) {
    rows.push(
      values
        .map((value) => {
          const eighths = Math.round((value / maximum) * height * 8) - row * 8;
          // The least traffic shows: an acknowledged probe is not silence.
          const level = row === 0 && value > 0 ? Math.max(1, eighths) : eighths;
          return blocks[Math.max(0, Math.min(8, level))] ?? ' ';
        })
        .join(''),
    );
  }
  return rows;
}

/** The axis under the bars: a tick per second (or a round multiple), and the marks. */
export function axis(width: number, columns: number, marks: readonly Mark[], unicode: boolean): [string, string] {
  const line = new Array<string>(columns).fill(unicode ? '─' : '-');
  const labels = new Array<string>(columns).fill(' ');
  const every = tickInterval(width);
  for (let at = 0; at / width < columns; at += every) {
    const column = Math.round(at / width);
    line[column] = unicode ? '┴' : '+';
    const text = at === 0 ? '0' : `${at / 1000}s`;
    for (let i = 0; i < text.length && column + i < columns; i++) labels[column + i] = text[i] ?? ' ';
  }
  for (const mark of marks) {
    const column = Math.floor(mark.at / width);
    if (column < 0 || column >= columns) continue;
    line[column] = (unicode ? UNICODE_MARKS : ASCII_MARKS)[mark.kind];
  }
  return [line.join(''), labels.join('').trimEnd()];
}

const UNICODE_MARKS = { lost: '✕', moved: '▲', healed: '○' } as const satisfies Record<Mark['kind'], string>;
const ASCII_MARKS = { lost: 'x', moved: '^', healed: 'o' } as const satisfies Record<Mark['kind'], string>;

/** Ticks at least six columns apart, on round seconds. */
function tickInterval(width: number): number {
  return [500, 1000, 2000, 5000, 10_000, 20_000, 30_000, 60_000].find((step) => step >= width * 6) ?? width * 10;
}
