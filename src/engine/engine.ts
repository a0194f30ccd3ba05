/**
 * The packet engine's port: one call per train. An engine owns one arena of bytes that never moves; hosts place
 * received datagrams in it and take finished ones from it.
 */
export interface Engine {
  /** The whole arena. Never detaches, never grows. */
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Rows for received trains, and how many there is room for. */
  readonly receiveRows: Int32Array;
  readonly receiveRowLimit: number;
  /** Where received datagrams are placed: `[start, end)` in `bytes`. */
  readonly receiveStart: number;
  readonly receiveEnd: number;
  /** Regions for outgoing trains; a region pinned by a link that has not finished with it is left alone. */
  readonly transmitRegions: readonly TransmitRegion[];

  /**
   * UDP mode. Validates `count` datagrams whose `ROW.offset` and `ROW.length` the host has written into
   * `receiveRows`, and fills the other words. Returns how many are without fault. Never throws.
   */
  decodeDatagrams(count: number): number;
  /**
   * UDP mode. Splits one merged datagram (GRO) at `offset`, `length` into pieces of `segmentSize` bytes and decodes
   * each; every piece must carry the first's connection ID and continue its sequence, else it and all that follow
   * have the fault `discontinuous`. Returns the number of rows written.
   */
  splitTrain(offset: number, length: number, segmentSize: number): number;
  /**
   * UDP mode. Writes the headers of rows `[0, count)` of a region. In each row are set: offset, flags (with X, A and
   * timestamp bits), window, idHigh, idLow, seq, ack, tsVal, tsEcr, optionsLength, payloadLength. Raw options other
   * than timestamps and the payload are already in place: a datagram is 20 bytes of header, 2 of option length when
   * extended, 12 of timestamps when that bit is set, `optionsLength` bytes of options (a multiple of 4, at most
   * 40 less the timestamps, unless extended), the payload. Writes `ROW.length`. Where the first row is a
   * stateless reset its datagram is whole already, and all is left as it is.
   */
  encodeSegments(region: TransmitRegion, count: number): void;
}

/** A stretch of the arena with rows of its own. */
export interface TransmitRegion {
  /** `[start, end)` in the engine's `bytes`. */
  readonly start: number;
  readonly end: number;
  readonly rows: Int32Array;
  readonly rowLimit: number;
}
