import type { Actor, Isp, PathRow } from './messages.ts';
import type { Outages } from './outages.ts';
import type { Mark, Timeline } from './timeline.ts';

/** One line of the timeline for people. */
export interface DemoEvent {
  /** Milliseconds since the start. */
  readonly at: number;
  readonly who: Actor | 'demo';
  /** A `detail` is for those who ask for more. */
  readonly kind: 'detail' | 'note' | 'lost' | 'path' | 'moved' | 'healed' | 'done' | 'wrong';
  readonly text: string;
}

/** What a display may read at any time; it changes under way. */
export interface DemoView {
  /** `monotonic()` at the start. */
  readonly startedAt: number;
  /** Milliseconds since then. */
  elapsed(): number;
  readonly expectedBytes: number;
  readonly receivedBytes: number;
  readonly outages: Outages;
  readonly timeline: Timeline;
  readonly events: readonly DemoEvent[];
  readonly paths: readonly DemoPath[];
  readonly pids: Readonly<Partial<Record<Isp, number>>>;
  /** Mbit/s of each ISP. */
  readonly rate: number;
}

/** A row of the path table. */
export type DemoPath = PathRow & { readonly isp: Isp | null };

/** Who shows a run while it goes on. */
export interface DemoDisplay {
  /** Something happened: it is the last of `view.events`. */
  event(event: DemoEvent, view: DemoView): void;
  /** Called a few times per second. */
  refresh(view: DemoView): void;
}

/** The marks of the time axis, from the outages. */
export function marksOf(outages: Outages, startedAt: number): Mark[] {
  const marks: Mark[] = [];
  for (const { at, movedAt, healedAt } of outages.all()) {
    // Where several fall into one column the first is the one to see.
    if (healedAt !== undefined) marks.push({ at: healedAt - startedAt, kind: 'healed' });
    if (movedAt !== undefined) marks.push({ at: movedAt - startedAt, kind: 'moved' });
    marks.push({ at: at - startedAt, kind: 'lost' });
  }
  return marks;
}
