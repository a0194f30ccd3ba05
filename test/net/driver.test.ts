import t from 'tap';
import { nodeScheduler } from '../../src/link/clock.ts';
import type { LinkHost } from '../../src/link/link.ts';
import { openUdpLink } from '../../src/link/udp.ts';
import { Driver } from '../../src/net/driver.ts';
import { ROW } from '../../src/wire/segment-row.ts';
import { build, OTHER, PEER, segment, TellingTransport, train } from './driver-support.ts';

t.test('[R-API-40] each burst becomes a decoded train in the receive region, then outputs are drained', (t) => {
  const { driver, transport, link, log } = build();
  const first = segment('hello');
  driver.receive(link, [
    { source: PEER, datagrams: [first, segment('world')] },
    { source: OTHER, datagrams: [segment(''), Uint8Array.of(9)] },
  ]);
  t.same(log, ['train 3 10.0.0.2|7 hello,world', 'train 3 10.0.0.3|7 ,fault', 'poll']);
  t.equal(transport.rows?.[ROW.length], 20);
  t.end();
});

t.test(
  '[R-API-40] a burst larger than the receive region becomes several trains; a giant is dropped and counted',
  (t) => {
    const { driver, engine, link, log, transport } = build();
    const room = engine.receiveEnd - engine.receiveStart;
    const third = segment('x'.repeat(Math.floor(room / 3) - 40));
    driver.receive(link, [{ source: PEER, datagrams: [third, third, third, third, new Uint8Array(room + 1)] }]);
    t.same(transport.counts, [3, 1]);
    t.equal(driver.counters.tooLarge, 1);
    transport.counts.length = 0;
    const many = Array.from({ length: engine.receiveRowLimit + 2 }, () => segment(''));
    driver.receive(link, [{ source: PEER, datagrams: many }]);
    t.same(transport.counts, [engine.receiveRowLimit, 2]);
    t.equal(log.filter((line) => line === 'poll').length, 2, 'drained once for each call');
    t.end();
  },
);

t.test('[R-API-41] a train is encoded and sent by its link, what follows is polled until timeout', (t) => {
  const { driver, transport, link, log } = build();
  transport.outputs.push(train('one', 'two'), { kind: 'event', event: 'e1' }, train('three'));
  t.equal(
    driver.perform((now) => {
      log.push(`mutate ${now}`);
      return 42;
    }),
    42,
  );
  t.same(log, ['mutate 0', 'poll', 'poll', 'event e1', 'poll', 'poll']);
  t.same(link.sent, [
    [PEER.key, segment('one'), segment('two')],
    [PEER.key, segment('three')],
  ]);
  t.end();
});

t.test('[R-API-41] what was to be sent leaves before the first event is told, what handlers write together', (t) => {
  const seen: number[][] = [];
  const { driver, transport, link } = build({ dispatch: () => seen.push([...link.released]) });
  const events = ['e1', 'e2', 'e3'].map((event) => ({ kind: 'event', event }) as const);
  const [first, second, third] = events;
  if (first === undefined || second === undefined || third === undefined) throw new Error('three events');
  transport.outputs.push(train('acknowledgment'), first, train('reply'), second, train('reply'), third);
  driver.perform(() => {});
  t.same(seen, [[1], [1], [1]], 'nothing waits for a handler but what another one wrote');
  t.same(link.released, [1, 3]);
  t.end();
});

t.test(
  '[R-API-41] handlers that were quick come first, and what is sent leaves at the end of the turn; slow ones do not',
  (t) => {
    const turns: (() => void)[] = [];
    const seen: number[] = [];
    let work = 0;
    const { driver, transport, link, scheduler } = build({
      dispatch() {
        seen.push(link.sent.length);
        scheduler.pause(scheduler.now() + work);
        driver.collect(() => transport.outputs.push(train('reply')));
        turns.push(() => driver.perform(() => transport.outputs.push(train('end'))));
      },
      afterTurn: (drain) => turns.push(drain),
      early: true,
    });
    /** How much was sent before the handler ran, and by each time when all that waited left. */
    const round = (): [number | undefined, number[]] => {
      const before = link.released.length;
      const sent = link.sent.length;
      transport.outputs.push(train('acknowledgment'), { kind: 'event', event: 'e' });
      driver.receive(link, [{ source: PEER, datagrams: [segment('request')] }]);
      for (let turn = turns.shift(); turn !== undefined; turn = turns.shift()) turn();
      t.equal(link.sent.length, sent + 3);
      return [(seen.at(-1) ?? 0) - sent, link.released.slice(before).map((count) => count - sent)];
    };
    t.strictSame(round(), [1, [1, 2, 3]], 'of the first nothing is known');
    t.strictSame(round(), [0, [3]], 'in one call');
    work = 5;
    t.strictSame(round(), [0, [3]], 'that they are slow is known afterwards');
    t.strictSame(round(), [1, [1, 2, 3]]);
    work = 0;
    t.strictSame(round(), [1, [1, 2, 3]]);
    t.strictSame(round(), [0, [3]]);
    t.end();
  },
);

