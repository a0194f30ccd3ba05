/** The numbers of the TCP layer, each with its source. Times in ms, sizes in bytes, unless named otherwise. */

/** RFC 9293, section 3.7.1 (MUST-15): the MSS assumed when the peer announces none. */
export const DEFAULT_MSS = 536;
/**
 * RFC 791 lets every IPv4 path carry 68 bytes, a segment of 28; a smaller one than this is taken for this, so that there
 * is room for text behind the timestamps, and no peer makes a stream of single bytes.
 */
export const MIN_MSS = 64;
/** RFC 7323, section 3.2 and appendix A: NOP NOP and the 10 bytes of the option, on every segment. */
export const TIMESTAMPS_LENGTH = 12;
/** RFC 7323, section 2.3: the largest window scale. */
export const MAX_WINDOW_SCALE = 14;
export const MAX_WINDOW_FIELD = 65535;
/** RFC 7323, section 2.3: no window exceeds 2^30. */
export const MAX_WINDOW = 2 ** 30;

/** RFC 6928, section 2: ten segments, at most max(2 * MSS, 14600) bytes. */
export const INITIAL_WINDOW_SEGMENTS = 10;
export const INITIAL_WINDOW_BYTES = 14600;

/** RFC 6298, section 2: before any sample. */
export const INITIAL_RTO = 1000;
/**
 * RFC 6298, section 2.4, asks for 1 s, for coarse clocks and delayed acknowledgments of 500 ms; with exact send times
 * and an announced delay of a few ms, 200 ms is what deployed stacks use. Suspicion acts before it.
 */
export const MIN_RTO = 200;
/** RFC 6298, section 2.5: at least 60 s. */
export const MAX_RTO = 60_000;
/** RFC 6298, section 2: G, the granularity of the timers that drive a connection. */
export const CLOCK_GRANULARITY = 1;
/** Rounds over which the largest deviation is kept: a delay that came once in eight round trips can come again. */
export const VARIANCE_ROUNDS = 8;
/** RFC 8985, section 6.2, step 1: the minimum RTT is windowed, so that it follows a path that becomes longer. */
export const MIN_RTT_WINDOW = 10_000;

/** RFC 9293, section 3.8.3 (MUST-23): R2 of a SYN is at least 3 minutes. */
export const SYN_TIMEOUT = 180_000;
/** A half-open server holds memory for an address that is not verified: shorter than R2. */
export const SYN_RECEIVED_TIMEOUT = 60_000;
/** With the answer to each SYN, at most three datagrams to an unverified address per datagram from it (RFC 9000, 8.1). */
export const SYN_ACK_RETRANSMISSIONS = 2;
/** RFC 9293, section 3.8.3 (SHLD-11): R2 of data is at least 100 s. */
export const DATA_TIMEOUT = 100_000;
/**
 * RFC 9293, section 3.8.6.1, has a connection with a shut window stay open as far as resources allow; this is how far when
 * nobody has it any more. Deployed stacks take a minute for FIN-WAIT-2, and some four for a shut window.
 */
export const ORPHAN_TIMEOUT = 100_000;
/** RFC 9293, section 3.8.3 (SHLD-10): R1 is at least 3 retransmissions. */
export const TROUBLE_RETRANSMISSIONS = 3;
/** RFC 5482, section 3.1: L_LIMIT is at least 100 s, and above MAX_RTO. */
export const MIN_USER_TIMEOUT = 100_000;
/** RFC 5482, section 6: U_LIMIT bounds for how long a peer can make us keep state for it. */
export const MAX_USER_TIMEOUT = 3_600_000;

/** RFC 9293, section 3.8.4 (MUST-28): at least two hours. */
export const KEEP_ALIVE_IDLE = 7_200_000;
/** Eleven minutes of silence after two hours of it: what deployed stacks wait. */
export const KEEP_ALIVE_INTERVAL = 75_000;
export const KEEP_ALIVE_COUNT = 9;

/**
 * RFC 9293, section 3.4.2, takes 2 minutes, and says that it is an engineering choice. Half a minute, and so TIME-WAIT of
 * one, is what the stacks beside us keep; PAWS and RFC 6191 cover what the shorter time leaves.
 */
export const DEFAULT_MSL = 30_000;
/**
 * TIME-WAIT in UDP mode is a tombstone that answers a repeated FIN: old duplicates are harmless, because a connection
 * ID is never used again. At least twice this.
 */
export const TIME_WAIT_UNIT = 1000;

/**
 * The end of a burst, which `hedged` doubles: what is followed by so few segments that their acknowledgments may show no
 * loss (RFC 5681, section 3.2: three), and the one before them.
 */
export const TAIL_SEGMENTS = 4;

/** Segments of a window that is small, in slow start and after it: each is acknowledged at once (R-TCP-53). */
export const TINY_WINDOW = 4;
export const SMALL_WINDOW = 16;

