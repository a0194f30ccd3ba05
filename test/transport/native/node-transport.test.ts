/** Connections between nodes in native mode: plain TCP, found by node IDs and ports whatever the locators. */
import t from 'tap';
import type { ConnectionId } from '../../../src/transport/output.ts';
import { writeIpAddress } from '../../../src/wire/ip-address.ts';
import { ROW } from '../../../src/wire/segment-row.ts';
import { beginOptions, nextOption, optionCursor } from '../../../src/wire/tcp-option.ts';
import { ENGINE } from '../../support/native-world.ts';
import { at, ends, PacketNetwork, PacketNode, tcpOptions } from '../../support/packet-nodes.ts';
import { mulberry32, pattern } from '../../support/tcp-pair.ts';

const ISP1 = '2001:db8:1::/64';
const ISP2 = '2001:db8:2::/64';
const ISP3 = '2001:db8:3::/64';
const ISP4 = '2001:db8:4::/64';
const V4 = { isp1: '192.0.2.1/32', isp2: '198.51.100.2/32', isp3: '203.0.113.3/32', isp4: '192.0.2.4/32' } as const;
const PORT = 7;

interface World {
  readonly net: PacketNetwork;
  readonly a: PacketNode;
  readonly b: PacketNode;
  /** The connection at A, who dialled, and at B. */
  readonly id: ConnectionId;
  readonly peer: ConnectionId;
}

/** The slides' figure: Host-A behind one ISP, Host-B behind two; connected. */
function figure(ofA: readonly string[] = [ISP1], ofB: readonly string[] = [ISP2, ISP3]): World {
  const a = new PacketNode(0, ofA);
  const b = new PacketNode(1, ofB);
  const net = new PacketNetwork([a, b]);
  b.node.listen(PORT);
  const id = a.dial(net.now, b, ofB);
  net.run(2000, () => a.eventsOf('connected').length === 1);
  net.run(1000);
  return { net, a, b, id, peer: b.accepted };
}

/** Sends `total` bytes from A to B and compares; `at` is called once when a third has arrived. Longest pause in ms. */
function transfer({ net, a, b, id, peer }: World, total: number, event: () => void = () => {}): number {
  let written = 0;
  let got = 0;
  let wrong = -1;
  let told = false;
  let last = net.now;
  let longest = 0;
  const { transport } = a.node;
  net.run(60_000, () => {
    while (written < total && transport.sendRoom(id) > 0) {
      const length = Math.min(16_384, total - written);
      transport.write(net.now, id, pattern(1, written, length));
      written += length;
    }
    a.drain(net.now);
    const bytes = b.readAll(net.now, peer);
    const expected = pattern(1, got, bytes.length);
    for (const [i, byte] of bytes.entries()) if (byte !== expected[i] && wrong < 0) wrong = got + i;
    got += bytes.length;
    if (bytes.length > 0) {
      longest = Math.max(longest, net.now - last);
      last = net.now;
    }
    if (!told && got >= total / 3) {
      told = true;
      event();
    }
    return got >= total;
  });
  if (got !== total || wrong >= 0) throw new Error(`${got} of ${total} bytes arrived, the first wrong one at ${wrong}`);
  return longest;
}

/** The locators by which a node's connection sends, as addresses: its active path. */
function active({ node }: PacketNode, id: ConnectionId): string[] {
  const path = node.transport.paths(id).find(({ role }) => role === 'active');
  return [path?.local?.address ?? '', path?.foreign.address ?? ''];
}

