import { MAX_OPTIONS, TIMESTAMPS_SIZE } from '../wire/tcp-option.ts';

/** What segments are written as: how they lie in a train, and how much their options may hold. */
export interface SegmentForm {
  /** Bytes kept free where a train begins, and in front of each header. */
  readonly lead: number;
  readonly headroom: number;
  /** Most bytes of options beside timestamps; Infinity: the extension of UDP mode holds all that there is. */
  readonly optionRoom: number;
}

/** Datagrams of UDP mode. */
export const DATAGRAM_FORM: SegmentForm = { lead: 0, headroom: 0, optionRoom: Number.POSITIVE_INFINITY };

/** IP packets of native mode: source and destination in front of the train, room for the header of IPv6, TCP's 40 bytes. */
export const PACKET_FORM: SegmentForm = { lead: 32, headroom: 40, optionRoom: MAX_OPTIONS - TIMESTAMPS_SIZE };
