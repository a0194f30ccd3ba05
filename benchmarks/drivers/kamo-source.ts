/**
 * kamo as a source of the pattern, until the other end is gone or SIGTERM comes; then prints one JSON object: cpu,
 * retransmitted, drops. Connects at AT (ms of the monotonic clock; at once when it is over). TRACE is a file: a line each
 * 20 ms, with the columns of `tcp-peer source`.
 *   kamo-source.js udp CONGESTION AT ADDRESS LOCATOR NODE-ID [TRACE]
 *   kamo-source.js native CONGESTION AT SLOT ADDRESS PORT [TRACE]     from 10.9.SLOT.2, over a TUN device
 */
import { createWriteStream, readFileSync, type WriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type KamoSocket, Node } from '../../src/index.ts';
import { makePattern, PATTERN_BYTES } from '../lab/pattern.ts';

const CHUNK = 65_536;
/** As the command has them: neither side waits for the other. */
const BUFFERS = { writableHighWaterMark: 1024 * 1024 };
const TRACE_MS = 20;
const HEAD = 'ms\tcwnd\tssthresh\tsrtt\tmin_rtt\tin_flight\tpacing\tdelivery\tlost\tretransmitted\n';

const [mode, controller, at, ...words] = process.argv.slice(2);
const transport = { congestion: controller === 'bbr' ? 'bbr' : 'cubic' } as const;
const { node, socket, file } = mode === 'udp' ? await overUdp(words) : await overNative(words);
const trace = file === undefined ? undefined : createWriteStream(file);
trace?.write(HEAD);
const usage = process.cpuUsage();
let retransmitted = 0;
let finished = false;
const sampling = setInterval(() => sample(trace), TRACE_MS);
process.on('SIGTERM', finish);
socket.on('error', finish);
socket.on('close', finish);
socket.on('connect', send);
socket.on('drain', send);

const pattern = makePattern();
let place = 0;

function send(): void {
  for (let more = true; more; place = (place + CHUNK) % PATTERN_BYTES) {
    more = socket.write(pattern.subarray(place, place + CHUNK));
  }
}

/** Ms of the monotonic clock. */
function monotonic(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}

/** The node is open by then: what it takes to start is not part of what is measured. */
async function begin(): Promise<void> {
  const left = Number(at) - monotonic();
  if (left > 0) await sleep(left);
}

function sample(to: WriteStream | undefined): void {
  const path = socket.paths().find(({ role }) => role === 'active') ?? socket.paths()[0];
  if (path === undefined) return;
  retransmitted = path.retransmittedSegments;
  to?.write(
    `${[monotonic(), path.cwnd, -1, path.rtt ?? 0, path.minRtt ?? 0, path.inFlight, -1, -1, path.lostSegments, retransmitted].join('\t')}\n`,
  );
}

function finish(): void {
  if (finished) return;
  finished = true;
  clearInterval(sampling);
  const { user, system } = process.cpuUsage(usage);
  const counters = Object.entries({ ...node.counters(), ...deviceDrops() });
  const drops = Object.fromEntries(counters.filter(([, count]) => count > 0));
  console.log(JSON.stringify({ cpu: (user + system) / 1e6, retransmitted, drops }));
  const end = () => process.exit(0);
  if (trace === undefined) end();
  else trace.end(end);
}

/** What the kernel dropped at the TUN device: columns of /proc/net/dev (proc_pid_net(5)); to kamo is transmission. */
function deviceDrops(): Record<string, number> {
  const line = readFileSync('/proc/self/net/dev', 'utf8')
    .split('\n')
    .find((each) => /^\s*kamo/.test(each));
  const columns = line?.split(':')[1]?.trim().split(/\s+/).map(Number) ?? [];
  return { 'device-from-kamo': columns[3] ?? 0, 'device-to-kamo': columns[11] ?? 0 };
}

interface Source {
  readonly node: Node;
  readonly socket: KamoSocket;
  readonly file: string | undefined;
}

async function overUdp([address = '', locator = '', host = '', file]: readonly string[]): Promise<Source> {
  const opened = await Node.open({ locators: [address], transport });
  await begin();
  return { node: opened, socket: connect({ ...BUFFERS, node: opened, host, port: 7, locators: [locator] }), file };
}

async function overNative([slot = '', host = '', port = '', file]: readonly string[]): Promise<Source> {
  const native = { device: `kamo${slot}`, addresses: [`10.9.${slot}.2`], hostAddresses: [`10.9.${slot}.1/24`] };
  const opened = await Node.open({ locators: [], native, transport });
  await begin();
  return { node: opened, socket: connect({ ...BUFFERS, node: opened, host, port }), file };
}
