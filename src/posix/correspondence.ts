import type { Address } from '../net/arguments.ts';
import type { PathPreference } from '../net/path-arguments.ts';
import type { LocatorSelection } from '../net/socket-paths.ts';
import type { Outcome } from './settings.ts';
import type { Endpoint } from './sockaddr.ts';

/** Where one end of a path is; without port in native mode between nodes. */
export interface PathEnd {
  readonly address: string;
  readonly port: number;
}

/** One path, as far as options tell of it. */
export interface CorrespondencePath {
  readonly id: number;
  readonly local: PathEnd | undefined;
  readonly foreign: PathEnd;
  readonly state: string;
  /** `active`: what is sent goes by it. */
  readonly role: string;
  readonly wish?: string;
}

/** What options about locators and paths are asked of: a connection, or the flow of a socket with a peer. */
export interface Correspondence {
  readonly proven: boolean;
  readonly localAddress?: string | undefined;
  readonly localPort?: number | undefined;
  readonly remoteAddress?: string | undefined;
  readonly remotePort?: number | undefined;
  paths(): readonly CorrespondencePath[];
  locators(): { readonly local: readonly PathEnd[]; readonly foreign: readonly PathEnd[] };
  setLocator(choice: LocatorSelection): unknown;
  setLocators(locators: readonly Address[]): unknown;
  setPath(path: number, preference: PathPreference): unknown;
}

/** Locators that a connection or flow is held at, as text. */
export interface ChosenLocators {
  readonly local?: string | undefined;
  readonly foreign?: string | undefined;
}

/** What `send` and `recv` do; a stream has neither `to` nor `from`. */
export interface Transfer {
  send(buffer: Uint8Array, length: number, flags: number, to?: Endpoint): Promise<Outcome> | Outcome;
  /** @param from called with the sender of what is received; false: there is nowhere to write it */
  receive(
    buffer: Uint8Array,
    length: number,
    flags: number,
    from?: (host: string, port: number) => boolean,
  ): Promise<Outcome> | Outcome;
}
