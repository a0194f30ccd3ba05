import t from 'tap';
import type { Path } from '../../src/multihome/path.ts';
import type { ConnectionId } from '../../src/transport/output.ts';
import { nextAttempt } from '../../src/transport/path-transfer.ts';
import { ACK, RST, SYN } from '../../src/wire/segment-row.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { type Datagram, HandNetwork, HandNode, headerOf } from '../support/hand-network.ts';

const PORT = 7;
const HELLO = new Uint8Array([104, 101, 108, 108, 111]);

interface Opened {
  readonly net: HandNetwork;
  readonly client: HandNode;
  readonly server: HandNode;
  readonly id: ConnectionId;
}

/** A client with `links[0]` links dials a server with `links[1]`; nothing has run yet. */
function dial(links: readonly [number, number] = [1, 1], dialled = links[1]): Opened {
  const client = new HandNode(0, links[0]);
  const server = new HandNode(1, links[1]);
  const net = new HandNetwork([client, server]);
  server.transport.listen(PORT);
  const { nodeId } = server.transport.identity;
  const id = client.transport.connect(net.now, { nodeId, port: PORT, locators: server.links.slice(0, dialled) });
  client.drain(net.now);
  return { net, client, server, id };
}

function accepted(server: HandNode): ConnectionId {
  const event = server.events.find((candidate) => candidate.type === 'accepted');
  if (event?.type !== 'accepted') throw new Error('nothing was accepted');
  return event.connection;
}

function isSyn(bytes: Uint8Array): boolean {
  return (headerOf(bytes).flags & (SYN | ACK)) === SYN;
}

t.test('[R-TR-12] connected and accepted come after the proof of the other, in two round trips', (t) => {
  const { net, client, server } = dial();
  net.run(39);
  t.equal(client.eventsOf('connected').length, 0);
  net.run(3);
  t.match(client.eventsOf('connected'), [{ peer: { text: server.transport.identity.nodeId.text } }]);
  t.equal(server.eventsOf('accepted').length, 0);
  net.run(12);
  t.match(server.eventsOf('accepted'), [{ port: PORT, peer: { text: client.transport.identity.nodeId.text } }]);
  t.end();
});

t.test('[R-TR-1] [R-TR-9] the source address does not select a connection: segments go on from a new one', (t) => {
  const { net, client, server, id } = dial();
  net.run(60);
  const stranger = socketAddress(4, '10.99.0.1', 999);
  net.way = (datagram) => {
    if (datagram.source.key === client.links[0]?.key) return [{ ...datagram, source: stranger }];
    if (datagram.destination.key !== stranger.key) return [datagram];
    return client.links.slice(0, 1).map((destination) => ({ ...datagram, destination }));
  };
  client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  net.run(15);
  t.same(server.readAll(net.now, accepted(server)), HELLO);
  net.run(100);
  const paths = server.transport.paths(accepted(server));
  t.match(paths.find((path) => path.foreign.key === stranger.key)?.state, /standby|active/);
  t.end();
});

t.test('[R-TR-1] [R-TR-71] what comes for an unknown connection ID is counted, and moves no connection', (t) => {
  const { net, client, server, id } = dial();
  net.run(60);
  client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  const [datagram] = client.sent.splice(0) as [Datagram];
  const astray = datagram.bytes.slice();
  astray[8] = (astray[8] ?? 0) ^ 0xff;
  server.receive(net.now, { ...datagram, bytes: astray });
  t.equal(server.transport.counters['stateless-reset'], 1);
  t.strictSame(
    server.sent.map(({ bytes }) => [bytes[0], bytes.length]),
    [[0x30, 21]],
  );
  t.end();
});

t.test('[R-TR-2] a repeated SYN finds its half-open connection, from whatever address', (t) => {
  const { net, client, server } = dial();
  const [syn] = client.sent.splice(0) as [Datagram];
  server.receive(net.now, syn);
  server.receive(net.now, { ...syn, source: socketAddress(4, '10.77.0.1', 1234) });
  t.equal(server.transport.connectionCount, 1);
  const answers = server.sent.map(({ destination, bytes }) => [destination.address, headerOf(bytes).seq]);
  t.equal(answers.length, 2);
  t.equal(answers[0]?.[1], answers[1]?.[1]);
  t.equal(answers[1]?.[0], '10.77.0.1');
  t.end();
});

t.test('[R-TR-3] a SYN that finds no service is refused by one RST', (t) => {
  const { net, client, server, id } = dial();
  server.transport.unlisten(PORT);
  net.run(12);
  t.equal(server.transport.counters['no-listener'], 1);
  net.run(12);
  t.match(client.eventsOf('failed'), [{ connection: id, code: 'refused' }]);
  t.end();
});

