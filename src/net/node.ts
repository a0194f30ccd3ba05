import { EventEmitter } from 'node:events';
import { type Identity, IdentitySearch } from '../multihome/identity.ts';
import { identityFromText } from '../multihome/identity-text.ts';
import { CONTROLLERS } from '../tcp/congestion/controllers.ts';
import { DEFAULT_CONFIG, type TransportConfig } from '../transport/config.ts';
import { formatGeneralizedId, type NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { findAgents, parseAgents, parseReaders } from './agent-names.ts';
import { type Address, invalid, parseAddress, parsePort, parseSwitch } from './arguments.ts';
import { nodeCrypto } from './crypto.ts';
import { Endpoint } from './endpoint.ts';
import { KamoError, tunError } from './errors.ts';
import { HostLocators, type NodeLocator } from './host-locators.ts';
import { type LocatorOptions, parseLocator, parseLocators } from './locator-options.ts';
import { type NativeOptions, type ParsedNative, parseNative } from './native-options.ts';
import { NodeAgents } from './node-agents.ts';
import type { NodeDiagnosis } from './node-diagnosis.ts';
import { type ParsedPure, type PureOptions, parsePure } from './pure-options.ts';
import { rehearseOnce } from './rehearsal.ts';

/** How to open a node. */
export interface NodeOptions {
  /** Who the node is: an identity, or the text of a key file. Default: a fresh one, which nobody knows yet. */
  readonly identity?: Identity | string;
  /**
   * Where it can be reached; an address that the host loses is used again when it comes back. Default: every address of
   * the host that is neither internal nor link-local, as they come and go, preferred as the host's routes prefer them.
   */
  readonly locators?: readonly (string | LocatorOptions)[];
  /**
   * The host's loopback addresses as well, which nobody is told, beside those of the host: then a host without a network
   * will do. Only without `locators`. Default false.
   */
  readonly loopback?: boolean;
  /**
   * Whether each locator has a spare port, which stands by as a flow of its own where the network loses one flow and not
   * another. Opened when a node is first dialled. Default: where all locators leave by one interface, loopback apart.
   */
  readonly spares?: boolean;
  /** UDP port of locators that name none. Default 0: any. */
  readonly port?: number;
  /**
   * Location Agents, 1 to 8 as HOST or HOST:PORT: the node tells them where it is, and they are asked for whom it dials.
   * Default: those of the environment's `KAMO_AGENTS`, separated by commas; empty: none.
   */
  readonly agents?: readonly string[];
  /**
   * Who may learn from the agents where the node is, besides itself: up to 16 node IDs or generalized IDs, also none. To
   * others it is not found there; whoever knows an address may dial it all the same. Default: everybody.
   */
  readonly readers?: readonly (NodeId | string)[];
  /** Native mode: plain TCP with ordinary hosts, through a TUN device. `locators` may then be empty. */
  readonly native?: NativeOptions;
  /** Native mode between nodes: prefixes of routers are its locators. `locators` may then be empty. */
  readonly pure?: PureOptions;
  /** Limits and times of the transport. */
  readonly transport?: Partial<TransportConfig>;
  /** How often the host's addresses are looked at, in ms, where the kernel does not tell of their changes. Default 1000. */
  readonly watchInterval?: number;
}

/**
 * A node: an identity with local addresses. Servers listen on it, sockets dial from it. It keeps the process alive only
 * through them. Events: 'locators' when its addresses have changed; 'registered' (`RegisteredEvent`) each time an agent has
 * confirmed where it is, 'register-failed' (`RegisterFailedEvent`) when one has not.
 */
export class Node extends EventEmitter {
  /** Who it is: 64 bits that follow from its key. */
  readonly nodeId: NodeId;
  /** The node's address for applications: an IPv6 literal, equal wherever the node is. */
  readonly generalizedId: string;
  readonly #endpoint: Endpoint;
  readonly #locators: HostLocators;
  readonly #port: number;
  #referenced = false;
  #closing: Promise<void> | undefined;

  /** Opens its sockets. Rejects with a KamoError, and then nothing is open. */
  static async open(options: NodeOptions = {}): Promise<Node> {
    if (typeof options !== 'object' || options === null) throw invalid('options', 'an object', options);
    const port = options.port === undefined ? 0 : parsePort(options.port, 'port', 0);
    const native = options.native === undefined ? undefined : parseNative(options.native);
    const pure = options.pure === undefined ? undefined : parsePure(options.pure);
    const locators =
      options.locators === undefined
        ? undefined
        : parseLocators(options.locators, port, native !== undefined || pure !== undefined);
    checkConfig(options.transport ?? {});
    parseSwitch(options.loopback, 'loopback');
    parseSwitch(options.spares, 'spares');
    parseWatchInterval(options.watchInterval);
    const agents = parseAgents(options.agents);
    const readers = parseReaders(options.readers);
    const identity = await identityOf(options.identity);
    const node = new Node(identity, port, options);
    try {
      if (native !== undefined) await node.#openNative(native);
      if (pure !== undefined) await node.#openPure(pure);
      if (options.loopback === true && locators === undefined) await node.#openLoopback();
      if (locators === undefined) await node.#openHostAddresses();
      else for (const locator of locators) await node.#locators.add(locator);
      if (agents.length > 0) node.#ask(identity, await findAgents(agents), readers);
    } catch (error) {
      await node.close();
      throw error;
    }
    rehearseOnce(identity);
    return node;
  }

  private constructor(identity: Identity, port: number, { transport = {}, watchInterval = 1000, spares }: NodeOptions) {
    super();
    // Each server listens for 'closing'.
    this.setMaxListeners(0);
    this.nodeId = identity.nodeId;
    this.generalizedId = formatGeneralizedId(identity.nodeId);
    this.#port = port;
    this.#endpoint = new Endpoint(identity, transport, {
      linkGone: (index) => {
        if (this.#locators.forget(index)) this.#tell();
      },
      happened: (event) => this.#locators.happened(event),
    });
    this.#locators = new HostLocators(this.#endpoint, () => this.#tell(), watchInterval, spares);
    ENDPOINTS.set(this, this.#endpoint);
  }

  get closed(): boolean {
    return this.#endpoint.closed;
  }

  /** The addresses in use, by preference: what a peer on the same network passes as `locators`. */
  locators(): NodeLocator[] {
    return this.#locators.list();
  }

  /** Opens one more local address; connections begin to use it. Rejects with a KamoError. */
  async addLocator(locator: string | LocatorOptions): Promise<NodeLocator> {
    if (this.closed) throw new KamoError('ERR_KAMO_CLOSED', 'the node is closed');
    const added = await this.#locators.add(parseLocator(locator, 'locator', this.#port));
    this.#tell();
    return added;
  }

  /** Gives a local address up; connections go on by the others. False when it is not in use. */
  removeLocator(locator: Address): boolean {
    const { address, port } = parseAddress(locator, 'locator');
    if (!this.#locators.remove(address, port)) return false;
    this.#tell();
    return true;
  }

  /** How the host's interfaces and routes are dealt with, and what does not work as well as it could. */
  diagnosis(): NodeDiagnosis {
    return this.#locators.diagnosis();
  }

  /** What was dropped or refused, by reason: of the transport, its associations, TCP, the driver, and the links together. */
  counters(): Record<string, number> {
    const { transport, driverCounters } = this.#endpoint;
    const sums: Record<string, number> = { ...transport.counters, ...driverCounters };
    for (const [reason, count] of Object.entries(transport.associationDrops)) sums[`association-${reason}`] = count;
    for (const [reason, count] of Object.entries(transport.tcpCounters)) sums[`tcp-${reason}`] = count;
    for (const link of this.#endpoint.links) {
      for (const [reason, count] of Object.entries(link?.drops ?? {})) {
        sums[`link-${reason}`] = (sums[`link-${reason}`] ?? 0) + count;
      }
    }
    const native = this.#endpoint.native;
    for (const [reason, count] of Object.entries(native?.counters() ?? {})) sums[`native-${reason}`] = count;
    for (const [reason, count] of Object.entries(this.#endpoint.pure?.counters() ?? {})) sums[`pure-${reason}`] = count;
    return sums;
  }

  /** The TUN device of native mode, and its addresses; undefined without. */
  get native(): { readonly device: string; readonly mtu: number; readonly addresses: readonly string[] } | undefined {
    const native = this.#endpoint.native;
    if (native === undefined) return undefined;
    const addresses = native.transport.addresses.own.map(({ text }) => text);
    return { device: native.link.device, mtu: native.link.mtu, addresses };
  }

  /** The prefixes of native mode between nodes, as they are now: what a peer passes as `locators`; undefined without. */
  get pure(): { readonly device: string; readonly mtu: number; readonly prefixes: readonly string[] } | undefined {
    const pure = this.#endpoint.pure;
    return pure && { device: pure.link.device, mtu: pure.link.mtu, prefixes: pure.prefixes };
  }

  /** Keeps the process alive without a server or socket, too. */
  ref(): this {
    if (!this.#referenced) this.#endpoint.hold();
    this.#referenced = true;
    return this;
  }

  /** Takes `ref` back. */
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
    this.emit('closing');
    const agents = agentsOf(this);
    await this.#endpoint.close(agents?.withdraw());
    agents?.close();
    this.#locators.close();
  }

  #ask(identity: Identity, found: readonly SocketAddress[], readers: readonly NodeId[] | null): void {
    const announced = () => this.#locators.announced();
    const agents = new NodeAgents(this.#endpoint, identity, found, readers, announced, {
      registered: (event) => this.emit('registered', event),
      failed: (event) => this.emit('register-failed', event),
    });
    AGENTS.set(this, agents);
    agents.update();
  }

  async #openNative(native: ParsedNative): Promise<void> {
    await this.#endpoint.openNative(native).catch((cause: unknown) => {
      throw tunError(cause);
    });
  }

  async #openPure(pure: ParsedPure): Promise<void> {
    await this.#endpoint
      .openPure(pure, () => this.#tell())
      .catch((cause: unknown) => {
        throw tunError(cause);
      });
  }

  /** A host may lack one of the two families. */
  async #openLoopback(): Promise<void> {
    for (const address of ['127.0.0.1', '::1']) {
      const wanted = { bind: { address, port: this.#port }, announce: [], preference: 0 };
      await this.#locators.add(wanted).catch((error: unknown) => {
        if (!(error instanceof KamoError) || error.kamoCode !== 'ERR_KAMO_ADDRESS_NOT_AVAILABLE') throw error;
      });
    }
  }

  async #openHostAddresses(): Promise<void> {
    const failure = await this.#locators.addAll(this.#port);
    if (this.#locators.size === 0 && this.#endpoint.native === undefined && this.#endpoint.pure === undefined) {
      throw (
        failure ?? new KamoError('ERR_KAMO_NO_LOCATOR', 'this host has no address but internal and link-local ones')
      );
    }
  }

  #tell(): void {
    if (this.closed) return;
    agentsOf(this)?.update();
    this.emit('locators', this.locators());
  }
}

