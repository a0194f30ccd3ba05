import type { Command } from 'commander';
import type { ClientOutput } from '../../directory/client-types.ts';
import { DEFAULT_TTL } from '../../directory/constants.ts';
import { AgentClient } from '../../net/agent-client.ts';
import type { AgentName } from '../../net/agent-names.ts';
import type { NodeId } from '../../wire/node-id.ts';
import { type SocketAddress, showAddress } from '../../wire/socket-address.ts';
import { DEFAULT_AGENTS, parseAgentName, parseNode, refusalText, resolveAgents } from '../agents.ts';
import { collect, parseInteger, parseNumber, parseSocketAddress } from '../arguments.ts';
import { asCommandError, CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import { loadIdentity } from '../identity.ts';
import type { Output } from '../output.ts';
import { untilSignal } from '../signals.ts';
import type { RunVerb } from '../verb.ts';

interface RegisterFlags {
  readonly agent?: readonly AgentName[];
  readonly locator: readonly SocketAddress[];
  readonly reader?: readonly NodeId[];
  readonly identity?: string;
  readonly ttl: number;
  readonly once?: boolean;
  readonly timeout: number;
}

type Registered = Extract<ClientOutput, { kind: 'registered' }>;
type Failed = Extract<ClientOutput, { kind: 'register-failed' }>;

/** Preference of the first locator; each further one has one less. */
const FIRST_PREFERENCE = 100;

/** `kamo register`: says at agents where this node is. */
export function registerCommand(verb: Command, run: RunVerb): void {
  verb
    .requiredOption(
      '--locator <address:port>',
      'where it can be reached; repeatable, up to 16, the preferred one first',
      collect(parseSocketAddress),
    )
    .option('--agent <host:port>', `an agent; repeatable; ${DEFAULT_AGENTS}`, collect(parseAgentName))
    .option('--reader <node>', 'only this node may look it up; repeatable, up to 16', collect(parseNode))
    .option('--identity <file>', 'who registers; default: your own identity')
    .option('--ttl <s>', 'how long the record is good', (text) => parseInteger(text, 1, 86_400), DEFAULT_TTL)
    .option('--once', 'leave once the first agent has it')
    .option('--timeout <s>', 'with --once, give up after this', (text) => parseNumber(text, 0.1, 3600, 'seconds'), 10)
    .action(async (flags: RegisterFlags) => {
      await run((output) => register(flags, output));
    });
}

async function register(flags: RegisterFlags, output: Output): Promise<ExitCode> {
  const agents = await resolveAgents(flags.agent);
  const identity = await loadIdentity(flags.identity);
  const client = new AgentClient({ agents, identity });
  const { locator, reader = null, ttl } = flags;
  const locators = locator.map((address, id) => {
    return { id, address, preference: Math.max(0, FIRST_PREFERENCE - id), lifetime: ttl, flags: 0 };
  });
  try {
    client.on('register-failed', ({ agent, reason }: Failed) => {
      output.notice(
        { event: 'register-failed', agent: name(agents[agent]), reason },
        `not registered with ${name(agents[agent])}: ${refusalText(reason)}`,
      );
    });
    return await untilSignal((end) => {
      const late = (): void => {
        output.error('ETIMEDOUT', `no agent has it after ${flags.timeout} s`);
        end(EXIT.timeout);
      };
      if (flags.once) setTimeout(late, flags.timeout * 1000).unref();
      client.on('registered', ({ agent, observed, sequence }: Registered) => {
        const facts = { agent: name(agents[agent]), nodeId: identity.nodeId.text, observed: name(observed) };
        const value = { event: 'registered', ...facts, sequence: sequence.toString(), ttl };
        const text = `${facts.agent}: ${facts.nodeId} is registered for ${ttl} s; seen from there as ${facts.observed}`;
        if (!flags.once) output.notice(value, text);
        else {
          output.result(value, text);
          end(EXIT.ok);
        }
      });
      client.register({ locators, ttl, readers: reader });
    });
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', error.message);
    throw asCommandError(error, 'cannot register');
  } finally {
    client.close();
  }
}

function name(address: SocketAddress | undefined): string {
  return address === undefined ? '?' : showAddress(address);
}