t.test('[R-TR-3] a SYN that asks for another node is refused', (t) => {
  const client = new HandNode(0, 1);
  const server = new HandNode(1, 1);
  const net = new HandNetwork([client, server]);
  server.transport.listen(PORT);
  client.transport.connect(net.now, { nodeId: client.transport.identity.nodeId, port: PORT, locators: server.links });
  client.drain(net.now);
  net.run(30);
  t.equal(server.transport.counters['wrong-node'], 1);
  t.match(client.eventsOf('failed'), [{ code: 'refused' }]);
  t.end();
});

t.test('[R-TR-3] refusals have a budget', (t) => {
  const { net, client, server } = dial();
  server.transport.unlisten(PORT);
  const [syn] = client.sent.splice(0) as [Datagram];
  for (let index = 0; index < 500; index += 1) server.receive(net.now, syn);
  t.equal(server.sent.length, 100);
  t.ok(server.sent.every(({ bytes }) => (headerOf(bytes).flags & RST) !== 0));
  // Each datagram is counted once.
  t.equal(server.transport.counters['no-listener'], 100);
  t.equal(server.transport.counters['stray-limit'], 400);
  t.end();
});

t.test('[R-TR-4] a SYN without CAPABLE is counted and dropped', (t) => {
  const { net, client, server } = dial();
  const [syn] = client.sent.splice(0) as [Datagram];
  const bytes = syn.bytes.slice();
  // The kind of the option becomes one that nobody knows.
  const at = bytes.findIndex((byte, index) => byte === 253 && bytes[index + 2] === 0x4b && bytes[index + 3] === 0x4d);
  bytes[at] = 252;
  server.receive(net.now, { ...syn, bytes });
  t.equal(server.transport.counters['no-capable'], 1);
  t.equal(server.transport.connectionCount, 0);
  t.equal(server.sent.length, 0);
  t.end();
});

t.test('[R-TR-5] a SYN of another version is counted and dropped', (t) => {
  const { net, client, server } = dial();
  const [syn] = client.sent.splice(0) as [Datagram];
  const bytes = syn.bytes.slice();
  bytes[8] = 0x20;
  server.receive(net.now, { ...syn, bytes });
  t.equal(server.transport.counters['wrong-version'], 1);
  t.equal(server.sent.length, 0);
  t.end();
});

t.test('[R-TR-6] half-open connections are bounded per source and in all, and give way in time', (t) => {
  const config = { halfOpenLimit: 20, halfOpenPerSource: 8, statelessShare: Number.POSITIVE_INFINITY };
  const { transport } = new HandNode(1, 1);
  const server = new HandNode(1, 1, { identity: transport.identity, config });
  const net = new HandNetwork([server]);
  server.transport.listen(PORT);
  const dials = 50;
  for (let index = 0; index < dials; index += 1) {
    const client = new HandNode(0, 1);
    client.transport.connect(net.now, { port: PORT, locators: server.links });
    client.drain(net.now);
    const [syn] = client.sent.splice(0) as [Datagram];
    server.receive(net.now, { ...syn, source: socketAddress(4, `10.0.0.${index < 25 ? 1 : index}`, 5000 + index) });
  }
  t.equal(server.transport.connectionCount, 20);
  t.equal(server.transport.counters['half-open-full'], dials - 20);
  net.run(15_000);
  t.equal(server.transport.connectionCount, 0);
  t.equal(server.events.length, 0);
  t.end();
});

t.test('[R-TR-10] the SYN is repeated by the next path, the same SYN, and the path that answers is used', (t) => {
  const { net, client, server } = dial([1, 3]);
  const dead = new Set(server.links.slice(0, 2).map(({ key }) => key));
  const syns: { readonly to: string; readonly seq: number; readonly at: number }[] = [];
  net.way = (datagram) => {
    if (isSyn(datagram.bytes))
      syns.push({ to: datagram.destination.key, seq: headerOf(datagram.bytes).seq, at: net.now });
    return dead.has(datagram.destination.key) || dead.has(datagram.source.key) ? [] : [datagram];
  };
  net.run(600);
  t.same(new Set(syns.slice(0, 3).map(({ to }) => to)).size, 3);
  t.equal(new Set(syns.map(({ seq }) => seq)).size, 1);
  t.same(
    syns.slice(0, 3).map(({ at }) => Math.round((at - 1000) / 250)),
    [0, 1, 2],
  );
  t.equal(client.eventsOf('connected').length, 1);
  t.end();
});

