import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import t from 'tap';
import { loadNativeIo } from '../../src/link/native-io.ts';
import { writeVirtioHeader } from '../../src/link/virtio-header.ts';
import { ACK, CWR } from '../../src/wire/segment-row.ts';
import { buildPacket, type PacketParts } from '../engine/packets.ts';

const run = promisify(execFile);
const CHILD = new URL('tun-child.js', import.meta.url).pathname;
const NO_DROPS = { 'queue-full': 0, 'too-big': 0, unreachable: 0, closed: 0, failed: 0 };
const skip = (await whyNot()) ?? false;

// Dozens of processes one after the other.
t.setTimeout(180_000);

t.test('[R-LINK-60] a new device is up, with its MTU and addresses, and goes with the link', { skip }, async (t) => {
  const hostAddresses = ['10.9.0.1/24', '10.9.1.1/16', 'fd09::1/64'];
  const options = { device: 'kamo7', mtu: 9000, hostAddresses, offload: false };
  const [plain, special] = await child('opening', JSON.stringify([{}, options]));
  t.match(plain, { device: 'kamo0', mtu: 1500, offload: true, largest: 65_535, up: true });
  t.strictSame(special, {
    ...{ device: 'kamo7', mtu: 9000, offload: false, largest: 9000, maxDatagram: 9000, up: true, shownMtu: '9000' },
    addresses: hostAddresses,
  });
  t.match(await child('twice'), [{ code: 'busy', message: /choose another name/ }, [{ device: 'kamo7', up: true }]]);
});

t.test(
  '[R-LINK-61] a device that belongs to the user, and needs no change, takes no privilege',
  { skip },
  async (t) => {
    const setUp = [
      'mount -t tmpfs tmpfs /mnt && mknod -m 666 /mnt/tun c 10 200 && mount --bind /mnt/tun /dev/net/tun',
      'ip tuntap add kamo7 mode tun user 65534 && ip link set kamo7 up mtu 1400 && ip address add 10.9.0.1/24 dev kamo7',
    ].join('\n');
    const own = { device: 'kamo7', hostAddresses: ['10.9.0.1/24'] };
    const others = [{ ...own, mtu: 1500 }, { ...own, hostAddresses: ['10.9.0.3/24'] }, { device: 'kamo8' }];
    const [taken, ...refused] = await child('opening as nobody', JSON.stringify([own, ...others]), setUp);
    t.match(taken, { device: 'kamo7', mtu: 1400, offload: true });
    t.match(refused, [
      { code: 'no-permission', message: /an MTU of 1500 is refused \(EPERM\).*CAP_NET_ADMIN/ },
      { code: 'no-permission', message: /10\.9\.0\.3\/24 is refused \(EPERM\).*CAP_NET_ADMIN/ },
      { code: 'no-permission', message: /ip tuntap add/ },
    ]);
  },
);

t.test('[R-LINK-62] whatever is missing has a code, and a sentence that says what to do', { skip }, async (t) => {
  const noIpv6 = 'echo 1 > /proc/sys/net/ipv6/conf/default/disable_ipv6';
  const cases: [object, object][] = [
    [{ device: 'lo' }, { code: 'no-device', message: /lo is no TUN device/ }],
    [{ device: 'a/b' }, { code: 'bad-argument', message: /"a\/b"/ }],
    [{ device: 'sixteen-bytes-16' }, { code: 'bad-argument', message: /15 bytes/ }],
    [{ mtu: 67 }, { code: 'bad-argument', message: /68 to 65535/ }],
    [{ hostAddresses: ['10.9.0.1'] }, { code: 'bad-argument', message: /10\.9\.0\.1\/24/ }],
    [{ hostAddresses: ['fd09::1/129'] }, { code: 'bad-argument', message: /prefix length/ }],
    [{ hostAddresses: ['fd09::1/64'] }, { code: 'system', message: /IPv6 disabled/ }],
  ];
  const outcomes = await child('opening', JSON.stringify(cases.map(([options]) => options)), noIpv6);
  for (const [i, [options, expected]] of cases.entries()) t.match(outcomes[i], expected, JSON.stringify(options));
  const [asNobody] = await child('opening as nobody', '[{}]');
  t.match(asNobody, { code: 'no-permission', message: /\/dev\/net\/tun.*run as root/ });
  const [without] = await child('opening', '[{}]', 'mount -t tmpfs tmpfs /dev/net');
  t.match(without, { code: 'no-device', message: /modprobe tun/ });
});

