import { executionAsyncId } from 'node:async_hooks';
import { formatGeneralizedId, type NodeId } from '../wire/node-id.ts';
import type { OwnerHolder } from './connection-owner.ts';
import type { OwnEnds } from './default-services.ts';
import type { SocketCarrier } from './socket-carrier.ts';
import { endOf, type SocketEnd } from './socket-end.ts';
import { SocketHandle } from './socket-handle.ts';
import { SocketPaths } from './socket-paths.ts';

/**
 * Whom a socket is between: generalized IDs and ports, of which one is the service's and one the source's; of a
 * connection with an ordinary host, or of the default node with itself by loopback, ordinary addresses.
 */
export abstract class SocketAddresses extends SocketPaths {
  /** The node that is dialled, or has proven itself. */
  protected peer: NodeId | undefined;
  protected peerProven = false;
  /** Of a connection that was accepted. */
  protected acceptor: OwnerHolder | undefined;
  protected service = 0;
  protected source = 0;
  /** The ordinary addresses in use, where the default node has dialled itself. */
  protected own: OwnEnds | undefined;
  /** Of the remote end, once asked for: what is known after the end. */
  #remote: SocketEnd | undefined;

  /** Null while there is nothing to close, as programs for `net.Socket` look at it; see `SocketHandle`. */
  get _handle(): object | null {
    if (!(#remote in this) || !(this.connecting || this.connection !== 0)) return null;
    if (this.endpoint?.handle !== undefined) return this.endpoint.handle;
    let handle = handles.get(this);
    if (handle === undefined) {
      handle = this.#makeHandle();
      handles.set(this, handle);
    }
    return handle;
  }

  /** Programs that have taken a connection over from `net.Socket` set it to null; that changes what is read, and no more. */
  set _handle(handle: object | null) {
    Object.defineProperty(this, '_handle', { value: handle, writable: true, configurable: true });
  }

  // What programs that look below a `net.Socket` use besides.

  get _bytesDispatched(): number {
    return this.bytesWritten - this.writableLength;
  }

  _getpeername(): SocketEnd | Record<string, never> {
    return this.remoteEnd() ?? {};
  }

  _getsockname(): SocketEnd | Record<string, never> {
    return this.address();
  }

  /** The time to 'timeout' begins anew. */
  _unrefTimer(): void {
    this.noteActivity();
  }

  /** The former name of `connecting`, which programs still use. */
  get _connecting(): boolean {
    return this.connecting;
  }

  /** No connection yet: not dialled, or still connecting. */
  get pending(): boolean {
    return !this.established;
  }

  get readyState(): 'opening' | 'open' | 'readOnly' | 'writeOnly' | 'closed' {
    if (this.connecting) return 'opening';
    if (this.readable && this.writable) return 'open';
    if (this.readable) return 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
  }

  /**
   * The peer has proven the node ID that is its `remoteAddress`. False before 'connect', after it until 'proven' where `proof`
   * is not 'before-data', after the end, and of an ordinary host.
   */
  get proven(): boolean {
    return this.established && this.peerProven;
  }

  /**
   * The peer's generalized ID; the address of an ordinary host. Undefined before 'connect', and of an accepted socket as long
   * as its peer has not proven who it is.
   */
  get remoteAddress(): string | undefined {
    return this.remoteEnd()?.address;
  }

  get remoteFamily(): 'IPv4' | 'IPv6' | undefined {
    return this.remoteEnd()?.family;
  }

  get remotePort(): number | undefined {
    return this.remoteEnd()?.port;
  }

  /** This node's generalized ID; its own address towards an ordinary host. Undefined before 'connect' and after the end. */
  get localAddress(): string | undefined {
    return this.localEnd()?.address;
  }

  get localFamily(): 'IPv4' | 'IPv6' | undefined {
    return this.localEnd()?.family;
  }

  get localPort(): number | undefined {
    return this.localEnd()?.port;
  }

  address(): SocketEnd | Record<string, never> {
    return this.localEnd() ?? {};
  }

  /** The node that a message is about: known before it has answered, too. */
  protected get peerName(): string {
    return this.hosts?.remote?.address ?? this.own?.remote ?? (this.peer ? formatGeneralizedId(this.peer) : 'any node');
  }

  protected forgetEnds(): void {
    this.#remote = undefined;
    this.own = undefined;
    this.hosts = undefined;
    this.peer = undefined;
    this.peerProven = false;
    this.service = 0;
    this.source = 0;
  }

  #makeHandle(): SocketHandle {
    return new SocketHandle({
      asyncId: () => this.context?.asyncId() ?? executionAsyncId(),
      renewContext: () => this.renewContext(),
    });
  }

  protected prove(peer: NodeId): void {
    this.peer = peer;
    this.peerProven = true;
  }

  /** Of the prototype, which may be looked at, nothing. */
  protected remoteEnd(): SocketEnd | undefined {
    if (!(#remote in this)) return undefined;
    const known = this.hosts?.remote ?? this.own ?? this.peer;
    if (this.established && this.connection !== 0 && known !== undefined) {
      this.#remote ??= endOf(this.peerName, this.acceptor === undefined ? this.service : this.source);
    }
    return this.#remote;
  }

  protected localEnd(): SocketEnd | undefined {
    if (!(#remote in this)) return undefined;
    const { endpoint } = this;
    if (!this.established || this.connection === 0 || endpoint === undefined) return undefined;
    const address = this.hosts === undefined ? (this.own?.local ?? idOf(endpoint)) : this.hosts.local?.address;
    if (address === undefined) return undefined;
    return endOf(address, this.acceptor === undefined ? this.source : this.service);
  }
}

function idOf({ nodeId }: SocketCarrier): string | undefined {
  return nodeId && formatGeneralizedId(nodeId);
}

/** Beside the sockets: few are asked for it. */
const handles = new WeakMap<object, SocketHandle>();
