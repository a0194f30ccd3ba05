/*
 * Failover of one connection over two paths: a sender, a receiver, a network that fails each direction of each path by
 * itself, loses what is under way and heals. The machine of the sender is FAILOVER_TRANSITIONS, its paths move by
 * PATH_TRANSITIONS; both come from tables.pml, which is made from the sources.
 *
 * What is shown, R-MOD-1 to R-MOD-4 of ../models.md, for every interleaving of FAULTS changes of the network, LOSSES lost messages and
 * SPURIOUS suspicions without a cause:
 *   - no deadlock: in every reachable state something can go on until all is acknowledged;
 *   - the stream arrives in order and once;
 *   - `active` has one holder or none, and pathless has none;
 *   - if from some time on one direction of some path works each way, everything is acknowledged (no livelock).
 *
 * Left out: bytes, windows, congestion, authentication. Timers fire only when nothing is under way, but for suspicions,
 * which SPURIOUS lets come at any time. An echo (TSecr) is the number of the suspicion that was the latest at sending.
 */
#include "tables.pml"

#define PATHS 2
#define OTHER(p) (1 - (p))
#define NONE 7
#ifndef SEGMENTS
#define SEGMENTS 3
#endif
#ifndef FAULTS
#define FAULTS 3
#endif
#ifndef LOSSES
#define LOSSES 1
#endif
#ifndef SPURIOUS
#define SPURIOUS 1
#endif
#define WINDOW 2
#ifndef ROOM
#define ROOM 1
#endif
/* Unanswered probes before a suspect path is down. */
#define PROBES 2

/* The truth about each direction, and how much the environment may still do. */
bool forward[PATHS] = true;
bool backward[PATHS] = true;
byte faults = FAULTS;
byte losses = LOSSES;
bool settled = false;

/* What is under way: at most ROOM messages a direction, path and kind; more are lost as in a full queue. */
chan data[PATHS] = [ROOM] of { byte, byte };         /* segment, epoch */
chan acks[PATHS] = [ROOM] of { byte, byte, byte };   /* cumulative, path of the data, epoch of the data */
chan probes[PATHS] = [ROOM] of { byte, bool };       /* epoch, "I hear nothing from you on this path" */
chan replies[PATHS] = [ROOM] of { byte, byte };      /* probed path, epoch */

/* The sender. */
mtype:failover_state failover = STEADY;
mtype:path_state path[PATHS];
byte holder = 0;
byte from = NONE, to = NONE;
byte una = 0, nxt = 0, epoch = 0, premature = SPURIOUS;
byte unanswered[PATHS];
bool heard[PATHS] = true;
byte since[PATHS];        /* the epoch in which the path became suspect */

/* The receiver. */
byte received = 0;
bool deaf[PATHS];         /* the sender hears nothing from us on this path */

#define under_way (len(data[0]) + len(data[1]) + len(acks[0]) + len(acks[1]) + \
                   len(probes[0]) + len(probes[1]) + len(replies[0]) + len(replies[1]))
#define quiet (under_way == 0)
#define outstanding (nxt > una)
#define usable(p) (path[p] == STANDBY || path[p] == ACTIVE)

/* A message is under way, or lost: by the direction, by chance, or in a full queue. */
inline send_data(q, n) {
  if
  :: forward[q] && nfull(data[q]) -> data[q]!n,epoch
  :: forward[q] && losses > 0 -> losses--
  :: !forward[q] || len(data[q]) == ROOM -> skip
  fi
}

inline send_probe(q) {
  if
  :: forward[q] && nfull(probes[q]) -> probes[q]!epoch,!heard[q]
  :: forward[q] && losses > 0 -> losses--
  :: !forward[q] || len(probes[q]) == ROOM -> skip
  fi
}

inline send_ack(q, by_path, its_epoch) {
  if
  :: backward[q] && nfull(acks[q]) -> acks[q]!received,by_path,its_epoch
  :: backward[q] && losses > 0 -> losses--
  :: !backward[q] || len(acks[q]) == ROOM -> skip
  fi
}

