import type { TransportConfig } from '../../src/transport/config.ts';
import type { ConnectionId } from '../../src/transport/output.ts';
import { BIND_FLAG, BIND_SIZE, BIND_TOKEN_SIZE } from '../../src/wire/bind-option.ts';
import { KAMO_KIND, SUBTYPE } from '../../src/wire/kamo-option.ts';
import { RESUME_SIZE } from '../../src/wire/resume-option.ts';
import { SYN } from '../../src/wire/segment-row.ts';
import { type Datagram, HandNetwork, HandNode, headerOf } from './hand-network.ts';

export const PORT = 7;
export const HELLO = new Uint8Array([104, 101, 108, 108, 111]);

export interface Pair {
  readonly net: HandNetwork;
  readonly client: HandNode;
  readonly server: HandNode;
}

/** @param config of the server */
export function pair(links = 1, config: Partial<TransportConfig> = {}): Pair {
  const client = new HandNode(0, links);
  const server = new HandNode(1, links, { config });
  server.transport.listen(PORT);
  return { net: new HandNetwork([client, server]), client, server };
}

export function dial({ net, client, server }: Pair, count = 1): ConnectionId[] {
  const { nodeId } = server.transport.identity;
  const ids = Array.from({ length: count }, () =>
    client.transport.connect(net.now, { nodeId, port: PORT, locators: server.links }),
  );
  client.drain(net.now);
  return ids;
}

/** Handles of the server's ends, in the order of their acceptance. */
export function accepted(server: HandNode): ConnectionId[] {
  return server.events.flatMap((event) => (event.type === 'accepted' ? [event.connection] : []));
}

/** How long a dial takes until `connected`, in ms. */
export function timeToConnect(world: Pair): number {
  const before = world.client.eventsOf('connected').length;
  const began = world.net.now;
  dial(world);
  while (world.client.eventsOf('connected').length === before) {
    if (world.net.now - began > 20_000) return Number.POSITIVE_INFINITY;
    world.net.run(1);
  }
  const took = world.net.now - began;
  // The server has it half a round trip later, where it is not the first that knows.
  world.net.run(20);
  return took;
}

/** Closes both ends, and waits for what TCP still owes. */
export function close({ net, client, server }: Pair, id: ConnectionId, peer: ConnectionId): void {
  client.transport.shutdown(net.now, id);
  client.drain(net.now);
  net.run(50);
  server.transport.release(net.now, peer);
  server.drain(net.now);
  net.run(50);
  client.transport.release(net.now, id);
  client.drain(net.now);
}

/** How long after its dial each event of a type came at the server, in ms; to be asked at the end. */
export function timesOf({ net, server, client }: Pair, type: 'accepted'): () => number[] {
  const times: number[] = [];
  const { connect } = client.transport;
  let dialledAt = 0;
  client.transport.connect = (now, options) => {
    dialledAt = now;
    return connect.call(client.transport, now, options);
  };
  const { push } = server.events;
  server.events.push = (...events) => {
    for (const event of events) if (event.type === type) times.push(net.now - dialledAt);
    return push.apply(server.events, events);
  };
  return () => times;
}

/** Flags of the BIND in a SYN/ACK. */
export const WELCOME: number = BIND_FLAG.opening | BIND_FLAG.answer | BIND_FLAG.responder;

/** Offset of the first BIND in a datagram, or -1. */
export function bindIn(bytes: Uint8Array): number {
  return optionIn(bytes, SUBTYPE.bind, [BIND_SIZE, BIND_TOKEN_SIZE]);
}

/** Offset of the first RESUME in a datagram, or -1. */
export function resumeIn(bytes: Uint8Array): number {
  return optionIn(bytes, SUBTYPE.resume, [RESUME_SIZE]);
}

