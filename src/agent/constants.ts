/** Every figure of the Location Agent, with unit, source and reason. Times are in ms unless told otherwise, sizes in bytes. */

/** UDP and TCP port of agents: the number of the RFC that puts locators into DNS. */
export const AGENT_PORT = 6742;

// Messages ----------------------------------------------------------------------------------------------------------

/** Questions are padded to this: an answer with 4 IPv6 locators is no longer, and one with 16 and 16 readers less than 3 times. */
export const QUESTION_SIZE = 320;
/** To who has echoed a cookie goes at most so much for each byte of its question (RFC 9000, section 8.1). */
export const ANSWER_FACTOR = 3;
/** A cookie is good for an hour, and asked for anew at half of it (RFC 9018, section 4.3). */
export const COOKIE_LIFETIME = 3_600_000;

// Server ------------------------------------------------------------------------------------------------------------

/** Subscriptions live no longer, in s. */
export const MAX_SUBSCRIPTION = 3600;
/** Subscriptions of an agent, of one address, and to one node, at one time. */
export const MAX_SUBSCRIPTIONS = 200_000;
export const MAX_SUBSCRIPTIONS_PER_ADDRESS = 1024;
export const MAX_SUBSCRIPTIONS_PER_NODE = 4096;
/** Questions that wait for the store at one time; one more is told that the agent is busy. */
export const MAX_PENDING = 8192;
/** Public-key work a second: of an agent, and asked for from one /24 or /48. One core does some thousands. */
export const PROOF_RATE = 5000;
export const PROOF_RATE_PER_PREFIX = 500;
/** Prefixes whose rate is remembered; the oldest gives way. */
export const LIMITED_PREFIXES = 4096;
/** A NOTIFY is repeated after this, twice that, …, so often in all; a round trip of 200 ms has passed by then. */
export const NOTIFY_PAUSE = 250;
export const NOTIFY_TRIES = 4;
/** Whoever has answered so many of them not once is gone. */
export const NOTIFY_FAILURES = 3;

// Client ------------------------------------------------------------------------------------------------------------

/** First pause before a question is repeated; then twice that, …, each varied by a fifth. */
export const RETRY_PAUSE = 250;
/** Repetitions of a question by UDP; the last ones go by TCP, too, where UDP may be blocked. */
export const QUESTION_TRIES = 5;
export const TCP_FROM_TRY = 3;
/** A registration that failed is tried again after this, twice that, …, up to the other. */
export const REGISTER_PAUSE = 1000;
export const MAX_REGISTER_PAUSE = 60_000;
/** Sets of locators go out at least this far apart; the last one counts. */
export const REGISTER_INTERVAL = 100;
/** Time to live of a record unless told otherwise, in s: a mobile node's at most. */
export const DEFAULT_TTL = 120;
/** Subscriptions of one client, records it remembers, and lookups under way, at one time. */
export const MAX_CLIENT_SUBSCRIPTIONS = 1024;
export const MAX_CACHE = 4096;
export const MAX_LOOKUPS = 1024;
/** Agents of one client. */
export const MAX_AGENTS = 8;
