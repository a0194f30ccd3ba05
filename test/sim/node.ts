import type { Engine } from '../../src/engine/engine.ts';
import { FaultLink } from '../../src/link/fault.ts';
import type { FaultSettings } from '../../src/link/fault-pipe.ts';
import type { MemoryNetwork } from '../../src/link/memory.ts';
import type { Random } from '../../src/link/random.ts';
import type { Scheduler } from '../../src/link/scheduler.ts';
import { Driver } from '../../src/net/driver.ts';
import { DEFAULT_CONFIG, type TransportConfig } from '../../src/transport/config.ts';
import type { TransportEvent } from '../../src/transport/output.ts';
import { Transport } from '../../src/transport/transport.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import type { AppEnd } from './app.ts';
import { seededCrypto } from './crypto.ts';
import type { FlowEnd } from './flow-end.ts';
import { identityOf } from './identities.ts';
import { NodeClock } from './node-clock.ts';
import { Tap, type TapWorld } from './tap.ts';
import { TranslatedLink, type TranslatorSettings } from './translator.ts';
import { Violation, WatchedTransport } from './watched-transport.ts';

/** How a link begins; it may be changed later. */
export interface LinkPlan {
  /** Sizes above the base are tried by it. */
  readonly dontFragment?: boolean;
  readonly family: 4 | 6;
  readonly outgoing: Partial<FaultSettings>;
  readonly incoming: Partial<FaultSettings>;
  readonly preference: number;
  /** Behind a translator it announces nothing. */
  readonly translator: Omit<TranslatorSettings, 'outer'> | null;
  /** It is a spare port of the link with this number, at its address, and comes and goes with it. */
  readonly spareOf?: number;
}

export interface NodePlan {
  readonly links: readonly LinkPlan[];
  /** Timers are late by up to so many ms. */
  readonly slop: number;
  readonly config: Partial<TransportConfig>;
}

/** One interface of a node: there or not, with the addresses it had. */
export interface SimLink {
  readonly plan: LinkPlan;
  local: SocketAddress;
  /** It came back with another address. */
  moved: boolean;
  tap: Tap | undefined;
  fault: FaultLink | undefined;
  translated: TranslatedLink | undefined;
}

/** What a node needs of the world. */
export interface NodeWorld extends TapWorld {
  readonly scheduler: Scheduler;
  readonly network: MemoryNetwork;
  /** The address of a link; `generation` counts how often it got a new one. */
  address(node: number, link: number, plan: LinkPlan): { readonly local: SocketAddress; readonly outer: SocketAddress };
  /** Service ports name connections. */
  accepted(node: SimNode, port: number): AppEnd | undefined;
  linksChanged(): void;
  /** A node has abandoned a path, or has it back. */
  abandon(node: number, link: number, foreign: SocketAddress, abandoned: boolean): void;
}

/** One node: the real transport, engine and driver over links of the memory network, and the applications on it. */
export class SimNode {
  readonly index: number;
  readonly name: string;
  readonly plan: NodePlan;
  readonly config: TransportConfig;
  readonly clock: NodeClock;
  transport: Transport;
  watched: WatchedTransport;
  driver: Driver<TransportEvent>;
  readonly links: SimLink[] = [];
  /** When its process was killed. */
  goneAt = Number.POSITIVE_INFINITY;
  readonly ends = new Map<number, AppEnd>();
  /** Ends of flows by their ports. */
  readonly flows = new Map<number, FlowEnd>();
  readonly #world: NodeWorld;
  readonly #random: Random;
  readonly #engine: Engine;
  #undrainedSince = Number.POSITIVE_INFINITY;

