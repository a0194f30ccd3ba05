/** Figures of datagram flows, each with its reason. Times in ms. */

/** Feedback comes at least each so many messages, or after this time: half of the map is told again by the next ones. */
export const FEEDBACK_EVERY = 8;
export const FEEDBACK_DELAY = 25;

/** Numbers that a receiver can tell apart from those it has delivered: messages older than these are dropped. */
export const DEDUP_WINDOW = 1024;

/** A message is lost when one sent so many numbers later by the same path has arrived (RFC 9002, section 6.1.1). */
export const REORDER_THRESHOLD = 3;

/** It is lost when nothing tells of it for this time, and for this many PTO: the floor of RFC 6298's timer. */
export const LOST_AFTER = 1000;
export const LOST_AFTER_PTOS = 4;

/** What has not left after this time, in a queue or for want of a path, does not leave any more. */
export const QUEUE_LIFE = 10_000;

/** Bytes that a flow holds until they may leave, unless told otherwise. */
export const SEND_LIMIT = 256 * 1024;

/** A flow without a message for so long ends: twice what address translators must keep (RFC 4787, section 4.3: 2 min). */
export const IDLE_TIME = 240_000;

/** An opening is sent so often, after PTO, twice that, … */
export const OPEN_TRIES = 6;

/** Messages that were reported lost are remembered so many, to tell that one has arrived after all. */
export const LATE_MEMORY = 256;

/** Congestion control (RFC 5681, section 3.1; RFC 6928). A window of two messages lets feedback go on. */
export const INITIAL_WINDOW_MESSAGES = 10;
export const MIN_WINDOW_MESSAGES = 2;
export const MESSAGE_SIZE = 1200;
export const WINDOW_LIMIT = 16 * 1024 * 1024;
export const LOSS_FACTOR = 0.5;

/** What a window allows leaves over 1/1.25 of a round trip, up to ten messages at once (RFC 9002, section 7.7). */
export const PACING_GAIN = 1.25;
export const BURST_MESSAGES = 10;
