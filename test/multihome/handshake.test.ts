import fc from 'fast-check';
import t from 'tap';
import type { Binding } from '../../src/multihome/binding.ts';
import { type ControlRecord, openRecord, sealRecord } from '../../src/multihome/control-record.ts';
import { Handshake } from '../../src/multihome/handshake.ts';
import {
  HANDSHAKE_TRANSITIONS,
  type HandshakeEvent,
  nextHandshakeState,
} from '../../src/multihome/handshake-states.ts';
import { generateIdentity, type Identity } from '../../src/multihome/identity.ts';
import { KeySchedule, transcriptHash } from '../../src/multihome/key-schedule.ts';
import { makeProof, type ProofContext } from '../../src/multihome/proof.ts';
import type { Role } from '../../src/multihome/role.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { encodeControlMessage, type ProofMessage, parseControlMessage } from '../../src/wire/control-message.ts';
import type { NodeId } from '../../src/wire/node-id.ts';
import { ALICE, BINDING, BOB, seededCrypto } from './world.ts';

const EVE: Identity = generateIdentity(seededCrypto(3));

function handshake(role: Role, identity: Identity, expected: NodeId | null): Handshake {
  return new Handshake({ role, identity, crypto: nodeCrypto, expected });
}

function pair(expected: NodeId | null = BOB.nodeId): { i: Handshake; r: Handshake } {
  return { i: handshake('initiator', ALICE, expected), r: handshake('responder', BOB, null) };
}

function give(from: Handshake, to: Handshake): void {
  const hello = from.helloRecord();
  if (hello !== null) to.handleHello(hello.number, hello.bytes);
  const proof = from.proofRecord();
  if (proof !== null) to.handleProof(proof.number, proof.bytes);
}

/** Messages go to and fro, the initiator's timer between, until nothing changes any more. */
function converse(i: Handshake, r: Handshake, rounds = 10): void {
  for (let round = 0; round < rounds; round++) {
    i.judgeSilence();
    give(i, r);
    give(r, i);
  }
}

/** A responder that answers a HELLO with whatever PROOF `make` gives. */
function evilResponder(i: Handshake, make: (context: ProofContext) => Uint8Array, epochs = 3): void {
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const opening = i.helloRecord();
    if (opening === null) return;
    const { answer, keys } = answerTo(opening, epoch);
    i.handleHello(epoch, answer);
    const context: ProofContext = { keys, prover: 'responder', epoch, verifier: null, before: new Uint8Array(0) };
    const record = sealRecord(nodeCrypto, keys.key('proof', 'responder'), 'proof', epoch, make(context));
    i.handleProof(record.number, record.bytes);
  }
}

function answerTo(opening: ControlRecord, epoch: number, binding = BINDING): { answer: Uint8Array; keys: KeySchedule } {
  const ephemeral = nodeCrypto.x25519Generate();
  const answer = encodeControlMessage({ type: 'hello', version: 1, epoch, publicKey: ephemeral.publicKey });
  const message = parseControlMessage(opening.bytes);
  const key = message.ok && message.value.type === 'hello' ? message.value.publicKey : new Uint8Array(32);
  const shared = nodeCrypto.x25519Shared(ephemeral.privateKey, key) ?? new Uint8Array(32);
  return {
    answer,
    keys: new KeySchedule(nodeCrypto, shared, transcriptHash(nodeCrypto, binding, opening.bytes, answer)),
  };
}

function changedProof(context: ProofContext, identity: Identity, changes: Partial<ProofMessage>): Uint8Array {
  const message = parseControlMessage(makeProof(nodeCrypto, identity, context));
  if (!message.ok || message.value.type !== 'proof') throw new Error('no proof');
  return encodeControlMessage({ ...message.value, ...changes });
}

