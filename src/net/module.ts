import nodeNet, { BlockList, isIP, isIPv4, isIPv6, SocketAddress } from 'node:net';
import {
  getAutoSelectFamily,
  getAutoSelectFamilyAttemptTimeout,
  setAutoSelectFamily,
  setAutoSelectFamilyAttemptTimeout,
} from './auto-select.ts';
import { callable } from './inheritance.ts';
import { normalizeArguments } from './net-arguments.ts';
import { createServer, Server as KamoServer } from './server.ts';
import { connect, KamoSocket } from './socket.ts';

/** `net.Socket`: a `KamoSocket`. */
export const Socket = callable(KamoSocket);
export type Socket = KamoSocket;

/** `net.Server`. */
export const Server = callable(KamoServer);
export type Server = KamoServer;

/** What `node:net` exports, by the same names. */
export const net = {
  BlockList,
  SocketAddress,
  connect,
  createConnection: connect,
  createServer,
  getDefaultAutoSelectFamily: getAutoSelectFamily,
  getDefaultAutoSelectFamilyAttemptTimeout: getAutoSelectFamilyAttemptTimeout,
  isIP,
  isIPv4,
  isIPv6,
  Server,
  setDefaultAutoSelectFamily: setAutoSelectFamily,
  setDefaultAutoSelectFamilyAttemptTimeout: setAutoSelectFamilyAttemptTimeout,
  Socket,
  Stream: Socket,
  _normalizeArgs: (args: readonly unknown[]) => normalizeArguments(args),
  // Of the system's sockets, which have no types.
  _createServerHandle: Reflect.get(nodeNet, '_createServerHandle') as unknown,
  _setSimultaneousAccepts: Reflect.get(nodeNet, '_setSimultaneousAccepts') as unknown,
};
