import { stat } from 'node:fs/promises';
import { type SocketAddress, showAddress } from '../wire/socket-address.ts';
import { type Child, Children } from './children.ts';
import { AUTO_CUT, type DemoOptions, HEAL_AFTER, HEAL_FRACTION } from './demo-options.ts';
import type { DemoDisplay, DemoEvent, DemoPath, DemoView } from './events.ts';
import {
  type AgentCommand,
  type AgentReport,
  BEAT_INTERVAL,
  type Failure,
  type Gap,
  ISPS,
  type Isp,
  type PathReport,
  type ReceiverCommand,
  type ReceiverReport,
  type RelayCommand,
  type RelayReport,
  type SenderCommand,
  type SenderReport,
} from './messages.ts';
import { monotonic } from './monotonic.ts';
import { type OutageKind, Outages } from './outages.ts';
import type { RelayCounters } from './relay.ts';
import { type DemoResult, resultOf } from './result.ts';
import { Timeline } from './timeline.ts';
import { idealDuration, planTopology, type Topology } from './topology.ts';
import { type Evidence, judge } from './verdict.ts';
import { processState, Watchdog } from './watchdog.ts';

/** The service that Host-B offers in the demo. */
const SERVICE_PORT = 7;

/** How often the display is asked to draw, in ms. */
const REFRESH = 100;

type Ending = Evidence['ended'];

/**
 * Runs the demo once and resolves to its result, with no process left. Rejects only when the payload cannot be read.
 *
 * @param signal ends the run early: the result says so
 */
export async function runDemo(options: DemoOptions, display: DemoDisplay, signal: AbortSignal): Promise<DemoResult> {
  const expectedBytes = options.file === undefined ? options.size : (await stat(options.file)).size;
  const demo = new Demo(options, expectedBytes, display);
  const interrupted = (): void => demo.end('interrupted');
  signal.addEventListener('abort', interrupted, { once: true });
  try {
    return await demo.run();
  } finally {
    signal.removeEventListener('abort', interrupted);
  }
}

class Demo implements DemoView {
  readonly expectedBytes: number;
  readonly outages = new Outages();
  readonly timeline = new Timeline();
  readonly events: DemoEvent[] = [];
  readonly rate: number;
  readonly pids: Partial<Record<Isp, number>> = {};
  startedAt = monotonic();
  receivedBytes = 0;
  paths: DemoPath[] = [];

  readonly #options: DemoOptions;
  readonly #timeout: number;
  readonly #display: DemoDisplay;
  readonly #children = new Children();
  readonly #relays = new Map<Isp, Child<RelayCommand, RelayReport>>();
  readonly #counters = new Map<Isp, RelayCounters>();
  readonly #watchdog = new Watchdog<Isp>((isp) => processState(this.pids[isp] ?? -1));
  readonly #ended = deferred<Ending>();
  readonly #listening = new Map<Isp, Deferred<readonly SocketAddress[]>>();
  readonly #opened = deferred<Extract<ReceiverReport, { type: 'open' }>>();
  /** Which ISP a foreign locator of Host-A leads to, and which one a local locator of Host-B is behind. */
  readonly #ispOf = new Map<string, Isp>();
  #connectedAt: number | undefined;
  #receivedAt: number | undefined;
  #sentBytes = 0;
  #sha256Sent: string | null = null;
  #sha256Received: string | null = null;
  #sha256Confirmed: string | null = null;
  #gaps: readonly Gap[] | null = null;
  #failure: string | null = null;
  #healTimer: NodeJS.Timeout | undefined;
  #dialled = false;
  #over = false;

  constructor(options: DemoOptions, expectedBytes: number, display: DemoDisplay) {
    this.#options = options;
    this.expectedBytes = expectedBytes;
    this.#display = display;
    this.rate = options.rate / 1000;
    this.#timeout = options.timeout ?? 20_000 + 3 * idealDuration(expectedBytes, options);
  }

  elapsed(): number {
    return monotonic() - this.startedAt;
  }

  /** The first ending counts. */
  end(ending: Ending): void {
    this.#ended.resolve(ending);
  }

