/** RFC 9293, section 3.8: failures, windows, acknowledgments. */
import fc from 'fast-check';
import t from 'tap';

import { TCP_EVENT } from '../../src/tcp/segment.ts';
import { ACK, SYN } from '../../src/wire/segment-row.ts';
import { IRS, ISS, inState, type LoneTcp, PEER_WINDOW } from '../support/lone-tcp.ts';

/** RFC 9293, section 3.8.3: R2 of data unless the application sets another. */
const R2 = 100_000;

t.test('[MUST-21] R2 is what the connection was given: seconds, or never', (t) => {
  for (const dataTimeout of [5000, 300_000, Number.POSITIVE_INFINITY]) {
    const lone = talking({ limits: { dataTimeout } });
    lone.write(500);
    lone.pass(dataTimeout === Number.POSITIVE_INFINITY ? 3_600_000 : dataTimeout - 100);
    t.equal(lone.state, 'established', `${dataTimeout}`);
    if (dataTimeout === Number.POSITIVE_INFINITY) continue;
    lone.pass(dataTimeout + 61_000);
    t.equal(lone.state, 'closed', `${dataTimeout}`);
    t.ok(lone.events & TCP_EVENT.timedOut);
  }
  t.end();
});

t.test('[MUST-19] timeouts of one segment are ever further apart, up to a minute', (t) => {
  const lone = talking();
  lone.write(500);
  const times = lone.pass(R2).map((p) => p.at);
  const gaps = times.slice(1).map((at, i) => at - (times[i] ?? 0));
  t.ok(
    gaps.length >= 5 && gaps.slice(2).every((gap, i) => gap >= Math.min(60_000, 2 * (gaps[i + 1] ?? 0)) - 1),
    `${gaps}`,
  );
  t.end();
});

t.test('[MUST-34] [SHLD-16] a window that shrinks below what is in flight: it is all sent again in time', (t) => {
  for (const window of [0, 1, 500, 2999]) {
    const lone = talking();
    lone.write(6000);
    lone.arrive({ seq: IRS + 1, ack: ISS + 1001, window });
    const again = lone.pass(10_000).filter((p) => p.payload.length > 0);
    t.ok(
      again.some((p) => p.seq === ISS + 1001),
      `${window}: the head is retransmitted`,
    );
    lone.arrive({ seq: IRS + 1, ack: ISS + 6001, window: PEER_WINDOW });
    t.equal(lone.tcp.bytesAcknowledged, 6000, `${window}`);
    t.same(
      lone.write(100).map((p) => p.payload.length),
      [100],
      `${window}: and it goes on`,
    );
  }
  t.end();
});

t.test(
  '[R-TCP-55] [MUST-35] [SHLD-17] [MAY-7] a window that shrinks to zero is probed for as long as answers come',
  (t) => {
    const lone = talking();
    lone.write(3000);
    let last = 0;
    for (let answered = 0; lone.now < 10 * R2; answered++) {
      const sent = lone.pass(10);
      if (sent.length > 0) {
        t.ok(lone.now - last < 61_000);
        last = lone.now;
        lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 0 });
      }
      if (answered > 200_000) throw new Error('time stands still');
    }
    t.equal(lone.state, 'established', 'ten times R2');
    lone.arrive({ seq: IRS + 1, ack: ISS + 3001, window: PEER_WINDOW });
    t.equal(lone.tcp.bytesAcknowledged, 3000);
    t.end();
  },
);

t.test('[MUST-36] the first byte of all waits for a window that never was open, and goes when it opens', (t) => {
  const lone = inState('syn-sent');
  lone.arrive({ flags: SYN | ACK, seq: IRS, ack: ISS + 1, window: 0 });
  t.same(lone.write(100), []);
  const probes = lone.pass(30_000);
  t.ok(probes.length >= 10 && probes.every((p) => p.payload.length === 0));
  const sent = lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 100 });
  t.same(
    sent.map((p) => p.payload.length),
    [100],
  );
  t.end();
});

t.test('[MUST-37] [MAY-8] a window may stay shut for ever: both ends stay', (t) => {
  const lone = talking();
  lone.write(PEER_WINDOW + 1000);
  while (lone.sndNxt < ISS + 1 + PEER_WINDOW) {
    lone.arrive({ seq: IRS + 1, ack: lone.sndNxt, window: ISS + 1 + PEER_WINDOW - lone.sndNxt });
    lone.pass(5);
  }
  const una = lone.sndNxt;
  lone.arrive({ seq: IRS + 1, ack: una, window: 0 });
  for (let i = 0; i < 1000; i++) {
    const probes = lone.pass(2000);
    if (probes.length > 0) lone.arrive({ seq: IRS + 1, ack: una, window: 0 });
  }
  t.equal(lone.state, 'established', `${lone.now} ms`);
  t.end();
});

