/** RFC 7323 as it stands, with carrier ip. */
import t from 'tap';
import { ACK, FIN, RST, SYN } from '../../src/wire/segment-row.ts';
import { type Arriving, IRS, ISS, LoneTcp } from '../support/lone-tcp.ts';

const DAY = 24 * 3_600_000;

function stamped(): { lone: LoneTcp; put: (seq: number, tsVal: number, fields?: Arriving) => number[] } {
  const lone = new LoneTcp('client', { carrier: 'ip' });
  lone.tcp.open(0, 0);
  lone.drain();
  lone.arrive({ flags: SYN | ACK, seq: IRS, ack: ISS + 1, mss: 1000, hasTimestamp: true, tsVal: 1000 });
  const put = (seq: number, tsVal: number, fields: Arriving = {}) =>
    lone
      .arrive({ seq: IRS + seq, ack: ISS + 1, hasTimestamp: true, tsVal, ackNow: true, ...fields })
      .map((p) => p.tsEcr);
  return { lone, put };
}

t.test('[R-TCP-23] the echo is that of the segment which the last acknowledgment waited for (RFC 7323, 4.3)', (t) => {
  const { lone, put } = stamped();
  const text = (length: number) => ({ payload: new Uint8Array(length) });
  lone.arrive({ seq: IRS + 1, ack: ISS + 1, hasTimestamp: true, tsVal: 1010, ...text(10) });
  t.same(put(11, 1020, text(10)), [1010], 'the first of two that one acknowledgment covers');
  t.same(put(41, 1030, text(10)), [1010], 'not one behind a hole');
  t.same(put(21, 1040, text(20)), [1040], 'the one that fills it');
  t.end();
});

t.test(
  '[R-TCP-23] PAWS: a timestamp older than TS.Recent is acknowledged and dropped; TS.Recent lasts 24 days',
  (t) => {
    const { lone, put } = stamped();
    t.equal(put(1, 999, { payload: new Uint8Array(10) }).length, 1);
    t.equal(lone.tcp.readableLength, 0);
    t.equal(lone.counters.paws, 1);
    lone.pass(25 * DAY);
    put(1, -5000, { payload: new Uint8Array(10) });
    t.equal(lone.tcp.readableLength, 10, 'outdated, it tells nothing');
    t.end();
  },
);

t.test('[R-TCP-23] without its timestamps a segment is dropped in silence, but an RST is obeyed, old or bare', (t) => {
  const bare = { hasTimestamp: false, payload: new Uint8Array(10) };
  const { lone, put } = stamped();
  t.same(put(1, 0, bare), []);
  t.same(put(1, 0, { ...bare, flags: FIN | ACK }), []);
  t.equal(lone.state, 'established');
  for (const fields of [{ hasTimestamp: false }, {}]) {
    const other = stamped();
    other.put(1, 5, { flags: RST, ...fields });
    t.equal(other.lone.state, 'closed');
  }
  t.end();
});
