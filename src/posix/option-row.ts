import type { ErrorName } from './errno.ts';
import type { OptionType } from './option-types.ts';
import type { Outcome, Settings } from './settings.ts';
import type { StreamDescriptor } from './stream.ts';

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
  /** What it does, in a sentence. */
  readonly effect: string;
  readonly get?: (descriptor: StreamDescriptor) => Got;
  readonly set?: (descriptor: StreamDescriptor, value: never) => Outcome;
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
