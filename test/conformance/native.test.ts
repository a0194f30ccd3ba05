/** RFC 9293, sections 3.4, 3.9 and 3.10.7.1, over IP: what lies around a connection. */
import t from 'tap';

import { ACK, FIN, RST, SYN } from '../../src/wire/segment-row.ts';
import {
  FAMILIES,
  type Fields,
  icmpParts,
  NativeBench,
  OURS,
  PEER_ISN,
  type Seen,
  segmentParts,
  spaceOf,
  THEIRS,
} from '../support/native-peer.ts';
import { addressBytes } from '../support/native-world.ts';

/** Without ECN the flags of a SYN are SYN alone. */
const PLAIN = { tcp: { ecn: false, msl: 1000 } } as const;
const SOME = 5;

t.test('[R-NAT-20] [R-TCP-20] CLOSED answers by the RST that the sender accepts (section 3.10.7.1)', (t) => {
  const events: [string, Fields, Partial<Seen> | null][] = [
    ['an RST', { flags: RST, seq: 9 }, null],
    ['an RST with ACK', { flags: RST | ACK, seq: 9, ack: 10 }, null],
    ['a SYN', { flags: SYN, seq: 9 }, { flags: RST | ACK, seq: 0, ack: 10 }],
    ['a SYN with text', { flags: SYN, seq: 9, length: SOME }, { flags: RST | ACK, seq: 0, ack: 10 + SOME }],
    ['text without ACK', { flags: 0, seq: 9, length: SOME }, { flags: RST | ACK, seq: 0, ack: 9 + SOME }],
    ['a FIN without ACK', { flags: FIN, seq: 9 }, { flags: RST | ACK, seq: 0, ack: 10 }],
    ['an ACK', { flags: ACK, seq: 9, ack: 77 }, { flags: RST, seq: 77 }],
    ['a SYN,ACK', { flags: SYN | ACK, seq: 9, ack: 77 }, { flags: RST, seq: 77 }],
    ['a FIN with text', { flags: FIN | ACK, seq: 9, ack: 77, length: SOME }, { flags: RST, seq: 77 }],
  ];
  for (const family of FAMILIES) {
    for (const [name, fields, answer] of events) {
      const bench = new NativeBench(family);
      t.match(bench.segment(fields), answer === null ? [] : [answer], `${name} over IPv${family}`);
      t.equal(bench.transport.connectionCount, 0);
    }
  }
  t.end();
});

t.test('[R-NAT-20] LISTEN resets what acknowledges, ignores what is no SYN, answers a SYN (section 3.10.7.2)', (t) => {
  for (const family of FAMILIES) {
    const bench = new NativeBench(family, PLAIN);
    bench.transport.listen(80);
    t.match(bench.segment({ flags: RST, seq: 9 }), []);
    t.match(bench.segment({ flags: ACK, seq: 9, ack: 77 }), [{ flags: RST, seq: 77 }]);
    t.match(bench.segment({ flags: SYN | ACK, seq: 9, ack: 77 }), [{ flags: RST, seq: 77 }]);
    t.match(bench.segment({ flags: FIN, seq: 9 }), []);
    t.match(bench.segment({ flags: 0, seq: 9, length: SOME }), []);
    t.match(bench.segment({ flags: SYN, seq: 9 }), [{ flags: SYN | ACK, ack: 10 }]);
  }
  t.end();
});

t.test('[R-NAT-21] no more than a hundred resets go out in a second', (t) => {
  const bench = new NativeBench(4);
  let resets = 0;
  for (let i = 0; i < 300; i++) resets += bench.segment({ flags: ACK, seq: i, ack: i }).length;
  t.equal(resets, 100);
  t.equal(bench.transport.counters['reset-limit'], 200);
  bench.pass(1000);
  t.equal(bench.segment({ flags: ACK, seq: 1, ack: 2 }).length, 1);
  t.end();
});

t.test('[MUST-8] [SHLD-1] ISN = M + F: for the same addresses and ports it grows by 250 a millisecond', (t) => {
  const first = new NativeBench(4);
  const later = new NativeBench(4);
  later.now += 12_345;
  const isns = [first, later].map((bench) => {
    bench.transport.connect(bench.now, { address: THEIRS[4], port: 80, localPort: 5000 });
    return bench.drain()[0]?.seq ?? 0;
  });
  t.equal(((isns[1] ?? 0) - (isns[0] ?? 0)) | 0, 12_345 * 250);
  t.end();
});

