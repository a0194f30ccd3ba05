import { LevelStore } from '../store/level.ts';
import { MemoryStore } from '../store/memory.ts';
import { RedisStore } from '../store/redis.ts';
import { hasRoom, ReopenedStore } from '../store/reopened.ts';
import type { RecordStore } from '../store/store.ts';

/** Which store, and where. */
export type StoreName =
  | { readonly kind: 'memory' }
  | { readonly kind: 'level'; readonly folder: string }
  | { readonly kind: 'redis'; readonly url: string };

/** `memory`, `level:FOLDER`, `redis:HOST[:PORT]` or a `redis://` or `rediss://` URL; null for any other text. */
export function parseStoreName(text: string): StoreName | null {
  if (text === 'memory') return { kind: 'memory' };
  const folder = /^level:(.+)$/s.exec(text)?.[1];
  if (folder !== undefined) return { kind: 'level', folder };
  if (/^rediss?:\/\/[^/]/.test(text)) return URL.canParse(text) ? { kind: 'redis', url: text } : null;
  const host = /^redis:([^/].*)$/.exec(text)?.[1];
  if (host === undefined) return null;
  const url = `redis://${host}`;
  return URL.canParse(url) ? { kind: 'redis', url } : null;
}

/** The name as it may be shown to everybody: without the user and the password of a URL. */
export function showStoreName(text: string): string {
  return text.replace(/^(rediss?:(?:\/\/)?)[^/]*@/, '$1');
}

/** Rejects with what the store's package, the disk or the server has to say. `capacity`: nodes, of memory and folder. */
export async function openStore(name: StoreName, capacity?: number): Promise<RecordStore> {
  switch (name.kind) {
    case 'memory':
      return new MemoryStore(capacity);
    case 'level':
      return await ReopenedStore.open(
        () => LevelStore.open(name.folder, capacity),
        () => hasRoom(name.folder),
      );
    case 'redis':
      return await RedisStore.open(name.url);
  }
}
