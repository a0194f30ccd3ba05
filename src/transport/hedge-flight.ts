import type { HedgeBudget } from '../multihome/budget.ts';
import { INITIAL_WINDOW_SEGMENTS } from '../multihome/constants.ts';
import type { TcpConnection } from '../tcp/connection.ts';
import { createPathEvidence } from '../tcp/segment.ts';

const evidence = createPathEvidence();

/**
 * Sends what is in flight on `from` by `to` as well, as far as the window there and the budget let it (R-TR-18). Undefined: nothing
 * is in flight; false: the budget has no room, or nothing of it can be sent.
 */
export function hedgeFlight(
  now: number,
  tcp: TcpConnection,
  budget: HedgeBudget,
  from: number,
  to: number,
): boolean | undefined {
  tcp.evidence(from, evidence);
  if (evidence.flightSegments === 0 && evidence.oldestSentAt === Number.POSITIVE_INFINITY) return undefined;
  const segment = tcp.effectiveMss(to);
  const { applicationLimited, flightBytes } = evidence;
  const window = Math.max(INITIAL_WINDOW_SEGMENTS * segment, tcp.pathStatistics(to).cwnd);
  // What an application asks for in a round trip is its rate: the copies go out at that, whatever the window.
  const wanted = applicationLimited ? flightBytes : Math.min(flightBytes, window);
  const allowance = Math.min(wanted, budget.available(now, segment, applicationLimited ? flightBytes : 0));
  if (!tcp.hedge(now, from, to, allowance)) return false;
  budget.noteHedged(now, allowance);
  return true;
}
