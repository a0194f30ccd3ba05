import type { FaultSettings } from '../../src/link/fault-pipe.ts';
import { Random } from '../../src/link/random.ts';
import { SCHEDULES } from '../../src/tcp/schedule.ts';
import { PROOF_MODES } from '../../src/transport/proof-mode.ts';
import { type Action, planActions } from './actions.ts';
import type { EndPlan } from './app.ts';
import { MAX_CHUNK } from './content.ts';
import { type FlowPlan, planFlows } from './flow-plan.ts';
import type { LinkPlan, NodePlan } from './node.ts';
import { planSteers } from './steering.ts';

/** One connection of a schedule. */
export interface ConnectionPlan {
  /** ms after the beginning. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly client: EndPlan;
  readonly server: EndPlan;
  /** How many of the server's locators the client is told. */
  readonly dialled: number;
}

/** Everything that happens in one run, as a value: a function of the seed alone. */
export interface Schedule {
  readonly seed: number;
  /** Virtual time at the beginning, in ms. */
  readonly start: number;
  readonly nodes: readonly NodePlan[];
  readonly connections: readonly ConnectionPlan[];
  readonly flows: readonly FlowPlan[];
  readonly actions: readonly Action[];
  /** No node vanishes and nothing is cut for longer than a connection waits: whoever does not abort must succeed. */
  readonly survivable: boolean;
  /** Something may disturb a handshake so that its time runs out. */
  readonly roughStart: boolean;
}

/** Virtual clocks begin just before their 32-bit timestamps wrap, too. */
const STARTS = [0, 1000, 2 ** 31 - 2500, 2 ** 32 - 1500, 3 * 2 ** 32 + 0.5];

/** Half of all schedules move no more than 64 KiB; one in twenty up to 4 MiB. */
const VOLUMES: readonly (readonly [share: number, limit: number])[] = [
  [0.1, 0],
  [0.4, 16 * 1024],
  [0.7, 128 * 1024],
  [0.95, 512 * 1024],
  [1, 4 * 1024 * 1024],
];

/** After this time most connections have ended, and their associations are forgotten, in ms. */
const RETURN = 250_000;

/** The schedule of a seed. */
export function scheduleOf(seed: number): Schedule {
  const random = new Random(seed);
  const calm = random.chance(0.15);
  const lossy = !calm && random.chance(0.5);
  const nodeCount = random.chance(0.85) ? 2 : 3;
  const nodes: NodePlan[] = [];
  for (let index = 0; index < nodeCount; index++) nodes.push(planNode(random, index, calm, lossy));
  const connections: ConnectionPlan[] = [];
  const count = random.chance(0.5) ? 1 : 2 + random.below(random.chance(0.1) ? 12 : 4);
  // At once, or one after the other: what the first founds, the others are bound to, be it open or gone meanwhile.
  const span = random.pick([1, 3000, 3000, 20_000, 90_000]) ?? 0;
  for (let index = 0; index < count; index++) connections.push(planConnection(random, nodes, count, span));
  const ways = new Random(seed ^ 0x5c4ed01e);
  const words = new Random(seed ^ 0x0dd5_7ee2);
  const proofs = new Random(seed ^ 0x0b5e55ed);
  const scheduled = connections.map((connection) =>
    planProofs(proofs, planWords(words, planSchedules(ways, connection))),
  );
  planReturn(new Random(seed ^ 0x7e_57ed), scheduled);
  const spared = planSpares(new Random(seed ^ 0x5ba4e5), nodes);
  const beginnings = scheduled.map(({ at }) => at);
  const flows = planFlows(new Random(seed ^ 0xda7a_64a5), spared, beginnings);
  const { actions, survivable, roughStart } = planActions(random, spared, scheduled, calm);
  const start = random.chance(0.6) ? Math.floor(random.between(0, 1e9)) + random.float() : (random.pick(STARTS) ?? 0);
  return {
    seed,
    start,
    nodes: spared,
    connections: scheduled,
    flows,
    actions,
    survivable,
    roughStart: roughStart || lossy,
  };
}

