/** Datagram flows over several paths: what moves them, what they find out, and what an application chooses. */
import t from 'tap';
import { FlowPair, flowEvents, kindOf, texts } from './flow-support.ts';

/** `a` sends a message each `interval` ms for `duration` ms; returns how many. */
function stream(pair: FlowPair, duration: number, interval: number, options = {}): number {
  let count = 0;
  for (let at = 0; at < duration; at += interval) {
    pair.send(`s${count}`, options);
    count += 1;
    pair.net.run(interval);
  }
  return count;
}

/** The longest time without a message at `b` while `run` runs, in ms of virtual time. */
function longestGap(pair: FlowPair, run: () => void): number {
  let last = pair.net.now;
  let gap = 0;
  let seen = texts(pair.b).length;
  const { run: step } = pair.net;
  pair.net.run = (duration) => {
    for (let i = 0; i < duration; i++) {
      step.call(pair.net, 1);
      const count = flowEvents(pair.b, 'message').length;
      if (count > seen) {
        gap = Math.max(gap, pair.net.now - last);
        last = pair.net.now;
        seen = count;
      }
    }
  };
  run();
  pair.net.run = step;
  return Math.max(gap, pair.net.now - last);
}

t.test('[R-UDP-40] [R-UDP-42] a path that dies moves the flow; each message is delivered once or told lost', (t) => {
  const pair = new FlowPair([2, 2]).open(2000);
  stream(pair, 400, 4);
  let count = 0;
  const gap = longestGap(pair, () => {
    pair.cut(0);
    count = stream(pair, 2000, 4);
  });
  pair.net.run(300);
  t.ok(gap < 80, `${gap} ms without a message, round trip 20 ms`);
  t.match(flowEvents(pair.a, 'active').at(-1), {
    from: { foreign: { address: '10.2.1.1' } },
    to: { foreign: { address: '10.2.2.1' }, role: 'active' },
  });
  const arrived = texts(pair.b);
  const lost = flowEvents(pair.a, 'lost');
  t.equal(new Set(arrived.slice(101)).size, arrived.length - 101, 'nothing came twice');
  const told = new Set(lost.map(({ token }) => `s${token - 102}`));
  for (let i = 0; i < count; i++)
    t.ok(arrived.lastIndexOf(`s${i}`) > 100 || told.has(`s${i}`), `s${i} arrived or was told`);
  t.ok(
    lost.length > 0 && lost.length < 30 && lost.every(({ reason }) => reason !== 'closed'),
    `${lost.length} were lost`,
  );
  t.end();
});

t.test('[R-UDP-41] what a flow finds out moves a connection in the same call, and the other way round', (t) => {
  for (const finder of ['flow', 'connection'] as const) {
    const pair = new FlowPair([2, 2]);
    pair.b.transport.listen(9);
    const { nodeId } = pair.b.transport.identity;
    const id = pair.a.transport.connect(pair.net.now, { nodeId, port: 9, locators: pair.b.links });
    pair.a.drain(pair.net.now);
    pair.net.run(300);
    pair.open(2000);
    const idle = finder === 'flow' ? [] : [id];
    const moved: number[] = [];
    pair.cut(0);
    for (let at = 0; at < 600; at += 4) {
      if (finder === 'flow') pair.send('x');
      for (const connection of idle) pair.a.transport.write(pair.net.now, connection, new Uint8Array(100));
      pair.a.drain(pair.net.now);
      pair.net.run(4);
      const active = pair.a.transport.paths(id).find(({ role }) => role === 'active');
      const flow = pair.a.transport.flows.paths(pair.net.now, pair.ends).find(({ role }) => role === 'active');
      t.equal(active?.id, flow?.id, 'the same path at each time');
      if (active?.foreign.address === '10.2.2.1') moved.push(at);
    }
    t.ok((moved[0] ?? 1000) < 200, `${finder}: moved after ${moved[0]} ms`);
    t.equal(flowEvents(pair.a, 'active').length, 1);
  }
  t.end();
});

t.test('[R-UDP-43] a link that goes moves the flow at once', (t) => {
  const pair = new FlowPair([2, 2]).open(2000);
  const count = stream(pair, 100, 4);
  const gap = longestGap(pair, () => {
    const gone = pair.a.links[0]?.key;
    pair.carry(({ source, destination }) => source.key !== gone && destination.key !== gone);
    pair.a.transport.removeLink(pair.net.now, 0);
    pair.a.drain(pair.net.now);
    stream(pair, 200, 4);
  });
  t.ok(gap <= 14, `${gap} ms`);
  t.ok(texts(pair.b).length > 1 + count);
  t.end();
});

t.test('[R-UDP-44] an idle flow moves when its path is found down by probes', (t) => {
  const pair = new FlowPair([2, 2]).open(2000);
  pair.cut(0);
  pair.net.run(60_000);
  pair.send('after the cut');
  pair.net.run(100);
  t.ok(texts(pair.b).includes('after the cut'));
  t.end();
});

t.test('[R-UDP-45] without any path messages wait, and go on by the first that comes back', (t) => {
  const pair = new FlowPair([2, 2]).open(2000);
  pair.carry(() => false);
  stream(pair, 4000, 50);
  const before = texts(pair.b).length;
  pair.carry(() => true);
  pair.net.run(4000);
  const told = flowEvents(pair.a, 'lost').length;
  t.ok(texts(pair.b).length > before + 20, `${texts(pair.b).length - before} after`);
  t.equal(texts(pair.b).length + told, 81);
  t.end();
});

