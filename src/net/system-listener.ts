import { createServer, type Server, type Socket } from 'node:net';

/** What a server is told by the system's. */
export interface SystemListening {
  listening(): void;
  /** It does not listen, or no more. */
  failed(error: Error): void;
  accepted(socket: Socket): void;
}

/** A server of the system's behind one of ours: at a path, or over a descriptor or handle. */
export class SystemListener {
  readonly #server: Server;

  /** @param options of `listen`; throws what `net.Server` throws */
  constructor(options: object, told: SystemListening) {
    this.#server = createServer({ allowHalfOpen: true, pauseOnConnect: true })
      .on('listening', () => told.listening())
      .on('error', (error) => told.failed(error))
      .on('connection', (socket) => told.accepted(socket))
      .listen(options);
  }

  get listening(): boolean {
    return this.#server.listening;
  }

  /** The path, or where the descriptor's socket is bound. */
  get address(): ReturnType<Server['address']> {
    return this.#server.address();
  }

  /** As programs that look below a `net.Server` find it. */
  get handle(): object | null {
    return (this.#server as unknown as { readonly _handle: object | null })._handle;
  }

  get key(): string {
    return (this.#server as unknown as { readonly _connectionKey: string })._connectionKey;
  }

  ref(): void {
    this.#server.ref();
  }

  unref(): void {
    this.#server.unref();
  }

  close(): void {
    this.#server.close();
  }
}
