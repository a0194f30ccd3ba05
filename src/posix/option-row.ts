import type { SOCK_DGRAM, SOCK_STREAM } from './constants.ts';
import type { Descriptor } from './descriptor.ts';
import type { ErrorName } from './errno.ts';
import type { OptionType } from './option-types.ts';
import type { Outcome, Settings } from './settings.ts';

/** What getting an option comes to. */
export type Got = { readonly value: unknown } | ErrorName;

/** One option. */
export interface OptionRow {
  readonly level: number;
  readonly name: number;
  /** Its name in C. */
  readonly symbol: string;
  readonly type: OptionType;
  /** Of an int: least and most. */
  readonly range?: readonly [least: number, most: number];
  /** The only type of socket that has it; undefined: every one. */
  readonly only?: typeof SOCK_STREAM | typeof SOCK_DGRAM;
  /** What it does, in a sentence. */
  readonly effect: string;
  readonly get?: (descriptor: Descriptor) => Got;
  readonly set?: (descriptor: Descriptor, value: never) => Outcome;
}

/** What is kept among the settings of a socket, and told to its connection. */
export function setting<K extends keyof Settings>(
  row: Omit<OptionRow, 'get' | 'set'>,
  key: K,
  encode: (kept: Settings[K]) => unknown,
  decode: (value: never) => Settings[K],
): OptionRow {
  return {
    ...row,
    get: ({ settings }) => ({ value: encode(settings[key]) }),
    set: (descriptor, value) => {
      descriptor.settings[key] = decode(value);
      descriptor.apply();
      return 0;
    },
  };
}
