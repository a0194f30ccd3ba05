/** The repository's own specifications, tests and sources, judged. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { type Judgement, judge, missingNumbers } from './judge.ts';
import {
  readCitations,
  readExcuses,
  readOwnRequirements,
  readReferences,
  readRfcRows,
  type SourceText,
} from './requirements.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const EXCUSES = 'spec/not-tested.md';

export function judgeTree(): Judgement {
  const chapters = [...texts('spec', /\.md$/), textOf('CONTRIBUTING.md')];
  const rfcs = chapters.filter(({ path }) => /^spec\/rfc/.test(path));
  const own = chapters.filter(({ path }) => !/^spec\/rfc/.test(path) && path !== EXCUSES);
  const tests = [...texts('test', /\.(ts|sh|py)$/), ...texts('wasm/test', /\.js$/)];
  const requirements = [...rfcs.flatMap(readRfcRows), ...own.flatMap(readOwnRequirements)];
  const judgement = judge({
    requirements,
    citations: tests.flatMap(readCitations),
    excuses: readExcuses(textOf(EXCUSES)),
    references: [...own, ...rfcs, ...texts('src', /\.ts$/)].flatMap(readReferences),
  });
  return { rows: judgement.rows, faults: [...judgement.faults, ...missingNumbers(requirements)] };
}

function texts(folder: string, name: RegExp): SourceText[] {
  return readdirSync(ROOT + folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => name.test(path))
    .sort()
    .map(textOf);
}

function textOf(path: string): SourceText {
  return { path, text: readFileSync(ROOT + path, 'utf8') };
}
