import type { Association } from '../multihome/association.ts';
import type { Path } from '../multihome/path.ts';
import type { TcpConnection } from '../tcp/connection.ts';
import { alternating } from '../wire/ip-address.ts';

/**
 * Gives TCP the paths of the association `to` in place of those of `from`: what the connection knows of its own path goes
 * on under the number that the path has there (R-TR-34). `path` is the one its handshake has verified. Returns the new
 * number of each; null, and nothing has changed: there is no room for `path`.
 *
 * @param mssOf largest segment of a path
 */
export function transferPaths(
  now: number,
  tcp: TcpConnection,
  from: Association,
  to: Association,
  path: number,
  mssOf: (path: Path) => number,
): readonly number[] | null {
  const own = from.paths[path];
  if (own === undefined || to.adopt(now, own.link, own.foreign) < 0) return null;
  const numbers: number[] = [];
  for (const known of from.paths) {
    if (known === undefined) continue;
    const number = to.pathOf(known.link, known.foreign);
    numbers[known.id] = number;
    if (number < 0) tcp.closePath(now, known.id);
  }
  tcp.renumberPaths(Array.from(numbers, (number) => number ?? -1));
  for (const known of to.paths) {
    if (known === undefined) continue;
    if (numbers.includes(known.id)) tcp.setPathMss(now, known.id, mssOf(known));
    else tcp.openPath(known.id, mssOf(known));
  }
  return numbers;
}

/**
 * The path after `path` in the order of preference, then of numbers, one of each family in turn: where one family does not
 * get through, the other is the second try. -1 when there is none.
 */
export function nextAttempt(paths: readonly (Path | undefined)[], path: number): number {
  const sorted = paths.filter((candidate) => candidate !== undefined);
  if (sorted.length < 2) return sorted[0]?.id ?? -1;
  sorted.sort((a, b) => b.preference - a.preference || a.id - b.id);
  const order = alternating(sorted, ({ foreign }) => foreign.family);
  const index = order.findIndex((candidate) => candidate.id === path);
  return order[(index + 1) % Math.max(order.length, 1)]?.id ?? -1;
}
