import type { Engine } from '../../src/engine/engine.ts';
import type { FaultSettings } from '../../src/link/fault-pipe.ts';
import { MemoryNetwork } from '../../src/link/memory.ts';
import { Random } from '../../src/link/random.ts';
import { VirtualScheduler } from '../../src/link/virtual-scheduler.ts';
import { LINGER_TIME } from '../../src/multihome/constants.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import { AppEnd, type EndPlan } from './app.ts';
import { acquireEngine, type EngineKind, releaseEngine } from './engines.ts';
import { FlowEnd } from './flow-end.ts';
import type { FlowPlan } from './flow-plan.ts';
import type { FlowPair } from './flow-watch.ts';
import { type LinkPlan, type NodePlan, type NodeWorld, SimNode } from './node.ts';
import { Routes } from './routes.ts';
import type { TapPlace } from './tap.ts';
import { Trace } from './trace.ts';
import { type ConnectionPair, Watch } from './watch.ts';
import { Violation } from './watched-transport.ts';

/** A run loop that does more in one millisecond of virtual time goes round in circles. */
const STEPS_PER_MS = 30_000;
/** No schedule takes longer than this, in virtual ms. */
const LONGEST_RUN = 7_200_000;
/**
 * Until everything has been given back after the last connection ended, in virtual ms: TIME-WAIT and the associations' wait
 * for another connection when all went well, else also R2 and the pathless wait of whoever still has something to tell.
 */
const QUIET_TIME = 130_000 + LINGER_TIME;
const QUIET_TIME_AFTER_FAILURE = 900_000 + LINGER_TIME;
const PORT = 4000;
const FIRST_SERVICE = 1000;
/** Ports of flows: where the dialled node has bound, and from where is sent. */
const FLOW_PORT = 10_000;
const FLOW_FROM = 20_000;

export interface WorldOptions {
  readonly seed: number;
  readonly engine: EngineKind;
  readonly trace?: Trace;
  /** Virtual time at the beginning. */
  readonly start?: number;
  /** What is promised of connections is checked after every so many steps; default 1. Each check looks at all of them. */
  readonly checkEach?: number;
}

export interface ConnectPlan {
  readonly from: number;
  readonly to: number;
  readonly client: EndPlan;
  readonly server: EndPlan;
  /** How many of the server's locators are dialled, from the first. */
  readonly dialled?: number;
}

/** Nodes over one seeded network in virtual time. What is promised is checked after every step (R-SIM-1). */
export class World implements NodeWorld {
  readonly scheduler: VirtualScheduler;
  readonly network: MemoryNetwork;
  readonly trace: Trace;
  readonly random: Random;
  readonly nodes: SimNode[] = [];
  readonly routes: Routes;
  readonly watch: Watch;
  readonly pairs: ConnectionPair[] = [];
  readonly flows: FlowPair[] = [];
  /** Datagrams that came to any node, for faults that replay them. Scenarios may look on. */
  onHeard: ((place: TapPlace, peer: SocketAddress, bytes: Uint8Array) => void) | undefined;
  steps = 0;
  readonly #engineKind: EngineKind;
  readonly #engines: Engine[] = [];
  readonly #generations = new Map<string, number>();
  readonly #checkEach: number;
  #millisecond = Number.NEGATIVE_INFINITY;
  #stepsInMillisecond = 0;

  constructor(options: WorldOptions) {
    this.scheduler = new VirtualScheduler(options.start ?? 1000);
    this.network = new MemoryNetwork(this.scheduler);
    this.trace = options.trace ?? new Trace();
    this.random = new Random(options.seed);
    this.routes = new Routes(this.nodes);
    this.watch = new Watch(this);
    this.#engineKind = options.engine;
    this.#checkEach = options.checkEach ?? 1;
  }

  now(): number {
    return this.scheduler.now();
  }