t.test('[R-NAT-70] [R-NAT-78] two nodes prove themselves and exchange data in packets that any TCP could read', (t) => {
  const world = figure();
  const { net, a, b } = world;
  t.match(a.eventsOf('connected'), [{ peer: { text: b.id.text } }]);
  t.match(b.eventsOf('accepted'), [{ peer: { text: a.id.text }, port: PORT }]);
  transfer(world, 200_000);
  const syn = net.packets[0] ?? new Uint8Array();
  t.equal(tcpOptions(syn).length, 40, 'a SYN has all its options');
  const cursor = optionCursor();
  for (const packet of net.packets) {
    ENGINE.bytes.set(packet, ENGINE.receiveStart);
    ENGINE.receiveRows[ROW.offset] = ENGINE.receiveStart;
    ENGINE.receiveRows[ROW.length] = packet.length;
    ENGINE.receiveRows[ROW.flags] = 0;
    if (ENGINE.decodePackets(1) !== 1)
      t.fail(`fault ${ENGINE.receiveRows[ROW.fault]}: checksums and lengths are right`);
    const options = tcpOptions(packet);
    beginOptions(cursor, 0, options.length);
    while (nextOption(new DataView(options.buffer, options.byteOffset, options.length), cursor));
    if (cursor.fault !== 'none' || options.length > 40) t.fail(`options of ${options.length} bytes: ${cursor.fault}`);
    if (packet.length > 1280) t.fail(`${packet.length} bytes`);
  }
  t.equal(Math.max(...net.packets.map(({ length }) => length)), 1280, '[R-NAT-76] full packets are of the least MTU');
  t.end();
});

t.test('[R-NAT-71] [R-NAT-80] a line is cut in mid-transfer: the connection goes on between other locators', (t) => {
  const world = figure();
  const { net, a, b, id } = world;
  t.strictSame(active(a, id), [at(ISP1, a.id).address, at(ISP2, b.id).address]);
  const stall = transfer(world, 3_000_000, () => net.cut('2001:db8:2:'));
  t.strictSame(active(a, id), [at(ISP1, a.id).address, at(ISP3, b.id).address]);
  t.match(a.eventsOf('active'), [{ connection: id }], 'one move');
  t.ok(stall < 200, `the receiver waited ${stall} ms at a round trip of 20 ms`);
  net.heal();
  net.run(30_000);
  const healed = a.node.transport
    .paths(id)
    .map(({ state }) => state)
    .sort();
  t.strictSame(healed, ['active', 'standby'], 'the healed line stands by');
  t.end();
});

t.test(
  '[R-NAT-74] a host whose only locator is replaced goes on from the new one, which the peer was not told',
  (t) => {
    for (const [from, to, ofB] of [
      [ISP1, ISP4, [ISP2, ISP3]],
      [V4.isp1, V4.isp4, [V4.isp2, V4.isp3]],
    ] as const) {
      const world = figure([from], ofB);
      const { net, a, b, peer } = world;
      const stall = transfer(world, 2_000_000, () => {
        a.detach(net.now, 0);
        net.cut(ends(net.packets[0] ?? new Uint8Array())[0]);
        net.run(5);
        a.attach(net.now, 1, to);
      });
      t.equal(active(a, world.id)[0], at(to, a.id).address);
      net.run(3000);
      t.equal(active(b, peer)[1], at(to, a.id).address, 'what B sends goes there, too');
      t.equal(b.node.counters['implausible'], 0);
      t.ok(stall < 500, `${stall} ms`);
    }
    t.end();
  },
);

t.test('[R-NAT-72] over IPv4 the addresses are the locators', (t) => {
  const world = figure([V4.isp1], [V4.isp2, V4.isp3]);
  const { net, a, id } = world;
  const stall = transfer(world, 2_000_000, () => net.cut('198.51.100.'));
  t.strictSame(active(a, id), ['192.0.2.1', '203.0.113.3']);
  t.ok(stall < 200, `${stall} ms`);
  t.end();
});

t.test('[R-NAT-72] between IPv6 and IPv4 of the same nodes the connection moves, too', (t) => {
  const world = figure([ISP1, V4.isp1], [ISP2, V4.isp2]);
  const { net, a, id } = world;
  const stall = transfer(world, 2_000_000, () => net.cut('2001:'));
  t.strictSame(active(a, id), ['192.0.2.1', '198.51.100.2']);
  transfer(world, 500_000, () => {
    net.cut('192.');
    // The lines of IPv6 are noticed when their probes are answered.
  });
  t.strictSame(active(a, id), [at(ISP1, a.id).address, at(ISP2, world.b.id).address]);
  t.ok(stall < 200, `${stall} ms`);
  t.end();
});

