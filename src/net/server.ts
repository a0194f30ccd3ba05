import { EventEmitter } from 'node:events';
import type { PacketService } from '../transport/native/native-options.ts';
import { invalid, parsePort, parseSwitch } from './arguments.ts';
import { type KamoSocketOptions, parseService } from './connect-options.ts';
import { CLOSED, type ConnectionOwner, type OwnerHolder } from './connection-owner.ts';
import { nodeCrypto } from './crypto.ts';
import type { Acceptor, Endpoint } from './endpoint.ts';
import { KamoError } from './errors.ts';
import { defaultNode, endpointOf, type Node } from './node.ts';
import { KamoSocket } from './socket.ts';

/** Options of a server's sockets. */
export interface ServerOptions extends Omit<KamoSocketOptions, 'signal'> {
  /** Sockets are handed over paused. Default false. */
  readonly pauseOnConnect?: boolean;
}

/** Where to listen. */
export interface ListenOptions {
  /** Service port; 0 lets the node choose one. */
  readonly port: number | string;
  /**
   * One of the node's addresses of native mode: connections are accepted there and nowhere else. Default: all of them,
   * and those of nodes by its locators.
   */
  readonly host?: string;
  /** Only who proves a node ID is accepted, and no ordinary host by native mode. Default false. */
  readonly requireProof?: boolean;
  /** Of connections with ordinary hosts: differentiated services codepoint, 0..63, and hop limit, 1..255. */
  readonly dscp?: number;
  readonly hopLimit?: number;
  /** The node to listen on. Default: one for the whole process, opened when first needed. */
  readonly node?: Node;
  /** Aborting it closes the server. */
  readonly signal?: AbortSignal;
}

/** What a server calls for each connection whose peer has proven its node ID. */
export type ConnectionListener = (socket: KamoSocket) => void;

/**
 * A server that looks like a `net.Server`. Events: 'listening', 'connection', 'drop' (above `maxConnections`), 'error',
 * 'close'.
 */
export class Server extends EventEmitter implements OwnerHolder {
  listening = false;
  /** More connections at a time are reset. Undefined: the node's own limit. */
  maxConnections: number | undefined;
  readonly #options: ServerOptions;
  readonly #sockets = new Set<ConnectionOwner>();
  #endpoint: Endpoint | undefined;
  #nodeAddress = '';
  #port = 0;
  #host: string | undefined;
  #service: PacketService = {};
  #nodesOnly = false;
  #opening = false;
  #closing = false;
  #referenced = true;
  #held = false;
  #release: (() => void) | undefined;

  constructor(options?: ServerOptions | ConnectionListener, listener?: ConnectionListener) {
    super();
    this.#options = typeof options === 'object' ? options : {};
    const connection = typeof options === 'function' ? options : listener;
    if (connection !== undefined) this.on('connection', connection);
  }

