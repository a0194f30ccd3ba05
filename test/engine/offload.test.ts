import fc from 'fast-check';
import t from 'tap';
import { noise } from './generators.ts';
import { change, decode, encode, engine, exampleParts, extras, packetParts, shows } from './native-support.ts';
import { buildPacket, isPacket, TCP, UDP, withChecksumCompleted } from './packets.ts';

t.test('[R-ENG-49] a checksum that somebody vouches for is not looked at, and nothing else is spared', (t) => {
  fc.assert(
    fc.property(packetParts, extras, fc.nat(0xffff), (parts, more, sum) => {
      const bytes = buildPacket(parts, more);
      const { protocol } = parts.transport;
      const end = bytes.length - (more.trailer ?? 0);
      const body = protocol === TCP ? parts.transport.options.length + 20 : 8;
      const at = end - parts.transport.payload.length - body + (protocol === TCP ? 16 : protocol === UDP ? 6 : 2);
      const right = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
      bytes.set([sum >> 8, sum & 0xff], at);
      const vouched = decode([bytes], true) === 1 && shows(0, bytes, parts, more);
      if (protocol === TCP || protocol === UDP) return vouched;
      return vouched === (sum === right || (sum % 0xffff === 0 && right % 0xffff === 0));
    }),
    { numRuns: 1000 },
  );
  const four = buildPacket(
    exampleParts({ protocol: UDP, sourcePort: 1, destinationPort: 2, payload: new Uint8Array(2) }),
  );
  t.equal(decode([change(four, 10, 1)], true), 0, "IPv4's own checksum is verified");
  t.end();
});

t.test('[R-ENG-49] a partial checksum is one that the sum over the segment completes', (t) => {
  fc.assert(
    fc.property(packetParts, (parts) => {
      const { sent, bytes } = encode(parts, null, true);
      const { protocol } = parts.transport;
      return isPacket(protocol === TCP || protocol === UDP ? withChecksumCompleted(bytes) : bytes, sent);
    }),
    { numRuns: 1000 },
  );
  t.end();
});

t.test('[R-ENG-53] as much as IP carries is one packet', (t) => {
  const next = noise(65_535);
  const largest = Uint8Array.from({ length: 65_495 }, next);
  const tcp = { sourcePort: 1, destinationPort: 2, seq: 3, ack: 4, flags: 16, urgentPointer: 5, window: 6 };
  for (const version of [4, 6] as const) {
    const parts = exampleParts({ protocol: TCP, ...tcp, options: new Uint8Array(0), payload: largest }, version);
    for (const partial of [false, true]) {
      const { bytes } = encode(parts, null, partial);
      t.ok(isPacket(partial ? withChecksumCompleted(bytes) : bytes, parts), `version ${version}, partial: ${partial}`);
      t.equal(decode([bytes], partial), 1);
      t.ok(shows(0, bytes, parts, {}));
    }
  }
  const jumbo = exampleParts({ protocol: UDP, sourcePort: 1, destinationPort: 2, payload: new Uint8Array(65_527) }, 6);
  const bytes = buildPacket(jumbo);
  t.equal(decode([bytes, bytes, bytes]), 3, 'three at once');
  t.ok(shows(0, bytes, jumbo, {}));
  for (const { start, end } of engine.transmitRegions) t.ok(end - start >= 2 * (65_535 + 32));
  t.end();
});
