import t from 'tap';
import { TcpConnection } from '../../src/tcp/connection.ts';
import type { TcpOptions } from '../../src/tcp/options.ts';
import { createSegment, createTransmission, type Segment, type Transmission } from '../../src/tcp/segment.ts';
import type { VerifiedSyn } from '../../src/tcp/syn-cookie.ts';
import { ACK, SYN } from '../../src/wire/segment-row.ts';

const MSS = 1400;
const OPTIONS = { mss: MSS, receiveBuffer: 1 << 20, sendBuffer: 1 << 20, ackDelay: 5 };
const CLIENT_ISN = 0x7fff_fff0;
const ISS = -20;
const OFFSET = 12_345;

/** Which options the client's SYN has. */
type Offer = Pick<VerifiedSyn, 'windowScale' | 'sackPermitted' | 'timestamps'>;
const OFFERS: readonly Offer[] = [
  { windowScale: 5, sackPermitted: true, timestamps: true },
  { windowScale: -1, sackPermitted: true, timestamps: true },
  { windowScale: 5, sackPermitted: false, timestamps: true },
  { windowScale: -1, sackPermitted: false, timestamps: false },
];

t.test('[R-TCP-154] what is adopted sends what a server sends that kept the SYN', (t) => {
  for (const offer of OFFERS) {
    const kept = exchange(offer, false);
    const adopted = exchange(offer, true);
    t.equal(adopted.server.state, 'established');
    t.equal(adopted.server.effectiveMss(0), kept.server.effectiveMss(0));
    t.equal(adopted.server.pathStatistics(0).cwnd, kept.server.pathStatistics(0).cwnd);
    t.same(adopted.sent, kept.sent, JSON.stringify(offer));
  }
  t.end();
});

t.test(
  '[R-TCP-154] the handshake is a sample of the round trip where the time of the SYN/ACK is known, only there',
  (t) => {
    const [offer] = OFFERS;
    if (offer === undefined) throw new Error('there are offers');
    t.equal(exchange(offer, true, 10).server.pathStatistics(0).srtt, 20);
    t.equal(exchange(offer, true, Number.NaN).server.pathStatistics(0).srtt, 0);
    t.end();
  },
);

t.test('[R-TCP-154] what is adopted and not acknowledged repeats no SYN/ACK and is given up in time', (t) => {
  const server = connection('server');
  server.openPath(0, MSS);
  server.adopt(0, 0, { clientIsn: 7, mss: 1460, ecn: false, iss: ISS, timestampOffset: OFFSET, ...none() });
  const out = createTransmission();
  t.notOk(server.poll(0, out), 'the SYN/ACK is not repeated');
  server.handleTimeout(59_999);
  t.equal(server.state, 'syn-received');
  server.handleTimeout(60_000);
  t.equal(server.state, 'closed');
  t.end();
});

t.test('[R-TCP-154] only a listener adopts', (t) => {
  const client = connection('client');
  client.openPath(0, MSS);
  const syn = { clientIsn: 7, mss: 1460, ecn: false, iss: ISS, timestampOffset: OFFSET, ...none() };
  t.throws(() => client.adopt(0, 0, syn), /listener/);
  t.throws(() => connection('server').adopt(0, 0, syn), /path/);
  t.end();
});

/** A handshake over 10 ms, data from the client, data from the server; what the server sent after its SYN/ACK. */
function exchange(offer: Offer, adopt: boolean, sentAt = 10): { server: TcpConnection; sent: object[] } {
  const client = connection('client');
  const server = connection('server');
  client.openPath(0, MSS);
  server.openPath(0, MSS);
  client.open(0, 0);
  const syn = segmentFrom(client, 0);
  if (!offer.timestamps) syn.hasTimestamp = false;
  syn.windowScale = offer.windowScale;
  syn.sackPermitted = offer.sackPermitted;
  const keeper = connection('server');
  keeper.openPath(0, MSS);
  keeper.handleSegment(10, 0, syn);
  const synAck = segmentFrom(keeper, 10);
  client.handleSegment(20, 0, synAck);
  const third = segmentFrom(client, 20);
  const judge = adopt ? server : keeper;
  if (adopt) {
    const facts = { clientIsn: syn.seq, mss: syn.mss, ecn: false, iss: ISS, timestampOffset: OFFSET, ...offer };
    server.adopt(30, 0, facts, sentAt);
  }
  judge.handleSegment(30, 0, third);
  client.write(30, new Uint8Array(3000));
  for (const now of [30, 31]) judge.handleSegment(40, 0, segmentFrom(client, now));
  judge.write(41, new Uint8Array(30_000));
  const sent: object[] = [];
  const out = createTransmission();
  while (judge.poll(41, out)) sent.push({ ...out, sack: [...out.sack.subarray(0, 2 * out.sackCount)] });
  return { server: judge, sent };
}

function connection(role: 'client' | 'server'): TcpConnection {
  const own: TcpOptions = {
    ...OPTIONS,
    role,
    iss: role === 'client' ? CLIENT_ISN : ISS,
    timestampOffset: () => OFFSET,
  };
  return new TcpConnection(own);
}

function none(): Offer {
  return { windowScale: -1, sackPermitted: false, timestamps: false };
}

/** What `from` sends now, as it arrives. */
function segmentFrom(from: TcpConnection, now: number): Segment {
  const out: Transmission = createTransmission();
  if (!from.poll(now, out)) throw new Error('there is something to send');
  const segment = createSegment();
  const { flags, seq, ack, window, hasTimestamp, tsVal, tsEcr, ackNow } = out;
  Object.assign(segment, { flags, seq, ack, window, hasTimestamp, tsVal, tsEcr, ackNow });
  if ((flags & (SYN | ACK)) !== 0 && out.syn) {
    Object.assign(segment, { mss: out.mss, windowScale: out.windowScale, sackPermitted: out.sackPermitted });
  }
  segment.payloadLength = out.payloadLength;
  segment.bytes = new Uint8Array(out.payloadLength);
  if (out.payloadLength > 0) from.copyPayload(out, segment.bytes, 0);
  return segment;
}
