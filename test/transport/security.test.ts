/** What an attacker gains by other people's addresses, by what comes back to its sender, and by keys it has not. */
import t from 'tap';
import { CAPABLE_SIZE, KAMO_EXID } from '../../src/wire/kamo-option.ts';
import { ACK, PSH, SYN } from '../../src/wire/segment-row.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { TIMESTAMPS_SIZE } from '../../src/wire/tcp-option.ts';
import { UDP_HEADER_SIZE } from '../../src/wire/udp-header.ts';
import { identityOf } from '../sim/identities.ts';
import { type Datagram, HandNetwork, HandNode, headerOf } from '../support/hand-network.ts';
import { accepted, bindIn, dial, exchange, HELLO, type Pair, PORT, pair, timeToConnect } from '../support/node-pair.ts';

/** Who is to be flooded: it never asked for anything. */
const VICTIM = socketAddress(4, '203.0.113.9', 9);

/** What an attacker sends in the victim's name, to either end of a connection; the datagrams, in turn. */
type Forgery = (world: Pair, sample: Datagram) => readonly Uint8Array[];

const FORGERIES: readonly (readonly [name: string, forge: Forgery])[] = [
  ['one segment of the least size', (_world, sample) => [bare(sample, ACK)]],
  ['a hundred of them', (_world, sample) => Array.from({ length: 100 }, () => bare(sample, ACK))],
  ['a thousand copies of a datagram', (_world, { bytes }) => Array.from({ length: 1000 }, () => bytes)],
  [
    'bytes with gaps between, whose acknowledgments are long',
    (_world, sample) =>
      Array.from({ length: 400 }, (_, i) => bare(sample, ACK | PSH, headerOf(sample.bytes).seq + 5000 + 2 * (i % 80))),
  ],
];

for (const [name, forge] of FORGERIES) {
  t.test(`[R-SEC-7] an address that has answered nothing gets three times what it sent at most: ${name}`, (t) => {
    for (const side of ['server', 'client'] as const) {
      const world = pair();
      const [id] = dial(world);
      world.net.run(60);
      const samples: Partial<Record<'server' | 'client', Datagram>> = {};
      world.net.way = (datagram) => {
        samples[datagram.source.key === world.client.links[0]?.key ? 'server' : 'client'] = datagram;
        return [datagram];
      };
      exchange(world, id ?? 0, accepted(world.server)[0] ?? 0);
      const sample = samples[side];
      if (sample === undefined) throw new Error('both ends send');
      const account = watch(world.net);
      for (const bytes of forge(world, sample)) {
        account.sent += bytes.length;
        world[side].receive(world.net.now, { ...sample, source: VICTIM, bytes });
        world.net.run(1);
      }
      world.net.run(20_000);
      t.ok(account.got <= 3 * account.sent, `${side}: ${account.got} bytes for ${account.sent}`);
      t.ok(account.got > 0, 'it is asked whether it is there');
    }
    t.end();
  });
}

t.test('[R-SEC-7] what would be more is not sent, and is counted', (t) => {
  const world = pair();
  const [id] = dial(world);
  world.net.run(60);
  let sample: Datagram | undefined;
  world.net.way = (datagram) => {
    if (datagram.source.key === world.client.links[0]?.key) sample = datagram;
    return [datagram];
  };
  exchange(world, id ?? 0, accepted(world.server)[0] ?? 0);
  if (sample === undefined) throw new Error('the client sends');
  const [, forge] = FORGERIES[3] ?? [];
  for (const bytes of forge?.(world, sample) ?? []) {
    world.server.receive(world.net.now, { ...sample, source: VICTIM, bytes });
    world.net.run(1);
  }
  const counted = world.server.transport.associationDrops['unverified-limit'] ?? 0;
  t.ok(counted > 100, `${counted}`);
  t.end();
});

t.test('[R-SEC-7] a SYN in the name of another draws three times its bytes at most', (t) => {
  const server = new HandNode(1, 1);
  server.transport.listen(PORT);
  const client = new HandNode(0, 1);
  client.transport.connect(1000, { port: PORT, locators: server.links });
  client.drain(1000);
  const syn = client.sent[0];
  if (syn === undefined) throw new Error('a SYN is sent');
  const net = new HandNetwork([server]);
  const account = watch(net);
  account.sent = syn.bytes.length;
  server.receive(net.now, { ...syn, source: VICTIM });
  net.run(120_000);
  t.ok(account.got > 0 && account.got <= 3 * account.sent, `${account.got} bytes for ${account.sent}`);
  t.equal(server.transport.connectionCount, 0);
  t.end();
});

t.test('[R-SEC-8] a SYN/ACK with the own CAPABLE in it is the own word come back', (t) => {
  const world = pair();
  let own: Uint8Array | undefined;
  world.net.way = (datagram) => {
    const at = capableIn(datagram.bytes);
    if (at < 0) return [datagram];
    if (datagram.source.key === world.client.links[0]?.key) {
      own = datagram.bytes.slice(at, at + CAPABLE_SIZE);
      return [datagram];
    }
    const bytes = datagram.bytes.slice();
    bytes.set(own ?? [], at);
    return [{ ...datagram, bytes }];
  };
  dial(world);
  world.net.run(30_000);
  t.ok((world.client.transport.counters['mirrored-capable'] ?? 0) > 0);
  t.match(world.client.eventsOf('failed'), [{ code: 'handshake-timeout' }]);
  t.equal(world.server.eventsOf('accepted').length, 0);
  t.end();
});

