/** What it costs that of four agents one is stale, one dead and one lying: by ID and by name. */
import { once } from 'node:events';
import packet from 'dns-packet';
import { signRecord } from '../../../src/directory/record.ts';
import { getaddrinfo2, Node, type NodeEntry } from '../../../src/index.ts';
import { AgentClient } from '../../../src/net/agent-client.ts';
import { nodeCrypto } from '../../../src/net/crypto.ts';
import { encodeAgentMessage, parseAgentMessage } from '../../../src/wire/agent-message.ts';
import { encodeDnsRdata } from '../../../src/wire/dns-rdata.ts';
import { type SocketAddress, showAddress } from '../../../src/wire/socket-address.ts';
import { ALICE, BOB, locators, orders } from '../../agent/support.ts';
import { judge, quantile, summary } from '../verdict.ts';
import { AgentProcess, here } from './agent-process.ts';
import { registerWith } from './register.ts';
import { addressOf, bound } from './sockets.ts';

/** A lookup may take so much longer than with the fastest honest agent alone, in ms. */
const MOST = 50;
/** Share of lookups that may settle before the honest agent answers: a busy machine may hold it up for so long. */
const LATE = 0.05;
const NAME = 'alice.example';

/** @param full often enough to tell how long it takes */
export async function disagreement(full: boolean): Promise<void> {
  const honest = await AgentProcess.start(here, '127.4.0.1');
  const stale = await AgentProcess.start(here, '127.4.0.2');
  const [dead, liar, dns] = [await bound('127.4.0.3'), await bound('127.9.0.1'), await bound('127.4.0.4')];
  const now = Date.now();
  await registerWith(honest.address, ALICE, 1, now);
  await registerWith(stale.address, ALICE, 9, now - 60_000);
  lie(liar, now);
  dns.on('message', (bytes, from) => dns.send(named(bytes), from.port, from.address));
  const servers = [showAddress(addressOf(dns))];
  const byId: Open = async (agents) => {
    const client = new AgentClient({ agents });
    return {
      once: async () => (await client.lookup(ALICE.nodeId)).record.locators[0]?.address.address,
      close: async () => client.close(),
    };
  };
  const byName: Open = async (agents) => {
    const node = await Node.open({ agents: agents.map(showAddress), locators: ['127.5.0.1'], identity: BOB });
    // What else it does at its beginning is no part of a lookup.
    await once(node, 'registered');
    return {
      once: async () => {
        const found = (await getaddrinfo2(NAME, 7, { node, servers, family: 'node' })) as NodeEntry[];
        return found[0]?.locators[0]?.address;
      },
      close: async () => await node.close(),
    };
  };
  const others = [stale.address, addressOf(dead), addressOf(liar)];
  for (const [what, open] of [
    ['ID', byId],
    ['name', byName],
  ] as const) {
    const all = orders([honest.address, ...others]);
    const chosen = full || what === 'ID' ? all : all.filter((_, i) => i % 4 === 0);
    const rounds = !full ? 1 : what === 'ID' ? 20 : 8;
    const { alone, amid } = await inTurns(open, honest.address, chosen, rounds);
    const added = quantile(amid.times, 0.5) - quantile(alone.times, 0.5);
    console.log(`# by ${what}, the honest agent alone:   ${summary(alone.times)}`);
    console.log(
      `# by ${what}, stale, dead and lying ones beside it: ${summary(amid.times)}; ${added.toFixed(1)} ms more in the median`,
    );
    console.log(`# by ${what}: ${amid.stale} of ${amid.times.length} were over before the honest agent had answered`);
    judge(`agent: agents that disagree, by ${what}: a true record`, alone.wrong + amid.wrong === 0);
    if (!full) continue;
    judge(`agent: agents that disagree, by ${what}: the newest`, amid.stale <= LATE * amid.times.length);
    judge(`agent: agents that disagree, by ${what}: at most ${MOST} ms more`, added <= MOST);
  }
  for (const socket of [dead, liar, dns]) socket.close();
  await honest.stop();
  await stale.stop();
}

/** Somebody who has heard of nobody yet, and asks these agents. */
type Open = (agents: readonly SocketAddress[]) => Promise<{
  /** Where Alice is. */
  once(): Promise<string | undefined>;
  close(): Promise<void>;
}>;

interface Seen {
  readonly times: number[];
  wrong: number;
  stale: number;
}

/** Looks up so often with agents in each of these orders, and each time with the honest one alone: what disturbs one disturbs both. */
async function inTurns(
  open: Open,
  honest: SocketAddress,
  choices: readonly (readonly SocketAddress[])[],
  rounds: number,
): Promise<{ readonly alone: Seen; readonly amid: Seen }> {
  const alone: Seen = { times: [], wrong: 0, stale: 0 };
  const amid: Seen = { times: [], wrong: 0, stale: 0 };
  for (const agents of choices) {
    for (let round = 0; round < rounds; round++) {
      await lookUp(open, [honest], alone);
      await lookUp(open, agents, amid);
    }
  }
  return { alone, amid };
}

async function lookUp(open: Open, agents: readonly SocketAddress[], seen: Seen): Promise<void> {
  const lookup = await open(agents);
  const start = performance.now();
  const address = await lookup.once();
  seen.times.push(performance.now() - start);
  if (address === '192.0.2.9') seen.stale++;
  else if (address !== '192.0.2.1') seen.wrong++;
  await lookup.close();
}

/** Answers each question by a record that is the newest of all, and not Alice's word. */
function lie(liar: Awaited<ReturnType<typeof bound>>, now: number): void {
  const content = { locators: locators(66), ttl: 3600 };
  const record = signRecord(nodeCrypto, { ...ALICE, seed: BOB.seed }, content, BigInt(now + 1000), now);
  liar.on('message', (bytes, from) => {
    const read = parseAgentMessage(bytes);
    if (!read.ok || read.value.type !== 'query') return;
    const { transaction } = read.value;
    const answer = encodeAgentMessage({ type: 'answer', transaction, cookie: null, verified: 0xffff, record });
    liar.send(answer, from.port, from.address);
  });
}

/** The answer of a name server: the name's node is Alice, and there is nothing else. */
function named(bytes: Uint8Array): Uint8Array {
  const { id = 0, questions = [] } = packet.decode(Buffer.from(bytes));
  const [question] = questions;
  const { type = 'A', name = '' } = question ?? {};
  const data = Buffer.from(encodeDnsRdata({ type: 'NID', preference: 10, nodeId: ALICE.nodeId }));
  const answers = String(type) === 'UNKNOWN_104' ? [{ type, name, ttl: 1, data }] : [];
  const flags = packet.AUTHORITATIVE_ANSWER;
  return packet.encode({ type: 'response', id, flags, questions, answers: answers as never });
}
