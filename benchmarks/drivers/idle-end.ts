/**
 * One end of many idle connections, in a process of its own: `idle-end.js SYSTEM ROLE`, SYSTEM being `kamo`, `kamo-own`
 * (each connection has an association of its own) or `node-net`, ROLE `accept` or `dial`. Run with an IPC channel, by which it is told what to do: see `Order` and
 * `Report`.
 */
import { readFileSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { getHeapSpaceStatistics } from 'node:v8';
import { Node } from '../../src/index.ts';
import { collectAll } from '../collection.ts';
import { dial, LOCATOR, listen, type Target } from '../loopback.ts';
import { trimMalloc } from '../malloc.ts';

/** What the parent asks for. */
export type Order =
  /** Opens so many more connections to what `listening` told of the other end. */
  | { readonly order: 'open'; readonly count: number; readonly targets: readonly Target[] }
  /** Collects all garbage and measures. */
  | { readonly order: 'measure' }
  /** Does nothing for so many ms and tells what happened meanwhile. */
  | { readonly order: 'watch'; readonly span: number };

/** What the child answers. */
export type Report =
  | { readonly report: 'listening'; readonly targets: readonly Target[] }
  | { readonly report: 'progress'; readonly open: number }
  | { readonly report: 'opened' }
  | ({ readonly report: 'measured' } & Figures)
  | ({ readonly report: 'watched' } & Watch);

/** After collection; bytes, ms. */
export interface Figures {
  readonly open: number;
  /** Of JavaScript's heap, and outside of it in array buffers. */
  readonly heap: number;
  readonly buffers: number;
  /** Of the pages of that heap, what is resident. */
  readonly pages: number;
  /** As it is, and once the C library has given back what it holds free. */
  readonly rss: number;
  readonly trimmed: number;
  /** Timers that are armed. */
  readonly timers: number;
  /** How long the last full collection took. */
  readonly collection: number;
}

/** What an idle process did over a span; counts, ms. */
export interface Watch {
  readonly wakeups: number;
  readonly timeouts: number;
  readonly busy: number;
  readonly cpu: number;
}

/** A node proves to at most so many peers a second (`PROOF_RATE`); several share the work, as several cores would. */
const NODES = 4;
/** Handshakes under way at a time, of all nodes; some of their SYNs are answered without state (R-TR-40). */
const PARALLEL = 32;

const [system, role] = process.argv.slice(2);
const sockets: Duplex[] = [];
const nodes: Node[] = [];
if (process.send === undefined) throw new Error('run it with an IPC channel');

if (system !== 'node-net') for (let i = 0; i < NODES; i++) nodes.push(await Node.open({ locators: [LOCATOR] }));
if (role === 'accept') tell({ report: 'listening', targets: await listenAll() });
process.on('message', (order: Order) => obey(order));
process.once('disconnect', () => process.exit());

async function obey(order: Order): Promise<void> {
  if (order.order === 'open') {
    await open(order.count, order.targets);
    tell({ report: 'opened' });
  } else if (order.order === 'measure') tell({ report: 'measured', ...(await measure()) });
  else tell({ report: 'watched', ...(await watch(order.span)) });
}

/** What an application has of a connection at the least: the socket and three listeners. */
function hold(socket: Duplex): void {
  socket.on('data', onData);
  socket.on('end', onEnd);
  socket.on('error', onError);
  sockets.push(socket);
}

function onData(): void {}
function onEnd(): void {}
function onError(error: Error): void {
  process.stderr.write(`${error.message}\n`);
}

function listenAll(): Promise<Target[]> {
  return Promise.all((system === 'node-net' ? [undefined] : nodes).map((node) => listen(node, hold)));
}

async function open(count: number, targets: readonly Target[]): Promise<void> {
  let left = count;
  let told = Date.now();
  const worker = async (index: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await dialOnce(index, targets[index % targets.length]);
      if (Date.now() - told < 1000) continue;
      told = Date.now();
      tell({ report: 'progress', open: sockets.length });
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, (_, index) => worker(index)));
}

function dialOnce(index: number, target: Target | undefined): Promise<void> {
  if (target === undefined) throw new Error('nowhere to dial');
  return new Promise((resolve, reject) => {
    // Who dials whatever node answers knows of no association with it, and founds one.
    const socket = dial(nodes[index % NODES], target, system === 'kamo-own');
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      hold(socket);
      resolve();
    });
  });
}

async function measure(): Promise<Figures> {
  const collection = await collectAll();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  await trimMalloc();
  const trimmed = process.memoryUsage.rss();
  const pages = getHeapSpaceStatistics().reduce((sum, space) => sum + space.physical_space_size, 0);
  const timers = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  return { open: sockets.length, heap: heapUsed, buffers: arrayBuffers, pages, rss, trimmed, timers, collection };
}

async function watch(span: number): Promise<Watch> {
  const before = { switches: switches(), timeouts: timeouts(), cpu: process.cpuUsage() };
  const loop = performance.eventLoopUtilization();
  await pause(span);
  const { active } = performance.eventLoopUtilization(loop);
  const cpu = process.cpuUsage(before.cpu);
  return {
    wakeups: switches() - before.switches,
    timeouts: timeouts() - before.timeouts,
    busy: active,
    cpu: (cpu.user + cpu.system) / 1000,
  };
}

/** Times that the main thread gave the processor away by itself: it woke up as often. NaN where the kernel does not tell. */
function switches(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    return Number(/^voluntary_ctxt_switches:\s*(\d+)/m.exec(status)?.[1]);
  } catch {
    return Number.NaN;
  }
}

function timeouts(): number {
  return nodes.reduce((sum, node) => sum + (node.counters()['timeouts'] ?? 0), 0);
}

function tell(report: Report): void {
  process.send?.(report);
}
