/**
 * An IP address and a UDP port. Links intern these, so that equal remotes are usually the same object; `key` is what
 * tables compare. Made by `socketAddress()`.
 */
export interface SocketAddress {
  readonly family: 4 | 6;
  /** Canonical text: dotted quad, or RFC 5952 lower-case IPv6 without zone. */
  readonly address: string;
  /** 0..65535 */
  readonly port: number;
  /** `address|port`, unique per address and port. */
  readonly key: string;
}

/** A socket address from its canonical text. The caller has validated `address` (`net.isIP` or the wire codec). */
export function socketAddress(family: 4 | 6, address: string, port: number): SocketAddress {
  return { family, address, port, key: `${address}|${port}` };
}

/** An address and a port as people write them: `192.0.2.1:7000`, `[2001:db8::1]:7000`. */
export function showAddress(address: SocketAddress): string {
  return address.family === 6 ? `[${address.address}]:${address.port}` : `${address.address}:${address.port}`;
}
