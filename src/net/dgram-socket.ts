import type { BlockList } from 'node:net';
import type { FlowEnds, FlowFailure } from '../transport/flows/flow-types.ts';
import { formatGeneralizedId } from '../wire/node-id.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { parseNode } from './arguments.ts';
import { contextOf } from './async-context.ts';
import { CHANNELS } from './channels.ts';
import {
  alreadyConnected,
  type DatagramOptions,
  type Message,
  type MessageOptions,
  type ParsedConnect,
  type ParsedSend,
  parseConnect,
  parseOptions,
  parseSend,
  parseSendto,
  type SendCallback,
} from './dgram-arguments.ts';
import { type DatagramDesk, FLOW_EVENT, PORT_LEFT, type PortEvent, type Route } from './dgram-desk.ts';
import { flowError, lossError, refusalError } from './dgram-errors.ts';
import type {
  DatagramActiveEvent,
  DatagramCounters,
  DatagramPathEvent,
  LostEvent,
  RemoteInfo,
} from './dgram-events.ts';
import { PeerLookups } from './dgram-lookups.ts';
import { DatagramOutbox, type Leaving } from './dgram-outbox.ts';
import { DatagramPaths, LEAST_LIMIT } from './dgram-paths.ts';
import { PEER_TRANSITIONS, type PeerState, type PeerTransition } from './dgram-states.ts';
import { KamoError, type KamoErrorDetails } from './errors.ts';
import { isNode } from './literal.ts';
import { misuse } from './misuse.ts';
import { agentsOf } from './node.ts';
import { endOf, type SocketEnd } from './socket-end.ts';

/** What a socket calls for each message. */
export type MessageListener = (message: Buffer, from: RemoteInfo) => void;

/**
 * A socket that looks like a `dgram.Socket`: messages between ports of nodes, whole, once or not at all, by the paths and
 * failover of their connections. Events beyond those of `dgram.Socket`: 'lost' (`LostEvent`), 'path'
 * (`DatagramPathEvent`), 'active' (`DatagramActiveEvent`). A callback of `send` comes when the message has left.
 */
export class DatagramSocket extends DatagramPaths {
  readonly #outbox = new DatagramOutbox();
  readonly #lookups = new PeerLookups();
  #peerState: PeerState = 'disconnected';
  #peer: SocketEnd | undefined;
  /** What ended a flow, while the loss of its messages is told. */
  #failure: FlowFailure = 'closed';
  #sent = 0;
  #lost = 0;
  #received = 0;
  #refused = 0;
  /** In which it is told what happens. */
  readonly #context = contextOf('DATAGRAM_SOCKET');

  constructor(type: 'udp4' | 'udp6' | Partial<DatagramOptions>, listener?: MessageListener) {
    super(parseOptions(type));
    if (typeof listener === 'function') this.on('message', listener);
    if (this.options.signal !== undefined) this.heed(this.options.signal);
    if (CHANNELS.datagram.hasSubscribers) CHANNELS.datagram.publish({ socket: this });
  }

