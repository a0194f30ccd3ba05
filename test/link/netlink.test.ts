import fc from 'fast-check';
import t from 'tap';
import { chooseEgress } from '../../src/link/egress-choice.ts';
import { HostTable } from '../../src/link/host-table.ts';
import type { EgressChoice } from '../../src/link/interfaces.ts';
import { type HostAddress, HostAddressBook, lacksRoute } from '../../src/link/interfaces.ts';
import { noNetlinkDrops, type RouteMessage, type RuleMessage, readNetlink } from '../../src/link/netlink-message.ts';
import { addressRequest, dumpRequest } from '../../src/link/netlink-request.ts';
import * as write from './netlink-support.ts';

const read = (...messages: readonly Uint8Array[]) => readNetlink(write.joined(...messages), noNetlinkDrops());
const anyIpv4 = fc.ipV4();
const anyIndex = fc.integer({ min: 1, max: 0xffff_ffff });

t.test('[R-LINK-57] what the kernel tells is read as it was meant', (t) => {
  const { messages, damaged, interrupted } = read(
    write.link({ index: 3, flags: write.WORKING, name: 'wlan0', operstate: 6, kind: 'wireguard' }),
    write.link({ index: 4, flags: 1 }, true),
    write.address({ index: 3, address: '10.0.0.1', flags: 0x80, peer: '10.0.0.2' }),
    write.address({ index: 3, address: '2001:db8::1', flags: 0x40, moreFlags: 0x1021 }, true),
    write.route({ family: 4, metric: 600, gateway: '10.0.0.9', via: [3] }),
    write.route({ family: 6, prefix: '8000::', prefixLength: 1, table: 1000, via: [3, 4] }, true),
    write.rule({ family: 4, table: 51820, inverted: true, mark: 0xca6c, source: '10.1.0.0', sourceLength: 16 }),
    write.rule({ family: 6, oif: 'lo', uids: [5, 6], protocol: 17, destination: '::1', l3mdev: true }, true),
    write.done(7, 4),
    write.failure(8, 16),
  );
  t.match(messages, [
    { type: 'link', gone: false, index: 3, flags: 0x1_0041, name: 'wlan0', operstate: 6, kind: 'wireguard' },
    { type: 'link', gone: true, index: 4, flags: 1, name: undefined, operstate: undefined, kind: undefined },
    { type: 'address', gone: false, index: 3, family: 4, address: '10.0.0.1', prefixLength: 24, flags: 0x80 },
    { type: 'address', gone: true, index: 3, family: 6, address: '2001:db8::1', prefixLength: 64, flags: 0x1021 },
    { type: 'route', gone: false, family: 4, table: 254, kind: 1, prefixLength: 0, metric: 600, interfaces: [3] },
    { type: 'route', gone: true, destination: '8000::', prefixLength: 1, table: 1000, metric: 0, interfaces: [3, 4] },
    { type: 'rule', priority: 100, action: 1, table: 51820, inverted: true, source: { length: 16 }, more: false },
    { type: 'rule', gone: true, oif: 'lo', uids: { first: 5, last: 6 }, protocol: 17, l3mdev: true, more: true },
    { type: 'done', sequence: 7, error: 4 },
    { type: 'error', sequence: 8, error: 16 },
  ]);
  t.match(messages[6], { mark: { value: 0xca6c, mask: 0xffff_ffff } });
  t.match(
    { damaged, interrupted, bridge: read(write.link({ index: 3, flags: 0, family: 7 }, true)) },
    { damaged: false, interrupted: false, bridge: { messages: [], damaged: false } },
    'a port that leaves its bridge is still there',
  );
  t.ok(read(write.message(16, new Uint8Array(16), 0x10)).interrupted);
  t.end();
});

t.test('[R-LINK-57] addresses, routes and requests are the same written and read', (t) => {
  fc.assert(
    fc.property(
      fc.oneof(anyIpv4, fc.ipV6()),
      anyIndex,
      fc.boolean(),
      fc.nat(0xffff_ffff),
      (text, index, gone, flags) => {
        const [message] = read(write.address({ index, address: text, moreFlags: flags }, gone)).messages;
        const same =
          message?.type === 'address' && write.bytesOf(message.address).join() === write.bytesOf(text).join();
        return same && message.index === index && message.gone === gone && message.flags === flags;
      },
    ),
  );
  fc.assert(
    fc.property(
      fc.array(anyIndex, { minLength: 1 }),
      fc.nat(0xffff_ffff),
      fc.nat(0xffff_ffff),
      (via, metric, table) => {
        const [message] = read(write.route({ family: 4, metric, table, via })).messages;
        return (
          message?.type === 'route' &&
          message.metric === metric &&
          message.table === table &&
          `${message.interfaces}` === `${via}`
        );
      },
    ),
  );
  const asked = { family: 4, bytes: Uint8Array.of(10, 9, 0, 1), length: 24 } as const;
  t.match(read(addressRequest(5, asked)).messages, [
    { type: 'address', index: 5, address: '10.9.0.1', prefixLength: 24 },
  ]);
  const dump = dumpRequest('getRoute', 9);
  t.same([...dump.subarray(0, 12)], [32, 0, 0, 0, 26, 0, 1, 3, 9, 0, 0, 0]);
  t.end();
});

