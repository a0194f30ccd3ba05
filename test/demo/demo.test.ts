import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import type { DemoResult } from '../../src/demo/result.ts';
import { ended, start } from '../cli/kamo.ts';

/** Small and slow enough that there is time to interfere, whatever the machine is busy with. */
const SMALL = ['--size', '6MiB', '--rate', '16'];

// Seven processes each time: half a minute, the usual limit, is too little on a busy machine.
t.setTimeout(120_000);

t.test('[R-CMD-42] [R-CMD-45] [R-CMD-47] the ISP in use is cut, and everything arrives', async (t) => {
  const { code, stdout, stderr } = await ended(demo(t, ['--json', '-q', ...SMALL]));
  t.equal(stderr, '');
  t.equal(stdout.split('\n').length, 2, 'one line');
  const result: DemoResult = JSON.parse(stdout);
  t.match(
    result,
    { ok: true, verdict: 'survived', bytes: 6 * 1024 ** 2, cut: { kind: 'cut', inUse: true } },
    result.text,
  );
  t.equal(code, 0);
  t.match(result.sha256Sent, /^[0-9a-f]{64}$/);
  t.equal(result.sha256Received, result.sha256Sent);
  t.ok(result.failovers >= 1);
  t.ok((result.rttMs ?? 0) >= 19, 'the lines delay');
  t.ok((result.stallMs ?? 0) > 0);
  t.same(new Set(result.paths.map((path) => path.isp)), new Set(['ISP2', 'ISP3']));
  t.ok(gone(Object.values(result.ispPids)), 'no relay is left');
});

t.test('[R-CMD-41] a file, without a cut, in words', async (t) => {
  const file = join(t.testdir(), 'file');
  writeFileSync(file, Buffer.alloc(300_001, 'kamo '));
  const { code, stdout, stderr } = await ended(demo(t, ['--cut', 'none', '--file', file]));
  t.equal(code, 0);
  t.match(stdout, /│ Host-A │[\s\S]*SHA-256 A ([0-9a-f]{64})\n {2}SHA-256 B \1\n/);
  t.match(stdout, '✔ everything arrived intact; the ISP in use was not lost meanwhile (0 failovers)');
  t.match(stderr, /Host-B {2}has 300001 bytes/);
  t.notMatch(stdout + stderr, '\x1b');
});

for (const [signal, kind] of [
  ['SIGKILL', 'killed'],
  ['SIGSTOP', 'stopped'],
] as const) {
  t.test(`[R-CMD-43] an ISP that somebody else has ${kind} takes the place of the cut`, async (t) => {
    const child = demo(t, ['--json', ...SMALL]);
    const pids = await watch(child);
    const { isp, pid } = await pids.inUse;
    process.kill(pid, signal);
    const { stdout } = await pids.end;
    const result: DemoResult = JSON.parse(stdout);
    t.match(result, { ok: true, verdict: 'survived', cut: { isp, kind, inUse: true } }, result.text);
    t.equal(result.outages.length, 1, 'there was no other');
    t.equal(child.exitCode, 0);
    t.ok(gone(pids.all()), 'a stopped process does not stay either');
  });
}

t.test('[R-CMD-43] [R-CMD-45] without its only line Host-A is lost, and that is said at once', async (t) => {
  const child = demo(t, ['--json', ...SMALL]);
  const pids = await watch(child);
  await pids.inUse;
  process.kill(pids.of('isp1'), 'SIGKILL');
  const { stdout } = await pids.end;
  t.match(JSON.parse(stdout), { ok: false, verdict: 'failed', text: /no line is left/ });
  t.equal(child.exitCode, 1);
});

t.test('[R-CMD-46] Ctrl-C ends all of it, with a summary', async (t) => {
  const child = demo(t, ['--json', ...SMALL]);
  const pids = await watch(child);
  await pids.inUse;
  child.kill('SIGINT');
  const { stdout } = await pids.end;
  t.match(JSON.parse(stdout), { ok: false, verdict: 'interrupted' });
  t.equal(child.exitCode, 130);
  t.ok(gone(pids.all()));
});

t.test('[R-CMD-46] no process outlives an orchestrator that is killed', async (t) => {
  const child = demo(t, ['--json', ...SMALL]);
  const pids = await watch(child);
  await pids.inUse;
  child.kill('SIGKILL');
  await pids.end;
  for (let i = 0; i < 500 && !gone(pids.all()); i++) await new Promise((resolve) => setTimeout(resolve, 20));
  t.ok(gone(pids.all()));
});

t.test('[R-CMD-45] the time of --timeout', async (t) => {
  const { code, stdout } = await ended(demo(t, ['--json', '-q', '--timeout', '1', ...SMALL]));
  t.match(JSON.parse(stdout), { ok: false, verdict: 'timeout', options: { timeoutMs: 1000 } });
  t.equal(code, 5);
});

function demo(t: Test, argv: readonly string[]): ChildProcess {
  const child = start(['demo', ...argv], { LANG: 'C.UTF-8', LC_ALL: '' });
  child.stdin?.end();
  t.teardown(() => child.kill('SIGKILL'));
  return child;
}

/** What the timeline of a running demo tells. */
async function watch(child: ChildProcess) {
  const end = ended(child);
  let text = '';
  child.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  const of = (name: string): number => Number(new RegExp(`kamo-${name} (\\d+)`).exec(text)?.[1]);
  const inUse = (async () => {
    for (;;) {
      const isp = /sends by (ISP[23])/.exec(text)?.[1];
      // Both lines are known to work, and the transfer is under way.
      if (isp !== undefined && /ISP[23]: unverified -> standby/.test(text)) return { isp, pid: of(isp.toLowerCase()) };
      if (child.exitCode !== null) throw new Error(`the demo has ended: ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  return { end, of, inUse, all: () => ['isp1', 'isp2', 'isp3'].map(of) };
}

function gone(pids: readonly number[]): boolean {
  return pids.every((pid) => {
    if (!(pid > 1)) return false;
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  });
}
