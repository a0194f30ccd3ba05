import { EINTR, type NativeIo } from './native-io.ts';
import { type NetlinkMessage, noNetlinkDrops, readNetlink } from './netlink-message.ts';
import { addressRequest, dumpRequest } from './netlink-request.ts';

/** An address with the length of its network's prefix in bits. */
export interface Prefix {
  readonly family: 4 | 6;
  readonly bytes: Uint8Array;
  /** The address as canonical text. */
  readonly text: string;
  readonly length: number;
}

/** socket(7), netlink(7) */
const AF_NETLINK = 16;
const SOCK_RAW = 3;
const SOCK_CLOEXEC = 0o2000000;
/** The kernel fills a dump's messages into at most so much at once. */
const ANSWER_BYTES = 32_768;

/**
 * Gives the host addresses on the device with this index, those that it has not yet: for what is there no privilege is
 * needed. Returns 0, or the first error's negative number with the prefix that it was about.
 */
export function addHostAddresses(
  io: NativeIo,
  index: number,
  prefixes: readonly Prefix[],
): { readonly error: number; readonly prefix: string } {
  const fd = io.socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, 0);
  try {
    const present = fd < 0 ? [] : presentAddresses(io, fd, index);
    for (const prefix of prefixes) {
      const text = `${prefix.text}/${prefix.length}`;
      if (fd < 0) return { error: fd, prefix: text };
      if (present.includes(text)) continue;
      const error = addAddress(io, fd, index, prefix);
      if (error < 0) return { error, prefix: text };
    }
    return { error: 0, prefix: '' };
  } finally {
    if (fd >= 0) io.close(fd);
  }
}

/** Returns 0, or the negative error number. */
function addAddress(io: NativeIo, fd: number, index: number, prefix: Prefix): number {
  const answer = ask(io, fd, addressRequest(index, prefix));
  if (typeof answer === 'number') return answer;
  const [first] = answer;
  return first?.type === 'error' ? -first.error : 0;
}

/** Addresses of the device; as many as were told before anything went wrong. */
function presentAddresses(io: NativeIo, fd: number, index: number): string[] {
  const found: string[] = [];
  let answer = ask(io, fd, dumpRequest('getAddress', 1));
  for (;;) {
    if (typeof answer === 'number' || answer.length === 0) return found;
    for (const message of answer) {
      if (message.type === 'done' || message.type === 'error') return found;
      if (message.type === 'address' && message.index === index)
        found.push(`${message.address}/${message.prefixLength}`);
    }
    answer = receive(io, fd);
  }
}

/** The first messages of the answer, or a negative error number. */
function ask(io: NativeIo, fd: number, request: Uint8Array): readonly NetlinkMessage[] | number {
  const sent = io.write(fd, io.addressOf(request), request.length);
  return sent < 0 ? sent : receive(io, fd);
}

function receive(io: NativeIo, fd: number): readonly NetlinkMessage[] | number {
  const bytes = new Uint8Array(ANSWER_BYTES);
  let received: number;
  do received = io.read(fd, io.addressOf(bytes), ANSWER_BYTES);
  while (received === -EINTR);
  return received < 0 ? received : readNetlink(bytes.subarray(0, received), noNetlinkDrops()).messages;
}
