import { type DemoEvent, type DemoPath, type DemoView, marksOf } from './events.ts';
import { type FigureState, figure, type LineState } from './figure.ts';
import { ISPS, type Isp } from './messages.ts';
import type { OutageKind } from './outages.ts';
import { EVENT_COLOURS, FIGURE_COLOURS, ISP_COLOURS, type Styler } from './paint.ts';
import { axis, bars, binWidth, type Mark } from './timeline.ts';

/** How things are drawn. */
export interface DrawingStyle {
  readonly unicode: boolean;
  readonly style: Styler;
  /** Details, too. */
  readonly verbose?: boolean;
}

/** Columns of everything drawn. */
export const WIDTH = 80;

const PLOT_COLUMNS = 64;
const PLOT_LEFT = 8;
/** Rows of bars per ISP. */
const PLOT_HEIGHT = 2;

/** The slides' figure as the run is now. */
export function drawFigure(view: DemoView, drawing: DrawingStyle): string[] {
  const state: FigureState = {
    lines: { ISP1: lineState(view, 'ISP1'), ISP2: lineState(view, 'ISP2'), ISP3: lineState(view, 'ISP3') },
    notes: { ISP1: note(view, 'ISP1'), ISP2: note(view, 'ISP2'), ISP3: note(view, 'ISP3') },
    unicode: drawing.unicode,
  };
  return figure(state, (style, text) => drawing.style(FIGURE_COLOURS[style], text));
}

const DOWN_NOTES = { cut: 'cut', killed: 'dead', stopped: 'stopped' } as const satisfies Record<OutageKind, string>;

function lineState(view: DemoView, isp: Isp): LineState {
  if (view.outages.down(isp) !== undefined) return 'down';
  const active = view.outages.active;
  if (isp === active || (isp === 'ISP1' && active !== undefined)) return 'active';
  const usable = view.paths.some((path) => path.isp === isp && (path.state === 'standby' || path.state === 'active'));
  return usable ? 'standby' : 'idle';
}

function note(view: DemoView, isp: Isp): string {
  const down = view.outages.down(isp);
  if (down !== undefined) return DOWN_NOTES[down];
  const pid = view.pids[isp];
  return pid === undefined ? '' : `pid ${pid}`;
}

/** Throughput of ISP2 and ISP3 over time, and the marks. */
export function drawPlot(view: DemoView, drawing: DrawingStyle): string[] {
  const duration = view.elapsed();
  const width = binWidth(duration, PLOT_COLUMNS);
  const count = Math.min(PLOT_COLUMNS, Math.ceil(duration / width));
  const lines: string[] = [];
  for (const isp of ['ISP2', 'ISP3'] as const) {
    bars(view.timeline.rates(isp, width, count), view.rate * 1.05, PLOT_HEIGHT, drawing.unicode).forEach((row, i) => {
      const label = i === PLOT_HEIGHT - 1 ? isp : '';
      const side = drawing.unicode ? '▕' : '|';
      const scale = i === 0 ? ` ${Math.round(view.rate * 10) / 10}` : '';
      lines.push(
        `  ${label.padEnd(PLOT_LEFT - 3)}${drawing.style('dim', side)}` +
          drawing.style(ISP_COLOURS[isp], row.padEnd(PLOT_COLUMNS)) +
          drawing.style('dim', scale),
      );
    });
  }
  const marks = marksOf(view.outages, view.startedAt);
  const [line, labels] = axis(width, PLOT_COLUMNS, marks, drawing.unicode);
  const left = ' '.repeat(PLOT_LEFT);
  lines.push(`${left}${drawing.style('dim', line)}${drawing.style('dim', ' Mbit/s')}`);
  lines.push(`${left}${drawing.style('dim', labels)}`);
  return lines;
}

/** What the marks of the axis mean, as far as there are any. */
export function drawLegend(marks: readonly Mark[], drawing: DrawingStyle): string {
  const signs = drawing.unicode ? { lost: '✕', moved: '▲', healed: '○' } : { lost: 'x', moved: '^', healed: 'o' };
  const words = { lost: 'lost', moved: 'moved', healed: 'works again' } as const;
  const kinds = (['lost', 'moved', 'healed'] as const).filter((kind) => marks.some((mark) => mark.kind === kind));
  return kinds.map((kind) => `${signs[kind]} ${words[kind]}`).join('   ');
}

/** One event on one line of at most `WIDTH` columns. */
export function drawEvent(event: DemoEvent, drawing: DrawingStyle): string {
  const time = (event.at / 1000).toFixed(3).padStart(8);
  const head = `${time}  ${event.who.padEnd(6)}  `;
  const room = WIDTH - head.length;
  const text = event.text.length > room ? `${event.text.slice(0, room - 1)}${drawing.unicode ? '…' : '~'}` : event.text;
  return `${drawing.style('dim', time)}  ${event.who.padEnd(6)}  ${drawing.style(EVENT_COLOURS[event.kind], text)}`;
}

/** How far the transfer is. */
export function drawProgress(view: DemoView, drawing: DrawingStyle): string {
  const fraction = view.expectedBytes === 0 ? 1 : view.receivedBytes / view.expectedBytes;
  const columns = 40;
  const full = Math.round(fraction * columns);
  const [on, off] = drawing.unicode ? ['━', '─'] : ['=', '-'];
  const bar = drawing.style('green', on.repeat(full)) + drawing.style('dim', off.repeat(columns - full));
  const mebibytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(1);
  return (
    `  ${(view.elapsed() / 1000).toFixed(1).padStart(5)} s ${bar} ` +
    `${mebibytes(view.receivedBytes)} of ${mebibytes(view.expectedBytes)} MiB`
  );
}

/** The path table. */
export function drawPaths(paths: readonly DemoPath[], drawing: DrawingStyle): string[] {
  const arrow = drawing.unicode ? '→' : '->';
  const head = ['path', `local ${arrow} foreign locator`, 'state', 'RTT ms', 'min', 'MiB', 'lost'];
  const rows = [...paths]
    .sort((a, b) => ISPS.indexOf(a.isp ?? 'ISP1') - ISPS.indexOf(b.isp ?? 'ISP1'))
    .map((path) => [
      path.isp ?? '?',
      `${path.local} ${arrow} ${path.foreign}`,
      path.state,
      path.rttMs === null ? '-' : path.rttMs.toFixed(1),
      path.minRttMs === null ? '-' : path.minRttMs.toFixed(1),
      (path.bytesSent / 1024 ** 2).toFixed(1),
      String(path.lostPackets),
    ]);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, i) => (i < 3 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')}`.trimEnd();
  return [drawing.style('dim', line(head)), ...rows.map(line)];
}
