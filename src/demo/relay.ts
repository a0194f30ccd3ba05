import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { monotonic } from './monotonic.ts';
import { NatTable } from './nat-table.ts';
import { defaultQueue, Shaper, type ShaperCounters } from './shaper.ts';

/** What a relay's line is like. */
export interface RelayOptions {
  /** Round trip the relay adds, in ms; half of it in each direction. */
  readonly rtt: number;
  /** Rate of each direction in kbit/s; `Infinity` for none. */
  readonly rate: number;
  /** Bytes that may wait in each direction; default: one bandwidth-delay product and a little. */
  readonly queue?: number;
  /** The address its sessions send from; default: the listening address. */
  readonly via?: string;
}

export interface RelayCounters {
  /** From sources to targets. */
  readonly up: ShaperCounters;
  readonly down: ShaperCounters;
  readonly sessions: number;
  /** Datagrams that had no target, or came to a session from somebody else than its target. */
  readonly strays: number;
}

/** Socket buffers: a relay that the scheduler lets wait for some milliseconds must not lose what the line carries. */
const SOCKET_BUFFER = 4 * 1024 * 1024;

/** Datagrams due within this are sent now: a timer of 1 ms granularity is late by half of it on average. */
const EARLY = 0.5;

interface Forward {
  readonly listener: Socket;
  readonly local: SocketAddress;
  readonly sessions: NatTable<Session>;
  target: SocketAddress | undefined;
}

interface Session {
  readonly forward: Forward;
  readonly source: RemoteInfo;
  readonly socket: Socket;
}

interface Held {
  readonly bytes: Uint8Array;
  readonly session: Session;
}

/**
 * An ISP in small: a UDP forwarder with one line that all its forwards share, a rate and a queue in each direction,
 * and one session with a socket of its own per source, as a NAT has. It can be cut without a word to anybody.
 */
export class Relay {
  readonly #options: RelayOptions;
  readonly #forwards: Forward[] = [];
  readonly #up: Shaper<Held>;
  readonly #down: Shaper<Held>;
  #timer: NodeJS.Timeout | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  #strays = 0;
  #closed = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    const line = {
      delay: options.rtt / 2,
      rate: options.rate,
      queue: options.queue ?? defaultQueue(options.rate, options.rtt),
    };
    this.#up = new Shaper(line);
    this.#down = new Shaper(line);
  }

  /**
   * Listens on an address and a port (0: any). Datagrams are strays until `target` is known. Resolves to the bound
   * address; rejects with the system's error.
   */
  async forward(address: string, port: number, target?: SocketAddress): Promise<SocketAddress> {
    const listener = openSocket(address);
    await bind(listener, address, port);
    const bound = listener.address();
    const local = socketAddress(isIPv6(bound.address) ? 6 : 4, bound.address, bound.port);
    const forward: Forward = { listener, local, sessions: new NatTable(), target };
    this.#forwards.push(forward);
    listener.on('error', () => {});
    listener.on('message', (bytes, source) => this.#arrivedFromSource(forward, bytes, source));
    return local;
  }

  /** Where the `index`-th forward sends to. */
  route(index: number, target: SocketAddress): void {
    const forward = this.#forwards[index];
    if (forward === undefined) throw new RangeError(`no forward ${index}`);
    forward.target = target;
  }

  /** From now on nothing passes, and what is queued or in flight is gone. Nobody is told. */
  cut(): void {
    this.#up.cut();
    this.#down.cut();
  }

  heal(): void {
    this.#up.heal();
    this.#down.heal();
  }

  get isCut(): boolean {
    return this.#up.isCut;
  }

  counters(): RelayCounters {
    return {
      up: this.#up.counters(),
      down: this.#down.counters(),
      sessions: this.#forwards.reduce((sum, forward) => sum + forward.sessions.size, 0),
      strays: this.#strays,
    };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const forward of this.#forwards) {
      for (const session of forward.sessions.sessions()) session.socket.close();
      forward.listener.close();
    }
  }

  #arrivedFromSource(forward: Forward, bytes: Uint8Array, source: RemoteInfo): void {
    const now = monotonic();
    const session = forward.sessions.find(now, `${source.address}|${source.port}`) ?? this.#open(now, forward, source);
    if (forward.target === undefined) this.#strays += 1;
    else this.#up.offer(now, bytes.length, { bytes, session });
    this.#release(now);
  }

  #arrivedFromTarget(session: Session, bytes: Uint8Array, from: RemoteInfo): void {
    const target = session.forward.target;
    if (target === undefined || from.port !== target.port || from.address !== target.address) {
      this.#strays += 1;
      return;
    }
    const now = monotonic();
    this.#down.offer(now, bytes.length, { bytes, session });
    this.#release(now);
  }

  #open(now: number, forward: Forward, source: RemoteInfo): Session {
    const via = this.#options.via ?? forward.local.address;
    const session: Session = { forward, source, socket: openSocket(via) };
    session.socket.on('error', () => {});
    session.socket.on('message', (bytes, from) => this.#arrivedFromTarget(session, bytes, from));
    session.socket.bind({ address: via, port: 0, exclusive: true });
    for (const gone of forward.sessions.add(now, `${source.address}|${source.port}`, session)) gone.socket.close();
    return session;
  }

  /** Sends what is due and sets the timer for the rest. */
  #release(now: number): void {
    const until = now + EARLY;
    for (let held = this.#up.take(until); held !== undefined; held = this.#up.take(until)) {
      const target = held.session.forward.target;
      if (target !== undefined) send(held.session.socket, held.bytes, target.port, target.address);
    }
    for (let held = this.#down.take(until); held !== undefined; held = this.#down.take(until)) {
      send(held.session.forward.listener, held.bytes, held.session.source.port, held.session.source.address);
    }
    const due = Math.min(this.#up.nextDue(), this.#down.nextDue());
    if (due >= this.#timerAt || this.#closed) return;
    clearTimeout(this.#timer);
    this.#timerAt = due;
    this.#timer = setTimeout(() => this.#tick(), Math.max(1, Math.floor(due - now)));
  }

  #tick(): void {
    this.#timerAt = Number.POSITIVE_INFINITY;
    if (!this.#closed) this.#release(monotonic());
  }
}

function openSocket(address: string): Socket {
  const family = isIPv6(address) ? 6 : 4;
  return createSocket({
    type: `udp${family}`,
    recvBufferSize: SOCKET_BUFFER,
    sendBufferSize: SOCKET_BUFFER,
    // Every address is a literal: answering at once saves a turn of the loop per datagram.
    lookup: (hostname, _options, callback) => callback(null, hostname, family),
  });
}

function bind(socket: Socket, address: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error): void => {
      socket.close();
      reject(error);
    };
    socket.once('error', failed);
    socket.bind({ address, port, exclusive: true }, () => {
      socket.removeListener('error', failed);
      resolve();
    });
  });
}

/** A session that has just been closed for its age takes no more datagrams: a NAT drops them, too. */
function send(socket: Socket, bytes: Uint8Array, port: number, address: string): void {
  try {
    socket.send(bytes, port, address);
  } catch {
    // The socket is closed: ERR_SOCKET_DGRAM_NOT_RUNNING.
  }
}
