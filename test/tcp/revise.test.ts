import t from 'tap';
import { createTransmission } from '../../src/tcp/segment.ts';
import { SendQueue } from '../../src/tcp/send-queue.ts';
import type { Tcb } from '../../src/tcp/tcb.ts';
import { reviseTransmission } from '../../src/tcp/transmit.ts';
import { ACK, FIN } from '../../src/wire/segment-row.ts';

/** Of a segment of 100 bytes from `seq`, what is left to send when everything before `sndUna` is acknowledged. */
function left(seq: number, sndUna: number, flags = ACK, sendQueue: SendQueue | null = new SendQueue(0)) {
  const out = createTransmission();
  out.seq = seq;
  out.flags = flags;
  out.payloadLength = 100;
  const { seq: from, payloadLength } = out;
  const sent = reviseTransmission({ sendQueue, sndUna } as Tcb, out);
  return sent ? [out.seq, out.payloadLength] : from === seq && payloadLength === 100 ? 'nothing' : 'something else';
}

t.test('[R-TR-25] what is acknowledged while a polled segment waits for room is not sent any more', (t) => {
  t.same(left(1000, 1000), [1000, 100]);
  t.same(left(1000, 900), [1000, 100]);
  t.same(left(1000, 1040), [1040, 60]);
  t.same(left(0x7fff_fff0, -0x8000_0000 + 24), [-0x8000_0000 + 24, 60], 'across the end of the space of numbers');
  t.same(left(1000, 1100), 'nothing');
  t.same(left(1000, 5000), 'nothing');
  t.same(left(1000, 1100, FIN | ACK), [1100, 0], 'its FIN alone');
  t.same(left(1000, 1000, ACK, null), 'nothing', 'the connection was aborted, and its bytes are gone');
  t.end();
});
