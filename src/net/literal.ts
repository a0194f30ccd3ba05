import { isIP } from 'node:net';
import { type NodeId, parseGeneralizedId, parseNodeId } from '../wire/node-id.ts';

/** The node, or the family of the address, that the text is by itself; undefined: it is to be looked up. */
export function literalOf(text: string): NodeId | 4 | 6 | undefined {
  const id = parseNodeId(text);
  if (id.ok) return id.value;
  const generalized = parseGeneralizedId(withoutBrackets(text));
  if (generalized.ok) return generalized.value;
  const family = isIP(withoutBrackets(text));
  return family === 4 || family === 6 ? family : undefined;
}

/** The text is a node's ID or generalized ID. */
export function isNode(text: string): boolean {
  return typeof literalOf(text) === 'object';
}

/** An address may stand in brackets, as in a URL. */
export function withoutBrackets(text: string): string {
  return text.replace(/^\[(.*)\]$/, '$1');
}

/** A name as the DNS has it: labels of letters, digits, hyphens and underscores, 253 characters in all. */
export function isHostName(text: string): boolean {
  const label = '[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?';
  return text.length <= 253 && new RegExp(`^(${label}\\.)*${label}$`, 'i').test(text);
}
