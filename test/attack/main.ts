/**
 * Attacks on real sockets: a flood of SYNs from forged sources, and blind injection into a connection, by a third host of
 * a network made of namespaces; the same for native mode behind a TUN device; and, on loopback, what an attacker on and
 * beside the path does to proof, paths and control of a connection, and what is done to a Location Agent, and to who asks it,
 * by whoever has an address and, in the namespaces, by forged ones. Prints what was measured and `ok NAME` or
 * `not ok NAME`; exits with 1 when something was not ok, with 2 when it was not understood. Leaves nothing behind.
 */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CAPABLE_SIZE, KAMO_EXID } from '../../src/wire/kamo-option.ts';
import { HandNode } from '../support/hand-network.ts';
import { AGENT_ATTACKS, agentAttacks } from './agent/all.ts';
import { agentFlood } from './agent/flood.ts';
import { flooding } from './flooding.ts';
import { Guest } from './guest.ts';
import { MULTIHOME_ATTACKS, multihomeAttacks } from './multihome/all.ts';
import { BLIND_RATE, nativeFlood, nativeInjection, nativeProof, type Plan } from './native.ts';
import { CLIENT_PORT, PORT, SERVICE, Served } from './served.ts';
import { ADDRESS, build, demolish, ended, FORGED, inside } from './stage.ts';
import { failures, judge, judgeTimes, mega, told } from './verdict.ts';

const USAGE = `usage: npm run test:attack -- [--quick] [PART …]
       npm run test:attack -- --list   the parts, and each attack of those that have many

PART: flood, injection, native-flood, native-injection, native-proof, agent-flood (root, iproute2, gcc), multihome, agent;
      default all
--quick: some seconds for each, and some of the alterations
`;
const { quick, list, named } = asked();
/** SYNs a second, ms of each phase, and phases with and without a flood in turn. */
const RATE = 20_000;
const PHASE = quick ? 1000 : 5000;
const ROUNDS = 2;
/** What a flood may add to the server's memory, in bytes: 256 half-open connections, buffers, and slack of the collector. */
const GROWTH = 64 * 1024 * 1024;

const work = mkdtempSync(join(tmpdir(), 'kamo-attack-'));
process.once('exit', () => {
  demolish();
  rmSync(work, { recursive: true, force: true });
});
// Whoever limits the time of the run ends it so.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const forge = join(work, 'forge');
const root = fileURLToPath(new URL('../../..', import.meta.url));
const plan: Plan = {
  full: !quick,
  forge,
  programs: join(root, 'out/test/attack'),
  rate: RATE,
  phase: PHASE,
  rounds: ROUNDS,
  growth: GROWTH,
};

/** What each part runs, and whether it needs the namespaces. */
const PARTS: Readonly<Record<string, { readonly namespaces: boolean; readonly run: () => Promise<void> }>> = {
  flood: { namespaces: true, run: floodOfSyns },
  injection: { namespaces: true, run: blindInjection },
  'native-flood': { namespaces: true, run: () => nativeFlood(plan) },
  'native-injection': { namespaces: true, run: () => nativeInjection(plan) },
  'native-proof': { namespaces: true, run: () => nativeProof(plan) },
  multihome: { namespaces: false, run: () => multihomeAttacks(!quick) },
  agent: { namespaces: false, run: () => agentAttacks(!quick) },
  'agent-flood': { namespaces: true, run: () => agentFlood(plan) },
};
const strange = named.filter((name) => !Object.hasOwn(PARTS, name));
if (strange.length > 0) {
  refuse(`no such part: ${strange.join(', ')}`);
}
if (list) {
  for (const name of Object.keys(PARTS)) console.log(name);
  for (const name of MULTIHOME_ATTACKS) console.log(`multihome: ${name}`);
  for (const name of AGENT_ATTACKS) console.log(`agent: ${name}`);
  process.exit(0);
}

const parts = Object.entries(PARTS).flatMap(([name, part]) =>
  named.length === 0 || named.includes(name) ? [part] : [],
);
if (parts.some(({ namespaces }) => namespaces)) {
  execFileSync('gcc', ['-O2', '-o', forge, join(root, 'test/attack/forge.c')]);
  build();
}
for (const { run } of parts) await run();
process.exit(failures() === 0 ? 0 : 1);

