import { execFileSync, type StdioOptions, spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Two hosts and a wire, as network namespaces. On A runs kamo, whose TUN device A's kernel routes for; B is the kernel
 * that it talks to. The wire may be one in user space that delays, loses, repeats and reorders.
 *
 *     kamo 10.9.0.2 ── TUN ── 10.9.0.1 A 10.8.0.1 ── wire ── 10.8.0.2 B       likewise fd09::2, fd09::1, fd08::1, fd08::2
 */
export const KAMO = { 4: '10.9.0.2', 6: 'fd09::2' } as const;
export const KERNEL = { 4: '10.8.0.2', 6: 'fd08::2' } as const;
export const ROUTER = { 4: '10.8.0.1', 6: 'fd08::1' } as const;
/** What tshark tells of a capture of some ten thousand packets, in bytes. */
const MOST_OUTPUT = 1 << 28;
const TUN_HOST = ['10.9.0.1/24', 'fd09::1/64'];

export interface TopologyOptions {
  /** Of the wire and of the TUN device. IPv6 is off below 1280. Default 1500. */
  readonly mtu?: number;
  /** Settings of `impair` for both directions, such as `delay=5 loss=0.01`. Empty or absent: a plain wire. */
  readonly impair?: string;
  /** Segmentation and checksums are done before the wire, so that each packet is one, and whole. */
  readonly plain?: boolean;
  /** Attributes of B's routes to kamo, such as `advmss 64` or `window 1`. */
  readonly route?: string;
  /** Settings of B's kernel, such as `net.ipv4.tcp_retries2=3`. */
  readonly sysctl?: readonly string[];
}

export class Topology {
  readonly mtu: number;
  readonly #prefix: string;
  readonly #tools: string;
  readonly #options: TopologyOptions;
  readonly #processes: ReturnType<typeof spawn>[] = [];

  constructor(prefix: string, tools: string, options: TopologyOptions) {
    this.#prefix = prefix;
    this.#tools = tools;
    this.#options = options;
    this.mtu = options.mtu ?? 1500;
  }

  /** What kamo's node is opened with: its TUN device in A. */
  get native(): object {
    const ipv6 = this.mtu >= 1280;
    return {
      device: 'kamo0',
      addresses: ipv6 ? [KAMO[4], KAMO[6]] : [KAMO[4]],
      hostAddresses: ipv6 ? TUN_HOST : TUN_HOST.slice(0, 1),
      // IPv4 allows less on a wire, but a node of ours has what every host must be able to receive (RFC 791).
      mtu: Math.max(576, this.mtu),
    };
  }

  /** @param congestion control of the kernels' connections over the wire; by default their own */
  async up(congestion?: string): Promise<void> {
    const { impair = '', plain = false, sysctl = [] } = this.#options;
    const control = congestion === undefined ? '' : `congctl ${congestion}`;
    const route = `${this.#options.route ?? ''} ${control}`;
    const [a, b, m] = [this.name('A'), this.name('B'), this.name('M')];
    for (const name of [a, b, ...(impair === '' ? [] : [m])]) {
      ip(`netns add ${name}`);
      ip(`-n ${name} link set lo up`);
      this.set(name, 'net.ipv6.conf.all.accept_dad=0', 'net.ipv6.conf.default.accept_dad=0');
    }
    this.set(a, 'net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1');
    this.set(b, ...sysctl);
    if (impair === '') {
      ip(`-n ${a} link add wire type veth peer name wire netns ${b}`);
    } else {
      this.set(m, 'net.ipv6.conf.default.disable_ipv6=1');
      ip(`-n ${a} link add wire type veth peer name a netns ${m}`);
      ip(`-n ${b} link add wire type veth peer name b netns ${m}`);
      for (const end of ['a', 'b']) ip(`-n ${m} link set dev ${end} mtu ${this.mtu} up`);
    }
    for (const [name, own] of [
      [a, ROUTER],
      [b, KERNEL],
    ] as const) {
      ip(`-n ${name} link set dev wire mtu ${this.mtu} up`);
      if (plain || impair !== '') this.#plain(name);
      ip(`-n ${name} address add ${own[4]}/24 dev wire`);
      if (this.mtu >= 1280) ip(`-n ${name} address add ${own[6]}/64 dev wire nodad`);
    }
    ip(`-n ${b} route add 10.9.0.0/24 via ${ROUTER[4]} ${route}`);
    if (this.mtu >= 1280) ip(`-n ${b} -6 route add fd09::/64 via ${ROUTER[6]} ${route}`);
    if (control !== '') this.#routeToEachOther(control);
    if (impair !== '') await this.#impair(impair);
  }

  name(which: 'A' | 'B' | 'M'): string {
    return `${this.#prefix}-${which}`;
  }

  set(name: string, ...settings: readonly string[]): void {
    for (const setting of settings) {
      const [key = '', value = ''] = setting.split('=');
      this.inside(name, 'sh', '-c', `echo '${value}' > /proc/sys/${key.replaceAll('.', '/')}`);
    }
  }

  /** Runs a command to its end; returns what it says. */
  inside(name: string, ...command: readonly string[]): string {
    return run('ip', ['netns', 'exec', name, ...command]);
  }

  start(which: 'A' | 'B' | 'M', command: readonly string[], stdio: StdioOptions): ReturnType<typeof spawn> {
    const child = spawn('ip', ['netns', 'exec', this.name(which), ...command], { stdio });
    this.#processes.push(child);
    return child;
  }

  cut(): void {
    ip(`-n ${this.name('B')} link set dev wire down`);
  }

  /** Ends everything that was started, and takes the namespaces away. */
  down(): void {
    for (const child of this.#processes) child.kill('SIGKILL');
    for (const which of ['A', 'B', 'M'] as const) {
      if (existsSync(`/var/run/netns/${this.name(which)}`)) ip(`netns delete ${this.name(which)}`);
    }
  }

  /** Routes of their own: a namespace may not choose every control by its settings, but by a route. */
  #routeToEachOther(attributes: string): void {
    for (const [name, other] of [
      [this.name('A'), KERNEL],
      [this.name('B'), ROUTER],
    ] as const) {
      ip(`-n ${name} route add ${other[4]}/32 dev wire ${attributes}`);
      if (this.mtu >= 1280) ip(`-n ${name} -6 route add ${other[6]}/128 dev wire ${attributes}`);
    }
  }

  #plain(name: string): void {
    this.inside(name, 'ethtool', '-K', 'wire', 'tso', 'off', 'gso', 'off', 'gro', 'off', 'tx', 'off');
  }

  async #impair(settings: string): Promise<void> {
    const control = `${this.#tools}/${this.name('M')}.control`;
    rmSync(control, { force: true });
    this.start('M', [`${this.#tools}/impair`, control, 'a:b'], 'ignore');
    for (let wait = 0; wait < 100 && !existsSync(control); wait++) await pause(20);
    run(`${this.#tools}/impair-control`, [control, 'set', '0', 'both', ...settings.split(' ')]);
  }
}

function ip(command: string): void {
  run(
    'ip',
    command.split(' ').filter((word) => word !== ''),
  );
}

function run(program: string, command: readonly string[]): string {
  try {
    return execFileSync(program, command, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: MOST_OUTPUT,
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(`${program} ${command.join(' ')}: ${said}`, { cause: error });
  }
}
