import type { PathInfo } from '../transport/output.ts';

/** A path has another state. */
export interface PathEvent {
  readonly path: PathInfo;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Traffic moved from one path to another; undefined: to or from none. */
export interface ActiveEvent {
  readonly from: PathInfo | undefined;
  readonly to: PathInfo | undefined;
  readonly reason: string;
}
