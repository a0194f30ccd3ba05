/**
 * kamo in UDP mode as a source of messages by the clock:
 * `message-source.js CONGESTION SCHEDULE NODE-ID LOCATOR,LOCATOR COUNT INTERVAL CONNECTIONS [TRACE]`. Uses every address of the
 * host; when all connections are there, says `began MS` on stdout and sends COUNT messages, one each INTERVAL ms, the connections in
 * turn. On SIGTERM prints one JSON object: cpu, moves (of traffic from one path to another), retransmitted, drops. TRACE is
 * a file for what happens to the paths, a line each: ms, connection, kind, from, to, reason; of a single connection each 20 ms
 * its paths, `cwnd in-flight rtt` and the segments lost there.
 */
import { once } from 'node:events';
import { connect, type KamoSocket, Node } from '../../src/index.ts';
import { isScheduleName } from '../../src/tcp/schedule.ts';
import { makeMessage, monotonic } from '../lab/message.ts';
import { PathTrace } from '../lab/path-trace.ts';

/** Begun at a time: each costs both ends public-key work. */
const AT_A_TIME = 32;
const LEAD_MS = 5;
/** Paths beside the one that was dialled are found and verified after the connection is there. */
const SETTLE_MS = 500;
const SAMPLE_MS = 20;
const [controller, schedule, host = '', locators = '', ...rest] = process.argv.slice(2);
const [count = '', interval = '', connections = '', file] = rest;
const trace = new PathTrace(file);
const node = await Node.open({ transport: { congestion: controller === 'bbr' ? 'bbr' : 'cubic' } });
const sockets: KamoSocket[] = [];
process.on('SIGTERM', finish);
// The first founds the association that all others are bound to.
await once(dial(), 'connect');
while (sockets.length < Number(connections)) {
  const batch = Array.from({ length: Math.min(AT_A_TIME, Number(connections) - sockets.length) }, dial);
  await Promise.all(batch.map((socket) => once(socket, 'connect')));
}
await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
const began = monotonic() + LEAD_MS;
let next = 0;
console.log(`began ${began.toFixed(3)}`);
send();
const [only] = sockets;
if (file !== undefined && only !== undefined && sockets.length === 1) {
  setInterval(() => trace.sample(only, 0), SAMPLE_MS);
}

function dial(): KamoSocket {
  const chosen = isScheduleName(schedule) ? { schedule } : {};
  const socket = connect({ node, host, port: 7, locators: locators.split(','), ...chosen });
  trace.watch(socket, sockets.length);
  socket.on('error', () => {});
  sockets.push(socket);
  return socket;
}

/** All that is due. What waits for room waits in the socket: when it was due is written in it. */
function send(): void {
  const now = monotonic();
  for (; next < Number(count) && began + next * Number(interval) <= now; next++) {
    sockets[next % sockets.length]?.write(makeMessage(next, Math.round(began * 1000) / 1000));
  }
  if (next < Number(count)) setTimeout(send, 1);
}

function finish(): void {
  trace.save();
  const { user, system } = process.cpuUsage();
  const retransmitted = sockets
    .flatMap((socket) => socket.paths())
    .reduce((sum, path) => sum + path.retransmittedSegments, 0);
  const drops = Object.fromEntries(Object.entries(node.counters()).filter(([, number]) => number > 0));
  const told = { cpu: (user + system) / 1e6, moves: trace.moves, retransmitted, drops };
  process.stdout.write(`${JSON.stringify(told)}\n`, () => process.exit(0));
}
