import { LINGER_TIME, TICKET_LIFETIME } from '../multihome/constants.ts';
import type { CongestionName } from '../tcp/congestion/controller.ts';

/** What a transport may be told; every value has a default and a unit. */
export interface TransportConfig {
  /** What decides how much may be in flight on a path: CUBIC (RFC 9438), or BBR, which goes by bandwidth and not by loss. */
  readonly congestion: CongestionName;
  /** Largest datagram sent, in bytes of UDP payload; the base of RFC 8899 (section 5.1.2) until paths are searched. */
  readonly maxDatagram: number;
  /** Largest datagram accepted, in bytes of UDP payload: an Ethernet frame by IPv4. */
  readonly largestDatagram: number;
  /** Bytes of application data a connection holds unacknowledged before its writer must wait, at the most. */
  readonly sendBuffer: number;
  /** Bytes a connection is ready to hold for its reader, at the most. */
  readonly receiveBuffer: number;
  /** How much of either buffer is given at first: it grows with the window, and with what the reader takes. */
  readonly initialSendBuffer: number;
  readonly initialReceiveBuffer: number;
  /** The longest this end delays an acknowledgment, in ms; announced to the peer in CAPABLE. */
  readonly ackDelay: number;
  /** How long a connection waits with no usable path before it fails, in ms. */
  readonly pathless: number;
  /** The whole handshake, proof included, must end within this time, in ms. */
  readonly handshakeTimeout: number;
  /** Half-open connections per listener, and per source address. */
  readonly halfOpenLimit: number;
  readonly halfOpenPerSource: number;
  /**
   * The share of either bound from which on SYNs are answered without state: 0 always does, 1 when nothing else is left,
   * Infinity never.
   */
  readonly statelessShare: number;
  /** Connections per transport, half-open ones included. */
  readonly connectionLimit: number;
  /** How often a standby path is probed while the association carries data, in ms (RFC 8085, section 3.5: at least 15 s). */
  readonly probeInterval: number;
  /** How long an association without connections is remembered, in ms (R-MH-64). */
  readonly associationLinger: number;
  /**
   * How long a ticket is good once the association has no connection any more, in ms, 24 h at the most (R-MH-78). 0: no
   * connection begins by a ticket when its association is forgotten.
   */
  readonly ticketLifetime: number;
}

export const DEFAULT_CONFIG: TransportConfig = {
  congestion: 'cubic',
  maxDatagram: 1200,
  largestDatagram: 1472,
  sendBuffer: 16 * 1024 * 1024,
  receiveBuffer: 6 * 1024 * 1024,
  initialSendBuffer: 256 * 1024,
  initialReceiveBuffer: 128 * 1024,
  ackDelay: 5,
  pathless: 600_000,
  handshakeTimeout: 10_000,
  halfOpenLimit: 1024,
  halfOpenPerSource: 64,
  statelessShare: 0.25,
  connectionLimit: 100_000,
  probeInterval: 15_000,
  associationLinger: LINGER_TIME,
  ticketLifetime: TICKET_LIFETIME,
};

/** A SYN not answered in this time is repeated by the next path, in ms (RFC 8305, section 8: 250 ms between attempts). */
export const ATTEMPT_DELAY = 250;

/** Answers to segments of no connection (RST, version negotiation) per second, whatever the source. */
export const STRAY_ANSWERS_PER_SECOND = 100;

/**
 * Of the time between two reports of a late loop so much counts at most: on one that is late all the time deadlines come
 * twice as late, and not never.
 */
export const LAG_PART = 0.5;

/** Stateless answers that wait for the next poll; it comes after at most 64 datagrams of a socket. */
export const STATELESS_WAITING = 256;

/**
 * How much longer than the handshake may take the initiator waits to hear that its proof arrived: a cut may be healed
 * meanwhile, but a responder that has given up is not waited for much longer than it waited itself.
 */
export const CONFIRM_PART = 3;

/** TIME-WAIT is looked at this often, in ms: of connections that come and go, many are over at once, by one timer. */
export const LINGERING_TICK = 250;

/** One unknown ID draws a stateless reset once in so many ms, and all of them together so many a second. */
export const RESET_PAUSE = 1000;
export const RESETS_PER_SECOND = 1000;

/** Stateless resets that wait for the next poll; what is beyond is answered when its sender tries again. */
export const RESETS_WAITING = 256;

/**
 * Unproven word that the peer is gone ends a connection after so many questions that were refused, over so long at least,
 * with such a pause between them, in ms: long enough for an answer by a satellite to come first.
 */
export const REFUSALS = 3;
export const REFUSAL_TIME = 1000;
export const QUESTION_PAUSE = 500;

/** Questions in a row that draw neither answer nor refusal, after which there is no doubt any more. */
export const SILENT_QUESTIONS = 8;

/** ICMP errors for which the connection they quote is looked for, a second: among 100,000 it takes a millisecond. */
export const QUOTATIONS_PER_SECOND = 50;
