import type { LocalEntry } from '../multihome/local-entry.ts';
import type { Path } from '../multihome/path.ts';
import type { TcpPathStatistics } from '../tcp/segment.ts';
import type { PathInfo } from './output.ts';

/** What a path is for, by its number and those of the active path and the alternate. */
export function roleOf(path: number, active: number, alternate: number): PathInfo['role'] {
  if (path === active) return 'active';
  return path === alternate ? 'alternate' : 'none';
}

/** What is told about a path: the association's view of it and TCP's. */
export function pathInfo(
  path: Path,
  entry: LocalEntry | undefined,
  role: PathInfo['role'],
  statistics: TcpPathStatistics,
): PathInfo {
  const srtt = statistics.srtt > 0 ? statistics.srtt : path.srtt;
  const minRtt = Math.min(path.minRtt, statistics.minRtt > 0 ? statistics.minRtt : Number.POSITIVE_INFINITY);
  return {
    id: path.id,
    link: path.link,
    local: entry?.local,
    foreign: path.foreign,
    state: path.state,
    role,
    spare: entry?.spareOf !== undefined,
    wish: path.ownWish,
    peerWish: path.peerWish,
    inOk: path.inOk,
    outOk: path.outOk,
    rtt: srtt > 0 ? srtt : undefined,
    minRtt: Number.isFinite(minRtt) ? minRtt : undefined,
    controller: statistics.controller,
    pacingRate: statistics.pacingRate,
    deliveryRate: statistics.deliveryRate,
    cwnd: Math.round(statistics.cwnd),
    inFlight: statistics.inFlight,
    bytesSent: statistics.bytesSent,
    bytesDelivered: statistics.bytesDelivered,
    bytesReceived: path.bytesReceived,
    lostSegments: statistics.lostSegments,
    retransmittedSegments: statistics.retransmittedSegments,
    lastReason: path.lastReason,
  };
}