t.test('[R-NAT-75] records of many fragments come through a network that loses a fifth of all packets', (t) => {
  const locators = Array.from({ length: 12 }, (_, i) => `2001:db8:${20 + i}::/64`);
  const a = new PacketNode(0, [ISP1]);
  const b = new PacketNode(1, locators);
  const net = new PacketNetwork([a, b]);
  const random = mulberry32(5);
  // Only by its first locator, so that the others are known from the record alone.
  net.way = (packet) =>
    random() < 0.2 || ends(packet).some((end) => /^2001:db8:(2[1-9]|3\d):/.test(end)) ? [] : [packet];
  b.node.listen(PORT);
  const id = a.dial(net.now, b, locators.slice(0, 1));
  net.run(20_000, () => a.eventsOf('connected').length === 1);
  net.run(20_000);
  t.equal(a.eventsOf('connected').length, 1);
  t.equal(a.node.transport.paths(id).length, 4, 'the best four of the twelve are paths of the one link');
  const sizes = net.packets.map((packet) => tcpOptions(packet).length);
  t.equal(Math.max(...sizes), 40);
  t.end();
});

t.test(
  '[R-NAT-74] what a stranger sends from another locator is dropped, or makes a candidate that carries nothing',
  (t) => {
    const world = figure([ISP1], [ISP2]);
    const { net, a, b, peer } = world;
    transfer(world, 100_000);
    net.run(1000);
    const data = net.packets.findLast((packet) => ends(packet)[0].startsWith('2001:db8:1') && packet.length > 100);
    if (data === undefined) throw new Error('A has sent data');
    const forge = (seqBy: number, acked: number): Uint8Array => {
      const packet = data.slice();
      writeIpAddress(6, at(ISP4, a.id).address, packet, 8);
      const view = new DataView(packet.buffer);
      view.setUint32(44, view.getUint32(44) + seqBy);
      view.setUint32(48, view.getUint32(48) + acked);
      return sum(packet);
    };
    for (const [seq, acked] of [
      [0x4000_0000, 0],
      [0, 0x1000_0000],
      [-0x4000_0000, 0],
    ] as const) {
      b.receive(net.now, forge(seq, acked));
    }
    t.equal(b.node.counters['implausible'], 3);
    t.equal(b.node.transport.paths(peer).length, 1);
    b.receive(net.now, forge(0, 0));
    net.cut('2001:db8:4:');
    net.run(60_000);
    t.equal(b.node.counters['implausible'], 3);
    t.notOk(
      b.node.transport
        .paths(peer)
        .some(({ foreign, state }) => foreign.address.startsWith('2001:db8:4:') && state !== 'unverified'),
      'without an answer to a PROBE it is nothing',
    );
    t.equal(active(b, peer)[1], at(ISP1, a.id).address);
    transfer(world, 100_000);
    t.end();
  },
);

t.test('[R-NAT-73] who has the node ID of another in its addresses is not accepted', (t) => {
  const a = new PacketNode(0, []);
  const b = new PacketNode(1, [ISP2]);
  const other = new PacketNode(2, []);
  const net = new PacketNetwork([a, b]);
  b.node.listen(PORT);
  a.node.addLink(0, 0, at(ISP1, other.id));
  const id = a.dial(net.now, b, [ISP2]);
  net.run(5000);
  t.equal(b.eventsOf('accepted').length, 0);
  t.equal(b.node.counters['other-node'], 1);
  t.match(a.eventsOf('failed'), [{ connection: id, code: 'reset' }]);
  t.end();
});

t.test('[R-NAT-73] a node that proves to be another than the one dialled is not connected to', (t) => {
  const a = new PacketNode(0, [ISP1]);
  const b = new PacketNode(1, []);
  const other = new PacketNode(2, []);
  const net = new PacketNetwork([a, b]);
  b.node.listen(PORT);
  b.node.addLink(0, 0, at(ISP2, other.id));
  a.dial(net.now, other, [ISP2]);
  net.run(20_000);
  t.equal(a.eventsOf('connected').length, 0);
  t.match(a.eventsOf('failed'), [{ code: 'proof-failed' }]);
  t.end();
});

