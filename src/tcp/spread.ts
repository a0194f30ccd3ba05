import { bySpeed, noteTime, pollAggregate } from './aggregate.ts';
import { settleRows } from './ledger.ts';
import { pollRedundant } from './redundant.ts';
import { Schedule, type ScheduleName, spreadsData, type TailBudget } from './schedule.ts';
import type { Transmission } from './segment.ts';
import { pollHedged } from './tail.ts';
import type { Tcb } from './tcb.ts';
import { canSendLost, hasUnsent, pollData, sendHead, sendLost } from './transmit.ts';

/** Another schedule from now on; what was sent before is acknowledged, or lost, as it was sent (R-TCP-160). */
export function setSchedule(tcb: Tcb, name: ScheduleName, tails: TailBudget | null): void {
  if (name === (tcb.schedule?.name ?? 'failover')) return;
  tcb.schedule = name === 'failover' ? null : new Schedule(name, tcb.schedule?.carriers ?? 0, tcb.sndNxt);
  if (tcb.schedule !== null) tcb.schedule.tails = tails;
  for (const sender of tcb.senders) {
    if (!sender) continue;
    sender.sendTimes = null;
    sender.loop = 0;
    sender.forgetOutrun();
  }
  settleRows(tcb);
}

/** The paths, as bits, that may carry data beside each other. */
export function setCarriers(tcb: Tcb, carriers: number, coupled: boolean): void {
  const { schedule } = tcb;
  if (schedule === null || !spreadsData(schedule.name)) return;
  let open = 0;
  for (const path of tcb.paths) if (path !== null) open |= 1 << path.id;
  schedule.carriers = carriers & open;
  schedule.coupled = coupled;
  // What joins is in use again: another failure is another loss.
  for (const path of tcb.paths) {
    if (path?.sender && (schedule.carriers & (1 << path.id)) !== 0) path.sender.parked = false;
  }
  if (schedule.spreads) tcb.hedge = null;
  settleRows(tcb);
}

/** As `pollData`, for a connection with another schedule than failover. */
export function pollScheduled(tcb: Tcb, now: number, schedule: Schedule, out: Transmission): boolean {
  const separable = tcb.sack && tcb.timestamps && tcb.settings.carrier === 'udp';
  if (schedule.doublesTails && separable) return pollHedged(tcb, now, schedule, out);
  if (!schedule.spreads || !separable) return pollData(tcb, now, out);
  if (!tcb.synchronized || tcb.state === 'time-wait') return false;
  if (tcb.quota !== null && tcb.quota.left <= 0) {
    tcb.quota.blocked = true;
    return false;
  }
  const board = tcb.scoreboard;
  if (board === null || board.count === 0) {
    if (!hasUnsent(tcb)) {
      for (const sender of tcb.senders) sender?.rate.noteLimited(0);
      return false;
    }
  } else if (tcb.timers.forceHead || board.lostCount > 0) {
    const sent = repair(tcb, now, schedule, out);
    if (sent !== undefined) return sent;
  }
  return schedule.name === 'redundant'
    ? pollRedundant(tcb, now, schedule, out)
    : pollAggregate(tcb, now, schedule, out);
}

/** What a timer forces, or is lost, by whichever path has room first; undefined: nothing of that kind, or it must wait. */
function repair(tcb: Tcb, now: number, schedule: Schedule, out: Transmission): boolean | undefined {
  const board = tcb.scoreboard;
  const active = tcb.path(tcb.active);
  if (board === null || active === null) return undefined;
  if (tcb.timers.forceHead && sendHead(tcb, board, now, active, tcb.ensureSender(active), out)) return true;
  const lost = board.firstLost();
  if (lost < 0) return undefined;
  if (!canSendLost(tcb, board, lost)) return undefined;
  for (const path of bySpeed(tcb, schedule.carriers)) {
    const sender = tcb.ensureSender(path);
    if (!sendLost(tcb, board, lost, now, path, sender, out)) continue;
    if (schedule.name === 'aggregate') noteTime(sender, now);
    return true;
  }
  return false;
}
