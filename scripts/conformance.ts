/**
 * What the RFCs and the chapters of `spec/` ask for, and which tests show it. Exits with 1 when a requirement has neither
 * test nor reason, or a test names no requirement. Run it through `npm run conformance`.
 */
import { parseArgs } from 'node:util';

import { renderReport } from './conformance/report.ts';
import { judgeTree } from './conformance/tree.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rows: { type: 'boolean', default: false } },
});
const judgement = judgeTree();
if (values.json) {
  process.stdout.write(`${JSON.stringify(judgement, null, 2)}\n`);
} else {
  const colour = process.stdout.isTTY === true && !process.env['NO_COLOR'];
  process.stdout.write(renderReport(judgement, { rows: values.rows, colour }));
}
process.exitCode = judgement.faults.length === 0 ? 0 : 1;
