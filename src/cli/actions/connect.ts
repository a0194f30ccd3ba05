import { once } from 'node:events';
import { AgentClient } from '../../net/agent-client.ts';
import type { Address } from '../../net/arguments.ts';
import { createSocket } from '../../net/dgram-socket.ts';
import { KamoError } from '../../net/errors.ts';
import type { Node } from '../../net/node.ts';
import { getaddrinfo2 } from '../../net/resolve.ts';
import { connect as dial } from '../../net/socket.ts';
import type { NodeId } from '../../wire/node-id.ts';
import type { SocketAddress } from '../../wire/socket-address.ts';
import { chosenAgents } from '../agents.ts';
import { couple, SOCKET_BUFFERS, StandardStreams, Witness } from '../couple.ts';
import { LineExchange } from '../datagrams.ts';
import { asCommandError, CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import { chooseIdentity } from '../identity.ts';
import { nearbyLocals, withAnnouncements } from '../locators.ts';
import { findNamed } from '../names.ts';
import { nativeOptions, pureOptions } from '../native.ts';
import type { Output } from '../output.ts';
import { untilSignal } from '../signals.ts';
import type { TransferFlags } from '../transfer.ts';
import { openNode } from './open-node.ts';

export interface ConnectFlags extends TransferFlags {
  /** Addresses, or prefixes of routers. */
  readonly locator?: readonly (SocketAddress | string)[];
  readonly local?: readonly SocketAddress[];
}

/** A node, or an ordinary host. */
export interface Peer {
  readonly nodeId: NodeId | undefined;
  readonly host: string;
  readonly isName: boolean;
  /** As in ID@ADDRESS:PORT. */
  readonly locator?: SocketAddress;
}

/** Opens a node, connects it, and couples the connection with stdin and stdout, or sends the lines as messages. */
export async function connect(peer: Peer, flags: ConnectFlags, output: Output): Promise<ExitCode> {
  const identity = await identityToDial(flags.identity, peer);
  const native = nativeOptions(flags);
  const pure = pureOptions(flags);
  const { nodeId, host, isName } = peer;
  const foreign = flags.locator ?? [];
  const agents = await chosenAgents(flags.agent);
  if (pure === undefined && foreign.some((locator) => typeof locator === 'string')) {
    throw new CommandError(EXIT.usage, 'usage', 'a prefix as --locator goes with --interface or --address');
  }
  const isNode = nodeId !== undefined || isName;
  const near = async (): Promise<ReturnType<typeof nearbyLocals>> =>
    nearbyLocals(flags.locator ?? (await placesOf(peer, agents, identity)) ?? agents);
  const locals = flags.local ?? (isNode && pure === undefined ? await near() : []);
  const locators = locals === undefined ? undefined : withAnnouncements(locals, flags.announce, '--local');
  const { congestion } = flags;
  const node = await openNode({ agents, locators, native, pure, identity, congestion }, 'cannot open the node');
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

/** Where the node is, as agents on this machine say it, which may be elsewhere; undefined: nobody says it. */
async function placesOf(
  { nodeId, host }: Peer,
  agents: readonly SocketAddress[],
  identity: Awaited<ReturnType<typeof chooseIdentity>>,
): Promise<SocketAddress[] | undefined> {
  if (nearbyLocals(agents) === undefined) return undefined;
  const named = nodeId === undefined ? await findNamed(host, Promise.resolve(agents)) : { nodes: [nodeId], agents };
  const client = new AgentClient({ agents: named.agents, ...(identity === undefined ? {} : { identity }) });
  try {
    const { record } = await Promise.any(named.nodes.map((each) => client.lookup(each, { first: true })));
    return record.locators.length === 0 ? undefined : record.locators.map(({ address }) => address);
  } catch (failure) {
    if ('places' in named && named.places.length > 0) return [...named.places];
    const [error] = failure instanceof AggregateError ? (failure.errors as readonly unknown[]) : [failure];
    // Nobody has answered: nobody is asked twice. Anything else the dial says itself.
    if (error instanceof KamoError && error.kamoCode === 'ERR_KAMO_AGENT') throw asCommandError(error, 'no connection');
    return undefined;
  } finally {
    client.close();
  }
}

/** One identity is for one process at a time: who dials the user's own node, or while that is in use, is somebody else. */
async function identityToDial(file: string | undefined, { nodeId }: Peer): ReturnType<typeof chooseIdentity> {
  return await chooseIdentity(file, true, (identity) => {
    if (identity.nodeId.text !== nodeId?.text) return true;
    if (file === undefined) return false;
    throw new CommandError(EXIT.usage, 'usage', `${nodeId.text} is the identity in ${file}: dial with another one`);
  });
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
  const [entry] = await getaddrinfo2(host, null, { node });
  if (entry?.kind !== 'node') throw new CommandError(EXIT.unreachable, 'ERR_KAMO_NOT_FOUND', `${host} is no node`);
  return { id: entry.generalizedId, locators: entry.locators };
}
