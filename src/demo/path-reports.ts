import type { KamoSocket } from '../net/socket.ts';
import type { ActiveEvent, PathEvent } from '../net/socket-events.ts';
import { type SocketAddress, showAddress } from '../wire/socket-address.ts';
import type { PathReport, PathRow } from './messages.ts';
import { monotonic } from './monotonic.ts';

/** Reports what happens to the paths of a connection, from now on. */
export function reportPaths(socket: KamoSocket, report: (event: PathReport) => void): void {
  socket.on('path', ({ path, from, to, reason }: PathEvent) => {
    const { local, foreign } = path;
    report({
      type: 'path',
      at: monotonic(),
      from,
      to,
      reason,
      local: showLocal(local),
      foreign: showAddress(foreign),
      moved: false,
    });
  });
  socket.on('active', ({ from, to, reason }: ActiveEvent) => {
    if (to === undefined) return;
    report({
      type: 'path',
      at: monotonic(),
      from: from === undefined ? '' : showAddress(from.foreign),
      to: showAddress(to.foreign),
      reason,
      local: showLocal(to.local),
      foreign: showAddress(to.foreign),
      moved: true,
    });
  });
}

/** The path table as rows. */
export function pathRows(socket: KamoSocket): PathRow[] {
  return socket.paths().map((path) => ({
    local: showLocal(path.local),
    foreign: showAddress(path.foreign),
    state: path.state,
    active: path.role === 'active',
    rttMs: path.rtt ?? null,
    minRttMs: path.minRtt ?? null,
    cwnd: path.cwnd,
    bytesSent: path.bytesSent,
    lostPackets: path.lostSegments,
  }));
}

/** A path whose local address is gone has none. */
function showLocal(local: SocketAddress | undefined): string {
  return local === undefined ? '-' : showAddress(local);
}
