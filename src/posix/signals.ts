import type { KamoSocket } from '../net/socket.ts';
import type { ActiveEvent, PathEvent } from '../net/socket-events.ts';
import { SA_SIGINFO, SI_PATH_DOWN, SI_PATH_MOVED, SI_PATH_SUSPECT, SI_PATHLESS, SIGURG } from './constants.ts';
import { type ErrorName, numberOf } from './errno.ts';
import type { Outcome } from './settings.ts';

/** What a handler is told (signal.h). */
export interface siginfo_t {
  readonly si_signo: number;
  /** Why: one of the `SI_…` constants. */
  readonly si_code: number;
  /** The number of the error of a connection that has failed, else 0. */
  readonly si_errno: number;
  readonly si_fd: number;
}

/** What is to be done at a signal; with neither handler nothing. */
export interface SigactionAct {
  sa_handler?: ((signo: number) => void) | null;
  sa_sigaction?: ((signo: number, info: siginfo_t) => void) | null;
  /** `SA_SIGINFO`: call `sa_sigaction`. Default 0. */
  sa_flags?: number;
  /** Only for this descriptor, before what is set for all. */
  sa_fd?: number;
}

let forAll: SigactionAct | undefined;
const forOne = new Map<number, SigactionAct>();

/** Sets what is to be done; the old action goes into `old`. */
export function setAction(signo: unknown, act: unknown, old: unknown): Outcome {
  if (signo !== SIGURG) return 'EINVAL';
  if (act !== null && !isAction(act)) return 'EINVAL';
  if (old !== undefined && old !== null && typeof old !== 'object') return 'EFAULT';
  const fd = act?.sa_fd;
  const before = fd === undefined ? forAll : forOne.get(fd);
  if (typeof old === 'object' && old !== null) {
    Object.assign(old, { sa_handler: null, sa_sigaction: null, sa_flags: 0 } satisfies SigactionAct, before);
  }
  if (act === null) return 0;
  if (fd === undefined) forAll = { ...act };
  else forOne.set(fd, { ...act });
  return 0;
}

/** A descriptor is closed: the next one with its number begins anew. */
export function forgetActions(fd: number): void {
  forOne.delete(fd);
}

/** Calls the handler in a turn of its own, as a signal comes between two statements. */
export function raise(fd: number, code: number, error?: ErrorName): void {
  const act = forOne.get(fd) ?? forAll;
  if (act === undefined) return;
  const info = { si_signo: SIGURG, si_code: code, si_errno: numberOf(error), si_fd: fd };
  setImmediate(() => {
    if (((act.sa_flags ?? 0) & SA_SIGINFO) !== 0) act.sa_sigaction?.(SIGURG, info);
    else act.sa_handler?.(SIGURG);
  });
}

/** Raises SIGURG for what happens to the paths of a connection. */
export function watchPaths(socket: KamoSocket, fd: () => number): void {
  socket.on('path', ({ path, to }: PathEvent) => {
    if (path.role === 'active') raisePath(fd(), to);
  });
  socket.on('active', ({ to }: ActiveEvent) => raise(fd(), to === undefined ? SI_PATHLESS : SI_PATH_MOVED));
}

/** Raises SIGURG when the path in use has come into a state in which it does not serve. */
export function raisePath(fd: number, state: string): void {
  if (state === 'suspect') raise(fd, SI_PATH_SUSPECT);
  else if (state === 'down' || state === 'deprecated') raise(fd, SI_PATH_DOWN);
}

function isAction(act: unknown): act is SigactionAct {
  if (typeof act !== 'object' || act === null) return false;
  const { sa_handler, sa_sigaction, sa_flags, sa_fd } = act as Record<string, unknown>;
  const isHandler = (value: unknown): boolean => value === undefined || value === null || typeof value === 'function';
  const isNumber = (value: unknown): boolean => value === undefined || Number.isInteger(value);
  return isHandler(sa_handler) && isHandler(sa_sigaction) && isNumber(sa_flags) && isNumber(sa_fd);
}
