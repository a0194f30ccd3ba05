/** Flights that are given up: of a path that failed at once, of one that went away when it is known what had arrived. */
import { ENTRY, type Scoreboard } from './scoreboard.ts';
import type { Tcb } from './tcb.ts';

/** What is still out of a departed flight has not arrived. */
export function concludeDeparture(tcb: Tcb): void {
  const { departure, scoreboard } = tcb;
  if (departure === null) return;
  tcb.departure = null;
  if (scoreboard !== null) loseFlight(scoreboard, departure.from);
}

/** What is out longest on `path` is lost, if it is the first of all that is out. */
export function loseHead(board: Scoreboard, path: number): void {
  for (let i = 0; i < board.count; i++) {
    const slot = board.slot(i);
    if (((board.flags[slot] as number) & (ENTRY.sacked | ENTRY.lost)) !== 0) continue;
    if (board.path[slot] === path) board.markLost(slot, ((board.end[slot] as number) - board.start(i)) | 0);
    return;
  }
}

/** Everything in flight on `path` is lost; copies elsewhere take its place. */
export function loseFlight(board: Scoreboard, path: number): void {
  for (let i = 0; i < board.count; i++) {
    const slot = board.slot(i);
    if (board.path[slot] !== path) continue;
    if (((board.flags[slot] as number) & (ENTRY.sacked | ENTRY.lost)) !== 0) continue;
    board.markLost(slot, ((board.end[slot] as number) - board.start(i)) | 0);
  }
}