t.test('[R-MH-4] [R-MH-8] both ends are proven after HELLO, PROOF, PROOF and a record', (t) => {
  const { i, r } = pair();
  i.begin(BINDING);
  r.begin(BINDING);
  give(i, r);
  t.strictSame([i.state, r.state, r.peer], ['greeting', 'keyed', null]);
  give(r, i);
  t.strictSame([i.state, i.peer, r.state], ['unconfirmed', BOB.nodeId, 'keyed']);
  give(i, r);
  t.strictSame([r.state, r.peer], ['proven', ALICE.nodeId]);
  i.confirm();
  t.equal(i.state, 'proven');
  t.strictSame([i.helloRecord(), i.proofRecord(), r.helloRecord(), r.proofRecord()], [null, null, null, null]);
  for (const purpose of ['record', 'probe', 'bind', 'reset', 'resume'] as const) {
    t.strictSame(i.keys?.key(purpose, 'initiator'), r.keys?.key(purpose, 'initiator'));
  }
  t.end();
});

t.test('[R-MH-6] keys differ by purpose and sender', (t) => {
  const keys = new KeySchedule(nodeCrypto, new Uint8Array(32).fill(7), new Uint8Array(32).fill(9));
  const purposes = ['proof', 'finish', 'record', 'probe', 'bind', 'reset', 'resume'] as const;
  const all = purposes.flatMap((purpose) => [keys.key(purpose, 'initiator'), keys.key(purpose, 'responder')]);
  t.equal(new Set(all.map((key) => key.join())).size, 14);
  t.end();
});

t.test('[R-MH-5] [R-SEC-1] whatever both ends did not see alike, nobody is proven', (t) => {
  const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 9 ? byte ^ 1 : byte));
  const changes: readonly Partial<Binding>[] = [
    { version: 2 },
    { initiatorId: { high: 0, low: BINDING.initiatorId.low } },
    { initiatorId: { high: BINDING.initiatorId.high, low: 0 } },
    { responderId: { high: 0, low: BINDING.responderId.low } },
    { responderId: { high: BINDING.responderId.high, low: 0 } },
    { initiatorIsn: 1001 },
    { responderIsn: 7 },
    { initiatorCapable: flip(BINDING.initiatorCapable) },
    { responderCapable: flip(BINDING.responderCapable) },
    { initiatorCapable: BINDING.responderCapable, responderCapable: BINDING.initiatorCapable },
    { initiatorId: BINDING.responderId, responderId: BINDING.initiatorId },
    // Bytes that move over the border of two fields.
    {
      initiatorCapable: BINDING.initiatorCapable.subarray(0, 17),
      responderCapable: Uint8Array.of(0, ...BINDING.responderCapable),
    },
  ];
  for (const change of changes) {
    const { i, r } = pair();
    i.begin(BINDING);
    r.begin({ ...BINDING, ...change });
    converse(i, r);
    t.strictSame(
      [i.state, i.lastFailure, i.peer, r.peer],
      ['failed', 'unauthentic', null, null],
      `${Object.keys(change)} changed on the way`,
    );
  }
  t.end();
});

t.test('[R-MH-8] [R-SEC-2] who answers for another node gets `wrong-node`, and never the initiator’s PROOF', (t) => {
  const { i } = pair(BOB.nodeId);
  i.begin(BINDING);
  let proofs = 0;
  evilResponder(i, (context) => {
    if (i.proofRecord() !== null) proofs += 1;
    return makeProof(nodeCrypto, EVE, context);
  });
  t.strictSame([i.state, i.lastFailure, i.peer, i.proofRecord(), proofs], ['failed', 'wrong-node', null, null, 0]);
  const anybody = pair(null).i;
  anybody.begin(BINDING);
  evilResponder(anybody, (context) => makeProof(nodeCrypto, EVE, context), 1);
  t.strictSame([anybody.state, anybody.peer], ['unconfirmed', EVE.nodeId]);
  t.end();
});

