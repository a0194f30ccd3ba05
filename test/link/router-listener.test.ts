import t from 'tap';
import { HostRoutes } from '../../src/link/host-routes.ts';
import { LinkError } from '../../src/link/link-error.ts';
import type { NativeIo } from '../../src/link/native-io.ts';
import { RouterListener } from '../../src/link/router-listener.ts';
import type { RouterAdvertisement } from '../../src/wire/router-advertisement.ts';
import { advertisement, prefixOption } from '../support/router.ts';

/** A host whose sockets do what the test says, and tell what was asked of them. */
class Sockets {
  readonly calls: string[] = [];
  readonly waiting: (Uint8Array | number)[] = [];
  refuse: Readonly<Record<string, number>> = {};
  wake = (): void => {};
  readonly #memory: Uint8Array[] = [new Uint8Array(0)];
  #fd = 6;

  get io(): NativeIo {
    const none = (): number => -38;
    const done = (name: string, text = ''): number => {
      this.calls.push(`${name}${text}`);
      return this.refuse[name] ?? 0;
    };
    return {
      addressOf: (bytes) => (this.#memory.push(bytes) - 1) * 2 ** 20,
      scratch: new Int32Array(32),
      scratchAddress: 0,
      socket: (domain) => {
        const refused = done('socket', ` ${domain}`);
        return refused < 0 ? refused : ++this.#fd;
      },
      bind: (_fd, address) => done('bind', ` ${this.#word(address, 4)}`),
      connect: (_fd, address) => done('connect', ` ${this.#bytes(address).subarray(8, 24).join()}`),
      setsockopt: (_fd, level, name) => done('setsockopt', ` ${level} ${name}`),
      close: (fd) => done('close', ` ${fd}`),
      read: (_fd, address, length) => {
        const next = this.waiting.shift() ?? -11;
        if (typeof next === 'number') return next;
        this.#bytes(address).set(next.subarray(0, length));
        return next.length;
      },
      write: (_fd, address) => done('write', ` ${this.#bytes(address)[0]}`),
      watch: (fd, readable) => {
        this.wake = readable;
        return { ref() {}, unref() {}, close: () => this.calls.push(`close ${fd}`) };
      },
      ...{
        open: none,
        writev: none,
        ioctl: none,
        duplicate: none,
        recvmmsg: none,
        receiveErrors: none,
        sendmmsg: none,
      },
    };
  }

  #bytes(address: number): Uint8Array {
    return this.#memory[address / 2 ** 20] ?? new Uint8Array(0);
  }

  #word(address: number, at: number): number {
    return new DataView(this.#bytes(address).buffer).getInt32(at, true);
  }
}

const PREFIX = prefixOption({ prefix: '2001:db8:1::' });

t.test('[R-NAT-81] routers on one interface are asked, and heard', (t) => {
  const sockets = new Sockets();
  const told: RouterAdvertisement[] = [];
  const listener = new RouterListener(sockets.io, 'lo', (advertisement) => told.push(advertisement));
  t.strictSame(sockets.calls, [
    'socket 17',
    'setsockopt 1 26',
    'bind 1',
    'socket 10',
    'setsockopt 41 18',
    'connect 255,2,0,0,0,0,0,0,0,0,0,0,0,0,0,2',
    'write 133',
    'close 8',
  ]);
  const good = advertisement({ options: [PREFIX] });
  sockets.waiting.push(-4, good, good.with(7, 64), good.with(60, 1), good.subarray(0, 50), good);
  sockets.wake();
  t.match(told, [{ router: 'fe80::1', prefixes: [{ text: '2001:db8:1::/64' }] }, { router: 'fe80::1' }]);
  t.match(listener.drops, { 'not-of-the-link': 1, 'bad-checksum': 1, short: 1, 'bad-option': 0 });
  // The interface goes down, and comes back.
  sockets.waiting.push(-100);
  sockets.wake();
  sockets.waiting.push(good);
  sockets.wake();
  t.equal(told.length, 3);
  listener.close();
  listener.close();
  t.equal(sockets.calls.filter((call) => call === 'close 7').length, 1);
  sockets.waiting.push(good);
  sockets.wake();
  t.equal(told.length, 3, 'nothing is heard any more');
  t.end();
});

