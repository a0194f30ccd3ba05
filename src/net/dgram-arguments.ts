import dns from 'node:dns';
import type { BlockList } from 'node:net';
import type { SocketAddress } from '../wire/socket-address.ts';
import { type Address, invalid, parseSwitch } from './arguments.ts';
import { parseLocatorList } from './connect-options.ts';
import { KamoError } from './errors.ts';
import {
  checkBlockList,
  checkFunction,
  checkInteger,
  checkNumber,
  checkPort,
  checkSignal,
  checkString,
  misuse,
  wrongType,
} from './misuse.ts';
import { endpointOf, type Node } from './node.ts';
import { parsePathId } from './path-arguments.ts';

/** Where a datagram socket is bound. */
export interface BindOptions {
  /** 0, the default, is any. */
  readonly port?: number;
  readonly address?: string;
  /** As in `node:dgram`, where it speaks of cluster workers: no effect. */
  readonly exclusive?: boolean;
}

/** How one message goes. */
export interface MessageOptions {
  /** One of `paths()`, or its `id`: the path that it takes. Without that path it is lost. Default: the best. */
  readonly path?: number | { readonly id: number };
  /** It goes by two paths beside each other, where there are two. Default: as the socket has it. */
  readonly duplicate?: boolean;
  /** Where the node may be found, if nothing is known of it yet. Default: what `setLocators` has told. */
  readonly locators?: readonly Address[];
}

/** A message, in one piece or several. */
export type Message = string | NodeJS.ArrayBufferView | readonly (string | NodeJS.ArrayBufferView)[];

/** Called when the message has left, or with the reason why it will not. */
export type SendCallback = (error: Error | null, bytes?: number) => void;

/** Message options, checked. */
export interface ParsedMessageOptions {
  readonly path: number | undefined;
  readonly duplicate: boolean | undefined;
  readonly locators: readonly SocketAddress[] | undefined;
}

/** What `send` was called with. */
export interface ParsedSend extends ParsedMessageOptions {
  /** A copy. */
  readonly bytes: Uint8Array;
  /** 0 of a connected socket. */
  readonly port: number;
  /** Undefined: this host, or who the socket is connected to. */
  readonly address: string | undefined;
  readonly callback: SendCallback | undefined;
}

/** What an overload means, before it is checked. */
interface SendForm {
  readonly message: unknown;
  readonly port?: unknown;
  readonly address?: unknown;
  /** What may follow: options, and a callback. */
  readonly rest: readonly unknown[];
}

/** The overloads of `send`, checked in Node's order. */
export function parseSend(args: readonly unknown[], connected: boolean): ParsedSend {
  const form = connected ? connectedForm(args) : freeForm(args);
  const bytes = Array.isArray(form.message) ? bytesOfList(form.message) : bytesOf(form.message).slice();
  const port = connected ? 0 : checkPort(form.port, 'Port', 1);
  const rest = typeof form.address === 'function' ? [form.address] : form.rest;
  const address = typeof form.address === 'function' ? undefined : (form.address ?? undefined);
  if (address !== undefined) checkString(address, 'address');
  const options = rest.find(isOptions);
  const callback = rest.find((value) => typeof value === 'function') as SendCallback | undefined;
  return { bytes, port, address: address || undefined, callback, ...parseMessageOptions(options ?? {}) };
}

/** The arguments that `sendto` demands, in Node's order. */
export function parseSendto(offset: unknown, length: unknown, port: unknown, address: unknown): void {
  checkNumber(offset, 'offset');
  checkNumber(length, 'length');
  checkNumber(port, 'port');
  checkString(address, 'address');
}

/** `(message[, options][, callback])` or `(message, offset, length[, options][, callback])`. */
function connectedForm([message, first, second, third, fourth]: readonly unknown[]): SendForm {
  const isSliced = typeof second === 'number';
  const form = isSliced
    ? { message: sliceOf(message, first, second), rest: [third, fourth] }
    : { message, rest: [first, second] };
  const stray = isSliced
    ? form.rest.filter((value) => !isOptions(value) && typeof value !== 'function')
    : [third, fourth];
  if (stray.some(Boolean)) throw alreadyConnected();
  return form;
}

