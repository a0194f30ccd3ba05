/**
 * The Location Agent on one core: verified registrations and lookups a second. `machine` is the machine alone with a store
 * that answers at once; the others are a whole agent on the loopback interface, with the client that asks in a process of
 * its own, so that both share the machine's cores. Prints a table.
 *
 *   node out/benchmarks/micro/agent.js [--seconds N] [--store memory|level:FOLDER|redis:URL]
 */
import { fork } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Cookies } from '../../src/agent/cookies.ts';
import { AgentMachine } from '../../src/agent/machine.ts';
import { openStore, parseStoreName } from '../../src/agent/open-store.ts';
import { AgentServer } from '../../src/agent/server.ts';
import { signRecord } from '../../src/directory/record.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import type { StoredRecord } from '../../src/store/store.ts';
import { encodeAgentMessage, parseAgentMessage } from '../../src/wire/agent-message.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { ALICE, locators } from '../../test/agent/support.ts';

const KEY = new Uint8Array(16).fill(3);
const LIMITS = { proofRate: 1e6, proofRatePerPrefix: 1e6 };
const CONTENT = { locators: locators(1, 2, 3), ttl: 120 };
/** Registrations that are signed beforehand: signing is the node's work. */
const SIGNED = 20_000;
/** Questions under way at one time. */
const WINDOW = 64;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    store: { type: 'string', default: 'memory' },
    ask: { type: 'string' },
  },
});
const seconds = Number(values.seconds);

if (values.ask !== undefined) await ask(Number(values.ask));
else {
  machineAlone();
  await wholeAgent(values.store);
}

function registrations(cookie: Uint8Array, unix: number): Uint8Array[] {
  return Array.from({ length: SIGNED }, (_, i) => {
    const record = signRecord(nodeCrypto, ALICE, CONTENT, BigInt(unix - SIGNED + i), unix);
    return encodeAgentMessage({ type: 'register', transaction: BigInt(i), cookie, record, size: 320 });
  });
}

function machineAlone(): void {
  const machine = new AgentMachine(nodeCrypto, { cookieKey: KEY, limits: LIMITS });
  const unix = Date.now();
  const peer = { address: socketAddress(4, '192.0.2.1', 7000), channel: 0, socket: 0 };
  const cookie = new Cookies(KEY).make(unix, peer.address);
  const store = new Map<string, StoredRecord>();
  const messages = registrations(cookie, unix);
  machine.setUnixTime(0, unix);
  const drain = (): void => {
    for (let output = machine.pollOutput(); output.kind !== 'timeout'; output = machine.pollOutput()) {
      if (output.kind === 'get') machine.handleFound(0, output.id, store.get(output.nodeId.text) ?? null);
      if (output.kind === 'put') {
        store.set(output.nodeId.text, output.entry);
        machine.handlePut(0, output.id, { kind: 'stored', verified: 0 });
      }
    }
  };
  const rate = (each: (i: number) => Uint8Array): number => {
    const start = performance.now();
    let count = 0;
    for (; performance.now() - start < seconds * 1000; count++) {
      machine.handleMessage(0, peer, each(count));
      drain();
    }
    return count / ((performance.now() - start) / 1000);
  };
  const registered = rate((i) => messages[i % SIGNED] ?? new Uint8Array(0));
  const query = encodeAgentMessage({
    type: 'query',
    transaction: 1n,
    cookie,
    nodeId: ALICE.nodeId,
    proof: null,
    size: 320,
  });
  console.log(`machine alone: ${registered.toFixed(0)} registrations/s, ${rate(() => query).toFixed(0)} lookups/s`);
  if (machine.counters.registered === 0 || machine.counters.answers === 0) throw new Error('it has refused');
}

async function wholeAgent(text: string): Promise<void> {
  const name = parseStoreName(text);
  if (name === null) throw new Error(`no store: ${text}`);
  const store = await openStore(name);
  const listen = [socketAddress(4, '127.0.0.1', 0)];
  const server = await AgentServer.open({ store, listen, cookieKey: KEY, limits: LIMITS });
  const argv = ['--ask', String(server.addresses()[0]?.port), '--seconds', String(seconds)];
  const before = process.cpuUsage();
  const child = fork(fileURLToPath(import.meta.url), argv, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  child.on('message', (phase) => {
    const { user, system } = process.cpuUsage(before);
    console.log(
      `${text}: agent's processor time so far ${((user + system) / 1e6).toFixed(1)} s, ${JSON.stringify(phase)}`,
    );
  });
  await once(child, 'exit');
  await server.close();
}

/** Asks a running agent, `WINDOW` questions at a time. */
async function ask(port: number): Promise<void> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const cookie = new Cookies(KEY).make(Date.now(), socketAddress(4, '127.0.0.1', socket.address().port));
  const messages = registrations(cookie, Date.now());
  const query = encodeAgentMessage({
    type: 'query',
    transaction: 1n,
    cookie,
    nodeId: ALICE.nodeId,
    proof: null,
    size: 320,
  });
  const run = async (expected: string, each: (i: number) => Uint8Array): Promise<void> => {
    const sentAt: number[] = [];
    const times: number[] = [];
    let [sent, other] = [0, 0];
    const start = performance.now();
    const send = (): void => {
      sentAt.push(performance.now());
      socket.send(each(sent++), port, '127.0.0.1');
    };
    const take = (bytes: Uint8Array): void => {
      const read = parseAgentMessage(bytes);
      if (!read.ok || read.value.type !== expected) other += 1;
      times.push(performance.now() - (sentAt[times.length] ?? start));
      if (performance.now() - start < seconds * 1000) send();
    };
    socket.on('message', take);
    for (let i = 0; i < WINDOW; i++) send();
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000 + 300));
    socket.removeListener('message', take);
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor(times.length * share)] ?? Number.NaN).toFixed(1);
    const rate = Math.round(times.length / seconds);
    process.send?.({ [`${expected}/s`]: rate, p50: at(0.5), p99: at(0.99), other, lost: sent - times.length });
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await run('registered', (i) => messages[i % SIGNED] ?? query);
  await run('answer', () => query);
  socket.close();
  process.disconnect();
}
