import type { PathSender } from './path-sender.ts';

/** Flags of an entry. */
export const ENTRY = {
  /** The peer has it, out of order (RFC 2018). Its copies are accounted for. */
  sacked: 1,
  /** The last transmission is lost: it is to be sent again. */
  lost: 2,
  /** Sent more than once on `path`, so that an acknowledgment is ambiguous without its timestamp. */
  retransmitted: 4,
  /** The copy on `copyPath` is in flight; without this it is an earlier transmission, given up. */
  copyInFlight: 8,
  /** The transmission was limited by what the application had written: no measure of the path. */
  appLimited: 16,
  /** Sent more than once on `copyPath`. */
  copyRepeated: 32,
} as const;

const INITIAL_CAPACITY = 8; // Of 2^n: V8 makes columns of at most 64 bytes on its own heap, fifteen times as quickly.

/** As `copyPath`: an earlier transmission went by several paths, or by one that is gone. */
const SEVERAL = -2;

/**
 * The ranges sent and not yet cumulatively acknowledged, in order and contiguous from SND.UNA: a ring of typed arrays.
 * An entry has a last transmission (path, sentAt) and at most one other copy on another path (copyPath, copyAt). What
 * is in flight is counted per copy in the senders, and per path the entries in flight form a list in the order of
 * their transmission, which is the order RACK judges them in.
 *
 * Entries are named by slot, valid until the next `push`, `split` or `acknowledge`; position `i` counts from SND.UNA.
 */
export class Scoreboard {
  /** Sequence number after the entry, FIN included. */
  end: Int32Array;
  sentAt: Float64Array;
  copyAt: Float64Array;
  path: Int8Array;
  /** -1: there is no other copy. */
  copyPath: Int8Array;
  flags: Uint8Array;
  /** Neighbours in the path's list; -1 at the ends. */
  next: Int32Array;
  previous: Int32Array;
  /** On a SACKed entry: everything from it to this sequence number is SACKed as well. */
  run: Int32Array;
  /** P.delivered, P.delivered_time and P.first_sent_time of the last transmission; delivered is -1 when unknown. */
  delivered: Float64Array;
  deliveredAt: Float64Array;
  firstSentAt: Float64Array;

  readonly #senders: readonly (PathSender | null)[];
  #mask = INITIAL_CAPACITY - 1;
  #head = 0;
  /** Number of entries. */
  count = 0;
  /** SND.UNA: where the first entry starts. */
  una: number;
  /** Where the last entry ends. */
  nxt: number;
  sackedCount = 0;
  lostCount = 0;
  /** No lost entry starts before this. */
  #lostFrom: number;

  /** `senders` by path; those of the paths used in `push` must be there. */
  constructor(una: number, senders: readonly (PathSender | null)[]) {
    this.una = una;
    this.nxt = una;
    this.#lostFrom = una;
    this.#senders = senders;
    this.end = new Int32Array(INITIAL_CAPACITY);
    this.sentAt = new Float64Array(INITIAL_CAPACITY);
    this.copyAt = new Float64Array(INITIAL_CAPACITY);
    this.path = new Int8Array(INITIAL_CAPACITY);
    this.copyPath = new Int8Array(INITIAL_CAPACITY);
    this.flags = new Uint8Array(INITIAL_CAPACITY);
    this.next = new Int32Array(INITIAL_CAPACITY);
    this.previous = new Int32Array(INITIAL_CAPACITY);
    this.run = new Int32Array(INITIAL_CAPACITY);
    this.delivered = new Float64Array(INITIAL_CAPACITY);
    this.deliveredAt = new Float64Array(INITIAL_CAPACITY);
    this.firstSentAt = new Float64Array(INITIAL_CAPACITY);
  }

