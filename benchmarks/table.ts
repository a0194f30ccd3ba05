import { type Row, targets, verdict } from './statistics.ts';

const HEAD = ['case', 'system', 'median', 'min', 'max', 'unit', 'reps', 'target', 'verdict'];
/** Columns of numbers. */
const RIGHT = new Set([2, 3, 4, 6, 7]);

/** Rows as text, grouped by case in order of first appearance. */
export function drawTable(rows: readonly Row[]): string {
  const cases = [...new Set(rows.map((row) => row.case))];
  const lines = [HEAD, ...cases.flatMap((name) => rows.filter((row) => row.case === name).map(cells))];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => pad(cell, widths[column] ?? 0, RIGHT.has(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What a row says, from its case to its verdict. */
export function cells(row: Row): string[] {
  return [
    row.case,
    row.system,
    figure(row.median),
    figure(row.min),
    figure(row.max),
    row.unit,
    String(row.reps),
    targets(row),
    verdict(row) ?? '',
  ];
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function pad(text: string, width: number, right: boolean): string {
  return right ? text.padStart(width) : text.padEnd(width);
}
