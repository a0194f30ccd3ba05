/**
 * What `tun.test.ts` lets happen in a network namespace of its own: the case named by the first argument, its result as
 * JSON on stdout. Kernel and link are in one process; the kernel's addresses are 10.9.0.1 and fd09::1.
 */
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import type { Link, ReceivedBurst } from '../../src/link/link.ts';
import { LinkError } from '../../src/link/link-error.ts';
import { loadNativeIo } from '../../src/link/native-io.ts';
import { openTunLink, type TunLink } from '../../src/link/tun.ts';
import type { TunDeviceOptions } from '../../src/link/tun-device.ts';
import { ROW, ROW_FLAG } from '../../src/wire/segment-row.ts';
import { TunResponder } from '../support/tun-responder.ts';

const HOST = ['10.9.0.1/24', 'fd09::1/64'];
const MEGABYTE = 1 << 20;

class Recorder {
  calls: { length: number; checksummed: boolean; first: Uint8Array }[][] = [];
  failures: Error[] = [];
  onReceive: (() => void) | undefined;

  receive(_link: Link, bursts: readonly ReceivedBurst[]): void {
    this.calls.push(
      bursts.map(({ datagrams, checksummed }) => ({
        length: datagrams.length,
        checksummed: checksummed === true,
        first: datagrams[0]?.slice() ?? new Uint8Array(0),
      })),
    );
    this.onReceive?.();
  }

  drained(): void {}

  failed(_link: Link, error: Error): void {
    this.failures.push(error);
  }
}

