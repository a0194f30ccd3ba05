/** The DNS front: what it answers, what it refuses, and Debian's dig as an outside judge. */
import { execFile, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import packet from 'dns-packet';
import fc from 'fast-check';
import t from 'tap';
import { DnsFront } from '../../src/agent/dns-front.ts';
import { DnsServer } from '../../src/agent/dns-server.ts';
import { expiryOf, signRecord } from '../../src/directory/record.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import { type AgentRecord, parseAgentRecord } from '../../src/wire/agent-record.ts';
import { type DnsRdata, encodeDnsRdata, parseDnsRdata } from '../../src/wire/dns-rdata.ts';
import type { Locator } from '../../src/wire/locator.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { exactly, mutated, nodeIds, u16 } from '../wire/arbitraries.ts';
import { toHex } from '../wire/vectors.ts';
import { ALICE, BOB, NOW } from './support.ts';

const LOCATORS: Locator[] = [
  { id: 0, address: socketAddress(4, '192.0.2.1', 7000), preference: 100, lifetime: 60, flags: 0 },
  { id: 1, address: socketAddress(6, '2001:db8:1:2::9', 7001), preference: 90, lifetime: 60, flags: 0 },
  { id: 5, address: socketAddress(4, '198.51.100.5', 7005), preference: 110, lifetime: 60, flags: 0 },
];
const NAME = `${ALICE.nodeId.text.replaceAll(':', '')}.nodes.example`;
const RECORD = read(signRecord(nodeCrypto, ALICE, { locators: LOCATORS, ttl: 120 }, BigInt(NOW), NOW));

function read(bytes: Uint8Array): AgentRecord {
  const record = parseAgentRecord(bytes);
  if (!record.ok) throw new Error(record.reason);
  return record.value;
}

function front(change: { unix?: number; record?: AgentRecord; fails?: boolean } = {}): DnsFront {
  return new DnsFront(packet, {
    zone: 'nodes.example',
    unix: () => change.unix ?? NOW,
    lookup: async (nodeId) => {
      if (change.fails) throw new Error('no store');
      return nodeId.text === ALICE.nodeId.text ? (change.record ?? RECORD) : null;
    },
  });
}

function question(name: string, type: string, change: object = {}): Uint8Array {
  const asked = { type: 'query' as const, id: 0xbeef, flags: packet.RECURSION_DESIRED, ...change };
  return packet.encode({ questions: [{ name, type: type as 'A', class: 'IN' }], ...asked });
}

const EDNS = { additionals: [{ type: 'OPT', name: '.', udpPayloadSize: 1232, flags: 0, options: [] } as never] };

interface Answer {
  readonly rcode: string;
  readonly flag_tc: boolean;
  readonly flag_aa: boolean;
  readonly id: number;
  readonly answers: readonly {
    readonly name: string;
    readonly type: string;
    readonly ttl: number;
    readonly data: never;
  }[];
  readonly authorities: readonly { readonly name: string; readonly type: string; readonly data: never }[];
}

async function ask(dns: DnsFront, bytes: Uint8Array, via: 'udp' | 'tcp' = 'tcp'): Promise<Answer> {
  const answer = await dns.answer(bytes, via);
  if (answer === null) throw new Error('dropped');
  return packet.decode(Buffer.from(answer)) as unknown as Answer;
}

const rdata: fc.Arbitrary<DnsRdata> = fc.oneof(
  fc.record({ type: fc.constant('NID' as const), preference: u16, nodeId: nodeIds }),
  fc.record({ type: fc.constant('L32' as const), preference: u16, locator: exactly(4) }),
  fc.record({ type: fc.constant('L64' as const), preference: u16, locator: exactly(8) }),
  fc.record({
    type: fc.constant('LP' as const),
    preference: u16,
    name: fc.array(fc.stringMatching(/^[!-~]{1,20}$/), { maxLength: 8 }),
  }),
);

t.test('[R-AGENT-46] the rdata of RFC 6742, against its figures and as laws', (t) => {
  const nid = parseDnsRdata('NID', Uint8Array.of(0, 10, 0, 0x14, 0x4f, 0xff, 0xff, 0x20, 0xee, 0x64));
  t.match(nid, { ok: true, value: { preference: 10, nodeId: { text: '0014:4fff:ff20:ee64' } } });
  t.equal(toHex(encodeDnsRdata({ type: 'L32', preference: 10, locator: Uint8Array.of(10, 1, 2, 0) })), '000a0a010200');
  const l64 = { type: 'L64', preference: 20, locator: Uint8Array.of(0x20, 1, 0xd, 0xb8, 0x11, 0x40, 0x10, 0) } as const;
  t.equal(toHex(encodeDnsRdata(l64)), '001420010db811401000');
  const lp = { type: 'LP', preference: 10, name: ['l64-subnet1', 'example', 'com'] } as const;
  t.equal(toHex(encodeDnsRdata(lp)), '000a0b6c36342d7375626e657431076578616d706c6503636f6d00');
  const law = fc.property(rdata, (each) => {
    const again = parseDnsRdata(each.type, encodeDnsRdata(each));
    return again.ok && toHex(encodeDnsRdata(again.value)) === toHex(encodeDnsRdata(each));
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 1000 }));
  const any = fc.property(
    fc.constantFrom('NID', 'L32', 'L64', 'LP'),
    fc.uint8Array({ maxLength: 300 }),
    (type, bytes) => {
      const each = parseDnsRdata(type, bytes);
      return !each.ok || toHex(encodeDnsRdata(each.value)) === toHex(bytes);
    },
  );
  t.doesNotThrow(() => fc.assert(any, { numRuns: 5000 }));
  t.throws(() => encodeDnsRdata({ type: 'L32', preference: 1, locator: new Uint8Array(8) }), RangeError);
  t.throws(() => encodeDnsRdata({ type: 'LP', preference: 1, name: ['x'.repeat(64)] }), RangeError);
  t.throws(() => encodeDnsRdata({ type: 'LP', preference: 1, name: Array(130).fill('x') }), RangeError);
  t.end();
});

