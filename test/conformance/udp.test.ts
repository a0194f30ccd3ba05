/** RFC 9293, section 3.9.1: OPEN, in UDP mode. */
import t from 'tap';

import { ACK, CWR, ECE, SYN } from '../../src/wire/segment-row.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { readSynOptions, synOptions } from '../../src/wire/tcp-option.ts';
import { HandNetwork, HandNode, headerOf } from '../support/hand-network.ts';
import { IRS, ISS, inState } from '../support/lone-tcp.ts';

const PORT = 7;

t.test(
  '[MUST-41] [MUST-42] a service opens while a connection from the same port is half-open, and both go on',
  (t) => {
    const [a, b] = [new HandNode(0, 1), new HandNode(1, 1)];
    const net = new HandNetwork([a, b]);
    b.transport.listen(PORT);
    const id = a.transport.connect(net.now, { nodeId: b.transport.identity.nodeId, port: PORT, locators: b.links });
    a.drain(net.now);
    const { sourcePort } = a.transport.info(id);
    t.ok(a.transport.listen(sourcePort), 'while it is in SYN-SENT');
    b.transport.connect(net.now, { nodeId: a.transport.identity.nodeId, port: sourcePort, locators: a.links });
    b.drain(net.now);
    net.run(15);
    t.ok(b.transport.listen(PORT + 1), 'while one is in SYN-RECEIVED');
    net.run(100);
    t.equal(a.eventsOf('connected').length, 1);
    t.equal(a.eventsOf('accepted').length, 1);
    t.equal(b.eventsOf('connected').length, 1);
    t.equal(b.eventsOf('accepted').length, 1);
    t.notOk(a.transport.listen(sourcePort), 'a second passive OPEN for the same is an error');
    t.end();
  },
);

t.test('[MUST-43] [MUST-44] a SYN leaves by a link of this node, of the family of the peer\u2019s locator', (t) => {
  const [a, b] = [new HandNode(0, 2), new HandNode(1, 2)];
  a.transport.connect(1000, { nodeId: b.transport.identity.nodeId, port: PORT, locators: b.links });
  a.drain(1000);
  const syns = a.sent.filter(({ bytes }) => (headerOf(bytes).flags & (SYN | ACK)) === SYN);
  t.equal(syns.length, 1);
  t.ok(a.links.includes(syns[0]?.source ?? socketAddress(4, '0.0.0.0', 0)));
  t.end();
});

t.test('[MUST-46] OPEN to what is no host fails before anything is sent', (t) => {
  const node = new HandNode(0, 1);
  const peer = new HandNode(1, 1);
  for (const address of ['0.0.0.0', '224.0.0.1', '255.255.255.255']) {
    node.transport.connect(1000, {
      nodeId: peer.transport.identity.nodeId,
      port: PORT,
      locators: [socketAddress(4, address, 4000)],
    });
    node.drain(1000);
    t.same(node.sent, [], address);
  }
  t.match(node.eventsOf('failed'), [{ code: 'no-locator' }, { code: 'no-locator' }, { code: 'no-locator' }]);
  t.end();
});

t.test(
  '[MUST-67] [MUST-14] [MUST-16] both SYNs tell what an end takes; what it sends fits every path until more is known',
  (t) => {
    const [a, b] = [new HandNode(0, 1), new HandNode(1, 1)];
    const net = new HandNetwork([a, b]);
    const announced: number[] = [];
    let longest = 0;
    net.way = (datagram) => {
      const { bytes } = datagram;
      const header = headerOf(bytes);
      longest = Math.max(longest, bytes.length);
      if (header.flags & SYN) {
        const options = synOptions();
        const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
        readSynOptions(view, header.optionsOffset, header.optionsLength, options);
        announced.push(options.mss);
      }
      return [datagram];
    };
    b.transport.listen(PORT);
    const id = a.transport.connect(net.now, { nodeId: b.transport.identity.nodeId, port: PORT, locators: b.links });
    a.drain(net.now);
    net.run(100);
    a.transport.write(net.now, id, new Uint8Array(20_000));
    a.drain(net.now);
    net.run(100);
    // An Ethernet frame by IPv4, less the headers of IP and UDP and our own.
    t.same(announced, [1500 - 20 - 8 - 20, 1500 - 20 - 8 - 20]);
    // 1280 bytes is what every IPv6 path carries whole (RFC 8200, section 5); links that cannot forbid fragments try no more.
    t.ok(longest > 1000 && longest <= 1280 - 40 - 8, `${longest} bytes`);
    t.end();
  },
);

t.test('[SHLD-8] pitfall 43: no ECN is offered or accepted where the codepoint of what arrives cannot be read', (t) => {
  const client = inState('syn-sent', { carrier: 'udp', ecn: true });
  t.equal(client.sent[0]?.flags, SYN);
  const server = inState('listen', { carrier: 'udp', ecn: true });
  t.equal(server.arrive({ flags: SYN | ECE | CWR, seq: IRS })[0]?.flags, SYN | ACK);
  client.arrive({ flags: SYN | ACK | ECE, seq: IRS, ack: ISS + 1, mss: 1000 });
  t.notOk(client.write(100)[0]?.ect);
  t.end();
});
