import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { AGENT_PORT, MAX_AGENTS } from '../directory/constants.ts';
import { MAX_READERS } from '../wire/agent-record.ts';
import { parseIpAddress } from '../wire/ip-address.ts';
import type { NodeId } from '../wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { invalid, parseNode } from './arguments.ts';
import { KamoError } from './errors.ts';

/** An agent as it is written: host, and a port unless it is the usual one. */
export interface AgentName {
  readonly host: string;
  readonly port: number;
}

/** What a name of an agent looks like. */
export const AGENT_FORM = `HOST or HOST:PORT, as agent.example:${AGENT_PORT} or [2001:db8::1]:${AGENT_PORT}`;

/** `host`, `host:port`, `address`, `address:port`, `[address]:port`; null for anything else. */
export function readAgentName(text: string): AgentName | null {
  const match = isIP(text) === 6 ? [text, text] : /^(?:\[([^\]]+)\]|([^:[\]/\s]+))(?::(\d{1,5}))?$/.exec(text);
  const host = match?.[1] ?? match?.[2] ?? '';
  const port = match?.[3] === undefined ? AGENT_PORT : Number(match[3]);
  const named = host !== '' && port >= 1 && port <= 65_535;
  return named && !(match?.[0]?.startsWith('[') && isIP(host) !== 6) ? { host, port } : null;
}

/** The agents that are named, checked; where none are, those of `KAMO_AGENTS`, separated by commas. */
export function parseAgents(
  value: unknown,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): AgentName[] {
  const given = value ?? (environment['KAMO_AGENTS'] ?? '').split(',').filter(Boolean);
  const name = value === undefined ? 'KAMO_AGENTS' : 'agents';
  if (!Array.isArray(given) || given.length > MAX_AGENTS)
    throw invalid(name, `an array of up to ${MAX_AGENTS} agents`, given);
  return Array.from(given, (text: unknown, i) => {
    const agent = typeof text === 'string' ? readAgentName(text.trim()) : null;
    if (agent === null) throw invalid(`${name}[${i}]`, AGENT_FORM, text);
    return agent;
  });
}

/** Who may read a node's records: node IDs or generalized IDs, each once; null, which is everybody, where they are left out. */
export function parseReaders(value: unknown): NodeId[] | null {
  if (value === undefined) return null;
  if (!Array.isArray(value) || value.length > MAX_READERS)
    throw invalid('readers', `an array of up to ${MAX_READERS} nodes`, value);
  const readers = Array.from(value, (each: unknown, i) => parseNode(each, `readers[${i}]`));
  return [...new Map(readers.map((each) => [each.text, each])).values()];
}

/** Where agents are. Their names are looked up; rejects with `ERR_KAMO_AGENT` when no address of any is found. */
export async function findAgents(names: readonly AgentName[]): Promise<SocketAddress[]> {
  const found = await Promise.allSettled(names.map(findAgent));
  const agents = found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const [failure] = found.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  if (agents.length > 0 || failure === undefined) return agents;
  const hosts = names.map(({ host }) => host).join(', ');
  throw new KamoError('ERR_KAMO_AGENT', `there is no address of ${hosts}`, { cause: failure, syscall: 'getaddrinfo' });
}

async function findAgent({ host, port }: AgentName): Promise<SocketAddress> {
  const literal = parseIpAddress(host);
  if (literal.ok) return socketAddress(literal.value.family, literal.value.text, port);
  const { address, family } = await lookup(host);
  return socketAddress(family === 6 ? 6 : 4, address, port);
}
