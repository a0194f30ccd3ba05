import fc from 'fast-check';
import t from 'tap';
import { nodeAddress, parseNativeLocator } from '../../src/wire/native-locator.ts';
import { nodeId } from '../../src/wire/node-id.ts';
import { readRouterAdvertisement } from '../../src/wire/router-advertisement.ts';
import { advertisement, prefixOption } from '../support/router.ts';

t.test('[R-NAT-81] what a router advertises is read', (t) => {
  const packet = advertisement({
    lifetime: 1800,
    flags: 0x08,
    options: [
      // Its link-layer address, and an MTU.
      Uint8Array.of(1, 1, 2, 0, 0, 0, 0, 1),
      Uint8Array.of(5, 1, 0, 0, 0, 0, 5, 220),
      prefixOption({ prefix: '2001:db8:1::', valid: 86_400, preferred: 14_400 }),
      prefixOption({ prefix: '2001:db8:2:0:ffff::', valid: 0xffff_ffff, preferred: 0xffff_ffff }),
    ],
  });
  t.strictSame(readRouterAdvertisement(packet), {
    ok: true,
    value: {
      router: 'fe80::1',
      lifetime: 1800,
      preference: 'high',
      prefixes: [
        { text: '2001:db8:1::/64', validLifetime: 86_400, preferredLifetime: 14_400 },
        { text: '2001:db8:2::/64', validLifetime: Infinity, preferredLifetime: Infinity },
      ],
    },
  });
  const preferences = [0x00, 0x08, 0x10, 0x18].map((flags) => {
    const read = readRouterAdvertisement(advertisement({ flags }));
    return read.ok && read.value.preference;
  });
  t.strictSame(preferences, ['medium', 'high', 'medium', 'low']);
  t.end();
});

t.test('[R-NAT-82] prefixes that are not for autonomous addresses of 64 bits are none', (t) => {
  const read = readRouterAdvertisement(
    advertisement({
      options: [
        prefixOption({ prefix: '2001:db8:1::', length: 48 }),
        prefixOption({ prefix: '2001:db8:2::', flags: 0x80 }),
        prefixOption({ prefix: '2001:db8:3::', valid: 10, preferred: 20 }),
        prefixOption({ prefix: 'fe80::' }),
        prefixOption({ prefix: '2001:db8:5::' }),
      ],
    }),
  );
  t.match(read, { ok: true, value: { prefixes: [{ text: '2001:db8:5::/64' }] } });
  t.equal(read.ok && read.value.prefixes.length, 1);
  t.end();
});

t.test('[R-NAT-81] what no neighbouring router has sent, or sums up wrongly, is refused with its reason', (t) => {
  const packet = advertisement({ options: [prefixOption({ prefix: '2001:db8:1::' })] });
  const changed = (offset: number, value: number): Uint8Array => packet.with(offset, value);
  const reasons: [Uint8Array, string][] = [
    [packet.subarray(0, 55), 'short'],
    [packet.subarray(0, packet.length - 1), 'short'],
    [changed(0, 0x45), 'not-an-advertisement'],
    [changed(6, 6), 'not-an-advertisement'],
    [changed(40, 135), 'not-an-advertisement'],
    [changed(41, 1), 'not-an-advertisement'],
    [changed(7, 254), 'not-of-the-link'],
    [changed(8, 0x20), 'not-of-the-link'],
    [changed(62, 0), 'bad-checksum'],
    [advertisement({ options: [Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0)] }), 'bad-option'],
    [advertisement({ options: [Uint8Array.of(1, 2, 0, 0, 0, 0, 0, 0)] }), 'bad-option'],
    [advertisement({ options: [Uint8Array.of(3, 1, 64, 0x40, 0, 0, 0, 0)] }), 'bad-option'],
  ];
  for (const [bytes, reason] of reasons) t.match(readRouterAdvertisement(bytes), { ok: false, reason }, reason);
  t.end();
});

t.test('[R-NAT-81] whatever the bytes, reading ends, and says yes only to what sums up', (t) => {
  const packet = advertisement({ options: [prefixOption({ prefix: '2001:db8:1::' })] });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      readRouterAdvertisement(bytes);
      const flipped = packet.map((byte, i) => byte ^ (bytes[i] ?? 0));
      // A change that the sum does not show is one of two words against each other.
      return bytes.every((byte) => byte === 0) || typeof readRouterAdvertisement(flipped).ok === 'boolean';
    }),
  );
  fc.assert(
    fc.property(fc.nat(packet.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      // Traffic class and flow label are in no sum.
      return at < 4 || !readRouterAdvertisement(packet.with(at, (packet[at] ?? 0) ^ by)).ok;
    }),
  );
  t.end();
});

t.test('[R-NAT-71] a locator and a node ID make an address', (t) => {
  const id = nodeId(0x20345678, 0x9abcdef0);
  const address = (text: string): unknown => {
    const locator = parseNativeLocator(text);
    return locator.ok ? [locator.value.text, nodeAddress(locator.value, id).address] : locator.reason;
  };
  t.strictSame(address('2001:DB8:2:0::/64'), ['2001:db8:2::/64', '2001:db8:2:0:2034:5678:9abc:def0']);
  t.strictSame(address('2001:db8:2:3:4::1/64'), ['2001:db8:2:3::/64', '2001:db8:2:3:2034:5678:9abc:def0']);
  t.strictSame(address('192.0.2.1/32'), ['192.0.2.1/32', '192.0.2.1']);
  for (const text of [
    '2001:db8::1',
    '2001:db8::/48',
    '2001:db8::/32',
    '192.0.2.1/64',
    '192.0.2.1',
    'x/64',
    '/64',
    '',
  ]) {
    t.equal(address(text), 'not-a-native-locator', text);
  }
  t.end();
});