t.test('[R-UDP-50] duplicated messages survive a cut without a loss, and come once', (t) => {
  const pair = new FlowPair([2, 2]).open(2000);
  const copies = new Map<string, number>();
  pair.carry((datagram) => {
    const text = kindOf(datagram) === 1 ? new TextDecoder().decode(datagram.bytes.subarray(16)) : '';
    if (text.startsWith('s')) copies.set(text, (copies.get(text) ?? 0) + 1);
    return true;
  });
  stream(pair, 200, 4, { duplicate: true });
  pair.net.run(50);
  t.ok([...copies.values()].every((count) => count === 2));
  pair.cut(0);
  const gap = longestGap(pair, () => {
    stream(pair, 1000, 4, { duplicate: true });
  });
  pair.net.run(1500);
  t.ok(gap <= 14, `${gap} ms`);
  t.equal(texts(pair.b).length, 1 + 50 + 250);
  t.strictSame(flowEvents(pair.a, 'lost'), []);
  t.end();
});

t.test('[R-UDP-51] a message by a path of its own takes that one, and is lost with it', (t) => {
  const pair = new FlowPair([2, 2]).open(2000);
  const paths = pair.a.transport.flows.paths(pair.net.now, pair.ends);
  const alternate = paths.find(({ role }) => role === 'alternate');
  const taken = new Set<string>();
  pair.carry((datagram) => {
    if (kindOf(datagram) === 1) taken.add(datagram.source.address);
    return true;
  });
  pair.send('by the other', { path: alternate?.id ?? -1 });
  pair.net.run(50);
  t.strictSame([...taken], [alternate?.local?.address]);
  pair.send('by none', { path: 13 });
  pair.net.run(10);
  t.match(flowEvents(pair.a, 'lost'), [{ token: 3, reason: 'path-failed' }]);
  t.end();
});

t.test('[R-UDP-52] what the application chooses is taken, and kept when it fails', (t) => {
  const pair = new FlowPair([2, 2]).open(2000);
  const foreign = pair.b.links[1]?.key ?? null;
  t.ok(pair.a.transport.flows.tune(pair.ends, { pin: { link: 1, foreign } }));
  const taken = new Set<string>();
  pair.carry((datagram) => {
    if (kindOf(datagram) === 1) taken.add(datagram.source.address);
    return true;
  });
  stream(pair, 100, 10);
  t.strictSame([...taken], ['10.1.2.1']);
  pair.cut(1);
  const before = texts(pair.b).length;
  stream(pair, 3000, 50);
  t.ok(texts(pair.b).length - before < 3, 'it stays where it was put');
  pair.a.transport.flows.tune(pair.ends, { pin: null });
  stream(pair, 500, 50);
  pair.net.run(100);
  t.ok(texts(pair.b).length - before > 8);
  t.end();
});

t.test('[R-UDP-52] of several paths that fit the choice one that works is taken', (t) => {
  const pair = new FlowPair([2, 2]).open(2000);
  t.ok(pair.a.transport.flows.tune(pair.ends, { pin: { link: 0, foreign: null } }));
  const cut = new Set([pair.a.links[0]?.key, pair.b.links[0]?.key]);
  pair.carry(({ source, destination }) => !(cut.has(source.key) && cut.has(destination.key)));
  stream(pair, 3000, 50);
  const before = texts(pair.b).length;
  const taken = new Set<string>();
  pair.carry((datagram) => {
    const passes = !(cut.has(datagram.source.key) && cut.has(datagram.destination.key));
    if (passes && kindOf(datagram) === 1) taken.add(`${datagram.source.address} ${datagram.destination.address}`);
    return passes;
  });
  stream(pair, 500, 50);
  pair.net.run(100);
  t.ok(texts(pair.b).length - before >= 9);
  t.strictSame([...taken], [`${pair.a.links[0]?.address} ${pair.b.links[1]?.address}`]);
  t.end();
});

t.test('[R-UDP-22] [R-UDP-31] when only the way back is cut nothing is told lost that came', (t) => {
  const pair = new FlowPair([2, 2]).open(2000);
  stream(pair, 200, 4);
  const back = pair.b.links[0]?.key;
  pair.carry(({ source }) => source.key !== back);
  const before = texts(pair.b).length;
  const count = stream(pair, 2000, 4);
  pair.net.run(500);
  const came = texts(pair.b).length - before;
  t.ok(came >= count - 3, `${came} of ${count}`);
  t.end();
});

t.test('[R-UDP-46] a path that is only slower for a while is not left for good', (t) => {
  const pair = new FlowPair([2, 2]).open(2000);
  const { now } = pair.net;
  const held: Parameters<typeof pair.b.receive>[1][] = [];
  pair.net.way = (datagram) => {
    if (pair.net.now > now + 200 && pair.net.now < now + 320 && datagram.source.key === pair.a.links[0]?.key) {
      held.push(datagram);
      return [];
    }
    return pair.net.now >= now + 320 ? [...held.splice(0), datagram] : [datagram];
  };
  const count = stream(pair, 3000, 4);
  pair.net.run(500);
  const arrived = texts(pair.b);
  t.equal(arrived.length, 1 + count);
  t.equal(new Set(arrived).size, arrived.length);
  const states = pair.a.transport.flows.paths(pair.net.now, pair.ends).map(({ state }) => state);
  t.ok(
    states.every((state) => state === 'active' || state === 'standby'),
    states.join(),
  );
  t.end();
});
