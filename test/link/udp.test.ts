import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import type { NetworkInterfaceInfo } from 'node:os';
import { promisify } from 'node:util';
import fc from 'fast-check';
import t, { type Test } from 'tap';
import { AddressTable } from '../../src/link/address-table.ts';
import {
  type HostAddress,
  type HostAddressChange,
  hostAddresses,
  InterfaceWatcher,
} from '../../src/link/interfaces.ts';
import type { Link, LinkHost } from '../../src/link/link.ts';
import { openUdpLink, type UdpLinkOptions } from '../../src/link/udp.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';

const run = promisify(execFile);

for (const [address, batched] of [
  ['127.0.0.1', true],
  ['127.0.0.1', false],
  ['::1', true],
  ['::1', false],
] as const) {
  const how = batched ? 'as many as can' : 'one';
  t.test(`[R-LINK-11] [R-LINK-16] ${address}, ${how} a call: datagrams of any size arrive unchanged`, async (t) => {
    const a = await open(t, address, { batched });
    const b = await open(t, address, { batched });
    const sizes = [0, 1, 20, 1232, 9000, 65_000];
    const train = sizes.map((size, i) => new Uint8Array(size).fill(i + 1));
    t.ok(send(a.link, b.link.local, train), 'every byte has left');
    await b.heardCount(sizes.length);
    t.same(b.datagrams(), train);
    t.ok(b.calls.flat().every(({ source }) => source.key === a.link.local.key));
    t.match(a.link.local.key, /\|[1-9]\d*$/, 'the bound port');
    t.same(totalDrops(a.link), 0);
  });
}

t.test('[R-LINK-12] what waits is handed over in one call per turn of the loop, at most 64 at once', async (t) => {
  const a = await open(t, '127.0.0.1');
  const b = await open(t, '127.0.0.1');
  for (let i = 0; i < 10; i++)
    send(
      a.link,
      b.link.local,
      Array.from({ length: 30 }, () => Uint8Array.of(i)),
    );
  await b.heardCount(300);
  const perCall = b.calls.map((bursts) => bursts.reduce((sum, burst) => sum + burst.datagrams.length, 0));
  t.ok(Math.max(...perCall) <= 64);
  t.ok(b.calls.length < 150, `${b.calls.length} calls for 300 datagrams`);
  t.same(
    b.datagrams().map((datagram) => datagram[0]),
    Array.from({ length: 300 }, (_, i) => Math.floor(i / 30)),
  );
});

t.test('[R-LINK-3] bursts are grouped by consecutive equal source', async (t) => {
  const [a, c, b] = [await open(t, '127.0.0.1'), await open(t, '127.0.0.2'), await open(t, '127.0.0.1')];
  const order = [a, a, c, a, c, c];
  for (const [i, { link }] of order.entries()) send(link, b.link.local, [Uint8Array.of(i)]);
  await b.heardCount(order.length);
  for (const bursts of b.calls) {
    t.ok(bursts.every((burst, i) => i === 0 || burst.source !== bursts[i - 1]?.source));
  }
  t.same(
    b.calls.flat().flatMap(({ source, datagrams }) => datagrams.map((datagram) => [datagram[0], source.key])),
    order.map(({ link }, i) => [i, link.local.key]),
  );
});

t.test('[R-LINK-4] flush hands over what was read before its turn came', async (t) => {
  const a = await open(t, '127.0.0.1');
  const b = await open(t, '127.0.0.1');
  t.equal(b.link.flush(), 0);
  const { link } = b;
  send(a.link, link.local, [Uint8Array.of(1), Uint8Array.of(2)]);
  // Immediates run in order: one that is set before the datagrams are read runs before the link's own.
  let flushed = 0;
  for (let turn = 0; turn < 100 && flushed === 0; turn++) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    flushed = link.flush();
  }
  t.ok(flushed > 0 || b.datagrams().length === 2);
  t.equal(link.flush(), 0);
  await b.heardCount(2);
});

t.test('[R-LINK-17] what is sent while corked leaves in order, to each its own, when uncorked or full', async (t) => {
  const [a, b, c] = [await open(t, '127.0.0.1'), await open(t, '127.0.0.1'), await open(t, '127.0.0.1')];
  const { link } = a;
  link.cork?.();
  const [toB, toC]: number[][] = [[], []];
  for (let i = 0; i < 200; i++) {
    const [to, kept] = i % 3 === 0 ? [c, toC] : [b, toB];
    // Longer trains do not wait, and overtake nothing.
    const count = i % 50 === 49 ? 6 : 1;
    const bytes = Array.from({ length: count }, () => new Uint8Array(700).fill(i));
    t.ok(send(link, to.link.local, bytes), 'copied or sent');
    for (let n = 0; n < count; n++) kept?.push(i);
  }
  link.uncork?.();
  await Promise.all([b.heardCount(toB?.length ?? 0), c.heardCount(toC?.length ?? 0)]);
  t.same(
    b.datagrams().map((datagram) => datagram[0]),
    toB,
  );
  t.same(
    c.datagrams().map((datagram) => datagram[0]),
    toC,
  );
  t.equal(totalDrops(link), 0);
});

