/** Messages sent by the clock, and what arrived of them: as `messages.h` has them for peers in C. */

const MAGIC = 0x6f6d_616b;
const WORDS = 256;
const HEAD_WORDS = 4;
export const MESSAGE_BYTES = 4 * WORDS;

/** What a sink tells. */
export interface Arrivals {
  /** When message 0 was due, in ms of the monotonic clock. */
  readonly began: number;
  /** When each message was there, in us since then; -1: never. */
  readonly at: readonly number[];
  /** Bytes that were passed over, came twice, came late, and were not what was sent. */
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
  readonly corrupt: number;
  /** CPU seconds of the process. */
  readonly cpu: number;
}

/** Now, in ms of the monotonic clock: the same for all processes of the machine. */
export function monotonic(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}

/** 256 words of 32 bits, little endian: MAGIC, the number, when message 0 was due, and words that follow from the number. */
export function makeMessage(number: number, began: number): Buffer {
  const message = Buffer.allocUnsafe(MESSAGE_BYTES);
  message.writeUInt32LE(MAGIC, 0);
  message.writeUInt32LE(number, 4);
  message.writeDoubleLE(began, 8);
  for (let i = HEAD_WORDS; i < WORDS; i++) {
    message.writeInt32LE(Math.imul(number * WORDS + i + 1, 2_654_435_761), 4 * i);
  }
  return message;
}

/** Takes the bytes of one or several streams, each of which has every n-th message, and keeps when what arrived. */
export class MessageReader {
  readonly #streams: number;
  readonly #at: number[];
  #began = 0;
  #lost = 0;
  #doubled = 0;
  #reordered = 0;
  #corrupt = 0;
  #left: number;

  constructor(count: number, streams = 1) {
    this.#streams = streams;
    this.#at = new Array<number>(count).fill(-1);
    this.#left = count;
  }

  get began(): number {
    return this.#began;
  }

  get complete(): boolean {
    return this.#left === 0;
  }

  /** What to call with each piece of one stream. */
  stream(): (bytes: Uint8Array) => void {
    const message = Buffer.alloc(MESSAGE_BYTES);
    const place = { want: -1 };
    let filled = 0;
    return (bytes) => {
      const now = monotonic();
      for (let from = 0; from < bytes.length; ) {
        const piece = bytes.subarray(from, from + MESSAGE_BYTES - filled);
        message.set(piece, filled);
        filled += piece.length;
        from += piece.length;
        if (filled < MESSAGE_BYTES) return;
        filled = 0;
        this.#take(message, place, now);
      }
    };
  }

  result(cpu: number): Arrivals {
    return {
      began: this.#began,
      at: this.#at,
      lost: this.#lost,
      doubled: this.#doubled,
      reordered: this.#reordered,
      corrupt: this.#corrupt,
      cpu,
    };
  }

  #take(message: Buffer, place: { want: number }, now: number): void {
    const number = message.readUInt32LE(4);
    if (this.#began === 0 && message.readUInt32LE(0) === MAGIC) this.#began = message.readDoubleLE(8);
    if (number >= this.#at.length || !message.equals(makeMessage(number, this.#began))) {
      this.#corrupt += MESSAGE_BYTES;
      return;
    }
    // The first message of a stream tells which one it is.
    if (place.want < 0) place.want = number % this.#streams;
    if (number >= place.want) {
      this.#lost += ((number - place.want) / this.#streams) * MESSAGE_BYTES;
      place.want = number + this.#streams;
    } else if ((this.#at[number] ?? -1) >= 0) {
      this.#doubled += MESSAGE_BYTES;
      return;
    } else {
      this.#reordered += MESSAGE_BYTES;
      this.#lost -= MESSAGE_BYTES;
    }
    this.#at[number] = Math.round((now - this.#began) * 1000);
    this.#left -= 1;
  }
}