  /** Sends to this other end alone, and hears of no other. 'connect' follows, or the callback with an error, or an 'error'. */
  connect(port: number, address?: string, connected?: (error?: Error) => void): void;
  connect(port: number, connected?: (error?: Error) => void): void;
  connect(
    port: number,
    address: string | undefined,
    options: Pick<MessageOptions, 'locators'>,
    connected?: (error?: Error) => void,
  ): void;
  connect(...args: readonly unknown[]): void {
    const target = parseConnect(args);
    if (this.#peerState !== 'disconnected') throw alreadyConnected();
    this.demandRunning();
    this.#movePeer('connect');
    this.whenBound(() => this.#connect(target));
  }

  /** The socket has no peer any more. Throws `ERR_SOCKET_DGRAM_NOT_CONNECTED` where it has none. */
  disconnect(): void {
    if (this.#peerState !== 'connected') throw notConnected();
    this.#movePeer('disconnect');
    this.#peer = undefined;
  }

  /**
   * Sends a message, in one piece or several, to `address`, a node's ID or generalized ID or an address of this host, which is
   * the default; without port and address to whom the socket is connected. Binds the socket if need be. Bad arguments throw;
   * what goes wrong later is the callback's, or an 'error'.
   *
   * @returns the message's number, by which 'lost' names it
   */
  send(message: Message, port: number, address?: string | null, callback?: SendCallback): number;
  send(message: Message, port: number, callback?: SendCallback): number;
  send(
    message: Message,
    port: number,
    address: string | null | undefined,
    options: MessageOptions,
    callback?: SendCallback,
  ): number;
  send(
    message: string | NodeJS.ArrayBufferView,
    offset: number,
    length: number,
    port: number,
    address?: string | null,
    callback?: SendCallback,
  ): number;
  send(message: Message, options: MessageOptions, callback?: SendCallback): number;
  send(message: Message, callback?: SendCallback): number;
  send(message: string | NodeJS.ArrayBufferView, offset: number, length: number, callback?: SendCallback): number;
  send(...args: readonly unknown[]): number {
    const peer = this.#peer;
    const parsed = parseSend(args, peer !== undefined);
    this.demandRunning();
    const { address, port } = peer ?? { address: parsed.address ?? this.defaultAddress, port: parsed.port };
    const number = this.#outbox.add(parsed, address, port);
    this.whenBound(() => this.#find(number, parsed, peer));
    return number;
  }

  /** The older form of `send`, with every argument. */
  sendto(
    message: string | NodeJS.ArrayBufferView,
    offset: number,
    length: number,
    port: number,
    address: string,
    callback?: SendCallback,
  ): number {
    parseSendto(offset, length, port, address);
    return this.send(message, offset, length, port, address, callback);
  }

  /** The peer. Throws `ERR_SOCKET_DGRAM_NOT_CONNECTED` where there is none. */
  remoteAddress(): SocketEnd {
    this.demandRunning();
    if (this.#peer === undefined) throw notConnected();
    return { ...this.#peer };
  }

  /** Bytes of the messages that have not left. */
  getSendQueueSize(): number {
    return this.#outbox.bytes;
  }

  /** Their number. */
  getSendQueueCount(): number {
    return this.#outbox.count;
  }

  /** Since the socket was made. */
  counters(): DatagramCounters {
    return { sent: this.#sent, lost: this.#lost, received: this.#received, refused: this.#refused };
  }

  [FLOW_EVENT](desk: DatagramDesk, event: PortEvent): void {
    this.#context.runInAsyncScope(this.#happened, this, desk, event);
  }

  #happened(desk: DatagramDesk, event: PortEvent): void {
    // One that is closed hears only of what still leaves.
    const end = this.#otherEnd(desk, event);
    switch (event.type) {
      case 'departed':
        this.#left(event.token);
        break;
      case 'lost':
        this.#tellLost(event.token, event.reason, end);
        break;
      case 'opened':
        this.applyChoice(desk, event);
        break;
      case 'message':
        if (end !== undefined) this.#receive(event.bytes, end);
        break;
      case 'failed':
        this.#failure = event.reason;
        if (end !== undefined) this.#tellFailure(event.reason, end);
        break;
      case 'path': {
        this.awaitChoice(desk, event);
        const { path, from, to, reason } = event;
        if (end !== undefined)
          this.emit('path', { ...placeOf(end), path, from, to, reason } satisfies DatagramPathEvent);
        break;
      }
      case 'active': {
        const { from, to, reason } = event;
        if (end !== undefined) this.emit('active', { ...placeOf(end), from, to, reason } satisfies DatagramActiveEvent);
        break;
      }
    }
  }

  [PORT_LEFT](desk: DatagramDesk): void {
    for (const number of this.#outbox.of(desk)) {
      this.#fail(number, new KamoError('ERR_KAMO_CLOSED', 'the socket was closed'));
    }
  }

  protected override get peer(): SocketEnd | undefined {
    return this.#peer;
  }

  protected override get busy(): boolean {
    return this.#outbox.count > 0;
  }

  protected override forget(): void {
    this.#lookups.abort();
    for (const number of this.#outbox.of(undefined)) this.#outbox.take(number);
    if (this.#peerState === 'connecting') this.#movePeer('failed');
  }

  protected override get opening(): Promise<unknown>[] {
    return this.#outbox.opening;
  }

  #movePeer(transition: PeerTransition): void {
    this.#peerState = PEER_TRANSITIONS[this.#peerState][transition] ?? this.#peerState;
  }

  #connect({ port, address, locators, connected }: ParsedConnect): void {
    // Behind the listeners that there are.
    if (connected !== undefined) this.once('connect', connected);
    this.lookUp(address ?? this.defaultAddress, (error, found) => {
      if (this.#peerState !== 'connecting') return;
      const obstacle = error ?? this.#prepare(found, port, locators);
      if (obstacle === undefined) {
        this.#movePeer('connected');
        this.#peer = endOf(generalized(found), port);
        this.emit('connect');
        return;
      }
      this.#movePeer('failed');
      if (connected === undefined) {
        this.emit('error', obstacle);
        return;
      }
      this.off('connect', connected);
      connected.call(this, obstacle);
    });
  }

  /** Why the address cannot be connected to; undefined: it can. */
  #prepare(address: string, port: number, locators: readonly SocketAddress[] | undefined): Error | undefined {
    const blocked = this.#blockedBy(address);
    if (blocked !== undefined) return blocked;
    try {
      const route = this.place?.route(address, port);
      if (route instanceof Promise) {
        // What cannot be is told of each message.
        route.then((opened) => this.#keep(opened, locators)).catch(() => {});
      } else this.#keep(route, locators);
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }

  #keep(route: Route | null | undefined, locators: readonly SocketAddress[] | undefined): void {
    if (route && locators !== undefined) this.keepLocators(route, locators);
  }

  #blockedBy(address: string): Error | undefined {
    if (!isIn(this.options.sendBlockList, address)) return undefined;
    return misuse('ERR_IP_BLOCKED', `IP(${address}) is blocked by net.BlockList`);
  }

  #find(number: number, parsed: ParsedSend, peer: SocketEnd | undefined): void {
    const leaving = this.#outbox.get(number);
    if (leaving === undefined) return;
    this.updateHold();
    const found = (error: Error | null, address: string): void => {
      if (this.#outbox.get(number) !== leaving) return;
      const obstacle = error ?? this.#blockedBy(address);
      if (obstacle === undefined) this.#send(number, parsed, address, leaving);
      else this.#fail(number, obstacle);
    };
    if (peer === undefined) this.lookUp(leaving.address, found);
    else process.nextTick(found, null, peer.address);
  }

  #send(number: number, parsed: ParsedSend, address: string, leaving: Leaving): void {
    const { place } = this;
    if (place === undefined) return;
    try {
      const route = place.route(address, leaving.port);
      if (route === null) this.#nobody(number, address, leaving);
      else if (route instanceof Promise) {
        leaving.desk = route.then(
          (opened) => (opened === null ? this.#nobody(number, address, leaving) : this.#hand(number, parsed, opened)),
          (error: unknown) => this.#fail(number, error),
        );
      } else this.#hand(number, parsed, route);
    } catch (error) {
      this.#fail(number, error);
    }
  }

  #hand(number: number, parsed: ParsedSend, route: Route): void {
    const leaving = this.#outbox.get(number);
    if (leaving === undefined) return;
    const { bytes, duplicate, path, locators } = parsed;
    const { desk, ends } = route;
    // Behind what waits already.
    if (this.#lookups.isSearching(ends.peer)) {
      this.#search(number, parsed, route, leaving);
      return;
    }
    const result = desk.send({
      ...ends,
      token: number,
      bytes,
      locators: this.locatorsOf(route, locators),
      duplicate: duplicate ?? this.options.duplicate,
      ...(path === undefined ? {} : { path }),
    });
    if (result === 'no-locator' && this.node !== undefined && agentsOf(this.node) !== undefined) {
      this.#search(number, parsed, route, leaving);
      return;
    }
    if (result !== 'taken') {
      this.#fail(number, refusalError(result, bytes.length, detailsOf('send', leaving)));
      return;
    }
    leaving.desk = desk;
    const { sendLimit } = this;
    if (sendLimit !== undefined) desk.ask((flows) => flows.tune(ends, { sendLimit }));
  }

  /** The node's agents are asked where the peer is. */
  #search(number: number, parsed: ParsedSend, route: Route, leaving: Leaving): void {
    const { node } = this;
    if (node === undefined) return;
    const { size } = leaving;
    const result = this.#lookups.wait(node, route.ends.peer, size, this.sendLimit, (error, locators) => {
      if (this.#outbox.get(number) !== leaving) return;
      if (error === null) this.#hand(number, { ...parsed, locators }, route);
      else this.#fail(number, error);
    });
    if (result !== 'taken') this.#fail(number, refusalError(result, size, detailsOf('send', leaving)));
  }

  /** As from a host without a socket there. */
  #nobody(number: number, address: string, leaving: Leaving): void {
    const { size, port } = leaving;
    if (size > LEAST_LIMIT) {
      this.#fail(number, refusalError({ tooLarge: LEAST_LIMIT }, size, detailsOf('send', { address, port })));
      return;
    }
    this.#left(number);
    const end = endOf(address, port);
    this.#tellLost(number, 'no-listener', end);
    if (this.state === 'bound') this.#tellFailure('no-listener', end);
  }

  #left(number: number): void {
    const leaving = this.#outbox.take(number);
    if (leaving === undefined) return;
    this.#sent += 1;
    this.updateHold();
    leaving.callback?.(null, leaving.size);
  }

  #fail(number: number, error: unknown): void {
    const leaving = this.#outbox.take(number);
    if (leaving === undefined) return;
    this.updateHold();
    if (leaving.callback !== undefined) leaving.callback(error as Error);
    else if (this.state !== 'closed') this.emit('error', error);
  }

