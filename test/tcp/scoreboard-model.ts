import { createCubic } from '../../src/tcp/congestion/cubic.ts';
import { PathSender } from '../../src/tcp/path-sender.ts';
import { ENTRY, Scoreboard } from '../../src/tcp/scoreboard.ts';

export const MODEL_PATHS = 3;

interface Entry {
  length: number;
  path: number;
  sentAt: number;
  /** Path of the copy in flight, or -1. */
  copy: number;
  copyAt: number;
  sacked: boolean;
  lost: boolean;
}

/** The scoreboard and an array of objects, driven by the same operations. */
export class ScoreboardModel {
  readonly senders = Array.from({ length: MODEL_PATHS }, () => new PathSender(1000, createCubic(1000)));
  readonly board: Scoreboard;
  readonly model: Entry[] = [];
  una: number;

  constructor(una: number) {
    this.una = una;
    this.board = new Scoreboard(una, this.senders);
  }

  apply(kind: string, path: number, at: number, now: number): void {
    const { board, model } = this;
    const sender = this.senders[path];
    const i = Math.floor(at * model.length);
    const entry = model[i];
    if (!sender) return;
    if (kind === 'push') {
      const length = 1 + Math.floor(at * 1400);
      sender.noteSent(now, length, 0);
      board.push((board.nxt + length) | 0, now, path);
      model.push({ length, path, sentAt: now, copy: -1, copyAt: 0, sacked: false, lost: false });
      return;
    }
    if (!entry) return;
    const slot = board.slot(i);
    const first = model[0];
    if (kind === 'shift' && first) {
      if (!first.sacked) board.leaveFlight(board.slot(0), first.length);
      board.shift();
      this.una = (this.una + first.length) | 0;
      model.shift();
    } else if (kind === 'part' && first && first.length > 1) {
      const part = Math.floor(at * (first.length - 1));
      board.acknowledgePart(part);
      this.una = (this.una + part) | 0;
      first.length -= part;
    } else if (kind === 'sack' && !entry.sacked) {
      board.leaveFlight(slot, entry.length);
      board.markSacked(slot);
      Object.assign(entry, { sacked: true, lost: false, copy: -1 });
    } else if (kind === 'lose' && !entry.sacked && !entry.lost) {
      board.markLost(slot, entry.length);
      if (entry.copy < 0) entry.lost = true;
      else Object.assign(entry, { path: entry.copy, sentAt: entry.copyAt, copy: -1 });
    } else if (kind === 'resend' && !entry.sacked) {
      sender.noteSent(now, entry.length, 0);
      board.retransmit(slot, now, path);
      if (path !== entry.path) entry.copy = -1;
      Object.assign(entry, { path, sentAt: now, lost: false });
    } else if (kind === 'copy' && !entry.sacked && !entry.lost && entry.copy < 0 && path !== entry.path) {
      sender.noteSent(now, entry.length, 0);
      board.addCopy(slot, now, path);
      Object.assign(entry, { copy: path, copyAt: now });
    } else if (kind === 'split' && entry.length > 1) {
      const length = 1 + Math.floor(at * (entry.length - 2));
      board.split(i, length);
      model.splice(i, 1, { ...entry, length }, { ...entry, length: entry.length - length });
    } else if (kind === 'renege' && entry.sacked) {
      board.renege(slot);
      Object.assign(entry, { sacked: false, lost: true });
    }
  }

  agrees(): boolean {
    const { board, model } = this;
    if (board.count !== model.length || board.una !== this.una) return false;
    let at = this.una;
    for (const [i, entry] of model.entries()) {
      const slot = board.slot(i);
      const flags = board.flags[slot] ?? 0;
      if (board.start(i) !== at || board.startOfSlot(slot) !== at) return false;
      if (board.find(at) !== i || board.find((at + entry.length - 1) | 0) !== i) return false;
      at = (at + entry.length) | 0;
      if (board.end[slot] !== at || board.path[slot] !== entry.path) return false;
      if (((flags & ENTRY.sacked) !== 0) !== entry.sacked || ((flags & ENTRY.lost) !== 0) !== entry.lost) return false;
      if (((flags & ENTRY.copyInFlight) !== 0) !== entry.copy >= 0) return false;
    }
    if (board.nxt !== at || board.firstLost() !== model.findIndex((entry) => entry.lost)) return false;
    if (board.sackedCount !== model.filter((entry) => entry.sacked).length) return false;
    return this.senders.every((_, path) => this.#pathAgrees(path));
  }

  #pathAgrees(path: number): boolean {
    const sender = this.senders[path];
    if (!sender) return false;
    const inFlight = this.model.filter((entry) => entry.path === path && !entry.lost && !entry.sacked);
    const copies = this.model.filter((entry) => entry.copy === path);
    const lost = this.model.filter((entry) => entry.path === path && entry.lost);
    if (sender.segments !== inFlight.length + copies.length) return false;
    if (sender.inFlight !== total(inFlight) + total(copies)) return false;
    if (sender.lostCount !== lost.length || sender.lostBytes !== total(lost)) return false;
    if (sender.sacked !== this.model.filter((entry) => entry.path === path && entry.sacked).length) return false;
    const times: number[] = [];
    let last = -1;
    for (let slot = sender.head; slot >= 0; slot = this.board.next[slot] ?? -1) {
      if (this.board.previous[slot] !== last) return false;
      last = slot;
      times.push(this.board.sentAt[slot] ?? -1);
    }
    if (sender.tail !== last || times.length !== inFlight.length) return false;
    return times.every((time, i) => i === 0 || time >= (times[i - 1] ?? 0));
  }
}

function total(entries: Entry[]): number {
  return entries.reduce((sum, entry) => sum + entry.length, 0);
}