function asked(): { quick: boolean; list: boolean; named: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      options: { quick: { type: 'boolean' }, list: { type: 'boolean' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    const { quick = false, list = false, help = false } = values;
    if (!help) return { quick, list, named: positionals };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  process.stdout.write(USAGE);
  process.exit(0);
}

function refuse(why: string): never {
  process.stderr.write(`${why}\n\n${USAGE}`);
  process.exit(2);
}

async function floodOfSyns(): Promise<void> {
  const server = await Served.start(join(root, 'out/test/attack/server.js'));
  const flooded = await flooding({ ...plan, server, guest: () => Guest.kamo('connect', server.id), flood: forgeSyns });
  const { times, failures, sent, memory, cpu, counters, overflows } = flooded;
  const answered = counters['stateless-answer'] ?? 0;
  console.log(
    `# ${sent} SYNs at ${RATE}/s; ${answered} answered without state, ${overflows} lost in the receive queue`,
  );
  console.log(
    `# the server's processor time: ${(cpu.all / answered).toFixed(1)} µs for each SYN answered, ${(cpu.kernel / answered).toFixed(1)} of them the kernel's`,
  );
  console.log(
    `# memory ${mega(memory.before)} MB before, ${mega(memory.largest)} at most, ${mega(memory.after)} after`,
  );
  judgeTimes('flood', times, !quick);
  console.log(`# counted: ${told(counters)}`);
  judge('flood: everybody connects', failures === 0 && times.flooded.length > 0);
  judge('flood: memory is bounded', memory.largest - memory.before < GROWTH);
  judge('flood: answered without state', answered > 0);
  await server.stop();
}

async function blindInjection(): Promise<void> {
  const server = await Served.start(join(root, 'out/test/attack/server.js'));
  const count = (BLIND_RATE * PHASE * ROUNDS) / 1000;
  const shoot = (host: 'server' | 'client', port: number, from: string): ChildProcess => {
    return inside('forger', forge, ['blind', from, ADDRESS[host], String(port), String(BLIND_RATE), String(count)]);
  };
  const guest = await Guest.kamo('transfer', server.id);
  const shots = [
    shoot('server', PORT, `${ADDRESS.client}:${CLIENT_PORT}`),
    shoot('client', CLIENT_PORT, `${ADDRESS.server}:${PORT}`),
  ];
  await Promise.all(shots.map(ended));
  const result = await guest.seen();
  const { counters } = await server.report();
  const strays = (of: Readonly<Record<string, number>>) =>
    ['unknown-connection', 'stateless-reset', 'reset-limit', 'wrong-version', 'no-capable'].reduce(
      (sum, reason) => sum + (of[reason] ?? 0),
      0,
    );
  console.log(
    `# ${count} forged segments to each end; ${strays(counters)} and ${strays(result.counters)} counted; ${result.bytesReceived} bytes came back`,
  );
  judge('injection: the connection lives', result.error === '' && result.bytesReceived > 0);
  judge('injection: the bytes are the same', result.same && result.bytesReceived === result.bytesSent);
  judge('injection: the forgeries are counted', Math.min(strays(counters), strays(result.counters)) > count / 2);
  await server.stop();
}

function forgeSyns(count: number): ChildProcess {
  const dialler = new HandNode(0, 1);
  dialler.transport.connect(0, { port: SERVICE, locators: new HandNode(1, 1).links });
  dialler.drain(0);
  const bytes = dialler.sent[0]?.bytes ?? new Uint8Array(0);
  const capable = bytes.findIndex(
    (_, at) => bytes[at + 1] === CAPABLE_SIZE && (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)) === KAMO_EXID,
  );
  const hex = Buffer.from(bytes).toString('hex');
  return inside('forger', forge, [
    'syn',
    FORGED,
    ADDRESS.server,
    String(PORT),
    String(RATE),
    String(count),
    hex,
    String(capable + 8),
  ]);
}
