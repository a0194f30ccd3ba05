import { createPathEvidence } from '../../src/tcp/segment.ts';
import type { Pair } from '../support/tcp-pair.ts';

/** A small stand-in for the policy above this layer: suspicion, hedge, failover by what a copy shows. */
export class Policy {
  suspectedAt = -1;
  failedAt = -1;
  readonly #suspect = createPathEvidence();
  readonly #standby = createPathEvidence();

  constructor(pair: Pair) {
    pair.a.tcp.setAlternate(1);
    pair.b.tcp.setAlternate(1);
    pair.beforePoll = () => this.#judge(pair);
  }

  #judge(pair: Pair): void {
    if (this.failedAt >= 0) return;
    const tcp = pair.a.tcp;
    const suspect = this.#suspect;
    tcp.evidence(0, suspect);
    tcp.evidence(1, this.#standby);
    if (this.suspectedAt < 0) {
      const delay = suspect.flightSegments <= 1 ? 5 : 0;
      const pto = suspect.srtt + Math.max(4 * suspect.rttvar, suspect.srtt / 8, 2) + delay;
      const silence = Math.max(suspect.srtt / 4, 4 * suspect.rttvar, 2 * suspect.maxAckGap, 5);
      const overdue = pair.now - suspect.oldestSentAt > pto && pair.now - suspect.lastDeliveryAt > silence;
      if (!overdue) return;
      this.suspectedAt = pair.now;
      tcp.hedge(pair.now, 0, 1, Math.min(suspect.flightBytes, Math.max(14_600, tcp.pathStatistics(1).cwnd)));
    } else if (this.#standby.lastAckedSentAt >= this.suspectedAt) {
      this.failedAt = pair.now;
      tcp.failover(pair.now, 0, 1);
    } else if (suspect.lastAckedSentAt >= this.suspectedAt) {
      this.suspectedAt = -1;
      tcp.endHedge(pair.now);
    }
  }
}
