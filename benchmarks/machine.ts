import { arch, cpus, platform, release, totalmem } from 'node:os';

/** What a figure was measured on; absolute figures mean nothing without it. */
export function describeMachine(): Record<string, string | number> {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    measuredAt: new Date().toISOString(),
  };
}
