/**
 * Every example runs as its own process, as a user would run it. With `--full` the sizes are those that take longer:
 * `node out/test/examples/examples.test.js --full`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { redisMissing, startRedis } from '../store/redis-server.ts';
import { type Ran, runProgram } from './run-program.ts';

const FOLDER = fileURLToPath(new URL('../../examples/', import.meta.url));
const SUPPORT = ['certificate.js', 'lines.js'];
const full = process.argv.includes('--full');
if (full) t.setTimeout(0);

/** The numbers of an example: usually, and with `--full`. */
const EXAMPLES: readonly {
  readonly requirement: string;
  readonly name: string;
  readonly usual: readonly number[];
  readonly full: readonly number[];
  readonly says: RegExp;
}[] = [
  { requirement: 'R-EX-2', name: 'echo', usual: [20], full: [200], says: /^\d+ lines, each of them answered$/m },
  { requirement: 'R-EX-2', name: 'copy', usual: [], full: [], says: /^\d+ bytes copied, the hashes are equal$/m },
  { requirement: 'R-EX-3', name: 'http', usual: [100], full: [2000], says: /^\d+ requests answered on 1 connection$/m },
  {
    requirement: 'R-EX-3',
    name: 'https',
    usual: [16],
    full: [100],
    says: /^\d+ bytes by TLSv1.3, the hashes are equal$/m,
  },
  {
    requirement: 'R-EX-3',
    name: 'http2',
    usual: [50, 128],
    full: [50, 2048],
    says: /^50 streams, \d+ bytes, the hashes are equal$/m,
  },
  {
    requirement: 'R-EX-4',
    name: 'ws',
    usual: [2],
    full: [20],
    says: /^\d+ messages in \d+ s, each heard by everybody and in order$/m,
  },
  {
    requirement: 'R-EX-7',
    name: 'udp',
    usual: [100],
    full: [2000],
    says: /^\d+ messages once each: [\s\S]*^\d+ messages by two paths each: 0 missing/m,
  },
  {
    requirement: 'R-EX-6',
    name: 'slide-8',
    usual: [],
    full: [],
    says: /^SIGURG: to locator \d, 0$[\s\S]*^100 bytes sent, each came back$/m,
  },
  {
    requirement: 'R-EX-8',
    name: 'slide-udp',
    usual: [60],
    full: [1000],
    says: /^SIGURG: to locator \d, 0$[\s\S]*^\d+ questions, each answered/m,
  },
  { requirement: 'R-EX-4', name: 'undici', usual: [60], full: [1000], says: /HTTP\/1.1\n[\s\S]*HTTP\/2.0$/m },
];

for (const { requirement, name, usual, full: long, says } of EXAMPLES) {
  t.test(`[R-EX-1] [${requirement}] ${name}: a line breaks, and its program does not hear of it`, async (t) => {
    const ran = await run(name, full ? long : usual);
    t.strictSame({ code: ran.code, stderr: ran.stderr }, { code: 0, stderr: '' });
    t.match(ran.stdout, /^cut: [\s\S]*^moved to another path: /m);
    t.match(ran.stdout, says);
  });
}

const missing = redisMissing();
t.test(
  '[R-EX-1] [R-EX-5] redis: a line breaks in the pipelines, and its program does not hear of it',
  {
    skip: missing ?? false,
  },
  async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'kamo-redis-'));
    t.teardown(() => rm(folder, { recursive: true }));
    const server = await startRedis(folder);
    t.teardown(() => server.kill());
    const ran = await run('redis', [Number(new URL(server.url).port), full ? 200_000 : 10_000]);
    t.strictSame({ code: ran.code, stderr: ran.stderr }, { code: 0, stderr: '' });
    t.match(
      ran.stdout,
      /^cut: [\s\S]*^moved to another path: [\s\S]*^\d+ commands in pipelines of \d+, each answered in order$/m,
    );
  },
);

t.test('[R-EX-1] no example is left out', async (t) => {
  const programs = readdirSync(FOLDER).filter((file) => file.endsWith('.js') && !SUPPORT.includes(file));
  const run = [...EXAMPLES.map(({ name }) => `${name}.js`), 'redis.js'];
  t.strictSame(programs.sort(), run.sort());
  const page = readFileSync(new URL('../../../examples/README.md', import.meta.url), 'utf8');
  const listed = [...page.matchAll(/^\| \[(\w[\w-]*)\.ts\]/gm)].map(([, name]) => `${name}.js`);
  t.strictSame(listed.sort(), run);
});

function run(name: string, values: readonly number[]): Promise<Ran> {
  return runProgram(join(FOLDER, `${name}.js`), ...values);
}
