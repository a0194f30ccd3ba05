import { KamoError } from '../net/errors.ts';

/** Errors by name: their numbers on Linux (asm-generic/errno.h), and their text. */
export const ERRNO = {
  EIO: [5, 'Input/output error'],
  EBADF: [9, 'Bad file descriptor'],
  EAGAIN: [11, 'Resource temporarily unavailable'],
  ENOMEM: [12, 'Cannot allocate memory'],
  EACCES: [13, 'Permission denied'],
  EFAULT: [14, 'Bad address'],
  EINVAL: [22, 'Invalid argument'],
  EMFILE: [24, 'Too many open files'],
  EPIPE: [32, 'Broken pipe'],
  EDOM: [33, 'Numerical argument out of domain'],
  ENOENT: [2, 'No such file or directory'],
  EPROTO: [71, 'Protocol error'],
  EDESTADDRREQ: [89, 'Destination address required'],
  EMSGSIZE: [90, 'Message too long'],
  EPROTOTYPE: [91, 'Protocol wrong type for socket'],
  ENOPROTOOPT: [92, 'Protocol not available'],
  EPROTONOSUPPORT: [93, 'Protocol not supported'],
  ESOCKTNOSUPPORT: [94, 'Socket type not supported'],
  EOPNOTSUPP: [95, 'Operation not supported'],
  EAFNOSUPPORT: [97, 'Address family not supported by protocol'],
  EADDRINUSE: [98, 'Address already in use'],
  EADDRNOTAVAIL: [99, 'Cannot assign requested address'],
  ENETUNREACH: [101, 'Network is unreachable'],
  ECONNABORTED: [103, 'Software caused connection abort'],
  ENOBUFS: [105, 'No buffer space available'],
  ECONNRESET: [104, 'Connection reset by peer'],
  EISCONN: [106, 'Transport endpoint is already connected'],
  ENOTCONN: [107, 'Transport endpoint is not connected'],
  ETIMEDOUT: [110, 'Connection timed out'],
  ECONNREFUSED: [111, 'Connection refused'],
  EHOSTUNREACH: [113, 'No route to host'],
  EALREADY: [114, 'Operation already in progress'],
  EINPROGRESS: [115, 'Operation now in progress'],
  EINVALIDLOCATOR: [1001, 'Invalid locator'],
  EUNREACHABLELOCATOR: [1002, 'Locator not reachable'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorName = keyof typeof ERRNO;

/** The number of the error of the call that failed last; 0 before the first. */
export let errno = 0;

/** Says that a call has failed: sets `errno` and is what the call returns. */
export function failed(name: ErrorName): -1 {
  errno = ERRNO[name][0];
  return -1;
}

/** The number of an error, 0 for none. */
export function numberOf(error: ErrorName | undefined): number {
  return error === undefined ? 0 : ERRNO[error][0];
}

/** The text of an error's number, as C has it. */
export function strerror(number: number): string {
  for (const [value, text] of Object.values(ERRNO)) if (value === number) return text;
  return `Unknown error ${String(number)}`;
}

/** The name that POSIX has for an error of a socket; `EIO` for what it has no name for. */
export function errorName(error: unknown): ErrorName {
  const name =
    error instanceof KamoError ? error.systemCode : error instanceof Error && 'code' in error ? error.code : undefined;
  // Nobody knows where the node is, or who would know does not answer.
  if (name === 'ENOTFOUND') return 'EADDRNOTAVAIL';
  if (name === 'EAI_AGAIN') return 'ETIMEDOUT';
  return typeof name === 'string' && name in ERRNO ? (name as ErrorName) : 'EIO';
}
