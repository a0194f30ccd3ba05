import { once } from 'node:events';
import { createSocket } from '../../net/dgram-socket.ts';
import type { Node } from '../../net/node.ts';
import type { RegisteredEvent, RegisterFailedEvent } from '../../net/node-agents.ts';
import { createServer, type Server } from '../../net/server.ts';
import type { KamoSocket } from '../../net/socket.ts';
import { type SocketAddress, showAddress, socketAddress } from '../../wire/socket-address.ts';
import { chosenAgents, refusalText } from '../agents.ts';
import { couple, SOCKET_BUFFERS, StandardStreams, Witness } from '../couple.ts';
import { LineExchange } from '../datagrams.ts';
import { asCommandError, CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import { chooseIdentity } from '../identity.ts';
import { nearbyLocals, withAnnouncements } from '../locators.ts';
import { nativeOptions, pureOptions } from '../native.ts';
import type { Output } from '../output.ts';
import { untilSignal } from '../signals.ts';
import type { TransferFlags } from '../transfer.ts';
import { openNode } from './open-node.ts';

export interface ListenFlags extends TransferFlags {
  readonly locator?: readonly SocketAddress[];
  readonly keep?: boolean;
}

/** Opens a node, and couples its connections with stdin and stdout, or its messages. */
export async function listen(flags: ListenFlags, output: Output): Promise<ExitCode> {
  const native = nativeOptions(flags);
  const pure = pureOptions(flags);
  const agents = await chosenAgents(flags.agent);
  const locals = flags.locator ?? (agents.length > 0 ? nearbyLocals(agents) : []);
  const locators = locals === undefined ? undefined : withAnnouncements(locals, flags.announce, '--locator');
  const identity = await chooseIdentity(flags.identity, false);
  const { congestion } = flags;
  const node = await openNode({ agents, locators, native, pure, identity, congestion }, 'cannot listen');
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
    return await serve(server, flags.keep ?? false, output, () => tell(node, flags, agents, output));
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
    return await exchange.run(() => tell(node, flags, agents, output, ' -u'));
  } finally {
    socket.close();
    await node.close();
  }
}

/** From when an agent knows the node it can be dialled by its ID alone; until then why one does not, each reason once. */
function tellAgents(node: Node, output: Output): void {
  const known = new Set<string>();
  const told = new Set<string>();
  node.on('register-failed', ({ agent, reason }: RegisterFailedEvent) => {
    if (known.has(agent) || told.has(`${agent} ${reason}`)) return;
    told.add(`${agent} ${reason}`);
    output.notice({ event: 'register-failed', agent, reason }, `not registered with ${agent}: ${refusalText(reason)}`);
  });
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

function tell(node: Node, flags: ListenFlags, agents: readonly SocketAddress[], output: Output, more = ''): void {
  const { port } = flags;
  const onLoopback = flags.locator === undefined && nearbyLocals(agents) !== undefined;
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
      ...(onLoopback
        ? ['  on this machine only, as its agents are; to be reached from others name an agent by another address']
        : []),
      ...(prefixes.length === 0
        ? []
        : [`  kamo connect${more} ${nodeId} --port ${port} ${prefixes.map((p) => `--locator ${p}`).join(' ')}`]),
      ...hosts.map((address) => `  any TCP client: ${address} port ${port}, by ${native?.device}`),
    ].join('\n'),
  );
}
