import { chosenNode } from './chosen-node.ts';
import {
  AF_ALIN6,
  AF_INET,
  AF_INET6,
  IPPROTO_TCP,
  IPPROTO_UDP,
  MSG_DONTWAIT,
  MSG_NOSIGNAL,
  MSG_PEEK,
  MSG_TRUNC,
  MSG_WAITALL,
  SHUT_RD,
  SHUT_RDWR,
  SOCK_DGRAM,
  SOCK_STREAM,
} from './constants.ts';
import type { Transfer } from './correspondence.ts';
import { DatagramDescriptor } from './datagram.ts';
import type { Descriptor } from './descriptor.ts';
import { DescriptorTable } from './descriptors.ts';
import { getOption, setOption } from './options.ts';
import { accessed, awaited, type Box, returned } from './results.ts';
import type { Outcome } from './settings.ts';
import { forgetActions, type SigactionAct, setAction } from './signals.ts';
import { fillSockaddr, isNone, readSockaddr, type sockaddr, type sockaddr_none } from './sockaddr.ts';
import { StreamDescriptor } from './stream.ts';

/** The flags that a call has; any other is EOPNOTSUPP (POSIX.1-2017, `send` and `recv`). Nothing raises SIGPIPE. */
const SENDING = MSG_DONTWAIT | MSG_NOSIGNAL;
const RECEIVING = MSG_DONTWAIT | MSG_NOSIGNAL | MSG_PEEK | MSG_TRUNC | MSG_WAITALL;

const descriptors = new DescriptorTable<Descriptor>();

/** A descriptor for a socket of nodes (`AF_ALIN6`) or of ordinary hosts (`AF_INET`, `AF_INET6`). */
export function socket(domain: number, type: number, protocol: number): number {
  if (domain !== AF_ALIN6 && domain !== AF_INET && domain !== AF_INET6) return returned('EAFNOSUPPORT');
  if (type !== SOCK_STREAM && type !== SOCK_DGRAM) return returned('ESOCKTNOSUPPORT');
  const own = type === SOCK_STREAM ? IPPROTO_TCP : IPPROTO_UDP;
  const isThere = (protocol === 0 || protocol === own) && (type === SOCK_STREAM || domain === AF_ALIN6);
  if (!isThere) return returned('EPROTONOSUPPORT');
  const Kind = type === SOCK_STREAM ? StreamDescriptor : DatagramDescriptor;
  return returned(allocate(new Kind(domain, chosenNode())) ?? 'EMFILE');
}

/** Chooses the service port to listen at, or what to connect from. */
export function bind(fd: number, addr: sockaddr, addrlen: number): number {
  const descriptor = descriptors.find(fd);
  if (descriptor === undefined) return returned('EBADF');
  const address = accessed(() => readSockaddr(addr, addrlen, descriptor.domain));
  return returned(typeof address === 'string' ? address : descriptor.bind(address));
}

/** Accepts connections, of which `backlog` may wait. */
export function listen(fd: number, backlog: number): Promise<number> {
  const descriptor = descriptors.find(fd);
  if (descriptor === undefined) return awaited('EBADF');
  if (descriptor.type !== SOCK_STREAM) return awaited('EOPNOTSUPP');
  return awaited(typeof backlog === 'number' && !Number.isNaN(backlog) ? descriptor.listen(backlog) : 'EINVAL');
}

/** The next connection's descriptor; its peer's address goes into `addr`. */
export async function accept(fd: number, addr?: object | null): Promise<number> {
  const descriptor = descriptors.find(fd);
  if (descriptor === undefined) return awaited('EBADF');
  if (descriptor.type !== SOCK_STREAM) return awaited('EOPNOTSUPP');
  if (addr !== undefined && addr !== null && typeof addr !== 'object') return awaited('EFAULT');
  const accepted = await awaited(descriptor.accept(allocate));
  const remote = addr ? descriptors.find(accepted)?.remote() : undefined;
  if (!addr || remote === undefined || fillSockaddr(addr, descriptor.domain, remote.host, remote.port)) return accepted;
  close(accepted);
  return awaited('EFAULT');
}

/** Connects, to the locator in the address if it has one; a datagram socket gets a peer, or by `AF_UNSPEC` none. */
export function connect(fd: number, addr: sockaddr | sockaddr_none, addrlen: number): Promise<number> {
  const descriptor = descriptors.find(fd);
  if (descriptor === undefined) return awaited('EBADF');
  if (descriptor.type === SOCK_DGRAM && accessed(() => isNone(addr, addrlen)) === true)
    return awaited(descriptor.disconnect());
  const address = accessed(() => readSockaddr(addr, addrlen, descriptor.domain));
  return awaited(typeof address === 'string' ? address : descriptor.connect(address));
}

/** Sends `len` bytes of `buf`; the memory is the caller's again when it returns. */
export function send(fd: number, buf: Uint8Array, len: number, flags: number): Promise<number> {
  return transfer(fd, buf, len, flags, SENDING, (target) => target.send(buf, len, flags));
}

