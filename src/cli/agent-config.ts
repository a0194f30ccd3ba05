import { readFile } from 'node:fs/promises';
import { asCommandError, CommandError, EXIT } from './exit-codes.ts';

/** What a configuration file of `kamo agent` may say; flags go before it. */
export interface AgentConfig {
  readonly listen?: readonly string[] | undefined;
  readonly store?: string | undefined;
  readonly capacity?: number | undefined;
  /** 32 hexadecimal digits; agents that stand for each other share it. */
  readonly cookieKey?: string | undefined;
  readonly dns?: readonly string[] | undefined;
  readonly zone?: string | undefined;
  /** A port may be a number. */
  readonly http?: string | undefined;
}

const KEYS = 'listen, store, capacity, cookieKey, dns, zone, http';

/** Reads and checks a file of JSON. Everything that is wrong is told by its place. */
export async function readAgentConfig(file: string): Promise<AgentConfig> {
  const v = await import('valibot').catch((cause: unknown) => {
    throw new CommandError(EXIT.setup, 'ERR_KAMO_SETUP', 'a configuration file needs the package valibot', { cause });
  });
  let read: unknown;
  try {
    read = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw wrongConfig(file, [error.message]);
    throw asCommandError(error, `cannot read ${file}`);
  }
  if (Array.isArray(read)) throw wrongConfig(file, ['the file: Expected an object, not a list']);
  const texts = v.optional(v.pipe(v.array(v.string()), v.minLength(1, 'Expected at least one address')));
  const schema = v.strictObject({
    listen: texts,
    store: v.optional(v.string()),
    capacity: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    cookieKey: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-fA-F]{32}$/, 'Expected 32 hexadecimal digits'))),
    dns: texts,
    zone: v.optional(v.string()),
    http: v.optional(v.union([v.string(), v.pipe(v.number(), v.transform(String))], 'Expected a port or an address')),
  });
  const result = v.safeParse(schema, read);
  if (result.success) return result.output;
  throw wrongConfig(
    file,
    result.issues.map((issue) => {
      const place = v.getDotPath(issue) ?? 'the file';
      return issue.expected === 'never' ? `${place}: no such key; keys are ${KEYS}` : `${place}: ${issue.message}`;
    }),
  );
}

/** The error for a file of which something is wrong; each fault names its place. */
export function wrongConfig(file: string, faults: readonly string[]): CommandError {
  return new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', `${file}: ${faults.join('; ')}`);
}
