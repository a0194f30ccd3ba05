import type { Descriptor } from './descriptor.ts';
import { LOCATOR_OPTIONS } from './locator-options.ts';
import type { OptionRow } from './option-row.ts';
import { LOCATOR, type OptionType } from './option-types.ts';
import { type Box, isWritable } from './results.ts';
import type { Outcome } from './settings.ts';
import { SHIM_OPTIONS } from './shim-options.ts';
import { sizeof_lin6_prefix } from './sockaddr.ts';
import { SOCKET_OPTIONS } from './socket-options.ts';

/** Every option. */
export const OPTIONS: readonly OptionRow[] = [...SOCKET_OPTIONS, ...LOCATOR_OPTIONS, ...SHIM_OPTIONS];

const byNumber = new Map(OPTIONS.map((row) => [key(row.level, row.name), row]));

/** Writes an option's value into the box. */
export function getOption(
  descriptor: Descriptor,
  level: unknown,
  name: unknown,
  value: Box<unknown>,
  length?: Box<number>,
): Outcome {
  if (typeof value !== 'object' || value === null) return 'EFAULT';
  if (length !== undefined && (typeof length !== 'object' || length === null)) return 'EFAULT';
  const row = rowOf(descriptor, level, name);
  if (row?.get === undefined) return 'ENOPROTOOPT';
  const { size } = row.type;
  if (length !== undefined && size !== undefined && !(length.value >= size)) return 'EINVAL';
  // Getting may change something: SO_ERROR is told once.
  if (!isWritable(value, 'value') || (length !== undefined && !isWritable(length, 'value'))) return 'EFAULT';
  const got = row.get(descriptor);
  if (typeof got === 'string') return got;
  value.value = got.value;
  if (length !== undefined) length.value = size ?? lengthOf(got.value);
  return 0;
}

/** Sets an option; what is wrong changes nothing. */
export function setOption(
  descriptor: Descriptor,
  level: unknown,
  name: unknown,
  value: unknown,
  length?: unknown,
): Outcome {
  const row = rowOf(descriptor, level, name);
  if (row?.set === undefined) return 'ENOPROTOOPT';
  if (value === undefined || value === null) return 'EFAULT';
  const { type, range } = row;
  if (!type.is(value)) return 'EINVAL';
  if (length !== undefined && length !== (type.size ?? lengthOf(value)) && !isSlides(type, value, length))
    return 'EINVAL';
  if (range !== undefined && typeof value === 'number' && (value < range[0] || value > range[1])) return 'EINVAL';
  if (type.fits?.(value) === false) return 'EDOM';
  return row.set(descriptor, value as never);
}

/** The option, where sockets of this type have it. */
function rowOf({ type }: Descriptor, level: unknown, name: unknown): OptionRow | undefined {
  const row = byNumber.get(key(level, name));
  return row?.only === undefined || row.only === type ? row : undefined;
}

function key(level: unknown, name: unknown): string {
  return typeof level === 'number' && typeof name === 'number' ? `${level}/${name}` : '';
}

/** The slides give an address of `ai_tloc` with the size of a prefix, whatever mode its locator is of. */
function isSlides(type: OptionType, value: unknown, length: unknown): boolean {
  return type === LOCATOR && !(value instanceof Uint8Array) && length === sizeof_lin6_prefix;
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string' || value instanceof Uint8Array) return value.length;
  if (typeof value === 'object' && value !== null && 'slin6_locator' in value) return lengthOf(value.slin6_locator);
  return Array.isArray(value) ? value.reduce((sum: number, one) => sum + lengthOf(one), 0) : 0;
}
