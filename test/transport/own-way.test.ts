/** What an application wants for its own connection alone. */
import t from 'tap';
import type { ConnectionId, PathInfo } from '../../src/transport/output.ts';
import type { LocatorChoice } from '../../src/transport/path-control.ts';
import type { HandNode } from '../support/hand-network.ts';
import { accepted, dial, type Pair, pair } from '../support/node-pair.ts';

const DELAY = 10;

/** Two connections over two links each way, which write a segment each 5 ms, and the links that swallow everything. */
class Scene {
  readonly world: Pair = pair(2);
  readonly ids: readonly ConnectionId[];
  readonly peers: readonly ConnectionId[];
  readonly dead = new Set<string>();
  /** When each connection's reader last got anything, and its longest wait since `reset`. */
  readonly lastAt: number[] = [];
  readonly longest: number[] = [];
  written = 0;
  readonly read = [0, 0];

  constructor() {
    const { net, server } = this.world;
    net.way = (datagram) =>
      this.dead.has(datagram.source.key) || this.dead.has(datagram.destination.key) ? [] : [datagram];
    this.ids = dial(this.world, 2);
    net.run(300);
    this.peers = accepted(server);
    this.run(2000);
  }

  get client(): HandNode {
    return this.world.client;
  }

  run(duration: number): this {
    const { net, client, server } = this.world;
    this.longest.fill(0);
    for (let left = duration; left > 0; left -= 1) {
      if (left % 5 === 0) {
        for (const id of this.ids) client.transport.write(net.now, id, new Uint8Array(1000));
        this.written += 1000;
        client.drain(net.now);
      }
      net.run(1);
      for (const [i, id] of this.peers.entries()) {
        const { length } = server.readAll(net.now, id);
        this.longest[i] = Math.max(this.longest[i] ?? 0, net.now - (this.lastAt[i] ?? net.now));
        if (length > 0) this.lastAt[i] = net.now;
        this.read[i] = (this.read[i] ?? 0) + length;
      }
    }
    return this;
  }

  path(connection: 0 | 1): PathInfo {
    const path = this.client.transport.paths(this.ids[connection] ?? 0).find(({ role }) => role === 'active');
    if (path === undefined) throw new Error('no path is in use');
    return path;
  }

  /** The connection is to go by this link of the client. */
  choose(connection: 0 | 1, link: number | undefined): void {
    const choice: LocatorChoice = {
      local: link === undefined ? undefined : this.client.links[link],
      foreign: undefined,
    };
    this.client.transport.pathControl.setLocator(this.world.net.now, this.ids[connection] ?? 0, choice);
    this.client.drain(this.world.net.now);
  }

  report(connection: 0 | 1, path: number): void {
    this.client.transport.pathControl.report(this.world.net.now, this.ids[connection] ?? 0, path);
    this.client.drain(this.world.net.now);
  }

  failovers(): number[] {
    return this.ids.map((id) => this.client.transport.info(id).failovers);
  }

  /** Nothing is lost: what is still to come arrives. */
  settle(): boolean {
    this.world.net.run(500);
    this.run(1);
    return this.read.every((bytes) => bytes === this.written);
  }
}

t.test('[R-TR-90] a connection goes between the locators that its application has chosen; others do not', (t) => {
  const scene = new Scene();
  const before = scene.path(1);
  const other = 1 - before.link;
  scene.choose(0, other);
  t.equal(scene.path(0).link, other, 'at once');
  scene.run(500);
  t.strictSame([scene.path(0).link, scene.path(1).link], [other, before.link]);
  t.ok((scene.longest[0] ?? 99) <= 7, 'without a pause');
  t.strictSame(scene.failovers(), [0, 0]);
  t.match(
    scene.client.eventsOf('active').at(-1),
    { connection: scene.ids[0], reason: 'application' },
    'the application is told',
  );
  const sent = (): number[] => scene.client.transport.paths(scene.ids[0] ?? 0).map(({ bytesSent }) => bytesSent);
  const at = sent();
  scene.run(500);
  const grown = sent().flatMap((bytes, i) => (bytes > (at[i] ?? 0) ? [i] : []));
  t.strictSame(
    grown.map((i) => scene.client.transport.paths(scene.ids[0] ?? 0)[i]?.link),
    [other],
    'its bytes go there and nowhere else',
  );
  scene.choose(0, undefined);
  t.equal(scene.path(0).link, before.link, 'and back as all go');
  t.ok(scene.settle());
  t.end();
});

