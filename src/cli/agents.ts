import { InvalidArgumentError } from 'commander';
import { AGENT_FORM, type AgentName, findAgents, parseAgents, readAgentName } from '../net/agent-names.ts';
import { type NodeId, parseGeneralizedId, parseNodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { asCommandError, CommandError, EXIT } from './exit-codes.ts';

/** An agent, as the command line has it. */
export function parseAgentName(text: string): AgentName {
  const agent = readAgentName(text);
  if (agent === null) throw new InvalidArgumentError(`Expected ${AGENT_FORM}.`);
  return agent;
}

/** The agents of the command line, else those of KAMO_AGENTS (separated by commas); their names are looked up. */
export async function resolveAgents(
  given: readonly AgentName[] | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<SocketAddress[]> {
  try {
    const names = given ?? parseAgents(undefined, environment);
    if (names.length > 0) return await findAgents(names);
  } catch (error) {
    throw asCommandError(error, 'no agent');
  }
  throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', 'which agent? --agent HOST[:PORT] names it, or KAMO_AGENTS');
}

/** A node by its ID or generalized ID. */
export function parseNode(text: string): NodeId {
  for (const parsed of [parseNodeId(text), parseGeneralizedId(text)]) if (parsed.ok) return parsed.value;
  throw new InvalidArgumentError('Expected a node ID (xxxx:xxxx:xxxx:xxxx) or a generalized ID (fd4b:616d:6f00:0:…).');
}
