import fc from 'fast-check';
import t from 'tap';
import { ProbeLimiter, TokenBucket } from '../../src/multihome/limits.ts';
import { ForeignLocatorSet, LocalLocatorSet } from '../../src/multihome/locator-set.ts';
import { attachedScopes, type ForeignEntry, formPairs, mayProbe } from '../../src/multihome/path-formation.ts';
import type { Locator } from '../../src/wire/locator.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';

function address(n: number): SocketAddress {
  return socketAddress(4, `198.51.100.${n}`, 4000);
}

function announce(...numbers: number[]): { address: SocketAddress; preference: number }[] {
  return numbers.map((n) => ({ address: address(n), preference: 0 }));
}

const SUBSETS = fc.array(fc.uniqueArray(fc.nat(30), { maxLength: 18 }), { minLength: 1, maxLength: 25 });

t.test('[R-MH-20] an ID keeps its address, and rests three generations after it', (t) => {
  fc.assert(
    fc.property(SUBSETS, (sets) => {
      const local = new LocalLocatorSet();
      const last = new Map<number, { key: string; generation: number }>();
      return sets.every((set) => {
        const before = new Map(local.locators.map(({ id, address: { key } }) => [key, id]));
        local.replace(announce(...set));
        const ids = local.locators.map(({ id }) => id);
        const kept = local.locators.every(
          ({ id, address: { key } }) => before.get(key) === undefined || before.get(key) === id,
        );
        const rested = local.locators.every(({ id, address: { key } }) => {
          const used = last.get(id);
          return used === undefined || (used.key === key && before.has(key)) || local.generation - used.generation > 3;
        });
        for (const {
          id,
          address: { key },
        } of local.locators)
          last.set(id, { key, generation: local.generation });
        return kept && rested && new Set(ids).size === ids.length && ids.every((id) => id >= 0 && id < 16);
      });
    }),
    { numRuns: 300 },
  );
  t.end();
});

t.test('[R-MH-20] the first sets of one order are one, whoever holds it; any other gets its own numbers', (t) => {
  const announcements = announce(11, 12, 13);
  const setOf = (entries: typeof announcements) => {
    const local = new LocalLocatorSet();
    t.equal(local.replace(entries), true);
    t.equal(local.generation, 1);
    return local.locators;
  };
  const held = setOf(announcements);
  t.equal(setOf(announcements.slice()), held);
  const keysOf = (locators: readonly Locator[]) => locators.map(({ id, address: { key } }) => [id, key]);
  const [first, second, third] = announcements;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three were made');
  for (const entries of [
    [first, third, second],
    [first, second],
    [first, second, third, ...announce(14)],
  ]) {
    t.strictSame(
      keysOf(setOf(entries)),
      entries.map(({ address: { key } }, id) => [id, key]),
    );
  }
  const preferred = setOf([first, { ...second, preference: 7 }, third]);
  t.strictSame(
    preferred.map(({ preference }) => preference),
    [0, 7, 0],
  );
  const moved = new LocalLocatorSet();
  moved.replace([second]);
  moved.replace([first]);
  t.strictSame(keysOf(moved.locators), [[1, first.address.key]], 'the number of the one before rests');
  t.strictSame(keysOf(setOf([first])), [[0, first.address.key]], 'a set that is not a first one is no pattern');
  t.end();
});

t.test('[R-MH-19] a change is a new generation, the same set again is none, a renewal is', (t) => {
  const local = new LocalLocatorSet();
  t.strictSame([local.generation, local.replace([]), local.generation], [0, true, 1]);
  t.strictSame([local.replace([]), local.replace(announce(1, 2)), local.generation], [false, true, 2]);
  t.strictSame([local.replace(announce(2, 1, 2)), local.generation], [false, 2]);
  const preferred = announce(1, 2).map((entry, i) => ({ ...entry, preference: i }));
  t.strictSame([local.replace(preferred), local.generation], [true, 3]);
  local.renew();
  t.strictSame([local.generation, local.locators.map(({ id }) => id)], [4, [0, 1]]);
  t.strictSame([local.idOf(address(2)), local.idOf(address(9))], [1, -1]);
  t.end();
});

