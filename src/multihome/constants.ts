/**
 * Every figure of the multihoming layer, with unit, source and reason. Times are in ms, sizes in bytes. Marked *: a
 * starting point, to be tuned by measurement.
 */

// Identity ----------------------------------------------------------------------------------------------------------

/** Version under both identity hashes. */
export const IDENTITY_VERSION = 1;
/** RFC 3972, section 2 allows Sec 0: a 59-bit ID. An ID without hash extension is refused in version 1. */
export const MIN_STRENGTH = 1;
/** Three bits of the ID (RFC 3972, section 2). */
export const MAX_STRENGTH = 7;
/** 16 zero bits: 65,536 hashes to make, 2^75 to forge. */
export const DEFAULT_STRENGTH = 1;
/** RFC 3972, section 3. */
export const MODIFIER_SIZE = 16;

// Handshake and control records -------------------------------------------------------------------------------------

/** A forged HELLO spoils one epoch; who forges three can cut the wire as well. */
export const MAX_EPOCHS = 3;
/** * The whole exchange of keys and proofs: as long as a person waits for a connection. */
export const PROOF_TIMEOUT = 30_000;
/** The initiator's proof is repeated this long: a responder waits no longer for it. */
export const CONFIRM_TIMEOUT = 30_000;
/** * Before any round trip is known (RFC 8305, section 8 waits as long before the next attempt). */
export const INITIAL_PTO = 250;
/** Control messages repeat with doubling pauses up to this: as a path that is down is probed. */
export const MAX_CONTROL_PAUSE = 2000;
/** * A message that nothing confirms (PATH-STATUS) goes this often: two losses in a row are rare. */
export const UNCONFIRMED_REPEATS = 3;
/** What the peer acknowledges (a wish, the end of a path) goes so often at most: more than half a minute without a word. */
export const STATUS_REPEATS = 20;
/** Records this far behind the newest may still come: IPsec's usual window (RFC 4303, section 3.4.3). */
export const REPLAY_WINDOW = 64;
/** protocol.md, section 5: reassembly is capped; the longest message is 16 IPv6 locators, under 450 bytes. */
export const REASSEMBLY_LIMIT = 2048;
/** Records that may be incomplete at one time; the oldest gives way. */
export const REASSEMBLY_RECORDS = 4;
/**
 * A record on several acknowledgments goes so often under one number: of 29 fragments at 5 % of loss all have arrived then
 * but once in five thousand times. What was acknowledged and not heard needs another number after that.
 */
export const LONG_RECORD_REPEATS = 4;
/** Option bytes that one dedicated ACK carries of ours: 1024 less room for timestamps and 32 SACK blocks. */
export const OPTION_ROOM = 736;

// Sharing -----------------------------------------------------------------------------------------------------------

/** * An association without connections is kept this long: who has closed one connection often opens the next. */
export const LINGER_TIME = 60_000;
/** Associations kept so at one time; each holds its keys and a few paths. */
export const LINGER_LIMIT = 256;
/** A BIND goes out so often, after PTO and twice that, before the connection proves its peer itself. */
export const BIND_TRIES = 2;
/** * How long a connection waits for another to found the association; proving the peer itself takes two round trips. */
export const FOUNDER_PATIENCE = 1000;

/**
 * A ticket is good for so long after the last connection of its association: protocol.md, section 5, has 24 h at most, and
 * who dials once a day is served.
 */
export const TICKET_LIFETIME = 24 * 3_600_000;
/** Tickets to dial with, one a node; a node dials few. */
export const HELD_TICKETS = 1024;
/** Tickets by which a node may be dialled, one a peer. */
export const ISSUED_TICKETS = 16_384;

// Locators ----------------------------------------------------------------------------------------------------------

/** An ID means one address for as long as a peer may hold a set of this many generations ago. */
export const LOCATOR_ID_REST = 3;
/** Pitfall of a peer as a scanner: a generation gives new probes, so it must not come more often. */
export const GENERATION_INTERVAL = 1000;
/** * While a path is unverified and data flows, the set is announced anew after this, twice that, … */
export const REANNOUNCE_FIRST = 5000;
/** * … and at most this: it lets the peer probe again what it could not reach. */
export const REANNOUNCE_INTERVAL = 60_000;
/** Lifetime announced with a locator, in s: until the next generation. */
export const LOCATOR_LIFETIME = 0xffff_ffff;

// Paths -------------------------------------------------------------------------------------------------------------