  constructor(world: NodeWorld, index: number, plan: NodePlan, engine: Engine, random: Random) {
    this.index = index;
    this.name = String.fromCharCode(97 + index);
    this.plan = plan;
    this.config = { ...DEFAULT_CONFIG, ...plan.config };
    this.#world = world;
    this.#random = random;
    this.clock = new NodeClock(world.scheduler, random.fork(), plan.slop, () => this.#resumed());
    this.#engine = engine;
    [this.transport, this.watched, this.driver] = this.#boot();
    for (const linkPlan of plan.links) {
      const { local } = world.address(index, this.links.length, linkPlan);
      this.links.push({ plan: linkPlan, local, moved: false, tap: undefined, fault: undefined, translated: undefined });
      this.attach(this.links.length - 1, false);
    }
  }

  /** Its process ends, without a word, and begins anew with the same identity and addresses. No application is left open. */
  restart(): void {
    for (const end of this.ends.values()) if (!end.ended) throw new Error(`${end.name} is open`);
    const indices = [...this.links.keys()];
    this.close();
    for (const index of indices) this.#forgetLink(index);
    this.ends.clear();
    [this.transport, this.watched, this.driver] = this.#boot();
    for (const index of indices) this.attach(index, false);
  }

  /** The same amid whatever its applications do. */
  crash(): void {
    for (const end of this.ends.values()) end.crash();
    this.restart();
    for (const end of this.flows.values()) end.restarted();
  }

  get gone(): boolean {
    return this.goneAt !== Number.POSITIVE_INFINITY;
  }

  /** The link is there again, by the address it had or by another. */
  attach(index: number, newAddress: boolean): void {
    const link = this.links[index];
    if (link === undefined || link.tap !== undefined) return;
    const { plan } = link;
    if (plan.spareOf !== undefined && this.links[plan.spareOf]?.tap === undefined) return;
    const { network, scheduler } = this.#world;
    const addresses = this.#addressesOf(index, plan);
    link.moved ||= newAddress;
    if (newAddress || plan.translator !== null || plan.spareOf !== undefined) link.local = addresses.local;
    const { local } = link;
    const place = { node: this.index, link: index, name: `${this.name}${index}` };
    link.tap = new Tap(
      (tap) => {
        link.fault = new FaultLink(
          (fault) => {
            if (plan.translator === null) return network.open(local, fault);
            const settings = { ...plan.translator, outer: addresses.outer };
            link.translated = new TranslatedLink(network, scheduler, local, fault, settings);
            return link.translated;
          },
          tap,
          scheduler,
          this.#random.fork(),
        );
        link.fault.outgoing.change(plan.outgoing);
        link.fault.incoming.change(plan.incoming);
        return link.fault;
      },
      this.driver,
      this.#world,
      place,
      () => this.clock.paused,
    );
    const { tap } = link;
    this.driver.attach(index, tap);
    const announce = plan.translator === null && plan.spareOf === undefined ? [local] : [];
    this.driver.perform((now) =>
      this.transport.addLink(now, index, local, {
        announce,
        preference: plan.preference,
        ...(plan.dontFragment === true ? { largestDatagram: 1472 } : {}),
        ...(plan.spareOf === undefined ? {} : { spareOf: plan.spareOf }),
      }),
    );
    for (const spare of this.#sparesOf(index)) this.attach(spare, newAddress);
    this.#world.linksChanged();
  }

  /** The link goes, and the node knows it. */
  remove(index: number): void {
    const link = this.links[index];
    if (link?.tap === undefined) return;
    for (const spare of this.#sparesOf(index)) this.remove(spare);
    link.tap.close();
    this.driver.detach(index);
    this.#detached(index);
  }

  /** What the socket itself finds out: its address is gone. */
  failLink(index: number): void {
    const link = this.links[index];
    if (link?.tap === undefined) return;
    for (const spare of this.#sparesOf(index)) this.failLink(spare);
    if (link.translated !== undefined) this.remove(index);
    else this.#world.network.removeAddress(link.local);
  }

  /** Addresses at which this node is dialled: those of links without translator. */
  get locators(): SocketAddress[] {
    const listed = this.links.filter(({ plan }) => plan.translator === null && plan.spareOf === undefined);
    return listed.map((link) => link.local);
  }

  /** Which link has an address, as the network sees it; -1 when none has. */
  linkOf(address: SocketAddress): number {
    return this.links.findIndex((link) => link.tap !== undefined && this.addressOf(link).key === address.key);
  }

  /** The address of a link as the network sees it. */
  addressOf(link: SimLink): SocketAddress {
    return link.translated?.outer ?? link.local;
  }

  connect(end: AppEnd, port: number, peer: SimNode, locators: readonly SocketAddress[]): void {
    const { nodeId } = peer.transport.identity;
    // The handle is known before the first event about it.
    this.driver.perform((now) => {
      const { proof = 'before-data' } = end.plan;
      end.dialledAt = now;
      end.id = this.transport.connect(now, { nodeId, port, locators, proof });
      this.ends.set(end.id, end);
    });
  }

  /** Datagrams as if they had come by a link, past the network and the trace. */
  inject(link: number, source: SocketAddress, datagrams: readonly Uint8Array[]): void {
    const tap = this.links[link]?.tap;
    if (tap !== undefined) this.driver.receive(tap, [{ source, datagrams }]);
  }

  /** What must hold whenever the node has been left alone. */
  check(now: number, connections: boolean): void {
    if (this.gone) return;
    this.#checkDrained(now);
    const { deadline } = this.driver;
    if (Number.isNaN(deadline)) throw new Violation(`${this.name}: the deadline is not a number`);
    if (connections) for (const end of this.ends.values()) end.refresh();
    if (!Number.isFinite(now)) throw new Violation('time is not a number');
  }

  /** A long train of outputs is sent in slices with readings between, but no time passes before the last one. */
  #checkDrained(now: number): void {
    if (!this.watched.dirty || this.clock.paused) this.#undrainedSince = Number.POSITIVE_INFINITY;
    else if (now > this.#undrainedSince) throw new Violation(`${this.name}: the driver left outputs behind (R-TR-24)`);
    else this.#undrainedSince = now;
  }

  /** This end sends nothing by a path any more, or may again. */
  abandon(link: number, foreign: SocketAddress, abandoned: boolean): void {
    this.#world.abandon(this.index, link, foreign, abandoned);
  }

  /** Nothing may be left of what has ended. */
  checkEmpty(): void {
    if (this.gone) return;
    const { transport, driver } = this;
    if (transport.connectionCount !== 0)
      throw new Violation(`${this.name}: ${transport.connectionCount} connections left`);
    if (transport.flows.size !== 0) throw new Violation(`${this.name}: ${transport.flows.size} flows left`);
    const { associations } = transport.associations;
    if (associations !== 0) throw new Violation(`${this.name}: ${associations} associations left`);
    if (driver.deadline !== Number.POSITIVE_INFINITY) {
      throw new Violation(`${this.name}: a deadline is left, though nothing is: ${driver.deadline}`);
    }
  }

  /** Its process is killed. */
  vanish(): void {
    this.goneAt = this.clock.now();
    this.close();
  }

  close(): void {
    this.driver.close();
    for (const link of this.links) link.tap?.close();
  }

  #boot(): [Transport, WatchedTransport, Driver<TransportEvent>] {
    const { trace } = this.#world;
    const transport = new Transport({
      identity: identityOf(this.index),
      crypto: seededCrypto(this.#random.fork()),
      config: this.plan.config,
    });
    const watched = new WatchedTransport(transport, trace, this.name);
    const driver = new Driver<TransportEvent>({
      transport: watched,
      engine: this.#engine,
      scheduler: this.clock,
      dispatch: (event) => this.#dispatch(event),
      linkFailed: (link) => this.#detached(link),
      afterReading: (judge) => this.clock.soon(judge),
    });
    return [transport, watched, driver];
  }

  #sparesOf(index: number): number[] {
    return [...this.links.keys()].filter((spare) => this.links[spare]?.plan.spareOf === index);
  }

  /** A spare port has the address of its locator. */
  #addressesOf(index: number, plan: LinkPlan): { readonly local: SocketAddress; readonly outer: SocketAddress } {
    const { local, outer } = this.#world.address(this.index, index, plan);
    const locator = plan.spareOf === undefined ? undefined : this.links[plan.spareOf];
    if (locator === undefined) return { local, outer };
    return {
      local: socketAddress(local.family, locator.local.address, local.port),
      outer: socketAddress(outer.family, this.addressOf(locator).address, outer.port),
    };
  }

  #forgetLink(index: number): void {
    const link = this.links[index];
    if (link === undefined) return;
    link.tap = undefined;
    link.fault = undefined;
    link.translated = undefined;
  }

  #detached(index: number): void {
    if (this.links[index] === undefined) return;
    this.#forgetLink(index);
    this.driver.perform((now) => this.transport.removeLink(now, index));
    this.#world.linksChanged();
  }

