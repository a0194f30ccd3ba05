import type { PathWish } from '../multihome/path.ts';
import type { PathInfo } from '../transport/output.ts';
import { invalid } from './arguments.ts';
import { KamoError } from './errors.ts';
import { SocketControl } from './socket-control.ts';

/** What a node wants of a path; see `KamoSocket.setPath`. */
export type PathPreference = 'prefer' | 'normal' | 'backup' | 'abandon';

const WISHES = {
  prefer: 'prefer',
  normal: 'none',
  backup: 'backup',
  abandon: 'abandon',
} as const satisfies Record<PathPreference, PathWish>;

/** What an application may say about the paths of its connection, and ask. */
export abstract class SocketPaths extends SocketControl {
  /** What is known of each path, the active one among them. Empty before 'connect' and after 'close'. */
  paths(): PathInfo[] {
    return this.connection === 0 ? [] : (this.endpoint?.paths(this.connection) ?? []);
  }

  /**
   * What this node wants of a path, one of `paths()` or its `id`: `prefer` it to others, take it as a `backup` only when no
   * other works, `abandon` it as soon as another works, or `normal`, which takes any of these back. The peer is told and
   * follows; what it wants itself is in `peerWish`. All connections between the two nodes share their paths, so it holds for all
   * of them, and as long as the path is there. Another path or value is `ERR_KAMO_ARGUMENT`; with an ordinary host it is
   * `ERR_KAMO_LEGACY`; after the end nothing happens.
   */
  setPath(path: PathInfo | number, preference: PathPreference): this {
    if (typeof preference !== 'string' || !Object.hasOwn(WISHES, preference))
      throw invalid('preference', `one of ${Object.keys(WISHES).join(', ')}`, preference);
    const id = parsePathId(path);
    this.demandNode();
    if (this.destroyed) return this;
    const { connection, endpoint } = this;
    const wish = WISHES[preference];
    const known =
      this.established && endpoint?.steer(connection, (control, now) => control.setWish(now, connection, id, wish));
    if (known !== true) throw invalid('path', 'one of paths()', id);
    return this;
  }

  /** An ordinary host has one path, and nothing to say about it. */
  protected demandNode(): void {
    if (this.hosts !== undefined) throw new KamoError('ERR_KAMO_LEGACY', 'an ordinary host has one path only');
  }
}

function parsePathId(path: unknown): number {
  const id = typeof path === 'object' && path !== null && 'id' in path ? path.id : path;
  if (typeof id === 'number' && Number.isInteger(id) && id >= 0) return id;
  throw invalid('path', 'one of paths(), or its id', path);
}
