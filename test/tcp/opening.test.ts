/** Openings that are out of the ordinary (RFC 9293, sections 3.5 and 3.5.1), and what comes with a SYN. */
import t from 'tap';
import { TCP_EVENT } from '../../src/tcp/segment.ts';
import { ACK, FIN, RST, SYN } from '../../src/wire/segment-row.ts';
import { IRS, ISS, inState, LoneTcp, type Sent } from '../support/lone-tcp.ts';

const TEXT = Uint8Array.of(1, 2, 3, 4, 5);
const IP = { carrier: 'ip' } as const;

/** Hands what each sent to the other, until nothing more is sent. */
function converse(a: LoneTcp, b: LoneTcp, fromA: Sent[], fromB: Sent[]): void {
  for (let [toB, toA] = [fromA, fromB]; toA.length > 0 || toB.length > 0; ) {
    const answers: [Sent[], Sent[]] = [
      toA.flatMap((p) => a.arrive(asArriving(p))),
      toB.flatMap((p) => b.arrive(asArriving(p))),
    ];
    [toB, toA] = answers;
  }
}

function asArriving({ sack: _sack, sackCount: _count, ...rest }: Sent) {
  return rest;
}

t.test('[R-TCP-108] [MUST-10] a simultaneous open ends in one connection that works (figure 8)', (t) => {
  for (const timestamps of [false, true]) {
    const a = new LoneTcp('client', IP);
    const b = new LoneTcp('client', { ...IP, iss: 77_000 });
    const syns = [a, b].map((end) => {
      end.tcp.open(0, 0);
      return end.drain().map((p) => ({ ...p, hasTimestamp: timestamps }));
    });
    converse(a, b, syns[0] ?? [], syns[1] ?? []);
    t.same([a.state, b.state], ['established', 'established']);
    t.ok(a.sent.some((p) => p.flags === (SYN | ACK) && p.ack === 77_001));
    converse(a, b, a.write(3000), b.write(2000));
    a.pass(50);
    converse(a, b, a.pass(500), b.pass(500));
    t.equal(a.read().length, 2000);
    t.equal(b.read().length, 3000);
    t.equal(a.events & TCP_EVENT.reset, 0);
  }
  t.end();
});

t.test(
  '[R-TCP-109] [MUST-11] an RST in SYN-RECEIVED: refused after an active OPEN, silence after a passive one',
  (t) => {
    const passive = inState('syn-received', IP);
    passive.arrive({ flags: RST, seq: IRS + 1 });
    t.equal(passive.state, 'closed');
    t.equal(passive.events & (TCP_EVENT.reset | TCP_EVENT.released), TCP_EVENT.released);
    const active = inState('syn-received-active', IP);
    active.arrive({ flags: RST, seq: IRS + 1 });
    t.equal(active.state, 'closed');
    t.ok(active.events & TCP_EVENT.reset);
    t.end();
  },
);

t.test('[R-TCP-109] an old duplicate SYN is recovered from (figure 9)', (t) => {
  const b = new LoneTcp('server', IP);
  const a = new LoneTcp('client', IP);
  a.tcp.open(0, 0);
  const [syn] = a.drain();
  const [answer] = b.arrive({ flags: SYN, seq: 90, mss: 1000 });
  t.match(answer, { flags: SYN | ACK, ack: 91 });
  const resets = answer === undefined ? [] : a.arrive(asArriving(answer));
  t.match(resets, [{ flags: RST, seq: 91 }]);
  t.same(
    resets.flatMap((p) => b.arrive(asArriving(p))),
    [],
  );
  t.equal(b.state, 'closed', 'its listener waits as before');
  const again = new LoneTcp('server', { ...IP, iss: 4_000_000 });
  converse(a, again, syn === undefined ? [] : [syn], []);
  t.same([a.state, again.state], ['established', 'established']);
  t.end();
});

t.test('[R-TCP-109] another SYN in SYN-RECEIVED is challenged, and the answer to that makes room for it', (t) => {
  const b = inState('syn-received', IP);
  const a = new LoneTcp('client', { ...IP, iss: 900 });
  a.tcp.open(0, 0);
  const challenges = a.drain().flatMap((p) => b.arrive(asArriving(p)));
  t.match(challenges, [{ flags: ACK, seq: ISS + 1, ack: IRS + 1 }]);
  const resets = challenges.flatMap((p) => a.arrive(asArriving(p)));
  t.match(resets, [{ flags: RST, seq: IRS + 1 }]);
  for (const p of resets) b.arrive(asArriving(p));
  t.equal(b.state, 'closed');
  t.equal(a.state, 'syn-sent');
  t.end();
});