inline send_reply(q, probed_path, its_epoch) {
  if
  :: backward[q] && nfull(replies[q]) -> replies[q]!probed_path,its_epoch
  :: backward[q] && losses > 0 -> losses--
  :: !backward[q] || len(replies[q]) == ROOM -> skip
  fi
}

/* The flight goes anew by `p`; the first WINDOW of it. */
inline resend(p) {
  if :: una < nxt -> send_data(p, una) :: else fi;
  if :: una + 1 < nxt -> send_data(p, una + 1) :: else fi
}

/* `active` is a role: the path that has it is in that state unless it is suspect. */
inline take(q) {
  if :: holder != NONE && holder != q -> path_event(holder, path_deselected) :: else fi;
  holder = q;
  path_event(q, path_selected)
}

inline suspect_active() {
  from = holder;
  if :: !quiet -> epoch++ :: else fi;
  path_event(from, path_overdue);
  since[from] = epoch;
  unanswered[from] = 0;
  heard[from] = false;
  if
  :: usable(OTHER(from)) -> failover_event(failover_overdue); to = OTHER(from); resend(to); send_data(from, una)
  :: else -> failover_event(failover_overdue_alone); send_data(from, una)
  fi;
  send_probe(from)
}

inline carry_over(q, why) {
  failover_event(why);
  take(q);
  resend(q);
  from = NONE;
  to = NONE
}

inline recovered() {
  failover_event(failover_suspect_confirmed);
  take(from);
  to = NONE;
  resend(from);
  from = NONE
}

/* An answer that only came because something sent on `p` after the suspicion had arrived. */
inline proved(p) {
  unanswered[p] = 0;
  if
  :: path[p] == SUSPECT -> path_event(p, path_relieved)
  :: path[p] == DOWN || path[p] == UNVERIFIED -> path_event(p, path_verified)
  :: else
  fi
}

/* One round of timers: probes of what is not usable, then what the machine decides. */
inline tick() {
  p = 0;
  /* Nothing is under way: whatever comes from now on was sent from now on. */
  epoch = 0;
  since[0] = 0;
  since[1] = 0;
  do
  :: p < PATHS ->
    if
    :: path[p] == SUSPECT && unanswered[p] >= PROBES -> path_event(p, path_exhausted)
    :: else
    fi;
    if
    :: path[p] == SUSPECT || path[p] == DOWN ->
      if :: path[p] == SUSPECT -> unanswered[p]++ :: else fi;
      send_probe(p)
    :: else
    fi;
    p++
  :: else -> break
  od;
  p = 0;
  if
  :: failover == STEADY && path[holder] == DOWN ->
    from = holder;
    if
    :: usable(OTHER(from)) -> carry_over(OTHER(from), failover_active_removed)
    :: else -> failover_event(failover_paths_gone); holder = NONE
    fi
  :: failover == STEADY && path[holder] != DOWN && outstanding -> suspect_active()
  :: failover == HEDGING ->
    /* Neither has answered: the standby is overdue as well, or, with the suspect gone, takes over untried. */
    if
    :: path[from] == DOWN && usable(to) -> carry_over(to, failover_active_removed)
    :: else ->
      if :: usable(to) -> path_event(to, path_overdue); since[to] = epoch; unanswered[to] = 0; heard[to] = false :: else fi;
      failover_event(failover_standby_lost);
      to = NONE
    fi
  :: failover == ALONE ->
    if
    :: path[from] == DOWN && usable(OTHER(from)) -> carry_over(OTHER(from), failover_active_removed)
    :: path[from] == DOWN && !usable(OTHER(from)) -> failover_event(failover_paths_gone); holder = NONE
    :: path[from] != DOWN && usable(OTHER(from)) -> failover_event(failover_standby_found); to = OTHER(from); resend(to)
    :: else -> if :: outstanding -> send_data(from, una) :: else fi
    fi
  :: failover == PATHLESS ->
    if
    :: usable(0) -> carry_over(0, failover_path_answered)
    :: !usable(0) && usable(1) -> carry_over(1, failover_path_answered)
    :: else
    fi
  :: else
  fi;
  p = 0
}