t.test('[R-MH-19] [R-MH-20] in whatever order sets come, lost or repeated, the newest of them is in force', (t) => {
  fc.assert(
    fc.property(
      SUBSETS,
      fc.array(fc.nat(24), { minLength: 1, maxLength: 60 }),
      fc.nat(0xffff_ffff),
      (sets, arrivals, base) => {
        const local = new LocalLocatorSet();
        const sent = sets.map((set) => {
          if (!local.replace(announce(...set))) local.renew();
          // Generations start anywhere, so that they wrap.
          return { generation: (base + local.generation) >>> 0, locators: local.locators };
        });
        const foreign = new ForeignLocatorSet();
        let newest = -1;
        for (const arrival of arrivals) {
          const index = arrival % sent.length;
          const set = sent[index];
          if (set === undefined) continue;
          const { outcome, reused } = foreign.accept(0, set.generation, set.locators);
          if (reused > 0 || outcome !== (index > newest ? 'newer' : index === newest ? 'same' : 'older')) return false;
          newest = Math.max(newest, index);
        }
        return (
          foreign.generation === sent[newest]?.generation && foreign.locators.length === sent[newest]?.locators.length
        );
      },
    ),
    { numRuns: 300 },
  );
  t.end();
});

t.test('[R-MH-20] a peer that gives an ID another meaning too soon loses that locator only', (t) => {
  const locator = (id: number, n: number): Locator => ({
    id,
    address: address(n),
    preference: 0,
    lifetime: 0xffff_ffff,
    flags: 0,
  });
  const foreign = new ForeignLocatorSet();
  foreign.accept(0, 10, [locator(0, 1), locator(1, 2)]);
  t.strictSame(foreign.accept(0, 13, [locator(0, 9), locator(1, 2)]), { outcome: 'newer', reused: 1 });
  t.strictSame(foreign.locators, [locator(1, 2)]);
  t.strictSame(foreign.accept(0, 14, [locator(0, 9)]), { outcome: 'newer', reused: 0 });
  t.end();
});

t.test('[R-MH-23] a locator ends with its lifetime', (t) => {
  const foreign = new ForeignLocatorSet();
  const lasting = (id: number, lifetime: number): Locator => ({
    id,
    address: address(id),
    preference: 0,
    lifetime,
    flags: 0,
  });
  foreign.accept(1000, 1, [lasting(0, 5), lasting(1, 0xffff_ffff)]);
  t.equal(foreign.deadline(), 6000);
  t.strictSame(
    [foreign.expire(5999), foreign.expire(6000), foreign.deadline()],
    [false, true, Number.POSITIVE_INFINITY],
  );
  t.strictSame(foreign.locators, [lasting(1, 0xffff_ffff)]);
  t.end();
});

const LOCALS: Record<string, { family: 4 | 6; address: string }> = {
  global: { family: 4, address: '203.0.113.1' },
  private: { family: 4, address: '192.168.1.1' },
  loopback: { family: 4, address: '127.0.1.1' },
  'link-local': { family: 6, address: 'fe80::1' },
};
const FOREIGNS: Record<string, string> = {
  global: '198.51.100.1',
  private: '10.0.0.1',
  loopback: '127.0.0.1',
  'link-local': '169.254.1.1',
  multicast: '224.0.0.1',
  unspecified: '0.0.0.0',
};

t.test('[R-MH-25] [R-SEC-4] a peer’s word is not enough to probe other scopes than the link is in', (t) => {
  const allowed = Object.entries(LOCALS).map(([name, { family, address: text }]) => {
    const entry = { link: 0, local: socketAddress(family, text, 1), announce: [], preference: 0 };
    const scopes = attachedScopes(entry);
    const reached = Object.keys(FOREIGNS).filter((to) => mayProbe(scopes, socketAddress(4, FOREIGNS[to] ?? '', 1)));
    return [name, reached];
  });
  t.strictSame(Object.fromEntries(allowed), {
    global: ['global'],
    private: ['global', 'private'],
    loopback: ['loopback'],
    'link-local': ['link-local'],
  });
  const wildcard = { link: 0, local: socketAddress(4, '0.0.0.0', 1), preference: 0 };
  t.strictSame(attachedScopes({ ...wildcard, announce: [] }), ['global', 'private']);
  t.strictSame(attachedScopes({ ...wildcard, announce: [socketAddress(4, '127.0.0.1', 1)] }), ['loopback']);
  t.end();
});

