import t from 'tap';
import * as kamo from '../../src/wire/kamo-option.ts';
import { at, fitting, sizeOf } from '../../src/wire/layout.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import * as tcp from '../../src/wire/tcp-option.ts';
import { readUdpHeader, UDP_HEADER, udpHeader, writeUdpHeader } from '../../src/wire/udp-header.ts';

t.test('a format whose field is misspelt does not load', (t) => {
  t.equal(at(UDP_HEADER, 'seq'), 12);
  t.throws(() => at(UDP_HEADER, 'sequence'), /no field 'sequence'/);
  t.equal(sizeOf(UDP_HEADER), 20);
  t.strictSame([fitting(0, 2), fitting(1, 2)], [0, 1]);
  for (const value of [2, -1, 0.5, NaN]) t.throws(() => fitting(value, 2), RangeError);
  t.end();
});

t.test('[R-WIRE-3] what runs per packet allocates nothing', (t) => {
  const bytes = new Uint8Array(2048);
  const view = new DataView(bytes.buffer);
  const header = udpHeader();
  const syn = tcp.synOptions();
  const cursor = tcp.optionCursor();
  const capable = kamo.capable();
  const control = kamo.control();
  const probe = kamo.probe();
  const reply = kamo.probeReply();
  const blocks = Int32Array.of(1, 2, -5, -3);
  capable.connectionIdHigh = -0x80000000;
  control.recordNumber = 0xffffffff;
  control.fragmentLength = 20;
  probe.nonce = -0x7fffffff;
  const replyEnd = kamo.writeProbeReply(
    bytes,
    view,
    1500,
    { flags: 0, pathId: 1, arrivalPathId: 2, nonce: 3 },
    socketAddress(4, '192.0.2.1', 80),
  );

  const packet = () => {
    let next = tcp.writeTimestamps(view, 22, 0x7fffffff, -1);
    next = tcp.writeMss(view, next, 1440);
    next = tcp.writeSackPermitted(view, next);
    next = tcp.writeWindowScale(view, next, 7);
    next = kamo.writeCapable(view, next, capable);
    next = kamo.writeProbe(view, next, probe);
    next = kamo.writeControlHeader(view, next, control) + control.fragmentLength;
    next = tcp.writeSackBlocks(view, next, blocks, 2);
    next = tcp.padOptions(view, 22, next);
    header.extended = true;
    header.seq = -0x80000000;
    header.optionsLength = next - 22;
    writeUdpHeader(view, 0, header);
    if (readUdpHeader(view, 0, next + 100, header) !== 'none') return false;
    if (!tcp.readSynOptions(view, header.optionsOffset, header.optionsLength, syn)) return false;
    tcp.beginOptions(cursor, header.optionsOffset, header.optionsLength);
    let seen = 0;
    while (kamo.nextKamoOption(view, cursor)) {
      const { offset, length } = cursor;
      if (kamo.readCapable(view, offset, length, capable)) seen += 1;
      if (kamo.readControl(view, offset, length, control)) seen += 10;
      if (kamo.readProbe(view, offset, length, probe)) seen += 100;
    }
    return seen === 111 && kamo.readProbeReply(view, 1500, replyEnd - 1500, reply);
  };

  const rounds = 20000;
  let sound = true;
  for (let i = 0; i < 3 * rounds; i++) sound = packet() && sound;
  const grown: number[] = [];
  for (let round = 0; round < 9; round++) {
    const before = process.memoryUsage().heapUsed;
    for (let i = 0; i < rounds; i++) sound = packet() && sound;
    grown.push((process.memoryUsage().heapUsed - before) / rounds);
  }
  grown.sort((a, b) => a - b);
  t.ok(sound, 'and every packet was read back');
  t.ok((grown[4] ?? Infinity) < 4, `bytes per packet: ${grown.join(', ')}`);
  t.end();
});
