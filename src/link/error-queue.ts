import { MessageVector } from './message-vector.ts';
import { EINTR, type NativeIo } from './native-io.ts';

/** Where a datagram was going that could not be delivered, and what the report quotes of it: overwritten by the next. */
export type PortUnreachable = (address: string, port: number, quoted: Uint8Array) => void;

/** Reports of one system call. */
const BATCH = 16;
/** More than any quotation of use here: the header of a segment. */
const QUOTED = 128;
/** Room for struct cmsghdr, struct sock_extended_err and the address of who reports, with some to spare. */
const ANCILLARY = 128;

/**
 * What ICMP has said about the datagrams of a UDP socket (ip(7), IP_RECVERR; ipv6(7), IPV6_RECVERR). While it is open, the
 * next system call for the socket fails once for each report, whatever that call was about: it is to be made again
 * after `drain`.
 */
export class ErrorQueue {
  readonly #io: NativeIo;
  readonly #fd: number;
  readonly #family: 4 | 6;
  readonly #messages: MessageVector;
  readonly #quoted = new Uint8Array(BATCH * QUOTED);
  readonly #ancillary = new Uint8Array(BATCH * ANCILLARY);
  readonly #view = new DataView(this.#ancillary.buffer);
  readonly #ancillaryAt: number;

  private constructor(io: NativeIo, fd: number, family: 4 | 6) {
    this.#io = io;
    this.#fd = fd;
    this.#family = family;
    this.#messages = new MessageVector(io, family, BATCH);
    const at = io.addressOf(this.#quoted);
    for (let i = 0; i < BATCH; i++) this.#messages.place(i, at + i * QUOTED, QUOTED);
    this.#ancillaryAt = io.addressOf(this.#ancillary);
  }

  /** Undefined where the kernel refuses. */
  static open(io: NativeIo, fd: number, family: 4 | 6): ErrorQueue | undefined {
    io.scratch[0] = 1;
    const { level, name } = OPTION[family];
    return io.setsockopt(fd, level, name, io.scratchAddress, 4) === 0 ? new ErrorQueue(io, fd, family) : undefined;
  }

  /** Empties the queue; tells each report that nobody listens on a port. Returns the number of reports of any kind. */
  drain(unreachable: PortUnreachable): number {
    for (let total = 0; ; ) {
      for (let i = 0; i < BATCH; i++) this.#messages.annex(i, this.#ancillaryAt + i * ANCILLARY, ANCILLARY);
      this.#ancillary.fill(0);
      const count = this.#io.receiveErrors(this.#fd, this.#messages.address, BATCH);
      if (count === -EINTR) continue;
      if (count <= 0) return total;
      total += count;
      for (let i = 0; i < count; i++) if (this.#isPortUnreachable(i * ANCILLARY)) this.#tell(i, unreachable);
      if (count < BATCH) return total;
    }
  }

  #tell(index: number, unreachable: PortUnreachable): void {
    const messages = this.#messages;
    const length = Math.min(messages.lengthOf(index), QUOTED);
    const quoted = this.#quoted.subarray(index * QUOTED, index * QUOTED + length);
    unreachable(messages.sourceAddress(index), messages.sourcePort(index), quoted);
  }

  /** Of struct cmsghdr level and type, then of struct sock_extended_err origin, type and code. */
  #isPortUnreachable(at: number): boolean {
    const view = this.#view;
    const { level, name, origin, type, code } = OPTION[this.#family];
    if (view.getInt32(at + 8, true) !== level || view.getInt32(at + 12, true) !== name) return false;
    const told = [view.getUint8(at + 20), view.getUint8(at + 21), view.getUint8(at + 22)];
    return told[0] === origin && told[1] === type && told[2] === code;
  }
}

/** Options of each family, and how port unreachable looks there (RFC 792; RFC 4443, section 3.1). */
const OPTION = {
  4: { level: 0, name: 11, origin: 2, type: 3, code: 3 },
  6: { level: 41, name: 25, origin: 3, type: 1, code: 4 },
} as const;
