import fc from 'fast-check';
import t from 'tap';
import { TCP_EVENT } from '../../src/tcp/segment.ts';
import { ACK, FIN, PSH, URG } from '../../src/wire/segment-row.ts';
import { IRS, ISS, inState, LoneTcp } from '../support/lone-tcp.ts';
import { Pair } from '../support/tcp-pair.ts';

const IP = { carrier: 'ip' } as const;

t.test('[R-TCP-111] [MUST-30] [MUST-62] the pointer is that of the octet behind the urgent data', (t) => {
  const lone = inState('established', IP);
  lone.tcp.writeUrgent(0, new Uint8Array(300));
  t.match(lone.drain(), [{ flags: ACK | PSH | URG, seq: ISS + 1, urgentPointer: 300, payloadLength: 300 }]);
  t.match(lone.write(50), [{ flags: ACK | PSH, seq: ISS + 301, urgentPointer: 0 }], 'what follows is not urgent');
  const [again] = lone.pass(3000).filter((p) => p.seq === ISS + 1);
  t.match(again, { urgentPointer: 300 }, 'and when it is sent again');
  lone.arrive({ seq: IRS + 1, ack: ISS + 351 });
  lone.arrive({ seq: IRS + 1, ack: ISS + 351, payload: new Uint8Array(1), ackNow: true });
  t.equal(lone.sent.at(-1)?.flags, ACK, 'no longer, once it is acknowledged');
  t.end();
});

t.test('[R-TCP-111] [MUST-31] urgent data of any length: the pointer comes closer, the news goes out at once', (t) => {
  const lone = inState('established', IP);
  lone.tcp.writeUrgent(0, new Uint8Array(200_000));
  const sent = lone.drain();
  t.ok(sent.length > 3);
  t.ok(sent.every((p) => p.urgentPointer === 65_535 && (p.flags & URG) !== 0));
  const shut = inState('syn-sent', IP);
  shut.arrive({ flags: 18, seq: IRS, ack: ISS + 1, mss: 1000, window: 0 });
  shut.tcp.writeUrgent(0, new Uint8Array(10));
  t.match(
    shut.drain(),
    [{ flags: ACK | URG, seq: ISS + 1, payloadLength: 0, urgentPointer: 10 }],
    'the window is shut',
  );
  t.end();
});

t.test('[R-TCP-112] [MUST-32] [MUST-33] the application hears of each advance, and how much remains', (t) => {
  const lone = inState('established', IP);
  const take = () => {
    const events = lone.events & TCP_EVENT.urgent;
    lone.events = 0;
    return [events, lone.tcp.urgentLength];
  };
  const base = { flags: ACK | URG, seq: IRS + 1, ack: ISS + 1 };
  lone.arrive({ ...base, urgentPointer: 30 });
  t.same(take(), [TCP_EVENT.urgent, 30], 'before its data');
  lone.arrive({ ...base, urgentPointer: 30 });
  t.same(take(), [0, 30], 'the same once more');
  lone.arrive({ ...base, urgentPointer: 20 });
  t.same(take(), [0, 30], 'it never recedes');
  lone.arrive({ ...base, urgentPointer: 40, payload: new Uint8Array(25) });
  t.same(take(), [TCP_EVENT.urgent, 40]);
  t.equal(lone.read().length, 25);
  t.same(take(), [0, 15], 'what was read is gone from it');
  lone.arrive({ seq: IRS + 26, ack: ISS + 1, payload: new Uint8Array(20) });
  lone.read();
  t.same(take(), [0, 0], 'normal mode');
  t.end();
});

t.test(
  '[R-TCP-112] URG means nothing after the FIN, without a pointer ahead, outside the window, or in UDP mode',
  (t) => {
    const lone = inState('established', IP);
    const flags = ACK | URG;
    lone.arrive({ flags, seq: IRS + 1, ack: ISS + 1, urgentPointer: 0 });
    lone.arrive({ flags, seq: IRS + 100_001, ack: ISS + 1, urgentPointer: 99 });
    lone.arrive({ flags: flags | FIN, seq: IRS + 1, ack: ISS + 1, urgentPointer: 0 });
    lone.arrive({ flags, seq: IRS + 2, ack: ISS + 1, urgentPointer: 99 });
    const udp = inState('established');
    udp.arrive({ flags, seq: IRS + 1, ack: ISS + 1, urgentPointer: 99 });
    t.same([lone.tcp.urgentLength, udp.tcp.urgentLength], [0, 0]);
    t.equal((lone.events | udp.events) & TCP_EVENT.urgent, 0);
    udp.tcp.writeUrgent(0, new Uint8Array(5));
    t.match(udp.drain(), [{ flags: ACK | PSH, payloadLength: 5, urgentPointer: 0 }], 'written all the same');
    t.end();
  },
);

t.test('[R-TCP-111] what is urgent before ESTABLISHED is so afterwards', (t) => {
  const lone = new LoneTcp('client', IP);
  lone.tcp.open(0, 0);
  lone.tcp.writeUrgent(0, new Uint8Array(7));
  lone.drain();
  const sent = lone.arrive({ flags: 18, seq: IRS, ack: ISS + 1, mss: 1000 });
  t.match(sent.at(-1), { seq: ISS + 1, payloadLength: 7, urgentPointer: 7 });
  t.end();
});

t.test('[R-TCP-112] the stream is whole whatever is urgent in it, and the end knows where it was', (t) => {
  const writes = fc.array(
    fc.record({ length: fc.integer({ min: 1, max: 9000 }), urgent: fc.boolean(), pause: fc.nat(30) }),
    { maxLength: 12 },
  );
  const law = fc.property(fc.integer(), writes, (seed, chunks) => {
    const pair = new Pair({
      seed,
      link: { delay: 5, loss: 0.05, reorder: 0.1 },
      reading: false,
      a: IP,
      b: IP,
    }).connect();
    let total = 0;
    let urgentUntil = 0;
    for (const { length, urgent, pause } of chunks) {
      total += length;
      if (urgent) {
        urgentUntil = total;
        pair.a.tcp.writeUrgent(pair.now, new Uint8Array(length));
      } else pair.a.tcp.write(pair.now, new Uint8Array(length));
      pair.wait(pause);
    }
    pair.run(() => pair.b.tcp.readableLength === total, 100_000);
    const known =
      pair.b.tcp.urgentLength === urgentUntil && urgentUntil > 0 === ((pair.b.events & TCP_EVENT.urgent) !== 0);
    return known && pair.b.tcp.readableLength === total;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 100 }));
  t.end();
});