t.test('[R-MH-25] pairs are of one family, four per link, sixteen in all, the best of every link first', (t) => {
  const foreign = fc.record({
    family: fc.constantFrom<4 | 6>(4, 6),
    host: fc.nat(250),
    preference: fc.nat(3),
    origin: fc.constantFrom<'dialled' | 'announced'>('dialled', 'announced'),
  });
  const local = fc.record({ family: fc.constantFrom<4 | 6>(4, 6), preference: fc.nat(3) });
  fc.assert(
    fc.property(fc.array(local, { maxLength: 8 }), fc.array(foreign, { maxLength: 16 }), (links, hosts) => {
      const text = (family: 4 | 6, network: number, host: number): SocketAddress =>
        socketAddress(family, family === 4 ? `10.${network}.0.${host}` : `fd00:${network}::${host}`, 9);
      const locals = links.map(({ family, preference }, link) => {
        return { link, local: text(family, 1, link), announce: [], preference };
      });
      const foreigns = hosts.map(({ family, host, preference, origin }): ForeignEntry => {
        return { address: text(family, 2, host), origin, locatorId: -1, preference };
      });
      const pairs = formPairs(locals, foreigns, () => -1);
      const perLink = locals.map(({ link }) => pairs.filter((pair) => pair.link === link));
      const matching = locals.map(({ local: { family } }) =>
        foreigns.filter(({ address: { family: other } }) => other === family),
      );
      return (
        pairs.length ===
          Math.min(
            16,
            matching.reduce((sum, all) => sum + Math.min(4, all.length), 0),
          ) &&
        pairs.every((pair) => pair.foreign.family === locals[pair.link]?.local.family) &&
        perLink.every((chosen, link) => {
          const left = matching[link]?.filter(({ address: a }) => !chosen.some((pair) => pair.foreign === a)) ?? [];
          const worst = Math.min(...chosen.map((pair) => pair.preference - (locals[link]?.preference ?? 0)));
          return chosen.length <= 4 && left.every(({ preference }) => preference <= worst || pairs.length === 16);
        })
      );
    }),
    { numRuns: 300 },
  );
  const dialled = (text: string): ForeignEntry => ({
    address: socketAddress(4, text, 1),
    origin: 'dialled',
    locatorId: -1,
    preference: 0,
  });
  const entry = { link: 0, local: socketAddress(4, '203.0.113.1', 1), announce: [], preference: 0 };
  const byHand = Object.values(FOREIGNS).map(dialled);
  t.strictSame(
    formPairs([entry], byHand, () => -1).map(({ foreign: { address: text } }) => text),
    ['198.51.100.1', '10.0.0.1', '127.0.0.1', '169.254.1.1'],
  );
  t.end();
});

t.test('[R-MH-33] probes to unverified addresses are limited for the whole node and per prefix', (t) => {
  const limiter = new ProbeLimiter();
  const admitted = (count: number, at: (n: number) => SocketAddress, now: number): number =>
    Array.from({ length: count }, (_, n) => limiter.admit(now, at(n))).filter(Boolean).length;
  t.equal(
    admitted(100, (n) => address(n), 0),
    20,
    'one /24',
  );
  t.equal(
    admitted(1000, (n) => socketAddress(4, `10.${n >> 4}.${n & 15}.1`, 1), 0),
    80,
    'all others',
  );
  t.equal(
    admitted(100, (n) => socketAddress(6, `2001:db8::${n}`, 1), 1000),
    20,
    'one /48, and a second later',
  );
  const text = ['2001:db8:7::1', '2001:db8:7:1::1', '2001:db8:7:0:1:1:1:1'];
  t.equal(
    admitted(90, (n) => socketAddress(6, text[n % 3] ?? '', 1), 2000),
    20,
    'a /48 however it is written',
  );
  t.end();
});

t.test('[R-MH-21] a bucket gives its burst, then its rate', (t) => {
  const bucket = new TokenBucket(2, 3);
  const taken = [0, 0, 0, 0, 499, 500, 501, 1000, 60_000, 60_000, 60_000, 60_000].map((now) => bucket.take(now));
  t.strictSame(taken, [true, true, true, false, false, true, false, true, true, true, true, false]);
  t.end();
});
