/** What attackers who have an address of their own, and the agent's cookie for it, send to an agent. */
import { randomBytes } from 'node:crypto';
import { type RecordContent, signRecord } from '../../../src/directory/record.ts';
import type { Identity } from '../../../src/multihome/identity.ts';
import { nodeCrypto } from '../../../src/net/crypto.ts';
import { encodeAgentMessage } from '../../../src/wire/agent-message.ts';
import { type NodeId, nodeIdFromBytes } from '../../../src/wire/node-id.ts';
import { ALICE, BOB, CAROL, locators } from '../../agent/support.ts';

export interface Offence {
  readonly name: string;
  /** Under which of these it is counted, together as often as it is sent; under the first in any case. */
  readonly counted: readonly string[];
  /** A message; `now` is Unix time in ms, `captured` what the agent has of Alice. */
  message(cookie: Uint8Array, now: number, captured: Uint8Array): Uint8Array;
  /** Messages a second; default 1000. */
  readonly rate?: number;
  /** How many different ones there are; default 64: making one takes longer than sending it. */
  readonly prepared?: number;
}

/** Where forged records say that Alice is. */
const ELSEWHERE: RecordContent = { locators: locators(66), ttl: 120 };
const SIZE = 320;
/** Bytes of a record before node IDs and locators, and places in it (spec/agent.md, section 1). */
const [READERS, KEY, LOCATORS] = [3, 12, 80];
/** What an ID of Alice's would be if her key were another's. */
const STOLEN: Identity = { ...ALICE, publicKey: BOB.publicKey, seed: BOB.seed, modifier: BOB.modifier };

/** A REGISTER of a record that is signed as `signer` does; `age` and `ahead` in ms. */
function registering(
  name: string,
  counted: readonly string[],
  signer: Identity,
  { age = 0, ahead = 0, spoil = (record: Uint8Array): Uint8Array => record } = {},
): Offence {
  return {
    name,
    counted,
    message: (cookie, now) => {
      const record = signRecord(nodeCrypto, signer, ELSEWHERE, BigInt(now + ahead), now - age);
      return register(spoil(record), cookie);
    },
  };
}

function register(record: Uint8Array, cookie: Uint8Array): Uint8Array {
  const transaction = transactionOf();
  return encodeAgentMessage({ type: 'register', transaction, cookie, record, size: SIZE });
}

function transactionOf(): bigint {
  return randomBytes(8).readBigUInt64BE();
}

function spoiltAt(offset: number, value: number): (record: Uint8Array) => Uint8Array {
  return (record) => record.map((byte, at) => (at === offset ? value : byte));
}

const REFUSED = [
  'error.bad-signature',
  'error.wrong-key',
  'error.weak-identity',
  'error.bad-record',
  'dropped.malformed',
];

export const OFFENCES: readonly Offence[] = [
  registering("forged: Alice's key, another's signature", ['error.bad-signature', 'error.busy'], {
    ...ALICE,
    seed: BOB.seed,
  }),
  registering('forged: her signature, other locators', ['error.bad-signature', 'error.busy'], ALICE, {
    spoil: spoiltAt(LOCATORS + 6, 0x42),
  }),
  registering("somebody else's key", ['error.wrong-key', 'error.busy'], STOLEN),
  registering("a colliding node ID: her key, another's modifier", ['error.wrong-key', 'error.busy'], {
    ...ALICE,
    modifier: CAROL.modifier,
  }),
  registering('a colliding node ID: a key of noise', ['error.wrong-key', 'error.busy'], STOLEN, {
    spoil: (record) => {
      record.set(randomBytes(32), KEY);
      return record;
    },
  }),
  registering('an older sequence', ['error.older-sequence', 'error.busy'], ALICE, { ahead: -30_000 }),
  registering('replayed after its life', ['error.expired', 'error.busy'], ALICE, { age: 130_000, ahead: -130_000 }),
  {
    name: 'replayed as it is',
    // It says nothing new, or Alice has moved since.
    counted: ['registered', 'error.older-sequence', 'error.busy'],
    message: (cookie, _, captured) => register(captured, cookie),
  },
  registering('from the future', ['error.from-future', 'error.busy'], ALICE, { age: -900_000 }),
  registering('a sequence that nothing could follow', ['error.from-future', 'error.busy'], ALICE, { ahead: 900_000 }),
  registering('more locators than there may be', ['error.bad-record', 'error.busy'], ALICE, {
    spoil: spoiltAt(LOCATORS, 255),
  }),
  registering('more readers than there may be', ['error.bad-record', 'error.busy'], ALICE, {
    spoil: spoiltAt(READERS, 255),
  }),
  {
    name: 'a record longer than any',
    counted: ['dropped.malformed'],
    message: (cookie) => {
      const message = new Uint8Array(1400).fill(7);
      message.set(register(new Uint8Array(700).fill(1), cookie));
      return message;
    },
  },
  {
    name: 'bits that are turned over',
    counted: [
      ...REFUSED,
      'error.busy',
      'error.from-future',
      'error.expired',
      'error.cookie-required',
      'dropped.not-a-question',
    ],
    message: (cookie, now) => {
      const message = register(signRecord(nodeCrypto, BOB, ELSEWHERE, BigInt(now), now), cookie);
      // Behind the header; the cookie has its own offence.
      const at = 26 + ((randomBytes(1)[0] ?? 0) % 120);
      message[at] = (message[at] ?? 0) ^ (1 << (at % 8));
      return message;
    },
  },
  {
    name: 'a cookie that is not its own',
    counted: ['error.cookie-required'],
    message: (_, now) =>
      register(signRecord(nodeCrypto, ALICE, ELSEWHERE, BigInt(now), now), new Uint8Array(randomBytes(12))),
  },
  {
    name: 'subscriptions without number',
    rate: 6000,
    prepared: 1100,
    counted: ['error.too-many-subscriptions', 'notified'],
    message: (cookie) =>
      encodeAgentMessage({
        ...{ type: 'subscribe', transaction: transactionOf(), cookie, lifetime: 60, proof: null, size: SIZE },
        nodeId: strangerId(),
      }),
  },
];

function strangerId(): NodeId {
  const read = nodeIdFromBytes(randomBytes(8));
  if (!read.ok) throw new Error('eight bytes are an ID');
  return read.value;
}
