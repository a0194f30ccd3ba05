/** On the path: a bit of an option is changed, in each of its bytes, each time that the option passes. */
import { BIND_SIZE, BIND_TOKEN_SIZE } from '../../../src/wire/bind-option.ts';
import { CAPABLE_REPEAT_SIZE, CONTROL_HEADER_SIZE, probeReplySize } from '../../../src/wire/kamo-option.ts';
import { RESUME_SIZE } from '../../../src/wire/resume-option.ts';
import { judge, told } from '../verdict.ts';
import { type Attack, type Finding, findAll, type Outcome } from './attack.ts';
import { STATELESS, WITHOUT_STATE } from './middlebox.ts';
import type { Direction } from './on-path.ts';
import { type OptionKind, optionsOf } from './options.ts';
import type { Phase, SceneOptions } from './scene.ts';

interface Sweep {
  readonly kind: OptionKind;
  readonly direction: Direction;
  /** Bytes of the option. */
  readonly length: number;
  readonly phases: readonly Phase[];
  /** What may come of it. */
  readonly outcomes: readonly [Outcome, ...Outcome[]];
  readonly scene?: SceneOptions;
  /** What follows its name. */
  readonly where?: string;
  /** Nobody reads the option, so that nothing is counted. */
  readonly unread?: boolean;
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
  // All that it says is in the answer's connection ID, or leads to it (R-TR-42).
  { ...repeat('opening', 'refused'), scene: STATELESS, where: WITHOUT_STATE },
  { ...repeat('binding', 'second-refused'), scene: STATELESS, where: `${WITHOUT_STATE}, of a second connection` },
  // Where the SYN was kept it is passed over; with another length the options cannot be read, and nothing is taken.
  { ...repeat('opening', 'goes-on', 'refused'), unread: true, where: ' where the SYN was kept' },
  resumption('resume', 'to-server', RESUME_SIZE, 'goes-on'),
  resumption('bind', 'to-client', BIND_SIZE, 'goes-on'),
  resumption('bind', 'to-server', BIND_TOKEN_SIZE, 'refused'),
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
      if (drops.length === 0 && !isPassedOver(sweep, offset)) bad.push('nothing is counted');
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

function repeat(phase: Phase, ...outcomes: [Outcome, ...Outcome[]]): Sweep {
  return { kind: 'repeat', direction: 'to-server', length: CAPABLE_REPEAT_SIZE, phases: [phase], outcomes };
}

/** Of the client nothing but its BIND shows that its SYN was no copy. */
function resumption(kind: OptionKind, direction: Direction, length: number, outcome: Outcome): Sweep {
  return {
    kind,
    direction,
    length,
    phases: ['opening'],
    outcomes: [outcome],
    scene: { met: true },
    where: ', by a ticket',
  };
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
/** Kind and ExID: with others it is nobody's option. */
const WHOSE = [0, 2, 3];
/** With that bit RESUME, subtype 8, is subtype 9, which is not defined; each other option becomes one that is. */
const SUBTYPE_AT = 4;

/** It is no drop to pass over what is nobody's, or not defined (R-WIRE-24), or what there is no reason to read. */
function isPassedOver({ kind, unread = false }: Sweep, offset: number): boolean {
  return unread || WHOSE.includes(offset) || (kind === 'resume' && offset === SUBTYPE_AT);
}

function altered(sweep: Sweep, offset: number): Attack {
  const [outcome] = sweep.outcomes;
  return {
    name: `${nameOf(sweep)}, offset ${offset}`,
    outcome,
    counted: [],
    // What is refused may be so by the end of its time alone.
    scene: { ...(sweep.outcomes.some((each) => each !== 'goes-on') && BRIEF), ...sweep.scene },
    tamper(scene, { direction, bytes }) {
      if (direction !== sweep.direction || !sweep.phases.includes(scene.phase)) return undefined;
      for (const { kind, offset: start, length } of optionsOf(bytes)) {
        if (kind === sweep.kind && offset < length) bytes[start + offset] = (bytes[start + offset] ?? 0) ^ 1;
      }
      return undefined;
    },
  };
}

function nameOf({ kind, direction, where = '' }: Sweep): string {
  return `altered: ${kind === 'repeat' ? 'repeated CAPABLE' : kind.toUpperCase()} ${direction.replace('-', ' the ')}${where}`;
}
