import { once } from 'node:events';
import { connect as netConnect, createServer as netServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as kamoConnect, createServer as kamoServer, type Node } from '../src/index.ts';

/** Of a node on loopback, with any free port. */
export const LOCATOR = '127.0.0.1:0';

/** Where to dial: a service of a node, or a port of the kernel's TCP, which has no locators. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly locators: readonly { readonly address: string; readonly port: number }[];
}

/** Listens at a node, or, without one, by `node:net`. */
export async function listen(node: Node | undefined, accept: (socket: Duplex) => void): Promise<Target> {
  if (node === undefined) {
    const server = netServer(accept);
    server.listen(0, '127.0.0.1', 4096);
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server has no address');
    return { host: address.address, port: address.port, locators: [] };
  }
  const server = kamoServer(accept);
  server.listen({ port: 7, node });
  await once(server, 'listening');
  return { host: node.generalizedId, port: 7, locators: node.locators() };
}

/** @param anyNode whatever node answers is welcome: no association with it is known */
export function dial(node: Node | undefined, { host, port, locators }: Target, anyNode = false): Duplex {
  if (node === undefined) return netConnect(port, host);
  return kamoConnect({ node, port, locators, ...(anyNode ? { anyNode } : { host }) });
}
