import { once } from 'node:events';
import { domainToASCII } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import { recordToJson } from '../../agent/json.ts';
import { AgentClient } from '../../net/agent-client.ts';
import type { AgentName } from '../../net/agent-names.ts';
import { isHostName, literalOf } from '../../net/literal.ts';
import { formatGeneralizedId, type NodeId } from '../../wire/node-id.ts';
import { type SocketAddress, showAddress, socketAddress } from '../../wire/socket-address.ts';
import { DEFAULT_AGENTS, foundAgents, noAgent, parseAgentName, resolveAgents } from '../agents.ts';
import { collect, parseNumber } from '../arguments.ts';
import { asCommandError, CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import { loadIdentity } from '../identity.ts';
import { findNamed, type Named } from '../names.ts';
import type { Output } from '../output.ts';
import { untilSignal } from '../signals.ts';
import type { RunVerb } from '../verb.ts';

interface LookupFlags {
  readonly agent?: readonly AgentName[];
  readonly identity?: string;
  readonly watch?: boolean;
  readonly timeout: number;
}

type Known = Awaited<ReturnType<AgentClient['lookup']>>;

/** `kamo lookup`: where a node is. */
export function lookupCommand(verb: Command, run: RunVerb): void {
  verb
    .argument('<node>', 'node ID, generalized ID or name', parseAsked)
    .option('--agent <host:port>', `an agent to ask; repeatable; ${DEFAULT_AGENTS}`, collect(parseAgentName))
    .option('--identity <file>', 'sign the question, for a record that only some may read')
    .option('--watch', 'stay, and print each newer record')
    .option('--timeout <s>', 'give up after this', (text) => parseNumber(text, 0.1, 3600, 'seconds'), 10)
    .action(async (asked: NodeId | string, flags: LookupFlags) => {
      await run((output) => lookup(asked, flags, output));
    });
}

async function lookup(node: NodeId | string, flags: LookupFlags, output: Output): Promise<ExitCode> {
  const signal = AbortSignal.timeout(flags.timeout * 1000);
  const identity = flags.identity === undefined ? undefined : await loadIdentity(flags.identity);
  let client: AgentClient | undefined;
  try {
    const asked = await orAborted(typeof node === 'string' ? byName(node, flags) : byId(node, flags), signal);
    const { agents } = asked;
    client =
      agents.length === 0
        ? undefined
        : new AgentClient({ agents, ...(identity === undefined ? {} : { identity, signed: true }) });
    if (flags.watch && client !== undefined) return await watch(client, asked.nodes, output);
    await tell(client, asked, signal, output);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      throw new CommandError(EXIT.timeout, 'ETIMEDOUT', `no answer within ${flags.timeout} s`);
    }
    throw asCommandError(error, 'cannot look it up');
  } finally {
    client?.close();
  }
}

async function watch(client: AgentClient, nodes: readonly NodeId[], output: Output): Promise<ExitCode> {
  return await untilSignal(() => {
    client.on('changed', (_: NodeId, known: Known) => print(known, output));
    for (const node of nodes) client.subscribe(node);
  });
}

/** Prints the preferred node that is known; as `kamo connect` dials it. */
async function tell(client: AgentClient | undefined, asked: Named, signal: AbortSignal, output: Output): Promise<void> {
  const failures: unknown[] = [];
  for (const node of client === undefined ? [] : asked.nodes) {
    try {
      const known = await client?.lookup(node, { signal });
      if (known !== undefined) return print(known, output);
    } catch (error) {
      signal.throwIfAborted();
      failures.push(error);
    }
  }
  const [node] = asked.nodes;
  if (asked.places.length === 0 || node === undefined) throw failures[0];
  printPlaces(node, asked.places, output);
}

async function byId(node: NodeId, flags: LookupFlags): Promise<Named> {
  return { nodes: [node], agents: await resolveAgents(flags.agent), places: [] };
}

async function byName(name: string, flags: LookupFlags): Promise<Named> {
  const named = await findNamed(name, foundAgents(flags.agent));
  if (named.nodes.length === 0) {
    const why = 'the DNS has no NID record of it, and none of its addresses is a generalized ID';
    throw new CommandError(EXIT.unreachable, 'ERR_KAMO_NOT_FOUND', `${name} is no node: ${why}`);
  }
  if (named.agents.length === 0 && (flags.watch || named.places.length === 0)) throw noAgent(`${name} has none`);
  return named;
}

/** Settles as the promise does, or rejects as the signal has it. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = once(signal, 'abort').then(() => {
    throw signal.reason;
  });
  return await Promise.race([promise, aborted]);
}

function print({ record, verified }: Known, output: Output): void {
  const json = recordToJson(record, verified, Date.now());
  const locators = json.locators.map(({ family, address, port, preference, verified: heard }) => {
    const place = showAddress(socketAddress(family, address, port));
    return `locator         ${place}  preference ${preference}${heard ? '  heard from' : ''}`;
  });
  output.result(
    json,
    [
      ...namesOf(json),
      ...(locators.length > 0 ? locators : ['locator         none: it cannot be reached now']),
      `issued          ${json.issuedAt}, good for ${json.expiresIn} s more`,
    ].join('\n'),
  );
}

/** What the DNS says, which nobody has signed. */
function printPlaces(node: NodeId, places: readonly SocketAddress[], output: Output): void {
  const locators = places.map(({ family, address, port }) => ({ family, address, port }));
  const json = { nodeId: node.text, generalizedId: formatGeneralizedId(node), locatorSource: 'dns', locators };
  const lines = places.map((place) => `locator         ${showAddress(place)}`);
  output.result(json, [...namesOf(json), ...lines, 'no agent knows it: this is what the DNS says'].join('\n'));
}

function namesOf({ nodeId, generalizedId }: { readonly nodeId: string; readonly generalizedId: string }): string[] {
  return [`node ID         ${nodeId}`, `generalized ID  ${generalizedId}`];
}

/** A node ID, or a name as the DNS has it. */
function parseAsked(text: string): NodeId | string {
  const literal = literalOf(text);
  if (typeof literal === 'object') return literal;
  const name = literal === undefined ? domainToASCII(text.replace(/\.$/, '')) : '';
  if (isHostName(name)) return name;
  throw new InvalidArgumentError(
    'Expected a node ID, as 2034:5678:9abc:def0, a generalized ID, as fd4b:616d:6f00:0:2034:5678:9abc:def0, or a name.',
  );
}
