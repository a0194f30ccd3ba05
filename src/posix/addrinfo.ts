import { KamoError } from '../net/errors.ts';
import { type AddressEntry, getaddrinfo2 as resolve } from '../net/resolve.ts';
import { chosenNode } from './chosen-node.ts';
import {
  AF_ALIN6,
  AF_INET,
  AF_INET6,
  AF_UNSPEC,
  AI_CANONNAME,
  AI_NUMERICHOST,
  AI_NUMERICSERV,
  AI_PASSIVE,
  EAI_AGAIN,
  EAI_BADFLAGS,
  EAI_FAIL,
  EAI_FAMILY,
  EAI_NONAME,
  EAI_SERVICE,
  EAI_SOCKTYPE,
  EAI_SYSTEM,
  IPPROTO_TCP,
  IPPROTO_UDP,
  SOCK_DGRAM,
  SOCK_STREAM,
} from './constants.ts';
import { errorName, failed } from './errno.ts';
import { accessed, type Box, isWritable } from './results.ts';
import { fillSockaddr, locatorBytes, sizeOf, type sockaddr, type sockaddr_lin6 } from './sockaddr.ts';

/** What a name stands for (the slides' struct addrinfo2); `hints` use the first four. */
export interface addrinfo2 {
  ai_flags: number;
  ai_family: number;
  ai_socktype: number;
  ai_protocol: number;
  ai_addrlen: number;
  /** Of a node without locator. */
  ai_addr: sockaddr;
  /** With `AI_CANONNAME`, of the first entry: the name, or the node's generalized ID. */
  ai_canonname: string | null;
  /** How many locators the node has; 0 of an ordinary host. */
  ai_ntloc: number;
  /** The node's address with each of them, the preferred one first: for `connect`, and as a locator for `setsockopt`. */
  ai_tloc: sockaddr_lin6[];
  ai_next: addrinfo2 | null;
}

const KINDS = [
  { type: SOCK_STREAM, protocol: IPPROTO_TCP },
  { type: SOCK_DGRAM, protocol: IPPROTO_UDP },
] as const;

const FAMILIES: Readonly<Record<number, 0 | 4 | 6 | 'node'>> = {
  [AF_UNSPEC]: 0,
  [AF_INET]: 4,
  [AF_INET6]: 6,
  [AF_ALIN6]: 'node',
};

const FLAGS = AI_PASSIVE | AI_CANONNAME | AI_NUMERICHOST | AI_NUMERICSERV;

/** Errors as text (gai_strerror). */
const MEANINGS: Readonly<Record<number, string>> = {
  [EAI_BADFLAGS]: 'Bad value for ai_flags',
  [EAI_NONAME]: 'Name or service not known',
  [EAI_AGAIN]: 'Temporary failure in name resolution',
  [EAI_FAIL]: 'Non-recoverable failure in name resolution',
  [EAI_FAMILY]: 'ai_family not supported',
  [EAI_SOCKTYPE]: 'ai_socktype not supported',
  [EAI_SERVICE]: 'Servname not supported for ai_socktype',
  [EAI_SYSTEM]: 'System error',
};

/**
 * What a name stands for, asked of the agents of the node that `useNode` has given: a list goes into `res`, nodes first.
 * Resolves to 0 or an `EAI_` error; `EAI_SYSTEM` sets `errno`. With null as name the addresses to bind to (`AI_PASSIVE`), or
 * this host's own.
 */
export async function getaddrinfo2(
  name: string | null,
  service: string | null,
  hints: Partial<addrinfo2> | null,
  res: Box<addrinfo2 | null>,
): Promise<number> {
  const read = accessed(() => readHints(hints));
  if (read === 'EFAULT' || !isText(name) || !isText(service) || !isBox(res)) {
    failed('EFAULT');
    return EAI_SYSTEM;
  }
  const { flags, ai_family, ai_socktype, ai_protocol } = read;
  if (!Number.isInteger(flags)) return EAI_BADFLAGS;
  const wanted = KINDS.filter(
    ({ type, protocol }) =>
      (ai_socktype === 0 || ai_socktype === type) && (ai_protocol === 0 || ai_protocol === protocol),
  );
  const family = FAMILIES[ai_family];
  if ((flags & ~FLAGS) !== 0 || (name === null && (flags & AI_CANONNAME) !== 0)) return EAI_BADFLAGS;
  if (family === undefined) return EAI_FAMILY;
  if (wanted.length === 0) return EAI_SOCKTYPE;
  if (name === null && service === null) return EAI_NONAME;
  if (service !== null && (flags & AI_NUMERICSERV) !== 0 && !/^\d+$/.test(service)) return EAI_NONAME;
  const node = chosenNode();
  const asked = { family, numericHost: (flags & AI_NUMERICHOST) !== 0, ...(node === undefined ? {} : { node }) };
  try {
    const entries = name === null ? await ownEntries(service, flags, family) : await resolve(name, service, asked);
    const canonical = (flags & AI_CANONNAME) === 0 ? null : canonicalName(name, entries[0]);
    const value = listOf(entries, wanted, canonical);
    if (accessed(() => Object.assign(res, { value })) !== 'EFAULT') return 0;
    failed('EFAULT');
    return EAI_SYSTEM;
  } catch (error) {
    return codeOf(error);
  }
}