  async run(): Promise<DemoResult> {
    const timers = [
      setTimeout(() => this.end('timeout'), this.#timeout),
      setInterval(() => this.#watch(), BEAT_INTERVAL),
      setInterval(() => this.#display.refresh(this), REFRESH),
    ];
    let ended: Ending;
    try {
      this.#start().catch((error: unknown) =>
        this.#failed('demo', error instanceof Error ? error.message : String(error)),
      );
      ended = await this.#ended.promise;
    } finally {
      this.#over = true;
      for (const timer of timers) clearTimeout(timer);
      clearTimeout(this.#healTimer);
      await this.#children.close();
    }
    return this.#result(ended);
  }

  async #start(): Promise<void> {
    const topology = await planTopology(this.#options);
    for (const isp of ISPS) this.#startRelay(isp, topology);
    const agent = this.#startAgent();
    const hostB = this.#startHost<ReceiverCommand, ReceiverReport>('host-b', (report) => this.#onReceiver(report));
    const hostA = this.#startHost<SenderCommand, SenderReport>('host-a', (report) => this.#onSender(report));

    const listening = await Promise.all(ISPS.map((isp) => this.#listening.get(isp)?.promise));
    const [ways, isp2, isp3] = listening;
    const [public2, public3] = ways ?? [];
    if (!public2 || !public3 || !isp2?.[0] || !isp3?.[0]) throw new Error('an ISP has too few addresses');
    this.#ispOf.set(showAddress(public2), 'ISP2').set(showAddress(public3), 'ISP3');
    const where = await agent;
    hostB.send({
      type: 'open',
      port: SERVICE_PORT,
      links: [
        { address: topology.hostB[0], announce: public2 },
        { address: topology.hostB[1], announce: public3 },
      ],
      agent: where,
    });
    const { nodeId, generalizedId, addresses } = await this.#opened.promise;
    const [socket2, socket3] = addresses;
    if (!socket2 || !socket3) throw new Error('Host-B has too few addresses');
    this.#ispOf.set(showAddress(socket2), 'ISP2').set(showAddress(socket3), 'ISP3');
    this.#relays.get('ISP1')?.send({ type: 'route', targets: [isp2[0], isp3[0]] });
    this.#relays.get('ISP2')?.send({ type: 'route', targets: [socket2] });
    this.#relays.get('ISP3')?.send({ type: 'route', targets: [socket3] });
    hostB.send({ type: 'watch', marks: this.#marks() });

    this.#dialled = true;
    this.startedAt = monotonic();
    this.#log('Host-B', 'note', `listens as ${generalizedId}`);
    this.#log('Agent', 'note', `at ${where}; Host-B has registered ISP1's two ports`);
    this.#log('Host-A', 'note', `dials ${nodeId}, and asks the agent where that is`);
    this.#log(
      'demo',
      'note',
      `processes: ${ISPS.map((isp) => `kamo-${isp.toLowerCase()} ${this.pids[isp]}`).join(', ')}`,
    );
    const { file, seed, size } = this.#options;
    hostA.send({
      type: 'dial',
      address: topology.hostA,
      nodeId,
      port: SERVICE_PORT,
      agent: where,
      source: file === undefined ? { seed, size } : { file },
    });
  }

  #startRelay(isp: Isp, topology: Topology): void {
    const relay = this.#children.start<RelayCommand, RelayReport>('relay-process');
    this.#relays.set(isp, relay);
    this.#listening.set(isp, deferred());
    this.pids[isp] = relay.pid;
    relay.onReport((report) => this.#onRelay(isp, report));
    relay.onExit((how) => this.#relayGone(isp, how));
    const { address, ports, rtt, rate, queue } = topology.isps[isp];
    const listen = Array.from({ length: ports }, () => ({ address, port: 0 }));
    relay.send({ type: 'open', name: isp, listen, rtt, rate, queue });
  }

  /** Resolves to where it listens. Nothing ends with it: it is asked at the beginning, and when no path is left. */
  #startAgent(): Promise<string> {
    const agent = this.#children.start<AgentCommand, AgentReport>('agent-process');
    const listening = deferred<string>();
    agent.onReport((report) => {
      if (report.type === 'agent') listening.resolve(report.address);
      else this.#failed('Agent', report.message, report);
    });
    agent.onExit((how) => this.#log('Agent', 'note', `ended by ${how}`));
    agent.send({ type: 'open', address: '127.0.0.1' });
    return listening.promise;
  }

  #startHost<Command extends object, Report>(name: string, onReport: (report: Report) => void): Child<Command, Report> {
    const host = this.#children.start<Command, Report>(name);
    host.onReport(onReport);
    host.onExit((how) => this.#failed(name === 'host-a' ? 'Host-A' : 'Host-B', `ended by ${how}`));
    return host;
  }

  /** Bytes at which the line is cut, and at which it is healed at the latest. */
  #marks(): number[] {
    const fraction = this.#options.cut === 'auto' ? AUTO_CUT : this.#options.cut;
    if (fraction === 'none') return [];
    const cut = Math.max(1, Math.floor(this.expectedBytes * fraction));
    const heal = Math.floor(this.expectedBytes * Math.max(HEAL_FRACTION, (1 + fraction) / 2));
    return [cut, Math.max(cut, heal)];
  }

  #onRelay(isp: Isp, report: RelayReport): void {
    switch (report.type) {
      case 'listening':
        this.#listening.get(isp)?.resolve(report.addresses);
        return;
      case 'beat':
        this.#counters.set(isp, report.counters);
        this.timeline.add(isp, report.at - this.startedAt, report.counters.up.forwardedBytes);
        if (this.#watchdog.beat(isp, report.at) && this.outages.healed(isp, report.at)) {
          this.#log('demo', 'healed', `${isp} goes on`);
        }
        return;
      case 'cut':
        this.#lost(isp, 'cut', report.at, `cuts ${isp}, silently: ${report.dropped} packets under way are gone`);
        return;
      case 'healed':
        if (this.outages.healed(isp, report.at)) this.#log('demo', 'healed', `heals ${isp}`, report.at);
        return;
      case 'failed':
        this.#failed(isp, report.message, report);
    }
  }

  #onReceiver(report: ReceiverReport): void {
    switch (report.type) {
      case 'open':
        this.#opened.resolve(report);
        return;
      case 'accepted':
        this.#log('Host-B', 'note', `accepts ${report.peer}`, report.at);
        return;
      case 'progress':
        this.receivedBytes = report.bytes;
        return;
      case 'reached':
        if (report.index === 0) this.#cut();
        else this.#heal();
        return;
      case 'received':
        this.receivedBytes = report.bytes;
        this.#receivedAt = report.at;
        this.#sha256Received = report.sha256;
        this.#gaps = report.gaps;
        this.#log('Host-B', 'done', `has ${report.bytes} bytes`, report.at);
        this.#completeWhenBothDone();
        return;
      case 'path': {
        const what = report.moved
          ? `sends by it (${report.reason})`
          : `${report.from} -> ${report.to} (${report.reason})`;
        this.#log('Host-B', 'detail', `${this.#ispOf.get(report.local) ?? report.local}: ${what}`, report.at);
        return;
      }
      case 'failed':
        this.#failed('Host-B', report.message, report);
    }
  }

  #onSender(report: SenderReport): void {
    switch (report.type) {
      case 'connected':
        this.#connectedAt = report.at;
        this.#log('Host-A', 'note', `connected; it is ${report.nodeId}`, report.at);
        return;
      case 'paths':
        this.#table(report);
        return;
      case 'path':
        this.#path(report);
        return;
      case 'sent':
        this.#sentBytes = report.bytes;
        this.#sha256Sent = report.sha256;
        return;
      case 'confirmed':
        this.#sha256Confirmed = report.sha256;
        this.#log('Host-A', 'done', 'is told the same, and the connection is closed', report.at);
        this.#completeWhenBothDone();
        return;
      case 'failed':
        this.#failed('Host-A', report.message, report);
    }
  }

  #table({ paths, at }: Extract<SenderReport, { type: 'paths' }>): void {
    // A closed connection has no paths; the last ones it had are of interest.
    if (paths.length === 0) return;
    this.paths = paths.map((path) => ({ ...path, isp: this.#ispOf.get(path.foreign) ?? null }));
    const first = this.paths.find((path) => path.active)?.isp;
    if (this.outages.active !== undefined || !first) return;
    this.outages.moved(first, at);
    this.#log('Host-A', 'moved', `sends by ${first}`, at);
  }

  #path(report: PathReport): void {
    const isp = this.#ispOf.get(report.foreign);
    const name = isp ?? report.foreign;
    if (!report.moved) {
      // That a standby becomes the active one is what the move says.
      if (report.to === 'active' && report.from === 'standby') return;
      this.#log('Host-A', 'path', `${name}: ${report.from} -> ${report.to} (${report.reason})`, report.at);
      return;
    }
    const from = this.outages.active;
    if (isp !== undefined) this.outages.moved(isp, report.at);
    const text = from === undefined ? `sends by ${name}` : `moves from ${from} to ${name} (${report.reason})`;
    this.#log('Host-A', 'moved', text, report.at);
  }

  #cut(): void {
    const isp = this.outages.active;
    if (isp === undefined || this.outages.fromOutside) return;
    this.#relays.get(isp)?.send({ type: 'cut' });
    this.#healTimer = setTimeout(() => this.#heal(), HEAL_AFTER);
  }

  #heal(): void {
    clearTimeout(this.#healTimer);
    for (const isp of ISPS) if (this.outages.down(isp) === 'cut') this.#relays.get(isp)?.send({ type: 'heal' });
  }

  #watch(): void {
    for (const { name, since } of this.#watchdog.look(monotonic())) {
      this.#lost(name, 'stopped', since, `finds ${name} stopped`);
    }
  }

  #relayGone(isp: Isp, how: string): void {
    this.#watchdog.forget(isp);
    if (!this.#dialled) this.#failed(isp, `ended by ${how}`);
    this.#lost(isp, 'killed', monotonic(), `${isp} is dead (${how})`);
    if (this.outages.hopeless) this.end('hopeless');
  }

  #lost(isp: Isp, kind: OutageKind, at: number, text: string): void {
    if (this.#over || !this.outages.lost(isp, kind, at)) return;
    this.#log('demo', 'lost', `${text}${this.#weight(isp, kind)}`, at);
  }

  /** What the latest loss means for the traffic. */
  #weight(isp: Isp, kind: OutageKind): string {
    if (isp === 'ISP1') return '; Host-A has no other';
    return kind === 'cut' || this.outages.all().at(-1)?.inUse ? '' : '; it was not in use';
  }

  #failed(who: DemoEvent['who'], message: string, failure?: Failure): void {
    if (this.#over) return;
    this.#failure ??= `${who}: ${message}${failure === undefined ? '' : ` (${failure.code})`}`;
    this.#log(who, 'wrong', message);
    this.end('failed');
  }

  #completeWhenBothDone(): void {
    if (this.#sha256Confirmed !== null && this.#sha256Received !== null) this.end('completed');
  }

  #log(who: DemoEvent['who'], kind: DemoEvent['kind'], text: string, at = monotonic()): void {
    if (this.#over) return;
    const event = { at: at - this.startedAt, who, kind, text };
    this.events.push(event);
    this.#display.event(event, this);
  }

  #result(ended: Ending): DemoResult {
    const evidence: Evidence = {
      expectedBytes: this.expectedBytes,
      sentBytes: this.#sentBytes,
      receivedBytes: this.receivedBytes,
      sha256Sent: this.#sha256Sent,
      sha256Received: this.#sha256Received,
      sha256Confirmed: this.#sha256Confirmed,
      outages: this.outages.all(),
      receivedAt: this.#receivedAt ?? null,
      ended,
      failure: this.#failure,
    };
    return resultOf({
      options: this.#options,
      timeout: this.#timeout,
      verdict: judge(evidence),
      expectedBytes: this.expectedBytes,
      receivedBytes: this.receivedBytes,
      sha256Sent: this.#sha256Sent,
      sha256Received: this.#sha256Received,
      gaps: this.#gaps,
      outages: evidence.outages,
      failovers: this.outages.failovers,
      paths: this.paths,
      pids: this.pids,
      counters: this.#counters,
      events: this.events,
      startedAt: this.startedAt,
      connectedAt: this.#connectedAt,
      receivedAt: this.#receivedAt,
      endedAt: monotonic(),
    });
  }
}

interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
}

function deferred<T>(): Deferred<T> {
  let resolve = (_value: T): void => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
