/** An end of a connection, or of messages, as the members of Node's sockets tell it. */
export interface SocketEnd {
  readonly address: string;
  readonly family: 'IPv4' | 'IPv6';
  readonly port: number;
}

export function endOf(address: string, port: number): SocketEnd {
  return { address, family: address.includes(':') ? 'IPv6' : 'IPv4', port };
}
