import { Node } from '../net/node.ts';
import { returned } from './results.ts';

let chosen: Node | undefined;

/** The node whose sockets are made from now on; null: the default node of the process. */
export function useNode(node: Node | null): number {
  if (node !== null && !(node instanceof Node)) return returned('EINVAL');
  chosen = node ?? undefined;
  return 0;
}

/** The node that was given last; undefined: the default node of the process. */
export function chosenNode(): Node | undefined {
  return chosen;
}
