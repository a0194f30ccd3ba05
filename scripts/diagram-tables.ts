/** The state machines that are drawn into `spec/`, by the name in their marker. */

import { TCP_TRANSITIONS } from '../src/tcp/states.ts';
import { FAILOVER_TRANSITIONS } from '../src/transport/failover-states.ts';
import type { StateTable } from './diagram.ts';

export const DIAGRAM_TABLES: Readonly<Record<string, StateTable>> = {
  'failover-states': FAILOVER_TRANSITIONS,
  'tcp-states': TCP_TRANSITIONS,
};
