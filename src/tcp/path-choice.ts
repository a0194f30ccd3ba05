import { concludeDeparture, loseFlight } from './flight.ts';
import { dropRows } from './ledger.ts';
import { resumeWithPath } from './pathless.ts';
import { scheduleProbe } from './recovery.ts';
import type { Tcb } from './tcb.ts';

const NEVER = Number.POSITIVE_INFINITY;

/** New data goes on `path`, and a SYN that waits for its answer goes there at once; -1: pathless. */
export function setActivePath(tcb: Tcb, now: number, path: number): void {
  if (path === tcb.active || (path >= 0 && tcb.path(path) === null)) return;
  const pathless = tcb.active < 0;
  tcb.active = path;
  judgeAnew(tcb, path);
  if (tcb.alternate === path) tcb.alternate = -1;
  if (path < 0) tcb.ensureTimers().pathlessSince = now;
  else if (tcb.state === 'syn-sent') tcb.requestSyn();
  else if (pathless) resumeWithPath(tcb, now);
  else scheduleProbe(tcb, now);
  if (path >= 0 && tcb.timers.persistAt < NEVER) tcb.ensureTimers().persistAt = now;
}

/** The best standby, or -1. */
export function setAlternatePath(tcb: Tcb, path: number): void {
  tcb.alternate = path >= 0 && path !== tcb.active && tcb.path(path) !== null ? path : -1;
  judgeAnew(tcb, path);
  if (tcb.alternate >= 0 && tcb.timers.probeAt !== NEVER) tcb.ensureTimers().probeAt = NEVER;
}

/** What the path did not answer when it was last in use says nothing of it now. */
function judgeAnew(tcb: Tcb, path: number): void {
  tcb.senders[path]?.forgetOutrun();
}

/** The path is forgotten, and its flight lost. */
export function closePath(tcb: Tcb, now: number, path: number): void {
  if (tcb.path(path) === null) return;
  if (tcb.active === path) setActivePath(tcb, now, -1);
  if (tcb.alternate === path) tcb.alternate = -1;
  if (tcb.hedge !== null && (tcb.hedge.from === path || tcb.hedge.to === path)) tcb.hedge = null;
  if (tcb.departure?.from === path || tcb.departure?.to === path) concludeDeparture(tcb);
  if (tcb.schedule !== null) tcb.schedule.carriers &= ~(1 << path);
  dropRows(tcb, tcb.senders[path]);
  if (tcb.scoreboard !== null) {
    loseFlight(tcb.scoreboard, path);
    tcb.scoreboard.forgetPath(path);
  }
  for (const known of tcb.paths) if (known?.companion === path) known.companion = -1;
  tcb.ackMask &= ~(1 << path);
  tcb.requestMask &= ~(1 << path);
  tcb.closedPath(path);
}
