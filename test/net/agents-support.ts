/** Location Agents and name servers on loopback, for nodes that ask them. */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import packet from 'dns-packet';
import type { Test } from 'tap';
import { AgentServer } from '../../src/agent/server.ts';
import { AgentClient } from '../../src/net/agent-client.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import { encodeDnsRdata } from '../../src/wire/dns-rdata.ts';
import type { NodeId } from '../../src/wire/node-id.ts';
import { socketAddress } from '../../src/wire/socket-address.ts';

/** An agent, and what it is called. */
export interface TestAgent {
  readonly server: AgentServer;
  readonly name: string;
  /** Where a node is by this agent, as `address:port`, sorted; undefined: it has no record. */
  whereabouts(nodeId: NodeId): Promise<string[] | undefined>;
}

export async function openAgent(t: Test, port = 0): Promise<TestAgent> {
  const server = await AgentServer.open({ store: new MemoryStore(), listen: [socketAddress(4, '127.0.0.1', port)] });
  t.teardown(() => server.close());
  const [address] = server.addresses();
  if (address === undefined) throw new Error('it does not listen');
  const client = new AgentClient({ agents: [address] });
  t.teardown(() => client.close());
  return {
    server,
    name: `127.0.0.1:${address.port}`,
    async whereabouts(nodeId) {
      const known = await client.lookup(nodeId, { fresh: true }).catch(() => undefined);
      return known?.record.locators.map(({ address: at }) => `${at.address}:${at.port}`).sort();
    },
  };
}

/** Where nobody answers. */
export async function silentPort(t: Test): Promise<number> {
  const silent = createSocket('udp4');
  silent.bind(0, '127.0.0.1');
  await once(silent, 'listening');
  t.teardown(() => silent.close());
  return silent.address().port;
}

/** Waits until `reached` holds, looking each 10 ms; the test's own timeout is the limit. */
export async function until(reached: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** What a name server has, by type and name in lower case. */
export type Zone = Readonly<Record<string, readonly unknown[]>>;

/** The data of a NID record. */
export function nid(preference: number, nodeId: NodeId): Buffer {
  return Buffer.from(encodeDnsRdata({ type: 'NID', preference, nodeId }));
}

/** A name server with records such as `'A host.example': ['192.0.2.1']`; returns it as `dns.setServers` takes it. */
export async function openDns(t: Test, zone: Zone): Promise<string> {
  const socket = createSocket('udp4');
  socket.on('message', (bytes, from) => {
    const { id, questions } = packet.decode(bytes);
    const [question] = questions ?? [];
    if (question === undefined) return;
    const { type, name } = question;
    const answers = (zone[`${type} ${name.toLowerCase()}`] ?? []).map((data) => ({ type, name, ttl: 1, data }));
    const flags = packet.AUTHORITATIVE_ANSWER;
    const answer = packet.encode({ type: 'response', id, flags, questions: [question], answers: answers as never });
    socket.send(answer, from.port, from.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  t.teardown(() => socket.close());
  return `127.0.0.1:${socket.address().port}`;
}