/** `(message, port[, address][, options][, callback])` or `(message, offset, length, port[, address][, …])`. */
function freeForm([message, first, second, third, fourth, ...more]: readonly unknown[]): SendForm {
  const isSliced = !isOptions(third) && (fourth || (third && typeof third !== 'function'));
  return isSliced
    ? { message: sliceOf(message, first, second), port: third, address: fourth, rest: more }
    : { message, port: first, address: second, rest: [third, fourth] };
}

function isOptions(value: unknown): value is MessageOptions {
  return typeof value === 'object' && value !== null;
}

function parseMessageOptions({ path, duplicate, locators }: MessageOptions): ParsedMessageOptions {
  if (duplicate !== undefined && typeof duplicate !== 'boolean') throw invalid('duplicate', 'true or false', duplicate);
  return {
    path: path === undefined ? undefined : parsePathId(path),
    duplicate,
    locators: locators === undefined ? undefined : parseLocatorList(locators),
  };
}

const PIECE = 'of type string or an instance of Buffer, TypedArray, or DataView';

function bytesOf(message: unknown): Uint8Array {
  if (typeof message === 'string') return Buffer.from(message);
  if (ArrayBuffer.isView(message)) return new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
  throw wrongType('buffer', PIECE, message);
}

function bytesOfList(list: readonly unknown[]): Uint8Array {
  const isPiece = (piece: unknown) => typeof piece === 'string' || ArrayBuffer.isView(piece);
  if (!Array.from(list).every(isPiece)) throw wrongType('buffer list arguments', PIECE, list);
  return Buffer.concat(list.map(bytesOf));
}

/** Node takes both numbers modulo 2^32. */
function sliceOf(message: unknown, offset: unknown, length: unknown): Uint8Array {
  const bytes = bytesOf(message);
  const start = Number(offset) >>> 0;
  const count = Number(length) >>> 0;
  if (start > bytes.length) throw misuse('ERR_BUFFER_OUT_OF_BOUNDS', '"offset" is outside of buffer bounds');
  if (start + count > bytes.length) throw misuse('ERR_BUFFER_OUT_OF_BOUNDS', '"length" is outside of buffer bounds');
  return bytes.subarray(start, start + count);
}

export function alreadyConnected(): Error {
  return misuse('ERR_SOCKET_DGRAM_IS_CONNECTED', 'Already connected');
}

/** What `bind` was called with. */
export interface ParsedBind {
  readonly port: number;
  /** Undefined: every address of the socket's family. */
  readonly address: string | undefined;
  readonly listening: (() => void) | undefined;
}

/** The overloads of `bind`: `([port][, address][, listening])` and `(options[, listening])`. */
export function parseBind(args: readonly unknown[]): ParsedBind {
  const [first, second] = args;
  const last = args.at(-1);
  const options: Readonly<Record<string, unknown>> =
    typeof first === 'object' && first !== null
      ? (first as Record<string, unknown>)
      : { port: first, address: typeof second === 'function' ? undefined : second };
  refuseHandles(options);
  const { port, address } = options;
  if (address) checkString(address, 'address');
  return {
    port: port && typeof port !== 'function' ? checkPort(port, 'Port') : 0,
    address: address ? String(address) : undefined,
    listening: typeof last === 'function' ? (last as () => void) : undefined,
  };
}

function refuseHandles(options: Readonly<Record<string, unknown>>): void {
  const { fd, recvStart } = options;
  if ((typeof fd === 'number' && fd > 0) || typeof recvStart === 'function') {
    throw new KamoError('ERR_KAMO_UNSUPPORTED', 'there is no binding to a handle or descriptor', { syscall: 'bind' });
  }
}

/** What `connect` was called with. */
export interface ParsedConnect {
  readonly port: number;
  readonly address: string | undefined;
  readonly locators: readonly SocketAddress[] | undefined;
  readonly connected: ((error?: Error) => void) | undefined;
}

