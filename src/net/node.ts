import { EventEmitter } from 'node:events';
import { InterfaceWatcher } from '../link/interfaces.ts';
import { openUdpLink } from '../link/udp.ts';
import { type Identity, IdentitySearch } from '../multihome/identity.ts';
import { identityFromText } from '../multihome/identity-text.ts';
import { CONTROLLERS } from '../tcp/congestion/controllers.ts';
import { DEFAULT_CONFIG, type TransportConfig } from '../transport/config.ts';
import { formatGeneralizedId, type NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { type Address, invalid, parseAddress, parsePort } from './arguments.ts';
import { nodeCrypto } from './crypto.ts';
import { Endpoint } from './endpoint.ts';
import { bindError, KamoError, tunError } from './errors.ts';
import { type NativeOptions, type ParsedNative, parseNative } from './native-options.ts';

/** A local address to be reached at. */
export interface LocatorOptions {
  readonly address: string;
  /** UDP port; 0, the default, lets the kernel choose. */
  readonly port?: number;
  /**
   * What peers are told: by default the bound address; other addresses where a translator forwards them; false for
   * nothing, as behind a translator that does not.
   */
  readonly announce?: readonly Address[] | false;
  /** 0..65535; traffic prefers paths from higher ones. Default 0. */
  readonly preference?: number;
}

/** How to open a node. */
export interface NodeOptions {
  /** Who the node is: an identity, or the text of a key file. Default: a fresh one, which nobody knows yet. */
  readonly identity?: Identity | string;
  /** Where it can be reached. Default: every address of the host that is neither internal nor link-local, as they come and go. */
  readonly locators?: readonly (string | LocatorOptions)[];
  /** UDP port of locators that name none. Default 0: any. */
  readonly port?: number;
  /** Native mode: plain TCP with ordinary hosts, through a TUN device. `locators` may then be empty. */
  readonly native?: NativeOptions;
  /** Limits and times of the transport. */
  readonly transport?: Partial<TransportConfig>;
  /** How often the host's addresses are looked at, in ms, when `locators` is left out. Default 1000. */
  readonly watchInterval?: number;
}

/** A local address in use. */
export interface NodeLocator {
  readonly address: string;
  readonly port: number;
  readonly family: 'IPv4' | 'IPv6';
  readonly preference: number;
}

/**
 * A node: an identity with local addresses. Servers listen on it, sockets dial from it. It keeps the process alive only
 * through them. Events: 'locators' when its addresses have changed.
 */
export class Node extends EventEmitter {
  readonly nodeId: NodeId;
  /** The node's address for applications: an IPv6 literal, equal wherever the node is. */
  readonly generalizedId: string;
  readonly #endpoint: Endpoint;
  readonly #locators = new Map<number, NodeLocator>();
  readonly #port: number;
  #watcher: InterfaceWatcher | undefined;
  #referenced = false;
  #closing: Promise<void> | undefined;

  /** Opens its sockets. Rejects with a KamoError, and then nothing is open. */
  static async open(options: NodeOptions = {}): Promise<Node> {
    const port = options.port === undefined ? 0 : parsePort(options.port, 'port', 0);
    const native = options.native === undefined ? undefined : parseNative(options.native);
    const locators =
      options.locators === undefined ? undefined : parseLocators(options.locators, port, native !== undefined);
    checkConfig(options.transport ?? {});
    const node = new Node(await identityOf(options.identity), port, options.transport ?? {});
    try {
      if (native !== undefined) await node.#openNative(native);
      if (locators === undefined) await node.#openHostAddresses(options.watchInterval ?? 1000);
      else for (const locator of locators) await node.#open(locator);
    } catch (error) {
      await node.close();
      throw error;
    }
    return node;
  }

  private constructor(identity: Identity, port: number, config: Partial<TransportConfig>) {
    super();
    // Each server listens for 'closing'.
    this.setMaxListeners(0);
    this.nodeId = identity.nodeId;
    this.generalizedId = formatGeneralizedId(identity.nodeId);
    this.#port = port;
    this.#endpoint = new Endpoint(identity, config, (index) => this.#forget(index));
    ENDPOINTS.set(this, this.#endpoint);
  }

  get closed(): boolean {
    return this.#endpoint.closed;
  }

  /** The addresses in use, by preference: what a peer on the same network passes as `locators`. */
  locators(): NodeLocator[] {
    return [...this.#locators.values()].sort((a, b) => b.preference - a.preference);
  }

  /** Opens one more local address; connections begin to use it. Rejects with a KamoError. */
  async addLocator(locator: string | LocatorOptions): Promise<NodeLocator> {
    if (this.closed) throw new KamoError('ERR_KAMO_CLOSED', 'the node is closed');
    const added = await this.#open(parseLocator(locator, 'locator', this.#port));
    this.emit('locators', this.locators());
    return added;
  }

  /** Gives a local address up; connections go on by the others. False when it is not in use. */
  removeLocator(locator: Address): boolean {
    const { key } = parseAddress(locator, 'locator');
    const index = this.#endpoint.links.findIndex((link) => link?.local.key === key);
    if (index < 0) return false;
    this.#endpoint.removeLink(index);
    this.#forget(index);
    return true;
  }

  /** Datagrams dropped, by reason: the transport's reasons, TCP's, the driver's, and those of the links together. */
  counters(): Record<string, number> {
    const sums: Record<string, number> = { ...this.#endpoint.transport.counters, ...this.#endpoint.driverCounters };
    for (const [reason, count] of Object.entries(this.#endpoint.transport.tcpCounters)) sums[`tcp-${reason}`] = count;
    for (const link of this.#endpoint.links) {
      for (const [reason, count] of Object.entries(link?.drops ?? {})) {
        sums[`link-${reason}`] = (sums[`link-${reason}`] ?? 0) + count;
      }
    }
    const native = this.#endpoint.native;
    for (const [reason, count] of Object.entries(native?.counters() ?? {})) sums[`native-${reason}`] = count;
    return sums;
  }

  /** The TUN device of native mode, and its addresses; undefined without. */
  get native(): { readonly device: string; readonly mtu: number; readonly addresses: readonly string[] } | undefined {
    const native = this.#endpoint.native;
    if (native === undefined) return undefined;
    const addresses = native.transport.addresses.own.map(({ text }) => text);
    return { device: native.link.device, mtu: native.link.mtu, addresses };
  }

  /** Keeps the process alive without a server or socket, too. */
  ref(): this {
    if (!this.#referenced) this.#endpoint.hold();
    this.#referenced = true;
    return this;
  }

  unref(): this {
    if (this.#referenced) this.#endpoint.unhold();
    this.#referenced = false;
    return this;
  }

  /** Destroys its connections and servers and closes its sockets. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #close(): Promise<void> {
    this.#watcher?.close();
    this.emit('closing');
    await this.#endpoint.close();
    this.#locators.clear();
  }

  async #open(locator: ParsedLocator): Promise<NodeLocator> {
    const { address, port } = locator.bind;
    const link = await openUdpLink(address, port, this.#endpoint.host).catch((cause: unknown) => {
      throw bindError(cause, address, port);
    });
    if (this.closed) {
      link.close();
      throw new KamoError('ERR_KAMO_CLOSED', 'the node was closed meanwhile');
    }
    const { announce, preference } = locator;
    const index = this.#endpoint.addLink(link, { preference, ...(announce === undefined ? {} : { announce }) });
    const family = link.local.family === 4 ? 'IPv4' : 'IPv6';
    const opened: NodeLocator = { address: link.local.address, port: link.local.port, family, preference };
    this.#locators.set(index, opened);
    return opened;
  }

  async #openNative(native: ParsedNative): Promise<void> {
    await this.#endpoint.openNative(native).catch((cause: unknown) => {
      throw tunError(cause);
    });
  }

  async #openHostAddresses(interval: number): Promise<void> {
    let failure: unknown;
    const watcher = new InterfaceWatcher(({ added, removed }) => {
      for (const { address } of removed) this.#removeAddress(address);
      for (const { address } of added) this.addLocator(address).catch(() => watcher.forget(address));
    }, interval);
    this.#watcher = watcher;
    for (const { address } of watcher.addresses) {
      // One that is not usable yet, or is taken, must not keep the others back: the watcher brings it again.
      await this.#open(parseLocator(address, 'address', this.#port)).catch((error: unknown) => {
        failure = error;
        watcher.forget(address);
      });
    }
    if (this.#locators.size === 0 && this.#endpoint.native === undefined) {
      throw (
        failure ?? new KamoError('ERR_KAMO_NO_LOCATOR', 'this host has no address but internal and link-local ones')
      );
    }
  }

  #removeAddress(address: string): void {
    for (const [index, locator] of this.#locators) {
      if (locator.address !== address) continue;
      this.#endpoint.removeLink(index);
      this.#forget(index);
    }
  }

  #forget(index: number): void {
    if (this.#locators.delete(index)) this.emit('locators', this.locators());
  }
}

/** The node for those who name none: opened once, with a fresh identity and all addresses of the host. */
export function defaultNode(): Promise<Node> {
  shared ??= Node.open().catch((error: unknown) => {
    shared = undefined;
    throw error;
  });
  return shared;
}

/** What stands behind a node; for sockets and servers. */
export function endpointOf(node: Node): Endpoint {
  const endpoint = ENDPOINTS.get(node);
  if (endpoint === undefined) throw invalid('node', 'a Node', node);
  return endpoint;
}

const ENDPOINTS = new WeakMap<Node, Endpoint>();
let shared: Promise<Node> | undefined;

interface ParsedLocator {
  readonly bind: { readonly address: string; readonly port: number };
  readonly announce: readonly SocketAddress[] | undefined;
  readonly preference: number;
}

function parseLocators(locators: unknown, port: number, mayBeEmpty: boolean): ParsedLocator[] {
  if (!Array.isArray(locators)) throw invalid('locators', 'an array', locators);
  if (locators.length === 0 && !mayBeEmpty) throw new KamoError('ERR_KAMO_NO_LOCATOR', 'locators is empty');
  return locators.map((locator: unknown, i) => parseLocator(locator, `locators[${i}]`, port));
}

function parseLocator(value: unknown, name: string, port: number): ParsedLocator {
  const bind = parseAddress(value, name, port);
  const options: Partial<LocatorOptions> = typeof value === 'object' && value !== null ? value : {};
  const { announce, preference = 0 } = options;
  if (!Number.isInteger(preference) || preference < 0 || preference > 65_535) {
    throw invalid(`${name}.preference`, 'an integer from 0 to 65535', preference);
  }
  if (announce === undefined || announce === false) {
    return { bind, announce: announce === false ? [] : undefined, preference };
  }
  if (!Array.isArray(announce))
    throw invalid(`${name}.announce`, 'an array of addresses with ports, or false', announce);
  const announced = announce.map((address: unknown, i) => parseAddress(address, `${name}.announce[${i}]`));
  return { bind, announce: announced, preference };
}

function checkConfig(config: object): void {
  for (const [name, value] of Object.entries(config)) {
    if (!(name in DEFAULT_CONFIG))
      throw invalid('transport', `made of ${Object.keys(DEFAULT_CONFIG).join(', ')}`, config);
    if (name === 'congestion') checkCongestion(value);
    else if (typeof value !== 'number' || !(value >= 0))
      throw invalid(`transport.${name}`, 'a number, 0 or more', value);
  }
}

function checkCongestion(value: unknown): void {
  if (typeof value === 'string' && Object.hasOwn(CONTROLLERS, value)) return;
  throw invalid('transport.congestion', `one of ${Object.keys(CONTROLLERS).join(', ')}`, value);
}

async function identityOf(identity: Identity | string | undefined): Promise<Identity> {
  if (identity === undefined) return await freshIdentity();
  if (typeof identity === 'string') {
    const parsed = identityFromText(nodeCrypto, identity);
    if (!parsed.ok) throw new KamoError('ERR_KAMO_IDENTITY', `the identity cannot be used (${parsed.reason})`);
    return parsed.value;
  }
  if (typeof identity !== 'object' || identity === null || !('nodeId' in identity && 'seed' in identity)) {
    throw invalid('identity', 'an identity or the text of one', identity);
  }
  return identity;
}

/** Some tenth of a second of hashing, in slices, so that the process goes on meanwhile. */
async function freshIdentity(): Promise<Identity> {
  const search = new IdentitySearch(nodeCrypto);
  for (;;) {
    const identity = search.step(HASHES_PER_SLICE);
    if (identity !== null) return identity;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

const HASHES_PER_SLICE = 1024;
