import type { KamoSocketOptions } from './connect-options.ts';
import { checkInteger, checkNumber, checkSignal } from './misuse.ts';

/** The options of a socket as a copy; a number is a descriptor, as in `net`. Throws what `net` throws. */
export function checkSocketOptions(options: unknown): KamoSocketOptions {
  const given: Record<string, unknown> =
    typeof options === 'object' && options !== null
      ? { ...options }
      : typeof options === 'number'
        ? { fd: options }
        : {};
  const { fd, signal } = given;
  if (fd !== undefined && fd !== null) checkInteger(fd, 'fd', 0);
  if (signal) checkSignal(signal, 'signal');
  const { keepAliveInitialDelay: delay } = given;
  if (delay !== undefined) checkNumber(delay, 'options.keepAliveInitialDelay');
  // Of a descriptor's socket alone, as there.
  if (!isOfSystem(given)) for (const name of ['readable', 'writable']) Reflect.deleteProperty(given, name);
  return { ...given, ...(delay === undefined ? {} : { keepAliveInitialDelay: Math.max(0, delay) }) };
}

/** The socket is to be one of the system's, which its descriptor or handle names. */
export function isOfSystem({ fd, handle }: KamoSocketOptions): boolean {
  return (fd !== undefined && fd !== null) || (handle !== undefined && handle !== null);
}