const CASES: Readonly<Record<string, (argument: string) => Promise<unknown>>> = {
  opening: async (argument) => {
    const outcomes: unknown[] = [];
    for (const options of JSON.parse(argument)) outcomes.push(await outcome(options));
    return outcomes;
  },

  'opening as nobody': async (argument) => {
    await loadNativeIo();
    becomeNobody();
    return CASES['opening']?.(argument);
  },

  twice: async () => {
    const link = await openTunLink({ device: 'kamo7' }, new Recorder());
    const second = await outcome({ device: 'kamo7' });
    link.close();
    await turns(3);
    return [second, [await outcome({ device: 'kamo7' })]];
  },

  'from the kernel': async (argument) => {
    const host = new Recorder();
    const link = await openTunLink({ hostAddresses: HOST }, host);
    const [local, remote] = argument === '4' ? ['10.9.0.1', '10.9.0.2'] : ['fd09::1', 'fd09::2'];
    const socket = createSocket(argument === '4' ? 'udp4' : 'udp6');
    socket.bind(4000, local);
    await once(socket, 'listening');
    for (let size = 0; size <= 1400; size += 200) socket.send(new Uint8Array(size).fill(size / 200), 7, remote);
    const engine = new SmoltcpEngine();
    const payloads: number[] = [];
    let vouched = 0;
    await until(() => {
      for (const burst of host.calls.splice(0).flat()) {
        engine.bytes.set(burst.first, engine.receiveStart);
        engine.receiveRows[ROW.offset] = engine.receiveStart;
        engine.receiveRows[ROW.length] = burst.first.length;
        engine.receiveRows[ROW.flags] = burst.checksummed ? ROW_FLAG.checksummed : 0;
        if (engine.decodePackets(1) !== 1 || engine.receiveRows[ROW.destinationPort] !== 7) continue;
        vouched += burst.length > 0 && burst.checksummed ? 1 : 0;
        payloads.push(engine.receiveRows[ROW.payloadLength] ?? -1);
      }
      return payloads.length > 0;
    });
    socket.close();
    link.close();
    return { first: payloads[0], vouched };
  },

  'to the kernel': async (argument) => {
    const [local, remote, offload] = argument.startsWith('4')
      ? ['10.9.0.1', [10, 9, 0, 2, 10, 9, 0, 1], argument.endsWith('offload')]
      : ['fd09::1', [...ipv6(2), ...ipv6(1)], argument.endsWith('offload')];
    const link = await openTunLink({ hostAddresses: HOST, offload }, new Recorder());
    const socket = createSocket(argument.startsWith('4') ? 'udp4' : 'udp6');
    const heard: number[][] = [];
    socket.on('message', (message, { port }) => heard.push([port, message.length, message[0] ?? -1]));
    socket.bind(7, local);
    await once(socket, 'listening');
    sendUdp(link, remote, [10, 1, 1400]);
    await until(() => heard.length === 3);
    socket.close();
    link.close();
    return { heard, drops: link.drops };
  },

  /** The kernel sends four megabytes, and the responder sends four. */
  stream: async (argument) => {
    const { version, offload, mtu, most } = JSON.parse(argument);
    const segment = mtu - (version === 4 ? 40 : 60);
    const responder = new TunResponder(4 * MEGABYTE, segment, most ?? segment);
    const link = await openTunLink({ hostAddresses: HOST, offload, mtu }, responder);
    responder.link = link;
    let place = 0;
    let wrong = 0;
    responder.taken = (bytes) => {
      for (const byte of bytes) if (byte !== ((place++ * 13) & 255)) wrong++;
    };
    const socket = connect({ host: version === 4 ? '10.9.0.2' : 'fd09::2', port: 80 });
    let heard = 0;
    socket.on('data', (bytes) => {
      for (const byte of bytes) if (byte !== ((heard++ * 7) & 255)) wrong++;
    });
    socket.end(Uint8Array.from({ length: 4 * MEGABYTE }, (_, i) => i * 13));
    const repeating = setInterval(() => responder.repeat(), 500);
    await once(socket, 'end');
    await until(() => responder.finished);
    clearInterval(repeating);
    const counters = execFileSync('cat', ['/proc/net/snmp'], { encoding: 'utf8' });
    link.close();
    socket.destroy();
    const { received, largest, faults } = responder;
    return { received, heard, wrong, largest, faults, drops: link.drops, ...checksumErrors(counters) };
  },

  batches: async () => {
    const host = new Recorder();
    const link = await openTunLink({ hostAddresses: HOST }, host);
    const socket = createSocket('udp4');
    socket.connect(7, '10.9.0.2');
    await once(socket, 'connect');
    await turns(5);
    host.calls.length = 0;
    for (let i = 0; i < 200; i++) socket.send('x');
    const nested: number[] = [];
    host.onReceive = () => nested.push(link.flush());
    // Within this turn of the loop nothing but flush reads.
    const flushed = [link.flush(), link.flush(), link.flush(), link.flush(), link.flush()];
    const calls = host.calls.map((bursts) => bursts.reduce((sum, { length }) => sum + length, 0));
    for (let i = 0; i < 10; i++) socket.send('x');
    const before = host.calls.length;
    await until(() => host.calls.length > before);
    const later = host.calls.slice(before).map((bursts) => bursts.reduce((sum, { length }) => sum + length, 0));
    socket.close();
    link.close();
    return { flushed, calls, later, nested };
  },

  idle: async () => {
    const link = await openTunLink({ hostAddresses: ['10.9.0.1/24'] }, new Recorder());
    await turns(20);
    const { utilization } = performance.eventLoopUtilization();
    // A busy machine takes the processor from a loop that is awake for a moment; one that is woken is so in every round.
    let quiet = false;
    for (let round = 0; round < 10 && !quiet; round++) {
      const before = performance.eventLoopUtilization();
      await new Promise((resolve) => setTimeout(resolve, 400));
      quiet = performance.eventLoopUtilization(before).active < 100;
    }
    link.unref();
    return { utilization: utilization > 0, quiet };
  },

  refused: async () => {
    const link = await openTunLink({ device: 'kamo7', hostAddresses: HOST }, new Recorder());
    const large = new Uint8Array(65_536).fill(0x45);
    const drops: unknown[] = [];
    const send = (length: number) => {
      link.send(link.local, large, Int32Array.of(0), Int32Array.of(length), 1);
      drops.push(Object.entries(link.drops).filter(([, count]) => count > 0));
    };
    send(65_536);
    send(0);
    execFileSync('ip', ['link', 'set', 'kamo7', 'down']);
    send(100);
    link.close();
    send(100);
    return { drops, largest: link.largest };
  },

  removed: async () => {
    const host = new Recorder();
    const link = await openTunLink({ device: 'kamo7' }, host);
    execFileSync('ip', ['link', 'delete', 'kamo7']);
    await until(() => host.failures.length > 0);
    await turns(5);
    link.send(link.local, new Uint8Array(20), Int32Array.of(0), Int32Array.of(20), 1);
    return { failures: host.failures.map(({ message }) => message), closed: link.drops.closed };
  },
};

