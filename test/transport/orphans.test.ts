import t from 'tap';
import type { TcpState } from '../../src/tcp/states.ts';
import { Orphans } from '../../src/transport/orphans.ts';
import { accepted, dial, pair } from '../support/node-pair.ts';

t.test('[R-TR-101] of more released connections than a quarter of all places the oldest is reset', (t) => {
  const world = pair(1, { connectionLimit: 40 });
  const { net, client, server } = world;
  const ids = dial(world, 20);
  net.run(200);
  t.equal(client.eventsOf('connected').length, 20);
  const theirs = accepted(server);
  for (const [i, end] of theirs.slice(0, 12).entries()) {
    server.transport.release(net.now, end);
    server.drain(net.now);
    net.run(1);
    t.equal(server.transport.connectionCount, 20 - Math.max(0, i + 1 - 10), `${i + 1} released`);
  }
  net.run(50);
  const failed = client.events.filter((event) => event.type === 'failed');
  const first = ids.slice(0, 2).map((connection) => ({ connection, code: 'reset' }));
  t.match(failed, first, 'the peers of the two that were released first');
  t.equal(failed.length, 2);
  t.equal(client.eventsOf('peer-finished').length, 12);

  t.comment('one that has come to its end makes room');
  client.transport.shutdown(net.now, ids[2] as number);
  client.drain(net.now);
  net.run(3000);
  t.equal(server.transport.connectionCount, 17);
  server.transport.release(net.now, theirs[12] as number);
  server.drain(net.now);
  net.run(50);
  t.equal(client.eventsOf('failed').length, 2);

  t.comment('100 s later the rest is gone, and who is held stays');
  net.run(110_000);
  t.equal(server.transport.connectionCount, 7);
  t.equal(client.eventsOf('failed').length, 12);
  t.equal(client.transport.status(ids[19] as number).state, 'established');
  t.end();
});

t.test('[R-TR-101] what is in TIME-WAIT is let alone', (t) => {
  const orphans = new Orphans<{ id: number; tcp: { state: TcpState } }>({ connectionLimit: 8 });
  const released = [1, 2, 3, 4].map((id) => ({ id, tcp: { state: id < 3 ? 'time-wait' : 'fin-wait-2' } as const }));
  for (const orphan of released) t.equal(orphans.add(orphan), undefined);
  t.equal(orphans.add({ id: 5, tcp: { state: 'fin-wait-2' } })?.id, 3);
  orphans.remove({ id: 4, tcp: { state: 'closed' } });
  t.equal(orphans.add({ id: 6, tcp: { state: 'fin-wait-2' } }), undefined);
  t.end();
});
