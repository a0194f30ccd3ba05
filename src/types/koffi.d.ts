/**
 * Types of `koffi` 3 as far as it is used here. It is an optional dependency: with its types declared, the sources
 * compile where it is not installed.
 */
declare module 'koffi' {
  /** A loaded library; `func` makes a function of a declaration in C. */
  export interface Library {
    func(definition: string): (...values: (number | string)[]) => number;
  }

  /** Loads the library at `path`; null: what the process itself exports, libc among it. */
  export function load(path: string | null): Library;
  /** The error number that the last call left in this thread. */
  export function errno(): number;
  /** Where `bytes` begins in memory. */
  export function address(bytes: Uint8Array): bigint;
}
