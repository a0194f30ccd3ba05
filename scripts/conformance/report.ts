/** The judgement as text for people. */
import type { Judgement, Shown } from './judge.ts';

const LEVELS = { must: 'MUST', should: 'SHOULD', may: 'MAY', own: '' } as const;
const COLUMNS = ['', '', 'rows', 'both', 'native', 'UDP', 'n/a', 'not met', 'tested', 'holes'];

/** Counts per RFC and level, then per chapter, then every fault; with `rows`, each requirement with its tests too. */
export function renderReport({ rows, faults }: Judgement, options: { rows: boolean; colour: boolean }): string {
  const red = (text: string) => (options.colour ? `\u001b[31m${text}\u001b[0m` : text);
  const lines: string[] = [];
  if (options.rows) {
    for (const row of rows) {
      const names = row.tests.map((test) => `    ${test.file}:${test.line} ${test.name}`);
      const line = `${row.id} (${row.status}) ${row.text}${row.reason ? ` [${row.reason}]` : ''}`;
      lines.push(row.hole ? red(line) : line, ...names);
    }
    lines.push('');
  }
  const groups = new Map<string, Shown[]>();
  for (const row of rows) {
    const key = `${row.source}\t${LEVELS[row.level]}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const table = [COLUMNS, ...[...groups].map(([key, group]) => [...key.split('\t'), ...counts(group).map(String)])];
  const widths = COLUMNS.map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? '').length)));
  for (const cells of table) {
    const padded = cells.map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)));
    const line = padded.join('  ');
    lines.push(cells.at(-1) !== '0' && cells !== COLUMNS ? red(line) : line);
  }
  for (const { file, line, message } of faults) lines.push(red(`${file}:${line}: ${message}`));
  lines.push(faults.length === 0 ? 'every requirement has its test or its reason' : red(`${faults.length} faults`));
  return `${lines.join('\n')}\n`;
}

function counts(rows: readonly Shown[]): number[] {
  const having = (status: string) => rows.filter((row) => row.status === status).length;
  return [
    rows.length,
    having('both'),
    having('native'),
    having('udp'),
    having('n/a'),
    having('not met'),
    rows.filter((row) => row.tests.length > 0).length,
    rows.filter((row) => row.hole).length,
  ];
}
