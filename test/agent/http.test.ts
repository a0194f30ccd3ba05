/** The side door: a record as JSON, health and metrics. */
import { once } from 'node:events';
import { connect } from 'node:net';
import t from 'tap';
import { HttpDoor } from '../../src/agent/http-door.ts';
import { signRecord } from '../../src/directory/record.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import type { RecordStore } from '../../src/store/store.ts';
import { formatGeneralizedId } from '../../src/wire/node-id.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { ALICE, BOB, locators } from './support.ts';

t.test('[R-AGENT-51] [R-AGENT-52] read-only, and no more than anybody may know', async (t) => {
  const memory = new MemoryStore();
  let failing = false;
  const store: RecordStore = {
    get: (nodeId, now) => (failing ? Promise.reject(new Error('away')) : memory.get(nodeId, now)),
    put: (nodeId, entry, now) => memory.put(nodeId, entry, now),
    onChange: (listener) => memory.onChange(listener),
    sweep: (now) => memory.sweep(now),
    close: () => memory.close(),
  };
  const now = Date.now();
  for (const [identity, readers] of [
    [ALICE, null],
    [BOB, [ALICE.nodeId]],
  ] as const) {
    const content = { locators: locators(1, 2), ttl: 60, readers };
    const record = signRecord(nodeCrypto, identity, content, BigInt(now), now);
    const entry = { sequence: BigInt(now), expiresAt: now + 60_000, keepUntil: now + 60_000, verified: 2, record };
    await memory.put(identity.nodeId.text, entry, now);
  }
  const door = await HttpDoor.open({
    ...{ store, listen: socketAddress(4, '127.0.0.1', 0) },
    counters: () => ({ queries: 7, 'error.not-found': 2 }),
    gauges: () => ({ subscriptions: 3 }),
  });
  t.teardown(() => door.close());
  const { address, port } = door.address();
  t.equal(address, '127.0.0.1');
  const get = (path: string, method = 'GET'): Promise<Response> => fetch(`http://127.0.0.1:${port}${path}`, { method });

  for (const node of [ALICE.nodeId.text, encodeURIComponent(ALICE.nodeId.text), formatGeneralizedId(ALICE.nodeId)]) {
    const response = await get(`/records/${node}?x`);
    t.equal(response.status, 200);
    t.equal(response.headers.get('content-type'), 'application/json');
    t.match(await response.json(), {
      nodeId: ALICE.nodeId.text,
      sequence: String(now),
      private: false,
      locators: [
        { address: '192.0.2.1', port: 7000, verified: false },
        { address: '192.0.2.2', verified: true },
      ],
    });
  }
  t.equal((await get(`/records/${BOB.nodeId.text}`)).status, 404, 'private');
  t.equal((await get('/records/2000:0000:0000:0001')).status, 404);
  for (const wrong of ['/records/x', '/records/%', '/records/%00']) t.equal((await get(wrong)).status, 400, wrong);
  for (const nothing of ['/', '/records', '/records/', '/records/a/b', '/../etc/passwd'])
    t.equal((await get(nothing)).status, 404, nothing);
  const posted = await get(`/records/${ALICE.nodeId.text}`, 'POST');
  t.strictSame([posted.status, posted.headers.get('allow')], [405, 'GET, HEAD']);
  t.equal((await get(`/records/${ALICE.nodeId.text}`, 'DELETE')).status, 405);
  t.equal(await (await get('/healthz', 'HEAD')).text(), '');

  t.strictSame([(await get('/healthz')).status, await (await get('/healthz')).json()], [200, { status: 'ok' }]);
  const metrics = await (await get('/metrics')).text();
  t.match(metrics, /kamo_agent_events_total\{event="queries"\} 7\n/);
  t.match(metrics, /kamo_agent_events_total\{event="error\.not-found"\} 2\n/);
  t.match(metrics, /kamo_agent_subscriptions 3\n/);
  t.match(metrics, /process_resident_memory_bytes \d+/);
  t.equal((await (await get('/metrics')).text()).match(/event="queries"\} 7\n/g)?.length, 1, 'not added up');

  failing = true;
  t.equal((await get('/healthz')).status, 503);
  t.equal((await get(`/records/${ALICE.nodeId.text}`)).status, 503);

  await t.rejects(
    HttpDoor.open({ store, listen: socketAddress(4, '127.0.0.1', port), counters: () => ({}), gauges: () => ({}) }),
    { code: 'EADDRINUSE' },
  );
});

t.test('[R-AGENT-51] one host keeps nobody else out', async (t) => {
  const door = await HttpDoor.open({
    ...{ store: new MemoryStore(), listen: socketAddress(4, '127.0.0.1', 0) },
    ...{ counters: () => ({}), gauges: () => ({}) },
  });
  t.teardown(() => door.close());
  const { address, port } = door.address();
  const idle = Array.from({ length: 64 }, () => connect(port, address));
  t.teardown(() => idle.map((socket) => socket.destroy()));
  await Promise.all(idle.map((socket) => once(socket, 'connect')));
  const one = connect(port, address);
  one.on('error', () => {});
  await once(one, 'close');
  idle[0]?.destroy();
  const served = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await served()));
  t.pass('served when one of them has gone');
});

t.test('[R-AGENT-51] who does not say a request is not waited for', { timeout: 20_000 }, async (t) => {
  const door = await HttpDoor.open({
    ...{ store: new MemoryStore(), listen: socketAddress(4, '127.0.0.1', 0) },
    ...{ counters: () => ({}), gauges: () => ({}), patience: 100 },
  });
  t.teardown(() => door.close());
  const { address, port } = door.address();
  for (const words of ['', 'GET /healthz HT', 'GET /healthz HTTP/1.1\r\nHost: x\r\n']) {
    const socket = connect(port, address).resume();
    if (words !== '') socket.write(words);
    await once(socket, 'close');
    t.pass(JSON.stringify(words));
  }
});
