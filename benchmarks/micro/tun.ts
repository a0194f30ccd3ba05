/**
 * What a TUN link costs: a stream of the kernel's TCP into the link, one out of it, and a datagram there and back. The
 * far end is the hundred lines of `tun-responder.ts`, which neither loses nor recovers; so this is the link and the
 * engine, without our TCP. Prints one JSON object. Needs root and a network namespace:
 *
 *   unshare --net node out/benchmarks/micro/tun.js [megabytes]
 */
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Link, LinkHost, ReceivedBurst } from '../../src/link/link.ts';
import { openTunLink } from '../../src/link/tun.ts';
import { TunResponder } from '../../test/support/tun-responder.ts';

const MTU = 1500;
const SEGMENT = MTU - 40;
const ROUND_TRIPS = 5000;
const SMALL_SHARE = 10;

/** Sends UDP over IPv4 back to where it came from: the checksum, whole or partial, stays what it is. */
class Echo implements LinkHost {
  receive(link: Link, bursts: readonly ReceivedBurst[]): void {
    for (const { datagrams } of bursts) {
      for (const packet of datagrams) {
        if ((packet[0] ?? 0) >> 4 !== 4 || packet[9] !== 17) continue;
        const turned = packet.slice();
        turned.set(packet.subarray(16, 20), 12);
        turned.set(packet.subarray(12, 16), 16);
        turned.set(packet.subarray(22, 24), 20);
        turned.set(packet.subarray(20, 22), 22);
        link.send(link.local, turned, Int32Array.of(0), Int32Array.of(turned.length), 1);
      }
    }
  }

  drained(): void {}

  failed(_link: Link, error: Error): void {
    throw error;
  }
}

const [mode = '1000', host = '', size = ''] = process.argv.slice(2);
if (host === '') await measureAll(Number(mode) * 1e6);
else await kernelSide(mode, host, Number(size));

async function measureAll(bytes: number): Promise<void> {
  const results: Record<string, unknown> = {};
  for (const offload of [true, false]) {
    const amount = offload ? bytes : bytes / SMALL_SHARE;
    const most = offload ? Math.floor(65_495 / SEGMENT) * SEGMENT : SEGMENT;
    const name = offload ? 'with offload' : 'without offload';
    results[`kernel to link, ${name}`] = await measure('send', amount, offload, new TunResponder(0, SEGMENT, most));
    results[`link to kernel, ${name}`] = await measure(
      'take',
      amount,
      offload,
      new TunResponder(amount, SEGMENT, most),
    );
  }
  results['datagram of 100 B, there and back'] = await measure('ask', ROUND_TRIPS, true, new Echo());
  const machine = { processor: cpus()[0]?.model, load: loadavg()[0], node: process.version };
  console.log(JSON.stringify({ ...machine, mtu: MTU, bytes, results }, null, 2));
}

async function measure(what: string, amount: number, offload: boolean, far: TunResponder | Echo): Promise<unknown> {
  const link = await openTunLink({ hostAddresses: ['10.9.0.1/24'], mtu: MTU, offload }, far);
  if (far instanceof TunResponder) far.link = link;
  const before = process.cpuUsage();
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), what, '10.9.0.2', String(amount)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  await once(child, 'close');
  const { user, system } = process.cpuUsage(before);
  link.close();
  const packets =
    far instanceof TunResponder && far.packets > 0 ? { bytesPerPacket: Math.round(far.received / far.packets) } : {};
  const drops = Object.entries(link.drops).filter(([, count]) => count > 0);
  return {
    ...JSON.parse(said),
    cpuSecondsOfLink: (user + system) / 1e6,
    ...packets,
    ...(drops.length > 0 ? { drops } : {}),
  };
}

/** A second process with the kernel's sockets. */
async function kernelSide(what: string, address: string, amount: number): Promise<void> {
  if (what === 'ask') {
    console.log(JSON.stringify(await ask(address, amount)));
    return;
  }
  const socket = connect({ host: address, port: 80 });
  await once(socket, 'connect');
  const start = process.hrtime.bigint();
  let bytes = 0;
  if (what === 'send') {
    const chunk = new Uint8Array(1 << 20);
    for (; bytes < amount; bytes += chunk.length) if (!socket.write(chunk)) await once(socket, 'drain');
    socket.end();
    await once(socket, 'finish');
  } else {
    for await (const chunk of socket) bytes += chunk.length;
  }
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  console.log(JSON.stringify({ gigabitsPerSecond: Math.round((bytes * 8) / seconds / 1e7) / 100 }));
  socket.destroy();
}

async function ask(address: string, rounds: number): Promise<unknown> {
  const socket = createSocket('udp4');
  socket.connect(7, address);
  await once(socket, 'connect');
  const times: number[] = [];
  const question = new Uint8Array(100);
  for (let i = 0; i < rounds; i++) {
    const start = process.hrtime.bigint();
    socket.send(question);
    await once(socket, 'message');
    times.push(Number(process.hrtime.bigint() - start) / 1e3);
  }
  socket.close();
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor(rounds * share)] ?? 0);
  return { microseconds: { median: at(0.5), p90: at(0.9), p99: at(0.99) } };
}
