import { existsSync } from 'node:fs';
import type { ScheduleName } from '../../src/index.ts';
import { type Child, launch, run } from '../child.ts';
import { driver } from '../project.ts';
import type { Arrivals } from './message.ts';
import type { Move } from './path-trace.ts';
import type { LabPaths } from './paths.ts';
import { buildTool, tool } from './tools.ts';

/** What is to be carried from A to B. */
export interface Load {
  readonly count: number;
  /** ms from one message to the next. */
  readonly interval: number;
  /** How long after the first one was due what has not arrived is not waited for, in ms. */
  readonly limit: number;
  /** Which take the messages in turn. */
  readonly connections: number;
  /** Begins the names of files for what happens to the paths, at each end. */
  readonly trace?: string;
}

/** What the sender tells of itself; the kernel and SCTP tell no moves. */
export interface Departure {
  readonly cpu: number;
  readonly moves?: readonly Move[];
  readonly retransmitted?: number;
  readonly drops?: Readonly<Record<string, number>>;
}

/** Messages under way. */
export interface Carrying {
  /** When message 0 is due, in ms of the monotonic clock. */
  readonly began: number;
  readonly done: Promise<{ readonly arrivals: Arrivals; readonly departure: Departure }>;
}

/** One way of carrying messages by two paths. */
export interface Carrier {
  /** What it is, in a sentence. */
  readonly about: string;
  /** What keeps it from being measured here. */
  obstacle?(): string | undefined;
  carry(paths: LabPaths, load: Load): Promise<Carrying>;
}

export const KAMO: Carrier = {
  about: 'UDP mode, CUBIC; both ends use every address of their host',
  carry: (paths, load) => byKamo(paths, load, 'cubic', 'failover'),
};

/** Every system by name. */
export const CARRIERS: Readonly<Record<string, Carrier>> = {
  kamo: KAMO,
  'kamo-bbr': { about: 'the same, BBR', carry: (paths, load) => byKamo(paths, load, 'bbr', 'failover') },
  'kamo-hedged': scheduled('hedged'),
  'kamo-redundant': scheduled('redundant'),
  'kamo-aggregate': scheduled('aggregate'),
  tcp: { about: "the kernel's TCP (CUBIC)", carry: (paths, load) => byKernel(paths, load, 'tcp') },
  mptcp: {
    about: "the kernel's Multipath TCP, default scheduler, second address signalled: two subflows",
    carry: (paths, load) => byMptcp(paths, load, ''),
  },
  'mptcp-backup': {
    about: 'the same, second subflow for backup',
    carry: (paths, load) => byMptcp(paths, load, 'backup'),
  },
  'mptcp-tuned': {
    about: 'two subflows, stale_loss_cnt 1, tcp_rto_min_us 20000',
    carry: (paths, load) => byMptcp(paths, load, '', TUNED_MPTCP),
  },
  sctp: { about: 'usrsctp over UDP as it comes', obstacle: noSctp, carry: (paths, load) => bySctp(paths, load, []) },
  'sctp-tuned': {
    about: 'RTO 200 at first, 100 to 1000 ms, one retransmission per path, SACK delay 20 ms, heartbeat 1 s',
    obstacle: noSctp,
    carry: (paths, load) => bySctp(paths, load, TUNED_SCTP),
  },
};

const KAMO_PORT = '7001';
const PORT = '5002';
const TUNED_MPTCP = ['net.mptcp.stale_loss_cnt=1', 'net.ipv4.tcp_rto_min_us=20000'];
const TUNED_SCTP = [
  'rto-initial=200',
  'rto-min=100',
  'rto-max=1000',
  'path-retransmissions=1',
  'sack-delay=20',
  'heartbeat=1000',
];
const SUBFLOWS = '8';

function scheduled(schedule: ScheduleName): Carrier {
  return {
    about: `UDP mode, CUBIC, schedule ${schedule}`,
    carry: (paths, load) => byKamo(paths, load, 'cubic', schedule),
  };
}

