import t from 'tap';
import { ACK, FIN, PSH, RST, SYN } from '../../../src/wire/segment-row.ts';
import { icmp, type SegmentFields, type SegmentView, segmentOf, tcp, udp } from '../../support/native-packets.ts';
import { addressBytes, Line, NativeHost } from '../../support/native-world.ts';

const OURS = '10.9.0.2';
const THEIRS = '10.9.0.1';

/** What a host answers to packets that come at one time. */
function answers(host: NativeHost, now: number, ...packets: Uint8Array[]): SegmentView[] {
  for (const packet of packets) host.receive(now, packet);
  return host.poll(now).map(segmentOf);
}

function from(fields: Partial<SegmentFields>): Uint8Array {
  return tcp({ source: THEIRS, destination: OURS, sourcePort: 5000, destinationPort: 80, ...fields });
}

/** A host with a connection that the hand of the test has opened; next numbers of both ends. */
function open(options: ConstructorParameters<typeof NativeHost>[1] = {}, mss = 1460) {
  const host = new NativeHost(1, options);
  host.transport.listen(80);
  const [synAck] = answers(host, 1000, from({ flags: SYN, seq: 100, mss }));
  if (synAck === undefined) throw new Error('no SYN/ACK');
  answers(host, 1010, from({ flags: ACK, seq: 101, ack: synAck.seq + 1 }));
  const id = host.accepted;
  if (id === undefined) throw new Error('not accepted');
  return { host, id, theirs: 101, ours: (synAck.seq + 1) | 0, synAck };
}

t.test('[R-NAT-20] a closed port: RST with the numbers of RFC 9293, 3.10.7.1', (t) => {
  const host = new NativeHost(1);
  t.match(answers(host, 0, from({ flags: SYN, seq: 7 })), [{ flags: RST | ACK, seq: 0, ack: 8 }]);
  t.match(answers(host, 0, from({ flags: ACK, seq: 7, ack: 99 })), [{ flags: RST, seq: 99, ack: 0 }]);
  t.match(answers(host, 0, from({ flags: FIN | PSH, seq: 7, payload: 10 })), [{ flags: RST | ACK, seq: 0, ack: 18 }]);
  t.same(answers(host, 0, from({ flags: RST, seq: 7 }), from({ flags: RST | ACK, seq: 7, ack: 1 })), []);
  t.equal(host.transport.counters['no-connection'], 3);
  t.end();
});

t.test('[R-NAT-20] LISTEN: an ACK is reset, a segment without SYN and ACK ignored, a SYN/ACK reset', (t) => {
  const host = new NativeHost(1);
  host.transport.listen(80);
  t.match(answers(host, 0, from({ flags: ACK, seq: 7, ack: 99 })), [{ flags: RST, seq: 99 }]);
  t.match(answers(host, 0, from({ flags: SYN | ACK, seq: 7, ack: 99 })), [{ flags: RST, seq: 99 }]);
  t.same(answers(host, 0, from({ flags: FIN, seq: 7 }), from({ flags: RST, seq: 7 }), from({ flags: 0, seq: 7 })), []);
  t.end();
});

t.test('[R-NAT-21] no more than a hundred resets a second', (t) => {
  const host = new NativeHost(1);
  let sent = 0;
  for (let i = 0; i < 500; i++) sent += answers(host, i / 100, from({ flags: ACK, seq: i, ack: i })).length;
  t.equal(sent, 100);
  t.equal(host.transport.counters['reset-limit'], 400);
  t.equal(answers(host, 2000, from({ flags: ACK, seq: 1, ack: 1 })).length, 1);
  t.end();
});

t.test('[R-NAT-3] [R-NAT-4] [MUST-57] [MUST-63] strange addresses are dropped in silence', (t) => {
  const host = new NativeHost(1, { broadcasts: ['10.9.0.255'] });
  host.transport.listen(80);
  for (const source of ['0.0.0.0', '127.0.0.1', '224.0.0.5', '255.255.255.255', '10.9.0.255', OURS]) {
    t.same(answers(host, 0, from({ source, flags: SYN, seq: 1 })), [], source);
  }
  for (const destination of ['224.0.0.1', '255.255.255.255', '10.9.0.255', '10.9.0.77']) {
    t.same(answers(host, 0, from({ destination, flags: SYN, seq: 1 })), [], destination);
  }
  for (const source of ['::', '::1', 'ff02::1', '::ffff:10.9.0.1', 'fd09::2']) {
    t.same(answers(host, 0, from({ source, destination: 'fd09::2', flags: SYN, seq: 1 })), [], source);
  }
  t.same(answers(host, 0, from({ source: 'fd09::1', destination: 'ff02::1', flags: SYN, seq: 1 })), []);
  const { counters } = host.transport;
  t.same([counters['bad-source'], counters['bad-destination'], counters['not-ours']], [11, 4, 1]);
  t.end();
});

