import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { DEFAULT_TTL } from '../../src/directory/constants.ts';
import { labIdentities } from '../lab/identities.ts';
import { Agent, type Lateness, PROBE_INTERVAL, Redis, redisObstacle, SYNCS, type Sync } from '../lab/location.ts';
import { RoamingNodes } from '../lab/roaming.ts';
import { type Result, type Row, type Scenario, summarize } from '../statistics.ts';

/** Most of a notification's time, at the nominal load; ms. */
const NOTIFICATION = 50;
/** Killed and begun anew so long after, in ms. */
const OUTAGE = 1000;
/** How long all may take to be where they were, in ms, beyond the half of a record's life at which who rests speaks. */
const SETTLE_LIMIT = 90_000;
const NODES = 4000;
const STORES = ['level', 'redis', 'memory'] as const;
const VICTIMS = ['none', 'agent', 'redis'] as const;

interface Plan {
  readonly store: (typeof STORES)[number];
  readonly sync: Sync;
  readonly agents: number;
  readonly nodes: number;
  readonly points: number;
  /** ms that a node stays at a point. */
  readonly stay: number;
  /** s. */
  readonly ttl: number;
  /** Nodes that appear a second. */
  readonly arrivals: number;
  readonly seconds: number;
  readonly kill: (typeof VICTIMS)[number];
}

/** Seen over the measured time; ms. */
interface Measured {
  readonly plan: Plan;
  readonly perSecond: number;
  readonly perCpuSecond: number;
  readonly memoryPerNode: number;
  readonly times: Readonly<Record<'registered' | 'notified' | 'lookups', readonly number[]>>;
  readonly failedLookups: number;
  /** Event loops: the driver's, and the agents' latest. */
  readonly late: { readonly driver: Lateness; readonly agents: Lateness };
  /** From the end of an outage until every node was registered, and everybody knew of whom they follow. */
  readonly settled: number;
  readonly lost: number;
}

/** MIAKO's network: nodes that change their access point all the time, followed by others, over Location Agents. */
export const miako: Scenario = {
  options: {
    store: `${STORES.join(', ')}; default level`,
    sync: `of Redis: ${SYNCS.join(', ')} (what it acknowledged within two seconds may then be lost with it); default always`,
    agents: 'over one Redis; default 1, with redis 3',
    nodes: `default ${NODES}`,
    points: 'access points; default one for 20 nodes',
    stay: 's that a node stays at a point, in the mean, and that pass between its lookups; default 10',
    ttl: `s that a record is good; default ${DEFAULT_TTL}`,
    arrivals: 'nodes that appear a second; default 500',
    seconds: 'of measurement; default 30',
    kill: `${VICTIMS.join(', ')}: what is killed in the middle, and begun anew ${OUTAGE} ms later; default agent`,
  },
  run: async (asked, say): Promise<Result> => {
    const [store = 'level'] = asked.words('store', ['level'], STORES) as Plan['store'][];
    const [sync = 'always'] = asked.words('sync', ['always'], SYNCS) as Sync[];
    const [kill = 'agent'] = asked.words('kill', ['agent'], VICTIMS) as Plan['kill'][];
    const nodes = asked.count('nodes', NODES);
    const plan: Plan = {
      ...{ store, sync, kill, nodes },
      agents: asked.count('agents', store === 'redis' ? 3 : 1),
      points: asked.count('points', Math.max(2, Math.round(nodes / 20))),
      stay: 1000 * asked.number('stay', 10),
      ttl: asked.count('ttl', DEFAULT_TTL),
      arrivals: asked.count('arrivals', 500),
      seconds: asked.count('seconds', 30),
    };
    if (plan.agents > 1 && store !== 'redis') throw new Error('several agents need one Redis: --store redis');
    if (kill === 'redis' && store !== 'redis') throw new Error('there is no Redis to be killed: --store redis');
    if (sync !== 'always' && store !== 'redis') throw new Error('--sync is of Redis: --store redis');
    const obstacle = store === 'redis' ? redisObstacle() : undefined;
    if (obstacle !== undefined) throw new Error(obstacle);
    const measured = await measure(plan, say);
    return { scenario: scenarioOf(plan), options: { ...plan }, rows: rowsOf(measured), notes: notesOf(measured) };
  },
};

