import { AsyncResource } from 'node:async_hooks';

/** In the context in which this module was loaded: that of no request. */
const NOBODY = new AsyncResource('KAMO');

/** Runs what serves the whole process outside of the context of whoever needed it first. */
export function asNobody<T>(run: () => T): T {
  return NOBODY.runInAsyncScope(run);
}

/** The context, as of `AsyncLocalStorage`, in which a socket that is connected, bound or listens now is told what happens to it. */
export function contextOf(what: 'SOCKET' | 'SERVER' | 'DATAGRAM_SOCKET'): AsyncResource {
  return new AsyncResource(`KAMO_${what}`);
}
