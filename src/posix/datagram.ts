import type { DatagramActiveEvent, DatagramPathEvent, RemoteInfo } from '../net/dgram-events.ts';
import { DatagramSocket } from '../net/dgram-socket.ts';
import type { Node } from '../net/node.ts';
import {
  IPPROTO_UDP,
  MSG_DONTWAIT,
  MSG_PEEK,
  MSG_TRUNC,
  SHUT_RD,
  SHUT_RDWR,
  SHUT_WR,
  SI_FAILED,
  SI_PATH_MOVED,
  SI_PATHLESS,
  SOCK_DGRAM,
} from './constants.ts';
import type { ChosenLocators, Transfer } from './correspondence.ts';
import { type ErrorName, errorName } from './errno.ts';
import { FlowPeer, isHeld } from './flow-peer.ts';
import { MessageQueue } from './message-queue.ts';
import { defaultSettings, LARGEST_BUFFER, type Outcome, type Settings } from './settings.ts';
import { raise, raisePath } from './signals.ts';
import type { Endpoint } from './sockaddr.ts';
import { WaitingCalls } from './waiting.ts';

/** A port can be taken within the call: a node has its datagram ports at hand. */
class NodeDatagrams extends DatagramSocket {
  bindNow(address: string | undefined, port: number): void {
    this.bindAtOnce(address, port);
  }
}

/** A datagram socket of nodes. */
export class DatagramDescriptor implements Transfer {
  readonly type = SOCK_DGRAM;
  readonly protocol = IPPROTO_UDP;
  readonly domain: number;
  readonly settings: Settings = defaultSettings();
  readonly listening = false;
  readonly #node: Node | undefined;
  readonly #socket: NodeDatagrams;
  readonly #received = new MessageQueue();
  readonly #receiving = new WaitingCalls();
  readonly #sending = new WaitingCalls();
  /** Its own number; 0 until it has one. */
  fd = 0;
  chosen: ChosenLocators = {};
  #place: 'unbound' | 'binding' | 'bound' | 'gone' = 'unbound';
  #connecting = false;
  /** Ends a `connect` that waits. */
  #connected: ((error: ErrorName | undefined) => void) | undefined;
  #peer: FlowPeer | undefined;
  #error: ErrorName | undefined;
  #failing: ErrorName | undefined;
  #readShut = false;
  #writeShut = false;

  constructor(domain: number, node: Node | undefined) {
    this.domain = domain;
    this.#node = node;
    // What waits is bounded here, by SO_SNDBUF.
    const options = { type: 'udp6', sendBufferSize: LARGEST_BUFFER } as const;
    this.#socket = new NodeDatagrams(node === undefined ? options : { ...options, node });
    this.#listen();
  }

  /** The flow to the peer, while there is a peer. */
  get correspondence(): FlowPeer | undefined {
    return this.#peer;
  }

  bind({ host, port }: Endpoint): Outcome {
    return this.#place === 'unbound' ? (this.#bind(host, port) ?? 0) : 'EINVAL';
  }

