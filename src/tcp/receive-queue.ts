import { MAX_GAPS, MAX_RECEIVE_CHUNK } from './constants.ts';
import { copyBytes } from './copy.ts';
import { GapList } from './gap-list.ts';

/** What became of a segment's payload. */
export type Placement =
  /** In order: `nxt` moved. */
  | 'in-order'
  /** Kept beyond `nxt`. */
  | 'out-of-order'
  /** All of it was here already. */
  | 'duplicate'
  /** It would have opened one gap too many; nothing was kept. */
  | 'refused';

/**
 * Received bytes, in order and not. A byte is copied once, to its final position by sequence number, into chunks that
 * are handed to the application as they are: a first arrival gets a chunk of its size, a stream larger ones, up to
 * 32 KiB. The caller admits only what is inside the advertised window, which bounds the memory; what was kept is never
 * discarded (RFC 2018, section 8), and what starts at `nxt` is never refused.
 */
export class ReceiveQueue {
  /** RCV.NXT without the FIN. */
  nxt: number;
  readonly gaps = new GapList();
  /** After a placement that met bytes already here: the first such range (RFC 2883, section 4). */
  duplicateLeft = 0;
  duplicateRight = 0;
  /** First byte not yet read. */
  #read: number;
  /** Chunks by position, disjoint; `#starts` is where each begins. */
  #chunks: Uint8Array[] = [];
  #starts: number[] = [];
  /** Size of the next chunk, from what recently came before the application read. */
  #chunkSize = 0;
  #sinceEmpty = 0;

  constructor(nxt: number) {
    this.nxt = nxt;
    this.#read = nxt;
  }

