import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** What a figure is about to be measured on; absolute figures mean nothing without it. */
export function describeMachine(): Record<string, string | number> {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    /** Processes that wanted a processor in the last minute: above 0, others were at work as well. */
    load: loadavg()[0] ?? 0,
    measuredAt: new Date().toISOString(),
  };
}
