import type { Link, LinkHost, ReceivedBurst } from '../link/link.ts';
import { AGENT_MAGIC } from '../wire/agent-message.ts';
import type { SocketAddress } from '../wire/socket-address.ts';

/** Told of a message from an agent that has come in by a link. */
export type MessageTaker = (bytes: Uint8Array, from: SocketAddress, link: Link) => void;

/**
 * What links call, in front of their host: messages from agents, which are told by their source and first byte (R-AGENT-7),
 * leave the way of datagrams here. All else passes untouched.
 */
export class AgentMessages implements LinkHost {
  readonly #host: LinkHost;
  readonly #agents = new Set<string>();
  #take: MessageTaker = () => {};

  constructor(host: LinkHost) {
    this.#host = host;
  }

  divert(agents: readonly SocketAddress[], take: MessageTaker): void {
    for (const { key } of agents) this.#agents.add(key);
    this.#take = take;
  }

  receive(link: Link, bursts: readonly ReceivedBurst[]): void {
    const others = bursts.some((burst) => this.#isOfAgent(burst)) ? this.#sort(link, bursts) : bursts;
    if (others.length > 0) this.#host.receive(link, others);
  }

  drained(link: Link): void {
    this.#host.drained(link);
  }

  failed(link: Link, error: Error): void {
    this.#host.failed(link, error);
  }

  unreachable(link: Link, destination: SocketAddress, quoted: Uint8Array): void {
    if (!this.#agents.has(destination.key)) this.#host.unreachable?.(link, destination, quoted);
  }

  #isOfAgent({ source }: ReceivedBurst): boolean {
    return this.#agents.has(source.key);
  }

  /** Hands messages over; returns what is left. */
  #sort(link: Link, bursts: readonly ReceivedBurst[]): ReceivedBurst[] {
    const others: ReceivedBurst[] = [];
    for (const burst of bursts) {
      const messages = this.#isOfAgent(burst) ? burst.datagrams.filter(([first]) => first === AGENT_MAGIC) : [];
      // They are the link's again after the call.
      for (const message of messages) this.#take(message.slice(), burst.source, link);
      const datagrams =
        messages.length === 0 ? burst.datagrams : burst.datagrams.filter(([first]) => first !== AGENT_MAGIC);
      if (datagrams.length > 0) others.push({ ...burst, datagrams });
    }
    return others;
  }
}
