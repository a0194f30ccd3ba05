import { constants } from 'node:os';
import type { FlowFailure } from '../transport/flows/flow-types.ts';

/** Who has to do something: the program that calls, this machine, the peer, or the network between. */
export type Fault = 'caller' | 'host' | 'peer' | 'network';

interface ErrorKind {
  readonly fault: Fault;
  /** What the system would say, where it has a word for it. */
  readonly systemCode: string | undefined;
  /** It comes from what happened and not from how it was asked: `code` is the system's, as in `node:net`. */
  readonly runtime?: true;
  readonly advice: string;
}

/** Every error of kamo by its stable code. */
export const KAMO_ERRORS = {
  ERR_KAMO_ARGUMENT: { fault: 'caller', systemCode: 'EINVAL', advice: 'correct the argument' },
  ERR_KAMO_IDENTITY: {
    fault: 'caller',
    systemCode: 'EINVAL',
    advice: 'pass the text of a key file that "kamo id new" wrote',
  },
  ERR_KAMO_LEGACY: {
    fault: 'caller',
    systemCode: 'EAFNOSUPPORT',
    advice:
      "dial a node (its generalized ID as host, its addresses as locators), or pass { legacy: 'net' }, or open yours with { native: { addresses } }",
  },
  ERR_KAMO_NAME: {
    fault: 'caller',
    systemCode: 'ENOTFOUND',
    advice: 'pass a node ID or generalized ID here, or a name as host',
  },
  ERR_KAMO_NOT_FOUND: {
    fault: 'peer',
    systemCode: 'ENOTFOUND',
    runtime: true,
    advice: 'check the name or node ID, and that the node registers with these agents',
  },
  ERR_KAMO_AGENT: {
    fault: 'network',
    systemCode: 'EAI_AGAIN',
    runtime: true,
    advice: 'check the addresses of the agents, and that UDP or TCP passes to them',
  },
  ERR_KAMO_NO_LOCATOR: {
    fault: 'caller',
    systemCode: 'EADDRNOTAVAIL',
    advice: 'pass { locators } of the same family and scope as one at the other end, or open the node with { agents }',
  },
  ERR_KAMO_ADDRESS_IN_USE: {
    fault: 'host',
    systemCode: 'EADDRINUSE',
    runtime: true,
    advice: 'choose another port, or 0 for any',
  },
  ERR_KAMO_ADDRESS_NOT_AVAILABLE: {
    fault: 'caller',
    systemCode: 'EADDRNOTAVAIL',
    runtime: true,
    advice: 'pass an address of this host',
  },
  ERR_KAMO_PERMISSION: {
    fault: 'host',
    systemCode: 'EACCES',
    runtime: true,
    advice: 'choose a port from 1024 on, or ask for the right',
  },
  ERR_KAMO_TUN: {
    fault: 'host',
    systemCode: undefined,
    advice: 'native mode needs Linux, the package koffi, and root or a TUN device of your own; see the cause',
  },
  ERR_KAMO_NATIVE_ONLY: {
    fault: 'caller',
    systemCode: 'EOPNOTSUPP',
    advice: 'leave it out: only connections with ordinary hosts, by native mode, have it',
  },
  ERR_KAMO_UNPROVEN: {
    fault: 'caller',
    systemCode: 'EAFNOSUPPORT',
    advice: 'an ordinary host proves nothing: dial a node, or leave requireProof out',
  },
  ERR_KAMO_SINGLE_PATH: {
    fault: 'network',
    systemCode: 'ENETUNREACH',
    advice: 'check that one end has a second address that the other can reach, or leave requireMultihome out',
  },
  ERR_KAMO_SOCKET: {
    fault: 'host',
    systemCode: undefined,
    advice: "see the cause: it is the system's own error",
  },
  ERR_KAMO_PORT_IN_USE: {
    fault: 'caller',
    systemCode: 'EADDRINUSE',
    runtime: true,
    advice: 'choose another service port, or 0 for any',
  },
  ERR_KAMO_MESSAGE_SIZE: {
    fault: 'caller',
    systemCode: 'EMSGSIZE',
    runtime: true,
    advice: 'send what maxMessageSize() says at most',
  },
  ERR_KAMO_NO_BUFFERS: {
    fault: 'host',
    systemCode: 'ENOBUFS',
    runtime: true,
    advice: 'wait for the callbacks of what was sent before',
  },
  ERR_KAMO_REFUSED: {
    fault: 'peer',
    systemCode: 'ECONNREFUSED',
    runtime: true,
    advice: 'start the service there, or check port and locators',
  },
  ERR_KAMO_RESET: {
    fault: 'peer',
    systemCode: 'ECONNRESET',
    runtime: true,
    advice: 'connect again when the peer is well',
  },
  ERR_KAMO_TIMEOUT: {
    fault: 'network',
    systemCode: 'ETIMEDOUT',
    runtime: true,
    advice: 'check that the peer runs, then connect again',
  },
  ERR_KAMO_HANDSHAKE_TIMEOUT: {
    fault: 'network',
    systemCode: 'ETIMEDOUT',
    runtime: true,
    advice: 'check the locators, and that UDP passes between them',
  },
  ERR_KAMO_PATHLESS: {
    fault: 'network',
    systemCode: 'ENETUNREACH',
    runtime: true,
    advice: 'connect again when a network is back; the option pathless says how long to wait',
  },
  ERR_KAMO_PROOF: {
    fault: 'peer',
    systemCode: 'ECONNABORTED',
    runtime: true,
    advice: 'another node answers there, or somebody is in between: get the locators afresh',
  },
  ERR_KAMO_VERSION: {
    fault: 'peer',
    systemCode: 'EPROTONOSUPPORT',
    runtime: true,
    advice: 'run the same version at both ends',
  },
  ERR_KAMO_CONNECTED: {
    fault: 'caller',
    systemCode: 'EISCONN',
    runtime: true,
    advice: 'a socket is connected once at a time: open a new one, or wait for its close',
  },
  ERR_KAMO_UNSUPPORTED: {
    fault: 'caller',
    systemCode: 'EOPNOTSUPP',
    advice: 'use node:net or node:dgram for it: it needs a socket of the operating system',
  },
  ERR_KAMO_CLOSED: { fault: 'caller', systemCode: 'EBADF', advice: 'open a new one' },
} as const satisfies Record<string, ErrorKind>;