const [name = '', argument = ''] = process.argv.slice(2);
const watchdog = setTimeout(() => {
  process.stderr.write(`${name} ${argument}: out of time\n`);
  process.exit(1);
}, 20_000);
process.stdout.write(JSON.stringify((await CASES[name]?.(argument)) ?? null));
clearTimeout(watchdog);

/** How opening ends: what the link says, and how the kernel sees it; or the error's code and message. */
async function outcome(options: TunDeviceOptions): Promise<unknown> {
  try {
    const link = await openTunLink(options, new Recorder());
    const { device, mtu, offload, largest, maxDatagram } = link;
    const shown = execFileSync('ip', ['-o', 'address', 'show', 'dev', device], { encoding: 'utf8' });
    const addresses = [...shown.matchAll(/inet6? ([^ ]+).*scope global/g)].map(([, address]) => address);
    const state = execFileSync('ip', ['-o', 'link', 'show', 'dev', device], { encoding: 'utf8' });
    link.close();
    return {
      device,
      mtu,
      offload,
      largest,
      maxDatagram,
      addresses,
      up: /[<,]UP[,>]/.test(state),
      shownMtu: / mtu (\d+)/.exec(state)?.[1],
    };
  } catch (error) {
    if (error instanceof LinkError) return { code: error.code, message: error.message };
    throw error;
  }
}

function becomeNobody(): void {
  process.setgroups?.([]);
  process.setgid?.(65_534);
  process.setuid?.(65_534);
}

function sendUdp(link: TunLink, addresses: readonly number[], sizes: readonly number[]): void {
  const engine = new SmoltcpEngine();
  const [region] = engine.transmitRegions;
  if (region === undefined) throw new Error('no region');
  const version = addresses.length === 8 ? 4 : 6;
  engine.bytes.set(addresses, region.start);
  const offsets = Int32Array.from(sizes, (_, i) => region.start + 64 + i * 2000);
  const lengths = Int32Array.from(sizes, (size, i) => {
    const offset = offsets[i] ?? 0;
    const header = version === 4 ? 28 : 48;
    const words = {
      offset,
      ipOffset: region.start,
      ipVersion: version,
      protocol: 17,
      network: 64 << 24,
      payloadLength: size,
    };
    const row = { ...words, sourcePort: 5000, destinationPort: 7, flags: link.offload ? ROW_FLAG.checksummed : 0 };
    for (const [key, value] of Object.entries(row)) region.rows[i * 24 + ROW[key as keyof typeof ROW]] = value;
    engine.bytes.fill(size, offset + header, offset + header + size);
    return 0;
  });
  engine.encodePackets(region, sizes.length);
  for (let i = 0; i < sizes.length; i++) lengths[i] = region.rows[i * 24 + ROW.length] ?? 0;
  link.send(link.local, engine.bytes, offsets, lengths, sizes.length);
}

function ipv6(last: number): number[] {
  return [0xfd, 0x09, ...new Array<number>(13).fill(0), last];
}

/** The kernel's own count of TCP segments with a wrong checksum or shape. */
function checksumErrors(snmp: string): { inErrors: number } {
  const lines = snmp.split('\n').filter((line) => line.startsWith('Tcp:'));
  const names = lines[0]?.split(' ') ?? [];
  const values = lines[1]?.split(' ') ?? [];
  return { inErrors: Number(values[names.indexOf('InErrs')]) + Number(values[names.indexOf('InCsumErrors')]) };
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 2));
}

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setTimeout(resolve, 2));
}
