/** On the path: a bit of an option is changed, in each of its bytes, each time that the option passes. */
import { BIND_SIZE, BIND_TOKEN_SIZE } from '../../../src/wire/bind-option.ts';
import { CAPABLE_REPEAT_SIZE, CONTROL_HEADER_SIZE, probeReplySize } from '../../../src/wire/kamo-option.ts';
import { RESUME_SIZE } from '../../../src/wire/resume-option.ts';
import { judge, told } from '../verdict.ts';
import { type Attack, type Finding, findAll, type Outcome } from './attack.ts';
import type { Direction } from './on-path.ts';
import { type OptionKind, optionsOf } from './options.ts';
import type { Phase } from './scene.ts';
import { crowding, repeats } from './stateless.ts';

interface Sweep {
  readonly kind: OptionKind;
  readonly direction: Direction;
  /** Bytes of the option. */
  readonly length: number;
  readonly phases: readonly Phase[];
  /** What may come of it. */
  readonly outcomes: readonly [Outcome, ...Outcome[]];
  /** The connection opens by a ticket. */
  readonly met?: boolean;
  /** The server's answer leaves no state, and the client repeats CAPABLE: that is altered. */
  readonly stateless?: boolean;
}

const EVERY: readonly Phase[] = ['opening', 'open', 'binding', 'closing'];

const SWEEPS: readonly Sweep[] = [
  ...opening('capable', 18),
  ...opening('hello', CONTROL_HEADER_SIZE + 35),
  ...opening('proof', CONTROL_HEADER_SIZE + 163),
  { kind: 'record', direction: 'to-client', length: CONTROL_HEADER_SIZE + 22, phases: EVERY, outcomes: ['goes-on'] },
  { kind: 'probe', direction: 'to-server', length: 23, phases: EVERY, outcomes: ['goes-on'] },
  { kind: 'probe-reply', direction: 'to-client', length: probeReplySize(4), phases: EVERY, outcomes: ['goes-on'] },
  // Whose BIND is not understood proves itself; whose answer never is, does not come to be.
  { kind: 'bind', direction: 'to-server', length: 18, phases: ['binding'], outcomes: ['goes-on'] },
  { kind: 'bind', direction: 'to-client', length: 18, phases: ['binding'], outcomes: ['goes-on', 'second-refused'] },
  resumption('resume', 'to-server', RESUME_SIZE, 'goes-on'),
  resumption('bind', 'to-client', BIND_SIZE, 'goes-on'),
  resumption('bind', 'to-server', BIND_TOKEN_SIZE, 'refused'),
  {
    kind: 'capable',
    direction: 'to-server',
    length: CAPABLE_REPEAT_SIZE,
    phases: ['opening'],
    outcomes: ['refused'],
    stateless: true,
  },
];

/** A run needs its epochs, and no more: milliseconds, but on a busy machine. */
const BRIEF = { handshakeTimeout: 2000 };
/** Of the short form: the fields that every option has, and some bytes of the rest. */
const FIXED = 6;
const STEP = 30;

export const SWEEP_NAMES: readonly string[] = SWEEPS.map(nameOf);

/** Runs the sweeps, several offsets at a time. */
export async function runSweeps(full: boolean, width: number): Promise<void> {
  const trials = SWEEPS.flatMap((sweep) => offsetsOf(sweep, full).map((offset) => ({ sweep, offset })));
  const findings = await findAll(
    trials.map(({ sweep, offset }) => altered(sweep, offset)),
    width,
  );
  for (const sweep of SWEEPS) {
    const reasons: Record<string, number> = {};
    const own = findings.filter((_, i) => trials[i]?.sweep === sweep);
    let faults = 0;
    for (const [i, finding] of own.entries()) {
      const drops = dropsOf(finding);
      for (const [reason, count] of drops) reasons[reason] = (reasons[reason] ?? 0) + count;
      const expected = finding.came !== 'other' && sweep.outcomes.includes(finding.came);
      const bad = expected ? [] : [...finding.faults];
      const offset = offsetsOf(sweep, full)[i] ?? 0;
      if (drops.length === 0 && !WHOSE.includes(offset) && !(sweep.kind === 'resume' && offset === SUBTYPE_AT))
        bad.push('nothing is counted');
      if (bad.length > 0) console.log(`#   ${finding.attack.name}: ${bad.join('; ')}`);
      faults += bad.length;
    }
    const where = `at ${own.length} of ${sweep.length} offsets`;
    console.log(`# ${nameOf(sweep)}, ${where}: ${sweep.outcomes.join(' or ')}; ${told(reasons)}`);
    judge(`multihome: ${nameOf(sweep)}`, faults === 0);
  }
}

function opening(kind: OptionKind, length: number): Sweep[] {
  return (['to-server', 'to-client'] as const).map((direction) => {
    return { kind, direction, length, phases: ['opening'], outcomes: ['refused'] };
  });
}

/** Of the client nothing but its BIND shows that its SYN was no copy. */
function resumption(kind: OptionKind, direction: Direction, length: number, outcome: Outcome): Sweep {
  return { kind, direction, length, phases: ['opening'], outcomes: [outcome], met: true };
}

function offsetsOf({ length }: Sweep, full: boolean): number[] {
  return Array.from({ length }, (_, offset) => offset).filter(
    (offset) => full || (offset < FIXED ? offset % 2 === 0 : (offset - FIXED) % STEP === 0),
  );
}

function dropsOf({ came, counters }: Finding): [string, number][] {
  const ordinary = came === 'refused' ? NEVER_DROPS : ORDINARY;
  return Object.entries(counters).filter(([reason]) => !ordinary.test(reason));
}

/** What is no drop, and what is counted without an attack as well when connections end. */
const NEVER_DROPS = /^(timeouts|lags|association-(hello|proof)-repeated)$/;
const ORDINARY =
  /^(timeouts|lags|tcp-.*|unknown-connection|stateless-reset|unknown-reset|association-(hello|proof)-repeated)$/;
/** Kind and ExID: with others it is nobody's option, which is passed over (R-WIRE-24). */
const WHOSE = [0, 2, 3];
/** A bit of it makes RESUME an option that is not defined, and another one of each other option. */
const SUBTYPE_AT = 4;

function altered(sweep: Sweep, offset: number): Attack {
  const [outcome] = sweep.outcomes;
  const tamper: NonNullable<Attack['tamper']> = (scene, passing) => {
    const { direction, bytes } = passing;
    if (direction !== sweep.direction || !sweep.phases.includes(scene.phase)) return undefined;
    if (sweep.stateless && !repeats(passing)) return undefined;
    for (const { kind, offset: start, length } of optionsOf(bytes)) {
      if (kind === sweep.kind && offset < length) bytes[start + offset] = (bytes[start + offset] ?? 0) ^ 1;
    }
    return undefined;
  };
  return {
    name: `${nameOf(sweep)}, offset ${offset}`,
    outcome,
    counted: [],
    // What is refused may be so by the end of its time alone.
    scene: { ...(sweep.outcomes.some((each) => each !== 'goes-on') && BRIEF), met: sweep.met ?? false },
    tamper: sweep.stateless ? crowding(tamper) : tamper,
  };
}

function nameOf({ kind, direction, met, stateless }: Sweep): string {
  const how = met ? ', by a ticket' : stateless ? ', repeated after an answer without state' : '';
  return `altered: ${kind.toUpperCase()} ${direction.replace('-', ' the ')}${how}`;
}
