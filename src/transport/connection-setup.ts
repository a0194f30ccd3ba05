import type { AssociationConfig } from '../multihome/association-types.ts';
import { KEEPALIVE_INTERVAL, OPTION_ROOM, PROOF_RATE, SMALL_PROBE_SIZE } from '../multihome/constants.ts';
import { ProbeLimiter, TokenBucket } from '../multihome/limits.ts';
import type { TcpOptions } from '../tcp/options.ts';
import type { Binder } from './binder.ts';
import { capableBytes, largestOf, mssOf, ownCapable } from './capable.ts';
import { CONFIRM_PART, type TransportConfig } from './config.ts';
import type { ConnectionHost, ConnectionOptions, Opening } from './connection-types.ts';
import { SynRepeat } from './opening.ts';
import { PACKET_FORM, type SegmentForm } from './segment-form.ts';
import type { Member } from './shared-association.ts';
import type { Resettable } from './stateless-resets.ts';

/** What a connection's handshake begins with. */
export function openingOf<M extends Member & Resettable>(
  { config, form }: Pick<ConnectionHost<M>, 'config' | 'form'>,
  options: ConnectionOptions,
  iss: number,
  binder: Binder<M>,
): Opening<M> {
  const own = ownCapable(options.localHigh, options.localLow, config.ackDelay, config.maxDatagram);
  const bytes = capableBytes(own);
  // Where packets are all that there is nobody answers a SYN and keeps nothing.
  const repeats = options.role === 'initiator' && form !== PACKET_FORM;
  return {
    capable: { bytes, length: bytes.length, padTo: 0 },
    repeat: repeats ? new SynRepeat(own, options.servicePort, options.sourcePort) : undefined,
    iss,
    hint: options.expected?.low ?? 0,
    peerCapable: undefined,
    peerIsn: 0,
    deadline: options.now + config.handshakeTimeout,
    attemptAt: Number.POSITIVE_INFINITY,
    early: 0,
    binder,
  };
}

/** What holds for all associations of a node, and the limits that they share. */
export function associationConfig(
  config: TransportConfig,
  form: SegmentForm,
  counted: (reason: string) => void,
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
    counted,
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
