import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { projectFile } from './project.ts';

/** What a figure is about to be measured on; absolute figures mean nothing without it. */
export function describeMachine(): Record<string, string | number> {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    kamo: version(),
    /** Processes that wanted a processor in the last minute: above 0, others were at work as well. */
    load: loadavg()[0] ?? 0,
    measuredAt: new Date().toISOString(),
  };
}

/** Of the package, and the commit where there is a repository. */
function version(): string {
  const { version: number }: { version: string } = JSON.parse(readFileSync(projectFile('package.json'), 'utf8'));
  try {
    const words = ['describe', '--always', '--dirty', '--abbrev=7'];
    return `${number} ${execFileSync('git', words, { cwd: projectFile('.'), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()}`;
  } catch {
    return number;
  }
}
