/** On the path: options taken away, or given back to who sent them. */
import type { Attack, Counted, Outcome } from './attack.ts';
import type { Direction, Passing } from './on-path.ts';
import { exchanged, type OptionKind, optionIn, optionsOf, strip } from './options.ts';
import type { Phase, Scene, SceneOptions } from './scene.ts';

const ALL: readonly OptionKind[] = [
  'capable',
  'repeat',
  'hello',
  'proof',
  'record',
  'probe',
  'probe-reply',
  'bind',
  'resume',
];
const LATER = ALL.filter((kind) => kind !== 'capable');
/** Long enough for every repetition on a busy machine, short enough for a run of seconds. */
const BRIEF = { handshakeTimeout: 2000, pathless: 1000 };

type Row = readonly [
  name: string,
  kinds: readonly OptionKind[],
  direction: Direction | 'both',
  phases: readonly Phase[] | 'all',
  outcome: Outcome,
  counted: readonly Counted[],
  scene?: SceneOptions,
];

/** The server has kept nothing of the SYN. */
export const STATELESS: SceneOptions = { stateless: true };
export const WITHOUT_STATE = ', SYNs answered without state';
/** What a segment draws for an ID that nothing is kept of: its sender cannot tell whose word the answer is. */
const NOBODYS: readonly Counted[] = [
  ['server', 'stateless-reset'],
  ['client', 'unknown-reset'],
];

/** Which are taken away, where, when, and what comes of it. What does not arrive is counted nowhere, but the error tells. */
const STRIPPED: readonly Row[] = [
  ['CAPABLE of the SYN', ['capable'], 'to-server', 'all', 'refused', [['server', 'no-capable']]],
  ['CAPABLE of the SYN/ACK', ['capable'], 'to-client', 'all', 'refused', [['client', 'no-capable']]],
  ['every option', ALL, 'both', 'all', 'refused', [['server', 'no-capable']]],
  ['every option but CAPABLE', LATER, 'both', 'all', 'refused', []],
  ['repeated CAPABLE where the SYN was kept', ['repeat'], 'to-server', 'all', 'goes-on', []],
  ['repeated CAPABLE', ['repeat'], 'to-server', 'all', 'refused', NOBODYS, STATELESS],
  [
    'repeated CAPABLE of the second connection',
    ['repeat'],
    'to-server',
    ['binding'],
    'second-refused',
    NOBODYS,
    STATELESS,
  ],
  ['HELLO of the client', ['hello'], 'to-server', ['opening'], 'refused', []],
  ['HELLO of the server', ['hello'], 'to-client', ['opening'], 'refused', [['client', 'association-proof-early']]],
  ['PROOF of the server', ['proof'], 'to-client', ['opening'], 'refused', []],
  ['PROOF of the client', ['proof'], 'to-server', ['opening'], 'refused', []],
  ['records', ['record'], 'both', 'all', 'goes-on', []],
  ['PROBE and its reply', ['probe', 'probe-reply'], 'both', 'all', 'goes-on', []],
  ['all of them once it is open', LATER, 'both', ['open', 'binding', 'closing'], 'cut', []],
  ['BIND', ['bind'], 'both', ['binding'], 'goes-on', []],
  ['all of them in closing', ALL, 'both', ['closing'], 'goes-on', []],
];

export const STRIPPING: readonly Attack[] = STRIPPED.map(
  ([name, kinds, direction, phases, outcome, counted, where]) => ({
    name: `stripped: ${name}${where === STATELESS ? WITHOUT_STATE : ''}`,
    outcome,
    counted,
    scene: { ...(outcome !== 'goes-on' && BRIEF), ...where },
    tamper(scene, passing) {
      if (applies(scene, passing, direction, phases)) strip(passing.bytes, kinds);
      return undefined;
    },
  }),
);

