#!/usr/bin/env bash
# The commands `kamo listen` and `kamo connect` between network namespaces wired as the slides' figure (topology.sh),
# while lines, interfaces and addresses go away and come back. Prints `ok NAME` or `not ok NAME` for each test, with
# lines of comment, and ends with a count; exits with 1 when a test failed. Needs root, iproute2, nftables, and a built
# tree (npm run build:all); the tests of native mode radvd, tcpdump and tshark. Takes some five minutes, and leaves nothing behind however it ends.
#
# Usage: test/netns/run.sh [--stall | --share K/N] [TEST…]
#   TEST      some of the tests, by name; default all
#   --share   each Nth of them, from the Kth on: shares have namespaces of their own and can be run at the same time
#   --stall   information, not a test: 20 ms of round trip by user-space wires (needs gcc), and the longest pause that
#             the receiver sees when nothing happens, when the line in use goes silent, when the sender's own interface
#             is switched off, and when the receiver's address is taken away, five times each
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 2

readonly PREFIX=kamo-$$ LIMIT=420 PORT=7 UDP_PORT=7000
readonly TESTS=(reach silence silence_data silence_acks interface address ipv6 outage nat flow flow_nat dual
  laptop laptop_ipv6 laptop_carrier laptop_address laptop_recreated laptop_later stock_server
  names names_here
  native native_dual native_one_link native_withdrawn native_ipv4)
WORK=$(mktemp -d "${TMPDIR:-/tmp}/kamo-netns.XXXXXX") || exit 2
trap 'rm -rf "$WORK"' EXIT
readonly WORK KAMO=$PWD/dist/cli/main.js HELPERS=$PWD/out/test/netns
DELAY=0 RUN='' PASSED=0 FAILED=0 MISSED='' CUT_SHORT='' WATCHDOG=''
FAILURES=()
source test/netns/topology.sh
source test/netns/transfer.sh
source test/netns/laptop.sh
source test/netns/names.sh
source test/netns/native.sh

main() {
  local name chosen=() share=1 of=1
  case ${1:-} in
    --stall)
      measure_stall
      return
      ;;
    --share)
      [[ ${2:-} =~ ^([1-9][0-9]*)/([1-9][0-9]*)$ ]] || usage "no such share: ${2:-}"
      share=${BASH_REMATCH[1]} of=${BASH_REMATCH[2]}
      [ "$share" -le "$of" ] || usage "no such share: $2"
      shift 2
      ;;
  esac
  for name in "$@"; do
    case " ${TESTS[*]} " in *" $name "*) chosen+=("$name") ;; *) usage "no such test: $name" ;; esac
  done
  [ "${#chosen[@]}" -gt 0 ] || chosen=("${TESTS[@]}")
  mapfile -t chosen < <(printf '%s\n' "${chosen[@]}" | sed -n "$share~${of}p")
  [ "${#chosen[@]}" -gt 0 ] || usage 'no test is in that share'
  prepare
  [[ " ${chosen[*]} " != *" native"* ]] || need radvd tcpdump tshark
  for name in "${chosen[@]}"; do run_test "$name"; done
  [ "$FAILED" -eq 0 ] || printf '# %s\n' "${FAILURES[@]}"
  echo "$PASSED passed, $FAILED failed"
  [ "$FAILED" -eq 0 ]
}

# The address of A is ISP 1's, those of B are ISP 2's and 3's. The rate is set so that a fault hits a transfer that goes on.

# Every path carries datagrams, and only by its own ISPs. Without that the other tests would mean nothing.
test_reach() {
  local family from to
  in_ns A node "$HELPERS/reach.js" answer "$(address4 1)" "$(address6 1)" 2>/dev/null & disown
  for family in 4 6; do
    for to in 2 3; do expect "IPv$family by ISP$to" reach "$family" "$to" 1 || return; done
    fault 2 drop
    expect "nothing by a silent ISP2" not reach "$family" 2 1 || return
    expect "IPv$family by ISP3 meanwhile" reach "$family" 3 1 || return
    heal 2
    expect "IPv$family by ISP2 again" reach "$family" 2 1 || return
  done
}

