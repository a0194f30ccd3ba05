import t from 'tap';
import { TCP_EVENT } from '../../src/tcp/segment.ts';
import { ACK, FIN, SYN } from '../../src/wire/segment-row.ts';
import { IRS, ISS, inState, LoneTcp } from '../support/lone-tcp.ts';
import { Pair } from '../support/tcp-pair.ts';

t.test('[R-TCP-103] [MUST-20] [MUST-21] R2 is set per connection, before and while it is used, and is exact', (t) => {
  for (const live of [false, true]) {
    const lone = inState('established', live ? {} : { userTimeout: 5000 });
    if (live) lone.tcp.setUserTimeout(lone.now, 5000);
    lone.write(100);
    lone.pass(4999);
    t.equal(lone.state, 'established');
    lone.pass(2);
    t.equal(lone.state, 'closed');
    t.ok(lone.events & TCP_EVENT.timedOut);
  }
  const patient = inState('established', { userTimeout: Number.POSITIVE_INFINITY });
  patient.write(100);
  patient.pass(10_000_000);
  t.equal(patient.state, 'established', 'R2 of infinity');
  t.end();
});

t.test('[R-TCP-103] [SHLD-9] [SHLD-10] trouble is told once, after three retransmissions, and R2 comes later', (t) => {
  const lone = inState('established');
  lone.write(100);
  let retransmissions = -1;
  while ((lone.events & TCP_EVENT.trouble) === 0 && lone.state === 'established') {
    const before = lone.sent.length;
    lone.pass(10);
    if (lone.sent.length > before && lone.tcp.status().retransmissions > 0)
      retransmissions = lone.tcp.status().retransmissions;
  }
  t.equal(retransmissions, 3);
  t.equal(lone.state, 'established');
  lone.events = 0;
  lone.pass(30_000);
  t.notOk(lone.events & TCP_EVENT.trouble);
  t.end();
});

t.test('[R-TCP-103] progress, and a closing connection, are timed like data', (t) => {
  const lone = inState('established', { userTimeout: 5000 });
  lone.write(100);
  lone.pass(4000);
  lone.arrive({ seq: IRS + 1, ack: ISS + 51 });
  lone.pass(4000);
  t.equal(lone.state, 'established');
  lone.arrive({ seq: IRS + 1, ack: ISS + 101 });
  lone.shutdown();
  t.equal(lone.sent.at(-1)?.flags, FIN | ACK);
  lone.pass(5001);
  t.equal(lone.state, 'closed', 'a FIN that nobody acknowledges');
  t.end();
});

t.test(
  '[R-TCP-104] the option is announced on the SYN, and when it changes on an acknowledgment, where it is enabled',
  (t) => {
    const lone = new LoneTcp('client', { carrier: 'ip', userTimeoutOption: true, userTimeout: 300_000 });
    lone.tcp.open(0, 0);
    t.match(lone.drain(), [{ flags: SYN | 64 | 128, userTimeout: 300_000 }]);
    lone.arrive({ flags: SYN | ACK, seq: IRS, ack: ISS + 1, mss: 1000 });
    lone.tcp.setUserTimeout(0, 400_000);
    t.match(lone.drain(), [{ flags: ACK, userTimeout: 400_000 }]);
    t.match(lone.write(10), [{ userTimeout: -1 }], 'once');
    for (const options of [{ carrier: 'ip' as const }, { userTimeoutOption: true }]) {
      const silent = new LoneTcp('client', options);
      silent.tcp.open(0, 0);
      t.match(silent.drain(), [{ userTimeout: -1 }]);
    }
    t.end();
  },
);

t.test('[R-TCP-104] the longer of both is adopted, within the limits; who asked for one keeps it', (t) => {
  const adopted = (userTimeout: number | undefined, announced: number) => {
    const options = { carrier: 'ip', userTimeoutOption: true } as const;
    const lone = inState('established', userTimeout === undefined ? options : { ...options, userTimeout });
    lone.arrive({ seq: IRS + 1, ack: ISS + 1, userTimeout: announced });
    return lone.tcp.status().userTimeout;
  };
  t.equal(adopted(undefined, 400_000), 400_000);
  t.equal(adopted(undefined, 1000), 100_000, 'L_LIMIT, and what we announced ourselves');
  t.equal(adopted(undefined, 32_767 * 60_000), 3_600_000, 'U_LIMIT');
  t.equal(adopted(30_000, 400_000), 30_000, 'not changeable');
  const without = inState('established', { carrier: 'ip' });
  without.arrive({ seq: IRS + 1, ack: ISS + 1, userTimeout: 400_000 });
  t.equal(without.tcp.status().userTimeout, 100_000, 'not enabled');
  const pair = new Pair({
    a: { carrier: 'ip', userTimeoutOption: true, userTimeout: 500_000 },
    b: { carrier: 'ip', userTimeoutOption: true },
  }).connect();
  t.equal(pair.b.tcp.status().userTimeout, 500_000, 'with the SYN');
  t.end();
});

t.test('[R-TCP-104] keep-alive waits for longer than the user timeout that was adopted', (t) => {
  const keepAlive = { idle: 10_000, interval: 1000, count: 3 };
  const lone = inState('established', { carrier: 'ip', userTimeoutOption: true, keepAlive });
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, userTimeout: 200_000 });
  t.same(lone.pass(199_000), []);
  t.equal(lone.pass(1500).length, 1);
  t.end();
});
