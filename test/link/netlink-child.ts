/**
 * Run in a network namespace with v0 and v1, two ends of a line, and w0: prints what is seen of it as JSON, or null
 * where koffi is missing. `netlink-child.js changes|overrun`
 */
import { execSync } from 'node:child_process';
import { nodeScheduler } from '../../src/link/clock.ts';
import { type HostWatcher, watchHost } from '../../src/link/host-watcher.ts';
import type { HostAddress, HostAddressChange } from '../../src/link/interfaces.ts';
import { loadNativeIo } from '../../src/link/native-io.ts';
import { NetlinkMonitor } from '../../src/link/netlink.ts';

const CASES: Readonly<Record<string, () => Promise<unknown>>> = { changes, overrun };
const COMMANDS = [
  'ip address add 10.9.0.1/24 dev v0',
  'ip address add fd09::1/64 dev v0 nodad',
  'ip route add default via 10.9.0.2 metric 100',
  'ip route add default dev w0 metric 50',
  'ip rule add from 10.9.0.1 table 7',
  'ip route add default via 10.9.0.2 table 7',
  'ip rule del from 10.9.0.1 table 7',
  'ip route del default dev w0',
  'ip address change fd09::1/64 dev v0 preferred_lft 0 valid_lft 100',
  'ip link set v1 down',
  'ip link set v1 up',
  'ip link set v0 down',
  'ip link set v0 up',
  'ip link del v0',
  'ip link add v0 type veth peer name v1 && ip link set v1 up && ip link set v0 up',
  'ip address add 10.9.0.1/24 dev v0',
];

const awake = setInterval(() => {}, 1000);
const koffi = await loadNativeIo().then(
  () => true,
  () => false,
);
process.stdout.write(JSON.stringify(koffi ? await CASES[process.argv[2] ?? '']?.() : null));
clearInterval(awake);

async function changes(): Promise<unknown> {
  const seen = new Map<string, string>();
  const watcher: HostWatcher = await watchHost((change) => {
    for (const word of wordsOf(change)) seen.set(word, word);
  });
  if (watcher.by !== 'netlink') throw new Error(watcher.reason);
  const told: [string, string][] = [];
  for (const command of COMMANDS) {
    execSync(command);
    await quiet(seen);
    told.push([command, [...seen.keys()].sort().join(', ')]);
    seen.clear();
  }
  watcher.close();
  return told;
}

/** Until nothing more has come for a tenth of a second. */
async function quiet(seen: ReadonlyMap<string, string>): Promise<void> {
  for (let before = -1; before !== seen.size; ) {
    before = seen.size;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
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
  for (let i = 0; i < 100 && present().length !== wanted.length; i++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const { overruns } = monitor.counters;
  const lost = wanted.filter((address) => !present().includes(address)).length;
  const addresses = present().length;
  monitor.close();
  return { overran: overruns > 0, lost, addresses };
}