t.test('[MUST-9] F does not show: neither another secret nor another port has the same distance', (t) => {
  const distances = new Set<number>();
  for (let seed = 1; seed <= 20; seed++) {
    const bench = new NativeBench(4, {}, seed);
    const isns = [5000, 5001, 5002].map((localPort) => {
      bench.transport.connect(bench.now, { address: THEIRS[4], port: 80, localPort });
      return bench.drain()[0]?.seq ?? 0;
    });
    distances.add(((isns[1] ?? 0) - (isns[0] ?? 0)) | 0);
    distances.add(((isns[2] ?? 0) - (isns[1] ?? 0)) | 0);
  }
  t.equal(distances.size, 40);
  t.end();
});

t.test('[MUST-14] [MUST-67] [MUST-65] MSS is the MTU less 40 or 60, on both SYNs and nothing else', (t) => {
  for (const family of FAMILIES) {
    for (const mtu of [1280, 1500, 9000, 65_535]) {
      const bench = new NativeBench(family, { ...PLAIN, mtu });
      const mss = mtu - (family === 4 ? 40 : 60);
      const { syn } = bench.dial();
      t.equal(syn.options.mss, mss);
      bench.transport.listen(80);
      const [answer] = bench.segment({ flags: SYN, seq: 9, sourcePort: 99 });
      t.equal(answer?.options.mss, mss);
      const [ack] = bench.segment({
        destinationPort: syn.sourcePort,
        flags: SYN | ACK,
        seq: PEER_ISN,
        ack: (syn.seq + 1) | 0,
      });
      t.equal(ack?.options.mss, 0);
    }
  }
  t.end();
});

t.test('[MUST-15] a peer that announces no MSS gets segments of 536 bytes over IPv4, 1220 over IPv6', (t) => {
  for (const [family, mss] of [
    [4, 536],
    [6, 1220],
  ] as const) {
    const bench = new NativeBench(family);
    const { id } = bench.connected();
    bench.transport.write(bench.now, id, new Uint8Array(5000));
    t.equal(Math.max(...bench.drain().map(({ length }) => length)), mss);
  }
  t.end();
});

t.test('[MUST-41] [MUST-42] a port with half-open connections can be listened on, and they go on', (t) => {
  const bench = new NativeBench(4, PLAIN);
  const id = bench.transport.connect(bench.now, { address: THEIRS[4], port: 80, localPort: 80 });
  const [syn] = bench.drain();
  t.ok(bench.transport.listen(80));
  t.match(bench.segment({ flags: SYN, seq: 9, sourcePort: 99 }), [{ flags: SYN | ACK, destinationPort: 99 }]);
  t.notOk(bench.transport.listen(80), 'a second passive OPEN for the same is an error');
  bench.transport.unlisten(80);
  t.ok(bench.transport.listen(80), 'and again, while one is in SYN-RECEIVED');
  t.match(bench.segment({ flags: SYN | ACK, seq: PEER_ISN, ack: ((syn?.seq ?? 0) + 1) | 0 }), [{ flags: ACK }]);
  t.equal(bench.transport.info(id).state, 'established');
  t.end();
});

t.test(
  '[MUST-43] [MUST-44] [R-NAT-11] the local address is the one asked for, or one of the peer\u2019s family',
  (t) => {
    const addresses = ['10.9.0.2', '10.9.0.9', 'fd09::2', 'fd09::9'];
    for (const [family, other] of [
      [4, '10.9.0.9'],
      [6, 'fd09::9'],
    ] as const) {
      const bench = new NativeBench(family, { addresses });
      t.same(bench.dial().syn.source, addressBytes(OURS[family]));
      t.same(bench.dial(other).syn.source, addressBytes(other));
      bench.transport.listen(80, other);
      t.match(bench.segment({ flags: SYN, seq: 9 }), [{ flags: RST | ACK }], 'another address is not listened to');
      t.match(bench.segment({ flags: SYN, seq: 9, destination: other }), [{ source: addressBytes(other) }]);
    }
    t.end();
  },
);

