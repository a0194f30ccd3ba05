import { checkFunction, wrongType } from './misuse.ts';

/** Reading into memory of the application's, instead of 'data' events. */
export interface OnReadOptions {
  /** Where bytes are put; a function is asked for the memory of each next piece. */
  readonly buffer: Uint8Array | (() => Uint8Array);
  /** Told of each piece. False: no more until `resume` or `read`. */
  readonly callback: (bytes: number, buffer: Uint8Array) => boolean | undefined;
}

/** Fills the application's memory, piece by piece, and keeps what came after it had enough. */
export class ReadInto {
  readonly #options: OnReadOptions;
  readonly #socket: object;
  #buffer: Uint8Array | undefined;
  #left: Uint8Array = NOTHING;

  /** @param socket what `this` is to the callback */
  constructor(options: OnReadOptions, socket: object) {
    this.#options = options;
    this.#socket = socket;
  }

  /** Bytes that wait for more memory. */
  get length(): number {
    return this.#left.length;
  }

  /** Takes a chunk in, when nothing is left of the last; false when the application has enough. */
  push(chunk: Uint8Array, wanted: () => boolean): boolean {
    this.#left = chunk;
    return this.flush(wanted);
  }

  /** Goes on with what is left. */
  flush(wanted: () => boolean): boolean {
    while (this.#left.length > 0) {
      this.#buffer ??= this.#next();
      const buffer = this.#buffer;
      const length = Math.min(buffer.length, this.#left.length);
      buffer.set(this.#left.subarray(0, length));
      this.#left = this.#left.subarray(length);
      const more = Reflect.apply(this.#options.callback, this.#socket, [length, buffer]);
      // Asked for as soon as the last is full, as in `net.Socket`.
      this.#buffer = this.#next();
      if (more === false || !wanted()) return false;
    }
    return true;
  }

  #next(): Uint8Array {
    const { buffer } = this.#options;
    const next = typeof buffer === 'function' ? buffer() : buffer;
    if (!(next instanceof Uint8Array) || next.length === 0) {
      throw wrongType('options.onread.buffer', 'an instance of Uint8Array that is not empty', next);
    }
    return next;
  }
}

const NOTHING = new Uint8Array(0);

/** The option `onread`; undefined where it is none, which `net` passes over, too. */
export function parseOnRead(value: unknown): OnReadOptions | undefined {
  if (typeof value !== 'object' || value === null || !('buffer' in value && 'callback' in value)) return undefined;
  const { buffer, callback } = value;
  if (!(buffer instanceof Uint8Array) && typeof buffer !== 'function') return undefined;
  checkFunction(callback, 'options.onread.callback');
  return { buffer: buffer as OnReadOptions['buffer'], callback: callback as OnReadOptions['callback'] };
}
