import { type DrawingStyle, drawEvent, drawFigure, drawLegend, drawPlot, drawProgress, WIDTH } from './drawing.ts';
import { type DemoDisplay, type DemoEvent, type DemoView, marksOf } from './events.ts';

/** Where people read. */
export interface DisplayStream {
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/** Plain lines as things happen, and how far it is once a second: for a stream that is no terminal. */
export class LineDisplay implements DemoDisplay {
  readonly #stream: DisplayStream;
  readonly #drawing: DrawingStyle;
  #next = 1000;

  constructor(stream: DisplayStream, drawing: DrawingStyle) {
    this.#stream = stream;
    this.#drawing = drawing;
  }

  event(event: DemoEvent): void {
    if (event.kind === 'detail' && !this.#drawing.verbose) return;
    this.#stream.write(`${drawEvent(event, this.#drawing)}\n`);
  }

  refresh(view: DemoView): void {
    if (view.elapsed() < this.#next || view.receivedBytes === view.expectedBytes) return;
    this.#next = (Math.floor(view.elapsed() / 1000) + 1) * 1000;
    this.#stream.write(`${drawProgress(view, this.#drawing)}\n`);
  }
}

const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';
const CLEAR_LINE = '\x1b[K';
const CLEAR_BELOW = '\x1b[J';

/** Fewer rows than this show no figure: events and progress matter more. */
const ROWS_FOR_FIGURE = 22;

/** A frame that is drawn over itself: the figure, the plot, the last events, the progress. */
export class LiveDisplay implements DemoDisplay {
  readonly #stream: DisplayStream;
  readonly #drawing: DrawingStyle;
  readonly #showCursor = (): void => {
    this.#stream.write(SHOW_CURSOR);
  };
  #height = 0;
  #open = false;

  /** A terminal this narrow would break the lines of a frame. */
  static fits(stream: DisplayStream): boolean {
    return (stream.columns ?? 0) >= WIDTH && (stream.rows ?? 0) >= 12;
  }

  constructor(stream: DisplayStream, drawing: DrawingStyle) {
    this.#stream = stream;
    this.#drawing = drawing;
  }

  event(_event: DemoEvent, view: DemoView): void {
    this.refresh(view);
  }

  refresh(view: DemoView): void {
    if (!this.#open) {
      this.#open = true;
      process.once('exit', this.#showCursor);
      this.#stream.write(HIDE_CURSOR);
    }
    this.#draw(this.#frame(view, (this.#stream.rows ?? 24) - 1));
  }

  /** The last frame, with every event, left on the screen. */
  close(view: DemoView | undefined): void {
    if (!this.#open) return;
    if (view !== undefined) this.#draw(this.#frame(view, Number.POSITIVE_INFINITY));
    this.#stream.write(`\n${SHOW_CURSOR}`);
    process.removeListener('exit', this.#showCursor);
    this.#open = false;
  }

  #frame(view: DemoView, rows: number): string[] {
    const figure = rows >= ROWS_FOR_FIGURE ? ['', ...drawFigure(view, this.#drawing), ''] : [];
    const plot = [...plotWithLegend(view, this.#drawing), ''];
    const wanted = view.events.filter((event) => event.kind !== 'detail' || this.#drawing.verbose);
    const events = wanted.sort((a, b) => a.at - b.at);
    const room = Math.max(1, rows - figure.length - plot.length - 2);
    const shown = room < events.length ? events.slice(-room) : events;
    return [
      ...figure,
      ...plot,
      ...shown.map((event) => drawEvent(event, this.#drawing)),
      '',
      drawProgress(view, this.#drawing),
    ];
  }

  #draw(lines: readonly string[]): void {
    const up = this.#height > 0 ? `\x1b[${this.#height}A\r` : '';
    this.#stream.write(`${up}${lines.map((line) => `${line}${CLEAR_LINE}\n`).join('')}${CLEAR_BELOW}`);
    this.#height = lines.length;
  }
}

/** What a run looked like, for a reader who has not watched it. */
export function drawSummary(view: DemoView, drawing: DrawingStyle): string[] {
  return [...drawFigure(view, drawing), '', ...plotWithLegend(view, drawing)];
}

function plotWithLegend(view: DemoView, drawing: DrawingStyle): string[] {
  const legend = drawLegend(marksOf(view.outages, view.startedAt), drawing);
  return [...drawPlot(view, drawing), ...(legend === '' ? [] : [`        ${drawing.style('dim', legend)}`])];
}
