import type { AssociationConfig } from '../multihome/association-types.ts';
import { KEEPALIVE_INTERVAL, OPTION_ROOM, PROOF_RATE, SMALL_PROBE_SIZE } from '../multihome/constants.ts';
import { ProbeLimiter, TokenBucket } from '../multihome/limits.ts';
import type { Tickets } from '../multihome/tickets.ts';
import type { TcpOptions } from '../tcp/options.ts';
import { largestOf, mssOf } from './capable.ts';
import { CONFIRM_PART, type TransportConfig } from './config.ts';
import type { ConnectionHost, ConnectionOptions } from './connection-types.ts';
import { PACKET_FORM, type SegmentForm } from './segment-form.ts';
import type { Member } from './shared-association.ts';
import type { Resettable } from './stateless-resets.ts';

/** What holds for all associations of a node, and the limits that they share. */
export function associationConfig(
  config: TransportConfig,
  form: SegmentForm,
  associations: { readonly tickets: Tickets | null; noteDrop(reason: string): void },
): AssociationConfig {
  const { probeInterval, maxDatagram, handshakeTimeout } = config;
  const proofs = new TokenBucket(PROOF_RATE, PROOF_RATE);
  const probes = new ProbeLimiter();
  return {
    probeInterval,
    keepalive: KEEPALIVE_INTERVAL,
    smallProbeSize: form.headroom + SMALL_PROBE_SIZE,
    // Options pad a datagram; a packet of TCP has no room for that (R-NAT-76).
    fullProbeSize: form === PACKET_FORM ? 0 : maxDatagram,
    optionRoom: Math.min(OPTION_ROOM, form.optionRoom),
    proofTimeout: handshakeTimeout,
    confirmTimeout: CONFIRM_PART * handshakeTimeout,
    admitProof: (at) => proofs.take(at),
    admitProbe: (at, address) => probes.admit(at, address),
    tickets: associations.tickets,
    counted: (reason) => associations.noteDrop(reason),
  };
}

/** The options of its TCP. */
export function tcpOptionsOf<M extends Member & Resettable>(
  { crypto, config, tcpCounters }: ConnectionHost<M>,
  options: ConnectionOptions,
  iss: number,
): TcpOptions {
  return {
    role: options.role === 'initiator' ? 'client' : 'server',
    iss,
    mss: mssOf(largestOf(config)),
    receiveBuffer: config.receiveBuffer,
    initialReceiveBuffer: config.initialReceiveBuffer,
    sendBuffer: config.sendBuffer,
    initialSendBuffer: config.initialSendBuffer,
    ackDelay: config.ackDelay,
    congestion: config.congestion,
    // One for all paths: when a translator gives the peer a new port, or a link gets a new address, what is a new path
    // to one end is still the old one to the other, and a clock that jumped would not pass PAWS there.
    timestampOffset: options.adoption?.syn.timestampOffset ?? crypto.randomUint32() | 0,
    counters: tcpCounters,
  };
}
