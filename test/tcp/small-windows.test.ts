/** Windows and segments that are small, and windows that shrink. */
import fc from 'fast-check';
import t from 'tap';
import { ACK } from '../../src/wire/segment-row.ts';
import { IRS, ISS, inState, LoneTcp } from '../support/lone-tcp.ts';
import { Pair } from '../support/tcp-pair.ts';

const IP = { carrier: 'ip' } as const;

t.test(
  '[R-TCP-117] [MUST-34] [SHLD-15] [RFC7323-2.4-b] no new data goes into a window that the peer has taken back',
  (t) => {
    const lone = inState('established', IP);
    lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 10_000 });
    lone.write(3000);
    lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 1500 });
    t.equal(lone.tcp.status().sendWindow, 0);
    t.same(lone.write(3000), []);
    t.same(lone.arrive({ seq: IRS + 1, ack: ISS + 1001, window: 1000 }), [], 'still behind what was sent');
    const sent = lone.arrive({ seq: IRS + 1, ack: ISS + 3001, window: 5000 });
    t.match(sent, [{ seq: ISS + 3001 }, { seq: ISS + 4001 }, { seq: ISS + 5001 }]);
    t.end();
  },
);

t.test(
  '[R-TCP-117] [SHLD-16] [SHLD-17] [MUST-35] what is behind a window shut over it is tried, and never given up',
  (t) => {
    const lone = inState('established', IP);
    lone.write(5000);
    lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 0 });
    lone.pass(1500);
    for (let waited = 0; waited < 300_000; waited += 5000) {
      for (const p of lone.pass(5000)) {
        t.equal(p.seq, ISS + 1, 'the head alone');
        lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 0 });
      }
    }
    t.equal(lone.state, 'established');
    const from = lone.sent.length;
    lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 8000 });
    lone.pass(100_000);
    t.ok(
      lone.sent.slice(from).some((p) => p.seq === ISS + 1),
      'and goes on when it opens',
    );
    t.end();
  },
);

t.test('[R-TCP-117] an older segment does not set the window (SND.WL1, SND.WL2)', (t) => {
  const lone = inState('established', IP);
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, payload: new Uint8Array(100), window: 9000 });
  lone.arrive({ seq: IRS + 101, ack: ISS + 1, window: 9000 });
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, payload: new Uint8Array(50), window: 2000 });
  t.equal(lone.tcp.status().sendWindow, 9000);
  lone.arrive({ seq: IRS + 101, ack: ISS + 1, window: 4000 });
  t.equal(lone.tcp.status().sendWindow, 4000);
  t.end();
});

t.test('[R-TCP-117] [SHLD-14] our own right edge never moves back by more than the scale rounds off', (t) => {
  const pair = new Pair({
    link: { delay: 2, rate: 50 },
    a: IP,
    b: { ...IP, receiveBuffer: 200_000 },
    reading: false,
  }).connect();
  let edge = Number.NEGATIVE_INFINITY;
  let back = 0;
  let base = 0;
  pair.trace = (p) => {
    if (p.from !== 'b' || p.syn || (p.flags & ACK) === 0) return;
    base ||= p.ack;
    const right = ((p.ack - base) | 0) + p.window * 4;
    back = Math.max(back, edge - right);
    edge = Math.max(edge, right);
  };
  pair.send(pair.a, 1_000_000);
  for (let i = 0; i < 200 && pair.b.received < 1_000_000; i++) {
    pair.wait(7);
    pair.b.read(pair.now);
  }
  t.ok(back < 4, `${back} bytes`);
  t.ok(pair.b.received > 500_000);
  t.end();
});

t.test('[R-TCP-118] any MSS from 1 to 65495, with any buffers, carries a stream; none of less than 64 is used', (t) => {
  const sizes = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 65_495 }));
  const law = fc.property(
    fc.integer(),
    sizes,
    sizes,
    fc.integer({ min: 1, max: 90_000 }),
    fc.constantFrom(IP, {}),
    (seed, a, b, buffer, carrier) => {
      const pair = new Pair({
        seed,
        mss: 65_495,
        link: { delay: 3, loss: 0.01 },
        a: { ...carrier, mss: a },
        b: { ...carrier, mss: b, receiveBuffer: buffer },
      }).connect(60_000);
      const bytes = Math.min(20_000, 40 * buffer);
      pair.send(pair.a, bytes);
      pair.send(pair.b, 5000);
      const done = pair.run(() => pair.b.received === bytes && pair.a.received === 5000, 3_000_000);
      const least = Math.max(64, b) - 12;
      return done && pair.a.sent.every((p) => p.payload.length <= least) && pair.b.corruptAt === -1;
    },
  );
  t.doesNotThrow(() => fc.assert(law, { numRuns: 60 }));
  t.end();
});

