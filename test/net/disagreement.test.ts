/** Agents that disagree, on real sockets: by ID and by name, whoever answers first. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import t, { type Test } from 'tap';
import { signRecord } from '../../src/directory/record.ts';
import { getaddrinfo2, type NodeEntry } from '../../src/index.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { encodeAgentMessage, parseAgentMessage } from '../../src/wire/agent-message.ts';
import { ALICE, BOB, locators, orders } from '../agent/support.ts';
import { nid, openDns, silentPort } from './agents-support.ts';
import { AWAY, openNode } from './net-support.ts';

const KINDS = ['honest', 'stale', 'lying'] as const;
type Kind = (typeof KINDS)[number];

/** Agents that answer one lookup in a given order, all in one moment, once each of them has been asked. */
class Choir {
  order: readonly Kind[] = KINDS;
  readonly #sockets = new Map<Kind, Socket>();
  readonly #answers = new Map<Kind, () => void>();
  readonly #records: Readonly<Record<Kind, Uint8Array>>;

  constructor() {
    const now = Date.now();
    const record = (host: number, age: number, seed = ALICE.seed): Uint8Array =>
      signRecord(nodeCrypto, { ...ALICE, seed }, { locators: locators(host), ttl: 600 }, BigInt(now - age), now - age);
    this.#records = { honest: record(1, 1000), stale: record(9, 5000), lying: record(66, 0, BOB.seed) };
  }

  async open(t: Test, kind: Kind): Promise<number> {
    const socket = createSocket('udp4');
    t.teardown(() => socket.close());
    socket.on('message', (bytes, from) => {
      const read = parseAgentMessage(bytes);
      if (!read.ok || read.value.type !== 'query') return;
      const { transaction } = read.value;
      const record = this.#records[kind];
      const answer = encodeAgentMessage({ type: 'answer', transaction, cookie: null, verified: 0, record });
      this.#answers.set(kind, () => socket.send(answer, from.port, from.address));
      this.#sing();
    });
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    this.#sockets.set(kind, socket);
    return socket.address().port;
  }

  #sing(): void {
    if (this.#answers.size < KINDS.length) return;
    for (const kind of this.order) this.#answers.get(kind)?.();
    this.#answers.clear();
  }
}

t.test('[R-AGENT-60] [R-AGENT-21] stale, dead and lying agents: the newest true record, in every order', async (t) => {
  const choir = new Choir();
  const [honest, stale, lying] = [
    await choir.open(t, 'honest'),
    await choir.open(t, 'stale'),
    await choir.open(t, 'lying'),
  ];
  const dead = await silentPort(t);
  const all = [stale, dead, lying, honest].map((port) => `127.0.0.1:${port}`);
  const servers = [
    await openDns(t, {
      'UNKNOWN_104 alice.example': [nid(10, ALICE.nodeId)],
      'UNKNOWN_104 both.example': [nid(10, ALICE.nodeId)],
      'SRV _kamo-agent._udp.both.example': [{ priority: 1, weight: 0, port: honest, target: 'agent.example' }],
      'A agent.example': ['127.0.0.1'],
    }),
  ];
  for (const [what, agents] of [
    [ALICE.nodeId.text, all],
    ['alice.example', all],
    // The name has an agent of its own, and the node's agents do not know better.
    ['both.example', all.slice(0, 3)],
  ] as const) {
    for (const order of orders(KINDS)) {
      choir.order = order;
      // A fresh node: it remembers nothing.
      const node = await openNode(t, { identity: AWAY, locators: ['127.0.0.4'], agents: [...agents] });
      const [entry] = (await getaddrinfo2(what, 7, { node, servers, family: 'node' })) as NodeEntry[];
      t.match(entry?.locators, [{ address: '192.0.2.1' }], `${what}: ${order.join(', ')}`);
      await node.close();
    }
  }
});
