import { once } from 'node:events';
import { type Command, InvalidArgumentError } from 'commander';
import { parseNode } from '../../net/arguments.ts';
import { Node } from '../../net/node.ts';
import { connect as dial } from '../../net/socket.ts';
import { parseIpAddress, scopeOf } from '../../wire/ip-address.ts';
import type { NodeId } from '../../wire/node-id.ts';
import type { SocketAddress } from '../../wire/socket-address.ts';
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
import { asCommandError, CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import { chooseIdentity } from '../identity.ts';
import {
  type Announcement,
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
  readonly local?: readonly SocketAddress[];
  readonly announce?: readonly Announcement[];
  readonly identity?: string;
  readonly congestion?: Congestion;
  readonly schedule?: ScheduleName;
  readonly proof?: ProofMode;
}

/** `kamo connect`: stdin to a node, and what it answers to stdout. */
export function connectCommand(parent: Command, run: RunVerb): void {
  const anyPort = (text: string): SocketAddress => parseSocketAddress(text, true);
  const command = parent
    .command('connect')
    .description('send stdin to a node and print what it sends')
    .argument('<node>', 'its node ID or generalized ID; with --native any IP address', parsePeer)
    .option(
      '--locator <address:port>',
      'where the node is, with --interface the prefix of its router; repeatable',
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
    );
  withNative(command).action(async (peer: Peer, flags: ConnectFlags) => {
    if (peer.nodeId !== undefined) requireLocator(command, flags.locator);
    else if (flags.native === undefined) command.error(`error: ${peer.host} is no node: reach it with --native`);
    await run((output) => connect(peer, flags, output));
  });
}

/** A node, or an ordinary host. */
interface Peer {
  readonly nodeId: NodeId | undefined;
  readonly host: string;
}

async function connect(peer: Peer, flags: ConnectFlags, output: Output): Promise<ExitCode> {
  const identity = await chooseIdentity(flags.identity);
  const native = nativeOptions(flags);
  const pure = pureOptions(flags);
  const { nodeId, host } = peer;
  const foreign = flags.locator ?? [];
  if (pure === undefined && foreign.some((locator) => typeof locator === 'string')) {
    throw new CommandError(EXIT.usage, 'usage', 'a prefix as --locator goes with --interface or --address');
  }
  const locals = flags.local ?? (nodeId === undefined || pure !== undefined ? [] : defaultLocals(foreign));
  const locators = locals === undefined ? undefined : withAnnouncements(locals, flags.announce, '--local');
  const node = await Node.open({
    ...(native === undefined ? {} : { native }),
    ...(pure === undefined ? {} : { pure }),
    ...(identity === undefined ? {} : { identity }),
    ...(locators === undefined ? {} : { locators }),
    ...(flags.congestion === undefined ? {} : { transport: { congestion: flags.congestion } }),
  }).catch((error: unknown) => {
    throw asCommandError(error, 'cannot open the node');
  });
  const socket = dial({
    node,
    port: flags.port,
    ...(nodeId === undefined ? { host } : { nodeId, locators: foreign }),
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
        ...(nodeId === undefined ? { address: host } : { nodeId: nodeId.text }),
        localNodeId: node.nodeId.text,
      },
      `connected with ${host}${nodeId === undefined || socket.proven ? '' : ', which has not proven its ID yet'}`,
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

/** To nodes on this machine from its loopback address; to others from every address of the host. */
function defaultLocals(locators: readonly (SocketAddress | string)[]): { address: string }[] | undefined {
  const addresses = locators.filter((locator) => typeof locator !== 'string');
  if (addresses.length < locators.length || !addresses.every(({ address }) => scopeOf(address) === 'loopback')) {
    return undefined;
  }
  const families = new Set(addresses.map(({ family }) => family));
  return [...families].map((family) => ({ address: family === 4 ? '127.0.0.1' : '::1' }));
}

function parsePeer(text: string): Peer {
  try {
    const nodeId = parseNode(text, 'node');
    return { nodeId, host: nodeId.text };
  } catch {
    const address = parseIpAddress(text);
    if (address.ok) return { nodeId: undefined, host: address.value.text };
    throw new InvalidArgumentError(
      'Expected a node ID, as 2034:5678:9abc:def0, or a generalized ID, as fd4b:616d:6f00:0:2034:5678:9abc:def0.',
    );
  }
}
