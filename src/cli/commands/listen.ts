import { once } from 'node:events';
import type { Command } from 'commander';
import type { AgentName } from '../../net/agent-names.ts';
import { createSocket } from '../../net/dgram-socket.ts';
import { Node } from '../../net/node.ts';
import type { RegisteredEvent } from '../../net/node-agents.ts';
import { createServer, type Server } from '../../net/server.ts';
import type { KamoSocket } from '../../net/socket.ts';
import { type SocketAddress, showAddress, socketAddress } from '../../wire/socket-address.ts';
import { chosenAgents, withAgents } from '../agents.ts';
import {
  type Congestion,
  collect,
  type ProofMode,
  parseCongestion,
  parseInteger,
  parseProofMode,
  parseScheduleName,
  parseSocketAddress,
  type ScheduleName,
} from '../arguments.ts';
import { couple, SOCKET_BUFFERS, StandardStreams, Witness } from '../couple.ts';
import { demandStream, LineExchange, parseWait } from '../datagrams.ts';
import { asCommandError, CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import { chooseIdentity } from '../identity.ts';
import { type Announcement, nearbyLocals, parseAnnouncement, requireLocator, withAnnouncements } from '../locators.ts';
import { type NativeFlags, nativeOptions, pureOptions, withNative } from '../native.ts';
import type { Output } from '../output.ts';
import { untilSignal } from '../signals.ts';
import type { RunVerb } from '../verb.ts';

interface ListenFlags extends NativeFlags {
  readonly port: number;
  readonly locator?: readonly SocketAddress[];
  readonly agent?: readonly AgentName[];
  readonly announce?: readonly Announcement[];
  readonly identity?: string;
  readonly congestion?: Congestion;
  readonly schedule?: ScheduleName;
  readonly proof?: ProofMode;
  readonly keep?: boolean;
  readonly udp?: boolean;
  readonly wait?: number;
}

/** `kamo listen`: waits for a node, and couples the connection with stdin and stdout. */
export function listenCommand(parent: Command, run: RunVerb): void {
  const anyPort = (text: string): SocketAddress => parseSocketAddress(text, true);
  const command = parent
    .command('listen')
    .description('wait for a connection; print what it sends and answer with stdin')
    .option('--locator <address[:port]>', 'an address of this host to be reached at; repeatable', collect(anyPort))
    .option(
      '--announce <address:port|none>',
      'what peers are told in place of the --locator of the same place; repeatable',
      collect(parseAnnouncement),
    )
    .option('--port <n>', 'the service', (text) => parseInteger(text, 1, 65_535), 7)
    .option('--identity <file>', 'who to be; default: your own identity, or a fresh one')
    .option('--congestion <cubic|bbr>', 'congestion control of what is sent; default: cubic', parseCongestion)
    .option('--schedule <name>', 'how it goes by the paths; default: failover', parseScheduleName)
    .option(
      '--proof <before-data|early|deferred>',
      'what waits for the peer to prove its node ID; default: before-data',
      parseProofMode,
    )
    .option('-k, --keep', 'wait for the next connection when one has ended; with -u hear everybody')
    .option('-u, --udp', 'datagrams: each line is a message, to who has sent')
    .option('-w, --wait <seconds>', 'with -u: ends so long after the last message; default: never', parseWait);
  withNative(withAgents(command)).action(async (flags: ListenFlags) => {
    demandStream(command, flags);
    if (flags.native === undefined && pureOptions(flags) === undefined)
      requireLocator(command, flags.locator, flags.agent);
    await run((output) => listen(flags, output));
  });
}

async function listen(flags: ListenFlags, output: Output): Promise<ExitCode> {
  const native = nativeOptions(flags);
  const pure = pureOptions(flags);
  const agents = await chosenAgents(flags.agent);
  const locals = flags.locator ?? (agents.length > 0 ? nearbyLocals(agents) : []);
  const locators = locals === undefined ? undefined : withAnnouncements(locals, flags.announce, '--locator');
  const identity = await chooseIdentity(flags.identity);
  const node = await Node.open({
    agents: agents.map(showAddress),
    ...(locators === undefined ? {} : { locators }),
    ...(native === undefined ? {} : { native }),
    ...(pure === undefined ? {} : { pure }),
    ...(identity === undefined ? {} : { identity }),
    ...(flags.congestion === undefined ? {} : { transport: { congestion: flags.congestion } }),
  }).catch((error: unknown) => {
    throw asCommandError(error, 'cannot listen');
  });
  tellAgents(node, output);
  if (flags.udp) return await hear(node, flags, agents, output);
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, ...SOCKET_BUFFERS });
  // One at a time: there is one stdin and one stdout.
  server.maxConnections = 1;
  try {
    const { schedule, proof = 'before-data' } = flags;
    await once(server.listen({ node, port: flags.port, proof }), 'listening');
    server.on('connection', (socket: KamoSocket) => {
      if (schedule !== undefined) socket.setSchedule(schedule);
    });
    return await serve(server, flags.keep ?? false, output, () => tell(node, flags.port, agents, output));
  } finally {
    await node.close();
  }
}

