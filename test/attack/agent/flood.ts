/** Datagrams of forged sources, in a network of namespaces: at an agent, and at who asks it in the agent's name. */

import { text } from 'node:stream/consumers';
import { encodeAgentMessage } from '../../../src/wire/agent-message.ts';
import { showAddress } from '../../../src/wire/socket-address.ts';
import { ALICE, BOB } from '../../agent/support.ts';
import type { Plan } from '../native.ts';
import { ADDRESS, ended, FORGED, type Host, inside } from '../stage.ts';
import { judge, judgeTimes, mega, quantile, type Times } from '../verdict.ts';
import { AgentProcess, growth, type Place } from './agent-process.ts';
import { Citizen } from './citizens.ts';

const OWN_PORT = 7001;
/** Place of the 64 random bits of the transaction (spec/agent.md, section 2). */
const TRANSACTION_OFFSET = 4;
const SIZE = 320;

/** What a flood is made of, and under what it is counted. */
const FLOODS: Readonly<Record<string, { readonly message: Uint8Array; readonly counted: readonly string[] }>> = {
  'questions for a node': {
    message: encodeAgentMessage({
      ...{ type: 'query', transaction: 0n, cookie: null, proof: null, size: SIZE },
      nodeId: ALICE.nodeId,
    }),
    counted: ['answers'],
  },
  'questions for nobody': {
    message: encodeAgentMessage({
      ...{ type: 'query', transaction: 0n, cookie: null, proof: null, size: SIZE },
      nodeId: BOB.nodeId,
    }),
    counted: ['error.not-found'],
  },
  registrations: {
    message: encodeAgentMessage({
      ...{ type: 'register', transaction: 0n, cookie: new Uint8Array(12).fill(7), size: SIZE },
      record: new Uint8Array(200).fill(1),
    }),
    counted: ['error.cookie-required'],
  },
  subscriptions: {
    message: encodeAgentMessage({
      ...{ type: 'subscribe', transaction: 0n, cookie: null, proof: null, lifetime: 600, size: SIZE },
      nodeId: ALICE.nodeId,
    }),
    counted: ['error.cookie-required'],
  },
};

export async function agentFlood({ full, forge, rate, phase, rounds, growth: most }: Plan): Promise<void> {
  const agent = await AgentProcess.start(at('server'), ADDRESS.server);
  const citizen = await Citizen.start(at('client'), `${ADDRESS.client}:${OWN_PORT}`, agent.address);
  const lookups: Times = { quiet: [], flooded: [] };
  const registrations: Times = { quiet: [], flooded: [] };
  const before = await agent.metrics();
  let largest = before.memory;
  let [failures, wrong] = [0, 0];
  const count = (rate * phase) / 1000;
  const measure = async (kind: keyof Times): Promise<string> => {
    const seen = await citizen.seen();
    lookups[kind].push(...seen.lookups);
    registrations[kind].push(...seen.registrations);
    failures += seen.failures;
    wrong += seen.wrong;
    return [seen.lookups, seen.registrations].map((times) => quantile(times, 0.5).toFixed(2)).join(' and ');
  };
  await citizen.seen();
  for (let round = 0; round < rounds; round++) {
    for (const [name, { message, counted }] of Object.entries(FLOODS)) {
      await new Promise((resolve) => setTimeout(resolve, phase / 2));
      const quiet = await measure('quiet');
      const start = await agent.metrics();
      const words = [
        'udp',
        FORGED,
        ADDRESS.server,
        agent.address.port,
        rate,
        count,
        hexOf(message),
        TRANSACTION_OFFSET,
      ];
      await ended(inside('forger', forge, words.map(String)));
      const flooded = await measure('flooded');
      const end = await agent.metrics();
      largest = Math.max(largest, end.memory);
      const grown = growth(start, end);
      const sum = counted.reduce((total, each) => total + (grown[each] ?? 0), 0);
      const cost = ((end.cpu - start.cpu) / count) * 1e6;
      console.log(
        `# ${count} ${name} at ${rate}/s: ${sum} answered; ${cost.toFixed(1)} µs of the agent's processor time each`,
      );
      console.log(`# median of lookups and registrations: ${quiet} ms before, ${flooded} ms meanwhile`);
      judge(`agent flood: ${name} are counted`, sum > count / 4);
    }
  }
  const { events } = await agent.metrics();
  console.log(`# memory ${mega(before.memory)} MB before, ${mega(largest)} at most`);
  judgeTimes('agent flood, lookups', lookups, full, 'lookups');
  judgeTimes('agent flood, registrations', registrations, full, 'registrations');
  judge('agent flood: everybody is served', failures === 0 && wrong === 0 && lookups.flooded.length > 0);
  judge('agent flood: memory is bounded', largest - before.memory < most);
  judge('agent flood: no state is kept for it', (events['error.too-many-subscriptions'] ?? 0) === 0);
  await poison(forge, rate, count, agent, citizen);
  await citizen.stop();
  await agent.stop();
}

/** Answers from the agent's own address, with guessed transactions. */
async function poison(
  forge: string,
  rate: number,
  count: number,
  agent: AgentProcess,
  citizen: Citizen,
): Promise<void> {
  const before = (await citizen.seen()).counters['dropped.unknown-transaction'] ?? 0;
  const record = new Uint8Array(200).fill(1);
  const answer = encodeAgentMessage({ type: 'answer', transaction: 0n, cookie: null, verified: 1, record });
  const words = [
    'udp',
    showAddress(agent.address),
    ADDRESS.client,
    OWN_PORT,
    rate,
    count,
    hexOf(answer),
    TRANSACTION_OFFSET,
  ];
  await ended(inside('forger', forge, words.map(String)));
  const { lookups, failures, wrong, counters } = await citizen.seen();
  const counted = (counters['dropped.unknown-transaction'] ?? 0) - before;
  console.log(
    `# ${count} answers forged in the agent's name: ${counted} counted; ${lookups.length} lookups, ${failures + wrong} of them wrong`,
  );
  judge(
    'agent flood: forged answers change nothing',
    failures + wrong === 0 && lookups.length > 0 && counted > count / 4,
  );
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** In a namespace. */
function at(host: Host): Place {
  const run: Place['run'] = (command, args) => inside(host, command, args, 'pipe');
  return {
    run,
    fetch: async (url) => {
      const program = `process.stdout.write(await (await fetch('${url}')).text())`;
      const { stdout } = run(process.execPath, ['--input-type=module', '--eval', program]);
      return stdout === null ? '' : await text(stdout);
    },
  };
}
