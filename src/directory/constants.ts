/** Every figure of the Location Agent, with unit, source and reason. Times are in ms unless told otherwise, sizes in bytes. */

/** UDP and TCP port of agents: the number of the RFC that puts locators into DNS. */
export const AGENT_PORT = 6742;

// Messages ----------------------------------------------------------------------------------------------------------

/** Questions are padded to this: an answer with 4 IPv6 locators is no longer, and one with 16 and 16 readers less than 3 times. */
export const QUESTION_SIZE = 320;
/** A cookie is good for an hour, and asked for anew at half of it (RFC 9018, section 4.3). */
export const COOKIE_LIFETIME = 3_600_000;
/** Subscriptions live no longer, in s. */
export const MAX_SUBSCRIPTION = 3600;

// Client ------------------------------------------------------------------------------------------------------------

/** First pause before a question is repeated; then twice that, …, each varied by a fifth. */
export const RETRY_PAUSE = 250;
/** Repetitions of a question by UDP; the last ones go by TCP, too, where UDP may be blocked. */
export const QUESTION_TRIES = 5;
export const TCP_FROM_TRY = 3;
/** An agent that is busy is left alone for as long as it says, up to this, and by chance up to twice that. */
export const MAX_RETRY_AFTER = 4000;
/** After the first true record a lookup waits so long for newer ones: with timers and all no more than 50 ms are lost. */
export const LOOKUP_SETTLE = 40;
/** A registration that failed is tried again after this, twice that, …, up to the other, each varied by a fifth. */
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