/** Messages from nodes, and back. */
async function hear(
  node: Node,
  flags: ListenFlags,
  agents: readonly SocketAddress[],
  output: Output,
): Promise<ExitCode> {
  const { port, wait = Number.POSITIVE_INFINITY, keep = false, schedule } = flags;
  const socket = createSocket({ node, duplicate: schedule === 'redundant' });
  try {
    await once(socket.bind(port), 'listening').catch((error: unknown) => {
      throw asCommandError(error, 'cannot listen');
    });
    const exchange = new LineExchange(socket, { wait, listens: true, keep }, output);
    return await exchange.run(() => tell(node, port, agents, output, ' -u'));
  } finally {
    socket.close();
    await node.close();
  }
}

/** From when an agent knows the node it can be dialled by its ID alone. */
function tellAgents(node: Node, output: Output): void {
  const known = new Set<string>();
  node.on('registered', ({ agent, observed }: RegisteredEvent) => {
    if (known.has(agent)) return;
    known.add(agent);
    output.notice({ event: 'registered', agent, observed }, `registered with the agent ${agent}`);
  });
}

/** @param ready called when connections and signals are taken: whoever is told may send either at once */
async function serve(server: Server, keep: boolean, output: Output, ready: () => void): Promise<ExitCode> {
  const streams = new StandardStreams();
  let current: { socket: KamoSocket; witness: Witness } | undefined;
  let failure: unknown;
  const code = await untilSignal((end) => {
    server.on('connection', (socket: KamoSocket) => {
      const witness = new Witness(socket, output);
      current = { socket, witness };
      failure = undefined;
      const peer = socket.remoteAddress;
      output.notice({ event: 'accepted', peer }, `connection from ${peer ?? 'a node that has not proven its ID yet'}`);
      socket.once('proven', () => {
        const nodeId = socket.remoteAddress;
        output.notice({ event: 'proven', peer: nodeId }, `it is ${nodeId}`);
      });
      couple(socket, streams, !keep)
        .catch((error: unknown) => {
          failure = error;
        })
        .then(() => {
          current = undefined;
          witness.summarize(output);
          if (!keep) end(failure === undefined ? EXIT.ok : EXIT.failed);
          else if (failure instanceof CommandError) output.error(failure.code, failure.message);
        });
    });
    ready();
  });
  current?.witness.summarize(output);
  // Interrupted: the peer must not take what it has for everything.
  current?.socket.resetAndDestroy();
  streams.release();
  if (!keep && failure !== undefined) throw failure;
  return code;
}

function tell(node: Node, port: number, agents: readonly SocketAddress[], output: Output, more = ''): void {
  const locators = node
    .locators()
    .map(({ address, port: udpPort, family }) =>
      showAddress(socketAddress(family === 'IPv6' ? 6 : 4, address, udpPort)),
    );
  const { generalizedId } = node;
  const nodeId = node.nodeId.text;
  const native = node.native;
  const hosts = native?.addresses ?? [];
  const prefixes = node.pure?.prefixes ?? [];
  output.notice(
    {
      event: 'listening',
      nodeId,
      generalizedId,
      port,
      locators,
      ...(native === undefined ? {} : { device: native.device, addresses: hosts }),
      ...(node.pure === undefined ? {} : { prefixes }),
    },
    [
      `listening as ${nodeId} (${generalizedId}), port ${port}`,
      ...agents.map((agent) => `  kamo connect${more} ${nodeId} --port ${port} --agent ${showAddress(agent)}`),
      ...(locators.length === 0
        ? []
        : [
            `  kamo connect${more} ${nodeId} --port ${port} ${locators.map((locator) => `--locator ${locator}`).join(' ')}`,
          ]),
      ...(prefixes.length === 0
        ? []
        : [`  kamo connect${more} ${nodeId} --port ${port} ${prefixes.map((p) => `--locator ${p}`).join(' ')}`]),
      ...hosts.map((address) => `  any TCP client: ${address} port ${port}, by ${native?.device}`),
    ].join('\n'),
  );
}
