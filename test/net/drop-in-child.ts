/** A process that has something open, which is to end by itself: the argument says what. It prints how long it lived, in ms. */
import { once } from 'node:events';
import net from '../../src/net.ts';
import { portOf } from './drop-in-support.ts';

const start = performance.now();
process.on('exit', () => process.stdout.write(`${Math.round(performance.now() - start)}\n`));

switch (process.argv[2]) {
  case 'unref-server':
    net.createServer().unref().listen(0);
    break;
  case 'unref-socket': {
    const server = net.createServer((socket) => socket.unref().resume()).listen(0);
    const client = net.connect(portOf(server));
    await once(client, 'connect');
    client.unref().resume();
    server.unref();
    break;
  }
  case 'paused': {
    const server = net.createServer((socket) => socket.pause()).listen(0);
    const client = net.connect(portOf(server));
    client.pause();
    await once(client, 'connect');
    server.unref();
    break;
  }
  case 'referenced':
    net.createServer().listen(0);
    setTimeout(() => process.exit(3), 1500).unref();
    break;
}