/** What stands behind a node; for sockets and servers. */
export function endpointOf(node: Node): Endpoint {
  const endpoint = ENDPOINTS.get(node);
  if (endpoint === undefined) throw invalid('node', 'a Node', node);
  return endpoint;
}

const ENDPOINTS = new WeakMap<Node, Endpoint>();

/** The agents of a node; undefined: it has none. */
export function agentsOf(node: Node): NodeAgents | undefined {
  return AGENTS.get(node);
}

const AGENTS = new WeakMap<Node, NodeAgents>();

function checkConfig(config: unknown): void {
  if (typeof config !== 'object' || config === null) throw invalid('transport', 'an object', config);
  for (const [name, value] of Object.entries(config)) {
    if (!(name in DEFAULT_CONFIG))
      throw invalid('transport', `made of ${Object.keys(DEFAULT_CONFIG).join(', ')}`, config);
    if (name === 'congestion') checkCongestion(value);
    else if (typeof value !== 'number' || !(value >= 0))
      throw invalid(`transport.${name}`, 'a number, 0 or more', value);
  }
}

function parseWatchInterval(value: unknown): void {
  if (value === undefined || (typeof value === 'number' && value >= LEAST_WATCH_INTERVAL && value < 2 ** 31)) return;
  throw invalid('watchInterval', `a number of ms from ${LEAST_WATCH_INTERVAL} on`, value);
}

/** To look costs a fraction of a millisecond. */
const LEAST_WATCH_INTERVAL = 10;

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
