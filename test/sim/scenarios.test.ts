import t from 'tap';
import { SCENARIOS } from './scenarios/all.ts';
import { Trace } from './trace.ts';

for (const scenario of SCENARIOS) {
  t.test(`${scenario.about} (${scenario.name})`, (t) => {
    const findings = scenario.run({ engine: 'wasm', trace: new Trace() });
    t.same(
      findings.filter((finding) => !finding.holds).map((finding) => finding.what),
      [],
    );
    t.end();
  });
}
