import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Node } from '../net/node.ts';
import { connect, type KamoSocket } from '../net/socket.ts';
import { runAsChild } from './child.ts';
import type { SenderCommand, SenderReport } from './messages.ts';
import { monotonic } from './monotonic.ts';
import { pathRows, reportPaths } from './path-reports.ts';
import { CHUNK, payload } from './payload.ts';

/** How often the path table is told, in ms. */
const TABLE_INTERVAL = 100;

const report = runAsChild<SenderCommand, SenderReport>('kamo-host-a', dial);

/** Host-A: dials Host-B by its node ID alone, sends everything, and hears what arrived. */
async function dial(command: SenderCommand): Promise<void> {
  // Behind a translator of addresses: what it is bound to is of no use to anybody.
  const node = await Node.open({
    locators: [{ address: command.address, announce: false }],
    agents: [command.agent],
  });
  const socket = connect({
    node,
    nodeId: command.nodeId,
    port: command.port,
    allowHalfOpen: true,
    writableHighWaterMark: 4 * CHUNK,
  });
  reportPaths(socket, report);
  await once(socket, 'connect');
  report({ type: 'connected', at: monotonic(), nodeId: node.nodeId.text });
  const tell = (): void => report({ type: 'paths', at: monotonic(), paths: pathRows(socket) });
  tell();
  const table = setInterval(tell, TABLE_INTERVAL);
  const [, confirmation] = await Promise.all([send(socket, command), receive(socket)]);
  tell();
  clearInterval(table);
  report({ type: 'confirmed', at: monotonic(), ...confirmation });
  await node.close();
}

async function send(socket: KamoSocket, command: SenderCommand): Promise<void> {
  const hash = createHash('sha256');
  let bytes = 0;
  const source = Readable.from(payload(command.source), { objectMode: false, highWaterMark: 4 * CHUNK });
  await pipeline(
    source,
    async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
      report({ type: 'sent', at: monotonic(), bytes, sha256: hash.digest('hex') });
    },
    socket,
    { end: true },
  );
}

/** Host-B's answer: the digest of what it has, and how many bytes that is. */
async function receive(socket: KamoSocket): Promise<{ bytes: number; sha256: string }> {
  let text = '';
  socket.setEncoding('latin1');
  for await (const piece of socket.iterator({ destroyOnReturn: false })) text += piece;
  const [sha256 = '', bytes = ''] = text.trim().split(' ');
  return { bytes: Number(bytes), sha256 };
}
