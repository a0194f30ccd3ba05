import type { PathWish } from '../multihome/path.ts';
import { invalid } from './arguments.ts';

/** What a node wants of a path; see `KamoSocket.setPath`. */
export type PathPreference = 'prefer' | 'normal' | 'backup' | 'abandon';

const WISHES = {
  prefer: 'prefer',
  normal: 'none',
  backup: 'backup',
  abandon: 'abandon',
} as const satisfies Record<PathPreference, PathWish>;

export function parsePreference(preference: unknown): PathWish {
  if (typeof preference === 'string' && Object.hasOwn(WISHES, preference)) return WISHES[preference as PathPreference];
  throw invalid('preference', `one of ${Object.keys(WISHES).join(', ')}`, preference);
}

/** The number of a path, of which the path itself may be given. */
export function parsePathId(path: unknown): number {
  const id = typeof path === 'object' && path !== null && 'id' in path ? path.id : path;
  if (typeof id === 'number' && Number.isInteger(id) && id >= 0) return id;
  throw invalid('path', 'one of paths(), or its id', path);
}
