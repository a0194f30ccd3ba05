import type { Segment } from '../../tcp/segment.ts';
import { ROW, ROW_FLAG, SYN } from '../../wire/segment-row.ts';
import { readUserTimeout, sackSize } from '../../wire/tcp-option.ts';
import { SegmentReader } from '../segment-reader.ts';
import { TIMESTAMPS_BYTES } from './constants.ts';

/** Fills one reused segment from rows of IP packets: what UDP mode has, and what only IP and a whole TCP header tell. */
export class NativeSegmentReader {
  readonly #reader = new SegmentReader();

  /** The memory that offsets in the next rows refer to. */
  begin(arena: { readonly bytes: Uint8Array; readonly view: DataView }): void {
    this.#reader.begin(arena);
  }

  /** Reads the row that begins at word `row`. */
  read(rows: Int32Array, row: number): Segment {
    const segment = this.#reader.read(rows, row);
    const network = rows[row + ROW.network] ?? 0;
    segment.urgentPointer = network & 0xffff;
    segment.congestion = (network >>> 16) & 3;
    // There is no bit that asks for an acknowledgment, and no control segment.
    segment.ackNow = false;
    const { optionsOffset, optionsLength } = this.#reader;
    const flags = rows[row + ROW.flags] ?? 0;
    if ((flags & SYN) === 0) {
      const usual = ((flags & ROW_FLAG.timestamp) !== 0 ? TIMESTAMPS_BYTES : 0) + sackSize(segment.sackCount);
      // Only what is neither timestamps nor SACK can be the user timeout: few segments are walked a second time.
      if (optionsLength > usual) segment.userTimeout = readUserTimeout(segment.view, optionsOffset, optionsLength);
    }
    return segment;
  }
}
