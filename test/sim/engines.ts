import type { Engine } from '../../src/engine/engine.ts';
import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import { ReferenceEngine } from '../support/reference-engine.ts';

/** The packet engine of the nodes: the real one, or its oracle. */
export type EngineKind = 'wasm' | 'reference';

/** An engine has no state between calls but 8 MiB of memory: made once, used by one run after the other. */
const idle: Record<EngineKind, Engine[]> = { wasm: [], reference: [] };

export function acquireEngine(kind: EngineKind): Engine {
  return idle[kind].pop() ?? (kind === 'wasm' ? new SmoltcpEngine() : new ReferenceEngine());
}

export function releaseEngine(kind: EngineKind, engine: Engine): void {
  idle[kind].push(engine);
}