# An ISP goes silent in both directions: the connection moves to the other; and back, when the first is well again and
# the other goes silent.
test_silence() {
  listen 4 2 3 && connect 4 1 $((96 * MIB)) 80 || return
  expect 'a quarter arrives' arrived $((24 * MIB)) 20 || return
  find_active 2 3
  mark cut; fault "$ACTIVE" drop
  expect 'the other ISP takes over' carries "$OTHER" inbound $((8 * MIB)) 10 || return
  heal "$ACTIVE"
  expect 'the healed line is noticed' carries "$ACTIVE" inbound 500 10 || return
  mark cut-other; fault "$OTHER" drop
  expect 'the connection moves back' carries "$ACTIVE" inbound $((8 * MIB)) 10 || return
  complete
}

# Only what goes to B is lost: A hears nothing of its data.
test_silence_data() {
  listen 4 2 3 && connect 4 1 $((48 * MIB)) 80 || return
  expect 'a quarter arrives' arrived $((12 * MIB)) 20 || return
  find_active 2 3
  mark cut; fault "$ACTIVE" iifname core drop
  expect 'the other ISP takes over' carries "$OTHER" inbound $((8 * MIB)) 10 || return
  complete
}

# Only what B says is lost: the data still arrives, and the acknowledgments have to find another way.
test_silence_acks() {
  listen 4 2 3 && connect 4 1 $((48 * MIB)) 80 || return
  expect 'a quarter arrives' arrived $((12 * MIB)) 20 || return
  find_active 2 3
  mark cut; fault "$ACTIVE" iifname host drop
  expect 'B speaks by the other ISP' carries "$OTHER" outbound 4000 10 || return
  complete
}

# B's interface is switched off, and on again.
test_interface() {
  listen 4 2 3 && connect 4 1 $((64 * MIB)) 80 || return
  expect 'a quarter arrives' arrived $((16 * MIB)) 20 || return
  find_active 2 3
  mark down; ip_in B link set "isp$ACTIVE" down
  expect 'the other ISP takes over' carries "$OTHER" inbound $((8 * MIB)) 10 || return
  attach "$ACTIVE"
  complete
}

# The address in use is taken from B, whose interface stays up.
test_address() {
  listen 4 2 3 && connect 4 1 $((64 * MIB)) 80 || return
  expect 'a quarter arrives' arrived $((16 * MIB)) 20 || return
  find_active 2 3
  mark removed; ip_in B address del "$(address4 "$ACTIVE")/24" dev "isp$ACTIVE"
  expect 'the other ISP takes over' carries "$OTHER" inbound $((8 * MIB)) 10 || return
  attach "$ACTIVE"
  complete
}

# The same silence with IPv6, faster.
test_ipv6() {
  listen 6 2 3 && connect 6 1 $((256 * MIB)) 400 || return
  expect 'an eighth arrives' arrived $((32 * MIB)) 20 || return
  find_active 2 3
  mark cut; fault "$ACTIVE" drop
  expect 'the other ISP takes over' carries "$OTHER" inbound $((16 * MIB)) 10 || return
  complete
}

# Nothing works for three seconds; the connection waits.
test_outage() {
  listen 4 2 3 && connect 4 1 $((48 * MIB)) 80 || return
  expect 'a quarter arrives' arrived $((12 * MIB)) 20 || return
  mark cut; fault 1 drop
  sleep 3
  mark heal; heal 1
  complete
}

