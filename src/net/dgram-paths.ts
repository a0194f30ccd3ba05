import { DEFAULT_CONFIG } from '../transport/config.ts';
import type { FlowEnds, FlowPath } from '../transport/flows/flow-types.ts';
import { MESSAGE_HEADER_SIZE } from '../wire/flow-datagram.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { type Address, invalid, parseAddress, parseNode } from './arguments.ts';
import { parseLocatorList } from './connect-options.ts';
import { DatagramBinding } from './dgram-binding.ts';
import type { DatagramDesk, Route } from './dgram-desk.ts';
import { KamoError } from './errors.ts';
import { checkPort, checkString, misuse } from './misuse.ts';
import { type PathPreference, parsePathId, parsePreference } from './path-arguments.ts';
import type { LocatorSelection } from './socket-paths.ts';

/** Locators between which messages are to go, parsed; port 0 is any. */
interface Choice {
  readonly local: SocketAddress | undefined;
  readonly foreign: SocketAddress | undefined;
}

/**
 * What an application may say about the paths of its messages, and ask. Each call is about one other end: `port` and
 * `address` as for `send`; without them, the one that the socket is connected to.
 */
export abstract class DatagramPaths extends DatagramBinding {
  /** By other end, and by node. */
  readonly #choices = new Map<string, Choice>();
  /** Whose choice fits no path yet. */
  readonly #unbound = new Set<string>();
  readonly #locators = new Map<string, readonly SocketAddress[]>();

  protected abstract get peer(): { readonly address: string; readonly port: number } | undefined;

  /** What is known of each path to there; empty while nothing has been sent or received. */
  paths(port?: number, address?: string): FlowPath[] {
    const route = this.#routeTo(port, address);
    return route?.desk.ask((flows, now) => flows.paths(now, route.ends)) ?? [];
  }

  /** Bytes of the largest message that the path in use takes; 1184 until it is known that it takes more. */
  maxMessageSize(port?: number, address?: string): number {
    const route = this.#routeTo(port, address);
    return route?.desk.ask((flows) => flows.messageSize(route.ends)) ?? LEAST_LIMIT;
  }

  /**
   * What this node wants of a path, one of `paths()` or its `id`; see `KamoSocket.setPath`. It holds for all that goes to
   * that node. Another path or value is `ERR_KAMO_ARGUMENT`.
   */
  setPath(path: FlowPath | number, preference: PathPreference, port?: number, address?: string): this {
    const wish = parsePreference(preference);
    const id = parsePathId(path);
    const route = this.#routeTo(port, address);
    const known = route?.desk.ask((flows, now) => flows.setWish(now, route.ends, id, wish));
    if (known !== true) throw invalid('path', 'one of paths()', id);
    return this;
  }

  /**
   * Binds messages to the path between these locators, addresses with or without port; either may be left out. They stay
   * there, whatever befalls it, and wait, until they are bound otherwise or, without arguments, released. What is no address is
   * `ERR_KAMO_ARGUMENT`, locators with no path between them `ERR_KAMO_NO_LOCATOR`; before there is any path it waits for one
   * that fits, and messages go as without it.
   */
  setLocator(choice: LocatorSelection = {}, port?: number, address?: string): this {
    if (typeof choice !== 'object' || choice === null)
      throw invalid('choice', 'an object with local and foreign', choice);
    const { local, foreign } = choice;
    const parsed = {
      local: local === undefined ? undefined : parseAddress(local, 'local', 0),
      foreign: foreign === undefined ? undefined : parseAddress(foreign, 'foreign', 0),
    };
    const route = this.#routeTo(port, address);
    if (route === undefined) throw new KamoError('ERR_KAMO_NO_LOCATOR', 'there is no way there yet');
    const { desk, ends } = route;
    const outcome = this.#bind(desk, ends, parsed);
    if (outcome === 'no-path') throw new KamoError('ERR_KAMO_NO_LOCATOR', 'no path is between these locators');
    const key = endsKey(ends);
    if (local === undefined && foreign === undefined) this.#choices.delete(key);
    else this.#choices.set(key, parsed);
    if (outcome === 'bound') this.#unbound.delete(key);
    else this.#unbound.add(key);
    return this;
  }

  /** The node may be found at these addresses, in place of those given before: they are tried at once. */
  setLocators(locators: readonly Address[], port?: number, address?: string): this {
    const parsed = parseLocatorList(locators);
    const { address: name } = this.#end(port, address);
    this.#locators.set(parseNode(name, 'address').text, parsed);
    const route = this.#routeTo(port, address);
    route?.desk.ask((flows, now) => flows.setLocators(now, route.ends, parsed));
    return this;
  }

  /** Where a node may be found, as the application says. */
  protected locatorsOf(
    { ends, locators }: Route,
    given: readonly SocketAddress[] | undefined,
  ): readonly SocketAddress[] {
    return given ?? this.#locators.get(ends.peer.text) ?? locators;
  }

  protected keepLocators({ ends }: Route, locators: readonly SocketAddress[]): void {
    this.#locators.set(ends.peer.text, locators);
  }

  /** A flow is there: what was said of it before holds from now on. */
  protected applyChoice(desk: DatagramDesk, ends: FlowEnds): void {
    const key = endsKey(ends);
    const choice = this.#choices.get(key);
    if (choice === undefined) return;
    if (this.#bind(desk, ends, choice) === 'bound') this.#unbound.delete(key);
    else this.#unbound.add(key);
  }

  /** A path has changed: it may be the one that was waited for. */
  protected awaitChoice(desk: DatagramDesk, ends: FlowEnds): void {
    if (this.#unbound.has(endsKey(ends))) this.applyChoice(desk, ends);
  }

  #bind(desk: DatagramDesk, ends: FlowEnds, { local, foreign }: Choice): 'bound' | 'no-path' | 'waits' {
    return desk.ask((flows, now) => {
      const paths = flows.paths(now, ends);
      if (paths.length === 0) return 'waits';
      const path = paths.find((each) => isAt(each.local, local) && isAt(each.foreign, foreign));
      if (path === undefined) return 'no-path';
      const pin = { link: local ? path.link : null, foreign: foreign ? path.foreign.key : null };
      flows.tune(ends, { pin: local === undefined && foreign === undefined ? null : pin });
      return 'bound';
    });
  }

  #end(port: number | undefined, address: string | undefined): { readonly address: string; readonly port: number } {
    this.demandRunning();
    if (port !== undefined) {
      const checked = checkPort(port, 'Port', 1);
      if (address !== undefined) checkString(address, 'address');
      return { port: checked, address: address ?? this.defaultAddress };
    }
    if (this.peer === undefined) throw misuse('ERR_SOCKET_DGRAM_NOT_CONNECTED', 'Not connected');
    return this.peer;
  }

  #routeTo(port: number | undefined, address: string | undefined): Route | undefined {
    const end = this.#end(port, address);
    const route = this.place?.route(end.address, end.port);
    return route instanceof Promise || route === null ? undefined : route;
  }
}

/** Of a path of which nothing is known. */
export const LEAST_LIMIT = DEFAULT_CONFIG.maxDatagram - MESSAGE_HEADER_SIZE;

function endsKey({ peer, peerPort }: FlowEnds): string {
  return `${peer.text} ${peerPort}`;
}

function isAt(known: SocketAddress | undefined, wanted: SocketAddress | undefined): boolean {
  if (wanted === undefined) return true;
  return known?.address === wanted.address && (wanted.port === 0 || known.port === wanted.port);
}