/** Nothing has to be given back; the list is not to be used any more. */
export function freeaddrinfo2(res: addrinfo2 | null): void {
  accessed(() => {
    for (let entry = res; entry !== null; ) {
      const next: addrinfo2 | null = entry.ai_next;
      entry.ai_next = null;
      entry = next;
    }
  });
}

/** The text of an `EAI_` error. */
export function gai_strerror(code: number): string {
  return MEANINGS[code] ?? 'Unknown error';
}

function readHints(hints: Partial<addrinfo2> | null) {
  const { ai_flags: flags = 0, ai_family = AF_UNSPEC, ai_socktype = 0, ai_protocol = 0 } = hints ?? {};
  return { flags, ai_family, ai_socktype, ai_protocol };
}

function isText(value: unknown): boolean {
  return value === null || typeof value === 'string';
}

function isBox(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && accessed(() => isWritable(value as Box<unknown>, 'value')) === true
  );
}

/** A node is bound to where it is; an ordinary host to any address of it, or its own loopback. */
async function ownEntries(service: string | null, flags: number, family: 0 | 4 | 6 | 'node'): Promise<AddressEntry[]> {
  const passive = (flags & AI_PASSIVE) !== 0;
  const hosts = await Promise.all(
    (passive ? ['::', '0.0.0.0'] : ['::1', '127.0.0.1']).map((host) => resolve(host, service, {})),
  );
  return hosts.flat().filter((entry) => entry.kind === 'host' && (family === 0 || family === entry.family));
}

function listOf(
  entries: readonly AddressEntry[],
  kinds: readonly (typeof KINDS)[number][],
  canonical: string | null,
): addrinfo2 | null {
  let next: addrinfo2 | null = null;
  for (const entry of [...entries].reverse()) {
    for (const { type, protocol } of [...kinds].reverse()) {
      next = { ...infoOf(entry), ai_socktype: type, ai_protocol: protocol, ai_next: next };
    }
  }
  if (next !== null) next.ai_canonname = canonical;
  return next;
}

function infoOf(entry: AddressEntry): Omit<addrinfo2, 'ai_socktype' | 'ai_protocol' | 'ai_next'> {
  const ai_family = entry.kind === 'node' ? AF_ALIN6 : entry.family === 4 ? AF_INET : AF_INET6;
  const addressOf = <Address extends sockaddr>(locator?: Uint8Array): Address => {
    const filled = {};
    fillSockaddr(filled, ai_family, entry.kind === 'node' ? entry.generalizedId : entry.address, entry.port, locator);
    return filled as Address;
  };
  const locators = entry.kind === 'node' ? entry.locators : [];
  const ai_tloc = locators.map(({ address, port }) => addressOf<sockaddr_lin6>(locatorBytes(address, port)));
  return {
    ...{ ai_flags: 0, ai_family, ai_addrlen: sizeOf(ai_family), ai_addr: addressOf(), ai_canonname: null },
    ...{ ai_ntloc: ai_tloc.length, ai_tloc },
  };
}

function canonicalName(name: string | null, first: AddressEntry | undefined): string | null {
  if (first === undefined || first.kind === 'host') return name;
  return first.idSource === 'literal' ? first.generalizedId : name;
}

function codeOf(error: unknown): number {
  if (error instanceof KamoError) {
    if (error.kamoCode === 'ERR_KAMO_AGENT') return EAI_AGAIN;
    if (error.kamoCode === 'ERR_KAMO_NOT_FOUND' || error.kamoCode === 'ERR_KAMO_NO_LOCATOR') return EAI_NONAME;
    if (error.kamoCode === 'ERR_KAMO_ARGUMENT') return error.message.startsWith('service') ? EAI_SERVICE : EAI_NONAME;
  }
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EAI_AGAIN') return EAI_AGAIN;
  if (error instanceof Error && 'hostname' in error && !(error instanceof KamoError)) return EAI_FAIL;
  failed(errorName(error));
  return EAI_SYSTEM;
}
