/** What a socket's handle may ask of it. */
export interface Handled {
  /** Of its context, see `AsyncResource`. */
  asyncId(): number;
  /** What happens from now on is told in the context of who calls. */
  renewContext(): void;
}

/**
 * What programs that look below a `net.Socket` find there, and no more: `node:http` starts and stops its sockets by it, which
 * their streams do already, asks for the ID of its context, and renews that when its agent uses a socket again.
 */
export class SocketHandle {
  readonly #socket: Handled;

  constructor(socket: Handled) {
    this.#socket = socket;
  }

  get reading(): boolean {
    return true;
  }

  set reading(_reading: boolean) {}

  readStart(): void {}

  readStop(): void {}

  getAsyncId(): number {
    return this.#socket.asyncId();
  }

  getProviderType(): number {
    return 0;
  }

  asyncReset(): void {
    this.#socket.renewContext();
  }
}
