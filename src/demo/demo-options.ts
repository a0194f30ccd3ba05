/** What `kamo demo` may be told. */
export interface DemoOptions {
  /** Round trip from host to host, in ms. */
  readonly rtt: number;
  /** Rate of each ISP in kbit/s. */
  readonly rate: number;
  /** Cut a third of the way, never, or at this fraction of the bytes. */
  readonly cut: 'auto' | 'none' | number;
  readonly seed: number;
  /** Bytes of pseudo-random payload, unless there is a file. */
  readonly size: number;
  readonly file?: string;
  /** Milliseconds after which the run has failed; default: three times what the lines need, and 20 s. */
  readonly timeout?: number;
}

export const DEFAULT_OPTIONS = {
  rtt: 20,
  rate: 80_000,
  cut: 'auto',
  seed: 1,
  size: 64 * 1024 * 1024,
} as const satisfies DemoOptions;

/** The share of the bytes that has arrived when the ISP in use is cut. */
export const AUTO_CUT = 1 / 3;

/** The line works again after this time, in ms, or when `HEAL_FRACTION` of the bytes have arrived. */
export const HEAL_AFTER = 2000;
export const HEAL_FRACTION = 0.85;