# A has a private address behind a translator, which forgets its mapping and uses other ports from then on.
test_nat() {
  private_address 1
  translate 1 20000-29999
  count_ports before 20000-29999; count_ports after 40000-49999
  listen 4 2 3 && connect 4 private $((64 * MIB)) 80 || return
  expect 'a quarter arrives' arrived $((16 * MIB)) 20 || return
  expect 'it goes through the translator' [ "$(counted before)" -gt $((8 * MIB)) ] || return
  mark rebound; translate 1 40000-49999; forget_mappings 1
  expect 'it goes on from another port' ports_carry after $((8 * MIB)) 10 || return
  complete
}

# One attachment each: what goes between the two ports in use is lost, and nothing else, as on one of several equal routes;
# and then what goes from the port that took over, which is one that A opened meanwhile.
test_flow() {
  listen 4 2 && connect 4 1 $((64 * MIB)) 80 || return
  expect 'a quarter arrives' arrived $((16 * MIB)) 20 || return
  mark flow; lose_port "$UDP_PORT" || return
  expect 'another port carries on' carries 1 outbound $((8 * MIB)) 10 || return
  expect 'a port is seen that sends' find_spare || return
  expect 'it is a port that A chose' [ "$SPARE" -ne "$UDP_PORT" ] || return
  mark second; lose_port "$SPARE" || return
  expect 'and after it the next' carries 1 outbound $((8 * MIB)) 10 || return
  complete && short_stalls
}

# The same behind a translator.
test_flow_nat() {
  private_address 1
  translate 1 20000-29999
  listen 4 2 && connect 4 private $((48 * MIB)) 80 || return
  expect 'a quarter arrives' arrived $((12 * MIB)) 20 || return
  mark flow; lose_port "$UDP_PORT" || return
  expect 'another port carries on' carries 1 outbound $((8 * MIB)) 10 || return
  complete && short_stalls
}

# lose_port PORT: nothing passes from this port of A's, and nothing to it.
lose_port() { fault 1 iifname host udp sport "$1" drop && fault 1 iifname core udp dport "$1" drop; }

# find_spare: SPARE is the port from which A sends most at the moment.
find_spare() {
  in_ns ISP1 nft -f - <<'NFT'
table inet flows {
  set ports { type inet_service; flags dynamic; size 64; counter; }
  chain seen {
    type filter hook forward priority 1;
    iifname "host" meta length > 1000 update @ports { udp sport }
  }
}
NFT
  within 10 sends_much
}

sends_much() {
  local packets=0
  read -r packets SPARE < <(in_ns ISP1 nft list set inet flows ports | tr ',' '\n' |
    sed -nE 's/.*[{ ]([0-9]+) counter packets ([0-9]+).*/\2 \1/p' | sort -n | tail -n 1)
  [ "${packets:-0}" -ge 500 ]
}

# No pause was longer than two seconds: more than any machine makes of some milliseconds, and less than what repetitions take
# that come ever more seldom.
short_stalls() {
  local stall
  while read -r stall; do
    expect "no long pause ($stall ms)" [ "${stall%.*}" -lt 2000 ] || return
  done < <(sed -nE 's/^stall .* (.*)$/\1/p' "$RUN/sink")
}

# Both ends have two attachments. One of A's goes, then one of B's, then one of each at once.
test_dual() {
  listen 4 2 3 && connect 4 1 4 $((128 * MIB)) 120 || return
  expect 'some arrives' arrived $((8 * MIB)) 20 || return
  find_active 1 4
  mark cut-A; fault "$ACTIVE" drop
  expect "A's other ISP takes over" carries "$OTHER" outbound $((8 * MIB)) 10 || return
  heal "$ACTIVE"
  find_active 2 3
  mark cut-B; fault "$ACTIVE" drop
  expect "B's other ISP takes over" carries "$OTHER" inbound $((8 * MIB)) 10 || return
  heal "$ACTIVE"
  sleep 1
  find_active 1 4; local of_a=$ACTIVE other_a=$OTHER
  find_active 2 3; local of_b=$ACTIVE other_b=$OTHER
  mark cut-both; fault "$of_a" drop; fault "$of_b" drop
  expect 'the path between the others takes over' carries "$other_b" inbound $((8 * MIB)) 10 || return
  expect "by A's other ISP" carries "$other_a" outbound $((2 * MIB)) 10 || return
  complete
}