t.test('[R-LINK-62] without koffi there is an error, and everything else works', async (t) => {
  const hook = `export const resolve = (name, context, next) => {
    if (name === 'koffi') throw Object.assign(new Error('not found'), { code: 'ERR_MODULE_NOT_FOUND' });
    return next(name, context);
  };`;
  const url = JSON.stringify(`data:text/javascript,${encodeURIComponent(hook)}`);
  const register = `import { register } from 'node:module'; register(${url});`;
  const program = `
    const { openTunLink } = await import(${JSON.stringify(new URL('../../src/link/tun.js', import.meta.url).href)});
    const { Node } = await import(${JSON.stringify(new URL('../../src/index.js', import.meta.url).href)});
    const node = await Node.open({ locators: ['127.0.0.1:0'] });
    await node.close();
    const error = await openTunLink({}, {}).catch((error) => error);
    console.log(JSON.stringify({ code: error.code, message: error.message }));`;
  const { stdout } = await run(process.execPath, [
    ...['--import', `data:text/javascript,${encodeURIComponent(register)}`],
    ...['--input-type=module', '--eval', program],
  ]);
  t.match(JSON.parse(stdout), { code: process.platform === 'linux' ? 'no-koffi' : 'unsupported' });
  if (process.platform === 'linux') t.match(stdout, 'npm install koffi');
});

t.test(
  '[R-LINK-63] packets arrive at the other side as they were sent, whatever the kernel leaves out',
  { skip },
  async (t) => {
    for (const version of ['4', '6']) {
      t.strictSame(await child('from the kernel', version), { first: 0, vouched: 1 }, `IPv${version}, from the kernel`);
      for (const offload of ['', ' offload']) {
        const heard = [10, 1, 1400].map((size) => [5000, size, size & 255]);
        const result = await child('to the kernel', version + offload);
        t.strictSame(result, { heard, drops: NO_DROPS }, `IPv${version}${offload}, to the kernel`);
      }
    }
  },
);

t.test(
  '[R-LINK-64] with offload segments of 64 KiB pass each way, and without none above the MTU',
  { skip },
  async (t) => {
    const clean = { received: 4 << 20, heard: 4 << 20, wrong: 0, faults: 0, drops: NO_DROPS, inErrors: 0 };
    for (const version of [4, 6]) {
      const large = await child('stream', JSON.stringify({ version, offload: true, mtu: 1500, most: 60_000 }));
      t.match(large, clean, `IPv${version} with offload`);
      t.ok(large.largest > 32_768, `a packet of ${large.largest} bytes`);
      const small = await child('stream', JSON.stringify({ version, offload: false, mtu: 1500 }));
      t.match(small, clean, `IPv${version} without`);
      t.equal(small.largest, 1500);
    }
    t.match(await child('stream', JSON.stringify({ version: 4, offload: false, mtu: 65_535 })), {
      ...clean,
      largest: 65_535,
    });
  },
);

t.test(
  '[R-LINK-65] a batch has at most 64 packets, flush reads what waits, and nothing wakes an idle link',
  { skip },
  async (t) => {
    const { flushed, calls, later, nested } = await child('batches');
    t.strictSame(flushed, [64, 64, 64, 8, 0], 'all that the kernel had, within one turn of the loop');
    t.strictSame(calls, [64, 64, 64, 8]);
    t.strictSame(later, [10], 'told of by itself, in one call');
    t.ok(
      nested.every((count: number) => count === 0),
      'from within the host there is nothing to flush',
    );
    t.match(await child('idle'), { quiet: true });
  },
);

t.test('[R-LINK-66] what the kernel does not take is dropped and counted', { skip }, async (t) => {
  const { drops, largest } = await child('refused');
  t.equal(largest, 65_535);
  const counts = { 'too-big': 1, failed: 1, unreachable: 1, closed: 1 };
  t.strictSame(Object.fromEntries(drops.at(-1)), counts, 'a byte too large, an empty one, device down, link closed');
});

