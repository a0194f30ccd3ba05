/** What connections have in common once they are bound to one association. */
import t from 'tap';
import { LINGER_TIME } from '../../src/multihome/constants.ts';
import type { Crypto } from '../../src/multihome/crypto.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { Connection } from '../../src/transport/connection.ts';
import type { ConnectionId } from '../../src/transport/output.ts';
import { HandNetwork, HandNode } from '../support/hand-network.ts';
import {
  accepted,
  bindIn,
  close,
  dial,
  exchange,
  HELLO,
  hasHello,
  PORT,
  pair,
  timeToConnect,
  unasked,
} from '../support/node-pair.ts';

t.test('[R-MH-63] [R-MH-62] the founder closes: others carry, and fail over when the path dies', (t) => {
  const world = pair(2);
  const { net, client, server } = world;
  const [founder] = dial(world);
  net.run(100);
  const [id] = dial(world);
  net.run(2000);
  const [founderPeer, peer] = accepted(server) as [ConnectionId, ConnectionId];
  close(world, founder ?? 0, founderPeer);
  net.run(120_000);
  t.equal(client.transport.connectionCount, 1);
  t.match(client.transport.associations, { associations: 1, lingering: 0 });
  const active = client.transport.paths(id ?? 0).find(({ role }) => role === 'active');
  net.way = (datagram) =>
    [datagram.source.key, datagram.destination.key].includes(active?.foreign.key ?? '') ? [] : [datagram];
  t.strictSame(exchange(world, id ?? 0, peer).length, 0, 'on its way');
  net.run(200);
  t.strictSame(server.readAll(net.now, peer), HELLO);
  t.equal(client.transport.info(id ?? 0).failovers, 1);
  net.run(1000);
  const states = client.transport.paths(id ?? 0).map(({ foreign, state }) => [foreign.key, state]);
  t.ok(
    states.some(([key, state]) => key === active?.foreign.key && state === 'down'),
    JSON.stringify(states),
  );
  t.end();
});

t.test('[R-MH-62] probes go out once for a hundred connections', (t) => {
  const counts = [1, 100].map((connections) => {
    const world = pair(2);
    for (let i = 0; i < connections; i++) {
      dial(world);
      world.net.run(20);
    }
    world.net.run(3000);
    let probes = 0;
    world.net.way = (datagram) => {
      probes += 1;
      return [datagram];
    };
    // No data flows: whatever goes out is the association's.
    world.net.run(110_000);
    return probes;
  });
  t.ok(Math.abs((counts[0] ?? 0) - (counts[1] ?? 0)) <= 12, `${counts} datagrams in 110 s`);
  t.end();
});

t.test(
  '[R-MH-64] without connections an association is silent; within a minute it is taken up, after it forgotten',
  (t) => {
    for (const pause of [LINGER_TIME / 2, LINGER_TIME * 2]) {
      const world = pair(2);
      const { net, client, server } = world;
      const [id] = dial(world);
      net.run(2000);
      close(world, id ?? 0, accepted(server)[0] ?? 0);
      while (client.transport.connectionCount + server.transport.connectionCount > 0) net.run(100);
      net.run(100);
      let sent = 0;
      net.way = (datagram) => {
        sent += 1;
        return [datagram];
      };
      net.run(pause);
      t.equal(sent, 0, 'nobody says anything');
      const known = pause < LINGER_TIME;
      t.match(client.transport.associations, { associations: known ? 1 : 0, lingering: known ? 1 : 0 });
      t.equal(client.deadline === Number.POSITIVE_INFINITY, !known, 'no deadline is left');
      timeToConnect(world);
      const later = client.eventsOf('connected')[1]?.connection ?? 0;
      t.strictSame(exchange(world, later, accepted(server)[1] ?? 0), HELLO);
      t.match(server.transport.associations, { founded: known ? 1 : 2, bound: known ? 1 : 0 });
    }
    t.end();
  },
);

t.test('[R-TR-35] the first connection after a while goes by the path of its own handshake', (t) => {
  const world = pair(2);
  const { net, client, server } = world;
  const [id] = dial(world);
  net.run(2000);
  const before = client.transport.paths(id ?? 0).find(({ role }) => role === 'active');
  close(world, id ?? 0, accepted(server)[0] ?? 0);
  while (client.transport.connectionCount + server.transport.connectionCount > 0) net.run(100);
  // Meanwhile the path that was in use has died.
  net.way = (datagram) =>
    [datagram.source.key, datagram.destination.key].includes(before?.foreign.key ?? '') ? [] : [datagram];
  t.ok(timeToConnect(world) <= 600);
  const later = client.eventsOf('connected')[1]?.connection ?? 0;
  const after = client.transport.paths(later).find(({ role }) => role === 'active');
  t.not(after?.foreign.key, before?.foreign.key);
  t.strictSame(exchange(world, later, accepted(server)[1] ?? 0), HELLO);
  t.match(client.transport.associations, { bound: 1 });
  t.end();
});

