import type { Command } from 'commander';
import { recordToJson } from '../../agent/json.ts';
import { AgentClient } from '../../net/agent-client.ts';
import type { AgentName } from '../../net/agent-names.ts';
import type { NodeId } from '../../wire/node-id.ts';
import { parseAgentName, parseNode, resolveAgents } from '../agents.ts';
import { collect, parseNumber } from '../arguments.ts';
import { asCommandError, CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import { loadIdentity } from '../identity.ts';
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
export function lookupCommand(parent: Command, run: RunVerb): void {
  parent
    .command('lookup')
    .description('where a node is, as it says itself: its record at Location Agents')
    .argument('<node>', 'node ID or generalized ID', parseNode)
    .option(
      '--agent <host:port>',
      'an agent to ask; repeatable; default: those of KAMO_AGENTS',
      collect(parseAgentName),
    )
    .option('--identity <file>', 'sign the question, for a record that only some may read')
    .option('--watch', 'stay, and print each newer record')
    .option('--timeout <s>', 'give up after this', (text) => parseNumber(text, 0.1, 3600, 'seconds'), 10)
    .action(async (node: NodeId, flags: LookupFlags) => {
      await run((output) => lookup(node, flags, output));
    });
}

async function lookup(node: NodeId, flags: LookupFlags, output: Output): Promise<ExitCode> {
  const agents = await resolveAgents(flags.agent);
  const identity = flags.identity === undefined ? undefined : await loadIdentity(flags.identity);
  const client = new AgentClient({ agents, ...(identity === undefined ? {} : { identity, signed: true }) });
  try {
    if (flags.watch) {
      return await untilSignal(() => {
        client.on('changed', (_: NodeId, known: Known) => print(known, output));
        client.subscribe(node);
      });
    }
    print(await client.lookup(node, { signal: AbortSignal.timeout(flags.timeout * 1000) }), output);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') {
      throw new CommandError(EXIT.timeout, 'ETIMEDOUT', `no answer within ${flags.timeout} s`);
    }
    throw asCommandError(error, 'cannot look it up');
  } finally {
    client.close();
  }
}

function print({ record, verified }: Known, output: Output): void {
  const json = recordToJson(record, verified, Date.now());
  const locators = json.locators.map(({ family, address, port, preference, verified: heard }) => {
    const place = family === 6 ? `[${address}]:${port}` : `${address}:${port}`;
    return `locator         ${place}  preference ${preference}${heard ? '  heard from' : ''}`;
  });
  output.result(
    json,
    [
      `node ID         ${json.nodeId}`,
      `generalized ID  ${json.generalizedId}`,
      ...(locators.length > 0 ? locators : ['locator         none: it cannot be reached now']),
      `issued          ${json.issuedAt}, good for ${json.expiresIn} s more`,
    ].join('\n'),
  );
}