t.test('[R-LINK-10] opening fails with the system error and leaves nothing open', async (t) => {
  const a = await open(t, '127.0.0.1');
  await t.rejects(openUdpLink('127.0.0.1', a.link.local.port, listener().host), { code: 'EADDRINUSE' });
  await t.rejects(openUdpLink('192.0.2.1', 0, listener().host), { code: 'EADDRNOTAVAIL' });
});

t.test('[R-LINK-15] errors of sends are counted by reason, and the link goes on', async (t) => {
  const a = await open(t, '127.0.0.1');
  const b = await open(t, '127.0.0.1');
  const closedPort = await freePort();
  for (let i = 0; i < 5; i++) send(a.link, socketAddress(4, '127.0.0.1', closedPort), [Uint8Array.of(1)]);
  send(a.link, socketAddress(4, '127.0.0.1', 0), [Uint8Array.of(1), Uint8Array.of(1)]);
  t.equal(a.link.drops.failed, 2, 'port 0');
  send(a.link, b.link.local, [new Uint8Array(65_508), new Uint8Array(65_507), new Uint8Array(70_000)]);
  t.equal(a.link.drops['too-big'], 2);
  // The source is bound to the loopback interface: no way leads from there to a documentation address.
  send(a.link, socketAddress(4, '192.0.2.1', 9), [Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)]);
  await new Promise<void>((resolve) => setImmediate(resolve));
  t.equal(a.link.drops.unreachable + a.link.drops.failed - 2, 3, 'counted for the whole train');
  send(a.link, b.link.local, [Uint8Array.of(42)]);
  await b.heardCount(2);
  t.same(b.datagrams()[1], Uint8Array.of(42));
});

t.test('[R-LINK-2] after close everything counts closed and the host hears nothing', async (t) => {
  const a = await open(t, '127.0.0.1');
  const b = await open(t, '127.0.0.1');
  send(a.link, b.link.local, [Uint8Array.of(1)]);
  b.link.close();
  b.link.close();
  b.link.ref();
  b.link.unref();
  t.ok(send(b.link, a.link.local, [Uint8Array.of(1), Uint8Array.of(1)]));
  t.equal(b.link.drops.closed, 2);
  await new Promise((resolve) => setTimeout(resolve, 10));
  t.same(b.calls, []);
  t.same(b.failures, []);
});

t.test(
  '[R-LINK-14] [R-LINK-1] datagrams that wait in the process: lent once, then copied, then dropped; all arrive intact',
  async (t) => {
    // This switch of Node's makes every send wait for the event loop, as a full buffer of the kernel does.
    const { stdout } = await run(process.execPath, [
      '--test-udp-no-try-send',
      new URL('./udp-queue-child.js', import.meta.url).pathname,
    ]);
    t.same(JSON.parse(stdout), {
      returned: [false, true, true],
      // 20 + 10 + 14 of 20 with a bound of 44.
      heard: 44,
      intact: true,
      drained: 1,
      afterwards: false,
      drops: { 'queue-full': 6, 'too-big': 0, unreachable: 0, closed: 0, failed: 0 },
    });
  },
);

t.test('[R-LINK-13] equal sources are one object while they are used; the table is bounded', (t) => {
  const table = new AddressTable(4, 64);
  const kept = table.intern('10.0.0.1', 1);
  t.ok(
    Array.from({ length: 10_000 }, (_, i) => i).every((i) => {
      table.intern('10.0.0.2', i);
      return (i % 20 !== 0 || table.intern('10.0.0.1', 1) === kept) && table.size <= 64;
    }),
  );
  for (let i = 0; i < 200; i++) table.intern('10.0.0.3', i);
  t.not(table.intern('10.0.0.1', 1), kept, 'forgotten when not used');
  t.same(table.intern('10.0.0.1', 1), kept);
  t.end();
});

t.test('[R-LINK-50] usable addresses of the host', (t) => {
  const usable = hostAddresses(() => ({
    lo: [info('127.0.0.1', true), info('::1', true)],
    eth0: [info('192.0.2.7'), info('fe80::1'), info('2001:db8::1')],
    eth1: [info('169.254.3.4'), info('10.0.0.1'), info('192.0.2.7')],
    gone: undefined,
  }));
  t.same(
    usable.map(({ device, family, address }) => ({ device, family, address })),
    [
      { device: 'eth0', family: 4, address: '192.0.2.7' },
      { device: 'eth0', family: 6, address: '2001:db8::1' },
      { device: 'eth1', family: 4, address: '10.0.0.1' },
    ],
  );
  t.ok(hostAddresses().every(({ address }) => !address.startsWith('127.')));
  t.end();
});