t.test(
  '[R-API-41] [R-TR-100] who opens a connection is answered before anything is told, quick handlers or not',
  (t) => {
    const turns: (() => void)[] = [];
    const seen: number[][] = [];
    const { driver, transport, link } = build({
      dispatch: () => seen.push([link.sent.length, ...link.released]),
      afterTurn: (drain) => turns.push(drain),
      early: true,
    });
    if (!(transport instanceof TellingTransport)) throw new Error('one that can be asked for what is awaited');
    for (const round of [1, 2]) {
      transport.outputs.push(train('acknowledgment'), { kind: 'event', event: `e${round}` });
      transport.awaited.push(train('answer'), train('another'));
      driver.receive(link, [{ source: PEER, datagrams: [segment('SYN')] }]);
      for (const turn of turns.splice(0)) turn();
    }
    t.strictSame(seen, [
      [3, 2, 3],
      [5, 2, 3, 5],
    ]);
    t.equal(link.sent.length, 6);
    t.end();
  },
);

t.test('[R-API-41] where a handler that comes first throws, what is to be sent is sent', (t) => {
  const turns: (() => void)[] = [];
  const { driver, transport, link } = build({
    dispatch(event) {
      if (event === 'bad') throw new Error('of the application');
    },
    afterTurn: (drain) => turns.push(drain),
    early: true,
  });
  transport.outputs.push({ kind: 'event', event: 'good' });
  driver.perform(() => {});
  transport.outputs.push(train('acknowledgment'), { kind: 'event', event: 'bad' });
  const receive = () => driver.receive(link, [{ source: PEER, datagrams: [segment('request')] }]);
  t.throws(receive, { message: 'of the application' });
  t.equal(link.sent.length, 0);
  for (const turn of turns.splice(0)) turn();
  t.equal(link.sent.length, 1);
  t.end();
});

t.test('[R-API-41] a mutation within an event is done at once, what follows from it after the event', (t) => {
  const { driver, transport, log } = build({
    dispatch(event) {
      if (event !== 'e1') return;
      driver.perform(() => {
        log.push('inner');
        transport.outputs.push({ kind: 'event', event: 'e2' });
      });
      log.push('after inner');
    },
  });
  transport.outputs.push({ kind: 'event', event: 'e1' });
  driver.perform(() => {});
  t.same(log, ['poll', 'event e1', 'inner', 'after inner', 'poll', 'event e2', 'poll']);
  t.end();
});

t.test('[R-API-42] a region that a link still reads is left alone; with all of them lent, polling waits', (t) => {
  const { driver, engine, transport, link, log } = build();
  const regions = engine.transmitRegions.length;
  link.lends = true;
  for (let i = 0; i <= regions; i++) transport.outputs.push(train(`train ${i}`));
  driver.perform(() => {});
  t.equal(link.sent.length, regions);
  t.equal(new Set(link.lent.map((bytes) => bytes.byteOffset)).size, regions, 'each in a region of its own');
  t.same(
    link.lent.map((bytes) => Buffer.from(bytes).toString()),
    Array.from({ length: regions }, (_, i) => `train ${i}`),
    'nothing was overwritten',
  );
  link.lends = false;
  log.length = 0;
  driver.perform(() => {});
  t.same(log, [], 'not polled');
  driver.drained(link);
  t.equal(link.sent.length, regions + 1);
  t.end();
});

t.test('[R-API-42] a detached link gives its regions back; trains for it are counted', (t) => {
  const { driver, engine, transport, link } = build();
  link.lends = true;
  for (let i = 0; i < engine.transmitRegions.length; i++) transport.outputs.push(train('x'));
  driver.perform(() => {});
  driver.detach(3);
  driver.detach(3);
  transport.outputs.push(train('late', 'later'));
  driver.perform(() => {});
  t.equal(driver.counters.linkGone, 2);
  driver.receive(link, [{ source: PEER, datagrams: [segment('')] }]);
  t.same(transport.counts, []);
  t.end();
});

t.test('[R-API-43] one timer at the deadline told last', (t) => {
  const { driver, scheduler, transport, log } = build();
  transport.deadline = 30;
  driver.perform(() => {});
  transport.deadline = 20;
  driver.perform(() => {});
  t.equal(driver.deadline, 20);
  log.length = 0;
  scheduler.runUntil(19.99);
  t.same(log, []);
  transport.deadline = 50;
  scheduler.runUntil(49);
  t.same(log, ['timeout 20', 'poll']);
  transport.deadline = Infinity;
  scheduler.runUntil(1000);
  t.same(log, ['timeout 20', 'poll', 'timeout 50', 'poll']);
  t.equal(driver.counters.timeouts, 2);
  t.end();
});

