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
  /** The link whose spare port this one is (R-MH-80); nothing of it is announced. */
  readonly spareOf?: number;
}

/** A link as associations know it. */
export function localEntry(link: number, local: SocketAddress, options: LinkOptions): LocalEntry {
  const unspecified = local.address === '0.0.0.0' || local.address === '::';
  const { spareOf, preference = 0, largestDatagram, riskGroup } = options;
  const { announce = unspecified || spareOf !== undefined ? [] : [local] } = options;
  return {
    ...{ link, local, announce, preference },
    ...(largestDatagram === undefined ? {} : { largestDatagram }),
    ...(riskGroup === undefined ? {} : { riskGroup }),
    ...(spareOf === undefined ? {} : { spareOf }),
  };
}