t.test('[R-TR-10] a family that does not get through costs one try: the other one is the second', (t) => {
  const { client, id, net } = dial([1, 1]);
  net.way = () => [];
  for (const host of [1, 2, 3]) {
    client.transport.addLink(net.now, 4 + host, socketAddress(6, `2001:db8::${host}`, 4000), { preference: 9 });
  }
  const peer = [socketAddress(6, '2001:db8:1::1', 4000), socketAddress(4, '10.2.1.1', 4000)];
  client.transport.pathControl.setLocators(net.now, id, peer);
  const paths = client.transport.paths(id).map(({ id: path, link, foreign }) => ({
    ...{ id: path, foreign, preference: link > 4 ? 9 : 0 },
  })) as unknown as readonly Path[];
  const order: number[] = [];
  for (let path = nextAttempt(paths, -1); !order.includes(path); path = nextAttempt(paths, path)) order.push(path);
  t.strictSame(
    order.map((path) => paths.find((each) => each.id === path)?.foreign.family),
    [6, 4, 6, 6],
    'the preferred one first, and each once',
  );
  t.equal(nextAttempt([], 0), -1);
  t.end();
});

t.test('[R-TR-15] a peer that never proves itself is given up, and nothing is left of it', (t) => {
  const { net, client, server } = dial();
  // Pure acknowledgments with options carry the proof; without them TCP alone is established.
  net.way = (datagram) => (headerOf(datagram.bytes).optionsLength > 40 && !isSyn(datagram.bytes) ? [] : [datagram]);
  net.run(11_000);
  t.match(client.eventsOf('failed'), [{ code: 'handshake-timeout' }]);
  t.equal(server.transport.connectionCount, 0);
  t.equal(server.events.length, 0);
  t.end();
});

t.test('[R-TR-12] another node at the dialled address fails the proof', (t) => {
  const client = new HandNode(0, 1);
  const server = new HandNode(1, 1);
  const impostor = new HandNode(2, 0);
  const net = new HandNetwork([client, server]);
  server.transport.listen(PORT);
  const { nodeId } = impostor.transport.identity;
  const id = client.transport.connect(net.now, { nodeId, port: PORT, locators: server.links });
  client.drain(net.now);
  // The hint is rewritten on the way, as whoever answers for another would do.
  net.way = (datagram) => {
    if (!isSyn(datagram.bytes)) return [datagram];
    const bytes = datagram.bytes.slice();
    bytes.fill(0, 9, 12);
    return [{ ...datagram, bytes }];
  };
  net.run(200);
  t.match(client.eventsOf('failed'), [{ connection: id, code: 'proof-failed' }]);
  t.equal(server.eventsOf('accepted').length, 0);
  t.end();
});

t.test('[R-TR-21] with no path left everything is kept, and goes on by the first path that answers', (t) => {
  const { net, client, server, id } = dial([1, 2]);
  net.run(300);
  const whole = net.way;
  net.way = () => [];
  client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  net.run(5000);
  t.equal(
    client.transport.paths(id).some((path) => path.state === 'active'),
    false,
  );
  t.equal(client.eventsOf('failed').length, 0);
  net.way = whole;
  net.run(3000);
  t.same(server.readAll(net.now, accepted(server)), HELLO);
  t.end();
});

t.test('[R-TR-21] pathless for too long is an end', (t) => {
  const client = new HandNode(0, 1, { config: { pathless: 20_000 } });
  const server = new HandNode(1, 1, { config: { pathless: 20_000 } });
  const net = new HandNetwork([client, server]);
  server.transport.listen(PORT);
  const id = client.transport.connect(net.now, { port: PORT, locators: server.links });
  client.drain(net.now);
  net.run(100);
  net.way = () => [];
  client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  net.run(30_000);
  t.match(client.eventsOf('failed'), [{ connection: id, code: 'pathless' }]);
  t.end();
});

t.test('[R-TR-25] a train is for one path, and only its last datagram is shorter', (t) => {
  const { net, client, server, id } = dial();
  net.run(100);
  const lengths: number[] = [];
  net.way = (datagram) => {
    if (datagram.source.key === client.links[0]?.key) lengths.push(datagram.bytes.length);
    return [datagram];
  };
  client.transport.write(net.now, id, new Uint8Array(100_000));
  client.drain(net.now);
  net.run(2000);
  const full = lengths.filter((length) => length === 1200).length;
  t.equal(full, Math.floor(100_000 / 1168));
  t.ok(lengths.every((length) => length <= 1200));
  t.equal(server.readAll(net.now, accepted(server)).length, 100_000);
  t.end();
});

t.test('[R-TR-24] a released connection leaves nothing behind at either end', (t) => {
  const { net, client, server, id } = dial([1, 2]);
  net.run(100);
  client.transport.write(net.now, id, HELLO);
  client.transport.shutdown(net.now, id);
  client.drain(net.now);
  net.run(100);
  const peer = accepted(server);
  t.same(server.readAll(net.now, peer), HELLO);
  server.transport.shutdown(net.now, peer);
  server.drain(net.now);
  net.run(200);
  server.transport.release(net.now, peer);
  client.transport.release(net.now, id);
  net.run(70_000);
  t.equal(client.transport.connectionCount, 0);
  t.equal(server.transport.connectionCount, 0);
  t.equal(client.deadline, Number.POSITIVE_INFINITY);
  t.equal(server.deadline, Number.POSITIVE_INFINITY);
  t.end();
});
