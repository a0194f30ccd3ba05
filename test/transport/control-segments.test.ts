import t from 'tap';

import { nodeCrypto } from '../../src/net/crypto.ts';
import { kamoSubtype, nextKamoOption, SUBTYPE } from '../../src/wire/kamo-option.ts';
import { ACK, SYN } from '../../src/wire/segment-row.ts';
import { beginOptions, optionCursor } from '../../src/wire/tcp-option.ts';
import { type Datagram, HandNetwork, HandNode, headerOf } from '../support/hand-network.ts';

const PORT = 7;

t.test('[R-TR-14] PROBE and CONTROL travel on pure acknowledgments, whatever else is sent', (t) => {
  const { net, client, server } = dial(2);
  const seen = { control: 0, text: 0 };
  net.way = (datagram) => {
    const header = headerOf(datagram.bytes);
    const control = hasControl(datagram);
    const text = header.payloadLength > 0;
    if (control && (text || header.flags !== ACK)) t.fail('control on something else');
    seen.control += Number(control);
    seen.text += Number(text);
    return [datagram];
  };
  net.run(60);
  for (let i = 0; i < 50; i++) {
    for (const node of [client, server]) {
      const id = node.events.find((event) => event.type === 'connected' || event.type === 'accepted');
      if (id?.type === 'connected' || id?.type === 'accepted') {
        node.transport.write(net.now, id.connection, new Uint8Array(2000));
        node.drain(net.now);
        node.readAll(net.now, id.connection);
      }
    }
    net.run(40);
  }
  t.ok(seen.control > 20 && seen.text > 100, `${seen.control} and ${seen.text}`);
  t.end();
});

t.test('[R-TR-11] the SYN/ACK confirms the path of the client, the third segment that of the server', (t) => {
  const { net, client, server } = dial(1);
  const confirmed = (node: HandNode) => node.transport.paths(1)[0]?.outOk;
  net.run(19);
  t.same([confirmed(client), confirmed(server)], [false, false]);
  net.run(2);
  t.same([confirmed(client), confirmed(server)], [true, false]);
  net.run(10);
  t.same([confirmed(client), confirmed(server)], [true, true]);
  t.end();
});

t.test('[R-TR-7] sequence numbers and IDs are those of the random source; an ID that is taken is drawn again', (t) => {
  const numbers: number[] = [];
  let repeat = 6;
  const crypto = {
    ...nodeCrypto,
    randomUint32: () => {
      const drawn = repeat-- > 0 ? 77 : nodeCrypto.randomUint32();
      numbers.push(drawn | 0);
      return drawn;
    },
  };
  const client = new HandNode(0, 1, { crypto });
  const server = new HandNode(1, 1);
  const { nodeId } = server.transport.identity;
  for (let i = 0; i < 100; i++) {
    client.transport.connect(1000, { nodeId, port: PORT, locators: server.links });
    client.drain(1000);
  }
  const syns = client.sent.map(({ bytes }) => headerOf(bytes)).filter(({ flags }) => flags === SYN);
  t.equal(syns.length, 100);
  t.ok(syns.every(({ seq }) => numbers.includes(seq)));
  t.equal(client.transport.connectionCount, 100, 'each has an ID of its own');
  t.end();
});

function dial(links: number): { net: HandNetwork; client: HandNode; server: HandNode } {
  const client = new HandNode(0, links);
  const server = new HandNode(1, links);
  const net = new HandNetwork([client, server]);
  server.transport.listen(PORT);
  const { nodeId } = server.transport.identity;
  client.transport.connect(net.now, { nodeId, port: PORT, locators: server.links });
  client.drain(net.now);
  return { net, client, server };
}

/** PROBE, its reply, or CONTROL among the options. */
function hasControl({ bytes }: Datagram): boolean {
  const header = headerOf(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const cursor = optionCursor();
  beginOptions(cursor, header.optionsOffset, header.optionsLength);
  while (nextKamoOption(view, cursor)) {
    if (kamoSubtype(view, cursor) !== SUBTYPE.capable) return true;
  }
  return false;
}
