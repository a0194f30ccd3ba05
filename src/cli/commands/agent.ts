import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { DnsServer } from '../../agent/dns-server.ts';
import { HttpDoor } from '../../agent/http-door.ts';
import { openStore, parseStoreName, showStoreName } from '../../agent/open-store.ts';
import { AgentServer, DEFAULT_LISTEN } from '../../agent/server.ts';
import { AGENT_PORT } from '../../directory/constants.ts';
import { type SocketAddress, socketAddress } from '../../wire/socket-address.ts';
import { type AgentConfig, readAgentConfig, wrongConfig } from '../agent-config.ts';
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

/** What is not installed with kamo, or may have failed to be. */
const STORE_PACKAGES = { level: 'classic-level', redis: 'redis' } as const;

type Store = Awaited<ReturnType<typeof openStore>>;

/** `kamo agent`: a Location Agent. */
export function agentCommand(verb: Command, run: RunVerb): void {
  verb
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
  const file = flags.config ?? '';
  const listen =
    flags.listen ??
    config.listen?.map((text, i) => configured(file, `listen.${i}`, text, listenAddress)) ??
    DEFAULT_LISTEN;
  const dns =
    flags.dns ??
    config.dns?.map((text, i) => configured(file, `dns.${i}`, text, (each) => listenAddress(each, DNS_PORT)));
  const http =
    flags.http ?? (config.http === undefined ? undefined : configured(file, 'http', config.http, httpAddress));
  const zone = flags.zone ?? config.zone;
  if (dns !== undefined && zone === undefined) {
    throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', '--dns needs --zone, the name that node IDs stand below');
  }
  if (zone !== undefined && dns === undefined) {
    throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', '--zone needs --dns, the address to answer resolvers at');
  }
  const text = flags.store ?? config.store ?? `level:${defaultFolder()}`;
  const store = await open(text, flags.capacity ?? config.capacity);
  const name = showStoreName(text);
  const key = config.cookieKey === undefined ? {} : { cookieKey: new Uint8Array(Buffer.from(config.cookieKey, 'hex')) };
  const server = await AgentServer.open({ store, listen, ...key }).catch(async (error: unknown) => {
    await store.close();
    throw asCommandError(error, 'cannot listen');
  });
  let front: DnsServer | undefined;
  let door: HttpDoor | undefined;
  let listening = false;
  const everything = (): Record<string, number> => ({ ...server.counters(), ...front?.counters() });
  try {
    if (dns !== undefined) front = await openFront(store, zone ?? '', dns);
    if (http !== undefined) door = await openDoor(store, http, everything, () => server.gauges());
    listening = true;
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
    if (listening) {
      const counters = Object.fromEntries(Object.entries(everything()).filter(([, count]) => count > 0));
      const counted = Object.entries(counters).map(([what, count]) => `${what} ${count}`);
      output.result({ counters }, counted.length > 0 ? counted.join('  ') : 'nothing came');
    }
  }
}

async function open(text: string, capacity: number | undefined): ReturnType<typeof openStore> {
  const name = parseStoreName(text);
  if (name === null) {
    throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', `store ${text}: expected memory, level:FOLDER or redis:URL`);
  }
  try {
    if (name.kind === 'level') await mkdir(name.folder, { recursive: true, mode: 0o700 });
    return await openStore(name, capacity);
  } catch (cause) {
    const missing = name.kind === 'memory' ? null : missingPackage(cause, 'this store', STORE_PACKAGES[name.kind]);
    if (missing !== null) throw missing;
    throw new CommandError(EXIT.setup, 'ERR_KAMO_STORE', `cannot open ${showStoreName(text)}: ${why(cause)}`, {
      cause,
    });
  }
}

/** The innermost reason says most: in use, not allowed, no such package. */
function why(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'LEVEL_LOCKED') {
    return `another process has it open (${error.cause.message})`;
  }
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
  const advice = `${what} needs the package ${name}: npm install ${name}`;
  return new CommandError(EXIT.setup, 'ERR_KAMO_SETUP', advice, { cause: error });
}

/** `8080` is 127.0.0.1:8080: who is asked for more has to say so. */
function httpAddress(text: string): SocketAddress {
  try {
    return parseSocketAddress(/^\d+$/.test(text) ? `127.0.0.1:${text}` : text, true);
  } catch {
    throw new InvalidArgumentError('Expected PORT or ADDRESS:PORT, as 8080, 127.0.0.1:8080 or [::1]:8080.');
  }
}

function listenAddress(text: string, usual = AGENT_PORT): SocketAddress {
  const { family, address, port } = parseSocketAddress(text, true);
  return socketAddress(family, address, port === 0 && !/(\]|\.\d+):0$/.test(text) ? usual : port);
}

/** An address in the configuration file, which names its place when it is none. */
function configured(file: string, place: string, text: string, parse: (text: string) => SocketAddress): SocketAddress {
  try {
    return parse(text);
  } catch (error) {
    throw wrongConfig(file, [`${place}: ${text}: ${error instanceof Error ? error.message : error}`]);
  }
}

/** `$XDG_STATE_HOME/kamo/agent`, else `~/.local/state/kamo/agent` (XDG Base Directory 0.8). */
function defaultFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const given = environment['XDG_STATE_HOME'];
  const folder = given?.startsWith('/') ? given : join(homedir(), '.local', 'state');
  return join(folder, 'kamo', 'agent');
}