t.test('[R-LINK-56] no bytes make the reader or the table throw, and each message not taken is counted', (t) => {
  const real = fc.constantFrom(
    write.link({ index: 3, flags: write.WORKING, name: 'wlan0', operstate: 6, kind: 'tun' }),
    write.address({ index: 3, address: '2001:db8::1', moreFlags: 0 }),
    write.route({ family: 4, metric: 1, gateway: '10.0.0.9', via: [3, 4] }),
    write.rule({ family: 4, table: 7, mark: 1, uids: [1, 2], source: '10.0.0.0', sourceLength: 8 }),
    write.done(1),
  );
  const change = fc.tuple(fc.nat(200), fc.nat(255));
  const mutated = fc.tuple(real, fc.array(change, { maxLength: 4 }), fc.nat(4)).map(([bytes, changes, cut]) => {
    const copy = bytes.slice(0, bytes.length - cut);
    for (const [place, value] of changes) copy[place % copy.length] = value;
    return copy;
  });
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 100 }), mutated), { maxLength: 6 }), (parts) => {
      const drops = noNetlinkDrops();
      const table = new HostTable();
      const { messages, damaged } = readNetlink(write.joined(...parts), drops);
      for (const message of messages) table.apply(message);
      table.addresses();
      const counted = Object.values(drops).reduce((sum, count) => sum + count, 0);
      return damaged === counted > drops['unknown-type'];
    }),
    { numRuns: 2000 },
  );
  const cases: [string, Uint8Array][] = [
    ['short', write.link({ index: 1, flags: 1 }).subarray(0, 15)],
    ['short', write.message(20, new Uint8Array(7))],
    ['bad-length', Uint8Array.of(15, ...new Uint8Array(15))],
    ['bad-length', Uint8Array.of(17, ...new Uint8Array(15))],
    ['bad-attribute', write.message(20, Uint8Array.of(2, 24, 0, 0, 3, 0, 0, 0, 3, 0, 1, 0))],
    [
      'bad-attribute',
      write.message(24, write.joined(Uint8Array.of(2), new Uint8Array(11), write.attributes([9, new Uint8Array(8)]))),
    ],
    ['bad-address', write.message(20, write.joined(Uint8Array.of(2), new Uint8Array(7)))],
    [
      'bad-address',
      write.message(24, write.joined(Uint8Array.of(10), new Uint8Array(11), write.attributes([1, new Uint8Array(4)]))),
    ],
    ['bad-address', write.rule({ family: 4, source: '10.0.0.0', sourceLength: 33 })],
    ['unknown-type', write.message(99, new Uint8Array(4))],
  ];
  for (const [reason, bytes] of cases) {
    const drops = noNetlinkDrops();
    t.same(readNetlink(bytes, drops).messages, []);
    t.same(drops, { ...noNetlinkDrops(), [reason]: 1 }, `${reason}: ${bytes.join(' ')}`);
  }
  t.end();
});

t.test('[R-LINK-56] routes and rules that are kept are bounded, and only default routes are', (t) => {
  const table = new HostTable();
  for (let metric = 0; metric < 1100; metric++) apply(table, write.route({ family: 4, metric, via: [3] }));
  t.equal(table.overflow, 76);
  for (let length = 2; length <= 32; length++) {
    apply(table, write.route({ family: 4, prefix: '10.0.0.0', prefixLength: length, via: [4] }));
  }
  t.equal(table.overflow, 76);
  apply(
    table,
    write.route({ family: 4, metric: 0, via: [3] }, true),
    write.route({ family: 4, metric: 5000, via: [3] }),
  );
  t.equal(table.overflow, 76, 'what went has left its place');
  for (let priority = 0; priority < 1030; priority++) apply(table, write.rule({ family: 6, priority }));
  t.equal(table.overflow, 82);
  t.end();
});

