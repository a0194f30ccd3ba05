import type { PathSender } from './path-sender.ts';
import type { Tcb } from './tcb.ts';

/** Bytes per ms that the window lets through; 0: not known. */
export function rateOf(sender: PathSender): number {
  return sender.rtt.srtt > 0 ? sender.controller.cwnd / sender.rtt.srtt : 0;
}

/**
 * What a writer may have unsent (R-TCP-56): so much that each path finds enough waiting to be of use, for twice the
 * longest round trip.
 */
export function aggregateWindow(tcb: Tcb, carriers: number): number {
  let rate = 0;
  let longest = 0;
  let windows = 0;
  for (let id = 0; id < tcb.senders.length; id++) {
    const sender = tcb.senders[id];
    if (!sender || (carriers & (1 << id)) === 0) continue;
    rate += rateOf(sender);
    longest = Math.max(longest, sender.rtt.srtt);
    windows += sender.controller.cwnd;
  }
  return Math.max(windows, 2 * rate * longest);
}

/**
 * Bytes by which the window of one path may grow for what was just acknowledged there (RFC 6356, section 3): all paths
 * together gain what the best of them would alone, and none more than that.
 */
export function coupledIncrease(tcb: Tcb, sender: PathSender): number {
  let best = 0;
  let sum = 0;
  for (const other of tcb.senders) {
    if (!other || other.rtt.srtt === 0 || other.parked) continue;
    const { cwnd } = other.controller;
    best = Math.max(best, cwnd / other.rtt.srtt ** 2);
    sum += cwnd / other.rtt.srtt;
  }
  const alone = 1 / sender.controller.cwnd;
  return sender.acked * sender.mss * (sum > 0 ? Math.min(best / sum ** 2, alone) : alone);
}
