/**
 * Run in a network namespace with v0 and v1, two ends of a line, and w0: prints what is seen of it as JSON, or null
 * where koffi is missing. `netlink-child.js changes|overrun`
 */
import { execSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { nodeScheduler } from '../../src/link/clock.ts';
import { type HostWatcher, watchHost } from '../../src/link/host-watcher.ts';
import type { HostAddress, HostAddressChange } from '../../src/link/interfaces.ts';
import { loadNativeIo } from '../../src/link/native-io.ts';
import { NetlinkMonitor } from '../../src/link/netlink.ts';
import { CHANGES } from './netlink-changes.ts';

const CASES: Readonly<Record<string, () => Promise<unknown>>> = { changes, overrun };
/** ms for what should not come. */
const QUIET = 50;
/** ms for what should: the kernel may put off for a second what it tells of a line. */
const PATIENCE = 10_000;

const awake = setInterval(() => {}, 1000);
const koffi = await loadNativeIo().then(
  () => true,
  () => false,
);
process.stdout.write(JSON.stringify(koffi ? await CASES[process.argv[2] ?? '']?.() : null));
clearInterval(awake);

async function changes(): Promise<unknown> {
  const seen = new Set<string>();
  const watcher: HostWatcher = await watchHost((change) => {
    for (const word of wordsOf(change)) seen.add(word);
  });
  if (watcher.by !== 'netlink') throw new Error(watcher.reason);
  const told: [string, string][] = [];
  const words = (): string => [...seen].sort().join(', ');
  for (const [command, expected] of CHANGES) {
    execSync(command);
    const end = performance.now() + PATIENCE;
    do await pause(QUIET);
    while (words() !== expected && performance.now() < end);
    told.push([command, words()]);
    seen.clear();
  }
  watcher.close();
  return told;
}

function wordsOf({ added, removed, changed }: HostAddressChange): string[] {
  const after = ({ address, metric, egress, deprecated }: HostAddress) =>
    `changed ${address} ${metric} ${egress}${deprecated ? ' deprecated' : ''}`;
  return [
    ...added.map(({ device, address }) => `added ${device} ${address}`),
    ...removed.map(({ address }) => `removed ${address}`),
    ...changed.map(after),
  ];
}

async function overrun(): Promise<unknown> {
  const monitor = await NetlinkMonitor.open({
    ...{ io: await loadNativeIo(), scheduler: nodeScheduler, receiveBuffer: 2048 },
    changed: () => {},
    failed: (error) => {
      throw error;
    },
  });
  const wanted = Array.from({ length: 40 }, (_, i) => `10.9.1.${i + 1}`);
  execSync(
    `for i in $(seq 1 60); do ip address add 10.9.1.$i/32 dev v0; done; for i in $(seq 41 60); do ip address del 10.9.1.$i/32 dev v0; done`,
  );
  const present = () => monitor.addresses.map(({ address }) => address);
  for (let i = 0; i < 100 && present().length !== wanted.length; i++) await pause(50);
  const { overruns } = monitor.counters;
  const lost = wanted.filter((address) => !present().includes(address)).length;
  const addresses = present().length;
  monitor.close();
  return { overran: overruns > 0, lost, addresses };
}
