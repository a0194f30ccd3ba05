import { MAX_WINDOW_FIELD, MAX_WINDOW_SCALE } from './constants.ts';

/** The window scale to offer for a receive buffer of so many bytes (RFC 7323, section 2.3). */
export function windowScaleFor(receiveBuffer: number): number {
  let scale = 0;
  while (receiveBuffer >>> scale > MAX_WINDOW_FIELD && scale < MAX_WINDOW_SCALE) scale++;
  return scale;
}