  #tellLost(number: number, reason: LostEvent['reason'], end: SocketEnd | undefined): void {
    if (!this.#outbox.mayHave(number)) return;
    this.#lost += 1;
    const leaving = this.#outbox.take(number);
    this.updateHold();
    if (leaving !== undefined && reason !== 'no-listener') {
      leaving.callback?.(lossError(reason, this.#failure, detailsOf('send', leaving)));
    }
    const place = end ?? leaving;
    if (this.state !== 'closed' && place !== undefined) {
      this.emit('lost', { message: number, ...placeOf(place), reason } satisfies LostEvent);
    }
  }

  /** Who speaks to one peer alone wants to know that it does not hear; otherwise 'lost' tells enough. */
  #tellFailure(failure: FlowFailure, end: SocketEnd): void {
    const { address, port } = end;
    const peer = this.#peer;
    if (peer?.address !== address || peer.port !== port || failure === 'closed') return;
    this.emit('error', flowError(failure, detailsOf('recvmsg', end)));
  }

  #receive(bytes: Uint8Array, end: SocketEnd): void {
    const peer = this.#peer;
    const stranger = peer !== undefined && (peer.address !== end.address || peer.port !== end.port);
    if (stranger || isIn(this.options.receiveBlockList, end.address)) {
      this.#refused += 1;
      return;
    }
    this.#received += 1;
    const message = Buffer.from(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
    this.emit('message', message, { ...end, size: bytes.length } satisfies RemoteInfo);
  }

  /** The other end of a flow; undefined once the socket is closed. */
  #otherEnd(desk: DatagramDesk, ends: FlowEnds): SocketEnd | undefined {
    const { place } = this;
    const peer = this.#peer;
    if (place === undefined) return undefined;
    // Within the process a peer is known by the address that was connected to.
    const route = peer && !isNode(peer.address) ? place.route(peer.address, peer.port) : null;
    const isPeer =
      route !== null &&
      route !== undefined &&
      !(route instanceof Promise) &&
      route.desk === desk &&
      route.ends.peerPort === ends.peerPort;
    return isPeer ? peer : place.other(desk, ends);
  }
}

/** A socket; the listener is called for each message. */
export function createSocket(
  type: 'udp4' | 'udp6' | Partial<DatagramOptions>,
  listener?: MessageListener,
): DatagramSocket {
  return new DatagramSocket(type, listener);
}

function placeOf({ address, port }: { readonly address: string; readonly port: number }) {
  return { address, port };
}

/** Between ordinary addresses of this host errors are worded as Node words them. */
function detailsOf(syscall: string, end: { readonly address: string; readonly port: number }): KamoErrorDetails {
  return { syscall, ...placeOf(end), terse: !isNode(end.address) };
}

function generalized(address: string): string {
  return isNode(address) ? formatGeneralizedId(parseNode(address, 'address')) : address;
}

function isIn(list: BlockList | undefined, address: string): boolean {
  return list?.check(address, address.includes(':') ? 'ipv6' : 'ipv4') === true;
}

function notConnected(): Error {
  return misuse('ERR_SOCKET_DGRAM_NOT_CONNECTED', 'Not connected');
}
