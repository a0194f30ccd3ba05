/**
 * While a pair of links works in both directions for so long, in ms, and something is to be done, something is done
 * (R-SIM-3). It covers what a design with timers takes in the worst order: a path that is down for less than a minute
 * is probed each 2 s, one behind a translator's new port only when its owner sends its keep-alive (25 s + 20 %), and
 * a retransmission timer may have backed off while one datagram in ten is lost.
 */
export const PROGRESS_BOUND = 90_000;

/** So long after its peer has gone for good a connection has ended, in ms: the pathless wait, and R2 before it (R-SIM-4). */
export const END_BOUND = 400_000;

/**
 * After so long, in ms, it is known what became of a message: an association is founded in 60 s or not at all, what waits leaves
 * within 10 s, and what has left is told lost after 4 PTO (R-UDP-14, R-UDP-24).
 */
export const FATE_BOUND = 90_000;
