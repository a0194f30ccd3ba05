import type { ConnectionId, PathInfo } from '../transport/output.ts';
import type { LocatorChoice, LocatorInfo, PathControl } from '../transport/path-control.ts';
import { type NodeId, parseGeneralizedId } from '../wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { type Address, invalid, parseAddress, parseSwitch } from './arguments.ts';
import { onePath, parsePathless, parseProbeInterval } from './connect-options.ts';
import { KamoError } from './errors.ts';
import { demandMultihome, endDemand } from './multihome-demand.ts';
import { type PathPreference, parsePathId, parsePreference } from './path-arguments.ts';
import { PURE_HANDLES } from './pure-carrier.ts';
import { parsePureLocators } from './pure-options.ts';
import { SocketControl } from './socket-control.ts';
import { diagnosisOf, HOST_DIAGNOSES, type SocketDiagnosis } from './socket-diagnosis.ts';

/** What an application may say about the paths of its connection, and ask. */
export abstract class SocketPaths extends SocketControl {
  /** Until 'connect'. */
  #wanted: (() => void)[] | undefined;

  /** What is known of each path, the active one among them. Empty before 'connect' and after 'close'. */
  paths(): PathInfo[] {
    return this.connection === 0 ? [] : (this.endpoint?.paths(this.connection) ?? []);
  }

  /**
   * What this node wants of a path, one of `paths()` or its `id`: `prefer` it to others, take it as a `backup` only when no
   * other works, `abandon` it as soon as another works, or `normal`, which takes any of these back. The peer is told and
   * follows; what it wants itself is in `peerWish`. All connections between the two nodes share their paths, so it holds for all
   * of them, and as long as the path is there. Another path or value is `ERR_KAMO_ARGUMENT`; with an ordinary host it is
   * `ERR_KAMO_LEGACY`; after the end nothing happens.
   */
  setPath(path: PathInfo | number, preference: PathPreference): this {
    const wish = parsePreference(preference);
    const id = parsePathId(path);
    this.demandNode();
    if (this.destroyed) return this;
    const { connection, endpoint } = this;
    const known =
      this.established && endpoint?.steer(connection, (control, now) => control.setWish(now, connection, id, wish));
    if (known !== true) throw invalid('path', 'one of paths()', id);
    return this;
  }

  /**
   * Moves this connection to a path between these locators, addresses with or without port (prefixes in native mode between
   * nodes), each of them one of `locators()`; either may be left out, which is any. It goes there as long as such a path works, and otherwise
   * as connections do by themselves; without arguments it does so altogether. Other connections are not concerned. Before 'connect' it
   * waits for it. What is no address is `ERR_KAMO_ARGUMENT`, locators with no path between them `ERR_KAMO_NO_LOCATOR`; with an
   * ordinary host it is `ERR_KAMO_LEGACY`.
   */
  setLocator(choice: LocatorSelection = {}): this {
    if (typeof choice !== 'object' || choice === null)
      throw invalid('choice', 'an object with local and foreign', choice);
    this.demandNode();
    const parsed = this.#parseChoice(choice);
    if (
      this.established &&
      !this.destroyed &&
      !this.#ask((control, connection) => control.hasPath(connection, parsed))
    ) {
      throw new KamoError('ERR_KAMO_NO_LOCATOR', 'there is no path between these locators');
    }
    return this.#tell((control, now, connection) => control.setLocator(now, connection, parsed));
  }

  /** The addresses of this node and of the peer, and what each is good for at present. Both empty before 'connect' and after 'close'. */
  locators(): SocketLocators {
    const { local, foreign } = this.#ask((control, connection) => control.locators(connection)) ?? NOTHING;
    return { local: local.map(locatorOf), foreign: foreign.map(locatorOf) };
  }

  /**
   * The application's verdict on a path, one of `paths()` or its `id`, for this connection alone: it goes by another path
   * where one works, and takes this one again after 2 s; after 4 s, 8 s, … 60 s when it was called bad again within a minute. The path is probed; other connections go on by it. Another
   * value, or a path that is not there, is `ERR_KAMO_ARGUMENT`; with an ordinary host it is `ERR_KAMO_LEGACY`; after the end nothing happens.
   */
  reportPath(path: PathInfo | number, verdict: 'bad'): this {
    if (verdict !== 'bad') throw invalid('verdict', "'bad'", verdict);
    const id = parsePathId(path);
    this.demandNode();
    if (this.destroyed) return this;
    const { connection, endpoint } = this;
    const known =
      this.established && endpoint?.steer(connection, (control, now) => control.report(now, connection, id));
    if (known !== true) throw invalid('path', 'one of paths()', id);
    return this;
  }

  /** How the connection fares below: carrier, translators, what each path is limited by or refused for. Undefined before 'connect' and after 'close'. */
  get diagnosis(): SocketDiagnosis | undefined {
    const { connection, endpoint } = this;
    if (!this.established || connection === 0 || endpoint === undefined) return undefined;
    if (this.hosts !== undefined) return HOST_DIAGNOSES[this.hosts.carrier];
    return endpoint.steer(connection, (control) =>
      diagnosisOf(connection > PURE_HANDLES ? 'pure' : 'udp', control.diagnose(connection)),
    );
  }

  /** How long this connection waits without any path before it fails with `ERR_KAMO_PATHLESS`, in ms, 0 or more; Infinity: for ever. */
  setPathless(pathless: number): this {
    const time = parsePathless(pathless);
    this.demandNode();
    return this.#tell((control, now, connection) => control.setPathless(now, connection, time));
  }

