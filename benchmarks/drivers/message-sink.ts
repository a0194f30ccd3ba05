/**
 * kamo in UDP mode as a sink of messages: `message-sink.js PORT COUNT LIMIT CONNECTIONS [TRACE]`. Listens at every address
 * of the host on that UDP port and says `ready NODE-ID` on stderr. When COUNT messages have come by CONNECTIONS
 * connections, or LIMIT ms after the first was due, prints one JSON object (`Arrivals`) and ends. TRACE is a file for what
 * happens to the paths.
 */
import { createServer, Node } from '../../src/index.ts';
import { MessageReader, monotonic } from '../lab/message.ts';
import { PathTrace } from '../lab/path-trace.ts';

const LOOK_MS = 20;
const [port = '', count = '', limit = '', connections = '', file] = process.argv.slice(2);
const reader = new MessageReader(Number(count), Number(connections));
const trace = new PathTrace(file);
const node = await Node.open({ port: Number(port) });
let accepted = 0;
const server = createServer({ allowHalfOpen: true }, (socket) => {
  trace.watch(socket, accepted++);
  socket.on('data', reader.stream());
  socket.on('error', () => {});
});
server.listen({ port: 7, node }, () => console.error(`ready ${node.generalizedId}`));
setInterval(() => {
  const late = reader.began > 0 && monotonic() > reader.began + Number(limit);
  if (reader.complete || late) finish();
}, LOOK_MS);
process.on('SIGTERM', finish);

function finish(): void {
  trace.save();
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${JSON.stringify(reader.result((user + system) / 1e6))}\n`, () => process.exit(0));
}