/** How both ends send by their paths: half of all connections as they do by default, the others as they are told. */
function planSchedules(random: Random, connection: ConnectionPlan): ConnectionPlan {
  if (random.chance(0.5)) return connection;
  const plan = (end: EndPlan): EndPlan => {
    const schedules = [{ at: 0, name: random.pick(SCHEDULES) ?? 'failover' }];
    const changes = random.chance(0.5) ? random.below(8) : 0;
    const span = random.between(50, random.chance(0.5) ? 1000 : 10_000);
    let at = 0;
    for (let i = 0; i < changes; i++) {
      at += random.between(0, span);
      schedules.push({ at, name: random.pick(SCHEDULES) ?? 'failover' });
    }
    return { ...end, schedules };
  };
  return { ...connection, client: plan(connection.client), server: plan(connection.server) };
}

/** What both ends say of their paths. */
function planWords(random: Random, connection: ConnectionPlan): ConnectionPlan {
  const [client, server] = [planSteers(random), planSteers(random)];
  return {
    ...connection,
    client: { ...connection.client, steers: client },
    server: { ...connection.server, steers: server },
  };
}

/** In one of eight schedules some connections come when the nodes have forgotten what the others founded. */
function planReturn(random: Random, connections: ConnectionPlan[]): void {
  if (random.chance(0.875)) return;
  for (const [index, connection] of connections.entries()) {
    if (random.chance(0.5)) connections[index] = { ...connection, at: connection.at + RETURN };
  }
}

/** When both ends have the connection: half of all when the other is proven, the others as they are told. */
function planProofs(random: Random, connection: ConnectionPlan): ConnectionPlan {
  if (random.chance(0.5)) return connection;
  const plan = (end: EndPlan): EndPlan => ({ ...end, proof: random.pick(PROOF_MODES) ?? 'before-data' });
  return { ...connection, client: plan(connection.client), server: plan(connection.server) };
}

function planNode(random: Random, index: number, calm: boolean, lossy: boolean): NodePlan {
  const links: LinkPlan[] = [];
  const count = 1 + random.below(3);
  // The first link of every node is IPv4, so that there is a way at all; only clients sit behind translators.
  for (let link = 0; link < count; link++) {
    const family = link > 0 && random.chance(0.4) ? 6 : 4;
    const translated = index > 0 && family === 4 && random.chance(0.2);
    links.push({
      family,
      ...planAccess(random, calm, lossy),
      dontFragment: random.chance(0.5),
      preference: random.chance(0.3) ? random.below(4) * 100 : 0,
      translator: translated
        ? { lifetime: random.chance(0.3) ? 20_000 : 120_000, filtering: random.chance(0.7) }
        : null,
    });
  }
  return {
    links,
    slop: random.chance(0.4) ? random.between(0, 1.5) : 0,
    config: {
      pathless: 120_000,
      ...(random.chance(0.5) ? { receiveBuffer: 1 << (12 + random.below(9)) } : {}),
      ...(random.chance(0.5) ? { sendBuffer: 1 << (12 + random.below(9)) } : {}),
      ...(random.chance(0.2) ? { ackDelay: random.below(26) } : {}),
      // Half of all servers keep nothing of a SYN, always or when one has come.
      ...(random.chance(0.5) ? { statelessShare: random.chance(0.7) ? 0 : 1 / 1024 } : {}),
      ...(random.chance(0.1) ? { maxDatagram: 300 + random.below(1100) } : {}),
    },
  };
}

