import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { LinkError } from './link-error.ts';

/** An address that is reached by an interface, and whose packets go out by one of its routers. */
export interface RoutedAddress {
  readonly family: 4 | 6;
  readonly address: string;
  readonly interface: string;
  /** The next hop of all that has this source. */
  readonly router: string;
}

/** Runs `ip` of iproute2 with these words, for a family. */
export type RunIp = (family: 4 | 6, words: string) => void;

/** Tables of routes for addresses, and the place of their rules: behind the table of this host's own addresses. */
const FIRST_TABLE = 0x6b61_0000;
const RULE_PREFERENCE = 1000;
/** More than this for one address nobody leaves behind. */
const STALE_RULES = 16;

/**
 * Has the host's kernel carry the packets of addresses that a TUN device stands for: it answers for them on their
 * interface, takes what comes for them to the device, and sends what comes from them to their own router, whatever its
 * other routes are. Of routers nothing is asked. Needs root and iproute2.
 */
export class HostRoutes {
  readonly #device: string;
  readonly #run: RunIp;
  readonly #tables = new Map<string, { readonly route: RoutedAddress; readonly table: number }>();

  /**
   * @param device the TUN device
   * @param run runs `ip`; throws a `LinkError`
   */
  constructor(device: string, run: RunIp = ip) {
    this.#device = device;
    this.#run = run;
  }

  /**
   * Makes the host forward, and go on listening to routers on the interface all the same. Throws a `LinkError`.
   */
  static prepare(device: string): void {
    if (setting(`ipv4/neigh/${device}/proxy_delay`) === '') {
      throw new LinkError('no-device', `there is no interface ${device}`);
    }
    // A host that forwards does not listen to routers, unless told to (Documentation/networking/ip-sysctl.rst).
    if (setting(`ipv6/conf/${device}/accept_ra`) === '1') set(`ipv6/conf/${device}/accept_ra`, '2');
    ensure('ipv6/conf/all/forwarding', '1');
    ensure('ipv4/ip_forward', '1');
    ensure(`ipv6/conf/${device}/proxy_ndp`, '1');
    for (const family of ['ipv4', 'ipv6']) ensure(`${family}/neigh/${device}/proxy_delay`, '0');
  }

  /** Also in place of another router for the same address. Throws a `LinkError`. */
  add(route: RoutedAddress): void {
    const { family, address, interface: device, router } = route;
    const known = this.#tables.get(address);
    if (known !== undefined && known.route.router === router && known.route.interface === device) return;
    if (known !== undefined) this.remove(address);
    const table = this.#freeTable();
    const host = `${address}/${family === 4 ? 32 : 128}`;
    this.#tables.set(address, { route, table });
    this.#run(family, `route replace ${host} dev ${this.#device}`);
    this.#run(family, `neigh replace proxy ${address} dev ${device}`);
    this.#run(family, `route replace default via ${router} dev ${device} onlink table ${table}`);
    // One that a process left behind that was killed leads to a table of another.
    for (let i = 0; i < STALE_RULES; i++) {
      if (!this.#succeeds(family, `rule del from ${host} pref ${RULE_PREFERENCE}`)) break;
    }
    this.#run(family, `rule add from ${host} lookup ${table} pref ${RULE_PREFERENCE}`);
  }

  /** What is gone already is no error. */
  remove(address: string): void {
    const known = this.#tables.get(address);
    if (known === undefined) return;
    this.#tables.delete(address);
    const { family, interface: device } = known.route;
    const host = `${address}/${family === 4 ? 32 : 128}`;
    this.#succeeds(family, `rule del from ${host} lookup ${known.table} pref ${RULE_PREFERENCE}`);
    this.#succeeds(family, `route flush table ${known.table}`);
    this.#succeeds(family, `neigh del proxy ${address} dev ${device}`);
    this.#succeeds(family, `route del ${host} dev ${this.#device}`);
  }

  close(): void {
    for (const address of [...this.#tables.keys()]) this.remove(address);
  }

  #succeeds(family: 4 | 6, words: string): boolean {
    try {
      this.#run(family, words);
      return true;
    } catch {
      return false;
    }
  }

  /** Of this process: others have tables of theirs. */
  #freeTable(): number {
    const used = [...this.#tables.values()].map(({ table }) => table);
    let table = FIRST_TABLE + (process.pid % 0x1000) * 16;
    while (used.includes(table)) table++;
    return table;
  }
}

function ip(family: 4 | 6, words: string): void {
  try {
    execFileSync('ip', [`-${family}`, ...words.split(' ')], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
    const why = said === '' ? String(cause) : said;
    const refused = why.includes('not permitted');
    throw new LinkError(refused ? 'no-permission' : 'system', `ip -${family} ${words}: ${why}`, { cause });
  }
}

/** A host without IPv6 has no settings of it. */
function ensure(name: string, value: string): void {
  const present = setting(name);
  if (present !== '' && present !== value) set(name, value);
}

function setting(name: string): string {
  try {
    return readFileSync(`/proc/sys/net/${name}`, 'utf8').trim();
  } catch {
    return '';
  }
}

function set(name: string, value: string): void {
  try {
    writeFileSync(`/proc/sys/net/${name}`, value);
  } catch (cause) {
    throw new LinkError('no-permission', `net/${name} cannot be set to ${value}: run as root`, { cause });
  }
}
