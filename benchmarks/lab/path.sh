#!/usr/bin/env bash
# One path between two hosts, out of network namespaces: A ── wire ── B, the wire being impair in a namespace of its own;
# or several of them that have nothing in common, by IPv4 alone.
#
#   A  eth 10.1.0.1/24, fd00:1::1/64   forwards; B reaches 10.9.0.0/16 and fd09::/16 by it, for TUN devices in A
#   B  eth 10.1.0.2/24, fd00:1::2/64
#   of several: A  eth1 10.1.1.1/24, eth2 10.1.2.1/24, …   B  eth1 10.1.1.2/24, …: path n is wire n of impair
#
# What leaves from an address of several leaves by its own interface, and comes nowhere when it is for an address of
# another path: there is one path per interface, not one per pair.
#
# Offloads of the hosts are off, so that a packet is a packet; the kernel remembers nothing of former connections; its
# buffers may grow to 16 MiB, several times what any path here holds. Nothing is touched outside of the namespaces.
#
# Usage: path.sh hold NAME TOOLS [FOLDER [COUNT]]
#                                           makes NAME-A, NAME-B and NAME-wire, says `ready`, and takes them away again,
#                                           with whatever runs there, when stdin ends: however its owner ended
#        path.sh lay NAME HOST PATH         gives a host its interface's address and routes again, after they were gone
#        path.sh control FOLDER TOOLS WORD… a command for impair (impair.c), such as: set all both delay=10 rate=100
# TOOLS has impair and impair-control; FOLDER (default: a temporary one) gets impair's control socket.
# By hand: mkfifo hold; path.sh hold mine out/benchmarks/lab/bin /tmp/mine <hold & exec 9>hold; …; exec 9>&-
set -uo pipefail

readonly BUFFER_BYTES=$((16 * 1024 * 1024))

main() {
  case ${1:-} in
    hold) [ $# -ge 3 ] || usage; hold "$2" "$3" "${4:-}" "${5:-1}" ;;
    lay) [ $# -eq 4 ] || usage; NAME=$2 COUNT=2; lay "$3" "$4" ;;
    control) [ $# -ge 4 ] || usage; local folder=$2 tools=$3; shift 3; exec "$tools/impair-control" "$folder/control" "$@" ;;
    *) usage ;;
  esac
}

hold() {
  NAME=$1 TOOLS=$2 FOLDER=$3 COUNT=$4
  # The owner's signals come to the whole group; the end of stdin is what counts.
  trap '' INT TERM HUP PIPE
  trap down EXIT
  [ -n "$FOLDER" ] || FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/kamo-path.XXXXXX") || exit 1
  mkdir -p "$FOLDER" || exit 1
  up || exit 1
  echo ready
  cat >/dev/null
}

up() {
  local host path wires=()
  for host in A B wire; do
    ip netns add "$NAME-$host" && ip -n "$NAME-$host" link set lo up || return
  done
  settings wire net.ipv6.conf.default.disable_ipv6=1 net.ipv6.conf.all.disable_ipv6=1
  for host in A B; do tune $host; done
  for ((path = 0; path < COUNT; path++)); do
    connect A $path && connect B $path || return
    wires+=("toA$(suffix $path):toB$(suffix $path)")
  done
  if [ "$COUNT" -eq 1 ]; then
    settings A net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
    ip -n "$NAME-B" route add 10.9.0.0/16 via 10.1.0.1 && ip -n "$NAME-B" -6 route add fd09::/16 via fd00:1::1 || return
  fi
  ip netns exec "$NAME-wire" "$TOOLS/impair" "$FOLDER/control" "${wires[@]}" </dev/null >&2 & IMPAIR=$!
  disown "$IMPAIR"
  for _ in {1..200}; do [ -S "$FOLDER/control" ] && return; sleep 0.01; done
  echo 'impair did not start' >&2
  return 1
}