t.test('[R-NAT-4] [R-NAT-11] [MUST-46] [MUST-43] OPEN to or from what is no host is refused', (t) => {
  const host = new NativeHost(1);
  const cases = [
    { address: '224.0.0.1', port: 1 },
    { address: '255.255.255.255', port: 1 },
    { address: '0.0.0.0', port: 1 },
    { address: 'ff02::1', port: 1 },
    { address: OURS, port: 1 },
    { address: 'nowhere', port: 1 },
    { address: THEIRS, port: 1, localAddress: '10.9.0.9' },
    { address: 'fd09::1', port: 1, localAddress: OURS },
  ];
  for (const options of cases) {
    t.type(host.transport.obstacle(options), 'string');
    host.transport.connect(0, options);
  }
  t.equal(host.transport.obstacle({ address: THEIRS, port: 80 }), undefined);
  t.same(host.poll(0), []);
  t.equal(host.eventsOf('failed').filter((event) => event.type === 'failed' && event.code === 'no-locator').length, 8);
  host.transport.connect(0, { address: THEIRS, port: 80, localAddress: OURS, localPort: 4000 });
  t.match(host.poll(0).map(segmentOf), [{ source: OURS, sourcePort: 4000, flags: SYN | 0xc0 }]);
  host.transport.connect(0, { address: THEIRS, port: 80, localPort: 4000 });
  host.poll(0);
  t.equal(host.eventsOf('failed').length, 9, 'the quadruple is in use');
  t.end();
});

t.test(
  '[R-NAT-10] [MUST-42] a listener with an address takes what is for it alone; half-open ones hinder nobody',
  (t) => {
    const host = new NativeHost(1);
    t.ok(host.transport.listen(80, 'fd09::2'));
    t.match(answers(host, 0, from({ flags: SYN, seq: 1 })), [{ flags: RST | ACK }]);
    const six = { source: 'fd09::1', destination: 'fd09::2' };
    t.match(answers(host, 0, from({ ...six, flags: SYN, seq: 1 })), [{ flags: SYN | ACK }]);
    t.notOk(host.transport.listen(80, 'fd09::2'));
    host.transport.unlisten(80, 'fd09::2');
    t.ok(host.transport.listen(80, 'fd09::2'), 'while one is half-open there');
    t.ok(host.transport.listen(80));
    t.match(answers(host, 0, from({ flags: SYN, seq: 1 })), [{ flags: SYN | ACK }]);
    t.throws(() => host.transport.listen(81, '10.9.0.3'));
    t.end();
  },
);

t.test('[R-NAT-14] a backlog holds so many; the next is answered by a cookie, which makes the connection', (t) => {
  const host = new NativeHost(1);
  host.transport.listen(80, undefined, 2);
  for (let port = 1; port <= 2; port++) answers(host, 0, from({ sourcePort: port, flags: SYN, seq: 1 }));
  t.equal(host.transport.connectionCount, 2);
  const [cookie] = answers(host, 0, from({ sourcePort: 3, flags: SYN, seq: 41, mss: 1000, tsVal: 77 }));
  if (cookie === undefined) throw new Error('no answer');
  t.match(cookie, { flags: SYN | ACK, ack: 42, tsEcr: 77 });
  t.equal(host.transport.connectionCount, 2, 'nothing is kept');
  t.match(
    answers(
      host,
      100,
      from({ sourcePort: 3, flags: ACK, seq: 42, ack: cookie.seq + 2, tsVal: 78, tsEcr: cookie.tsVal }),
    ),
    [{ flags: RST }],
    'another number is no cookie',
  );
  answers(host, 100, from({ sourcePort: 3, flags: ACK, seq: 42, ack: cookie.seq + 1, tsVal: 78, tsEcr: cookie.tsVal }));
  t.equal(host.eventsOf('accepted').length, 1);
  t.equal(host.transport.info(host.accepted ?? 0).state, 'established');
  t.end();
});