t.test('[R-LINK-53] which addresses are usable', (t) => {
  const ipv6 = (moreFlags: number) => write.address({ index: 3, address: '2001:db8::1', moreFlags });
  const up = write.link({ index: 3, flags: write.WORKING, name: 'wlan0', operstate: 6 });
  const cases: [string, boolean, ...Uint8Array[]][] = [
    ['all is well', true, up, ipv6(0)],
    ['the interface came later', true, ipv6(0), up],
    ['no interface', false, ipv6(0)],
    ['state unknown, as of a TUN device', true, write.link({ index: 3, flags: write.WORKING, operstate: 0 }), ipv6(0)],
    ['down', false, up, ipv6(0), write.link({ index: 3, flags: write.WORKING & ~1, operstate: 6 })],
    ['no carrier', false, up, ipv6(0), write.link({ index: 3, flags: write.WORKING & ~0x1_0000, operstate: 6 })],
    ['not running', false, up, ipv6(0), write.link({ index: 3, flags: write.WORKING & ~0x40, operstate: 6 })],
    ['lower layer down', false, up, ipv6(0), write.link({ index: 3, flags: write.WORKING, operstate: 3 })],
    ['dormant', false, up, ipv6(0), write.link({ index: 3, flags: write.WORKING, operstate: 5 })],
    ['flags alone are told', true, up, ipv6(0), write.link({ index: 3, flags: write.WORKING })],
    ['loopback', false, write.link({ index: 3, flags: write.WORKING | 8, operstate: 0 }), ipv6(0)],
    ['interface gone', false, up, ipv6(0), write.link({ index: 3, flags: 0 }, true)],
    ['gone and back, without its address', false, up, ipv6(0), write.link({ index: 3, flags: 0 }, true), up],
    ['address gone', false, up, ipv6(0), write.address({ index: 3, address: '2001:db8::1' }, true)],
    ['another address gone', true, up, ipv6(0), write.address({ index: 4, address: '2001:db8::1' }, true)],
    ['tentative', false, up, ipv6(0x40)],
    ['no more tentative', true, up, ipv6(0x40), ipv6(0)],
    ['optimistic', true, up, ipv6(0x44)],
    ['a duplicate', false, up, ipv6(0x08)],
    ['a duplicate that was optimistic', false, up, ipv6(0x4c)],
    ['deprecated', true, up, ipv6(0x20)],
    ['link-local', false, up, write.address({ index: 3, address: 'fe80::1' })],
    ['self-assigned', false, up, write.address({ index: 3, address: '169.254.1.1' })],
  ];
  for (const [name, usable, ...messages] of cases)
    t.equal(tableOf(...messages).addresses().length, usable ? 1 : 0, name);
  t.end();
});

t.test('[R-LINK-54] what is told of an address', (t) => {
  const host = [
    write.link({ index: 2, flags: write.WORKING, name: 'wwan0', operstate: 0 }),
    write.link({ index: 3, flags: write.WORKING, name: 'wlan0', operstate: 6 }),
    write.address({ index: 3, address: '2001:db8::1', moreFlags: 0x21 }),
    write.address({ index: 3, address: '192.168.1.2', flags: 0x01 }),
    write.address({ index: 2, address: '100.64.0.9' }),
    write.route({ family: 4, metric: 600, via: [3] }),
    write.route({ family: 6, metric: 1024, via: [3] }),
    write.route({ family: 4, metric: 50, via: [3], table: 7 }),
    write.route({ family: 4, metric: 700, via: [2] }),
  ];
  const common = { temporary: false, deprecated: false, routed: true };
  const expected: HostAddress[] = [
    { device: 'wwan0', index: 2, family: 4, address: '100.64.0.9', ...common, metric: 700, egress: 'device' },
    {
      ...{ device: 'wlan0', index: 3, family: 6, address: '2001:db8::1', deprecated: true, temporary: true },
      ...{ metric: 600, routed: true },
      egress: 'routes',
    },
    { device: 'wlan0', index: 3, family: 4, address: '192.168.1.2', ...common, metric: 600, egress: 'device' },
  ];
  t.same(tableOf(...host).addresses(), expected);
  const down = write.link({ index: 3, flags: 0x1000 });
  const back = [
    write.link({ index: 3, flags: write.WORKING, operstate: 6 }),
    write.address({ index: 3, address: '192.168.1.2' }),
  ];
  t.match(
    tableOf(...host, down, ...back).addresses(),
    [{ device: 'wwan0', egress: 'routes' }, { device: 'wlan0' }, { device: 'wlan0', metric: null, routed: false }],
    'routes of IPv4 go with their interface, without a word',
  );
  const own = { index: 3, address: '192.168.1.2' };
  const other = { index: 3, address: '192.168.1.3' };
  const routes = (...more: readonly Uint8Array[]): unknown[] =>
    tableOf(...host, ...more)
      .addresses()
      .map(({ address, metric, routed }) => [address, metric, routed]);
  const kept = ['100.64.0.9', 700, true];
  t.same(
    routes(write.address(own, true), write.address(own)),
    [kept, ['2001:db8::1', 1024, true], ['192.168.1.2', 1024, false]],
    'and with its last address of IPv4',
  );
  t.same(
    routes(write.address(other), write.address(own, true)),
    [kept, ['2001:db8::1', 600, true], ['192.168.1.3', 600, true]],
    'not with another one',
  );
  t.end();
});