# The kernel's TCP as it is to be measured.
tune() {
  settings "$1" net.ipv6.conf.default.accept_dad=0 net.ipv6.conf.all.accept_dad=0 \
    net.ipv4.tcp_no_metrics_save=1 "net.ipv4.tcp_rmem=4096 131072 $BUFFER_BYTES" "net.ipv4.tcp_wmem=4096 65536 $BUFFER_BYTES"
  [ "$COUNT" -eq 1 ] || settings "$1" net.ipv6.conf.default.disable_ipv6=1 net.ipv6.conf.all.disable_ipv6=1 \
    net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0
}

# connect HOST PATH: a cable from the host to the wire.
connect() {
  local host=$1 path=$2 eth end
  eth=eth$(suffix "$path") end=to$host$(suffix "$path")
  ip -n "$NAME-$host" link add "$eth" address "$(hardware "$path" "$(number "$host")")" type veth peer name "$end" netns "$NAME-wire" || return
  ip netns exec "$NAME-$host" ethtool -K "$eth" tso off gso off gro off tx off >/dev/null 2>&1
  ip netns exec "$NAME-wire" ethtool -K "$end" tso off gso off gro off tx off >/dev/null 2>&1
  lay "$host" "$path"
}

# lay HOST PATH: link, address, neighbour and routes, whatever of them is there already.
lay() {
  local host=$1 path=$2 own other net eth
  own=$(number "$host") other=$((3 - own)) net=10.1.$(subnet "$path") eth=eth$(suffix "$path")
  ip -n "$NAME-wire" link set "to$host$(suffix "$path")" up && ip -n "$NAME-$host" link set "$eth" up || return
  ip -n "$NAME-$host" address replace "$net.$own/24" dev "$eth" || return
  # Known beforehand: the first packet does not wait for a question and its answer.
  ip -n "$NAME-$host" neighbour replace "$net.$other" lladdr "$(hardware "$path" $other)" dev "$eth" nud permanent || return
  if [ "$COUNT" -eq 1 ]; then
    ip -n "$NAME-$host" address replace fd00:1::$own/64 dev "$eth" nodad || return
    ip -n "$NAME-$host" neighbour replace fd00:1::$other lladdr "$(hardware "$path" $other)" dev "$eth" nud permanent
  else
    # What is for elsewhere goes to nobody on this wire.
    ip -n "$NAME-$host" neighbour replace "$net.9" lladdr "$(hardware "$path" 9)" dev "$eth" nud permanent || return
    ip -n "$NAME-$host" route replace "$net.0/24" dev "$eth" table $((100 + path)) || return
    ip -n "$NAME-$host" route replace default via "$net.9" dev "$eth" table $((100 + path)) || return
    ip -n "$NAME-$host" rule del from "$net.$own" table $((100 + path)) 2>/dev/null
    ip -n "$NAME-$host" rule add from "$net.$own" table $((100 + path))
  fi
}

number() { [ "$1" = A ] && echo 1 || echo 2; }
# The only path has the names that it had before there could be others.
suffix() { [ "$COUNT" -eq 1 ] || echo $(($1 + 1)); }
subnet() { [ "$COUNT" -eq 1 ] && echo 0 || echo $(($1 + 1)); }
hardware() { printf '02:00:00:00:%02d:%02d' "$1" "$2"; }

settings() {
  local host=$1 setting
  shift
  for setting in "$@"; do
    ip netns exec "$NAME-$host" bash -c "echo '${setting#*=}' >'/proc/sys/$(tr . / <<<"${setting%%=*}")'"
  done
}

down() {
  local host pid
  [ -z "${IMPAIR:-}" ] || kill -KILL "$IMPAIR" 2>/dev/null
  for host in A B wire; do
    for pid in $(ip netns pids "$NAME-$host" 2>/dev/null); do kill -KILL "$pid" 2>/dev/null; done
    ip netns delete "$NAME-$host" 2>/dev/null
  done
  rm -rf "$FOLDER"
}

usage() {
  sed -n '/^# Usage/,/^set/{ s/^# \?//p; }' "$0" >&2
  exit 2
}

main "$@"
