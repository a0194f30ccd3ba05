/** What a peer has signed elsewhere of its addresses: both ends have moved, and nothing of either reaches the other. */
import t from 'tap';
import type { ConnectionId } from '../../src/transport/output.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import type { HandNode } from '../support/hand-network.ts';
import { accepted, type Pair, pair } from '../support/node-pair.ts';

/** Two nodes of which each is at its link 0 at first, and a connection that writes a segment each 10 ms. */
class Scene {
  readonly world: Pair = pair(2);
  readonly id: ConnectionId;
  readonly peer: ConnectionId;
  /** Where datagrams vanish. */
  readonly dead = new Set<string>();
  /** What was sent to addresses where nobody is. */
  readonly toNobody: SocketAddress[] = [];
  written = 0;
  read = 0;

  constructor() {
    const { net, client, server } = this.world;
    for (const node of [client, server]) {
      node.transport.removeLink(net.now, 1);
      node.drain(net.now);
    }
    net.way = (datagram) => {
      const { source, destination } = datagram;
      if (![...client.links, ...server.links].some(({ key }) => key === destination.key))
        this.toNobody.push(destination);
      return this.dead.has(source.key) || this.dead.has(destination.key) ? [] : [datagram];
    };
    this.id = client.transport.connect(net.now, {
      nodeId: server.transport.identity.nodeId,
      port: 7,
      locators: server.links.slice(0, 1),
    });
    client.drain(net.now);
    net.run(300);
    [this.peer = 0] = accepted(server);
    this.run(1000);
  }

  run(duration: number): this {
    const { net, client, server } = this.world;
    for (let left = duration; left > 0; left -= 1) {
      if (left % 10 === 0) {
        client.transport.write(net.now, this.id, new Uint8Array(500));
        this.written += 500;
        client.drain(net.now);
      }
      net.run(1);
      this.read += server.readAll(net.now, this.peer).length;
    }
    return this;
  }

  /** The node leaves its link 0 for its link 1. */
  move(node: HandNode): void {
    const { now } = this.world.net;
    this.dead.add(linkOf(node, 0).key);
    node.transport.removeLink(now, 0);
    node.transport.addLink(now, 1, linkOf(node, 1), {});
    node.drain(now);
  }

  /** The node is told what its peer has signed. */
  tell(node: HandNode, id: ConnectionId, addresses: readonly SocketAddress[]): void {
    const { now } = this.world.net;
    const locators = addresses.map((address) => ({ address, preference: 0 }));
    node.transport.pathControl.setRecorded(now, [id], locators);
    node.drain(now);
  }
}

t.test('[R-MH-90] both ends change every address at once, and learn of it elsewhere: the connection goes on', (t) => {
  const scene = new Scene();
  const { client, server } = scene.world;
  scene.move(client);
  scene.move(server);
  scene.run(3000);
  const before = scene.read;
  scene.run(2000);
  t.equal(scene.read, before, 'nothing gets through by itself');
  scene.tell(client, scene.id, [linkOf(server, 1)]);
  scene.tell(server, scene.peer, [linkOf(client, 1)]);
  scene.run(1000);
  t.ok(scene.read > scene.written - 30_000, `${scene.read} of ${scene.written}`);
  t.equal(client.eventsOf('failed').length, 0);
  const foreign = client.transport.paths(scene.id).find(({ role }) => role === 'active')?.foreign.key;
  t.equal(foreign, linkOf(server, 1).key);
  t.end();
});

t.test('[R-MH-90] one end is told: the other hears from it', (t) => {
  const scene = new Scene();
  const { client, server } = scene.world;
  scene.move(client);
  scene.move(server);
  scene.run(1000);
  scene.tell(server, scene.peer, [linkOf(client, 1)]);
  scene.run(2000);
  t.ok(scene.read > scene.written - 30_000, `${scene.read} of ${scene.written}`);
  t.end();
});

t.test(
  '[R-MH-90] [R-MH-25] [R-MH-33] what is signed aims no more probes than what is announced, and none at this network',
  (t) => {
    const scene = new Scene();
    const { client, server } = scene.world;
    scene.move(client);
    scene.move(server);
    const nobody = socketAddress(4, '10.9.9.9', 1);
    scene.tell(client, scene.id, [nobody, socketAddress(4, '127.0.0.1', 1), socketAddress(4, '224.0.0.1', 1)]);
    scene.run(20_000);
    t.strictSame(new Set(scene.toNobody.map(({ key }) => key)), new Set([nobody.key]));
    const first = scene.toNobody.length;
    t.ok(first <= 3, `${first} probes`);
    scene.tell(client, scene.id, [nobody]);
    scene.run(20_000);
    t.ok(scene.toNobody.length > first && scene.toNobody.length <= first + 3, 'another set, other probes');
    t.end();
  },
);

t.test(
  '[R-MH-90] [R-MH-25] a peer of many old addresses: the newer word is paired first, until it announces again',
  (t) => {
    const scene = new Scene();
    const { client, server } = scene.world;
    const { net } = scene.world;
    const many = [5, 6, 7, 8].map((host) => socketAddress(4, `10.2.${host}.1`, 4000));
    server.transport.addLink(net.now, 0, linkOf(server, 0), { announce: many, preference: 9 });
    server.drain(net.now);
    scene.run(2000);
    const pairedWith = (): string[] =>
      client.transport.pathControl
        .locators(scene.id)
        .foreign.filter(({ state }) => state !== 'unused')
        .map(({ address }) => address.address);
    t.ok(many.every(({ address }) => pairedWith().includes(address)));
    const other = socketAddress(4, '10.2.50.1', 4000);
    scene.tell(client, scene.id, [other]);
    scene.run(100);
    t.ok(pairedWith().includes('10.2.50.1'), 'though four are preferred');
    t.end();
  },
);

function linkOf(node: HandNode, link: number): SocketAddress {
  const address = node.links[link];
  if (address === undefined) throw new Error(`no link ${link}`);
  return address;
}
