/** Opens, talks, ends, and closes nothing: the process has to end by itself (see `endpoint.test.ts`). */
import { connect, createServer, Node } from '../../src/index.ts';

const home = await Node.open({ locators: ['127.0.0.2', '127.0.0.3'] });
const server = createServer((socket) => socket.pipe(socket)).listen({ port: 7, node: home });
server.unref();
const away = await Node.open({ locators: ['127.0.0.4'] });
const socket = connect({ node: away, host: home.generalizedId, port: 7, locators: home.locators() });
socket.on('data', (chunk) => console.log(`echo: ${chunk}`));
socket.on('close', () => console.log('closed'));
socket.end('hello');
