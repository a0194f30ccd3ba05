import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { InvalidArgumentError } from 'commander';
import { AGENT_PORT } from '../directory/constants.ts';
import { formatIpAddress, parseIpAddress } from '../wire/ip-address.ts';
import { type NodeId, parseGeneralizedId, parseNodeId } from '../wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { CommandError, EXIT } from './exit-codes.ts';

/** An agent as it is written: host, and a port unless it is the usual one. */
export interface AgentName {
  readonly host: string;
  readonly port: number;
}

/** `host`, `host:port`, `address`, `address:port`, `[address]:port`. */
export function parseAgentName(text: string): AgentName {
  const match = isIP(text) === 6 ? [text, text] : /^(?:\[([^\]]+)\]|([^:[\]/\s]+))(?::(\d{1,5}))?$/.exec(text);
  const host = match?.[1] ?? match?.[2] ?? '';
  const port = match?.[3] === undefined ? AGENT_PORT : Number(match[3]);
  if (host === '' || port < 1 || port > 65_535 || (match?.[0]?.startsWith('[') && isIP(host) !== 6)) {
    throw new InvalidArgumentError(
      `Expected HOST or HOST:PORT, as agent.example:${AGENT_PORT} or [2001:db8::1]:${AGENT_PORT}.`,
    );
  }
  return { host, port };
}

/** The agents of the command line, else those of KAMO_AGENT (separated by commas); their names are looked up. */
export async function resolveAgents(
  given: readonly AgentName[] | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<SocketAddress[]> {
  const names = given ?? (environment['KAMO_AGENT'] ?? '').split(',').filter(Boolean).map(parseAgentName);
  if (names.length === 0) {
    throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', 'which agent? --agent HOST[:PORT] names it, or KAMO_AGENT');
  }
  return await Promise.all(names.map(resolve));
}

/** A node by its ID or generalized ID. */
export function parseNode(text: string): NodeId {
  for (const parsed of [parseNodeId(text), parseGeneralizedId(text)]) if (parsed.ok) return parsed.value;
  throw new InvalidArgumentError('Expected a node ID (xxxx:xxxx:xxxx:xxxx) or a generalized ID (fd4b:616d:6f00:0:…).');
}

async function resolve({ host, port }: AgentName): Promise<SocketAddress> {
  const literal = parseIpAddress(host);
  if (literal.ok) {
    const { family, bytes } = literal.value;
    return socketAddress(family, formatIpAddress(family, bytes, 0), port);
  }
  try {
    const { address, family } = await lookup(host);
    return socketAddress(family === 6 ? 6 : 4, address, port);
  } catch (error) {
    throw new CommandError(EXIT.unreachable, 'ENOTFOUND', `there is no address of the agent ${host}`, { cause: error });
  }
}
