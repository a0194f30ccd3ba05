/** What an attacker gains by a ticket that is not its own. */

import t from 'tap';
import type { KeySchedule } from '../../src/multihome/key-schedule.ts';
import type { Tickets } from '../../src/multihome/tickets.ts';
import { BIND_SIZE } from '../../src/wire/bind-option.ts';
import { RESUME_SIZE } from '../../src/wire/resume-option.ts';
import { ACK } from '../../src/wire/segment-row.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { exchanged, optionIn, optionsOf, segmentWith } from '../attack/multihome/options.ts';
import { forget, former, lastConnected, meet, restarted, watched, works } from '../support/former-pair.ts';
import { type Datagram, HandNetwork, HandNode, headerOf } from '../support/hand-network.ts';
import {
  accepted,
  bindFlags,
  bindIn,
  close,
  dial,
  hasHello,
  type Pair,
  PORT,
  pair,
  resumeIn,
  timeToConnect,
  WELCOME,
} from '../support/node-pair.ts';

const NOISE = 1;

/** What somebody on the path does to the opening. */
const TAMPERINGS: readonly (readonly [name: string, change: (bytes: Uint8Array) => void, drop: string])[] = [
  ['RESUME is taken away', (bytes) => blot(bytes, resumeIn(bytes), RESUME_SIZE), ''],
  [
    'its answer is taken away',
    (bytes) => blot(bytes, bindFlags(bytes) === WELCOME ? bindIn(bytes) : -1, BIND_SIZE),
    '',
  ],
  ['the number of the ticket is another', (bytes) => flip(bytes, resumeIn(bytes), 6), 'resume-unknown'],
  ['the ephemeral key is another', (bytes) => flip(bytes, resumeIn(bytes), 20), 'resume-forged'],
  ['the MAC is another', (bytes) => flip(bytes, resumeIn(bytes), RESUME_SIZE - 1), 'resume-forged'],
  ['the flags are others', (bytes) => flip(bytes, resumeIn(bytes), 5), 'resume-forged'],
  [
    'the answer has another MAC',
    (bytes) => flip(bytes, bindFlags(bytes) === WELCOME ? bindIn(bytes) : -1, 17),
    'bind-forged',
  ],
  [
    'the answer has another handle',
    (bytes) => flip(bytes, bindFlags(bytes) === WELCOME ? bindIn(bytes) : -1, 6),
    'bind-forged',
  ],
];

for (const [name, change, drop] of TAMPERINGS) {
  t.test(`[R-SEC-18] ${name}: the ends prove themselves, a round trip later`, (t) => {
    const world = former();
    const { net, client, server } = world;
    net.way = (datagram) => {
      const bytes = datagram.bytes.slice();
      change(bytes);
      return [{ ...datagram, bytes }];
    };
    t.equal(timeToConnect(world), 40);
    t.ok(works(world));
    const drops = { ...client.transport.associationDrops, ...server.transport.associationDrops };
    t.equal(drops[drop] ?? 0, drop === '' ? 0 : 1);
    for (const { transport } of [client, server]) t.match(transport.associations, { founded: 2, resumed: 0 });
    t.end();
  });
}

t.test('[R-SEC-18] the ticket of another node is none here', (t) => {
  const world = former();
  const { client, net } = world;
  // The same client, with a ticket of the server, dials another node: it does not ask by that ticket.
  const other = new HandNode(2, 1);
  other.transport.listen(PORT);
  const there: Pair = { net: new HandNetwork([client, other]), client, server: other };
  there.net.now = net.now;
  const sent = watched(there);
  t.equal(timeToConnect(there), 40);
  t.notOk(sent.some(({ bytes }) => resumeIn(bytes) >= 0));
  t.match(client.transport.tickets?.counts, { held: 2 });
  // And a SYN with it that is carried to the other node all the same is answered without.
  dial(world);
  const syn = client.sent.splice(0).find(({ bytes }) => resumeIn(bytes) >= 0);
  if (syn === undefined) throw new Error('the client asks');
  const bytes = syn.bytes.slice();
  // Who is dialled is in the SYN.
  bytes.fill(0, 9, 12);
  other.receive(net.now, { ...syn, bytes, destination: other.links[0] ?? syn.destination });
  const [synAck] = other.sent.splice(0);
  t.equal(bindIn(synAck?.bytes ?? new Uint8Array(0)), -1);
  t.equal(other.transport.associationDrops['resume-unknown'], 1);
  t.end();
});

/** A SYN with RESUME, and what its connection has become of. */
function recorded(): { readonly world: Pair; readonly syn: Datagram } {
  const world = former();
  const { net, client, server } = world;
  const sent = watched(world);
  dial(world);
  net.run(60);
  const syn = sent.find(({ bytes }) => resumeIn(bytes) >= 0);
  if (syn === undefined) throw new Error('the client asks');
  close(world, lastConnected(world), accepted(server)[1] ?? 0);
  if (client.transport.connectionCount > 1) throw new Error('the connection is over');
  return { world, syn };
}