t.test('[R-API-70] [R-LINK-54] an address lacks the route that others have of its family', (t) => {
  const addresses = [
    ...['10.0.2.2', 'fd02::2'].map((address) => write.address({ index: 2, address })),
    ...['10.0.3.2', 'fd03::2'].map((address) => write.address({ index: 3, address })),
  ];
  const route = (family: 4 | 6, index: number, table = 254) => write.route({ family, metric: 1, via: [index], table });
  const both = [route(4, 2), route(6, 2)];
  const cases: [string, string[], ...Uint8Array[]][] = [
    ['nobody has one', []],
    ['the other one has both', ['10.0.3.2', 'fd03::2'], ...both],
    ['the one of IPv4 has come', ['fd03::2'], ...both, route(4, 3)],
    ['the one of IPv6 has come', ['10.0.3.2'], ...both, route(6, 3)],
    ['both have', [], ...both, route(4, 3), route(6, 3)],
    ['the other one has one family', ['10.0.3.2'], route(4, 2), route(6, 3, 7)],
    ['one of some other table', ['10.0.3.2', 'fd03::2'], ...both, route(4, 3, 7), route(6, 3, 7)],
  ];
  const links = [2, 3].map((index) => write.link({ index, flags: write.WORKING, name: `if${index}`, operstate: 6 }));
  for (const [name, lacking, ...routes] of cases) {
    const host = tableOf(...links, ...addresses, ...routes).addresses();
    const found = host.map(({ address }) => address).filter((address) => lacksRoute(address, host));
    t.strictSame(found, lacking, name);
  }
  t.notOk(lacksRoute('192.0.2.1', tableOf(...links, ...addresses, ...both).addresses()), 'not an address of the host');
  t.end();
});

t.test('[R-LINK-54] a route that changes nothing else about an address is a change of it', (t) => {
  const v6 = [
    ...host(3),
    write.address({ index: 3, address: 'fd00::2' }),
    write.route({ family: 4, metric: 5, via: [3] }),
  ];
  const book = new HostAddressBook(tableOf(...v6).addresses());
  const change = book.update(tableOf(...v6, write.route({ family: 6, metric: 9, via: [3] })).addresses());
  t.match(change, { added: [], removed: [], changed: [{ address: 'fd00::2', metric: 5, routed: true }] });
  t.equal(change?.changed.length, 1);
  t.end();
});

t.test('[R-LINK-54] an interface of the same name and another number is another one', (t) => {
  const [address] = tableOf(...host(3)).addresses();
  const book = new HostAddressBook(address === undefined ? [] : [address]);
  t.match(book.update(tableOf(...host(4)).addresses()), {
    added: [{ index: 4 }],
    removed: [{ index: 3 }],
    changed: [],
  });
  const again = tableOf(...host(4), write.route({ family: 4, metric: 5, via: [4] })).addresses();
  t.match(book.update(again), { added: [], removed: [], changed: [{ metric: 5 }] });
  t.equal(book.update(again), undefined);
  t.end();
});