function optionIn(bytes: Uint8Array, subtype: number, sizes: readonly number[]): number {
  return bytes.findIndex(
    (byte, i) =>
      byte === KAMO_KIND &&
      sizes.includes(bytes[i + 1] ?? 0) &&
      bytes[i + 2] === 0x4b &&
      bytes[i + 3] === 0x4d &&
      bytes[i + 4] === subtype,
  );
}

/** Flags of the first BIND in a datagram but for those of its token and of a welcome, or -1. */
export function bindFlags(bytes: Uint8Array): number {
  const at = bindIn(bytes);
  return at < 0 ? -1 : (bytes[at + 5] ?? 0) & ~(BIND_FLAG.token | BIND_FLAG.welcomed);
}

/** The datagram; but a SYN or SYN/ACK without its BIND, as a responder sends it that keeps nothing. */
export function unasked(datagram: Datagram): Datagram {
  const at = bindIn(datagram.bytes);
  if (at < 0 || (bindFlags(datagram.bytes) & BIND_FLAG.opening) === 0) return datagram;
  return { ...datagram, bytes: datagram.bytes.slice().fill(1, at, at + BIND_SIZE) };
}

/** CONTROL options with the flag of HELLO. */
export function hasHello(bytes: Uint8Array): boolean {
  return bytes.some((byte, i) => byte === 253 && bytes[i + 2] === 0x4b && bytes[i + 4] === 2 && bytes[i + 5] === 1);
}

/** A segment with a HELLO, of one end of a connection between others. */
export function strangersHello(end: 'client' | 'server'): Uint8Array {
  const world = pair();
  let hello: Uint8Array | undefined;
  world.net.way = (datagram) => {
    if (hasHello(datagram.bytes) && datagram.source.key === world[end].links[0]?.key) hello ??= datagram.bytes;
    return [datagram];
  };
  dial(world);
  world.net.run(60);
  if (hello === undefined) throw new Error('both ends say HELLO');
  return hello;
}

/** A stranger's segment, with the numbers and timestamps of `datagram`, whose options have an extended length as its own. */
export function insteadOf(datagram: Datagram, segment: Uint8Array): Datagram {
  const bytes = segment.slice();
  bytes.set(datagram.bytes.subarray(4, 20), 4);
  bytes.set(datagram.bytes.subarray(22, 34), 22);
  return { ...datagram, bytes };
}

/** A stranger's HELLO goes ahead of the first datagram without BIND; the others go on as `pass` has them. Tells how many there were. */
export function slipHelloIn(
  { net }: Pair,
  pass: (datagram: Datagram) => Datagram = (datagram) => datagram,
): () => number {
  const hello = strangersHello('client');
  let slipped = 0;
  net.way = (datagram) => {
    const passed = pass(datagram);
    if (bindFlags(datagram.bytes) !== 0 || slipped > 0) return [passed];
    slipped += 1;
    return [insteadOf(datagram, hello), passed];
  };
  return () => slipped;
}

export function exchange({ net, client, server }: Pair, id: ConnectionId, peer: ConnectionId): Uint8Array {
  client.transport.write(net.now, id, HELLO);
  client.drain(net.now);
  net.run(50);
  return server.readAll(net.now, peer);
}

/**
 * From now on datagrams are lost, repeated and late, `loss` of a hundred each, as `seed` says; but a SYN goes through that is
 * sent when the third one is due, so that nobody gives up.
 */
export function disturb({ net }: Pair, loss: number, seed: number): void {
  const began = net.now;
  let state = seed | 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
    return (state >>> 16) % below;
  };
  const late: Datagram[] = [];
  net.way = (datagram) => {
    const here = [datagram, ...late.splice(0, next(3))];
    const spared = (headerOf(datagram.bytes).flags & SYN) !== 0 && net.now > began + SECOND_SYN;
    if (next(100) < loss && !spared) return here.slice(1);
    if (next(100) < loss) late.push(datagram);
    return here;
  };
}

/** A SYN goes out after 1 s, 3 s and 7 s: in ms, between the first repetition and the next. */
const SECOND_SYN = 1500;