t.test('[R-AGENT-47] [R-AGENT-46] what a node has, by type and name', async (t) => {
  const dns = front();
  const data = async (name: string, type: string): Promise<unknown[]> => {
    const { answers, rcode, flag_aa } = await ask(dns, question(name, type));
    t.match({ rcode, flag_aa }, { rcode: 'NOERROR', flag_aa: true }, `${name} ${type}`);
    return answers.map((each) => ((each.data as unknown) instanceof Uint8Array ? toHex(each.data) : each.data));
  };
  const id = ALICE.nodeId.text.replaceAll(':', '');
  t.strictSame(await data(NAME, 'A'), ['198.51.100.5', '192.0.2.1'], 'the preferred one first');
  t.strictSame(await data(NAME, 'AAAA'), ['2001:db8:1:2::9']);
  t.strictSame(await data(NAME, 'UNKNOWN_104'), [`000a${id}`]);
  t.strictSame(await data(NAME, 'UNKNOWN_105'), ['ff91c6336405', 'ff9bc0000201'], 'lower is preferred there');
  t.strictSame(await data(NAME, 'UNKNOWN_106'), ['ffa520010db800010002']);
  const target = toHex(encodeDnsRdata({ type: 'LP', preference: 10, name: `locators.${NAME}`.split('.') }));
  t.strictSame(await data(NAME, 'UNKNOWN_107'), [target]);
  t.strictSame(await data(`locators.${NAME}`, 'UNKNOWN_106'), ['ffa520010db800010002']);
  t.match(await data(`_kamo._udp.${NAME}`, 'SRV'), [
    { port: 7005, target: `l5.${NAME}`, priority: 65_425 },
    { port: 7000, target: `l0.${NAME}` },
    { port: 7001, target: `l1.${NAME}` },
  ]);
  t.strictSame(await data(`l5.${NAME}`, 'A'), ['198.51.100.5']);
  t.strictSame(await data(`l1.${NAME}`, 'A'), [], 'no data');
  t.strictSame(await data(`_udp.${NAME}`, 'A'), [], 'an empty name between');
  t.strictSame(await data(NAME, 'MX'), []);
  t.match(await data('nodes.example', 'SOA'), [{ mname: 'nodes.example', minimum: 5 }]);
  t.strictSame(await data('nodes.example', 'NS'), ['nodes.example']);
  t.match(await data(NAME, 'ANY'), [{ cpu: 'RFC8482' }]);
  t.strictSame(await data(`${ALICE.nodeId.text.replaceAll(':', '-')}.NODES.example`, 'AAAA'), ['2001:db8:1:2::9']);
});

