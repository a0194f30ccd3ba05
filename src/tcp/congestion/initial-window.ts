import { INITIAL_WINDOW_BYTES, INITIAL_WINDOW_SEGMENTS } from '../constants.ts';

/** RFC 6928, section 2. */
export function initialWindow(mss: number): number {
  return Math.min(INITIAL_WINDOW_SEGMENTS * mss, Math.max(2 * mss, INITIAL_WINDOW_BYTES));
}
