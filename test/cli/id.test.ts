import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { defaultIdentityFile } from '../../src/net/identity-file.ts';
import { ended, inOneProcess, kamo, start } from './kamo.ts';

t.test('[R-CMD-10] [R-CMD-12] a new identity, and what can be shown of it', async (t) => {
  const folder = t.testdir();
  const file = join(folder, 'deep', 'down', 'id');
  const made = await kamo('id', 'new', '--out', file, '--json');
  t.equal(made.code, 0);
  const identity = JSON.parse(made.stdout);
  t.match(identity, {
    file,
    nodeId: /^[0-9a-f]{4}(:[0-9a-f]{4}){3}$/,
    generalizedId: /^fd4b:616d:6f00:/,
    strength: 1,
    publicKey: /^[0-9a-f]{64}$/,
  });
  t.equal(made.stderr, '');
  t.equal(statSync(file).mode & 0o777, 0o600);
  t.equal(statSync(join(folder, 'deep')).mode & 0o777, 0o700);
  const shown = await kamo('--json', 'id', 'show', file);
  t.same(JSON.parse(shown.stdout), identity, 'the shared options may stand before the verb [R-CMD-2]');
  const text = (await kamo('id', 'show', file)).stdout;
  t.match(text, `node ID         ${identity.nodeId}\ngeneralized ID  ${identity.generalizedId}\nstrength        1`);
  const secret = /^seed (.*)$/m.exec(readFileSync(file, 'utf8'))?.[1];
  t.equal(secret?.length, 64);
  t.notMatch(made.stdout + shown.stdout + text, secret ?? '');
});

t.test('[R-CMD-11] an identity is never overwritten unless that is asked for', async (t) => {
  const folder = t.testdir({ id: 'precious' });
  const file = join(folder, 'id');
  const refused = await kamo('id', 'new', '--out', file);
  t.equal(refused.code, 3);
  t.match(refused.stderr, `kamo: ${file} exists; --force replaces it, --out names another`);
  t.equal(readFileSync(file, 'utf8'), 'precious');
  t.equal((await kamo('id', 'new', '--out', file, '--force')).code, 0);
  t.match(readFileSync(file, 'utf8'), /^kamo identity 1\n/);
  t.equal(statSync(file).mode & 0o777, 0o600);
  t.same(readdirSync(folder), ['id'], 'nothing else is left');
});

t.test('[R-CMD-10] the default file is where the user keeps settings', async (t) => {
  const folder = t.testdir();
  const child = start(['id', 'new', '--json'], { XDG_CONFIG_HOME: folder });
  const { code, stdout } = await ended(child);
  t.equal(code, 0);
  t.equal(JSON.parse(stdout).file, join(folder, 'kamo', 'id'));
  t.equal(defaultIdentityFile({ XDG_CONFIG_HOME: '/x' }), '/x/kamo/id');
  t.match(defaultIdentityFile({ XDG_CONFIG_HOME: 'relative' }), /\/\.config\/kamo\/id$/);
  t.match(defaultIdentityFile({}), /\/\.config\/kamo\/id$/);
});

t.test('[R-CMD-5] identity files that cannot be used', async (t) => {
  const folder = t.testdir({ nonsense: 'hello\n', folder: {} });
  const cases: [string, RegExp][] = [
    ['missing', /there is no identity in .*missing; make one with "kamo id new"/],
    ['nonsense', /holds no usable identity \(not-an-identity\)/],
    ['folder', /cannot read the identity in .*is a directory/],
  ];
  const changed = join(folder, 'changed');
  await inOneProcess(async (run) => {
    for (const [name, message] of cases) {
      const { code, stdout, stderr } = await run('id', 'show', join(folder, name));
      t.equal(code, 3, name);
      t.match(stderr, message);
      t.notMatch(stderr, /\n\s+at /);
      t.equal(stdout, '');
    }
    await run('id', 'new', '--out', changed, '-q');
    writeFileSync(changed, readFileSync(changed, 'utf8').replace(/^seed .{4}/m, 'seed 0000'));
    t.match((await run('id', 'show', changed)).stderr, /holds no usable identity/);
    t.match((await run('id', 'new', '--strength', '9')).stderr, /whole number from 1 to 2/);
  });
});

t.test(
  '[R-CMD-5] a folder that cannot be written',
  { skip: process.getuid?.() === 0 && 'root may write anywhere' },
  async (t) => {
    const folder = join(t.testdir(), 'closed');
    mkdirSync(folder);
    chmodSync(folder, 0o500);
    const { code, stderr } = await kamo('id', 'new', '--out', join(folder, 'id'));
    t.equal(code, 3);
    t.match(stderr, /cannot write .*: permission denied/);
  },
);