/** `(port[, address][, options][, connected])`, checked in Node's order. */
export function parseConnect([given, second, ...rest]: readonly unknown[]): ParsedConnect {
  const port = checkPort(given, 'Port', 1);
  const tail = typeof second === 'function' ? [second] : rest;
  const address = typeof second === 'function' ? undefined : second;
  if (address !== undefined) checkString(address, 'address');
  const { locators } = parseMessageOptions(tail.find(isOptions) ?? {});
  return {
    port,
    address: address || undefined,
    locators,
    connected: tail.find((value) => typeof value === 'function') as ParsedConnect['connected'],
  };
}

/** Options of a socket. */
export interface DatagramOptions {
  /** Which ordinary addresses of this host it is at. Default with `node`: 'udp6', the family of generalized IDs. */
  readonly type: 'udp4' | 'udp6';
  /** The node to be at, and to send from. Default: one for the whole process, opened when first needed. */
  readonly node?: Node;
  /** At `::`, what is sent to an address of IPv4 does not come. */
  readonly ipv6Only?: boolean;
  /** As in `node:dgram`: no effect. */
  readonly reuseAddr?: boolean;
  readonly reusePort?: boolean;
  /** Taken, and told by `getRecvBufferSize`: messages are told as they come. */
  readonly recvBufferSize?: number;
  /** Bytes that may wait to leave, for each peer and port. Default 262144. */
  readonly sendBufferSize?: number;
  /** As `dns.lookup`, for names of this host. */
  readonly lookup?: DatagramLookup;
  /** Aborting it closes the socket. */
  readonly signal?: AbortSignal;
  /** Addresses that are not sent to. */
  readonly sendBlockList?: BlockList;
  /** Addresses whose messages are not told. */
  readonly receiveBlockList?: BlockList;
  /** Every message goes by two paths, where there are two. Default false. */
  readonly duplicate?: boolean;
}

/** As `dns.lookup` with a family. */
export type DatagramLookup = (
  name: string,
  family: number,
  found: (error: Error | null, address: string) => void,
) => void;

/** Options of a socket, checked. */
export interface ParsedOptions {
  readonly type: 'udp4' | 'udp6';
  readonly node: Node | undefined;
  readonly ipv6Only: boolean;
  readonly recvBufferSize: number | undefined;
  readonly sendBufferSize: number | undefined;
  readonly lookup: DatagramLookup;
  readonly signal: AbortSignal | undefined;
  readonly sendBlockList: BlockList | undefined;
  readonly receiveBlockList: BlockList | undefined;
  readonly duplicate: boolean;
}

/** The options or type of a new socket, checked in Node's order. */
export function parseOptions(given: unknown): ParsedOptions {
  const options: Readonly<Record<string, unknown>> =
    typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : { type: given };
  const { recvBufferSize, sendBufferSize, lookup, node, signal } = options;
  if (recvBufferSize) checkInteger(recvBufferSize, 'options.recvBufferSize', 0);
  if (sendBufferSize) checkInteger(sendBufferSize, 'options.sendBufferSize', 0);
  if (lookup !== undefined) checkFunction(lookup, 'lookup');
  const type = options['type'] ?? (node === undefined ? undefined : 'udp6');
  if (type !== 'udp4' && type !== 'udp6') {
    throw misuse('ERR_SOCKET_BAD_TYPE', 'Bad socket type specified. Valid types are: udp4, udp6');
  }
  if (node !== undefined) endpointOf(node as Node);
  if (signal !== undefined) checkSignal(signal, 'options.signal');
  return {
    type,
    node: node as Node | undefined,
    ipv6Only: Boolean(options['ipv6Only']),
    recvBufferSize: recvBufferSize ? Number(recvBufferSize) : undefined,
    sendBufferSize: sendBufferSize ? Number(sendBufferSize) : undefined,
    lookup: (lookup ?? dns.lookup) as DatagramLookup,
    signal: signal as AbortSignal | undefined,
    sendBlockList: checkBlockList(options['sendBlockList'], 'options.sendBlockList'),
    receiveBlockList: checkBlockList(options['receiveBlockList'], 'options.receiveBlockList'),
    duplicate: parseSwitch(options['duplicate'], 'duplicate'),
  };
}
