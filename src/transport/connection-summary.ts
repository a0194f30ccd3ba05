import type { Connection } from './connection.ts';
import type { ConnectionInfo } from './connection-info.ts';

/** What is known of a connection, as of now. */
export function connectionInfo(connection: Connection): ConnectionInfo {
  const { tcp, association, failover, phase, servicePort, sourcePort } = connection;
  return {
    phase,
    state: tcp.state,
    peer: association.peer,
    servicePort,
    sourcePort,
    failovers: failover.failovers,
    schedule: tcp.schedule,
    bytesAcknowledged: tcp.bytesAcknowledged,
    writableLength: tcp.writableLength,
    writable: tcp.writable,
    readableLength: tcp.readableLength,
  };
}
