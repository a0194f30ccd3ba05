import { EventEmitter } from 'node:events';
import { isIP } from 'node:net';
import { SEND_LIMIT } from '../udp/constants.ts';
import type { ParsedOptions } from './dgram-arguments.ts';
import { BufferSizeError } from './dgram-errors.ts';
import type { DatagramState } from './dgram-states.ts';
import { KamoError, systemError } from './errors.ts';
import { isOwnAddress } from './host-address-kind.ts';
import { inheritable } from './inheritance.ts';
import { checkNumber, checkString, misuse } from './misuse.ts';

/** Larger sizes no system takes. */
const LARGEST_BUFFER = 0x7fff_ffff;

/**
 * What `dgram.Socket` has of the operating system's. Arguments are checked as there; hop limits, broadcast and multicast
 * have no effect, and groups cannot be joined: between nodes there is neither.
 */
export abstract class DatagramSettings extends inheritable(EventEmitter) {
  /** Which of the host's addresses it is at by default. */
  readonly type: 'udp4' | 'udp6';
  /** Bytes that may wait to leave for each peer and port; undefined: as many as flows have by themselves. */
  protected sendLimit: number | undefined;
  #receiveSize: number | undefined;

  constructor({ type, sendBufferSize, recvBufferSize }: ParsedOptions) {
    super();
    this.type = type;
    this.sendLimit = sendBufferSize;
    this.#receiveSize = recvBufferSize;
  }

  protected abstract get state(): DatagramState;

  setBroadcast(_broadcast: boolean): void {
    this.#demandBound('setBroadcast');
  }

  /** 1..255; no effect. */
  setTTL(ttl: number): number {
    return this.#takeHops(ttl, 'setTTL', 1);
  }

  /** 0..255; no effect. */
  setMulticastTTL(ttl: number): number {
    return this.#takeHops(ttl, 'setMulticastTTL', 0);
  }

  setMulticastLoopback(loopback: boolean): boolean {
    this.#demandBound('setMulticastLoopback');
    return loopback;
  }

  /** An address of this host, or all of its family; no effect. */
  setMulticastInterface(multicastInterface: string): void {
    this.demandRunning();
    checkString(multicastInterface, 'interfaceAddress');
    this.#demandBound('setMulticastInterface');
    const family = isIP(multicastInterface);
    if (family !== (this.type === 'udp4' ? 4 : 6) || !isOwnAddress(multicastInterface.replace(/%.*$/, ''))) {
      throw systemError('EINVAL', 'setMulticastInterface');
    }
  }

  /** `ERR_KAMO_UNSUPPORTED`. */
  addMembership(multicastAddress: string, _multicastInterface?: string): void {
    this.#refuseGroup('addMembership', multicastAddress);
  }

  /** `ERR_KAMO_UNSUPPORTED`. */
  dropMembership(multicastAddress: string, _multicastInterface?: string): void {
    this.#refuseGroup('dropMembership', multicastAddress);
  }

  /** `ERR_KAMO_UNSUPPORTED`. */
  addSourceSpecificMembership(sourceAddress: string, groupAddress: string, _multicastInterface?: string): void {
    this.#refuseSource('addSourceSpecificMembership', sourceAddress, groupAddress);
  }

  /** `ERR_KAMO_UNSUPPORTED`. */
  dropSourceSpecificMembership(sourceAddress: string, groupAddress: string, _multicastInterface?: string): void {
    this.#refuseSource('dropSourceSpecificMembership', sourceAddress, groupAddress);
  }

  /** In bytes; told by the getter, and without effect: messages are told as they come. */
  setRecvBufferSize(size: number): void {
    this.#receiveSize = this.#takeSize(size, 'uv_recv_buffer_size');
  }

  /** Bytes that may wait to leave for each peer and port; what is beyond fails with `ENOBUFS`. */
  setSendBufferSize(size: number): void {
    this.sendLimit = this.#takeSize(size, 'uv_send_buffer_size');
  }

  getRecvBufferSize(): number {
    this.#demandBuffers('uv_recv_buffer_size');
    return told(this.#receiveSize ?? SEND_LIMIT);
  }

  getSendBufferSize(): number {
    this.#demandBuffers('uv_send_buffer_size');
    return told(this.sendLimit ?? SEND_LIMIT);
  }

  protected demandRunning(): void {
    if (this.state === 'closed') throw misuse('ERR_SOCKET_DGRAM_NOT_RUNNING', 'Not running');
  }

  #demandBound(syscall: string): void {
    this.demandRunning();
    if (this.state !== 'bound') throw systemError('EBADF', syscall);
  }

  #takeHops(ttl: unknown, syscall: string, least: number): number {
    checkNumber(ttl, 'ttl');
    this.#demandBound(syscall);
    if (!Number.isInteger(ttl) || ttl < least || ttl > 255) throw systemError('EINVAL', syscall);
    return ttl;
  }

  #refuseGroup(call: string, group: unknown): void {
    this.demandRunning();
    if (!group) throw misuse('ERR_MISSING_ARGS', 'The "multicastAddress" argument must be specified');
    refuse(call, group);
  }

  #refuseSource(call: string, source: unknown, group: unknown): void {
    this.demandRunning();
    checkString(source, 'sourceAddress');
    checkString(group, 'groupAddress');
    refuse(call, source, group);
  }

  #takeSize(size: unknown, syscall: string): number {
    if (typeof size !== 'number' || size >>> 0 !== size) {
      throw misuse('ERR_SOCKET_BAD_BUFFER_SIZE', 'Buffer size must be a positive integer');
    }
    this.#demandBuffers(syscall);
    if (size > LARGEST_BUFFER) throw new BufferSizeError('EINVAL', 'invalid argument', syscall);
    return size;
  }

  #demandBuffers(syscall: string): void {
    this.demandRunning();
    if (this.state !== 'bound') throw new BufferSizeError('EBADF', 'bad file descriptor', syscall);
  }
}

function refuse(call: string, ...addresses: unknown[]): never {
  if (addresses.some((address) => isIP(String(address)) === 0)) throw systemError('EINVAL', call);
  throw new KamoError('ERR_KAMO_UNSUPPORTED', 'there is no multicast between nodes', { syscall: call });
}

/** What was set, as the system tells it: Linux counts its own overhead in (socket(7), SO_SNDBUF). */
function told(size: number): number {
  return process.platform === 'linux' ? 2 * size : size;
}
