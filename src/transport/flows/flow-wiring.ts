import type { Connection } from '../connection.ts';
import type { ConnectionHost } from '../connection-types.ts';
import type { Counters } from '../counters.ts';
import type { Deadlines, Timed } from '../deadlines.ts';
import type { Listeners } from '../listeners.ts';
import type { ConnectionId, TransportEvent } from '../output.ts';
import type { FlowGroup } from './flow-group.ts';
import type { FlowsHost } from './flows.ts';

/** The parts of a transport that its flows use. */
export interface FlowParts<T extends Timed> {
  readonly connections: ReadonlyMap<ConnectionId, Connection>;
  readonly listeners: Listeners;
  readonly deadlines: Deadlines<T | FlowGroup>;
  readonly events: TransportEvent[];
  readonly counters: Counters;
}

/** What flows need of their transport, from its parts. */
export function flowsHost<T extends Timed>(
  transport: Pick<FlowsHost, 'connect' | 'abort' | 'release'>,
  shared: ConnectionHost<Connection>,
  { connections, listeners, deadlines, events, counters }: FlowParts<T>,
): FlowsHost {
  return {
    ...shared,
    lagUntil: () => shared.lagUntil,
    connect: (now, options) => transport.connect(now, options),
    abort: (now, id) => transport.abort(now, id),
    release: (now, id) => transport.release(now, id),
    connection: (id) => connections.get(id),
    listen: (port, on) => (on ? listeners.listen(port, 'before-data') : listeners.unlisten(port)),
    tell: (event) => events.push({ type: 'flow', connection: 0, event }),
    drop: (reason) => counters.drop(reason),
    schedule: (group, at) => deadlines.schedule(group, at),
    cancel: (group) => deadlines.cancel(group),
  };
}
