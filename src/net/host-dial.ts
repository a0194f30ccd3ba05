import type { ConnectOptions } from '../transport/transport-options.ts';
import { parseGeneralizedId } from '../wire/node-id.ts';
import { defaultNode, ownDialler, ownLocator } from './default-node.ts';
import { defaultServices, type OwnEnds } from './default-services.ts';
import type { Endpoint } from './endpoint.ts';
import { KamoError, type KamoErrorDetails } from './errors.ts';
import { isOwnAddress, isUnspecified } from './host-address-kind.ts';
import { type Candidate, findAddresses, type HostTarget } from './host-target.ts';
import { misuse } from './misuse.ts';
import { endpointOf } from './node.ts';

/** What a socket hears while it dials an ordinary host. */
export interface HostDialler {
  /** As events of `net.Socket`. */
  tell(event: string, ...values: readonly unknown[]): void;
  /** Nobody waits any more. */
  readonly abandoned: () => boolean;
  /** Dial this. */
  readonly attempt: (endpoint: Endpoint, options: ConnectOptions, candidate: Candidate) => void;
  /** Dial this by the system's TCP. */
  readonly attemptByNet: (candidate: Candidate) => void;
  /** There is nothing left to try. */
  readonly fail: (error: Error) => void;
}

/**
 * Dials an ordinary host as `net.Socket` does: looks its name up, tries its addresses in turn. Those that are this host's
 * own lead to the services of the default node.
 */
export class HostDial {
  readonly target: HostTarget;
  readonly #dialler: HostDialler;
  readonly #errors: Error[] = [];
  /** `address:port` of each attempt. */
  readonly attempted: string[] = [];
  #candidates: readonly Candidate[] = [];
  #index = -1;
  #claimed = false;

  constructor(target: HostTarget, dialler: HostDialler) {
    this.target = target;
    this.#dialler = dialler;
  }

