/** What an attack is, how one is run, and what is said of it. */
import { judge } from '../verdict.ts';
import type { Passing } from './on-path.ts';
import { type OptionKind, optionIn } from './options.ts';
import { type Phase, Scene, type SceneOptions, type Stream, until } from './scene.ts';

/** At which end, and under which name of `Node.counters()`. */
export type Counted = readonly [end: 'client' | 'server', reason: string];

/**
 * - `goes-on`: every byte arrives, both connections come and end as if nobody had attacked.
 * - `refused`: there is no connection, and an error that says so; neither application gets or gives a byte.
 * - `second-refused`: the second connection gets an error that says so, and its client never gets a byte.
 * - `taken`: the first connection gets an error that says so, and yet the server's application was given one.
 * - `cut`: what arrived is right, and all of it did, or an error says that no path is left, or that the peer found so first.
 */
export type Outcome = (typeof OUTCOMES)[number];

export interface Attack {
  readonly name: string;
  readonly outcome: Outcome;
  /** Each of them grows. */
  readonly counted: readonly Counted[];
  readonly scene?: SceneOptions;
  /** Bytes that the address beside may have besides: of probes, since a proven peer has announced it. */
  readonly allowance?: number;
  /** The address beside answers what it is asked, so that R-SEC-7 does not bind. */
  readonly answering?: boolean;
  /** What becomes of a datagram on its way; undefined: it goes on, as the attacker has changed it. */
  readonly tamper?: (scene: Scene, passing: Passing) => readonly Uint8Array[] | undefined;
  /** What is done amid a phase. */
  readonly strike?: (scene: Scene, phase: Phase) => Promise<void> | void;
  /** What else must be so, by a name for it. */
  readonly also?: (scene: Scene) => Readonly<Record<string, boolean>>;
}

/** What a run of an attack came to. */
export interface Finding {
  readonly attack: Attack;
  /** What is not as it must be. */
  readonly faults: readonly string[];
  readonly told: string;
  /** What it really came to. */
  readonly came: Outcome | 'other';
  /** Of both ends together, what is not 0. */
  readonly counters: Readonly<Record<string, number>>;
}

/** How an attacker who cannot be kept from it may end a connection: each of these says so (R-API-16, R-API-80). */
const ERRORS = ['ERR_KAMO_PROOF', 'ERR_KAMO_HANDSHAKE_TIMEOUT', 'ERR_KAMO_REFUSED', 'ERR_KAMO_RESET'];
/** ms that are waited for what is yet to be counted. */
const LAST_CHANCE = 1500;
/** As much as it sent, and no more, may an address get that has answered nothing (R-SEC-7). */
const FACTOR = 3;

/** What is done about the first datagram with such an option; the later ones go on. */
export function firstWith(
  kind: OptionKind,
  act: (scene: Scene, passing: Passing) => readonly Uint8Array[],
): NonNullable<Attack['tamper']> {
  const done = new WeakSet<Scene>();
  return (scene, passing) => {
    if (optionIn(passing.bytes, kind) === undefined || done.has(scene)) return undefined;
    done.add(scene);
    return act(scene, passing);
  };
}

/** Runs attacks, several at a time, and judges each. */
export async function runAttacks(attacks: readonly Attack[], width: number): Promise<void> {
  for (const { attack, faults, told } of await findAll(attacks, width)) {
    console.log(`# ${attack.name}: ${told}`);
    for (const fault of faults) console.log(`#   ${fault}`);
    judge(`multihome: ${attack.name}`, faults.length === 0);
  }
}

/** Runs attacks, `width` at a time; findings are in the order of the attacks. */
export async function findAll(attacks: readonly Attack[], width: number): Promise<Finding[]> {
  const findings: Finding[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < attacks.length; i = next++) findings[i] = await find(attacks[i] as Attack);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return findings;
}

