/** Plots as SVG text, without anything else. */

/** A line through points `[x, y]`. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Values with their ranges, one for each category; undefined: none. */
export interface Dots {
  readonly name: string;
  readonly values: readonly ({ readonly median: number; readonly min: number; readonly max: number } | undefined)[];
}

export interface Axes {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly height?: number;
  readonly width?: number;
  /** Decades of equal height, for values above 0 that differ by orders of magnitude; default from 0, evenly. */
  readonly logarithmic?: boolean;
  /** A dashed upright line at this place of the x axis. */
  readonly mark?: number | undefined;
}

const WIDTH = 860;
const HEIGHT = 340;
const MARGIN = { left: 70, right: 190, top: 40, bottom: 48 } as const;
/** Okabe and Ito: told apart also by those who do not see all colours. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'];

/** Lines over a common x axis. Both axes begin at 0. */
export function drawLines(axes: Axes, lines: readonly Line[]): string {
  const xs = lines.flatMap(({ points }) => points.map(([x]) => x));
  const ys = lines.flatMap(({ points }) => points.map(([, y]) => y));
  const frame = new Frame(axes, largest(xs), largest(ys));
  const parts = lines.map(({ points }, i) => {
    const path = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${short(frame.x(x))} ${short(frame.y(y))}`);
    return `<path d="${path.join('')}" fill="none" stroke="${colour(i)}" stroke-width="1.5" stroke-linejoin="round"/>`;
  });
  const mark =
    axes.mark === undefined ? [] : [`<path d="${frame.upright(axes.mark)}" stroke="#222" stroke-dasharray="4 4"/>`];
  return frame.draw(frame.xTicks(), [...mark, ...parts], lines);
}

/** Medians with their ranges over categories, systems side by side. */
export function drawDots(axes: Axes, categories: readonly string[], groups: readonly Dots[]): string {
  const all = groups.flatMap(({ values }) => values.flatMap((value) => (value === undefined ? [] : [value])));
  const least = Math.min(...all.map(({ min }) => min));
  const frame = new Frame(axes, categories.length, largest(all.map(({ max }) => max)), least);
  const parts = groups.flatMap(({ values }, group) =>
    values.map((value, category) => {
      if (value === undefined) return '';
      const x = short(frame.x(category + 0.5 + (group - (groups.length - 1) / 2) * 0.12));
      const range = `M${x} ${short(frame.y(value.min))}V${short(frame.y(value.max))}`;
      const dot = `<circle cx="${x}" cy="${short(frame.y(value.median))}" r="4.5" fill="${colour(group)}"/>`;
      return `<path d="${range}" stroke="${colour(group)}" stroke-width="2"/>${dot}`;
    }),
  );
  const ticks = categories.map((name, i) => [i + 0.5, name] as const);
  return frame.draw(ticks, parts, groups);
}

/** The axes, the legend, and where a value lies. */
class Frame {
  readonly #axes: Axes;
  readonly #xMost: number;
  readonly #height: number;
  readonly #width: number;
  readonly #scale: Scale;

  constructor(axes: Axes, xMost: number, yMost: number, yLeast = 0) {
    this.#axes = axes;
    this.#height = axes.height ?? HEIGHT;
    this.#width = axes.width ?? WIDTH;
    this.#xMost = xMost || 1;
    this.#scale = axes.logarithmic && yLeast > 0 ? decades(yLeast, yMost) : evenly(yMost || 1);
  }

  x(value: number): number {
    return MARGIN.left + (value / this.#xMost) * (this.#width - MARGIN.left - MARGIN.right);
  }

  y(value: number): number {
    return this.#bottom - this.#scale.place(value) * (this.#bottom - MARGIN.top);
  }

  /** A line from the axis to the top. */
  upright(value: number): string {
    return `M${short(this.x(value))} ${this.#bottom}V${MARGIN.top}`;
  }

  xTicks(): (readonly [number, string])[] {
    const step = niceStep(this.#xMost / 8);
    const count = Math.floor(this.#xMost / step + 1e-9) + 1;
    return Array.from({ length: count }, (_, i) => [i * step, label(i * step)] as const);
  }

  draw(ticks: readonly (readonly [number, string])[], parts: readonly string[], named: readonly { name: string }[]) {
    const right = this.#width - MARGIN.right;
    const middle = (MARGIN.left + right) / 2;
    const grid: string[] = [];
    for (const value of this.#scale.ticks) {
      const at = this.y(value);
      grid.push(`<path d="M${MARGIN.left} ${short(at)}H${right}" stroke="#ddd"/>`);
      grid.push(text(MARGIN.left - 8, at + 4, label(value), 'end'));
    }
    const names = ticks.map(([value, name]) => text(this.x(value), this.#bottom + 18, name, 'middle'));
    const legend = named.map(({ name }, i) => {
      const y = MARGIN.top + 8 + i * 20;
      const swatch = `<rect x="${right + 14}" y="${y - 5}" width="14" height="5" fill="${colour(i)}"/>`;
      return swatch + text(right + 34, y + 1, name, 'start');
    });
    const { title, x, y } = this.#axes;
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${this.#width} ${this.#height}" width="${this.#width}" height="${this.#height}" font-family="sans-serif" font-size="12" fill="#222">`,
      `<rect width="${this.#width}" height="${this.#height}" fill="#fff"/>`,
      `<text x="${MARGIN.left}" y="22" font-size="14" font-weight="bold">${quote(title)}</text>`,
      ...grid,
      ...names,
      text(middle, this.#height - 10, x, 'middle'),
      `<text transform="translate(18 ${short((MARGIN.top + this.#bottom) / 2)}) rotate(-90)" text-anchor="middle">${quote(y)}</text>`,
      `<path d="M${MARGIN.left} ${MARGIN.top}V${this.#bottom}H${right}" fill="none" stroke="#222"/>`,
      ...parts,
      ...legend,
      '</svg>',
      '',
    ].join('\n');
  }

  get #bottom(): number {
    return this.#height - MARGIN.bottom;
  }
}

/** Where a value lies between the ends of an axis, 0..1, and which values are marked. */
interface Scale {
  readonly ticks: readonly number[];
  place(value: number): number;
}

function evenly(most: number): Scale {
  const step = niceStep(most / 5);
  const count = Math.ceil(most / step - 1e-9);
  const ticks = Array.from({ length: count + 1 }, (_, i) => i * step);
  return { ticks, place: (value) => value / (count * step) };
}

/** From 1, 2 or 5 times a power of ten below `least` to such a value above `most`. */
function decades(least: number, most: number): Scale {
  const from = niceStep(least / 2);
  const to = niceStep(most);
  const ticks: number[] = [];
  for (let value = from; value <= to * (1 + 1e-9); value = niceStep(value * 1.5)) ticks.push(value);
  return { ticks, place: (value) => Math.log(value / from) / Math.log(to / from) };
}

function text(x: number, y: number, words: string, anchor: string): string {
  return `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}">${quote(words)}</text>`;
}

function quote(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** 1, 2 or 5 times a power of ten, at least `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find((each) => each * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}

function label(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function short(value: number): string {
  return value.toFixed(1);
}

function colour(index: number): string {
  return COLOURS[index % COLOURS.length] ?? '#000';
}

function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