/** Best foreign locators that each link is paired with: 16 × 16 pairs are too many to probe. */
export const FOREIGN_PER_LINK = 4;
/** * Unverified peer-reflexive paths at one time: a translator rebinds one at a time. */
export const MAX_CANDIDATES = 4;
/** Foreign addresses remembered as dialled or verified: more than an association has paths at a time. */
export const TRUSTED_ADDRESSES = 64;
/** New peer-reflexive paths per second, in the mean, and at once. */
export const CANDIDATE_RATE = 2;
export const CANDIDATE_BURST = 4;
/** * A removed path's number rests for as long as its segments may be about. */
export const PATH_ID_REST = 10_000;
/** * A deprecated path is forgotten after this: what was on the way has come. */
export const DRAIN_TIME = 10_000;
/** * A peer-reflexive path that stays down this long was a translator's binding that ended. */
export const REFLEXIVE_EXPIRY = 120_000;

// Probing -----------------------------------------------------------------------------------------------------------

/** RFC 8085, section 3.5: keep-alives at most each 15 s. */
export const PROBE_INTERVAL = 15_000;
/** Standbys are probed while data flowed within this time; an idle association idles. */
export const PROBE_IDLE = 120_000;
/** RFC 4787 wants UDP bindings to hold 2 min, conntrack gives 30 s to unreplied ones: below that. */
export const KEEPALIVE_INTERVAL = 25_000;
/** Silences of a spare port that are tried, twice as long each time: the first is what no translator should forget in (RFC 4787, REQ-5: 2 min) by half. */
export const FIRST_SILENCE = 60_000;
/** * Beyond it a keep-alive is rare enough, and tells that the peer has gone. */
export const LONGEST_SILENCE = 900_000;
/** * Unanswered questions after which the entry is taken for gone: one answer may be lost. */
export const SILENCE_MISSES = 2;
/** Part of the silence that was outlived after which a path is kept open; with `PROBE_JITTER` nine tenths at most. */
export const SILENCE_SHARE = 0.75;
/** Who was dialled keeps a path open when its peer is so many times later than it was before … */
export const FOLLOWED_SILENCES = 2;
/** … where a silence is more than this: within it data flowed. */
export const LEAST_SILENCE = 10_000;
/**
 * Where nothing on the way forgets, an idle path is only asked whether the peer is still there: as seldom as TCP's
 * keep-alive (RFC 9293, section 3.8.4: two hours at least).
 */
export const NEIGHBOUR_INTERVAL = 7_200_000;
/** Intervals vary by this part up and down, so that nodes do not align. */
export const PROBE_JITTER = 0.2;
/** Probes to an unverified locator per generation, before traffic comes from it. */
export const UNVERIFIED_PROBES = 3;
/** * A standby or active path with this many probes unanswered is suspect: one may be lost. */
export const SUSPECT_PROBES = 2;
/** * A suspect path with this many probes unanswered is down. */
export const DOWN_PROBES = 3;
/** Down paths are probed with doubling pauses up to this for `DOWN_QUICK_SPAN`, then up to `DOWN_SLOW`. */
export const DOWN_QUICK = 2000;
export const DOWN_SLOW = 30_000;
/** * Most cuts are repaired within this time or not soon. */
export const DOWN_QUICK_SPAN = 60_000;
/**
 * Without any path each is probed at least so often, as long as the connection waits: with jitter and a round trip that is
 * data within 2 s of its return. Sixteen paths make eleven small datagrams a second.
 */
export const HOPE_INTERVAL = 1500;
/** Traffic on a path that is not in use brings its next probe forward, each time by half as much, so often. */
export const MAX_HURRIES = 8;
/** Probes of one association leave at least this far apart: never all at once. */
export const PROBE_SPACING = 5;
/** * A suspect or verified path's probe is not called unanswered before this, whatever its PTO: granularity of timers. */
export const MIN_PROBE_PTO = 10;
/**
 * Least time between probes of a suspect path: three make 200 ms, the floor of TCP's retransmission timer. A pause of
 * the peer's process is no end of a path that has a round trip of a millisecond.
 */
