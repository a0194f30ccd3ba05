/** Every figure of an agent, with unit, source and reason. Times are in ms unless told otherwise, sizes in bytes. */

/** To who has echoed a cookie goes at most so much for each byte of its question (RFC 9000, section 8.1). */
export const ANSWER_FACTOR = 3;
/** Subscriptions of an agent, of one IPv4 address or /64, of one /24 or /48, and to one node, at one time. */
export const MAX_SUBSCRIPTIONS = 200_000;
export const MAX_SUBSCRIPTIONS_PER_SOURCE = 1024;
export const MAX_SUBSCRIPTIONS_PER_NETWORK = 16_384;
export const MAX_SUBSCRIPTIONS_PER_NODE = 4096;
/** Questions that wait for the store at one time; one more is told that the agent is busy. */
export const MAX_PENDING = 8192;
/** Public-key work a second: of an agent, and asked for from one /24 or /48. One core does some thousands. */
export const PROOF_RATE = 5000;
export const PROOF_RATE_PER_PREFIX = 500;
/** Records that were found true lately, each 32 bytes of hash and what a set adds: one of each node that an agent is for. */
export const TRUE_RECORDS = 16_384;
/** Prefixes whose rate is remembered; the oldest gives way. */
export const LIMITED_PREFIXES = 4096;
/** A NOTIFY is repeated after this, twice that, …, so often in all; a round trip of 200 ms has passed by then. */
export const NOTIFY_PAUSE = 250;
export const NOTIFY_TRIES = 4;
/** Whoever has answered so many of them not once is gone. */
export const NOTIFY_FAILURES = 3;
/** Datagrams that are read and wait for the agent's thread, and how long one may, in ms: a client repeats after 200 ms at the earliest. */
export const INBOX = 4096;
export const INBOX_PATIENCE = 200;
/** The thread looks at sockets, connections and the store again after so much work, in ms: a socket is read 32 times at a look. */
export const INBOX_SLICE = 2;