  #resumed(): void {
    for (const link of this.links) link.tap?.flush();
  }

  #dispatch(event: TransportEvent): void {
    const { trace } = this.#world;
    trace.event(this.clock.now(), this.name, describeEvent(event));
    if (event.type === 'flow') {
      const flow = this.flows.get(event.event.port);
      if (flow === undefined) throw new Violation(`${this.name}: ${event.event.type} of an unknown port`);
      flow.handle(event.event);
      return;
    }
    if (event.type === 'accepted') {
      const end = this.#world.accepted(this, event.port);
      if (end === undefined) throw new Violation(`${this.name}: accepted on port ${event.port} once too often`);
      this.ends.set(event.connection, end);
      end.opened(event.connection, event.peer !== null);
      return;
    }
    const end = this.ends.get(event.connection);
    if (end === undefined) throw new Violation(`${this.name}: ${event.type} of an unknown connection`);
    if (end.ended) return;
    if (event.type === 'connected') end.opened(event.connection, event.peer !== null);
    else if (event.type === 'proven') end.prove();
    else if (event.type === 'readable') end.readable();
    else if (event.type === 'acknowledged') end.writable();
    else if (event.type === 'peer-finished') end.finished();
    else if (event.type === 'closed') end.closed();
    else if (event.type === 'failed') end.failed(event.code);
  }
}

function describeEvent(event: TransportEvent): string {
  const head = `event ${event.type} ${event.connection}`;
  if (event.type === 'failed') return `${head} ${event.code}: ${event.message}`;
  if (event.type === 'path') {
    const { id, link, foreign } = event.path;
    return `${head} path ${id} (link ${link}, ${foreign.key}) ${event.from} -> ${event.to}: ${event.reason}`;
  }
  if (event.type === 'active') return `${head} active ${event.from} -> ${event.to}: ${event.reason}`;
  if (event.type === 'flow') {
    const { type, port } = event.event;
    const told = event.event.type === 'lost' || event.event.type === 'departed' ? ` ${event.event.token}` : '';
    return `${head} ${type} port ${port}${told}${'reason' in event.event ? `: ${event.event.reason}` : ''}`;
  }
  if (event.type === 'accepted') return `${head} port ${event.port}`;
  return head;
}
