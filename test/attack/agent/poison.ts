/** Answers that are none: by a lying agent, and by anybody who sends to the port of who asks. */
import { signRecord } from '../../../src/directory/record.ts';
import type { Identity } from '../../../src/multihome/identity.ts';
import { AgentClient, type AgentSocket } from '../../../src/net/agent-client.ts';
import { nodeCrypto } from '../../../src/net/crypto.ts';
import { encodeAgentMessage, parseAgentMessage } from '../../../src/wire/agent-message.ts';
import { socketAddress } from '../../../src/wire/socket-address.ts';
import { ALICE, BOB, locators } from '../../agent/support.ts';
import { judge } from '../verdict.ts';
import { AgentProcess, here } from './agent-process.ts';
import { registerWith } from './register.ts';
import { addressOf, bound } from './sockets.ts';

/** Datagrams of a stranger beside each lookup. */
const BESIDE = 20;
const [HONEST, LIAR, STRANGER] = ['127.4.0.1', '127.9.0.1', '127.9.0.2'];

/** @param rounds lookups */
export async function poisonedAnswers(rounds: number): Promise<void> {
  const honest = await AgentProcess.start(here, HONEST);
  await registerWith(honest.address, ALICE, 1, Date.now());
  const lies = poison(Date.now());
  let asked = 0;
  const liar = await bound(LIAR);
  liar.on('message', (bytes, from) => {
    const read = parseAgentMessage(bytes);
    if (!read.ok || read.value.type !== 'query') return;
    liar.send(answer(read.value.transaction, lies[asked++ % lies.length] ?? Uint8Array.of(1)), from.port, from.address);
  });
  const stranger = await bound(STRANGER);
  const sockets = await bound('127.0.0.1');
  const lent: AgentSocket = {
    family: 4,
    send: (bytes, { port, address }) => sockets.send(bytes, port, address, () => {}),
  };
  const client = new AgentClient({ agents: [addressOf(liar), honest.address], sockets: [lent] });
  let foreign = 0;
  sockets.on('message', (bytes, { address, port }) => {
    if (!client.receive(bytes, socketAddress(4, address, port), 0)) foreign++;
  });
  let right = 0;
  for (let round = 0; round < rounds; round++) {
    const found = client.lookup(ALICE.nodeId, { fresh: true });
    for (let i = 0; i < BESIDE; i++) {
      // From a stranger's address; and, by the liar, with transactions of nobody.
      const bytes = answer(nodeCrypto.randomUint32() === 0 ? 0n : BigInt(i), lies[i % lies.length] ?? Uint8Array.of(1));
      const [from] = i % 2 === 0 ? [stranger] : [liar];
      from.send(bytes, sockets.address().port, '127.0.0.1');
    }
    const { record } = await found;
    if (record.locators[0]?.address.address === '192.0.2.1') right++;
  }
  const { 'dropped.false-record': lied = 0, 'dropped.unknown-transaction': unknown = 0 } = client.counters();
  console.log(
    `# ${rounds} lookups, ${right} right; ${lied} false records of the liar, ${unknown} answers to nothing, ${foreign} of no agent`,
  );
  judge('agent: poisoned answers', right === rounds && lied >= rounds / 2 && unknown > 0 && foreign > 0);
  client.close();
  for (const socket of [liar, stranger, sockets]) socket.close();
  await honest.stop();
}

function answer(transaction: bigint, record: Uint8Array): Uint8Array {
  return encodeAgentMessage({ type: 'answer', transaction, cookie: null, verified: 0xffff, record });
}

/** Records that would lead elsewhere: none of them is true, of Alice, and of now. */
function poison(now: number): Uint8Array[] {
  const sign = (identity: Identity, sequence: number, issuedAt: number): Uint8Array =>
    signRecord(nodeCrypto, identity, { locators: locators(66), ttl: 120 }, BigInt(sequence), issuedAt);
  return [
    sign(BOB, now, now),
    sign({ ...ALICE, seed: BOB.seed }, now, now),
    sign({ ...ALICE, modifier: BOB.modifier }, now, now),
    sign({ ...BOB, nodeId: ALICE.nodeId }, now, now),
    sign(ALICE, now, now - 200_000),
    sign(ALICE, now, now + 900_000),
    sign(ALICE, now + 900_000, now),
    Uint8Array.of(1),
  ];
}