async function byKamo(
  paths: LabPaths,
  load: Load,
  congestion: 'cubic' | 'bbr',
  schedule: ScheduleName,
): Promise<Carrying> {
  const { count, limit, interval, connections, trace } = load;
  const file = (end: string) => (trace === undefined ? [] : [`${trace}.${end}.tsv`]);
  const words = [KAMO_PORT, ...[count, limit, connections].map(String), ...file('sink')];
  const sink = run(driver('message-sink'), words, { within: paths.on('B'), stdout: 'pipe', stderr: 'pipe' });
  const nodeId = (await sink.line('stderr')).replace('ready ', '');
  const locators = paths.addresses('B').map((address) => `${address}:${KAMO_PORT}`);
  const numbers = [count, interval, connections].map(String);
  const more = [congestion, schedule, nodeId, locators.join(), ...numbers, ...file('source')];
  return both(sink, run(driver('message-source'), more, { within: paths.on('A'), stdout: 'pipe' }));
}

async function byKernel(paths: LabPaths, load: Load, protocol: 'tcp' | 'mptcp'): Promise<Carrying> {
  const { count, limit, interval } = load;
  // A subflow to another address of the host finds a listener that has all of them.
  const words = ['sink', protocol, '0.0.0.0', PORT, String(count), String(limit)];
  const within = { within: paths.on('B'), stdout: 'pipe', stderr: 'pipe' } as const;
  const sink = launch(tool('message-peer'), words, within);
  await sink.line('stderr');
  const more = ['source', protocol, paths.address('B', 0), PORT, String(count), String(interval)];
  return both(sink, launch(tool('message-peer'), more, { within: paths.on('A'), stdout: 'pipe' }));
}

/** B signals its second address, to which A opens a subflow by the kernel's own path manager. */
function byMptcp(paths: LabPaths, load: Load, flag: string, settings: readonly string[] = []): Promise<Carrying> {
  const flags = flag === '' ? [] : [flag];
  for (const host of ['A', 'B'] as const) {
    paths.set(host, 'net.mptcp.enabled=1', ...settings);
    paths.ip(host, 'mptcp', 'limits', 'set', 'subflow', SUBFLOWS, 'add_addr_accepted', SUBFLOWS);
  }
  paths.ip('A', 'mptcp', 'endpoint', 'add', paths.address('A', 1), 'dev', paths.device(1), 'subflow', ...flags);
  paths.ip('B', 'mptcp', 'endpoint', 'add', paths.address('B', 1), 'dev', paths.device(1), 'signal', ...flags);
  return byKernel(paths, load, 'mptcp');
}

async function bySctp(paths: LabPaths, load: Load, settings: readonly string[]): Promise<Carrying> {
  buildTool('sctp-peer', ['usrsctp', 'pthread']);
  const { count, limit, interval } = load;
  const own = (host: 'A' | 'B') => paths.addresses(host).join();
  const within = { within: paths.on('B'), stdout: 'pipe', stderr: 'pipe' } as const;
  const sink = launch(tool('sctp-peer'), ['sink', own('B'), String(count), String(limit), ...settings], within);
  await sink.line('stderr');
  const words = ['source', own('A'), own('B'), String(count), String(interval), ...settings];
  return both(sink, launch(tool('sctp-peer'), words, { within: paths.on('A'), stdout: 'pipe' }));
}

function noSctp(): string | undefined {
  return existsSync('/usr/include/usrsctp.h') ? undefined : 'no usrsctp here (Debian: libusrsctp-dev)';
}

/** The sink decides when it is over; the source may not have heard of it. */
async function both(sink: Child, source: Child): Promise<Carrying> {
  const first = await source.line('stdout');
  const began = Number(first.replace('began ', ''));
  const done = (async () => {
    const arrivals: Arrivals = JSON.parse(await sink.line('stdout'));
    source.process.kill('SIGTERM');
    const departure: Departure = JSON.parse(await source.line('stdout'));
    await Promise.all([sink.ended, source.ended]);
    return { arrivals, departure };
  })();
  done.catch(() => {});
  return { began, done };
}
