/** The side door for people and dashboards, read-only: a record as JSON, health, and metrics for Prometheus. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { canonicalAddress } from '../net/canonical-address.ts';
import { bindError } from '../net/errors.ts';
import type { RecordStore } from '../store/store.ts';
import { parseAgentRecord } from '../wire/agent-record.ts';
import { type NodeId, parseGeneralizedId, parseNodeId } from '../wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { recordToJson } from './json.ts';
import { Shares } from './shares.ts';

export interface HttpDoorOptions {
  readonly store: RecordStore;
  /** Nobody is asked who he is here, and records tell where nodes are: loopback is for the loopback interface. */
  readonly listen: SocketAddress;
  /** Numbers that only rise, by names such as `error.not-found`. */
  readonly counters: () => Readonly<Record<string, number>>;
  /** Numbers that go up and down. */
  readonly gauges: () => Readonly<Record<string, number>>;
  /** How long a client may take to say its request, and a fifth more, in ms; default 5000. */
  readonly patience?: number;
}

/** What slow or greedy clients may take: ms for a request, connections, bytes of headers. */
const REQUEST_TIMEOUT = 5000;
const CONNECTIONS = { all: 256, perSource: 64, perNetwork: 128 };
const MAX_HEADERS = 8192;

export class HttpDoor {
  readonly #server: Server;
  readonly #options: HttpDoorOptions;
  readonly #metrics: Metrics;
  readonly #shares = new Shares(CONNECTIONS);

  /** Rejects with a KamoError. Needs the package `prom-client`. */
  static async open(options: HttpDoorOptions): Promise<HttpDoor> {
    const door = new HttpDoor(options, await metricsOf(options));
    const { address, port } = options.listen;
    try {
      await new Promise<void>((resolve, reject) => {
        door.#server.once('error', reject);
        door.#server.listen({ host: address, port, ipv6Only: address.includes(':') }, () => resolve());
      });
    } catch (error) {
      throw bindError(error, address, port);
    }
    return door;
  }

  private constructor(options: HttpDoorOptions, metrics: Metrics) {
    this.#options = options;
    this.#metrics = metrics;
    const { patience = REQUEST_TIMEOUT } = options;
    this.#server = createServer(
      {
        ...{ maxHeaderSize: MAX_HEADERS, requestTimeout: patience, headersTimeout: patience },
        // Left alone, Node looks for those that are over each 30 s.
        connectionsCheckingInterval: patience / 5,
      },
      (request, response) => {
        this.#serve(request, response).catch(() => reply(response, 503, { error: 'unavailable' }));
      },
    );
    this.#server.on('connection', (socket) => this.#admit(socket));
  }

  address(): SocketAddress {
    const bound = this.#server.address();
    if (bound === null || typeof bound === 'string') throw new Error('it does not listen');
    return socketAddress(bound.family === 'IPv6' ? 6 : 4, bound.address, bound.port);
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #admit(socket: Socket): void {
    const address = canonicalAddress(socket.remoteAddress ?? '', socket.remotePort ?? 0);
    if (address === null || !this.#shares.take(address)) socket.destroy();
    else socket.once('close', () => this.#shares.give(address));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return reply(response, 405, { error: 'read-only' });
    }
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path === '/healthz') return await this.#health(response);
    if (path === '/metrics') {
      const { type, text } = await this.#metrics();
      response.writeHead(200, { 'content-type': type });
      response.end(text);
      return;
    }
    const node = /^\/records\/([^/]+)$/.exec(path)?.[1];
    if (node === undefined) return reply(response, 404, { error: 'no such page', pages: PAGES });
    const nodeId = parseNode(node);
    if (nodeId === null) return reply(response, 400, { error: 'not a node ID or generalized ID' });
    const now = Date.now();
    const entry = await this.#options.store.get(nodeId.text, now);
    const record = entry === null ? null : parseAgentRecord(entry.record);
    if (entry === null || !record?.ok || record.value.readers !== null)
      return reply(response, 404, { error: 'not found' });
    const json = recordToJson(record.value, entry.verified, now);
    response.setHeader('cache-control', `max-age=${Math.min(5, json.expiresIn)}`);
    reply(response, 200, json);
  }

  /** Well means that the store answers. */
  async #health(response: ServerResponse): Promise<void> {
    try {
      await this.#options.store.get('0000:0000:0000:0000', Date.now());
      reply(response, 200, { status: 'ok' });
    } catch {
      reply(response, 503, { status: 'the store does not answer' });
    }
  }
}

/** What Prometheus is given, and of what type it is. */
type Metrics = () => Promise<{ readonly type: string; readonly text: string }>;

const PAGES = ['/records/NODE', '/healthz', '/metrics'];

function parseNode(text: string): NodeId | null {
  try {
    const decoded = decodeURIComponent(text);
    for (const parsed of [parseNodeId(decoded), parseGeneralizedId(decoded)]) if (parsed.ok) return parsed.value;
  } catch {
    // A percent sign with something else behind it.
  }
  return null;
}

function reply(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' });
  response.end(`${JSON.stringify(body)}\n`);
}

/** Counters as one metric with the name as label, gauges as one each, and what Node tells of the process. */
async function metricsOf(options: HttpDoorOptions): Promise<Metrics> {
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  new Counter({
    ...{ name: 'kamo_agent_events_total', help: 'What came in, went out and was dropped, by name', registers },
    labelNames: ['event'],
    collect() {
      this.reset();
      for (const [event, count] of Object.entries(options.counters())) this.inc({ event }, count);
    },
  });
  for (const name of Object.keys(options.gauges())) {
    new Gauge({
      ...{ name: `kamo_agent_${name}`, help: `${name} at this moment`, registers },
      collect() {
        this.set(options.gauges()[name] ?? 0);
      },
    });
  }
  return async () => ({ type: registry.contentType, text: await registry.metrics() });
}