/** Half of those who dial have spare ports, one or two a locator. */
function planSpares(random: Random, nodes: readonly NodePlan[]): NodePlan[] {
  return nodes.map((node, index) => {
    if (index === 0 || random.chance(0.5)) return node;
    const spares = node.links.flatMap((link, spareOf) =>
      Array.from({ length: random.below(3) }, (): LinkPlan => ({ ...link, spareOf })),
    );
    return { ...node, links: [...node.links, ...spares] };
  });
}

function planAccess(random: Random, calm: boolean, lossy: boolean): Pick<LinkPlan, 'outgoing' | 'incoming'> {
  const delay = random.chance(0.2) ? random.between(0.1, 1) : random.between(1, 75);
  const rate = random.chance(0.25) ? Infinity : 125 * 200 ** random.float();
  const queue = Math.max(30_000, Math.floor(rate === Infinity ? 0 : rate * random.between(10, 300)));
  const base: Partial<FaultSettings> = { delay, rate, queue, overhead: 28 };
  if (calm) return { outgoing: base, incoming: base };
  const rough = (): Partial<FaultSettings> => ({
    ...base,
    jitter: random.chance(0.5) ? random.between(0, delay / 2) : 0,
    loss: lossy ? random.between(0, 0.05) * (random.chance(0.5) ? 0.2 : 1) : 0,
    duplicate: random.chance(0.3) ? random.between(0, 0.05) : 0,
    reorder: random.chance(0.3) ? random.between(0, 0.1) : 0,
    reorderBy: random.between(0.5, 20),
  });
  return { outgoing: rough(), incoming: rough() };
}

function planConnection(random: Random, nodes: readonly NodePlan[], count: number, span: number): ConnectionPlan {
  // Node 0 has no translator: it is the server, except that node 1 may be dialled where it can be.
  const from = 1 + random.below(nodes.length - 1);
  const server = nodes[0];
  const reachable = server?.links.length ?? 1;
  const client = planEnd(random, count, random.chance(0.5));
  const answering = planEnd(random, count, client.finish === 'after-peer' ? true : random.chance(0.5));
  return {
    at: count === 1 ? 0 : random.between(0, span),
    from,
    to: 0,
    client,
    server: answering,
    dialled: random.chance(0.6) ? reachable : 1,
  };
}

function planEnd(random: Random, count: number, finishesFirst: boolean): EndPlan {
  const draw = random.float();
  const limit = VOLUMES.find(([share]) => draw < share)?.[1] ?? 0;
  const total = Math.floor((random.below(limit + 1) * (random.chance(0.2) ? 0.05 : 1)) / count);
  const least = 1 + random.below(random.chance(0.3) ? 64 : 2000);
  const most = Math.min(MAX_CHUNK, least + random.below(random.chance(0.3) ? 200 : 40_000));
  // Half of all ends write for a while, so that what happens meets them at work.
  const writes = 1 + Math.ceil(total / Math.max(1, (least + most) / 2));
  const span = random.chance(0.5) ? random.between(500, random.chance(0.3) ? 40_000 : 8000) : 0;
  const readPauses: { at: number; duration: number }[] = [];
  if (random.chance(0.25)) {
    let at = 0;
    for (let i = 0; i < 1 + random.below(3); i++) {
      at += random.below(200_000);
      readPauses.push({ at, duration: random.between(1, random.chance(0.2) ? 20_000 : 500) });
    }
  }
  return {
    total,
    // Many tiny writes make a run long without making it richer.
    chunk: [Math.max(least, Math.ceil(total / 2000)), Math.max(most, Math.ceil(total / 2000))],
    pace: span > 0 ? Math.max(0.5, span / writes) : 0,
    pauseChance: random.chance(0.5) ? random.between(0, 0.2) : 0,
    pauseLength: random.chance(0.1) ? 4000 : 100,
    readPauses,
    finish: finishesFirst ? 'after-writing' : 'after-peer',
    releaseEarly: random.chance(0.2),
    abortAfter: random.chance(0.04) ? random.between(0, 3000) : Number.POSITIVE_INFINITY,
  };
}
