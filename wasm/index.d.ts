/** Bytes in one page of WebAssembly memory. */
export declare const PAGE_BYTES: 65536;

/** The ABI that this loader speaks. */
export declare const ABI_VERSION: number;

export interface InstantiateOptions {
  /** Size of the memory in pages of 65,536 bytes, 4 to 32768; 128 (8 MiB) by default. It never changes. */
  readonly pages?: number;
}

/**
 * One instance with a memory of its own. Every argument is an integer; an address or offset counts bytes from the
 * start of `buffer`. README.md has the functions as a table.
 */
export interface Smoltcp {
  /** The whole memory: not shared, never detached, never grown. */
  readonly buffer: ArrayBuffer;

  abi_version(): number;
  /** `length` zeroed bytes at a multiple of 64, or 0 when there is no room. */
  allocate(length: number): number;
  /** Gives back what `allocate(length)` returned. */
  release(address: number, length: number): void;

  /** Returns how many of `count` rows are sound. */
  decode_datagrams(rows: number, count: number, start: number, end: number): number;
  /** Returns the number of rows written, at most `rowLimit`. */
  split_train(
    offset: number,
    length: number,
    segmentSize: number,
    rows: number,
    rowLimit: number,
    start: number,
    end: number,
  ): number;
  encode_segments(rows: number, count: number, start: number, end: number): void;

  /** Returns how many of `count` rows are sound. */
  decode_packets(rows: number, count: number, start: number, end: number): number;
  encode_packets(rows: number, count: number, start: number, end: number): void;

  /** Internet checksum (RFC 1071), folded, not complemented, on top of `initial`. */
  checksum(offset: number, length: number, initial: number): number;
  /** The row layout of this build, constant by constant; -1 past the end. */
  row_layout(index: number): number;

  /** The number of a new test peer, or 0. `peer.js` has a class for it. */
  peer_new(
    version: number,
    address: number,
    mtu: number,
    receiveBuffer: number,
    sendBuffer: number,
    seedHigh: number,
    seedLow: number,
    flags: number,
    ackDelay: number,
  ): number;
  peer_free(peer: number): void;
  peer_listen(peer: number, port: number): number;
  peer_connect(peer: number, version: number, address: number, remotePort: number, localPort: number): number;
  peer_receive(peer: number, now: number, offset: number, length: number): number;
  peer_poll(peer: number, now: number): number;
  peer_output(peer: number): number;
  peer_poll_at(peer: number, now: number): number;
  peer_send(peer: number, offset: number, length: number): number;
  peer_read(peer: number, offset: number, length: number): number;
  peer_state(peer: number): number;
  peer_close(peer: number): number;
  peer_abort(peer: number): number;
}

/** Compiles (once per process) and instantiates the engine; synchronous, reads `smoltcp.wasm` beside this file. */
export declare function instantiate(options?: InstantiateOptions): Smoltcp;
