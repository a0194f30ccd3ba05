import { SmoltcpEngine } from '../engine/smoltcp.ts';
import type { Link } from '../link/link.ts';
import { MemoryNetwork } from '../link/memory.ts';
import { VirtualScheduler } from '../link/virtual-scheduler.ts';
import type { Identity } from '../multihome/identity.ts';
import type { ConnectionId, TransportEvent } from '../transport/output.ts';
import { Transport } from '../transport/transport.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { nodeCrypto } from './crypto.ts';
import { Driver } from './driver.ts';

/** Begun so long after the first node was opened, in ms: whoever only says a word is gone by then. */
const LEAD = 100;
/** So long at a time, in ms, and so long the process has for itself in between. */
const SLICE = 1;
const PAUSE = 4;

/** One way, in ms of virtual time. */
const DELAY = 5;
const PORT = 1;
/** What is written in a ms: a regular flow. */
const MESSAGE = new Uint8Array(1000);
/** How long each act takes, in ms of virtual time: several round trips, and until a path that was lost is verified anew. */
const ACT = 40;
const OPENING = 60;

let begun = false;

/**
 * Goes through failovers in memory, once per process, before it has one. A function is compiled when it runs for the
 * first time, some 30 µs each, and a failover runs through a hundred that nothing else does: 3 ms at each end, during
 * which nothing is sent (decision 113). In slices of a millisecond; keeps no process alive.
 */
export function rehearseOnce(identity: Identity): void {
  if (begun) return;
  begun = true;
  const rehearsal = rehearse(identity);
  const step = (): void => {
    for (const end = performance.now() + SLICE; performance.now() < end; ) {
      if (rehearsal.next().done) return;
    }
    setTimeout(step, PAUSE).unref();
  };
  setTimeout(step, LEAD).unref();
}

/** What a rehearsal has come to. */
export interface Rehearsed {
  /** So often traffic moved. */
  readonly moves: number;
  /** Bytes written, and read by the other end. */
  readonly written: number;
  readonly read: number;
}

/**
 * A flow between two nodes by two paths: the path in use dies without a word, then the receiver's end of one goes, then the
 * sender's. In virtual time, a millisecond from one `next` to another.
 */
export function* rehearse(identity: Identity): Generator<undefined, Rehearsed> {
  const scheduler = new VirtualScheduler(1000);
  const network = new MemoryNetwork(scheduler, { delay: DELAY });
  const engine = new SmoltcpEngine();
  yield;
  const sender = new Player(1, identity, scheduler, network, engine);
  const receiver = new Player(2, identity, scheduler, network, engine);
  const players = [receiver, sender];
  let written = 0;

  function* run(duration: number): Generator<undefined> {
    for (let left = duration; left > 0; left--) {
      if (sender.write()) written += MESSAGE.length;
      scheduler.runFor(1);
      yield;
    }
  }

  yield;
  receiver.listen();
  sender.dial(receiver);
  yield* run(OPENING);
  for (const player of players) player.silence(player.used);
  yield* run(ACT);
  for (const player of players) player.silence(-1);
  yield* run(ACT);
  for (const player of players) {
    const lost = player.used;
    player.lose(lost);
    yield* run(ACT);
    player.regain(lost);
    yield* run(ACT);
  }
  for (const player of players) player.end();
  scheduler.runFor(ACT);
  return { moves: sender.moves, written, read: receiver.read };
}

/** A node of a rehearsal. Both have the node's own identity: to make another takes a tenth of a second. */
class Player {
  moves = 0;
  read = 0;
  readonly #transport: Transport;
  readonly #driver: Driver<TransportEvent>;
  readonly #network: MemoryNetwork;
  readonly #addresses: readonly SocketAddress[];
  readonly #links: (Link | undefined)[] = [];
  #connection: ConnectionId = 0;
  /** Link by which nothing comes and nothing leaves; -1: none. */
  #silent = -1;

  constructor(
    number: number,
    identity: Identity,
    scheduler: VirtualScheduler,
    network: MemoryNetwork,
    engine: SmoltcpEngine,
  ) {
    this.#network = network;
    this.#transport = new Transport({ identity, crypto: nodeCrypto });
    this.#driver = new Driver<TransportEvent>({
      transport: this.#transport,
      engine,
      scheduler,
      dispatch: (event) => this.#take(event),
    });
    this.#addresses = [1, 2].map((subnet) => socketAddress(4, `10.${subnet}.0.${number}`, 1));
    for (const link of this.#addresses.keys()) this.regain(link);
  }

  /** The link of the path in use. */
  get used(): number {
    if (this.#connection === 0) return 0;
    return this.#transport.paths(this.#connection).find(({ role }) => role === 'active')?.link ?? 0;
  }

  listen(): void {
    this.#transport.listen(PORT);
  }

  dial(peer: Player): void {
    const locators = peer.#addresses;
    this.#connection = this.#driver.perform((now) => this.#transport.connect(now, { port: PORT, locators }));
  }

  /** Nothing when there is no connection: a rehearsal that fails is one that warms less. */
  write(): boolean {
    if (this.#connection === 0) return false;
    this.#driver.perform((now) => this.#transport.write(now, this.#connection, MESSAGE));
    return true;
  }

  silence(link: number): void {
    this.#silent = link;
  }

  lose(link: number): void {
    this.#driver.perform((now) => this.#transport.removeLink(now, link));
    this.#driver.detach(link);
    this.#links[link]?.close();
    this.#links[link] = undefined;
  }

  regain(index: number): void {
    const local = this.#addresses[index];
    if (local === undefined || this.#links[index] !== undefined) return;
    const driver = this.#driver;
    const link = this.#network.open(local, {
      receive: (from, bursts) => {
        if (this.#silent !== index) driver.receive(from, bursts);
      },
      drained: (from) => driver.drained(from),
      failed: (from, error) => driver.failed(from, error),
    });
    this.#links[index] = link;
    driver.attach(index, link);
    driver.perform((now) => this.#transport.addLink(now, index, local, { largestDatagram: link.maxDatagram }));
  }

  end(): void {
    if (this.#connection !== 0) this.#driver.perform((now) => this.#transport.abort(now, this.#connection));
    this.#driver.close();
    for (const link of this.#links) link?.close();
  }

  #take(event: TransportEvent): void {
    if (event.type === 'accepted') this.#connection = event.connection;
    else if (event.type === 'failed' || event.type === 'closed') this.#connection = 0;
    else if (event.type === 'active' && event.from >= 0) this.moves += 1;
    else if (event.type === 'readable') this.#readAll();
  }

  #readAll(): void {
    const { length } = this.#transport.read(this.#connection) ?? MESSAGE.subarray(0, 0);
    this.read += length;
    if (length > 0) this.#readAll();
  }
}
