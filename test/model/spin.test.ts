/** The models in `spec/model`, searched by Spin. `npm run model -- --full` searches larger ones. */
import { readFileSync } from 'node:fs';
import t from 'tap';

import { checkModel, missingTool, nameOf, SMALL } from '../../scripts/model.ts';
import { renderTables } from '../../scripts/promela.ts';

const missing = missingTool();
const skip = missing === '' ? false : `${missing} is not installed`;
const CLAIMS = {
  failover: {
    safety: '[R-MOD-1] [R-MOD-2] [R-MOD-3]',
    liveness: '[R-MOD-4]',
  },
  locators: {
    safety: '[R-MOD-5] [R-MOD-6] [R-MOD-7]',
    liveness: '[R-MOD-8]',
  },
} as const;

for (const run of SMALL) {
  t.test(`${CLAIMS[run.model][run.check]} ${nameOf(run)}`, { skip }, (t) => {
    const { errors, states, output } = checkModel(run);
    t.equal(errors, 0, output);
    t.ok(states > 1000, `${states} states`);
    t.end();
  });
}

t.test('[R-MOD-9] the machines of the models are those of the sources', (t) => {
  const text = readFileSync(new URL('../../../spec/model/tables.pml', import.meta.url), 'utf8');
  t.equal(text, renderTables(), 'npm run diagrams writes them anew');
  t.end();
});