async function find(attack: Attack): Promise<Finding> {
  const scene = await Scene.open(attack.scene ?? {});
  try {
    scene.wire.tamper = (passing) => attack.tamper?.(scene, passing) ?? [passing.bytes];
    const counted = (): Promise<void> => until(() => uncounted(scene, attack).length === 0, LAST_CHANCE);
    await scene.play(async (phase) => {
      await attack.strike?.(scene, phase);
      // What is under way on a busy machine is still counted.
      if (phase === 'closing') await counted();
    });
    await counted();
    const came = OUTCOMES.find((outcome) => failing(CHECKS[outcome](scene)).length === 0) ?? 'other';
    return { attack, faults: faultsOf(scene, attack), told: tell(scene, attack), came, counters: countersOf(scene) };
  } catch (error) {
    const faults = [error instanceof Error ? error.message : String(error)];
    return { attack, faults, told: 'it could not be played', came: 'other', counters: {} };
  } finally {
    await scene.close();
  }
}

function faultsOf(scene: Scene, attack: Attack): string[] {
  const { bystander } = scene;
  const checks: Record<string, boolean> = {
    [`the address beside got ${bystander.got} bytes for ${bystander.sent}`]:
      bystander.got <= FACTOR * bystander.sent + (attack.allowance ?? 0) || attack.answering === true,
    'no application byte went there': bystander.payload === 0,
    ...CHECKS[attack.outcome](scene),
    ...attack.also?.(scene),
  };
  for (const [end, reason] of uncounted(scene, attack)) checks[`${end}: ${reason} is counted`] = false;
  return failing(checks);
}

function uncounted(scene: Scene, { counted }: Attack): Counted[] {
  return counted.filter(([end, reason]) => (scene[end].counters()[reason] ?? 0) === 0);
}

function failing(checks: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(checks).filter((name) => checks[name] !== true);
}

function countersOf({ client, server }: Scene): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const node of [client, server]) {
    for (const [reason, count] of Object.entries(node.counters())) {
      if (count > 0) sums[reason] = (sums[reason] ?? 0) + count;
    }
  }
  return sums;
}

const OUTCOMES = ['goes-on', 'refused', 'second-refused', 'taken', 'cut'] as const;

const CHECKS: Readonly<Record<Outcome, (scene: Scene) => Record<string, boolean>>> = {
  'goes-on': ({ first, second, accepted }) => ({
    ...whole('first', first),
    ...whole('second', second),
    [`the server's application was given ${accepted.length} connections`]: accepted.length === 2,
  }),
  refused: ({ first, accepted, clientRead, serverRead }) => ({
    ...refused('first', first),
    [`the server's application was given ${accepted.length} connections`]: accepted.length === 0,
    'no byte was read at either end': serverRead === 0 && clientRead === 0,
  }),
  'second-refused': ({ first, second }) => ({ ...whole('first', first), ...refused('second', second) }),
  taken: ({ first, accepted }) => ({
    ...refused('first', first),
    [`the server's application was given ${accepted.length} connections`]: accepted.length > 0,
  }),
  cut: ({ first, wrong, serverError }) => ({
    'no byte was another': !wrong,
    [`the first connection ends as ${first.error}, at the server as ${serverError}`]:
      first.complete ||
      first.error === 'ERR_KAMO_PATHLESS' ||
      (first.error === 'ERR_KAMO_RESET' && serverError === 'ERR_KAMO_PATHLESS'),
  }),
};

function whole(which: string, { connected, error, complete }: Stream): Record<string, boolean> {
  return { [`the ${which} connection is whole (${error || 'no error'})`]: connected && complete && error === '' };
}

function refused(which: string, { error }: Stream): Record<string, boolean> {
  return { [`the ${which} connection is refused: ${error || 'no error'}`]: ERRORS.includes(error) };
}

function tell(scene: Scene, { outcome, counted }: Attack): string {
  const { first, second, bystander } = scene;
  const came = outcome === 'goes-on' ? 'goes on' : (outcome === 'second-refused' ? second : first).error;
  const counts = counted.map(([end, reason]) => `${end} ${reason} ${scene[end].counters()[reason] ?? 0}`);
  const beside = bystander.sent + bystander.got > 0;
  const account = beside ? [`${bystander.got} bytes to an address that sent ${bystander.sent}`] : [];
  return [came, ...counts, ...account].join('; ');
}
