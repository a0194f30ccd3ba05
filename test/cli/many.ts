/**
 * Run with an IPC channel: each message is a command line, and its answer what came of it. For command lines of which
 * nothing is to remain: when nobody listens any more, this process ends only if nothing has.
 */
import { main } from '../../src/cli/program.ts';
import type { Ended } from './kamo.ts';

let before = Promise.resolve();
process.on('message', (argv: string[]) => {
  before = before.then(async () => {
    process.send?.(await captured(argv));
  });
});

async function captured(argv: readonly string[]): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const restore = (['stdout', 'stderr'] as const).map((name) => {
    const stream = process[name];
    const { write } = stream;
    stream.write = (chunk: string | Uint8Array) => {
      said[name] += chunk;
      return true;
    };
    return () => {
      stream.write = write;
    };
  });
  const code = await main(argv);
  for (const back of restore) back();
  return { code, ...said };
}
