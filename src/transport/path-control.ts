import type { Announcement } from '../multihome/locator-set.ts';
import type { PathWish } from '../multihome/path.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { ConnectionId } from './output.ts';
import type { PathDiagnosis } from './path-diagnosis.ts';

/** Locators between which a connection is to go; undefined: any. Port 0 is any port. */
export interface LocatorChoice {
  readonly local: SocketAddress | undefined;
  readonly foreign: SocketAddress | undefined;
}

/** An address of either end, and what it is good for. */
export interface LocatorInfo {
  readonly address: SocketAddress;
  readonly preference: number;
  /** Given or found here (`own`); dialled, announced by the peer, or seen as the source of what came (`reflexive`). */
  readonly origin: 'own' | 'dialled' | 'announced' | 'reflexive';
  /** The best state of a path by it, or `unused`. */
  readonly state: string;
}

/** What a connection's application wants of its paths. Methods throw a plain Error when there is no such connection. */
export interface PathControl {
  /** The peer may be found at these addresses as well, in place of those dialled or set before; they are tried at once. */
  setLocators(now: number, id: ConnectionId, locators: readonly SocketAddress[]): void;
  /** What the peer of these connections has signed elsewhere, as in its record: tried as what it announces (R-MH-90). */
  setRecorded(now: number, ids: Iterable<ConnectionId>, locators: readonly Announcement[]): void;
  /** This node's wish for a path, by number, for all connections that share it (R-MH-70). False: there is no such path. */
  setWish(now: number, id: ConnectionId, path: number, wish: PathWish): boolean;
  /** Where this connection goes as long as it can (R-TR-90); both undefined: as all others go. */
  setLocator(now: number, id: ConnectionId, choice: LocatorChoice): void;
  /** Whether there is a path between the locators of a choice. */
  hasPath(id: ConnectionId, choice: LocatorChoice): boolean;
  /** The path is bad for this connection, its application says (R-TR-92). False: there is no such path. */
  report(now: number, id: ConnectionId, path: number): boolean;
  /** How long this connection waits without a path, in ms. */
  setPathless(now: number, id: ConnectionId, pathless: number): void;
  /** Whether any connection sends by a link. */
  isUsed(link: number): boolean;
  /** How often standbys are probed, in ms, of all connections that share them. */
  setProbeInterval(now: number, id: ConnectionId, interval: number): void;
  /** The addresses of this end, and of the peer. */
  locators(id: ConnectionId): { readonly local: readonly LocatorInfo[]; readonly foreign: readonly LocatorInfo[] };
  /** How the paths fare, and what the association has dropped, by reason. */
  diagnose(id: ConnectionId): {
    readonly paths: readonly PathDiagnosis[];
    readonly drops: Readonly<Record<string, number>>;
  };
}
