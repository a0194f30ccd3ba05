import type { ErrorName } from './errno.ts';

export type StreamState = 'idle' | 'listening' | 'connecting' | 'connected' | 'closed';

/** The calls that ask for a state, and what each gives in the states that do not have it. */
export type StreamCall = 'bind' | 'listen' | 'accept' | 'connect' | 'transfer';

/** POSIX.1-2017, the ERRORS of each call; a state that is not named has the call. */
export const STREAM_CALLS = {
  bind: { listening: 'EINVAL', connecting: 'EINVAL', connected: 'EINVAL', closed: 'EBADF' },
  listen: { connecting: 'EINVAL', connected: 'EINVAL', closed: 'EBADF' },
  accept: { idle: 'EINVAL', connecting: 'EINVAL', connected: 'EINVAL', closed: 'EBADF' },
  connect: { listening: 'EOPNOTSUPP', connecting: 'EALREADY', connected: 'EISCONN', closed: 'EBADF' },
  transfer: { idle: 'ENOTCONN', listening: 'ENOTCONN', connecting: 'ENOTCONN', closed: 'EBADF' },
} as const satisfies Record<StreamCall, Partial<Record<StreamState, ErrorName>>>;

/** The error of a call in a state; undefined: it may go on. */
export function obstacle(call: StreamCall, state: StreamState): ErrorName | undefined {
  const errors: Partial<Record<StreamState, ErrorName>> = STREAM_CALLS[call];
  return errors[state];
}
