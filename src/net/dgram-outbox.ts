import { AsyncResource } from 'node:async_hooks';
import type { ParsedSend, SendCallback } from './dgram-arguments.ts';
import type { DatagramDesk } from './dgram-desk.ts';

/** A message that has not left. */
export interface Leaving {
  /** Bytes. */
  readonly size: number;
  readonly address: string;
  readonly port: number;
  readonly callback: SendCallback | undefined;
  /** Whose it is, from when it was handed over, or is going to be as soon as its way is open. */
  desk: DatagramDesk | Promise<unknown> | undefined;
}

/** Of all sockets: a message's number is used once in a process, and grows. */
let last = 0;

/** The messages of one socket that have not left. */
export class DatagramOutbox {
  readonly #leaving = new Map<number, Leaving>();
  readonly #first = last + 1;
  #bytes = 0;

  get count(): number {
    return this.#leaving.size;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Returns the message's number. */
  add({ bytes, callback }: ParsedSend, address: string, port: number): number {
    const number = ++last;
    const size = bytes.length;
    const told = callback && AsyncResource.bind(callback);
    this.#leaving.set(number, { size, address, port, callback: told, desk: undefined });
    this.#bytes += size;
    return number;
  }

  /** The number may be one of this socket's: a port that is given up and taken again hears of both owners' messages. */
  mayHave(number: number): boolean {
    return number >= this.#first;
  }

  get(number: number): Leaving | undefined {
    return this.#leaving.get(number);
  }

  /** It is here no more, whatever became of it. */
  take(number: number): Leaving | undefined {
    const leaving = this.#leaving.get(number);
    if (leaving === undefined) return undefined;
    this.#leaving.delete(number);
    this.#bytes -= leaving.size;
    return leaving;
  }

  /** Whose ways are still to be opened: settled when they have been handed over. */
  get opening(): Promise<unknown>[] {
    return [...this.#leaving.values()].flatMap(({ desk }) => (desk instanceof Promise ? [desk] : []));
  }

  /** Those that were handed to a node; undefined: to none. */
  of(desk: DatagramDesk | undefined): number[] {
    return [...this.#leaving].flatMap(([number, leaving]) => (leaving.desk === desk ? [number] : []));
  }
}