t.test('[R-AGENT-47] times: never longer than the record, nor than 5 s', async (t) => {
  const ttl = async (unix: number): Promise<number | undefined> =>
    (await ask(front({ unix }), question(NAME, 'AAAA'))).answers[0]?.ttl;
  t.equal(await ttl(NOW), 5);
  t.equal(await ttl(expiryOf(RECORD) - 3200), 3);
  t.equal(await ttl(expiryOf(RECORD) - 1), 0);
});

t.test('[R-AGENT-48] what is not there, not ours, not understood', async (t) => {
  const dns = front();
  const cases: [string, string, object, string][] = [
    [`2000000000000001.nodes.example`, 'A', {}, 'NXDOMAIN'],
    [`l9.${NAME}`, 'A', {}, 'NXDOMAIN'],
    [`what.${NAME}`, 'A', {}, 'NXDOMAIN'],
    ['nonsense.nodes.example', 'A', {}, 'NXDOMAIN'],
    ['example.org', 'A', {}, 'REFUSED'],
    ['.', 'NS', {}, 'REFUSED'],
    ['xnodes.example', 'A', {}, 'REFUSED'],
    ['nodes.example', 'AXFR', {}, 'REFUSED'],
    [NAME, 'A', { flags: 2 << 11 }, 'NOTIMP'],
    [NAME, 'A', { questions: [] }, 'FORMERR'],
    [NAME, 'A', { questions: [1, 2].map(() => ({ name: NAME, type: 'A' })) }, 'FORMERR'],
    [NAME, 'A', { answers: [{ name: NAME, type: 'A', data: '192.0.2.1' }] }, 'FORMERR'],
    [NAME, 'A', { additionals: [{ name: NAME, type: 'A', data: '192.0.2.1' }] }, 'FORMERR'],
  ];
  for (const [name, type, change, rcode] of cases) {
    t.equal((await ask(dns, question(name, type, change))).rcode, rcode, `${name} ${type} ${JSON.stringify(change)}`);
  }
  const missing = await ask(dns, question('2000000000000001.nodes.example', 'A'));
  t.match(missing.authorities, [{ name: 'nodes.example', type: 'SOA' }], 'RFC 2308');
  t.equal((await ask(front({ fails: true }), question(NAME, 'A'))).rcode, 'SERVFAIL');
  const chaos = packet.encode({ type: 'query', id: 1, questions: [{ name: NAME, type: 'A', class: 'CH' }] });
  t.equal((await ask(dns, chaos)).rcode, 'REFUSED');
  const version = {
    additionals: [{ type: 'OPT', name: '.', udpPayloadSize: 1232, flags: 0, ednsVersion: 1, options: [] }],
  };
  const bad = await ask(dns, question(NAME, 'A', version));
  t.match((bad as unknown as { additionals: unknown }).additionals, [
    { type: 'OPT', extendedRcode: 1, ednsVersion: 0 },
  ]);
  t.equal(
    await dns.answer(
      question(NAME, 'A').map((byte, i) => (i === 2 ? byte | 0x80 : byte)),
      'udp',
    ),
    null,
    'an answer',
  );
  t.equal(await dns.answer(new Uint8Array(11), 'udp'), null);
  for (const zone of ['', 'a b', 'x'.repeat(64), '-a', Array(60).fill('abcd').join('.')]) {
    t.throws(() => new DnsFront(packet, { zone, unix: () => 0, lookup: async () => null }), RangeError, zone);
  }
});

