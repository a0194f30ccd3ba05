/**
 * kamo in UDP mode as a sink of the pattern, for a fixed time: `kamo-sink.js LOCATOR SECONDS`. Says `ready NODE-ID` on
 * stderr when it listens; accepts one connection, reads for SECONDS from then on, resets it, and prints what
 * `tcp-peer sink` prints.
 */
import { createServer, Node } from '../../src/index.ts';
import { makePattern, PATTERN_BYTES } from '../lab/pattern.ts';

const EVERY = 100;
const [locator = '', time = ''] = process.argv.slice(2);
const seconds = Number(time);
const pattern = makePattern();
const node = await Node.open({ locators: [locator] });
const server = createServer((socket) => {
  const started = performance.now();
  const usage = process.cpuUsage();
  const series = new Array<number>(Math.round((seconds * 1000) / EVERY)).fill(0);
  let bytes = 0;
  let intact = true;
  socket.on('data', (chunk: Buffer) => {
    const interval = Math.floor((performance.now() - started) / EVERY);
    if (interval >= series.length) return;
    for (let from = 0; from < chunk.length; from += PATTERN_BYTES) {
      const piece = chunk.subarray(from, from + PATTERN_BYTES);
      const place = (bytes + from) % PATTERN_BYTES;
      if (piece.compare(pattern, place, place + piece.length) !== 0) intact = false;
    }
    bytes += chunk.length;
    series[interval] = (series[interval] ?? 0) + chunk.length;
  });
  socket.on('error', () => {});
  setTimeout(() => {
    const { user, system } = process.cpuUsage(usage);
    const cpu = (user + system) / 1e6;
    const begin = monotonic() - (performance.now() - started);
    console.log(JSON.stringify({ bytes, seconds, intact, started: begin, cpu, every: EVERY, series }));
    socket.resetAndDestroy();
    setTimeout(() => process.exit(0), EVERY);
  }, seconds * 1000);
});
server.listen({ port: 7, node }, () => console.error(`ready ${node.generalizedId}`));

function monotonic(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}
