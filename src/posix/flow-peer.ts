import type { Address } from '../net/arguments.ts';
import type { DatagramSocket } from '../net/dgram-socket.ts';
import type { PathPreference } from '../net/path-arguments.ts';
import type { LocatorSelection } from '../net/socket-paths.ts';
import { showAddress } from '../wire/socket-address.ts';
import type { ChosenLocators, Correspondence, CorrespondencePath, PathEnd } from './correspondence.ts';

type FlowPath = ReturnType<DatagramSocket['paths']>[number];

/** The flow of a socket with a peer, as options see it: of the paths the one that its messages take is the active one. */
export class FlowPeer implements Correspondence {
  /** Nothing is sent to a node that has not proven itself. */
  readonly proven = true;
  readonly #socket: DatagramSocket;
  readonly #chosen: () => ChosenLocators;
  readonly #wishes = new Map<number, PathPreference>();

  constructor(socket: DatagramSocket, chosen: () => ChosenLocators) {
    this.#socket = socket;
    this.#chosen = chosen;
  }

  get localAddress(): string | undefined {
    return this.#socket.node?.generalizedId;
  }

  get localPort(): number {
    return this.#socket.address().port;
  }

  get remoteAddress(): string {
    return this.#socket.remoteAddress().address;
  }

  get remotePort(): number {
    return this.#socket.remoteAddress().port;
  }

  paths(): CorrespondencePath[] {
    const paths = this.#socket.paths();
    const used = paths.find((path) => this.isUsed(path));
    return paths.map((path) => {
      const { id, local, foreign, state } = path;
      const wish = this.#wishes.get(id) ?? 'normal';
      return { id, local, foreign, state, role: path === used ? 'active' : 'alternate', wish };
    });
  }

  /** Messages are held at it, or go by it because it is the best. */
  isUsed({ local, foreign, role }: FlowPath): boolean {
    const chosen = this.#chosen();
    if (!isHeld(chosen)) return role === 'active';
    if (chosen.foreign !== undefined && showAddress(foreign) !== chosen.foreign) return false;
    return chosen.local === undefined || (local !== undefined && showAddress(local) === chosen.local);
  }

  locators(): { readonly local: readonly PathEnd[]; readonly foreign: readonly PathEnd[] } {
    const foreign = new Map(this.#socket.paths().map((path) => [path.foreign.key, path.foreign]));
    return { local: this.#socket.node?.locators() ?? [], foreign: [...foreign.values()] };
  }

  setLocator(choice: LocatorSelection): void {
    this.#socket.setLocator(choice);
  }

  setLocators(locators: readonly Address[]): void {
    this.#socket.setLocators(locators);
  }

  setPath(path: number, preference: PathPreference): void {
    this.#socket.setPath(path, preference);
    this.#wishes.set(path, preference);
  }
}

/** A locator has been chosen: nothing but the program moves the flow. */
export function isHeld({ local, foreign }: ChosenLocators): boolean {
  return local !== undefined || foreign !== undefined;
}
