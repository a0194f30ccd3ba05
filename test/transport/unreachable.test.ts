/** ICMP says that nobody listens at the peer's port: a hint, and enough once every question was so refused. */
import t from 'tap';
import type { ConnectionId } from '../../src/transport/output.ts';
import type { Datagram } from '../support/hand-network.ts';
import { accepted, dial, exchange, HELLO, type Pair, pair } from '../support/node-pair.ts';

function opened(links: number): { world: Pair; id: ConnectionId } {
  const world = pair(links);
  const [id = 0] = dial(world);
  world.net.run(3000);
  return { world, id };
}

/** The client is told that a datagram of its own was not delivered. */
function report({ net, client }: Pair, { destination, bytes }: Datagram): void {
  client.transport.handleUnreachable(net.now, 0, destination, bytes.subarray(0, 128));
  client.drain(net.now);
}

/** Nobody is there any more, at the given links: what comes for them is reported a round trip later. */
function refuse(world: Pair, ...links: readonly number[]): void {
  const reports: { readonly at: number; readonly datagram: Datagram }[] = [];
  const { net } = world;
  const { wake } = world.client;
  world.client.wake = (now) => {
    while (reports[0] !== undefined && reports[0].at <= now)
      report(world, (reports.shift() as (typeof reports)[0]).datagram);
    wake.call(world.client, now);
  };
  net.way = (datagram) => {
    const from = links.some((link) => datagram.source.key.startsWith(`10.2.${link + 1}.`));
    const to = links.some((link) => datagram.destination.key.startsWith(`10.2.${link + 1}.`));
    if (to) reports.push({ at: net.now + 20, datagram });
    return from || to ? [] : [datagram];
  };
}

t.test('[R-TR-84] [R-TR-83] where all paths are refused the connection ends after a second, and says so', (t) => {
  for (const links of [1, 2]) {
    const { world, id } = opened(links);
    const { net, client } = world;
    refuse(world, ...Array.from({ length: links }, (_, link) => link));
    client.transport.write(net.now, id, HELLO);
    client.drain(net.now);
    net.run(900);
    t.equal(client.eventsOf('failed').length, 0, 'not at once');
    net.run(links * 1600);
    t.match(
      client.eventsOf('failed'),
      [{ connection: id, code: 'refused', message: /nobody listens/ }],
      `${links} paths`,
    );
  }
  t.end();
});

t.test('[R-TR-84] where one of two is refused, traffic moves to the other at once, and goes on', (t) => {
  const { world, id } = opened(2);
  const { net, client, server } = world;
  const peer = accepted(server)[0] ?? 0;
  refuse(world, 0);
  client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  net.run(5000);
  t.equal(client.eventsOf('failed').length, 0);
  t.strictSame(server.readAll(net.now, peer), HELLO);
  t.strictSame(exchange(world, id, peer), HELLO);
  t.end();
});

t.test(
  '[R-TR-84] [R-SEC-10] who does not know the ID changes nothing; who does has the peer asked and the path probed',
  (t) => {
    const { world, id } = opened(1);
    const { net, client, server } = world;
    const peer = accepted(server)[0] ?? 0;
    client.transport.write(net.now, id, HELLO);
    client.drain(net.now);
    const sample = client.sent[0] as Datagram;
    net.run(100);
    const forge = (change: (bytes: Uint8Array) => Uint8Array): number => {
      report(world, { ...sample, bytes: change(sample.bytes.slice()) });
      const drawn = client.sent.length;
      net.run(1);
      return drawn;
    };
    const with_ = (at: number) => (bytes: Uint8Array) => {
      bytes[at] = (bytes[at] ?? 0) ^ 0x80;
      return bytes;
    };
    for (let at = 4; at < 12; at++) t.equal(forge(with_(at)), 0, `byte ${at} of the ID`);
    t.equal(
      forge((bytes) => bytes.subarray(0, 11)),
      0,
      'less than an ID',
    );
    t.equal(forge(with_(0)), 0, 'no segment');
    t.equal(client.transport.counters['unreachable-unknown'], 10);
    t.equal(
      forge((bytes) => bytes),
      2,
      'a question and a probe',
    );
    for (let i = 0; i < 500; i++) {
      forge((bytes) => bytes);
      net.run(10);
    }
    t.equal(client.eventsOf('failed').length, 0);
    t.ok((client.transport.associationDrops['port-unreachable'] ?? 0) > 100);
    t.strictSame(exchange(world, id, peer).subarray(-HELLO.length), HELLO);
    t.end();
  },
);

t.test('[R-TR-84] fifty are looked up a second', (t) => {
  const { world, id } = opened(1);
  const { net, client } = world;
  client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  const sample = client.sent[0] as Datagram;
  for (let i = 0; i < 1000; i++) report(world, sample);
  t.equal(client.transport.associationDrops['port-unreachable'], 50);
  t.equal(client.transport.counters['unreachable-unknown'], 950);
  t.end();
});
