import { type BindOptions, type ParsedOptions, parseBind } from './dgram-arguments.ts';
import { type DatagramDesk, type DatagramOwner, FLOW_EVENT, PORT_LEFT, type PortEvent } from './dgram-desk.ts';
import { bindAtHost, bindAtNode, type Place } from './dgram-place.ts';
import { DatagramSettings } from './dgram-settings.ts';
import { DATAGRAM_TRANSITIONS, type DatagramState, type DatagramTransition } from './dgram-states.ts';
import type { Endpoint } from './endpoint.ts';
import { systemError } from './errors.ts';
import { isNode } from './literal.ts';
import { misuse } from './misuse.ts';
import type { Node } from './node.ts';
import type { SocketEnd } from './socket-end.ts';

/** Where a datagram socket is, from `bind` to 'close'. */
export abstract class DatagramBinding extends DatagramSettings implements DatagramOwner {
  protected readonly options: ParsedOptions;
  /** From 'listening' to `close`. */
  protected place: Place | undefined;
  /** What was asked for while it was being bound. */
  #queue: (() => void)[] | undefined;
  #state: DatagramState = 'unbound';
  #referenced = true;
  #held: Endpoint | undefined;
  #release: (() => void) | undefined;

  constructor(options: ParsedOptions) {
    super(options);
    this.options = options;
  }

  /** The node that it is at; undefined before 'listening', while the default node is opened, and where only this process reaches it. */
  get node(): Node | undefined {
    return this.place?.node;
  }

