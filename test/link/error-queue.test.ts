/** What ICMP says of a UDP socket's datagrams. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import t, { type Test } from 'tap';
import type { Link } from '../../src/link/link.ts';
import { loadNativeIo } from '../../src/link/native-io.ts';
import { openUdpLink } from '../../src/link/udp.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';

const skip = await loadNativeIo().then(
  () => false,
  (error: Error) => error.message,
);

interface Told {
  readonly destination: string;
  readonly quoted: Uint8Array;
}

async function open(t: Test, address: string): Promise<{ link: Link; told: Told[]; heard: Uint8Array[] }> {
  const told: Told[] = [];
  const heard: Uint8Array[] = [];
  const link = await openUdpLink(address, 0, {
    receive: (_link, bursts) => {
      for (const { datagrams } of bursts) heard.push(...datagrams.map((datagram) => datagram.slice()));
    },
    drained: () => {},
    failed: () => {},
    unreachable: (_link, { key }, quoted) => told.push({ destination: key, quoted: quoted.slice() }),
  });
  t.teardown(() => link.close());
  return { link, told, heard };
}

/** An address with a port at which nobody listens. */
async function closed(address: string): Promise<SocketAddress> {
  const family = address.includes(':') ? 6 : 4;
  const socket = createSocket(`udp${family}`).bind(0, address);
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return socketAddress(family, address, port);
}

function send(link: Link, to: SocketAddress, bytes: Uint8Array): void {
  link.send(to, bytes, Int32Array.of(0), Int32Array.of(bytes.length), 1);
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}

for (const address of ['127.0.0.1', '::1']) {
  t.test(
    `[R-LINK-18] ${address}: that nobody listens at a port is told, with what was sent there`,
    { skip },
    async (t) => {
      const a = await open(t, address);
      const to = await closed(address);
      const bytes = Uint8Array.from({ length: 300 }, (_, i) => i);
      send(a.link, to, bytes);
      await until(() => a.told.length > 0);
      t.equal(a.told[0]?.destination, to.key);
      t.strictSame(a.told[0]?.quoted, bytes.slice(0, 128));
      t.end();
    },
  );

  t.test(`[R-LINK-18] ${address}: the reports of some datagrams cost no others, and no time`, { skip }, async (t) => {
    const a = await open(t, address);
    const b = await open(t, address);
    const nowhere = await closed(address);
    for (let i = 0; i < 200; i++) {
      send(a.link, i % 2 === 0 ? nowhere : b.link.local, Uint8Array.of(i));
      send(b.link, a.link.local, Uint8Array.of(i));
      if (i % 20 === 19) await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => b.heard.length >= 100 && a.heard.length >= 200);
    t.equal(b.heard.length, 100, 'all arrived');
    t.equal(a.heard.length, 200, 'and all came');
    t.ok(a.told.length > 0);
    t.strictSame(b.told, []);
    t.equal(a.link.drops.unreachable + a.link.drops.failed, 0);
    // A descriptor with reports would be readable for ever.
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { user, system } = process.cpuUsage(before);
    t.ok(user + system < 200_000, `${(user + system) / 1000} ms of processor time in 300 ms`);
    t.end();
  });
}
