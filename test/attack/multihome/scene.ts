/** A real client and a real server on loopback, and the attacker's places between and beside them. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  connect,
  createServer,
  type KamoConnectOptions,
  type KamoSocket,
  Node,
  type Server,
} from '../../../src/index.ts';
import type { Identity } from '../../../src/multihome/identity.ts';
import type { NodeId } from '../../../src/wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../../../src/wire/socket-address.ts';
import { identityOf } from '../../sim/identities.ts';
import { Bystander } from './bystander.ts';
import { OnPath, type Passing } from './on-path.ts';

export const CLIENT: Identity = identityOf(0);
export const SERVER: Identity = identityOf(1);
const SERVICE = 7;
const LINES = 2;
/** Bytes of each exchange and of the server's last words. */
const EXCHANGE = 40_000;
const FAREWELL = 5000;
/** What is waited for at the most, in ms: much longer than any attack here can delay anything. */
const PATIENCE = 8000;

/** How long ends that met remember their association without a connection, and how long that is waited for, in ms. */
const LINGER = 50;
const FORGOTTEN = 4 * LINGER;

const PAUSE = 2;

/** `opening`: SYNs, keys and proofs. `binding`: a second connection comes to the association of the first. */
export type Phase = 'opening' | 'open' | 'binding' | 'closing';

export interface SceneOptions {
  readonly client?: Identity;
  /** Who answers at the server's locators. */
  readonly server?: Identity;
  /** Whom the client dials. Default: `SERVER`. */
  readonly dialled?: NodeId;
  readonly connect?: Partial<KamoConnectOptions>;
  /** In ms: how long a handshake may take, and how long a connection may be without a path. */
  readonly handshakeTimeout?: number;
  readonly pathless?: number;
  /** The ends have met before, and what is left of that is a ticket. */
  readonly met?: boolean;
  /** The server keeps nothing of a SYN that it answers (R-TR-40). */
  readonly stateless?: boolean;
  /** Of the server, in ms. */
  readonly ticketLifetime?: number;
}

/** What came of one connection. */
export interface Stream {
  connected: boolean;
  /** The client knows that the server is the node it dialled. */
  proven: boolean;
  /** Code of the client's error, or of the server's; '': none. */
  error: string;
  message: string;
  /** Both ends have sent all, and got all, byte for byte. */
  complete: boolean;
}

export class Scene {
  phase: Phase = 'opening';
  readonly first: Stream = stream();
  readonly second: Stream = stream();
  /** Connections that the server's application was given, and bytes that it read. */
  accepted: KamoSocket[] = [];
  /** Generalized IDs that they are of, as that application was told. */
  peers: string[] = [];
  /** Of nodes that have business of their own with the server, and the connections that its application was given of them. */
  readonly guests = new Set<string>();
  readonly visits: KamoSocket[] = [];
  serverRead = 0;
  clientRead = 0;
  /** Code of the first error at the server; '': none. */
  serverError = '';
  /** Something arrived that nobody sent. */
  wrong = false;
  readonly wire: OnPath;
  readonly bystander: Bystander;
  readonly client: Node;
  readonly server: Node;
  /** Where their first sockets really are. */
  readonly clientAddress: SocketAddress;
  readonly serverAddress: SocketAddress;
  /** What passed when the ends met before. */
  met: readonly Passing[] = [];
  readonly #listener: Server;
  readonly #options: SceneOptions;
  socket: KamoSocket | undefined;

  private constructor(wire: OnPath, bystander: Bystander, client: Node, server: Node, options: SceneOptions) {
    this.wire = wire;
    this.bystander = bystander;
    this.client = client;
    this.server = server;
    this.clientAddress = firstOf(client);
    this.serverAddress = firstOf(server);
    this.#options = options;
    this.#listener = createServer({ allowHalfOpen: true }, (socket) => this.#serve(socket));
  }

