/** What an application says of its connection's paths, and what it is told of them. */
import { once } from 'node:events';
import t from 'tap';
import type { KamoSocket, PathInfo, PathPreference } from '../../src/index.ts';
import { connect, createServer } from '../../src/index.ts';
import { openWired } from './native-support.ts';
import { dial, openPair, until } from './net-support.ts';

const ARGUMENT = { code: 'ERR_KAMO_ARGUMENT' };

/** Both paths of the pair's client work. */
async function verified(client: KamoSocket): Promise<[active: PathInfo, other: PathInfo]> {
  const find = (role: boolean): PathInfo | undefined =>
    client.paths().find((path) => (path.role === 'active') === role && (path.state === 'standby' || role));
  await until(() => find(true) !== undefined && find(false) !== undefined);
  return [find(true), find(false)] as [PathInfo, PathInfo];
}

t.test('[R-API-110] both ends follow what one wishes of a path, and a wish can be taken back', async (t) => {
  const { client, accepted } = await openPair(t);
  const [first, second] = await verified(client);
  const peerWish = (): string | undefined =>
    accepted.paths().find(({ local }) => local?.key === second.foreign.key)?.peerWish;
  t.equal(client.setPath(second, 'prefer'), client);
  t.equal(client.paths().find(({ id }) => id === second.id)?.wish, 'prefer');
  await until(() => peerWish() === 'prefer');
  accepted.setPath(accepted.paths().find(({ local }) => local?.key === second.foreign.key)?.id ?? -1, 'backup');
  await until(() => client.paths().find(({ id }) => id === second.id)?.peerWish === 'backup');
  client.setPath(second.id, 'normal');
  await until(() => peerWish() === 'none');
  t.equal(client.paths().find(({ role }) => role === 'active')?.id, first.id);
});

t.test('[R-API-110] an abandoned path is left, and nothing is lost', async (t) => {
  const { client, accepted } = await openPair(t);
  const [first, second] = await verified(client);
  let received = 0;
  accepted.on('data', (chunk: Buffer) => {
    received += chunk.length;
  });
  const moved = once(client, 'active');
  for (let i = 0; i < 50; i++) client.write(Buffer.alloc(2000));
  client.setPath(first, 'abandon');
  const [{ to }] = await moved;
  t.equal(to.id, second.id);
  for (let i = 0; i < 50; i++) client.write(Buffer.alloc(2000));
  await until(() => received === 200_000);
  t.match(
    client.paths().find(({ id }) => id === first.id),
    { state: 'deprecated', wish: 'abandon', lastReason: 'application' },
  );
  t.equal(client.failovers, 0, 'no path has failed');
  client.setPath(first, 'normal');
  await until(() => client.paths().find(({ id }) => id === first.id)?.state === 'standby');
});

t.test('[R-API-110] what is no path, or no preference, is ERR_KAMO_ARGUMENT and changes nothing', async (t) => {
  const { client, home, away } = await openPair(t);
  const [first] = await verified(client);
  for (const wrong of ['best', '', 1, null, 'toString'] as unknown as PathPreference[])
    t.throws(() => client.setPath(first, wrong), { ...ARGUMENT, message: /preference must be one of prefer, normal/ });
  for (const wrong of [-1, 0.5, 15, 16, '0', null, {}] as unknown as number[])
    t.throws(() => client.setPath(wrong, 'backup'), { ...ARGUMENT, message: /path must be one of paths/ });
  t.strictSame(new Set(client.paths().map(({ wish }) => wish)), new Set(['none']));
  const early = dial(home, away).on('error', () => {});
  t.throws(() => early.setPath(0, 'backup'), ARGUMENT, 'before there is a connection there is no path');
  early.destroy();
  client.destroy();
  t.equal(client.setPath(first, 'backup'), client, 'after the end nothing happens');
});

t.test('[R-API-110] an ordinary host has one path only', async (t) => {
  const { home, away } = await openWired(t);
  const server = createServer((socket) => socket.resume());
  await once(server.listen({ node: home, port: 7 }), 'listening');
  const client = connect({ node: away, host: '10.9.0.1', port: 7 });
  await once(client, 'connect');
  t.throws(() => client.setPath(0, 'backup'), { code: 'ERR_KAMO_LEGACY' });
  client.destroy();
});
