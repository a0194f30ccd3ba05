import { once } from 'node:events';
import { type Command, InvalidArgumentError } from 'commander';
import type { AgentName } from '../../net/agent-names.ts';
import { type Address, parseNode } from '../../net/arguments.ts';
import { createSocket } from '../../net/dgram-socket.ts';
import { isHostName } from '../../net/literal.ts';
import { Node } from '../../net/node.ts';
import { getaddrinfo2 } from '../../net/resolve.ts';
import { connect as dial } from '../../net/socket.ts';
import { parseIpAddress } from '../../wire/ip-address.ts';
import type { NodeId } from '../../wire/node-id.ts';
import { type SocketAddress, showAddress } from '../../wire/socket-address.ts';
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
import {
  type Announcement,
  nearbyLocals,
  parseAnnouncement,
  parseForeignLocator,
  requireLocator,
  withAnnouncements,
} from '../locators.ts';
import { type NativeFlags, nativeOptions, pureOptions, withNative } from '../native.ts';
import type { Output } from '../output.ts';
import { untilSignal } from '../signals.ts';
import type { RunVerb } from '../verb.ts';

interface ConnectFlags extends NativeFlags {
  readonly port: number;
  readonly locator?: readonly (SocketAddress | string)[];
  readonly agent?: readonly AgentName[];
  readonly local?: readonly SocketAddress[];
  readonly announce?: readonly Announcement[];
  readonly identity?: string;
  readonly congestion?: Congestion;
  readonly schedule?: ScheduleName;
  readonly proof?: ProofMode;
  readonly udp?: boolean;
  readonly wait?: number;
}

/** `kamo connect`: stdin to a node, and what it answers to stdout. */
export function connectCommand(parent: Command, run: RunVerb): void {
  const anyPort = (text: string): SocketAddress => parseSocketAddress(text, true);
  const command = parent
    .command('connect')
    .description('send stdin to a node and print what it sends')
    .argument(
      '<node>',
      'its node ID, generalized ID or name, or ID@ADDRESS:PORT; with --native any IP address',
      parsePeer,
    )
    .option('-u, --udp', 'datagrams: each line is a message')
    .option(
      '--locator <address:port>',
      'where the node is, if no agent is to be asked; with --interface the prefix of its router; repeatable',
      collect(parseForeignLocator),
    )
    .option('--port <n>', 'the service there', (text) => parseInteger(text, 1, 65_535), 7)
    .option('--local <address[:port]>', 'an address of this host to use; repeatable', collect(anyPort))
    .option(
      '--announce <address:port|none>',
      'what the node is told in place of the --local of the same place; repeatable',
      collect(parseAnnouncement),
    )
    .option('--identity <file>', 'who to be; default: your own identity, or a fresh one')
    .option('--congestion <cubic|bbr>', 'congestion control of what is sent; default: cubic', parseCongestion)
    .option('--schedule <name>', 'how it goes by the paths; default: failover', parseScheduleName)
    .option(
      '--proof <before-data|early|deferred>',
      'what waits for the peer to prove its node ID; default: before-data',
      parseProofMode,
    )
    .option('-w, --wait <seconds>', 'with -u: ends so long after the last line and message; default: 1', parseWait);
  withNative(withAgents(command)).action(async (peer: Peer, given: ConnectFlags) => {
    const locator = [...(given.locator ?? []), ...(peer.locator === undefined ? [] : [peer.locator])];
    const flags = locator.length === 0 ? given : { ...given, locator };
    demandStream(command, flags);
    if (peer.nodeId !== undefined) requireLocator(command, flags.locator, flags.agent);
    else if (peer.isName && flags.locator !== undefined)
      command.error(`error: ${peer.host} is a name: leave --locator out`);
    else if (!peer.isName && flags.native === undefined)
      command.error(`error: ${peer.host} is no node: reach it with --native`);
    await run((output) => connect(peer, flags, output));
  });
}

/** A node, or an ordinary host. */
interface Peer {
  readonly nodeId: NodeId | undefined;
  readonly host: string;
  readonly isName: boolean;
  /** As in ID@ADDRESS:PORT. */
  readonly locator?: SocketAddress;
}

