/** What an application says of its connection's paths, and what it is told of them. */
import { once } from 'node:events';
import t, { type Test } from 'tap';
import type { KamoSocket, PathInfo, PathPreference } from '../../src/index.ts';
import { connect, createServer } from '../../src/index.ts';
import { openWired } from './native-support.ts';
import { dial, failure, openNode, openPair, type Pair, Relay, STRANGER, until } from './net-support.ts';

const ARGUMENT = { code: 'ERR_KAMO_ARGUMENT' };

/** A pair whose ends do not mind how it ends. */
async function open(t: Test, options: Parameters<typeof openPair>[1] = {}): Promise<Pair> {
  const pair = await openPair(t, options);
  for (const socket of [pair.client, pair.accepted]) socket.on('error', () => {});
  pair.server.on('connection', (socket) => socket.on('error', () => {}).resume());
  return pair;
}

/** Both paths of the pair's client work. */
async function verified(client: KamoSocket): Promise<[active: PathInfo, other: PathInfo]> {
  const find = (role: boolean): PathInfo | undefined =>
    client.paths().find((path) => (path.role === 'active') === role && (path.state === 'standby' || role));
  await until(() => find(true) !== undefined && find(false) !== undefined);
  return [find(true), find(false)] as [PathInfo, PathInfo];
}

