import type { FlowEnds, FlowEvent, FlowService, SendOptions, SendResult } from '../transport/flows/flow-types.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { Driver } from './driver.ts';
import { LINGER } from './lingering.ts';

/** Names that the users of a datagram socket do not see. */
export const FLOW_EVENT: unique symbol = Symbol('flowEvent');
export const PORT_LEFT: unique symbol = Symbol('portLeft');

/** What a port is told of. */
export type PortEvent = Exclude<FlowEvent, { readonly type: 'unbound' }>;

/** Whoever has bound a datagram port. */
export interface DatagramOwner {
  [FLOW_EVENT](desk: DatagramDesk, event: PortEvent): void;
  /** The port was given up, and nothing more is heard of what it has sent. */
  [PORT_LEFT](desk: DatagramDesk): void;
}

/** The way of a message. */
export interface Route {
  readonly desk: DatagramDesk;
  readonly ends: FlowEnds;
  /** Where the peer may be found, if nothing is known of it. */
  readonly locators: readonly SocketAddress[];
}

/** The datagram ports of one node, and who has them. */
export class DatagramDesk {
  readonly #flows: FlowService;
  readonly #driver: Pick<Driver<unknown>, 'perform' | 'collect'>;
  readonly #owners = new Map<number, DatagramOwner>();
  /** Ports given up that still owe their peers messages: for so long the process is kept alive. */
  readonly #leaving = new Map<number, NodeJS.Timeout>();

  constructor(flows: FlowService, driver: Pick<Driver<unknown>, 'perform' | 'collect'>) {
    this.#flows = flows;
    this.#driver = driver;
  }

  /** False when somebody has the port. */
  bind(port: number, owner: DatagramOwner): boolean {
    if (!this.#flows.bind(port)) return false;
    this.#rest(port);
    this.#owners.set(port, owner);
    return true;
  }

  /** What waits still leaves, and the process waits a while for it. */
  unbind(port: number): void {
    if (!this.#owners.has(port) || this.#leaving.has(port)) return;
    this.#leaving.set(
      port,
      setTimeout(() => this.#rest(port), LINGER),
    );
    this.#driver.perform((now) => this.#flows.unbind(now, port));
  }

  /** Messages of one turn leave together, at its end. */
  send(options: SendOptions): SendResult {
    return this.#driver.collect((now) => this.#flows.send(now, options));
  }

  /** Says or asks something else of the flows. */
  ask<T>(what: (flows: FlowService, now: number) => T): T {
    return this.#driver.collect((now) => what(this.#flows, now));
  }

  dispatch(event: FlowEvent): void {
    if (event.type === 'unbound') this.#rest(event.port);
    else this.#owners.get(event.port)?.[FLOW_EVENT](this, event);
  }

  /** The node is closed: nothing leaves any more. */
  close(): void {
    for (const port of [...this.#leaving.keys()]) this.#rest(port);
  }

  /** Whoever gave the port up is told that this is all. */
  #rest(port: number): void {
    const timer = this.#leaving.get(port);
    if (timer === undefined) return;
    clearTimeout(timer);
    this.#leaving.delete(port);
    const owner = this.#owners.get(port);
    this.#owners.delete(port);
    owner?.[PORT_LEFT](this);
  }
}
