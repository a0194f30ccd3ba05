import { FATE_BOUND, PROGRESS_BOUND } from './bounds.ts';
import type { FlowEnd } from './flow-end.ts';
import { Violation } from './watched-transport.ts';

/** One flow with the applications at both ends. */
export interface FlowPair {
  readonly client: FlowEnd;
  readonly server: FlowEnd;
  /** Keys of the dialled addresses. */
  readonly dialled: readonly string[];
}

interface Progress {
  received: number;
  at: number;
}

/** What is promised of flows, checked after each step. */
export class FlowWatch {
  readonly #progress = new Map<FlowEnd, Progress>();
  longestWait = 0;

  /** @param worksSince since when a way between the two works in both directions; Infinity: none does */
  check(now: number, pair: FlowPair, worksSince: () => number): void {
    for (const [sender, receiver] of [
      [pair.client, pair.server],
      [pair.server, pair.client],
    ] as const) {
      if (sender.node.gone || sender.ended || sender.plan.lenient) continue;
      this.#checkFate(now, sender);
      this.#checkProgress(now, sender, receiver, worksSince);
    }
  }

  #checkFate(now: number, sender: FlowEnd): void {
    const wait = now - sender.oldestPendingAt;
    if (wait > FATE_BOUND)
      throw new Violation(`${sender.name}: a message is neither delivered nor lost for ${wait.toFixed(0)} ms`);
  }

  #checkProgress(now: number, sender: FlowEnd, receiver: FlowEnd, worksSince: () => number): void {
    const { received } = receiver.counts;
    const progress = this.#progress.get(sender);
    if (progress === undefined) {
      this.#progress.set(sender, { received, at: now });
      return;
    }
    const asleep =
      sender.node.clock.paused || receiver.node.clock.paused || receiver.node.gone || isOutOfReach(receiver);
    if (asleep || !sender.sends || receiver.state !== 'open' || progress.received !== received) {
      progress.received = received;
      progress.at = now;
      return;
    }
    if (now - progress.at <= this.longestWait) return;
    const wait = Math.min(sender.lastSentAt, now) - Math.max(progress.at, worksSince());
    this.longestWait = Math.max(wait, this.longestWait);
    if (wait > PROGRESS_BOUND) {
      throw new Violation(`${sender.name}: no message has arrived for ${wait.toFixed(0)} ms though a way works`);
    }
  }
}

/** Who is behind a translator, or somewhere else, has lost its flow, and says nothing more, can be called by nobody. */
function isOutOfReach({ failed, isSilent, node }: FlowEnd): boolean {
  return failed && isSilent && node.links.some(({ plan, moved }) => moved || plan.translator !== null);
}