t.test('[R-AGENT-48] [R-AGENT-49] names as long as names can be, and pointers where none may be', async (t) => {
  const dns = front();
  const long = `${Array(3).fill('x'.repeat(63)).join('.')}.${'y'.repeat(47)}.nodes.example`;
  t.equal(long.length, 253);
  t.equal((await ask(dns, question(long, 'A'), 'udp')).rcode, 'NXDOMAIN');
  const raw = (name: number[]): Uint8Array =>
    Uint8Array.from([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, ...name, 0, 1, 0, 1]);
  for (const name of [
    [0xc0, 12],
    [0xc0, 0],
    [63, 1],
    [64, ...Array(64).fill(97), 0],
    [...Array(130).fill([1, 97]).flat(), 0],
  ]) {
    t.equal((await ask(dns, raw(name))).rcode, 'FORMERR');
  }
});

t.test(
  '[R-AGENT-49] by UDP never more than three times the question, nor 512 bytes without EDNS; TC tells',
  async (t) => {
    const locators = Array.from({ length: 16 }, (_, id) => ({
      ...{ id, preference: id, lifetime: 60, flags: 0 },
      address: socketAddress(6, `2001:db8:0:${id}::1`, 7000 + id),
    }));
    const record = read(signRecord(nodeCrypto, ALICE, { locators, ttl: 120 }, BigInt(NOW), NOW));
    const dns = front({ record });
    const name = `_kamo._udp.${NAME}`;
    const short = await dns.answer(question(name, 'SRV'), 'udp');
    t.equal(short?.length, question(name, 'SRV').length, 'truncated: the question and no more');
    t.equal((await ask(dns, question(name, 'SRV'), 'udp')).flag_tc, true);
    t.equal((await ask(dns, question(name, 'SRV', EDNS), 'udp')).flag_tc, true);
    t.equal((await ask(dns, question(name, 'SRV'), 'tcp')).answers.length, 16);
    t.equal((await ask(front(), question(NAME, 'UNKNOWN_105'), 'udp')).answers.length, 2, 'what is usual fits');
    t.equal(
      packet.decode(Buffer.from((await dns.answer(question(NAME, 'A'), 'udp', true)) ?? [])).flag_tc,
      true,
      'limited',
    );
  },
);

t.test('[R-AGENT-49] 100,000 random and mutated packets: an answer that is in order, or none', async (t) => {
  const dns = front();
  const seeds = [
    question(NAME, 'ANY', EDNS),
    question(`_kamo._udp.${NAME}`, 'SRV'),
    question('nodes.example', 'SOA', EDNS),
  ];
  const near = mutated(fc.constantFrom(...seeds));
  const [count, bad] = [{ all: 0 }, [] as string[]];
  for (const bytes of fc.sample(fc.oneof({ weight: 3, arbitrary: near }, fc.uint8Array({ maxLength: 600 })), 100_000)) {
    count.all += 1;
    const answer = await dns.answer(bytes, 'udp');
    if (answer === null) continue;
    const inOrder = answer.length <= 3 * bytes.length && answer[0] === bytes[0] && answer[1] === bytes[1];
    if (!inOrder || ((answer[2] ?? 0) & 0x80) === 0 || answer.length > 1232) bad.push(toHex(bytes));
  }
  t.equal(count.all, 100_000);
  t.strictSame(bad, []);
  const { 'dns.questions': questions, 'dns.truncated': _, ...ends } = dns.counters;
  t.equal(
    Object.values(ends).reduce((sum, each) => sum + each, 0),
    questions,
    'each is counted once',
  );
});

const dig = promisify(execFile);
const withoutDig = spawnSync('dig', ['-v']).status === 0 ? false : 'dig is not installed';

