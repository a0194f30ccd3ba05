import { acknowledgeDeadline } from './acknowledge.ts';
import { keepAliveDeadline } from './keep-alive.ts';
import { ledgerDeadline } from './ledger.ts';
import { giveUpDeadline } from './recovery.ts';
import type { Tcb } from './tcb.ts';
import { copyDeadline } from './transmit.ts';

/** When something of the connection is due, in ms; Infinity: nothing will be. */
export function deadlineOf(tcb: Tcb): number {
  if (tcb.state === 'closed') return Number.POSITIVE_INFINITY;
  const { rtoAt, probeAt, reorderAt, persistAt, pacingAt, trimAt, orphanAt } = tcb.timers;
  if (tcb.active < 0) return tcb.state === 'time-wait' ? Math.min(rtoAt, trimAt) : trimAt;
  return Math.min(
    rtoAt,
    probeAt,
    reorderAt,
    persistAt,
    pacingAt,
    trimAt,
    orphanAt,
    keepAliveDeadline(tcb),
    giveUpDeadline(tcb),
    copyDeadline(tcb),
    acknowledgeDeadline(tcb),
    ledgerDeadline(tcb),
  );
}
