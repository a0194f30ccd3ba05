/** `proof` of `connect` and `listen`, and what sockets tell of it. */
import { once } from 'node:events';
import t, { type Test } from 'tap';
import { connect, createServer, type KamoSocket, type Node, type ProofMode } from '../../src/index.ts';
import { openWired } from './native-support.ts';
import { AWAY, dial, HOME, openNode, STRANGER } from './net-support.ts';

const UNPROVEN = ['early', 'deferred'] as const;

async function nodes(t: Test): Promise<{ home: Node; away: Node }> {
  const home = await openNode(t, { identity: HOME, locators: ['127.0.0.2', '127.0.0.3'] });
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  return { home, away };
}

/** A server on port 7, and its first connection. */
async function serving(home: Node, proof: ProofMode): Promise<{ connection: Promise<KamoSocket> }> {
  const server = createServer().listen({ node: home, port: 7, proof });
  await once(server, 'listening');
  return { connection: once(server, 'connection').then(([socket]) => socket as KamoSocket) };
}

t.test('[R-API-83] [R-API-81] data flows before the proof, and both ends are told when it is there', async (t) => {
  for (const proof of UNPROVEN) {
    await t.test(proof, async (t) => {
      const { home, away } = await nodes(t);
      const { connection } = await serving(home, proof);
      const client = dial(home, away, { proof });
      const proven = [once(client, 'proven')];
      await once(client, 'connect');
      t.strictSame([client.proven, client.remoteAddress], [false, home.generalizedId], 'as it was dialled');
      client.write('question');
      const served = await connection;
      proven.push(once(served, 'proven'));
      t.strictSame([served.proven, served.remoteAddress], [false, undefined], 'nobody knows who it is');
      const [question] = await once(served, 'data');
      t.equal(String(question), 'question');
      const closed = Promise.all([once(client, 'close'), once(served, 'close')]);
      served.end('answer');
      if (proof === 'early') {
        await Promise.all(proven);
        t.strictSame([client.proven, served.proven], [true, true]);
        t.strictSame([client.remoteAddress, served.remoteAddress], [home.generalizedId, away.generalizedId]);
      }
      const [answer] = await once(client, 'data');
      t.equal(String(answer), 'answer');
      client.end();
      await closed;
      t.equal(client.proven, false, 'there is no connection any more');
    });
  }
});

t.test('[R-API-83] a server that waits for the proof hears nothing of who has not proven itself', async (t) => {
  const { home, away } = await nodes(t);
  const { connection } = await serving(home, 'before-data');
  const client = dial(home, away, { proof: 'early' });
  client.write('waits');
  const served = await connection;
  t.strictSame([served.proven, served.remoteAddress], [true, away.generalizedId]);
  const [data] = await once(served, 'data');
  t.equal(String(data), 'waits');
  served.destroy();
});

t.test('[R-API-83] nodes that know each other are proven at "connect" in every mode', async (t) => {
  const { home, away } = await nodes(t);
  const server = createServer().listen({ node: home, port: 7, proof: 'early' });
  await once(server, 'listening');
  const first = dial(home, away);
  await once(first, 'connect');
  for (const proof of UNPROVEN) {
    const accepted = once(server, 'connection');
    const client = dial(home, away, { proof });
    client.on('proven', () => t.fail('there is nothing to add'));
    await once(client, 'connect');
    t.equal(client.proven, true, proof);
    const [served] = (await accepted) as [KamoSocket];
    if (!served.proven) await once(served, 'proven');
    t.equal(served.remoteAddress, away.generalizedId);
    client.destroy();
  }
  first.destroy();
});

t.test('[R-API-83] [R-SEC-16] who shows the key of another node is found out after "connect"', async (t) => {
  const liar = await openNode(t, { identity: { ...HOME, seed: STRANGER.seed }, locators: ['127.0.0.2'] });
  const away = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'] });
  const { connection } = await serving(liar, 'early');
  const client = dial(liar, away, { proof: 'early' });
  client.on('proven', () => t.fail('it has proven nothing'));
  await once(client, 'connect');
  const served = await connection;
  served.on('error', () => {});
  const [error] = await once(client, 'error');
  t.match(error, { kamoCode: 'ERR_KAMO_PROOF', message: /bad-signature/ });
  t.equal(client.proven, false);
});

t.test('[R-API-83] what is no mode, and what cannot be promised together, is an error of the caller', async (t) => {
  const { home, away } = await nodes(t);
  const options = { node: away, host: home.generalizedId, port: 7, locators: home.locators() };
  for (const proof of ['late', '', true, null, 1] as unknown as ProofMode[]) {
    t.throws(() => connect({ ...options, proof }), { code: 'ERR_KAMO_ARGUMENT', message: /^proof must be one of/ });
    t.throws(() => createServer().listen({ node: home, port: 7, proof }), { code: 'ERR_KAMO_ARGUMENT' });
  }
  for (const proof of UNPROVEN) {
    const both = { proof, requireProof: true };
    t.throws(() => connect({ ...options, ...both }), { code: 'ERR_KAMO_ARGUMENT', message: /'before-data'/ });
    t.throws(() => createServer().listen({ node: home, port: 7, ...both }), { code: 'ERR_KAMO_ARGUMENT' });
  }
  const required = connect({ ...options, proof: 'before-data', requireProof: true });
  required.on('error', () => {}).destroy();
});

t.test('[R-API-83] an ordinary host proves nothing: no mode means anything', async (t) => {
  const { home } = await openWired(t);
  t.throws(() => connect({ node: home, host: '10.9.0.2', port: 80, proof: 'early' }), {
    code: 'ERR_KAMO_ARGUMENT',
    message: /ordinary host/,
  });
});