  connect({ host, port, locator }: Endpoint): Promise<Outcome> | Outcome {
    if (this.#connecting) return 'EALREADY';
    if (host === undefined || port === 0) return 'EADDRNOTAVAIL';
    const obstacle = this.#beBound();
    if (obstacle !== undefined) return obstacle;
    this.disconnect();
    this.#connecting = true;
    return new Promise((resolve) => {
      this.#connected = (error) => {
        this.#connecting = false;
        this.#connected = undefined;
        if (error === undefined) this.#peer = new FlowPeer(this.#socket, () => this.chosen);
        resolve(error ?? 0);
      };
      this.#socket.connect(port, host, locator === undefined ? {} : { locators: [locator] }, (error?: Error) =>
        this.#connected?.(error === undefined ? undefined : errorName(error)),
      );
    });
  }

  /** There is no peer from now on, and nothing is held. */
  disconnect(): Outcome {
    if (this.#peer === undefined) return 0;
    if (isHeld(this.chosen)) this.#socket.setLocator();
    this.chosen = {};
    this.#peer = undefined;
    this.#error = undefined;
    this.#readShut = false;
    this.#writeShut = false;
    this.#socket.disconnect();
    return 0;
  }

  transfer(): Transfer {
    return this;
  }

  send(buffer: Uint8Array, length: number, flags: number, to?: Endpoint): Promise<Outcome> | Outcome {
    const obstacle = this.#obstacle(to) ?? this.#beBound();
    if (obstacle !== undefined) return obstacle;
    const wait = (flags & MSG_DONTWAIT) === 0;
    let handed: Promise<Outcome> | undefined;
    const attempt = (): Outcome | undefined => {
      if (this.#writeShut) return 'EPIPE';
      if (this.#error !== undefined) return this.takeError();
      if (this.#place === 'gone') return 'ENETUNREACH';
      if (buffer.length < length) return 'EFAULT';
      const waiting = this.#socket.getSendQueueSize();
      if (this.#place === 'bound' && (waiting === 0 || waiting + length <= this.settings.sendBuffer)) {
        handed = this.#hand(buffer.slice(0, length), to);
        return length;
      }
      return wait ? undefined : 'EAGAIN';
    };
    if (!wait && this.#sending.length > 0) return 'EAGAIN';
    const entered = this.#sending.enter(attempt, this.settings.sendTimeout, () => 'EAGAIN');
    return entered.then((outcome) => handed ?? outcome);
  }

  receive(
    buffer: Uint8Array,
    length: number,
    flags: number,
    from?: (host: string, port: number) => boolean,
  ): Promise<Outcome> | Outcome {
    const obstacle = this.#beBound();
    if (obstacle !== undefined) return obstacle;
    const wait = (flags & MSG_DONTWAIT) === 0;
    const attempt = (): Outcome | undefined => {
      const { first } = this.#received;
      if (first !== undefined) {
        const { bytes, host, port } = first;
        const size = Math.min(bytes.length, length);
        if (buffer.length < length || from?.(host, port) === false) return 'EFAULT';
        buffer.set(bytes.subarray(0, size));
        if ((flags & MSG_PEEK) === 0) this.#received.removeFirst();
        return (flags & MSG_TRUNC) === 0 ? size : bytes.length;
      }
      if (this.#readShut) return 0;
      if (this.#error !== undefined) return this.takeError();
      if (this.#place === 'gone') return 'ENETUNREACH';
      return wait ? undefined : 'EAGAIN';
    };
    if (!wait && this.#receiving.length > 0) return 'EAGAIN';
    return this.#receiving.enter(attempt, this.settings.receiveTimeout, () => 'EAGAIN');
  }

  shutdown(how: number): Outcome {
    if (this.#peer === undefined) return 'ENOTCONN';
    if (how === SHUT_RD || how === SHUT_RDWR) {
      this.#readShut = true;
      this.#received.clear();
      this.#receiving.serve();
    }
    if (how === SHUT_WR || how === SHUT_RDWR) {
      this.#writeShut = true;
      this.#sending.serve();
    }
    return 0;
  }

  /** SO_ERROR: what nobody has been told of. */
  takeError(): ErrorName | undefined {
    const error = this.#error;
    this.#error = undefined;
    return error;
  }

  /** SO_MEMINFO: bytes that wait to be received and to leave, how many may, and what was dropped. */
  memory(): Readonly<Record<'rmem_alloc' | 'rcvbuf' | 'wmem_alloc' | 'sndbuf' | 'drops', number>> {
    const { receiveBuffer: rcvbuf, sendBuffer: sndbuf } = this.settings;
    const { bytes: rmem_alloc, drops } = this.#received;
    const wmem_alloc = this.#place === 'gone' ? 0 : this.#socket.getSendQueueSize();
    return { rmem_alloc, rcvbuf, wmem_alloc, sndbuf, drops };
  }

  local(): { readonly host: string; readonly port: number } {
    if (this.#place !== 'bound') return { host: '', port: 0 };
    return { host: this.#socket.node?.generalizedId ?? '', port: this.#socket.address().port };
  }

  remote(): { readonly host: string; readonly port: number } | undefined {
    if (this.#peer === undefined || this.#place === 'gone') return undefined;
    const { address: host, port } = this.#socket.remoteAddress();
    return { host, port };
  }

  close(): void {
    this.#receiving.fail('EBADF');
    this.#sending.fail('EBADF');
    this.#connected?.('EBADF');
    if (this.#place !== 'gone') this.#socket.close();
  }

  /** More may wait than before. */
  apply(): void {
    this.#sending.serve();
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('message', (bytes: Buffer, { address: host, port }: RemoteInfo) => {
      if (this.#readShut) return;
      this.#received.add({ bytes, host, port }, this.settings.receiveBuffer);
      this.#receiving.serve();
    });
    socket.on('listening', () => {
      this.#place = 'bound';
      this.#sending.serve();
    });
    socket.on('error', (error) => {
      if (this.#place === 'binding') this.#place = 'unbound';
      this.#connected?.(errorName(error));
      this.#fail(errorName(error));
    });
    socket.on('close', () => {
      this.#place = 'gone';
      this.#peer = undefined;
      this.#connected?.('ENETUNREACH');
      this.#serve();
    });
    socket.on('path', ({ path, to, ...end }: DatagramPathEvent) => {
      if (this.#isOther(end)) return;
      if (this.#peer?.isUsed(path) ?? path.role === 'active') raisePath(this.fd, to);
    });
    socket.on('active', ({ to, ...end }: DatagramActiveEvent) => {
      if (this.#isOther(end)) return;
      if (to === undefined) raise(this.fd, SI_PATHLESS);
      else if (!isHeld(this.chosen)) raise(this.fd, SI_PATH_MOVED);
    });
  }

  /** Not of the peer. */
  #isOther({ address, port }: { readonly address: string; readonly port: number }): boolean {
    const remote = this.remote();
    return remote !== undefined && (remote.host !== address || remote.port !== port);
  }

  #obstacle(to: Endpoint | undefined): ErrorName | undefined {
    if (to === undefined) return this.#peer === undefined && !this.#connecting ? 'EDESTADDRREQ' : undefined;
    if (this.#peer !== undefined) return 'EISCONN';
    return to.host === undefined || to.port === 0 ? 'EINVAL' : undefined;
  }

  #beBound(): ErrorName | undefined {
    return this.#place === 'unbound' ? this.#bind(undefined, 0) : undefined;
  }

  #bind(host: string | undefined, port: number): ErrorName | undefined {
    if (this.#node === undefined) {
      // The node of the process may have to be opened first.
      if (host !== undefined) return 'EADDRNOTAVAIL';
      this.#place = 'binding';
      this.#socket.bind(port);
      return undefined;
    }
    try {
      this.#socket.bindNow(host, port);
    } catch (error) {
      return errorName(error);
    }
    this.#place = 'bound';
    return undefined;
  }

  /** Resolves when the message is taken, or with what is wrong with it. */
  #hand(bytes: Uint8Array, to: Endpoint | undefined): Promise<Outcome> {
    return new Promise((resolve) => {
      let answered = false;
      const answer = (outcome: Outcome): void => {
        answered = true;
        resolve(outcome);
      };
      const left = (error: Error | null): void => {
        if (error !== null && !answered) answer(errorName(error));
        else if (error !== null) this.#fail(errorName(error));
        this.#sending.serve();
      };
      if (to === undefined) this.#socket.send(bytes, left);
      else {
        const options = to.locator === undefined ? {} : { locators: [to.locator] };
        this.#socket.send(bytes, to.port, to.host, options, left);
      }
      // What is wrong with it by itself is told within this turn.
      setImmediate(() => {
        if (!answered) answer(bytes.length);
      });
    });
  }

  /** One cause may be told of the flow and of each of its messages, all in one turn. */
  #fail(error: ErrorName): void {
    if (this.#failing === error) return;
    this.#failing = error;
    setImmediate(() => {
      this.#failing = undefined;
    });
    if (this.#peer !== undefined || this.#place !== 'bound') this.#error = error;
    raise(this.fd, SI_FAILED, error);
    this.#serve();
  }

  #serve(): void {
    this.#receiving.serve();
    this.#sending.serve();
  }
}
