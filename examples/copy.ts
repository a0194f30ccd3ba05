/**
 * Copies a file from node to node, with a progress bar; a third of the way the network breaks.
 *
 *     npm run build:all && node out/examples/copy.js [FILE]
 */
import { strictEqual } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { connect, createServer, type KamoSocket } from 'kamo';
import { openLines } from './lines.ts';

const file = process.argv[2] ?? process.execPath;
const { size } = await stat(file);
const folder = await mkdtemp(join(tmpdir(), 'kamo-copy-'));
const copy = join(folder, 'copy');
const lines = await openLines();

// The receiver answers with the hash of the copy, on the direction that is still open.
const server = createServer({ allowHalfOpen: true }, async (socket) => {
  lines.watch(socket);
  await pipeline(socket.iterator({ destroyOnReturn: false }), createWriteStream(copy));
  socket.end(sha256(await readFile(copy)));
}).listen({ node: lines.home, port: 7 });

const socket = connect({
  ...{ node: lines.away, host: lines.home.generalizedId, port: 7, locators: lines.locators },
  allowHalfOpen: true,
});
lines.watch(socket);
const [answer] = await Promise.all([text(socket), pipeline(createReadStream(file), progress, socket)]);
strictEqual(answer, sha256(await readFile(file)));
console.log(`${size} bytes copied, the hashes are equal`);
server.close();
await rm(folder, { recursive: true });
await lines.close();

async function* progress(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    yield chunk;
    show(socket);
    if (socket.bytesWritten > size / 3) lines.cut();
  }
}

/** Only a terminal gets a bar that is drawn over. */
function show({ bytesWritten, failovers }: KamoSocket): void {
  if (!process.stdout.isTTY) return;
  const full = Math.round((40 * bytesWritten) / size);
  process.stdout.write(`\r[${'#'.repeat(full).padEnd(40)}] ${failovers} failovers ${full === 40 ? '\n' : ''}`);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
