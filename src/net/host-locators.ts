import type { EgressBinding } from '../link/egress.ts';
import { type HostWatcher, watchHost } from '../link/host-watcher.ts';
import { type HostAddress, type HostAddressChange, lacksRoute } from '../link/interfaces.ts';
import type { Link } from '../link/link.ts';
import { openUdpLink } from '../link/udp.ts';
import { forgetOldest } from '../multihome/bounded.ts';
import type { Announcement } from '../multihome/locator-set.ts';
import type { LinkOptions } from '../transport/link-options.ts';
import type { TransportEvent } from '../transport/output.ts';
import { scopeOf } from '../wire/ip-address.ts';
import { socketAddress } from '../wire/socket-address.ts';
import type { Endpoint } from './endpoint.ts';
import { bindError, KamoError } from './errors.ts';
import { isUnspecified } from './host-address-kind.ts';
import { type ParsedLocator, preferenceOf } from './locator-options.ts';
import { type LocatorDiagnosis, type NodeDiagnosis, remarksOf } from './node-diagnosis.ts';
import { type SpareHost, SparePorts } from './spare-ports.ts';

/** A local address in use. */
export interface NodeLocator {
  readonly address: string;
  /** UDP port, the one that is bound. */
  readonly port: number;
  readonly family: 'IPv4' | 'IPv6';
  /** 0..65535; higher is preferred. */
  readonly preference: number;
}

/** A locator in use. */
interface OpenLocator {
  readonly wanted: ParsedLocator;
  /** Among those that the node was told to use, and not found by itself. */
  readonly given: boolean;
  locator: NodeLocator;
  binding: EgressBinding;
}

/** Beside the numbers of links, which are their own risk group where the interface is not known. */
const RISK_GROUPS_OF_INTERFACES = 0x1_0000;
/**
 * How long an address that has just come waits for the default route that it lacks, in ms: hosts give the address first,
 * and what is sent before the route is there leaves by the wrong interface.
 */
const ROUTE_PATIENCE = 300;
/** Ports remembered of addresses that went, so that they come back with the same. */
const PORTS_REMEMBERED = 64;

/**
 * The local addresses of a node: those it was given, or all of its host's. They go when the host loses them, and come
 * back with them; each one's datagrams leave by its own interface where the routes would send them by another.
 */
export class HostLocators implements SpareHost {
  readonly #endpoint: Endpoint;
  readonly #spares: SparePorts;
  readonly #sparing: boolean | undefined;
  readonly #changed: () => void;
  readonly #interval: number;
  readonly #open = new Map<number, OpenLocator>();
  /** Given ones whose address the host has lost, by their address. */
  readonly #absent = new Map<string, ParsedLocator[]>();
  readonly #ports = new Map<string, number>();
  readonly #opening = new Set<string>();
  /** Addresses that wait for a route. */
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  #host: ReadonlyMap<string, HostAddress> = new Map();
  #watching: Promise<HostWatcher> | undefined;
  #watcher: HostWatcher | undefined;
  /** Ports of addresses that are found; undefined: only given ones are used. */
  #everywhere: number | undefined;
  /** Why an address was not opened last. */
  #failure: unknown;
  #closed = false;

  /**
   * @param changed called after the host has taken or given addresses
   * @param interval of looking for changes, in ms, where nobody tells of them
   * @param sparing whether locators have spare ports; undefined: where there is one egress
   */
  constructor(endpoint: Endpoint, changed: () => void, interval: number, sparing?: boolean) {
    this.#endpoint = endpoint;
    this.#spares = new SparePorts(endpoint, this);
    this.#sparing = sparing;
    this.#changed = changed;
    this.#interval = interval;
  }

  get size(): number {
    return this.#open.size;
  }

