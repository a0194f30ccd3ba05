/** Agents that have no time, in virtual time. */
import t from 'tap';
import { encodeAgentMessage, parseAgentMessage } from '../../src/wire/agent-message.ts';
import { ALICE } from './support.ts';
import { CONTENT, type Impostor, lookUp, registered, World } from './world.ts';

/** Refuses every question. */
function refusing(code: 'busy' | 'full', retryAfter: number): Impostor {
  return (bytes) => {
    const read = parseAgentMessage(bytes);
    if (!read.ok) return [];
    const { transaction } = read.value;
    return [encodeAgentMessage({ type: 'error', transaction, cookie: null, code, retryAfter, sequence: 0n })];
  };
}

t.test('[R-AGENT-24] a hundred who were refused at one moment come back over a second, none too soon', (t) => {
  const world = new World();
  const times: number[] = [];
  world.impostor((bytes) => {
    times.push(world.elapsed);
    return refusing('busy', 1)(bytes);
  });
  for (let i = 0; i < 100; i++) lookUp(world.client(), ALICE.nodeId);
  world.run(3000);
  const [first = 0] = times;
  t.equal(times.filter((at) => at === first).length, 100, 'asked at one moment');
  const refused = first + world.delay;
  const back = times.slice(100, 200).map((at) => at - refused - world.delay);
  t.ok(Math.min(...back) >= 1000, `the first after ${Math.min(...back)} ms`);
  t.ok(Math.max(...back) <= 2001, `the last after ${Math.max(...back)} ms`);
  for (let from = 1000; from < 2000; from += 250) {
    const number = back.filter((after) => after >= from && after < from + 250).length;
    t.ok(number >= 10 && number <= 40, `${number} from ${from} ms on`);
  }
  t.end();
});

t.test('[R-AGENT-24] [R-AGENT-21] an agent that is busy for a day has a lookup wait for seconds', (t) => {
  const world = new World();
  world.impostor(refusing('busy', 65_535));
  const bob = world.client();
  lookUp(bob, ALICE.nodeId);
  world.run(60_000);
  t.match(bob.told, [{ kind: 'done', found: false, reasons: ['busy'] }]);
  t.end();
});

t.test('[R-AGENT-25] [R-AGENT-27] who was turned away together tries again at moments of its own', (t) => {
  const world = new World();
  const times = { register: [] as number[], subscribe: [] as number[] };
  world.impostor((bytes) => {
    const read = parseAgentMessage(bytes);
    if (read.ok && (read.value.type === 'register' || read.value.type === 'subscribe'))
      times[read.value.type].push(world.elapsed);
    return refusing('full', 0)(bytes);
  });
  for (let i = 0; i < 20; i++) {
    const client = world.client({ identity: ALICE });
    client.do((machine, now) => machine.register(now, CONTENT));
    client.do((machine, now) => machine.subscribe(now, ALICE.nodeId));
  }
  world.run(1500);
  for (const [what, at] of Object.entries(times)) {
    const again = at.filter((each) => each > 500);
    t.equal(again.length, 20, what);
    t.ok(Math.max(...again) - Math.min(...again) > 200, `${what}: ${Math.min(...again)}..${Math.max(...again)} ms`);
  }
  t.end();
});

t.test('[R-AGENT-21] busy agents hold up nobody who has an answer from another one', (t) => {
  const world = new World();
  world.agent();
  world.impostor(refusing('busy', 65_535));
  registered(world, [1]);
  const bob = world.client();
  const start = world.elapsed;
  lookUp(bob, ALICE.nodeId);
  world.run(1000);
  t.match(bob.of('settled'), [{ at: start + 2 * world.delay + 40 }]);
  t.end();
});