t.test('[MUST-45] every segment of a connection has the local address of the first', (t) => {
  const bench = new NativeBench(4, { ...PLAIN, addresses: ['10.9.0.2', '10.9.0.9'] });
  const { id, syn } = bench.dial('10.9.0.9');
  const at = { destination: '10.9.0.9', destinationPort: syn.sourcePort };
  const seen = [syn, ...bench.segment({ ...at, flags: SYN | ACK, seq: PEER_ISN, ack: (syn.seq + 1) | 0 })];
  bench.transport.write(bench.now, id, new Uint8Array(3000));
  seen.push(...bench.pass(5000));
  bench.transport.shutdown(bench.now, id);
  const sent = seen.reduce((sum, packet) => Math.max(sum, packet.seq + spaceOf(packet) - syn.seq), 0);
  seen.push(...bench.segment({ ...at, seq: PEER_ISN + 1, ack: (syn.seq + sent) | 0 }), ...bench.pass(5000));
  t.ok(seen.length > 8 && seen.some(({ flags }) => flags & FIN));
  for (const packet of seen) t.same(packet.source, addressBytes('10.9.0.9'));
  t.end();
});

t.test('[MUST-46] OPEN to what is no host is refused before anything is sent', (t) => {
  const bench = new NativeBench(4, { broadcasts: ['10.9.0.255'] });
  const none = [
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '240.0.0.1',
    '127.0.0.1',
    '10.9.0.255',
    OURS[4],
    '::',
    'ff02::1',
  ];
  for (const address of [...none, '::1', OURS[6]]) {
    bench.transport.connect(bench.now, { address, port: 80 });
    t.same(bench.drain(), [], address);
    t.equal(bench.failure()?.code, 'no-locator', address);
  }
  t.equal(bench.host.eventsOf('failed').length, none.length + 2);
  t.end();
});

t.test(
  '[MUST-48] [SHLD-21] [SHLD-22] [MUST-49] [R-NAT-30] DSCP and hop limit are those of the application, at any time',
  (t) => {
    for (const family of FAMILIES) {
      const bench = new NativeBench(family, PLAIN);
      const { id } = bench.connected();
      const next = () => {
        bench.transport.write(bench.now, id, new Uint8Array(10));
        return bench.drain()[0];
      };
      t.match(next(), { trafficClass: 0, hopLimit: 64 });
      for (const [dscp, hopLimit] of [
        [46, 1],
        [0, 255],
        [63, 100],
      ] as const) {
        bench.transport.tune(0, id, { dscp, hopLimit });
        t.match(next(), { trafficClass: dscp << 2, hopLimit });
      }
      if (family === 4) t.equal((next()?.bytes[6] ?? 0) & 0x40, 0x40, 'DF');
    }
    t.end();
  },
);

t.test(
  '[MUST-54] [MUST-56] [SHLD-25] [R-NAT-41] soft ICMP errors reach their connection, can be read, and end nothing',
  (t) => {
    const soft = {
      4: [
        [3, 0],
        [3, 1],
        [3, 5],
        [11, 0],
        [11, 1],
        [12, 0],
      ],
      6: [
        [1, 0],
        [1, 3],
        [3, 0],
        [3, 1],
        [4, 0],
        [4, 1],
        [4, 2],
      ],
    } as const;
    for (const family of FAMILIES) {
      for (const [type, code] of soft[family]) {
        const bench = new NativeBench(family, PLAIN);
        const other = bench.connected();
        const half = bench.dial();
        const { id } = bench.connected();
        bench.transport.write(bench.now, id, new Uint8Array(10));
        const [data] = bench.drain();
        bench.icmp(type, code, data?.bytes ?? new Uint8Array(0));
        t.type(bench.transport.info(id).softError, 'string', `${type}/${code} over IPv${family}`);
        t.equal(bench.transport.info(other.id).softError, null);
        bench.icmp(type, code, half.syn.bytes);
        t.equal(bench.transport.info(half.id).state, 'syn-sent');
        t.equal(bench.transport.info(id).state, 'established');
      }
    }
    t.end();
  },
);

