/** Who sees an opening and proves itself on it first, as itself. */
import t from 'tap';
import type { Passing } from '../attack/multihome/on-path.ts';
import { OWN, Speaker } from '../attack/multihome/taken.ts';
import { former } from '../support/former-pair.ts';
import { accepted, dial, type Pair, pair } from '../support/node-pair.ts';

/** An observer at the server's door: what it says comes ahead of what it sees. */
function watchedByAnother({ net, server }: Pair, speaker: Speaker): void {
  const seen: Passing[] = [];
  net.way = (datagram) => {
    const direction = server.links.some(({ key }) => key === datagram.destination.key) ? 'to-server' : 'to-client';
    const passing: Passing = { direction, line: 0, bytes: datagram.bytes.slice() };
    seen.push(passing);
    const said = speaker.see(passing, seen);
    if (said === undefined) return [datagram];
    if (direction === 'to-server') return [{ ...datagram, bytes: said }, datagram];
    return [datagram, { source: datagram.destination, destination: datagram.source, bytes: said }];
  };
}

t.test('[R-SEC-22] who proves itself in the place of who dialled is itself, and no byte is in its connection', (t) => {
  const world = pair();
  const { net, client, server } = world;
  watchedByAnother(world, new Speaker());
  dial(world);
  net.run(15_000);
  t.match(server.eventsOf('accepted'), [{ peer: { text: OWN.nodeId.text } }], 'of the observer alone');
  t.equal(server.readAll(net.now, accepted(server)[0] ?? 0).length, 0);
  t.equal(client.eventsOf('connected').length, 0);
  t.equal(client.eventsOf('failed').length, 1);
  t.ok((server.transport.associationDrops['hello-contradiction'] ?? 0) > 0);
  t.ok((client.transport.associationDrops['proof-unauthentic'] ?? 0) > 0);
  t.end();
});

t.test('[R-SEC-22] an opening by a ticket is not taken so', (t) => {
  const world = former();
  const { net, client, server } = world;
  watchedByAnother(world, new Speaker(({ direction, bytes }) => direction === 'to-server' && (bytes[1] ?? 0) === 0x10));
  dial(world);
  net.run(1000);
  t.match(server.eventsOf('accepted')[1], { peer: { text: client.transport.identity.nodeId.text } });
  t.match(server.transport.associations, { founded: 2, resumed: 1 });
  t.equal(client.eventsOf('failed').length, 0);
  t.end();
});
