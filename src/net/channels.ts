import { channel, tracingChannel } from 'node:diagnostics_channel';

/**
 * Node's own channels, on which whoever watches `node:net` and `node:dgram` is told of these sockets, too. A server of the
 * system's tells there of itself.
 */
export const CHANNELS = {
  client: channel('net.client.socket'),
  server: channel('net.server.socket'),
  listen: tracingChannel<unknown>('net.server.listen'),
  datagram: channel('udp.socket'),
} as const;
