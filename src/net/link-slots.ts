import { nodeScheduler } from '../link/clock.ts';
import type { Link } from '../link/link.ts';
import { DRAIN_TIME } from '../multihome/constants.ts';

/** How long no other address gets a link's index, in ms: as long as its paths are drained, and a bit more. */
const INDEX_REST = DRAIN_TIME + 1000;

/** The links of an endpoint by index. */
export class LinkSlots {
  readonly #links: (Link | undefined)[] = [];
  /** What used an index that is free, and until when: paths are known by it for a while. */
  readonly #former: ({ readonly key: string; readonly at: number } | undefined)[] = [];

  readonly #spares = new WeakSet<Link>();

  get all(): readonly (Link | undefined)[] {
    return this.#links;
  }

  /** Those of locators: without their spare ports. */
  get locators(): Link[] {
    return this.#links.flatMap((link) => (link === undefined || this.#spares.has(link) ? [] : [link]));
  }

  /** Takes a link in, be it the spare port of another; returns its index. */
  add(link: Link, spare: boolean): number {
    const index = this.#indexFor(link);
    if (spare) this.#spares.add(link);
    this.#links[index] = link;
    this.#former[index] = undefined;
    return index;
  }

  vacate(index: number): Link | undefined {
    const link = this.#links[index];
    if (link !== undefined) this.#former[index] = { key: link.local.key, at: nodeScheduler.now() };
    this.#links[index] = undefined;
    return link;
  }

  /** Closes all of them. */
  close(): void {
    for (const link of this.#links) link?.close();
    this.#links.length = 0;
  }

  /** The one of the same address when it was here before, so that its paths go on; or one that no path is known by. */
  #indexFor({ local }: Link): number {
    const restedBefore = nodeScheduler.now() - INDEX_REST;
    const isFree = (index: number) => index >= this.#links.length || this.#links[index] === undefined;
    const same = this.#former.findIndex((former, index) => former?.key === local.key && isFree(index));
    if (same >= 0) return same;
    let index = 0;
    while (!isFree(index) || (this.#former[index]?.at ?? -Infinity) > restedBefore) index++;
    return index;
  }
}
