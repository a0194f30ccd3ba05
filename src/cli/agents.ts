import { once } from 'node:events';
import { connect } from 'node:net';
import { type Command, InvalidArgumentError } from 'commander';
import { AGENT_PORT } from '../directory/constants.ts';
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

/** Who is asked where nobody is named, for the help. */
export const DEFAULT_AGENTS = 'default: those of KAMO_AGENTS, else the one on this machine';

/** `--agent`, for a verb that opens a node. */
export function withAgents(command: Command): Command {
  return command.option(
    '--agent <host:port>',
    `a Location Agent, which knows where nodes are; repeatable; ${DEFAULT_AGENTS}`,
    collect(parseAgentName),
  );
}

/** Where the agent on this machine is, if there is one: `kamo agent` without more listens there. */
const LOCAL_HOSTS = ['127.0.0.1', '::1'];
/** On loopback an agent answers at once, or is busy; ms. */
const LOCAL_PATIENCE = 500;

/** The agents that are named, on the command line or in KAMO_AGENTS; undefined: nobody has said anything. */
export function namedAgents(
  given: readonly AgentName[] | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): readonly AgentName[] | undefined {
  if (given !== undefined || environment['KAMO_AGENTS'] === undefined) return given;
  try {
    return parseAgents(undefined, environment);
  } catch (error) {
    throw asCommandError(error, 'no agent');
  }
}

/** Those that are named, else the one on this machine, if there is one. */
export async function agentsHere(given: readonly AgentName[] | undefined): Promise<readonly AgentName[] | undefined> {
  const named = namedAgents(given);
  if (named !== undefined) return named;
  const local = await localAgent();
  return local === null ? undefined : [local];
}

/** The agent on this machine, which takes connections there; null: there is none. */
export async function localAgent(port: number = AGENT_PORT): Promise<AgentName | null> {
  const found = await Promise.all(LOCAL_HOSTS.map((host) => takesConnections(host, port)));
  const host = LOCAL_HOSTS.find((_, i) => found[i]);
  return host === undefined ? null : { host, port };
}

async function takesConnections(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(LOCAL_PATIENCE) });
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

/** The agents of the command line, else those of KAMO_AGENTS (separated by commas), else none; their names are looked up. */
export async function chosenAgents(
  given: readonly AgentName[] | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<SocketAddress[]> {
  try {
    return await findAgents(namedAgents(given, environment) ?? []);
  } catch (error) {
    throw asCommandError(error, 'no agent');
  }
}

/** The same, or the one on this machine where nobody is named. */
export async function foundAgents(
  given: readonly AgentName[] | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  local: typeof localAgent = localAgent,
): Promise<SocketAddress[]> {
  if (namedAgents(given, environment) !== undefined) return await chosenAgents(given, environment);
  const here = await local();
  return here === null ? [] : await findAgents([here]);
}

/** The same, of which there has to be one. */
export async function resolveAgents(...from: Parameters<typeof foundAgents>): Promise<SocketAddress[]> {
  const agents = await foundAgents(...from);
  if (agents.length > 0) return agents;
  throw noAgent();
}

/** @param more who has none either */
export function noAgent(more = NONE_HERE): CommandError {
  return new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', `which agent? ${NO_AGENT}; ${more}`);
}

/** What to do where nobody is named and nobody found. */
export const NO_AGENT = '--agent HOST[:PORT] names one, or KAMO_AGENTS';
export const NONE_HERE = 'none runs on this machine ("kamo agent")';

/** Why an agent has not taken a record, for people. */
export function refusalText(reason: string): string {
  return REFUSALS[reason] ?? reason;
}

const REFUSALS: Readonly<Record<string, string>> = {
  'timed-out': 'it does not answer',
  'bad-answer': 'what answers is no agent',
  expired: 'to its clock the record has expired; is the clock of this host behind?',
  'from-future': 'to its clock the record is from the future; is the clock of this host ahead?',
  'older-sequence': 'it has a newer record of this node; is the identity in use elsewhere?',
  busy: 'it is busy',
  unavailable: 'its store does not answer',
  full: 'it has no room for another node',
};

/** A node by its ID or generalized ID. */
export function parseNode(text: string): NodeId {
  for (const parsed of [parseNodeId(text), parseGeneralizedId(text)]) if (parsed.ok) return parsed.value;
  throw new InvalidArgumentError('Expected a node ID (xxxx:xxxx:xxxx:xxxx) or a generalized ID (fd4b:616d:6f00:0:…).');
}