t.test('[R-MH-9] [R-ID-8] a PROOF that proves nothing is refused by name', (t) => {
  const cases: readonly (readonly [string, (context: ProofContext) => Uint8Array])[] = [
    ['malformed', () => encodeControlMessage({ type: 'close-reason', code: 1 })],
    ['malformed', (context) => makeProof(nodeCrypto, BOB, context).subarray(1)],
    ['wrong-epoch', (context) => changedProof(context, BOB, { epoch: 9 })],
    ['weak-identity', (context) => changedProof(context, BOB, { strength: 0 })],
    ['bad-identity', (context) => changedProof(context, BOB, { strength: 2 })],
    ['bad-identity', (context) => changedProof(context, BOB, { modifier: new Uint8Array(16) })],
    ['bad-identity', (context) => changedProof(context, BOB, { publicKey: EVE.publicKey })],
    ['bad-mac', (context) => changedProof(context, BOB, { mac: new Uint8Array(32) })],
    ['bad-signature', (context) => changedProof(context, BOB, { signature: new Uint8Array(64) })],
    // The dialled node's key and ID are no secret; its signature is.
    ['bad-signature', (context) => makeProof(nodeCrypto, { ...BOB, seed: EVE.seed }, context)],
    ['bad-mac', (context) => makeProof(nodeCrypto, BOB, { ...context, prover: 'initiator' })],
    ['bad-mac', (context) => makeProof(nodeCrypto, BOB, { ...context, before: Uint8Array.of(1) })],
    ['bad-signature', (context) => makeProof(nodeCrypto, BOB, { ...context, verifier: EVE.nodeId })],
  ];
  for (const [reason, make] of cases) {
    const { i } = pair();
    i.begin(BINDING);
    evilResponder(i, make);
    t.strictSame([i.state, i.lastFailure, i.peer], ['failed', reason, null]);
  }
  t.end();
});

t.test('[R-MH-7] a PROOF made for one session proves nothing in another', (t) => {
  const { i, r } = pair();
  i.begin(BINDING);
  r.begin(BINDING);
  give(i, r);
  give(r, i);
  const before = r.keys;
  const recorded = r.proofRecord();
  if (before === null || recorded === null) throw new Error('no proof to record');
  const message = openRecord(nodeCrypto, before.key('proof', 'responder'), 'proof', 1, recorded.bytes);
  t.ok(message !== null);
  const later = pair().i;
  later.begin(BINDING);
  evilResponder(later, () => message ?? new Uint8Array(0), 1);
  t.strictSame([later.peer, later.lastFailure], [null, 'bad-mac']);
  const sealed = pair().i;
  sealed.begin(BINDING);
  const { answer } = answerTo(sealed.helloRecord() ?? recorded, 1);
  sealed.handleHello(1, answer);
  t.equal(sealed.handleProof(1, recorded.bytes), 'proof-unauthentic');
  t.end();
});

t.test('[R-MH-7] the initiator’s PROOF covers the responder’s, and both IDs', (t) => {
  const forged = (change: (context: ProofContext) => ProofContext): Handshake => {
    const r = handshake('responder', BOB, null);
    r.begin(BINDING);
    for (let attempt = 0; attempt < 3; attempt++) {
      const ephemeral = nodeCrypto.x25519Generate();
      const epoch = attempt + 1;
      const opening = encodeControlMessage({ type: 'hello', version: 1, epoch, publicKey: ephemeral.publicKey });
      r.handleHello(epoch, opening);
      const hello = r.helloRecord();
      const proof = r.proofRecord();
      const parsed = parseControlMessage(hello?.bytes ?? new Uint8Array(0));
      if (hello === null || proof === null || !parsed.ok || parsed.value.type !== 'hello') return r;
      const shared = nodeCrypto.x25519Shared(ephemeral.privateKey, parsed.value.publicKey) ?? new Uint8Array(32);
      const keys = new KeySchedule(nodeCrypto, shared, transcriptHash(nodeCrypto, BINDING, opening, hello.bytes));
      const before = openRecord(nodeCrypto, keys.key('proof', 'responder'), 'proof', epoch, proof.bytes);
      const context = change({
        keys,
        prover: 'initiator',
        epoch,
        verifier: BOB.nodeId,
        before: before ?? new Uint8Array(0),
      });
      const record = sealRecord(
        nodeCrypto,
        keys.key('proof', 'initiator'),
        'proof',
        epoch,
        makeProof(nodeCrypto, ALICE, context),
      );
      r.handleProof(record.number, record.bytes);
    }
    return r;
  };
  t.strictSame(forged((context) => context).peer, ALICE.nodeId);
  const unbound = forged((context) => ({ ...context, before: new Uint8Array(0) }));
  t.strictSame([unbound.state, unbound.lastFailure], ['failed', 'bad-mac']);
  const misdirected = forged((context) => ({ ...context, verifier: EVE.nodeId }));
  t.strictSame([misdirected.state, misdirected.lastFailure], ['failed', 'bad-signature']);
  t.end();
});

