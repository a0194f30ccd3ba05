import type { EventEmitter } from 'node:events';
import type { PathInfo } from '../transport/output.ts';

/**
 * How long a connection that has to be multihome may have one path only, in ms: some round trips, in which the peer tells
 * its addresses and paths to them are verified, and what is lost thereby is repeated.
 */
export const MULTIHOME_WAIT = 5000;

/** What is told of a connection. */
interface Connection extends EventEmitter {
  paths(): PathInfo[];
}

/** What ends the wait of a connection; beside the sockets, of which few ask for it. */
const waiting = new WeakMap<Connection, () => void>();

/** Calls `fail` when the connection, `connected` or yet to be, is not multihome in time; in place of what was asked before. */
export function demandMultihome(connection: Connection, connected: boolean, fail: () => void): void {
  endDemand(connection);
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    if (isMultihome(connection.paths())) end();
  };
  const begin = (): void => {
    timer = setTimeout(() => {
      end();
      fail();
    }, MULTIHOME_WAIT).unref();
    connection.on('path', look);
    look();
  };
  const end = (): void => {
    clearTimeout(timer);
    connection.off('connect', begin).off('path', look).off('close', end);
    waiting.delete(connection);
  };
  waiting.set(connection, end);
  connection.on('close', end);
  if (connected) begin();
  else connection.once('connect', begin);
}

/** Nothing is asked for any more. */
export function endDemand(connection: Connection): void {
  waiting.get(connection)?.();
}

/** Two of the paths work and have not the same two addresses: spare ports are of one locator. */
function isMultihome(paths: readonly PathInfo[]): boolean {
  const ends = paths
    .filter(({ state, spare }) => !spare && (state === 'active' || state === 'standby'))
    .map(({ local, foreign }) => `${local?.address} ${foreign.address}`);
  return new Set(ends).size > 1;
}