t.test('[R-LINK-80] what decides where datagrams of an address leave', (t) => {
  const wifi = write.route({ family: 4, metric: 600, via: [3] });
  const lte = write.route({ family: 4, metric: 700, via: [2] });
  const own = write.route({ family: 4, table: 52, via: [3] });
  const cases: [string, EgressChoice, ...Uint8Array[]][] = [
    ['nothing', 'routes'],
    ['its own default route alone', 'routes', lte],
    ['its own is the best of several', 'device', lte, write.route({ family: 4, metric: 800, via: [3] })],
    ['another is better', 'device', lte, wifi],
    ['its own is of another family', 'routes', write.route({ family: 6, metric: 1, via: [2] }), wifi],
    ['it has none', 'routes', wifi],
    ['one of several next hops', 'device', write.route({ family: 4, via: [3, 2] })],
    ['another table', 'routes', lte, own],
    ['halves by a tunnel', 'tunnel', lte, write.route({ family: 4, prefixLength: 1, via: [9] })],
    ['a better one by a tunnel', 'tunnel', lte, write.route({ family: 4, metric: 50, via: [9] })],
    ['a worse one by a tunnel', 'device', lte, write.route({ family: 4, metric: 900, via: [9] })],
    ['to nowhere', 'routes', lte, write.route({ family: 4, metric: 1, via: [], kind: 7 })],
    [
      "the kernel's own rules",
      'device',
      lte,
      wifi,
      ...[255, 254, 253].map((table) => write.rule({ family: 4, table })),
    ],
    ['a rule for the source', 'rules', lte, wifi, own, write.rule({ family: 4, table: 52, source: '10.0.2.2' })],
    [
      'for its network',
      'rules',
      lte,
      wifi,
      own,
      write.rule({ family: 4, table: 52, source: '10.0.2.0', sourceLength: 23 }),
    ],
    ['for another source', 'device', lte, wifi, own, write.rule({ family: 4, table: 52, source: '10.0.2.3' })],
    ['for its family not', 'device', lte, wifi, own, write.rule({ family: 6, table: 52 })],
    ['for all, a table without default route', 'device', lte, wifi, write.rule({ family: 4, table: 52 })],
    ['for all, a table with one', 'rules', lte, wifi, own, write.rule({ family: 4, table: 52 })],
    ['for a mark', 'device', lte, wifi, own, write.rule({ family: 4, table: 52, mark: 1 })],
    ['for all without a mark', 'rules', lte, wifi, own, write.rule({ family: 4, table: 52, mark: 1, inverted: true })],
    [
      'for the bits that a mark has not',
      'rules',
      lte,
      wifi,
      own,
      write.rule({ family: 4, table: 52, mark: 0, mask: 255 }),
    ],
    ['for what comes in', 'device', lte, wifi, own, write.rule({ family: 4, table: 52, iif: 'eth0' })],
    ['for what this host sends', 'rules', lte, wifi, own, write.rule({ family: 4, table: 52, iif: 'lo' })],
    ['for what is bound', 'device', lte, wifi, own, write.rule({ family: 4, table: 52, oif: 'wwan0' })],
    ['for virtual routers', 'device', lte, wifi, own, write.rule({ family: 4, table: 52, l3mdev: true })],
    ['for this user', 'rules', lte, wifi, own, write.rule({ family: 4, table: 52, uids: [1000, 1000] })],
    ['for another user', 'device', lte, wifi, own, write.rule({ family: 4, table: 52, uids: [0, 999] })],
    ['for UDP', 'rules', lte, wifi, own, write.rule({ family: 4, table: 52, protocol: 17 })],
    ['for TCP', 'device', lte, wifi, own, write.rule({ family: 4, table: 52, protocol: 6 })],
    [
      'for other than a destination',
      'rules',
      lte,
      wifi,
      own,
      write.rule({ family: 4, table: 52, destination: '8.8.8.8', inverted: true }),
    ],
    ['refused', 'rules', lte, wifi, write.rule({ family: 4, action: 7, source: '10.0.2.2' })],
    ['a jump among rules', 'device', lte, wifi, write.rule({ family: 4, action: 2 })],
    [
      'a rule that went',
      'device',
      lte,
      wifi,
      own,
      write.rule({ family: 4, table: 52 }),
      write.rule({ family: 4, table: 52 }, true),
    ],
  ];
  for (const [name, expected, ...messages] of cases) {
    const said = read(...messages).messages;
    const rules = said.filter((message): message is RuleMessage => message.type === 'rule');
    const routing = {
      defaults: said.filter((message): message is RouteMessage => message.type === 'route'),
      rules: rules.filter((each) => !each.gone && !rules.some((other) => other.gone && other.key === each.key)),
      isTunnel: (index: number) => index === 9,
      uid: 1000,
    };
    t.equal(chooseEgress(routing, 4, '10.0.2.2', 2), expected, name);
  }
  t.end();
});

function host(index: number): Uint8Array[] {
  const up = write.link({ index, flags: write.WORKING, name: 'eth0', operstate: 6 });
  return [up, write.address({ index, address: '10.0.0.1' })];
}

function tableOf(...messages: readonly Uint8Array[]): HostTable {
  const table = new HostTable();
  apply(table, ...messages);
  return table;
}

function apply(table: HostTable, ...messages: readonly Uint8Array[]): void {
  for (const message of read(...messages).messages) table.apply(message);
}
