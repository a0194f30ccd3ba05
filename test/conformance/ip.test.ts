/** RFC 9293, sections 3.1 and 3.9.2: what concerns the packets of native mode. */
import fc from 'fast-check';
import t from 'tap';

import { change, decode, exampleParts, word } from '../engine/native-support.ts';
import { buildPacket, TCP } from '../engine/packets.ts';

const SEGMENT = {
  protocol: TCP,
  sourcePort: 1,
  destinationPort: 2,
  seq: 3,
  ack: 4,
  flags: 16,
  window: 5,
  urgentPointer: 0,
  options: new Uint8Array(0),
  payload: Uint8Array.of(1, 2, 3),
} as const;

t.test('[MUST-50] IP options are passed over, whatever they are: known, unknown, or noise behind their end', (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (raw) => {
      const ipOptions = raw.slice(0, raw.length & ~3);
      return decode([buildPacket(exampleParts(SEGMENT), { ipOptions })]) === 1 && word(0, 'payloadLength') === 3;
    }),
    { numRuns: 1000 },
  );
  t.pass('1000 headers');
  t.end();
});

t.test('[MUST-2] [MUST-3] a segment whose checksum is off by any bit, or zero, is dropped', (t) => {
  const bytes = buildPacket(exampleParts(SEGMENT));
  t.equal(decode([bytes]), 1);
  for (let bit = 0; bit < 16; bit++) {
    const at = 36 + (bit >> 3);
    t.equal(decode([change(bytes, at, (bytes[at] ?? 0) ^ (1 << (bit & 7)))]), 0, `bit ${bit}`);
  }
  t.equal(decode([change(change(bytes, 36, 0), 37, 0)]), 0, 'a checksum of zero is no checksum at all only in UDP');
  t.end();
});
