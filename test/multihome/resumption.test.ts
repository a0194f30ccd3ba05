/** Tickets, and the keys that two ends make with one. */
import t from 'tap';
import type { Binding } from '../../src/multihome/binding.ts';
import { HELD_TICKETS, ISSUED_TICKETS, TICKET_LIFETIME } from '../../src/multihome/constants.ts';
import type { Crypto } from '../../src/multihome/crypto.ts';
import type { KeyPurpose, KeySchedule } from '../../src/multihome/key-schedule.ts';
import {
  isQuestion,
  keysOfAnswer,
  keysOfQuestion,
  numberOf,
  ticketKeys,
  writeQuestion,
} from '../../src/multihome/resumption.ts';
import type { Role } from '../../src/multihome/role.ts';
import { TicketShelf } from '../../src/multihome/ticket-shelf.ts';
import { Tickets } from '../../src/multihome/tickets.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import type { BoundConnection } from '../../src/wire/bind-option.ts';
import { nodeId } from '../../src/wire/node-id.ts';
import { RESUME_SIZE } from '../../src/wire/resume-option.ts';
import { fromHex, loadVectors, toHex } from '../wire/vectors.ts';
import { ALICE, BOB } from './world.ts';

interface Vector {
  readonly name: string;
  readonly secret: string;
  readonly ephemeralPrivate: string;
  readonly ticketPrivate: string;
  readonly ticketPublic: string;
  readonly servicePort: number;
  readonly sourcePort: number;
  readonly binding: Omit<Binding, 'initiatorCapable' | 'responderCapable'> & {
    readonly initiatorCapable: string;
    readonly responderCapable: string;
  };
  readonly number: string;
  readonly questionKey: string;
  readonly option: string;
  readonly transcript: string;
  readonly handle: number;
  readonly keys: Readonly<Record<string, string>>;
}

const { valid } = loadVectors<{ readonly valid: readonly Vector[] }>('resumption');

function bindingOf({ binding }: Vector): Binding {
  const { initiatorCapable, responderCapable } = binding;
  return { ...binding, initiatorCapable: fromHex(initiatorCapable), responderCapable: fromHex(responderCapable) };
}

/** The connection as its opener knows it before the SYN/ACK. */
function connectionOf(vector: Vector): BoundConnection {
  const { initiatorId, initiatorIsn, initiatorCapable } = bindingOf(vector);
  const { servicePort, sourcePort } = vector;
  return {
    clientHigh: initiatorId.high,
    clientLow: initiatorId.low,
    clientIsn: initiatorIsn,
    clientCapable: initiatorCapable,
    ...{ serverHigh: 0, serverLow: 0, serverIsn: 0, serverCapable: new Uint8Array(18), servicePort, sourcePort },
  };
}

function keysAt(end: KeySchedule | null): Record<string, string> {
  const purposes: readonly KeyPurpose[] = ['record', 'probe', 'bind', 'reset', 'resume'];
  const roles: readonly Role[] = ['initiator', 'responder'];
  const pairs = purposes.flatMap((purpose) => roles.map((role) => ({ purpose, role })));
  return Object.fromEntries(
    pairs.map(({ purpose, role }) => [`${purpose} ${role}`, toHex(end?.key(purpose, role) ?? new Uint8Array(0))]),
  );
}

t.test('[R-WIRE-37] [R-WIRE-47] [R-MH-76] vectors: number, MAC and keys of a ticket at both ends', (t) => {
  for (const vector of valid) {
    const secret = fromHex(vector.secret);
    const ephemeral = fromHex(vector.ephemeralPrivate);
    const { publicKey: ephemeralKey } = { publicKey: fromHex(vector.option).slice(14, 46) };
    const crypto: Crypto = {
      ...nodeCrypto,
      x25519Generate: () => ({ privateKey: ephemeral, publicKey: ephemeralKey }),
    };
    const keys = ticketKeys(crypto, secret);
    t.strictSame([toHex(keys.number), toHex(keys.question)], [vector.number, vector.questionKey], vector.name);
    const bytes = new Uint8Array(80);
    const view = new DataView(bytes.buffer);
    const held = { peer: BOB.nodeId, secret, publicKey: fromHex(vector.ticketPublic) };
    const connection = connectionOf(vector);
    const question = writeQuestion(crypto, held, connection, bytes, view, 5);
    t.strictSame([question.end, toHex(bytes.subarray(5, question.end))], [5 + RESUME_SIZE, vector.option], vector.name);
    const issued = { peer: ALICE.nodeId, secret, privateKey: fromHex(vector.ticketPrivate) };
    t.equal(toHex(numberOf(bytes, view, 5, RESUME_SIZE) ?? bytes), vector.number);
    t.ok(isQuestion(crypto, issued, connection, bytes, view, 5, RESUME_SIZE));
    const binding = bindingOf(vector);
    for (const end of [
      keysOfQuestion(crypto, question, binding),
      keysOfAnswer(crypto, issued, binding, bytes, view, 5, RESUME_SIZE),
    ]) {
      t.equal(toHex(end?.transcript ?? bytes), vector.transcript, vector.name);
      t.equal(end?.handle, vector.handle, vector.name);
      t.strictSame(keysAt(end), vector.keys, vector.name);
    }
  }
  t.end();
});

