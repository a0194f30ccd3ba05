import type { Transmission } from '../tcp/segment.ts';
import { CAPABLE_REPEAT_SIZE, type Capable, type CapableRepeat, writeCapableRepeat } from '../wire/kamo-option.ts';
import { synFlagsOf } from './capable.ts';
import type { ExtraOptions } from './train-writer.ts';

/** Room that a repeated CAPABLE takes among options, in bytes. */
export const REPEAT_ROOM: number = (CAPABLE_REPEAT_SIZE + 3) & ~3;

/**
 * What an opener says of its SYN on everything it sends until the responder has sent more than its SYN/ACK: the
 * responder may have kept nothing (R-TR-41).
 */
export class SynRepeat {
  readonly #value: CapableRepeat;
  readonly #extra: ExtraOptions = {
    bytes: new Uint8Array(CAPABLE_REPEAT_SIZE),
    length: CAPABLE_REPEAT_SIZE,
    padTo: 0,
  };
  readonly #view = new DataView(this.#extra.bytes.buffer);
  #isn = 0;

  constructor(capable: Readonly<Capable>, servicePort: number, sourcePort: number) {
    this.#value = { ...capable, servicePort, sourcePort, distance: 0, mss: 0, windowScale: -1, synFlags: 0 };
  }

  /** This SYN goes out. */
  note(syn: Readonly<Transmission>): void {
    this.#isn = syn.seq;
    this.#value.mss = syn.mss;
    this.#value.windowScale = syn.windowScale;
    this.#value.synFlags = synFlagsOf(syn);
  }

  /** The option for a segment with that sequence number; it is overwritten by the next call. */
  optionFor(seq: number): ExtraOptions {
    this.#value.distance = (seq - this.#isn - 1) & 0xffff;
    writeCapableRepeat(this.#view, 0, this.#value);
    return this.#extra;
  }

  /** Puts the same option behind `length` bytes of others, and returns their length with it. */
  append(bytes: Uint8Array, length: number, seq: number): number {
    bytes.set(this.optionFor(seq).bytes, length);
    return length + CAPABLE_REPEAT_SIZE;
  }
}
