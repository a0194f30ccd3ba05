import { execFileSync } from 'node:child_process';
import { type HostName, LabHosts, type WireState } from './hosts.ts';
import { type WireSettings, wireWords } from './path.ts';

const COUNT = 2;
/** What is not a system's own: other traffic beside it. */
export const CROSS_PORT = 5001;
/** How long is looked which way the data goes, in ms. */
const LOOK_MS = 100;

/**
 * Two hosts with two paths that have nothing in common, by IPv4. Path 0 is between 10.1.1.1 of A and 10.1.1.2 of B, path 1
 * between 10.1.2.1 and 10.1.2.2.
 */
export class LabPaths {
  readonly #hosts: LabHosts;

  static async open(settings: readonly WireSettings[]): Promise<LabPaths> {
    const paths = new LabPaths(await LabHosts.open(COUNT));
    for (const [path, each] of settings.entries()) {
      for (const words of wireWords(each)) paths.#hosts.control('set', String(path), ...words);
    }
    paths.#countOutput();
    return paths;
  }

  private constructor(hosts: LabHosts) {
    this.#hosts = hosts;
  }

  on(host: HostName): readonly string[] {
    return this.#hosts.on(host);
  }

  address(host: HostName, path: number): string {
    return `10.1.${path + 1}.${host === 'A' ? 1 : 2}`;
  }

  addresses(host: HostName): string[] {
    return Array.from({ length: COUNT }, (_, path) => this.address(host, path));
  }

  device(path: number): string {
    return `eth${path + 1}`;
  }

  wires(): readonly WireState[] {
    return this.#hosts.counters().wires;
  }

  /** Throws when the wires did not do what was asked: such a run says nothing. */
  check(): void {
    const missed = this.wires().reduce((all, { ab, ba }) => all + ab.missed + ba.missed, 0);
    if (missed > 0) throw new Error(`impair was too slow for ${missed} packets`);
  }

  /** The path by which A sends most now, other traffic aside. */
  async active(): Promise<number> {
    const before = this.#sent();
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const after = this.#sent();
    const rates = after.map((count, path) => count - (before[path] ?? 0));
    return rates.indexOf(Math.max(...rates));
  }

  /** From now on nothing passes, nor what is under way; or again what comes from now on. */
  hole(path: number, direction: 'ab' | 'ba' | 'both', open: boolean): void {
    this.#hosts.control('set', String(path), direction, `hole=${open ? 1 : 0}`);
  }

  /** The cable is pulled out at a host, or put in again. */
  carrier(host: HostName, path: number, there: boolean): void {
    if (there) this.#hosts.lay(host, path);
    else this.#ip('wire', 'link', 'set', `to${host}${path + 1}`, 'down');
  }

  /** A host's address goes, or comes back. */
  addressed(host: HostName, path: number, there: boolean): void {
    if (there) this.#hosts.lay(host, path);
    else this.#ip(host, 'address', 'del', `${this.address(host, path)}/24`, 'dev', this.device(path));
  }

  /** A is behind translators of addresses and ports that let nobody in who was not called, on both paths. */
  translate(): void {
    const devices = `{ ${Array.from({ length: COUNT }, (_, path) => this.device(path)).join(', ')} }`;
    this.#nft(`table ip translator {
      chain leaving { type nat hook postrouting priority srcnat; oifname ${devices} meta l4proto { tcp, udp } masquerade to :20000-59999 random; }
      chain entering { type filter hook input priority filter; iifname ${devices} ct state new drop; }
    }`);
  }

  /** The translator of a path forgets: what is sent next comes from another port. */
  rebind(path: number): void {
    const words = ['netns', 'exec', this.#hosts.namespace('A'), 'conntrack', '-D', '-s', this.address('A', path)];
    execFileSync('ip', words, { stdio: 'ignore' });
  }

  /** Settings of a host's kernel, as `sysctl` has them. */
  set(host: HostName, ...settings: string[]): void {
    for (const setting of settings) this.#hosts.set(host, setting);
  }

  /** A command of iproute2 in a host. */
  ip(host: HostName, ...words: string[]): void {
    this.#ip(host, ...words);
  }

  close(): Promise<void> {
    return this.#hosts.close();
  }

  #countOutput(): void {
    const rules = Array.from({ length: COUNT }, (_, path) => `oifname "${this.device(path)}" counter`);
    this.#nft(`table ip lab {
      chain sent { type filter hook output priority filter; tcp dport ${CROSS_PORT} accept; ${rules.join('; ')}; }
    }`);
  }

  #sent(): number[] {
    const words = ['netns', 'exec', this.#hosts.namespace('A'), 'nft', 'list', 'chain', 'ip', 'lab', 'sent'];
    const text = execFileSync('ip', words, { encoding: 'utf8' });
    return [...text.matchAll(/counter packets (\d+)/g)].map((match) => Number(match[1]));
  }

  #nft(script: string): void {
    execFileSync('ip', ['netns', 'exec', this.#hosts.namespace('A'), 'nft', '-f', '-'], { input: script });
  }

  #ip(host: HostName | 'wire', ...words: string[]): void {
    execFileSync('ip', ['-n', this.#hosts.namespace(host), ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
