import { signRecord } from '../../../src/directory/record.ts';
import type { Identity } from '../../../src/multihome/identity.ts';
import { nodeCrypto } from '../../../src/net/crypto.ts';
import { encodeAgentMessage, parseAgentMessage } from '../../../src/wire/agent-message.ts';
import type { SocketAddress } from '../../../src/wire/socket-address.ts';
import { locators } from '../../agent/support.ts';
import { bound } from './sockets.ts';

/** Registers an identity at `192.0.2.HOST` with one agent, by a record issued at that Unix time in ms. */
export async function registerWith(
  agent: SocketAddress,
  identity: Identity,
  host: number,
  issuedAt: number,
): Promise<void> {
  const record = signRecord(nodeCrypto, identity, { locators: locators(host), ttl: 3600 }, BigInt(issuedAt), issuedAt);
  const socket = await bound('127.0.0.1');
  let cookie: Uint8Array | null = null;
  await new Promise<void>((resolve, reject) => {
    const ask = (): void => {
      const bytes = encodeAgentMessage({ type: 'register', transaction: 1n, cookie, record, size: 320 });
      socket.send(bytes, agent.port, agent.address);
    };
    socket.on('message', (bytes) => {
      const read = parseAgentMessage(bytes);
      if (!read.ok) return;
      const message = read.value;
      if (message.type === 'registered') resolve();
      else if (message.type !== 'error' || message.code !== 'cookie-required') reject(new Error('it is refused'));
      else {
        cookie = message.cookie;
        ask();
      }
    });
    ask();
  });
  socket.close();
}
