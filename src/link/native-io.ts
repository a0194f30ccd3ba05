import { getSystemErrorName } from 'node:util';
import { LinkError } from './link-error.ts';

/**
 * The system calls that Node does not offer, through koffi, an optional dependency that this file alone imports.
 * Addresses are numbers (a process has less than 2^53 bytes), so that a call allocates nothing. A call that fails
 * returns the negative error number: -11 is EAGAIN.
 */
export interface NativeIo {
  /**
   * Address of the first of `bytes`. It holds as long as the caller keeps the buffer, which must not be detached, and
   * be of more than 64 bytes: V8 may move smaller ones.
   */
  addressOf(bytes: Uint8Array): number;
  /** Memory for the argument of one call, and its address. */
  readonly scratch: Int32Array;
  readonly scratchAddress: number;
  open(path: string, flags: number): number;
  close(fd: number): number;
  read(fd: number, address: number, length: number): number;
  write(fd: number, address: number, length: number): number;
  /** `vector` is the address of `count` pairs of address and length, as `IoVector` lays them out. */
  writev(fd: number, vector: number, count: number): number;
  ioctl(fd: number, request: number, address: number): number;
  socket(domain: number, type: number, protocol: number): number;
  /** `address` is that of a struct sockaddr of `length` bytes, in `bind` this end's, in `connect` the other's. */
  bind(fd: number, address: number, length: number): number;
  connect(fd: number, address: number, length: number): number;
  setsockopt(fd: number, level: number, name: number, address: number, length: number): number;
  /** Another descriptor of the same file, closed when another program takes the process's place. */
  duplicate(fd: number): number;
  /** `vector` is the address of `count` messages, as `MessageVector` lays them out; the number received. Never waits. */
  recvmmsg(fd: number, vector: number, count: number): number;
  /** As `recvmmsg`, of the socket's error queue (recv(2), MSG_ERRQUEUE). */
  receiveErrors(fd: number, vector: number, count: number): number;
  /** As `recvmmsg`; the number sent. */
  sendmmsg(fd: number, vector: number, count: number): number;
  /** Calls back whenever something can be read from `fd`, which it owns from now on, until it has been read. */
  watch(fd: number, readable: () => void): Readiness;
}

/** A watched descriptor. Like any handle of Node it keeps the process alive unless `unref` was called. */
export interface Readiness {
  ref(): void;
  unref(): void;
  /** Ends watching, and closes the descriptor. */
  close(): void;
}

/** Error numbers of Linux. */
export const EAGAIN = 11;
export const EINTR = 4;

let loading: Promise<NativeIo> | undefined;

/** The system's calls, loaded once. Rejects with a `LinkError`: `no-koffi` or `unsupported`. */
export function loadNativeIo(): Promise<NativeIo> {
  loading ??= load();
  return loading;
}

/** What a failed call returned, as a name: `EPERM`. */
export function errorName(result: number): string {
  return getSystemErrorName(result);
}

/** Pairs of address and length for `writev` (readv(2), struct iovec). */
export class IoVector {
  readonly address: number;
  readonly #words: Uint32Array;

