import fc from 'fast-check';
import t from 'tap';
import { COOKIE_KEY_TICKS, COOKIE_MSS, COOKIE_TICK } from '../../src/tcp/constants.ts';
import { SynCookies, type SynFacts } from '../../src/tcp/syn-cookie.ts';
import { int32, u16 } from '../wire/arbitraries.ts';

const facts: fc.Arbitrary<SynFacts> = fc.record({
  clientIsn: int32,
  mss: u16,
  windowScale: fc.integer({ min: -1, max: 14 }),
  sackPermitted: fc.boolean(),
  ecn: fc.boolean(),
  timestamps: fc.boolean(),
});
const addresses = fc.oneof(
  fc.uint8Array({ minLength: 12, maxLength: 12 }),
  fc.uint8Array({ minLength: 36, maxLength: 36 }),
);
/** A year of ticks, so that keys change and the count wraps. */
const time = fc.double({ min: 0, max: 3e10, noNaN: true });
const ADDRESSES = Uint8Array.of(10, 0, 0, 1, 10, 0, 0, 2, 0x30, 0x39, 0, 80);
const SYN: SynFacts = {
  clientIsn: 1000,
  mss: 1460,
  windowScale: 7,
  sackPermitted: true,
  ecn: true,
  timestamps: true,
};

t.test(
  '[R-TCP-150] [R-TCP-151] [R-TCP-153] what the SYN said comes back in the tick of the cookie and the next',
  (t) => {
    const law = fc.property(
      time,
      fc.double({ min: 0, max: 1, noNaN: true }),
      addresses,
      facts,
      (now, later, from, syn) => {
        const cookies = cookiesFrom(1);
        const { iss, tsVal } = cookies.issue(now, from, syn);
        const tsEcr = syn.timestamps ? tsVal : null;
        const back = cookies.check(now + later * COOKIE_TICK, from, (iss + 1) | 0, syn.clientIsn, tsEcr);
        return (
          back !== null &&
          back.iss === iss &&
          back.clientIsn === syn.clientIsn &&
          back.timestamps === syn.timestamps &&
          back.windowScale === (syn.timestamps ? syn.windowScale : -1) &&
          back.sackPermitted === (syn.timestamps && syn.sackPermitted) &&
          back.ecn === (syn.timestamps && syn.ecn) &&
          back.mss === COOKIE_MSS.filter((mss) => mss <= Math.max(syn.mss, 48)).at(-1)
        );
      },
    );
    t.doesNotThrow(() => fc.assert(law, { numRuns: 3000 }));
    t.end();
  },
);

t.test('[R-TCP-151] TSval is no later than the clock whose beginning is told, and at most 64 ms before it', (t) => {
  const law = fc.property(time, facts, (now, syn) => {
    const cookies = cookiesFrom(2);
    const { iss, tsVal } = cookies.issue(now, ADDRESSES, { ...syn, timestamps: true });
    const back = cookies.check(now, ADDRESSES, (iss + 1) | 0, syn.clientIsn, tsVal);
    const clock = ((Math.floor(now) % 2 ** 32) + (back?.timestampOffset ?? 0)) | 0;
    const behind = (clock - tsVal) | 0;
    return behind >= 0 && behind < 64;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-TCP-152] a cookie that is two ticks old is refused', (t) => {
  const law = fc.property(time, facts, fc.integer({ min: 2, max: 100 }), (now, syn, ticks) => {
    const cookies = cookiesFrom(3);
    const { iss, tsVal } = cookies.issue(now, ADDRESSES, syn);
    const tsEcr = syn.timestamps ? tsVal : null;
    return cookies.check(now + ticks * COOKIE_TICK, ADDRESSES, (iss + 1) | 0, syn.clientIsn, tsEcr) === null;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 2000 }));
  t.end();
});

