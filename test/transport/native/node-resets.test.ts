/** Between nodes in native mode nobody but the peer resets a connection, and a peer that was restarted is found out. */
import t from 'tap';
import type { ConnectionId } from '../../../src/transport/output.ts';
import { ends, PacketNetwork, PacketNode, tcpOptions } from '../../support/packet-nodes.ts';

const V6 = { a: ['2001:db8:1::/64'], b: ['2001:db8:2::/64', '2001:db8:3::/64'] } as const;
const V4 = { a: ['192.0.2.1/32'], b: ['198.51.100.2/32', '203.0.113.3/32'] } as const;
const PORT = 7;
const RST = 4;

interface World {
  readonly net: PacketNetwork;
  readonly a: PacketNode;
  readonly b: PacketNode;
  readonly id: ConnectionId;
}

function opened({ a: ofA, b: ofB }: typeof V6 | typeof V4): World {
  const a = new PacketNode(0, ofA);
  const b = new PacketNode(1, ofB);
  const net = new PacketNetwork([a, b]);
  b.node.listen(PORT);
  const id = a.dial(net.now, b, ofB);
  net.run(2000, () => a.eventsOf('connected').length === 1);
  net.run(1000);
  return { net, a, b, id };
}

function tcpStart(packet: Uint8Array): number {
  return (packet[0] ?? 0) >>> 4 === 4 ? 20 : 40;
}

function isReset(packet: Uint8Array): boolean {
  return ((packet[tcpStart(packet) + 13] ?? 0) & RST) !== 0;
}

/** The RFC 1071 checksum of TCP with its pseudo-header put right. */
function summed(packet: Uint8Array): Uint8Array {
  const start = tcpStart(packet);
  const [from, to] = start === 20 ? [12, 20] : [8, 40];
  packet.fill(0, start + 16, start + 18);
  let sum = 6 + packet.length - start;
  const add = (begin: number, end: number): void => {
    for (let i = begin; i < end; i += 2) sum += ((packet[i] ?? 0) << 8) | (packet[i + 1] ?? 0);
  };
  add(from, to);
  add(start, packet.length);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  new DataView(packet.buffer).setUint16(start + 16, ~sum & 0xffff);
  return packet;
}

/** An RST with the numbers of a packet, which has no payload, and no option but its timestamps. */
function bare(packet: Uint8Array): Uint8Array {
  const forged = packet.slice();
  forged[tcpStart(forged) + 13] = RST;
  return summed(forged);
}

t.test(
  '[R-TR-83] [R-TR-81] a peer that was restarted is noticed a second after the next segment, over IPv6 and IPv4',
  (t) => {
    for (const family of [V6, V4]) {
      const { net, a, id } = opened(family);
      const b = new PacketNode(1, family.b);
      b.node.listen(PORT);
      const later = new PacketNetwork([a, b]);
      later.now = net.now;
      const { transport } = a.node;
      transport.write(later.now, id, new Uint8Array(100));
      a.drain(later.now);
      const began = later.now;
      later.run(5000, () => a.eventsOf('failed').length > 0);
      t.match(a.eventsOf('failed'), [{ connection: id, code: 'reset', message: /restarted/ }]);
      const took = later.now - began;
      t.ok(took >= 1000 && took <= 2000, `${took} ms`);
      a.dial(later.now, b, family.b);
      t.ok(
        later.run(2000, () => a.eventsOf('connected').length === 2),
        'and new connections work',
      );
    }
    t.end();
  },
);

t.test('[R-TR-80] [R-TR-82] an observer resets with the right numbers for five seconds, and nothing ends', (t) => {
  for (const family of [V6, V4]) {
    const { net, a, b, id } = opened(family);
    const peer = b.accepted;
    // Those of each end's last pure acknowledgment.
    const last: { a?: Uint8Array; b?: Uint8Array } = {};
    net.way = (packet) => {
      const isPlain = tcpOptions(packet).length === 12 && packet.length === tcpStart(packet) + 32;
      const [source] = ends(packet);
      if (isPlain) last[source.startsWith('2001:db8:1:') || source === '192.0.2.1' ? 'a' : 'b'] = packet;
      return [packet];
    };
    for (let i = 0; i < 500; i++) {
      if (i % 50 === 0) {
        a.node.transport.write(net.now, id, new Uint8Array(500));
        b.node.transport.write(net.now, peer, new Uint8Array(500));
      }
      a.drain(net.now);
      b.drain(net.now);
      net.run(10);
      if (last.a !== undefined) b.receive(net.now, bare(last.a));
      if (last.b !== undefined) a.receive(net.now, bare(last.b));
      b.readAll(net.now, peer);
      a.readAll(net.now, id);
    }
    t.equal(a.eventsOf('failed').length + b.eventsOf('failed').length, 0);
    for (const node of [a, b]) t.ok((node.node.transport.associationDrops['reset-unauthentic'] ?? 0) > 100);
    net.heal();
    a.node.transport.write(net.now, id, new Uint8Array(1000));
    a.drain(net.now);
    net.run(300);
    t.equal(b.readAll(net.now, peer).length, 1000);
  }
  t.end();
});

t.test(
  '[R-TR-80] [R-MH-65] [R-WIRE-45] an abort has RESET among 40 bytes of options, and ends the connection at once',
  (t) => {
    for (const family of [V6, V4]) {
      const { net, a, b, id } = opened(family);
      a.node.transport.abort(net.now, id);
      a.drain(net.now);
      const reset = a.sent.find(isReset);
      const options = tcpOptions(reset ?? new Uint8Array());
      t.equal(options.length, 28, 'timestamps and RESET');
      t.strictSame([...options.subarray(12, 17)], [253, 15, 0x4b, 0x4d, 7]);
      net.run(15);
      t.match(b.eventsOf('failed'), [{ code: 'reset', message: 'the peer reset the connection' }]);
    }
    t.end();
  },
);
