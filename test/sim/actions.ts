import type { Random } from '../../src/link/random.ts';
import type { NodePlan } from './node.ts';
import type { ConnectionPlan } from './schedule.ts';

/** What is done to the network or to a node, at `at` ms after the beginning. Durations in ms. */
export type Action = { readonly at: number } & (
  | {
      readonly kind: 'cut-link';
      readonly node: number;
      readonly link: number;
      readonly direction: 'out' | 'in' | 'both';
      readonly duration: number;
    }
  | {
      readonly kind: 'cut-pair';
      readonly a: readonly [node: number, link: number];
      readonly b: readonly [node: number, link: number];
      readonly both: boolean;
      readonly duration: number;
    }
  | { readonly kind: 'cut-all'; readonly node: number; readonly duration: number }
  | {
      readonly kind: 'limit-size';
      readonly a: readonly [node: number, link: number];
      readonly b: readonly [node: number, link: number];
      readonly limit: number;
      readonly duration: number;
    }
  | {
      readonly kind: 'change-access';
      readonly node: number;
      readonly link: number;
      readonly delay: number;
      readonly rate: number;
      readonly loss: number;
    }
  | { readonly kind: 'rebind'; readonly node: number; readonly link: number }
  | {
      readonly kind: 'remove-link';
      readonly node: number;
      readonly link: number;
      readonly failing: boolean;
      readonly duration: number;
      readonly newAddress: boolean;
    }
  | { readonly kind: 'pause-node'; readonly node: number; readonly duration: number }
  | { readonly kind: 'strangers'; readonly node: number; readonly count: number }
  | { readonly kind: 'replays'; readonly node: number; readonly count: number }
  | { readonly kind: 'vanish' | 'crash'; readonly node: number }
);

export interface ActionPlan {
  readonly actions: readonly Action[];
  readonly survivable: boolean;
  readonly roughStart: boolean;
}

/** Nothing is cut for longer than this in a schedule that is survivable; `pathless` of all nodes is above it. */
const LONGEST_CUT = 40_000;
/** A disturbance before this is one of the handshake. */
const HANDSHAKE = 12_000;

const KINDS = [
  'cut-link',
  'cut-link',
  'cut-link',
  'cut-pair',
  'cut-pair',
  'cut-all',
  'limit-size',
  'change-access',
  'rebind',
  'rebind',
  'remove-link',
  'pause-node',
  'pause-node',
  'strangers',
  'replays',
] as const;

/** What happens to the nodes of a schedule. */
export function planActions(
  random: Random,
  nodes: readonly NodePlan[],
  connections: readonly ConnectionPlan[],
  calm: boolean,
): ActionPlan {
  if (calm) return { actions: [], survivable: true, roughStart: false };
  const actions: Action[] = [];
  const count = random.below(random.chance(0.3) ? 40 : 8);
  const span = random.chance(0.6) ? 4000 : 30_000;
  const late = random.chance(0.5);
  const from = late ? Math.max(...connections.map(({ at }) => at)) + HANDSHAKE / 8 : 0;
  for (let i = 0; i < count; i++) {
    const action = planAction(random, nodes, from + random.between(0, span));
    if (action !== undefined) actions.push(action);
  }
  const vanishes = random.chance(0.03);
  if (vanishes) {
    const action = { at: random.between(0, 20_000), node: random.below(nodes.length) };
    actions.push({ ...action, kind: random.chance(0.5) ? 'vanish' : 'crash' });
  }
  actions.sort((a, b) => a.at - b.at);
  const last = Math.max(from, ...connections.map((connection) => connection.at));
  return { actions, survivable: !vanishes, roughStart: actions.some((action) => action.at < last + HANDSHAKE) };
}

function planAction(random: Random, nodes: readonly NodePlan[], at: number): Action | undefined {
  const kind = random.pick(KINDS);
  const node = random.below(nodes.length);
  const link = random.below(nodes[node]?.links.length ?? 1);
  const other = node === 0 ? 1 + random.below(nodes.length - 1) : 0;
  const otherLink = random.below(nodes[other]?.links.length ?? 1);
  const duration = random.chance(0.3)
    ? random.between(1, 300)
    : random.between(100, random.chance(0.3) ? LONGEST_CUT : 4000);
  switch (kind) {
    case 'cut-link':
      return {
        at,
        kind,
        node,
        link,
        duration,
        direction: random.pick(['out', 'in', 'both', 'both'] as const) ?? 'both',
      };
    case 'cut-pair':
      return { at, kind, a: [node, link], b: [other, otherLink], both: random.chance(0.5), duration };
    case 'cut-all':
      return { at, kind, node, duration };
    case 'limit-size':
      return { at, kind, a: [node, link], b: [other, otherLink], limit: 200 + random.below(900), duration };
    case 'change-access':
      return {
        at,
        kind,
        node,
        link,
        delay: random.between(0.1, 150),
        rate: 125 * 200 ** random.float(),
        loss: random.chance(0.5) ? random.between(0, 0.05) : 0,
      };
    case 'rebind':
      return nodes[node]?.links[link]?.translator === null ? undefined : { at, kind, node, link };
    case 'remove-link': {
      // Both ends must not lose their last address: whoever dials has the other's, and node 0 keeps its own.
      const newAddress = node !== 0 && random.chance(0.5);
      return { at, kind, node, link, failing: random.chance(0.5), duration, newAddress };
    }
    case 'pause-node':
      return { at, kind, node, duration: random.between(5, 200) };
    case 'strangers':
    case 'replays':
      return { at, kind, node, count: 1 + random.below(200) };
    case undefined:
      return undefined;
  }
}
