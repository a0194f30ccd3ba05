import type { DemoEvent } from './events.ts';
import type { FigureStyle } from './figure.ts';
import type { Isp } from './messages.ts';

/** Styles a terminal knows; the command's output decides whether they are used. */
export type TextStyle = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan' | 'magenta';
export type Styler = (style: TextStyle, text: string) => string;

export const FIGURE_COLOURS = {
  active: 'green',
  standby: 'blue',
  idle: 'dim',
  down: 'red',
  host: 'bold',
  note: 'dim',
} as const satisfies Record<FigureStyle, TextStyle>;

export const EVENT_COLOURS = {
  detail: 'dim',
  note: 'dim',
  lost: 'red',
  path: 'yellow',
  moved: 'green',
  healed: 'cyan',
  done: 'bold',
  wrong: 'red',
} as const satisfies Record<DemoEvent['kind'], TextStyle>;

export const ISP_COLOURS = { ISP1: 'dim', ISP2: 'cyan', ISP3: 'magenta' } as const satisfies Record<Isp, TextStyle>;
