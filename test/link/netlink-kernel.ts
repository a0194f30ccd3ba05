/** A kernel that tells of its addresses by rtnetlink(7) as a test wants it to. */
import type { LinkError } from '../../src/link/link-error.ts';
import type { NativeIo } from '../../src/link/native-io.ts';
import { NetlinkMonitor, type NetlinkOptions } from '../../src/link/netlink.ts';
import { VirtualScheduler } from '../../src/link/virtual-scheduler.ts';
import * as write from './netlink-support.ts';

const EAGAIN = -11;

/** What each dump answers on a host with one address. */
export function host(address: string): Readonly<Record<string, Uint8Array>> {
  return {
    getLink: write.link({ index: 3, flags: write.WORKING, name: 'eth0', operstate: 6 }),
    getAddress: write.address({ index: 3, address }),
    getRoute: write.route({ family: 4, via: [3] }),
    getRule: write.rule({ family: 4, table: 254 }),
  };
}

const KINDS: Readonly<Record<number, string>> = { 18: 'getLink', 22: 'getAddress', 26: 'getRoute', 34: 'getRule' };

/** Answers each dump with its state, and tells what it is told to. */
export class Kernel {
  readonly scheduler = new VirtualScheduler();
  readonly asked: string[] = [];
  readonly failures: LinkError[] = [];
  changes = 0;
  closed = 0;
  silent = false;
  refuse: Readonly<Record<string, number>> = {};
  socketResult = 7;
  membership = 0;
  state: Readonly<Record<string, Uint8Array>>;
  readonly #waiting: (Uint8Array | number)[] = [];
  /** Memory that has an address: the address is its place here, times 2^20. */
  readonly #memory: Uint8Array[] = [new Uint8Array(0)];
  wake = (): void => {};

  constructor(state: Readonly<Record<string, Uint8Array>>) {
    this.state = state;
  }

  open(): Promise<NetlinkMonitor> {
    const options: NetlinkOptions = {
      io: this.#io(),
      scheduler: this.scheduler,
      changed: () => this.changes++,
      failed: (error) => this.failures.push(error),
    };
    return NetlinkMonitor.open(options);
  }

  /** Messages or the error numbers of reads, one a read. */
  tell(...results: readonly (Uint8Array | number)[]): void {
    this.#waiting.push(...results);
    this.wake();
  }

  #io(): NativeIo {
    const refused = (): number => -38;
    return {
      addressOf: (bytes) => (this.#memory.push(bytes) - 1) * 2 ** 20,
      scratch: new Int32Array(32),
      scratchAddress: 0,
      socket: () => this.socketResult,
      setsockopt: () => this.membership,
      close: () => ++this.closed,
      read: (_fd, address, length) => this.#read(this.#memory[address / 2 ** 20], length),
      write: (_fd, address) => this.#answer(this.#memory[address / 2 ** 20] ?? new Uint8Array(0)),
      watch: (_fd, readable) => {
        this.wake = readable;
        return { ref() {}, unref() {}, close: () => this.closed++ };
      },
      ...{
        open: refused,
        bind: refused,
        connect: refused,
        writev: refused,
        ioctl: refused,
        duplicate: refused,
        recvmmsg: refused,
        receiveErrors: refused,
        sendmmsg: refused,
      },
    };
  }

  #read(memory: Uint8Array | undefined, length: number): number {
    const next = this.#waiting.shift() ?? EAGAIN;
    if (typeof next === 'number') return next;
    memory?.set(next.subarray(0, length));
    return next.length;
  }

  #answer(request: Uint8Array): number {
    const kind = KINDS[(request[4] ?? 0) | ((request[5] ?? 0) << 8)] ?? '';
    const sequence = request[8] ?? 0;
    this.asked.push(kind);
    const error = this.refuse[kind];
    if (error !== undefined) this.#waiting.push(write.failure(sequence, error));
    else if (!this.silent) this.#waiting.push(this.state[kind] ?? new Uint8Array(0), write.done(sequence));
    return request.length;
  }
}