/** So few segments in flight leave gaps between acknowledgments that tell little; each one that is missing tells more. */
export const FEW_SEGMENTS = 7;

/** Copies of repairs (R-TCP-175): share of what is sent, segments of it that may be saved up, and how many may wait. */
export const REPAIR_COPY_SHARE = 1 / 16;
export const REPAIR_COPY_BURST = 16;
export const MAX_REPAIR_COPIES = 16;
/** How long behind its repair a copy goes, in SRTT; and up to what share of the least round trip SRTT tells of no queue. */
export const REPAIR_COPY_DELAY = 1 / 8;
export const UNQUEUED_SRTT = 5 / 4;

/** Timers fire up to this early through rounding; ms. */
export const ROUNDING = 1e-6;

/** RFC 8985, section 6.2, step 4: duplicate threshold, and recoveries that a widened reordering window lasts. */
export const DUP_THRESHOLD = 3;
export const REORDERING_PERSIST = 16;
/** RFC 8985, section 7.2: the probe timeout before any sample. */
export const INITIAL_PROBE_TIMEOUT = 1000;
/** A probe timeout below what an event loop can keep finds only the loop's own delay. */
export const MIN_PROBE_MARGIN = 2;

/** RFC 9293, section 3.8.6.1 (SHLD-30): window probes back off; two seconds keep a reopened window from being missed. */
export const MAX_PERSIST = 2000;
export const MIN_PERSIST = 5;
/** With less room than this (or a quarter of the buffer) the peer may be waiting for more; with more, data brings the news. */
export const NEARLY_SHUT_SEGMENTS = 16;
/** A window that opens from zero is announced this many times, backing off from the probe timeout. */
export const WINDOW_ANNOUNCEMENTS = 5;
/** RFC 9293, section 3.8.6.2.1: the override of the sender's silly window avoidance, 0.1 to 1 s. */
export const SILLY_WINDOW_OVERRIDE = 200;

/** RFC 9293, section 3.8.6.3 (MUST-40): an acknowledgment is delayed by less than 0.5 s. */
export const MAX_ACK_DELAY = 499;
/** RFC 9293, section 3.8.6.3 (SHLD-19): acknowledge at least every second full segment. */
export const ACK_SEGMENTS = 2;
/** Arrivals after which a flow is regular, so that its silence means something. */
export const SILENCE_ARRIVALS = 8;
/** Silence is this many smoothed intervals, at least srtt/4 and `SILENCE_FLOOR`. */
export const SILENCE_INTERVALS = 8;
export const SILENCE_FLOOR = 5;

/**
 * RFC 5961, section 7: challenge acknowledgments per connection and second: between these two, and another number each
 * second, so that counting them tells a stranger nothing.
 */
export const MIN_CHALLENGES = 6;
export const MAX_CHALLENGES = 14;
export const CHALLENGE_PERIOD = 1000;
/** RFC 7323, section 5.5: TS.Recent is invalid after 24 days without a segment. */
export const TIMESTAMP_LIFETIME = 24 * 24 * 3600 * 1000;
/**
 * A path's segments are no older than this behind its newest, in timestamp ticks of 1 ms. Reordering within a path is
 * far below; the sequence space wraps within it only above 34 Gbit/s.
 */
export const PAWS_SLACK = 1000;

/**
 * A range is sent again a round trip later at the earliest. Below this, in ms, both transmissions may fall into one tick
 * of the timestamp clock, and an echo does not tell them apart.
 */
export const ECHO_AMBIGUITY = 2;

/** Trains: at most 1 ms of the pacing rate, 2 to 45 segments (the kernel's limit of one GSO send is 64 KiB). */
export const TRAIN_TIME = 1;
export const MIN_TRAIN_SEGMENTS = 2;
export const MAX_TRAIN_SEGMENTS = 45;
/**
 * Credit in all, so that a timer late by half of it, or by a train's time, costs nothing: a sixteenth of the round-trip
 * time, which a queue that a connection can fill at all has room for, within these bounds.
 */
export const PACING_CREDIT_TIME = 2;
export const PACING_CREDIT_MOST = 8;
export const PACING_CREDIT_SHARE = 16;
/**
 * Credit besides for the time by which the host came late to a train that was due: a burst of a quarter of the round-trip
 * time is what a queue of one product takes from two flows that probe. What is later is lost, and marks the delivery rate.
 */
export const PACING_LATE_SHARE = 4;
export const PACING_LATE_MOST = 20;
/** Above the window's own rate, so that pacing shapes and the window limits. */
export const PACING_GAIN_SLOW_START = 2;
/** Conservative slow start grows by a quarter per round trip. */
export const PACING_GAIN_CSS = 1.5;
export const PACING_GAIN = 1.2;

