/** The numbers of native mode, each with its source. Times in ms, sizes in bytes, unless named otherwise. */

/** IP protocol numbers as rows tell them. */
export const TCP = 6;
export const ICMP = 1;
export const ICMPV6 = 58;

export const IPV4_HEADER = 20;
export const IPV6_HEADER = 40;
export const TCP_HEADER = 20;
export const ICMP_HEADER = 8;
/** RFC 9293, section 3.1: options of a header without extension. */
export const MAX_TCP_OPTIONS = 40;
/** RFC 7323, appendix A. */
export const TIMESTAMPS_BYTES = 12;
/** The most payload of one row: what an IPv4 packet of 65,535 bytes has room for behind both bare headers. */
export const MAX_ROW_PAYLOAD = 65_495;

/** RFC 1340's recommendation, which RFC 9293, section 3.9.2, leaves configurable. */
export const DEFAULT_HOP_LIMIT = 64;
/** ECN codepoint ECT(0) (RFC 3168, section 5). */
export const ECT0 = 2;

/**
 * RFC 6056, section 3.2, wants the range as large as possible; below 32768 are the ports that services are registered
 * for and other stacks listen on.
 */
export const FIRST_EPHEMERAL_PORT = 32_768;
export const EPHEMERAL_PORTS = 32_768;
/** RFC 6056, section 3.3.4: counters of algorithm 4. */
export const PORT_COUNTERS = 16;

/** RFC 6528, section 3: ticks of the clock in a ms. */
export const ISN_TICKS_PER_MS = 250;

/** Half-open connections per listener and in all before SYN cookies; RFC 4987, section 3.1, on finite backlogs. */
export const DEFAULT_BACKLOG = 256;

/** Answers a second to what belongs to no connection, each kind for itself, and how many may wait. */
export const RESETS_PER_SECOND = 100;
export const ECHOES_PER_SECOND = 100;
export const UNREACHABLES_PER_SECOND = 100;
export const WAITING_RESETS = 128;
export const WAITING_COOKIES = 512;
export const WAITING_MESSAGES = 32;

/** RFC 791, section 3.2: every network carries 576 bytes to a host; RFC 8200, section 5: every link carries 1280. */
export const IPV4_LEAST_MTU = 576;
export const IPV6_LEAST_MTU = 1280;
/** RFC 1191, section 7.1: below its plateau of 296 are only links of the eighties, and attacks (RFC 5927, 7.1). */
export const IPV4_LEAST_REPORTED_MTU = 296;
/** RFC 791, section 3.1: every link carries 68 bytes without cutting them. */
export const IPV4_LEAST_LINK_MTU = 68;
/** RFC 1191, section 7.1, with 1492 of PPPoE: what is tried when a router tells no size. Falling. */
export const MTU_PLATEAUS: readonly number[] = [32_000, 17_914, 8166, 4352, 2002, 1492, 1006, 508, 296];
/** RFC 1191, section 6.3; RFC 8201, section 4: a larger MTU is tried again after ten minutes. */
export const MTU_LIFETIME = 600_000;
/** Destinations with a known MTU and without a connection that are remembered. */
export const MTU_MEMORY = 1024;
/** RFC 2923, section 2.1: one expiry is a loss, two of the same full-size segment may be a black hole. */
export const BLACK_HOLE_TIMEOUTS = 2;
/**
 * Segments of the larger size, one after the other, all of which must be lost while smaller ones arrive: at 5 % of loss
 * two expiries in a row happen some hundred times in a gibibyte, and three more losses once in eight thousand times.
 */
export const BLACK_HOLE_PROBES = 3;
/** RFC 4821, section 7.7, and the least MTUs: what is fallen back to, in order. */
export const BLACK_HOLE_STEPS: readonly number[] = [IPV6_LEAST_MTU, IPV4_LEAST_MTU];

/** RFC 1812, section 4.3.2.3, quotes as much as fits 576 bytes; RFC 4443, section 3.1, as fits 1280. */
export const IPV4_QUOTE = IPV4_LEAST_MTU - IPV4_HEADER - ICMP_HEADER;
export const IPV6_QUOTE = IPV6_LEAST_MTU - IPV6_HEADER - ICMP_HEADER;

/** RFC 9293, section 3.7.1 (MUST-15): what a peer takes that announces nothing. */
export const IPV4_DEFAULT_MSS = 536;
export const IPV6_DEFAULT_MSS = 1220;
/** R-TCP-152: a cookie is good in its tick of 64 s and the next one. */
export const COOKIE_LIFETIME = 128_000;
