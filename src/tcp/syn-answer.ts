import { ACK, SYN } from '../wire/segment-row.ts';
import { MAX_WINDOW, MAX_WINDOW_FIELD } from './constants.ts';
import type { Transmission } from './segment.ts';
import type { SynFacts } from './syn-cookie.ts';
import { windowScaleFor } from './window-scale.ts';

/** Of the server's TCP options, what its SYN/ACK depends on. */
export interface SynAnswerOptions {
  /** Announced MSS, bytes. */
  readonly mss: number;
  /** Bytes. */
  readonly receiveBuffer: number;
}

/**
 * Fills `out` with the SYN/ACK that a server with these options sends, without a connection: options that the SYN did
 * not offer are left out. `tsRecent` is the SYN's TSval. `out.path` is left to the caller.
 */
export function fillSynAnswer(
  out: Transmission,
  own: SynAnswerOptions,
  syn: SynFacts,
  tsRecent: number,
  iss: number,
  tsVal: number,
): void {
  const receiveBuffer = Math.min(own.receiveBuffer, MAX_WINDOW);
  out.flags = SYN | ACK;
  out.seq = iss;
  out.ack = (syn.clientIsn + 1) | 0;
  out.window = Math.min(receiveBuffer, MAX_WINDOW_FIELD);
  out.hasTimestamp = syn.timestamps;
  out.tsVal = syn.timestamps ? tsVal : 0;
  out.tsEcr = syn.timestamps ? tsRecent : 0;
  out.ackNow = true;
  out.sackCount = 0;
  out.payloadLength = 0;
  out.syn = true;
  out.mss = own.mss;
  out.windowScale = syn.windowScale >= 0 ? windowScaleFor(receiveBuffer) : -1;
  out.sackPermitted = syn.sackPermitted;
}
