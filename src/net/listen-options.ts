import { isIP } from 'node:net';
import type { PacketService } from '../transport/native/native-options.ts';
import type { ProofMode } from '../transport/proof-mode.ts';
import { invalid, parseSwitch } from './arguments.ts';
import { parseService } from './connect-options.ts';
import { KamoError } from './errors.ts';
import { isOwnAddress } from './host-address-kind.ts';
import { checkPort, checkSignal, checkString, misuse, wrongValue } from './misuse.ts';
import { parseProof } from './modes.ts';
import { normalizeArguments } from './net-arguments.ts';
import { endpointOf, type Node } from './node.ts';

/** Where to listen. */
export interface ListenOptions {
  /** Service port; 0 lets the node choose one. */
  readonly port?: number | string | null;
  /**
   * With `node`, one of its addresses of native mode: connections are accepted there and nowhere else; default all of
   * them, and those of nodes by its locators. Without, an address or name of this host: at a loopback one, only this
   * process is accepted.
   */
  readonly host?: string;
  /** A pipe, in place of a port: of the system, as in `net`, and so are the descriptor or handle of a server that there is. */
  readonly path?: string;
  readonly readableAll?: boolean;
  readonly writableAll?: boolean;
  readonly fd?: number;
  /** Taken and not needed: what waits to be accepted is bounded by the node. */
  readonly backlog?: number;
  /** As in `net`; no effect. */
  readonly exclusive?: boolean;
  /** At `::`, who dials by IPv4 is refused. */
  readonly ipv6Only?: boolean;
  /** Only who proves a node ID is accepted, and no ordinary host by native mode. Default false. */
  readonly requireProof?: boolean;
  /**
   * When 'connection' comes for a node. `before-data`, the default: when it has proven its ID; what it sends before that
   * waits. `early`: after TCP's handshake; the socket's `remoteAddress` is undefined until 'proven', and the socket fails with
   * `ERR_KAMO_PROOF` when the proof fails or is not there after 3 round trips and 1 s. `deferred`: as `early`, and clients may
   * put the proof off for 1 s or 64 KiB. The latter two need `node`, and say nothing of ordinary hosts.
   */
  readonly proof?: ProofMode;
  /** Of connections with ordinary hosts: differentiated services codepoint, 0..63. By native mode alone. */
  readonly dscp?: number;
  /** Of the same: hop limit, or TTL, 1..255. */
  readonly hopLimit?: number;
  /** The node to listen on. Default: one for the whole process, opened when first needed. */
  readonly node?: Node;
  /** Aborting it closes the server. */
  readonly signal?: AbortSignal;
}

/** Listen options, checked. */
export interface ListenTarget {
  readonly port: number;
  readonly host: string | undefined;
  readonly node: Node | undefined;
  readonly signal: AbortSignal | undefined;
  readonly ipv6Only: boolean;
  readonly nodesOnly: boolean;
  readonly proof: ProofMode;
  readonly service: PacketService;
  /** In place of all these, what the system's server is told: a path, a descriptor or a handle. */
  readonly system: object | undefined;
}

type Listening = (...args: unknown[]) => void;

/** The overloads of `listen`, checked in Node's order. */
export function parseListen(args: readonly unknown[]): {
  target: ListenTarget;
  /** As they were given. */
  options: object;
  listening: Listening | null;
} {
  const [given, listening] = normalizeArguments(args);
  const { signal, host, node, requireProof, proof, dscp, hopLimit } = given;
  if (signal !== undefined) checkSignal(signal, 'options.signal');
  const port = namesHandle(given) ? undefined : portOf(args, given);
  const nodesOnly = parseSwitch(requireProof, 'requireProof');
  const mode = parseProof(proof, nodesOnly);
  // Those of the default node are told apart by who dials.
  if (node === undefined && mode !== 'before-data') throw invalid('proof', "'before-data' without a node", mode);
  const service = parseService({ dscp, hopLimit });
  if (port === undefined) refuseNodes(node, nodesOnly);
  if (node !== undefined) {
    endpointOf(node as Node);
    if (host !== undefined) checkNativeHost(host, node as Node, nodesOnly);
  } else if (host) checkString(host, 'hostname');
  const target = {
    port: port ?? 0,
    host: host ? String(host) : undefined,
    node: node as Node | undefined,
    signal: signal as AbortSignal | undefined,
    ipv6Only: Boolean(given['ipv6Only']),
    nodesOnly,
    proof: mode,
    service,
    system: port === undefined ? withoutSignal(given) : undefined,
  };
  return { target, options: given, listening };
}

/** Undefined: there is a path instead. */
function portOf(args: readonly unknown[], given: Readonly<Record<string, unknown>>): number | undefined {
  const [first] = args;
  const { port, path } = given;
  const none = args.length === 0 || typeof first === 'function' || port === null;
  if (none || (port === undefined && 'port' in given)) return 0;
  if (typeof port === 'number' || typeof port === 'string') return checkPort(port, 'options.port');
  if (typeof path === 'string' && path !== '') return undefined;
  if (!('port' in given || 'path' in given)) {
    throw wrongValue('options', given, 'must have the property "port" or "path"');
  }
  throw wrongValue('options', given);
}

/** A handle stays what it is. */
function withoutSignal(given: Readonly<Record<string, unknown>>): object {
  return given['signal'] === undefined ? given : { ...given, signal: undefined };
}

function namesHandle({ fd, handle, _handle }: Readonly<Record<string, unknown>>): boolean {
  return (typeof fd === 'number' && fd >= 0) || isSet(handle) || isSet(_handle);
}

/** What the system has is no node's, and nobody proves anything there. */
function refuseNodes(node: unknown, nodesOnly: boolean): void {
  const what = 'a path, a descriptor or a handle';
  if (node !== undefined) throw new KamoError('ERR_KAMO_UNSUPPORTED', `a node does not listen at ${what}`);
  if (nodesOnly) throw new KamoError('ERR_KAMO_UNPROVEN', `nobody proves anything at ${what}`);
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function checkNativeHost(host: unknown, node: Node, nodesOnly: boolean): void {
  if (nodesOnly) throw new KamoError('ERR_KAMO_UNPROVEN', `at ${String(host)} only ordinary hosts could connect`);
  const own = endpointOf(node).native?.transport.addresses.own ?? [];
  if (own.every(({ text }) => text !== host)) throw invalid('host', 'an address of native mode of the node', host);
}

/** The error of an address of the default node's host that cannot be listened at; undefined: it can. */
export function hostObstacle(address: string, port: number): Error | undefined {
  if (isIP(address) === 0) return misuse('ERR_INVALID_IP_ADDRESS', `Invalid IP address: ${address}`);
  if (isOwnAddress(address)) return undefined;
  const details = { syscall: 'listen', address, port, terse: true };
  return new KamoError('ERR_KAMO_ADDRESS_NOT_AVAILABLE', `${address} is none of this host's`, details);
}