t.test('[R-MH-76] every byte that both ends see is in every key, and none is made with a key of small order', (t) => {
  const [vector] = valid;
  if (vector === undefined) throw new Error('there are vectors');
  const bytes = fromHex(vector.option);
  const view = new DataView(bytes.buffer);
  const issued = { peer: ALICE.nodeId, secret: fromHex(vector.secret), privateKey: fromHex(vector.ticketPrivate) };
  const binding = bindingOf(vector);
  const { initiatorId, responderId } = binding;
  const others: readonly Binding[] = [
    { ...binding, version: 2 },
    { ...binding, initiatorId: { ...initiatorId, high: 1 } },
    { ...binding, initiatorId: { ...initiatorId, low: 1 } },
    { ...binding, responderId: { ...responderId, high: 1 } },
    { ...binding, responderId: { ...responderId, low: 1 } },
    { ...binding, initiatorIsn: 1 },
    { ...binding, responderIsn: 1 },
    { ...binding, initiatorCapable: binding.responderCapable },
    { ...binding, responderCapable: binding.initiatorCapable },
  ];
  const keyOf = (of: Binding, from: Uint8Array, ticket = issued): string =>
    keysAt(keysOfAnswer(nodeCrypto, ticket, of, from, view, 0, RESUME_SIZE))['bind responder'] ?? '';
  const seen = new Set([keyOf(binding, bytes)]);
  for (const other of others) seen.add(keyOf(other, bytes));
  // The fixed beginning of the option is not read again; the rest is.
  for (let i = 6; i < RESUME_SIZE; i++) {
    seen.add(
      keyOf(
        binding,
        bytes.map((byte, at) => (at === i ? byte ^ 1 : byte)),
      ),
    );
  }
  seen.add(keyOf(binding, bytes, { ...issued, secret: issued.secret.map((byte) => byte ^ 1) }));
  seen.add(keyOf(binding, bytes, { ...issued, privateKey: issued.secret }));
  t.equal(seen.size, 1 + others.length + RESUME_SIZE - 6 + 2);
  t.equal(keysOfAnswer(nodeCrypto, issued, binding, bytes.slice().fill(0, 14, 46), view, 0, RESUME_SIZE), null);
  t.end();
});

const DAY = TICKET_LIFETIME;

t.test('[R-MH-78] a shelf: one a peer, a day from the rest on, and what rests longest gives way', (t) => {
  const dropped: string[] = [];
  const shelf = new TicketShelf<string>(3, DAY, (ticket) => dropped.push(ticket));
  shelf.put(0, 'a', 'a1');
  shelf.put(0, 'a', 'a2');
  t.strictSame([shelf.size, dropped.splice(0)], [1, ['a1']], 'a newer one of the same peer takes its place');
  t.equal(shelf.get(100 * DAY, 'a'), 'a2', 'in use it does not age');
  shelf.rest(100 * DAY, 'a');
  t.equal(shelf.get(101 * DAY - 1, 'a'), 'a2');
  t.equal(shelf.get(101 * DAY, 'a'), undefined);
  t.strictSame([shelf.size, dropped.splice(0)], [0, ['a2']]);

  shelf.put(0, 'b', 'b');
  shelf.put(0, 'c', 'c');
  shelf.put(0, 'd', 'd');
  shelf.rest(1, 'c');
  shelf.rest(2, 'b');
  shelf.wake(3, 'c');
  shelf.put(4, 'e', 'e');
  t.strictSame(dropped.splice(0), ['b'], 'the only one that rests');
  shelf.put(5, 'f', 'f');
  t.strictSame([shelf.size, dropped.splice(0)], [3, ['d']], 'else the oldest');
  t.equal(shelf.take(2 * DAY, 'c'), 'c', 'woken it does not age');
  t.equal(shelf.take(2 * DAY, 'c'), undefined, 'taken once');
  t.strictSame(dropped, [], 'what is taken is not dropped');
  t.end();
});

t.test('[R-MH-78] the tickets of a node are bounded, and no number of one that is gone is kept', (t) => {
  const crypto: Crypto = { ...nodeCrypto, x25519Generate: () => PAIR };
  const PAIR = nodeCrypto.x25519Generate();
  const tickets = new Tickets(crypto);
  let secret = new Uint8Array(32);
  const keys = { key: () => secret } as unknown as KeySchedule;
  for (let i = 0; i < ISSUED_TICKETS + 5; i++) {
    secret = new Uint8Array(32);
    new DataView(secret.buffer).setUint32(0, i);
    const peer = nodeId(i, 1);
    const message = tickets.issue(i, peer, keys);
    tickets.hold(i, peer, keys, message);
    tickets.rest(i, peer);
  }
  t.strictSame(tickets.counts, { held: HELD_TICKETS, issued: ISSUED_TICKETS, numbers: ISSUED_TICKETS });
  t.end();
});