active proctype sender() {
  byte cumulative, by, stamp, p, q;
  path[0] = ACTIVE;
  path[1] = STANDBY;
progress_forward:
end_done:
  do
  /* New data. */
  :: atomic { nxt < SEGMENTS && nxt - una < WINDOW && holder != NONE && failover != PATHLESS ->
      nxt++; send_data(holder, nxt - 1) }
  /* Acknowledgments, by whichever path they come. */
  :: atomic { acks[0]?cumulative,by,stamp -> heard[0] = true; q = 0; goto acknowledged }
  :: atomic { acks[1]?cumulative,by,stamp -> heard[1] = true; q = 1; goto acknowledged }
  /* Answers to probes. */
  :: atomic { replies[0]?by,stamp -> heard[0] = true; goto replied }
  :: atomic { replies[1]?by,stamp -> heard[1] = true; goto replied }
  /* A suspicion without a cause. */
  :: atomic { failover == STEADY && outstanding && !quiet && premature > 0 && path[holder] == ACTIVE ->
      premature--; suspect_active() }
  /* Timers. */
  :: atomic { quiet && (outstanding || failover != STEADY) -> tick() }
  od;

acknowledged:
  atomic {
    assert(cumulative <= nxt);
    if :: cumulative > una -> una = cumulative :: else fi;
    if
    :: stamp >= since[by] -> proved(by)
    :: else
    fi;
    if
    :: (failover == HEDGING || failover == ALONE) && by == from && usable(from) -> recovered()
    :: failover == HEDGING && by == to && stamp == epoch && usable(to) -> carry_over(to, failover_standby_confirmed)
    :: else
    fi;
    cumulative = 0; by = 0; stamp = 0; q = 0;
    goto progress_forward
  }

replied:
  atomic {
    if :: stamp >= since[by] -> proved(by) :: else fi;
    if
    :: (failover == HEDGING || failover == ALONE) && by == from && usable(from) -> recovered()
    :: failover == PATHLESS && usable(by) -> carry_over(by, failover_path_answered)
    :: else
    fi;
    cumulative = 0; by = 0; stamp = 0; q = 0;
    goto progress_forward
  }
}

active proctype receiver() {
  byte n, stamp, p;
  bool silent;
end_receiver:
  do
  :: atomic { data[0]?n,stamp -> p = 0; goto arrived }
  :: atomic { data[1]?n,stamp -> p = 1; goto arrived }
  :: atomic { probes[0]?stamp,silent -> p = 0; goto probed }
  :: atomic { probes[1]?stamp,silent -> p = 1; goto probed }
  od;

arrived:
  atomic {
    assert(n <= received + WINDOW);
    if :: n == received -> received++ :: else fi;
    send_ack(p, p, stamp);
    if :: deaf[p] -> send_ack(OTHER(p), p, stamp) :: else fi;
    n = 0; stamp = 0; p = 0; silent = false;
    goto end_receiver
  }

/* The answer goes by the path of the probe, and by the other when the prober hears nothing (R-MH-32). */
probed:
  atomic {
    deaf[p] = silent;
    send_reply(p, p, stamp);
    if :: silent -> send_reply(OTHER(p), p, stamp) :: else fi;
    n = 0; stamp = 0; p = 0; silent = false;
    goto end_receiver
  }
}

/* Breaks and heals directions; the last thing it does is to leave one that works each way. */
active proctype environment() {
  do
  :: atomic { faults > 0 -> faults--;
      if
      :: forward[0] = !forward[0]
      :: forward[1] = !forward[1]
      :: backward[0] = !backward[0]
      :: backward[1] = !backward[1]
      fi }
  :: atomic { (forward[0] || forward[1]) && (backward[0] || backward[1]) -> settled = true; break }
  :: atomic { faults == 0 && !((forward[0] || forward[1]) && (backward[0] || backward[1])) ->
      forward[0] = true; backward[1] = true; settled = true; break }
  od
}

/* R-MOD-2, R-MOD-3 */
active proctype monitor() {
end_monitor:
  atomic {
    (received < una) || (failover == PATHLESS && holder != NONE) || (path[0] == ACTIVE && path[1] == ACTIVE) ->
    assert(false)
  }
}

/* R-MOD-4 */
ltl delivered { [] (settled -> <> (una == SEGMENTS)) }
