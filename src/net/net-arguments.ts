import { wrongValue } from './misuse.ts';

/** What `connect` and `listen` were called with, as options and a callback. */
export type NormalizedArguments = readonly [options: Readonly<Record<string, unknown>>, callback: Listener | null];
type Listener = (...args: unknown[]) => void;

const made = new WeakSet<object>();

/**
 * The overloads of `node:net` in one form: `(options[, callback])`, `(path[, callback])`, `(port[, host][, …][, callback])`.
 * What it has made itself is taken as it is.
 */
export function normalizeArguments(args: readonly unknown[]): NormalizedArguments {
  const [first, second] = args;
  if (isNormalized(first)) return first;
  const last = args.at(-1);
  const normalized: NormalizedArguments = [
    optionsOf(first, second, args.length),
    typeof last === 'function' ? (last as Listener) : null,
  ];
  made.add(normalized);
  return normalized;
}

function isNormalized(value: unknown): value is NormalizedArguments {
  return typeof value === 'object' && value !== null && made.has(value);
}

function optionsOf(first: unknown, second: unknown, count: number): Record<string, unknown> {
  if (count === 0) return {};
  if (typeof first === 'object' && first !== null) return first as Record<string, unknown>;
  if (isPath(first)) return { path: first };
  return typeof second === 'string' ? { port: first, host: second } : { port: first };
}

/** A text that is no number names a pipe. */
function isPath(value: unknown): boolean {
  return typeof value === 'string' && !(Number(value) >= 0);
}

/** Options that Node knows as those of a stream of objects; a connection is one of bytes. */
export function refuseObjectMode(options: object): void {
  for (const name of ['objectMode', 'readableObjectMode', 'writableObjectMode'] as const) {
    const value: unknown = name in options ? Reflect.get(options, name) : undefined;
    if (value) throw wrongValue(`options.${name}`, value, 'is not supported');
  }
}
