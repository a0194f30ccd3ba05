/**
 * One end of connections that come and go, in a process of its own: `churn-end.js SYSTEM ROLE`, SYSTEM being `kamo` (each
 * client is a node), `kamo-shared` (one node has all clients) or `node-net`, ROLE `accept` or `dial`. Run with an IPC
 * channel, by which it is told what to do: see `Order` and `Report`.
 */
import { readdirSync } from 'node:fs';
import { Socket as NetSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import { queryObjects } from 'node:v8';
import { KamoSocket, Node } from '../../src/index.ts';
import { PathRecord } from '../../src/multihome/path-record.ts';
import { endpointOf } from '../../src/net/node.ts';
import { collectAll } from '../collection.ts';
import { dial, LOCATOR, listen, type Target } from '../loopback.ts';

/** What the parent asks for. */
export type Order =
  /** Opens, uses and closes so many connections, each client one after the other. */
  | { readonly order: 'churn'; readonly count: number; readonly target: Target }
  /** Collects all garbage and tells what there is. */
  | { readonly order: 'measure' };

/** What the child answers. */
export type Report =
  | { readonly report: 'listening'; readonly target: Target }
  | ({ readonly report: 'churned' } & Churned)
  | { readonly report: 'measured'; readonly left: Left };

/** Of each connection, in ms: from `connect` to 'connect', and from `connect` to 'close'. */
export interface Churned {
  readonly connects: readonly number[];
  readonly wholes: readonly number[];
  readonly seconds: number;
}

/** What a process has, after collection. */
export interface Left {
  readonly sockets: number;
  readonly descriptors: number;
  /** What `process.getActiveResourcesInfo` names, timers apart. */
  readonly resources: number;
  /** Objects of timers, armed or not, referenced or not. */
  readonly timers: number;
  /** Of the transports, with those in TIME-WAIT. */
  readonly connections: number;
  readonly associations: number;
  readonly paths: number;
  readonly tickets: number;
  /** Regions of the engines' arenas that a link still reads. */
  readonly regions: number;
  /** Bytes in use, array buffers included. */
  readonly heap: number;
}

const REQUEST_BYTES = 1024;
const ANSWER_BYTES = 4096;
/** What requests and answers are cut from: prime, so that no two places look alike. */
const PATTERN = Uint8Array.from({ length: 65_521 }, (_, i) => (i * i + (i >> 3)) & 0xff);

const [system, role, clientCount = '20'] = process.argv.slice(2);
const clients = Number(clientCount);
const nodes: Node[] = [];
const timerClass = setTimeout(() => {}, 0).constructor;
if (process.send === undefined) throw new Error('run it with an IPC channel');

if (system !== 'node-net') {
  const count = system === 'kamo' && role === 'dial' ? clients : 1;
  for (let i = 0; i < count; i++) nodes.push(await Node.open({ locators: [LOCATOR] }));
}
if (role === 'accept') tell({ report: 'listening', target: await listen(nodes[0], answer) });
process.on('message', (order: Order) => obey(order));
process.once('disconnect', () => process.exit());

async function obey(order: Order): Promise<void> {
  if (order.order === 'churn') tell({ report: 'churned', ...(await churn(order.count, order.target)) });
  else tell({ report: 'measured', left: await measure() });
}

/** Each request is checked and answered; then the client ends, and so does this end. */
function answer(socket: Duplex): void {
  const request = Buffer.alloc(REQUEST_BYTES);
  let length = 0;
  socket.on('error', fail);
  socket.on('data', (chunk: Buffer) => {
    if (length + chunk.length > REQUEST_BYTES) fail(new Error('a request is too long'));
    length += chunk.copy(request, length);
    if (length < REQUEST_BYTES) return;
    const place = request.readUInt16BE();
    if (!request.equals(message(place, REQUEST_BYTES))) fail(new Error('a request is not what was sent'));
    socket.write(message(place, ANSWER_BYTES));
  });
}

async function churn(count: number, target: Target): Promise<Churned> {
  const connects: number[] = [];
  const wholes: number[] = [];
  let left = count;
  const began = performance.now();
  const client = async (index: number): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const [connected, whole] = await useOnce(index, target, (left * 1009) % 0xffff);
      connects.push(connected);
      wholes.push(whole);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  return { connects, wholes, seconds: (performance.now() - began) / 1000 };
}

function useOnce(client: number, target: Target, place: number): Promise<[number, number]> {
  return new Promise((resolve) => {
    const expected = message(place, ANSWER_BYTES);
    const given = Buffer.alloc(ANSWER_BYTES);
    let length = 0;
    let connected = 0;
    const began = performance.now();
    const socket = dial(nodes[client % Math.max(nodes.length, 1)], target);
    socket.on('error', fail);
    socket.on('connect', () => {
      connected = performance.now() - began;
      socket.write(message(place, REQUEST_BYTES));
    });
    socket.on('data', (chunk: Buffer) => {
      if (length + chunk.length > ANSWER_BYTES) fail(new Error('an answer is too long'));
      length += chunk.copy(given, length);
      if (length === ANSWER_BYTES) socket.end();
    });
    socket.on('close', () => {
      if (!given.equals(expected)) fail(new Error('an answer is not what was sent'));
      resolve([connected, performance.now() - began]);
    });
  });
}

/** Its first bytes tell the place. */
function message(place: number, length: number): Buffer {
  const bytes = Buffer.alloc(length, PATTERN.subarray(place % 1000));
  bytes.writeUInt16BE(place);
  return bytes;
}

async function measure(): Promise<Left> {
  await collectAll();
  const endpoints = nodes.map(endpointOf);
  const sum = (figure: (endpoint: (typeof endpoints)[number]) => number) =>
    endpoints.reduce((total, endpoint) => total + figure(endpoint), 0);
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return {
    sockets: queryObjects(KamoSocket, { format: 'count' }) + queryObjects(NetSocket, { format: 'count' }),
    descriptors: readdirSync('/proc/self/fd').length,
    resources: process.getActiveResourcesInfo().filter((kind) => kind !== 'Timeout' && kind !== 'Immediate').length,
    timers: queryObjects(timerClass, { format: 'count' }),
    connections: sum(({ transport }) => transport.connectionCount),
    associations: sum(({ transport }) => transport.associations.associations),
    paths: queryObjects(PathRecord, { format: 'count' }),
    tickets: sum(({ transport }) => (transport.tickets?.counts.held ?? 0) + (transport.tickets?.counts.issued ?? 0)),
    regions: sum(({ regionsInUse }) => regionsInUse),
    heap: heapUsed + arrayBuffers,
  };
}

function fail(error: Error): never {
  process.stderr.write(`churn ${system} ${role}: ${error.stack}\n`);
  process.exit(1);
}

function tell(report: Report): void {
  process.send?.(report);
}
