import t from 'tap';
import { TCP_EVENT } from '../../src/tcp/segment.ts';
import { type End, Pair, type PairOptions } from '../support/tcp-pair.ts';

const MINUTE = 60_000;

/** Of `a`, 200 kB are written and both directions closed; `b` has room for 20 kB and reads when it is told to. */
function orphaned(options: PairOptions = {}): Pair {
  const pair = new Pair({ reading: false, ...options, b: { receiveBuffer: 20_000, ...options.b } }).connect();
  pair.a.write(pair.now, 200_000);
  pair.settle();
  pair.a.tcp.close(pair.now);
  pair.wait(1000);
  return pair;
}

function readOnce(pair: Pair, end: End): void {
  end.reading = true;
  pair.settle();
  end.reading = false;
}

for (const carrier of ['udp', 'ip'] as const) {
  const ends = { a: { carrier }, b: { carrier } };

  t.test(`[R-TCP-63] ${carrier}: nobody reads at the other end, which answers window probes`, (t) => {
    const pair = orphaned(ends);
    pair.wait(98_000);
    t.equal(pair.a.tcp.state, 'fin-wait-1');
    t.notOk(pair.b.events & TCP_EVENT.reset);
    pair.wait(2000);
    t.equal(pair.a.tcp.state, 'closed');
    t.ok(pair.a.events & TCP_EVENT.released);
    t.ok(pair.b.events & TCP_EVENT.reset);
    t.equal(pair.a.tcp.writableLength, 0);
    t.equal(pair.a.tcp.deadline(), Number.POSITIVE_INFINITY);
    t.end();
  });

  t.test(`[R-TCP-63] ${carrier}: the other end, told of the FIN, never sends its own`, (t) => {
    const pair = new Pair(ends).connect();
    pair.send(pair.a, 1000);
    pair.a.tcp.close(pair.now);
    pair.wait(99_000);
    t.equal(pair.a.tcp.state, 'fin-wait-2');
    pair.wait(2000);
    t.equal(pair.a.tcp.state, 'closed');
    t.ok(pair.b.events & TCP_EVENT.reset);
    t.equal(pair.b.received, 1000);
    t.end();
  });
}

t.test('[R-TCP-63] who reads now and then gets everything', (t) => {
  const pair = orphaned();
  for (let i = 0; i < 15 && pair.b.received < 200_000; i++) {
    pair.wait(1.5 * MINUTE);
    readOnce(pair, pair.b);
  }
  pair.b.reading = true;
  pair.wait(1000);
  t.equal(pair.b.received, 200_000);
  t.ok(pair.b.events & TCP_EVENT.peerFinished);
  t.notOk(pair.b.events & TCP_EVENT.reset);
  pair.b.tcp.shutdown(pair.now);
  pair.wait(1000);
  t.equal(pair.a.tcp.state, 'time-wait');
  pair.wait(5 * MINUTE);
  t.equal(pair.a.tcp.state, 'closed');
  t.equal(pair.b.tcp.state, 'closed');
  t.notOk(pair.b.events & TCP_EVENT.reset);
  t.end();
});

t.test('[R-TCP-63] while an application has the connection, nothing is given up', (t) => {
  const shut = new Pair({ reading: false, b: { receiveBuffer: 20_000 } }).connect();
  shut.a.write(shut.now, 200_000);
  shut.a.tcp.shutdown(shut.now);
  const half = new Pair().connect();
  half.a.tcp.shutdown(half.now);
  for (const pair of [shut, half]) pair.wait(60 * MINUTE);
  t.equal(shut.a.tcp.state, 'fin-wait-1');
  t.equal(half.a.tcp.state, 'fin-wait-2');
  half.send(half.b, 1000);
  half.wait(1000);
  t.equal(half.a.received, 1000);
  t.end();
});

t.test('[R-TCP-63] a second CLOSE puts nothing off, and time without a path does not count', (t) => {
  const pair = orphaned();
  pair.wait(50_000);
  pair.a.tcp.close(pair.now);
  const before = pair.now;
  pair.a.tcp.setActive(pair.now, -1);
  pair.wait(10 * MINUTE);
  t.equal(pair.a.tcp.state, 'fin-wait-1');
  pair.a.tcp.setActive(pair.now, 0);
  pair.wait(48_000);
  t.equal(pair.a.tcp.state, 'fin-wait-1', `${pair.now - before} ms later`);
  pair.wait(3000);
  t.equal(pair.a.tcp.state, 'closed');
  t.end();
});

t.test('[R-TCP-63] the time is a limit of the connection', (t) => {
  const pair = orphaned({ a: { limits: { orphanTimeout: 5000 } } });
  pair.wait(3900);
  t.equal(pair.a.tcp.state, 'fin-wait-1');
  pair.wait(500);
  t.equal(pair.a.tcp.state, 'closed');
  t.end();
});
