import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { PeerResult, PeerSpec } from './peer.ts';
import { KAMO, KERNEL, ROUTER, type Topology, type TopologyOptions } from './topology.ts';

const PEER = fileURLToPath(new URL('peer.js', import.meta.url));
export const PORT = 4000;

/** One end as a test describes it; where it runs and whom it dials follows from its stack and role. */
export type EndSpec = Omit<PeerSpec, 'stack' | 'role' | 'host' | 'port' | 'native'>;

/** What a test is given. */
export interface Trial {
  readonly topology: Topology;
  readonly version: 4 | 6;
  /** Whether kamo dials, or the kernel. */
  readonly kamoDials: boolean;
  /** In kamo's place the kernel of A: to tell what is wrong with a test from what is wrong with kamo. */
  readonly self: boolean;
  /** The congestion control of both ends; undefined: what each has by itself. */
  readonly congestion: string | undefined;
  /** Called with the bytes received so far, now and then. */
  readonly progress: (bytes: number) => void;
  /** Called with the results of both ends, whether they are as they should be or not. */
  readonly conclude: (ends: Ends) => void;
}

/** Amounts of a run. */
export interface Scale {
  readonly quick: boolean;
  /** Bytes each way of an undisturbed transfer, of one over a wire with faults, and of one with large segments or small buffers. */
  readonly clean: number;
  readonly impaired: number;
  readonly hard: number;
}

export interface InteropTest {
  readonly name: string;
  /** The requirement in spec/interop.md. */
  readonly requirement: string;
  readonly version: 4 | 6;
  readonly kamoDials: boolean;
  readonly topology: TopologyOptions;
  /** Seconds it may take, and what it takes about on two cores without other work. */
  readonly limit: number;
  readonly expected: number;
  /** It mostly waits for timers of TCP: several go beside one that computes. Or nothing else may run beside it. */
  readonly pace?: 'waits' | 'alone';
  /** Left out of a quick run. */
  readonly slow?: boolean;
  /** Bytes that `progress` counts up to. */
  readonly bytes?: number;
  readonly run: (trial: Trial) => Promise<void>;
}

/** Both ends' results, or why there is none. */
export interface Ends {
  readonly kamo: PeerResult;
  readonly kernel: PeerResult;
}

/** An end that runs: `ready` when it listens or is about to dial, `result` when it is over. */
export interface RunningEnd {
  readonly process: ChildProcess;
  readonly ready: Promise<void>;
  readonly result: Promise<PeerResult>;
}

/** Both ends of a connection, the server first. Rejects when one of them fails. */
export async function converse(
  trial: Trial,
  kamo: EndSpec,
  kernel: EndSpec,
  during?: () => Promise<void>,
): Promise<Ends> {
  const running: Partial<Record<'kamo' | 'kernel', RunningEnd>> = {};
  const specs = { kamo, kernel };
  const results: Promise<PeerResult>[] = [];
  for (const which of trial.kamoDials ? (['kernel', 'kamo'] as const) : (['kamo', 'kernel'] as const)) {
    const end = startEnd(trial, which, specs[which]);
    running[which] = end;
    results.push(end.result);
    await end.ready;
  }
  await during?.();
  await Promise.all(results);
  if (running.kamo === undefined || running.kernel === undefined) throw new Error('an end was not started');
  const ends = { kamo: await running.kamo.result, kernel: await running.kernel.result };
  trial.conclude(ends);
  return ends;
}

export function startEnd(trial: Trial, which: 'kamo' | 'kernel', end: EndSpec, port = PORT): RunningEnd {
  const { topology, version, kamoDials, self, congestion } = trial;
  const dials = (which === 'kamo') === kamoDials;
  const kamoAddress = self ? ROUTER[version] : KAMO[version];
  const server = kamoDials ? KERNEL[version] : kamoAddress;
  const stack = which === 'kamo' && !self ? 'kamo' : 'kernel';
  const spec: PeerSpec = {
    ...end,
    stack,
    role: dials ? 'connect' : 'serve',
    host: server,
    port,
    ...(stack === 'kamo' ? { native: topology.native } : {}),
    ...(stack === 'kamo' && congestion !== undefined ? { transport: { ...end.transport, congestion } } : {}),
  };
  return startProgram(trial, which === 'kamo' ? 'A' : 'B', [process.execPath, PEER, JSON.stringify(spec)], which);
}

/** A program that tells of itself as `peer.ts` does. */
export function startProgram(trial: Trial, where: 'A' | 'B', command: readonly string[], name: string): RunningEnd {
  const child = trial.topology.start(where, command, ['ignore', 'pipe', 'pipe']);
  let complaint = '';
  child.stderr?.on('data', (text) => {
    complaint = (complaint + text).slice(-4000);
  });
  let isReady: () => void = () => {};
  let fail: (error: Error) => void = () => {};
  let succeed: (result: PeerResult) => void = () => {};
  const result = new Promise<PeerResult>((resolve, reject) => {
    succeed = resolve;
    fail = reject;
  });
  const ready = Promise.race([
    new Promise<void>((resolve) => {
      isReady = resolve;
    }),
    result.then(() => {}),
  ]);
  ready.catch(() => {});
  result.catch(() => {});
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line);
      if (said.ready) isReady();
      if (said.progress) trial.progress(said.progress);
      if (said.result) succeed(said.result);
    });
  }
  child.once('close', (code) =>
    fail(new Error(`${name} ended with ${code}: ${complaint.trim() || 'it said nothing'}`)),
  );
  return { process: child, ready, result };
}

/** What a test found wrong: nothing more is to be told of it. */
export class Finding extends Error {}

export function expect(holds: boolean, what: string): void {
  if (!holds) throw new Finding(what);
}

/** Everything sent arrived, as it was sent. */
export function expectWhole({ kamo, kernel }: Ends, fromKamo: number, fromKernel: number): void {
  for (const [name, from, to, bytes] of [
    ['kamo to kernel', kamo, kernel, fromKamo],
    ['kernel to kamo', kernel, kamo, fromKernel],
  ] as const) {
    expect(Object.keys(to.errors).length === 0, `${name}: no error, not ${JSON.stringify(to.errors)}`);
    expect(to.firstWrong < 0, `${name}: byte ${to.firstWrong} is wrong`);
    expect(
      from.sent === bytes && to.received === bytes,
      `${name}: ${to.received} of ${bytes} bytes (${from.sent} sent)`,
    );
    expect(bytes === 0 || from.sentHash === to.receivedHash, `${name}: equal hashes`);
  }
}