t.test('[R-API-44] an expired timer lets the links be read first, until a round reads nothing', (t) => {
  const rounds: (() => void)[] = [];
  const { driver, scheduler, transport, link, log } = build({ afterReading: (judge) => rounds.push(judge) });
  transport.deadline = 20;
  driver.perform(() => {});
  log.length = 0;
  link.waiting.push([{ source: PEER, datagrams: [segment('answer')] }]);
  scheduler.runUntil(20);
  t.same(log, [], 'nothing is judged yet');
  rounds.shift()?.();
  t.same(log, ['train 3 10.0.0.2|7 answer', 'poll']);
  rounds.shift()?.();
  t.same(log, ['train 3 10.0.0.2|7 answer', 'poll', 'timeout 20', 'poll']);
  t.equal(rounds.length, 0);
  t.end();
});

t.test('[R-API-44] what was read may have moved the deadline: then nothing is judged', (t) => {
  const rounds: (() => void)[] = [];
  const { driver, scheduler, transport, link, log } = build({ afterReading: (judge) => rounds.push(judge) });
  transport.deadline = 20;
  driver.perform(() => {});
  link.waiting.push([{ source: PEER, datagrams: [segment('answer')] }]);
  scheduler.runUntil(20);
  transport.deadline = 90;
  while (rounds.length > 0) rounds.shift()?.();
  t.notOk(log.some((line) => line.startsWith('timeout')));
  scheduler.runUntil(89);
  t.equal(rounds.length, 0);
  scheduler.runUntil(90);
  t.equal(rounds.length, 1, 'but the new deadline holds');
  t.end();
});

t.test('[R-API-44] a flood puts the judgement off for three rounds, no longer', (t) => {
  const rounds: (() => void)[] = [];
  const { driver, scheduler, transport, link, log } = build({ afterReading: (judge) => rounds.push(judge) });
  transport.deadline = 20;
  driver.perform(() => {});
  for (let i = 0; i < 10; i++) link.waiting.push([{ source: PEER, datagrams: [segment('flood')] }]);
  scheduler.runUntil(20);
  let count = 0;
  for (let round = rounds.shift(); round !== undefined && count < 10; round = rounds.shift()) {
    count++;
    round();
    if (log.some((line) => line.startsWith('timeout'))) break;
  }
  t.equal(count, 3);
  t.end();
});

t.test('[R-API-45] a loop late by more than 2 ms is told once, before what it is late for', (t) => {
  const { driver, scheduler, transport, link, log } = build({ afterReading: (judge) => judge() });
  const arrive = (): void => driver.receive(link, [{ source: PEER, datagrams: [segment('')] }]);
  transport.deadline = 20;
  driver.perform(() => {});
  log.length = 0;
  scheduler.pause(21.5);
  arrive();
  t.same(log, ['train 3 10.0.0.2|7 ', 'poll'], '1.5 ms is a timer');
  log.length = 0;
  scheduler.pause(60);
  arrive();
  arrive();
  transport.deadline = 100;
  scheduler.runFor(0);
  t.same(log, ['lag 40 at 60', 'train 3 10.0.0.2|7 ', 'poll', 'train 3 10.0.0.2|7 ', 'poll', 'timeout 60', 'poll']);
  t.equal(driver.counters.lags, 1);
  log.length = 0;
  scheduler.pause(110);
  scheduler.runFor(0);
  t.same(log, ['lag 10 at 110', 'timeout 110', 'poll']);
  t.end();
});

t.test('[R-API-46] a handler that throws stops neither the outputs nor the timers', (t) => {
  const rounds: (() => void)[] = [];
  const { driver, scheduler, transport, link, log } = build({
    afterReading: (judge) => rounds.push(judge),
    dispatch(event) {
      if (event === 'bad') throw new Error('handler');
    },
  });
  transport.outputs.push({ kind: 'event', event: 'bad' }, { kind: 'event', event: 'good' });
  t.throws(() => driver.perform(() => {}), /handler/);
  scheduler.runFor(0);
  while (rounds.length > 0) rounds.shift()?.();
  t.same(log, ['poll', 'event bad', 'poll', 'event good', 'poll']);

  // The same while the links are read before a judgement.
  transport.deadline = scheduler.now() + 5;
  driver.perform(() => {});
  link.waiting.push([{ source: PEER, datagrams: [segment('')] }]);
  scheduler.runFor(5);
  log.length = 0;
  transport.outputs.push({ kind: 'event', event: 'bad' });
  t.throws(() => rounds.shift()?.(), /handler/);
  scheduler.runFor(0);
  while (rounds.length > 0) rounds.shift()?.();
  t.ok(log.includes('timeout 5'));
  t.end();
});