t.test('[R-SEC-8] a BIND that comes back to its sender binds nothing, and is counted', (t) => {
  const world = pair();
  dial(world);
  world.net.run(60);
  world.net.way = (datagram) => {
    if (bindIn(datagram.bytes) < 0) return [datagram];
    const { source, destination } = datagram;
    const bytes = datagram.bytes.slice();
    // Back to where it came from, on the connection whose BIND it is.
    const id = capableOf.get(source.key);
    if (id !== undefined) bytes.set(id, 4);
    return [datagram, { source: destination, destination: source, bytes }];
  };
  const capableOf = new Map<string, Uint8Array>();
  const carry = world.net.way;
  world.net.way = (datagram) => {
    const at = capableIn(datagram.bytes);
    if (at >= 0) capableOf.set(datagram.source.key, datagram.bytes.slice(at + 8, at + 16));
    return carry(datagram);
  };
  t.ok(timeToConnect(world) < 100);
  for (const node of [world.client, world.server]) {
    t.equal(node.transport.associationDrops['bind-reflected'], 1);
    t.match(node.transport.associations, { bound: 1 });
  }
  const ids = world.client.eventsOf('connected').map(({ connection }) => connection);
  t.strictSame(exchange(world, ids[1] ?? 0, accepted(world.server)[1] ?? 0), HELLO);
  t.end();
});

t.test(
  '[R-SEC-9] [R-SEC-2] a proof that is refused is counted by why, at whichever end, and the dialler is told',
  (t) => {
    const own = identityOf(2);
    const posed = identityOf(1);
    const liars = [
      ['bad-signature', { ...posed, seed: own.seed }],
      ['bad-identity', { ...own, strength: 2 }],
      ['weak-identity', { ...own, strength: 0 }],
      ['wrong-node', own],
    ] as const;
    for (const [reason, identity] of liars) {
      const client = new HandNode(0, 1);
      const server = new HandNode(1, 1, { identity });
      server.transport.listen(PORT);
      const net = new HandNetwork([client, server]);
      net.way = (datagram) => [withoutHint(datagram)];
      client.transport.connect(net.now, { nodeId: posed.nodeId, port: PORT, locators: server.links });
      client.drain(net.now);
      net.run(30_000);
      const [failed] = client.eventsOf('failed');
      t.match(failed, { code: 'proof-failed', message: new RegExp(reason) });
      t.equal(client.eventsOf('connected').length, 0);
      t.strictSame(client.transport.associationDrops, { [`proof-${reason}`]: 3 }, 'one of each epoch');
    }
    t.end();
  },
);

t.test('[R-SEC-9] what is said twice does nothing twice, and is counted at the end that hears it', (t) => {
  const world = pair();
  world.net.way = (datagram) => [datagram, datagram];
  timeToConnect(world);
  world.net.run(50);
  t.ok(timeToConnect(world) < 60);
  world.net.run(50);
  const [atClient, atServer] = [world.client, world.server].map(({ transport }) =>
    Object.keys(transport.associationDrops),
  );
  const said = [
    'hello-repeated',
    'proof-repeated',
    'record-replayed',
    'probe-replayed',
    'reply-unmatched',
    'bind-late',
  ];
  t.strictSame(
    said.filter((reason) => ![...(atClient ?? []), ...(atServer ?? [])].includes(reason)),
    [],
  );
  for (const { transport } of [world.client, world.server]) t.match(transport.associations, { founded: 1, bound: 1 });
  for (const [i, { connection }] of world.client.eventsOf('connected').entries()) {
    t.strictSame(exchange(world, connection, accepted(world.server)[i] ?? 0), HELLO);
  }
  t.end();
});

/** A SYN that says nothing of whom it is for. */
function withoutHint(datagram: Datagram): Datagram {
  if (headerOf(datagram.bytes).flags !== SYN) return datagram;
  const bytes = datagram.bytes.slice();
  bytes.fill(0, 9, 12);
  return { ...datagram, bytes };
}

/** Bytes sent in the victim's name, and bytes that it gets. */
function watch(net: HandNetwork): { sent: number; got: number } {
  const account = { sent: 0, got: 0 };
  net.way = (datagram) => {
    if (datagram.destination.key === VICTIM.key) account.got += datagram.bytes.length;
    return [datagram];
  };
  return account;
}

/** The true segment's ID and numbers: a header alone, or with the timestamps and a byte of payload. */
function bare(sample: Datagram, flags: number, seq = headerOf(sample.bytes).seq): Uint8Array {
  const options = (flags & PSH) === 0 ? 0 : TIMESTAMPS_SIZE;
  const bytes = new Uint8Array(UDP_HEADER_SIZE + options + (options === 0 ? 0 : 1));
  bytes.set(sample.bytes.subarray(0, UDP_HEADER_SIZE + options));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, ((UDP_HEADER_SIZE + options) / 4) << 4);
  view.setUint8(1, flags);
  view.setInt32(12, seq);
  return bytes;
}

/** Where CAPABLE begins, or -1. */
function capableIn(bytes: Uint8Array): number {
  return bytes.findIndex(
    (_, at) =>
      bytes[at + 1] === CAPABLE_SIZE &&
      (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) === KAMO_EXID &&
      bytes[at + 4] === 1,
  );
}
