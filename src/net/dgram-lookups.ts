import { SEND_LIMIT } from '../udp/constants.ts';
import type { NodeId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { findLocators } from './find-target.ts';
import type { Node } from './node.ts';

/** Nodes that one socket looks for at a time. */
const MAX_SEARCHES = 64;

/** Messages that wait for one of them, whatever their size. */
const MAX_WAITING = 1024;

/** Told where the node is, or why that is not known. */
export type SearchEnd = (error: Error | null, locators: readonly SocketAddress[]) => void;

interface Search {
  readonly waiting: SearchEnd[];
  bytes: number;
  readonly ended: AbortController;
}

/** Messages to nodes whose agents are being asked where they are: one search for all to a node, served in their order, bounded. */
export class PeerLookups {
  readonly #searches = new Map<string, Search>();

  /** Nobody has been told anything yet. */
  isSearching({ text }: NodeId): boolean {
    return this.#searches.has(text);
  }

  /**
   * A message of `size` bytes waits until it is known where `peer` is.
   *
   * @param limit bytes that may wait for a node, or one message
   * @returns `full`: too much waits for that node; `limit`: too many nodes are looked for
   */
  wait(node: Node, peer: NodeId, size: number, limit: number = SEND_LIMIT, end: SearchEnd): 'taken' | 'full' | 'limit' {
    const search = this.#searches.get(peer.text) ?? this.#begin(node, peer);
    if (search === undefined) return 'limit';
    const { waiting } = search;
    const isFull = waiting.length >= MAX_WAITING || (waiting.length > 0 && search.bytes + size > limit);
    if (isFull) return 'full';
    waiting.push(end);
    search.bytes += size;
    return 'taken';
  }

  /** Nobody is told any more. */
  abort(): void {
    for (const { ended } of this.#searches.values()) ended.abort();
    this.#searches.clear();
  }

  #begin(node: Node, peer: NodeId): Search | undefined {
    if (this.#searches.size >= MAX_SEARCHES) return undefined;
    const search: Search = { waiting: [], bytes: 0, ended: new AbortController() };
    this.#searches.set(peer.text, search);
    const settle = (error: Error | null, locators: readonly SocketAddress[]): void => {
      if (this.#searches.get(peer.text) !== search) return;
      this.#searches.delete(peer.text);
      // Each in a turn of its own: what one throws is its own, and the others are told all the same.
      for (const end of search.waiting) process.nextTick(end, error, locators);
    };
    findLocators(node, peer, search.ended.signal).then(
      (locators) => settle(null, locators),
      (error: unknown) => settle(error instanceof Error ? error : new Error(String(error)), []),
    );
    return search;
  }
}
