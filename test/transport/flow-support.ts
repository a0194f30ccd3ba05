/** Two nodes with datagram flows, in virtual time. */
import type { FlowEvent, SendOptions, SendResult } from '../../src/transport/flows/flow-types.ts';
import type { TransportOptions } from '../../src/transport/transport-options.ts';
import { type Datagram, HandNetwork, HandNode } from '../support/hand-network.ts';

/** Where `b` has bound, and from where `a` sends. */
export const PORT = 7;
export const FROM = 4000;

type Of<Type extends FlowEvent['type']> = Extract<FlowEvent, { readonly type: Type }>;

export class FlowPair {
  readonly a: HandNode;
  readonly b: HandNode;
  readonly net: HandNetwork;
  #token = 0;

  /** @param delay one way, in ms */
  constructor(links: readonly [number, number] = [1, 1], delay = 10, options: Partial<TransportOptions> = {}) {
    this.a = new HandNode(0, links[0], options);
    this.b = new HandNode(1, links[1], options);
    this.net = new HandNetwork([this.a, this.b], delay);
    this.a.transport.flows.bind(FROM);
    this.b.transport.flows.bind(PORT);
  }

  get ends() {
    return { port: FROM, peer: this.b.transport.identity.nodeId, peerPort: PORT };
  }

  get backEnds() {
    return { port: PORT, peer: this.a.transport.identity.nodeId, peerPort: FROM };
  }

  /** `a` sends; the n-th message of the pair has token n. */
  send(text: string | Uint8Array, options: Partial<SendOptions> = {}): SendResult {
    return this.#send(this.a, { ...this.ends, locators: this.b.links, ...options }, text);
  }

  /** `b` answers. */
  answer(text: string, options: Partial<SendOptions> = {}): SendResult {
    return this.#send(this.b, { ...this.backEnds, locators: [], ...options }, text);
  }

  /** Opens the flow with a first message, and lets everything settle. */
  open(settle = 1000): this {
    this.send('first');
    this.net.run(settle);
    return this;
  }

  /** From now on the network carries what `allowed` says. */
  carry(allowed: (datagram: Datagram) => boolean): void {
    this.net.way = (datagram) => (allowed(datagram) ? [datagram] : []);
  }

  /** The path by the i-th pair of links is cut, both ways. */
  cut(index: number): void {
    const keys = [this.a.links[index]?.key, this.b.links[index]?.key];
    this.carry(({ source, destination }) => !keys.includes(source.key) && !keys.includes(destination.key));
  }

  #send(node: HandNode, options: Omit<SendOptions, 'token' | 'bytes'>, text: string | Uint8Array): SendResult {
    this.#token += 1;
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    const result = node.transport.flows.send(this.net.now, { ...options, token: this.#token, bytes });
    node.drain(this.net.now);
    return result;
  }
}

export function flowEvents<Type extends FlowEvent['type']>(node: HandNode, type: Type): Of<Type>[] {
  return node.events.flatMap((event) => {
    return event.type === 'flow' && event.event.type === type ? [event.event as Of<Type>] : [];
  });
}

export function texts(node: HandNode): string[] {
  return flowEvents(node, 'message').map(({ bytes }) => new TextDecoder().decode(bytes));
}

/** The first byte's upper half. */
export function kindOf({ bytes }: Datagram): number {
  return (bytes[0] ?? 0) >> 4;
}
