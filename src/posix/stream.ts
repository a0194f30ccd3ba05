import type { Node } from '../net/node.ts';
import { Server } from '../net/server.ts';
import { KamoSocket } from '../net/socket.ts';
import { ByteStream } from './byte-stream.ts';
import { AF_ALIN6, IPPROTO_TCP, SHUT_RD, SHUT_RDWR, SHUT_WR, SI_FAILED, SOCK_STREAM, SOMAXCONN } from './constants.ts';
import type { ChosenLocators } from './correspondence.ts';
import { type ErrorName, errorName } from './errno.ts';
import { defaultSettings, type Outcome, type Settings } from './settings.ts';
import { raise, watchPaths } from './signals.ts';
import type { Endpoint } from './sockaddr.ts';
import { obstacle, type StreamState } from './stream-states.ts';
import { WaitingCalls } from './waiting.ts';

/** A stream socket: idle, listening, or one connection. */
export class StreamDescriptor {
  readonly type = SOCK_STREAM;
  readonly protocol = IPPROTO_TCP;
  readonly domain: number;
  readonly settings: Settings;
  readonly #node: Node | undefined;
  /** Its own number; 0 until it has one. */
  fd = 0;
  state: StreamState = 'idle';
  chosen: ChosenLocators = {};
  /** Seconds, as options tell them: 0 is the default. */
  pathless = 0;
  probeInterval = 15;
  #bound: Endpoint | undefined;
  #server: Server | undefined;
  #stream: ByteStream | undefined;
  /** Ends a call that waits for the state to change: `connect`, or `listen` before its node is there. */
  #changing: ((outcome: Outcome) => void) | undefined;
  /** Connections that wait to be accepted. */
  readonly #backlog: KamoSocket[] = [];
  #backlogLimit = SOMAXCONN;
  readonly #accepting = new WaitingCalls();

  constructor(domain: number, node: Node | undefined, settings: Settings = defaultSettings()) {
    this.domain = domain;
    this.settings = settings;
    this.#node = node;
  }

  /** The connection, while there is one. */
  get socket(): KamoSocket | undefined {
    return this.state === 'connected' ? this.#stream?.socket : undefined;
  }

  get correspondence(): KamoSocket | undefined {
    return this.socket;
  }

  get listening(): boolean {
    return this.state === 'listening';
  }

