/** Nodes that knew each other begin anew by a ticket, in one round trip; and what becomes of it when they cannot. */
import fc from 'fast-check';
import t from 'tap';
import { TICKET_LIFETIME } from '../../src/multihome/constants.ts';
import { BIND_FLAG } from '../../src/wire/bind-option.ts';
import { FORGETTING, forget, former, meet, restarted, sleep, watched, works } from '../support/former-pair.ts';
import { HandNetwork, HandNode } from '../support/hand-network.ts';
import {
  accepted,
  bindFlags,
  bindIn,
  close,
  dial,
  disturb,
  HELLO,
  hasHello,
  pair,
  resumeIn,
  slipHelloIn,
  timesOf,
  timeToConnect,
  WELCOME,
} from '../support/node-pair.ts';

const { answer, responder } = BIND_FLAG;

t.test('[R-MH-75] [R-TR-95] [R-TR-96] [R-TR-97] nodes that knew each other connect in one round trip', (t) => {
  const world = former();
  const { client, server } = world;
  t.match(client.transport.tickets?.counts, { held: 1, issued: 0 });
  t.match(server.transport.tickets?.counts, { held: 0, issued: 1 });
  const sent = watched(world);
  const accepts = timesOf(world, 'accepted');
  t.equal(timeToConnect(world), 20);
  t.strictSame(accepts(), [30], 'half a round trip later');
  t.match(client.eventsOf('connected')[1], { peer: { text: server.transport.identity.nodeId.text } });
  t.match(server.eventsOf('accepted')[1], { peer: { text: client.transport.identity.nodeId.text } });
  for (const { transport } of [client, server]) {
    t.match(transport.associations, { associations: 1, founded: 2, resumed: 1, bound: 0 });
  }
  t.notOk(sent.some(({ bytes }) => hasHello(bytes)));
  const [syn, synAck] = sent;
  t.strictSame([syn?.bytes.length, synAck?.bytes.length], [22 + 96, 22 + 60]);
  t.ok(works(world));
  // The association is one like any other: the next connection is bound to it, and the next ticket is there.
  t.equal(timeToConnect(world), 20);
  t.match(server.transport.associations, { resumed: 1, bound: 1 });
  t.ok(works(world));
  t.match(client.transport.tickets?.counts, { held: 1, issued: 0 });
  t.end();
});

t.test('[R-MH-76] [R-MH-77] one ticket after the other, a week long: each is another, and each is used once', (t) => {
  const world = former();
  const { client, server } = world;
  const seen = new Set<string>();
  for (let day = 1; day <= 7; day++) {
    sleep(world, TICKET_LIFETIME - 2 * FORGETTING);
    const sent = watched(world);
    meet(world);
    const syn = sent.find(({ bytes }) => resumeIn(bytes) >= 0)?.bytes ?? new Uint8Array(0);
    seen.add(syn.slice(resumeIn(syn) + 6, resumeIn(syn) + 14).join());
  }
  t.equal(seen.size, 7, 'no number comes twice: nobody can tell that it is the same node');
  for (const { transport } of [client, server]) t.match(transport.associations, { founded: 8, resumed: 7 });
  t.end();
});

t.test('[R-MH-78] a day after the last connection, and not later; while there is one it does not age', (t) => {
  for (const [late, resumed] of [
    [-1, 1],
    [1, 0],
  ] as const) {
    const world = pair();
    const { net, client, server } = world;
    const [id = 0] = dial(world);
    net.run(60);
    sleep(world, 3 * TICKET_LIFETIME);
    net.run(3000);
    close(world, id, accepted(server)[0] ?? 0);
    // The server's end of the connection is over first, and so is its ticket.
    forget(world);
    sleep(world, TICKET_LIFETIME - FORGETTING - 100 + late * 80);
    t.equal(timeToConnect(world), resumed === 1 ? 20 : 40);
    t.match(client.transport.associations, { founded: 2, resumed });
    t.ok(works(world));
  }
  t.end();
});

t.test("[R-MH-64] [R-MH-78] how long associations and tickets are remembered is the transport's to say", (t) => {
  const [associationLinger, ticketLifetime] = [500, 2000];
  for (const [pause, outcome] of [
    [associationLinger - 100, { founded: 1, resumed: 0, bound: 1 }],
    [associationLinger + 100, { founded: 2, resumed: 1, bound: 0 }],
    [ticketLifetime - 100, { founded: 2, resumed: 1, bound: 0 }],
    [ticketLifetime + 100, { founded: 2, resumed: 0, bound: 0 }],
  ] as const) {
    const config = { associationLinger, ticketLifetime };
    const { server } = pair(1, config);
    const client = new HandNode(0, 1, { config });
    const net = new HandNetwork([client, server]);
    const world = { net, client, server };
    const [id = 0] = dial(world);
    net.run(60);
    client.transport.abort(net.now, id);
    client.drain(net.now);
    net.run(20);
    sleep(world, pause - 20);
    timeToConnect(world);
    for (const { transport } of [client, server]) t.match(transport.associations, outcome, `after ${pause} ms`);
    t.ok(works(world));
  }
  t.end();
});

