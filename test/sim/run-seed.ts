import { Random } from '../../src/link/random.ts';
import type { Action } from './actions.ts';
import type { EngineKind } from './engines.ts';
import { judgeFlows, judgeOutcome } from './outcome.ts';
import { type Schedule, scheduleOf } from './schedule.ts';
import { Strangers } from './strangers.ts';
import { Trace } from './trace.ts';
import { World } from './world.ts';

/** What came of one seed. */
export interface SeedResult {
  readonly seed: number;
  /** '' when every promise was kept. */
  readonly failure: string;
  /** SHA-256 of the trace, as hex. */
  readonly hash: string;
  readonly records: number;
  readonly steps: number;
  /** Virtual ms. */
  readonly duration: number;
  readonly bytes: number;
  readonly datagrams: number;
  readonly failovers: number;
  /** Ends of connections that were bound to an association that was there. */
  readonly bound: number;
  /** Ends of connections that founded an association by a ticket. */
  readonly resumed: number;
  /** Connections by the state in which their client ended. */
  readonly outcomes: Readonly<Record<string, number>>;
  /** Messages of flows. */
  readonly messages: Readonly<Record<'sent' | 'received' | 'lost' | 'refused', number>>;
  readonly longestWait: number;
}

/** Runs one seed from the beginning to the end and checks every promise on the way. Does not throw. */
export function runSeed(seed: number, engine: EngineKind, print?: (line: string) => void): SeedResult {
  const schedule = scheduleOf(seed);
  const trace = new Trace(print);
  if (print !== undefined) print(describeSchedule(schedule));
  const world = new World({ seed, engine, trace, start: schedule.start });
  let failure = '';
  try {
    play(world, schedule);
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
    if (error instanceof Error && error.name !== 'Violation') failure = `outside of a step: ${error.stack}`;
  } finally {
    world.close();
  }
  return summary(world, schedule, trace, failure);
}

function play(world: World, schedule: Schedule): void {
  for (const plan of schedule.nodes) world.addNode(plan);
  const strangers = new Strangers(world, new Random(schedule.seed + 0.5 * 2 ** 40));
  for (const action of schedule.actions) perform(world, strangers, schedule.start + action.at, action);
  for (const plan of schedule.connections) {
    world.at(schedule.start + plan.at, `connect ${plan.from} to ${plan.to}`, () => world.connect(plan));
  }
  const flowing = new Random(schedule.seed ^ 0xf10e);
  for (const plan of schedule.flows) {
    const random = flowing.fork();
    world.at(schedule.start + plan.at, `flow ${plan.from} to ${plan.to}`, () => world.openFlow(plan, random));
  }
  world.runFor(Math.max(...[...schedule.connections, ...schedule.flows].map((plan) => plan.at)));
  world.runToEnd();
  judgeOutcome(world, schedule);
  judgeFlows(world);
  world.settle();
}

/** Puts an action and, where it passes, its end onto the world's clock. */
function perform(world: World, strangers: Strangers, at: number, action: Action): void {
  const { kind } = action;
  const what = describeAction(action);
  switch (kind) {
    case 'cut-link': {
      const { node, link, direction, duration } = action;
      const cut = (blackhole: boolean) => {
        world.changeLink(node, link, direction === 'in' ? {} : { blackhole }, direction === 'out' ? {} : { blackhole });
      };
      world.at(at, what, () => cut(true));
      world.at(at + duration, `heal: ${what}`, () => cut(false));
      return;
    }
    case 'cut-all': {
      const cut = (blackhole: boolean) => {
        for (const link of world.node(action.node).links.keys()) world.changeLink(action.node, link, { blackhole });
      };
      world.at(at, what, () => cut(true));
      world.at(at + action.duration, `heal: ${what}`, () => cut(false));
      return;
    }
    case 'cut-pair': {
      const a = world.place(...action.a);
      const b = world.place(...action.b);
      const cut = (state: boolean) => {
        world.routes.cut(a, b, state);
        if (action.both) world.routes.cut(b, a, state);
      };
      world.at(at, what, () => cut(true));
      world.at(at + action.duration, `heal: ${what}`, () => cut(false));
      return;
    }
    case 'limit-size': {
      const a = world.place(...action.a);
      const b = world.place(...action.b);
      world.at(at, what, () => world.routes.limitSize(a, b, action.limit));
      world.at(at + action.duration, `heal: ${what}`, () => world.routes.limitSize(a, b, Infinity));
      return;
    }
    case 'change-access': {
      const { node, link, delay, rate, loss } = action;
      world.at(at, what, () => world.changeLink(node, link, { delay, rate, loss }));
      return;
    }
    case 'rebind':
      world.at(at, what, () => world.node(action.node).links[action.link]?.translated?.rebind());
      return;
    case 'remove-link': {
      const { node, link, failing, duration, newAddress } = action;
      world.at(at, what, () => (failing ? world.node(node).failLink(link) : world.node(node).remove(link)));
      world.at(at + duration, `back: ${what}`, () => world.node(node).attach(link, newAddress));
      return;
    }
    case 'pause-node':
      world.at(at, what, () => world.node(action.node).clock.pause(action.duration));
      return;
    case 'strangers':
      world.watch.strangers = true;
      world.at(at, what, () => strangers.garbage(action.node, action.count));
      return;
    case 'replays':
      world.at(at, what, () => strangers.replay(action.node, action.count));
      return;
    case 'vanish':
      world.at(at, what, () => world.vanish(action.node));
      return;
    case 'crash':
      world.at(at, what, () => world.crash(action.node));
      return;
  }
}

function summary(world: World, schedule: Schedule, trace: Trace, failure: string): SeedResult {
  const outcomes: Record<string, number> = {};
  let bytes = 0;
  for (const { client, server } of world.pairs) {
    const outcome = client.failure === '' ? client.state : client.failure;
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    bytes += client.read + server.read;
  }
  const messages = { sent: 0, received: 0, lost: 0, refused: 0 };
  for (const { counts } of world.flows.flatMap(({ client, server }) => [client, server])) {
    messages.sent += counts.sent;
    messages.received += counts.received;
    messages.lost += counts.lost;
    messages.refused += counts.refused;
  }
  let datagrams = 0;
  for (const node of world.nodes) datagrams += node.watched.counts.sent;
  return {
    seed: schedule.seed,
    failure,
    hash: trace.digest(),
    records: trace.records,
    steps: world.steps,
    duration: world.now() - schedule.start,
    bytes,
    datagrams,
    failovers: world.pairs.reduce((sum, { client, server }) => sum + client.failovers + server.failovers, 0),
    bound: world.nodes.reduce((sum, node) => sum + node.transport.associations.bound, 0),
    resumed: world.nodes.reduce((sum, node) => sum + node.transport.associations.resumed, 0),
    outcomes,
    messages,
    longestWait: world.watch.longestWait,
  };
}

function describeAction(action: Action): string {
  const { kind, at: _at, ...rest } = action;
  return `${kind} ${JSON.stringify(rest)}`;
}

function describeSchedule(schedule: Schedule): string {
  return JSON.stringify(schedule, (_key, value) => (value === Infinity ? 'Infinity' : value), 1);
}