t.test('[R-TR-34] until it is bound, what comes on a connection says nothing of the paths of others', (t) => {
  const world = pair(2);
  const { net, client, server } = world;
  const [id] = dial(world);
  net.run(2000);
  const before = client.transport.paths(id ?? 0);
  // No answer comes: the second stays apart, on a path that the first does not know.
  net.way = (datagram) => {
    const carried = unasked(datagram);
    return bindIn(carried.bytes) >= 0 || hasHello(carried.bytes) ? [] : [carried];
  };
  const [second] = dial(world);
  net.run(300);
  t.equal(client.transport.info(second ?? 0).phase, 'proving');
  t.strictSame(
    client.transport.paths(id ?? 0).map(({ id, state, role }) => [id, state, role]),
    before.map(({ id, state, role }) => [id, state, role]),
  );
  t.equal(server.transport.associations.bound, 0);
  t.end();
});

t.test('[R-TR-36] [R-MH-60] idle connections have no deadlines: the association has one', (t) => {
  const world = pair(2);
  const { net, client } = world;
  for (let i = 0; i < 50; i++) {
    dial(world);
    net.run(20);
  }
  net.run(30_000);
  let wakes = 0;
  for (let ms = 0; ms < 60_000; ms++) {
    if (client.deadline <= net.now) wakes += 1;
    net.run(1);
  }
  t.equal(client.transport.connectionCount, 50);
  t.ok(wakes < 60, `${wakes} wakes in a minute: those of one association`);
  t.end();
});

t.test('[R-TR-36] [R-TCP-4] the ends of TIME-WAIT come together, none before its time', (t) => {
  const world = pair();
  const { net, client, server } = world;
  dial(world);
  net.run(100);
  const entered: number[] = [];
  for (let i = 0; i < 6; i++) {
    const [id] = dial(world);
    net.run(50);
    close(world, id ?? 0, accepted(server).at(-1) ?? 0);
    t.equal(client.transport.info(id ?? 0).state, 'time-wait');
    entered.push(net.now);
  }
  const { associations } = client.transport;
  const ends: number[] = [];
  for (let left = client.transport.connectionCount; left > 1; left = client.transport.connectionCount) {
    net.run(1);
    for (let count = client.transport.connectionCount; count < left; count++) ends.push(net.now);
  }
  t.equal(ends.length, entered.length);
  t.ok(ends.every((end, i) => end >= (entered[i] ?? 0) + 1850 && end <= (entered[i] ?? 0) + 2250));
  t.ok(new Set(ends).size <= 5, 'one of each 250 ms');
  t.strictSame(client.transport.associations, associations);
  t.end();
});

t.test('[R-TR-37] suspicion by one is one for all, and all follow when the first has moved', (t) => {
  const world = pair(2);
  const { net, client, server } = world;
  const ids = Array.from({ length: 10 }, () => {
    const [id] = dial(world);
    net.run(60);
    return id ?? 0;
  });
  net.run(2000);
  const peers = accepted(server);
  for (const id of ids) client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  net.run(100);
  for (const peer of peers) server.readAll(net.now, peer);
  const active = client.transport.paths(ids[0] ?? 0).find(({ role }) => role === 'active');
  net.way = (datagram) =>
    [datagram.source.key, datagram.destination.key].includes(active?.foreign.key ?? '') ? [] : [datagram];
  client.events.length = 0;
  // Half of them have something in flight, one of these for longer than the others.
  const writers = ids.slice(0, 5);
  client.transport.write(net.now, writers[0] ?? 0, HELLO);
  client.drain(net.now);
  net.run(15);
  for (const id of writers.slice(1)) client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  const cutAt = net.now;
  const times: { readonly type: string; readonly connection: number; readonly at: number }[] = [];
  for (let ms = 0; ms < 200; ms++) {
    const seen = client.events.length;
    net.run(1);
    for (const event of client.events.slice(seen)) {
      const suspect = event.type === 'path' && event.to === 'suspect';
      if (suspect || event.type === 'active')
        times.push({ type: event.type, connection: event.connection, at: net.now });
    }
  }
  for (const type of ['path', 'active']) {
    const own = times.filter((time) => time.type === type);
    t.strictSame(
      own.map(({ connection }) => connection).sort((a, b) => a - b),
      ids,
      `${type}: each connection once`,
    );
    t.equal(new Set(own.map(({ at }) => at)).size, 1, `${type}: in one tick`);
    t.ok((own[0]?.at ?? Number.POSITIVE_INFINITY) - cutAt < 60);
  }
  for (const [i, peer] of peers.entries()) {
    const id = ids[i] ?? 0;
    if (!writers.includes(id)) client.transport.write(net.now, id, HELLO);
    client.drain(net.now);
    net.run(11);
    t.strictSame(server.readAll(net.now, peer), HELLO, `connection ${id}`);
  }
  t.end();
});

