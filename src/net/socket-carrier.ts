import type { TcpStatus } from '../tcp/segment.ts';
import type { ConnectionInfo } from '../transport/connection-info.ts';
import type { ConnectionTuning } from '../transport/native/native-options.ts';
import type { ConnectionId, PathInfo } from '../transport/output.ts';
import type { PathControl } from '../transport/path-control.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';

/** Between whom a connection with an ordinary host is, and by whose TCP: ours, or the system's. A pipe's has no addresses. */
export interface HostAddresses {
  readonly carrier: 'native' | 'net';
  readonly local?: SocketAddress;
  readonly remote?: SocketAddress;
}

/** What a socket asks of whatever carries its connection; the members are those of `Endpoint`. */
export interface SocketCarrier {
  /** Of this end, where it is a node. */
  readonly nodeId: NodeId | undefined;
  /** The system's, where it carries the connection. */
  readonly handle?: object | null;
  hold(): void;
  unhold(): void;
  write(connection: ConnectionId, chunks: readonly Uint8Array[]): void;
  writeUrgent(connection: ConnectionId, chunk: Uint8Array): void;
  writableLength(connection: ConnectionId): number;
  sendRoom(connection: ConnectionId): number;
  read(connection: ConnectionId): Uint8Array | null;
  settle(connection: ConnectionId): void;
  shutdown(connection: ConnectionId): void;
  abort(connection: ConnectionId): void;
  release(connection: ConnectionId): void;
  tune(connection: ConnectionId, tuning: ConnectionTuning): void;
  steer<T>(connection: ConnectionId, ask: (control: PathControl, now: number) => T): T;
  info(connection: ConnectionId): ConnectionInfo;
  hosts(connection: ConnectionId): HostAddresses | undefined;
  paths(connection: ConnectionId): PathInfo[];
  status(connection: ConnectionId): TcpStatus | undefined;
}
