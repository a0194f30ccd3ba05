/** The attacks on a Location Agent and on who asks it, on loopback, beside somebody who uses it as it is meant. */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AgentClient } from '../../../src/net/agent-client.ts';
import { encodeAgentMessage } from '../../../src/wire/agent-message.ts';
import { ALICE } from '../../agent/support.ts';
import { judge, judgeTimes, quantile, type Times } from '../verdict.ts';
import { AgentProcess, growth, here, type Metrics } from './agent-process.ts';
import type { Seen } from './citizen.ts';
import { Citizen } from './citizens.ts';
import { disagreement } from './disagreement.ts';
import { OFFENCES, type Offence } from './offences.ts';
import { Offender } from './offender.ts';
import { poisonedAnswers } from './poison.ts';

export const AGENT_ATTACKS: readonly string[] = [
  ...OFFENCES.map(({ name }) => name),
  'connections without number, and frames longer than any',
  'short questions without a cookie',
  'poisoned answers',
  'agents that disagree',
];

/** Of messages, what has to be counted under the names that are theirs; the kernel may have dropped some. */
const COUNTED = 0.95;
/** Addresses of the agent, of who uses it and of who attacks it: /24s of their own. */
const [AGENT, OWN, OTHER] = ['127.4.0.1', '127.5.0.1', '127.9.0.1'];

/** @param full long enough to tell how long things take */
export async function agentAttacks(full: boolean): Promise<void> {
  const agent = await AgentProcess.start(here, AGENT);
  const citizen = await Citizen.start(here, `${OWN}:0`, agent.address);
  const offender = await Offender.open(OTHER, agent.address);
  try {
    await offender.introduce();
    await offences(agent, citizen, offender, full ? 2000 : 200);
    await connections(agent, citizen);
    await reflection(agent);
  } finally {
    offender.close();
    await citizen.stop();
    await agent.stop();
  }
  await poisonedAnswers(full ? 200 : 40);
  await disagreement(full);
}

async function offences(agent: AgentProcess, citizen: Citizen, offender: Offender, phase: number): Promise<void> {
  const full = phase >= 1000;
  const lookups: Times = { quiet: [], flooded: [] };
  const registrations: Times = { quiet: [], flooded: [] };
  const asking = new AgentClient({ agents: [agent.address] });
  const before = await agent.metrics();
  await citizen.seen();
  for (const offence of OFFENCES) {
    await sleep(phase);
    const quiet = await citizen.seen();
    const start = await agent.metrics();
    const captured = (await asking.lookup(ALICE.nodeId, { fresh: true })).bytes;
    const count = await offender.offend(offence, phase, captured);
    const during = await citizen.seen();
    judgeOffence(offence, count, await grown(agent, start, offence.counted, count), quiet, during);
    for (const [kind, seen] of [
      ['quiet', quiet],
      ['flooded', during],
    ] as const) {
      lookups[kind].push(...seen.lookups);
      registrations[kind].push(...seen.registrations);
    }
  }
  asking.close();
  judgeTimes('agent: lookups', lookups, full, 'lookups');
  judgeTimes('agent: registrations', registrations, full, 'registrations');
  const after = await agent.metrics();
  console.log(
    `# memory of the agent: ${(before.memory / 1e6).toFixed(0)} MB before, ${(after.memory / 1e6).toFixed(0)} after`,
  );
  judge('agent: memory is bounded', after.memory - before.memory < 64 * 1024 * 1024);
}

/** By how much each event grows until all messages have been counted, or long enough has been waited. */
function grown(
  agent: AgentProcess,
  before: Metrics,
  counted: readonly string[],
  sent: number,
): Promise<Record<string, number>> {
  return grownUntil(agent, before, (each) => sumOf(each, counted) >= COUNTED * sent);
}

/** By how much each event grows until that is enough, or for five seconds. */
async function grownUntil(
  agent: AgentProcess,
  before: Metrics,
  enough: (events: Record<string, number>) => boolean,
): Promise<Record<string, number>> {
  for (let patience = 100; ; patience--) {
    const each = growth(before, await agent.metrics());
    if (patience === 0 || enough(each)) return each;
    await sleep(50);
  }
}

function sumOf(numbers: Readonly<Record<string, number>>, names: readonly string[]): number {
  return names.reduce((total, each) => total + (numbers[each] ?? 0), 0);
}

function judgeOffence(offence: Offence, sent: number, events: Record<string, number>, quiet: Seen, during: Seen): void {
  const { name, counted } = offence;
  const refused = counted.filter((each) => (events[each] ?? 0) > 0).map((each) => `${each} ${events[each]}`);
  const sum = sumOf(events, counted);
  const times = [quiet, during].map(({ lookups }) => `${quantile(lookups, 0.5).toFixed(2)} ms`);
  console.log(`# ${name}: ${sent} sent, ${refused.join(', ')}; lookups ${times[0]} before, ${times[1]} meanwhile`);
  judge(`agent: ${name}`, (events[counted[0] ?? ''] ?? 0) > 0 && sum >= COUNTED * sent && served(during));
}

/** Everything was answered, and nobody has put anything else in its place. */
function served({ failures, wrong }: Seen): boolean {
  return failures === 0 && wrong === 0;
}

async function connections(agent: AgentProcess, citizen: Citizen): Promise<void> {
  const before = await agent.metrics();
  await citizen.seen();
  const { address, port } = agent.address;
  const open = await Promise.all(
    Array.from({ length: 100 }, async (_, i) => {
      const socket = connect({ host: address, port, localAddress: OTHER });
      socket.on('error', () => {});
      // Longer than any message; or a length, and nothing more.
      socket.write(i % 2 === 0 ? Uint8Array.of(0xff, 0xff, 1) : Uint8Array.of(0, 40));
      await sleep(150);
      return socket;
    }),
  );
  const seen = await citizen.seen();
  const { 'tcp.malformed': malformed = 0, 'tcp.refused': refused = 0 } = await grownUntil(
    agent,
    before,
    ({ 'tcp.malformed': ended = 0, 'tcp.refused': rejected = 0 }) => ended > 0 && rejected > 0,
  );
  for (const socket of open) socket.destroy();
  console.log(`# 100 connections: ${malformed} ended by a frame longer than any, ${refused} refused`);
  judge('agent: connections without number, and frames longer than any', malformed > 0 && refused > 0 && served(seen));
}

/** An address that has echoed nothing gets no more than was sent in its name (R-AGENT-12). */
async function reflection(agent: AgentProcess): Promise<void> {
  const victim = await Offender.open('127.9.1.1', agent.address);
  const before = await agent.metrics();
  const question = { type: 'query', transaction: 1n, cookie: null, nodeId: ALICE.nodeId, proof: null } as const;
  const counted = ['dropped.answer-longer', 'error.cookie-required'];
  const message = (): Uint8Array => encodeAgentMessage({ ...question, size: 0 });
  const sent = await victim.offend({ name: '', counted, message }, 300);
  const sum = sumOf(await grown(agent, before, counted, sent), counted);
  console.log(`# ${sent} short questions: ${victim.sent} bytes sent, ${victim.got} came back`);
  judge('agent: short questions without a cookie', victim.got <= victim.sent && sum >= COUNTED * sent);
  victim.close();
}
