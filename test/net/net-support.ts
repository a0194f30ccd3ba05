/** Two nodes on loopback, their sockets, and relays that can be cut. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import type { Test } from 'tap';
import {
  connect,
  createServer,
  type KamoConnectOptions,
  type KamoSocket,
  Node,
  type NodeOptions,
  type Server,
  type ServerOptions,
} from '../../src/index.ts';
import { generateIdentity } from '../../src/multihome/identity.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { formatGeneralizedId } from '../../src/wire/node-id.ts';

/** Made once: each costs a tenth of a second. */
export const [HOME, AWAY, STRANGER] = [
  generateIdentity(nodeCrypto),
  generateIdentity(nodeCrypto),
  generateIdentity(nodeCrypto),
];

export interface Pair {
  readonly home: Node;
  readonly away: Node;
  readonly server: Server;
  readonly client: KamoSocket;
  readonly accepted: KamoSocket;
}

export async function openNode(t: Test, options: NodeOptions): Promise<Node> {
  const node = await Node.open(options);
  t.teardown(() => node.close());
  return node;
}

export async function openNodes(
  t: Test,
  transport: NodeOptions['transport'] = {},
): Promise<{ home: Node; away: Node; server: Server }> {
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2', '127.0.0.3'], transport });
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], transport });
  const server = await listening(home);
  return { home, away, server };
}

export async function listening(node: Node, options: ServerOptions = {}, port = 7): Promise<Server> {
  const server = createServer(options).listen({ node, port });
  await once(server, 'listening');
  return server;
}

export function dial(home: Node, away: Node, options: Partial<KamoConnectOptions> = {}): KamoSocket {
  return connect({ node: away, host: home.generalizedId, port: 7, locators: home.locators(), ...options });
}

/** Dials `HOME` where another process has it. */
export function dialAt(
  away: Node,
  locators: readonly { readonly address: string; readonly port: number }[],
): KamoSocket {
  return connect({ node: away, host: formatGeneralizedId(HOME.nodeId), port: 7, locators });
}

/** Both ends of one connection, ready. */
export async function openPair(
  t: Test,
  options: {
    readonly transport?: NodeOptions['transport'];
    readonly client?: Partial<KamoConnectOptions>;
    readonly server?: ServerOptions;
  } = {},
): Promise<Pair> {
  const home = await openNode(t, {
    identity: HOME,
    locators: ['127.0.0.2', '127.0.0.3'],
    transport: options.transport ?? {},
  });
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], transport: options.transport ?? {} });
  const server = await listening(home, options.server);
  const connection = once(server, 'connection');
  const client = dial(home, away, options.client);
  const [[accepted]] = await Promise.all([connection, once(client, 'connect')]);
  return { home, away, server, client, accepted };
}

/** Everything that can be read, as one buffer. (Iterating would destroy the socket at the end, half open or not.) */
export function drain(socket: KamoSocket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.once('end', () => resolve(Buffer.concat(chunks)));
    socket.once('error', reject);
  });
}

/** What 'close' says, error or not. */
export function closing(socket: KamoSocket): Promise<boolean> {
  return new Promise((resolve) => {
    socket.once('close', resolve);
  });
}

export function failure(emitter: {
  once(event: 'error', listener: (error: unknown) => void): unknown;
}): Promise<unknown> {
  return new Promise((resolve) => {
    emitter.once('error', resolve);
  });
}

/** Goes on once `condition` holds. The test's own limit ends it otherwise. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

/** Open descriptors, and what keeps the loop alive, sorted. */
export function census(): { descriptors: number; resources: readonly string[] } {
  const descriptors = process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
  const resources = process.getActiveResourcesInfo().filter((name) => name !== 'Immediate' && name !== 'Timeout');
  return { descriptors, resources: resources.sort() };
}

/** An address translator in front of one UDP address: cut, it swallows everything both ways. */
export class Relay {
  cut = false;
  /** Source ports to and from which nothing passes. */
  readonly dead = new Set<number>();
  forwarded = 0;
  /** Is shown what goes to the target. */
  onInward: ((datagram: Buffer) => void) | undefined;
  readonly #outside: Socket;
  readonly #inside = new Map<number, Socket>();
  #target: { readonly address: string; readonly port: number } | undefined;

  private constructor(outside: Socket) {
    this.#outside = outside;
    outside.on('message', (datagram, { address, port }) => this.#inward(datagram, address, port));
  }

  static async open(t: Test): Promise<Relay> {
    const outside = createSocket('udp4');
    await new Promise<void>((resolve) => outside.bind(0, '127.0.0.1', resolve));
    const relay = new Relay(outside);
    t.teardown(() => relay.#close());
    return relay;
  }

  get address(): string {
    return `127.0.0.1:${this.#outside.address().port}`;
  }

  forwardTo(address: string, port: number): void {
    this.#target = { address, port };
  }

  #inward(datagram: Buffer, address: string, port: number): void {
    const target = this.#target;
    if (this.cut || this.dead.has(port) || target === undefined) return;
    this.forwarded++;
    this.onInward?.(datagram);
    let inside = this.#inside.get(port);
    if (inside === undefined) {
      inside = createSocket('udp4');
      inside.on('message', (answer) => {
        if (!this.cut && !this.dead.has(port)) this.#outside.send(answer, port, address);
      });
      this.#inside.set(port, inside);
    }
    inside.send(datagram, target.port, target.address);
  }

  #close(): void {
    this.#outside.close();
    for (const inside of this.#inside.values()) inside.close();
  }
}