t.test('[R-TCP-118] a peer whose window is one octet gets one octet at a time, and all of them', (t) => {
  const lone = inState('syn-sent', IP);
  lone.arrive({ flags: 18, seq: IRS, ack: ISS + 1, mss: 1000, window: 60_000 });
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, window: 1 });
  lone.write(20);
  let acked = 0;
  for (let step = 0; step < 2000 && acked < 20; step++) {
    for (const p of lone.pass(100)) {
      const end = p.seq + p.payloadLength - ISS - 1;
      if (p.payloadLength > 0 && p.seq === ISS + 1 + acked) acked = Math.min(end, acked + 1);
      lone.arrive({ seq: IRS + 1, ack: ISS + 1 + acked, window: 1 });
    }
  }
  t.equal(acked, 20);
  t.end();
});

t.test(
  '[R-TCP-119] [MUST-17] [SHLD-7] Nagle waits while something is in flight, and is turned off while connected',
  (t) => {
    const lone = inState('established', { nagle: true });
    lone.write(10);
    t.same(lone.write(10), [], 'it waits');
    t.equal(lone.write(1500).length, 1, 'but not with a full segment');
    lone.tcp.setNoDelay(0, true);
    t.equal(lone.drain().length, 1, 'what waited goes out');
    t.equal(lone.write(10).length, 1);
    lone.tcp.setNoDelay(0, false);
    t.same(lone.write(10), []);
    t.match(lone.arrive({ seq: IRS + 1, ack: lone.sndNxt }), [{ payloadLength: 10 }]);
    t.end();
  },
);

t.test('[R-TCP-120] [SHLD-3] a close of both directions loses nothing in silence', (t) => {
  const close = (lone: LoneTcp) => {
    lone.tcp.close(lone.now);
    return lone.drain().map((p) => p.flags & ~ACK);
  };
  const text = { seq: IRS + 1, ack: ISS + 1, payload: new Uint8Array(10) };
  const unread = inState('established', IP);
  unread.arrive(text);
  t.same(close(unread), [4], 'an RST for what was not read');
  t.equal(unread.state, 'closed');
  const late = inState('established', IP);
  t.same(close(late), [1], 'a FIN');
  t.match(late.arrive(text), [{ seq: ISS + 2 }]);
  t.equal(late.sent.at(-1)?.flags, 20, 'an RST for what comes too late');
  t.equal(late.state, 'closed');
  const orderly = inState('established', IP);
  close(orderly);
  orderly.arrive({ flags: 17, seq: IRS + 1, ack: ISS + 2 });
  t.equal(orderly.state, 'time-wait');
  t.same(close(new LoneTcp('server', IP)), []);
  t.end();
});

t.test('[R-TCP-120] with carrier ip an abort after both FINs is silent (section 3.10.5)', (t) => {
  for (const state of ['closing', 'last-ack', 'time-wait'] as const) {
    const lone = inState(state, IP);
    lone.tcp.abort(0);
    t.same(lone.drain(), [], state);
    t.equal(lone.state, 'closed');
  }
  const unsent = inState('close-wait', IP);
  unsent.arrive({ seq: IRS + 2, ack: ISS + 1, window: 0 });
  unsent.write(100);
  unsent.shutdown();
  unsent.tcp.abort(0);
  t.equal(unsent.drain().length, 1, 'but not when something was not sent');
  t.end();
});

t.test(
  '[R-TCP-74] without SACK a window that opens is no duplicate acknowledgment, three that say nothing are',
  (t) => {
    const lone = inState('established', IP);
    lone.write(5000);
    const ack = { seq: IRS + 1, ack: ISS + 1 };
    for (const window of [20_001, 20_002, 20_003, 20_004]) t.same(lone.arrive({ ...ack, window }), []);
    t.same(lone.arrive({ ...ack, window: 20_004, payload: new Uint8Array(1) }), [], 'nor is text');
    const sent = [1, 2, 3].flatMap(() => lone.arrive({ ...ack, seq: IRS + 2, window: 20_004 }));
    t.match(
      sent.find((p) => p.payloadLength > 0),
      { seq: ISS + 1, payloadLength: 1000 },
    );
    t.end();
  },
);

t.test('[R-TCP-41] what the kernel has merged of several segments is acknowledged at once', (t) => {
  for (const merged of [{ payload: new Uint8Array(3000) }, { payload: new Uint8Array(900), segments: 3 }]) {
    const lone = inState('established', IP);
    const acked = { flags: ACK, ack: IRS + 1 + merged.payload.length };
    t.match(lone.arrive({ seq: IRS + 1, ack: ISS + 1, ...merged }), [acked]);
  }
  const single = inState('established', IP);
  t.same(single.arrive({ seq: IRS + 1, ack: ISS + 1, payload: new Uint8Array(900) }), []);
  t.end();
});
