/** Laws that hold whatever the network does. */
import fc from 'fast-check';
import t from 'tap';
import { ACK } from '../../src/wire/segment-row.ts';
import { BUFFER, IRS, ISS, inState } from '../support/lone-tcp.ts';
import { Pair } from '../support/tcp-pair.ts';

const carriers = fc.constantFrom('ip' as const, 'udp' as const);

t.test(
  '[R-TCP-30] in any order, with any duplicates and losses, the bytes of both ends arrive once, and both close',
  (t) => {
    const link = fc.record({
      delay: fc.double({ min: 0, max: 30, noNaN: true }),
      jitter: fc.double({ min: 0, max: 40, noNaN: true }),
      loss: fc.double({ min: 0, max: 0.15, noNaN: true }),
      duplicate: fc.double({ min: 0, max: 0.5, noNaN: true }),
      reorder: fc.double({ min: 0, max: 0.5, noNaN: true }),
      reorderDelay: fc.double({ min: 0, max: 100, noNaN: true }),
    });
    const sizes = fc.record({ a: fc.nat(60_000), b: fc.nat(60_000), buffer: fc.integer({ min: 500, max: 100_000 }) });
    const law = fc.property(fc.integer(), carriers, link, sizes, (seed, carrier, impairment, { a, b, buffer }) => {
      const pair = new Pair({ seed, link: impairment, a: { carrier }, b: { carrier, receiveBuffer: buffer } });
      pair.open();
      pair.send(pair.a, a);
      pair.send(pair.b, b);
      const ends = [pair.a, pair.b];
      pair.run(() => ends.every((end) => end.toWrite === 0), 2_000_000);
      for (const end of ends) end.tcp.shutdown(pair.now);
      const gone = pair.run(() => ends.every((end) => end.tcp.state === 'closed'), 2_000_000);
      return gone && pair.a.received === b && pair.b.received === a && pair.a.corruptAt + pair.b.corruptAt === -2;
    });
    t.doesNotThrow(() => fc.assert(law, { numRuns: 150 }));
    t.end();
  },
);

t.test('[R-TCP-21] over IP no segment from outside of the window changes anything but counters', (t) => {
  const states = fc.constantFrom(
    'established',
    'fin-wait-1',
    'fin-wait-2',
    'close-wait',
    'closing',
    'last-ack',
    'time-wait',
  );
  const outside = fc.oneof(fc.integer({ min: BUFFER, max: 2 ** 30 }), fc.integer({ min: -(2 ** 30), max: -4001 }));
  const forged = fc.record({
    flags: fc.integer({ min: 0, max: 255 }),
    ack: fc.oneof(fc.integer({ min: -3000, max: 3000 }), fc.integer()),
    window: fc.nat(65_535),
    urgentPointer: fc.nat(65_535),
    userTimeout: fc.integer({ min: -1, max: 10 ** 7 }),
    congestion: fc.nat(3),
    length: fc.nat(4000),
  });
  const law = fc.property(states, outside, forged, (state, distance, { ack, length, ...fields }) => {
    const lone = inState(state, { carrier: 'ip', userTimeoutOption: true, keepAlive: {} });
    if (state === 'established' || state === 'close-wait') lone.write(2500);
    const { rcvNxt } = lone.tcp.status();
    const before = JSON.stringify([lone.tcp.status(), lone.tcp.pathStatistics(0)]);
    lone.put({ ...fields, seq: rcvNxt + distance, ack: ISS + ack, payload: new Uint8Array(length) });
    const after = JSON.stringify([lone.tcp.status(), lone.tcp.pathStatistics(0)]);
    // Of what is sent in answer, nothing but an acknowledgment is.
    return before === after && lone.drain().every((p) => (p.flags & ~ACK) === 0 && p.payloadLength === 0);
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 3000 }));
  t.equal(inState('established').tcp.status().rcvNxt, IRS + 1);
  t.end();
});