t.test(
  '[MUST-38] a window that opens by little is not used until it is worth a segment, or a while has passed',
  (t) => {
    const lone = talking();
    lone.write(PEER_WINDOW + 5000);
    while (lone.sndNxt < ISS + 1 + PEER_WINDOW) {
      lone.arrive({ seq: IRS + 1, ack: lone.sndNxt, window: ISS + 1 + PEER_WINDOW - lone.sndNxt });
      lone.pass(5);
    }
    const una = lone.sndNxt;
    t.same(lone.arrive({ seq: IRS + 1, ack: una, window: 300 }), [], '300 bytes of room');
    const forced = lone.pass(1000).filter((p) => p.payload.length > 0);
    t.match(forced[0]?.payload.length, 300, 'the override of 0.1 to 1 s');
    t.end();
  },
);

t.test('[MUST-39] whoever reads byte by byte, the window opens by a segment or half the buffer at a time', (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 600, max: 12_000 }), fc.integer({ min: 1, max: 400 }), (buffer, step) => {
      const lone = inState('established', { receiveBuffer: buffer });
      let arrived = 0;
      let edge = IRS + 1 + buffer;
      const least = Math.min(buffer / 2, 1000);
      for (let round = 0; round < 40; round++) {
        const room = edge - (IRS + 1 + arrived);
        const length = Math.min(room, step);
        if (length > 0) lone.arrive({ seq: IRS + 1 + arrived, ack: ISS + 1, payload: new Uint8Array(length) });
        arrived += length;
        lone.tcp.read();
        for (const { ack, window } of [...lone.drain(), ...lone.pass(30)]) {
          if (ack + window !== edge && ack + window < edge + least) return false;
          edge = ack + window;
        }
      }
      return true;
    }),
    { numRuns: 200 },
  );
  t.pass('200 readers');
  t.end();
});

t.test('[R-TCP-41] [MUST-40] no acknowledgment waits half a second, whatever delay was asked for', (t) => {
  for (const ackDelay of [0, 25, 499, 500, 10_000]) {
    const lone = inState('established', { ackDelay });
    const sent = lone.arrive({ seq: IRS + 1, ack: ISS + 1, payload: new Uint8Array(10) });
    const [first] = sent.length > 0 ? sent : lone.pass(20_000);
    t.ok((first?.at ?? Number.POSITIVE_INFINITY) < 500, `${ackDelay}: ${first?.at}`);
  }
  t.end();
});

t.test('[SHLD-19] [SHLD-18] of a stream at least every second segment is acknowledged, and not every one', (t) => {
  const lone = inState('established');
  let acks = 0;
  for (let i = 0; i < 10; i++) {
    acks += lone.arrive({ seq: IRS + 1 + 1000 * i, ack: ISS + 1, payload: new Uint8Array(1000) }).length;
  }
  t.equal(acks, 5);
  t.end();
});

t.test('[MUST-58] [MUST-59] a burst is taken as a whole before one acknowledgment goes out', (t) => {
  const lone = inState('established');
  for (let i = 0; i < 10; i++) lone.put({ seq: IRS + 1 + 1000 * i, ack: ISS + 1, payload: new Uint8Array(1000) });
  t.match(lone.drain(), [{ ack: IRS + 1 + 10_000 }]);
  t.equal(lone.sent.length, 3, 'SYN, the third segment, and this');
  t.end();
});

t.test('[SHLD-31] [MAY-13] what is ahead is kept, told at once, and delivered when the gap is filled', (t) => {
  const lone = inState('established');
  t.match(lone.arrive({ seq: IRS + 4, ack: ISS + 1, payload: Uint8Array.of(4, 5, 6) }), [{ ack: IRS + 1 }]);
  t.same(lone.read(), []);
  t.match(lone.arrive({ seq: IRS + 1, ack: ISS + 1, payload: Uint8Array.of(1, 2, 3) }), [{ ack: IRS + 7 }]);
  t.same(lone.read(), [1, 2, 3, 4, 5, 6]);
  t.end();
});

/** ESTABLISHED; the peer has offered its window after the handshake. */
function talking(options: Parameters<typeof inState>[1] = {}): LoneTcp {
  const lone = inState('established', options);
  lone.arrive({ seq: IRS + 1, ack: ISS + 1 });
  return lone;
}
