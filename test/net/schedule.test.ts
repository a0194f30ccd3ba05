import { once } from 'node:events';
import t from 'tap';
import { connect, type ScheduleName } from '../../src/index.ts';
import { openWired } from './native-support.ts';
import { dial, openNodes, openPair, until } from './net-support.ts';

t.test('[R-API-60] a socket is dialled with a schedule, tells it, and changes it', async (t) => {
  const { home, away, server } = await openNodes(t);
  const connection = once(server, 'connection');
  const client = dial(home, away, { schedule: 'redundant' });
  t.equal(client.schedule, 'failover', 'none before the connection');
  const [[accepted]] = await Promise.all([connection, once(client, 'connect')]);
  t.equal(client.schedule, 'redundant');
  t.equal(client.status()?.schedule, 'redundant');
  t.equal(accepted.schedule, 'failover', 'the other direction is its own');
  accepted.resume();
  const carrying = (): number => client.paths().filter((path) => path.bytesSent > 20_000).length;
  const wrote = setInterval(() => client.write(Buffer.alloc(1000)), 2);
  await until(() => carrying() === 2);
  for (const name of ['hedged', 'aggregate', 'hedged', 'failover'] as const) {
    client.setSchedule(name);
    t.equal(client.schedule, name);
  }
  clearInterval(wrote);
  client.end();
});

t.test('[R-API-60] what is no schedule is ERR_KAMO_ARGUMENT', async (t) => {
  const { home, away, client } = await openPair(t);
  for (const wrong of ['fastest', '', 7, null] as unknown as ScheduleName[]) {
    const error = {
      code: 'ERR_KAMO_ARGUMENT',
      message: /schedule must be one of failover, hedged, redundant, aggregate/,
    };
    t.throws(() => dial(home, away, { schedule: wrong ?? ('none' as ScheduleName) }), error);
    t.throws(() => client.setSchedule(wrong), error);
  }
  t.equal(client.schedule, 'failover');
});

t.test('[R-API-60] with an ordinary host there is nothing to choose', async (t) => {
  const { away } = await openWired(t);
  const options = { node: away, host: '10.9.0.1', port: 7 };
  t.throws(() => connect({ ...options, schedule: 'redundant' }), { code: 'ERR_KAMO_ARGUMENT' });
  const client = connect({ ...options, schedule: 'failover' }).on('error', () => {});
  t.teardown(() => client.destroy());
});