t.test('[R-NAT-14] a flood of SYNs leaves no more than the backlog, and bounded answers', (t) => {
  const host = new NativeHost(1);
  host.transport.listen(80, undefined, 8);
  for (let i = 0; i < 2000; i++) {
    host.receive(0, from({ source: `10.9.${1 + (i >> 8)}.${i & 255}`, flags: SYN, seq: i }));
  }
  t.equal(host.transport.connectionCount, 8);
  t.equal(host.poll(0).length, 8 + 512);
  t.equal(host.transport.counters['cookie-limit'], 2000 - 8 - 512);
  t.end();
});

t.test('[R-NAT-15] a half-open connection that is reset, or waits too long, is forgotten in silence', (t) => {
  const host = new NativeHost(1);
  host.transport.listen(80, undefined, 1);
  answers(host, 0, from({ flags: SYN, seq: 1 }));
  t.equal(host.transport.connectionCount, 1);
  answers(host, 1, from({ flags: RST, seq: 2 }));
  t.equal(host.transport.connectionCount, 0);
  answers(host, 2, from({ flags: SYN, seq: 1 }));
  t.equal(host.transport.connectionCount, 1, 'the backlog has room again');
  for (let now = 2; now < 400_000; now += 500) host.poll(now);
  t.equal(host.transport.connectionCount, 0);
  t.same(host.events, []);
  t.end();
});

/** Closes a connection by both ends, the host first: it is in TIME-WAIT then. */
function toTimeWait(stamps: boolean) {
  const host = new NativeHost(1, { tcp: { msl: 30_000 } });
  host.transport.listen(80);
  const stamp = (tsVal: number) => (stamps ? { tsVal } : {});
  const [synAck] = answers(host, 1000, from({ flags: SYN, seq: 100, ...stamp(500) }));
  if (synAck === undefined) throw new Error('no SYN/ACK');
  answers(host, 1010, from({ flags: ACK, seq: 101, ack: synAck.seq + 1, ...stamp(510) }));
  const id = host.accepted ?? 0;
  host.transport.shutdown(1020, id);
  const [fin] = host.poll(1020).map(segmentOf);
  if (fin === undefined) throw new Error('no FIN');
  answers(host, 1030, from({ flags: ACK | FIN, seq: 101, ack: fin.seq + 1, ...stamp(520) }));
  if (host.transport.info(id).state !== 'time-wait') throw new Error('not in TIME-WAIT');
  return { host, sndNxt: (fin.seq + 1) | 0 };
}

t.test('[R-NAT-16] [MAY-2] TIME-WAIT gives way to a SYN that is certainly newer', (t) => {
  const cases = [
    { stamps: true, syn: { seq: 50, tsVal: 521 }, reused: true, what: 'a later timestamp' },
    { stamps: true, syn: { seq: 102, tsVal: 520 }, reused: false, what: 'as late, and no number behind the last' },
    { stamps: true, syn: { seq: 103, tsVal: 520 }, reused: true, what: 'as late, and a number behind the last' },
    { stamps: true, syn: { seq: 103, tsVal: 519 }, reused: false, what: 'an earlier timestamp' },
    { stamps: true, syn: { seq: 103 }, reused: true, what: 'none, and a number behind the last' },
    { stamps: false, syn: { seq: 102 }, reused: false, what: 'no number behind the last' },
    { stamps: false, syn: { seq: 103 }, reused: true, what: 'a number behind the last' },
    { stamps: false, syn: { seq: 50, tsVal: 1 }, reused: true, what: 'timestamps where there were none' },
  ];
  for (const { stamps, syn, reused, what } of cases) {
    const { host, sndNxt } = toTimeWait(stamps);
    const [answer] = answers(host, 1100, from({ flags: SYN, ...syn }));
    t.equal(host.transport.counters['time-wait-reused'], reused ? 1 : 0, what);
    if (!reused) continue;
    t.match(answer, { flags: SYN | ACK, ack: (syn.seq + 1) | 0 });
    t.ok((((answer?.seq ?? 0) - sndNxt) | 0) > 0, 'its numbers are behind the old ones');
  }
  t.end();
});