/** The stable codes, keys of `KAMO_ERRORS`. */
export type KamoErrorCode = keyof typeof KAMO_ERRORS;

/** What else an error can tell, as system errors do. */
export interface KamoErrorDetails {
  readonly cause?: unknown;
  readonly syscall?: string;
  readonly address?: string;
  readonly port?: number;
  /** What was looked up. */
  readonly hostname?: string;
  /** The end that was dialled from, where its port was asked for. */
  readonly localAddress?: string;
  readonly localPort?: number;
  /** The message is that of a system error and no more: of sockets that know each other by ordinary addresses. */
  readonly terse?: boolean;
}

/** An error with a stable code, `kamoCode`. Its message says what happened and what to do. */
export class KamoError extends Error {
  override readonly name: string;
  /** As programs for `node:net` expect it: the system's code of what happens at run time, else `kamoCode`. */
  readonly code: string;
  /** The system's number for `code`, negative; undefined where there is none. */
  readonly errno: number | undefined;
  /** What went wrong, exactly: it does not change between versions. */
  readonly kamoCode: KamoErrorCode;
  /** Who has to do something. */
  readonly fault: Fault;
  /** What to do. */
  readonly advice: string;
  /** What the system would say, as `ECONNREFUSED`, also where `code` is `kamoCode`; undefined where it has no word for it. */
  readonly systemCode: string | undefined;
  /** `connect`, `bind`, `getaddrinfo2`, …, where it was in one. */
  readonly syscall: string | undefined;
  /** The end that it is about, where it is about one: an address or generalized ID, and a port. */
  readonly address: string | undefined;
  readonly port: number | undefined;
  /** What was looked up. */
  readonly hostname: string | undefined;
  /** The end that was dialled from, where its port was asked for (`localPort` of `connect`). */
  readonly localAddress: string | undefined;
  readonly localPort: number | undefined;

