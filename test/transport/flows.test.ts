/** Datagram flows between two nodes: opening, delivery, loss, the end. */
import t from 'tap';
import { OPEN_SIZE } from '../../src/wire/flow-datagram.ts';
import { type Datagram, HandNode } from '../support/hand-network.ts';
import { FlowPair, FROM, flowEvents, kindOf, PORT, texts } from './flow-support.ts';

t.test(
  '[R-UDP-1] [R-UDP-3] a message founds an association, opens a flow and arrives, and an answer goes back',
  (t) => {
    const pair = new FlowPair();
    t.equal(pair.send('hello'), 'taken');
    pair.net.run(150);
    t.strictSame(texts(pair.b), ['hello']);
    const [message] = flowEvents(pair.b, 'message');
    t.match(message, { ...pair.backEnds, peer: { text: pair.a.transport.identity.nodeId.text } });
    t.equal(flowEvents(pair.a, 'departed').length, 1);
    t.equal(pair.answer('and back'), 'taken');
    pair.net.run(20);
    t.strictSame(texts(pair.a), ['and back']);
    t.equal(pair.a.transport.associations.founded, 1);
    t.strictSame(flowEvents(pair.a, 'lost'), []);
    t.equal(
      pair.b.eventsOf('accepted').length + pair.a.eventsOf('connected').length,
      0,
      'the connection below is nobody else’s',
    );
    t.end();
  },
);

t.test(
  '[R-UDP-4] a flow to a node with which there is an association opens in two round trips more than it needs',
  (t) => {
    const pair = new FlowPair();
    pair.b.transport.listen(PORT);
    const { nodeId } = pair.b.transport.identity;
    pair.a.transport.connect(pair.net.now, { nodeId, port: PORT, locators: pair.b.links });
    pair.a.drain(pair.net.now);
    pair.net.run(200);
    pair.send('bound', { locators: [] });
    pair.net.run(70);
    t.strictSame(texts(pair.b), ['bound']);
    t.equal(pair.a.transport.associations.founded, 1);
    t.equal(pair.a.transport.associations.bound, 1);
    t.end();
  },
);

t.test('[R-UDP-10] an opening has 512 bytes, and what answers it is shorter', (t) => {
  const pair = new FlowPair();
  const openings: number[] = [];
  const answers: number[] = [];
  pair.carry((datagram) => {
    if (kindOf(datagram) !== 2) return true;
    (datagram.bytes[1] === 1 ? openings : answers).push(datagram.bytes.length);
    return true;
  });
  pair.open(300);
  t.strictSame(openings, [OPEN_SIZE]);
  t.ok(answers.length > 0 && Math.max(...answers) < 64);
  t.end();
});

t.test(
  '[R-UDP-11] an opening that was altered anywhere under its MAC leaves nothing, and is answered by nothing',
  (t) => {
    const pair = new FlowPair();
    const openings: Datagram[] = [];
    pair.net.way = (datagram) => {
      if (kindOf(datagram) !== 2 || datagram.bytes[1] !== 1) return [datagram];
      openings.push(datagram);
      return [];
    };
    pair.open(200);
    pair.net.way = () => [];
    const [opening] = openings;
    if (opening === undefined) throw new Error('nothing was opened');
    const before = pair.b.transport.flows.size;
    for (let at = 1; at < 28; at++) {
      const bytes = opening.bytes.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x40;
      pair.b.receive(pair.net.now, { ...opening, bytes });
    }
    const { counters } = pair.b.transport;
    t.equal(pair.b.transport.flows.size, before);
    t.equal(pair.b.sent.filter((datagram) => kindOf(datagram) === 2).length, 0);
    t.equal(
      (counters['flow-forged'] ?? 0) +
        (counters['flow-unknown-association'] ?? 0) +
        (counters['bad-flow-control'] ?? 0) +
        (counters['unknown-flow'] ?? 0),
      27,
    );
    pair.b.receive(pair.net.now, opening);
    t.equal(pair.b.transport.flows.size, before + 1);
    t.equal(pair.b.sent.filter((datagram) => kindOf(datagram) === 2).length, 1);
    t.end();
  },
);

