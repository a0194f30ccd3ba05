import fc from 'fast-check';
import t from 'tap';
import { Reassembly } from '../../src/engine/reassembly.ts';
import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import { ACK, ROW, ROW_FAULTS } from '../../src/wire/segment-row.ts';
import { buildPacket, type PacketParts, TCP } from './packets.ts';

const ENGINE = new SmoltcpEngine();
const ADDRESSES = {
  4: [Uint8Array.of(10, 9, 0, 1), Uint8Array.of(10, 9, 0, 2)],
  6: [Uint8Array.of(0xfd, 9, ...new Array(13).fill(0), 1), Uint8Array.of(0xfd, 9, ...new Array(13).fill(0), 2)],
} as const;

function packetOf(version: 4 | 6, payload: Uint8Array, extensions = 0): Uint8Array {
  const [source, destination] = ADDRESSES[version];
  const parts: PacketParts = {
    version,
    source,
    destination,
    hopLimit: 64,
    trafficClass: 2,
    transport: {
      protocol: TCP,
      sourcePort: 1000,
      destinationPort: 80,
      seq: 1,
      ack: 2,
      flags: ACK,
      urgentPointer: 0,
      window: 100,
      options: new Uint8Array(0),
      payload,
    },
  };
  // Destination options with padding, before the fragment header and so in every fragment.
  const options = Array.from({ length: extensions }, () => ({
    protocol: 60,
    bytes: Uint8Array.of(0, 0, 1, 4, 0, 0, 0, 0),
  }));
  return buildPacket(parts, { extensions: options });
}

interface CutOptions {
  readonly id?: number;
  readonly extensions?: number;
  /** ECN codepoint by fragment. */
  readonly ecn?: readonly number[];
}

/** Cuts the data of a packet at these places, which are multiples of 8. */
function cut(
  packet: Uint8Array,
  places: readonly number[],
  { id = 7, extensions = 0, ecn = [] }: CutOptions = {},
): Uint8Array[] {
  const version = (packet[0] ?? 0) >> 4;
  const header = version === 4 ? 20 : 40 + 8 * extensions;
  const data = packet.subarray(header);
  const ends = [...places.filter((place) => place < data.length), data.length];
  return ends.map((end, i) => {
    const start = ends[i - 1] ?? 0;
    const more = end < data.length;
    const extra = version === 4 ? 0 : 8;
    const fragment = new Uint8Array(header + extra + end - start);
    fragment.set(packet.subarray(0, header));
    fragment.set(data.subarray(start, end), header + extra);
    const view = new DataView(fragment.buffer);
    const mark = ecn[i] ?? 2;
    if (version === 4) {
      view.setUint8(1, mark);
      view.setUint16(2, fragment.length);
      view.setUint16(4, id);
      view.setUint16(6, (more ? 0x2000 : 0) | (start >> 3));
      view.setUint16(10, 0);
      let sum = 0;
      for (let at = 0; at < header; at += 2) sum += view.getUint16(at);
      while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
      view.setUint16(10, ~sum & 0xffff);
    } else {
      const nextHeaderAt = extensions === 0 ? 6 : header - 8;
      view.setUint16(0, 0x6000 | (mark << 4));
      view.setUint16(4, fragment.length - 40);
      view.setUint8(header, view.getUint8(nextHeaderAt));
      view.setUint8(nextHeaderAt, 44);
      view.setUint16(header + 2, start | (more ? 1 : 0));
      view.setUint32(header + 4, id);
    }
    return fragment;
  });
}

function add(reassembly: Reassembly, packets: readonly Uint8Array[], now = 0): Uint8Array[] {
  const whole: Uint8Array[] = [];
  for (const packet of packets) {
    reassembly.add(now, packet, 0, packet.length);
    for (let next = reassembly.take(); next !== undefined; next = reassembly.take()) whole.push(next);
  }
  return whole;
}

/** The payload that the engine finds, or the fault. */
function decode(packet: Uint8Array): Uint8Array | string {
  ENGINE.bytes.set(packet, ENGINE.receiveStart);
  ENGINE.receiveRows[ROW.offset] = ENGINE.receiveStart;
  ENGINE.receiveRows[ROW.length] = packet.length;
  ENGINE.receiveRows[ROW.flags] = 0;
  ENGINE.decodePackets(1);
  const fault = ENGINE.receiveRows[ROW.fault] ?? 0;
  if (fault !== 0) return ROW_FAULTS[fault] ?? '?';
  const at = ENGINE.receiveRows[ROW.payloadOffset] ?? 0;
  return ENGINE.bytes.slice(at, at + (ENGINE.receiveRows[ROW.payloadLength] ?? 0));
}

function noise(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 0xff);
}

t.test('[R-NAT-50] whatever the cuts, the order and the repetitions, one whole packet comes, and decodes', (t) => {
  const cases = fc.record({
    version: fc.constantFrom(4 as const, 6 as const),
    extensions: fc.constantFrom(0, 1, 2),
    length: fc.integer({ min: 20, max: 60_000 }),
    places: fc.uniqueArray(fc.integer({ min: 1, max: 7000 }), { minLength: 1, maxLength: 12 }),
    order: fc.array(fc.nat(100), { minLength: 13, maxLength: 13 }),
    repeat: fc.nat(12),
  });
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(cases, ({ version, extensions: wanted, length, places, order, repeat }) => {
        const extensions = version === 6 ? wanted : 0;
        const payload = noise(length);
        const sorted = places.map((place) => place * 8).sort((a, b) => a - b);
        const fragments = cut(packetOf(version, payload, extensions), sorted, { extensions });
        fc.pre(fragments.length > 1);
        if (fragments.some((fragment) => decode(fragment) !== 'fragment')) throw new Error('cut');
        const mixed = fragments
          .map((fragment, i) => ({ fragment, at: order[i] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ fragment }) => fragment);
        const again = mixed[repeat % mixed.length];
        if (again !== undefined) mixed.splice(repeat % mixed.length, 0, again);
        const reassembly = new Reassembly();
        const whole = add(reassembly, mixed);
        const decoded = decode(whole[0] ?? new Uint8Array(0));
        if (typeof decoded === 'string' || Buffer.compare(decoded, payload) !== 0) throw new Error(String(decoded));
        if (whole.length !== 1) throw new Error(`${whole.length} packets`);
      }),
      { numRuns: 100 },
    ),
  );
  t.end();
});

