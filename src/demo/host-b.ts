import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Node } from '../net/node.ts';
import { createServer } from '../net/server.ts';
import type { KamoSocket } from '../net/socket.ts';
import { type SocketAddress, showAddress, socketAddress } from '../wire/socket-address.ts';
import { runAsChild } from './child.ts';
import { GapLog } from './gaps.ts';
import type { ReceiverCommand, ReceiverReport } from './messages.ts';
import { monotonic } from './monotonic.ts';
import { reportPaths } from './path-reports.ts';

/** How often it is told how much has arrived, in ms. */
const PROGRESS_INTERVAL = 50;

let marks: readonly number[] = [];
const report = runAsChild<ReceiverCommand, ReceiverReport>('kamo-host-b', handle);

async function handle(command: ReceiverCommand): Promise<void> {
  if (command.type === 'watch') marks = command.marks;
  else await open(command);
}

/** Host-B: a server at two ISPs, each of which forwards one public port to it. */
async function open(command: Extract<ReceiverCommand, { type: 'open' }>): Promise<void> {
  const [first, ...others] = command.links.map(({ address, announce }) => ({
    address,
    announce: [showAddress(announce)],
  }));
  if (first === undefined) throw new Error('Host-B needs a link');
  const node = await Node.open({ locators: [first], agents: [command.agent] });
  const registered = once(node, 'registered');
  // One after the other: the order of the ports is the order of the links, even where the address is the same.
  const bound = [...node.locators()];
  for (const link of others) bound.push(await node.addLocator(link));
  const server = createServer({ allowHalfOpen: true }, receive);
  server.on('error', (error) => {
    throw error;
  });
  await new Promise<void>((resolve) => server.listen({ node, port: command.port }, resolve));
  const addresses: SocketAddress[] = bound.map(({ address, port, family }) =>
    socketAddress(family === 'IPv6' ? 6 : 4, address, port),
  );
  // Whoever is told of the node may dial it at once.
  await registered;
  report({ type: 'open', nodeId: node.nodeId.text, generalizedId: node.generalizedId, addresses });
}

function receive(socket: KamoSocket): void {
  report({ type: 'accepted', at: monotonic(), peer: socket.remoteAddress ?? 'a node' });
  reportPaths(socket, report);
  const hash = createHash('sha256');
  const gaps = new GapLog();
  let bytes = 0;
  let reached = 0;
  const progress = setInterval(() => report({ type: 'progress', at: monotonic(), bytes }), PROGRESS_INTERVAL);
  socket.on('data', (chunk: Uint8Array) => {
    gaps.delivered(monotonic());
    bytes += chunk.length;
    for (let mark = marks[reached]; mark !== undefined && bytes >= mark; mark = marks[reached]) {
      report({ type: 'reached', at: monotonic(), index: reached });
      reached += 1;
    }
    hash.update(chunk);
  });
  socket.on('end', () => {
    const sha256 = hash.digest('hex');
    report({ type: 'received', at: monotonic(), bytes, sha256, gaps: gaps.gaps() });
    socket.end(`${sha256} ${bytes}\n`);
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    report({ type: 'failed', at: monotonic(), code: error.code ?? 'ERR_KAMO', message: error.message });
  });
  socket.on('close', () => clearInterval(progress));
}