t.test('[SHLD-26] [R-NAT-42] hard ICMP errors end what is not synchronized, and nothing else', (t) => {
  const hard = {
    4: [
      [3, 2],
      [3, 3],
    ],
    6: [
      [1, 1],
      [1, 4],
    ],
  } as const;
  for (const family of FAMILIES) {
    for (const [type, code] of hard[family]) {
      const bench = new NativeBench(family, PLAIN);
      const { id } = bench.connected();
      bench.transport.write(bench.now, id, new Uint8Array(10));
      const [data] = bench.drain();
      bench.icmp(type, code, data?.bytes ?? new Uint8Array(0));
      t.equal(bench.transport.info(id).state, 'established');
      const { id: half, syn } = bench.dial();
      bench.icmp(type, code, syn.bytes);
      t.equal(bench.failure()?.connection, half, `${type}/${code} over IPv${family}`);
    }
  }
  t.end();
});

t.test('[MUST-55] [R-NAT-40] source quench, and what quotes nothing in flight, is dropped', (t) => {
  const bench = new NativeBench(4, PLAIN);
  const { id } = bench.connected();
  bench.transport.write(bench.now, id, new Uint8Array(10));
  const [data] = bench.drain();
  const cwnd = bench.transport.paths(id)[0]?.cwnd;
  t.same(bench.icmp(4, 0, data?.bytes ?? new Uint8Array(0)), []);
  t.equal(bench.transport.paths(id)[0]?.cwnd, cwnd);
  t.equal(bench.transport.info(id).softError, null);
  t.equal(bench.transport.counters['icmp-ignored'], 1);
  const stale = (data?.bytes ?? new Uint8Array(0)).slice();
  stale[24] = (stale[24] ?? 0) ^ 0x40;
  bench.icmp(3, 1, stale);
  t.equal(bench.transport.info(id).softError, null);
  t.equal(bench.transport.counters['icmp-stale'], 1);
  t.end();
});

t.test('[MUST-57] [R-NAT-3] what is addressed to a group, or to somebody else, is dropped without an answer', (t) => {
  const groups = { 4: ['224.0.0.1', '255.255.255.255', '10.9.0.255'], 6: ['ff02::1', 'ff05::2'] } as const;
  for (const family of FAMILIES) {
    const bench = new NativeBench(family, { broadcasts: ['10.9.0.255'] });
    bench.transport.listen(80);
    for (const destination of groups[family]) {
      for (const flags of [SYN, ACK, RST, FIN]) t.same(bench.segment({ flags, seq: 9, ack: 9, destination }), []);
    }
    t.equal(bench.transport.counters['bad-destination'], 4 * groups[family].length);
    t.same(bench.segment({ flags: SYN, destination: family === 4 ? '10.9.0.77' : 'fd09::77' }), []);
    t.equal(bench.transport.counters['not-ours'], 1);
    t.equal(bench.transport.connectionCount, 0);
  }
  t.end();
});

t.test('[MUST-63] a SYN from what cannot be a host is dropped without an answer', (t) => {
  const sources = {
    4: ['0.0.0.0', '224.0.0.1', '255.255.255.255', '127.0.0.1', '10.9.0.255', OURS[4]],
    6: ['::', '::1', 'ff02::1', OURS[6]],
  };
  for (const family of FAMILIES) {
    const bench = new NativeBench(family, { broadcasts: ['10.9.0.255'] });
    bench.transport.listen(80);
    for (const source of sources[family]) t.same(bench.segment({ flags: SYN, seq: 9, source }), [], source);
    t.equal(bench.transport.counters['bad-source'], sources[family].length);
    t.equal(bench.transport.connectionCount, 0);
  }
  t.end();
});

t.test(
  '[MUST-11] [R-NAT-15] a half-open connection that is reset is forgotten, and its port still listened to',
  (t) => {
    const bench = new NativeBench(4, PLAIN);
    bench.transport.listen(80);
    bench.segment({ flags: SYN, seq: 9 });
    t.equal(bench.transport.connectionCount, 1);
    bench.segment({ flags: RST, seq: 10 });
    t.equal(bench.transport.connectionCount, 0);
    t.same(bench.host.events, []);
    t.match(bench.segment({ flags: SYN, seq: 9 }), [{ flags: SYN | ACK }]);
    t.end();
  },
);