# The longest pause at the receiver when the path in use goes: 1 KiB a time, 40 Mbit/s, five times each.
measure_stall() {
  local kind round
  prepare
  command -v gcc >/dev/null || usage '--stall needs gcc'
  for tool in impair impair-control; do gcc -O2 -o "$WORK/$tool" "benchmarks/lab/$tool.c" || return; done
  # Each way passes two lines.
  DELAY=5 STOCK='A B'
  for kind in nothing silence own_interface peer_address; do
    for round in 1 2 3 4 5; do
      RUN=$WORK/$kind$round
      mkdir -p "$RUN"
      topology_up dual
      "stall_by_$kind" || explain
      tell_stalls
      topology_down
    done
  done
}

flow() {
  listen 4 2 3 && connect 4 "$@" $((24 * MIB)) 40 || return
  expect 'a third arrives' arrived $((8 * MIB)) 20
}

stall_by_silence() {
  flow 1 || return
  find_active 2 3
  mark silence; fault "$ACTIVE" drop
  complete
}

stall_by_nothing() {
  flow 1 || return
  mark nothing
  complete
}

stall_by_own_interface() {
  flow 1 4 || return
  find_active 1 4
  mark own-interface; ip_in A link set "isp$ACTIVE" down
  complete
}

stall_by_peer_address() {
  flow 1 || return
  find_active 2 3
  mark peer-address; ip_in B address del "$(address4 "$ACTIVE")/24" dev "isp$ACTIVE"
  complete
}

prepare() {
  [ "$(id -u)" -eq 0 ] || usage 'it needs root'
  need ip nft node setpriv
  [ -f "$KAMO" ] && [ -f "$HELPERS/sink.js" ] || usage 'it needs a built tree: npm run build:all'
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  trap 'CUT_SHORT=1; exit 1' USR1
  (trap 'kill $!' TERM; sleep "$LIMIT" & wait $! && kill -USR1 $$) >/dev/null 2>&1 &
  WATCHDOG=$!
  disown
}

need() {
  local tool
  for tool in "$@"; do command -v "$tool" >/dev/null || usage "it needs $tool"; done
}

finish() {
  [ -z "$CUT_SHORT" ] || echo "not ok all: out of time after $LIMIT s; $PASSED passed, $((FAILED + 1)) failed"
  kill "$WATCHDOG" 2>/dev/null
  topology_down
  rm -rf "$WORK"
}

run_test() {
  local name=$1 start=$SECONDS
  RUN=$WORK/$name
  mkdir -p "$RUN"
  STOCK='' BARE='' RUN_BY=() WHERE=() MISSED=''
  case $name in laptop* | stock* | names*) STOCK='A B'; run_as_nobody ;; native*) BARE=1 ;; esac
  topology_up "$(case $name in dual | laptop* | names* | native_dual) echo dual ;; esac)"
  if "test_$name"; then
    PASSED=$((PASSED + 1))
    echo "ok $name ($((SECONDS - start)) s)"
  else
    FAILED=$((FAILED + 1)) FAILURES+=("$name failed; expected: $MISSED")
    echo "not ok $name ($((SECONDS - start)) s)"
    explain
  fi
  tell_stalls
  topology_down
}

# expect TEXT COMMAND…: runs the command, and says on failure what was expected; the end of the run says it again.
expect() {
  local text=$1
  shift
  "$@" && return
  echo "# expected: $text"
  MISSED=$text
  return 1
}

not() { ! "$@"; }

usage() {
  echo "$1" >&2
  sed -n '/^# Usage/,/^set/{ s/^# \?//p; }' test/netns/run.sh >&2
  exit 2
}

main "$@"
