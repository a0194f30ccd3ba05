import { type Child, launch } from '../child.ts';
import type { WireSettings } from './path.ts';
import { CROSS_PORT, type LabPaths } from './paths.ts';
import { type Command, tool } from './tools.ts';

/** Something that happens to one path of two, and is undone. */
export interface Fault {
  /** In the case's name. */
  readonly about: string;
  /** What it is made with, besides what every lab needs. */
  readonly needs?: readonly Command[];
  /** Before anything is sent. */
  prepare?(paths: LabPaths): void;
  strike(paths: LabPaths, path: number): void;
  repair(paths: LabPaths, path: number): void;
  /** How long it lasts and pauses, in ms, in turn, the first being a strike; default: as long as is asked. */
  readonly times?: readonly number[];
}

const FLAP_MS = 300;
const FLAPS = 10;
const FLAP_TIMES: readonly number[] = new Array<number>(2 * FLAPS - 1).fill(FLAP_MS);
const nothing = (): void => {};

function hole(about: string, direction: 'ab' | 'ba' | 'both', times?: readonly number[]): Fault {
  return {
    about,
    strike: (paths, path) => paths.hole(path, direction, true),
    repair: (paths, path) => paths.hole(path, direction, false),
    ...(times === undefined ? {} : { times }),
  };
}

function carrier(about: string, host: 'A' | 'B', times?: readonly number[]): Fault {
  return {
    about,
    strike: (paths, path) => paths.carrier(host, path, false),
    repair: (paths, path) => paths.carrier(host, path, true),
    ...(times === undefined ? {} : { times }),
  };
}

function address(about: string, host: 'A' | 'B'): Fault {
  return {
    about,
    strike: (paths, path) => paths.addressed(host, path, false),
    repair: (paths, path) => paths.addressed(host, path, true),
  };
}

/** By name. */
export const FAULTS = {
  blackhole: hole('silent blackhole, both ways', 'both'),
  data: hole('silent blackhole of the data', 'ab'),
  acks: hole('silent blackhole of the acknowledgments', 'ba'),
  'link-sender': carrier("link down at the sender's end", 'A'),
  'link-receiver': carrier("link down at the receiver's end", 'B'),
  'address-sender': address("address removed at the sender's end", 'A'),
  'address-receiver': address("address removed at the receiver's end", 'B'),
  flap: hole('blackhole for 300 ms, ten times, 300 ms apart', 'both', FLAP_TIMES),
  'flap-link': carrier("link down at the sender's end for 300 ms, ten times, 300 ms apart", 'A', FLAP_TIMES),
  rebind: {
    about: 'the translator of addresses in front of the sender forgets',
    needs: ['nft', 'conntrack'],
    prepare: (paths: LabPaths) => paths.translate(),
    strike: (paths: LabPaths, path: number) => paths.rebind(path),
    repair: nothing,
  },
  none: { about: 'nothing', strike: nothing, repair: nothing },
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

export function needsOf(fault: Fault): readonly Command[] {
  return fault.needs ?? [];
}

/** What else both paths, or the active one, are like. */
export interface Condition {
  wire(rtt: number): Partial<WireSettings>;
  /** Begun on the active path, before the fault; what it starts is ended with the hosts. */
  begin?(paths: LabPaths, path: number): Promise<void>;
  /** How much later the fault comes, in ms: it takes a while to fill a queue. */
  readonly lead?: number;
}

const LOSS = 0.05;

export const CONDITIONS = {
  clean: { wire: () => ({}) },
  cross: { wire: () => ({}), begin: crossTraffic, lead: 3000 },
  loss: { wire: () => ({ loss: LOSS, lossBothWays: true }) },
  // Plus or minus a quarter each way: the round trip varies by half of it, up and down.
  jitter: { wire: (rtt: number) => ({ jitter: rtt / 4 }) },
} as const satisfies Record<string, Condition>;

export type ConditionName = keyof typeof CONDITIONS;

/** Longer than any run. */
const CROSS_SECONDS = '120';
const AT_ONCE = '0';
const LOOK_MS = 100;

/** A transfer by the kernel's TCP and CUBIC, as fast as it goes, which keeps the queue of the path filled. */
async function crossTraffic(paths: LabPaths, path: number): Promise<void> {
  const place = [paths.address('B', path), String(CROSS_PORT)];
  const within = { within: paths.on('B'), stderr: 'pipe' } as const;
  const sink: Child = launch(tool('tcp-peer'), ['sink', ...place, CROSS_SECONDS], within);
  await sink.line('stderr');
  const source = launch(tool('tcp-peer'), ['source', ...place, 'cubic', AT_ONCE], { within: paths.on('A') });
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  if (source.process.exitCode !== null) throw new Error('the cross traffic has ended at once');
}
