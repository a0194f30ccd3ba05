import { instantiate } from 'smoltcp-wasm';
import { TcpPeer, type TcpPeerOptions } from 'smoltcp-wasm/peer.js';
import t from 'tap';
import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import { ROW, ROW_FAULTS, ROW_WORDS, RST, SYN } from '../../src/wire/segment-row.ts';
import { noise } from './generators.ts';
import { buildPacket, type PacketParts, TCP } from './packets.ts';

const MEGABYTE = 1 << 20;
const DELAY = 10;
const IPV4 = [Uint8Array.of(10, 0, 0, 1), Uint8Array.of(10, 0, 0, 2)] as const;
const IPV6 = [
  Uint8Array.of(0xfd, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
  Uint8Array.of(0xfd, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2),
] as const;

/** Options as they come: none, sound ones, extremes. */
const OPTIONS: readonly Uint8Array[] = [
  new Uint8Array(0),
  Uint8Array.of(2, 4, 0, 1),
  Uint8Array.of(2, 4, 255, 255, 3, 3, 255, 1),
  Uint8Array.of(2, 4, 0, 0, 4, 2, 1, 1),
  Uint8Array.of(1, 1, 8, 10, 0, 0, 0, 9, 255, 255, 255, 255),
  Uint8Array.of(1, 1, 5, 18, 0, 0, 0, 1, 255, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 1),
];

t.test('[R-ENG-60] two peers exchange a megabyte each way and close', (t) => {
  const cases = [
    { name: 'IPv4', addresses: IPV4, options: {}, loss: 0 },
    { name: 'IPv6, timestamps', addresses: IPV6, options: { timestamps: true, ackDelay: 0 }, loss: 0 },
    { name: 'IPv4, jumbo', addresses: IPV4, options: { mtu: 9000, receiveBuffer: 262_144 }, loss: 0 },
    { name: 'IPv4, 1 % loss', addresses: IPV4, options: { timestamps: true }, loss: 0.01 },
    { name: 'IPv6, 3 % loss', addresses: IPV6, options: {}, loss: 0.03 },
  ];
  for (const [i, { name, addresses, options, loss }] of cases.entries()) {
    const { received, states, packets } = exchange(addresses, options, loss, 100 + i);
    const data = [pattern(1), pattern(2)];
    t.ok(
      received.every((bytes, end) => Buffer.compare(bytes, data[1 - end] ?? bytes.subarray(1)) === 0),
      `${name}: what was sent arrived`,
    );
    t.ok(
      states.every((state) => state === 'closed' || state === 'time-wait'),
      `${name}: ${states.join(', ')}`,
    );
    t.equal(unequalAgain(packets, addresses), 0, `${name}: every packet decodes, and encodes to the same bytes`);
  }
  t.end();
});

t.test('[R-ENG-60] equal seeds give equal packets', (t) => {
  const first = exchange(IPV6, {}, 0.02, 9).packets;
  const second = exchange(IPV6, {}, 0.02, 9).packets;
  t.equal(Buffer.compare(Buffer.concat(first), Buffer.concat(second)), 0);
  t.not(Buffer.compare(Buffer.concat(first), Buffer.concat(exchange(IPV6, {}, 0.02, 10).packets)), 0);
  t.end();
});

t.test('[R-ENG-60] a port where nobody listens answers with a reset', (t) => {
  const wasm = instantiate();
  const peer = new TcpPeer(wasm, { address: IPV4[1] });
  const syn = segment({ seq: 5, flags: SYN });
  t.ok(peer.receive(0, syn));
  const [reset] = peer.poll(0);
  t.equal((reset?.[33] ?? 0) & RST, RST);
  t.equal(peer.state, 'closed');
  peer.free();
  t.end();
});

t.test('[R-ENG-51] peers that there is no memory for are refused, and freed ones give it back', (t) => {
  const wasm = instantiate({ pages: 32 });
  const options = { address: IPV4[0], receiveBuffer: 200_000, sendBuffer: 200_000 };
  const make = () => {
    const made: TcpPeer[] = [];
    try {
      for (;;) made.push(new TcpPeer(wasm, options));
    } catch (error) {
      t.ok(error instanceof RangeError);
    }
    return made;
  };
  const first = make();
  t.ok(first.length > 0 && first.length < 32);
  for (const peer of first) peer.free();
  const second = make();
  t.equal(second.length, first.length);
  for (const bad of [{ mtu: 575 }, { mtu: 65_536 }, { sendBuffer: 0 }, { address: Uint8Array.of(224, 0, 0, 1) }]) {
    t.throws(() => new TcpPeer(instantiate(), { ...options, ...bad }), RangeError);
  }
  t.equal(wasm.peer_state(0), -1);
  t.equal(wasm.peer_state(4000), -1);
  t.equal(wasm.peer_receive(1, 0, wasm.buffer.byteLength, 60), -1);
  t.end();
});

t.test('[R-ENG-61] forged segments with valid checksums do not make a peer trap', (t) => {
  const next = noise(99);
  const seen = new Set<string>();
  for (let life = 0; life < 60; life++) {
    const peer = new TcpPeer(instantiate({ pages: 32 }), { address: IPV4[1], seed: life, receiveBuffer: 4096 });
    if (life % 3 === 0) peer.connect(IPV4[0], 1000, 2000);
    else peer.listen(2000);
    let now = 0;
    let theirs = next();
    let ours = 0;
    for (let i = 0; i < 400; i++) {
      const near = () => (next() % 4 === 0 ? next() : (next() % 9000) - 4500);
      const flags = i === 0 && life % 3 !== 0 ? SYN : [16, 16, 24, 17, 18, 2, 4, 20, 1, 0, next() & 255][next() % 11];
      const seq = i < 3 && life % 2 === 0 ? theirs : theirs + near();
      const ack = next() % 3 === 0 ? ours : ours + near();
      const length = next() % 3 === 0 ? next() % 1400 : 0;
      const options = OPTIONS[next() % OPTIONS.length];
      peer.receive(now, segment({ seq, ack, flags: flags ?? 16, window: next() & 0xffff, length, options }));
      if (next() % 4 === 0) peer.write(new Uint8Array(next() % 5000));
      if (next() % 4 === 0) peer.read();
      if (next() % 100 === 0) peer.close();
      for (const packet of peer.poll(now)) {
        const view = new DataView(packet.buffer);
        ours = (view.getUint32(24) + packet.length - 20 - (view.getUint8(32) >> 4) * 4) | 0;
        if ((view.getUint8(33) & (SYN | 1)) !== 0) ours = (ours + 1) | 0;
        if (view.getUint32(28) !== 0) theirs = view.getUint32(28);
      }
      seen.add(peer.state);
      now += next() % 3000;
    }
  }
  t.ok(seen.size >= 7, `states reached: ${[...seen].join(', ')}`);
  t.end();
});

interface Forged {
  readonly seq: number;
  readonly flags: number;
  readonly ack?: number;
  readonly window?: number;
  readonly length?: number;
  readonly options?: Uint8Array | undefined;
}

function segment({ seq, flags, ack = 0, window = 1000, length = 0, options = new Uint8Array(0) }: Forged): Uint8Array {
  const parts: PacketParts = {
    version: 4,
    source: IPV4[0],
    destination: IPV4[1],
    hopLimit: 64,
    trafficClass: 0,
    transport: {
      protocol: TCP,
      sourcePort: 1000,
      destinationPort: 2000,
      seq,
      ack,
      flags,
      urgentPointer: 0,
      window,
      options,
      payload: new Uint8Array(length),
    },
  };
  return buildPacket(parts);
}

interface Exchange {
  readonly received: readonly Uint8Array[];
  readonly states: readonly string[];
  readonly packets: readonly Uint8Array[];
}

/** Both ends send a megabyte through a network that delays by `DELAY` and drops a share of the packets. */
function exchange(
  addresses: readonly [Uint8Array, Uint8Array],
  options: Partial<TcpPeerOptions>,
  loss: number,
  seed: number,
): Exchange {
  const next = noise(seed);
  const peers = addresses.map(
    (address, end) => new TcpPeer(instantiate(), { ...options, address, seed: seed * 2 + end }),
  );
  const [client, server] = peers;
  if (client === undefined || server === undefined) throw new Error('two peers');
  server.listen(7);
  client.connect(addresses[1], 7, 50_000);

  const data = [pattern(1), pattern(2)];
  const received = [new Uint8Array(MEGABYTE), new Uint8Array(MEGABYTE)];
  const sent = [0, 0];
  const got = [0, 0];
  const finished = [false, false];
  const packets: Uint8Array[] = [];
  const underway: { at: number; to: TcpPeer; packet: Uint8Array }[] = [];
  let now = 0;
  for (let turns = 0; turns < 200_000 && now < 3_600_000; turns++) {
    for (const [end, peer] of peers.entries()) {
      const source = data[end] ?? new Uint8Array(0);
      const into = received[end] ?? source;
      const from = sent[end] ?? 0;
      if (from < MEGABYTE) sent[end] = from + peer.write(source.subarray(from, from + 65_536));
      else peer.close();
      for (let bytes = peer.read(); ; bytes = peer.read()) {
        if (bytes === null) finished[end] = true;
        if (bytes === null || bytes.length === 0) break;
        into.set(bytes.subarray(0, MEGABYTE - (got[end] ?? 0)), got[end] ?? 0);
        got[end] = (got[end] ?? 0) + bytes.length;
      }
      for (const packet of peer.poll(now)) {
        packets.push(packet);
        if (next() / 2 ** 32 >= loss) underway.push({ at: now + DELAY, to: peers[1 - end] ?? peer, packet });
      }
    }
    now = Math.max(
      now,
      Math.min(underway[0]?.at ?? Number.POSITIVE_INFINITY, ...peers.map((peer) => peer.pollAt(now))),
    );
    if (now === Number.POSITIVE_INFINITY) break;
    for (let arrived = underway[0]; arrived !== undefined && arrived.at <= now; arrived = underway[0]) {
      arrived.to.receive(now, arrived.packet);
      underway.shift();
    }
    if (finished.every(Boolean) && peers.every(({ state }) => state === 'closed' || state === 'time-wait')) break;
  }
  return { received, states: peers.map(({ state }) => state), packets };
}

/** How many packets the engine refuses or writes otherwise than smoltcp's own stack wrote them. */
function unequalAgain(packets: readonly Uint8Array[], addresses: readonly [Uint8Array, Uint8Array]): number {
  const engine = new SmoltcpEngine();
  const [region] = engine.transmitRegions;
  if (region === undefined) return packets.length;
  const addressAt = addresses[0].length === 4 ? 12 : 8;
  let unequal = 0;
  for (const packet of packets) {
    engine.bytes.set(packet, engine.receiveStart);
    engine.receiveRows[ROW.offset] = engine.receiveStart;
    engine.receiveRows[ROW.length] = packet.length;
    if (engine.decodePackets(1) !== 1) {
      unequal++;
      t.comment(ROW_FAULTS[engine.receiveRows[ROW.fault] ?? 0]);
      continue;
    }
    region.rows.set(engine.receiveRows.subarray(0, ROW_WORDS));
    const start = (engine.receiveRows[ROW.optionsOffset] ?? 0) - engine.receiveStart;
    engine.bytes.set(packet.subarray(addressAt), region.start);
    engine.bytes.set(packet.subarray(start), region.start + 64 + start);
    region.rows[ROW.offset] = region.start + 64;
    region.rows[ROW.ipOffset] = region.start;
    region.rows[ROW.flags] = (engine.receiveRows[ROW.flags] ?? 0) & 0xff;
    engine.encodePackets(region, 1);
    const again = engine.bytes.subarray(region.start + 64, region.start + 64 + (region.rows[ROW.length] ?? 0));
    if (Buffer.compare(again, packet) !== 0) unequal++;
  }
  return unequal;
}

function pattern(seed: number): Uint8Array {
  const bytes = new Uint8Array(MEGABYTE);
  const next = noise(seed);
  for (let i = 0; i < bytes.length; i++) bytes[i] = next();
  return bytes;
}