/** The client has dialled by its ticket, and the server has heard nothing of that. */
function unheard(world: Pair): Datagram {
  let syn: Datagram | undefined;
  world.net.way = (datagram) => {
    if (resumeIn(datagram.bytes) < 0) return [datagram];
    syn ??= datagram;
    return [];
  };
  dial(world);
  world.net.run(20_000);
  if (syn === undefined) throw new Error('the client asks');
  return syn;
}

t.test('[R-MH-77] RESUME anywhere but in a SYN is dropped, and counted where it comes', (t) => {
  const world = former();
  const { net, client, server } = world;
  let question: Uint8Array | undefined;
  const last = new Map<string, Datagram>();
  net.way = (datagram) => {
    question ??= optionIn(datagram.bytes, 'resume');
    const answer = optionsOf(datagram.bytes).find(({ kind }) => kind === 'bind');
    const mirrored = question !== undefined && answer !== undefined && bindFlags(datagram.bytes) === WELCOME;
    last.set(datagram.destination.key, datagram);
    return [mirrored ? { ...datagram, bytes: exchanged(datagram.bytes, answer, question as Uint8Array) } : datagram];
  };
  t.equal(timeToConnect(world), 40, 'in place of the answer it says nothing, and the ends prove themselves');
  t.match(client.transport.associationDrops, { 'resume-unexpected': 1 });
  for (const node of [client, server]) {
    const before = node.transport.associationDrops['resume-unexpected'] ?? 0;
    const sample = last.get(node.links[0]?.key ?? '');
    if (sample === undefined || question === undefined) throw new Error('both have heard something');
    node.receive(net.now, { ...sample, bytes: segmentWith(sample.bytes, question) });
    net.run(1);
    t.equal(node.transport.associationDrops['resume-unexpected'], before + 1);
  }
  t.ok(works(world));
  t.end();
});

const STRANGER = socketAddress(4, '203.0.113.9', 4000);

t.test('[R-SEC-17] a SYN that asked by a ticket comes again: it is used up, and opens nothing', (t) => {
  for (const again of ['at once', 'after the associations', 'after a restart'] as const) {
    let { world, syn } = recorded();
    if (again !== 'at once') forget(world);
    if (again === 'after a restart') world = restarted(world);
    const { net, server } = world;
    const before = { accepted: accepted(server).length, ...server.transport.associations };
    const answers: Datagram[] = [];
    net.way = (datagram) => {
      if (datagram.destination.key === STRANGER.key) answers.push(datagram);
      return [datagram];
    };
    server.receive(net.now, { ...syn, source: STRANGER });
    net.run(1);
    t.equal(answers.length, 1, again);
    t.equal(bindIn(answers[0]?.bytes ?? new Uint8Array(0)), -1, again);
    net.run(30_000);
    t.equal(server.transport.associationDrops['resume-unknown'], 1, again);
    t.equal(accepted(server).length, before.accepted, again);
    t.match(server.transport.associations, { founded: before.founded, resumed: before.resumed }, again);
    const size = answers.reduce((sum, { bytes }) => sum + bytes.length, 0);
    t.ok(size <= 3 * syn.bytes.length, `${size} bytes for ${syn.bytes.length}`);
  }
  t.end();
});

t.test('[R-SEC-17] a SYN that never arrived is sent by who has seen it: what comes of it is worth nothing', (t) => {
  const world = former();
  const { net, client, server } = world;
  const syn = unheard(world);
  t.match(client.eventsOf('failed'), [{ code: 'handshake-timeout' }]);
  const answers: Datagram[] = [];
  net.way = (datagram) => {
    if (datagram.destination.key === STRANGER.key) answers.push(datagram);
    return [datagram];
  };
  server.receive(net.now, { ...syn, source: STRANGER });
  net.run(1);
  const welcome = answers[0];
  if (welcome === undefined) throw new Error('it is answered');
  t.equal(bindFlags(welcome.bytes), WELCOME);
  t.match(server.transport.associations, { associations: 0, founded: 1 }, 'its keys are for nobody else');
  // The stranger cannot make the initiator's BIND: it gives back what it has.
  server.receive(net.now, thirdAcknowledgment(syn, welcome));
  net.run(30_000);
  t.equal(accepted(server).length, 1);
  t.match(server.transport.associations, { associations: 0, founded: 1, resumed: 0 });
  t.equal(server.transport.associationDrops['bind-reflected'], 1);
  t.equal(server.transport.connectionCount, 0);
  t.match(server.transport.tickets?.counts, { issued: 0, numbers: 0 });
  // The client dials again, without a ticket.
  net.way = (datagram) => [datagram];
  t.equal(timeToConnect(world), 40);
  t.ok(works(world));
  t.end();
});