  /** Takes a port. Bad arguments throw; a port in use is an 'error'. 'listening' follows otherwise. */
  bind(port?: number, address?: string, listening?: () => void): this;
  bind(port?: number, listening?: () => void): this;
  bind(listening: () => void): this;
  bind(options: BindOptions, listening?: () => void): this;
  bind(...args: readonly unknown[]): this {
    this.demandRunning();
    if (this.#state !== 'unbound') throw misuse('ERR_SOCKET_ALREADY_BOUND', 'Socket is already bound');
    const { port, address, listening } = parseBind(args);
    this.#move('bind');
    if (listening !== undefined) this.#awaitListening(listening);
    const { node, type } = this.options;
    if (node !== undefined) {
      const named = address === undefined || address === '::' || address === '0.0.0.0' ? undefined : address;
      process.nextTick(() => this.#take(() => bindAtNode(node, named, port, this)));
      return this;
    }
    const { lookup, ipv6Only } = this.options;
    lookup(address ?? (type === 'udp4' ? '0.0.0.0' : '::'), this.#family, (error, found) => {
      if (this.#state !== 'binding') return;
      if (error) this.#bindFailed(error);
      else this.#take(() => bindAtHost(found, port, ipv6Only, this));
    });
    return this;
  }

  /** What was sent still leaves. 'close' follows. */
  close(closed?: () => void): this {
    if (typeof closed === 'function') this.on('close', closed);
    if (this.#queue !== undefined) {
      this.#queue.push(() => this.close());
      return this;
    }
    this.demandRunning();
    this.#move('close');
    this.#release?.();
    const { place, opening } = this;
    this.place = undefined;
    this.forget();
    if (opening.length === 0) place?.leave();
    else Promise.allSettled(opening).then(() => place?.leave());
    this.updateHold();
    process.nextTick(() => this.emit('close'));
    return this;
  }

  /** The same within the call, at the node that was named. Throws what `bind` tells as an 'error'. */
  protected bindAtOnce(address: string | undefined, port: number): void {
    this.demandRunning();
    const { node } = this.options;
    if (node === undefined || this.#state !== 'unbound')
      throw misuse('ERR_SOCKET_ALREADY_BOUND', 'Socket is already bound');
    const place = bindAtNode(node, address, port, this);
    this.#move('bind');
    this.#bound(place);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#state === 'closed') return;
    await new Promise<void>((resolve) => this.close(resolve));
  }

  /** Where the socket is bound: an ordinary address of this host, or the generalized ID of the node named. */
  address(): SocketEnd {
    this.demandRunning();
    if (this.place === undefined) throw systemError('EBADF', 'getsockname');
    return { ...this.place.end };
  }

  /** While referenced, a bound socket keeps the process alive; messages that have not left do so in any case. */
  ref(): this {
    this.#referenced = true;
    this.updateHold();
    return this;
  }

  unref(): this {
    this.#referenced = false;
    this.updateHold();
    return this;
  }

  abstract [FLOW_EVENT](desk: DatagramDesk, event: PortEvent): void;
  abstract [PORT_LEFT](desk: DatagramDesk): void;

  /** Messages have not left. */
  protected abstract get busy(): boolean;
  /** Messages whose way is still being opened are handed over when these are settled. */
  protected abstract get opening(): readonly Promise<unknown>[];
  /** What was asked for, and has not been begun, comes to nothing. */
  protected abstract forget(): void;

  protected override get state(): DatagramState {
    return this.#state;
  }

  protected get defaultAddress(): string {
    return this.options.node?.generalizedId ?? (this.type === 'udp4' ? '127.0.0.1' : '::1');
  }

  get #family(): 4 | 6 {
    return this.type === 'udp4' ? 4 : 6;
  }

  protected updateHold(): void {
    const { place } = this;
    const wanted = place !== undefined && (this.#referenced || this.busy) ? place.endpoint : undefined;
    if (this.#held === wanted) return;
    this.#held?.unhold();
    this.#held = wanted;
    wanted?.hold();
  }

  #move(transition: DatagramTransition): void {
    this.#state = DATAGRAM_TRANSITIONS[this.#state][transition] ?? this.#state;
  }

  /** Closes the socket when it is aborted. */
  protected heed(signal: AbortSignal): void {
    const abort = (): void => {
      if (this.#state !== 'closed') this.close();
    };
    if (signal.aborted) abort();
    else {
      signal.addEventListener('abort', abort, { once: true });
      this.once('close', () => signal.removeEventListener('abort', abort));
    }
  }

  /** The listener of a call of `bind` hears of that call alone. */
  #awaitListening(listening: () => void): void {
    const failed = (): void => {
      this.off('listening', heard);
      this.off('error', failed);
    };
    const heard = (): void => {
      failed();
      listening.call(this);
    };
    this.on('error', failed);
    this.on('listening', heard);
  }

  #take(bind: () => Place): void {
    if (this.#state !== 'binding') return;
    let place: Place;
    try {
      place = bind();
    } catch (error) {
      this.#bindFailed(error);
      return;
    }
    this.#bound(place);
  }

  #bound(place: Place): void {
    this.#move('bound');
    this.place = place;
    if (place.opening === undefined) this.#opened(place);
    else
      place.opening.then(
        () => this.#opened(place),
        (error: unknown) => this.#openFailed(place, error),
      );
    // As from the loop, so that what a listener throws is not the binding's failure.
    process.nextTick(() => {
      if (this.#state === 'bound') this.emit('listening');
      const queue = this.#queue ?? [];
      this.#queue = undefined;
      for (const task of queue) if (this.#state === 'bound') task();
    });
  }

  #opened(place: Place): void {
    if (this.place !== place) return;
    const { node } = place;
    const closing = (): void => {
      if (this.#state === 'bound') this.close();
    };
    node?.once('closing', closing);
    this.#release = () => node?.off('closing', closing);
    this.updateHold();
  }

  /** The socket is nowhere. */
  #openFailed(place: Place, error: unknown): void {
    if (this.place !== place) return;
    process.nextTick(() => {
      if (this.#state !== 'bound') return;
      this.close();
      this.emit('error', error);
    });
  }

  #bindFailed(error: unknown): void {
    this.#move('failed');
    this.#queue = undefined;
    this.forget();
    this.emit('error', error);
  }

  /** Now, or when the socket is bound. */
  protected whenBound(task: () => void): void {
    if (this.#state === 'unbound') this.bind({ port: 0 });
    if (this.#state === 'bound' && this.#queue === undefined) task();
    else {
      this.#queue ??= [];
      this.#queue.push(task);
    }
  }

  /** @param found with the address, ordinary or of a node; not called within this call, nor when the socket is closed */
  protected lookUp(address: string, found: (error: Error | null, address: string) => void): void {
    const tell = (error: Error | null, literal: string): void => {
      process.nextTick(() => {
        if (this.#state !== 'closed') found(error, literal);
      });
    };
    if (this.options.node !== undefined || isNode(address)) tell(null, address);
    else this.options.lookup(address, this.#family, tell);
  }
}