/** BBR (draft-cardwell-iccrg-bbr-congestion-control-00 and -02): rounds that the bandwidth filter spans (-00, 4.1.1.3). */
export const BBR_BANDWIDTH_ROUNDS = 10;
/** The minimum RTT is measured anew when nothing has confirmed it for 10 s (-00, 4.1.2.3). */
export const BBR_MIN_RTT_WINDOW = 10_000;
/**
 * Startup: 4 ln 2, the least pacing gain that doubles per round, and a window of twice the product (-02, 4.3.1): the
 * queue it leaves is at most one more. The first version's 2.89 overflows a queue of one product before it notices.
 */
export const BBR_STARTUP_GAIN = 4 * Math.LN2;
export const BBR_DRAIN_GAIN = 1 / BBR_STARTUP_GAIN;
export const BBR_CWND_GAIN = 2;
/** Three rounds without growth by a quarter: the pipe is full (-00, 4.3.2.2). */
export const BBR_PIPE_GROWTH = 1.25;
export const BBR_PIPE_FULL_ROUNDS = 3;
/** Gains of the bandwidth probing cycle (-00, 4.3.4.1). */
export const BBR_CYCLE: readonly number[] = [1.25, 0.75, 1, 1, 1, 1, 1, 1];
/** Cruising a hundredth below the bandwidth keeps the queue from creeping (-02, 4.5.1). */
export const BBR_MARGIN = 0.99;
/** Least window (-00, 4.2.3.2): four segments keep acknowledgments coming in spite of their delay. */
export const BBR_MIN_SEGMENTS = 4;
/** Probing the RTT: half of the product (-02, 4.3.4.1; the first version's four segments cost twice as much) for 200 ms. */
export const BBR_PROBE_RTT_SHARE = 0.5;
export const BBR_PROBE_RTT_TIME = 200;
/** Trains that the hosts at both ends and the pacer may hold (-02, 4.6.4.2). */
export const BBR_TRAINS_AHEAD = 3;
/** Half the rounds of the filter for acknowledgments in lumps, and the longest lump that counts (-02, 4.5.5). */
export const BBR_AGGREGATION_ROUNDS = 5;
export const BBR_AGGREGATION_TIME = 100;
/** A model is kept for this many timeouts without use, more than its RTT is good for. */
export const IDLE_PERIODS_STALE = 32;

/**
 * Dynamic right-sizing (M. Fisk, W. Feng: Dynamic Right-Sizing in TCP, 2001): room for twice what the reader takes per
 * round trip, and for twice that when it takes so much more than in the round before: what is taken lags behind what is
 * sent by up to a round trip, and in slow start that is half.
 */
export const TUNING_GAIN = 2;
export const TUNING_GAIN_RISING = 4;
export const TUNING_RISE = 1.25;
/** Segments beyond that: what is under way at the least. */
export const TUNING_SLACK_SEGMENTS = 16;

/** Copies of what came by another path are acknowledged by lots of this many; and after this many they are meant. */
export const COPIES_PER_ACK = 8;
/** Without a copy for so long the paths are not told apart any more, ms. */
export const COPIES_LIFETIME = 1000;
/** Longest run that a path is told of, bytes: far more than is in flight, and far less than half the sequence space. */
export const MAX_RUN = 2 ** 25;

/** Receive chunks are no larger than this; sixteen to thirty-two KiB is what the allocator serves without page faults. */
export const MAX_RECEIVE_CHUNK = 32 * 1024;
/** Intervals of out-of-order data; a segment that would open one more is dropped, never one that fills a hole. */
export const MAX_GAPS = 512;
/** After this long without use, empty queues are dropped. */
export const IDLE_TRIM = 1000;

/** RFC 4987, appendix A: a slow counter; a cookie is good in its tick and the next, 64 to 128 s. */
export const COOKIE_TICK = 64_000;
/** A key of cookies serves half an hour: what is learned from its tags is then worth nothing. */
export const COOKIE_KEY_TICKS = 28;
/**
 * MSS that a cookie can hold, 3 bits: rounded down, so that no segment is too large. Ethernet's 1460 (IPv4) and 1440
 * (IPv6, or timestamps deducted), PPPoE's 1452 with 1440 close below, tunnels, IPv6's and IPv4's least (RFC 9293,
 * section 3.7.1), jumbo frames; below 536 the least that is useful, as Linux has it.
 */
export const COOKIE_MSS: readonly number[] = [48, 536, 1220, 1360, 1400, 1440, 1460, 8940];

/** A departed flight has stopped arriving after so many of the largest gaps between acknowledgments, and so many ms at least. */
export const DEPARTURE_GAPS = 2;
export const DEPARTURE_QUIET = 5;

/** For how long, in ms, what a link was given before the host knows that it has gone may have been lost with it. */
export const LINK_NEWS_DELAY = 10;
