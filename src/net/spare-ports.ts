import type { Link } from '../link/link.ts';
import { openUdpLink } from '../link/udp.ts';
import type { LinkOptions } from '../transport/link-options.ts';
import type { PathInfo, TransportEvent } from '../transport/output.ts';
import type { Endpoint } from './endpoint.ts';

/** Of a locator: the spare port, one that was one and has come into use, and one that was left for that. */
const MOST = 3;

/** Whose locators have spare ports. Locators are named by the indices of their links. */
export interface SpareHost {
  /** Those that are to have one, as soon as a node was dialled. */
  wanted(): readonly number[];
  /** The address to open one at; undefined: the locator has gone. */
  addressOf(locator: number): string | undefined;
  /** Makes `link` leave as the locator's does; what peers may know of it. */
  fit(locator: number, link: Link): LinkOptions;
}

/**
 * Spare ports of a node's locators (R-MH-80): opened when a node has been dialled, and afresh when no other port of the
 * locator stands by for the one in use. Then the oldest that are not used any more are closed, if there are too many.
 */
export class SparePorts {
  readonly #endpoint: Endpoint;
  readonly #host: SpareHost;
  /** Indices of links by locator, the freshest last. */
  readonly #links = new Map<number, readonly number[]>();
  readonly #opening = new Set<number>();
  #failure: unknown;
  #closed = false;

  constructor(endpoint: Endpoint, host: SpareHost) {
    this.#endpoint = endpoint;
    this.#host = host;
  }

  /** What kept one from being opened last, if anything. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Indices of the links of a locator's spare ports. */
  of(locator: number): readonly number[] {
    return this.#links.get(locator) ?? [];
  }

  /** Something happened to a connection. */
  note(event: TransportEvent): void {
    if (event.type === 'connected') {
      for (const locator of this.#host.wanted()) if (this.of(locator).length === 0) void this.#open(locator);
    } else if (this.#links.size > 0 && (event.type === 'active' || (event.type === 'path' && event.to === 'down'))) {
      this.#renew(this.#endpoint.paths(event.connection));
    }
  }

  /** These locators go: the links that go with them. */
  drop(locators: readonly number[]): readonly number[] {
    const links = locators.flatMap((locator) => this.of(locator));
    for (const locator of locators) this.#links.delete(locator);
    return links;
  }

  /** The link is gone already. False when it was none of these. */
  forget(link: number): boolean {
    const locator = this.#locatorOf(link);
    if (locator === undefined) return false;
    this.#keep(locator, (other) => other !== link);
    return true;
  }

  close(): void {
    this.#closed = true;
    this.#links.clear();
  }

  /** The paths of a connection have changed: another port of the locator in use is to stand by. */
  #renew(paths: readonly PathInfo[]): void {
    const active = paths.find(({ role }) => role === 'active');
    const locator = active?.spare ? this.#locatorOf(active.link) : active?.link;
    if (active === undefined || locator === undefined || !this.#links.has(locator)) return;
    const ports = [locator, ...this.of(locator)];
    const untried = ports.some(
      (port) => !paths.some(({ link, foreign }) => link === port && foreign.key === active.foreign.key),
    );
    const ready = paths.some(({ link, foreign, state }) => {
      const other = link !== active.link && ports.includes(link) && foreign.key === active.foreign.key;
      return other && (state === 'standby' || state === 'unverified');
    });
    const isFull = this.of(locator).length >= MOST && this.of(locator).every((port) => this.#isUsed(port));
    if (!untried && !ready && !isFull) void this.#open(locator);
  }

  async #open(locator: number): Promise<void> {
    const address = this.#host.addressOf(locator);
    if (address === undefined || this.#opening.has(locator)) return;
    this.#opening.add(locator);
    try {
      const link = await openUdpLink(address, 0, this.#endpoint.host);
      if (this.#closed || this.#endpoint.closed || this.#host.addressOf(locator) !== address) link.close();
      else this.#add(locator, link);
      this.#failure = undefined;
    } catch (error) {
      this.#failure = error;
    }
    this.#opening.delete(locator);
  }

  #add(locator: number, link: Link): void {
    const options = { ...this.#host.fit(locator, link), spareOf: locator };
    this.#links.set(locator, [...this.of(locator), this.#endpoint.addLink(link, options)]);
    const surplus = Math.max(0, this.of(locator).length - MOST);
    const idle = this.of(locator)
      .slice(0, -1)
      .filter((port) => !this.#isUsed(port))
      .slice(0, surplus);
    this.#keep(locator, (port) => !idle.includes(port));
    this.#endpoint.removeLinks(idle);
  }

  #isUsed(link: number): boolean {
    return this.#endpoint.transport.pathControl.isUsed(link);
  }

  #keep(locator: number, kept: (link: number) => boolean): void {
    const links = this.of(locator).filter(kept);
    if (links.length > 0) this.#links.set(locator, links);
    else this.#links.delete(locator);
  }

  #locatorOf(link: number): number | undefined {
    return [...this.#links].find(([, links]) => links.includes(link))?.[0];
  }
}
