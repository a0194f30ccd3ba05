import t from 'tap';
import type { TransportConfig } from '../../src/transport/config.ts';
import { type Datagram, HandNetwork, HandNode } from '../support/hand-network.ts';

const PORT = 7;
/** A saturated loop: each thing that is due is looked at so much later, and the next one as late. */
const LAG = 50;
/** Longer than `handshakeTimeout`. */
const PAUSE = 15_000;

t.test('[R-TR-27] on a loop that is always late, lost messages of the handshake are repeated', (t) => {
  const { net, client, server } = dialled();
  let sent = 0;
  // The SYN and its answer come through; all else is lost until it has been repeated twice.
  net.way = (datagram) => (++sent > 2 && sent <= 8 ? [] : [datagram]);
  runLate(net, 8000);
  t.equal(client.eventsOf('connected').length, 1);
  t.equal(server.eventsOf('accepted').length, 1);
  t.end();
});

t.test(
  '[R-TR-27] a pause longer than a handshake may take ends none, however late what came meanwhile is read',
  (t) => {
    for (const told of [true, false]) {
      const { net, client, server, id } = dialled();
      const held: Datagram[] = [];
      // What comes while nothing runs waits in the sockets.
      for (const datagram of client.sent.splice(0)) server.receive(net.now, datagram);
      held.push(...server.sent.splice(0));
      net.now += PAUSE;
      if (told) for (const node of net.nodes) node.transport.noteLag(net.now, PAUSE - 250);
      client.receiveAll(net.now, held);
      for (const node of net.nodes) node.wake(net.now);
      net.run(500);
      t.equal(client.eventsOf('connected').length, told ? 1 : 0, told ? 'told of the lag' : 'not told');
      t.equal(client.eventsOf('failed').length, told ? 0 : 1);
      t.equal(client.transport.info(id).phase, told ? 'open' : 'finished');
    }
    t.end();
  },
);

t.test('[R-TR-27] on a loop that is always late, a path that heals is found again', (t) => {
  const { net, client, id } = cut();
  runLate(net, 20_000);
  t.strictSame(statesOf(client, id), ['down']);
  net.way = (datagram) => [datagram];
  // Twice the longest pause between probes of the first minute, and a fifth.
  runLate(net, 2 * 2000 * 1.2);
  t.strictSame(statesOf(client, id), ['active']);
  t.end();
});

t.test('[R-TR-27] a loop that is always late waits twice as long for a path, and no longer', (t) => {
  const { net, client } = cut({ pathless: 5000 });
  runLate(net, 8000);
  t.equal(client.eventsOf('failed').length, 0);
  runLate(net, 1000);
  t.match(client.eventsOf('failed'), [{ code: 'pathless' }]);
  t.end();
});

/** A connection that has just been dialled: the SYN is to be carried. */
function dialled(config: Partial<TransportConfig> = {}) {
  const client = new HandNode(0, 1, { config });
  const server = new HandNode(1, 1, { config });
  server.transport.listen(PORT);
  const net = new HandNetwork([client, server]);
  const { nodeId } = server.transport.identity;
  const id = client.transport.connect(net.now, { nodeId, port: PORT, locators: server.links });
  client.drain(net.now);
  return { net, client, server, id };
}

/** An open connection of which the client's only path has just been found dead. */
function cut(config: Partial<TransportConfig> = {}) {
  const pair = dialled(config);
  const { net, client, id } = pair;
  net.run(2000);
  net.way = () => [];
  client.transport.write(net.now, id, Uint8Array.of(1));
  client.drain(net.now);
  net.run(1000);
  return pair;
}

function runLate(net: HandNetwork, span: number): void {
  for (let elapsed = 0; elapsed < span; elapsed += LAG) {
    for (const node of net.nodes) node.transport.noteLag(net.now, LAG);
    net.run(LAG);
  }
}

function statesOf(node: HandNode, id: number): string[] {
  return node.transport.paths(id).map(({ state }) => state);
}