  /** By preference. */
  list(): NodeLocator[] {
    return [...this.#open.values()].map(({ locator }) => locator).sort((a, b) => b.preference - a.preference);
  }

  /** What peers are told, by preference. */
  announced(): Announcement[] {
    const all = [...this.#open.values()].flatMap(
      ({ wanted: { announce }, locator: { address, port, family, preference } }) => {
        const own = isUnspecified(address) ? [] : [socketAddress(family === 'IPv4' ? 4 : 6, address, port)];
        return (announce ?? own).map((told): Announcement => ({ address: told, preference }));
      },
    );
    return all.sort((a, b) => b.preference - a.preference);
  }

  /** Opens a given locator. Rejects with a KamoError. */
  async add(wanted: ParsedLocator): Promise<NodeLocator> {
    const opened = await this.#openLocator(wanted, true);
    if (canGo(wanted.bind.address)) {
      await this.#watch();
      this.#describe(wanted.bind.address);
    }
    return opened;
  }

  /** Opens all addresses of the host, now and as they come. Resolves to what kept one of them from being opened, if any. */
  async addAll(port: number): Promise<unknown> {
    this.#everywhere = port;
    await this.#watch();
    // One that is not usable yet, or is taken, must not keep the others back.
    for (const address of [...this.#host.keys()]) await this.#take(address);
    return this.#failure;
  }

  /** Gives a locator up. False when there is none such. */
  remove(address: string, port: number): boolean {
    const absent = this.#absent.get(address) ?? [];
    const others = absent.filter(({ bind }) => bind.port !== port);
    this.#absent.set(address, others);
    if (others.length === 0) this.#absent.delete(address);
    const indices = this.#indicesOf(address).filter((index) => this.#open.get(index)?.locator.port === port);
    this.#removeLinks(indices);
    for (const index of indices) this.#open.delete(index);
    return indices.length > 0 || others.length < absent.length;
  }

  /** The link is gone already. False when it was none of these. */
  forget(index: number): boolean {
    if (this.#spares.forget(index)) return false;
    this.#endpoint.removeLinks(this.#spares.drop([index]));
    return this.#open.delete(index);
  }

  /** Something happened to a connection of UDP mode. */
  happened(event: TransportEvent): void {
    this.#spares.note(event);
  }

  wanted(): readonly number[] {
    if (this.#sparing === false) return [];
    const open = [...this.#open].filter(([, { locator }]) => this.#sparing || canGo(locator.address));
    const egresses = new Set(open.map(([, { locator }]) => this.#host.get(locator.address)?.device ?? locator.address));
    return this.#sparing || egresses.size === 1 ? open.map(([index]) => index) : [];
  }

  addressOf(locator: number): string | undefined {
    return this.#open.get(locator)?.wanted.bind.address;
  }

  fit(locator: number, link: Link): LinkOptions {
    const open = this.#open.get(locator);
    if (open === undefined) throw new Error('a spare port without a locator');
    const host = this.#host.get(open.locator.address);
    if (host !== undefined && open.binding !== 'routes') link.leaveBy?.(host);
    const { preference, riskGroup } = this.#optionsOf(open);
    return { ...(preference === undefined ? {} : { preference }), ...(riskGroup === undefined ? {} : { riskGroup }) };
  }

  diagnosis(): NodeDiagnosis {
    const bindings = [...this.#open.values()].map(({ locator, binding }) => {
      return { host: this.#host.get(locator.address), binding };
    });
    return {
      watching: this.#watcher?.by ?? 'nothing',
      locators: [...this.#open].map(([index, open]) => this.#diagnose(index, open)),
      remarks: remarksOf(this.#watcher, this.#interval, bindings, this.#spares.failure),
    };
  }

  close(): void {
    this.#closed = true;
    this.#spares.close();
    this.#watcher?.close();
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    this.#open.clear();
    this.#absent.clear();
  }

  /** Once, for all. */
  #watch(): Promise<HostWatcher> {
    this.#watching ??= watchHost((change) => this.#follow(change), this.#interval).then((watcher) => {
      this.#watcher = watcher;
      if (this.#closed) watcher.close();
      this.#see();
      for (const { locator } of this.#open.values()) this.#describe(locator.address);
      return watcher;
    });
    return this.#watching;
  }

  #see(): void {
    this.#host = new Map(this.#watcher?.addresses.map((host) => [host.address, host]));
  }

  #follow({ added, removed, changed }: HostAddressChange): void {
    if (this.#closed) return;
    this.#see();
    const lost = this.#lose(removed.map(({ address }) => address));
    const described = changed.map(({ address }) => this.#describe(address));
    for (const { address } of [...added, ...changed]) this.#takeSoon(address);
    if (lost || described.includes(true)) this.#changed();
  }

  #takeSoon(address: string): void {
    const found = this.#everywhere !== undefined && this.#indicesOf(address).length === 0;
    if (!found && !this.#absent.has(address)) return;
    const patience = this.#waiting.get(address);
    if (!lacksRoute(address, [...this.#host.values()])) {
      clearTimeout(patience);
      this.#takeNow(address);
    } else if (patience === undefined) {
      this.#waiting.set(address, setTimeout(() => this.#takeNow(address), ROUTE_PATIENCE).unref());
    }
  }

  #takeNow(address: string): void {
    this.#waiting.delete(address);
    void this.#take(address).then((taken) => {
      if (taken) this.#changed();
    });
  }

  /** All at once: what follows leaves by those that are left. False when none of them was in use. */
  #lose(addresses: readonly string[]): boolean {
    for (const address of addresses) {
      clearTimeout(this.#waiting.get(address));
      this.#waiting.delete(address);
    }
    const indices = addresses.flatMap((address) => this.#indicesOf(address));
    this.#removeLinks(indices);
    for (const index of indices) {
      const open = this.#open.get(index);
      this.#open.delete(index);
      if (open !== undefined) this.#remember(open);
    }
    return indices.length > 0;
  }

  /** With their spare ports. */
  #removeLinks(indices: readonly number[]): void {
    this.#endpoint.removeLinks([...indices, ...this.#spares.drop(indices)]);
  }

  #remember({ wanted, given, locator: { address, port } }: OpenLocator): void {
    if (given) {
      this.#absent.set(address, [...(this.#absent.get(address) ?? []), { ...wanted, bind: { address, port } }]);
      return;
    }
    this.#ports.delete(address);
    this.#ports.set(address, port);
    forgetOldest(this.#ports, PORTS_REMEMBERED);
  }

  /**
   * The host has this address: what waits for it is opened, and it itself, when all are wanted. True when anything was.
   * When somebody has its port, or it does not work yet, the watcher brings it again.
   */
  async #take(address: string): Promise<boolean> {
    if (this.#opening.has(address) || !this.#host.has(address)) return false;
    this.#opening.add(address);
    const waiting = [...(this.#absent.get(address) ?? [])];
    this.#absent.delete(address);
    let taken = false;
    try {
      for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
        await this.#openLocator(next, true, this.#host.get(address));
        waiting.shift();
        taken = true;
      }
      if (this.#everywhere !== undefined && this.#indicesOf(address).length === 0) {
        await this.#openFound(address, this.#ports.get(address) ?? this.#everywhere);
        taken = true;
      }
    } catch (error) {
      this.#failure = error;
      this.#ports.delete(address);
      if (waiting.length > 0) this.#absent.set(address, [...waiting, ...(this.#absent.get(address) ?? [])]);
      this.#watcher?.forget(address);
    }
    this.#opening.delete(address);
    return taken;
  }

  async #openFound(address: string, port: number): Promise<void> {
    const wanted = { bind: { address, port }, announce: undefined, preference: 0 };
    await this.#openLocator(wanted, false, this.#host.get(address));
  }

  /** @param host what the host says of the address: when it says otherwise meanwhile, it is not opened */
  async #openLocator(wanted: ParsedLocator, given: boolean, host?: HostAddress): Promise<NodeLocator> {
    const { address, port } = wanted.bind;
    const link = await openUdpLink(address, port, this.#endpoint.host).catch((cause: unknown) => {
      throw bindError(cause, address, port);
    });
    const lost = host !== undefined && this.#host.get(address)?.index !== host.index;
    if (this.#closed || this.#endpoint.closed || lost) {
      link.close();
      throw new KamoError('ERR_KAMO_CLOSED', `the ${lost ? 'address' : 'node'} was closed meanwhile`);
    }
    const { local } = link;
    const family = local.family === 4 ? 'IPv4' : 'IPv6';
    const locator = { address: local.address, port: local.port, family, preference: wanted.preference } as const;
    const open: OpenLocator = { wanted, given, locator, binding: 'routes' };
    const present = this.#host.get(local.address);
    if (present !== undefined) this.#adjust(open, present, link);
    const index = this.#endpoint.addLink(link, this.#optionsOf(open));
    this.#open.set(index, open);
    return open.locator;
  }

  /** What the host says of an address may have changed. True when peers see it. */
  #describe(address: string): boolean {
    const host = this.#host.get(address);
    let seen = false;
    for (const index of host === undefined ? [] : this.#indicesOf(address)) {
      const open = this.#open.get(index);
      if (open === undefined || host === undefined) continue;
      const { preference } = open.locator;
      this.#adjust(open, host, this.#endpoint.links[index]);
      this.#endpoint.updateLink(index, this.#optionsOf(open));
      for (const spare of this.#spares.of(index)) this.#refit(index, spare);
      seen ||= open.locator.preference !== preference;
    }
    return seen;
  }

  #refit(locator: number, spare: number): void {
    const link = this.#endpoint.links[spare];
    if (link !== undefined) this.#endpoint.updateLink(spare, { ...this.fit(locator, link), spareOf: locator });
  }

  #adjust(open: OpenLocator, host: HostAddress, link: Endpoint['links'][number]): void {
    if (!open.given) open.locator = { ...open.locator, preference: preferenceOf(host) };
    if (link?.leaveBy === undefined) return;
    if (host.egress === 'device') open.binding = link.leaveBy(host);
    // Where there is one way only, it is the one that it is bound to.
    else if (open.binding !== 'routes' && host.egress !== 'routes') open.binding = link.leaveBy(undefined);
  }

  #optionsOf({ wanted: { announce }, locator: { address, preference } }: OpenLocator): LinkOptions {
    const index = this.#host.get(address)?.index ?? 0;
    return {
      preference,
      ...(announce === undefined ? {} : { announce }),
      ...(index === 0 ? {} : { riskGroup: RISK_GROUPS_OF_INTERFACES + index }),
    };
  }

  #indicesOf(address: string): number[] {
    return [...this.#open].flatMap(([index, { locator }]) => (locator.address === address ? [index] : []));
  }

  #diagnose(index: number, { locator: { address, port }, binding }: OpenLocator): LocatorDiagnosis {
    const host = this.#host.get(address);
    const chosen = host?.egress ?? 'routes';
    const egress = binding === 'routes' && chosen !== 'device' ? chosen : binding;
    const sparePorts = this.#spares.of(index).flatMap((spare) => this.#endpoint.links[spare]?.local.port ?? []);
    return { address, port, device: host?.device, egress, sparePorts };
  }
}

/** Loopback does not go, and of others nothing is known. */
function canGo(address: string): boolean {
  const scope = scopeOf(address);
  return scope === 'global' || scope === 'private';
}
