import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { DnsServer } from '../../agent/dns-server.ts';
import { HttpDoor } from '../../agent/http-door.ts';
import { openStore, parseStoreName } from '../../agent/open-store.ts';
import { AgentServer, DEFAULT_LISTEN } from '../../agent/server.ts';
import { AGENT_PORT } from '../../directory/constants.ts';
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
  readonly dns?: readonly SocketAddress[];
  readonly zone?: string;
  readonly http?: SocketAddress;
}

/** RFC 1035, section 4.2. */
const DNS_PORT = 53;

type Store = Awaited<ReturnType<typeof openStore>>;

/** `kamo agent`: a Location Agent. */
export function agentCommand(parent: Command, run: RunVerb): void {
  parent
    .command('agent')
    .description('run a Location Agent: nodes register with it where they are, others look them up')
    .option(
      '--listen <address:port>',
      `where to listen, by UDP and TCP; repeatable; default: port ${AGENT_PORT} of all addresses`,
      collect((text) => listenAddress(text)),
    )
    .option('--store <store>', `memory, level:FOLDER or redis:URL; default: level:${defaultFolder()}`)
    .option('--capacity <nodes>', 'nodes that memory and folder hold', (text) => parseInteger(text, 1, 1e9))
    .option(
      '--dns <address:port>',
      `answer ordinary resolvers there, port ${DNS_PORT} unless named; repeatable; needs --zone`,
      collect((text) => listenAddress(text, DNS_PORT)),
    )
    .option('--zone <name>', 'the DNS zone whose names are node IDs')
    .option(
      '--http <port or address:port>',
      'records as JSON, /healthz and /metrics; a port alone: on loopback',
      httpAddress,
    )
    .option('--config <file>', 'a file of JSON that says the same; flags go before it')
    .action(async (flags: AgentFlags) => {
      await run((output) => agent(flags, output));
    });
}

async function agent(flags: AgentFlags, output: Output): Promise<ExitCode> {
  const config: AgentConfig = flags.config === undefined ? {} : await readAgentConfig(flags.config);
  const listen =
    flags.listen ?? config.listen?.map((text) => configured('listen', text, listenAddress)) ?? DEFAULT_LISTEN;
  const dns = flags.dns ?? config.dns?.map((text) => configured('dns', text, (each) => listenAddress(each, DNS_PORT)));
  const http = flags.http ?? (config.http === undefined ? undefined : configured('http', config.http, httpAddress));
  const zone = flags.zone ?? config.zone;
  if (dns !== undefined && zone === undefined) {
    throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', '--dns needs --zone, the name that node IDs stand below');
  }
  const name = flags.store ?? config.store ?? `level:${defaultFolder()}`;
  const store = await open(name, flags.capacity ?? config.capacity);
  const key = config.cookieKey === undefined ? {} : { cookieKey: new Uint8Array(Buffer.from(config.cookieKey, 'hex')) };
  const server = await AgentServer.open({ store, listen, ...key }).catch(async (error: unknown) => {
    await store.close();
    throw asCommandError(error, 'cannot listen');
  });
  let front: DnsServer | undefined;
  let door: HttpDoor | undefined;
  const everything = (): Record<string, number> => ({ ...server.counters(), ...front?.counters() });
  try {
    if (dns !== undefined) front = await openFront(store, zone ?? '', dns);
    if (http !== undefined) door = await openDoor(store, http, everything, () => server.gauges());
    return await untilSignal(() => {
      const tell = (event: string, what: string, { family, address, port }: SocketAddress, more = {}): void => {
        const place = family === 6 ? `[${address}]:${port}` : `${address}:${port}`;
        output.notice({ event, address, port, ...more }, what.replace('PLACE', place));
      };
      for (const each of server.addresses())
        tell('listening', `agent on PLACE, records in ${name}`, each, { store: name });
      for (const each of front?.addresses() ?? []) tell('dns', `DNS on PLACE for ${zone}`, each, { zone });
      if (door !== undefined) tell('http', 'HTTP on PLACE', door.address());
    });
  } finally {
    front?.close();
    door?.close();
    await server.close();
    const counters = Object.fromEntries(Object.entries(everything()).filter(([, count]) => count > 0));
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

async function openFront(store: Store, zone: string, listen: readonly SocketAddress[]): Promise<DnsServer> {
  try {
    return await DnsServer.open({ store, zone, listen });
  } catch (error) {
    if (error instanceof RangeError) throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', `--zone: ${error.message}`);
    throw missingPackage(error, 'DNS', 'dns-packet') ?? asCommandError(error, 'cannot listen for DNS');
  }
}

async function openDoor(
  store: Store,
  listen: SocketAddress,
  counters: () => Record<string, number>,
  gauges: AgentServer['gauges'],
): Promise<HttpDoor> {
  try {
    return await HttpDoor.open({ store, listen, counters, gauges: () => ({ ...gauges() }) });
  } catch (error) {
    throw missingPackage(error, 'HTTP', 'prom-client') ?? asCommandError(error, 'cannot listen for HTTP');
  }
}

function missingPackage(error: unknown, what: string, name: string): CommandError | null {
  if (!(error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')) return null;
  return new CommandError(EXIT.setup, 'ERR_KAMO_SETUP', `${what} needs the package ${name}`, { cause: error });
}

/** `8080` is 127.0.0.1:8080: who is asked for more has to say so. */
function httpAddress(text: string): SocketAddress {
  return /^\d{1,5}$/.test(text) ? parseSocketAddress(`127.0.0.1:${text}`, true) : parseSocketAddress(text, true);
}

function listenAddress(text: string, usual = AGENT_PORT): SocketAddress {
  const { family, address, port } = parseSocketAddress(text, true);
  return socketAddress(family, address, port === 0 && !/(\]|\.\d+):0$/.test(text) ? usual : port);
}

function configured(key: string, text: string, parse: (text: string) => SocketAddress): SocketAddress {
  try {
    return parse(text);
  } catch (cause) {
    throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', `${key}: ${text} is no ADDRESS:PORT`, { cause });
  }
}

/** `$XDG_STATE_HOME/kamo/agent`, else `~/.local/state/kamo/agent` (XDG Base Directory 0.8). */
function defaultFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const given = environment['XDG_STATE_HOME'];
  const folder = given?.startsWith('/') ? given : join(homedir(), '.local', 'state');
  return join(folder, 'kamo', 'agent');
}