t.test('[R-NAT-50] an overlap ends the datagram, and what still comes of it; an exact repetition does not', (t) => {
  for (const version of [4, 6] as const) {
    const packet = packetOf(version, noise(1000));
    const [a, b, c] = cut(packet, [400, 800]);
    const [, overlapping] = cut(packet, [392]);
    if (!a || !b || !c || !overlapping) throw new Error('pieces');
    const reassembly = new Reassembly();
    t.equal(add(reassembly, [a, a, overlapping, b, c]).length, 0);
    t.same([reassembly.drops.overlap, reassembly.drops.repeated, reassembly.held], [3, 1, 0]);
    t.equal(add(reassembly, [a, b, c], 60_000).length, 1, 'a later datagram with the same identification');

    const altered = b.slice();
    altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
    t.equal(add(reassembly, [a, b, altered, c], 120_000).length, 0, 'the same place with other bytes');
  }
  t.end();
});

t.test('[R-NAT-50] two ends, or data behind the end, is an overlap', (t) => {
  const packet = packetOf(4, noise(1000));
  const [, , last] = cut(packet, [400, 800]);
  const [, early] = cut(packetOf(4, noise(500)), [400]);
  if (!last || !early) throw new Error('pieces');
  for (const order of [
    [last, early],
    [early, last],
  ]) {
    const reassembly = new Reassembly();
    add(reassembly, order);
    t.equal(reassembly.drops.overlap, 1);
  }
  t.end();
});

t.test('[R-NAT-52] datagrams wait 15 and 60 s; the oldest give way to what is new', (t) => {
  const reassembly = new Reassembly({ datagrams: 2, bytes: 3000 });
  const [a, b] = cut(packetOf(4, noise(1000)), [400], { id: 1 });
  const [c, d] = cut(packetOf(6, noise(1000)), [400], { id: 2 });
  if (!a || !b || !c || !d) throw new Error('pieces');
  add(reassembly, [a, c], 0);
  t.equal(add(reassembly, [d], 59_999).length, 1);
  t.equal(reassembly.drops.late, 1, 'the one of IPv4 was too old');
  for (let id = 10; id < 20; id++) add(reassembly, cut(packetOf(4, noise(1000)), [800], { id }).slice(0, 1), 60_000);
  t.equal(reassembly.waiting, 2);
  t.equal(reassembly.drops.crowded, 8);
  for (let id = 20; id < 22; id++) add(reassembly, cut(packetOf(4, noise(2000)), [1600], { id }).slice(0, 1), 60_000);
  t.ok(reassembly.held <= 3000, `${reassembly.held} bytes`);
  t.end();
});

t.test('[R-NAT-50] a mark on one fragment marks the whole, if all can bear it (RFC 3168, section 5.3)', (t) => {
  for (const version of [4, 6] as const) {
    const packet = packetOf(version, noise(100));
    const [marked] = add(new Reassembly(), cut(packet, [64], { ecn: [2, 3] }));
    t.equal(version === 4 ? (marked?.[1] ?? 0) & 3 : ((marked?.[1] ?? 0) >> 4) & 3, 3);
    const reassembly = new Reassembly();
    t.equal(add(reassembly, cut(packet, [64], { ecn: [0, 3] })).length, 0);
    t.equal(reassembly.drops['mixed-ecn'], 1);
  }
  t.end();
});

t.test('[R-NAT-50] [R-NAT-23] bytes of any kind are counted and forgotten', (t) => {
  const fragments = [
    ...cut(packetOf(4, noise(900)), [400]),
    ...cut(packetOf(6, noise(900), 1), [400], { extensions: 1 }),
  ];
  const reassembly = new Reassembly();
  t.doesNotThrow(() =>
    fc.assert(
      fc.property(
        fc.nat(fragments.length - 1),
        fc.array(fc.tuple(fc.nat(1500), fc.nat(255)), { maxLength: 8 }),
        fc.nat(1500),
        (which, changes, length) => {
          const packet = (fragments[which] ?? new Uint8Array(0)).slice(0, length);
          for (const [at, value] of changes) if (at < packet.length) packet[at] = value;
          reassembly.add(0, packet, 0, packet.length);
          reassembly.take();
          if (reassembly.held < 0 || reassembly.held > 1 << 20 || reassembly.waiting > 64) throw new Error('bounds');
        },
      ),
      { numRuns: 5000 },
    ),
  );
  t.ok(reassembly.drops.malformed > 0);
  t.end();
});

t.test('[R-NAT-51] a fragment header of a whole packet waits for nothing', (t) => {
  const [atomic] = cut(packetOf(6, noise(100)), []);
  t.same(decode(atomic ?? new Uint8Array(0)), noise(100));
  t.end();
});
