import type { BindKeys } from '../../multihome/bind.ts';
import type { Message } from '../../udp/message.ts';
import {
  type FeedbackBlock,
  FLOW_ACCEPT_SIZE,
  FLOW_END_SIZE,
  type FlowId,
  MESSAGE_FLAG,
  MESSAGE_HEADER_SIZE,
  OPEN_CODE,
  OPEN_SIZE,
  type Refusal,
  writeAccept,
  writeEnd,
  writeFeedback,
  writeMessage,
  writeOpen,
} from '../../wire/flow-datagram.ts';
import { ROW, ROW_WORDS } from '../../wire/segment-row.ts';
import type { TrainBuffer } from '../train-writer.ts';
import type { FlowDue, FlowEntry } from './flow-entry.ts';
import { placeFlowMac } from './flow-mac.ts';

/** REFUSE, with a reason, or CLOSE, of a flow of which nothing else is kept. */
export interface FlowEnd {
  readonly keys: BindKeys;
  /** The sender opened the flow. */
  readonly byOpener: boolean;
  /** The receiver's flow ID, and the opener's. */
  readonly to: FlowId;
  readonly opener: FlowId;
  readonly refusal: Refusal | undefined;
}

/** Of all messages: it is filled and read within one call. */
const header = { path: 0, flags: 0, number: 0 };

/** Writes datagrams of flows into a train: all but the last of one length, and whole, so that no engine has to add anything. */
export class FlowWriter {
  #buffer: TrainBuffer | undefined;
  #next = 0;
  #count = 0;
  #length = 0;
  #closed = false;

  get count(): number {
    return this.#count;
  }

  /** Bytes of the datagrams written. */
  get bytes(): number {
    return this.#next - (this.#buffer?.start ?? 0);
  }

  begin(buffer: TrainBuffer): void {
    this.#buffer = buffer;
    this.#next = buffer.start;
    this.#count = 0;
    this.#length = 0;
    this.#closed = false;
  }

  /** Whether a message of `payload` bytes may follow what is written. */
  accepts(payload: number): boolean {
    const { rowLimit, end } = this.#of();
    const length = payload + MESSAGE_HEADER_SIZE;
    if (this.#closed || this.#count === rowLimit || this.#next + length > end) return false;
    return this.#count === 0 || length <= this.#length;
  }

  /** The caller has asked `accepts`. */
  addMessage(id: FlowId, path: number, message: Message, feedback: boolean): void {
    const { bytes, view } = this.#of();
    header.path = path;
    header.flags = feedback ? MESSAGE_FLAG.feedback : 0;
    header.number = message.number;
    const at = writeMessage(view, this.#next, id, header);
    bytes.set(message.bytes, at);
    this.#add(at + message.bytes.length);
  }

  writeFeedback(id: FlowId, blocks: readonly Readonly<FeedbackBlock>[], count: number): void {
    this.#add(writeFeedback(this.#of().view, this.#next, id, blocks, count));
  }

  /** What is due of an entry's set-up or end. */
  writeControl(keys: BindKeys, entry: FlowEntry, due: FlowDue): void {
    const { bytes, view } = this.#of();
    const start = this.#next;
    const { own, peerId } = entry;
    if (due === 'open') {
      const code = keys.role === 'responder' ? OPEN_CODE.responder : 0;
      const { handle } = keys.keys;
      const macOffset = writeOpen(bytes, view, start, own, {
        code,
        handle,
        servicePort: entry.peerPort,
        sourcePort: entry.port,
      });
      this.#seal(keys, true, own, macOffset, OPEN_SIZE);
    } else if (peerId !== null && due === 'accept') {
      this.#seal(keys, false, peerId, writeAccept(bytes, view, start, peerId, own), FLOW_ACCEPT_SIZE);
    } else if (peerId !== null) {
      this.#seal(keys, entry.isOpener, entry.openerId, writeEnd(bytes, view, start, peerId), FLOW_END_SIZE);
    }
  }

  /** To who opens a flow that is not taken, or sends by one that is over. */
  writeAnswer({ keys, byOpener, to, opener, refusal }: FlowEnd): void {
    const { bytes, view } = this.#of();
    this.#seal(keys, byOpener, opener, writeEnd(bytes, view, this.#next, to, refusal), FLOW_END_SIZE);
  }

  #seal(keys: BindKeys, byOpener: boolean, opener: FlowId, macOffset: number, size: number): void {
    placeFlowMac(keys, byOpener, opener, this.#of().bytes, this.#next, macOffset);
    this.#add(this.#next + size);
  }

  /** The datagram that ends at `end` is whole. */
  #add(end: number): void {
    const { rows } = this.#of();
    const row = this.#count * ROW_WORDS;
    const length = end - this.#next;
    rows[row + ROW.offset] = this.#next;
    rows[row + ROW.length] = length;
    if (this.#count === 0) this.#length = length;
    else if (length < this.#length) this.#closed = true;
    this.#count += 1;
    this.#next = end;
  }

  #of(): TrainBuffer {
    if (this.#buffer === undefined) throw new Error('a train is begun before datagrams are added');
    return this.#buffer;
  }
}