t.test('[R-NAT-22] echo requests are answered with their data, a hundred a second', (t) => {
  const host = new NativeHost(1);
  for (const [source, destination, type, answer] of [
    [THEIRS, OURS, 8, 0],
    ['fd09::1', 'fd09::2', 128, 129],
  ] as const) {
    const data = Uint8Array.from({ length: 56 }, (_, i) => i);
    const [reply] = answers(host, 0, icmp({ source, destination, type, code: 0, rest: 0x12345678, payload: data }));
    t.match(reply, { source: destination, destination: source, type: answer, code: 0, rest: 0x12345678 });
    t.same(reply?.payload, data);
  }
  let sent = 0;
  const ping = icmp({ source: THEIRS, destination: OURS, type: 8, code: 0, rest: 1, payload: new Uint8Array(8) });
  for (let i = 0; i < 300; i++) sent += answers(host, 1, ping).length;
  t.equal(sent, 98);
  t.equal(host.transport.counters['echo-limit'], 202);
  t.end();
});

t.test('[R-NAT-22] UDP is answered by port unreachable with a quote; errors and groups are not', (t) => {
  const host = new NativeHost(1);
  const datagram = udp({
    source: THEIRS,
    destination: OURS,
    sourcePort: 53,
    destinationPort: 99,
    payload: new Uint8Array(900),
  });
  const [four] = answers(host, 0, datagram);
  t.match(four, { type: 3, code: 3, destination: THEIRS });
  t.same(four?.payload, datagram.subarray(0, 548), 'as much as 576 bytes hold');
  const large = udp({
    source: 'fd09::1',
    destination: 'fd09::2',
    sourcePort: 53,
    destinationPort: 99,
    payload: new Uint8Array(1400),
  });
  const [six] = answers(host, 0, large);
  t.match(six, { type: 1, code: 4, destination: 'fd09::1' });
  t.equal(six?.payload.length, 1232);
  const group = udp({
    source: THEIRS,
    destination: '224.0.0.251',
    sourcePort: 5353,
    destinationPort: 5353,
    payload: new Uint8Array(1),
  });
  t.same(
    answers(host, 0, group, icmp({ source: THEIRS, destination: OURS, type: 3, code: 3, rest: 0, payload: datagram })),
    [],
  );
  t.equal(host.transport.counters['icmp-unknown'], 1);
  t.end();
});

t.test('[R-NAT-30] [MUST-48] [MUST-49] hop limit and DSCP are as told, and DF is set', (t) => {
  const { host, id, synAck } = open();
  t.match(synAck, { hopLimit: 64, trafficClass: 0, dontFragment: true });
  host.transport.tune(0, id, { hopLimit: 200, dscp: 46 });
  host.transport.write(2000, id, new Uint8Array(10));
  t.match(host.poll(2000).map(segmentOf), [{ hopLimit: 200, trafficClass: 46 << 2 }]);
  host.transport.tune(0, id, { dscp: 0 });
  host.transport.write(2001, id, new Uint8Array(10));
  t.match(host.poll(2300).map(segmentOf)[0], { hopLimit: 200, trafficClass: 0 });
  t.end();
});

t.test('[R-NAT-31] [MUST-14] [MUST-16] a SYN announces the MSS of the link; segments keep to the least', (t) => {
  const host = new NativeHost(1, { mtu: 1400 });
  host.transport.connect(0, { address: THEIRS, port: 80 });
  host.transport.connect(0, { address: 'fd09::1', port: 80 });
  t.match(host.poll(0).map(segmentOf), [{ mss: 1360 }, { mss: 1340 }]);
  const { host: other, id } = open({}, 1000);
  other.transport.write(2000, id, new Uint8Array(3000));
  t.equal(Math.max(...other.poll(2000).map((packet) => segmentOf(packet).payload.length)), 1000);
  t.end();
});

t.test('[R-NAT-32] [R-NAT-34] with offload a train is one row of many segments, and the segments are its MSS', (t) => {
  const { host, id, ours } = open({ offload: true });
  host.transport.write(2000, id, new Uint8Array(10_000));
  const rows = host.poll(2000).map(segmentOf);
  t.match(rows, [{ seq: ours, flags: ACK }]);
  const length = rows[0]?.payload.length ?? 0;
  t.ok(length >= 2 * 1460 && length % 1460 === 0, `${length} bytes`);
  t.same(host.segmentSizes, [1460]);
  t.end();
});