t.test('[R-NAT-78] what belongs nowhere is refused, a hundred times a second at the most', (t) => {
  const { net, a, b } = figure([ISP1], [ISP2]);
  const first = net.packets[0] ?? new Uint8Array();
  b.node.unlisten(PORT);
  a.dial(net.now, b, [ISP2]);
  net.run(100);
  t.match(a.eventsOf('failed'), [{ code: 'refused' }]);
  t.equal(b.node.counters['no-listener'], 1);
  b.node.listen(PORT);

  const plain = first.slice();
  // The options are NOPs but for timestamps: an ordinary SYN.
  plain.fill(1, 72, 100);
  plain[41] = 9;
  b.receive(net.now, sum(plain));
  t.equal(b.node.counters['no-capable'], 1);
  const reset = b.sent.splice(0);
  t.strictSame(
    reset.map((packet) => packet[53]),
    [0x14],
    'RST and ACK',
  );
  t.equal(
    new DataView(reset[0]?.buffer ?? new ArrayBuffer(64)).getUint32(48),
    (new DataView(plain.buffer).getUint32(44) + 1) >>> 0,
  );

  const stray = first.slice();
  stray[53] = 0x10;
  for (let i = 0; i < 300; i++) {
    stray[41] = i & 0xff;
    stray[40] = 200 + (i >> 8);
    b.receive(net.now, sum(stray));
  }
  const { counters } = b.node;
  t.equal((counters['no-connection'] ?? 0) + (counters['reset-limit'] ?? 0), 300);
  t.ok(b.sent.length <= 100 && b.sent.length >= 98, `${b.sent.length} resets`);
  const rst = stray.slice();
  rst[53] = 0x04;
  b.sent.splice(0);
  net.run(2000);
  b.sent.splice(0);
  b.receive(net.now, sum(rst));
  t.equal(b.sent.length, 0, 'a reset is not answered');
  t.end();
});

t.test(
  '[R-NAT-71] a packet for another node, for a locator that is gone, from this node or from a group is dropped',
  (t) => {
    const { net, a, b } = figure([ISP1], [ISP2]);
    const packet = net.packets[0] ?? new Uint8Array();
    const changed = (offset: number, address: string): Uint8Array => {
      const copy = packet.slice();
      writeIpAddress(6, address, copy, offset);
      return sum(copy);
    };
    b.receive(net.now, changed(24, at(ISP2, a.id).address));
    b.receive(net.now, changed(24, at(ISP3, b.id).address));
    t.equal(b.node.counters['not-ours'], 2);
    b.receive(net.now, changed(8, at(ISP4, b.id).address));
    b.receive(net.now, changed(8, 'ff02::1'));
    b.receive(net.now, changed(8, '::1'));
    t.equal(b.node.counters['bad-source'], 3);
    t.end();
  },
);

t.test('[R-NAT-79] a SYN for the ports of a connection changes nothing; after its end it opens a new one', (t) => {
  const world = figure([ISP1], [ISP2]);
  const { net, a, b, id, peer } = world;
  const syn = (net.packets[0] ?? new Uint8Array()).slice();
  // Another connection of the same ports: the ID in CAPABLE is another.
  syn[90] = (syn[90] ?? 0) ^ 0xff;
  sum(syn);
  b.receive(net.now, syn);
  t.equal(b.node.counters['port-in-use'], 1);
  transfer(world, 50_000);
  b.node.transport.shutdown(net.now, peer);
  b.drain(net.now);
  net.run(100);
  a.node.transport.release(net.now, id);
  a.drain(net.now);
  net.run(100);
  t.equal(b.node.transport.info(peer).state, 'time-wait');
  const before = net.packets.length;
  b.receive(net.now, syn);
  net.run(5);
  t.match(
    net.packets.slice(before).map((packet) => packet[53]),
    [0x12],
    'SYN and ACK',
  );
  t.end();
});

t.test('[R-NAT-77] what is pushed is acknowledged at once, and what would ask for it is pushed', (t) => {
  const { net, a, id } = figure([ISP1], [ISP2]);
  const answerTime = (): number => {
    const count = a.eventsOf('acknowledged').length;
    const began = net.now;
    a.node.transport.write(net.now, id, pattern(1, 0, 100));
    a.drain(net.now);
    net.run(1000, () => a.eventsOf('acknowledged').length > count);
    return net.now - began;
  };
  t.equal(answerTime(), 20, 'a round trip');
  net.way = (packet) => {
    const silent = packet.slice();
    silent[53] = (silent[53] ?? 0) & ~8;
    return [sum(silent)];
  };
  net.run(1000);
  t.equal(answerTime(), 25, 'and the delay of an acknowledgment');
  t.end();
});

