import { HANDSHAKES } from './handshakes.ts';
import { INVENTORY } from './inventory.ts';
import { MIDDLEBOXES } from './middleboxes.ts';
import { PITFALLS } from './pitfalls.ts';
import { RECOVERIES } from './recovery.ts';
import { RESUMPTIONS } from './resumptions.ts';
import type { Scenario } from './scenario.ts';
import { SCHEDULED } from './schedules.ts';
import { SHARINGS } from './sharing.ts';
import { SPARES } from './spares.ts';
import { STALLS } from './stalls.ts';

/** Every named scenario. */
export const SCENARIOS: readonly Scenario[] = [
  ...STALLS,
  ...RECOVERIES,
  ...HANDSHAKES,
  ...PITFALLS,
  ...SHARINGS,
  ...INVENTORY,
  ...MIDDLEBOXES,
  ...SCHEDULED,
  ...SPARES,
  ...RESUMPTIONS,
];