t.test('[R-NAT-41] [MUST-56] [SHLD-25] soft errors change nothing, and can be read', (t) => {
  const { host, id, ours } = open();
  host.transport.write(2000, id, new Uint8Array(100));
  const [sent] = host.poll(2000);
  if (sent === undefined) throw new Error('nothing was sent');
  const error = (type: number, code: number, quote = sent): Uint8Array =>
    icmp({ source: '192.0.2.1', destination: OURS, type, code, rest: 0, payload: quote.subarray(0, 28) });
  for (const [type, code, reason] of [
    [3, 0, 'network-unreachable'],
    [3, 1, 'host-unreachable'],
    [3, 5, 'source-route-failed'],
    [11, 0, 'time-exceeded'],
    [12, 0, 'parameter-problem'],
    [3, 3, 'port-unreachable'],
    [3, 2, 'protocol-unreachable'],
    [3, 13, 'prohibited'],
  ] as const) {
    answers(host, 2010, error(type, code));
    t.match(host.transport.info(id), { state: 'established', softError: reason });
  }
  const stale = sent.slice();
  new DataView(stale.buffer).setInt32(24, ours - 1);
  answers(host, 2020, error(3, 1, stale));
  t.equal(host.transport.counters['icmp-stale'], 1, '[R-NAT-40] what is not in flight is not believed');
  answers(host, 2020, error(4, 0));
  t.equal(host.transport.counters['icmp-ignored'], 1, '[MUST-55] source quench');
  t.end();
});

t.test('[R-NAT-42] [SHLD-26] a hard error ends what is not synchronized', (t) => {
  for (const [address, local, type, code] of [
    [THEIRS, OURS, 3, 3],
    ['fd09::1', 'fd09::2', 1, 4],
  ] as const) {
    const host = new NativeHost(1);
    host.transport.connect(0, { address, port: 80 });
    const [syn] = host.poll(0);
    if (syn === undefined) throw new Error('no SYN');
    answers(host, 5, icmp({ source: address, destination: local, type, code, rest: 0, payload: syn }));
    const [failed] = host.eventsOf('failed');
    t.match(failed, { type: 'failed', code: 'refused', message: /port-unreachable/ });
    t.equal(host.transport.connectionCount, 1, 'the handle');
  }
  t.end();
});

t.test('[R-NAT-43] a packet too big is sent anew in pieces that fit, and later ones fit, too', (t) => {
  const { host, id, ours, theirs } = open();
  host.transport.write(2000, id, new Uint8Array(2920));
  const sent = host.poll(2000);
  t.same(
    sent.map((packet) => packet.length),
    [1500, 1500],
  );
  const report = (mtu: number): Uint8Array =>
    icmp({
      source: '192.0.2.1',
      destination: OURS,
      type: 3,
      code: 4,
      rest: mtu,
      payload: (sent[0] ?? report(0)).subarray(0, 28),
    });
  for (const mtu of [1500, 9000, 67]) answers(host, 2005, report(mtu));
  t.equal(host.transport.counters['mtu-implausible'], 3);
  const again = answers(host, 2010, report(1400));
  t.ok(again.length > 0 && again.every(({ length }) => length <= 1400), again.map(({ length }) => length).join());
  t.equal(again[0]?.seq, ours);
  answers(host, 2050, from({ flags: ACK, seq: theirs, ack: ours + 2920 }));
  host.transport.write(2060, id, new Uint8Array(3000));
  t.equal(Math.max(...host.poll(2060).map((packet) => packet.length)), 1400);
  host.transport.connect(2070, { address: THEIRS, port: 81 });
  t.match(host.poll(2070).map(segmentOf), [{ mss: 1460 }], 'what is announced is the link');
  t.end();
});

t.test('[R-NAT-46] what meets a link too narrow to be followed goes on in packets that routers may cut', (t) => {
  const mayBeCut = (packet: Uint8Array): boolean => ((packet[6] ?? 0) & 0x40) === 0;
  const identification = (packet: Uint8Array): number => ((packet[4] ?? 0) << 8) | (packet[5] ?? 0);
  for (const [mss, largest] of [
    [1460, 576],
    [256, 296],
  ] as const) {
    const { host, id, ours, theirs } = open({}, mss);
    host.transport.write(2000, id, new Uint8Array(2 * mss));
    const sent = host.poll(2000);
    t.notOk(sent.some(mayBeCut));
    const payload = (sent[0] ?? new Uint8Array(28)).subarray(0, 28);
    const report = icmp({ source: '192.0.2.1', destination: OURS, type: 3, code: 4, rest: 104, payload });
    host.receive(2005, report);
    const again = [...host.poll(2005), ...host.poll(3000)];
    t.ok(again.length > 0 && again.every(mayBeCut), `${again.length} go again`);
    t.equal(segmentOf(again[0] ?? payload).seq, ours);
    answers(host, 3050, from({ flags: ACK, seq: theirs, ack: ours + 2 * mss }));
    host.transport.write(3060, id, new Uint8Array(4 * mss));
    const later = host.poll(3060);
    t.ok(later.every(mayBeCut) && later.every((packet) => packet.length <= largest));
    const all = [...again, ...later].map(identification);
    t.equal(new Set(all).size, all.length, 'each has an identification of its own');
    host.transport.connect(603_000, { address: THEIRS, port: 81 });
    t.notOk(host.poll(603_000).some(mayBeCut), 'for ten minutes');
  }
  t.end();
});