async function measure(plan: Plan, say: (line: string) => void): Promise<Measured> {
  const identities = await labIdentities(plan.nodes, say);
  const folder = mkdtempSync(join(tmpdir(), 'kamo-miako-'));
  const redis = plan.store === 'redis' ? await Redis.open(plan.sync) : undefined;
  const agents: Agent[] = [];
  let nodes: RoamingNodes | undefined;
  try {
    const store = redis?.store ?? (plan.store === 'level' ? `level:${folder}` : 'memory');
    for (let i = 0; i < plan.agents; i++) agents.push(await Agent.open(store));
    const memory = (): number => sum(agents.map((agent) => agent.memory));
    const cpu = (): number => sum(agents.map((agent) => agent.cpu));
    const empty = memory();
    nodes = await RoamingNodes.open({
      identities,
      points: plan.points,
      agents: agents.map(({ address }) => address),
      stay: plan.stay,
      ttl: plan.ttl,
      arrivals: plan.arrivals,
    });
    await nodes.appear(say);
    nodes.roam();
    await pause(2000);
    nodes.reset();
    await latest(agents);
    const loop = monitorEventLoopDelay({ resolution: PROBE_INTERVAL });
    loop.enable();
    const [before, start] = [cpu(), performance.now()];
    for (let second = 1; second <= plan.seconds; second++) {
      await pause(1000);
      if (second % 5 === 0)
        say(`${second} s: ${nodes.seen.registrations} registrations, ${nodes.seen.lookups.length} lookups`);
    }
    const seconds = (performance.now() - start) / 1000;
    const { registrations, failedLookups, registered, notified, lookups } = nodes.seen;
    loop.disable();
    const late = (nanoseconds: number): number => nanoseconds / 1e6 - PROBE_INTERVAL;
    const quiet = {
      plan,
      late: { driver: { p99: late(loop.percentile(99)), most: late(loop.max) }, agents: await latest(agents) },
      perSecond: registrations / seconds,
      perCpuSecond: registrations / (cpu() - before),
      memoryPerNode: (memory() - empty) / plan.nodes,
      times: { registered: [...registered], notified: [...notified], lookups: [...lookups] },
      failedLookups,
    };
    const settled = await strike(plan, nodes, plan.kill === 'redis' ? redis : agents[0], say);
    say('asking for every node');
    return { ...quiet, settled, lost: await nodes.lost() };
  } finally {
    nodes?.close();
    for (const agent of agents) await agent.kill();
    await redis?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of several agents the latest one's. */
async function latest(agents: readonly Agent[]): Promise<Lateness> {
  const each = await Promise.all(agents.map((agent) => agent.lateness()));
  return { p99: Math.max(...each.map(({ p99 }) => p99)), most: Math.max(...each.map(({ most }) => most)) };
}

/** Amid the roaming; then nobody moves any more, and it is waited until all is known. Returns how long that took. */
async function strike(
  plan: Plan,
  nodes: RoamingNodes,
  victim: Agent | Redis | undefined,
  say: (line: string) => void,
): Promise<number> {
  if (plan.kill !== 'none' && victim !== undefined) {
    say(`${victim.name} is killed`);
    await victim.kill();
    await pause(OUTAGE);
    await victim.start();
    say(`${victim.name} runs again: ${nodes.unregistered} nodes wait`);
  }
  const start = performance.now();
  const limit = SETTLE_LIMIT + 500 * plan.ttl;
  if (plan.kill !== 'none') await pause(2 * plan.stay);
  nodes.rest();
  while ((nodes.unregistered > 0 || nodes.unknown > 0) && performance.now() - start < limit) {
    await pause(100);
    if (Math.random() < 0.05) say(`${nodes.unregistered} unregistered, ${nodes.unknown} that others do not know of`);
  }
  return nodes.unregistered > 0 || nodes.unknown > 0 ? Number.POSITIVE_INFINITY : performance.now() - start;
}

/** Results of each kind of store, and of other numbers of nodes, are kept apart. */
function scenarioOf({ store, sync, nodes }: Plan): string {
  const words = [...(store === 'level' ? [] : [store]), ...(sync === 'always' ? [] : [sync])];
  return ['miako', ...words, ...(nodes === NODES ? [] : [nodes])].join('-');
}

function rowsOf(measured: Measured): Row[] {
  const { plan, times, late, perSecond, perCpuSecond, memoryPerNode, lost, settled } = measured;
  const system = `${plan.agents === 1 ? 'one agent' : `${plan.agents} agents`}, ${plan.store}`;
  const row = (what: string, unit: string, value: number, more: Partial<Row> = {}): Row => {
    return { system, case: what, unit, ...summarize([value]), ...more };
  };
  const at = (name: keyof Measured['times'], share: number): number => quantile(times[name], share);
  return [
    row('registrations verified', '/s', perSecond),
    row('registrations verified, with all else', '/s of CPU', perCpuSecond),
    row('move to acknowledgment, p50', 'ms', at('registered', 0.5)),
    row('move to acknowledgment, p99', 'ms', at('registered', 0.99)),
    row('lookup, p50', 'ms', at('lookups', 0.5)),
    row('lookup, p99', 'ms', at('lookups', 0.99)),
    row('move to notification, p50', 'ms', at('notified', 0.5)),
    row('move to notification, p99', 'ms', at('notified', 0.99), { atMost: NOTIFICATION }),
    row('event loop late, agents, p99', 'ms', late.agents.p99),
    row('event loop late, agents, most', 'ms', late.agents.most),
    row('event loop late, driver, p99', 'ms', late.driver.p99),
    row('event loop late, driver, most', 'ms', late.driver.most),
    row('memory per node', 'bytes', memoryPerNode),
    row(`until all is known again, killed: ${plan.kill}`, 's', settled / 1000),
    row('acknowledged registrations lost', '', lost, { atMost: 0 }),
  ];
}

function notesOf({ plan, failedLookups, times }: Measured): string[] {
  return [
    `${plan.nodes} nodes at ${plan.points} access points, each somewhere else every ${plan.stay / 1000} s, following another one`,
    `${times.lookups.length} lookups, ${failedLookups} of them failed; ${times.notified.length} notifications of a newest record`,
    'nodes are real clients, in one process beside the agents, so that both share the machine; that process is the driver, and by what its event loop is late it hears of everything late',
    `whom an agent has forgotten it tells when it registers or subscribes again: who rests does so at half of its record's life, ${plan.ttl / 2} s`,
    ...(plan.store === 'redis' ? [`Redis has its append-only file on the disk: ${plan.sync}`] : []),
    'a follower that has moved itself is told when it has subscribed anew: that is in the notification times',
  ];
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