  start(): void {
    const { target } = this;
    findAddresses(
      target,
      (error, address, family) => {
        if (this.#dialler.abandoned()) return false;
        this.#dialler.tell('lookup', error, address, family, target.host);
        return !this.#dialler.abandoned();
      },
      (error, candidates) => {
        if (this.#dialler.abandoned()) return;
        if (error !== null) {
          this.#dialler.fail(error);
          return;
        }
        this.#candidates = target.selects ? candidates : candidates.slice(0, 1);
        this.#next();
      },
    );
  }

  /** The end that the attempt in progress is made from, as its error tells it; empty unless its port was asked for. */
  localEnd(): Pick<KamoErrorDetails, 'localAddress' | 'localPort'> {
    const { localPort } = this.target;
    return localPort === 0 ? {} : { localAddress: this.#localAddress(), localPort };
  }

  /** The attempt in progress has failed: the next, or the end. */
  failed(error: Error): void {
    const candidate = this.#candidates[this.#index];
    this.#errors.push(error);
    if (candidate !== undefined) {
      this.#dialler.tell('connectionAttemptFailed', candidate.address, this.target.port, candidate.family, error);
    }
    if (!this.#dialler.abandoned()) this.#next();
  }

  #next(): void {
    this.#index++;
    const candidate = this.#candidates[this.#index];
    if (candidate === undefined) {
      this.#dialler.fail(this.#verdict());
      return;
    }
    const { address, family } = candidate;
    const { port } = this.target;
    this.attempted.push(`${address}:${port}`);
    this.#dialler.tell('connectionAttempt', address, port, family);
    if (this.#dialler.abandoned()) return;
    const obstacle = this.#obstacle(candidate);
    if (obstacle !== undefined) {
      process.nextTick(() => this.#dialler.abandoned() || this.failed(obstacle));
      return;
    }
    if (this.#goesByNet(candidate)) {
      this.#dialler.attemptByNet(candidate);
      return;
    }
    Promise.all([defaultNode(), ownDialler()]).then(
      ([node, dialler]) => {
        if (this.#dialler.abandoned()) return;
        const locator = ownLocator(node, family);
        if (locator === undefined) {
          const details = { ...where(candidate, port), ...this.localEnd(), terse: true };
          this.failed(new KamoError('ERR_KAMO_ADDRESS_NOT_AVAILABLE', '', details));
          return;
        }
        const { localPort } = this.target;
        const source = localPort === 0 ? {} : { sourcePort: localPort };
        const options = { port, locators: [locator], nodeId: node.nodeId, ...source };
        this.#dialler.attempt(endpointOf(dialler), options, candidate);
      },
      (error: unknown) => {
        if (!this.#dialler.abandoned()) this.failed(error instanceof Error ? error : new Error(String(error)));
      },
    );
  }

  /** Why a candidate cannot be dialled; undefined: it can. */
  #obstacle({ address, family }: Candidate): Error | undefined {
    const { port, localAddress, localPort, blockList } = this.target;
    if (blockList?.check(address, family === 6 ? 'ipv6' : 'ipv4')) {
      return misuse('ERR_IP_BLOCKED', `IP(${address}) is blocked by net.BlockList`);
    }
    if (this.#goesByNet({ address, family })) return undefined;
    if (!isOwnAddress(address)) {
      return new KamoError(
        'ERR_KAMO_LEGACY',
        `${address} is an ordinary address, not a node`,
        where({ address, family }, port),
      );
    }
    if (localAddress !== undefined && !isOwnAddress(localAddress)) {
      const details = { syscall: 'bind', address: localAddress, port: localPort, terse: true };
      return new KamoError('ERR_KAMO_ADDRESS_NOT_AVAILABLE', '', details);
    }
    if (localPort !== 0 && !this.#claim(localPort)) {
      const details = { syscall: 'bind', address: this.#localAddress(), port: localPort, terse: true };
      return new KamoError('ERR_KAMO_PORT_IN_USE', '', details);
    }
    if (port === 0 || defaultServices.refuses(port, shownAddress({ address, family }))) {
      const details = { ...where({ address, family }, port), ...this.localEnd(), terse: true };
      return new KamoError('ERR_KAMO_REFUSED', '', details);
    }
    return undefined;
  }

  /** It is no node and no service of this process, and that may be. */
  #goesByNet(candidate: Candidate): boolean {
    const { legacy, port } = this.target;
    if (!legacy || parseGeneralizedId(candidate.address).ok) return false;
    return !isOwnAddress(candidate.address) || !defaultServices.offers(port, shownAddress(candidate));
  }

  /** Gives the local port back that was asked for. */
  end(): void {
    if (this.#claimed) defaultServices.releaseLocal(this.target.localPort);
    this.#claimed = false;
  }

  #localAddress(): string {
    return this.target.localAddress ?? (this.#candidates[this.#index]?.family === 6 ? '::' : '0.0.0.0');
  }

  #claim(port: number): boolean {
    this.#claimed ||= defaultServices.claimLocal(port);
    return this.#claimed;
  }

  #verdict(): Error {
    const [first] = this.#errors;
    if (first !== undefined && this.#errors.length === 1) return first;
    const code = first !== undefined && 'code' in first ? first.code : undefined;
    const kamoCode = first instanceof KamoError ? first.kamoCode : undefined;
    return Object.assign(new AggregateError(this.#errors), { code, kamoCode });
  }
}

/** The addresses of a connection of the process with itself, which has been dialled from `localAddress` if that is one. */
export function ownEnds(candidate: Candidate, localAddress: string | undefined): OwnEnds {
  const remote = shownAddress(candidate);
  const chosen = localAddress !== undefined && !isUnspecified(localAddress);
  return { local: chosen ? localAddress : remote, remote };
}

/** The address by which the default node's connection with itself is known to who has dialled it. */
function shownAddress({ address, family }: Candidate): string {
  if (!isUnspecified(address)) return address;
  return family === 6 ? '::1' : '127.0.0.1';
}

function where({ address }: Candidate, port: number) {
  return { syscall: 'connect', address, port };
}
