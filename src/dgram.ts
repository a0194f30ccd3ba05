/** `kamo/dgram`: the names of `node:dgram`, for programs that change one import. */

export { dgram as default, dgram as 'module.exports', Socket } from './net/dgram-module.ts';
export { createSocket } from './net/dgram-socket.ts';
