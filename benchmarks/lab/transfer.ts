import { type Child, launch, run } from '../child.ts';
import { driver } from '../project.ts';
import type { LabPath } from './path.ts';
import { tool } from './tools.ts';

/** What the receiver's application got: from the moment that it had the connection, for the time asked. */
export interface Arrival {
  readonly bytes: number;
  readonly seconds: number;
  /** Every byte was the right one, in its place. */
  readonly intact: boolean;
  /** When it began, in ms of the monotonic clock. */
  readonly started: number;
  /** Bytes of each interval of `every` ms. */
  readonly every: number;
  readonly series: readonly number[];
  /** CPU seconds of the process meanwhile. */
  readonly cpu: number;
}

/** What the sender tells of itself. */
export interface Departure {
  readonly cpu: number;
  readonly retransmitted: number;
  /** What it dropped itself, by reason; none for the kernel's. */
  readonly drops?: Readonly<Record<string, number>>;
}

export interface Transfer {
  readonly arrival: Arrival;
  readonly departure: Departure;
}

export interface TransferOptions {
  readonly seconds: number;
  /** Transfers at a time have different ones: 0, 1, … */
  readonly slot: number;
  /** When the source connects, ms of the monotonic clock; default: as soon as it can. */
  readonly at?: number;
  /** File for a line each 20 ms of what the sender knows of the path. */
  readonly trace?: string;
}

/** One way of carrying a pattern from A to B. */
export interface System {
  readonly name: string;
  transfer(path: LabPath, options: TransferOptions): Promise<Transfer>;
}

/** Every system that can be asked for, by name. */
export const SYSTEMS: Readonly<Record<string, System>> = Object.fromEntries(
  ['cubic', 'bbr']
    .flatMap((congestion): System[] => [
      { name: `linux-${congestion}`, transfer: (path, options) => byKernel(path, congestion, options) },
      { name: `kamo-${congestion}`, transfer: (path, options) => byKamoNative(path, congestion, options) },
      { name: `kamo-udp-${congestion}`, transfer: (path, options) => byKamoUdp(path, congestion, options) },
    ])
    .map((system) => [system.name, system]),
);

export function systems(names: readonly string[]): readonly System[] {
  return names.flatMap((name) => SYSTEMS[name] ?? []);
}

const PORT = 5001;
const UDP_PORT = 7001;

/** The kernel's TCP to the kernel's TCP. */
async function byKernel(path: LabPath, congestion: string, options: TransferOptions): Promise<Transfer> {
  const { sink, port } = await kernelSink(path, options);
  const words = ['source', path.addressB, port, congestion, beginning(options), ...tracing(options)];
  return both(sink, launch(tool('tcp-peer'), words, { within: path.on('A'), stdout: 'pipe' }));
}

/** kamo's TCP over a TUN device of A's to the kernel's TCP. */
async function byKamoNative(path: LabPath, congestion: string, options: TransferOptions): Promise<Transfer> {
  const { sink, port } = await kernelSink(path, options);
  const words = [
    'native',
    congestion,
    beginning(options),
    String(options.slot),
    path.addressB,
    port,
    ...tracing(options),
  ];
  return both(sink, run(driver('kamo-source'), words, { within: path.on('A'), stdout: 'pipe' }));
}

/** kamo to kamo over UDP. */
async function byKamoUdp(path: LabPath, congestion: string, options: TransferOptions): Promise<Transfer> {
  const port = String(UDP_PORT + options.slot);
  const sink = run(driver('kamo-sink'), [`${path.addressB}:${port}`, String(options.seconds)], {
    within: path.on('B'),
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const nodeId = (await sink.line('stderr')).replace('ready ', '');
  const words = [
    'udp',
    congestion,
    beginning(options),
    path.addressA,
    `${path.addressB}:${port}`,
    nodeId,
    ...tracing(options),
  ];
  return both(sink, run(driver('kamo-source'), words, { within: path.on('A'), stdout: 'pipe' }));
}

async function kernelSink(path: LabPath, options: TransferOptions): Promise<{ sink: Child; port: string }> {
  const port = String(PORT + options.slot);
  const words = ['sink', path.addressB, port, String(options.seconds)];
  const sink = launch(tool('tcp-peer'), words, { within: path.on('B'), stdout: 'pipe', stderr: 'pipe' });
  await sink.line('stderr');
  return { sink, port };
}

function beginning({ at = 0 }: TransferOptions): string {
  return at.toFixed(3);
}

function tracing({ trace }: TransferOptions): readonly string[] {
  return trace === undefined ? [] : [trace];
}

/** The sink decides when it is over; the source may not have heard of it when the path is bad. */
async function both(sink: Child, source: Child): Promise<Transfer> {
  const failed = source.ended.then(
    () => new Promise<never>(() => {}),
    (error: unknown) => Promise.reject(error),
  );
  const arrival: Arrival = JSON.parse(await Promise.race([sink.line('stdout'), failed]));
  source.process.kill('SIGTERM');
  const departure: Departure = JSON.parse(await source.line('stdout'));
  await Promise.all([sink.ended, source.ended]);
  return { arrival, departure };
}

/** Mbit/s of payload at the receiver's application. */
export function goodput({ bytes, seconds }: Arrival): number {
  return (bytes * 8) / seconds / 1e6;
}
