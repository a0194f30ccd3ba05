import { Session } from 'node:inspector/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Collections, and pauses of so many ms between them, until what finalizers release and pages that are free are gone. */
const COLLECTIONS = 8;
const COLLECTION_PAUSE = 250;

/**
 * Collects all garbage, as the engine does when memory is low: it compacts, shrinks its young generation and gives free
 * pages back. Returns how long the last collection took, in ms.
 */
export async function collectAll(): Promise<number> {
  const session = new Session();
  session.connect();
  let last = 0;
  for (let i = 0; i < COLLECTIONS; i++) {
    const start = performance.now();
    await session.post('HeapProfiler.collectGarbage');
    last = performance.now() - start;
    await pause(COLLECTION_PAUSE);
  }
  session.disconnect();
  return last;
}
