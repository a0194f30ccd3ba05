import t from 'tap';
import { hostAddresses } from '../../src/link/interfaces.ts';
import { preferenceOf } from '../../src/net/locator-options.ts';
import { inNamespace, UPLINKS } from '../link/namespace.ts';

const CHILD = '../net/host-locators-child.js';

t.test('[R-API-70] [R-API-72] a node without locators follows its host, as the kernel tells', async (t) => {
  const told = await inNamespace(t, UPLINKS, CHILD, '', 'found');
  if (told === undefined) return;
  t.strictSame(told, {
    order: ['10.0.1.2', 'fd01::2', '10.0.2.2', 'fd02::2'],
    down: ['10.0.2.2', 'fd02::2'],
    goneAtOnce: [2],
    up: ['10.0.2.2', 'fd02::2', '10.0.1.2', 'fd01::2'],
    deprecated: ['fd02::2', '10.0.2.2', '10.0.1.2', 'fd01::2'],
    recreated: ['10.0.1.2', 'fd01::2', '10.0.2.2'],
    samePorts: true,
  });
});

t.test('[R-API-70] given locators come back with their address, as they were', async (t) => {
  const told = await inNamespace(t, UPLINKS, CHILD, '', 'given');
  if (told === undefined) return;
  const [lte, loopback, wifi] = ['10.0.2.2 7000 9', '127.0.0.1 7001 0', 'fd01::2 7002 0'];
  t.strictSame(told, {
    first: [lte, loopback, wifi],
    removed: ['127.0.0.1', 'fd01::2'],
    gone: [loopback, wifi],
    back: [lte, loopback, wifi],
    forgotten: true,
    again: false,
    last: [lte, loopback],
  });
});

t.test('[R-API-70] what cannot be opened when its address comes is tried again', async (t) => {
  const told = await inNamespace(t, UPLINKS, CHILD, '', 'taken');
  if (told !== undefined) t.strictSame(told, { meanwhile: 0, port: 7000 });
});

t.test(
  '[R-API-71] [R-API-73] [R-LINK-80] datagrams of each locator leave by its interface, and it says so',
  async (t) => {
    const told = await inNamespace(t, UPLINKS, CHILD, '', 'policy');
    if (told === undefined) return;
    const bound = {
      ...{ 'u1 10.0.1.2': 'interface', 'u1 fd01::2': 'interface' },
      ...{ 'u2 10.0.2.2': 'interface', 'u2 fd02::2': 'interface' },
    };
    t.strictSame(told, {
      watching: 'netlink',
      told: [bound, { ...bound, 'u2 10.0.2.2': 'rules' }, bound, bound, bound],
      remarks: [],
      strict: ['what comes in by u1 is dropped by strict reverse path filtering: sysctl net.ipv4.conf.u1.rp_filter=2'],
    });
  },
);

t.test('[R-API-70] an address waits a moment for the route of its interface, and of its family', async (t) => {
  const told = await inNamespace(t, UPLINKS, CHILD, '', 'patience');
  if (told === undefined) return;
  t.strictSame(told, {
    ...{ IPv4: ['interface'], IPv6: ['interface'] },
    ...{ 'IPv4 without': ['routes'], 'IPv6 without': ['routes'] },
  });
});

t.test('[R-API-73] without koffi it is looked for changes, and the node says so', async (t) => {
  const prefix = `env NODE_OPTIONS="${withoutAddons()}"`;
  const told = await inNamespace(t, UPLINKS, CHILD, prefix, 'polling');
  if (told === undefined) return;
  t.match(told, { watching: 'polling', remarks: [/each 20 ms only.*koffi/, /rules by source/], before: 4, after: 3 });
});

t.test('[R-API-72] preferences are the order in which the host itself would choose', (t) => {
  const [any] = hostAddresses(() => ({ eth0: [info('192.0.2.1')] }));
  if (any === undefined) throw new Error('there is an address');
  const order = [
    { metric: 0 },
    { metric: 100, temporary: true },
    { metric: 100 },
    { metric: 100, deprecated: true, temporary: true },
    { metric: 600 },
    { metric: 14_999 },
    { metric: 15_000, temporary: true },
    { metric: 20_600 },
    { metric: null, temporary: true },
    { metric: null },
    { metric: null, deprecated: true },
  ].map((facts) => preferenceOf({ ...any, ...facts }));
  t.same(
    order.map((preference, i) => preference > (order[i + 1] ?? -1)),
    order.map(() => true),
  );
  t.ok(order.every((preference) => Number.isInteger(preference) && preference >= 0 && preference <= 65_535));
  t.end();
});

/** Node's permissions are for this: whoever may not load addons has no koffi. */
function withoutAddons(): string {
  const flag = Number(process.versions.node.split('.')[0]) >= 23 ? '--permission' : '--experimental-permission';
  return `${flag} --allow-fs-read=* --allow-child-process --allow-worker`;
}

function info(address: string) {
  return { address, netmask: '', mac: '', cidr: null, internal: false, family: 'IPv4' as const };
}
