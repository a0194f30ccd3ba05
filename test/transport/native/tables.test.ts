import fc from 'fast-check';
import t from 'tap';
import { Random } from '../../../src/link/random.ts';
import { Addresses } from '../../../src/transport/native/addresses.ts';
import { FourTupleTable, KEY_WORDS } from '../../../src/transport/native/four-tuple-table.ts';
import { halfSipHash } from '../../../src/transport/native/half-sip-hash.ts';
import { NativeListeners } from '../../../src/transport/native/native-listeners.ts';
import { mssOfMtu, PathMtus } from '../../../src/transport/native/path-mtu.ts';
import { QuadrupleHash } from '../../../src/transport/native/quadruple-hash.ts';
import { RunQueue } from '../../../src/transport/native/run-queue.ts';
import { seededCrypto } from '../../sim/crypto.ts';
import { addressBytes } from '../../support/native-world.ts';

t.test('[R-NAT-2] the hash is HalfSipHash-1-3: other keys, words and lengths give other values', (t) => {
  const key = Int32Array.of(0x03020100, 0x07060504);
  const words = Int32Array.from({ length: 6 }, (_, i) => (i * 0x04040404 + 0x03020100) | 0);
  const values = new Set<number>();
  for (let count = 0; count <= 6; count++) values.add(halfSipHash(key, words, count));
  values.add(halfSipHash(Int32Array.of(1, 2), words, 6));
  t.equal(values.size, 8);
  // Every bit of every word moves about half of the bits of the value.
  const base = halfSipHash(key, words, 6);
  let moved = 0;
  for (let bit = 0; bit < 192; bit++) {
    const other = words.slice();
    other[bit >> 5] = (other[bit >> 5] ?? 0) ^ (1 << (bit & 31));
    for (let rest = base ^ halfSipHash(key, other, 6); rest !== 0; rest &= rest - 1) moved++;
  }
  t.ok(moved > 192 * 14 && moved < 192 * 18, `${moved / 192} of 32 bits`);
  t.end();
});

t.test('[R-NAT-1] the table finds what a map finds, whatever is added and removed', (t) => {
  const word = fc.constantFrom(0, 1, -1, 0x7fffffff);
  const key = fc.array(word, { minLength: KEY_WORDS, maxLength: KEY_WORDS });
  const act = fc.record({ kind: fc.constantFrom('add', 'add', 'remove', 'get'), key });
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(fc.array(act, { maxLength: 300 }), fc.integer(), (acts, secret) => {
        const table = new FourTupleTable<number>(Int32Array.of(secret, 7));
        const model = new Map<string, number>();
        for (const [i, { kind, key: words }] of acts.entries()) {
          const text = words.join();
          const bytes = Int32Array.from(words);
          if (kind === 'add' && table.add(bytes, i) === model.has(text)) throw new Error(`add ${text}`);
          if (kind === 'remove' && table.remove(bytes) !== model.delete(text)) throw new Error(`remove ${text}`);
          if (kind === 'add' && !model.has(text)) model.set(text, i);
          if (table.get(bytes) !== model.get(text) || table.size !== model.size) throw new Error(`get ${text}`);
        }
        for (const [text, value] of model) {
          if (table.get(Int32Array.from(text.split(','), Number)) !== value) throw new Error(`lost ${text}`);
        }
      }),
    ),
  );
  t.end();
});

t.test('[R-NAT-4] [MUST-63] what cannot be a sender: nobody, groups, this host, the node itself', (t) => {
  const addresses = new Addresses(['10.9.0.2', 'fd09::2'], ['10.9.0.255']);
  const is = (text: string): boolean => addresses.isPeer(text.includes(':') ? 6 : 4, addressBytes(text), 0);
  for (const text of ['10.9.0.1', '192.0.2.1', '223.255.255.255', 'fd09::1', '2001:db8::1', 'fe80::1', '64:ff9b::1']) {
    t.ok(is(text), text);
  }
  const bad = [
    '0.0.0.0',
    '0.1.2.3',
    '127.0.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '10.9.0.255',
    '10.9.0.2',
  ];
  for (const text of [...bad, '::', '::1', '::ffff:10.0.0.1', 'ff02::1', 'fd09::2']) t.notOk(is(text), text);
  t.equal(addresses.find(4, addressBytes('10.9.0.2'), 0)?.text, '10.9.0.2');
  t.equal(addresses.local(6)?.text, 'fd09::2');
  t.equal(addresses.local(4, '10.9.0.3'), undefined);
  t.ok(addresses.isGroup(4, addressBytes('10.9.0.255'), 0));
  t.ok(addresses.isGroup(6, addressBytes('ff02::1'), 0));
  t.throws(() => new Addresses(['10.9']));
  t.end();
});

