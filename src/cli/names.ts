/** What a name stands for, as `getaddrinfo2` has it (spec/agent.md, section 10), for verbs that ask before a node is opened. */
import { promises } from 'node:dns';
import { MAX_AGENTS } from '../directory/constants.ts';
import { DnsNames, nodesAmong } from '../net/dns-names.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';

export interface Named {
  /** The preferred one first; none: it is no node's name. */
  readonly nodes: readonly NodeId[];
  /** Who may know where they are: at most 8. */
  readonly agents: readonly SocketAddress[];
  /** Where the first one is, as the DNS says. */
  readonly places: readonly SocketAddress[];
}

/** @param own agents that are asked in any case, resolved meanwhile */
export async function findNamed(name: string, own: Promise<readonly SocketAddress[]>): Promise<Named> {
  const names = new DnsNames();
  const [asked, theirs, places, ids, addresses] = await Promise.all([
    own,
    names.places('_kamo-agent._udp', name),
    names.places('_kamo._udp', name),
    names.nodeIds(name),
    promises.lookup(name, { all: true }).catch(() => []),
  ]);
  const agents = [...new Map([...asked, ...theirs].map((each) => [each.key, each])).values()];
  return { nodes: [...ids, ...nodesAmong(addresses)], agents: agents.slice(0, MAX_AGENTS), places };
}
