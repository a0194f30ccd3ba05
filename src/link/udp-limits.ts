import type { LinkDrop } from './link.ts';

/** Largest UDP payload there is (RFC 768, less the smallest IPv4 header; one size for both families). */
export const LARGEST_PAYLOAD = 65_507;

/** Why a datagram was not sent, by the name of the error that sending it gave; any other name is `failed`. */
export const DROP_OF_ERROR: Readonly<Record<string, LinkDrop>> = {
  EMSGSIZE: 'too-big',
  EAGAIN: 'queue-full',
  ENOBUFS: 'queue-full',
  ECONNREFUSED: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  // The interface that it was bound to has gone.
  ENODEV: 'unreachable',
  EHOSTDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ECANCELED: 'closed',
};
