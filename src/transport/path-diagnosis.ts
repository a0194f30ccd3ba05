import type { Path } from '../multihome/path.ts';
import type { TcpPathStatistics } from '../tcp/segment.ts';
import type { SocketAddress } from '../wire/socket-address.ts';

/**
 * What keeps more from going by a path at the moment: `nothing` is sent by it as it is not in use; the `application` has
 * written no more; the `peer` has room for no more; `congestion` control; or `pacing`, which lets it out in time.
 */
export type PathLimit = 'nothing' | 'application' | 'peer' | 'congestion' | 'pacing';

/** How a path fares. */
export interface PathDiagnosis {
  readonly path: number;
  readonly local: SocketAddress | undefined;
  readonly foreign: SocketAddress;
  /** Where the peer sees this end by this path, address and port; undefined: it has not said so. */
  readonly observed: { readonly address: string; readonly port: number } | undefined;
  /** An address translator is between: the peer sees another address than the local one. Undefined: not known. */
  readonly translated: boolean | undefined;
  readonly limit: PathLimit;
  /**
   * How often it is kept open while nothing goes by it, in ms: as seldom as what is known of translators on the way
   * allows. Undefined of a path that is not in use.
   */
  readonly keepalive: number | undefined;
  /** Why it is not used though it is there; undefined: it may be. */
  readonly refused: PathRefusal | undefined;
}

/**
 * - `unanswered`: PROBEs were sent, and nothing came back. - `stripped`: something comes by it, but no answer to PROBEs: what is between
 *   lets kamo's options not pass. - `large-packets`: only small ones pass. - `down`: it worked, and does no more.
 * - `withdrawn`, `abandoned`: by either end; by this end's `setPath`.
 */
export type PathRefusal = 'unanswered' | 'stripped' | 'large-packets' | 'down' | 'withdrawn' | 'abandoned';

/** What the key of an address says; undefined: nothing. */
export function observedOf(key: string): PathDiagnosis['observed'] {
  const bar = key.lastIndexOf('|');
  return bar < 0 ? undefined : { address: key.slice(0, bar), port: Number(key.slice(bar + 1)) };
}

/** Unanswered PROBEs after which a path counts as refused. */
const PATIENCE = 3;

export function refusalOf(path: Path): PathRefusal | undefined {
  const { state, unanswered, lastHeardAt, blackHole } = path;
  if (state === 'deprecated') return path.ownWish === 'abandon' ? 'abandoned' : 'withdrawn';
  if (state === 'down') return 'down';
  if (state === 'unverified' && unanswered >= PATIENCE) {
    return lastHeardAt > Number.NEGATIVE_INFINITY ? 'stripped' : 'unanswered';
  }
  return blackHole ? 'large-packets' : undefined;
}

/** @param waiting bytes written and not acknowledged; `room` what the peer has room for */
export function limitOf(used: boolean, statistics: TcpPathStatistics, waiting: number, room: number): PathLimit {
  const { inFlight, cwnd, mss } = statistics;
  if (!used) return 'nothing';
  if (waiting <= inFlight) return 'application';
  if (room < mss) return 'peer';
  return inFlight + mss > cwnd ? 'congestion' : 'pacing';
}
