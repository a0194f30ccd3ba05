/** Whose messages they are. */
export interface MessageOwner {
  /** A copy is given up; when it was the last one, its message may be lost. */
  giveUp(now: number, copy: Copy, reason: LossReason): void;
}

/** How one message of an application goes out. */
export interface Message {
  readonly owner: MessageOwner;
  /** By which its sender knows it. */
  readonly token: number;
  readonly bytes: Uint8Array;
  /** The path it is to take, 0..15; -1: the best there is. */
  readonly path: number;
  /** By two paths beside each other, where there are two. */
  readonly duplicate: boolean;
  readonly queuedAt: number;
  /** int32, given when it leaves. */
  number: number;
  /** `lost`: it may not have arrived, and its sender was told. */
  state: 'queued' | 'out' | 'arrived' | 'lost';
  readonly copies: Copy[];
}

/** What counts copies in flight: those of one path. */
export interface CopyKeeper {
  /** A copy counts as lost: congestion, unless the path itself is found to have failed. */
  giveUp(now: number, copy: Copy, congestion: boolean): void;
}

/** One datagram with a message in it. */
export interface Copy {
  readonly message: Message;
  readonly sending: CopyKeeper;
  readonly path: number;
  readonly sentAt: number;
  /** Bytes of UDP payload. */
  readonly size: number;
  /** It has arrived, or is given up. */
  settled: boolean;
}

/** Why a message may not have arrived. */
export type LossReason =
  /** Later ones have arrived by the same path, or nothing tells of it. */
  | 'unacknowledged'
  /** The path that it took has failed. */
  | 'path-failed'
  /** It never left: it waited too long, or had become too large for the path. */
  | 'expired'
  | 'too-large'
  /** The flow has ended. */
  | 'closed';
