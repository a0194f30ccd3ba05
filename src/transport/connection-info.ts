import type { ScheduleName } from '../tcp/schedule.ts';
import type { NodeId } from '../wire/node-id.ts';

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