t.test(
  '[R-TR-98] [R-SEC-18] the issuer was restarted: the third acknowledgment has HELLO, and all is as at first',
  (t) => {
    const world = restarted(former());
    const { client, server } = world;
    const sent = watched(world);
    t.equal(timeToConnect(world), 40);
    t.ok(works(world));
    const asked = sent.findIndex(({ bytes }) => resumeIn(bytes) >= 0);
    const said = sent
      .slice(asked, asked + 3)
      .map(({ bytes }) => [resumeIn(bytes) >= 0, bindIn(bytes) >= 0, hasHello(bytes)]);
    t.strictSame(
      said,
      [
        [true, false, false],
        [false, false, false],
        [false, false, true],
      ],
      'nothing is said to RESUME',
    );
    t.equal(server.transport.associationDrops['resume-unknown'], 1);
    t.match(client.transport.associations, { founded: 2, resumed: 0 });
    t.match(client.transport.tickets?.counts, { held: 1 }, 'a new one');
    t.equal(client.eventsOf('failed').length, 0);
    t.end();
  },
);

t.test('[R-TR-98] a responder that keeps no SYN answers none, and the proof follows', (t) => {
  const world = former(1, { statelessShare: 0 });
  t.equal(timeToConnect(world), 40);
  t.ok(works(world));
  t.match(world.server.transport.associations, { founded: 2, resumed: 0 });
  t.end();
});

t.test(
  '[R-TR-95] of connections dialled at once one has the ticket, and the others are bound to what it founds',
  (t) => {
    const world = former();
    const { net, client, server } = world;
    const ids = dial(world, 5);
    net.run(200);
    for (const { transport } of [client, server]) {
      t.match(transport.associations, { founded: 2, resumed: 1, bound: 4, associations: 1 });
    }
    const opened = client.eventsOf('connected').slice(1);
    t.strictSame(opened.map(({ connection }) => connection).sort(), ids);
    t.end();
  },
);

t.test('[R-TR-97] any datagram of the opening is lost, or all of its kind for a while: it comes to be', (t) => {
  const kinds: readonly (readonly [string, (bytes: Uint8Array) => boolean])[] = [
    ['SYN', (bytes) => resumeIn(bytes) >= 0],
    ['SYN/ACK', (bytes) => bindFlags(bytes) === WELCOME],
    ['BIND', (bytes) => bindFlags(bytes) === 0],
    ['its answer', (bytes) => bindFlags(bytes) === (answer | responder)],
  ];
  for (const [name, is] of kinds) {
    for (const losses of [1, 3]) {
      const world = former();
      const { net, client, server } = world;
      let lost = 0;
      net.way = (datagram) => {
        if (!is(datagram.bytes) || lost === losses) return [datagram];
        lost += 1;
        return [];
      };
      dial(world);
      net.run(8000);
      const what = `${name}, ${losses} lost`;
      t.equal(lost, losses, what);
      t.ok(works(world), what);
      for (const { transport } of [client, server]) t.match(transport.associations, { founded: 2, resumed: 1 }, what);
    }
  }
  t.end();
});

t.test('[R-TR-97] the path dies behind the SYN/ACK: BIND goes by another one, and data follows', (t) => {
  const world = former(2);
  const { net, client, server } = world;
  const [id = 0] = dial(world);
  net.run(20);
  const dead = client.links[client.transport.paths(id).find(({ role }) => role === 'active')?.link ?? 0]?.key;
  net.way = (datagram) => (datagram.source.key === dead || datagram.destination.key === dead ? [] : [datagram]);
  client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  net.run(2000);
  t.strictSame(server.readAll(net.now, accepted(server)[1] ?? 0), HELLO);
  t.match(server.transport.associations, { resumed: 1 });
  t.end();
});

t.test('[R-TR-99] a HELLO that somebody slips in between changes nothing', (t) => {
  const world = former();
  const { net, client, server } = world;
  const slipped = slipHelloIn(world);
  t.equal(timeToConnect(world), 20);
  net.run(100);
  t.equal(slipped(), 1);
  t.equal(server.transport.associationDrops['bind-unexpected'], undefined);
  t.match(server.transport.associations, { founded: 2, resumed: 1 });
  t.ok(works(world));
  t.equal(client.eventsOf('failed').length, 0);
  t.end();
});

t.test(
  '[R-TR-97] [R-SEC-18] however datagrams are lost, repeated and late, both ends come to have the connection',
  (t) => {
    const fate = fc.record({ loss: fc.integer({ min: 0, max: 30 }), seed: fc.integer() });
    fc.assert(
      fc.property(fate, ({ loss, seed }) => {
        const world = former();
        const { net, client, server } = world;
        disturb(world, loss, seed);
        dial(world);
        net.run(3000);
        net.way = (datagram) => [datagram];
        net.run(6500);
        if (client.eventsOf('failed').length > 0 || accepted(server).length !== 2) throw new Error('it was not opened');
        if (!works(world)) throw new Error('bytes are missing');
        return client.transport.associations.associations <= 2;
      }),
      { numRuns: 40 },
    );
    t.end();
  },
);