export const SUSPECT_PATIENCE = 67;
/** Before a round trip is known, probes to a new source address are this far apart at least (RFC 9000, section 9.6.3 in spirit). */
export const CANDIDATE_PROBE_PAUSE = 250;
/** Nonces remembered against replies to a repeated PROBE. */
export const NONCE_CACHE = 8;
/** To an address that is not verified goes at most so much for each byte that came from there (RFC 9000, section 8.1). */
export const UNVERIFIED_FACTOR = 3;
/** A small probe, in bytes of UDP payload: header 20, timestamps 12, PROBE 23, padded to words. */
export const SMALL_PROBE_SIZE = 56;
/** Own probes in flight per path whose reply still counts. */
export const PROBES_IN_FLIGHT = 4;
/** Replies waiting to be sent: each was asked for by an authentic PROBE. */
export const MAX_REPLIES = 16;
/** UDP payload of a full-size probe (RFC 8899, section 5.1.2: BASE_PLPMTU). */
export const FULL_PROBE_SIZE = 1200;
/** RFC 8899, section 5.1.2: MAX_PROBES, and PMTU_RAISE_TIMER of 600 s. */
export const SIZE_PROBES = 3;
export const SIZE_RAISE_TIME = 600_000;
/** After a black hole the base is used for this long before larger sizes are tried again. */
export const BASE_SIZE_TIME = 1000;
/** An answer to a PROBE of a size is awaited for so many PTO: a queue filled by what it is to carry may be in the way. */
export const SIZE_PATIENCE_PTOS = 3;
/**
 * Sizes worth trying, UDP payload: IPv6's least MTU, tunnels, PPPoE (1492) and Ethernet by IPv6 and IPv4. Options are what
 * pads, in words behind 22 bytes, and hold 2048 bytes: larger frames are out of reach.
 */
export const PATH_SIZES: readonly number[] = [1230, 1250, 1310, 1350, 1370, 1390, 1410, 1422, 1442, 1450, 1462, 1470];
/** A path that came back is confirmed by this many full-size probes over this time before it may be preferred. */
export const CONFIRM_PROBES = 3;
export const CONFIRM_SPAN = 1000;
/** Probes to unverified addresses per second of a node, all associations together, and per /24 or /48. */
export const UNVERIFIED_RATE = 100;
export const UNVERIFIED_PREFIX_RATE = 20;
/** Prefixes counted at one time. */
export const UNVERIFIED_PREFIXES = 256;
/** Public-key work per second of a node. */
export const PROOF_RATE = 200;
/** A HELLO that found no room in this rate is looked at again so soon: ten have found some meanwhile. */
export const ADMISSION_PAUSE = 50;

// Suspicion ---------------------------------------------------------------------------------------------------------

/** Least variance term of the PTO: RFC 6298 2.4 asks for 1 s, this only makes a path suspect. */
export const MIN_PTO_VARIANCE = 2;
/** Part of the srtt that the variance term is at least. */
export const PTO_VARIANCE_PART = 1 / 8;
/** * Least silence. */
export const MIN_SILENCE = 5;
/** Part of the srtt that the silence is at least. */
export const SILENCE_PART = 1 / 4;
/** Largest gaps between acknowledgments that are still no silence. */
export const SILENCE_GAPS = 2;
/** Segments in flight from which a flow is regular: its acknowledgments come at least each few of them. */
export const REGULAR_FLIGHT = 8;
/** Round-trip time before one is known (RFC 9002, section 6.2.2). */
export const INITIAL_RTT = 333;
/** Bound of the multiplier of a path that was suspected wrongly. */
export const MAX_MULTIPLIER = 8;
/** Round trips without a spurious suspicion after which the multiplier halves. */
export const MULTIPLIER_DECAY_RTTS = 16;
/** A relapse within this many PTO after probes brought a path back: only small packets pass. */
export const RELAPSE_PTOS = 10;

// Selection ---------------------------------------------------------------------------------------------------------

/** Minimum round trips are compared over this. */
export const MIN_RTT_WINDOW = 10_000;
/** A path must be better by this and by this part of the other's round trip … */
export const SWITCHBACK_MARGIN = 5;
export const SWITCHBACK_PART = 0.25;
/** … for this long. */
export const SWITCHBACK_SPAN = 5000;
/** After its n-th failure a path is not switched back to for this × 2^n … */
export const HOLD_DOWN = 1000;
/** … but no longer than this; */
export const MAX_HOLD_DOWN = 60_000;
/** and a failure is forgotten after this time without one. */
export const FAILURE_DECAY = 60_000;

// Budget ------------------------------------------------------------------------------------------------------------

/** Segments of an initial window (RFC 6928). */
export const INITIAL_WINDOW_SEGMENTS = 10;
/** Part of the bytes of `HEDGE_SPAN` that hedges may add outside of a confirmed failover. */
export const HEDGE_PART = 0.05;
export const HEDGE_SPAN = 10_000;
/** * The budget of a failover binds until nobody has waited for his turn for this many round trips … */
export const BUDGET_CALM_RTTS = 8;
/** * … and no longer than this: each connection knows the path by itself then. */
export const BUDGET_TIME = 5000;
