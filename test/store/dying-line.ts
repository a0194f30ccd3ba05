/** Forwards TCP connections on loopback until it is cut: those that are there then stay, and nothing comes by them any more. */
import { once } from 'node:events';
import { createConnection, createServer, type Socket } from 'node:net';

export interface DyingLine {
  readonly port: number;
  /** New connections pass. */
  cut(): void;
  close(): void;
}

/** @param port where the connections go */
export async function dyingLine(port: number): Promise<DyingLine> {
  const all = new Set<Socket>();
  const server = createServer((near) => {
    const far = createConnection({ port, host: '127.0.0.1' });
    for (const socket of [near, far]) {
      all.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => all.delete(socket));
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    cut() {
      for (const socket of all) socket.unpipe().pause();
    },
    close() {
      server.close();
      for (const socket of all) socket.destroy();
    },
  };
}
