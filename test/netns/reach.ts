/**
 * Whether a datagram gets from one address to another and back.
 * `reach.js answer ADDRESS…` answers on port 7 of each, until its end; `reach.js ask FROM TO` exits 0 when an answer
 * came within a second, 1 when none did.
 */
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';

const PORT = 7;
const [role, ...addresses] = process.argv.slice(2);

if (role === 'answer') {
  for (const address of addresses) {
    const socket = open(address);
    socket.on('message', (message, from) => socket.send(message, from.port, from.address));
    socket.bind(PORT, address);
  }
} else {
  const [from = '', to = ''] = addresses;
  const socket = open(from);
  const ask = () => socket.send('anyone?', PORT, to);
  socket.on('message', () => process.exit(0));
  socket.bind(0, from, ask);
  setInterval(ask, 100);
  setTimeout(() => process.exit(1), 1000);
}

function open(address: string) {
  return createSocket({ type: isIPv6(address) ? 'udp6' : 'udp4', reuseAddr: true });
}
