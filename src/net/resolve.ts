import { type LookupAddress, promises } from 'node:dns';
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import { inspect } from 'node:util';
import type { KnownRecord } from '../directory/client-types.ts';
import { MAX_AGENTS } from '../directory/constants.ts';
import { formatGeneralizedId, type NodeId, parseGeneralizedId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { orderAddresses } from './address-order.ts';
import { AgentClient, type LookupOptions } from './agent-client.ts';
import { invalid } from './arguments.ts';
import { defaultNode } from './default-node.ts';
import { DnsNames, nodesAmong } from './dns-names.ts';
import { KamoError } from './errors.ts';
import { foundAddresses } from './host-target.ts';
import { isHostName, literalOf, withoutBrackets } from './literal.ts';
import { checkFunction, checkSignal, misuse } from './misuse.ts';
import { agentsOf, endpointOf, type Node } from './node.ts';
import { portOf } from './services.ts';

/** What is wanted of a name. */
export interface ResolveHints {
  /** Whose agents are asked, and from whose addresses the order follows. Default: the node of the process. */
  readonly node?: Node;
  /** `node`: nodes alone; 4 or 6: ordinary hosts alone, of that family. Default 0: all. */
  readonly family?: 0 | 4 | 6 | 'node';
  /** Only what is an address or an ID by itself. Default false. */
  readonly numericHost?: boolean;
  /** As in `net.connect`, in place of the DNS: gives addresses, generalized IDs among them. */
  readonly lookup?: NameLookup;
  /** Servers of DNS, as `dns.getServers()` has them, which is the default. */
  readonly servers?: readonly string[];
  /**
   * Take the first true record of a node, as `connect` does, which hears of newer ones later. Default: where agents disagree,
   * the newest that comes within 40 ms of it.
   */
  readonly first?: boolean;
  /** Aborting it ends the search: it rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/** As `dns.lookup`. */
export type NameLookup = (
  host: string,
  options: { readonly all: true; readonly family: 0 },
  found: (error: Error | null, address?: unknown, family?: unknown) => void,
) => void;

/** Where a node is. */
export interface FoundLocator {
  readonly address: string;
  /** UDP port. */
  readonly port: number;
  readonly family: 'IPv4' | 'IPv6';
  /** 0..65535; higher is preferred. */
  readonly preference: number;
}

/** A node that a name stands for. */
export interface NodeEntry {
  readonly kind: 'node';
  readonly nodeId: NodeId;
  readonly generalizedId: string;
  /** Service port; 0: none was named. */
  readonly port: number;
  /** The preferred one first. */
  readonly locators: readonly FoundLocator[];
  /** Who says that the name is this node: nobody had to, the DNS, which is believed unsigned, or the caller's `lookup`. */
  readonly idSource: 'literal' | 'dns' | 'lookup';
  /** Who has told the locators; what an agent tells is signed by the node. */
  readonly locatorSource: 'agent' | 'dns';
}

/** An ordinary host that a name stands for. */
export interface HostEntry {
  readonly kind: 'host';
  readonly address: string;
  readonly family: 4 | 6;
  /** 0: none was named. */
  readonly port: number;
}

/** One thing that a name stands for; `kind` tells which. */
export type AddressEntry = NodeEntry | HostEntry;

/**
 * What a name stands for: nodes, with where they are now, and behind them ordinary hosts; the preferred one first. `host` is a
 * node ID, a generalized ID, an IP address or a name; `service` a port or the name of one, null for none. Rejects like
 * `dns.lookup`, with `ENOTFOUND` (`ERR_KAMO_NOT_FOUND`), `EAI_AGAIN` (`ERR_KAMO_AGENT`: no agent has answered) or what the
 * system says; `syscall` is `getaddrinfo2`. LIN6's getaddrinfo2, RFC 6742, RFC 6724.
 */
export async function getaddrinfo2(
  host: string,
  service: string | number | null = null,
  hints: ResolveHints = {},
): Promise<AddressEntry[]> {
  if (typeof host !== 'string' || host === '') throw invalid('host', 'a node, an address or a name', host);
  const port = await portOf(service);
  if (port === undefined) throw invalid('service', 'a port or the name of a service', service);
  const { family, numericHost = false } = checkHints(hints);
  const search: Search = { host, port, hints };
  const literal = literalOf(host);
  if (literal !== undefined) {
    if (typeof literal === 'object')
      return family === 4 || family === 6 ? nothing(host) : [await find(search, literal)];
    return family === 0 || family === literal
      ? [{ kind: 'host', address: withoutBrackets(host), family: literal, port }]
      : nothing(host);
  }
  const name = domainToASCII(host.replace(/\.$/, ''));
  if (numericHost || !isHostName(name)) return nothing(host);
  return await byName({ ...search, host: name });
}

function checkHints(hints: ResolveHints): ResolveHints & { readonly family: 0 | 4 | 6 | 'node' } {
  if (typeof hints !== 'object' || hints === null) throw invalid('hints', 'an object', hints);
  const { node, lookup, signal, family = 0 } = hints;
  if (node !== undefined) endpointOf(node);
  if (lookup !== undefined) checkFunction(lookup, 'hints.lookup');
  if (signal !== undefined) checkSignal(signal, 'hints.signal');
  if (!FAMILIES.includes(family)) throw invalid('hints.family', `one of ${FAMILIES.join(', ')}`, family);
  return { ...hints, family };
}

const FAMILIES: readonly unknown[] = [0, 4, 6, 'node'];

interface Search {
  readonly host: string;
  readonly port: number;
  readonly hints: ResolveHints;
}

async function byName(search: Search): Promise<AddressEntry[]> {
  const { host, hints } = search;
  const { family = 0, lookup, servers } = hints;
  const names = new DnsNames(servers);
  const wantsNodes = family === 0 || family === 'node';
  const [addresses, ids] = await Promise.all([
    family === 'node' && lookup === undefined
      ? []
      : settled(lookup === undefined ? ordinary(host) : asked(lookup, host)),
    wantsNodes && lookup === undefined ? names.nodeIds(host) : [],
  ]);
  const told = addresses instanceof Error ? [] : addresses;
  const found = await Promise.all([
    ...ids.map((id) => settled(find(search, id, 'dns', names))),
    ...(wantsNodes ? nodesAmong(told) : []).map((id) => settled(find(search, id, 'lookup'))),
  ]);
  const nodes = found.flatMap((entry) => (entry instanceof Error ? [] : [entry]));
  const hosts = told.flatMap(({ address, family: of }): HostEntry[] => {
    const wanted = (family === 0 || family === of) && (of === 4 || of === 6) && !parseGeneralizedId(address).ok;
    return wanted ? [{ kind: 'host', address, family: of as 4 | 6, port: search.port }] : [];
  });
  if (nodes.length + hosts.length > 0) return [...nodes, ...hosts];
  const failure = found.find((entry) => entry instanceof Error) ?? (addresses instanceof Error ? addresses : undefined);
  // Where the DNS does not answer the system's own error says more.
  const known =
    failure instanceof KamoError || (failure !== undefined && 'code' in failure && failure.code !== 'ENOTFOUND');
  if (known) throw failure;
  return nothing(host, failure);
}

/** The node with where it is: as its agents say, or those that the name has, or the DNS itself. */
async function find(
  { host, port, hints }: Search,
  nodeId: NodeId,
  idSource: NodeEntry['idSource'] = 'literal',
  names?: DnsNames,
): Promise<NodeEntry> {
  const base = { kind: 'node', nodeId, generalizedId: formatGeneralizedId(nodeId), port, idSource } as const;
  const { signal, first = false, node = await defaultNode() } = hints;
  const records: KnownRecord[] = [];
  const options: LookupOptions = {
    first,
    found: (each) => records.push(each),
    ...(signal === undefined ? {} : { signal }),
  };
  const own = agentsOf(node)?.lookup(nodeId, options) ?? noAgents(nodeId);
  const theirs = names === undefined ? [] : [askNamed(names, host, nodeId, options)];
  const known = await settled(Promise.any([own, ...theirs]));
  if (!(known instanceof Error)) {
    // The node's own agents, and the name's, know of it independently of each other.
    const newest = records.reduce((a, b) => (b.record.sequence > a.record.sequence ? b : a), known);
    return { ...base, locators: located(node, newest), locatorSource: 'agent' };
  }
  const places = (await names?.places('_kamo._udp', host)) ?? [];
  if (places.length === 0) throw known instanceof AggregateError ? known.errors[0] : known;
  const locators = places.map((place, i) => locatorOf(place, 65_535 - i));
  return { ...base, locators, locatorSource: 'dns' };
}

/** The agents that the name itself has, this once. */
async function askNamed(names: DnsNames, host: string, nodeId: NodeId, options: LookupOptions): Promise<KnownRecord> {
  const agents = await names.places('_kamo-agent._udp', host);
  if (agents.length === 0) return await noAgents(nodeId);
  const client = new AgentClient({ agents: agents.slice(0, MAX_AGENTS) });
  try {
    return await client.lookup(nodeId, options);
  } finally {
    client.close();
  }
}

/** By preference; where that is equal in the order of RFC 6724. */
function located(node: Node, { record }: KnownRecord): FoundLocator[] {
  const sources = node.locators().map(({ address }) => address);
  const { locators } = record;
  const order = orderAddresses(
    locators.map(({ address }) => address.address),
    sources,
  );
  return order
    .flatMap((index) => locators[index] ?? [])
    .sort((a, b) => b.preference - a.preference)
    .map(({ address, preference }) => locatorOf(address, preference));
}

function locatorOf({ address, port, family }: SocketAddress, preference: number): FoundLocator {
  return { address, port, family: family === 4 ? 'IPv4' : 'IPv6', preference };
}

async function ordinary(host: string): Promise<readonly LookupAddress[]> {
  return await promises.lookup(host, { all: true });
}

function isAddress(found: { address?: unknown }): found is LookupAddress {
  return typeof found.address === 'string' && isIP(found.address) !== 0;
}

function asked(lookup: NameLookup, host: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(host, { all: true, family: 0 }, (error, address, family) => {
      const addresses = foundAddresses(address, family);
      if (error) reject(error);
      else if (addresses.every(isAddress)) resolve(addresses);
      else
        reject(
          misuse('ERR_INVALID_IP_ADDRESS', `Invalid IP address: ${inspect(addresses.map((each) => each.address))}`),
        );
    });
  });
}

/** What it resolves to, or the error that it rejects with. */
async function settled<Value>(promise: Promise<Value>): Promise<Value | Error> {
  try {
    return await promise;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function noAgents(nodeId: NodeId): Promise<never> {
  throw new KamoError('ERR_KAMO_NO_LOCATOR', `no agent is there to be asked for ${nodeId.text}`);
}

function nothing(host: string, cause?: unknown): never {
  const details = { syscall: 'getaddrinfo2', hostname: host, ...(cause === undefined ? {} : { cause }) };
  throw new KamoError('ERR_KAMO_NOT_FOUND', `nothing is found of the name ${host}`, details);
}
