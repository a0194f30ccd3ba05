/** What the DNS says of a node (RFC 6742, RFC 2782): its IDs, and the addresses and ports of what it offers. */
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import dns, { type LookupAddress, promises } from 'node:dns';
import type { DecodedPacket } from 'dns-packet';
import { DNS_TYPE, parseDnsRdata } from '../wire/dns-rdata.ts';
import { type NodeId, parseGeneralizedId } from '../wire/node-id.ts';
import { type SocketAddress, socketAddress } from '../wire/socket-address.ts';
import { parseAddress } from './arguments.ts';

/** How long an answer is waited for, in ms, at each try; one server after the other is asked. */
const PATIENCE = [1000, 1000, 2000] as const;
const PORT = 53;
/** Of an answer: what passes everywhere unfragmented (DNS flag day 2020). */
const PAYLOAD = 1232;
/** Records of one kind that are used of a name. */
const MOST = 8;

/** Names that are never asked for: one label, and those that RFC 6761 and RFC 6762 keep out of the DNS. */
const NOT_ASKED = /^[^.]*$|(^|\.)(localhost|local|invalid)$/i;

export class DnsNames {
  readonly #servers: readonly string[];
  readonly #resolver: promises.Resolver;

  /** @param servers as `dns.getServers()` has them, which is the default */
  // Not imported by name: `dns.setServers` puts another function in its place.
  constructor(servers: readonly string[] = dns.getServers()) {
    this.#servers = servers;
    this.#resolver = new promises.Resolver({ timeout: PATIENCE[0], tries: 2 });
    this.#resolver.setServers(servers);
  }

  /** Node IDs of a name, the preferred one first; none also where nobody answers. */
  async nodeIds(name: string): Promise<NodeId[]> {
    if (NOT_ASKED.test(name)) return [];
    const answer = await this.#ask(name, `UNKNOWN_${DNS_TYPE.NID}`);
    const found = answer.flatMap((data) => {
      const parsed = parseDnsRdata('NID', data);
      return parsed.ok && parsed.value.type === 'NID' ? [parsed.value] : [];
    });
    return found
      .sort((a, b) => a.preference - b.preference)
      .slice(0, MOST)
      .map(({ nodeId }) => nodeId);
  }

  /** Where a service of the name is, the preferred place first: `_kamo._udp` is its locators, `_kamo-agent._udp` its agents. */
  async places(service: '_kamo._udp' | '_kamo-agent._udp', name: string): Promise<SocketAddress[]> {
    if (NOT_ASKED.test(name)) return [];
    const records = await this.#resolver.resolveSrv(`${service}.${name}`).catch(() => []);
    const sorted = records.sort((a, b) => a.priority - b.priority || b.weight - a.weight).slice(0, MOST);
    const places = await Promise.all(sorted.map(({ name: target, port }) => this.#addresses(target, port)));
    return places.flat();
  }

  async #addresses(name: string, port: number): Promise<SocketAddress[]> {
    const [six, four] = await Promise.all([
      this.#resolver.resolve6(name).catch(() => []),
      this.#resolver.resolve4(name).catch(() => []),
    ]);
    const place = (family: 4 | 6) => (address: string) => socketAddress(family, address, port);
    return [...six.map(place(6)), ...four.map(place(4))].slice(0, MOST);
  }

  /** The data of the records of a type. Without the package `dns-packet` there are none. */
  async #ask(name: string, type: string): Promise<Uint8Array[]> {
    const packet = await import('dns-packet').then((module) => module.default).catch(() => undefined);
    if (packet === undefined || this.#servers.length === 0) return [];
    for (const [i, patience] of PATIENCE.entries()) {
      const id = randomInt(0x1_0000);
      const question = packet.encode({
        type: 'query',
        id,
        flags: packet.RECURSION_DESIRED,
        questions: [{ type: type as 'A', name }],
        additionals: [{ type: 'OPT', name: '.', udpPayloadSize: PAYLOAD, flags: 0, options: [] } as never],
      });
      const read = (bytes: Uint8Array): DecodedPacket | undefined => {
        try {
          const answer = packet.decode(Buffer.from(bytes));
          const asked = answer.questions?.[0];
          const fits =
            answer.type === 'response' && answer.id === id && asked?.name.toLowerCase() === name.toLowerCase();
          return fits ? answer : undefined;
        } catch {
          // Bytes of the network: as if they had not come.
          return undefined;
        }
      };
      const server = parseAddress(this.#servers[i % this.#servers.length], 'server', PORT);
      const answer = await exchange(question, server, patience, read);
      if (answer === undefined) continue;
      const records = (answer.answers ?? []) as readonly { readonly type: string; readonly data?: unknown }[];
      return records.flatMap((record) =>
        record.type === type && record.data instanceof Uint8Array ? [record.data] : [],
      );
    }
    return [];
  }
}

/** The nodes whose generalized IDs are among the addresses of a name. */
export function nodesAmong(addresses: readonly LookupAddress[]): NodeId[] {
  return addresses.map(({ address }) => parseGeneralizedId(address)).flatMap((id) => (id.ok ? [id.value] : []));
}

/** Sends a question and waits for the answer that `read` takes for it; undefined: none came in time. */
function exchange<Answer>(
  question: Uint8Array,
  { family, address, port }: SocketAddress,
  patience: number,
  read: (bytes: Uint8Array) => Answer | undefined,
): Promise<Answer | undefined> {
  const socket = createSocket(family === 4 ? 'udp4' : 'udp6');
  return new Promise<Answer | undefined>((resolve) => {
    const timer = setTimeout(resolve, patience, undefined);
    const end = (answer: Answer | undefined): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    socket.on('error', () => end(undefined));
    socket.on('message', (bytes) => {
      const answer = read(bytes);
      if (answer !== undefined) end(answer);
    });
    // Connected: only the server's answers come in.
    socket.connect(port, address, () => socket.send(question));
  }).finally(() => socket.close());
}
