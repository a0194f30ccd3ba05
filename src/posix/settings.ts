import type { KamoConnectOptions } from '../net/connect-options.ts';
import type { ErrorName } from './errno.ts';

/** How an end sends by its paths. */
export type ScheduleName = NonNullable<KamoConnectOptions['schedule']>;

/** By the numbers that TCP_SCHEDULE has for them. */
export const SCHEDULES = ['failover', 'hedged', 'redundant', 'aggregate'] as const satisfies readonly ScheduleName[];

/** Bytes that SO_SNDBUF and SO_RCVBUF allow at most. */
export const LARGEST_BUFFER = 64 * 1024 * 1024;

/** What the options of one socket say, before and after it is connected; times are in ms, 0 for none. */
export interface Settings {
  /** Bytes that may wait to leave before `send` waits. */
  sendBuffer: number;
  /** Bytes held for `recv`; of a connection made after it was set. */
  receiveBuffer: number;
  receiveTimeout: number;
  sendTimeout: number;
  reuseAddress: boolean;
  noDelay: boolean;
  keepAlive: boolean;
  keepIdle: number;
  keepInterval: number;
  keepCount: number;
  userTimeout: number;
  /** Whether `close` resets, or how long it may take in seconds: null, as `net` does. */
  linger: { readonly on: boolean; readonly seconds: number };
  schedule: ScheduleName;
}

export function defaultSettings(): Settings {
  return {
    sendBuffer: 65_536,
    receiveBuffer: 65_536,
    receiveTimeout: 0,
    sendTimeout: 0,
    reuseAddress: false,
    noDelay: false,
    keepAlive: false,
    keepIdle: 7200,
    keepInterval: 75,
    keepCount: 9,
    userTimeout: 0,
    linger: { on: false, seconds: 0 },
    schedule: 'failover',
  };
}

/** What a call comes to: what it returns, or the name of its error. */
export type Outcome = number | ErrorName;