async function connect(peer: Peer, flags: ConnectFlags, output: Output): Promise<ExitCode> {
  const identity = await chooseIdentity(flags.identity);
  const native = nativeOptions(flags);
  const pure = pureOptions(flags);
  const { nodeId, host, isName } = peer;
  const foreign = flags.locator ?? [];
  const agents = await chosenAgents(flags.agent);
  if (pure === undefined && foreign.some((locator) => typeof locator === 'string')) {
    throw new CommandError(EXIT.usage, 'usage', 'a prefix as --locator goes with --interface or --address');
  }
  const isNode = nodeId !== undefined || isName;
  const near = nearbyLocals(flags.locator ?? agents);
  const locals = flags.local ?? (isNode && pure === undefined ? near : []);
  const locators = locals === undefined ? undefined : withAnnouncements(locals, flags.announce, '--local');
  const node = await Node.open({
    agents: agents.map(showAddress),
    ...(native === undefined ? {} : { native }),
    ...(pure === undefined ? {} : { pure }),
    ...(identity === undefined ? {} : { identity }),
    ...(locators === undefined ? {} : { locators }),
    ...(flags.congestion === undefined ? {} : { transport: { congestion: flags.congestion } }),
  }).catch((error: unknown) => {
    throw asCommandError(error, 'cannot open the node');
  });
  if (flags.udp) return await exchange(node, peer, flags, output);
  const socket = dial({
    node,
    port: flags.port,
    ...(nodeId === undefined ? { host } : { nodeId }),
    ...(flags.locator === undefined ? {} : { locators: foreign }),
    allowHalfOpen: true,
    ...(flags.schedule === undefined ? {} : { schedule: flags.schedule }),
    ...(flags.proof === undefined ? {} : { proof: flags.proof }),
    ...SOCKET_BUFFERS,
  });
  const witness = new Witness(socket, output);
  const streams = new StandardStreams();
  let connected = false;
  let failure: unknown;
  const run = async (): Promise<void> => {
    await once(socket, 'connect').catch((error: unknown) => {
      throw asCommandError(error, 'no connection');
    });
    connected = true;
    output.notice(
      {
        event: 'connected',
        ...(nodeId === undefined ? { address: socket.remoteAddress ?? host } : { nodeId: nodeId.text }),
        localNodeId: node.nodeId.text,
      },
      `connected with ${host}${!isNode || socket.proven ? '' : ', which has not proven its ID yet'}`,
    );
    socket.once('proven', () => output.notice({ event: 'proven', peer: socket.remoteAddress }, `it is ${host}`));
    await couple(socket, streams, true);
  };
  const code = await untilSignal((end) => {
    run().then(
      () => end(EXIT.ok),
      (error: unknown) => {
        failure = error;
        end(EXIT.failed);
      },
    );
  });
  if (connected) witness.summarize(output);
  streams.release();
  // Interrupted: the peer must not take what it has for everything.
  socket.resetAndDestroy();
  await node.close();
  if (failure !== undefined) throw failure;
  return code;
}

/** Messages to a node, and from it. */
async function exchange(node: Node, peer: Peer, flags: ConnectFlags, output: Output): Promise<ExitCode> {
  const socket = createSocket({ node, duplicate: flags.schedule === 'redundant' });
  try {
    const { id, locators } = await whereIs(node, peer, flags.locator);
    await new Promise<void>((resolve, reject) => {
      socket.connect(flags.port, id, locators === undefined ? {} : { locators }, (error) =>
        error === undefined ? resolve() : reject(error),
      );
    });
    const options = { wait: flags.wait ?? 1, listens: false, keep: false };
    return await new LineExchange(socket, options, output).run(() =>
      output.notice({ event: 'sending', peer: id, localNodeId: node.nodeId.text }, `sending to ${peer.host}`),
    );
  } catch (error) {
    throw asCommandError(error, 'no messages');
  } finally {
    socket.close();
    await node.close();
  }
}

/** A name is looked up; of an ID without locators the agents are asked when the first message is sent. */
async function whereIs(
  node: Node,
  { nodeId, host }: Peer,
  given: ConnectFlags['locator'],
): Promise<{ readonly id: string; readonly locators?: readonly Address[] }> {
  if (nodeId !== undefined) return given === undefined ? { id: nodeId.text } : { id: nodeId.text, locators: given };
  const [entry] = await getaddrinfo2(host, null, { node, family: 'node' });
  if (entry?.kind !== 'node') throw new CommandError(EXIT.unreachable, 'ERR_KAMO_NOT_FOUND', `${host} is no node`);
  return { id: entry.generalizedId, locators: entry.locators };
}

function parsePeer(text: string): Peer {
  const at = text.lastIndexOf('@');
  if (at >= 0) {
    const { nodeId, host } = parsePeer(text.slice(0, at));
    if (nodeId === undefined) throw new InvalidArgumentError('Only a node ID has an address behind @.');
    return { nodeId, host, isName: false, locator: parseSocketAddress(text.slice(at + 1)) };
  }
  try {
    const nodeId = parseNode(text, 'node');
    return { nodeId, host: nodeId.text, isName: false };
  } catch {
    const address = parseIpAddress(text);
    if (address.ok) return { nodeId: undefined, host: address.value.text, isName: false };
    if (isHostName(text)) return { nodeId: undefined, host: text, isName: true };
    throw new InvalidArgumentError(
      'Expected a node ID, as 2034:5678:9abc:def0, a generalized ID, as fd4b:616d:6f00:0:2034:5678:9abc:def0, or a name.',
    );
  }
}