  constructor(code: KamoErrorCode, message: string, details: KamoErrorDetails = {}) {
    const { fault, systemCode, runtime, advice }: ErrorKind = KAMO_ERRORS[code];
    super(
      details.terse === true ? terseMessage(systemCode ?? code, details) : `${message}: ${advice}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.name = details.terse === true ? 'Error' : 'KamoError';
    this.advice = advice;
    this.code = runtime && systemCode !== undefined ? systemCode : code;
    this.errno = runtime ? errnoOf(this.code) : undefined;
    this.kamoCode = code;
    this.fault = fault;
    this.systemCode = systemCode;
    this.syscall = details.syscall;
    this.address = details.address;
    this.port = details.port;
    this.hostname = details.hostname;
    this.localAddress = details.localAddress;
    this.localPort = details.localPort;
  }
}

/** The error of a connection, or flow of datagrams, that the transport gave up. */
export function connectionError(failure: FlowFailure, message: string, details: KamoErrorDetails): KamoError {
  return new KamoError(CODE_OF_FAILURE[failure], message, details);
}

/** The error of a locator that could not be bound. */
export function bindError(cause: unknown, address: string, port: number): KamoError {
  const systemCode = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const code = CODE_OF_BIND[systemCode] ?? 'ERR_KAMO_SOCKET';
  const details = { cause, syscall: 'bind', address, port };
  return new KamoError(code, `cannot use ${address} port ${port} (${systemCode || String(cause)})`, details);
}

/** The error of a TUN device that could not be opened; the cause, a `LinkError`, says why and what to do. */
export function tunError(cause: unknown): KamoError {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new KamoError('ERR_KAMO_TUN', `native mode is not possible, ${why}`, { cause, syscall: 'open' });
}

const CODE_OF_FAILURE: Readonly<Record<FlowFailure, KamoErrorCode>> = {
  refused: 'ERR_KAMO_REFUSED',
  reset: 'ERR_KAMO_RESET',
  'timed-out': 'ERR_KAMO_TIMEOUT',
  pathless: 'ERR_KAMO_PATHLESS',
  'handshake-timeout': 'ERR_KAMO_HANDSHAKE_TIMEOUT',
  'proof-failed': 'ERR_KAMO_PROOF',
  version: 'ERR_KAMO_VERSION',
  'no-locator': 'ERR_KAMO_NO_LOCATOR',
  closed: 'ERR_KAMO_CLOSED',
  'no-listener': 'ERR_KAMO_REFUSED',
  limit: 'ERR_KAMO_NO_BUFFERS',
  'no-answer': 'ERR_KAMO_TIMEOUT',
};

const CODE_OF_BIND: Readonly<Record<string, KamoErrorCode>> = {
  EADDRINUSE: 'ERR_KAMO_ADDRESS_IN_USE',
  EADDRNOTAVAIL: 'ERR_KAMO_ADDRESS_NOT_AVAILABLE',
  EACCES: 'ERR_KAMO_PERMISSION',
  EPERM: 'ERR_KAMO_PERMISSION',
};

/** As libuv numbers what name resolution says. */
const RESOLUTION_NUMBERS: Readonly<Record<string, number>> = { EAI_AGAIN: -3001, ENOTFOUND: -3008 };

/** An error of the system, as Node words it, for what has no kind of its own here. */
export function systemError(code: string, syscall: string): Error & { readonly errno: number | undefined } {
  return Object.assign(new Error(`${syscall} ${code}`), { code, errno: errnoOf(code), syscall });
}

function errnoOf(code: string): number | undefined {
  const resolution = RESOLUTION_NUMBERS[code];
  if (resolution !== undefined) return resolution;
  const number = Object.entries(constants.errno).find(([name]) => name === code)?.[1];
  return number === undefined ? undefined : -number;
}

/** As Node words it: with what it means where a server fails, without where a connection does. */
function terseMessage(code: string, { syscall, address, port, localAddress, localPort }: KamoErrorDetails): string {
  const where = address === undefined ? '' : ` ${address}${port === undefined ? '' : `:${port}`}`;
  const meaning = syscall === 'listen' ? MEANING[code] : undefined;
  const from = localPort === undefined ? '' : ` - Local (${localAddress}:${localPort})`;
  return `${syscall === undefined ? '' : `${syscall} `}${code}${meaning === undefined ? '' : `: ${meaning}`}${where}${from}`;
}

const MEANING: Readonly<Record<string, string>> = {
  EADDRINUSE: 'address already in use',
  EADDRNOTAVAIL: 'address not available',
};
