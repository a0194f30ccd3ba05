/** A listening descriptor of one node on loopback, and addresses by which another connects to it. */
import t, { type Test } from 'tap';
import type { Node } from '../../src/index.ts';
import {
  AF_ALIN6,
  accept,
  bind,
  close,
  connect,
  ERRNO,
  type ErrorName,
  errno,
  listen,
  SOCK_DGRAM,
  SOCK_STREAM,
  sizeof_lin6_locator,
  sizeof_sockaddr_lin6,
  type sockaddr_lin6,
  socket,
  strerror,
  useNode,
} from '../../src/posix.ts';
import { AWAY, HOME, openNode } from '../net/net-support.ts';

export interface Place {
  readonly home: Node;
  readonly away: Node;
  readonly listener: number;
  /** By each of the locators of `home`. */
  readonly addresses: readonly sockaddr_lin6[];
}

export const LEN = sizeof_sockaddr_lin6;

/** A node with two locators that listens at port 7, and one from which sockets are made now. */
export async function openPlace(t: Test, backlog = 16): Promise<Place> {
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2', '127.0.0.3'] });
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  useNode(home);
  const listener = socket(AF_ALIN6, SOCK_STREAM, 0);
  t.equal(bind(listener, address('', 7, null), LEN), 0);
  t.equal(await listen(listener, backlog), 0);
  useNode(away);
  t.teardown(() => {
    close(listener);
    useNode(null);
  });
  const addresses = home.locators().map(({ address: ip, port }) => address(home.generalizedId, 7, locator(ip, port)));
  return { home, away, listener, addresses };
}

/** Both ends of one connection. */
export async function openConnection(t: Test, place: Place): Promise<[client: number, accepted: number]> {
  const client = socket(AF_ALIN6, SOCK_STREAM, 0);
  const accepting = accept(place.listener);
  succeeds(await connect(client, place.addresses[0] ?? address('', 0, null), LEN));
  const accepted = succeeds(await accepting);
  t.teardown(() => {
    close(client);
    close(accepted);
  });
  return [client, accepted];
}

/** A bound datagram socket at port 7 of `home`, and one of `away` that has it as its peer. */
export async function openDatagrams(t: Test, place: Place): Promise<[client: number, server: number]> {
  useNode(place.home);
  const server = socket(AF_ALIN6, SOCK_DGRAM, 0);
  useNode(place.away);
  const client = socket(AF_ALIN6, SOCK_DGRAM, 0);
  t.teardown(() => {
    close(client);
    close(server);
  });
  succeeds(bind(server, address('', 7, null), LEN));
  succeeds(await connect(client, place.addresses[0] ?? address('', 0, null), LEN));
  return [client, server];
}

export function address(id: string, port: number, where: Uint8Array | null): sockaddr_lin6 {
  return { slin6_family: AF_ALIN6, slin6_port: port, slin6_addr: id, slin6_locator: where };
}

/** The 20 bytes of an IPv4 locator. */
export function locator(ip: string, port: number): Uint8Array {
  const bytes = new Uint8Array(sizeof_lin6_locator);
  bytes.set([0xff, 0xff, ...ip.split('.').map(Number), port >>> 8, port & 255], 10);
  return bytes;
}

/** What a call has returned, when it has not failed. */
export function succeeds(result: number): number {
  if (result < 0) t.fail(`a call failed: ${strerror(errno)}`);
  return result;
}

/** A call has failed, by this error. */
export function fails(t: Test, result: number, name: ErrorName, what: string = name): void {
  t.same([result, strerror(errno)], [-1, ERRNO[name][1]], what);
}
