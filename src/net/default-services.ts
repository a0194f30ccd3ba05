import { parseIpAddress } from '../wire/ip-address.ts';
import { nodeCrypto } from './crypto.ts';
import { isOwnDialler } from './default-node.ts';
import type { Acceptor, Endpoint } from './endpoint.ts';
import { isLoopback, isUnspecified } from './host-address-kind.ts';

/** The dynamic ports (RFC 6335, section 6). */
export const FIRST_DYNAMIC_PORT = 49_152;
export const DYNAMIC_PORTS = 16_384;

/** Sockets that have gone whose address is remembered. */
const GONE_REMEMBERED = 256;

/** Addresses of one family that a server is at: all, one, or none. */
type Reach = 'all' | { readonly address: string } | undefined;

/** A server of the default node at its port. */
export interface Service {
  readonly port: number;
  readonly ipv4: Reach;
  readonly ipv6: Reach;
  /** From when the node is open. */
  acceptor: Acceptor | undefined;
}

/**
 * What listens on the default node: ports are taken at once, as a kernel does, though the node may still have to be
 * opened, and servers at different addresses may share one. Only the node itself dials by address: who it dials, and from
 * which port, is noted here.
 */
class DefaultServices {
  readonly #services = new Map<number, Service[]>();
  readonly #localPorts = new Set<number>();
  readonly #dialled = new Map<number, string>();
  readonly #gone = new Set<number>();

  /** Undefined when the port is taken. 0: any of the dynamic ports. */
  claim(wanted: number, host: string | undefined, ipv6Only: boolean): Service | undefined {
    if (wanted !== 0) return this.#take({ port: wanted, ...reachOf(host, ipv6Only), acceptor: undefined });
    const first = nodeCrypto.randomUint32() % DYNAMIC_PORTS;
    for (let i = 0; i < DYNAMIC_PORTS; i++) {
      const port = FIRST_DYNAMIC_PORT + ((first + i) % DYNAMIC_PORTS);
      if (!this.#services.has(port)) return this.claim(port, host, ipv6Only);
    }
    return undefined;
  }

  /** Begins to accept. False when somebody listens on the port by naming the node. */
  open(endpoint: Endpoint, service: Service, acceptor: Acceptor): boolean {
    const others = this.#at(service.port);
    const first = others.every((other) => other.acceptor === undefined);
    if (first && !endpoint.listen(service.port, this.#dispatcher(endpoint, service.port))) return false;
    service.acceptor = acceptor;
    return true;
  }

  release(endpoint: Endpoint | undefined, service: Service): void {
    const { port } = service;
    const left = this.#at(port).filter((other) => other !== service);
    service.acceptor = undefined;
    if (left.length > 0) this.#services.set(port, left);
    else this.#services.delete(port);
    if (left.every(({ acceptor }) => acceptor === undefined)) endpoint?.unlisten(port);
  }

  /** There are servers at the port, and none of them at this address. */
  refuses(port: number, address: string): boolean {
    const services = this.#at(port);
    return services.length > 0 && !services.some((service) => isAt(service, address));
  }

  /** A port to dial from, until it is released. False when it is taken. */
  claimLocal(port: number): boolean {
    if (this.#localPorts.has(port) || this.#services.has(port)) return false;
    this.#localPorts.add(port);
    return true;
  }

  releaseLocal(port: number): void {
    this.#localPorts.delete(port);
  }

  /** A socket dials this address from this port. */
  note(sourcePort: number, address: string): void {
    this.#gone.delete(sourcePort);
    this.#dialled.set(sourcePort, address);
  }

  /** The socket has gone: what it left may still have to be accepted. */
  forget(sourcePort: number): void {
    this.#gone.add(sourcePort);
    const [oldest] = this.#gone;
    if (oldest === undefined || this.#gone.size <= GONE_REMEMBERED) return;
    this.#gone.delete(oldest);
    this.#dialled.delete(oldest);
  }

  /** By which address the node dials itself from this port. */
  dialledFrom(sourcePort: number): string | undefined {
    return this.#dialled.get(sourcePort);
  }

  #take(service: Service): Service | undefined {
    const others = this.#at(service.port);
    if (this.#localPorts.has(service.port) || others.some((other) => overlap(service, other))) return undefined;
    this.#services.set(service.port, [...others, service]);
    return service;
  }

  #dispatcher(endpoint: Endpoint, port: number): Acceptor {
    return (peer, adopt, connection) => {
      const own = isOwnDialler(peer);
      const address = own ? this.#dialled.get(endpoint.info(connection).sourcePort) : undefined;
      const open = this.#at(port).filter(({ acceptor }) => acceptor !== undefined);
      const service = open.find((each) =>
        own ? address === undefined || isAt(each, address) : isPublic(each.ipv4) || isPublic(each.ipv6),
      );
      service?.acceptor?.(peer, adopt, connection);
    };
  }

  #at(port: number): readonly Service[] {
    return this.#services.get(port) ?? [];
  }
}

export const defaultServices = new DefaultServices();

function reachOf(host: string | undefined, ipv6Only: boolean): Pick<Service, 'ipv4' | 'ipv6'> {
  if (host === undefined || isUnspecified(host)) {
    const ipv6 = host === undefined || host.includes(':');
    return { ipv4: ipv6 && ipv6Only ? undefined : 'all', ipv6: ipv6 ? 'all' : undefined };
  }
  const { family, address } = plain(host);
  return family === 4 ? { ipv4: { address }, ipv6: undefined } : { ipv4: undefined, ipv6: { address } };
}

function overlap(a: Service, b: Service): boolean {
  return meet(a.ipv4, b.ipv4) || meet(a.ipv6, b.ipv6);
}

function meet(a: Reach, b: Reach): boolean {
  if (a === undefined || b === undefined) return false;
  return a === 'all' || b === 'all' || a.address === b.address;
}

function isAt({ ipv4, ipv6 }: Service, host: string): boolean {
  const { family, address } = plain(host);
  return meet(family === 4 ? ipv4 : ipv6, { address });
}

/** Other nodes are let in: at a loopback address they are not. */
function isPublic(reach: Reach): boolean {
  return reach === 'all' || (reach !== undefined && !isLoopback(reach.address));
}

/** In canonical form; a mapped one is of IPv4. */
function plain(host: string): { family: 4 | 6; address: string } {
  const text = host.replace(/^::ffff:(?=\d+\.)/i, '');
  const parsed = parseIpAddress(text);
  return { family: text.includes(':') ? 6 : 4, address: parsed.ok ? parsed.value.text : text };
}