  /** Bytes that `read` will return. */
  get readableLength(): number {
    return (this.nxt - this.#read) | 0;
  }

  /** Sequence number of the next byte to be read. */
  get readSeq(): number {
    return this.#read;
  }

  /** Nothing is kept that anybody waits for. */
  get isEmpty(): boolean {
    return this.nxt === this.#read && this.gaps.count === 0;
  }

  /** Places the payload that starts at `seq`: `length` bytes, at least one, at `offset` of `bytes`. */
  place(seq: number, bytes: Uint8Array, offset: number, length: number): Placement {
    this.duplicateRight = this.duplicateLeft;
    const end = (seq + length) | 0;
    if (seq === this.nxt && this.gaps.count === 0) {
      this.#write(seq, bytes, offset, length);
      this.nxt = end;
      return 'in-order';
    }
    const skipped = (this.nxt - seq) | 0;
    if (skipped > 0) {
      this.duplicateLeft = seq;
      this.duplicateRight = skipped >= length ? end : this.nxt;
      if (skipped >= length) return 'duplicate';
      const from = this.duplicateLeft;
      const placement = this.#merge(this.nxt, end, bytes, offset + skipped);
      this.duplicateLeft = from;
      this.duplicateRight = (from + skipped) | 0;
      return placement;
    }
    return this.#merge(seq, end, bytes, offset);
  }

  /** The next in-order bytes, or null: at most one chunk. */
  read(): Uint8Array | null {
    const available = (this.nxt - this.#read) | 0;
    if (available === 0) return null;
    const chunk = this.#chunks[0] as Uint8Array;
    const from = (this.#read - (this.#starts[0] as number)) | 0;
    const length = Math.min(available, chunk.length - from);
    this.#read = (this.#read + length) | 0;
    this.#sinceEmpty += length;
    if (from + length === chunk.length) {
      this.#chunks.shift();
      this.#starts.shift();
    }
    if (this.#read === this.nxt) this.#adapt();
    return length === chunk.length ? chunk : chunk.subarray(from, from + length);
  }

  #merge(seq: number, end: number, bytes: Uint8Array, offset: number): Placement {
    const gaps = this.gaps;
    const first = gaps.find(seq);
    let last = first;
    let cursor = seq;
    while (last < gaps.count && ((gaps.left(last) - end) | 0) <= 0) {
      const left = gaps.left(last);
      if (((left - cursor) | 0) > 0) this.#write(cursor, bytes, offset + ((cursor - seq) | 0), (left - cursor) | 0);
      this.#noteDuplicate(seq, end, left, gaps.right(last));
      if (((gaps.right(last) - cursor) | 0) > 0) cursor = gaps.right(last);
      last++;
    }
    const inOrder = seq === this.nxt;
    if (first === last && !inOrder && gaps.count >= MAX_GAPS) return 'refused';
    if (((end - cursor) | 0) > 0) {
      this.#write(cursor, bytes, offset + ((cursor - seq) | 0), (end - cursor) | 0);
      cursor = end;
    }
    if (inOrder) {
      this.nxt = cursor;
      gaps.remove(first, last);
      return 'in-order';
    }
    if (last - first === 1 && ((gaps.left(first) - seq) | 0) <= 0 && gaps.right(first) === cursor) return 'duplicate';
    const left = first < last && ((gaps.left(first) - seq) | 0) < 0 ? gaps.left(first) : seq;
    gaps.replace(first, last, left, cursor);
    return 'out-of-order';
  }

  /** `[left, right)` was here before `[seq, end)` came: the first overlap is kept for D-SACK. */
  #noteDuplicate(seq: number, end: number, left: number, right: number): void {
    if (this.duplicateLeft !== this.duplicateRight) return;
    const from = ((left - seq) | 0) > 0 ? left : seq;
    const to = ((right - end) | 0) < 0 ? right : end;
    if (((to - from) | 0) <= 0) return;
    this.duplicateLeft = from;
    this.duplicateRight = to;
  }

  /** Copies `length` bytes to position `seq`, into chunks that are there or made now. */
  #write(seq: number, bytes: Uint8Array, offset: number, length: number): void {
    let at = seq;
    let from = offset;
    let left = length;
    let index = this.#find(at);
    while (left > 0) {
      let chunk = this.#chunks[index];
      let inside = chunk === undefined ? -1 : (at - (this.#starts[index] as number)) | 0;
      if (chunk === undefined || inside < 0) {
        chunk = this.#allocate(index, at, left);
        inside = 0;
      }
      const part = Math.min(left, chunk.length - inside);
      copyBytes(bytes, from, chunk, inside, part);
      at = (at + part) | 0;
      from += part;
      left -= part;
      index++;
    }
  }

  /** Index of the chunk that holds `seq`, or of the one before which a chunk for it belongs. */
  #find(seq: number): number {
    let high = this.#chunks.length;
    let low = 0;
    if (high > low) {
      const last = high - 1;
      const inside = (seq - (this.#starts[last] as number)) | 0;
      if (inside >= 0) return inside < (this.#chunks[last] as Uint8Array).length ? last : high;
      high = last;
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      const end = ((this.#starts[middle] as number) + (this.#chunks[middle] as Uint8Array).length) | 0;
      if (((end - seq) | 0) > 0) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** A chunk at `seq`, before the one at `index` and not reaching into it. */
  #allocate(index: number, seq: number, length: number): Uint8Array {
    let size = Math.max(this.#chunkSize, Math.min(length, MAX_RECEIVE_CHUNK));
    if (index < this.#chunks.length) size = Math.min(size, ((this.#starts[index] as number) - seq) | 0);
    const chunk = new Uint8Array(size);
    if (index === this.#chunks.length) {
      this.#chunks.push(chunk);
      this.#starts.push(seq);
    } else {
      this.#chunks.splice(index, 0, chunk);
      this.#starts.splice(index, 0, seq);
    }
    // More than one chunk between two reads: a stream.
    this.#chunkSize = Math.min(MAX_RECEIVE_CHUNK, Math.max(2 * size, this.#chunkSize));
    return chunk;
  }

  /** All that is in order was read: the next chunk is as large as what came since the last time. */
  #adapt(): void {
    this.#chunkSize = this.#sinceEmpty >= MAX_RECEIVE_CHUNK / 2 ? MAX_RECEIVE_CHUNK : 0;
    this.#sinceEmpty = 0;
  }
}
