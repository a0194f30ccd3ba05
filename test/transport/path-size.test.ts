import t from 'tap';
import type { ConnectionId } from '../../src/transport/output.ts';
import { HandNetwork, HandNode } from '../support/hand-network.ts';

const PORT = 7;

/** A client with data for a server, over a path that loses datagrams above a limit. */
class Scene {
  readonly client: HandNode;
  readonly server: HandNode;
  readonly net: HandNetwork;
  readonly id: ConnectionId;
  readonly #peer: ConnectionId;
  limit = 1472;
  /** Lengths of the client's datagrams that passed. */
  readonly passed: number[] = [];
  #received = 0;

  constructor(largest: number | undefined, accepted: number) {
    this.client = new HandNode(0, 1, {}, largest);
    this.server = new HandNode(1, 1, { config: { largestDatagram: accepted } }, largest);
    this.net = new HandNetwork([this.client, this.server]);
    this.net.way = (datagram) => {
      if (datagram.bytes.length > this.limit) return [];
      if (datagram.destination.key === this.server.links[0]?.key) this.passed.push(datagram.bytes.length);
      return [datagram];
    };
    this.server.transport.listen(PORT);
    this.id = this.client.transport.connect(this.net.now, { port: PORT, locators: this.server.links });
    this.client.drain(this.net.now);
    this.net.run(100);
    const event = this.server.events.find(({ type }) => type === 'accepted');
    if (event?.type !== 'accepted') throw new Error('nothing was accepted');
    this.#peer = event.connection;
  }

  send(length: number): void {
    this.client.transport.write(this.net.now, this.id, new Uint8Array(length));
    this.client.drain(this.net.now);
  }

  /** Time passes, and the server reads. */
  run(duration: number): void {
    for (let left = duration; left > 0; left -= 10) {
      this.net.run(10);
      this.received();
    }
  }

  received(): number {
    this.#received += this.server.readAll(this.net.now, this.#peer).length;
    return this.#received;
  }
}

t.test('[R-MH-50] [R-MH-52] datagrams grow to what the path carries, and nothing is lost by trying', (t) => {
  for (const [limit, expected] of [
    [1472, 1470],
    [1420, 1410],
    [1200, 1200],
  ] as const) {
    const scene = open(1472);
    scene.limit = limit;
    scene.send(1_000_000);
    scene.run(2000);
    scene.send(1_000_000);
    scene.run(1000);
    t.equal(scene.received(), 2_000_000, `${limit}`);
    t.equal(Math.max(...scene.passed.slice(-100)), expected, `${limit}`);
    const [path] = scene.client.transport.paths(scene.id);
    t.equal(path?.lostSegments, 0, 'the loss of a probe is none of the stream');
    t.equal(path?.state, 'active');
  }
  t.end();
});

t.test('[R-MH-50] where the link may fragment nothing above the base is tried', (t) => {
  const scene = open(undefined);
  scene.send(1_000_000);
  scene.run(2000);
  t.equal(scene.received(), 1_000_000);
  t.equal(Math.max(...scene.passed), 1200);
  t.end();
});

t.test(
  '[R-MH-53] when the path carries less of a sudden, the connection goes on at the base, and finds what it carries now',
  (t) => {
    const scene = open(1472);
    scene.send(1_000_000);
    scene.run(2000);
    t.equal(Math.max(...scene.passed), 1470);
    scene.limit = 1330;
    scene.passed.length = 0;
    scene.send(3_000_000);
    scene.run(1500);
    t.ok(scene.received() > 1_000_000, 'it goes on');
    scene.run(6000);
    scene.passed.length = 0;
    scene.send(1_000_000);
    scene.run(2000);
    t.equal(scene.received(), 5_000_000);
    t.equal(Math.max(...scene.passed), 1310);
    t.equal(scene.client.eventsOf('failed').length, 0);
    t.end();
  },
);

t.test('[R-MH-54] each end keeps to the largest datagram that the other accepts', (t) => {
  const scene = open(1472, 1300);
  scene.send(1_000_000);
  scene.run(3000);
  t.equal(scene.received(), 1_000_000);
  const stream = scene.passed.filter((length) => length <= 1300).length;
  t.ok(scene.passed.length - stream <= 4, 'but for probes');
  t.end();
});

function open(largest: number | undefined, accepted = 1472): Scene {
  return new Scene(largest, accepted);
}