/** What comes back to its sender in place of what the peer says, and what that is counted as. What only who dials says, RESUME and repeated CAPABLE, is seen to where it is. */
const MIRRORED: readonly (readonly [OptionKind, Outcome, readonly Counted[]])[] = [
  ['capable', 'refused', [['client', 'mirrored-capable']]],
  ['hello', 'refused', [['client', 'association-hello-reflected']]],
  ['proof', 'refused', [['server', 'association-proof-unauthentic']]],
  ['record', 'goes-on', [['client', 'association-record-unauthentic']]],
  ['probe', 'goes-on', [['client', 'association-probe-unauthentic']]],
  [
    'probe-reply',
    'goes-on',
    [
      ['client', 'association-reply-unauthentic'],
      ['server', 'association-reply-unauthentic'],
    ],
  ],
  [
    'bind',
    'goes-on',
    [
      ['client', 'association-bind-reflected'],
      ['server', 'association-bind-reflected'],
    ],
  ],
];

export const MIRRORING: readonly Attack[] = MIRRORED.map(([kind, outcome, counted]) => {
  return {
    name: `mirrored in place of the peer's: ${kind.toUpperCase()}`,
    outcome,
    counted,
    scene: outcome === 'goes-on' ? {} : BRIEF,
    tamper: mirror(kind),
  };
});

/** In place of each option of the kind the last one that came from the other direction. */
function mirror(kind: OptionKind): NonNullable<Attack['tamper']> {
  const last = new WeakMap<Scene, Partial<Record<Direction, Uint8Array>>>();
  return (scene, { direction, bytes }) => {
    const found = optionsOf(bytes).find((option) => option.kind === kind);
    if (found === undefined) return undefined;
    const known = last.get(scene) ?? {};
    last.set(scene, known);
    known[direction] = bytes.slice(found.offset, found.offset + found.length);
    const other = known[direction === 'to-server' ? 'to-client' : 'to-server'];
    if (other === undefined) return undefined;
    return [exchanged(bytes, found, other)];
  };
}

/** Every datagram comes back to its sender as well, as if the peer had sent it. */
export const REFLECTION: readonly Attack[] = [
  {
    name: 'reflected: every datagram, beside what the peer sends, in every phase',
    outcome: 'goes-on',
    counted: [
      ['client', 'association-hello-reflected'],
      ['client', 'association-probe-unauthentic'],
      ['server', 'association-probe-unauthentic'],
      ['server', 'association-proof-unauthentic'],
      ['client', 'association-bind-reflected'],
      ['server', 'association-bind-reflected'],
    ],
    tamper(scene, { direction, line, bytes }) {
      const back = direction === 'to-server' ? 'to-client' : 'to-server';
      const id = idOfSender(scene, bytes, direction);
      // What has data is left out: who knows the numbers can put bytes into any TCP stream.
      if (id !== undefined && optionsOf(bytes).length > 0) {
        const reflected = bytes.slice();
        reflected.set(id, 4);
        scene.wire.send(back, line, reflected);
      }
      return undefined;
    },
  },
];

/** The connection ID by which the sender of a datagram is addressed, from the CAPABLEs seen. */
function idOfSender(scene: Scene, bytes: Uint8Array, direction: Direction): Uint8Array | undefined {
  const destination = Buffer.from(bytes.subarray(4, 12));
  const pairs = pairsOf(scene.wire.seen);
  const [own, peer] = direction === 'to-server' ? (['client', 'server'] as const) : (['server', 'client'] as const);
  return pairs.find((pair) => destination.equals(pair[peer]))?.[own];
}

interface Ids {
  readonly client: Uint8Array;
  readonly server: Uint8Array;
}

/** Of each connection, as SYN/ACK and SYN tell them. */
export function pairsOf(seen: readonly Passing[]): Ids[] {
  const pairs: Ids[] = [];
  for (const { direction, bytes } of seen) {
    const capable = direction === 'to-client' ? optionIn(bytes, 'capable') : undefined;
    if (capable === undefined) continue;
    pairs.push({ client: bytes.slice(4, 12), server: capable.slice(8, 16) });
  }
  return pairs;
}

function applies(
  scene: Scene,
  { direction }: Passing,
  wanted: Direction | 'both',
  phases: readonly Phase[] | 'all',
): boolean {
  return (wanted === 'both' || direction === wanted) && (phases === 'all' || phases.includes(scene.phase));
}
