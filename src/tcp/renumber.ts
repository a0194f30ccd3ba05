import { MAX_PATHS, type Tcb } from './tcb.ts';

/**
 * Gives paths other numbers: what was path `i` is path `numbers[i]` from here on, with all that is known of it. Paths
 * without a number have been closed; no hedge runs, and no reset waits.
 */
export function renumberPaths(tcb: Tcb, numbers: readonly number[]): void {
  const numberOf = (path: number): number => (path < 0 ? path : (numbers[path] ?? -1));
  const paths = tcb.paths.filter((path) => path !== null);
  for (const path of paths) {
    path.id = numberOf(path.id);
    path.companion = numberOf(path.companion);
    if (path.id < 0 || path.id >= MAX_PATHS) throw new Error('an open path has no new number');
  }
  tcb.placePaths(paths);
  tcb.active = numberOf(tcb.active);
  tcb.alternate = numberOf(tcb.alternate);
  if (tcb.syn !== null) tcb.syn.path = numberOf(tcb.syn.path);
  tcb.lastDataPath = numberOf(tcb.lastDataPath);
  tcb.ackMask = masked(tcb.ackMask, numberOf);
  tcb.requestMask = masked(tcb.requestMask, numberOf);
  tcb.grant = null;
  tcb.runs = null;
  if (tcb.schedule !== null) {
    tcb.schedule.carriers = masked(tcb.schedule.carriers, numberOf);
    tcb.schedule.current = numberOf(tcb.schedule.current);
  }
  if (tcb.timers.persistPath >= 0) tcb.ensureTimers().persistPath = numberOf(tcb.timers.persistPath);
  const board = tcb.scoreboard;
  for (let i = 0; board !== null && i < board.count; i++) {
    const slot = board.slot(i);
    board.path[slot] = numberOf(board.path[slot] as number);
    board.copyPath[slot] = numberOf(board.copyPath[slot] as number);
  }
}

function masked(mask: number, numberOf: (path: number) => number): number {
  let result = 0;
  for (let path = 0; path < MAX_PATHS; path++) {
    const number = (mask & (1 << path)) === 0 ? -1 : numberOf(path);
    if (number >= 0) result |= 1 << number;
  }
  return result;
}
