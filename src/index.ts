/** kamo: multihome TCP shaped like `node:net`. */

export type { EgressBinding } from './link/egress.ts';
export type { Identity } from './multihome/identity.ts';
export type { Address } from './net/arguments.ts';
export type { KamoConnectOptions, KamoPathOptions, KamoSocketOptions } from './net/connect-options.ts';
export type {
  BindOptions,
  DatagramLookup,
  DatagramOptions,
  Message,
  MessageOptions,
  SendCallback,
} from './net/dgram-arguments.ts';
export { MessageSizeError } from './net/dgram-errors.ts';
export type {
  DatagramActiveEvent,
  DatagramCounters,
  DatagramPathEvent,
  LostEvent,
  RemoteInfo,
} from './net/dgram-events.ts';
export { createSocket, DatagramSocket, type MessageListener } from './net/dgram-socket.ts';
export { type Fault, KAMO_ERRORS, KamoError, type KamoErrorCode, type KamoErrorDetails } from './net/errors.ts';
export type { NodeLocator } from './net/host-locators.ts';
export type { ListenOptions } from './net/listen-options.ts';
export type { LocatorOptions } from './net/locator-options.ts';
export type { NativeOptions } from './net/native-options.ts';
export { Node, type NodeOptions } from './net/node.ts';
export type { RegisteredEvent, RegisterFailedEvent } from './net/node-agents.ts';
export type { LocatorDiagnosis, NodeDiagnosis } from './net/node-diagnosis.ts';
export type { PathPreference } from './net/path-arguments.ts';
export type { PureAddress, PureOptions } from './net/pure-options.ts';
export type { OnReadOptions } from './net/read-into.ts';
export {
  type AddressEntry,
  type FoundLocator,
  getaddrinfo2,
  type HostEntry,
  type NameLookup,
  type NodeEntry,
  type ResolveHints,
} from './net/resolve.ts';
export { type ConnectionListener, createServer, Server, type ServerOptions } from './net/server.ts';
export { connect, connect as createConnection, KamoSocket } from './net/socket.ts';
export type { SocketDiagnosis } from './net/socket-diagnosis.ts';
export type { SocketEnd } from './net/socket-end.ts';
export type { ActiveEvent, PathEvent, TroubleEvent } from './net/socket-events.ts';
export type { LocatorSelection, SocketLocator, SocketLocators } from './net/socket-paths.ts';
export type { CongestionName } from './tcp/congestion/controller.ts';
export type { ScheduleName } from './tcp/schedule.ts';
export type { TcpStatus } from './tcp/segment.ts';
export type { TcpState } from './tcp/states.ts';
export type { TransportConfig } from './transport/config.ts';
export type { FlowPath } from './transport/flows/flow-types.ts';
export type { PathInfo } from './transport/output.ts';
export type { PathDiagnosis, PathLimit, PathRefusal } from './transport/path-diagnosis.ts';
export type { ProofMode } from './transport/proof-mode.ts';
export type { LossReason } from './udp/message.ts';
export type { NodeId } from './wire/node-id.ts';
export type { SocketAddress } from './wire/socket-address.ts';
