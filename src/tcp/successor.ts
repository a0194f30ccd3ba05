import { ACK, RST, SYN } from '../wire/segment-row.ts';
import type { Segment } from './segment.ts';
import type { Tcb } from './tcb.ts';

/**
 * Whether a segment for a connection in TIME-WAIT is certainly the SYN of a new one between the same addresses and ports
 * (RFC 6191, section 2; MAY-2 of RFC 9293): a later timestamp; one as late, or none, and a sequence number behind all
 * that was received; or timestamps where there were none. `path` is that of the old connection.
 */
export function isSuccessor(tcb: Tcb, path: number, segment: Segment): boolean {
  if (tcb.state !== 'time-wait' || (segment.flags & (SYN | ACK | RST)) !== SYN) return false;
  if (segment.hasTimestamp) {
    if (!tcb.timestamps) return true;
    const later = (segment.tsVal - (tcb.path(path)?.tsRecent ?? 0)) | 0;
    if (later !== 0) return later > 0;
  }
  return ((segment.seq - tcb.rcvNxt) | 0) > 0;
}
