import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { type Address, invalid, parseAddress, parseNode, parsePort } from './arguments.ts';
import { KamoError } from './errors.ts';
import type { Node } from './node.ts';

/** Options of a socket's two streams. */
export interface KamoSocketOptions {
  /** The socket stays writable when the peer has ended. Default false. */
  readonly allowHalfOpen?: boolean;
  /** Bytes buffered each way before back-pressure; default as all streams. */
  readonly readableHighWaterMark?: number;
  readonly writableHighWaterMark?: number;
  /** Aborting it destroys the socket with an AbortError. */
  readonly signal?: AbortSignal;
}

/** Whom to dial, and where. */
export interface KamoConnectOptions extends KamoSocketOptions {
  /** The node: its generalized ID, or its node ID. */
  readonly host?: string;
  /** The same as a value; instead of `host`. */
  readonly nodeId?: NodeId | string;
  /** Accept whatever node answers, when neither `host` nor `nodeId` is given: its ID is proven but not checked. */
  readonly anyNode?: boolean;
  /** Service port, 1..65535. */
  readonly port: number | string;
  /** Where the node may be reached. At least one. */
  readonly locators: readonly Address[];
  /** The node to dial from. Default: one for the whole process, opened when first needed. */
  readonly node?: Node;
  /** Idle time in ms until 'timeout', as `setTimeout`. */
  readonly timeout?: number;
}

/** Connect options, checked. */
export interface Target {
  readonly nodeId: NodeId | undefined;
  readonly port: number;
  readonly locators: readonly SocketAddress[];
}

/** Checks the options; a KamoError tells what is wrong with them. */
export function parseTarget(options: KamoConnectOptions): Target {
  if (typeof options !== 'object' || options === null)
    throw invalid('options', 'an object with host, port and locators', options);
  const { host, nodeId, anyNode, port, locators } = options;
  if (host === undefined && nodeId === undefined && anyNode !== true) {
    throw invalid('host', 'the generalized ID of a node (or set nodeId, or anyNode to true)', host);
  }
  if (!Array.isArray(locators)) throw invalid('locators', 'an array of addresses with ports', locators);
  const target = {
    nodeId:
      host !== undefined ? parseNode(host, 'host') : nodeId !== undefined ? parseNode(nodeId, 'nodeId') : undefined,
    port: parsePort(port, 'port', 1),
    locators: locators.map((locator: unknown, i) => parseAddress(locator, `locators[${i}]`)),
  };
  if (target.locators.length === 0) {
    throw new KamoError('ERR_KAMO_NO_LOCATOR', `no locator of ${String(host ?? nodeId ?? 'the node')} is known`);
  }
  return target;
}
