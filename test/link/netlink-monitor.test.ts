import t from 'tap';
import type { NetlinkMonitor } from '../../src/link/netlink.ts';
import { inNamespace } from './namespace.ts';
import { CHANGES } from './netlink-changes.ts';
import { host, Kernel } from './netlink-kernel.ts';
import * as write from './netlink-support.ts';

const ENOBUFS = -105;
const ONE = host('10.0.0.1');
const TWO = host('10.0.0.2');

/** v0 and w0, with their other ends. */
const LINES: readonly string[] = ['v', 'w'].flatMap((name) => [
  `ip link add ${name}0 type veth peer name ${name}1`,
  `ip link set ${name}1 up`,
  `ip link set ${name}0 up`,
]);

t.test('[R-LINK-52] what waits at one readiness is one change', async (t) => {
  const kernel = new Kernel(ONE);
  const monitor = await kernel.open();
  t.same(
    [addressesOf(monitor), kernel.changes, kernel.asked],
    [['10.0.0.1'], 0, ['getLink', 'getAddress', 'getRoute', 'getRule']],
  );
  kernel.tell(write.address({ index: 3, address: '10.0.0.2' }), write.address({ index: 3, address: '10.0.0.1' }, true));
  t.same([addressesOf(monitor), kernel.changes], [['10.0.0.2'], 1]);
  monitor.close();
  monitor.close();
  t.same([kernel.closed, kernel.scheduler.next()], [1, Infinity]);
});

t.test('[R-LINK-55] lost, damaged and interrupted messages have everything asked for anew', async (t) => {
  const losses: [string, (kernel: Kernel) => void][] = [
    ['lost', (kernel) => kernel.tell(ENOBUFS)],
    ['damaged', (kernel) => kernel.tell(write.address({ index: 3, address: '10.0.0.9' }).subarray(0, 20))],
    ['interrupted', (kernel) => kernel.tell(write.message(99, new Uint8Array(16), 0x10))],
  ];
  for (const [name, lose] of losses) {
    const kernel = new Kernel(ONE);
    const monitor = await kernel.open();
    kernel.state = TWO;
    kernel.scheduler.runUntil(kernel.scheduler.now() + 5000);
    lose(kernel);
    kernel.wake();
    t.match([addressesOf(monitor), kernel.changes, monitor.counters.dumps], [['10.0.0.2'], 1, 2], name);
    monitor.close();
  }
});

t.test('[R-LINK-55] at most once a second, and what comes meanwhile counts at once', async (t) => {
  const kernel = new Kernel(ONE);
  const monitor = await kernel.open();
  kernel.state = TWO;
  for (let i = 0; i < 100; i++) kernel.tell(ENOBUFS);
  t.match(monitor.counters, { dumps: 1, overruns: 100 });
  kernel.tell(write.address({ index: 3, address: '10.0.0.1' }, true));
  t.same([addressesOf(monitor), kernel.changes], [[], 1], 'told before it is asked for');
  kernel.scheduler.runUntil(kernel.scheduler.now() + 999);
  t.equal(monitor.counters.dumps, 1);
  kernel.scheduler.runUntil(kernel.scheduler.now() + 1);
  kernel.wake();
  t.same([monitor.counters.dumps, addressesOf(monitor)], [2, ['10.0.0.2']]);
  monitor.close();
});

t.test('[R-LINK-55] a dump that does not end is given up for another', async (t) => {
  const kernel = new Kernel(ONE);
  const monitor = await kernel.open();
  kernel.scheduler.runUntil(kernel.scheduler.now() + 5000);
  kernel.silent = true;
  kernel.tell(ENOBUFS);
  kernel.silent = false;
  kernel.state = TWO;
  kernel.tell(ENOBUFS);
  t.match([monitor.counters.dumps, addressesOf(monitor)], [2, ['10.0.0.1']]);
  kernel.scheduler.runUntil(kernel.scheduler.now() + 2000);
  kernel.tell(ENOBUFS);
  kernel.wake();
  t.match([monitor.counters.dumps, addressesOf(monitor)], [3, ['10.0.0.2']]);
  monitor.close();
});

t.test('[R-LINK-52] a kernel without rules or routes will do, one without addresses will not', async (t) => {
  const EOPNOTSUPP = 95;
  const kernel = new Kernel(ONE);
  kernel.refuse = { getRoute: EOPNOTSUPP, getRule: EOPNOTSUPP };
  const monitor = await kernel.open();
  t.same(addressesOf(monitor), ['10.0.0.1']);
  monitor.close();
  const other = new Kernel(ONE);
  other.refuse = { getAddress: EOPNOTSUPP };
  await t.rejects(other.open(), { code: 'system', message: /ENOTSUP/ });
  t.same([other.closed, other.scheduler.next()], [1, Infinity]);
});

t.test('[R-LINK-52] a kernel that does not answer is waited for two seconds', async (t) => {
  const kernel = new Kernel(ONE);
  kernel.silent = true;
  const opening = kernel.open();
  kernel.scheduler.runUntil(kernel.scheduler.now() + 2000);
  await t.rejects(opening, { code: 'system', message: /2000 ms/ });
  t.equal(kernel.closed, 1);
});

t.test('[R-LINK-55] a dump that another one is in the way of is tried again', async (t) => {
  const kernel = new Kernel(ONE);
  kernel.refuse = { getLink: 16 };
  const opening = kernel.open();
  kernel.refuse = {};
  kernel.scheduler.runUntil(kernel.scheduler.now() + 1000);
  kernel.wake();
  const monitor = await opening;
  t.same([addressesOf(monitor), monitor.counters.dumps], [['10.0.0.1'], 2]);
  monitor.close();
});

t.test('[R-LINK-52] a socket that fails is closed, and told of once', async (t) => {
  const kernel = new Kernel(ONE);
  const monitor = await kernel.open();
  kernel.tell(-5, -5);
  t.match(kernel.failures, [{ code: 'system', message: /EIO/ }]);
  t.equal(kernel.failures.length, 1);
  t.equal(kernel.closed, 1);
  monitor.close();
  t.equal(kernel.closed, 1);
});

t.test('[R-LINK-52] no socket, no membership: nothing stays open', async (t) => {
  const kernel = new Kernel(ONE);
  kernel.socketResult = -1;
  await t.rejects(kernel.open(), { code: 'system', message: /EPERM/ });
  kernel.socketResult = 7;
  kernel.membership = -22;
  await t.rejects(kernel.open(), { code: 'system', message: /EINVAL/ });
  t.equal(kernel.closed, 1);
});

t.test(
  '[R-LINK-52] the kernel of this machine tells of links, addresses, routes and rules, to nobody in particular',
  async (t) => {
    const result = await inNamespace(t, LINES, 'netlink-child.js', '', 'changes');
    if (result === undefined) return;
    t.strictSame(result, CHANGES);
  },
);

t.test(
  '[R-LINK-55] with a buffer for few messages and a loop that is away, all that is true in the end is known',
  async (t) => {
    const result = await inNamespace(t, LINES, 'netlink-child.js', '', 'overrun');
    if (result === undefined) return;
    t.strictSame(result, { overran: true, lost: 0, addresses: 40 });
  },
);

function addressesOf(monitor: NetlinkMonitor): string[] {
  return monitor.addresses.map(({ address }) => address);
}
