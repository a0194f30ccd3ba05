import t from 'tap';
import { HandNetwork, HandNode } from '../support/hand-network.ts';

const PORT = 7;
/** A saturated loop: each thing that is due is looked at so much later, and the next one as late. */
const LAG = 50;

t.test('[R-MH-39] on a loop that is always late, lost messages of the handshake are repeated', (t) => {
  const client = new HandNode(0, 1);
  const server = new HandNode(1, 1);
  server.transport.listen(PORT);
  const net = new HandNetwork([client, server]);
  const { nodeId } = server.transport.identity;
  client.transport.connect(net.now, { nodeId, port: PORT, locators: server.links });
  client.drain(net.now);
  let sent = 0;
  // The SYN and its answer come through; all else is lost until it has been repeated twice.
  net.way = (datagram) => (++sent > 2 && sent <= 8 ? [] : [datagram]);
  for (let elapsed = 0; elapsed < 8000; elapsed += LAG) {
    for (const node of net.nodes) node.transport.noteLag(net.now, LAG);
    net.run(LAG);
  }
  t.equal(client.eventsOf('connected').length, 1);
  t.equal(server.eventsOf('accepted').length, 1);
  t.end();
});
