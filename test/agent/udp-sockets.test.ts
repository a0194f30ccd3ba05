/** All addresses of a host: whoever asks at one of them is answered from there. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import t, { type Test } from 'tap';
import { Channels } from '../../src/agent/channels.ts';
import { AgentServer } from '../../src/agent/server.ts';
import { UdpSockets } from '../../src/agent/udp-sockets.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import { encodeAgentMessage } from '../../src/wire/agent-message.ts';
import { type SocketAddress, socketAddress } from '../../src/wire/socket-address.ts';
import { ALICE } from './support.ts';

const ASKED = Buffer.from('who is there?');

/** A host of these addresses, all of them loopback. */
class Host {
  addresses: string[];
  readonly sockets: UdpSockets;
  readonly heard: { readonly socket: number; readonly source: SocketAddress }[] = [];

  constructor(t: Test, ...addresses: string[]) {
    this.addresses = addresses;
    const channels = new Channels({ message: () => {}, closed: () => {} }, 100);
    const interfaces = (): NodeJS.Dict<NetworkInterfaceInfo[]> => ({
      lo: this.addresses.map((address) => ({ address, family: 'IPv4', internal: true }) as NetworkInterfaceInfo),
    });
    const message = (socket: number, source: SocketAddress, bytes: Uint8Array): void => {
      this.heard.push({ socket, source });
      this.sockets.send(socket, bytes, source);
    };
    this.sockets = new UdpSockets({ message }, channels, { interfaces });
    t.teardown(() => {
      channels.close();
      this.sockets.close();
    });
  }

  async listen(): Promise<number> {
    await this.sockets.listen(socketAddress(4, '0.0.0.0', 0));
    return this.sockets.addresses()[0]?.port ?? 0;
  }
}

async function asker(t: Test): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('error', () => {});
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  t.teardown(() => socket.close());
  return socket;
}

async function answerFrom(socket: Socket, address: string, port: number, question: Uint8Array = ASKED) {
  const answer = once(socket, 'message');
  socket.send(question, port, address);
  const [, from] = await answer;
  return `${from.address}:${from.port}`;
}

t.test('[R-AGENT-38] at whichever address it is asked, from there it answers', async (t) => {
  const host = new Host(t, '127.0.0.1', '127.0.0.2', '127.0.0.3');
  const port = await host.listen();
  t.match(host.sockets.addresses(), [{ address: '0.0.0.0', port }], 'it tells what it was asked for');
  const socket = await asker(t);
  for (const address of host.addresses) t.equal(await answerFrom(socket, address, port), `${address}:${port}`);
});

t.test('[R-AGENT-38] addresses come, go and come back', async (t) => {
  const host = new Host(t, '127.0.0.1', '127.0.0.2');
  const port = await host.listen();
  const socket = await asker(t);
  await answerFrom(socket, '127.0.0.2', port);
  const before = host.heard.at(-1)?.socket ?? -1;
  host.addresses = ['127.0.0.1', '127.0.0.3'];
  await host.sockets.look();
  t.equal(await answerFrom(socket, '127.0.0.3', port), `127.0.0.3:${port}`, 'one has come');
  const other = await asker(t);
  const taken = createSocket('udp4');
  await new Promise<void>((resolve) => taken.bind({ port, address: '127.0.0.2', exclusive: true }, resolve));
  host.addresses = ['127.0.0.1', '127.0.0.2', '127.0.0.3'];
  await host.sockets.look();
  t.equal(host.sockets.counters['udp.unbound'], 1, 'the one that has gone was let go of; now somebody else is there');
  let failed = 0;
  host.sockets.send(before, ASKED, socketAddress(4, '127.0.0.1', other.address().port), () => {
    failed = host.sockets.counters['udp.send-failed'];
  });
  await new Promise(setImmediate);
  t.equal(failed, 1, 'nobody is told from another address');
  taken.close();
  await once(taken, 'close');
  await host.sockets.look();
  t.equal(await answerFrom(socket, '127.0.0.2', port), `127.0.0.2:${port}`);
  t.equal(host.heard.at(-1)?.socket, before, 'it has its number again: who was to be told from there is');
});

t.test('[R-AGENT-38] a port in use at one of the addresses is an error, and nothing stays open', async (t) => {
  const taken = createSocket('udp4');
  taken.bind(0, '127.0.0.2');
  await once(taken, 'listening');
  t.teardown(() => taken.close());
  const { port } = taken.address();
  const host = new Host(t, '127.0.0.1', '127.0.0.2');
  await t.rejects(host.sockets.listen(socketAddress(4, '0.0.0.0', port)), { code: 'EADDRINUSE' });
  const free = createSocket('udp4');
  t.teardown(() => free.close());
  free.bind(port, '127.0.0.1');
  await once(free, 'listening');
});

t.test('[R-AGENT-38] an agent at all addresses of this host', async (t) => {
  const store = new MemoryStore();
  const server = await AgentServer.open({ store, listen: [socketAddress(4, '0.0.0.0', 0)] });
  t.teardown(() => server.close());
  const port = server.addresses()[0]?.port ?? 0;
  const question = { type: 'query', transaction: 3n, cookie: null, nodeId: ALICE.nodeId, proof: null } as const;
  const bytes = encodeAgentMessage({ ...question, size: 320 });
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const socket = await asker(t);
  for (const { address } of addresses.filter(({ family }) => family === 'IPv4'))
    t.equal(await answerFrom(socket, address, port, bytes), `${address}:${port}`);
});
