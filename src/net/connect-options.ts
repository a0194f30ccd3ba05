import { type BlockList, isIP } from 'node:net';
import type { ScheduleName } from '../tcp/schedule.ts';
import type { NativeConnectOptions, PacketService } from '../transport/native/native-options.ts';
import type { ProofMode } from '../transport/proof-mode.ts';
import { parseIpAddress } from '../wire/ip-address.ts';
import { type NodeId, parseGeneralizedId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { parseAgents } from './agent-names.ts';
import { type Address, invalid, parseAddress, parseNode, parseSwitch } from './arguments.ts';
import { KamoError } from './errors.ts';
import { isNode, literalOf } from './literal.ts';
import { checkFunction, checkPort } from './misuse.ts';
import { parseProof, parseSchedule } from './modes.ts';
import { agentsOf, endpointOf, type Node } from './node.ts';
import { parsePureLocators } from './pure-options.ts';
import type { OnReadOptions } from './read-into.ts';

/** Options of a socket's two streams. */
export interface KamoSocketOptions {
  /** The socket stays writable when the peer has ended. Default false. */
  readonly allowHalfOpen?: boolean;
  /** Bytes buffered each way before back-pressure; default as all streams. */
  readonly highWaterMark?: number;
  /** The same in one direction, instead. */
  readonly readableHighWaterMark?: number;
  readonly writableHighWaterMark?: number;
  /** Aborting it destroys the socket with an AbortError. */
  readonly signal?: AbortSignal;
  /** A socket of the system's: its descriptor, or a handle of Node's. Such a socket is no connection between nodes. */
  readonly fd?: number;
  readonly handle?: object;
  /** Whether such a socket is read and written; default true. */
  readonly readable?: boolean;
  readonly writable?: boolean;
  /** As `setNoDelay` and `setKeepAlive`, from the beginning. */
  readonly noDelay?: boolean;
  readonly keepAlive?: boolean;
  /** In ms. */
  readonly keepAliveInitialDelay?: number;
  /** Bytes are read into this memory, and there are no 'data' events. */
  readonly onread?: OnReadOptions;
}

/** A pipe to dial, which is the system's. */
export interface KamoPathOptions extends KamoSocketOptions {
  readonly path: string;
  /** Idle time in ms until 'timeout', as `setTimeout`. */
  readonly timeout?: number;
}

/** Whom to dial, and where. */
export interface KamoConnectOptions extends KamoSocketOptions {
  /**
   * The node: its generalized ID, its node ID, or a name, which `getaddrinfo2` looks up; the first node of it is dialled. Or an
   * ordinary IP address, or a name of one, if `node` has native mode.
   */
  readonly host?: string;
  /** The same as a value; instead of `host`. */
  readonly nodeId?: NodeId | string;
  /** Accept whatever node answers, when neither `host` nor `nodeId` is given: its ID is proven but not checked. */
  readonly anyNode?: boolean;
  /**
   * Only who proves a node ID will do: an ordinary host is `ERR_KAMO_UNPROVEN`, and `proof` is 'before-data'. Default
   * false.
   */
  readonly requireProof?: boolean;
  /**
   * One path is not enough: without a second one within 5 s of 'connect' the connection fails with `ERR_KAMO_SINGLE_PATH`, see
   * `setRequireMultihome`. An ordinary host is `ERR_KAMO_LEGACY`. Default false.
   */
  readonly requireMultihome?: boolean;
  /**
   * When 'connect' comes. `before-data`, the default: when the peer has proven that it is the node, after two round trips at
   * first, after one when the nodes know each other. `early`: after one; the proof follows while data flows, to whoever
   * answered, and the socket fails with `ERR_KAMO_PROOF` when it fails or is not there after 3 round trips and 1 s.
   * `deferred`: as `early`, but it begins after 1 s or 64 KiB, if the server leaves it at that. Until 'proven' there is no
   * failover. Not with an ordinary host.
   */
  readonly proof?: ProofMode;
  /**
   * `net`: an ordinary host is dialled by an ordinary `net.Socket` behind this interface, except by native mode where `node` has
   * it, and unless a server of this process is at its address and port. It has one path and proves nothing, so that it does
   * not go with `requireProof` and `requireMultihome`; nodes are dialled as ever. Default: it is `ERR_KAMO_LEGACY`.
   */
  readonly legacy?: 'net';
  /** Service port, 1..65535. */
  readonly port: number | string;
  /**
   * Where the node may be reached. Left out: its agents are asked. None for an ordinary host. Prefixes, such as
   * `2001:db8:1::/64`: by native mode between nodes, which `node` has to have.
   */
  readonly locators?: readonly Address[];
  /** To an ordinary host: from which of the node's addresses. Default: the first. */
  readonly localAddress?: string;
  /** From which port, 0 for any, the default. By native mode between nodes it is always any. */
  readonly localPort?: number;
  /** Of the packets to an ordinary host: differentiated services codepoint, 0..63. By native mode alone. */
  readonly dscp?: number;
  /** Of the same: hop limit, or TTL, 1..255. */
  readonly hopLimit?: number;
  /** The node to dial from. Default: one for the whole process, opened when first needed. */
  readonly node?: Node;
  /** How this end sends by its paths; default `failover`. To an ordinary host there is nothing to choose. */
  readonly schedule?: ScheduleName;
  /** As in `net.connect`: how a name is looked up; an address that it gives may be a node's generalized ID. */
  readonly lookup?: (...args: never[]) => void;
  /** As in `net.connect`, to an ordinary host: which of its addresses are dialled. */
  readonly family?: number;
  /** As in `dns.lookup`. */
  readonly hints?: number;
  /** As in `net.connect`. */
  readonly autoSelectFamily?: boolean;
  /** Taken as in `net.connect`; no effect. In ms. */
  readonly autoSelectFamilyAttemptTimeout?: number;
  /** Addresses that are not dialled: `ERR_IP_BLOCKED`. */
  readonly blockList?: BlockList;
  /** How long it waits without any path, in ms, as `setPathless`; default that of the node. Not to an ordinary host. */
  readonly pathless?: number;
  /** How often idle paths are probed, in ms, as `setProbeInterval`; default that of the node. Not to an ordinary host. */
  readonly probeInterval?: number;
  /** Idle time in ms until 'timeout', as `setTimeout`. */
  readonly timeout?: number;
}

/** Connect options, checked. */
export interface Target {
  readonly nodeId: NodeId | undefined;
  readonly port: number;
  /** This end's; 0: any. */
  readonly sourcePort: number;
  /** Undefined: the node's agents are to be asked. */
  readonly locators: readonly SocketAddress[] | undefined;
  /** To be looked up for node and locators. */
  readonly name: string | undefined;
  readonly schedule: ScheduleName;
  readonly proof: ProofMode;
  /** An ordinary host instead. */
  readonly native: NativeConnectOptions | undefined;
  /** The locators are those of native mode between nodes. */
  readonly pure: boolean;
}

/** Whether options speak of a node, and not of an ordinary host as those of `net.connect` do. */
export function namesNode(options: KamoConnectOptions): boolean {
  const { node, nodeId, locators, anyNode, host } = options;
  if (node !== undefined || nodeId !== undefined || locators !== undefined || anyNode !== undefined) return true;
  return typeof host === 'string' && isNode(host);
}

/** Whether `host` is an ordinary address for the system's TCP, though there is a node to dial from. */
export function goesByNet(options: KamoConnectOptions): boolean {
  const { legacy, node, nodeId, locators, anyNode, host } = options;
  if (legacy !== 'net' || node === undefined || typeof host !== 'string') return false;
  if (nodeId !== undefined || locators !== undefined || anyNode !== undefined) return false;
  return isIP(host) !== 0 && !parseGeneralizedId(host).ok && endpointOf(node).native === undefined;
}

/** Checks what kamo adds to the options of `net.connect`, for an ordinary host that turns out to be this one. */
export function parseHostOptions(options: KamoConnectOptions): ScheduleName {
  if (Object.keys(parseService(options)).length > 0)
    throw new KamoError('ERR_KAMO_NATIVE_ONLY', 'no dscp or hopLimit between nodes');
  parseProof(options.proof, parseSwitch(options.requireProof, 'requireProof'));
  const legacy = parseLegacy(options);
  if (options.proof !== undefined) throw invalid('proof', 'left out with an ordinary host', options.proof);
  if (parseSwitch(options.requireMultihome, 'requireMultihome')) throw onePath();
  const schedule = parseSchedule(options.schedule ?? 'failover');
  if (!legacy) return schedule;
  if (options.pathless !== undefined || options.probeInterval !== undefined) throw onePath();
  if (schedule !== 'failover') throw invalid('schedule', "'failover' with an ordinary host", schedule);
  return schedule;
}

/** To whoever asks something of the paths to an ordinary host. */
export function onePath(): KamoError {
  return new KamoError('ERR_KAMO_LEGACY', 'an ordinary host has one path only');
}

/** Checks the options; an error tells what is wrong with them. */
export function parseTarget(options: KamoConnectOptions): Target {
  const { host, nodeId, anyNode, port, localPort, locators } = options;
  if (host === undefined && nodeId === undefined && anyNode !== true) {
    throw invalid('host', 'the generalized ID of a node (or set nodeId, or anyNode to true)', host);
  }
  const service = parseService(options);
  const schedule = parseSchedule(options.schedule ?? 'failover');
  const requireProof = parseSwitch(options.requireProof, 'requireProof');
  const proof = parseProof(options.proof, requireProof);
  if (options.pathless !== undefined) parsePathless(options.pathless);
  if (options.probeInterval !== undefined) parseProbeInterval(options.probeInterval);
  parseLegacy(options);
  const requireMultihome = parseSwitch(options.requireMultihome, 'requireMultihome');
  const native = parseNativeTarget(options, service);
  if (native !== undefined) {
    if (requireProof) throw new KamoError('ERR_KAMO_UNPROVEN', `${native.address} is an ordinary host`);
    if (options.pathless !== undefined || options.probeInterval !== undefined || requireMultihome) throw onePath();
    if (schedule !== 'failover') throw invalid('schedule', "'failover' with an ordinary host", schedule);
    if (options.proof !== undefined) throw invalid('proof', 'left out with an ordinary host', proof);
    return {
      nodeId: undefined,
      port: native.port,
      sourcePort: 0,
      locators: [],
      name: undefined,
      schedule,
      proof,
      native,
      pure: false,
    };
  }
  if (Object.keys(service).length > 0) throw new KamoError('ERR_KAMO_NATIVE_ONLY', 'no dscp or hopLimit between nodes');
  const name = locators === undefined ? nameIn(options) : undefined;
  const known = name === undefined ? (host ?? nodeId) : undefined;
  const id = known === undefined ? undefined : parseNode(known, host === undefined ? 'nodeId' : 'host');
  const pure = parsePureLocators(locators, id);
  if (pure !== undefined && (options.node === undefined || endpointOf(options.node).pure === undefined)) {
    throw invalid('node', 'a node opened with { pure }, where locators are prefixes', options.node);
  }
  const asked = locators === undefined && (name !== undefined || (id !== undefined && mayAsk(options.node)));
  const target = {
    nodeId: id,
    port: checkPort(port, 'Port', 1),
    sourcePort: checkPort(localPort ?? 0, 'options.localPort'),
    locators: asked
      ? undefined
      : (pure ?? (id !== undefined && locators === undefined ? [] : parseLocatorList(locators))),
    name,
    schedule,
    proof,
    native: undefined,
    pure: pure !== undefined,
  };
  if (target.locators?.length === 0) {
    throw new KamoError('ERR_KAMO_NO_LOCATOR', `no locator of ${String(host ?? nodeId ?? 'the node')} is known`);
  }
  return target;
}

/** `host`, where it is neither a node nor an address by itself. */
function nameIn({ host, lookup }: KamoConnectOptions): string | undefined {
  if (typeof host !== 'string' || host === '' || literalOf(host) !== undefined) return undefined;
  if (lookup !== undefined) checkFunction(lookup, 'options.lookup');
  return host;
}

/** Whether there are agents to be asked; the node that is opened when it is needed has those of the environment. */
function mayAsk(node: Node | undefined): boolean {
  if (node === undefined) return parseAgents(undefined).length > 0;
  endpointOf(node);
  return agentsOf(node) !== undefined;
}

/** Addresses of a node, checked. */
export function parseLocatorList(locators: unknown): SocketAddress[] {
  if (!Array.isArray(locators)) throw invalid('locators', 'an array of addresses with ports', locators);
  return Array.from(locators, (locator: unknown, i) => parseAddress(locator, `locators[${i}]`));
}

/** The ordinary host that `host` names, when the node has native mode; undefined: it is to be a node. */
function parseNativeTarget(options: KamoConnectOptions, service: PacketService): NativeConnectOptions | undefined {
  const { host, node, port, localAddress, localPort } = options;
  if (typeof host !== 'string' || node === undefined) return undefined;
  const { native } = endpointOf(node);
  if (native === undefined) return undefined;
  const address = parseIpAddress(/^\[.*\]$/.test(host) ? host.slice(1, -1) : host);
  if (!address.ok || parseGeneralizedId(address.value.text).ok) return undefined;
  if (localAddress !== undefined && native.transport.addresses.own.every(({ text }) => text !== localAddress)) {
    throw invalid('localAddress', 'one of the addresses of the node', localAddress);
  }
  return {
    address: address.value.text,
    port: checkPort(port, 'Port', 1),
    service,
    ...(localAddress === undefined ? {} : { localAddress }),
    ...(localPort === undefined ? {} : { localPort: checkPort(localPort, 'options.localPort') }),
  };
}

/** How long to wait without any path, in ms, checked. */
export function parsePathless(value: unknown): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw invalid('pathless', 'a number of ms, 0 or more', value);
}

