import t, { type Test } from 'tap';
import type { ConnectionId, PathInfo } from '../../src/transport/output.ts';
import { type Datagram, HandNetwork, HandNode } from '../support/hand-network.ts';

const PORT = 7;
const DELAY = 10;
/** What a host's news of a link may cost beyond the way of the datagrams, in ms. */
const MARGIN = 5;
/** What is written in a ms: within a round trip less than the initial window, and more. */
const SLOW = 400;
const FAST = 3000;

/** A client that sends to a server without end, a server that reads, and links that go. */
class Scene {
  readonly client: HandNode;
  readonly server: HandNode;
  readonly net: HandNetwork;
  readonly id: ConnectionId;
  readonly #peer: ConnectionId;
  /** Where nothing arrives, and from where nothing leaves. */
  readonly #deaf = new Set<string>();
  readonly #dumb = new Set<string>();
  readonly #rate: number;
  #written = 0;
  #received = 0;
  #longest = 0;
  #last = 0;

  constructor(links: number, rate = FAST) {
    this.#rate = rate;
    this.client = new HandNode(0, links);
    this.server = new HandNode(1, links);
    this.net = new HandNetwork([this.client, this.server], DELAY);
    this.net.way = (datagram) => (this.#isDead(datagram) ? [] : [datagram]);
    this.server.transport.listen(PORT);
    this.id = this.client.transport.connect(this.net.now, { port: PORT, locators: this.server.links });
    this.client.drain(this.net.now);
    this.net.run(200);
    const event = this.server.events.find(({ type }) => type === 'accepted');
    if (event?.type !== 'accepted') throw new Error('nothing was accepted');
    this.#peer = event.connection;
    this.run(1000);
  }

  active(): PathInfo {
    const active = this.client.transport.paths(this.id).find(({ role }) => role === 'active');
    if (active === undefined) throw new Error('no path is active');
    return active;
  }

  serverPaths(): PathInfo[] {
    return this.server.transport.paths(this.#peer);
  }

  /** Time passes, the client writes, and the server reads. */
  run(duration: number): void {
    for (let left = duration; left > 0; left--) {
      this.client.transport.write(this.net.now, this.id, new Uint8Array(this.#rate));
      this.#written += this.#rate;
      this.client.drain(this.net.now);
      this.net.run(1);
      this.#read();
    }
  }

  /**
   * The node's links die, the one in use among them, and it knows at once: nothing comes by them any more, what it has
   * sent by them is on its way. The longest pause of the reader from then on is what counts.
   *
   * @param others how many, as numbers from the one in use on
   * @param swallowed for so long, in ms, what it has sent by them is lost, too; 0, or `DELAY` and more
   */
  lose(node: HandNode, others: readonly number[], swallowed = 0): number {
    const active = this.active();
    const used = node === this.client ? linkAt(node, active.link) : linkOf(node, active.foreign.key);
    const first = node.links.indexOf(used);
    const lost = others.map((other) => (first + other) % node.links.length);
    if (swallowed > 0) for (const link of lost) this.#dumb.add(linkAt(node, link).key);
    this.run(Math.max(0, swallowed - DELAY));
    // What would arrive from now on was sent before.
    for (const link of lost) this.#deaf.add(linkAt(node, link).key);
    this.run(DELAY);
    for (const link of lost) this.#dumb.add(linkAt(node, link).key);
    this.#longest = 0;
    for (const link of lost) node.transport.removeLink(this.net.now, link);
    node.drain(this.net.now);
    this.run(500);
    return this.#longest;
  }

  finish(t: Test): void {
    for (let left = 500; left > 0; left--) {
      this.net.run(1);
      this.#read();
    }
    t.equal(this.#received, this.#written, 'every byte arrives');
  }

  #isDead({ source, destination }: Datagram): boolean {
    return this.#dumb.has(source.key) || this.#deaf.has(destination.key);
  }

  #read(): void {
    const { length } = this.server.readAll(this.net.now, this.#peer);
    if (length === 0) return;
    this.#longest = Math.max(this.#longest, this.net.now - this.#last);
    this.#last = this.net.now;
    this.#received += length;
  }
}

t.test('[R-TR-60] the sender loses links: the receiver waits for the way of a datagram, not longer', (t) => {
  for (const lost of [[0], [0, 1]]) {
    const scene = new Scene(3, SLOW);
    const stall = scene.lose(scene.client, lost);
    t.ok(stall <= DELAY + MARGIN, `links ${lost}: ${stall} ms`);
    t.equal(scene.active().state, 'active');
    scene.finish(t);
  }
  const scene = new Scene(3, FAST);
  const stall = scene.lose(scene.client, [0]);
  t.ok(stall <= 2 * DELAY + MARGIN, `more than the window of a new path: ${stall} ms`);
  scene.finish(t);
  t.end();
});

t.test('[R-TCP-98] what left within the last 10 ms is sent anew at once', (t) => {
  const scene = new Scene(3, SLOW);
  const stall = scene.lose(scene.client, [0], DELAY);
  t.ok(stall <= DELAY + MARGIN, `${stall} ms`);
  scene.finish(t);
  t.end();
});

t.test(
  '[R-TCP-98] what was on its way is sent anew when an answer by the new path shows that it did not arrive',
  (t) => {
    const scene = new Scene(3, SLOW);
    const stall = scene.lose(scene.client, [0], DELAY + 5);
    t.ok(stall > 2 * DELAY && stall <= 3 * DELAY + 2 * MARGIN, `${stall} ms`);
    scene.finish(t);
    t.end();
  },
);

t.test('[R-TCP-98] of what had arrived nothing but the head and those 10 ms are sent again', (t) => {
  const scene = new Scene(3, SLOW);
  const { client } = scene;
  const before = client.transport.paths(scene.id);
  scene.lose(client, [0]);
  scene.finish(t);
  const sent = (paths: readonly PathInfo[]) => paths.reduce((sum, { bytesSent }) => sum + bytesSent, 0);
  const extra = sent(client.transport.paths(scene.id)) - sent(before) - SLOW * (DELAY + 500);
  t.ok(extra <= 1200 + 11 * SLOW, `${extra} bytes`);
  t.end();
});

t.test('[R-TR-60] the receiver loses links: the receiver waits for a round trip, not longer', (t) => {
  for (const lost of [[0], [0, 1]]) {
    const scene = new Scene(3);
    const stall = scene.lose(scene.server, lost);
    t.ok(stall <= 2 * DELAY + MARGIN, `links ${lost}: ${stall} ms`);
    scene.finish(t);
  }
  t.end();
});

t.test('[R-TR-60] links of one time are announced once, in the draining that follows', (t) => {
  const scene = new Scene(3);
  // Longer than sets may change within.
  scene.run(1500);
  const { client, net } = scene;
  client.drain(net.now);
  client.sent.length = 0;
  client.transport.removeLink(net.now, 0);
  client.transport.removeLink(net.now, 1);
  client.drain(net.now);
  t.ok(client.sent.length > 0, 'it leaves at once');
  t.same([...new Set(client.sent.map(({ source }) => source.key))], [client.links[2]?.key], 'by what is left');
  net.run(DELAY + 1);
  const states = scene
    .serverPaths()
    .map(({ foreign, state }) => `${client.links.indexOf(linkOf(client, foreign.key))} ${state}`);
  t.same(
    states.filter((text) => !text.endsWith('deprecated')).map((text) => text[0]),
    states.filter((text) => text.startsWith('2')).map(() => '2'),
    'the peer knows of both after one way',
  );
  scene.finish(t);
  t.end();
});

t.test('[R-TR-61] a link gets another preference: its paths go on, and traffic moves to what is preferred', (t) => {
  const scene = new Scene(2);
  const { client, net } = scene;
  scene.run(1500);
  const before = scene.active();
  const other = 1 - before.link;
  const changes = client.eventsOf('path').length;
  client.transport.addLink(net.now, other, linkAt(client, other), { preference: 9, riskGroup: 70_000 });
  client.drain(net.now);
  t.same(
    client.transport
      .paths(scene.id)
      .map(({ state }) => state)
      .filter((state) => state === 'deprecated'),
    [],
  );
  scene.run(1500);
  t.equal(scene.active().link, other);
  const reasons = client
    .eventsOf('path')
    .slice(changes)
    .flatMap((event) => (event.type === 'path' ? [event.reason] : []));
  t.same(
    reasons.filter((reason) => reason !== 'selected' && reason !== 'deselected'),
    [],
    'nothing was withdrawn',
  );
  scene.finish(t);
  t.end();
});

function linkAt(node: HandNode, index: number) {
  const link = node.links[index];
  if (link === undefined) throw new Error(`no link ${index}`);
  return link;
}

function linkOf(node: HandNode, key: string) {
  return linkAt(
    node,
    node.links.findIndex((link) => link.key === key),
  );
}