t.test('[R-API-46] a failed link is detached and told; a closed driver is silent', (t) => {
  const failures: string[] = [];
  const { driver, scheduler, transport, link, log } = build({
    linkFailed: (index, error) => failures.push(`${index} ${error.message}`),
  });
  driver.failed(link, new Error('gone'));
  driver.failed(link, new Error('again'));
  t.same(failures, ['3 gone']);
  transport.deadline = 5;
  driver.perform(() => {});
  driver.close();
  log.length = 0;
  scheduler.runFor(100);
  driver.perform(() => {});
  driver.receive(link, [{ source: PEER, datagrams: [segment('')] }]);
  t.same(log, []);
  t.end();
});

t.test('[R-API-47] what is collected is drained once, at the end of the turn or with the next mutation', (t) => {
  const turns: (() => void)[] = [];
  const { driver, log } = build({ afterTurn: (drain) => turns.push(drain) });
  for (let i = 0; i < 3; i++) driver.collect(() => log.push(`write ${i}`));
  t.same(log, ['write 0', 'write 1', 'write 2']);
  t.equal(turns.length, 1);
  driver.perform(() => {});
  t.same(log.splice(0), ['write 0', 'write 1', 'write 2', 'poll']);
  turns.shift()?.();
  driver.collect(() => log.push('next'));
  t.equal(turns.length, 1);
  turns.shift()?.();
  t.same(log, ['poll', 'next', 'poll']);

  const virtual = build();
  virtual.driver.collect(() => virtual.log.push('write'));
  t.same(virtual.log, ['write', 'poll'], 'without turns it is perform');

  const nested = build({
    afterTurn: (drain) => turns.push(drain),
    dispatch: () => nested.driver.collect(() => nested.log.push('write')),
  });
  nested.transport.outputs.push({ kind: 'event', event: 'e' });
  nested.driver.perform(() => {});
  t.same(nested.log, ['poll', 'event e', 'write', 'poll'], 'within an event it needs no turn of its own');
  t.equal(turns.length, 0);
  t.end();
});

t.test('[R-API-48] much to send is sent in slices, between which the sockets are read', (t) => {
  const turns: (() => void)[] = [];
  const { driver, scheduler, transport, link, log } = build({ afterReading: (task) => turns.push(task) });
  for (let i = 0; i < 3; i++) transport.outputs.push(train(...Array.from({ length: 64 }, () => 'x')));
  transport.deadline = 5;
  driver.perform(() => {});
  t.equal(link.sent.length, 1);
  driver.perform(() => {});
  t.equal(link.sent.length, 2, 'whoever comes goes on');
  t.equal(turns.length, 1);
  turns.shift()?.();
  t.equal(link.sent.length, 3);
  turns.shift()?.();
  t.equal(driver.deadline, 5);
  t.equal(turns.length, 0);
  log.length = 0;
  scheduler.runUntil(5);
  turns.shift()?.();
  t.same(log, ['timeout 5', 'poll']);

  const virtual = build();
  for (let i = 0; i < 3; i++) virtual.transport.outputs.push(train(...Array.from({ length: 64 }, () => 'x')));
  virtual.driver.perform(() => {});
  t.equal(virtual.link.sent.length, 3, 'in virtual time nothing has to wait');
  t.end();
});

t.test('[R-API-44] [R-API-45] a pause of 60 ms: lag first, then all that waits, then the deadline', async (t) => {
  const { driver, transport, log, engine } = build();
  const real = new Driver<string>({
    transport,
    engine,
    scheduler: nodeScheduler,
    dispatch: () => {},
    afterReading: (judge) => {
      setImmediate(judge);
    },
  });
  driver.close();
  const link = await openUdpLink('127.0.0.1', 0, real);
  const peer = await openUdpLink('127.0.0.1', 0, quietHost());
  t.teardown(() => {
    real.close();
    link.close();
    peer.close();
  });
  real.attach(3, link);
  transport.deadline = nodeScheduler.now() + 20;
  real.perform(() => {});
  log.length = 0;
  const datagram = segment('waiting');
  for (let i = 0; i < 90; i++) peer.send(link.local, datagram, Int32Array.of(0), Int32Array.of(datagram.length), 1);
  const end = nodeScheduler.now() + 60;
  while (nodeScheduler.now() < end);
  while (!log.some((line) => line.startsWith('timeout'))) await new Promise((resolve) => setTimeout(resolve, 1));
  const judged = log.findIndex((line) => line.startsWith('timeout'));
  t.match(log[0], /^lag /);
  t.equal(
    transport.counts.reduce((sum, count) => sum + count, 0),
    90,
  );
  t.notOk(
    log.slice(judged).some((line) => line.startsWith('train')),
    'nothing was read after the judgement',
  );
});

function quietHost(): LinkHost {
  return { receive: () => {}, drained: () => {}, failed: () => {} };
}