  constructor(io: NativeIo, pairs: number) {
    this.#words = new Uint32Array(Math.max(32, pairs * 4));
    this.address = io.addressOf(new Uint8Array(this.#words.buffer));
  }

  set(index: number, address: number, length: number): void {
    const at = index * 4;
    this.#words[at] = address;
    this.#words[at + 1] = address / 0x1_0000_0000;
    this.#words[at + 2] = length;
  }
}

/** Where trains are: they lie in one memory, mostly, whose address is asked for once. */
export class TrainAddress {
  readonly #io: NativeIo;
  #memory: ArrayBufferLike | undefined;
  #start = 0;

  constructor(io: NativeIo) {
    this.#io = io;
  }

  /** Address of the first of `bytes`, under the conditions of `NativeIo.addressOf`. */
  of(bytes: Uint8Array): number {
    if (bytes.buffer !== this.#memory) {
      this.#memory = bytes.buffer;
      this.#start = this.#io.addressOf(new Uint8Array(bytes.buffer));
    }
    return this.#start + bytes.byteOffset;
  }
}

/**
 * Forbids the kernel to fragment what the UDP socket sends, and makes it send what is larger than it believes the
 * path's MTU to be: packets of such a socket can probe the path (RFC 8899; ip(7), IP_PMTUDISC_PROBE). False when the
 * kernel refuses.
 */
export function setDontFragment(io: NativeIo, fd: number, family: 4 | 6): boolean {
  io.scratch[0] = PMTUDISC_PROBE;
  const [level, name] = family === 4 ? [IPPROTO_IP, IP_MTU_DISCOVER] : [IPPROTO_IPV6, IPV6_MTU_DISCOVER];
  return io.setsockopt(fd, level, name, io.scratchAddress, 4) === 0;
}

/**
 * Gives a socket kernel buffers of `bytes` each way, beyond the system's limit; false without the privilege (socket(7),
 * SO_RCVBUFFORCE: CAP_NET_ADMIN).
 */
export function forceBuffers(io: NativeIo, fd: number, bytes: number): boolean {
  io.scratch[0] = bytes;
  const set = (name: number) => io.setsockopt(fd, SOL_SOCKET, name, io.scratchAddress, 4) === 0;
  return set(SO_RCVBUFFORCE) && set(SO_SNDBUFFORCE);
}

const SOL_SOCKET = 1;
const SO_SNDBUFFORCE = 32;
const SO_RCVBUFFORCE = 33;
const IPPROTO_IP = 0;
const IP_MTU_DISCOVER = 10;
const IPPROTO_IPV6 = 41;
const IPV6_MTU_DISCOVER = 23;
const PMTUDISC_PROBE = 3;

/** Where ioctl numbers are composed as everywhere, and a pointer has eight bytes and the low one first. */
const ARCHITECTURES: readonly string[] = ['x64', 'arm64', 'riscv64', 'loong64'];

async function load(): Promise<NativeIo> {
  if (process.platform !== 'linux' || !ARCHITECTURES.includes(process.arch)) {
    throw new LinkError(
      'unsupported',
      `it needs Linux on ${ARCHITECTURES.join(', ')}; this is ${process.platform} on ${process.arch}`,
    );
  }
  const koffi = await import('koffi').catch((error: unknown) => {
    const message = 'the optional package koffi is not installed or does not load here: npm install koffi';
    throw new LinkError('no-koffi', message, { cause: error });
  });
  const library = koffi.load(null);
  const errno: () => number = koffi.errno;
  const define = (definition: string) => {
    const call: (...values: (number | string)[]) => number = library.func(definition);
    return call;
  };
  const open = define('int open(const char *path, int flags)');
  const close = define('int close(int fd)');
  const read = define('intptr_t read(int fd, uintptr_t bytes, size_t length)');
  const write = define('intptr_t write(int fd, uintptr_t bytes, size_t length)');
  const writev = define('intptr_t writev(int fd, uintptr_t vector, int count)');
  // Variadic in C; on these architectures an integer is passed alike.
  const ioctl = define('int ioctl(int fd, unsigned long request, uintptr_t argument)');
  const socket = define('int socket(int domain, int type, int protocol)');
  const bind = define('int bind(int fd, uintptr_t address, uint32_t length)');
  const connect = define('int connect(int fd, uintptr_t address, uint32_t length)');
  const setsockopt = define('int setsockopt(int fd, int level, int name, uintptr_t value, uint32_t length)');
  // Variadic, as ioctl.
  const fcntl = define('int fcntl(int fd, int command, uintptr_t argument)');
  const recvmmsg = define('int recvmmsg(int fd, uintptr_t vector, unsigned int count, int flags, uintptr_t timeout)');
  const sendmmsg = define('int sendmmsg(int fd, uintptr_t vector, unsigned int count, int flags)');
  const eventfd = define('int eventfd(unsigned int value, int flags)');
  const orError = (result: number) => (result < 0 ? -errno() : result);
  const Pipe = pipeClass();
  const scratch = new Int32Array(32);
  const io: NativeIo = {
    addressOf: (bytes) => Number(koffi.address(bytes)),
    scratch,
    scratchAddress: Number(koffi.address(new Uint8Array(scratch.buffer))),
    open: (path, flags) => orError(open(path, flags)),
    close: (fd) => orError(close(fd)),
    read: (fd, address, length) => orError(read(fd, address, length)),
    write: (fd, address, length) => orError(write(fd, address, length)),
    writev: (fd, vector, count) => orError(writev(fd, vector, count)),
    ioctl: (fd, request, address) => orError(ioctl(fd, request, address)),
    socket: (domain, type, protocol) => orError(socket(domain, type, protocol)),
    bind: (fd, address, length) => orError(bind(fd, address, length)),
    connect: (fd, address, length) => orError(connect(fd, address, length)),
    setsockopt: (fd, level, name, address, length) => orError(setsockopt(fd, level, name, address, length)),
    duplicate: (fd) => orError(fcntl(fd, F_DUPFD_CLOEXEC, 0)),
    recvmmsg: (fd, vector, count) => orError(recvmmsg(fd, vector, count, MSG_DONTWAIT, 0)),
    receiveErrors: (fd, vector, count) => orError(recvmmsg(fd, vector, count, MSG_DONTWAIT | MSG_ERRQUEUE, 0)),
    sendmmsg: (fd, vector, count) => orError(sendmmsg(fd, vector, count, MSG_DONTWAIT)),
    watch: (fd, readable) => watch(Pipe, fd, readable),
  };
  await proveWatching(io, orError(eventfd(1, EFD_NONBLOCK | EFD_CLOEXEC)));
  return io;
}

const F_DUPFD_CLOEXEC = 1030;
const MSG_DONTWAIT = 0x40;
const MSG_ERRQUEUE = 0x2000;
const EFD_NONBLOCK = 0o4000;
const EFD_CLOEXEC = 0o2000000;
/** In ms: the first turn of a loop that is not blocked should do. */
const PROOF_TIME = 2000;

/** An event that is there is told of, and is still there. */
async function proveWatching(io: NativeIo, eventFd: number): Promise<void> {
  const proven = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), PROOF_TIME);
    const readiness = io.watch(eventFd, () => {
      clearTimeout(timer);
      resolve(io.read(eventFd, io.scratchAddress, 8) === 8);
      readiness.close();
    });
  });
  if (!proven)
    throw new LinkError('unsupported', `Node ${process.version} does not tell when a descriptor can be read`);
}