t.test('[R-LINK-67] a device that is removed ends the link, once', { skip }, async (t) => {
  t.strictSame(await child('removed'), { failures: ['the TUN device kamo7 is gone: it was removed'], closed: 1 });
});

t.test(
  '[R-LINK-68] the header says what is to be summed and cut, and leaves alone what has no transport header',
  (t) => {
    const tcp = { sourcePort: 1, destinationPort: 2, seq: 3, ack: 4, urgentPointer: 0, window: 5 };
    const packet = (version: 4 | 6, flags = ACK, payload = 3000): Uint8Array => {
      const width = version === 4 ? 4 : 16;
      const options = Uint8Array.of(1, 1, 1, 1);
      const parts: PacketParts = {
        ...{
          version,
          source: new Uint8Array(width),
          destination: new Uint8Array(width),
          hopLimit: 64,
          trafficClass: 0,
        },
        transport: { protocol: 6, ...tcp, flags, options, payload: new Uint8Array(payload) },
      };
      return buildPacket(parts);
    };
    const cases: [string, Uint8Array, number, number[]][] = [
      ['IPv4, to be cut', packet(4), 1448, [1, 1, 44, 1448, 20, 16]],
      ['IPv6, to be cut', packet(6), 1428, [1, 4, 64, 1428, 40, 16]],
      ['with CWR', packet(4, ACK | CWR), 1448, [1, 0x81, 44, 1448, 20, 16]],
      ['as large as a segment', packet(4, ACK, 1448), 1448, [1, 0, 0, 0, 20, 16]],
      ['of any size', packet(4), 0, [1, 0, 0, 0, 20, 16]],
      ['a fragment', withByte(packet(4), 6, 0x20), 1448, [0, 0, 0, 0, 0, 0]],
      ['a later fragment', withByte(packet(4), 7, 1), 1448, [0, 0, 0, 0, 0, 0]],
      ['a fragment of IPv6', withByte(packet(6), 6, 44), 1428, [0, 0, 0, 0, 0, 0]],
      ['ICMP', withByte(packet(4), 9, 1), 1448, [0, 0, 0, 0, 0, 0]],
      ['UDP', withByte(packet(4), 9, 17), 1448, [1, 0, 0, 0, 20, 6]],
      ['a header cut', packet(4).subarray(0, 39), 1448, [0, 0, 0, 0, 0, 0]],
    ];
    for (const [name, bytes, segmentSize, expected] of cases) {
      const header = new DataView(new ArrayBuffer(10));
      for (let i = 0; i < 10; i++) header.setUint8(i, 0xee);
      writeVirtioHeader(header, Uint8Array.of(0, 0, ...bytes), 2, bytes.length, segmentSize);
      const words = new Uint16Array(header.buffer);
      t.strictSame([header.getUint8(0), header.getUint8(1), ...words.subarray(1)], expected, name);
    }
    t.end();
  },
);

function withByte(bytes: Uint8Array, at: number, value: number): Uint8Array {
  bytes[at] = value;
  return bytes;
}

/** Runs a case of `tun-child.ts` in network and mount namespaces of its own, which end with it. */
// biome-ignore lint/suspicious/noExplicitAny: results of a child of this file.
async function child(name: string, argument = '', setUp = ''): Promise<any> {
  const script = `${setUp}\nexec "$@"`;
  const command = ['--net', '--mount', 'sh', '-ec', script, 'sh', process.execPath, CHILD, name, argument];
  const { stdout } = await run('unshare', command, { timeout: 30_000 });
  return JSON.parse(stdout);
}

/** What of all this is missing here, if anything. */
async function whyNot(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'needs Linux';
  if (process.getuid?.() !== 0) return 'needs root';
  if (!existsSync('/dev/net/tun')) return 'needs /dev/net/tun';
  if (spawnSync('unshare', ['--net', '--mount', 'ip', 'link']).status !== 0) return 'needs namespaces and iproute2';
  return loadNativeIo().then(
    () => undefined,
    (error: Error) => error.message,
  );
}