t.test('[R-TCP-109] a half-open connection is found out by the SYN of the end that forgot it (figure 10)', (t) => {
  const b = inState('established', IP);
  const a = new LoneTcp('client', { ...IP, iss: 900 });
  a.tcp.open(0, 0);
  const challenges = a.drain().flatMap((p) => b.arrive(asArriving(p)));
  t.match(challenges, [{ flags: ACK, seq: ISS + 1, ack: IRS + 1 }]);
  const resets = challenges.flatMap((p) => a.arrive(asArriving(p)));
  t.match(resets, [{ flags: RST, seq: IRS + 1 }]);
  for (const p of resets) b.arrive(asArriving(p));
  t.equal(b.state, 'closed');
  t.ok(b.events & TCP_EVENT.reset);
  t.end();
});

t.test('[R-TCP-110] text and FIN on a SYN wait for ESTABLISHED', (t) => {
  const lone = new LoneTcp('server', IP);
  t.match(lone.arrive({ flags: SYN | FIN, seq: IRS, mss: 1000, payload: TEXT }), [{ flags: SYN | ACK, ack: IRS + 1 }]);
  t.same(lone.read(), []);
  t.equal(lone.events & TCP_EVENT.readable, 0);
  t.match(lone.arrive({ seq: IRS + 1, ack: ISS + 1 }), [{ flags: ACK, ack: IRS + 7 }]);
  t.equal(lone.state, 'close-wait');
  t.ok(lone.events & TCP_EVENT.peerFinished);
  t.same(lone.read(), [...TEXT]);
  t.end();
});

t.test('[R-TCP-110] text that is repeated with the third segment is taken once', (t) => {
  const lone = new LoneTcp('server', IP);
  lone.arrive({ flags: SYN, seq: IRS, mss: 1000, payload: TEXT });
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, payload: Uint8Array.of(...TEXT, 6, 7) });
  t.same(lone.read(), [1, 2, 3, 4, 5, 6, 7]);
  t.end();
});

t.test('[R-TCP-110] text and FIN on a SYN,ACK are taken at once', (t) => {
  const lone = inState('syn-sent', IP);
  const sent = lone.arrive({ flags: SYN | ACK | FIN, seq: IRS, ack: ISS + 1, mss: 1000, payload: TEXT });
  t.match(sent, [{ flags: ACK, ack: IRS + 7 }]);
  t.equal(lone.state, 'close-wait');
  t.same(lone.read(), [...TEXT]);
  t.end();
});

t.test('[R-TCP-110] in UDP mode text on a SYN is left to be sent again', (t) => {
  const lone = new LoneTcp('server');
  lone.arrive({ flags: SYN, seq: IRS, mss: 1000, payload: TEXT });
  t.match(lone.arrive({ seq: IRS + 1, ack: ISS + 1, payload: TEXT, ackNow: true }), [{ ack: IRS + 6 }]);
  t.same(lone.read(), [...TEXT]);
  t.end();
});

t.test('[R-TCP-14] an acknowledgment in LISTEN is answered by a reset, an RST by nothing', (t) => {
  const lone = new LoneTcp('server', IP);
  t.match(lone.arrive({ seq: 9, ack: 4711 }), [{ flags: RST, seq: 4711 }]);
  t.same(lone.arrive({ flags: RST | ACK, seq: 9, ack: 4711 }), []);
  t.equal(lone.state, 'listen');
  t.end();
});

t.test('[R-TCP-10] a window scale above 14 is used as 14, and counted', (t) => {
  const lone = new LoneTcp('client', IP);
  lone.tcp.open(0, 0);
  lone.drain();
  lone.arrive({ flags: SYN | ACK, seq: IRS, ack: ISS + 1, mss: 1000, windowScale: 15 });
  t.equal(lone.tcp.status().sendScale, 14);
  t.equal(lone.counters.badWindowScale, 1);
  t.end();
});
