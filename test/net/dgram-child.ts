/** A process with a datagram socket, which is to end by itself: the argument says how. */
import { once } from 'node:events';
import { createSocket } from '../../src/index.ts';

switch (process.argv[2]) {
  case 'unreferenced':
    createSocket('udp4').bind().unref();
    break;
  case 'closed': {
    const server = createSocket('udp4', () => process.stdout.write('told\n')).bind();
    await once(server, 'listening');
    const client = createSocket('udp4').bind();
    await once(client, 'listening');
    server.unref();
    client.send('last', server.address().port);
    setImmediate(() => client.close());
    break;
  }
  case 'referenced':
    createSocket('udp4').bind();
    setTimeout(() => process.exit(3), 1500).unref();
    break;
}