t.test('[R-UDP-11] [R-SEC-7] openings replayed in a victim’s name draw no more than they bring', (t) => {
  const pair = new FlowPair();
  let opening: Datagram | undefined;
  pair.carry((datagram) => {
    if (kindOf(datagram) === 2 && datagram.bytes[1] === 1) opening = datagram;
    return true;
  });
  pair.open(300);
  if (opening === undefined) throw new Error('nothing was opened');
  pair.b.sent.length = 0;
  const victim = { ...opening.source, address: '10.66.0.1', key: '10.66.0.1|4000' };
  for (let i = 0; i < 50; i++) pair.b.receive(pair.net.now, { ...opening, source: victim });
  const drawn = pair.b.sent.filter(({ destination }) => destination.key === victim.key);
  t.ok(drawn.reduce((sum, { bytes }) => sum + bytes.length, 0) <= 50 * OPEN_SIZE);
  t.equal(pair.b.transport.flows.size, 1, 'one flow, the true one');
  t.end();
});

t.test('[R-UDP-12] an opening is repeated, and so is its answer', (t) => {
  const pair = new FlowPair();
  let dropped = 0;
  pair.carry((datagram) => kindOf(datagram) !== 2 || datagram.bytes[1] !== 2 || ++dropped > 2);
  pair.send('hello');
  pair.net.run(1500);
  t.equal(dropped, 3);
  t.strictSame(texts(pair.b), ['hello']);
  t.equal(pair.b.transport.flows.size, 1);
  t.end();
});

t.test('[R-UDP-13] a port that nobody has bound is refused, and the message was lost', (t) => {
  const pair = new FlowPair();
  pair.open();
  pair.send('astray', { peerPort: 99 });
  pair.net.run(100);
  t.match(flowEvents(pair.a, 'failed'), [{ peerPort: 99, reason: 'no-listener' }]);
  t.match(flowEvents(pair.a, 'lost'), [{ token: 2, reason: 'closed' }]);
  t.equal(pair.b.transport.counters['flow-no-listener'], 1);
  t.end();
});

t.test('[R-UDP-13] a node without any datagram port refuses, too', (t) => {
  const pair = new FlowPair();
  pair.b.transport.flows.unbind(pair.net.now, PORT);
  pair.send('astray');
  pair.net.run(100);
  t.match(flowEvents(pair.a, 'failed'), [{ peerPort: PORT, reason: 'refused' }]);
  t.equal(flowEvents(pair.a, 'lost').length, 1);
  t.equal(pair.a.transport.flows.size, 0);
  t.end();
});

t.test('[R-UDP-13] a node whose locators are not known cannot be sent to', (t) => {
  const pair = new FlowPair();
  t.equal(pair.send('where', { locators: [] }), 'no-locator');
  t.equal(pair.a.transport.flows.size, 0);
  t.end();
});

t.test('[R-UDP-5] a message is as large as the path, or the size is told', (t) => {
  const pair = new FlowPair();
  pair.open();
  t.strictSame(pair.send(new Uint8Array(1185)), { tooLarge: 1184 });
  t.equal(pair.send(new Uint8Array(1184).fill(3)), 'taken');
  t.equal(pair.send(new Uint8Array(0)), 'taken');
  pair.net.run(50);
  t.strictSame(
    flowEvents(pair.b, 'message').map(({ bytes }) => bytes.length),
    [5, 1184, 0],
  );
  t.end();
});

t.test('[R-UDP-20] what the network repeats is delivered once', (t) => {
  const pair = new FlowPair();
  pair.open();
  pair.net.way = (datagram) => [datagram, datagram, datagram];
  for (let i = 0; i < 40; i++) pair.send(`m${i}`);
  pair.net.run(500);
  t.strictSame(texts(pair.b), ['first', ...Array.from({ length: 40 }, (_, i) => `m${i}`)]);
  t.ok((pair.b.transport.counters['repeated-message'] ?? 0) >= 80);
  t.end();
});