t.test('[R-MH-11] what an initiator sends, sent back to it, is nothing', (t) => {
  const { i } = pair();
  i.begin(BINDING);
  const hello = i.helloRecord();
  if (hello === null) throw new Error('no HELLO');
  t.equal(i.handleHello(hello.number, hello.bytes), 'hello-reflected');
  t.equal(i.state, 'greeting');
  const { r } = pair();
  r.begin(BINDING);
  give(i, r);
  give(r, i);
  const own = i.proofRecord();
  if (own === null) throw new Error('no PROOF');
  t.equal(r.handleProof(1, r.proofRecord()?.bytes ?? own.bytes), 'proof-unauthentic');
  t.equal(i.handleProof(1, own.bytes), 'duplicate');
  t.end();
});

t.test('[R-MH-6] [R-MH-9] ephemeral keys of small order are refused', (t) => {
  const orders = [0, 1].map((first) => Uint8Array.of(first, ...new Uint8Array(31)));
  for (const publicKey of orders) {
    const hello = encodeControlMessage({ type: 'hello', version: 1, epoch: 1, publicKey });
    const { i, r } = pair();
    i.begin(BINDING);
    r.begin(BINDING);
    t.equal(i.handleHello(1, hello), 'hello-weak-key');
    t.equal(r.handleHello(1, hello), 'hello-weak-key');
    r.expire();
    t.strictSame([i.state, r.state, r.lastFailure], ['greeting', 'failed', 'weak-key']);
  }
  t.end();
});

t.test('[R-MH-10] [R-MH-11] forged HELLOs of one or two epochs delay the proof, of three they end it', (t) => {
  const outcome = (forgedTo: 'i' | 'r', epochs: number): unknown[] => {
    const { i, r } = pair();
    i.begin(BINDING);
    r.begin(BINDING);
    for (let round = 0; round < 12; round++) {
      i.judgeSilence();
      const hello = i.helloRecord();
      if (hello !== null && hello.number <= epochs) {
        const { publicKey } = nodeCrypto.x25519Generate();
        const forged = encodeControlMessage({ type: 'hello', version: 1, epoch: hello.number, publicKey });
        (forgedTo === 'i' ? i : r).handleHello(hello.number, forged);
      }
      give(i, r);
      give(r, i);
    }
    return [i.peer, r.peer, i.epoch, i.lastFailure];
  };
  for (const side of ['i', 'r'] as const) {
    t.strictSame(outcome(side, 0).slice(0, 3), [BOB.nodeId, ALICE.nodeId, 1]);
    t.strictSame(outcome(side, 1).slice(0, 3), [BOB.nodeId, ALICE.nodeId, 2]);
    t.strictSame(outcome(side, 2).slice(0, 3), [BOB.nodeId, ALICE.nodeId, 3]);
    t.strictSame(outcome(side, 3), [null, null, 3, 'unauthentic']);
  }
  t.end();
});

t.test('[R-MH-11] a forged PROOF record alone changes nothing', (t) => {
  const { i, r } = pair();
  i.begin(BINDING);
  r.begin(BINDING);
  give(i, r);
  const hello = r.helloRecord();
  if (hello === null) throw new Error('no HELLO');
  i.handleHello(hello.number, hello.bytes);
  for (let n = 0; n < 50; n++) i.handleProof(1, nodeCrypto.random(164));
  give(r, i);
  t.strictSame([i.epoch, i.peer], [1, BOB.nodeId]);
  t.end();
});

