import type { PathSender } from './path-sender.ts';

/**
 * What is kept of a path's sending state while nothing is sent: numbers in one array, a tenth of the state itself.
 * The window decays by the time since (RFC 7661), so it keeps its meaning.
 */
export type PathMemory = readonly number[];

/** Places in a PathMemory. */
export const MEMORY = {
  srtt: 0,
  rttvar: 1,
  minRtt: 2,
  cwnd: 3,
  ssthresh: 4,
  lastSentAt: 5,
  lastDeliveryAt: 6,
  lastAckedSentAt: 7,
  deliveryRate: 8,
  bytesSent: 9,
  bytesDelivered: 10,
  segmentsSent: 11,
  lostSegments: 12,
  retransmittedSegments: 13,
  hedgedSegments: 14,
  bandwidth: 15,
} as const;

/** Figures at the end that are 0, those of a path that has carried nothing, are left out: absent ones mean the same. */
export function remember(sender: PathSender): PathMemory {
  const memory = [
    sender.rtt.srtt,
    sender.rtt.rttvar,
    sender.rtt.minRtt,
    sender.controller.cwnd,
    sender.controller.ssthresh,
    sender.lastSentAt,
    sender.lastDeliveryAt,
    sender.lastAckedSentAt,
    sender.deliveryRate,
    sender.bytesSent,
    sender.bytesDelivered,
    sender.segmentsSent,
    sender.lostSegments,
    sender.retransmittedSegments,
    sender.hedgedSegments,
    sender.controller.bandwidth,
  ];
  let length = memory.length;
  while (length > MEMORY.deliveryRate && memory[length - 1] === 0) length -= 1;
  return memory.slice(0, length);
}

/** Into a new `sender`. */
export function recall(memory: PathMemory, sender: PathSender): void {
  const at = (place: number): number => memory[place] ?? 0;
  if (at(MEMORY.srtt) > 0) sender.rtt.recall(at(MEMORY.srtt), at(MEMORY.rttvar), at(MEMORY.minRtt));
  sender.controller.restart(at(MEMORY.cwnd), at(MEMORY.ssthresh));
  sender.controller.recall(at(MEMORY.bandwidth), at(MEMORY.minRtt));
  sender.lastSentAt = at(MEMORY.lastSentAt);
  sender.lastDeliveryAt = at(MEMORY.lastDeliveryAt);
  sender.lastAckedSentAt = at(MEMORY.lastAckedSentAt);
  sender.recallRate(at(MEMORY.deliveryRate));
  sender.bytesSent = at(MEMORY.bytesSent);
  sender.bytesDelivered = at(MEMORY.bytesDelivered);
  sender.segmentsSent = at(MEMORY.segmentsSent);
  sender.lostSegments = at(MEMORY.lostSegments);
  sender.retransmittedSegments = at(MEMORY.retransmittedSegments);
  sender.hedgedSegments = at(MEMORY.hedgedSegments);
}
