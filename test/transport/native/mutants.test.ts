import t from 'tap';
import { Random } from '../../../src/link/random.ts';
import { ROW_FLAG, SYN } from '../../../src/wire/segment-row.ts';
import { icmp, tcp, udp } from '../../support/native-packets.ts';
import { Line, NativeHost, NativeStream } from '../../support/native-world.ts';

const PACKETS = 100_000;
const BURST = 50;
const BACKLOG = 16;
const CONNECTIONS = 8;
const OTHER = '10.9.0.3';

/** The header's checksum, so that what is behind it is looked at. */
function mend(packet: Uint8Array): Uint8Array {
  if ((packet[0] ?? 0) >> 4 !== 4 || packet.length < 20) return packet;
  const view = new DataView(packet.buffer);
  const header = Math.min((view.getUint8(0) & 15) * 4, packet.length) & ~1;
  view.setUint16(10, 0);
  let sum = 0;
  for (let at = 0; at < header; at += 2) sum += view.getUint16(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  view.setUint16(10, ~sum & 0xffff);
  return packet;
}

t.test('[R-NAT-23] a hundred thousand mutated packets: no throw, no growth, and the service goes on', (t) => {
  const random = new Random(20_261_126);
  const host = new NativeHost(1, { tcp: { msl: 50 }, config: { receiveBuffer: 65_536 } });
  const other = new NativeHost(2, { tcp: { msl: 50 }, addresses: [OTHER, 'fd09::3'] });
  host.transport.listen(80, undefined, BACKLOG);
  const line = new Line([host, other], 1, { loss: 0.01, delay: 2 });
  const pool: Uint8Array[] = [];
  line.way = (packet, from) => {
    if (from === other) {
      if (pool.length < 512) pool.push(packet);
      else pool[random.below(512)] = packet;
    }
    return [packet];
  };
  const ends = { source: OTHER, destination: '10.9.0.2' };
  const six = { source: 'fd09::3', destination: 'fd09::2' };

  /** Something near to what the other host sends, or has just sent. */
  const mutant = (): Uint8Array => {
    const draw = random.float();
    const ports = {
      sourcePort: 1024 + random.below(60_000),
      destinationPort: random.chance(0.7) ? 80 : random.below(99),
    };
    if (draw < 0.1)
      return tcp({ ...(random.chance(0.5) ? six : ends), ...ports, flags: SYN, seq: random.uint32() | 0 });
    if (draw < 0.15) return udp({ ...ends, ...ports, payload: random.bytes(random.below(64)) });
    const quoted = pool[random.below(Math.max(pool.length, 1))] ?? random.bytes(40);
    if (draw < 0.25) {
      const [type, code] = [random.below(16), random.below(16)];
      return icmp({ ...ends, type, code, rest: random.uint32() | 0, payload: quoted.slice(0, 60) });
    }
    if (draw < 0.3) return random.bytes(random.below(120));
    const copy = quoted.slice(0, random.chance(0.2) ? random.below(quoted.length + 1) : quoted.length);
    for (let changes = random.below(4); changes > 0 && copy.length > 0; changes--) {
      // Mostly in the headers.
      copy[random.below(Math.min(copy.length, 80))] = random.below(256);
    }
    return mend(copy);
  };

  let sent = 0;
  let opened = 0;
  let most = 0;
  while (sent < PACKETS) {
    if (other.transport.connectionCount < CONNECTIONS) {
      const address = random.chance(0.5) ? '10.9.0.2' : 'fd09::2';
      const id = other.transport.connect(line.now, { address, port: 80 });
      other.transport.write(line.now, id, new Uint8Array(random.below(5000)));
      opened += 1;
    }
    const burst = Array.from({ length: BURST }, mutant);
    sent += BURST;
    host.receiveAll(line.now, burst, ROW_FLAG.checksummed);
    line.run(random.between(0.1, 20));
    most = Math.max(most, host.transport.connectionCount);
    for (const end of [host, other]) {
      const released = new Set<number>();
      for (const event of end.events.splice(0)) {
        if (released.has(event.connection)) continue;
        if (event.type === 'accepted') host.transport.write(line.now, event.connection, new Uint8Array(100));
        const over = event.type === 'closed' || event.type === 'failed' || event.type === 'peer-finished';
        const { connection } = event;
        if (event.type === 'readable') while (end.transport.read(connection) !== null);
        if (!over && !random.chance(end === other ? 0.4 : 0.02)) continue;
        released.add(connection);
        end.transport.release(line.now, connection);
      }
    }
  }
  t.ok(opened > 20, `${opened} connections were open meanwhile`);
  t.ok(most < 2000, `${most} connections at most`);

  line.run(200_000);
  host.events.length = 0;
  const id = other.transport.connect(line.now, { address: '10.9.0.2', port: 80 });
  t.ok(
    line.run(10_000, () => host.accepted !== undefined),
    'one more is accepted',
  );
  const accepted = host.accepted ?? 0;
  const theirs = new NativeStream(other, id, { total: 100_000, seed: 1, otherSeed: 2 });
  const ours = new NativeStream(host, accepted, { total: 100_000, seed: 2, otherSeed: 1 });
  line.run(60_000, () => {
    theirs.step(line.now);
    ours.step(line.now);
    return theirs.ended && ours.ended;
  });
  t.same([ours.received, theirs.received, ours.corruptAt, theirs.corruptAt], [100_000, 100_000, -1, -1]);
  t.end();
});