/** libuv's pipe as Node wraps it: the one handle that takes any descriptor which can be polled. */
interface PipeHandle extends Readiness {
  onread: () => void;
  open(fd: number): number;
  useUserBuffer(buffer: Uint8Array): void;
  readStart(): number;
}
type PipeClass = new (type: number) => PipeHandle;

/** Not part of Node's promises, so everything that is used is looked for. */
function pipeClass(): PipeClass {
  try {
    const binding: unknown = Reflect.get(process, 'binding')?.call(process, 'pipe_wrap');
    const Pipe: PipeClass = Reflect.get(Object(binding), 'Pipe');
    const methods = ['open', 'useUserBuffer', 'readStart', 'close', 'ref', 'unref'];
    if (methods.every((name) => typeof Pipe.prototype[name] === 'function')) return Pipe;
  } catch {
    // Such as ERR_ACCESS_DENIED under --permission.
  }
  throw new LinkError('unsupported', `Node ${process.version} gives no way to watch a descriptor`);
}

/**
 * Readiness that reads nothing: libuv asks where to read to, gets no room, reports ENOBUFS and reads nothing (uv_alloc_cb,
 * in libuv's documentation of uv_stream_t), at each turn of the loop in which the descriptor is readable.
 */
function watch(Pipe: PipeClass, fd: number, readable: () => void): Readiness {
  const pipe = new Pipe(0);
  const opened = pipe.open(fd);
  if (opened < 0) throw new LinkError('system', `a descriptor cannot be watched: ${errorName(opened)}`);
  pipe.useUserBuffer(new Uint8Array(0));
  pipe.onread = readable;
  pipe.readStart();
  return pipe;
}
