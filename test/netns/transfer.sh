# One transfer from A to B by the real commands, and what can be seen of it from outside. Sourced by run.sh. Files of a
# transfer are in $RUN: source and sink (what went in and came out, written by the helpers), progress, marks, and for
# each command its exit code and what it said on stderr.

readonly MIB=$((1024 * 1024))
# What the commands are run by: the shell's user unless a test says otherwise.
RUN_BY=()
# In place of locators: the agents that both commands are told.
WHERE=()

# run_as_nobody: the commands run as a user without any privilege, or without privileges where nobody may read the tree.
run_as_nobody() {
  local nobody=(setpriv --reuid 65534 --regid 65534 --clear-groups env HOME=/nonexistent)
  local powerless=(setpriv --securebits +noroot,+noroot_locked --inh-caps=-all --bounding-set=-all)
  if "${nobody[@]}" node "$KAMO" --version >/dev/null 2>&1; then RUN_BY=("${nobody[@]}"); else RUN_BY=("${powerless[@]}"); fi
}

# listen FAMILY ISP…: B listens at its addresses there; what comes out goes to the sink. Then NODE_ID is B's.
listen() {
  local family=$1 isp words=()
  shift
  for isp in "$@"; do words+=(--locator "$(locator "$family" "$isp")"); done
  [ "${#WHERE[@]}" = 0 ] || words=("${WHERE[@]}")
  FOREIGN=("${words[@]}")
  (
    in_ns B "${RUN_BY[@]}" node "$KAMO" --json -v listen --port $PORT "${words[@]}" </dev/null 2>"$RUN/listen.said" |
      in_ns B node "$HELPERS/sink.js" "$RUN"
    echo "${PIPESTATUS[0]}" >"$RUN/listen.exit"
  ) 2>/dev/null & disown
  expect 'B listens' within 10 grep -qs '"listening"' "$RUN/listen.said" || return
  [ "${#WHERE[@]}" = 0 ] || expect 'the agent has it' within 10 grep -qs '"registered"' "$RUN/listen.said" || return
  NODE_ID=$(sed -nE 's/.*"event":"listening","nodeId":"([^"]*)".*/\1/p' "$RUN/listen.said")
}

# connect FAMILY ISP… BYTES MBIT: A dials B from its addresses there (`private`: the one behind the translator; no ISP: from
# all that it has) and sends what the source makes, at that rate (0: as fast as it goes).
connect() {
  local family=$1 words=() bytes rate
  shift
  while [ "$#" -gt 2 ]; do words+=(--local "$(locator "$family" "$1")"); shift; done
  bytes=$1 rate=$2
  (
    in_ns A node "$HELPERS/source.js" "$bytes" "$rate" "$RUN/source" |
      in_ns A "${RUN_BY[@]}" node "$KAMO" --json -v connect "$NODE_ID" --port $PORT "${FOREIGN[@]}" "${words[@]}" 2>"$RUN/connect.said"
    echo "${PIPESTATUS[1]}" >"$RUN/connect.exit"
  ) 2>/dev/null & disown
}

# locator FAMILY ISP: address and UDP port of the ISP's customer.
locator() {
  case $1$2 in
    *private) echo "10.0.1.2:$UDP_PORT" ;;
    4*) echo "$(address4 "$2"):$UDP_PORT" ;;
    6*) echo "[$(address6 "$2")]:$UDP_PORT" ;;
  esac
}

# complete: both commands end well, nothing stands still for long, and what came out is what went in.
complete() {
  expect 'both commands end' ended_moving || return
  expect 'connect exits with 0' [ "$(<"$RUN/connect.exit")" = 0 ] || return
  expect 'listen exits with 0' [ "$(<"$RUN/listen.exit")" = 0 ] || return
  expect 'the source is done' [ -s "$RUN/source" ] || return
  expect 'the sink is done' within 5 [ -s "$RUN/sink" ] || return
  expect 'as many bytes' [ "$(said source bytes)" = "$(said sink bytes)" ] || return
  expect 'equal hashes' [ "$(said source sha256)" = "$(said sink sha256)" ]
}

