import type { Isp } from './messages.ts';

/** How a line looks: not probed yet, known to work, carrying the traffic, or lost. */
export type LineState = 'idle' | 'standby' | 'active' | 'down';

export interface FigureState {
  readonly lines: Readonly<Record<Isp, LineState>>;
  /** A few words beside an ISP, as its rate or why it is down; at most 18 columns. */
  readonly notes: Readonly<Record<Isp, string>>;
  readonly unicode: boolean;
}

/** Styles of the pieces of a figure; the painter decides what they look like. */
export type FigureStyle = LineState | 'host' | 'note';
export type Paint = (style: FigureStyle, text: string) => string;

/** Columns and rows of the figure. */
export const FIGURE_WIDTH = 76;
export const FIGURE_HEIGHT = 7;

const BOX = 10;
const HOST_A = 2;
const ISP1 = 16;
const SPLIT = 39;
const ISP = 44;
const JOIN = 58;
const HOST_B = 64;
const MIDDLE = 3;

interface Strokes {
  readonly across: string;
  readonly down: string;
}

const UNICODE: Readonly<Record<LineState, Strokes>> = {
  idle: { across: '┄', down: '┆' },
  standby: { across: '─', down: '│' },
  active: { across: '━', down: '┃' },
  down: { across: '╌', down: '╎' },
};
const ASCII: Readonly<Record<LineState, Strokes>> = {
  idle: { across: '.', down: ':' },
  standby: { across: '-', down: '|' },
  active: { across: '=', down: '#' },
  down: { across: ' ', down: ' ' },
};

/** The figure of the slides: Host-A behind ISP1, Host-B behind ISP2 and ISP3, and the line in use drawn heavy. */
export function figure(state: FigureState, paint: Paint): string[] {
  const { lines, unicode } = state;
  const canvas = new Canvas(unicode);
  canvas.box(MIDDLE, HOST_A, 'Host-A', 'host');
  canvas.across(MIDDLE, HOST_A + BOX, ISP1, lines.ISP1);
  canvas.box(MIDDLE, ISP1, label('ISP1', lines, unicode), lines.ISP1);
  canvas.text(MIDDLE + 2, ISP1, state.notes.ISP1, 'note');
  canvas.across(MIDDLE, ISP1 + BOX, SPLIT, lines.ISP1);
  canvas.text(MIDDLE, ISP1 + BOX + 2, ' Internet ', 'host');
  canvas.across(MIDDLE, JOIN + 1, HOST_B, trunk(lines));
  canvas.box(MIDDLE, HOST_B, 'Host-B', 'host');
  for (const [isp, row] of [
    ['ISP2', 1],
    ['ISP3', 5],
  ] as const) {
    const upper = isp === 'ISP2';
    const corners = lines[isp] === 'active' ? '┏┓┗┛' : '┌┐└┘';
    canvas.text(row, SPLIT, corner(corners, upper ? 0 : 2, unicode), lines[isp]);
    canvas.across(row, SPLIT + 1, ISP, lines[isp]);
    canvas.box(row, ISP, label(isp, lines, unicode), lines[isp]);
    canvas.across(row, ISP + BOX, JOIN, lines[isp]);
    canvas.text(row, JOIN, corner(corners, upper ? 1 : 3, unicode), lines[isp]);
    canvas.text(upper ? row + 1 : row - 1, SPLIT, stroke(lines[isp], unicode).down, lines[isp]);
    canvas.text(upper ? row + 1 : row - 1, JOIN, stroke(lines[isp], unicode).down, lines[isp]);
    canvas.text(row, JOIN + 2, state.notes[isp], 'note');
  }
  canvas.text(MIDDLE, SPLIT, unicode ? knot(lines, '┤┩┪') : '+', trunk(lines));
  canvas.text(MIDDLE, JOIN, unicode ? knot(lines, '├┡┢') : '+', trunk(lines));
  return canvas.paint(paint);
}

function label(isp: Isp, lines: FigureState['lines'], unicode: boolean): string {
  if (lines[isp] !== 'down') return isp;
  return unicode ? `${isp} ✕` : `${isp} x`;
}

function stroke(state: LineState, unicode: boolean): Strokes {
  return (unicode ? UNICODE : ASCII)[state];
}

function corner(corners: string, index: number, unicode: boolean): string {
  return unicode ? (corners[index] ?? '') : '+';
}

/** What ISP2 and ISP3 share carries what either of them does. */
function trunk(lines: FigureState['lines']): LineState {
  for (const state of ['active', 'standby', 'idle'] as const) {
    if (lines.ISP2 === state || lines.ISP3 === state) return state;
  }
  return 'down';
}

function knot(lines: FigureState['lines'], characters: string): string {
  const index = lines.ISP2 === 'active' ? 1 : lines.ISP3 === 'active' ? 2 : 0;
  return characters[index] ?? '';
}

interface Cell {
  readonly character: string;
  readonly style: FigureStyle;
}

class Canvas {
  readonly #unicode: boolean;
  readonly #rows: (Cell | undefined)[][] = Array.from({ length: FIGURE_HEIGHT }, () => []);

  constructor(unicode: boolean) {
    this.#unicode = unicode;
  }

  text(row: number, column: number, text: string, style: FigureStyle): void {
    const cells = this.#rows[row];
    if (cells === undefined) return;
    [...text].forEach((character, i) => {
      cells[column + i] = { character, style };
    });
  }

  across(row: number, from: number, to: number, state: LineState): void {
    this.text(row, from, stroke(state, this.#unicode).across.repeat(to - from), state);
  }

  /** A box of three rows around `row`. */
  box(row: number, column: number, name: string, style: FigureStyle): void {
    const inner = BOX - 2;
    const left = Math.floor((inner - name.length) / 2);
    const [top, side, bottom] = this.#unicode ? ['┌─┐', '│', '└─┘'] : ['+-+', '|', '+-+'];
    const edge = (corners: string): string => `${corners[0]}${(corners[1] ?? '').repeat(inner)}${corners[2]}`;
    this.text(row - 1, column, edge(top), style);
    this.text(row, column, `${side}${' '.repeat(left)}${name.padEnd(inner - left)}${side}`, style);
    this.text(row + 1, column, edge(bottom), style);
  }

  paint(paint: Paint): string[] {
    return this.#rows.map((cells) => {
      let line = '';
      for (let start = 0; start < cells.length; ) {
        const style = cells[start]?.style;
        let end = start + 1;
        while (end < cells.length && cells[end]?.style === style) end += 1;
        const text = cells
          .slice(start, end)
          .map((cell) => cell?.character ?? ' ')
          .join('');
        line += style === undefined ? ' '.repeat(end - start) : paint(style, text);
        start = end;
      }
      return line;
    });
  }
}