  addNode(plan: NodePlan): SimNode {
    const engine = acquireEngine(this.#engineKind);
    this.#engines.push(engine);
    const node = new SimNode(this, this.nodes.length, plan, engine, this.random.fork());
    this.nodes.push(node);
    this.linksChanged();
    return node;
  }

  /** Listens for one connection at its end, and dials it from the other. */
  connect(plan: ConnectPlan): ConnectionPair {
    const from = this.node(plan.from);
    const to = this.node(plan.to);
    const index = this.pairs.length;
    const port = FIRST_SERVICE + index;
    const name = `connection ${index}`;
    const pair: ConnectionPair = {
      index,
      port,
      openedAt: this.now(),
      client: new AppEnd(`${name}, client ${from.name}`, from, plan.client, true, index, this.random.fork()),
      server: new AppEnd(`${name}, server ${to.name}`, to, plan.server, false, index, this.random.fork()),
      dialled: to.locators.slice(0, plan.dialled ?? to.locators.length).map((address) => address.key),
    };
    this.pairs.push(pair);
    if (!to.transport.listen(port, plan.server.proof)) throw new Error(`port ${port} is taken`);
    from.connect(pair.client, port, to, to.locators.slice(0, plan.dialled ?? to.locators.length));
    return pair;
  }

  /** Binds a port at both ends, and lets their applications send. What they draw is their own: connections stay as they are. */
  openFlow(plan: Omit<FlowPlan, 'at'>, random: Random): FlowPair {
    const from = this.node(plan.from);
    const to = this.node(plan.to);
    const index = this.flows.length;
    const [port, own] = [FLOW_PORT + index, FLOW_FROM + index];
    const dialled = to.locators.slice(0, plan.dialled);
    const back = from.locators;
    const ends = { port: own, peer: to.transport.identity.nodeId, peerPort: port };
    const backEnds = { port, peer: from.transport.identity.nodeId, peerPort: own };
    const name = `flow ${index}`;
    const client = new FlowEnd(
      `${name}, client ${from.name}`,
      from,
      plan.client,
      ends,
      2 * index,
      () => dialled,
      random,
    );
    const answers = plan.server.initiates ? back : [];
    const server = new FlowEnd(
      `${name}, server ${to.name}`,
      to,
      plan.server,
      backEnds,
      2 * index + 1,
      () => answers,
      random,
    );
    client.peer = server;
    server.peer = client;
    const pair = { client, server, dialled: [...dialled, ...answers].map(({ key }) => key) };
    this.flows.push(pair);
    for (const end of [server, client]) {
      if (end.node.gone) continue;
      end.node.flows.set(end.ends.port, end);
      end.open();
    }
    return pair;
  }

  node(index: number): SimNode {
    const node = this.nodes[index];
    if (node === undefined) throw new Error(`there is no node ${index}`);
    return node;
  }

  place(node: number, link: number): TapPlace {
    return { node, link, name: `${this.node(node).name}${link}` };
  }

  /** Runs an action of the schedule at a time; `what` goes into the trace. */
  at(time: number, what: string, action: () => void): void {
    this.scheduler.at(time, () => {
      this.trace.event(this.now(), 'world', what);
      action();
      this.linksChanged();
    });
  }

  /** Changes one link's access, if it is there. */
  changeLink(
    node: number,
    link: number,
    outgoing: Partial<FaultSettings>,
    incoming: Partial<FaultSettings> = outgoing,
  ): void {
    const fault = this.node(node).links[link]?.fault;
    fault?.outgoing.change(outgoing);
    fault?.incoming.change(incoming);
    this.linksChanged();
  }

  /** One task of virtual time, then every check. False when nothing is scheduled. */
  step(): boolean {
    try {
      if (!this.scheduler.step()) return false;
    } catch (error) {
      if (error instanceof Violation) throw error;
      throw new Violation(`a throw: ${error instanceof Error ? error.stack : String(error)}`);
    }
    this.steps += 1;
    const now = this.now();
    this.#countStep(now);
    const connections = this.steps % this.#checkEach === 0;
    for (const node of this.nodes) node.check(now, connections);
    if (connections) this.watch.check(now);
    return true;
  }

  /** The node is gone without a word: nothing comes from it and nothing reaches it any more. */
  vanish(node: number): void {
    this.node(node).vanish();
    this.linksChanged();
  }

  /** The node's process is killed and begins anew, with the same identity and addresses. */
  crash(node: number): void {
    this.node(node).crash();
    this.linksChanged();
  }

  runFor(duration: number): void {
    const end = this.now() + duration;
    while (this.scheduler.next() <= end) this.step();
    this.scheduler.runUntil(end);
  }

  /** Runs until every connection has ended at both ends. */
  runToEnd(): void {
    const start = this.now();
    while (!this.pairs.every(hasEnded) || !this.flows.every(isOver)) {
      if (!this.step()) throw new Violation(`nothing is scheduled any more, but ${this.#unfinished()}`);
      if (this.now() - start > LONGEST_RUN) throw new Violation(`after ${LONGEST_RUN} ms ${this.#unfinished()}`);
    }
  }

  /** After the end nothing may be left: no connection, no deadline, no task (R-SIM-5). */
  settle(): void {
    for (const pair of this.pairs) pair.server.node.transport.unlisten(pair.port);
    // Who gave its handle back early still waits for what its peer owes.
    const allWell = this.pairs.every(({ client, server }) => [client, server].every(isWell));
    const end = this.now() + (allWell ? QUIET_TIME : QUIET_TIME_AFTER_FAILURE);
    while (this.nodes.some(isBusy) && this.scheduler.next() <= end) this.step();
    for (const node of this.nodes) node.checkEmpty();
    // Whatever else there was (an action of the schedule, a cut that heals) is over then, too.
    while (this.scheduler.next() <= end + QUIET_TIME_AFTER_FAILURE) this.step();
    const next = this.scheduler.next();
    for (const node of this.nodes) node.checkEmpty();
    if (next !== Number.POSITIVE_INFINITY) throw new Violation(`a task is left at ${next}, now ${this.now()}`);
    this.watch.checkDrops();
  }

  close(): void {
    for (const node of this.nodes) node.close();
    for (const engine of this.#engines.splice(0)) releaseEngine(this.#engineKind, engine);
  }

  // What nodes ask of the world.

  address(
    node: number,
    link: number,
    plan: LinkPlan,
  ): { readonly local: SocketAddress; readonly outer: SocketAddress } {
    const key = `${node}.${link}`;
    const generation = (this.#generations.get(key) ?? 0) + 1;
    this.#generations.set(key, generation);
    const net = node * 8 + link;
    // Of a spare port the port counts.
    const shift = plan.spareOf === undefined ? 0 : link;
    const port = PORT + shift;
    if (plan.family === 6) {
      const local = socketAddress(6, `2001:db8:${(net + 1).toString(16)}::${generation.toString(16)}`, port);
      return { local, outer: local };
    }
    if (plan.translator === null) {
      const local = socketAddress(4, `198.18.${net}.${generation}`, port);
      return { local, outer: local };
    }
    const local = socketAddress(4, `192.168.${net}.2`, port);
    return { local, outer: socketAddress(4, `198.19.${net}.${generation}`, 20_000 + 1000 * shift) };
  }

  accepted(node: SimNode, port: number): AppEnd | undefined {
    const pair = this.pairs[port - FIRST_SERVICE];
    return pair?.server.node === node && pair.server.state === 'waiting' ? pair.server : undefined;
  }

  rule(direction: 'in' | 'out', place: TapPlace, peer: SocketAddress, bytes: Uint8Array): string | undefined {
    return this.routes.judge(direction, place, peer, bytes);
  }

  heard(place: TapPlace, peer: SocketAddress, bytes: Uint8Array): void {
    this.onHeard?.(place, peer, bytes);
  }

  linksChanged(): void {
    this.routes.update(this.now());
  }

  abandon(node: number, link: number, foreign: SocketAddress, abandoned: boolean): void {
    this.routes.abandon(this.place(node, link), foreign, abandoned);
    this.linksChanged();
  }

  #countStep(now: number): void {
    const millisecond = Math.floor(now);
    if (millisecond !== this.#millisecond) {
      this.#millisecond = millisecond;
      this.#stepsInMillisecond = 0;
    }
    this.#stepsInMillisecond += 1;
    if (this.#stepsInMillisecond > STEPS_PER_MS) {
      throw new Violation(`more than ${STEPS_PER_MS} steps in one ms: the nodes go round in circles`);
    }
  }

  #unfinished(): string {
    const open = this.pairs.filter((pair) => !hasEnded(pair));
    const flows = this.flows.filter((flow) => !isOver(flow));
    return [...open, ...flows]
      .map(({ client, server }) => `${client.name} is ${client.state}, ${server.name} is ${server.state}`)
      .join('; ');
  }
}

function isOver({ client, server }: FlowPair): boolean {
  return [client, server].every((end) => end.ended || end.node.gone);
}

function isWell(end: AppEnd): boolean {
  return end.state === 'done' && !end.plan.releaseEarly;
}

function isBusy({ gone, transport }: SimNode): boolean {
  return (
    !gone &&
    [transport.connectionCount, transport.associations.associations, transport.flows.size].some((count) => count > 0)
  );
}

/** Both ends have ended; a server that never heard of its connection need not. */
export function hasEnded({ client, server }: ConnectionPair): boolean {
  if (client.node.gone) return server.ended || server.state === 'waiting';
  return client.ended && (server.ended || server.state === 'waiting' || server.node.gone);
}