t.test('[MUST-13] [MAY-2] [R-NAT-16] TIME-WAIT lasts 2 MSL, unless a SYN is certainly of a newer connection', (t) => {
  const timeWait = () => {
    const bench = new NativeBench(4, PLAIN);
    bench.transport.listen(80);
    const [answer] = bench.segment({ flags: SYN, seq: 9 });
    const iss = answer?.seq ?? 0;
    bench.segment({ seq: 10, ack: (iss + 1) | 0 });
    const id = bench.host.accepted ?? 0;
    bench.transport.shutdown(bench.now, id);
    bench.drain();
    bench.segment({ flags: FIN | ACK, seq: 10, ack: (iss + 2) | 0 });
    return { bench, id, iss };
  };
  const waiting = timeWait();
  t.equal(waiting.bench.transport.info(waiting.id).state, 'time-wait');
  waiting.bench.pass(1990);
  t.equal(waiting.bench.transport.info(waiting.id).state, 'time-wait');
  t.match(waiting.bench.segment({ flags: SYN, seq: 5 }), [{ flags: ACK }], 'an old SYN is challenged');
  waiting.bench.pass(2100);
  t.equal(waiting.bench.transport.info(waiting.id).state, 'closed');
  const reopened = timeWait();
  const [answer] = reopened.bench.segment({ flags: SYN, seq: 50_000 });
  t.match(answer, { flags: SYN | ACK, ack: 50_001 });
  t.ok((((answer?.seq ?? 0) - reopened.iss) | 0) > 2, 'a number beyond the last one used');
  t.end();
});

t.test('[RFC7323-5.7-a] [R-NAT-43] a path that says what fits gets segments that fit', (t) => {
  for (const family of FAMILIES) {
    const bench = new NativeBench(family, PLAIN);
    const { id, syn } = bench.dial();
    const answer = { destinationPort: syn.sourcePort, flags: SYN | ACK, seq: PEER_ISN, ack: (syn.seq + 1) | 0 };
    bench.segment({ ...answer, options: [2, 4, 5, 180] });
    bench.transport.write(bench.now, id, new Uint8Array(20_000));
    const large = bench.drain();
    t.equal(Math.max(...large.map(({ bytes }) => bytes.length)), 1500);
    const again = bench.icmp(family === 4 ? 3 : 2, family === 4 ? 4 : 0, large[0]?.bytes ?? new Uint8Array(0), 1300);
    t.ok(again.length > 0 && again.every(({ bytes }) => bytes.length <= 1300), `IPv${family}`);
    t.equal(again[0]?.seq, large[0]?.seq);
  }
  t.end();
});

t.test('[R-NAT-22] an echo is answered with its data, a UDP datagram by port unreachable', (t) => {
  for (const family of FAMILIES) {
    const bench = new NativeBench(family);
    const [request, reply] = family === 4 ? [8, 0] : [128, 129];
    const [echo] = bench.packet(icmpParts(family, request, 0, Uint8Array.of(1, 2, 3), 0x12345678));
    t.match(echo, { kind: 'icmp', sourcePort: reply, destinationPort: 0, seq: 0x12345678, length: 3 });
    const parts = segmentParts(family, {});
    const udp = { protocol: 17, sourcePort: 9, destinationPort: 9, payload: Uint8Array.of(1) } as const;
    const [refused] = bench.packet({ ...parts, transport: udp });
    t.match(refused, { kind: 'icmp', sourcePort: family === 4 ? 3 : 1, destinationPort: family === 4 ? 3 : 4 });
  }
  t.end();
});

t.test('[R-NAT-33] [SHLD-19] what the kernel has merged counts as the segments it was', (t) => {
  const bench = new NativeBench(4, PLAIN);
  const { port, sndNxt } = bench.connected();
  const text = { destinationPort: port, ack: sndNxt };
  t.same(bench.segment({ ...text, seq: PEER_ISN + 1, length: 1000 }), [], 'one may wait');
  bench.pass(600);
  t.match(bench.segment({ ...text, seq: PEER_ISN + 1001, length: 5 * 1460 }), [{ ack: PEER_ISN + 1001 + 5 * 1460 }]);
  t.end();
});