# ended_moving: both have ended; while they have not, something comes out every 30 s.
ended_moving() {
  local before
  until both_ended; do
    before=$(progress)
    within 30 ended_or_more || return
  done
}
ended_or_more() { both_ended || [ "$(progress)" -gt "$before" ]; }

both_ended() { [ -s "$RUN/connect.exit" ] && [ -s "$RUN/listen.exit" ]; }

# said FILE KEY: a value of the source's or the sink's report.
said() { sed -n "s/^$2 //p" "$RUN/$1"; }

# within SECONDS COMMAND…: tries until it succeeds.
within() {
  local until=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$until" ] || return
    sleep 0.05
  done
}

# arrived BYTES SECONDS: so much has come out within the time.
arrived() { within "$2" progressed "$1"; }
progressed() { [ "$(progress)" -ge "$1" ]; }

# progress: the bytes that have come out.
progress() { local bytes=; [ ! -f "$RUN/progress" ] || read -r bytes <"$RUN/progress"; echo "${bytes:-0}"; }

# carries ISP inbound|outbound BYTES SECONDS: the ISP forwards so many more within the time.
carries() {
  local goal=$(($(carried "$1" "$2") + $3))
  within "$4" has_carried "$1" "$2" "$goal"
}
has_carried() { [ "$(carried "$1" "$2")" -ge "$3" ]; }

# ports_carry NAME BYTES SECONDS: so many bytes in all are seen from those ports.
ports_carry() { within "$3" ports_carried "$1" "$2"; }
ports_carried() { [ "$(counted "$1")" -ge "$2" ]; }

# find_active ISP ISP: which of the two carries the data now: ACTIVE and OTHER.
find_active() {
  local direction=inbound first second first_had second_had
  [ "$(host_of "$1")" = A ] && direction=outbound
  first_had=$(carried "$1" $direction) second_had=$(carried "$2" $direction)
  within 10 tell_apart "$@"
  if [ "$first" -ge "$second" ]; then ACTIVE=$1 OTHER=$2; else ACTIVE=$2 OTHER=$1; fi
}

# What they have carried since is not the tail of something that was before.
tell_apart() {
  sleep 0.15
  first=$(($(carried "$1" $direction) - first_had)) second=$(($(carried "$2" $direction) - second_had))
  [ $((first > second ? first : second)) -ge $((MIB / 2)) ]
}

# mark NAME: now something is done to the network; the sink tells the longest pause after it.
mark() { echo "$1 $EPOCHREALTIME" >>"$RUN/marks"; }

# The longest pauses that the receiver saw after each mark: information.
tell_stalls() {
  [ -f "$RUN/sink" ] || return 0
  sed -nE 's/^stall (.*) (.*)$/# longest pause after \1: \2 ms/p; s/^milliseconds (.*)/# the transfer took \1 ms/p' "$RUN/sink"
}

# What is known about a failure.
explain() {
  local file isp
  [ -f "$RUN/progress" ] && echo "# bytes arrived: $(<"$RUN/progress")"
  for isp in $(ip netns list | sed -nE "s/^$PREFIX-ISP([0-9]).*/\\1/p" | sort); do
    echo "# bytes of ISP$isp: $(carried "$isp" inbound) in, $(carried "$isp" outbound) out, $(carried "$isp" foreign) refused"
  done
  for file in source sink connect.exit listen.exit connect.said listen.said; do
    [ -s "$RUN/$file" ] && tail -n 15 "$RUN/$file" | sed "s/^/#   $file: /"
  done
}

# reach FAMILY FROM TO: a datagram gets from the customer of ISP FROM to that of ISP TO, and its answer back.
reach() { in_ns "$(host_of "$2")" node "$HELPERS/reach.js" ask "$("address$1" "$2")" "$("address$1" "$3")"; }
