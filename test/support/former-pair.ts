import { LINGER_TIME } from '../../src/multihome/constants.ts';
import type { TransportConfig } from '../../src/transport/config.ts';
import type { ConnectionId } from '../../src/transport/output.ts';
import { type Datagram, HandNetwork, HandNode } from './hand-network.ts';
import { accepted, close, dial, exchange, HELLO, type Pair, PORT, pair } from './node-pair.ts';

/** For as long as this both ends remember an association that has no connection, in ms. */
export const FORGETTING: number = 3 * LINGER_TIME;

/** Two nodes that had an association, of which only the ticket is left. */
export function former(links = 1, config: Partial<TransportConfig> = {}): Pair {
  const world = pair(links, config);
  meet(world);
  return world;
}

/** A connection opens and closes, and its association is forgotten. */
export function meet(world: Pair): void {
  const { net, client, server } = world;
  const before = accepted(server).length;
  const [id = 0] = dial(world);
  net.run(60);
  close(world, id, accepted(server)[before] ?? 0);
  forget(world);
  for (const { transport } of [client, server]) {
    if (transport.associations.associations > 0) throw new Error('an association is left');
  }
}

/** The same, and what was sent since. */
export function watched(world: Pair): Datagram[] {
  const sent: Datagram[] = [];
  world.net.way = (datagram) => {
    sent.push(datagram);
    return [datagram];
  };
  return sent;
}

/** TIME-WAIT ends, and after it the time that associations wait for a connection. */
export function forget(world: Pair): void {
  for (let i = 0; i < FORGETTING / LINGER_TIME; i++) sleep(world, LINGER_TIME);
}

/** Time passes in which nobody has anything to send. */
export function sleep({ net }: Pair, duration: number): void {
  net.now += duration;
  net.run(1);
}

export function lastConnected({ client }: Pair): ConnectionId {
  return client.eventsOf('connected').at(-1)?.connection ?? 0;
}

/** A message arrives by the connection opened last. */
export function works(world: Pair): boolean {
  const peer = accepted(world.server).at(-1) ?? 0;
  return exchange(world, lastConnected(world), peer).join() === HELLO.join();
}

/** Another process in place of a node, with its identity and addresses. */
export function restarted({ net, client }: Pair): Pair {
  const server = new HandNode(1, 1);
  server.transport.listen(PORT);
  const again = new HandNetwork([client, server]);
  again.now = net.now;
  return { net: again, client, server };
}
