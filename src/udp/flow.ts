import type { FeedbackBlock } from '../wire/flow-datagram.ts';
import { MAP_SIZE, MESSAGE_HEADER_SIZE } from '../wire/flow-datagram.ts';
import { ArrivalLog, tells } from './arrival-log.ts';
import { LATE_MEMORY, QUEUE_LIFE, REORDER_THRESHOLD, SEND_LIMIT } from './constants.ts';
import type { Copy, LossReason, Message, MessageOwner } from './message.ts';
import { NumberWindow } from './number-window.ts';
import type { SendingPath } from './sending-path.ts';

/** Told of what becomes of messages. */
export interface FlowObserver {
  /** It has left for the first time. */
  departed(message: Message): void;
  lost(message: Message, reason: LossReason): void;
}

/** What is found out by feedback about a path. */
export interface Delivery {
  /** When the newest message was sent that has now been found to have arrived; -Infinity: none. */
  sentAt: number;
  /** Of the largest number, unless it was known before; -1: no sample. */
  rtt: number;
}

/**
 * Messages of two sockets, both ways, as a value: numbers, feedback, what is lost and what came before. It never repeats
 * a message. Which path is taken, and when, is its association's to say.
 */
export class Flow implements MessageOwner {
  /** Most bytes held until they may leave. */
  sendLimit = SEND_LIMIT;
  /** Messages that were told lost and have arrived after all. */
  late = 0;
  /** Copies received of what had come before, and messages too old to tell. */
  repeated = 0;
  readonly #observer: FlowObserver;
  readonly #queue: Message[] = [];
  #queuedBytes = 0;
  /** Those that left, by number, in order; what was told lost is kept a while. */
  readonly #out = new Map<number, Message>();
  #kept = 0;
  #nextNumber: number;
  #received: NumberWindow | null = null;
  readonly #arrivals = new ArrivalLog();

  /** @param firstNumber int32, unpredictable */
  constructor(firstNumber: number, observer: FlowObserver) {
    this.#nextNumber = firstNumber | 0;
    this.#observer = observer;
  }

  /** Messages that have not left, and their bytes. */
  get queueLength(): number {
    return this.#queue.length;
  }

  get queuedBytes(): number {
    return this.#queuedBytes;
  }

  /** Messages of which nothing is known yet. */
  get outstanding(): number {
    return this.#out.size - this.#kept;
  }

  /** Nothing is to leave, and of all that left it is known what became of it. */
  get isIdle(): boolean {
    return this.#queue.length === 0 && this.outstanding === 0;
  }

