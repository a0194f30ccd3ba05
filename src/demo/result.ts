import type { DemoOptions } from './demo-options.ts';
import type { DemoEvent, DemoPath } from './events.ts';
import { gapLength, longestGaps } from './gaps.ts';
import { type Gap, ISPS, type Isp } from './messages.ts';
import { aftermaths, type Outage } from './outages.ts';
import type { RelayCounters } from './relay.ts';
import type { Verdict } from './verdict.ts';

/** What `kamo demo --json` prints; `spec/command.md` has the schema. */
export interface DemoResult {
  readonly ok: boolean;
  readonly verdict: Verdict['code'];
  readonly text: string;
  /** Bytes that Host-B has received. */
  readonly bytes: number;
  readonly sha256Sent: string | null;
  readonly sha256Received: string | null;
  /** Host-B's longest time between two deliveries around an outage of the ISP in use; null without one. */
  readonly stallMs: number | null;
  /** The longest such time elsewhere; null when Host-B has not come to its end. */
  readonly longestGapMs: number | null;
  /** When that one began, in milliseconds since the start. */
  readonly longestGapAtMs: number | null;
  readonly failovers: number;
  /** The least round-trip time measured on a path that was used; null when none was. */
  readonly rttMs: number | null;
  /** From the connection to the confirmation of everything; up to the end of the run when there was none. */
  readonly durationMs: number;
  /** Received bits per time, from the connection to the last byte. */
  readonly goodputMbit: number;
  /** The first outage of the ISP in use; null without one. */
  readonly cut: OutageResult | null;
  readonly outages: readonly OutageResult[];
  readonly paths: readonly DemoPath[];
  readonly ispPids: Readonly<Partial<Record<Isp, number>>>;
  /** What each ISP did with the datagrams of both directions. */
  readonly isps: Readonly<Partial<Record<Isp, IspResult>>>;
  readonly options: {
    readonly rttMs: number;
    readonly rateMbit: number;
    readonly cut: DemoOptions['cut'];
    readonly seed: number;
    readonly file: string | null;
    readonly bytes: number;
    readonly timeoutMs: number;
  };
  readonly events: readonly { readonly atMs: number; readonly who: string; readonly text: string }[];
}

export interface IspResult {
  readonly forwarded: number;
  /** Lost because the queue was full: what tells the sender of the rate. */
  readonly queueDrops: number;
  readonly cutDrops: number;
}

export interface OutageResult {
  readonly isp: Isp;
  readonly kind: Outage['kind'];
  readonly inUse: boolean;
  /** Milliseconds since the start; null when it did not happen. */
  readonly atMs: number;
  readonly movedMs: number | null;
  readonly healedMs: number | null;
}

/** What a run has left behind. Times are `monotonic()`. */
export interface Run {
  readonly options: DemoOptions;
  readonly timeout: number;
  readonly verdict: Verdict;
  readonly expectedBytes: number;
  readonly receivedBytes: number;
  readonly sha256Sent: string | null;
  readonly sha256Received: string | null;
  /** Null when Host-B has not come to its end. */
  readonly gaps: readonly Gap[] | null;
  readonly outages: readonly Outage[];
  readonly failovers: number;
  readonly paths: readonly DemoPath[];
  readonly pids: Readonly<Partial<Record<Isp, number>>>;
  readonly counters: ReadonlyMap<Isp, RelayCounters>;
  readonly events: readonly DemoEvent[];
  readonly startedAt: number;
  readonly connectedAt: number | undefined;
  readonly receivedAt: number | undefined;
  readonly endedAt: number;
}

export function resultOf(run: Run): DemoResult {
  const { options, verdict, startedAt, endedAt } = run;
  const since = (at: number): number => round(at - startedAt);
  const outages = run.outages.map(
    (outage): OutageResult => ({
      isp: outage.isp,
      kind: outage.kind,
      inUse: outage.inUse,
      atMs: since(outage.at),
      movedMs: outage.movedAt === undefined ? null : since(outage.movedAt),
      healedMs: outage.healedAt === undefined ? null : since(outage.healedAt),
    }),
  );
  const windows = aftermaths(run.outages, options.rtt);
  const gaps = longestGaps(run.gaps ?? [], windows);
  const connectedAt = run.connectedAt ?? endedAt;
  const transfer = (run.receivedAt ?? endedAt) - connectedAt;
  const used = run.paths.filter((path) => path.bytesSent > 0 && path.minRttMs !== null);
  return {
    ok: verdict.ok,
    verdict: verdict.code,
    text: verdict.text,
    bytes: run.receivedBytes,
    sha256Sent: run.sha256Sent,
    sha256Received: run.sha256Received,
    stallMs: windows.length === 0 || run.gaps === null ? null : round(gapLength(gaps.inside)),
    longestGapMs: run.gaps === null ? null : round(gapLength(gaps.outside)),
    longestGapAtMs: gaps.outside === undefined ? null : since(gaps.outside.from),
    failovers: run.failovers,
    rttMs: used.length === 0 ? null : round(Math.min(...used.map((path) => path.minRttMs ?? Number.POSITIVE_INFINITY))),
    durationMs: round(endedAt - connectedAt),
    goodputMbit: transfer > 0 ? round((run.receivedBytes * 8) / (transfer * 1000)) : 0,
    cut: outages.find((outage) => outage.inUse) ?? null,
    outages,
    paths: run.paths.map((path) => ({ ...path, rttMs: roundOrNull(path.rttMs), minRttMs: roundOrNull(path.minRttMs) })),
    ispPids: Object.fromEntries(ISPS.map((isp) => [isp, run.pids[isp]])),
    isps: Object.fromEntries([...run.counters].map(([isp, counters]) => [isp, ispResult(counters)])),
    options: {
      rttMs: options.rtt,
      rateMbit: options.rate / 1000,
      cut: options.cut,
      seed: options.seed,
      file: options.file ?? null,
      bytes: run.expectedBytes,
      timeoutMs: run.timeout,
    },
    events: [...run.events].sort((a, b) => a.at - b.at).map(({ at, who, text }) => ({ atMs: round(at), who, text })),
  };
}

function ispResult({ up, down }: RelayCounters): IspResult {
  return {
    forwarded: up.forwardedPackets + down.forwardedPackets,
    queueDrops: up.queueDrops + down.queueDrops,
    cutDrops: up.cutDrops + down.cutDrops,
  };
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}

function roundOrNull(ms: number | null): number | null {
  return ms === null ? null : round(ms);
}