  static async open(options: SceneOptions): Promise<Scene> {
    const { handshakeTimeout = 20_000, pathless = 60_000, met = false, ticketLifetime } = options;
    const transport = { handshakeTimeout, pathless, ...(met && { associationLinger: LINGER }) };
    const wire = await OnPath.open(LINES);
    const locators = Array.from({ length: LINES }, (_, line) => {
      const { address, port } = wire.front(line);
      return { address: `127.0.0.${4 + line}`, announce: [{ address, port }] };
    });
    const server = await Node.open({
      identity: options.server ?? SERVER,
      locators,
      transport: {
        ...transport,
        ...(ticketLifetime !== undefined && { ticketLifetime }),
        ...(options.stateless && { statelessShare: 0 }),
      },
    });
    for (const [line, { address, port }] of server.locators().entries()) wire.lead(line, addressIn(address, port));
    const client = await Node.open({
      identity: options.client ?? CLIENT,
      locators: [{ address: '127.0.0.2', announce: false }],
      transport,
    });
    const scene = new Scene(wire, await Bystander.open(), client, server, options);
    await once(scene.#listener.listen({ node: server, port: SERVICE }), 'listening');
    return scene;
  }

  /** One connection through all its phases and a second one beside it; `strike` is called amid each phase but the first. */
  async play(strike: (phase: Phase) => Promise<void> | void): Promise<void> {
    if (this.#options.met === true) await this.#meet();
    const socket = this.#dial(this.first);
    this.socket = socket;
    await until(() => this.first.connected || this.first.error !== '');
    if (this.first.error !== '' || !(await this.#exchange(socket, this.first))) return;
    await this.#enter('open', strike);
    if (!(await this.#exchange(socket, this.first))) return;
    await this.#enter('binding', () => {});
    const beside = this.#dial(this.second);
    await until(() => this.second.connected || this.second.error !== '');
    if (this.second.connected && (await this.#exchange(beside, this.second))) {
      await strike('binding');
      this.second.complete = await this.#finish(beside, this.second);
    }
    await this.#enter('closing', () => {});
    this.first.complete = await this.#finish(socket, this.first, () => strike('closing'));
  }

  async close(): Promise<void> {
    await Promise.all([this.client.close(), this.server.close()]);
    this.wire.close();
    this.bystander.close();
  }

  async #enter(phase: Phase, strike: (phase: Phase) => Promise<void> | void): Promise<void> {
    this.phase = phase;
    await strike(phase);
  }

  /** A connection that nobody attacks comes and goes, and its association is forgotten. */
  async #meet(): Promise<void> {
    const { wire } = this;
    const { tamper } = wire;
    wire.tamper = ({ bytes }) => [bytes];
    const into = stream();
    const socket = this.#dial(into);
    await until(() => into.connected || into.error !== '');
    if (!(await this.#exchange(socket, into))) throw new Error(`the ends never met: ${into.error}`);
    socket.resetAndDestroy();
    await until(() => this.serverError !== '');
    await until(() => false, FORGOTTEN);
    this.met = wire.seen.splice(0);
    this.accepted = [];
    this.peers = [];
    this.serverRead = 0;
    this.clientRead = 0;
    this.serverError = '';
    wire.tamper = tamper;
  }

  #dial(into: Stream): KamoSocket {
    const { address, port } = this.wire.front(0);
    const socket = connect({
      node: this.client,
      nodeId: this.#options.dialled ?? SERVER.nodeId,
      port: SERVICE,
      locators: [{ address, port }],
      ...this.#options.connect,
    });
    socket.on('connect', () => {
      into.connected = true;
      into.proven = socket.proven;
    });
    socket.on('proven', () => {
      into.proven = true;
    });
    note(socket, into);
    return socket;
  }

  /** Sends back what comes; after the client's end it waits for `farewell`. */
  #serve(socket: KamoSocket): void {
    if (this.guests.has(socket.remoteAddress ?? '')) {
      this.visits.push(socket.on('error', () => {}));
      return;
    }
    this.accepted.push(socket);
    this.peers.push(socket.remoteAddress ?? '');
    socket.on('error', (error: Error & { kamoCode?: string }) => {
      this.serverError ||= error.kamoCode ?? error.name;
    });
    socket.on('data', (chunk: Uint8Array) => {
      this.serverRead += chunk.length;
      socket.write(chunk);
    });
  }

  async #exchange(socket: KamoSocket, into: Stream): Promise<boolean> {
    const sent = randomBytes(EXCHANGE);
    const back = this.#collect(socket, EXCHANGE, into);
    socket.write(sent);
    return this.#same(sent, await back);
  }

  /** The client ends, `amid` happens while the server has not, then that one says its last words and ends, too. */
  async #finish(socket: KamoSocket, into: Stream, amid: () => Promise<void> | void = () => {}): Promise<boolean> {
    const peer = this.accepted[into === this.first ? 0 : this.accepted.length - 1];
    if (peer === undefined) return false;
    const ended = once(peer, 'end').catch(() => {});
    socket.end();
    let over = false;
    ended.then(() => {
      over = true;
    });
    await until(() => over);
    await amid();
    const words = randomBytes(FAREWELL);
    const heard = this.#collect(socket, FAREWELL, into);
    peer.end(words);
    if (!this.#same(words, await heard)) return false;
    await until(() => socket.readableEnded && peer.writableFinished);
    return socket.readableEnded && peer.writableFinished && into.error === '';
  }

  #same(sent: Buffer, got: Uint8Array): boolean {
    if (!sent.subarray(0, got.length).equals(got)) this.wrong = true;
    return got.length === sent.length;
  }

  /** The next bytes the client reads, at most `wanted` and what came with them. */
  async #collect(socket: KamoSocket, wanted: number, into: Stream): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    const take = (chunk: Uint8Array): void => {
      chunks.push(chunk);
      length += chunk.length;
      this.clientRead += chunk.length;
    };
    socket.on('data', take);
    await until(() => length >= wanted || into.error !== '');
    socket.off('data', take);
    return Buffer.concat(chunks);
  }
}

/** Until it holds, or `patience` is over; time in which the process did not run hardly counts. */
export async function until(holds: () => boolean, patience = PATIENCE): Promise<void> {
  let waited = 0;
  for (let last = performance.now(); !holds() && waited < patience; ) {
    await sleep(PAUSE);
    const now = performance.now();
    waited += Math.min(now - last, 5 * PAUSE);
    last = now;
  }
}

function stream(): Stream {
  return { connected: false, proven: false, error: '', message: '', complete: false };
}

function note(socket: KamoSocket, into: Stream): void {
  socket.on('error', (error: Error & { kamoCode?: string }) => {
    into.error ||= error.kamoCode ?? error.name;
    into.message ||= error.message;
  });
}

function firstOf(node: Node): SocketAddress {
  const [locator] = node.locators();
  if (locator === undefined) throw new Error('a node has a locator');
  return addressIn(locator.address, locator.port);
}

function addressIn(address: string, port: number): SocketAddress {
  return socketAddress(4, address, port);
}
