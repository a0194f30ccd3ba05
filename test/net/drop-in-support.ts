/** One server and one socket of the default node, as a program for `node:net` has them. */
import { once } from 'node:events';
import type { Test } from 'tap';
import type { KamoConnectOptions, KamoSocket, Server, ServerOptions } from '../../src/index.ts';
import net from '../../src/net.ts';

export interface LocalPair {
  readonly server: Server;
  readonly port: number;
  readonly client: KamoSocket;
  readonly accepted: KamoSocket;
}

export interface LocalOptions {
  readonly server?: ServerOptions;
  readonly client?: Partial<KamoConnectOptions>;
}

export async function listenLocally(t: Test, options: ServerOptions = {}): Promise<{ server: Server; port: number }> {
  const server = net.createServer(options).listen(0);
  await once(server, 'listening');
  t.teardown(() => server.close());
  return { server, port: portOf(server) };
}

export async function pairLocally(t: Test, options: LocalOptions = {}): Promise<LocalPair> {
  const { server, port } = await listenLocally(t, options.server);
  const connection = once(server, 'connection');
  const client = net.connect({ port, ...options.client });
  const [[accepted]] = await Promise.all([connection, once(client, 'connect')]);
  t.teardown(() => {
    client.destroy();
    accepted.destroy();
  });
  return { server, port, client, accepted };
}

export function portOf(server: Server): number {
  const port = server.address()?.port;
  if (port === undefined) throw new Error('the server does not listen');
  return port;
}

/** Notes what an emitter emits, in order, one word each. */
export function record(emitter: NodeJS.EventEmitter, names: readonly string[], into: string[] = []): string[] {
  for (const name of names) emitter.on(name, () => into.push(name));
  return into;
}
