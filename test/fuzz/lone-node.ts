import { socketAddress } from '../../src/wire/socket-address.ts';
import type { EngineKind } from '../sim/engines.ts';
import type { SimNode } from '../sim/node.ts';
import { World } from '../sim/world.ts';

export const STRANGER = socketAddress(4, '203.0.113.9', 4001);
export const SERVICE = 1000;

/** A node that listens and knows nobody, to see what it makes of one datagram. Ends with `world.close()`. */
export function loneNode(engine: EngineKind): { readonly world: World; readonly node: SimNode } {
  const world = new World({ seed: 1, engine });
  const link = { family: 4, outgoing: {}, incoming: {}, preference: 0, translator: null } as const;
  const node = world.addNode({ links: [link], slop: 0, config: {} });
  node.transport.listen(SERVICE);
  return { world, node };
}

/** Why the node drops the datagram, as its counters tell: names, as often as they count. */
export function verdict(node: SimNode, datagram: Uint8Array): string[] {
  const before = node.transport.counters;
  node.inject(0, STRANGER, [datagram]);
  return Object.entries(node.transport.counters).flatMap(([reason, count]) =>
    Array.from({ length: count - (before[reason] ?? 0) }, () => reason),
  );
}