t.test('[R-API-110] both ends follow what one wishes of a path, and a wish can be taken back', async (t) => {
  const { client, accepted } = await open(t);
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
  const { client, accepted } = await open(t);
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
  const { client, home, away } = await open(t);
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

t.test('[R-API-111] the application moves its flow between locators, and lets it go', async (t) => {
  const { client, accepted, home } = await open(t);
  const [first, second] = await verified(client);
  accepted.resume();
  // On a host that is busy a path may be in doubt for a moment.
  const bothWork = () => until(() => client.locators().foreign.every(({ state }) => state !== 'suspect'));
  await bothWork();
  t.equal(client.setLocator({ foreign: { address: second.foreign.address, port: second.foreign.port } }), client);
  const active = (): PathInfo | undefined => client.paths().find(({ role }) => role === 'active');
  t.equal(active()?.id, second.id);
  t.equal(
    accepted.paths().find(({ role }) => role === 'active')?.local?.key,
    first.foreign.key,
    'the peer goes its own way',
  );
  client.write(Buffer.alloc(100_000));
  await until(() => accepted.bytesRead === 100_000);
  t.ok((client.paths().find(({ id }) => id === second.id)?.bytesSent ?? 0) > 0);
  await bothWork();
  client.setLocator({ local: '127.0.0.4', foreign: first.foreign.address });
  t.equal(active()?.id, first.id, 'a port may be left out');
  client.setLocator({ foreign: second.foreign.address });
  client.setLocator();
  t.equal(active()?.id, first.id, 'as all go');
  await bothWork();
  const { local, foreign } = client.locators();
  t.match(local, [{ address: '127.0.0.4', family: 'IPv4', origin: 'own', state: 'active' }]);
  t.strictSame(
    foreign.map(({ address, origin, state }) => `${address} ${origin} ${state}`).sort(),
    home
      .locators()
      .map(({ address }) => `${address} announced ${address === active()?.foreign.address ? 'active' : 'standby'}`)
      .sort(),
  );
});

t.test('[R-API-111] a choice that cannot be is an error, and changes nothing', async (t) => {
  const { client } = await open(t);
  const [first, second] = await verified(client);
  client.setLocator({ foreign: second.foreign.address });
  for (const wrong of [
    { local: 'here' },
    { foreign: 7 },
    { foreign: '127.0.0.300' },
    { local: '127.0.0.4:70000' },
    null,
    'x',
  ])
    t.throws(() => client.setLocator(wrong as never), ARGUMENT);
  for (const missing of [{ local: '127.0.0.99' }, { foreign: '192.0.2.1:7' }, { local: first.foreign.address }])
    t.throws(() => client.setLocator(missing), { code: 'ERR_KAMO_NO_LOCATOR', message: /no path between/ });
  t.equal(client.paths().find(({ role }) => role === 'active')?.id, second.id);
  client.destroy();
  t.equal(client.setLocator({ local: '127.0.0.99' }), client);
  t.strictSame([client.locators(), client.diagnosis], [{ local: [], foreign: [] }, undefined]);
});

t.test('[R-API-112] a verdict moves the connection of its application, and no other', async (t) => {
  const { client, home, away } = await open(t);
  const [first] = await verified(client);
  const other = dial(home, away);
  await once(other, 'connect');
  client.reportPath(first, 'bad');
  const active = (socket: KamoSocket): number | undefined => socket.paths().find(({ role }) => role === 'active')?.id;
  t.not(active(client), first.id);
  t.equal(active(other), first.id);
  for (const wrong of ['good', undefined, 1] as unknown as 'bad'[])
    t.throws(() => client.reportPath(first, wrong), ARGUMENT);
  t.throws(() => client.reportPath(15, 'bad'), ARGUMENT);
  other.destroy();
  t.equal(other.reportPath(first, 'bad'), other);
});

t.test('[R-API-113] what changes on a live socket, and bad values that change nothing', async (t) => {
  const { client, home, away } = await open(t, { client: { pathless: 1000, probeInterval: 200 } });
  t.equal(
    client.setPathless(Number.POSITIVE_INFINITY).setProbeInterval(100).setRequireProof(true).setRequireProof(false),
    client,
  );
  for (const wrong of [-1, Number.NaN, '5', null] as unknown as number[]) {
    t.throws(() => client.setPathless(wrong), { ...ARGUMENT, message: /pathless must be/ });
    t.throws(() => dial(home, away, { pathless: wrong }), ARGUMENT);
  }
  for (const wrong of [0, 99, Number.NaN, '500'] as unknown as number[]) {
    t.throws(() => client.setProbeInterval(wrong), { ...ARGUMENT, message: /probeInterval must be/ });
    t.throws(() => dial(home, away, { probeInterval: wrong }), ARGUMENT);
  }
  for (const wrong of [1, 'yes', null, undefined] as unknown as boolean[])
    t.throws(() => client.setRequireProof(wrong), ARGUMENT);
});

t.test('[R-API-113] a connection fails when it has been without a path for as long as it was told', async (t) => {
  const { home, away } = await open(t);
  const relay = await Relay.open(t);
  relay.forwardTo('127.0.0.2', home.locators()[0]?.port ?? 0);
  const lone = await openNode(t, { identity: STRANGER, locators: ['127.0.0.5'], transport: { probeInterval: 200 } });
  const client = connect({ node: lone, host: home.generalizedId, port: 7, locators: [relay.address], pathless: 100 });
  await once(client, 'connect');
  const direct = () => client.paths().filter(({ foreign }) => foreign.address !== '127.0.0.1');
  await until(() => direct().length === home.locators().length && direct().every(({ state }) => state === 'standby'));
  // Silent, all of them: an address at which nobody listens would refuse, which is another way to end.
  for (const { id } of direct()) client.setPath(id, 'abandon');
  relay.cut = true;
  client.write('x');
  t.match(await failure(client), { kamoCode: 'ERR_KAMO_PATHLESS' });
  t.equal(away.closed, false);
});

t.test('[R-API-114] diagnosis: the carrier, a translator, limits, refused paths, and what was dropped', async (t) => {
  const { home, away } = await open(t);
  const relay = await Relay.open(t);
  relay.forwardTo('127.0.0.2', home.locators()[0]?.port ?? 0);
  const client = connect({ node: away, host: home.generalizedId, port: 7, locators: [relay.address, '127.0.0.77:9'] });
  t.equal(client.diagnosis, undefined);
  await once(client, 'connect');
  const { diagnosis: early } = client;
  t.match(early, { carrier: 'udp', drops: {} });
  await until(() => client.diagnosis?.translated === true);
  const { paths = [], remarks = [] } = client.diagnosis ?? {};
  t.ok(remarks.some((remark) => remark.includes('address translator: the peer sees 127.0.0.1:')));
  t.ok(
    paths.some(({ translated }) => translated === false),
    'the path beside it has none',
  );
  t.equal(paths.find(({ limit }) => limit !== 'nothing')?.limit, 'application');
  t.strictSame(
    paths.flatMap(({ keepalive }) => keepalive ?? []),
    [7_200_000],
    'within a host nothing forgets the path in use',
  );
  const [direct] = client.paths().filter(({ foreign }) => foreign.address === '127.0.0.3');
  await until(() => client.paths().find(({ id }) => id === direct?.id)?.state === 'standby');
  client.setPath(direct?.id ?? -1, 'abandon');
  t.equal(client.diagnosis?.paths.find(({ path }) => path === direct?.id)?.refused, 'abandoned');
});

t.test(
  '[R-API-111] [R-API-112] [R-API-113] [R-API-114] with an ordinary host there is nothing to choose',
  async (t) => {
    const { home, away } = await openWired(t);
    const server = createServer((socket) => socket.resume());
    await once(server.listen({ node: home, port: 7 }), 'listening');
    const legacy = { code: 'ERR_KAMO_LEGACY' };
    const options = { node: away, host: '10.9.0.1', port: 7 };
    t.throws(() => connect({ ...options, pathless: 5 }), legacy);
    const client = connect(options);
    await once(client, 'connect');
    t.throws(() => client.setLocator({}), legacy);
    t.throws(() => client.reportPath(0, 'bad'), legacy);
    t.throws(() => client.setPathless(5), legacy);
    t.throws(() => client.setProbeInterval(500), legacy);
    t.throws(() => client.setRequireProof(true), { code: 'ERR_KAMO_UNPROVEN' });
    t.equal(client.setRequireProof(false), client);
    t.match(client.diagnosis, { carrier: 'native', paths: [], remarks: [] });
    t.strictSame(client.locators(), { local: [], foreign: [] });
    client.destroy();
  },
);
