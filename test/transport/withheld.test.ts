/** What is written before the application has the connection (R-TR-59). */
import t from 'tap';
import type { ConnectionId } from '../../src/transport/output.ts';
import { PROOF_MODES } from '../../src/transport/proof-mode.ts';
import { strip } from '../attack/multihome/options.ts';
import { former } from '../support/former-pair.ts';
import { headerOf } from '../support/hand-network.ts';
import { accepted, dial, HELLO, type Pair, PORT, pair } from '../support/node-pair.ts';

/** Payload bytes that the client sends, by when, in ms. */
function spoken({ net, client }: Pair): { readonly at: number; readonly bytes: number }[] {
  const seen: { readonly at: number; readonly bytes: number }[] = [];
  const { way } = net;
  net.way = (datagram) => {
    const bytes = headerOf(datagram.bytes).payloadLength;
    if (bytes > 0 && client.links.some(({ key }) => key === datagram.source.key)) seen.push({ at: net.now, bytes });
    return way?.(datagram) ?? [datagram];
  };
  return seen;
}

function write({ net, client }: Pair, id: ConnectionId, bytes = HELLO): void {
  client.transport.write(net.now, id, bytes);
  client.drain(net.now);
}

function whenConnected(world: Pair): number {
  const { net, client } = world;
  const before = client.eventsOf('connected').length;
  while (client.eventsOf('connected').length === before && net.now < 60_000) net.run(1);
  return net.now;
}

t.test('[R-TR-59] no byte goes out before the application has the connection, and all of them then', (t) => {
  for (const [name, world] of [
    ['first contact', pair()],
    ['by a ticket', former()],
  ] as const) {
    for (const way of [name, 'bound'] as const) {
      const { net, client, server } = world;
      const count = accepted(server).length;
      const seen = spoken(world);
      const [id = 0] = dial(world);
      write(world, id);
      write(world, id, new Uint8Array(20_000));
      client.transport.shutdown(net.now, id);
      write(world, id, HELLO);
      const length = HELLO.length + 20_000;
      t.equal(client.transport.writableLength(id), length, way);
      t.equal(client.transport.info(id).writableLength, length, way);
      const connected = whenConnected(world);
      t.ok(
        seen.every(({ at }) => at >= connected - 1),
        way,
      );
      net.run(300);
      const peer = accepted(server)[count] ?? 0;
      t.equal(server.readAll(net.now, peer).length, length, way);
      t.equal(server.eventsOf('peer-finished').filter(({ connection }) => connection === peer).length, 1, way);
      t.equal(client.transport.writableLength(id), 0, way);
    }
  }
  t.end();
});

t.test('[R-TR-59] [R-SEC-22] with before-data who does not prove itself gets no byte', (t) => {
  const world = pair();
  const { net, client, server } = world;
  net.way = (datagram) => {
    const bytes = datagram.bytes.slice();
    if (datagram.source.key === server.links[0]?.key) strip(bytes, ['proof']);
    return [{ ...datagram, bytes }];
  };
  const seen = spoken(world);
  const [id = 0] = dial(world);
  write(world, id);
  net.run(30_000);
  t.match(client.eventsOf('failed'), [{ connection: id }]);
  t.strictSame(seen, []);
  t.end();
});

t.test('[R-TR-59] [R-TR-54] an end that trusts first sends with its first round trip', (t) => {
  for (const proof of PROOF_MODES) {
    const world = pair();
    const { net, client, server } = world;
    const seen = spoken(world);
    const { nodeId } = server.transport.identity;
    const id = client.transport.connect(net.now, { nodeId, port: PORT, locators: server.links, proof });
    write(world, id);
    const began = net.now;
    net.run(200);
    t.equal((seen[0]?.at ?? 0) - began, proof === 'before-data' ? 40 : 20, proof);
    t.strictSame(server.readAll(net.now, accepted(server)[0] ?? 0), HELLO, proof);
  }
  t.end();
});

t.test('[R-TR-59] who lets go of the handle before has what was written delivered, or nothing sent', (t) => {
  const world = pair();
  const { net, client, server } = world;
  const [id = 0] = dial(world);
  write(world, id);
  net.run(30);
  client.transport.release(net.now, id);
  client.drain(net.now);
  net.run(200);
  const [peer = 0] = accepted(server);
  t.strictSame(server.readAll(net.now, peer), HELLO);
  t.match(server.eventsOf('peer-finished'), [{ connection: peer }]);

  const seen = spoken(world);
  const [aborted = 0] = dial(world);
  write(world, aborted);
  client.transport.abort(net.now, aborted);
  client.drain(net.now);
  net.run(1000);
  t.strictSame(seen, []);
  t.end();
});
