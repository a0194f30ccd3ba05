import type { Crypto } from '../../multihome/crypto.ts';
import type { KeepAliveOptions, TcpOptions } from '../../tcp/options.ts';
import type { ScheduleName } from '../../tcp/schedule.ts';
import type { SocketAddress } from '../../wire/socket-address.ts';
import type { TransportConfig } from '../config.ts';
import type { ConnectionInfo } from '../connection-info.ts';
import type { TransportEvent } from '../output.ts';

/** What a native transport is made of. */
export interface NativeTransportOptions {
  readonly crypto: Crypto;
  /** This node's addresses: canonical or not, at least one. */
  readonly addresses: readonly string[];
  /** Directed broadcast addresses of its IPv4 networks. */
  readonly broadcasts?: readonly string[];
  /** Bytes of the largest IP packet of the link. Default 1500. */
  readonly mtu?: number;
  /** The link cuts longer segments and completes checksums. Default false. */
  readonly offload?: boolean;
  readonly config?: Partial<TransportConfig>;
  /** Of every connection, beyond what the configuration says. */
  readonly tcp?: Partial<TcpOptions>;
}

/** How packets to come are marked; what is left out stays, 64 and 0 at first (MUST-48, MUST-49). */
export interface PacketService {
  /** 1..255 */
  readonly hopLimit?: number;
  /** Differentiated services codepoint, 0..63. */
  readonly dscp?: number;
}

/** What may be changed of an open connection; what is left out stays. */
export interface ConnectionTuning extends PacketService {
  /** Nagle's algorithm off, as it is at first, or on (RFC 9293, section 3.7.4, MUST-17). */
  readonly noDelay?: boolean;
  /** Keep-alive with these times, or none (RFC 9293, section 3.8.4). */
  readonly keepAlive?: KeepAliveOptions | false;
  /** R2 of data in ms, Infinity for never (RFC 9293, section 3.8.3, MUST-21). */
  readonly userTimeout?: number;
  /** How data goes by the paths between nodes; to an ordinary host there is one. */
  readonly schedule?: ScheduleName;
}

/** Whom to dial. */
export interface NativeConnectOptions {
  readonly address: string;
  /** 1..65535 */
  readonly port: number;
  /** One of this node's addresses; by default its first of the peer's family. */
  readonly localAddress?: string;
  /** By default an ephemeral one. */
  readonly localPort?: number;
  /** From the SYN on. */
  readonly service?: PacketService;
}

/** What is known of a connection with an ordinary host. */
export interface NativeConnectionInfo extends ConnectionInfo {
  readonly peer: null;
  readonly local: SocketAddress;
  readonly remote: SocketAddress;
  /** What ICMP last said about it, or null (RFC 9293, section 3.9.2.2). */
  readonly softError: string | null;
}

/** What a drained native transport hands its driver; see `Output`. */
export type NativeOutput =
  | {
      readonly kind: 'train';
      readonly link: number;
      readonly destination: SocketAddress;
      readonly count: number;
      /** Payload of one segment of rows that hold several; 0 when none does. */
      readonly segmentSize: number;
    }
  | { readonly kind: 'event'; readonly event: TransportEvent }
  | { readonly kind: 'timeout'; readonly at: number };