/** How often to probe, in ms, checked. */
export function parseProbeInterval(value: unknown): number {
  if (typeof value === 'number' && value >= LEAST_PROBE_INTERVAL) return value;
  throw invalid('probeInterval', `a number of ms, ${LEAST_PROBE_INTERVAL} or more`, value);
}

/** Probes are as large as data: ten a second and path are as much as a call. */
const LEAST_PROBE_INTERVAL = 100;

/** What an ordinary host is dialled by, checked. */
function parseLegacy({ legacy, requireProof, requireMultihome }: KamoConnectOptions): boolean {
  if (legacy === undefined) return false;
  if (legacy !== 'net') throw invalid('legacy', "'net', or left out", legacy);
  if (requireProof || requireMultihome)
    throw invalid('legacy', 'left out with requireProof and requireMultihome', legacy);
  return true;
}

const NO_SERVICE: PacketService = {};

/** How packets are to be marked, checked. */
export function parseService(options: { readonly dscp?: unknown; readonly hopLimit?: unknown }): PacketService {
  const { dscp, hopLimit } = options;
  if (dscp === undefined && hopLimit === undefined) return NO_SERVICE;
  return {
    ...(dscp === undefined ? {} : { dscp: integer(dscp, 'dscp', 0, 63) }),
    ...(hopLimit === undefined ? {} : { hopLimit: integer(hopLimit, 'hopLimit', 1, 255) }),
  };
}

function integer(value: unknown, name: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(name, `an integer from ${least} to ${most}`, value);
}
