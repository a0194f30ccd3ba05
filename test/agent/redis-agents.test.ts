/** Two agents over one Redis: what one is told the other one knows and tells; and Redis dies in between. */
import { once } from 'node:events';
import t from 'tap';
import { AgentServer } from '../../src/agent/server.ts';
import { AgentClient } from '../../src/net/agent-client.ts';
import { RedisStore } from '../../src/store/redis.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';
import { until } from '../store/contract.ts';
import { redisMissing, startRedis } from '../store/redis-server.ts';
import { ALICE, locators } from './support.ts';

t.test('[R-AGENT-20] [R-AGENT-34] [R-AGENT-35] two agents, one Redis', { skip: redisMissing() ?? false }, async (t) => {
  const redis = await startRedis(t.testdir());
  t.teardown(() => redis.kill());
  const cookieKey = new Uint8Array(16).fill(1);
  const open = async (): Promise<AgentServer> => {
    const store = await RedisStore.open(redis.url);
    const server = await AgentServer.open({ store, cookieKey, listen: [socketAddress(4, '127.0.0.1', 0)] });
    t.teardown(() => server.close());
    return server;
  };
  const [first, second] = [await open(), await open()];
  const client = (server: AgentServer, options = {}): AgentClient => {
    const made = new AgentClient({ agents: server.addresses(), ...options });
    t.teardown(() => made.close());
    return made;
  };
  const alice = client(first, { identity: ALICE });
  const bob = client(second);
  const heard: string[] = [];
  bob.on('changed', (_, { record }) => heard.push(record.locators[0].address.address));
  bob.subscribe(ALICE.nodeId);
  await until(() => second.gauges().subscriptions === 1, 20_000);
  const move = async (host: number): Promise<void> => {
    const registered = once(alice, 'registered');
    alice.register({ locators: locators(host), ttl: 120 });
    await registered;
  };
  await move(1);
  await until(() => heard.includes('192.0.2.1'), 20_000);
  t.strictSame(heard, ['192.0.2.1'], 'told by the other agent');

  await redis.kill();
  const failed = once(alice, 'register-failed');
  alice.register({ locators: locators(2), ttl: 120 });
  t.match(await failed, [{ reason: 'unavailable' }]);
  const again = once(alice, 'registered');
  await redis.restart();
  await again;
  await until(() => heard.includes('192.0.2.2'), 60_000);
  t.strictSame(heard, ['192.0.2.1', '192.0.2.2'], 'registered and told once Redis is back');
  t.equal((await client(second).lookup(ALICE.nodeId)).record.locators[0]?.address.address, '192.0.2.2');
});
