/**
 * Who uses an agent as it is meant. Run as `citizen.js OWN AGENT`, both ADDRESS:PORT: registers Alice anew every 120 ms, looks
 * her up every 10 ms, and for each line on stdin prints one line of JSON with what was seen since the last: times in ms,
 * what failed, the last record, and the client's counters.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { AgentClient } from '../../../src/net/agent-client.ts';
import { parseAddress } from '../../../src/net/arguments.ts';
import type { SocketAddress } from '../../../src/wire/socket-address.ts';
import { ALICE, locators } from '../../agent/support.ts';

/** What the citizen has seen since it was last asked. */
export interface Seen {
  lookups: number[];
  registrations: number[];
  failures: number;
  /** Lookups that gave another record than the last that was confirmed, or one of those before it. */
  wrong: number;
  /** The last record that was confirmed, as decimal digits. */
  sequence: string;
  counters: Readonly<Record<string, number>>;
}

/** Hosts of its records; no attacker's has one of them. */
const HOSTS = 60;

const [own = '', at = ''] = process.argv.slice(2);
const from = parseAddress(own, 'own', 0);
const agent = parseAddress(at, 'agent', 0);
const socket = createSocket('udp4');
socket.bind(from.port, from.address);
await once(socket, 'listening');
const lent = {
  family: 4 as const,
  send: (bytes: Uint8Array, to: SocketAddress) => socket.send(bytes, to.port, to.address, () => {}),
};
const client = new AgentClient({ agents: [agent], identity: ALICE, sockets: [lent] });
socket.on('message', (bytes, { address, port }) => {
  if (!client.receive(bytes, parseAddress(`${address}:${port}`, 'source', 0), 0)) strangers++;
});

let strangers = 0;
let confirmed = 0n;
let seen = fresh();
await register(0);
console.log('registered');
void registerAgain();
void lookUpAgain();
for await (const _line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify({ ...seen, sequence: String(confirmed), counters: { ...client.counters(), strangers } }));
  seen = fresh();
}
process.exit(0);

function fresh(): Seen {
  return { lookups: [], registrations: [], failures: 0, wrong: 0, sequence: '', counters: {} };
}

async function registerAgain(): Promise<void> {
  for (let round = 1; ; round++) {
    await sleep(120);
    await register(round);
  }
}

async function register(round: number): Promise<void> {
  const start = performance.now();
  client.register({ locators: locators(1 + (round % HOSTS)), ttl: 120 });
  await once(client, 'registered');
  confirmed = client.sequence;
  seen.registrations.push(performance.now() - start);
}

async function lookUpAgain(): Promise<void> {
  for (;;) {
    await sleep(10);
    const start = performance.now();
    const known = confirmed;
    try {
      const { record } = await client.lookup(ALICE.nodeId, { fresh: true });
      seen.lookups.push(performance.now() - start);
      const host = Number(record.locators[0]?.address.address.split('.')[3]);
      if (record.sequence < known || host > HOSTS || record.locators.length !== 1) seen.wrong++;
    } catch {
      seen.failures++;
    }
  }
}
