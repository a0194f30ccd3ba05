import { type Command, InvalidArgumentError } from 'commander';
import { AGENT_FORM, type AgentName, findAgents, parseAgents, readAgentName } from '../net/agent-names.ts';
import { type NodeId, parseGeneralizedId, parseNodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { collect } from './arguments.ts';
import { asCommandError, CommandError, EXIT } from './exit-codes.ts';

/** An agent, as the command line has it. */
export function parseAgentName(text: string): AgentName {
  const agent = readAgentName(text);
  if (agent === null) throw new InvalidArgumentError(`Expected ${AGENT_FORM}.`);
  return agent;
}

/** `--agent`, for a verb that opens a node. */
export function withAgents(command: Command): Command {
  return command.option(
    '--agent <host:port>',
    'a Location Agent, which knows where nodes are; repeatable; default: those of KAMO_AGENTS',
    collect(parseAgentName),
  );
}

/** Whether any agent is named, on the command line or in KAMO_AGENTS. */
export function namesAgents(given: readonly AgentName[] | undefined): boolean {
  return given !== undefined || (process.env['KAMO_AGENTS'] ?? '') !== '';
}

/** The agents of the command line, else those of KAMO_AGENTS (separated by commas), else none; their names are looked up. */
export async function chosenAgents(
  given: readonly AgentName[] | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<SocketAddress[]> {
  try {
    return await findAgents(given ?? parseAgents(undefined, environment));
  } catch (error) {
    throw asCommandError(error, 'no agent');
  }
}

/** The same, of which there has to be one. */
export async function resolveAgents(
  given: readonly AgentName[] | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<SocketAddress[]> {
  const agents = await chosenAgents(given, environment);
  if (agents.length > 0) return agents;
  throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', 'which agent? --agent HOST[:PORT] names it, or KAMO_AGENTS');
}

/** A node by its ID or generalized ID. */
export function parseNode(text: string): NodeId {
  for (const parsed of [parseNodeId(text), parseGeneralizedId(text)]) if (parsed.ok) return parsed.value;
  throw new InvalidArgumentError('Expected a node ID (xxxx:xxxx:xxxx:xxxx) or a generalized ID (fd4b:616d:6f00:0:…).');
}