  /** How often idle paths are probed while data flows, in ms, 100 or more; for all connections with this peer, the last word counts. */
  setProbeInterval(interval: number): this {
    const time = parseProbeInterval(interval);
    this.demandNode();
    return this.#tell((control, now, connection) => control.setProbeInterval(now, connection, time));
  }

  /** Only who has proven a node ID will do: with an ordinary host, or where the proof is still to come, true throws `ERR_KAMO_UNPROVEN`, and changes nothing. */
  setRequireProof(requireProof: boolean): this {
    const required = requireProof === undefined ? requireProof : parseSwitch(requireProof, 'requireProof');
    if (required === undefined) throw invalid('requireProof', 'true or false', requireProof);
    if (required && this.established && !this.proven)
      throw new KamoError('ERR_KAMO_UNPROVEN', 'the peer has not proven a node ID');
    return this;
  }

  /**
   * One path is not enough: the connection is reset and fails with `ERR_KAMO_SINGLE_PATH` when it has no second one within 5 s,
   * of 'connect' or of this call. That two paths work which differ in an address, spare ports apart, is looked for once: when
   * one of them is lost later the connection goes on. False takes it back. With an ordinary host true is `ERR_KAMO_LEGACY`.
   */
  setRequireMultihome(requireMultihome: boolean): this {
    const required =
      requireMultihome === undefined ? requireMultihome : parseSwitch(requireMultihome, 'requireMultihome');
    if (required === undefined) throw invalid('requireMultihome', 'true or false', requireMultihome);
    if (!required) {
      endDemand(this);
      return this;
    }
    this.demandNode();
    if (!this.destroyed) demandMultihome(this, this.established, () => this.#failSingle());
    return this;
  }

  #failSingle(): void {
    const { remoteAddress: address = 'any node', remotePort: port = 0 } = this;
    // Reset: the peer must not take what it has for all of it.
    this.established = false;
    const message = `the connection with ${address} port ${port} has one path only`;
    this.destroy(new KamoError('ERR_KAMO_SINGLE_PATH', message, { address, port }));
  }

  /** An ordinary host has one path, and nothing to say about it. */
  protected demandNode(): void {
    if (this.hosts !== undefined) throw onePath();
  }

  /** What is wanted of a connection that is still to be had; it is forgotten with a dial that fails. */
  protected whenConnected(wanted: () => void): this {
    if (this.#wanted !== undefined) {
      this.#wanted.push(wanted);
      return this;
    }
    const all = [wanted];
    this.#wanted = all;
    const connected = (): void => {
      this.off('close', closed);
      this.#wanted = undefined;
      for (const tell of all) tell();
    };
    const closed = (): void => {
      this.off('connect', connected);
      this.#wanted = undefined;
    };
    return this.once('connect', connected).once('close', closed);
  }

  /** With the connection, or when there is one. */
  #tell(what: (control: PathControl, now: number, connection: ConnectionId) => void): this {
    const { connection, endpoint } = this;
    if (this.destroyed || this.hosts !== undefined) return this;
    if (!this.established) return this.whenConnected(() => this.#tell(what));
    endpoint?.steer(connection, (control, now) => what(control, now, connection));
    return this;
  }

  #ask<T>(what: (control: PathControl, connection: ConnectionId) => T): T | undefined {
    const { connection, endpoint } = this;
    if (!this.established || connection === 0 || this.hosts !== undefined) return undefined;
    return endpoint?.steer(connection, (control) => what(control, connection));
  }

  #parseChoice({ local, foreign }: LocatorSelection): LocatorChoice {
    return {
      local: local === undefined ? undefined : parseLocator(local, 'local', this.endpoint?.nodeId),
      foreign: foreign === undefined ? undefined : parseLocator(foreign, 'foreign', nodeOf(this.remoteAddress)),
    };
  }

  abstract get remoteAddress(): string | undefined;
  abstract get remotePort(): number | undefined;
  abstract get proven(): boolean;
}

/** Between which locators a connection is to go; left out: any. */
export interface LocatorSelection {
  readonly local?: Address;
  readonly foreign?: Address;
}

/** An address of one end of a connection. */
export interface SocketLocator {
  readonly address: string;
  readonly port: number;
  readonly family: 'IPv4' | 'IPv6';
  /** 0..65535; higher is preferred. */
  readonly preference: number;
  /** This node's `own`; of the peer: `dialled`, `announced` by it, or `reflexive`, the source of what came. */
  readonly origin: 'own' | 'dialled' | 'announced' | 'reflexive';
  /** The best state of a path by it (`active`, `standby`, `suspect`, `unverified`, `down`, `deprecated`), or `unused`. */
  readonly state: string;
}

/** The addresses of both ends of a connection. */
export interface SocketLocators {
  readonly local: readonly SocketLocator[];
  readonly foreign: readonly SocketLocator[];
}

const NOTHING = { local: [], foreign: [] } as const;

function locatorOf({ address: { address, port, family }, preference, origin, state }: LocatorInfo): SocketLocator {
  return { address, port, family: family === 4 ? 'IPv4' : 'IPv6', preference, origin, state };
}

/** Port 0: any. */
function parseLocator(value: Address, name: string, id: NodeId | undefined): SocketAddress {
  const pure = typeof value === 'string' && id !== undefined ? parsePureLocators([value], id)?.[0] : undefined;
  if (pure === undefined) return parseAddress(value, name, 0);
  return socketAddress(pure.family, pure.address, 0);
}

function nodeOf(address: string | undefined): NodeId | undefined {
  const parsed = address === undefined ? undefined : parseGeneralizedId(address);
  return parsed?.ok ? parsed.value : undefined;
}
