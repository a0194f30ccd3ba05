import type { Association } from '../multihome/association.ts';
import { type SuspicionSettings, suspicionDeadline } from '../multihome/suspicion.ts';
import type { TcpConnection } from '../tcp/connection.ts';
import { createPathEvidence } from '../tcp/segment.ts';
import type { Carriers } from './carriers.ts';

/** Of all connections: filled and read within one call. */
export const evidence = createPathEvidence();
const shared = { multiplier: 1, peerAckDelay: 0 };

/** When `path` is suspect by what the connection has in flight there (R-MH-40); Infinity: nothing. Then `evidence` is that of the path. */
export function overdueAt(
  tcp: TcpConnection,
  association: Association,
  path: number,
  peerAckDelay: number,
  carriers: Carriers | null,
): number {
  tcp.evidence(path, evidence);
  const known = association.paths[path];
  // Nothing of this connection has been acknowledged by it so far: what probes, and other connections, have seen counts.
  if (evidence.srtt === 0 && known !== undefined) {
    evidence.srtt = known.srtt;
    evidence.rttvar = known.rttvar;
  }
  const settings = suspicionSettings(association, path, peerAckDelay);
  return carriers?.overdueAt(path, evidence) ?? suspicionDeadline(evidence, settings);
}

/** One object, filled anew by each call. */
export function suspicionSettings(association: Association, path: number, peerAckDelay: number): SuspicionSettings {
  shared.multiplier = association.paths[path]?.multiplier ?? 1;
  shared.peerAckDelay = peerAckDelay;
  return shared;
}
