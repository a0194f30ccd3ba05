import type { TcpConnection } from '../../tcp/connection.ts';
import type { IpFamily } from '../../wire/ip-address.ts';
import { BLACK_HOLE_STEPS, BLACK_HOLE_TIMEOUTS, IPV6_LEAST_MTU, TIMESTAMPS_BYTES } from './constants.ts';
import { mssOfMtu } from './path-mtu.ts';

/** A smaller MTU on trial. */
export interface Trial {
  readonly mtu: number;
  /** Expiries of the timer, and bytes acknowledged, when the trial began. */
  readonly expiries: number;
  readonly acknowledged: number;
}

/**
 * After an expiry of the retransmission timer: the next smaller MTU to try, if what does not arrive may be swallowed for
 * its size and nobody says so (R-NAT-45; RFC 2923, section 2.1; RFC 4821, section 7.7). Undefined: go on as it is.
 */
export function nextTrial(
  { tcp, local }: { readonly tcp: TcpConnection; readonly local: { readonly family: IpFamily } },
  mtu: number,
  current: Trial | null,
): Trial | undefined {
  const { family } = local;
  const { expiries } = tcp;
  if (expiries < (current?.expiries ?? 0) + BLACK_HOLE_TIMEOUTS) return undefined;
  const step = BLACK_HOLE_STEPS.find((each) => each < mtu && (family === 4 || each >= IPV6_LEAST_MTU));
  if (step === undefined || tcp.headLength <= mssOfMtu(family, step) - TIMESTAMPS_BYTES) return undefined;
  return { mtu: step, expiries, acknowledged: tcp.bytesAcknowledged };
}