t.test('[R-NAT-12] sequence numbers grow by 250 a ms for one quadruple, and differ between quadruples', (t) => {
  const hash = new QuadrupleHash(seededCrypto(new Random(1)));
  const key = Int32Array.of(0, 0, 0xffff, 1, (80 << 16) | 50_000, 0);
  const first = hash.isn(1000, key);
  const offset = hash.timestampOffset;
  t.equal((hash.isn(1010, key) - first) | 0, 2500);
  t.equal((hash.isn(1000.004, key) - first) | 0, 1);
  t.equal((hash.isn(1000 + 2 ** 32 / 250, key) - first) | 0, 0, 'around all of the numbers');
  t.equal(hash.timestampOffset, offset);
  key[4] = (80 << 16) | 50_001;
  t.not((hash.isn(1000, key) - first) | 0, 0);
  t.not(hash.timestampOffset, offset);
  t.end();
});

t.test(
  '[R-NAT-13] ephemeral ports: each once before one comes again, in an order of their own, 0 when none is left',
  (t) => {
    const hash = new QuadrupleHash(seededCrypto(new Random(2)));
    const key = Int32Array.of(0, 0, 0xffff, 1, 80 << 16, 0);
    const seen = new Set<number>();
    for (let i = 0; i < 1000; i++) seen.add(hash.port(key, () => true));
    t.equal(seen.size, 1000);
    t.ok([...seen].every((port) => port >= 32_768 && port <= 65_535));
    t.equal(
      hash.port(key, (port) => port === 40_000),
      40_000,
    );
    t.equal(
      hash.port(key, () => false),
      0,
    );
    t.not(
      seen.values().next().value,
      new QuadrupleHash(seededCrypto(new Random(3))).port(key, () => true),
    );
    t.end();
  },
);

t.test('[R-NAT-10] [MUST-43] a listener for the address goes before one for all; each has its own backlog', (t) => {
  const [four, six] = new Addresses(['10.9.0.2', 'fd09::2']).own;
  if (four === undefined || six === undefined) throw new Error('two addresses');
  const listeners = new NativeListeners(3);
  t.ok(listeners.listen(80, null, 2));
  t.notOk(listeners.listen(80, null, 2));
  t.ok(listeners.listen(80, six, 5));
  const [any, one] = [listeners.find(80, four), listeners.find(80, six)];
  if (any === undefined || one === undefined) throw new Error('two listeners');
  t.same([any.local, one.local], [null, six]);
  listeners.add(any);
  listeners.add(any);
  t.notOk(listeners.hasRoom(any), 'its backlog is full');
  t.ok(listeners.hasRoom(one));
  listeners.add(one);
  t.notOk(listeners.hasRoom(one), 'all together are');
  listeners.remove(any);
  t.ok(listeners.hasRoom(one));
  listeners.unlisten(80, six);
  t.equal(listeners.find(80, six), any);
  listeners.unlisten(80, null);
  t.notOk(listeners.has(80));
  t.end();
});

t.test('[R-NAT-43] [R-NAT-44] an MTU is believed when it is less, and not too little; for ten minutes', (t) => {
  const mtus = new PathMtus(1500);
  const words = Int32Array.of(0, 0, 0xffff, 1);
  const four = mtus.claim(4, words);
  const six = mtus.claim(6, Int32Array.of(1, 2, 3, 4));
  t.equal(mtus.plausible(0, four, 1400, 1500), 1400);
  t.equal(mtus.plausible(0, four, 1400, 1300), 0, 'the packet quoted was smaller');
  t.equal(mtus.plausible(0, four, 1500, 1500), 0);
  t.equal(mtus.plausible(0, four, 295, 1500), 0);
  t.equal(mtus.plausible(0, four, 0, 1500), 1492, 'a router from before RFC 1191');
  t.equal(mtus.plausible(0, six, 1280, 1500), 1280);
  t.equal(mtus.plausible(0, six, 1279, 1500), 0);
  t.equal(mtus.plausible(0, six, 0, 1500), 0);
  mtus.lower(0, four, 1400);
  t.equal(mtus.claim(4, words), four, 'one for all its connections');
  t.equal(mtus.mtu(599_999, four), 1400);
  mtus.release(four);
  mtus.release(four);
  t.equal(mtus.claim(4, words).mtu, 1400, 'remembered');
  t.equal(mtus.mtu(600_000, four), 1500);
  t.same([mssOfMtu(4, 1500), mssOfMtu(6, 1500)], [1460, 1440]);
  for (let i = 0; i < 3000; i++) {
    const other = mtus.claim(4, Int32Array.of(0, 0, 0xffff, i + 10));
    mtus.lower(0, other, 1400);
    mtus.release(other);
  }
  t.ok(mtus.size <= 1026, `${mtus.size} are remembered`);
  t.end();
});

t.test('[R-TR-24] the queue serves in turn, and holds each once', (t) => {
  interface Item {
    readonly name: string;
    queued: boolean;
    nextQueued: Item | undefined;
  }
  const queue = new RunQueue<Item>();
  const items = ['a', 'b', 'c'].map((name): Item => ({ name, queued: false, nextQueued: undefined }));
  for (const item of [...items, ...items]) queue.add(item);
  let order = '';
  for (let item = queue.first; item !== undefined; item = queue.first) {
    queue.shift();
    order += item.name;
    if (order.length < 5) queue.add(item);
  }
  t.equal(order, 'abcabca'.slice(0, order.length));
  t.equal(order.length, 7);
  t.end();
});