t.test('[R-TR-38] a segment that is lost while others pass makes no path suspect', (t) => {
  const world = pair(2);
  const { net, client, server } = world;
  const ids = [0, 1].map(() => {
    const [id] = dial(world);
    net.run(60);
    return id ?? 0;
  });
  const peers = accepted(server);
  for (let i = 0; i < 50; i++) {
    for (const id of ids) client.transport.write(net.now, id, HELLO);
    client.drain(net.now);
    net.run(40);
  }
  for (const peer of peers) server.readAll(net.now, peer);
  client.events.length = 0;
  let lost = 0;
  net.way = (datagram) => {
    if (datagram.bytes.includes(0x99) && lost === 0) {
      lost += 1;
      return [];
    }
    return [datagram];
  };
  client.transport.write(net.now, ids[0] ?? 0, Uint8Array.of(0x99, 0x99, 0x99));
  client.drain(net.now);
  for (let i = 0; i < 10; i++) {
    net.run(5);
    client.transport.write(net.now, ids[1] ?? 0, HELLO);
    client.drain(net.now);
  }
  net.run(50);
  t.equal(lost, 1);
  t.strictSame(
    server.readAll(net.now, peers[0] ?? 0),
    Uint8Array.of(0x99, 0x99, 0x99),
    'long before 200 ms have passed',
  );
  t.notOk(client.events.some((event) => event.type === 'path' && event.to === 'suspect'));
  t.end();
});

t.test('[R-MH-64] [R-MH-48] who connects again within 10 s is bound without a key derived', (t) => {
  let derived = 0;
  const crypto: Crypto = {
    ...nodeCrypto,
    hkdfSha256: (...args) => {
      derived += 1;
      return nodeCrypto.hkdfSha256(...args);
    },
  };
  const client = new HandNode(0, 1);
  const server = new HandNode(1, 1, { crypto });
  server.transport.listen(PORT);
  const world = { net: new HandNetwork([client, server]), client, server };
  const connectAfter = (pause: number): number => {
    world.net.run(pause);
    const before = derived;
    const [id] = dial(world);
    world.net.run(100);
    close(world, id ?? 0, accepted(server).at(-1) ?? 0);
    t.match(server.transport.associations, { associations: 1, lingering: 1 });
    return derived - before;
  };
  connectAfter(0);
  connectAfter(5000);
  t.equal(connectAfter(5000), 0);
  t.ok(connectAfter(15_000) > 0, 'they were let go of');
  t.equal(connectAfter(5000), 0);
  t.end();
});

t.test('[R-MH-63] who is in TIME-WAIT has nothing to do when a path changes', (t) => {
  const world = pair(2);
  const { net, client, server } = world;
  const [founder] = dial(world);
  net.run(100);
  for (let i = 0; i < 5; i++) {
    const [id] = dial(world);
    net.run(50);
    close(world, id ?? 0, accepted(server).at(-1) ?? 0);
    t.equal(client.transport.info(id ?? 0).state, 'time-wait');
  }
  const { settle } = Connection.prototype;
  const settled = new Set<Connection>();
  Connection.prototype.settle = function (this: Connection, now: number): boolean {
    settled.add(this);
    return settle.call(this, now);
  };
  t.teardown(() => {
    Connection.prototype.settle = settle;
  });
  const path = client.transport.paths(founder ?? 0).find(({ role }) => role !== 'active');
  client.transport.pathControl.setWish(net.now, founder ?? 0, path?.id ?? -1, 'abandon');
  client.drain(net.now);
  t.equal(client.transport.paths(founder ?? 0).find(({ id }) => id === path?.id)?.state, 'deprecated');
  t.equal(settled.size, 1);
  t.end();
});

t.test('[R-MH-63] who is in TIME-WAIT is looked at once, however many there are', (t) => {
  const original = Object.getOwnPropertyDescriptor(Connection.prototype, 'carries');
  if (original === undefined) throw new Error('a connection tells whether it carries');
  let looks = 0;
  Object.defineProperty(Connection.prototype, 'carries', {
    configurable: true,
    get(this: Connection) {
      looks += 1;
      return original.get?.call(this);
    },
  });
  t.teardown(() => Object.defineProperty(Connection.prototype, 'carries', original));
  const world = pair();
  const { net, client, server } = world;
  const [founder] = dial(world);
  net.run(100);
  close(world, founder ?? 0, accepted(server)[0] ?? 0);
  const looksOf = (count: number): number => {
    looks = 0;
    for (let i = 0; i < count; i++) {
      const [id] = dial(world);
      net.run(20);
      client.transport.shutdown(net.now, id ?? 0);
      client.drain(net.now);
      net.run(20);
      server.transport.release(net.now, accepted(server).at(-1) ?? 0);
      server.drain(net.now);
      net.run(20);
      t.equal(client.transport.info(id ?? 0).state, 'time-wait');
    }
    return looks;
  };
  const first = looksOf(8);
  looksOf(12);
  t.ok(looksOf(8) <= 1.5 * first, 'as few among twenty as among none');
  t.end();
});
