import type { ScheduleName } from '../tcp/schedule.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { Connection } from './connection.ts';

/** What is known of a connection. */
export interface ConnectionInfo {
  readonly phase: string;
  readonly state: string;
  readonly peer: NodeId | null;
  readonly servicePort: number;
  readonly sourcePort: number;
  readonly failovers: number;
  /** How this end sends by its paths. */
  readonly schedule: ScheduleName;
  readonly bytesAcknowledged: number;
  /** Bytes written and not yet acknowledged, and whether more are welcome. */
  readonly writableLength: number;
  readonly writable: boolean;
  readonly readableLength: number;
}

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
