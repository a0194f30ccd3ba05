import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectFile } from '../project.ts';
import { type Curve, groupBy, type Result, type Row } from '../statistics.ts';
import { cells } from '../table.ts';
import { drawDots, drawLines } from './svg.ts';

type Kept = Result & { readonly machine: Readonly<Record<string, string | number>> };

const FOLDER = projectFile('benchmarks/results');

/** Tables and plots of all that is kept, as `report.md` with its SVG files beside it. Returns the files written. */
export function writeReport(): string[] {
  const results = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file): Kept => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
  const files: string[] = [];
  const save = (name: string, content: string): string => {
    writeFileSync(join(FOLDER, name), content);
    files.push(join(FOLDER, name));
    return name;
  };
  const chapters = results.map((result) => chapter(result, plots(result, save)));
  const head =
    '# Results\n\nDrawn by `npm run bench -- report` from the files beside it; what the scenarios are: [README](../README.md).\n';
  save('report.md', [head, ...chapters].join('\n'));
  return files;
}

function chapter(result: Kept, images: readonly string[]): string {
  const options = Object.entries(result.options).map(([key, value]) => `${key} ${value}`);
  const machine = Object.entries(result.machine).map(([key, value]) => `${key} ${value}`);
  return [
    `## ${result.scenario}`,
    '',
    `${options.join(', ')}.`,
    '',
    ...result.notes.map((note) => `- ${note}`),
    '',
    ...images.map((file) => `![${basename(file, '.svg')}](${file})`),
    '',
    ...table(result.rows),
    '',
    `Measured on: ${machine.join(', ')}.`,
    '',
  ].join('\n');
}

function table(rows: readonly Row[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['case', 'system', 'median', 'min', 'max', 'unit', 'reps', 'target', 'verdict']),
    line(['---', '---', '---:', '---:', '---:', '---', '---:', '---:', '---']),
    ...rows.map((row) => line(cells(row))),
  ];
}

/** A scenario with curves has them drawn; goodputs and stalls, by round-trip time, as medians with their ranges. */
function plots(result: Kept, save: Save): string[] {
  const dots = DOTS[result.scenario]?.(result.rows, save) ?? [];
  const cases = groupBy(result.curves ?? [], (curve) => curve.case);
  const lines = [...cases].map(([name, curves]) => {
    const [first] = curves;
    const axes = { title: `${result.scenario}: ${name}`, x: 's', y: first?.unit ?? '', mark: first?.mark };
    const slug = name.replace(/[^a-z0-9.]+/gi, '-').replace(/^-|-$/g, '');
    return save(`${result.scenario}-${slug}.svg`, drawLines(axes, curves.map(lineOf)));
  });
  return [...dots, ...lines];
}

type Save = (name: string, content: string) => string;

/** What is drawn of the rows of a scenario. */
const DOTS: Readonly<Record<string, (rows: readonly Row[], save: Save) => string[]>> = {
  loss: goodputs,
  stall: stalls,
};

function lineOf({ system, step, values }: Curve) {
  return { name: system, points: values.map((value, i) => [(i + 0.5) * step, value] as const) };
}

function goodputs(rows: readonly Row[], save: Save): string[] {
  const measured = rows.filter(({ unit }) => unit === 'Mbit/s');
  const byRtt = groupBy(measured, (row) => row.case.split(', ')[0] ?? '');
  return [...byRtt].map(([rtt, all]) => {
    const cases = [...new Set(all.map((row) => row.case))];
    const systems = [...new Set(all.map((row) => row.system))];
    const groups = systems.map((name) => ({
      name,
      values: cases.map((each) => all.find((row) => row.case === each && row.system === name)),
    }));
    const axes = { title: `Goodput, ${rtt}: median, least and most`, x: 'random loss', y: 'Mbit/s', logarithmic: true };
    const labels = cases.map((each) => each.replace(/.*loss /, ''));
    return save(`loss-${rtt.replace(/\D+/g, '')}ms.svg`, drawDots(axes, labels, groups));
  });
}

/** Less cannot be told apart, and has no place on a logarithmic scale. */
const LEAST_STALL = 1;
/** Room for one fault, in pixels. */
const FAULT_WIDTH = 100;
const AROUND = 260;

function stalls(rows: readonly Row[], save: Save): string[] {
  const measured = rows.filter((row) => row.case.endsWith(': stall'));
  const byRtt = groupBy(measured, (row) => row.case.split(', ')[0] ?? '');
  return [...byRtt].map(([rtt, all]) => {
    const cases = [...new Set(all.map((row) => row.case))];
    const groups = [...new Set(all.map((row) => row.system))].map((name) => {
      const values = cases.map((each) => all.find((row) => row.case === each && row.system === name));
      return { name, values: values.map((row) => row && atLeast(row, LEAST_STALL)) };
    });
    const title = `Stall that the receiver sees, ${rtt}: median, least and most`;
    const axes = { title, x: 'what happens to the path in use', y: 'ms', logarithmic: true };
    const labels = cases.map((each) => each.replace(/^rtt \d+ ms, (.*): stall$/, '$1'));
    const width = AROUND + FAULT_WIDTH * cases.length;
    return save(`stall-${rtt.replace(/\D+/g, '')}ms.svg`, drawDots({ ...axes, width }, labels, groups));
  });
}

function atLeast({ median, min, max }: Row, least: number) {
  return { median: Math.max(median, least), min: Math.max(min, least), max: Math.max(max, least) };
}
