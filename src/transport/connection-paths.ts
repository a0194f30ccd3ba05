import { type LocalEntry, locatorOf } from '../multihome/local-entry.ts';
import type { Announcement } from '../multihome/locator-set.ts';
import type { Path, PathWish } from '../multihome/path.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { Connection } from './connection.ts';
import type { ConnectionId } from './output.ts';
import type { LocatorChoice, LocatorInfo, PathControl } from './path-control.ts';
import { limitOf, observedOf, type PathDiagnosis, refusalOf } from './path-diagnosis.ts';

/** What is asked of the transport whose connections these are. */
export interface ConnectionPathsHost {
  readonly links: readonly LocalEntry[];
  readonly connections: ReadonlyMap<ConnectionId, Connection>;
  get(id: ConnectionId): Connection;
  /** Something has happened to it. */
  enqueue(connection: Connection): void;
}

/** The paths of all connections, as their applications steer them. */
export class ConnectionPaths implements PathControl {
  readonly #host: ConnectionPathsHost;

  constructor(host: ConnectionPathsHost) {
    this.#host = host;
  }

  setLocators(now: number, id: ConnectionId, locators: readonly SocketAddress[]): void {
    this.#use(id).shared.setLocators(now, locators);
  }

  setRecorded(now: number, ids: Iterable<ConnectionId>, locators: readonly Announcement[]): void {
    const told = new Set<Connection['shared']>();
    for (const id of ids) {
      const { shared } = this.#use(id);
      if (!told.has(shared)) shared.setRecorded(now, locators);
      told.add(shared);
    }
  }

  setWish(now: number, id: ConnectionId, path: number, wish: PathWish): boolean {
    const { shared } = this.#use(id);
    const known = shared.association.setWish(now, path, wish);
    shared.settle(now);
    return known;
  }

  setLocator(_now: number, id: ConnectionId, choice: LocatorChoice): void {
    const { local, foreign } = choice;
    const fits = local === undefined && foreign === undefined ? null : (path: Path) => this.#fits(path, choice);
    this.#use(id).failover.way.setChoice(fits);
  }

  hasPath(id: ConnectionId, choice: LocatorChoice): boolean {
    const { paths } = this.#host.get(id).association;
    return paths.some((path) => path !== undefined && this.#fits(path, choice));
  }

  report(now: number, id: ConnectionId, path: number): boolean {
    const { association, failover, shared } = this.#use(id);
    if (association.paths[path] === undefined) return false;
    failover.way.shun(now, path, false);
    association.probing.doubt(now, path);
    shared.wakeCarrier();
    return true;
  }

  isUsed(link: number): boolean {
    for (const { association, failover } of this.#host.connections.values())
      if (association.paths[failover.path]?.link === link) return true;
    return false;
  }

  setPathless(_now: number, id: ConnectionId, pathless: number): void {
    this.#use(id).failover.way.pathless = pathless;
  }

  setProbeInterval(now: number, id: ConnectionId, interval: number): void {
    const { association, shared } = this.#use(id);
    association.probing.setInterval(now, interval);
    shared.wakeCarrier();
  }

  locators(id: ConnectionId): { readonly local: readonly LocatorInfo[]; readonly foreign: readonly LocatorInfo[] } {
    const { association } = this.#host.get(id);
    const paths = association.paths.filter((path) => path !== undefined);
    const { links } = this.#host;
    const listed = links.filter(({ spareOf }) => spareOf === undefined);
    const local = listed.map(({ link, local: address, preference }): LocatorInfo => {
      const own = links.filter((entry) => locatorOf(entry) === link).map((entry) => entry.link);
      return { address, preference, origin: 'own', state: bestState(paths.filter((path) => own.includes(path.link))) };
    });
    const { foreigns } = association.locators;
    const foreign = foreigns.map(({ address, origin, preference }): LocatorInfo => {
      return {
        address,
        preference,
        origin,
        state: bestState(paths.filter((path) => path.foreign.key === address.key)),
      };
    });
    const others = new Map(paths.map((path) => [path.foreign.key, path.foreign]));
    for (const { address } of foreigns) others.delete(address.key);
    for (const [key, address] of others) {
      const state = bestState(paths.filter((path) => path.foreign.key === key));
      foreign.push({ address, preference: 0, origin: 'reflexive', state });
    }
    return { local, foreign };
  }

  diagnose(id: ConnectionId): {
    readonly paths: readonly PathDiagnosis[];
    readonly drops: Readonly<Record<string, number>>;
  } {
    const connection = this.#host.get(id);
    const paths = connection.association.paths.filter((path) => path !== undefined);
    return { paths: paths.map((path) => this.#diagnosePath(connection, path)), drops: connection.association.counters };
  }

  #diagnosePath({ association, tcp, failover }: Connection, path: Path): PathDiagnosis {
    const local = this.#localOf(path);
    const { foreign, observed } = path;
    const used = path.id === failover.path || tcp.pathStatistics(path.id).inFlight > 0;
    return {
      path: path.id,
      local,
      foreign,
      observed: observedOf(observed),
      // A socket on all addresses does not say by which it sends.
      translated: observed === '' || local === undefined || isWildcard(local) ? undefined : observed !== local.key,
      limit: limitOf(used, tcp.pathStatistics(path.id), tcp.writableLength, tcp.status().sendWindow),
      keepalive: path.id === association.active ? association.probing.keepaliveOf(path.id) : undefined,
      refused: refusalOf(path),
    };
  }

  #fits(path: Path, { local, foreign }: LocatorChoice): boolean {
    const own = this.#localOf(path);
    if (local !== undefined && (own === undefined || !isSame(local, own))) return false;
    return foreign === undefined || isSame(foreign, path.foreign);
  }

  #localOf({ link }: Path): SocketAddress | undefined {
    return this.#host.links.find((entry) => entry.link === link)?.local;
  }

  #use(id: ConnectionId): Connection {
    const connection = this.#host.get(id);
    this.#host.enqueue(connection);
    return connection;
  }
}

/** Best first. */
const STATES = ['active', 'standby', 'suspect', 'unverified', 'down', 'deprecated'] as const satisfies Path['state'][];

function bestState(paths: readonly Path[]): string {
  return STATES.find((state) => paths.some((path) => path.state === state)) ?? 'unused';
}

function isSame(wanted: SocketAddress, address: SocketAddress): boolean {
  return wanted.address === address.address && (wanted.port === 0 || wanted.port === address.port);
}

function isWildcard({ address }: SocketAddress): boolean {
  return address === '0.0.0.0' || address === '::';
}