t.test('[R-MH-10] a HELLO of an earlier epoch, of a later one at a proven end, of another version, is dropped', (t) => {
  const { i, r } = pair();
  const hello = (epoch: number, version = 1): Uint8Array =>
    encodeControlMessage({ type: 'hello', version, epoch, publicKey: nodeCrypto.x25519Generate().publicKey });
  t.equal(r.handleHello(1, hello(1)), 'hello-early');
  i.begin(BINDING);
  r.begin(BINDING);
  t.equal(r.handleHello(1, hello(1, 2)), 'hello-version');
  t.equal(r.handleHello(1, hello(2)), 'hello-epoch');
  t.equal(r.handleHello(4, hello(4)), 'hello-epoch');
  t.equal(r.handleHello(1, Uint8Array.of(1, 2, 3)), 'hello-malformed');
  t.equal(r.handleHello(2, hello(2)), 'accepted');
  t.equal(r.handleHello(1, hello(1)), 'hello-epoch');
  t.equal(r.handleHello(2, hello(2)), 'hello-contradiction');
  const fresh = pair();
  fresh.i.begin(BINDING);
  fresh.r.begin(BINDING);
  converse(fresh.i, fresh.r);
  t.equal(fresh.r.handleHello(2, hello(2)), 'hello-late');
  t.equal(fresh.i.handleHello(2, hello(2)), 'hello-late');
  t.end();
});

t.test('[R-MH-13] without proof in time it fails as `timeout`, or by what went wrong', (t) => {
  const { i, r } = pair();
  i.begin(BINDING);
  r.begin(BINDING);
  i.expire();
  t.strictSame([i.state, i.lastFailure, i.helloRecord()], ['failed', 'timeout', null]);
  const later = pair();
  later.i.begin(BINDING);
  later.r.begin(BINDING);
  give(later.i, later.r);
  later.r.handleProof(1, new Uint8Array(100));
  later.r.expire();
  t.strictSame([later.r.state, later.r.lastFailure, later.r.keys], ['failed', 'unauthentic', null]);
  t.end();
});

t.test('[R-MH-12] any order, loss and repetition of messages ends in proof of both, once all get through', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('i-hello', 'i-proof', 'r-hello', 'r-proof', 'timer'), { maxLength: 30 }),
      (steps) => {
        const { i, r } = pair();
        i.begin(BINDING);
        r.begin(BINDING);
        for (const step of steps) {
          if (step === 'timer') i.judgeSilence();
          const [from, to] = step.startsWith('i') ? [i, r] : [r, i];
          const record = step.endsWith('hello') ? from.helloRecord() : from.proofRecord();
          if (record === null || step === 'timer') continue;
          if (record.kind === 'hello') to.handleHello(record.number, record.bytes);
          else to.handleProof(record.number, record.bytes);
        }
        converse(i, r, 4);
        return i.peer?.text === BOB.nodeId.text && r.peer?.text === ALICE.nodeId.text && i.epoch === 1;
      },
    ),
    { numRuns: 60 },
  );
  t.end();
});

t.test('[R-MH-10] the table: every state is reached, and the last ones are left by nothing', (t) => {
  const events: readonly HandshakeEvent[] = [
    'begun',
    'hello',
    'restarted',
    'responder-proof',
    'initiator-proof',
    'record',
    'exhausted',
  ];
  const reached = new Set<string>(['idle']);
  for (const state of reached) {
    for (const event of events) {
      const next = nextHandshakeState(state as keyof typeof HANDSHAKE_TRANSITIONS, event);
      if (next !== undefined) reached.add(next);
    }
  }
  t.strictSame([...reached].sort(), Object.keys(HANDSHAKE_TRANSITIONS).sort());
  t.strictSame([HANDSHAKE_TRANSITIONS.proven, HANDSHAKE_TRANSITIONS.failed], [{}, {}]);
  t.end();
});