t.test('[R-NAT-81] what the system refuses is a LinkError, and nothing stays open', (t) => {
  for (const call of ['bind', 'setsockopt']) {
    const sockets = new Sockets();
    sockets.refuse = { [call]: -1 };
    t.throws(() => new RouterListener(sockets.io, 'lo', () => {}), { name: 'LinkError', code: 'no-permission' });
    t.equal(sockets.calls.at(-1), 'close 7');
  }
  const sockets = new Sockets();
  sockets.refuse = { socket: -97 };
  t.throws(() => new RouterListener(sockets.io, 'lo', () => {}), { code: 'system', message: /EAFNOSUPPORT/ });
  t.throws(() => new RouterListener(sockets.io, 'no/device', () => {}), { code: 'no-device' });
  t.end();
});

t.test('[R-NAT-83] [R-NAT-84] each address has a way in, a router to go out by, and leaves nothing behind', (t) => {
  const ran: string[] = [];
  let stale = 1;
  const routes = new HostRoutes('kamo0', (family, words) => {
    ran.push(`${family} ${words.replace(/(table|lookup) \d+/, '$1 T')}`);
    // One rule was left behind, and no more.
    if (words.startsWith('rule del') && !words.includes('lookup') && stale-- <= 0)
      throw new LinkError('system', 'none');
  });
  const route = { family: 6, address: '2001:db8:1::7', interface: 'isp1', router: 'fe80::1' } as const;
  routes.add(route);
  const added = [
    '6 route replace 2001:db8:1::7/128 dev kamo0',
    '6 neigh replace proxy 2001:db8:1::7 dev isp1',
    '6 route replace default via fe80::1 dev isp1 onlink table T',
    '6 rule del from 2001:db8:1::7/128 pref 1000',
    '6 rule del from 2001:db8:1::7/128 pref 1000',
    '6 rule add from 2001:db8:1::7/128 lookup T pref 1000',
  ];
  t.strictSame(ran.splice(0), added);
  routes.add(route);
  t.strictSame(ran.splice(0), [], 'it is there');
  routes.add({ ...route, router: 'fe80::2' });
  const removed = [
    '6 rule del from 2001:db8:1::7/128 lookup T pref 1000',
    '6 route flush table T',
    '6 neigh del proxy 2001:db8:1::7 dev isp1',
    '6 route del 2001:db8:1::7/128 dev kamo0',
  ];
  t.strictSame(ran.slice(0, 4), removed, 'another router takes the place of the first');
  t.match(ran[6], /via fe80::2/);
  ran.splice(0);
  routes.add({ family: 4, address: '192.0.2.7', interface: 'isp1', router: '192.0.2.1' });
  t.equal(ran[0], '4 route replace 192.0.2.7/32 dev kamo0');
  ran.splice(0);
  routes.close();
  t.equal(ran.length, 8);
  routes.remove('192.0.2.7');
  t.equal(ran.length, 8, 'gone is gone');
  t.end();
});

t.test('[R-NAT-83] two addresses have a table each', (t) => {
  const tables: string[] = [];
  const routes = new HostRoutes('kamo0', (_family, words) => {
    const table = /default via \S+ dev \S+ onlink table (\d+)/.exec(words)?.[1];
    if (table !== undefined) tables.push(table);
    if (words.startsWith('rule del')) throw new LinkError('system', 'none');
  });
  for (const i of [1, 2]) {
    routes.add({ family: 6, address: `2001:db8:${i}::7`, interface: 'isp', router: `fe80::${i}` });
  }
  t.equal(new Set(tables).size, 2);
  t.end();
});

t.test('[R-NAT-83] for an interface that is not there nothing is changed', (t) => {
  t.throws(() => HostRoutes.prepare('no-such-device'), { name: 'LinkError', code: 'no-device' });
  t.end();
});
