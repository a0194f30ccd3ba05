import { isOwnDialler } from './default-node.ts';
import { takeDynamicPort } from './dynamic-ports.ts';
import type { Acceptor, Endpoint } from './endpoint.ts';
import { isAt, isPublic, type PortClaim, PortClaims, reachOf } from './port-claims.ts';

/** The addresses of a connection of the process with itself, as who has dialled sees them. */
export interface OwnEnds {
  readonly local: string;
  readonly remote: string;
}

/** Sockets that have gone whose address is remembered. */
const GONE_REMEMBERED = 256;

/** A server of the default node at its port. */
export interface Service extends PortClaim {
  /** From when the node is open. */
  acceptor: Acceptor | undefined;
}

/**
 * What listens on the default node: ports are taken at once, as a kernel does, though the node may still have to be
 * opened, and servers at different addresses may share one. Only the node itself dials by address: who it dials, and from
 * which port, is noted here.
 */
class DefaultServices {
  readonly #services = new PortClaims<Service>();
  readonly #localPorts = new Set<number>();
  readonly #dialled = new Map<number, OwnEnds>();
  readonly #gone = new Set<number>();

  /** Undefined when the port is taken. 0: any of the dynamic ports. */
  claim(wanted: number, host: string | undefined, ipv6Only: boolean): Service | undefined {
    const reach = reachOf(host, ipv6Only);
    const take = (port: number): Service | undefined => {
      const service = { port, ...reach, acceptor: undefined };
      return !this.#localPorts.has(port) && this.#services.take(service) ? service : undefined;
    };
    if (wanted !== 0) return take(wanted);
    return takeDynamicPort((port) => (this.#services.at(port).length === 0 ? take(port) : undefined));
  }

  /** Begins to accept. False when somebody listens on the port by naming the node. */
  open(endpoint: Endpoint, service: Service, acceptor: Acceptor): boolean {
    const others = this.#services.at(service.port);
    const first = others.every((other) => other.acceptor === undefined);
    if (first && !endpoint.listen(service.port, this.#dispatcher(endpoint, service.port))) return false;
    service.acceptor = acceptor;
    return true;
  }

  release(endpoint: Endpoint | undefined, service: Service): void {
    const { port } = service;
    const left = this.#services.release(service);
    service.acceptor = undefined;
    if (left.every(({ acceptor }) => acceptor === undefined)) endpoint?.unlisten(port);
  }

  /** There are servers at the port, and none of them at this address. */
  refuses(port: number, address: string): boolean {
    return this.#services.at(port).length > 0 && !this.offers(port, address);
  }

  /** There is a server at the port and this address. */
  offers(port: number, address: string): boolean {
    return this.#services.at(port).some((service) => isAt(service, address));
  }

  /** A port to dial from, until it is released. False when it is taken. */
  claimLocal(port: number): boolean {
    if (this.#localPorts.has(port) || this.#services.at(port).length > 0) return false;
    this.#localPorts.add(port);
    return true;
  }

  releaseLocal(port: number): void {
    this.#localPorts.delete(port);
  }

  /** A socket dials from this port. */
  note(sourcePort: number, ends: OwnEnds): void {
    this.#gone.delete(sourcePort);
    this.#dialled.set(sourcePort, ends);
  }

  /** The socket has gone: what it left may still have to be accepted. */
  forget(sourcePort: number): void {
    this.#gone.add(sourcePort);
    const [oldest] = this.#gone;
    if (oldest === undefined || this.#gone.size <= GONE_REMEMBERED) return;
    this.#gone.delete(oldest);
    this.#dialled.delete(oldest);
  }

  /** By which addresses the node dials itself from this port. */
  dialledFrom(sourcePort: number): OwnEnds | undefined {
    return this.#dialled.get(sourcePort);
  }

  #dispatcher(endpoint: Endpoint, port: number): Acceptor {
    return (peer, adopt, connection) => {
      const own = isOwnDialler(peer);
      const address = own ? this.#dialled.get(endpoint.info(connection).sourcePort)?.remote : undefined;
      const open = this.#services.at(port).filter(({ acceptor }) => acceptor !== undefined);
      const service = open.find((each) => (own ? address === undefined || isAt(each, address) : isPublic(each)));
      service?.acceptor?.(peer, adopt, connection);
    };
  }
}

export const defaultServices = new DefaultServices();
