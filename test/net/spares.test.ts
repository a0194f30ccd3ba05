/** Spare ports of a node's locators: when there are any, and what they are good for. */
import { once } from 'node:events';
import t, { type Test } from 'tap';
import type { KamoSocket, Node, PathInfo } from '../../src/index.ts';
import { connect } from '../../src/index.ts';
import { inNamespace, UPLINKS } from '../link/namespace.ts';
import { AWAY, drain, HOME, listening, openNode, Relay, until } from './net-support.ts';

const CHILD = '../net/host-locators-child.js';

interface Behind {
  readonly home: Node;
  readonly away: Node;
  readonly relay: Relay;
  readonly client: KamoSocket;
  readonly accepted: KamoSocket;
}

t.test(
  '[R-API-120] the flow in use dies, and a spare port carries on without a byte lost; then there is a fresh one',
  async (t) => {
    const { away, relay, client, accepted } = await behindRelay(t, true);
    const bytes = Buffer.alloc(400_000, 'kamo');
    const received = drain(accepted);
    const used: number[] = [];
    for (let round = 0; round < 3; round++) {
      await until(() => find(client, (path) => path.spare && path.state === 'standby') !== undefined);
      const port = find(client, ({ role }) => role === 'active')?.local?.port ?? 0;
      used.push(port);
      const moved = once(client, 'active');
      relay.dead.add(port);
      for (let i = 0; i < 10; i++) client.write(bytes.subarray(i * 40_000, (i + 1) * 40_000));
      await moved;
      // Spares that are free of it may be closed now, and their numbers be given again; others stay dead.
      const open = away.diagnosis().locators.flatMap(({ port, sparePorts }) => [port, ...sparePorts]);
      for (const dead of relay.dead) if (!open.includes(dead)) relay.dead.delete(dead);
    }
    client.end();
    const all = await received;
    t.equal(new Set(used).size, 3, 'each time another port');
    t.ok(all.equals(Buffer.concat([bytes, bytes, bytes])));
    t.ok((away.diagnosis().locators[0]?.sparePorts.length ?? 0) <= 3);
  },
);

t.test(
  '[R-API-120] who dials has one for each locator, who is dialled has none, and neither tells of it',
  async (t) => {
    const { home, away, client } = await behindRelay(t, true);
    await until(() => away.diagnosis().locators[0]?.sparePorts.length === 1);
    await until(() => find(client, ({ spare }) => spare) !== undefined);
    t.strictSame(
      home.diagnosis().locators.map(({ sparePorts }) => sparePorts),
      [[]],
    );
    t.equal(away.locators().length, 1);
    t.equal(client.locators().local.length, 1);
    const [port] = away.diagnosis().locators[0]?.sparePorts ?? [];
    t.equal(find(client, ({ spare }) => spare)?.local?.port, port);
  },
);

t.test('[R-API-120] without being asked there is none on loopback, and with false there is none at all', async (t) => {
  for (const spares of [undefined, false]) {
    const { away, client } = await behindRelay(t, spares);
    client.write('kamo');
    await new Promise((resolve) => setTimeout(resolve, 100));
    t.strictSame(
      away.diagnosis().locators.map(({ sparePorts }) => sparePorts),
      [[]],
    );
  }
  await t.rejects(openNode(t, { locators: ['127.0.0.4'], spares: 1 as unknown as boolean }), {
    code: 'ERR_KAMO_ARGUMENT',
  });
});

t.test('[R-API-120] a locator that goes takes its spare port with it', async (t) => {
  const { away, client } = await behindRelay(t, true);
  await until(() => find(client, ({ spare }) => spare) !== undefined);
  const [locator] = away.locators();
  t.ok(locator !== undefined && away.removeLocator(`${locator.address}:${locator.port}`));
  t.strictSame(away.diagnosis().locators, []);
  t.strictSame(client.locators().local, []);
});

t.test('[R-API-120] a host with one uplink has spare ports once it has dialled, with two it has none', async (t) => {
  const told = await inNamespace(t, UPLINKS, CHILD, '', 'spares');
  if (told !== undefined) t.strictSame(told, { two: [0, 0, 0, 0], one: [1, 1] });
});

/** A server behind a translator that gives each source port a mapping of its own, and a client that knows nothing else of it. */
async function behindRelay(t: Test, spares: boolean | undefined): Promise<Behind> {
  const home = await openNode(t, { identity: HOME, locators: [{ address: '127.0.0.2', announce: false }] });
  const away = await openNode(t, {
    identity: AWAY,
    locators: [{ address: '127.0.0.4', announce: false }],
    ...(spares === undefined ? {} : { spares }),
  });
  const relay = await Relay.open(t);
  for (const { address, port } of home.locators()) relay.forwardTo(address, port);
  const server = await listening(home);
  const connection = once(server, 'connection');
  const client = connect({ node: away, host: home.generalizedId, port: 7, locators: [relay.address] });
  client.on('error', () => {});
  const [[accepted]] = await Promise.all([connection, once(client, 'connect')]);
  return { home, away, relay, client, accepted };
}

function find(socket: KamoSocket, fits: (path: PathInfo) => boolean): PathInfo | undefined {
  return socket.paths().find(fits);
}
