import type { Association } from '../multihome/association.ts';
import type { TcpConnection } from '../tcp/connection.ts';
import { createPathEvidence, TCP_EVENT } from '../tcp/segment.ts';
import type { ConnectionId, TransportEvent } from './output.ts';

const evidence = createPathEvidence();

/**
 * Tells the association what TCP has seen delivered on which path, for the states of the paths.
 *
 * @param arrivals bits of the paths by which segments came
 * @param withRtt the round trips that TCP knows of, too
 */
export function reportDelivery(
  now: number,
  tcp: TcpConnection,
  association: Association,
  arrivals: number,
  withRtt: boolean,
): void {
  for (const path of association.paths) {
    if (path === undefined) continue;
    tcp.evidence(path.id, evidence);
    const own = (arrivals & (1 << path.id)) !== 0;
    const news = association.noteDelivered(now, path.id, evidence.lastAckedSentAt, own);
    if (news && withRtt && evidence.srtt > 0) association.noteRtt(now, path.id, evidence.srtt, evidence.minRtt);
  }
}

/** Tells the application, once per round, what TCP's bits mean to it. */
export function reportEvents(emit: (event: TransportEvent) => void, connection: ConnectionId, events: number): void {
  if ((events & TCP_EVENT.trouble) !== 0) emit({ type: 'trouble', connection });
  if ((events & TCP_EVENT.readable) !== 0) emit({ type: 'readable', connection });
  if ((events & TCP_EVENT.acknowledged) !== 0) emit({ type: 'acknowledged', connection });
  if ((events & TCP_EVENT.peerFinished) !== 0) emit({ type: 'peer-finished', connection });
  if ((events & TCP_EVENT.closed) !== 0) emit({ type: 'closed', connection });
}