  /** Bad arguments throw; a port in use is an 'error'. 'listening' follows otherwise. */
  listen(options: ListenOptions | number | string, listening?: () => void): this {
    const { port, node, signal, host, requireProof, ...service } =
      typeof options === 'object' ? options : { port: options };
    const parsed = parsePort(port, 'port', 0);
    const nodesOnly = parseSwitch(requireProof, 'requireProof');
    const parsedService = parseService(service);
    if (this.listening || this.#opening) throw new KamoError('ERR_KAMO_PORT_IN_USE', 'the server listens already');
    if (node !== undefined) endpointOf(node);
    if (host !== undefined) checkHost(host, node, nodesOnly);
    if (signal !== undefined && !(signal instanceof AbortSignal)) throw invalid('signal', 'an AbortSignal', signal);
    if (listening !== undefined) this.once('listening', listening);
    this.#host = host;
    this.#nodesOnly = nodesOnly;
    this.#service = parsedService;
    this.#opening = true;
    this.#closing = false;
    if (node !== undefined) process.nextTick(() => this.#listen(node, parsed));
    else
      defaultNode().then(
        (shared) => this.#listen(shared, parsed),
        (error: unknown) => this.#fail(error),
      );
    if (signal?.aborted) this.close();
    else signal?.addEventListener('abort', () => this.close(), { once: true });
    return this;
  }

  /** The node's generalized ID, or the `host` given, and the service port; null when not listening. */
  address(): { address: string; family: 'IPv4' | 'IPv6'; port: number } | null {
    if (!this.listening) return null;
    const address = this.#host ?? this.#nodeAddress;
    return { address, family: address.includes(':') ? 'IPv6' : 'IPv4', port: this.#port };
  }

  getConnections(callback: (error: Error | null, count: number) => void): this {
    process.nextTick(callback, null, this.#sockets.size);
    return this;
  }

  /** Accepts no more; 'close' comes when the last of its sockets has closed. */
  close(closed?: (error?: Error) => void): this {
    if (!this.listening && !this.#opening) {
      const error = new KamoError('ERR_KAMO_CLOSED', 'the server does not listen');
      if (closed !== undefined) process.nextTick(closed, error);
      return this;
    }
    if (closed !== undefined) this.once('close', () => closed());
    this.#closing = true;
    this.#opening = false;
    this.#stop();
    this.#emitClose();
    return this;
  }

  ref(): this {
    this.#referenced = true;
    this.#hold();
    return this;
  }

  unref(): this {
    this.#referenced = false;
    this.#letGo();
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.listening && !this.#opening) return;
    await new Promise<void>((resolve) => this.close(() => resolve()));
  }

  [CLOSED](socket: ConnectionOwner): void {
    this.#sockets.delete(socket);
    this.#emitClose();
  }

  #listen(node: Node, wanted: number): void {
    if (!this.#opening) return;
    const endpoint = endpointOf(node);
    const port = endpoint.closed ? 0 : this.#claim(endpoint, wanted);
    if (port === 0) {
      const closed = endpoint.closed;
      const message = closed ? 'the node is closed' : `a server listens on port ${wanted} of this node already`;
      const code = closed ? 'ERR_KAMO_CLOSED' : 'ERR_KAMO_PORT_IN_USE';
      this.#fail(new KamoError(code, message, { syscall: 'listen', address: node.generalizedId, port: wanted }));
      return;
    }
    this.#opening = false;
    this.#endpoint = endpoint;
    this.#nodeAddress = node.generalizedId;
    this.#port = port;
    this.listening = true;
    const nodeClosing = (): void => {
      if (this.listening) this.close();
    };
    node.once('closing', nodeClosing);
    this.#release = () => node.off('closing', nodeClosing);
    this.#hold();
    this.emit('listening');
  }

  /** The port claimed, 0 when it is taken; for 0 any of the dynamic ports (RFC 6335, section 6). */
  #claim(endpoint: Endpoint, wanted: number): number {
    const acceptor = this.#accept;
    const options = { host: this.#host, service: this.#service, nodesOnly: this.#nodesOnly };
    if (wanted !== 0) return endpoint.listen(wanted, acceptor, options) ? wanted : 0;
    const first = nodeCrypto.randomUint32() % DYNAMIC_PORTS;
    for (let i = 0; i < DYNAMIC_PORTS; i++) {
      const port = FIRST_DYNAMIC_PORT + ((first + i) % DYNAMIC_PORTS);
      if (endpoint.listen(port, acceptor, options)) return port;
    }
    return 0;
  }

  readonly #accept: Acceptor = (peer, adopt) => {
    const endpoint = this.#endpoint;
    if (endpoint === undefined) return;
    if (this.maxConnections !== undefined && this.#sockets.size >= this.maxConnections) {
      this.emit('drop', { remoteNodeId: peer?.text, localPort: this.#port });
      return;
    }
    const socket = new KamoSocket(this.#options, { endpoint, acceptor: this, peer });
    if (this.#options.pauseOnConnect) socket.pause();
    this.#sockets.add(socket);
    adopt(socket);
    this.emit('connection', socket);
  };

  #stop(): void {
    if (!this.listening) return;
    this.listening = false;
    this.#release?.();
    this.#endpoint?.unlisten(this.#port, this.#host);
    this.#letGo();
  }

  #emitClose(): void {
    if (!this.#closing || this.#sockets.size > 0) return;
    this.#closing = false;
    process.nextTick(() => this.emit('close'));
  }

  #fail(error: unknown): void {
    if (!this.#opening) return;
    this.#opening = false;
    this.emit('error', error);
  }

  #hold(): void {
    if (this.#held || !this.#referenced || !this.listening) return;
    this.#held = true;
    this.#endpoint?.hold();
  }

  #letGo(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#endpoint?.unhold();
  }
}

/** A server; the listener is called for each connection. */
export function createServer(options?: ServerOptions | ConnectionListener, listener?: ConnectionListener): Server {
  return new Server(options, listener);
}

function checkHost(host: unknown, node: Node | undefined, nodesOnly: boolean): void {
  if (nodesOnly) throw new KamoError('ERR_KAMO_UNPROVEN', `at ${String(host)} only ordinary hosts could connect`);
  const own = (node && endpointOf(node).native?.transport.addresses.own) ?? [];
  if (own.every(({ text }) => text !== host)) throw invalid('host', 'an address of native mode of the node', host);
}

const FIRST_DYNAMIC_PORT = 49_152;
const DYNAMIC_PORTS = 16_384;
