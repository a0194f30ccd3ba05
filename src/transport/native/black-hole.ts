import type { TcpConnection } from '../../tcp/connection.ts';
import type { IpFamily } from '../../wire/ip-address.ts';
import {
  BLACK_HOLE_PROBES,
  BLACK_HOLE_STEPS,
  BLACK_HOLE_TIMEOUTS,
  IPV6_LEAST_MTU,
  TIMESTAMPS_BYTES,
} from './constants.ts';
import { mssOfMtu } from './path-mtu.ts';

/** A smaller MTU on trial. */
export interface Trial {
  readonly mtu: number;
  /** What it takes the place of, and what is not believed to be swallowed until it was tried again. */
  readonly larger: number;
  /** Expiries of the timer, and bytes acknowledged, when the trial began. */
  readonly expiries: number;
  readonly acknowledged: number;
  /** Segments of the larger size sent since smaller ones arrive. */
  readonly probes: number;
}

/** What a trial has come to. `small`, `large`: that is the MTU. */
export type Verdict = 'small' | 'large' | 'open';

interface Tried {
  readonly tcp: TcpConnection;
  readonly local: { readonly family: IpFamily };
}

/**
 * After an expiry of the retransmission timer: the next smaller MTU to try, if what does not arrive may be swallowed for
 * its size and nobody says so (R-NAT-45; RFC 2923, section 2.1; RFC 4821, section 7.7). Undefined: go on as it is.
 */
export function nextTrial({ tcp, local }: Tried, mtu: number, current: Trial | null): Trial | undefined {
  const { family } = local;
  const { expiries } = tcp;
  if (expiries < (current?.expiries ?? 0) + BLACK_HOLE_TIMEOUTS) return undefined;
  const step = BLACK_HOLE_STEPS.find((each) => each < mtu && (family === 4 || each >= IPV6_LEAST_MTU));
  if (step === undefined || tcp.headLength <= mssOfMtu(family, step) - TIMESTAMPS_BYTES) return undefined;
  return { mtu: step, larger: current?.larger ?? mtu, expiries, acknowledged: tcp.bytesAcknowledged, probes: 0 };
}

/** That smaller ones arrive proves nothing on a line that loses: larger ones must be lost time and again meanwhile. */
export function judge(tcp: TcpConnection, path: number, trial: Trial): Verdict {
  if (tcp.hasPassedLarger(path)) return 'large';
  if (tcp.bytesAcknowledged <= trial.acknowledged || tcp.isProbingSize(path)) return 'open';
  return trial.probes < BLACK_HOLE_PROBES ? 'open' : 'small';
}

/** Sends the next probe of the larger size, if it is time for one. */
export function probeLarger({ tcp, local }: Tried, path: number, trial: Trial): Trial {
  if (tcp.bytesAcknowledged <= trial.acknowledged || tcp.isProbingSize(path)) return trial;
  tcp.probeSize(path, mssOfMtu(local.family, trial.larger));
  return { ...trial, probes: trial.probes + 1 };
}
