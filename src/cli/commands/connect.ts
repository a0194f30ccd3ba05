import { type Command, InvalidArgumentError } from 'commander';
import { parseNode } from '../../net/arguments.ts';
import { isHostName } from '../../net/literal.ts';
import { parseIpAddress } from '../../wire/ip-address.ts';
import type { ConnectFlags, Peer } from '../actions/connect.ts';
import { agentsHere } from '../agents.ts';
import { collect, parseSocketAddress } from '../arguments.ts';
import { demandStream } from '../datagrams.ts';
import { agentsOrLocators, parseForeignLocator } from '../locators.ts';
import { pureOptions } from '../native.ts';
import { parseLocal, withTransfer } from '../transfer.ts';
import type { RunVerb } from '../verb.ts';

/** `kamo connect`: stdin to a node, and what it answers to stdout. */
export function connectCommand(verb: Command, run: RunVerb): void {
  const command = verb
    .argument(
      '<node>',
      'its node ID, generalized ID or name, or ID@ADDRESS:PORT; with --native any IP address',
      parsePeer,
    )
    .option(
      '--locator <address:port>',
      'where the node is, if no agent is to be asked; with --interface the prefix of its router; repeatable',
      collect(parseForeignLocator),
    )
    .option('--local <address[:port]>', 'an address of this host to use; repeatable', collect(parseLocal));
  withTransfer(command, {
    port: 'the service there',
    announce: { told: 'the node is', option: '--local' },
    udp: '',
    wait: 'line and message; default: 1',
  }).action(async (peer: Peer, given: ConnectFlags) => {
    const locator = [...(given.locator ?? []), ...(peer.locator === undefined ? [] : [peer.locator])];
    demandStream(command, given);
    if (peer.isName && locator.length > 0) command.error(`error: ${peer.host} is a name: leave --locator out`);
    if (peer.nodeId === undefined && !peer.isName && given.native === undefined)
      command.error(`error: ${peer.host} is no node: reach it with --native`);
    const isNative = given.native !== undefined || pureOptions(given) !== undefined;
    const agent =
      peer.nodeId !== undefined
        ? await agentsOrLocators(command, locator, given.agent)
        : peer.isName && !isNative
          ? await agentsHere(given.agent)
          : given.agent;
    const flags: ConnectFlags = {
      ...given,
      ...(locator.length === 0 ? {} : { locator }),
      ...(agent === undefined ? {} : { agent }),
    };
    const { connect } = await import('../actions/connect.ts');
    await run((output) => connect(peer, flags, output));
  });
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