t.test('[R-AGENT-50] sockets, and dig as the judge', { skip: withoutDig }, async (t) => {
  const store = new MemoryStore();
  const now = Date.now();
  const put = async (identity: typeof ALICE, readers: (typeof ALICE.nodeId)[] | null): Promise<void> => {
    const record = signRecord(nodeCrypto, identity, { locators: LOCATORS, ttl: 120, readers }, BigInt(now), now);
    const entry = { sequence: BigInt(now), expiresAt: now + 120_000, keepUntil: now + 120_000, verified: 0, record };
    await store.put(identity.nodeId.text, entry, now);
  };
  await put(ALICE, null);
  await put(BOB, [ALICE.nodeId]);
  const server = await DnsServer.open({
    store,
    zone: 'nodes.example',
    listen: [socketAddress(4, '127.0.0.1', 0)],
    rate: 1000,
  });
  t.teardown(() => server.close());
  const port = server.addresses()[0]?.port ?? 0;
  const run = async (...argv: string[]): Promise<string> => {
    const { stdout } = await dig('dig', [
      '@127.0.0.1',
      '-p',
      String(port),
      '+norecurse',
      '+tries=3',
      '+time=5',
      ...argv,
    ]);
    return stdout;
  };
  t.equal((await run('+short', NAME, 'NID')).trim(), `10 ${ALICE.nodeId.text}`);
  t.strictSame((await run('+short', NAME, 'L32')).trim().split('\n').sort(), ['65425 198.51.100.5', '65435 192.0.2.1']);
  t.equal((await run('+short', NAME, 'L64')).trim(), '65445 2001:db8:1:2');
  t.equal((await run('+short', NAME, 'LP')).trim(), `10 locators.${NAME}.`);
  t.equal((await run('+short', NAME, 'AAAA')).trim(), '2001:db8:1:2::9');
  const services = await run('+short', `_kamo._udp.${NAME}`, 'SRV');
  t.ok(services.includes(`65425 0 7005 l5.${NAME}.`));
  t.match(await run('+noedns', NAME, 'A'), /flags: qr aa; QUERY: 1, ANSWER: 2/);
  t.match(await run('+dnssec', NAME, 'A'), /EDNS: version: 0, flags: do; udp: 1232/);
  t.match(await run('+nodnssec', NAME, 'A'), /EDNS: version: 0, flags:; udp: 1232/);
  t.match(await run('+tcp', NAME, 'ANY'), /HINFO\s+"RFC8482" ""/);
  t.match(await run('nodes.example', 'SOA'), /status: NOERROR[\s\S]*IN\s+SOA\s+nodes\.example\. hostmaster/);
  t.match(await run('2000000000000001.nodes.example', 'A'), /status: NXDOMAIN[\s\S]*AUTHORITY: 1/);
  t.match(await run(`${BOB.nodeId.text.replaceAll(':', '')}.nodes.example`, 'A'), /status: NXDOMAIN/, 'private');
  t.match(await run('example.org', 'A'), /status: REFUSED/);
  t.notMatch(await run(NAME, 'NID'), /WARNING|malformed|parse|trailing/i);
  const { stdout } = await dig('dig', ['@127.0.0.1', '-p', String(port), '+edns=1', '+noednsneg', NAME, 'A']);
  t.match(stdout, /status: BADVERS/);
});

t.test('[R-AGENT-50] sockets: noise, a rate, TCP that does not keep to it', async (t) => {
  const store = new MemoryStore();
  const server = await DnsServer.open({
    store,
    zone: 'nodes.example',
    listen: [socketAddress(4, '127.0.0.1', 0)],
    // Little comes back of it, however long the twenty questions take.
    rate: 1,
  });
  t.teardown(() => server.close());
  const port = server.addresses()[0]?.port ?? 0;
  await t.rejects(DnsServer.open({ store, zone: 'x', listen: [socketAddress(4, '127.0.0.1', port)] }), {
    code: 'EADDRINUSE',
  });
  await t.rejects(DnsServer.open({ store, zone: '..', listen: [] }), RangeError);
  const socket = createSocket('udp4');
  t.teardown(() => socket.close());
  const truncated: boolean[] = [];
  socket.on('message', (bytes) => truncated.push(packet.decode(bytes).flag_tc === true));
  // So long that its answer, that there is no such name, is less than three times as much.
  const long = question(`${'n'.repeat(60)}.nodes.example`, 'A');
  for (let i = 0; i < 20; i++) socket.send(long, port, '127.0.0.1');
  while (truncated.length < 20) await once(socket, 'message');
  t.ok(truncated.includes(false), 'within the rate: answered');
  t.ok(truncated.filter((each) => !each).length <= 10 && truncated.includes(true), 'beyond the rate: come by TCP');
  const tcp = connect(port, '127.0.0.1');
  await once(tcp, 'connect');
  tcp.write(Uint8Array.of(0xff, 0xff));
  await once(tcp, 'close');
  t.equal(server.counters()['dns.tcp.malformed'], 1);
});