t.test('[R-NAT-60] a released connection waits 100 s in FIN-WAIT-2; data for nobody is answered by a reset', (t) => {
  const closed = (): { host: NativeHost; theirs: number; ours: number } => {
    const { host, id, theirs, ours } = open();
    host.transport.release(2000, id);
    host.poll(2000);
    answers(host, 2010, from({ flags: ACK, seq: theirs, ack: ours + 1 }));
    return { host, theirs, ours: ours + 1 };
  };
  const first = closed();
  for (let now = 2010; now <= 101_000; now += 1000) first.host.poll(now);
  t.equal(first.host.transport.connectionCount, 1);
  t.ok(first.host.poll(102_011).length > 0, 'the peer is reset');
  t.equal(first.host.transport.connectionCount, 0);
  const second = closed();
  const reply = answers(second.host, 2020, from({ flags: ACK, seq: second.theirs, ack: second.ours, payload: 5 }));
  t.ok(reply.some(({ flags }) => (flags & RST) !== 0));
  t.equal(second.host.transport.connectionCount, 0);
  t.end();
});

t.test('[R-TR-101] [R-NAT-60] of released connections beyond a quarter of the places the oldest is reset', (t) => {
  const { host, id, theirs } = open({ config: { connectionLimit: 4 } });
  host.transport.release(2000, id);
  host.poll(2000);
  const other = host.transport.connect(2000, { address: THEIRS, port: 81 });
  const [syn] = host.poll(2000).map(segmentOf);
  if (syn === undefined) throw new Error('a SYN goes out');
  const ack = syn.seq + 1;
  answers(host, 2010, from({ flags: SYN | ACK, seq: 700, ack, sourcePort: 81, destinationPort: syn.sourcePort }));
  host.transport.release(2020, other);
  const sent = host.poll(2020).map(segmentOf);
  t.match(
    sent.filter(({ flags }) => (flags & RST) !== 0),
    [{ ack: theirs, destinationPort: 5000 }],
  );
  t.equal(host.transport.connectionCount, 1);
  t.end();
});

t.test('[R-NAT-1] two native transports: simultaneous open, data both ways, and many at a time', (t) => {
  const a = new NativeHost(1);
  const b = new NativeHost(2, { addresses: ['10.9.0.3', 'fd09::3'] });
  const line = new Line([a, b], 3, { loss: 0.01 });
  const first = a.transport.connect(line.now, { address: '10.9.0.3', port: 4000, localPort: 4001 });
  b.transport.connect(line.now, { address: OURS, port: 4001, localPort: 4000 });
  line.run(10_000, () => a.eventsOf('connected').length + b.eventsOf('connected').length === 2);
  t.same([a.transport.info(first).state, a.eventsOf('failed')], ['established', []]);
  b.transport.listen(80);
  const ids = Array.from({ length: 200 }, () => a.transport.connect(line.now, { address: 'fd09::3', port: 80 }));
  line.run(10_000, () => b.eventsOf('accepted').length === 200);
  for (const id of ids) a.transport.write(line.now, id, new Uint8Array(1000));
  const read = (): number =>
    b.eventsOf('accepted').reduce((sum, { connection }) => sum + b.transport.info(connection).readableLength, 0);
  t.ok(line.run(60_000, () => read() === 200_000));
  t.end();
});

t.test('[R-NAT-61] handles are negative, the peer is nobody, addresses are those of the hosts', (t) => {
  const { host, id } = open();
  t.ok(id < 0);
  const [accepted] = host.eventsOf('accepted');
  t.match(accepted, { peer: null, port: 80 });
  const { local, remote, servicePort, sourcePort } = host.transport.info(id);
  t.same([local.address, local.port, remote.address, remote.port], [OURS, 80, THEIRS, 5000]);
  t.same([servicePort, sourcePort], [80, 5000]);
  t.match(host.transport.paths(id), [{ id: 0, role: 'active', state: 'active' }]);
  t.same(addressBytes(local.address), Uint8Array.of(10, 9, 0, 2));
  t.end();
});
