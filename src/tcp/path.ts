import { TIMESTAMP_LIFETIME } from './constants.ts';
import { MEMORY, type PathMemory, remember } from './path-memory.ts';
import { PathReceiver } from './path-receiver.ts';
import type { PathSender } from './path-sender.ts';

/**
 * What a connection knows of one path: its MSS, its timestamp clock and the peer's. State for sending and receiving is
 * made when the path is first used so, and a standby costs little.
 *
 * Timestamps are per path (RFC 7323 knows one path): TS.Recent is the newest value that arrived on the path, so that
 * its echo tells which copy of a segment arrived, and PAWS compares within the path only.
 */
export class TcpPath {
  id: number;
  /** Largest segment, options not deducted. */
  mss: number;
  /** What an acknowledgment on this path is repeated on; -1: nothing. */
  companion = -1;
  sender: PathSender | null = null;
  /** Of a sender that was dropped while idle. */
  memory: PathMemory | null = null;
  receiver: PathReceiver | null = null;
  readonly #timestampOffset: number;
  /** TS.Recent; 0 until something arrived. */
  tsRecent = 0;
  #tsRecentAt = Number.NEGATIVE_INFINITY;

  constructor(id: number, mss: number, timestampOffset: number) {
    this.id = id;
    this.mss = mss;
    this.#timestampOffset = timestampOffset | 0;
  }

  /** TSval of this path's clock at `time`: ticks of 1 ms from a random offset (RFC 7323, section 5.4). */
  timestamp(time: number): number {
    return ((Math.floor(time) % 0x100000000) + this.#timestampOffset) | 0;
  }

  /**
   * Does the echo `tsEcr`, received on this path at `now`, show that something sent here at or after `time` arrived
   * (RFC 3522, section 3.2)? An echo of 0 says that nothing has arrived on this path so far.
   */
  echoesSince(now: number, tsEcr: number, time: number): boolean {
    if (tsEcr === 0) return false;
    return ((tsEcr - this.timestamp(time)) | 0) >= 0 && ((this.timestamp(now) - tsEcr) | 0) >= 0;
  }

  /** PAWS within the path (RFC 7323, section 5.3, R1), with room for reordering by `slack` ticks. */
  isOldTimestamp(now: number, tsVal: number, slack: number): boolean {
    if (now - this.#tsRecentAt > TIMESTAMP_LIFETIME) return false;
    return ((tsVal - this.tsRecent) | 0) < -slack;
  }

  /** An acceptable segment with this TSval arrived. */
  updateTimestamp(now: number, tsVal: number): void {
    const valid = now - this.#tsRecentAt <= TIMESTAMP_LIFETIME;
    if (!valid || ((tsVal - this.tsRecent) | 0) > 0) this.tsRecent = tsVal | 0;
    this.#tsRecentAt = now;
  }

  /** Drops what an idle path does not need. Nothing is in flight, and no acknowledgment waits. */
  rest(): void {
    if (this.sender !== null) this.memory = remember(this.sender);
    this.sender = null;
    this.receiver = null;
  }

  /** Smoothed round-trip time; 0 when unknown. */
  get srtt(): number {
    return this.sender?.rtt.srtt ?? this.memory?.[MEMORY.srtt] ?? 0;
  }

  /** The state for receiving, made now if there is none. */
  ensureReceiver(): PathReceiver {
    this.receiver ??= new PathReceiver();
    return this.receiver;
  }
}
