import type { Connection } from './connection.ts';
import type { ConnectionInfo } from './connection-info.ts';
import { streamOf } from './withheld.ts';

/** What is known of a connection, as of now. */
export function connectionInfo(connection: Connection): ConnectionInfo {
  const { tcp, association, failover, phase, servicePort, sourcePort } = connection;
  const { writableLength, sendRoom } = streamOf(connection);
  return {
    phase,
    state: tcp.state,
    peer: association.peer,
    servicePort,
    sourcePort,
    failovers: failover.failovers,
    schedule: tcp.schedule,
    bytesAcknowledged: tcp.bytesAcknowledged,
    writableLength,
    writable: sendRoom > 0,
    readableLength: tcp.readableLength,
  };
}
