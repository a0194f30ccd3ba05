/**
 * Run in a network namespace with two uplinks, u1 and u2, whose gateways are known neighbours, u1's route the better:
 * prints how many of ten datagrams left by each, for links of u2's addresses bound to u2 and released again.
 */
import { readFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { SocketEgress } from '../../src/link/egress.ts';
import type { Link, LinkHost } from '../../src/link/link.ts';
import { loadNativeIo } from '../../src/link/native-io.ts';
import { openUdpLink } from '../../src/link/udp.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';

const DEAF: LinkHost = { receive() {}, drained() {}, failed() {} };
const COUNT = 10;

const io = await loadNativeIo().catch(() => undefined);
const told = io === undefined ? null : await tellAll();
process.stdout.write(JSON.stringify(told));

async function tellAll(): Promise<unknown> {
  const results: unknown[] = [];
  for (const batched of [true, false]) {
    for (const address of ['10.0.2.2', 'fd02::2']) {
      const link = await openUdpLink(address, 0, DEAF, { batched });
      const steps = [['unbound', ...(await leaving(link))]];
      for (const egress of [{ device: 'u2', index: indexOf('u2') }, undefined]) {
        steps.push([link.leaveBy?.(egress) ?? 'absent', ...(await leaving(link))]);
      }
      results.push([address, ...steps]);
      link.close();
      results.push(link.leaveBy?.(undefined));
    }
  }
  return [...results, refusals()];
}

/** No interface of that name and number: nothing changes. */
function refusals(): unknown {
  if (io === undefined) return undefined;
  const AF_INET = 2;
  const SOCK_DGRAM = 2;
  return ([4, 6] as const).map((family) => {
    const fd = io.socket(family === 4 ? AF_INET : 10, SOCK_DGRAM, 0);
    const binding = new SocketEgress(io, fd, family).leaveBy({ device: 'nosuch', index: 9999 });
    const wrongName = new SocketEgress(io, fd, family).leaveBy({ device: 'nosuch', index: indexOf('u2') });
    io.close(fd);
    return [binding, wrongName];
  });
}

async function leaving(link: Link): Promise<number[]> {
  const before = sent();
  const to = isIPv6(link.local.address) ? socketAddress(6, '2001:db8::1', 9) : socketAddress(4, '192.0.2.1', 9);
  const lengths = new Int32Array(COUNT).fill(100);
  link.send(to, new Uint8Array(4096), new Int32Array(COUNT), lengths, COUNT);
  await new Promise((resolve) => setTimeout(resolve, 20));
  // Neighbour discovery may send something of its own.
  return sent().map((bytes, i) => Math.floor((bytes - (before[i] ?? 0)) / 1000));
}

/** Bytes. */
function sent(): number[] {
  const lines = readFileSync('/proc/net/dev', 'utf8').split('\n');
  return ['u1', 'u2'].map((device) => {
    const line = lines.find((each) => each.trim().startsWith(`${device}:`)) ?? '';
    return Number((line.split(':')[1] ?? '').trim().split(/\s+/)[8]);
  });
}

function indexOf(device: string): number {
  return Number(readFileSync(`/proc/net/igmp`, 'utf8').match(new RegExp(`^(\\d+)\\s+${device}\\s`, 'm'))?.[1]);
}
