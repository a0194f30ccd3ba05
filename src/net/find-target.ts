import type { NodeId } from '../wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { type KamoConnectOptions, parseTarget, type Target } from './connect-options.ts';
import { KamoError } from './errors.ts';
import { endpointOf, type Node } from './node.ts';
import { reaches } from './reach.ts';
import { type AddressEntry, getaddrinfo2, type NameLookup, type NodeEntry } from './resolve.ts';

/** A target of which it is known where it is. */
export type FoundTarget = Target & { readonly locators: NonNullable<Target['locators']> };

/** Finds out where the target is; of a name the first node, or, where `node` has native mode, the first ordinary host. */
export async function findTarget(
  node: Node,
  target: Target,
  options: KamoConnectOptions,
  signal: AbortSignal,
): Promise<FoundTarget> {
  const { nodeId, name = nodeId?.text ?? '' } = target;
  const { lookup } = options;
  const named = lookup === undefined ? {} : { lookup: lookup as unknown as NameLookup };
  const entries = await getaddrinfo2(name, null, { node, signal, first: true, ...named });
  const [first] = entries;
  return first === undefined || first.kind === 'host' ? ordinary(node, options, first) : found(node, target, first);
}

/** Where a node is, as the agents of `node` say; rejects with the errors of `getaddrinfo2`. */
export async function findLocators(node: Node, nodeId: NodeId, signal: AbortSignal): Promise<SocketAddress[]> {
  const [entry] = await getaddrinfo2(nodeId.text, null, { node, signal, first: true });
  return entry?.kind === 'node' ? reachable(node, entry) : [];
}

function found(node: Node, target: Target, entry: NodeEntry): FoundTarget {
  return { ...target, nodeId: entry.nodeId, locators: reachable(node, entry) };
}

/**
 * A record is its node's word: it has nobody look into networks that are only this node's.
 */
function reachable(node: Node, entry: NodeEntry): SocketAddress[] {
  const links = endpointOf(node).locatorLinks;
  const locators = entry.locators
    .map(({ address, port, family }) => socketAddress(family === 'IPv4' ? 4 : 6, address, port))
    .filter((address) => links.some((link) => reaches(link, address)));
  if (locators.length > 0) return locators;
  const told = entry.locators.map(({ address }) => address).join(', ');
  const what = told === '' ? 'says that it is nowhere now' : `is at ${told}, which this node does not reach`;
  throw new KamoError('ERR_KAMO_NO_LOCATOR', `${entry.nodeId.text} ${what}`);
}

/** By native mode, where there is such. */
function ordinary(node: Node, options: KamoConnectOptions, entry: AddressEntry | undefined): FoundTarget {
  const address = entry?.kind === 'host' ? entry.address : '';
  const { locators = [], ...target } = parseTarget({ ...options, node, host: address });
  return { ...target, locators };
}
