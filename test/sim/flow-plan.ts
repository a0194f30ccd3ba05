import type { Random } from '../../src/link/random.ts';
import type { PathWish } from '../../src/multihome/path.ts';
import type { NodePlan } from './node.ts';

/** What an application says of its flow, so long after it began, in ms. */
export type FlowWord = { readonly at: number; readonly pick: number; readonly duration: number } & (
  | { readonly word: 'pin' | 'duplicate' }
  | { readonly word: 'wish'; readonly wish: PathWish }
);

/** What one end of a flow sends. Sizes in bytes, times in ms. */
export interface FlowEndPlan {
  readonly messages: number;
  /** Sizes of messages; one that is too large is sent again as large as it may be. */
  readonly size: readonly [least: number, most: number];
  /** Between two bursts, and how many messages leave at once. */
  readonly pace: number;
  readonly burst: number;
  /** Probabilities that one goes by two paths, and that one names its path. */
  readonly duplicate: number;
  readonly named: number;
  /** So long after its last message the port is given up. */
  readonly linger: number;
  /** It does not wait until it has heard of the other end. */
  readonly initiates: boolean;
  /** Its port stays until the other end has said everything. */
  readonly patient: boolean;
  readonly words: readonly FlowWord[];
  /** Somebody on its path writes, too: what comes is not judged, nor what becomes of what is sent. */
  readonly lenient?: boolean;
}

/** Datagrams between a port of one node and a port of another. */
export interface FlowPlan {
  /** ms after the beginning. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly client: FlowEndPlan;
  readonly server: FlowEndPlan;
  /** How many of the server's locators the client is told. */
  readonly dialled: number;
}

const WISHES: readonly PathWish[] = ['none', 'prefer', 'backup'];

/** In one of five schedules there are flows beside the connections. */
export function planFlows(random: Random, nodes: readonly NodePlan[], connectionsAt: readonly number[]): FlowPlan[] {
  if (!random.chance(0.2)) return [];
  const flows: FlowPlan[] = [];
  for (let index = 0, count = 1 + random.below(3); index < count; index++) {
    const from = 1 + random.below(nodes.length - 1);
    const reachable = nodes[0]?.links.length ?? 1;
    // Near the beginning of a connection, whose association it may share.
    const at = (random.pick(connectionsAt) ?? 0) + random.between(0, random.chance(0.5) ? 100 : 5000);
    const dialled = random.chance(0.6) ? reachable : 1;
    const initiates = random.chance(0.2) && (nodes[from]?.links.some(({ translator }) => translator === null) ?? false);
    const client = planEnd(random, true);
    flows.push({ at, from, to: 0, client, server: planEnd(random, initiates), dialled });
  }
  return flows;
}

function planEnd(random: Random, initiates: boolean): FlowEndPlan {
  const messages = random.chance(0.1) ? 0 : 1 + random.below(random.chance(0.3) ? 400 : 80);
  const burst = random.chance(0.3) ? 1 + random.below(Math.min(32, messages)) : 1;
  // Three in ten last long enough that whatever happens is mended before their end.
  const span = random.chance(0.3) ? random.between(100_000, 160_000) : random.between(10, 12_000);
  const least = 8 + random.below(200);
  const words: FlowWord[] = [];
  if (random.chance(0.3)) {
    for (let i = 0, count = 1 + random.below(4); i < count; i++) words.push(planWord(random, span));
  }
  return {
    messages,
    size: [least, least + random.below(random.chance(0.4) ? 1500 : 300)],
    pace: Math.max(0.1, (span * burst) / Math.max(messages, 1)),
    burst,
    duplicate: random.chance(0.4) ? random.float() : 0,
    named: random.chance(0.2) ? random.float() / 2 : 0,
    linger: random.chance(0.5) ? 0 : random.between(0, 5000),
    initiates,
    patient: random.chance(0.75),
    words,
  };
}

function planWord(random: Random, span: number): FlowWord {
  const word = random.pick(['pin', 'duplicate', 'wish'] as const) ?? 'pin';
  const common = { at: random.between(0, span), pick: random.below(16), duration: random.between(1, 6000) };
  return word === 'wish' ? { ...common, word, wish: random.pick(WISHES) ?? 'none' } : { ...common, word };
}
