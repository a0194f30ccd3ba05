/** Which pairs of links and foreign addresses become paths, as a pure function. */
import { type AddressScope, scopeOf } from '../wire/ip-address.ts';
import { MAX_PATHS } from '../wire/kamo-option.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { FOREIGN_PER_LINK } from './constants.ts';
import { prefixOf } from './limits.ts';
import { type LocalEntry, riskGroupOf } from './local-entry.ts';
import type { PathSeed } from './path-record.ts';

/** A foreign address and where it is known from. */
export interface ForeignEntry {
  readonly address: SocketAddress;
  readonly origin: 'dialled' | 'announced';
  /** ID in the peer's set, or -1. */
  readonly locatorId: number;
  readonly preference: number;
  /** Something newer that the peer has said knows nothing of it. */
  readonly isOld?: boolean;
}

/**
 * Scopes that a link reaches. Its own address tells; a wildcard's announced addresses do, and one that announces
 * nothing is taken to be behind a translator.
 */
export function attachedScopes(entry: LocalEntry): readonly AddressScope[] {
  const own = scopeOf(entry.local.address);
  if (own !== 'unspecified') return [own];
  if (entry.announce.length === 0) return ['global', 'private'];
  return entry.announce.map(({ address }) => scopeOf(address));
}

/**
 * Whether a peer's word is enough to send to `foreign` by a link: never to multicast and unspecified addresses, and to
 * loopback, link-local and private ones only where the link itself is in that scope, so that a peer cannot have this
 * node probe its own network. Private links reach global addresses by translation.
 */
export function mayProbe(scopes: readonly AddressScope[], foreign: SocketAddress): boolean {
  switch (scopeOf(foreign.address)) {
    case 'multicast':
    case 'unspecified':
      return false;
    case 'loopback':
      return scopes.includes('loopback');
    case 'link-local':
      return scopes.includes('link-local');
    case 'private':
      return scopes.includes('private');
    case 'global':
      return scopes.includes('global') || scopes.includes('private');
  }
}

/**
 * Whether a translator or a stateful filter may be between two addresses, which forgets what it has not seen for a
 * while (RFC 4787, section 4.3). There is none within a host or on a link: loopback, link-local, and neighbours by
 * their first 24 or 64 bits.
 */
export function needsKeepalive(local: SocketAddress, foreign: SocketAddress): boolean {
  const scope = scopeOf(foreign.address);
  if (scope === 'loopback' || scope === 'link-local') return false;
  return local.family !== foreign.family || prefixOf(local, SUBNET_BYTES) !== prefixOf(foreign, SUBNET_BYTES);
}

/**
 * The pairs to form: each link with the best foreign addresses of its family that it may probe, at most four of them,
 * the best of every link before the second best of any, at most 16. What was dialled by hand is the user's decision,
 * multicast and unspecified addresses apart. Spare ports have no pairs of their own (`spareFor`).
 *
 * @param localIdOf ID of the locator that is announced for a link, or -1
 */
export function formPairs(
  locals: readonly LocalEntry[],
  foreigns: readonly ForeignEntry[],
  localIdOf: (entry: LocalEntry) => number,
): PathSeed[] {
  if (foreigns.length === 0) return [];
  const ranked = [...foreigns].sort(
    (a, b) => Number(a.isOld ?? false) - Number(b.isOld ?? false) || b.preference - a.preference,
  );
  const listed = locals.filter(({ spareOf }) => spareOf === undefined);
  const columns = listed.map((entry) => {
    const scopes = attachedScopes(entry);
    return ranked
      .filter((foreign) => foreign.address.family === entry.local.family && isAllowed(scopes, foreign))
      .slice(0, FOREIGN_PER_LINK)
      .map((foreign) => seedOf(entry, foreign, localIdOf(entry)));
  });
  const pairs: PathSeed[] = [];
  for (let rank = 0; rank < FOREIGN_PER_LINK; rank++) {
    for (const column of columns) {
      const pair = column[rank];
      if (pair !== undefined && pairs.length < MAX_PATHS) pairs.push(pair);
    }
  }
  return pairs;
}

/** Of an IPv6 subnet (RFC 4291, section 2.5.4). */
const SUBNET_BYTES = 8;

function isAllowed(scopes: readonly AddressScope[], foreign: ForeignEntry): boolean {
  if (foreign.origin === 'announced') return mayProbe(scopes, foreign.address);
  const scope = scopeOf(foreign.address.address);
  return scope !== 'multicast' && scope !== 'unspecified';
}

function seedOf(entry: LocalEntry, foreign: ForeignEntry, localLocatorId: number): PathSeed {
  return {
    link: entry.link,
    foreign: foreign.address,
    origin: foreign.origin,
    localLocatorId,
    foreignLocatorId: foreign.locatorId,
    preference: entry.preference + foreign.preference,
    riskGroup: riskGroupOf(entry),
    needsKeepalive: needsKeepalive(entry.local, foreign.address),
  };
}
