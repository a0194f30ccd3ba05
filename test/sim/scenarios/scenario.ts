import type { FaultSettings } from '../../../src/link/fault-pipe.ts';
import { type AppEnd, type EndPlan, SILENT } from '../app.ts';
import type { EngineKind } from '../engines.ts';
import type { LinkPlan, NodePlan } from '../node.ts';
import type { Trace } from '../trace.ts';
import type { ConnectionPair } from '../watch.ts';
import { World } from '../world.ts';

/** One thing that a scenario found out. */
export interface Finding {
  readonly what: string;
  readonly holds: boolean;
}

/** A named course of events: what is in the way of a connection, and what has to hold then. */
export interface Scenario {
  readonly name: string;
  /** Requirement, pitfall where there is one, and the behaviour; the test is named by it. */
  readonly about: string;
  readonly run: (stage: Stage) => Finding[];
}

export interface Stage {
  readonly engine: EngineKind;
  readonly trace: Trace;
}

/** Mbit/s in bytes per ms. */
export const MBIT = 125;
/** Virtual time when the client dials. */
export const BEGIN = 1000;

/** Two nodes as the worlds of scenarios have them: `a` dials, `b` is reached by several links. */
export interface PairPlan {
  /** ms, of each of b's links. */
  readonly rtts: readonly number[];
  /** Links of a, without delay of their own. */
  readonly clientLinks?: number;
  /** Spare ports of a's first link: its links after those. */
  readonly spares?: number;
  readonly translator?: LinkPlan['translator'];
  readonly rate?: number;
  readonly queue?: number;
  readonly access?: Partial<FaultSettings>;
  readonly preferences?: readonly number[];
  readonly config?: NodePlan['config'];
  readonly seed?: number;
  /** See `WorldOptions`. */
  readonly checkEach?: number;
}

/** The world of a scenario; link i of b has RTT `rtts[i]`. */
export function pairWorld(stage: Stage, plan: PairPlan): World {
  const world = new World({
    seed: plan.seed ?? 1,
    engine: stage.engine,
    trace: stage.trace,
    start: BEGIN,
    checkEach: plan.checkEach ?? 1,
  });
  const { rate = 50 * MBIT, queue = 65_536, config = {}, access = {} } = plan;
  const { clientLinks: count = 1, spares = 0 } = plan;
  const clientLinks = Array.from({ length: count + spares }, (_, i): LinkPlan => {
    const spare = i < count ? {} : { spareOf: 0 };
    return { family: 4, outgoing: {}, incoming: {}, preference: 0, translator: plan.translator ?? null, ...spare };
  });
  const serverLinks = plan.rtts.map((rtt, i): LinkPlan => {
    const half = { delay: rtt / 2, rate, queue, overhead: 28, ...access };
    return { family: 4, outgoing: half, incoming: half, preference: plan.preferences?.[i] ?? 0, translator: null };
  });
  world.addNode({ links: clientLinks, slop: 0, config });
  world.addNode({ links: serverLinks, slop: 0, config });
  return world;
}

/** An end that writes `total` bytes as fast as it can. */
export function bulk(total: number, more: Partial<EndPlan> = {}): EndPlan {
  return { ...SILENT, total, chunk: [16_384, 16_384], finish: 'after-writing', ...more };
}

/** An end that writes 1 KB each ms for `duration` ms. */
export function paced(duration: number, more: Partial<EndPlan> = {}): EndPlan {
  return { ...SILENT, total: duration * 1024, chunk: [1024, 1024], pace: 1, finish: 'after-writing', ...more };
}

/** Dials and records what arrives. */
export function dial(world: World, client: EndPlan, server: EndPlan = SILENT): ConnectionPair {
  const pair = world.connect({ from: 0, to: 1, client, server });
  pair.client.recording = true;
  pair.server.recording = true;
  world.linksChanged();
  return pair;
}

/** Which of b's links carries the client's data at present; -1: none. */
export function activeLink(world: World, pair: ConnectionPair): number {
  const { client } = pair;
  const active = client.node.transport.paths(client.id).find((path) => path.role === 'active');
  return active === undefined ? -1 : world.node(1).linkOf(active.foreign);
}

/** Cuts one of b's links, in one direction as seen from b, or in both. */
export function cutServerLink(
  world: World,
  link: number,
  cut: boolean,
  direction: 'out' | 'in' | 'both' = 'both',
): void {
  const blackhole = { blackhole: cut };
  world.trace.event(world.now(), 'world', `${cut ? 'cut' : 'heal'} b${link} ${direction}`);
  world.changeLink(1, link, direction === 'in' ? {} : blackhole, direction === 'out' ? {} : blackhole);
}

/** The longest time between two deliveries to an end, from `from` on, in ms. */
export function longestGap(deliveries: readonly { readonly at: number }[], from: number): number {
  let gap = 0;
  let last = Number.NaN;
  for (const { at } of deliveries) {
    if (at >= from && at - last > gap) gap = at - last;
    last = at;
  }
  return gap;
}

/** How long after `from` each of the ends has got something again; the longest of them, Infinity: one has not. */
export function resumedAfter(ends: readonly AppEnd[], from: number): number {
  return Math.max(
    ...ends.map(({ deliveries }) => (deliveries.find(({ at }) => at > from)?.at ?? Number.POSITIVE_INFINITY) - from),
  );
}

/** Runs to the end, and checks that everything arrived and nothing is left. */
export function finish(world: World): Finding[] {
  world.runToEnd();
  const findings: Finding[] = [];
  for (const { client, server } of world.pairs) {
    findings.push(
      { what: `${client.name} ends well (${client.state} ${client.failure})`, holds: client.state === 'done' },
      { what: `${server.name} ends well (${server.state} ${server.failure})`, holds: server.state === 'done' },
      { what: 'everything arrived', holds: server.read === client.plan.total && client.read === server.plan.total },
    );
  }
  world.settle();
  world.close();
  return findings;
}

/** A finding about a figure. */
export function atMost(what: string, value: number, limit: number): Finding {
  return { what: `${what}: ${value.toFixed(1)} is at most ${limit}`, holds: value <= limit };
}

export function atLeast(what: string, value: number, limit: number): Finding {
  return { what: `${what}: ${value.toFixed(3)} is at least ${limit}`, holds: value >= limit };
}

export function exactly(what: string, value: unknown, expected: unknown): Finding {
  return { what: `${what}: ${String(value)} is ${String(expected)}`, holds: value === expected };
}