t.test('[R-LINK-51] the watcher reports exactly the difference', (t) => {
  const pool = fc.subarray(['10.0.0.1', '10.0.0.2', '2001:db8::1', '2001:db8::2']);
  fc.assert(
    fc.property(fc.array(pool, { minLength: 1 }), (lists) => {
      let now = lists[0] ?? [];
      const changes: HostAddressChange[] = [];
      const watcher = new InterfaceWatcher(
        (change) => changes.push(change),
        1000,
        () => ({ eth0: now.map((a) => info(a)) }),
      );
      const known = new Set(now);
      let expected = 0;
      for (const list of lists) {
        if (list.length !== known.size || list.some((address) => !known.has(address))) expected++;
        now = list;
        watcher.look();
        const change = changes.length === expected ? changes[expected - 1] : undefined;
        for (const { address } of change?.removed ?? []) known.delete(address);
        for (const { address } of change?.added ?? []) known.add(address);
        if (list.length !== known.size || list.some((address) => !known.has(address))) return false;
      }
      watcher.close();
      return changes.length === expected && watcher.addresses.length === known.size;
    }),
  );
  t.end();
});

t.test('[R-LINK-51] an address forgotten is reported again', (t) => {
  const changes: HostAddressChange[] = [];
  const watcher = new InterfaceWatcher(
    (change) => changes.push(change),
    1000,
    () => ({ eth0: [info('10.0.0.1')] }),
  );
  watcher.look();
  watcher.forget('10.0.0.1');
  watcher.look();
  watcher.look();
  watcher.close();
  t.match(changes, [{ added: [{ address: '10.0.0.1' }], removed: [] }]);
  t.end();
});

t.test('[R-LINK-51] the watcher looks by itself', async (t) => {
  let addresses = ['10.0.0.1'];
  const change = await new Promise<HostAddressChange>((resolve) => {
    const watcher = new InterfaceWatcher(resolve, 5, () => ({ eth0: addresses.map((a) => info(a)) }));
    const awake = setTimeout(() => {}, 60_000);
    t.teardown(() => {
      watcher.close();
      clearTimeout(awake);
    });
    addresses = ['10.0.0.2'];
  });
  const addressesOf = (list: readonly HostAddress[]) => list.map(({ address }) => address);
  t.same([change.added, change.removed, change.changed].map(addressesOf), [['10.0.0.2'], ['10.0.0.1'], []]);
});

interface Call {
  readonly source: SocketAddress;
  readonly datagrams: readonly Uint8Array[];
}

function listener() {
  const calls: Call[][] = [];
  const failures: Error[] = [];
  let count = 0;
  let wake = (): void => {};
  const host: LinkHost = {
    receive(_link, bursts) {
      calls.push(
        bursts.map(({ source, datagrams }) => ({ source, datagrams: datagrams.map((d) => new Uint8Array(d)) })),
      );
      for (const { datagrams } of bursts) count += datagrams.length;
      wake();
    },
    drained() {},
    failed: (_link, error) => failures.push(error),
  };
  const heardCount = async (expected: number): Promise<void> => {
    while (count < expected) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const datagrams = (): Uint8Array[] => calls.flat().flatMap((burst) => burst.datagrams);
  return { host, calls, failures, heardCount, datagrams };
}

async function open(t: Test, address: string, options?: UdpLinkOptions) {
  const heard = listener();
  const link = await openUdpLink(address, 0, heard.host, options);
  t.teardown(() => link.close());
  return { link, ...heard };
}

function send(link: Link, destination: SocketAddress, train: readonly Uint8Array[]): boolean {
  const offsets = new Int32Array(train.length);
  const lengths = new Int32Array(train.length);
  let end = 5;
  for (const [i, datagram] of train.entries()) {
    offsets[i] = end;
    lengths[i] = datagram.length;
    end += datagram.length;
  }
  // A view that does not start where its memory does.
  const bytes = new Uint8Array(new ArrayBuffer(end + 3), 3);
  for (const [i, datagram] of train.entries()) bytes.set(datagram, offsets[i] ?? 0);
  return link.send(destination, bytes, offsets, lengths, train.length);
}

function totalDrops(link: Link): number {
  return Object.values(link.drops).reduce((sum, count) => sum + count, 0);
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(resolve));
  return port;
}

function info(address: string, internal = false): NetworkInterfaceInfo {
  const common = { address, netmask: '', mac: '', internal, cidr: null };
  return address.includes(':') ? { ...common, family: 'IPv6', scopeid: 0 } : { ...common, family: 'IPv4' };
}
