import type { Transmission } from '../tcp/segment.ts';
import { CAPABLE_REPEAT_SIZE, type Capable, type CapableRepeat, writeCapableRepeat } from '../wire/kamo-option.ts';
import { synFlagsOf } from './capable.ts';
import type { ExtraOptions } from './train-writer.ts';

/** Room that a repeated CAPABLE takes among options, in bytes. */
export const REPEAT_ROOM: number = (CAPABLE_REPEAT_SIZE + 3) & ~3;

/** Of all openers: it is written and read for one segment. */
const extra: ExtraOptions = { bytes: new Uint8Array(CAPABLE_REPEAT_SIZE), length: CAPABLE_REPEAT_SIZE, padTo: 0 };
const extraView = new DataView(extra.bytes.buffer);

/**
 * What an opener says of its SYN on everything it sends until the responder has sent more than its SYN/ACK: the
 * responder may have kept nothing (R-TR-41).
 */
export class SynRepeat implements CapableRepeat {
  readonly flags: number;
  readonly version: number;
  readonly ackDelayCode: number;
  readonly connectionIdHigh: number;
  readonly connectionIdLow: number;
  readonly segmentSize: number;
  readonly servicePort: number;
  readonly sourcePort: number;
  distance = 0;
  mss = 0;
  windowScale = -1;
  synFlags = 0;
  #isn = 0;

  constructor(capable: Readonly<Capable>, servicePort: number, sourcePort: number) {
    this.flags = capable.flags;
    this.version = capable.version;
    this.ackDelayCode = capable.ackDelayCode;
    this.connectionIdHigh = capable.connectionIdHigh;
    this.connectionIdLow = capable.connectionIdLow;
    this.segmentSize = capable.segmentSize;
    this.servicePort = servicePort;
    this.sourcePort = sourcePort;
  }

  /** This SYN goes out. */
  note(syn: Readonly<Transmission>): void {
    this.#isn = syn.seq;
    this.mss = syn.mss;
    this.windowScale = syn.windowScale;
    this.synFlags = synFlagsOf(syn);
  }

  /** The option for a segment with that sequence number; it is overwritten by the next call, whosoever. */
  optionFor(seq: number): ExtraOptions {
    this.distance = (seq - this.#isn - 1) & 0xffff;
    writeCapableRepeat(extraView, 0, this);
    return extra;
  }

  /** Puts the same option behind `length` bytes of others, and returns their length with it. */
  append(bytes: Uint8Array, length: number, seq: number): number {
    bytes.set(this.optionFor(seq).bytes, length);
    return length + CAPABLE_REPEAT_SIZE;
  }
}