  bind(address: Endpoint): Outcome {
    const error = obstacle('bind', this.state) ?? (this.#bound === undefined ? undefined : 'EINVAL');
    if (error !== undefined) return error;
    const { host } = address;
    if (this.domain === AF_ALIN6 && host !== undefined && host !== this.#node?.generalizedId) return 'EADDRNOTAVAIL';
    this.#bound = address;
    return 0;
  }

  listen(backlog: number): Promise<Outcome> | Outcome {
    const error = obstacle('listen', this.state);
    if (error !== undefined) return error;
    this.#backlogLimit = Math.min(Math.max(Math.trunc(backlog), 1), SOMAXCONN);
    if (this.state === 'listening') return 0;
    const server = new Server({ allowHalfOpen: true, readableHighWaterMark: this.settings.receiveBuffer });
    const { host, port } = this.#bound ?? { host: undefined, port: 0 };
    this.state = 'listening';
    this.#server = server;
    return new Promise((resolve) => {
      this.#changing = resolve;
      server.on('connection', (socket: KamoSocket) => this.#queue(socket));
      server.once('listening', () => resolve(0));
      server.on('error', (cause: unknown) => {
        this.#server = undefined;
        if (this.state === 'listening') this.state = 'idle';
        resolve(errorName(cause));
      });
      const place = this.domain === AF_ALIN6 || host === undefined ? {} : { host };
      const node = this.#node === undefined ? {} : { node: this.#node };
      try {
        server.listen({ port, ...place, ...node });
      } catch (cause) {
        server.emit('error', cause);
      }
    });
  }

  /** The next connection, as `allocate` numbers it. */
  accept(allocate: (accepted: StreamDescriptor) => number | undefined): Promise<Outcome> | Outcome {
    const error = obstacle('accept', this.state);
    if (error !== undefined) return error;
    const attempt = (): Outcome | undefined => {
      const socket = this.#backlog.shift();
      if (socket === undefined) return undefined;
      const accepted = new StreamDescriptor(this.domain, this.#node, { ...this.settings });
      const fd = allocate(accepted);
      if (fd === undefined) {
        socket.resetAndDestroy();
        return 'EMFILE';
      }
      accepted.#connected(socket);
      return fd;
    };
    return this.#accepting.enter(attempt, this.settings.receiveTimeout, () => 'EAGAIN');
  }

  connect(address: Endpoint): Promise<Outcome> | Outcome {
    const error = obstacle('connect', this.state);
    if (error !== undefined) return error;
    const { host, port, locator } = address;
    if (port === 0) return 'EADDRNOTAVAIL';
    this.state = 'connecting';
    const socket = new KamoSocket({ allowHalfOpen: true, readableHighWaterMark: this.settings.receiveBuffer });
    return new Promise((resolve) => {
      const failed = (cause: unknown): void => {
        this.#changing = undefined;
        if (this.state === 'connecting') this.state = 'idle';
        resolve(errorName(cause));
      };
      this.#changing = (outcome) => {
        socket.destroy();
        resolve(outcome);
      };
      socket.once('error', failed);
      socket.once('connect', () => {
        this.#changing = undefined;
        socket.off('error', failed);
        this.#connected(socket);
        resolve(0);
      });
      try {
        socket.connect({
          port,
          schedule: this.settings.schedule,
          ...(host === undefined ? { anyNode: true } : { host }),
          ...(locator === undefined ? {} : { locators: [locator] }),
          ...(this.#node === undefined ? {} : { node: this.#node }),
          ...this.#from(),
        });
      } catch (cause) {
        socket.destroy();
        failed(cause);
      }
    });
  }

  /** The stream, when there is a connection. */
  transfer(): ByteStream | ErrorName {
    return obstacle('transfer', this.state) ?? this.#stream ?? 'ENOTCONN';
  }

  shutdown(how: number): Outcome {
    const stream = this.transfer();
    if (typeof stream === 'string') return stream;
    if (how === SHUT_RD || how === SHUT_RDWR) stream.shutRead();
    if (how === SHUT_WR || how === SHUT_RDWR) stream.shutWrite();
    return 0;
  }

  /** SO_ERROR: what nobody has been told of. */
  takeError(): ErrorName | undefined {
    return this.#stream?.takeError();
  }

  local(): { readonly host: string; readonly port: number } {
    const address = this.#server?.address() ?? this.socket?.address();
    if (address !== undefined && 'port' in address) return { host: address.address, port: address.port };
    return { host: this.#bound?.host ?? '', port: this.#bound?.port ?? 0 };
  }

  remote(): { readonly host: string; readonly port: number } | undefined {
    const { remoteAddress: host, remotePort: port } = this.socket ?? {};
    return host === undefined || port === undefined ? undefined : { host, port };
  }

  close(): void {
    const { linger } = this.settings;
    this.state = 'closed';
    this.#changing?.('EBADF');
    this.#server?.close();
    this.#accepting.fail('EBADF');
    for (const waiting of this.#backlog.splice(0)) waiting.resetAndDestroy();
    this.#stream?.close();
    const socket = this.#stream?.socket;
    if (socket === undefined) return;
    if (linger.on && linger.seconds === 0) socket.resetAndDestroy();
    else socket.destroy();
  }

  /** What the settings say, to a connection that is there. */
  apply(): void {
    const { socket } = this;
    if (socket === undefined) return;
    const { noDelay, keepAlive, keepIdle, keepInterval, keepCount, userTimeout, schedule } = this.settings;
    socket.setNoDelay(noDelay);
    socket.setKeepAlive(keepAlive, keepIdle * 1000, keepInterval * 1000, keepCount);
    socket.setUserTimeout(userTimeout === 0 ? Number.POSITIVE_INFINITY : userTimeout);
    if (this.domain === AF_ALIN6) socket.setSchedule(schedule);
  }

  #connected(socket: KamoSocket): void {
    this.state = 'connected';
    this.#bound = { host: socket.localAddress, port: socket.localPort ?? 0, locator: undefined };
    this.#stream = new ByteStream(socket, this.settings, (error) => raise(this.fd, SI_FAILED, error));
    watchPaths(socket, () => this.fd);
    this.apply();
  }

  #queue(socket: KamoSocket): void {
    if (this.#backlog.length >= this.#backlogLimit) {
      socket.resetAndDestroy();
      return;
    }
    // One that fails while it waits is accepted all the same, and its first call tells.
    socket.on('error', () => undefined);
    this.#backlog.push(socket);
    this.#accepting.serve();
  }

  #from(): { readonly localAddress?: string; readonly localPort?: number } {
    const { host, port = 0 } = this.#bound ?? {};
    const address = host === undefined || this.domain === AF_ALIN6 ? {} : { localAddress: host };
    return { ...address, ...(port === 0 ? {} : { localPort: port }) };
  }
}
