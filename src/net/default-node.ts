import type { NodeId } from '../wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { asNobody } from './async-context.ts';
import { isLoopback } from './host-address-kind.ts';
import { Node } from './node.ts';

let opening: Promise<Node> | undefined;
let open: Node | undefined;

/** The node for those who name none: opened once, with a fresh identity, all addresses of the host, and loopback. */
export function defaultNode(): Promise<Node> {
  if (open?.closed) [open, opening] = [undefined, undefined];
  opening ??= asNobody(openShared);
  return opening;
}

async function openShared(): Promise<Node> {
  try {
    open = await Node.open({ loopback: true });
    return open;
  } catch (error) {
    opening = undefined;
    throw error;
  }
}

/** It, when it is open. */
export function openDefaultNode(): Node | undefined {
  return open?.closed === false ? open : undefined;
}

let dialling: Promise<Node> | undefined;
let dialler: Node | undefined;

/**
 * The node from which this process dials its own services: another one than the default node, for an association is
 * between two nodes. It is on loopback alone, and tells nobody where.
 */
export function ownDialler(): Promise<Node> {
  dialling ??= asNobody(openDialler);
  return dialling;
}

/** The node ID is that of this process's own dialler. */
export function isOwnDialler(peer: NodeId | null | undefined): boolean {
  return dialler !== undefined && peer?.text === dialler.nodeId.text;
}

async function openDialler(): Promise<Node> {
  try {
    const own = await defaultNode();
    const addresses = own.locators().filter(({ address }) => isLoopback(address));
    const locators = addresses.map(({ address }) => ({ address, announce: false }) as const);
    dialler = await Node.open({ locators, agents: [] });
    return dialler;
  } catch (error) {
    dialling = undefined;
    throw error;
  }
}

/** Where the node reaches itself: its loopback address of the family, or else of the other one. */
export function ownLocator(node: Node, family: 4 | 6): SocketAddress | undefined {
  const own = node.locators().filter(({ address }) => isLoopback(address));
  const locator = own.find((candidate) => candidate.family === `IPv${family}`) ?? own[0];
  return locator && socketAddress(locator.family === 'IPv4' ? 4 : 6, locator.address, locator.port);
}