/** Sends `len` bytes of `buf` as one message to `addr`, at the locator in it if it has one; null: to the peer, as `send`. */
export function sendto(
  fd: number,
  buf: Uint8Array,
  len: number,
  flags: number,
  addr: sockaddr | null,
  addrlen: number,
): Promise<number> {
  if (addr === null) return send(fd, buf, len, flags);
  return transfer(fd, buf, len, flags, SENDING, (target, { type, domain }) => {
    const to = accessed(() => readSockaddr(addr, addrlen, domain));
    if (typeof to === 'string') return to;
    return type === SOCK_STREAM ? 'EISCONN' : target.send(buf, len, flags, to);
  });
}

/** Receives up to `len` bytes; 0 at the end. */
export function recv(fd: number, buf: Uint8Array, len: number, flags: number): Promise<number> {
  return transfer(fd, buf, len, flags, RECEIVING, (target) => target.receive(buf, len, flags));
}

/** The same; the address of who has sent it goes into `addr`. Of a stream that is left as it is. */
export function recvfrom(
  fd: number,
  buf: Uint8Array,
  len: number,
  flags: number,
  addr?: object | null,
): Promise<number> {
  if (addr === undefined || addr === null) return recv(fd, buf, len, flags);
  return transfer(fd, buf, len, flags, RECEIVING, (target, { domain }) => {
    if (typeof addr !== 'object') return 'EFAULT';
    return target.receive(buf, len, flags, (host, port) => fillSockaddr(addr, domain, host, port));
  });
}

/** Ends one direction, or both. */
export function shutdown(fd: number, how: number): number {
  const descriptor = descriptors.find(fd);
  if (descriptor === undefined) return returned('EBADF');
  if (!Number.isInteger(how) || how < SHUT_RD || how > SHUT_RDWR) return returned('EINVAL');
  return returned(descriptor.shutdown(how));
}

/** Gives the descriptor up; what was sent is still delivered. */
export function close(fd: number): number {
  const descriptor = descriptors.find(fd);
  if (descriptor === undefined) return returned('EBADF');
  descriptors.release(fd);
  forgetActions(fd);
  descriptor.close();
  return 0;
}

/** This end's address goes into `addr`. */
export function getsockname(fd: number, addr: object): number {
  const descriptor = descriptors.find(fd);
  if (descriptor === undefined) return returned('EBADF');
  const { host, port } = descriptor.local();
  return returned(fillSockaddr(addr, descriptor.domain, host, port) ? 0 : 'EFAULT');
}

/** The peer's address goes into `addr`. */
export function getpeername(fd: number, addr: object): number {
  const descriptor = descriptors.find(fd);
  if (descriptor === undefined) return returned('EBADF');
  const remote = descriptor.remote();
  if (remote === undefined) return returned('ENOTCONN');
  return returned(fillSockaddr(addr, descriptor.domain, remote.host, remote.port) ? 0 : 'EFAULT');
}

/** The option's value goes into `value`, its size into `length`. */
export function getsockopt(fd: number, level: number, name: number, value: Box<unknown>, length?: Box<number>): number {
  const descriptor = descriptors.find(fd);
  return returned(
    descriptor === undefined ? 'EBADF' : accessed(() => getOption(descriptor, level, name, value, length)),
  );
}

/** Sets an option; `length` is its size, when it is told. */
export function setsockopt(fd: number, level: number, name: number, value: unknown, length?: number): number {
  const descriptor = descriptors.find(fd);
  return returned(
    descriptor === undefined ? 'EBADF' : accessed(() => setOption(descriptor, level, name, value, length)),
  );
}

/** What is done at SIGURG; null changes nothing. What was done before goes into `oldact`. */
export function sigaction(signo: number, act: SigactionAct | null, oldact?: SigactionAct | null): number {
  return returned(
    accessed(() => {
      const fd = act?.sa_fd;
      return fd !== undefined && descriptors.find(fd) === undefined ? 'EBADF' : setAction(signo, act, oldact);
    }),
  );
}

function allocate(descriptor: Descriptor): number | undefined {
  const fd = descriptors.allocate(descriptor);
  descriptor.fd = fd ?? 0;
  return fd;
}

function transfer(
  fd: number,
  buf: unknown,
  len: unknown,
  flags: unknown,
  allowed: number,
  act: (target: Transfer, descriptor: Descriptor) => Promise<Outcome> | Outcome,
): Promise<number> {
  const descriptor = descriptors.find(fd);
  if (descriptor === undefined) return awaited('EBADF');
  const target = descriptor.transfer();
  if (typeof target === 'string') return awaited(target);
  const outcome: Promise<Outcome> | Outcome = !(buf instanceof Uint8Array)
    ? 'EFAULT'
    : !isLength(len, buf) || !isFlags(flags)
      ? 'EINVAL'
      : (flags & ~allowed) !== 0
        ? 'EOPNOTSUPP'
        : act(target, descriptor);
  return awaited(outcome);
}

function isFlags(flags: unknown): flags is number {
  return typeof flags === 'number' && Number.isInteger(flags) && flags >= -(2 ** 31) && flags < 2 ** 31;
}

function isLength(len: unknown, { length }: Uint8Array): len is number {
  return typeof len === 'number' && Number.isInteger(len) && len >= 0 && len <= length;
}