t.test('[R-UDP-21] [R-UDP-23] feedback comes each 8 messages or 25 ms', (t) => {
  const pair = new FlowPair();
  pair.open();
  let feedback = 0;
  pair.carry((datagram) => {
    if (kindOf(datagram) === 2 && datagram.bytes[1] === 4) feedback += 1;
    return true;
  });
  for (let i = 0; i < 100; i++) {
    for (let j = 0; j < 4; j++) pair.send(`m${i}`);
    pair.net.run(5);
  }
  pair.net.run(100);
  t.ok(feedback >= 50 && feedback <= 56, `${feedback} for 400 messages`);
  t.strictSame(flowEvents(pair.a, 'lost'), []);
  t.end();
});

t.test('[R-UDP-24] each message that is lost is told, and no other; none is sent again', (t) => {
  const pair = new FlowPair();
  pair.open();
  let count = 0;
  const dropped = new Set<string>();
  const sent = new Map<string, number>();
  pair.carry((datagram) => {
    if (kindOf(datagram) !== 1 || datagram.source.key !== pair.a.links[0]?.key) return true;
    const text = new TextDecoder().decode(datagram.bytes.subarray(16));
    sent.set(text, (sent.get(text) ?? 0) + 1);
    if (++count % 7 !== 0) return true;
    dropped.add(text);
    return false;
  });
  for (let i = 0; i < 200; i++) {
    pair.send(`m${i}`);
    pair.net.run(3);
  }
  pair.net.run(3000);
  const lost = flowEvents(pair.a, 'lost').map(({ token }) => `m${token - 2}`);
  t.strictSame(lost, [...dropped]);
  t.equal(dropped.size, 28);
  t.ok([...sent.values()].every((times) => times === 1));
  t.end();
});

t.test('[R-UDP-24] the last message that is lost is told, too, when nothing follows', (t) => {
  const pair = new FlowPair();
  pair.open();
  pair.carry((datagram) => kindOf(datagram) !== 1);
  pair.send('gone');
  pair.net.run(2500);
  t.match(flowEvents(pair.a, 'lost'), [{ token: 2, reason: 'unacknowledged' }]);
  t.equal(pair.a.transport.paths.length, 1);
  t.end();
});

t.test('[R-UDP-14] messages wait in a queue that has an end', (t) => {
  const pair = new FlowPair();
  const results = Array.from({ length: 400 }, () => pair.send(new Uint8Array(1000)));
  t.equal(results.filter((result) => result === 'taken').length, 262);
  t.equal(results.at(-1), 'full');
  t.strictSame(pair.a.transport.flows.queued(FROM), { count: 262, bytes: 262_000 });
  pair.carry(() => false);
  pair.net.run(12_000);
  t.equal(flowEvents(pair.a, 'lost').length, 262);
  t.strictSame(pair.a.transport.flows.queued(FROM), { count: 0, bytes: 0 });
  t.end();
});

t.test('[R-UDP-15] who gives a port up lets go what waits, then both ends forget the flow', (t) => {
  const pair = new FlowPair();
  pair.open();
  pair.send('last');
  pair.a.transport.flows.unbind(pair.net.now, FROM);
  pair.a.drain(pair.net.now);
  pair.net.run(100);
  t.strictSame(texts(pair.b), ['first', 'last']);
  t.equal(flowEvents(pair.a, 'unbound').length, 1);
  t.equal(pair.a.transport.flows.size + pair.b.transport.flows.size, 0);
  pair.net.run(70_000);
  t.equal(pair.a.transport.connectionCount + pair.b.transport.connectionCount, 0);
  t.equal(pair.a.transport.associations.associations, 0);
  t.end();
});

t.test('[R-UDP-15] CLOSE waits for what is in flight, and not for ever', (t) => {
  const pair = new FlowPair();
  pair.open();
  let closes = 0;
  let deaf = true;
  pair.carry((datagram) => {
    if (kindOf(datagram) !== 2) return true;
    if (datagram.bytes[1] === 5) closes += 1;
    return !deaf || datagram.bytes[1] !== 4;
  });
  pair.send('last');
  pair.a.transport.flows.unbind(pair.net.now, FROM);
  pair.a.drain(pair.net.now);
  pair.net.run(500);
  t.strictSame(texts(pair.b), ['first', 'last']);
  t.equal(closes, 0);
  pair.net.run(1500);
  t.equal(closes, 1);
  t.equal(pair.a.transport.flows.size + pair.b.transport.flows.size, 0);
  deaf = false;
  pair.a.transport.flows.bind(FROM);
  pair.send('again');
  pair.net.run(200);
  pair.a.transport.flows.unbind(pair.net.now, FROM);
  pair.a.drain(pair.net.now);
  pair.net.run(30);
  t.equal(closes, 2, 'at once, when everything has arrived');
  t.end();
});

