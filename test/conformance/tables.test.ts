/** Requirements and tests name each other. */
import t from 'tap';

import { type Facts, judge, missingNumbers } from '../../scripts/conformance/judge.ts';
import { renderReport } from '../../scripts/conformance/report.ts';
import {
  readCitations,
  readExcuses,
  readOwnRequirements,
  readReferences,
  readRfcRows,
} from '../../scripts/conformance/requirements.ts';
import { judgeTree } from '../../scripts/conformance/tree.ts';

/** A tag, put together here so that it is none of this file's own. */
const tag = (...ids: string[]) => ids.map((id) => `[${id}]`).join(' ');

function messages(facts: Partial<Facts>): string[] {
  const nothing = { requirements: [], citations: [], excuses: [], references: [] };
  return judge({ ...nothing, ...facts }).faults.map(({ message }) => message);
}

const row = (cells: string) => readRfcRows({ path: 'spec/rfc0.md', text: `| ${cells} |` });
const own = (text: string) => readOwnRequirements({ path: 'spec/lamp.md', text });
const test = (text: string) => readCitations({ path: 'test/lamp.test.ts', text });

t.test('[R-ARCH-10] every requirement has its test or its reason, and every test a requirement', (t) => {
  const { faults, rows } = judgeTree();
  t.strictSame(
    faults.map(({ file, line, message }) => `${file}:${line}: ${message}`),
    [],
    'npm run conformance tells more',
  );
  t.equal(rows.filter(({ source }) => source === 'RFC 9293').length, 119);
  t.end();
});

t.test('[R-ARCH-10] names are found in tests, tables and scripts, and nowhere else', (t) => {
  const text = [
    `t.test('${tag('R-LAMP-1', 'MUST-2')} it is lit', () => {`,
    `  { about: \`${tag('R-LAMP-2')} it is \${colour}\` },`,
    `check "${tag('SHLD-3')} it is out"`,
    `  { requirement: '${'R-LAMP-6'}', run }`,
    `// ${tag('R-LAMP-4')} is not shown by a comment`,
    `const other = 'see ${tag('R-LAMP-5')}';`,
  ].join('\n');
  t.match(test(text), [
    { id: 'R-LAMP-1', line: 1 },
    { id: 'MUST-2', line: 1, name: /it is lit$/ },
    { id: 'R-LAMP-2', line: 2 },
    { id: 'SHLD-3', line: 3 },
    { id: 'R-LAMP-6', line: 4 },
  ]);
  t.equal(test(text).length, 5);
  t.end();
});

t.test('[R-ARCH-10] rows, sentences, excuses and mentions are read with their places', (t) => {
  t.match(row('SHLD-7 | 3.7 | SHOULD NOT | It blinks \\| flickers. | native | Not there'), [
    { source: 'RFC 9293', level: 'should', section: '3.7', text: 'It blinks | flickers.', status: 'native' },
  ]);
  t.match(row('RFC7323-2.2-a | 2.2 | MUST | Shift. | both |'), [{ source: 'RFC 7323', level: 'must', reason: '' }]);
  t.match(own(`\n- **${tag('R-LAMP-1')}** It is lit.\n- ${tag('R-LAMP-2')} It is out.\nsee R-LAMP-1`), [
    { id: 'R-LAMP-1', line: 2, source: 'lamp.md', level: 'own' },
    { id: 'R-LAMP-2', line: 3 },
  ]);
  t.match(readExcuses({ path: 'x.md', text: '| R-LAMP-1 | No lamp. |' }), [{ id: 'R-LAMP-1', name: 'No lamp.' }]);
  t.match(readReferences({ path: 'x.ts', text: 'as R-LAMP-1 says' }), [{ id: 'R-LAMP-1', line: 1 }]);
  t.end();
});

t.test('[R-ARCH-10] each kind of fault is found', (t) => {
  const lit = test(`'${tag('MUST-2')} it is lit'`);
  t.same(messages({ requirements: row('MUST-2 | 1 | MUST | Light. | both |') }), [
    'MUST-2 is met, but no test shows it',
  ]);
  t.same(messages({ requirements: row('MUST-2 | 1 | MUST | Light. | both |'), citations: lit }), []);
  t.same(messages({ requirements: row('MUST-2 | 1 | MUST | Light. | n/a |') }), ['MUST-2 is n/a without a reason']);
  t.same(messages({ requirements: row('SHLD-2 | 1 | SHOULD | Light. | not met |') }), [
    'SHLD-2 is not met without a reason',
  ]);
  t.same(messages({ requirements: row('SHLD-2 | 1 | SHOULD | Light. | both |') }), [
    'SHLD-2 has neither test nor reason',
  ]);
  t.same(messages({ requirements: row('SHLD-2 | 1 | SHOULD | Light. | both | So. ') }), []);
  t.same(messages({ requirements: row('MAY-2 | 1 | MAY | Light. | often |') }), ['MAY-2 has the status "often"']);
  t.same(messages({ requirements: row('MUST-2 | 1 | MUST | Light. | native |'), citations: lit }), [
    'MUST-2 is met in native mode only, without a reason',
  ]);
  t.same(messages({ citations: lit }), ['MUST-2 names no requirement']);
  const lamp = own(`- ${tag('R-LAMP-1')} It is lit.`);
  const excuse = readExcuses({ path: 'x.md', text: '| R-LAMP-1 | No lamp. |' });
  const lampTest = test(`'${tag('R-LAMP-1')} it is lit'`);
  t.same(messages({ requirements: lamp }), ['R-LAMP-1 is cited by no test']);
  t.same(messages({ requirements: lamp, excuses: excuse }), []);
  t.same(messages({ requirements: lamp, citations: lampTest, excuses: excuse }), ['R-LAMP-1 is excused, and tested']);
  t.same(messages({ requirements: [...lamp, ...lamp], citations: lampTest }), ['R-LAMP-1 is defined twice']);
  t.same(messages({ references: readReferences({ path: 'x.ts', text: 'R-LAMP-9' }) }), [
    'R-LAMP-9 names no requirement',
  ]);
  t.equal(missingNumbers([]).length, 119);
  t.end();
});

t.test('[R-ARCH-10] the report counts, and shows holes in red', (t) => {
  const requirements = [...row('MUST-2 | 1 | MUST | Light. | both |'), ...row('MUST-3 | 1 | MUST | Dark. | both |')];
  const citations = test(`'${tag('MUST-2')} it is lit'`);
  const judgement = judge({ requirements, citations, excuses: [], references: [] });
  const plain = renderReport(judgement, { rows: false, colour: false });
  t.match(plain, /RFC 9293 +MUST +2 +2 +0 +0 +0 +0 +1 +1\n/);
  t.match(plain, /spec\/rfc0\.md:1: MUST-3 is met, but no test shows it\n1 faults/);
  t.ok(renderReport(judgement, { rows: true, colour: true }).includes('\u001b[31mMUST-3 '));
  t.end();
});
