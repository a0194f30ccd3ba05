/** The attacks on a node of native mode, behind a TUN device of the server's namespace; its clients are the kernel's TCP. */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MAX_CHALLENGES } from '../../src/tcp/constants.ts';
import { flooding } from './flooding.ts';
import { Guest } from './guest.ts';
import { CLIENT_PORT, PORT, SERVICE, Served } from './served.ts';
import { ADDRESS, ended, FORGED, inside, NATIVE, routeNative } from './stage.ts';
import { judge, judgeTimes, mega, told } from './verdict.ts';

/** What `main.ts` decides for all attacks. */
export interface Plan {
  readonly full: boolean;
  /** The compiled forger. */
  readonly forge: string;
  /** Where the compiled programs are. */
  readonly programs: string;
  /** SYNs a second, ms of each phase, and phases with and without a flood in turn. */
  readonly rate: number;
  readonly phase: number;
  readonly rounds: number;
  /** Bytes that a flood may add to the server's memory. */
  readonly growth: number;
}

/** Of RFC 5961: blind segments and errors a second, towards one connection. */
export const BLIND_RATE = 2000;

/** Under what TCP counts forged segments. */
const REFUSALS = ['paws', 'unacceptable', 'badReset', 'unexpectedSyn', 'missingAck', 'badAck'] as const;

export async function nativeFlood(plan: Plan): Promise<void> {
  const server = await start(plan);
  const flood = (count: number): ChildProcess =>
    inside('forger', plan.forge, ['tcp-syn', FORGED, NATIVE, String(SERVICE), String(plan.rate), String(count)]);
  const flooded = await flooding({ ...plan, server, guest: () => Guest.kernel('connect'), flood });
  const { times, failures, sent, memory, cpu, counters } = flooded;
  const answered = counters['native-cookies-sent'] ?? 0;
  console.log(`# native mode: ${sent} SYNs at ${plan.rate}/s; ${answered} cookies`);
  console.log(`# the server's processor time: ${(cpu.all / answered).toFixed(1)} µs for each cookie`);
  console.log(
    `# memory ${mega(memory.before)} MB before, ${mega(memory.largest)} at most, ${mega(memory.after)} after`,
  );
  console.log(`# counted: ${told(counters)}`);
  judgeTimes('native flood', times, plan.full);
  judge('native flood: everybody connects', failures === 0 && times.flooded.length > 0);
  judge('native flood: memory is bounded', memory.largest - memory.before < plan.growth);
  judge('native flood: answered by cookies', answered > sent / 4);
  await server.stop();
}

/** RFC 5961 and RFC 5927: who knows addresses and ports, and guesses the numbers, ends, changes and slows nothing. */
export async function nativeInjection(plan: Plan): Promise<void> {
  const server = await start(plan);
  const duration = plan.phase * plan.rounds;
  const unharmed = await Guest.kernel('transfer');
  await pause(duration);
  const quiet = await unharmed.seen();
  const before = (await server.report()).counters;
  const count = (BLIND_RATE * duration) / 1000;
  const aim = [`${ADDRESS.client}:${CLIENT_PORT}`, NATIVE, String(SERVICE), String(BLIND_RATE), String(count)];
  const guest = await Guest.kernel('transfer');
  await Promise.all(['tcp-blind', 'icmp'].map((kind) => ended(inside('forger', plan.forge, [kind, ...aim]))));
  const result = await guest.seen();
  const { counters } = await server.report();
  const grown = (name: string) => (counters[`native-${name}`] ?? 0) - (before[`native-${name}`] ?? 0);
  const challenged = grown('tcp-challenged');
  const stale = grown('icmp-stale') + grown('tcp-badIcmp') + grown('icmp-ignored') + grown('mtu-implausible');
  const refused = REFUSALS.reduce((sum, name) => sum + grown(`tcp-${name}`), 0);
  console.log(`# native mode: ${count} forged segments and ${count} ICMP errors; ${result.error || 'no error'}`);
  console.log(`# bytes back: ${quiet.bytesReceived} in peace, ${result.bytesReceived} under attack`);
  console.log(`# ${challenged} challenges, ${grown('tcp-challengeLimited')} not sent; ${stale} errors not believed`);
  console.log(`# counted: ${told(counters)}`);
  judge('native injection: the connection lives', result.error === '' && result.bytesReceived > 0);
  judge('native injection: the bytes are the same', result.same && result.bytesReceived === result.bytesSent);
  judge('native injection: challenges are few', challenged <= MAX_CHALLENGES * (duration / 1000 + 5));
  judge('native injection: the forgeries are counted', refused > 0.9 * count);
  judge('native injection: ICMP errors are not believed, and counted', stale > count / 2);
  if (plan.full) judge('native injection: it is not slowed', result.bytesReceived > quiet.bytesReceived / 2);
  await server.stop();
}

/** R-API-80: who asks for proof serves no ordinary host; without that it does. */
export async function nativeProof(plan: Plan): Promise<void> {
  for (const proof of [true, false]) {
    const server = await start(plan, proof);
    const guest = await Guest.kernel('connect');
    await pause(300);
    const { times, failures } = await guest.seen();
    const { counters } = await server.report();
    console.log(
      `# native mode, requireProof ${proof}: ${times.length} served, ${failures} refused; counted: ${told(counters)}`,
    );
    if (proof) judge('native proof: no ordinary host is served', times.length === 0 && failures > 0);
    else judge('native proof: they are where none is asked for', times.length > 0 && failures === 0);
    if (proof) judge('native proof: the refusals are counted', (counters['native-no-listener'] ?? 0) >= failures);
    await server.stop();
  }
}

async function start(plan: Plan, proof = false): Promise<Served> {
  const server = await Served.start(join(plan.programs, 'server.js'), PORT, NATIVE, proof);
  routeNative();
  return server;
}
