import { type DrawingStyle, drawPaths } from './drawing.ts';
import type { DemoResult } from './result.ts';

/** What people read at the end: path table, stall, digests, verdict. */
export function drawReport(result: DemoResult, drawing: DrawingStyle): string[] {
  const { style } = drawing;
  const fact = (name: string, value: string): string => `  ${style('dim', name.padEnd(9))} ${value}`;
  const lines = result.paths.length === 0 ? [] : [...drawPaths(result.paths, drawing), ''];
  lines.push(
    fact(
      'transfer',
      `${mebibytes(result.bytes)} in ${(result.durationMs / 1000).toFixed(2)} s, ${result.goodputMbit.toFixed(1)} Mbit/s` +
        (result.rttMs === null ? '' : `, RTT ${result.rttMs.toFixed(1)} ms`),
    ),
  );
  if (result.stallMs !== null && result.longestGapMs !== null) {
    lines.push(
      fact(
        'stall',
        `${style('bold', `${result.stallMs.toFixed(0)} ms`)} without a delivery around the outage` +
          ` (elsewhere at most ${result.longestGapMs.toFixed(0)} ms)`,
      ),
    );
  } else if (result.longestGapMs !== null) {
    lines.push(fact('stall', `no outage; at most ${result.longestGapMs.toFixed(0)} ms without a delivery`));
  }
  lines.push(fact('SHA-256 A', result.sha256Sent ?? '-'));
  lines.push(fact('SHA-256 B', result.sha256Received ?? '-'));
  const tick = drawing.unicode ? (result.ok ? '✔' : '✘') : result.ok ? 'OK' : 'FAILED';
  const failovers = result.failovers === 1 ? '1 failover' : `${result.failovers} failovers`;
  lines.push('', `  ${style(result.ok ? 'green' : 'red', `${tick} ${result.text}`)} ${style('dim', `(${failovers})`)}`);
  return lines;
}

function mebibytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MiB`;
}
