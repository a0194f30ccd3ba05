import { Reassembly } from '../engine/reassembly.ts';
import { HostRoutes } from '../link/host-routes.ts';
import type { LinkHost } from '../link/link.ts';
import { loadNativeIo } from '../link/native-io.ts';
import { RouterListener } from '../link/router-listener.ts';
import { openTunLink, type TunLink } from '../link/tun.ts';
import type { Identity } from '../multihome/identity.ts';
import type { TransportConfig } from '../transport/config.ts';
import { NodeTransport } from '../transport/native/node-transport.ts';
import type { ConnectionId, TransportEvent } from '../transport/output.ts';
import { NATIVE_PORT, nodeAddress, parseNativeLocator } from '../wire/native-locator.ts';
import type { AdvertisedPrefix, RouterAdvertisement } from '../wire/router-advertisement.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { nodeCrypto } from './crypto.ts';
import type { Driver } from './driver.ts';
import { packetDriver, packetDrops } from './packet-driver.ts';
import type { ParsedPure } from './pure-options.ts';

/** Handles of connections between nodes in native mode are above this, so that they are nobody else's. */
export const PURE_HANDLES: ConnectionId = 2 ** 40;

/** How long opening waits, in ms, for a prefix on each interface: a router that is asked answers within half a second (RFC 4861). */
const PREFIX_PATIENCE = 5000;
/** Longer timers overflow; lifetimes are days. */
const LONGEST_TIMER = 0x7fff_ffff;
const PREFERENCE = { low: 0, medium: 1, high: 2 } as const;

/** A prefix in use. */
interface Locator {
  readonly prefix: string;
  readonly interface: string;
  readonly router: string;
  readonly link: number;
  readonly address: string;
  expiry: NodeJS.Timeout | undefined;
}

/**
 * Native mode between nodes: a transport, a TUN device and a driver between them; and the prefixes of the host's routers,
 * each a locator as long as it is advertised.
 */
export class PureCarrier {
  readonly node: NodeTransport;
  readonly driver: Driver<TransportEvent>;
  readonly link: TunLink;
  readonly #identity: Identity;
  readonly #options: ParsedPure;
  readonly #routes: HostRoutes;
  readonly #changed: () => void;
  readonly #reassembly = new Reassembly();
  readonly #listeners: RouterListener[] = [];
  readonly #locators = new Map<string, Locator>();
  readonly #drops: Record<string, number> = { 'route-refused': 0 };
  #lastLink = 0;
  #awaited: (() => void) | undefined;
  #closed = false;

  /**
   * Opens the device, listens to the routers, and waits a while for their first prefixes. Rejects with a `LinkError`.
   *
   * @param changed locators have come or gone
   * @param failed the device is gone
   */
  static async open(
    identity: Identity,
    options: ParsedPure,
    config: Partial<TransportConfig>,
    dispatch: (event: TransportEvent) => void,
    changed: () => void,
    failed: (error: Error) => void,
  ): Promise<PureCarrier> {
    let driver: Driver<TransportEvent> | undefined;
    const host: LinkHost = {
      receive: (link, bursts) => driver?.receive(link, bursts),
      drained: (link) => driver?.drained(link),
      failed: (link, error) => driver?.failed(link, error),
    };
    const { device, mtu } = options;
    for (const name of devicesOf(options)) HostRoutes.prepare(name);
    const link = await openTunLink({ mtu, offload: false, ...(device === undefined ? {} : { device }) }, host);
    const carrier = new PureCarrier(identity, link, options, config, dispatch, changed, failed);
    driver = carrier.driver;
    try {
      await carrier.#listen();
    } catch (error) {
      carrier.close();
      throw error;
    }
    return carrier;
  }

