/**
 * One end of a connection of which the reader is slower than the writer, in a process of its own: `slow-end.js SYSTEM ROLE`,
 * SYSTEM being `kamo` or `node-net`, ROLE `accept`, which reads, or `dial`, which writes. Run with an IPC channel, by
 * which it is told what to do: see `Order` and `Report`.
 */
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { KamoSocket, Node } from '../../src/index.ts';
import { endpointOf } from '../../src/net/node.ts';
import { collectAll } from '../collection.ts';
import { dial, LOCATOR, listen, type Target } from '../loopback.ts';

/** What the parent asks for. */
export type Order =
  /** Writes as much of `bytes` as is taken within so many ms, then destroys the socket. */
  | { readonly order: 'write'; readonly target: Target; readonly bytes: number; readonly span: number }
  /** Tells what was read. */
  | { readonly order: 'count' };

/** What the child answers. */
export type Report =
  | { readonly report: 'listening'; readonly target: Target }
  | { readonly report: 'progress'; readonly open: number }
  | ({ readonly report: 'written' } & Written)
  | { readonly report: 'counted'; readonly read: number };

/** Bytes, unless they are said to be something else; what is most is of samples, `SAMPLE_MS` apart. */
export interface Written {
  /** Accepted by the connection: its callbacks have come. */
  readonly taken: number;
  /** Times that 'drain' came, and that `write` returned false. */
  readonly drains: number;
  readonly stops: number;
  /** Waiting in the socket. */
  readonly writable: number;
  /** Of a connection of kamo: waiting in the socket, and taken and not acknowledged, together. */
  readonly held: number;
  /** Heap with array buffers, and resident pages, above what they were before the first write. */
  readonly heap: number;
  readonly rss: number;
  /** The same of resident pages, in the last quarter of the time above the second. */
  readonly growth: number;
  /** Once the socket was destroyed and all garbage collected, above what it was before the first write. */
  readonly heapLeft: number;
  readonly connectionsLeft: number;
}

/** A reader of 1 MiB/s, in so many steps a second. */
const READ_RATE = 1024 * 1024;
const READ_MS = 50;
const WRITE_BYTES = 64 * 1024;
const SAMPLE_MS = 100;
/** What was released is over by then: what the reader has yet to take, TIME-WAIT, and lingering. */
const SETTLE_MS = 8000;
/** What is written, again and again: of odd length, so that it falls otherwise in each write. */
const PATTERN = Buffer.from(Uint8Array.from({ length: 65_521 }, (_, i) => (i * i + (i >> 3)) & 0xff));

const [system, role] = process.argv.slice(2);
if (process.send === undefined) throw new Error('run it with an IPC channel');
const node = system === 'kamo' ? await Node.open({ locators: [LOCATOR] }) : undefined;
let read = 0;
if (role === 'accept') tell({ report: 'listening', target: await listen(node, readSlowly) });
process.on('message', (order: Order) => obey(order));
process.once('disconnect', () => process.exit());

async function obey(order: Order): Promise<void> {
  if (order.order === 'write') tell({ report: 'written', ...(await write(order.target, order.bytes, order.span)) });
  else tell({ report: 'counted', read });
}

async function readSlowly(socket: Duplex): Promise<void> {
  socket.on('error', () => {});
  const began = performance.now();
  while (!socket.destroyed) {
    await pause(READ_MS);
    const due = Math.floor(((performance.now() - began) * READ_RATE) / 1000);
    for (let left = due - read; left > 0; left = due - read) {
      const chunk: Buffer | null = socket.read(Math.min(left, socket.readableLength));
      if (chunk === null) break;
      if (!isPattern(chunk, read)) throw new Error(`what was read at ${read} is not what was written`);
      read += chunk.length;
    }
  }
}

function isPattern(chunk: Buffer, position: number): boolean {
  for (let at = 0; at < chunk.length; ) {
    const from = (position + at) % PATTERN.length;
    const length = Math.min(chunk.length - at, PATTERN.length - from);
    if (PATTERN.compare(chunk, at, at + length, from, from + length) !== 0) return false;
    at += length;
  }
  return true;
}

async function write(target: Target, bytes: number, span: number): Promise<Written> {
  const socket = dial(node, target);
  await once(socket, 'connect');
  await collectAll();
  const base = memory();
  let [offered, taken, drains, stops] = [0, 0, 0, 0];
  const writeOn = (): void => {
    while (offered < bytes && !socket.destroyed) {
      const chunk = cut(offered, Math.min(WRITE_BYTES, bytes - offered));
      offered += chunk.length;
      const goesOn = socket.write(chunk, (error) => {
        if (!error) taken += chunk.length;
      });
      if (goesOn) continue;
      stops += 1;
      return;
    }
  };
  socket.on('drain', () => {
    drains += 1;
    writeOn();
  });
  socket.on('error', fail);
  const began = performance.now();
  const samples: { writable: number; held: number; heap: number; rss: number }[] = [];
  writeOn();
  while (performance.now() - began < span) {
    await pause(SAMPLE_MS);
    const { heap, rss } = memory();
    const writable = socket.writableLength;
    samples.push({ writable, held: writable + unacknowledged(socket), heap: heap - base.heap, rss: rss - base.rss });
  }
  socket.destroy();
  if (!socket.closed) await once(socket, 'close');
  await pause(SETTLE_MS);
  await collectAll();
  const most = (figure: keyof (typeof samples)[number], from = 0, to = 1): number =>
    Math.max(...samples.slice(from * samples.length, to * samples.length).map((sample) => sample[figure]));
  return {
    ...{ taken, drains, stops, writable: most('writable'), held: most('held'), heap: most('heap'), rss: most('rss') },
    growth: most('rss', 0.75) - most('rss', 0.25, 0.5),
    heapLeft: memory().heap - base.heap,
    connectionsLeft: node === undefined ? 0 : endpointOf(node).transport.connectionCount,
  };
}

/** Memory of its own, as of a program that reads a file: what is kept of it costs. */
function cut(position: number, length: number): Buffer {
  const from = position % PATTERN.length;
  return Buffer.concat([PATTERN.subarray(from), PATTERN], length);
}

function unacknowledged(socket: Duplex): number {
  return socket instanceof KamoSocket ? (socket.status()?.unacknowledged ?? 0) : 0;
}

function memory(): { heap: number; rss: number } {
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: heapUsed + arrayBuffers, rss };
}

function fail(error: Error): never {
  process.stderr.write(`slow-end ${system} ${role}: ${error.stack}\n`);
  process.exit(1);
}

function tell(report: Report): void {
  process.send?.(report);
}