t.test('[R-NAT-70] the other schedules carry the stream as well, and lose nothing with a line', (t) => {
  for (const schedule of ['redundant', 'aggregate'] as const) {
    const world = figure([ISP1, ISP4]);
    const { net, a, b, id } = world;
    a.node.transport.setSchedule(net.now, id, schedule);
    const before = net.packets.length;
    const stall = transfer(world, 3_000_000, () => net.cut('2001:db8:2:'));
    const ways = new Set(
      net.packets
        .slice(before)
        .filter(({ length }) => length > 1000)
        .map((packet) => ends(packet)[1]),
    );
    t.strictSame(ways, new Set([at(ISP2, b.id).address, at(ISP3, b.id).address]), schedule);
    t.ok(stall < 1000, `${schedule}: ${stall} ms`);
  }
  t.end();
});

t.test('[R-NAT-70] later connections are bound to the association, and move with it', (t) => {
  const world = figure();
  const { net, a, b } = world;
  const second = a.dial(net.now, b, [ISP2]);
  net.run(500);
  t.equal(a.eventsOf('connected').length, 2);
  t.match(a.node.transport.associations, { associations: 1, founded: 1, bound: 1 });
  const other = { ...world, id: second, peer: b.accepted };
  transfer(world, 500_000, () => net.cut('2001:db8:2:'));
  transfer(other, 500_000);
  t.strictSame(active(a, second), active(a, world.id));
  t.end();
});

t.test('[R-NAT-80] a locator that comes is told and used, one that goes is told and left', (t) => {
  const world = figure([ISP1], [ISP2]);
  const { net, a, b, id, peer } = world;
  b.attach(net.now, 1, ISP3);
  net.run(3000);
  t.ok(
    a.node.transport
      .paths(id)
      .some(({ foreign, state }) => foreign.address === at(ISP3, b.id).address && state === 'standby'),
  );
  b.detach(net.now, 0);
  net.run(100);
  t.equal(active(a, id)[1], at(ISP3, b.id).address);
  t.equal(active(b, peer)[0], at(ISP3, b.id).address);
  transfer(world, 200_000);
  t.end();
});

t.test('[R-NAT-79] what has ended leaves nothing behind', (t) => {
  const { net, a, b, id, peer } = figure();
  a.node.transport.release(net.now, id);
  a.drain(net.now);
  net.run(100);
  b.node.transport.release(net.now, peer);
  b.drain(net.now);
  net.run(60_000);
  t.equal(a.node.connectionCount, 0);
  t.equal(b.node.connectionCount, 0);
  t.end();
});

/** Sets the TCP checksum of an IPv6 packet, and returns it (RFC 9293, section 3.1; RFC 8200, section 8.1). */
function sum(packet: Uint8Array): Uint8Array {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.length);
  view.setUint16(56, 0);
  let total = packet.length - 40 + 6;
  for (let i = 8; i + 1 < packet.length; i += 2) total += view.getUint16(i);
  if (packet.length % 2 === 1) total += (packet.at(-1) ?? 0) << 8;
  while (total > 0xffff) total = (total & 0xffff) + Math.floor(total / 0x10000);
  view.setUint16(56, ~total & 0xffff);
  return packet;
}

t.test('[R-SEC-7] [R-MH-33] an announced locator that answers nothing gets three small probes, and no more', (t) => {
  const a = new PacketNode(0, [ISP1]);
  const b = new PacketNode(1, [ISP2, ISP3]);
  const net = new PacketNetwork([a, b]);
  b.node.listen(PORT);
  const sizes: number[] = [];
  net.way = (packet) => {
    const [from, to] = ends(packet);
    if (to.startsWith('2001:db8:3:')) sizes.push(packet.length);
    return [from, to].some((end) => end.startsWith('2001:db8:3:')) ? [] : [packet];
  };
  a.dial(net.now, b, [ISP2]);
  net.run(4000);
  t.equal(a.eventsOf('connected').length, 1);
  t.strictSame(sizes, [96, 96, 96]);
  t.end();
});