t.test('[R-UDP-16] who still sends by a flow that is over is told so, and opens another', (t) => {
  const pair = new FlowPair();
  pair.open();
  const other = 5;
  pair.a.transport.flows.bind(other);
  pair.send('keeps the association', { port: other });
  pair.net.run(100);
  pair.carry((datagram) => kindOf(datagram) !== 2 || datagram.bytes[1] !== 5);
  pair.b.transport.flows.unbind(pair.net.now, PORT);
  pair.b.drain(pair.net.now);
  pair.net.run(50);
  pair.carry(() => true);
  pair.b.transport.flows.bind(PORT);
  pair.send('into the void');
  pair.net.run(60);
  pair.send('again');
  pair.net.run(100);
  t.strictSame(texts(pair.b), ['first', 'keeps the association', 'again']);
  t.match(flowEvents(pair.a, 'lost'), [{ reason: 'closed' }]);
  t.end();
});

t.test('[R-UDP-17] a flow without messages ends, and the next message opens another', (t) => {
  const pair = new FlowPair();
  pair.open();
  pair.net.run(300_000);
  t.equal(pair.a.transport.flows.size + pair.b.transport.flows.size, 0);
  t.strictSame(flowEvents(pair.a, 'lost'), []);
  pair.send('once more');
  pair.net.run(200);
  t.strictSame(texts(pair.b), ['first', 'once more']);
  t.end();
});

t.test('[R-UDP-18] a peer that was restarted is found again', (t) => {
  const pair = new FlowPair();
  pair.open();
  const restarted = new HandNode(1, 1);
  restarted.transport.flows.bind(PORT);
  (pair.net.nodes as HandNode[])[1] = restarted;
  for (let i = 0; i < 300; i++) {
    pair.send(`m${i}`);
    pair.net.run(100);
  }
  t.ok(texts(restarted).includes('m299'));
  const told = flowEvents(pair.a, 'lost').length + texts(restarted).length;
  t.ok(told >= 300, `${told} of 300 are accounted for`);
  t.end();
});

t.test('[R-UDP-30] a flow takes what the path gives, and not more than a queue holds', (t) => {
  const pair = new FlowPair();
  pair.open();
  // A bottleneck: one message per ms, a queue of 20.
  let queue = 0;
  let last = pair.net.now;
  let dropped = 0;
  pair.carry((datagram) => {
    if (kindOf(datagram) !== 1) return true;
    queue = Math.max(0, queue - (pair.net.now - last));
    last = pair.net.now;
    if (queue >= 20) {
      dropped += 1;
      return false;
    }
    queue += 1;
    return true;
  });
  const before = texts(pair.b).length;
  for (let i = 0; i < 2000; i++) {
    while (pair.a.transport.flows.queued(FROM).count < 20) pair.send(new Uint8Array(1000));
    pair.net.run(1);
  }
  const arrived = texts(pair.b).length - before;
  t.ok(arrived > 1400, `${arrived} of 2000`);
  t.ok(dropped < 0.07 * arrived, `${dropped} were lost`);
  t.end();
});

t.test('[R-UDP-3] [R-UDP-15] nobody is told of the end of the connection below', (t) => {
  const pair = new FlowPair().open();
  pair.a.transport.flows.unbind(pair.net.now, FROM);
  pair.a.drain(pair.net.now);
  pair.net.run(1000);
  pair.b.transport.flows.unbind(pair.net.now, PORT);
  pair.b.drain(pair.net.now);
  pair.net.run(100_000);
  for (const node of [pair.a, pair.b]) {
    t.equal(node.transport.connectionCount, 0);
    t.strictSame(new Set(node.events.map(({ type }) => type)), new Set(['flow']));
  }
  t.end();
});