t.test('[R-SEC-17] a copy of the SYN that comes first belongs to the same half-open connection', (t) => {
  const world = former();
  const { net, client, server } = world;
  net.way = (datagram) => {
    if (resumeIn(datagram.bytes) < 0) return [datagram];
    return [{ ...datagram, source: STRANGER }, datagram];
  };
  dial(world);
  net.run(2000);
  t.match(server.transport.associations, { resumed: 1 });
  t.equal(server.transport.associationDrops['resume-unknown'], undefined);
  t.equal(client.eventsOf('failed').length, 0);
  t.ok(works(world));
  t.end();
});

t.test('[R-SEC-19] who has all that the client kept cannot answer for the server, nor find its keys', (t) => {
  const world = pair();
  const { net, client, server } = world;
  const tickets = client.transport.tickets as Tickets;
  const { hold } = tickets;
  let stolen: KeySchedule | undefined;
  tickets.hold = (now, peer, keys, message) => {
    stolen = keys;
    hold.call(tickets, now, peer, keys, message);
  };
  meet(world);
  if (stolen === undefined) throw new Error('the client has a ticket');
  // In the server's place stands a node that has issued just that ticket, as far as anybody but the server can.
  const posing = new HandNode(1, 1);
  posing.transport.listen(PORT);
  (posing.transport.tickets as Tickets).issue(net.now, client.transport.identity.nodeId, stolen);
  const there: Pair = { net: new HandNetwork([client, posing]), client, server: posing };
  there.net.now = net.now;
  const sent = watched(there);
  dial(there);
  there.net.run(25);
  t.equal(bindFlags(sent[1]?.bytes ?? new Uint8Array(0)), WELCOME, 'it knows the secret, and takes the ticket');
  t.equal(client.transport.associationDrops['bind-forged'], 1, 'but not the key');
  t.equal(client.eventsOf('connected').length, 1);
  t.ok(
    sent.some(({ bytes }) => hasHello(bytes)),
    'it has to prove itself',
  );
  t.match(server.transport.associations, { founded: 1 });
  t.end();
});

t.test(
  '[R-SEC-20] a flood of RESUMEs: no exchange of keys but for the one ticket, and what is kept is bounded',
  (t) => {
    const world = former(1, { statelessShare: 1 });
    const { net, server } = world;
    let syn: Datagram | undefined;
    net.way = (datagram) => {
      if (resumeIn(datagram.bytes) < 0) return [datagram];
      syn ??= datagram;
      return [];
    };
    dial(world);
    net.run(20_000);
    if (syn === undefined) throw new Error('the client asks');
    const at = resumeIn(syn.bytes);
    for (let i = 0; i < 20_000; i++) {
      const bytes = syn.bytes.slice();
      const view = new DataView(bytes.buffer);
      // Another connection each, with the number of the true ticket, or with any.
      view.setUint32(12, i);
      if (i % 2 === 0) view.setUint32(at + 6, i);
      const source = socketAddress(4, `198.51.${100 + ((i >> 8) % 100)}.${i & 0xff}`, 4000);
      server.receive(net.now, { ...syn, bytes, source });
      server.sent.length = 0;
    }
    const { 'resume-unknown': unknown = 0, 'resume-forged': forged = 0 } = server.transport.associationDrops;
    t.ok(unknown > 0 && forged > 0, `${unknown} unknown, ${forged} forged`);
    t.ok(unknown + forged <= 1100, 'half-open connections are bounded');
    t.match(server.transport.associations, { associations: 0 });
    t.match(server.transport.tickets?.counts, { issued: 1 }, 'the ticket is there still');
    t.end();
  },
);

/** Overwrites an option by padding. */
function blot(bytes: Uint8Array, at: number, size: number): void {
  if (at >= 0) bytes.fill(NOISE, at, at + size);
}

/** Changes one bit of an option. */
function flip(bytes: Uint8Array, at: number, offset: number): void {
  if (at >= 0) bytes[at + offset] = (bytes[at + offset] ?? 0) ^ 1;
}

/** The initiator's third acknowledgment, with the responder's own BIND in it. */
function thirdAcknowledgment(syn: Datagram, welcome: Datagram): Datagram {
  const bytes = welcome.bytes.slice();
  const view = new DataView(bytes.buffer);
  const capable = bytes.findIndex((byte, i) => byte === 253 && bytes[i + 1] === 18 && bytes[i + 4] === 1);
  bytes[1] = ACK;
  // Destination: the ID that the responder's CAPABLE tells; numbers: those that TCP expects next.
  bytes.set(welcome.bytes.subarray(capable + 8, capable + 16), 4);
  view.setUint32(12, headerOf(syn.bytes).seq + 1);
  view.setUint32(16, headerOf(welcome.bytes).seq + 1);
  return { source: STRANGER, destination: syn.destination, bytes };
}
