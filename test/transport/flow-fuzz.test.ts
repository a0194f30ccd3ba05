/** Datagrams of flows, mutated and made up, at a node with a flow that is in use. */
import fc from 'fast-check';
import t from 'tap';
import type { Datagram } from '../support/hand-network.ts';
import { FlowPair, flowEvents, kindOf, texts } from './flow-support.ts';

t.test('[R-UDP-2] [R-SEC-3] whatever comes nothing throws or grows, and a flow in use goes on', (t) => {
  const pair = new FlowPair([2, 2]);
  const seen: Datagram[] = [];
  pair.carry((datagram) => {
    if ((kindOf(datagram) === 1 || kindOf(datagram) === 2) && seen.length < 400) seen.push(datagram);
    return true;
  });
  pair.open(500);
  for (let i = 0; i < 60; i++) {
    pair.send(`m${i}`);
    pair.answer(`a${i}`);
    pair.net.run(4);
  }
  pair.net.run(100);
  const before = { a: pair.a.transport.flows.size, b: pair.b.transport.flows.size };
  const change = fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { minLength: 1, maxLength: 6 });
  const any = fc.tuple(fc.nat(1000), change, fc.nat(3), fc.uint8Array({ maxLength: 40 }));
  let sent = 0;
  const law = fc.property(any, ([which, changes, where, random]) => {
    const original = seen[which % seen.length];
    if (original === undefined) return false;
    const bytes = where === 3 ? Uint8Array.from([0x10 | (random.length & 0x2f), ...random]) : original.bytes.slice();
    for (const [at, value] of changes) {
      const place = at % Math.max(bytes.length, 1);
      if (where !== 2 || place < 4 || place >= 12) bytes[place] = value;
    }
    // A message that an observer makes up is delivered, as a segment of TCP would be: it is out of question here.
    if ((bytes[0] ?? 0) >> 4 === 1 && bytes.subarray(4, 12).every((byte, at) => byte === original.bytes[4 + at]))
      return true;
    sent += 1;
    for (const node of [pair.a, pair.b]) {
      for (const destination of node.links) node.receive(pair.net.now, { ...original, destination, bytes });
    }
    return pair.a.transport.flows.size <= before.a + 2 && pair.b.transport.flows.size <= before.b + 2;
  });
  t.doesNotThrow(() => fc.assert(law, { numRuns: 3000 }));
  t.ok(sent > 1000);
  pair.net.run(3000);
  const count = texts(pair.b).length;
  for (let i = 0; i < 20; i++) {
    pair.send(`after ${i}`);
    pair.net.run(20);
  }
  pair.net.run(200);
  const arrived = texts(pair.b).slice(count);
  t.ok(arrived.filter((text) => text.startsWith('after')).length >= 19);
  t.equal(flowEvents(pair.a, 'failed').length, 0);
  t.end();
});
