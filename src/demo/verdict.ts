import type { Outage } from './outages.ts';

/** What the verdict is drawn from. */
export interface Evidence {
  /** Bytes of the payload, when known. */
  readonly expectedBytes: number;
  readonly sentBytes: number;
  readonly receivedBytes: number;
  readonly sha256Sent: string | null;
  readonly sha256Received: string | null;
  /** The digest that Host-A was told over the connection. */
  readonly sha256Confirmed: string | null;
  readonly outages: readonly Outage[];
  /** When Host-B had everything (`monotonic()`); what is lost later moves nothing. */
  readonly receivedAt: number | null;
  /** How the run ended before its end, if it did. */
  readonly ended: 'completed' | 'timeout' | 'interrupted' | 'failed' | 'hopeless';
  /** The error of a host or of an ISP. */
  readonly failure: string | null;
}

export type VerdictCode =
  | 'survived'
  | 'intact'
  | 'altered'
  | 'incomplete'
  | 'not-moved'
  | 'timeout'
  | 'interrupted'
  | 'failed';

export interface Verdict {
  readonly ok: boolean;
  readonly code: VerdictCode;
  /** One sentence. */
  readonly text: string;
}

/** Judges a run. Anything lost or altered, and a connection that stayed on a dead line, is a failure. */
export function judge(evidence: Evidence): Verdict {
  const { ended, failure } = evidence;
  if (ended === 'interrupted') return no('interrupted', 'stopped before the end');
  if (ended === 'timeout') return no('timeout', `the time was over${arrived(evidence)}`);
  if (ended === 'hopeless') return no('failed', `no line is left between the hosts${arrived(evidence)}`);
  if (ended === 'failed') return no('failed', `${failure ?? 'a process failed'}${arrived(evidence)}`);
  if (evidence.receivedBytes !== evidence.expectedBytes || evidence.sentBytes !== evidence.expectedBytes) {
    return no('incomplete', `bytes are missing${arrived(evidence)}`);
  }
  const digests = [evidence.sha256Sent, evidence.sha256Received, evidence.sha256Confirmed];
  if (digests.some((digest) => digest === null || digest !== evidence.sha256Sent)) {
    return no('altered', 'what arrived is not what was sent');
  }
  const lost = evidence.outages.filter((outage) => outage.inUse && outage.at < (evidence.receivedAt ?? outage.at));
  const stuck = lost.find((outage) => outage.movedAt === undefined);
  if (stuck !== undefined) return no('not-moved', `${stuck.isp} was lost and the connection did not move`);
  const survived = lost[0];
  if (survived === undefined) {
    return { ok: true, code: 'intact', text: 'everything arrived intact; the ISP in use was not lost meanwhile' };
  }
  return {
    ok: true,
    code: 'survived',
    text: `${survived.isp} was ${HOW[survived.kind]}, and everything arrived intact`,
  };
}

const HOW = { cut: 'cut', killed: 'killed', stopped: 'stopped' } as const satisfies Record<Outage['kind'], string>;

function no(code: VerdictCode, text: string): Verdict {
  return { ok: false, code, text };
}

function arrived({ receivedBytes, expectedBytes }: Evidence): string {
  return receivedBytes === expectedBytes ? '' : `: ${receivedBytes} of ${expectedBytes} bytes arrived`;
}