  private constructor(
    identity: Identity,
    link: TunLink,
    options: ParsedPure,
    config: Partial<TransportConfig>,
    dispatch: (event: TransportEvent) => void,
    changed: () => void,
    failed: (error: Error) => void,
  ) {
    this.link = link;
    this.#identity = identity;
    this.#options = options;
    this.#changed = changed;
    this.#routes = new HostRoutes(link.device);
    this.node = new NodeTransport({ identity, crypto: nodeCrypto, mtu: link.mtu, config, handlesFrom: PURE_HANDLES });
    this.driver = packetDriver(this.node, link, this.#reassembly, dispatch, failed);
  }

  /** Locators in use, as `PREFIX/64` and `ADDRESS/32`. */
  get prefixes(): string[] {
    return [...this.#locators.keys()];
  }

  /** What was dropped, by reason: by the transport, associations, TCP, the driver, the link, and what routers said in vain. */
  counters(): Record<string, number> {
    const { associationDrops, tcpCounters } = this.node.transport;
    const counts: Record<string, number> = {
      ...this.node.counters,
      ...this.driver.counters,
      ...this.#drops,
      ...packetDrops(tcpCounters, this.#reassembly, this.link),
    };
    for (const [reason, count] of Object.entries(associationDrops)) counts[`association-${reason}`] = count;
    for (const { drops } of this.#listeners) {
      for (const [reason, count] of Object.entries(drops)) {
        counts[`router-${reason}`] = (counts[`router-${reason}`] ?? 0) + count;
      }
    }
    return counts;
  }

  close(): void {
    this.#closed = true;
    this.#awaited?.();
    for (const listener of this.#listeners) listener.close();
    for (const { expiry } of this.#locators.values()) clearTimeout(expiry);
    this.#locators.clear();
    this.driver.close();
    this.link.close();
    // What has left the device finds its way to the end.
    this.#routes.close();
  }

  async #listen(): Promise<void> {
    for (const { address, interface: name, router } of this.#options.addresses) {
      this.#routes.add({ family: 4, address, interface: name, router });
      this.#use({ prefix: `${address}/32`, interface: name, router }, socketAddress(4, address, NATIVE_PORT), 'medium');
    }
    if (this.#options.interfaces.length === 0) return;
    const io = await loadNativeIo();
    for (const name of this.#options.interfaces) {
      this.#listeners.push(new RouterListener(io, name, (advertisement) => this.#follow(name, advertisement)));
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, PREFIX_PATIENCE);
      this.#awaited = () => {
        const heard = [...this.#locators.values()].filter(({ prefix }) => prefix.endsWith('/64'));
        const served = new Set(heard.map((locator) => locator.interface));
        if (!this.#closed && served.size < this.#options.interfaces.length) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#awaited = undefined;
  }

  /** A router on the interface `name` has spoken (R-NAT-82). */
  #follow(name: string, advertisement: RouterAdvertisement): void {
    let changed = false;
    for (const prefix of advertisement.prefixes) {
      const known = this.#locators.get(prefix.text);
      if (known !== undefined && (known.interface !== name || known.router !== advertisement.router)) continue;
      const wanted = advertisement.lifetime > 0 && prefix.preferredLifetime > 0;
      if (known === undefined && wanted) changed = this.#add(name, advertisement, prefix) || changed;
      else if (known !== undefined && !wanted) changed = this.#remove(known) || changed;
      else if (known !== undefined) this.#expireIn(known, advertisement, prefix);
    }
    if (advertisement.lifetime === 0) {
      for (const known of [...this.#locators.values()]) {
        if (known.interface === name && known.router === advertisement.router) changed = this.#remove(known) || changed;
      }
    }
    this.#awaited?.();
    if (changed) this.#changed();
  }

  #add(name: string, advertisement: RouterAdvertisement, prefix: AdvertisedPrefix): boolean {
    const parsed = parseNativeLocator(prefix.text);
    if (!parsed.ok) return false;
    const { router, preference } = advertisement;
    const address = nodeAddress(parsed.value, this.#identity.nodeId);
    try {
      this.#routes.add({ family: 6, address: address.address, interface: name, router });
    } catch {
      this.#drops['route-refused'] = (this.#drops['route-refused'] ?? 0) + 1;
      this.#routes.remove(address.address);
      return false;
    }
    this.#expireIn(
      this.#use({ prefix: prefix.text, interface: name, router }, address, preference),
      advertisement,
      prefix,
    );
    return true;
  }

  #use(
    place: Pick<Locator, 'prefix' | 'interface' | 'router'>,
    address: SocketAddress,
    preference: RouterAdvertisement['preference'],
  ): Locator {
    const link = this.#lastLink++;
    const locator: Locator = { ...place, link, address: address.address, expiry: undefined };
    this.#locators.set(place.prefix, locator);
    // What is reached by one interface fails together.
    const riskGroup = devicesOf(this.#options).indexOf(place.interface);
    this.driver.perform((now) => {
      this.node.addLink(now, link, address, { preference: PREFERENCE[preference], riskGroup });
    });
    return locator;
  }

  #remove(locator: Locator): boolean {
    clearTimeout(locator.expiry);
    this.#locators.delete(locator.prefix);
    this.driver.perform((now) => this.node.removeLink(now, locator.link));
    this.#routes.remove(locator.address);
    return true;
  }

  #expireIn(locator: Locator, { lifetime }: RouterAdvertisement, { preferredLifetime }: AdvertisedPrefix): void {
    clearTimeout(locator.expiry);
    const ms = Math.min(lifetime, preferredLifetime) * 1000;
    if (ms > LONGEST_TIMER) return;
    locator.expiry = setTimeout(() => {
      this.#remove(locator);
      this.#changed();
    }, ms).unref();
  }
}

/** Interfaces of the host, each once. */
function devicesOf({ interfaces, addresses }: ParsedPure): string[] {
  return [...new Set([...interfaces, ...addresses.map((address) => address.interface)])];
}
