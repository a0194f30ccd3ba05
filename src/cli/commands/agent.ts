import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { AGENT_PORT } from '../../agent/constants.ts';
import { openStore, parseStoreName } from '../../agent/open-store.ts';
import { AgentServer, DEFAULT_LISTEN } from '../../agent/server.ts';
import { type SocketAddress, socketAddress } from '../../wire/socket-address.ts';
import { type AgentConfig, readAgentConfig } from '../agent-config.ts';
import { collect, parseInteger, parseSocketAddress } from '../arguments.ts';
import { asCommandError, CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { untilSignal } from '../signals.ts';
import type { RunVerb } from '../verb.ts';

interface AgentFlags {
  readonly config?: string;
  readonly listen?: readonly SocketAddress[];
  readonly store?: string;
  readonly capacity?: number;
}

/** `kamo agent`: a Location Agent. */
export function agentCommand(parent: Command, run: RunVerb): void {
  parent
    .command('agent')
    .description('run a Location Agent: nodes register with it where they are, others look them up')
    .option(
      '--listen <address:port>',
      `where to listen, by UDP and TCP; repeatable; default: port ${AGENT_PORT} of all addresses`,
      collect(listenAddress),
    )
    .option('--store <store>', `memory, level:FOLDER or redis:URL; default: level:${defaultFolder()}`)
    .option('--capacity <nodes>', 'nodes that memory and folder hold', (text) => parseInteger(text, 1, 1e9))
    .option('--config <file>', 'a file of JSON that says the same; flags go before it')
    .action(async (flags: AgentFlags) => {
      await run((output) => agent(flags, output));
    });
}

async function agent(flags: AgentFlags, output: Output): Promise<ExitCode> {
  const config: AgentConfig = flags.config === undefined ? {} : await readAgentConfig(flags.config);
  const listen = flags.listen ?? config.listen?.map(configured) ?? DEFAULT_LISTEN;
  const name = flags.store ?? config.store ?? `level:${defaultFolder()}`;
  const store = await open(name, flags.capacity ?? config.capacity);
  const key = config.cookieKey === undefined ? {} : { cookieKey: new Uint8Array(Buffer.from(config.cookieKey, 'hex')) };
  const server = await AgentServer.open({ store, listen, ...key }).catch(async (error: unknown) => {
    await store.close();
    throw asCommandError(error, 'cannot listen');
  });
  try {
    return await untilSignal(() => {
      for (const { family, address, port } of server.addresses()) {
        const place = family === 6 ? `[${address}]:${port}` : `${address}:${port}`;
        output.notice({ event: 'listening', address, port, store: name }, `agent on ${place}, records in ${name}`);
      }
    });
  } finally {
    await server.close();
    const counters = Object.fromEntries(Object.entries(server.counters()).filter(([, count]) => count > 0));
    const text = Object.entries(counters).map(([what, count]) => `${what} ${count}`);
    output.result({ counters }, text.length > 0 ? text.join('  ') : 'nothing came');
  }
}

async function open(text: string, capacity: number | undefined): ReturnType<typeof openStore> {
  const name = parseStoreName(text);
  if (name === null) {
    throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', `--store ${text}: expected memory, level:FOLDER or redis:URL`);
  }
  try {
    if (name.kind === 'level') await mkdir(name.folder, { recursive: true, mode: 0o700 });
    return await openStore(name, capacity);
  } catch (cause) {
    throw new CommandError(EXIT.setup, 'ERR_KAMO_STORE', `cannot open ${text}: ${why(cause)}`, { cause });
  }
}

/** The innermost reason says most: in use, not allowed, no such package. */
function why(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

function listenAddress(text: string): SocketAddress {
  const { family, address, port } = parseSocketAddress(text, true);
  return socketAddress(family, address, port === 0 && !/(\]|\.\d+):0$/.test(text) ? AGENT_PORT : port);
}

function configured(text: string): SocketAddress {
  try {
    return listenAddress(text);
  } catch (cause) {
    throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', `listen: ${text} is no ADDRESS:PORT`, { cause });
  }
}

/** `$XDG_STATE_HOME/kamo/agent`, else `~/.local/state/kamo/agent` (XDG Base Directory 0.8). */
function defaultFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const given = environment['XDG_STATE_HOME'];
  const folder = given?.startsWith('/') ? given : join(homedir(), '.local', 'state');
  return join(folder, 'kamo', 'agent');
}
