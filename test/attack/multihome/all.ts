/** The attacks on what makes a connection multihomed, on real sockets of the loopback interface. */
import { runSweeps, SWEEP_NAMES } from './alteration.ts';
import { AMPLIFICATION } from './amplification.ts';
import { type Attack, runAttacks } from './attack.ts';
import { FLOWS } from './flows.ts';
import { HOLDER } from './holder.ts';
import { IMPERSONATION } from './impersonation.ts';
import { MIRRORING, REFLECTION, STRIPPING } from './middlebox.ts';
import { OBSERVER } from './observer.ts';
import { RESETS } from './resets.ts';
import { RESUMPTION } from './resumption.ts';
import { STATELESSLY } from './stateless.ts';
import { TAKEN } from './taken.ts';

const ATTACKS: readonly Attack[] = [
  ...STRIPPING,
  ...MIRRORING,
  ...REFLECTION,
  ...OBSERVER,
  ...IMPERSONATION,
  ...AMPLIFICATION,
  ...RESETS,
  ...RESUMPTION,
  ...HOLDER,
  ...TAKEN,
  ...STATELESSLY,
  ...FLOWS,
];
/** Scenes at one time: most of them wait. */
const WIDTH = 24;

export const MULTIHOME_ATTACKS: readonly string[] = [...ATTACKS.map(({ name }) => name), ...SWEEP_NAMES];

/** @param full every offset of every option is altered, not some */
export async function multihomeAttacks(full: boolean): Promise<void> {
  await runAttacks(ATTACKS, WIDTH);
  await runSweeps(full, WIDTH);
}
