import type { NativeIo } from './native-io.ts';

/** An address with the length of its network's prefix in bits. */
export interface Prefix {
  readonly family: 4 | 6;
  readonly bytes: Uint8Array;
  /** The address as canonical text. */
  readonly text: string;
  readonly length: number;
}

/** socket(7), netlink(7), rtnetlink(7); linux/netlink.h, linux/rtnetlink.h, linux/if_addr.h */
const AF_INET = 2;
const AF_INET6 = 10;
const AF_NETLINK = 16;
const SOCK_RAW = 3;
const SOCK_CLOEXEC = 0o2000000;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const RTM_NEWADDR = 20;
const RTM_GETADDR = 22;
const NLM_F_REQUEST = 0x001;
const NLM_F_ACK = 0x004;
const NLM_F_REPLACE = 0x100;
const NLM_F_DUMP = 0x300;
const NLM_F_CREATE = 0x400;
const IFA_ADDRESS = 1;
const IFA_LOCAL = 2;
/** struct nlmsghdr, struct ifaddrmsg, struct rtattr */
const MESSAGE_HEADER = 16;
const ADDRESS_HEADER = 8;
const ATTRIBUTE_HEADER = 4;
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
      if (present.includes(keyOf(prefix.bytes, prefix.length))) continue;
      const error = addAddress(new Message(io), fd, index, prefix);
      if (error < 0) return { error, prefix: text };
    }
    return { error: 0, prefix: '' };
  } finally {
    if (fd >= 0) io.close(fd);
  }
}

function keyOf(bytes: Uint8Array, length: number): string {
  return `${bytes.join('.')}/${length}`;
}

/** Memory for one message each way, in the host's byte order. */
class Message {
  readonly bytes = new Uint8Array(ANSWER_BYTES);
  readonly halves = new Uint16Array(this.bytes.buffer);
  readonly words = new Int32Array(this.bytes.buffer);
  readonly #io: NativeIo;
  readonly #address: number;

  constructor(io: NativeIo) {
    this.#io = io;
    this.#address = io.addressOf(this.bytes);
  }

  begin(length: number, type: number, flags: number): void {
    this.words[0] = length;
    this.halves[2] = type;
    this.halves[3] = flags | NLM_F_REQUEST;
  }

  /** Sends what begins the memory; returns a negative error number, or 0. */
  send(fd: number): number {
    return Math.min(0, this.#io.write(fd, this.#address, this.words[0] ?? 0));
  }

  /** Receives over it; returns the bytes received, or a negative error number. */
  receive(fd: number): number {
    return this.#io.read(fd, this.#address, ANSWER_BYTES);
  }
}

/** The answer is an error message with 0 or the negative error number. */
function addAddress(message: Message, fd: number, index: number, { family, bytes, length }: Prefix): number {
  const attribute = ATTRIBUTE_HEADER + bytes.length;
  const first = MESSAGE_HEADER + ADDRESS_HEADER;
  message.begin(first + 2 * attribute, RTM_NEWADDR, NLM_F_ACK | NLM_F_REPLACE | NLM_F_CREATE);
  message.bytes[MESSAGE_HEADER] = family === 4 ? AF_INET : AF_INET6;
  message.bytes[MESSAGE_HEADER + 1] = length;
  message.words[MESSAGE_HEADER / 4 + 1] = index;
  for (const [i, type] of [IFA_LOCAL, IFA_ADDRESS].entries()) {
    const at = first + i * attribute;
    message.halves[at / 2] = attribute;
    message.halves[at / 2 + 1] = type;
    message.bytes.set(bytes, at + ATTRIBUTE_HEADER);
  }
  const sent = message.send(fd);
  if (sent < 0) return sent;
  const received = message.receive(fd);
  if (received < 0) return received;
  return message.halves[2] === NLMSG_ERROR ? (message.words[MESSAGE_HEADER / 4] ?? 0) : 0;
}

/** Addresses of the device; as many as were told before anything went wrong. */
function presentAddresses(io: NativeIo, fd: number, index: number): string[] {
  const message = new Message(io);
  message.begin(MESSAGE_HEADER + ADDRESS_HEADER, RTM_GETADDR, NLM_F_DUMP);
  const found: string[] = [];
  if (message.send(fd) < 0) return found;
  for (let received = message.receive(fd); received > 0; received = message.receive(fd)) {
    for (let at = 0; at + MESSAGE_HEADER <= received; ) {
      const type = message.halves[at / 2 + 2];
      if (type === NLMSG_DONE || type === NLMSG_ERROR) return found;
      const length = message.words[at / 4] ?? 0;
      if (message.words[at / 4 + 5] === index) found.push(addressIn(message, at, length));
      at += Math.max(MESSAGE_HEADER, (length + 3) & ~3);
    }
  }
  return found;
}

/** Its local address, which for IPv6 is the only one, as a key. */
function addressIn({ bytes, halves }: Message, start: number, length: number): string {
  let address: Uint8Array = new Uint8Array(0);
  for (let at = start + MESSAGE_HEADER + ADDRESS_HEADER; at + ATTRIBUTE_HEADER <= start + length; ) {
    const size = halves[at / 2] ?? 0;
    const type = halves[at / 2 + 1];
    const value = bytes.subarray(at + ATTRIBUTE_HEADER, at + size);
    if (type === IFA_LOCAL || (type === IFA_ADDRESS && address.length === 0)) address = value;
    at += Math.max(ATTRIBUTE_HEADER, (size + 3) & ~3);
  }
  return keyOf(address, bytes[start + MESSAGE_HEADER + 1] ?? 0);
}
