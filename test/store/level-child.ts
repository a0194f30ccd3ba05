/** Registers without end, and says each time what was acknowledged: "node ID, sequence". Its parent ends it by SIGKILL. */
import { writeSync } from 'node:fs';
import { LevelStore } from '../../src/store/level.ts';
import { entryOf } from './contract.ts';

const store = await LevelStore.open(process.argv[2] ?? '');
for (let round = 1; ; round++) {
  await Promise.all(
    Array.from({ length: 50 }, async (_, i) => {
      const nodeId = `2000:0000:0000:${i.toString(16).padStart(4, '0')}`;
      const sequence = BigInt(round);
      await store.put(nodeId, entryOf(sequence), Date.now());
      writeSync(1, `${nodeId} ${sequence}\n`);
    }),
  );
}