  /** The slot of position `i`, 0..count-1. */
  slot(i: number): number {
    return (this.#head + i) & this.#mask;
  }

  /** Where the entry at position `i` starts. */
  start(i: number): number {
    return i === 0 ? this.una : (this.end[this.slot(i - 1)] as number);
  }

  /** Where the entry in `slot` starts. */
  startOfSlot(slot: number): number {
    return slot === this.#head ? this.una : (this.end[(slot - 1) & this.#mask] as number);
  }

  /** Position of the entry that holds `seq`, `una <= seq < nxt`. */
  find(seq: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((((this.end[this.slot(middle)] as number) - seq) | 0) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** A new entry `[nxt, end)` sent at `now` on `path`; the sender has counted it. */
  push(end: number, now: number, path: number): void {
    if (this.count > this.#mask) this.#grow();
    const slot = this.slot(this.count++);
    this.end[slot] = end;
    this.sentAt[slot] = now;
    this.path[slot] = path;
    this.copyPath[slot] = -1;
    this.flags[slot] = 0;
    this.nxt = end;
    this.#stamp(slot, path);
    this.#append(slot, path);
  }

  /** The last entry leaves its path's list: what is in flight of it is accounted for by path (`FlightLedger`). */
  detachLast(): void {
    const slot = this.slot(this.count - 1);
    this.#unlink(slot, this.path[slot] as number);
    this.path[slot] = -1;
    this.delivered[slot] = -1;
    this.next[slot] = -1;
    this.previous[slot] = -1;
  }

  /** Drops the first entry: it is cumulatively acknowledged and no longer counted in any flight. */
  shift(): void {
    const slot = this.#head;
    const flags = this.flags[slot] as number;
    if ((flags & ENTRY.sacked) !== 0) this.#forgetSacked(slot);
    else if ((flags & ENTRY.lost) !== 0) this.#forgetLost(slot);
    this.una = this.end[slot] as number;
    this.#head = (slot + 1) & this.#mask;
    this.count--;
    if (((this.#lostFrom - this.una) | 0) < 0) this.#lostFrom = this.una;
  }

  /** The entry's copies leave the flight: they are delivered, or moot. */
  leaveFlight(slot: number, length: number): void {
    const flags = this.flags[slot] as number;
    if ((flags & ENTRY.lost) === 0) {
      const path = this.path[slot] as number;
      this.#unlink(slot, path);
      this.#senders[path]?.noteLeft(length);
    }
    if ((flags & ENTRY.copyInFlight) !== 0) {
      this.#senders[this.copyPath[slot] as number]?.noteLeft(length);
      this.flags[slot] = flags & ~ENTRY.copyInFlight;
    }
  }

  /** The first `length` bytes of the first entry are acknowledged; the rest of it stays. */
  acknowledgePart(length: number): void {
    const slot = this.#head;
    const flags = this.flags[slot] as number;
    const sender = this.#senders[this.path[slot] as number];
    if ((flags & (ENTRY.lost | ENTRY.sacked)) === 0 && sender) sender.inFlight -= length;
    if ((flags & ENTRY.lost) !== 0 && sender) sender.lostBytes -= length;
    if ((flags & ENTRY.copyInFlight) !== 0) {
      const other = this.#senders[this.copyPath[slot] as number];
      if (other) other.inFlight -= length;
    }
    this.una = (this.una + length) | 0;
    if (((this.#lostFrom - this.una) | 0) < 0) this.#lostFrom = this.una;
  }

  /** The entry was delivered out of order. Its copies have left the flight. */
  markSacked(slot: number): void {
    const flags = this.flags[slot] as number;
    if ((flags & ENTRY.lost) !== 0) this.#forgetLost(slot);
    this.flags[slot] = (flags & ~ENTRY.lost) | ENTRY.sacked;
    this.run[slot] = this.end[slot] as number;
    this.sackedCount++;
    const sender = this.#senders[this.path[slot] as number];
    if (sender) sender.sacked++;
  }

  /** The peer may have discarded what it had SACKed (RFC 2018, section 8): the entry is lost. */
  renege(slot: number): void {
    this.#forgetSacked(slot);
    this.flags[slot] = ((this.flags[slot] as number) & ~ENTRY.sacked) | ENTRY.lost;
    this.#noteLost(slot);
  }

  /**
   * The last transmission is given up. When the other copy is in flight, that takes its place and the result is false;
   * otherwise the entry waits for retransmission.
   */
  markLost(slot: number, length: number): boolean {
    const path = this.path[slot] as number;
    this.#unlink(slot, path);
    const sender = this.#senders[path];
    sender?.noteLeft(length);
    if (((this.flags[slot] as number) & ENTRY.copyInFlight) !== 0) {
      this.#swap(slot);
      return false;
    }
    if (sender) {
      sender.lostSegments++;
      sender.rate.lost += length;
    }
    this.flags[slot] = (this.flags[slot] as number) | ENTRY.lost;
    this.#noteLost(slot);
    return true;
  }

  /** Position of the first lost entry, or -1. Amortised constant time. */
  firstLost(): number {
    if (this.lostCount === 0) return -1;
    let i = this.#lostFrom === this.una ? 0 : this.find(this.#lostFrom);
    while (i < this.count && ((this.flags[this.slot(i)] as number) & ENTRY.lost) === 0) i++;
    this.#lostFrom = this.start(i);
    return i < this.count ? i : -1;
  }

  /** The entry is sent again at `now` on `path`; the sender has counted it. The transmission before is remembered. */
  retransmit(slot: number, now: number, path: number): void {
    const flags = this.flags[slot] as number;
    const before = this.path[slot] as number;
    if ((flags & ENTRY.lost) !== 0) {
      this.#forgetLost(slot);
    } else {
      // A probe of what is still in flight: the copy before is not counted twice.
      this.#unlink(slot, before);
      this.#senders[before]?.noteLeft(((this.end[slot] as number) - this.startOfSlot(slot)) | 0);
    }
    let kept = flags & ~ENTRY.lost;
    if (path === before) {
      kept |= ENTRY.retransmitted;
    } else {
      if ((kept & ENTRY.copyInFlight) !== 0) {
        this.#senders[this.copyPath[slot] as number]?.noteLeft(
          ((this.end[slot] as number) - this.startOfSlot(slot)) | 0,
        );
      }
      kept = (this.copyPath[slot] as number) === path ? kept | ENTRY.retransmitted : kept & ~ENTRY.retransmitted;
      kept &= ~(ENTRY.copyInFlight | ENTRY.copyRepeated);
      if ((flags & ENTRY.retransmitted) !== 0) kept |= ENTRY.copyRepeated;
      this.copyPath[slot] = before < 0 ? SEVERAL : before;
      this.copyAt[slot] = this.sentAt[slot] as number;
    }
    this.flags[slot] = kept;
    this.path[slot] = path;
    this.sentAt[slot] = now;
    this.#stamp(slot, path);
    this.#append(slot, path);
  }

  /** A copy of an entry in flight is sent at `now` on another `path`; the sender has counted it. */
  addCopy(slot: number, now: number, path: number): void {
    const again = this.copyPath[slot] === path ? ENTRY.copyRepeated : 0;
    this.flags[slot] = ((this.flags[slot] as number) & ~ENTRY.copyRepeated) | ENTRY.copyInFlight | again;
    this.copyPath[slot] = path;
    this.copyAt[slot] = now;
  }

  /** Copies in flight elsewhere than on `path` are given up: another standby takes their place. */
  giveUpCopies(path: number): void {
    for (let i = 0; i < this.count; i++) {
      const slot = this.slot(i);
      const flags = this.flags[slot] as number;
      if ((flags & ENTRY.copyInFlight) === 0 || this.copyPath[slot] === path) continue;
      this.#senders[this.copyPath[slot] as number]?.noteLeft(((this.end[slot] as number) - this.start(i)) | 0);
      this.flags[slot] = flags & ~ENTRY.copyInFlight;
    }
  }

  /**
   * Cuts the entry at position `i` after `length` bytes; the rest is the entry at `i + 1`. The entries before it move
   * by one slot, so it costs in proportion to `i`: retransmission goes from the head.
   */
  split(i: number, length: number): void {
    if (this.count > this.#mask) this.#grow();
    const middle = (this.start(i) + length) | 0;
    this.#head = (this.#head - 1) & this.#mask;
    this.count++;
    for (let k = 0; k < i; k++) this.#move(this.slot(k + 1), this.slot(k));
    const rest = this.slot(i + 1);
    const slot = this.slot(i);
    this.end[slot] = middle;
    this.sentAt[slot] = this.sentAt[rest] as number;
    this.copyAt[slot] = this.copyAt[rest] as number;
    this.path[slot] = this.path[rest] as number;
    this.copyPath[slot] = this.copyPath[rest] as number;
    this.run[slot] = middle;
    this.#copyStamp(rest, slot);
    const flags = this.flags[rest] as number;
    this.flags[slot] = flags;
    if ((flags & ENTRY.copyInFlight) !== 0) this.#countSplit(this.#senders[this.copyPath[rest] as number]);
    if ((flags & ENTRY.sacked) !== 0) {
      this.sackedCount++;
      const sender = this.#senders[this.path[rest] as number];
      if (sender) sender.sacked++;
    } else if ((flags & ENTRY.lost) !== 0) {
      this.lostCount++;
      const sender = this.#senders[this.path[rest] as number];
      if (sender) sender.lostCount++;
    } else {
      this.#countSplit(this.#senders[this.path[rest] as number]);
      this.#insertBefore(slot, rest);
    }
  }

  #countSplit(sender: PathSender | null | undefined): void {
    if (sender) sender.segments++;
  }

  #forgetSacked(slot: number): void {
    this.sackedCount--;
    const sender = this.#senders[this.path[slot] as number];
    if (sender) sender.sacked--;
  }

  /** `path` is closed and its flight lost: entries no longer name it, and another path may get its number. */
  forgetPath(path: number): void {
    for (let i = 0; i < this.count; i++) {
      const slot = this.slot(i);
      if (this.copyPath[slot] === path) {
        this.copyPath[slot] = -1;
        this.flags[slot] = (this.flags[slot] as number) & ~ENTRY.copyInFlight;
      }
      if (this.path[slot] === path) this.path[slot] = -1;
    }
  }

  #noteLost(slot: number): void {
    this.lostCount++;
    const start = this.startOfSlot(slot);
    if (this.lostCount === 1 || ((start - this.#lostFrom) | 0) < 0) this.#lostFrom = start;
    const sender = this.#senders[this.path[slot] as number];
    if (!sender) return;
    sender.lostCount++;
    sender.lostBytes += ((this.end[slot] as number) - start) | 0;
  }

  #forgetLost(slot: number): void {
    this.lostCount--;
    const sender = this.#senders[this.path[slot] as number];
    if (!sender) return;
    sender.lostCount--;
    sender.lostBytes -= ((this.end[slot] as number) - this.startOfSlot(slot)) | 0;
  }

  /** The copy becomes the transmission, and the transmission an earlier one that was given up. */
  #swap(slot: number): void {
    const path = this.path[slot] as number;
    const sentAt = this.sentAt[slot] as number;
    this.path[slot] = this.copyPath[slot] as number;
    this.sentAt[slot] = this.copyAt[slot] as number;
    this.copyPath[slot] = path;
    this.copyAt[slot] = sentAt;
    const flags = this.flags[slot] as number;
    const first = (flags & ENTRY.copyRepeated) === 0 ? 0 : ENTRY.retransmitted;
    const second = (flags & ENTRY.retransmitted) === 0 ? 0 : ENTRY.copyRepeated;
    this.flags[slot] = (flags & ENTRY.appLimited) | first | second;
    this.delivered[slot] = -1;
    this.#append(slot, this.path[slot] as number);
  }

  /** What the delivery rate is measured from, as of a transmission now. */
  #stamp(slot: number, path: number): void {
    const rate = this.#senders[path]?.rate;
    if (!rate) {
      this.delivered[slot] = -1;
      return;
    }
    this.delivered[slot] = rate.delivered;
    this.deliveredAt[slot] = rate.deliveredAt;
    this.firstSentAt[slot] = rate.firstSentAt;
    const flags = this.flags[slot] as number;
    this.flags[slot] = rate.isLimited ? flags | ENTRY.appLimited : flags & ~ENTRY.appLimited;
  }

  #copyStamp(from: number, to: number): void {
    this.delivered[to] = this.delivered[from] as number;
    this.deliveredAt[to] = this.deliveredAt[from] as number;
    this.firstSentAt[to] = this.firstSentAt[from] as number;
  }

  /** Into the list of `path`, after everything sent no later; that is the end but for copies that take over. */
  #append(slot: number, path: number): void {
    const sender = this.#senders[path];
    if (!sender) {
      this.next[slot] = -1;
      this.previous[slot] = -1;
      return;
    }
    const at = this.sentAt[slot] as number;
    let after = sender.tail;
    while (after >= 0 && (this.sentAt[after] as number) > at) after = this.previous[after] as number;
    const before = after >= 0 ? (this.next[after] as number) : sender.head;
    this.previous[slot] = after;
    this.next[slot] = before;
    if (after >= 0) this.next[after] = slot;
    else sender.head = slot;
    if (before >= 0) this.previous[before] = slot;
    else sender.tail = slot;
  }

  #insertBefore(slot: number, other: number): void {
    const sender = this.#senders[this.path[slot] as number];
    if (!sender) {
      this.next[slot] = -1;
      this.previous[slot] = -1;
      return;
    }
    const after = this.previous[other] as number;
    this.previous[slot] = after;
    this.next[slot] = other;
    this.previous[other] = slot;
    if (after >= 0) this.next[after] = slot;
    else sender.head = slot;
  }

  #unlink(slot: number, path: number): void {
    const sender = this.#senders[path];
    if (!sender) return;
    const before = this.previous[slot] as number;
    const after = this.next[slot] as number;
    if (before >= 0) this.next[before] = after;
    else sender.head = after;
    if (after >= 0) this.previous[after] = before;
    else sender.tail = before;
  }

  #move(from: number, to: number): void {
    const flags = this.flags[from] as number;
    this.end[to] = this.end[from] as number;
    this.sentAt[to] = this.sentAt[from] as number;
    this.copyAt[to] = this.copyAt[from] as number;
    this.path[to] = this.path[from] as number;
    this.copyPath[to] = this.copyPath[from] as number;
    this.flags[to] = flags;
    this.run[to] = this.run[from] as number;
    this.#copyStamp(from, to);
    if ((flags & (ENTRY.lost | ENTRY.sacked)) !== 0) return;
    const before = this.previous[from] as number;
    const after = this.next[from] as number;
    this.previous[to] = before;
    this.next[to] = after;
    const sender = this.#senders[this.path[from] as number];
    if (before >= 0) this.next[before] = to;
    else if (sender) sender.head = to;
    if (after >= 0) this.previous[after] = to;
    else if (sender) sender.tail = to;
  }

  /** Twice the room; slots are renumbered from zero, and the lists with them. */
  #grow(): void {
    const size = this.#mask + 1;
    const head = this.#head;
    this.end = grown(this.end, new Int32Array(2 * size), head);
    this.sentAt = grown(this.sentAt, new Float64Array(2 * size), head);
    this.copyAt = grown(this.copyAt, new Float64Array(2 * size), head);
    this.path = grown(this.path, new Int8Array(2 * size), head);
    this.copyPath = grown(this.copyPath, new Int8Array(2 * size), head);
    this.flags = grown(this.flags, new Uint8Array(2 * size), head);
    this.run = grown(this.run, new Int32Array(2 * size), head);
    this.delivered = grown(this.delivered, new Float64Array(2 * size), head);
    this.deliveredAt = grown(this.deliveredAt, new Float64Array(2 * size), head);
    this.firstSentAt = grown(this.firstSentAt, new Float64Array(2 * size), head);
    this.next = renumbered(grown(this.next, new Int32Array(2 * size), head), head, size);
    this.previous = renumbered(grown(this.previous, new Int32Array(2 * size), head), head, size);
    for (const sender of this.#senders) {
      if (!sender || sender.head < 0) continue;
      sender.head = (sender.head - head) & this.#mask;
      sender.tail = (sender.tail - head) & this.#mask;
    }
    this.#head = 0;
    this.#mask = 2 * size - 1;
  }
}

type Column = Int32Array | Float64Array | Int8Array | Uint8Array;

/** The ring `from`, full and starting at `head`, copied to the start of `to`. */
function grown<T extends Column>(from: T, to: T, head: number): T {
  to.set(from.subarray(head), 0);
  to.set(from.subarray(0, head), from.length - head);
  return to;
}

function renumbered(column: Int32Array, head: number, size: number): Int32Array {
  for (let i = 0; i < size; i++) {
    const slot = column[i] as number;
    if (slot >= 0) column[i] = (slot - head) & (size - 1);
  }
  return column;
}
