import { createSegment, type Segment } from '../tcp/segment.ts';
import { ROW, ROW_FLAG, SYN } from '../wire/segment-row.ts';
import { readSynOptions, synOptions } from '../wire/tcp-option.ts';

/** Fills one reused segment from the rows of a train. */
export class SegmentReader {
  readonly segment: Segment = createSegment();
  /** Words of the destination's connection ID; in a SYN its ports, version and hint. */
  idHigh = 0;
  idLow = 0;
  /** Of the whole datagram, in bytes of UDP payload. */
  size = 0;
  /** All option bytes of the row read last. */
  optionsOffset = 0;
  optionsLength = 0;
  /** Whether an option of kamo's is among them. */
  hasKamo = false;
  readonly #synOptions = synOptions();

  /** The memory that offsets in the next rows refer to. */
  begin(arena: { readonly bytes: Uint8Array; readonly view: DataView }): void {
    this.segment.bytes = arena.bytes;
    this.segment.view = arena.view;
  }

  /** Reads the row that begins at word `row`. */
  read(rows: Int32Array, row: number): Segment {
    const { segment } = this;
    const flags = rows[row + ROW.flags] ?? 0;
    this.size = rows[row + ROW.length] ?? 0;
    this.idHigh = rows[row + ROW.idHigh] ?? 0;
    this.idLow = rows[row + ROW.idLow] ?? 0;
    this.optionsOffset = rows[row + ROW.optionsOffset] ?? 0;
    this.optionsLength = rows[row + ROW.optionsLength] ?? 0;
    this.hasKamo = (flags & ROW_FLAG.kamo) !== 0;
    segment.flags = flags & 0xff;
    segment.seq = rows[row + ROW.seq] ?? 0;
    segment.ack = rows[row + ROW.ack] ?? 0;
    segment.window = rows[row + ROW.window] ?? 0;
    segment.hasTimestamp = (flags & ROW_FLAG.timestamp) !== 0;
    segment.tsVal = rows[row + ROW.tsVal] ?? 0;
    segment.tsEcr = rows[row + ROW.tsEcr] ?? 0;
    segment.sackOffset = rows[row + ROW.sackOffset] ?? 0;
    segment.sackCount = rows[row + ROW.sackCount] ?? 0;
    segment.payloadOffset = rows[row + ROW.payloadOffset] ?? 0;
    segment.payloadLength = rows[row + ROW.payloadLength] ?? 0;
    segment.ackNow = (flags & ROW_FLAG.ackNow) !== 0;
    segment.control = false;
    segment.authentic = false;
    segment.mss = 0;
    segment.windowScale = -1;
    segment.sackPermitted = false;
    segment.urgentPointer = 0;
    segment.congestion = 0;
    segment.userTimeout = -1;
    segment.segments = 1;
    if ((flags & SYN) !== 0) this.#readSynOptions();
    return segment;
  }

  #readSynOptions(): void {
    const { segment } = this;
    const options = this.#synOptions;
    readSynOptions(segment.view, this.optionsOffset, this.optionsLength, options);
    segment.mss = options.mss;
    segment.windowScale = options.windowScale;
    segment.sackPermitted = options.sackPermitted;
    segment.userTimeout = options.userTimeout;
  }
}