t.test('[R-TCP-152] keys change every 28 ticks, and the last cookie of a key is good for one tick more', (t) => {
  const cookies = cookiesFrom(4);
  const change = COOKIE_KEY_TICKS * COOKIE_TICK;
  const last = { ...cookies.issue(change - 1, ADDRESSES, SYN) };
  const first = { ...cookies.issue(change, ADDRESSES, SYN) };
  t.ok(cookies.check(change + COOKIE_TICK - 1, ADDRESSES, last.iss + 1, SYN.clientIsn, last.tsVal), 'the old key');
  t.ok(cookies.check(change + COOKIE_TICK - 1, ADDRESSES, first.iss + 1, SYN.clientIsn, first.tsVal), 'the new key');
  t.equal(cookies.check(change + COOKIE_TICK, ADDRESSES, last.iss + 1, SYN.clientIsn, last.tsVal), null);
  t.end();
});

t.test('[R-TCP-152] a cookie is good for nothing else than what it was issued for', (t) => {
  const { iss, tsVal } = { ...cookiesFrom(5).issue(1000, ADDRESSES, SYN) };
  const cookies = cookiesFrom(5);
  const elsewhere = ADDRESSES.map((byte, i) => (i === 8 ? byte ^ 1 : byte));
  t.ok(cookies.check(1000, ADDRESSES, iss + 1, SYN.clientIsn, tsVal), 'as issued');
  t.equal(cookies.check(1000, elsewhere, iss + 1, SYN.clientIsn, tsVal), null, 'from another port');
  t.equal(cookies.check(1000, ADDRESSES, iss + 1, SYN.clientIsn + 1, tsVal), null, 'to another sequence number');
  t.equal(cookies.check(1000, ADDRESSES, iss + 2, SYN.clientIsn, tsVal), null, 'another acknowledgment');
  t.equal(cookies.check(1000, ADDRESSES, iss + 1, SYN.clientIsn, tsVal ^ 1), null, 'another window scale');
  t.equal(cookies.check(1000, ADDRESSES, iss + 1, SYN.clientIsn, null), null, 'without timestamps');
  t.equal(cookiesFrom(6).check(1000, ADDRESSES, iss + 1, SYN.clientIsn, tsVal), null, 'under another key');
  t.end();
});

t.test('[R-TCP-152] of a million guesses hardly one is taken', (t) => {
  const cookies = cookiesFrom(7);
  const random = xorshift(8);
  let taken = 0;
  for (let i = 0; i < 1_000_000; i++) {
    // The worst case: the attacker knows the tick.
    const ack = (1001 + (random() & 0x07ffffff)) | 0;
    if (cookies.check(5, ADDRESSES, ack, 1000, random()) !== null) taken++;
  }
  t.ok(taken <= 3, `${taken} of 2^20 where 2^-4 are expected`);
  t.end();
});

t.test('[R-TCP-150] the next connection of an address and port begins later in the sequence space', (t) => {
  const cookies = cookiesFrom(9);
  const first = cookies.issue(0, ADDRESSES, SYN).iss;
  const second = cookies.issue(COOKIE_TICK, ADDRESSES, { ...SYN, clientIsn: SYN.clientIsn + 1 }).iss;
  t.ok(((second - first) | 0) > 0);
  t.end();
});

t.test('[R-TCP-152] whatever arrives, nothing is thrown', (t) => {
  const cookies = cookiesFrom(10);
  const law = fc.property(
    time,
    fc.uint8Array({ maxLength: 200 }),
    int32,
    int32,
    fc.option(int32),
    (now, from, ack, seq, ecr) => {
      return cookies.check(now, from, ack, seq, ecr) === null;
    },
  );
  t.doesNotThrow(() => fc.assert(law, { numRuns: 5000 }));
  t.end();
});

/** Cookies under keys that follow from a seed. */
function cookiesFrom(seed: number): SynCookies {
  const random = xorshift(seed);
  return new SynCookies((length) => Uint8Array.from({ length }, () => random()));
}

function xorshift(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  };
}