t.test(
  '[R-TR-91] the chosen path fails: the connection goes on by the others’, and returns when it works again',
  (t) => {
    const scene = new Scene();
    const other = 1 - scene.path(1).link;
    scene.choose(0, other);
    scene.run(1000);
    const local = scene.client.links[other];
    if (local === undefined) throw new Error('no such link');
    scene.dead.add(local.key);
    scene.run(400);
    t.ok((scene.longest[0] ?? 999) <= 75, `a pause of ${scene.longest[0]} ms at a round trip of ${2 * DELAY}`);
    t.ok((scene.longest[1] ?? 999) <= 7, 'the other connection has none');
    t.equal(scene.path(0).link, 1 - other);
    t.strictSame(scene.failovers(), [1, 0]);
    scene.dead.clear();
    scene.run(6000);
    t.equal(scene.path(0).link, other, 'it is where its application wants it');
    t.ok(scene.settle());
    t.end();
  },
);

t.test('[R-TR-91] the path of all others fails: who goes another way goes on', (t) => {
  const scene = new Scene();
  const used = scene.path(1).link;
  scene.choose(0, 1 - used);
  scene.run(1000);
  scene.dead.add(scene.client.links[used]?.key ?? '');
  scene.run(400);
  t.ok((scene.longest[0] ?? 999) <= 7);
  t.equal(scene.path(1).link, 1 - used);
  t.strictSame(scene.failovers(), [0, 1]);
  t.ok(scene.settle());
  t.end();
});

t.test('[R-TR-90] what works no more is no choice: all go as they would', (t) => {
  const scene = new Scene();
  const used = scene.path(0).link;
  const other = scene.client.links[1 - used];
  scene.dead.add(other?.key ?? '');
  scene.run(25_000);
  scene.choose(0, 1 - used);
  scene.run(100);
  t.equal(scene.path(0).link, used);
  t.ok(scene.settle());
  t.end();
});

t.test('[R-TR-92] a verdict holds for the connection of its application, for 2 s, then 4 s', (t) => {
  const scene = new Scene();
  const path = scene.path(0);
  for (const seconds of [2, 4]) {
    scene.report(0, path.id);
    t.not(scene.path(0).id, path.id);
    t.equal(scene.path(1).id, path.id, 'the other connection stays');
    scene.run(seconds * 1000 - 100);
    t.not(scene.path(0).id, path.id, `not before ${seconds} s`);
    scene.run(200);
    t.equal(scene.path(0).id, path.id);
  }
  t.strictSame(scene.failovers(), [0, 0]);
  t.equal(scene.path(0).state, 'active', 'the path is not suspect for anybody');
  t.ok(scene.settle());
  t.end();
});

t.test('[R-TR-92] with no other path that works the bad one is used; an unknown one is none', (t) => {
  const scene = new Scene();
  const path = scene.path(0);
  scene.dead.add(scene.client.links[1 - path.link]?.key ?? '');
  for (const { key } of scene.world.server.links) if (key !== path.foreign.key) scene.dead.add(key);
  scene.run(25_000);
  scene.report(0, path.id);
  scene.run(200);
  t.equal(scene.path(0).id, path.id);
  const { pathControl } = scene.client.transport;
  t.equal(pathControl.report(scene.world.net.now, scene.ids[0] ?? 0, 15), false);
  t.ok(scene.settle());
  t.end();
});

t.test('[R-TR-93] a connection waits without a path for as long as its own application says', (t) => {
  const scene = new Scene();
  scene.client.transport.pathControl.setPathless(scene.world.net.now, scene.ids[0] ?? 0, 3000);
  for (const { key } of scene.client.links) scene.dead.add(key);
  const failed = (): unknown[] => scene.client.eventsOf('failed');
  scene.run(3000);
  t.strictSame(failed(), []);
  scene.world.net.run(1500);
  t.match(failed(), [{ connection: scene.ids[0], code: 'pathless' }]);
  scene.world.net.run(60_000);
  t.equal(failed().length, 1, 'the other waits as the node has it');
  t.end();
});

t.test('[R-TR-94] how often standbys are probed may change at any time', (t) => {
  const scene = new Scene();
  const standby = scene.client.links[1 - scene.path(0).link]?.key;
  const count = (duration: number): number => {
    let probes = 0;
    scene.world.net.way = (datagram) => {
      if (datagram.source.key === standby) probes += 1;
      return [datagram];
    };
    scene.run(duration);
    return probes;
  };
  const before = count(10_000);
  scene.client.transport.pathControl.setProbeInterval(scene.world.net.now, scene.ids[0] ?? 0, 500);
  scene.client.drain(scene.world.net.now);
  const after = count(10_000);
  t.ok(after >= before + 10 && after <= before + 60, `${before} and ${after} datagrams`);
  t.end();
});
