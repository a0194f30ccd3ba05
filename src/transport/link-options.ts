import type { LocalEntry } from '../multihome/local-entry.ts';
import type { SocketAddress } from '../wire/socket-address.ts';

/** A link of this node as its peers may know it. */
export interface LinkOptions {
  /** Addresses to announce; by default the bound one, unless it is unspecified. Empty behind a translator. */
  readonly announce?: readonly SocketAddress[];
  /** 0..65535, higher preferred. Default 0. */
  readonly preference?: number;
  /** What the link carries whole or not at all, in bytes of UDP payload: paths are searched up to it. Default: not at all. */
  readonly largestDatagram?: number;
  /** Links with one number may fail together, and are no standby for each other while there are others. Default: none. */
  readonly riskGroup?: number;
}

/** A link as associations know it. */
export function localEntry(link: number, local: SocketAddress, options: LinkOptions): LocalEntry {
  const unspecified = local.address === '0.0.0.0' || local.address === '::';
  const { announce = unspecified ? [] : [local], preference = 0, largestDatagram, riskGroup } = options;
  return {
    ...{ link, local, announce, preference },
    ...(largestDatagram === undefined ? {} : { largestDatagram }),
    ...(riskGroup === undefined ? {} : { riskGroup }),
  };
}
