/** `kamo/net`: the names of `node:net`, for programs that change one import. */

export { BlockList, isIP, isIPv4, isIPv6, SocketAddress } from 'node:net';
export {
  getAutoSelectFamily as getDefaultAutoSelectFamily,
  getAutoSelectFamilyAttemptTimeout as getDefaultAutoSelectFamilyAttemptTimeout,
  setAutoSelectFamily as setDefaultAutoSelectFamily,
  setAutoSelectFamilyAttemptTimeout as setDefaultAutoSelectFamilyAttemptTimeout,
} from './net/auto-select.ts';
export { net as default, net as 'module.exports', Server, Socket, Socket as Stream } from './net/module.ts';
export { createServer } from './net/server.ts';
export { connect, connect as createConnection } from './net/socket.ts';
