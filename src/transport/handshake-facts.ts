import type { Binding } from '../multihome/binding.ts';
import type { BoundConnection } from '../wire/bind-option.ts';
import { CAPABLE_SIZE, KAMO_VERSION } from '../wire/kamo-option.ts';
import type { ConnectionIds } from '../wire/probe-mac.ts';
import type { ExtraOptions } from './train-writer.ts';

/** Whose handshake it was. */
export interface HandshakeEnd {
  readonly role: 'initiator' | 'responder';
  readonly localHigh: number;
  readonly localLow: number;
  readonly peerHigh: number;
  readonly peerLow: number;
}

/** What it said. */
interface HandshakeFacts {
  readonly capable: ExtraOptions;
  readonly iss: number;
  readonly peerCapable: Uint8Array | undefined;
  readonly peerIsn: number;
}

/** The connection IDs of both ends. */
export function idsOf({ role, localHigh, localLow, peerHigh, peerLow }: HandshakeEnd): ConnectionIds {
  return role === 'initiator'
    ? { clientHigh: localHigh, clientLow: localLow, serverHigh: peerHigh, serverLow: peerLow }
    : { clientHigh: peerHigh, clientLow: peerLow, serverHigh: localHigh, serverLow: localLow };
}

/** What both ends saw of TCP's handshake; as long as the peer's CAPABLE has not come, what is the peer's is 0. */
export function bindingOf(end: HandshakeEnd, opening: HandshakeFacts): Binding {
  const initiator = end.role === 'initiator';
  const local = { high: end.localHigh, low: end.localLow };
  const peer = { high: end.peerHigh, low: end.peerLow };
  const { iss, peerIsn, peerCapable = NO_CAPABLE } = opening;
  const ownCapable = opening.capable.bytes;
  return {
    version: KAMO_VERSION,
    initiatorId: initiator ? local : peer,
    responderId: initiator ? peer : local,
    initiatorIsn: initiator ? iss : peerIsn,
    responderIsn: initiator ? peerIsn : iss,
    initiatorCapable: initiator ? ownCapable : peerCapable,
    responderCapable: initiator ? peerCapable : ownCapable,
  };
}

/** The same for BIND, which covers the ports as well. */
export function boundConnection(binding: Binding, servicePort: number, sourcePort: number): BoundConnection {
  return {
    clientHigh: binding.initiatorId.high,
    clientLow: binding.initiatorId.low,
    serverHigh: binding.responderId.high,
    serverLow: binding.responderId.low,
    clientIsn: binding.initiatorIsn,
    serverIsn: binding.responderIsn,
    servicePort,
    sourcePort,
    clientCapable: binding.initiatorCapable,
    serverCapable: binding.responderCapable,
  };
}

const NO_CAPABLE = new Uint8Array(CAPABLE_SIZE);