  /** False: there is no room, and nothing was taken. */
  send(message: Message): boolean {
    if (this.#queue.length > 0 && this.#queuedBytes + message.bytes.length > this.sendLimit) return false;
    this.#queue.push(message);
    this.#queuedBytes += message.bytes.length;
    return true;
  }

  /** What leaves next. */
  get head(): Message | undefined {
    return this.#queue[0];
  }

  /** The head gets its number and leaves the queue; copies follow. */
  begin(): Message | undefined {
    const message = this.#queue.shift();
    if (message === undefined) return undefined;
    this.#queuedBytes -= message.bytes.length;
    message.number = this.#nextNumber;
    message.state = 'out';
    this.#nextNumber = (this.#nextNumber + 1) | 0;
    this.#out.set(message.number, message);
    this.#observer.departed(message);
    return message;
  }

  /** The message leaves by a path. */
  depart(now: number, message: Message, path: number, sending: SendingPath, srtt: number): void {
    const copy: Copy = {
      message,
      sending,
      path,
      sentAt: now,
      size: message.bytes.length + MESSAGE_HEADER_SIZE,
      settled: false,
    };
    message.copies.push(copy);
    sending.depart(now, copy, srtt);
  }

  /** When the head is too old to leave; Infinity: nothing waits. */
  get expiresAt(): number {
    const head = this.#queue[0];
    return head === undefined ? Number.POSITIVE_INFINITY : head.queuedAt + QUEUE_LIFE;
  }

  /** Drops what has waited too long. */
  expire(now: number): void {
    while (now >= this.expiresAt) this.dropHead('expired');
  }

  /** The head does not leave. */
  dropHead(reason: LossReason): void {
    const message = this.#queue.shift();
    if (message === undefined) return;
    this.#queuedBytes -= message.bytes.length;
    message.state = 'lost';
    this.#observer.lost(message, reason);
  }

  /** The flow has ended: nothing more is heard of what is out. */
  close(): void {
    while (this.#queue.length > 0) this.dropHead('closed');
    for (const message of this.#out.values()) {
      if (message.state === 'out') this.#lose(message, 'closed');
    }
    this.#out.clear();
    this.#kept = 0;
  }

  /**
   * The peer tells what came by a path. What it tells of numbers that never left is not looked at.
   *
   * @param into what that says of the path
   */
  handleFeedback(
    now: number,
    block: Readonly<FeedbackBlock>,
    sending: SendingPath,
    srtt: number,
    into: Delivery,
  ): void {
    into.sentAt = Number.NEGATIVE_INFINITY;
    into.rtt = -1;
    if (((block.largest - this.#nextNumber) | 0) >= 0) return;
    for (let below = MAP_SIZE; below >= 0; below--) {
      if (!tells(block, below)) continue;
      const message = this.#out.get((block.largest - below) | 0);
      const copy = message?.copies.find(({ path }) => path === block.path);
      if (message === undefined || copy === undefined) continue;
      const news = sending.acknowledge(now, copy, srtt);
      if (news && below === 0) into.rtt = Math.max(0, now - copy.sentAt - block.delay);
      if (news || message.state === 'lost') into.sentAt = Math.max(into.sentAt, copy.sentAt);
      this.#arrived(message);
    }
    this.#judge(now, block);
  }

  /** A copy is given up; when it was the last one, its message may be lost. */
  giveUp(now: number, copy: Copy, reason: LossReason): void {
    copy.sending.giveUp(now, copy, reason !== 'path-failed');
    const { message } = copy;
    if (!message.copies.every(({ settled }) => settled)) return;
    if (message.state === 'arrived') this.#out.delete(message.number);
    else if (message.state === 'out') this.#lose(message, reason);
  }

  /** A message came; `new` is to be delivered. */
  receive(now: number, path: number, number: number, feedbackWanted: boolean): 'new' | 'seen' | 'old' {
    this.#received ??= new NumberWindow();
    const taken = this.#received.take(number);
    if (taken !== 'new') this.repeated += 1;
    if (taken !== 'old') this.#arrivals.note(now, path, number, feedbackWanted);
    return taken;
  }

  /** When feedback is to be sent; Infinity: there is nothing to tell. */
  get feedbackAt(): number {
    return this.#arrivals.dueAt;
  }

  /** Fills blocks with what came, and returns how many. */
  takeFeedback(now: number, blocks: readonly FeedbackBlock[]): number {
    return this.#arrivals.take(now, blocks);
  }

  #arrived(message: Message): void {
    if (message.state === 'lost') {
      this.late += 1;
      this.#kept -= 1;
    }
    message.state = 'arrived';
    // Of two copies the other is still in flight: what becomes of it says something of its path.
    if (message.copies.every(({ settled }) => settled)) this.#out.delete(message.number);
  }

  /** What left earlier by the same path, and is not told of though later ones are. */
  #judge(now: number, block: Readonly<FeedbackBlock>): void {
    for (const message of this.#out.values()) {
      if (((block.largest - message.number) | 0) < REORDER_THRESHOLD) return;
      const copy = message.copies.find(({ path, settled }) => path === block.path && !settled);
      if (copy !== undefined) this.giveUp(now, copy, 'unacknowledged');
    }
  }

  #lose(message: Message, reason: LossReason): void {
    message.state = 'lost';
    this.#kept += 1;
    this.#observer.lost(message, reason);
    if (this.#kept <= LATE_MEMORY) return;
    for (const old of this.#out.values()) {
      if (old.state !== 'lost') continue;
      this.#out.delete(old.number);
      this.#kept -= 1;
      return;
    }
  }
}
