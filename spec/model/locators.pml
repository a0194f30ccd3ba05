/*
 * Negotiation of one end's locator set: the announcer changes its set at any time, each change a generation; the network
 * loses, repeats and reorders; the receiver puts in force what is newer, and acknowledges what is in force. The other
 * direction is the same machine and shares nothing with it. It is LocalLocatorSet, ForeignLocatorSet and
 * LocatorExchange of src/multihome, with generations modulo 16 in place of 2^32.
 *
 * What is shown, R-MOD-5 to R-MOD-8 of ../models.md, for every interleaving of CHANGES changes, LOSSES losses and REPEATS repetitions:
 *   - no deadlock, and the receiver's generation never goes back;
 *   - as long as the receiver is no more than three generations behind, an ID means the same address to both;
 *   - when changes end, both have the same generation and the same set for good, and the announcer falls silent.
 */
#ifndef CHANGES
#define CHANGES 6
#endif
#ifndef LOSSES
#define LOSSES 2
#endif
#ifndef REPEATS
#define REPEATS 1
#endif
#define ADDRESSES 2
#define IDS 5
#define NONE 15
#define MODULUS 16
/* LOCATOR_ID_REST of src/multihome/constants.ts */
#define REST 3
/* How far behind a receiver may be and still understand an ID. */
#define LAG 3
#define GENERATION(g) ((g) % MODULUS)
#define newer(a, b) (GENERATION((a) + MODULUS - (b)) != 0 && GENERATION((a) + MODULUS - (b)) < MODULUS / 2)
#define rested(last, g) (GENERATION((g) + MODULUS - (last)) > REST)

/* Generation and the ID of each address, NONE where it is not in the set; `??` takes any of them. */
chan announcements = [2] of { byte, byte, byte };
chan acknowledgments = [2] of { byte };
byte changes = CHANGES;
byte losses = LOSSES;
byte repeats = REPEATS;

/* The announcer. An ID that is not in use remembers the last generation that it was part of. */
byte generation = 1;
byte id_of[ADDRESSES];
byte last_used[IDS];
bool ever_used[IDS];
bool announcing = true;   /* not acknowledged yet */
bool due = true;          /* changed since it was last sent */

/* The receiver. */
byte in_force = 0;
byte known[ADDRESSES];
byte meant[IDS];
byte seen[IDS];

inline choose_id(a) {
  c = 0;
  do
  :: c < IDS && id_of[0] != c && id_of[1] != c && (!ever_used[c] || rested(last_used[c], generation)) ->
    id_of[a] = c; break
  :: c < IDS && !(id_of[0] != c && id_of[1] != c && (!ever_used[c] || rested(last_used[c], generation))) -> c++
  :: c == IDS -> break
  od;
  c = 0
}

/* Addresses come and go one at a time. */
inline change(a) {
  last = generation;
  generation = GENERATION(generation + 1);
  if
  :: id_of[a] == NONE -> choose_id(a)
  :: else -> ever_used[id_of[a]] = true; last_used[id_of[a]] = last; id_of[a] = NONE
  fi;
  announcing = true;
  due = true;
  last = 0
}

active proctype announcer() {
  byte g, c, last;
  id_of[0] = 0;
  id_of[1] = NONE;
end_announcer:
  do
  :: atomic { changes > 0 -> changes--; if :: change(0) :: change(1) fi }
  /* A changed set goes out at once; it is repeated when nothing is under way any more, until it is acknowledged. */
  :: atomic { announcing && (due && nfull(announcements) || len(announcements) + len(acknowledgments) == 0) ->
      due = false;
      if
      :: announcements!generation,id_of[0],id_of[1]
      :: losses > 0 -> losses--
      fi }
  :: atomic { acknowledgments??g -> if :: g == generation -> announcing = false :: else fi; g = 0 }
  od
}

inline learn(a, id) {
  if
  :: id == NONE -> known[a] = NONE
  :: id != NONE && (meant[id] == NONE || meant[id] == a || rested(seen[id], g)) -> known[a] = id
  :: else -> known[a] = NONE
  fi
}

/* What an ID stood for, and the last generation in which it did. */
inline remember(a) {
  if :: known[a] != NONE -> meant[known[a]] = a; seen[known[a]] = in_force :: else fi
}

inline same_meaning(a) {
  assert(known[a] == NONE || id_of[1 - a] != known[a] || newer(generation, GENERATION(in_force + LAG)))
}

active proctype receiver() {
  byte g, first, second;
  known[0] = NONE; known[1] = NONE;
  meant[0] = NONE; meant[1] = NONE; meant[2] = NONE; meant[3] = NONE; meant[4] = NONE;
end_receiver:
  do
  :: atomic { announcements??g,first,second ->
      if
      :: repeats > 0 -> repeats--; announcements!g,first,second
      :: true
      fi;
      if
      :: newer(g, in_force) -> learn(0, first); learn(1, second); in_force = g; remember(0); remember(1)
      :: else
      fi;
      if
      :: nfull(acknowledgments) -> acknowledgments!in_force
      :: full(acknowledgments)
      :: losses > 0 -> losses--
      fi;
      same_meaning(0);
      same_meaning(1);
      assert(!newer(in_force, generation));
      g = 0; first = 0; second = 0 }
  od
}

/* R-MOD-8 */
ltl converges { <> [] (in_force == generation && known[0] == id_of[0] && known[1] == id_of[1] && !announcing) }
