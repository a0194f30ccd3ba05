#!/usr/bin/env bash
# One path between two hosts, out of network namespaces: A ── wire ── B, the wire being impair in a namespace of its own.
#
#   A  eth 10.1.0.1/24, fd00:1::1/64   forwards; B reaches 10.9.0.0/16 and fd09::/16 by it, for TUN devices in A
#   B  eth 10.1.0.2/24, fd00:1::2/64
#
# Offloads of the hosts are off, so that a packet is a packet; the kernel remembers nothing of former connections; its
# buffers may grow to 16 MiB, several times what any path here holds. Nothing is touched outside of the namespaces.
#
# Usage: path.sh hold NAME TOOLS [FOLDER]   makes NAME-A, NAME-B and NAME-wire, says `ready`, and takes them away again,
#                                           with whatever runs there, when stdin ends: however its owner ended
#        path.sh control FOLDER TOOLS WORD… a command for impair (impair.c), such as: set all both delay=10 rate=100
# TOOLS has impair and impair-control; FOLDER (default: a temporary one) gets impair's control socket.
# By hand: mkfifo hold; path.sh hold mine out/benchmarks/lab/bin /tmp/mine <hold & exec 9>hold; …; exec 9>&-
set -uo pipefail

readonly BUFFER_BYTES=$((16 * 1024 * 1024))

main() {
  case ${1:-} in
    hold) [ $# -ge 3 ] || usage; hold "$2" "$3" "${4:-}" ;;
    control) [ $# -ge 4 ] || usage; local folder=$2 tools=$3; shift 3; exec "$tools/impair-control" "$folder/control" "$@" ;;
    *) usage ;;
  esac
}

hold() {
  NAME=$1 TOOLS=$2 FOLDER=$3
  [ -n "$FOLDER" ] || FOLDER=$(mktemp -d "${TMPDIR:-/tmp}/kamo-path.XXXXXX")
  mkdir -p "$FOLDER"
  trap down EXIT
  # The owner's signals come to the whole group; the end of stdin is what counts.
  trap '' INT TERM HUP PIPE
  up || exit 1
  echo ready
  cat >/dev/null
}

up() {
  local host
  for host in A B wire; do
    ip netns add "$NAME-$host" && ip -n "$NAME-$host" link set lo up || return
  done
  settings wire net.ipv6.conf.default.disable_ipv6=1 net.ipv6.conf.all.disable_ipv6=1
  connect A 1 && connect B 2 || return
  settings A net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
  ip -n "$NAME-B" route add 10.9.0.0/16 via 10.1.0.1 && ip -n "$NAME-B" -6 route add fd09::/16 via fd00:1::1 || return
  ip netns exec "$NAME-wire" "$TOOLS/impair" "$FOLDER/control" toA:toB </dev/null >&2 & IMPAIR=$!
  disown "$IMPAIR"
  for _ in {1..200}; do [ -S "$FOLDER/control" ] && return; sleep 0.01; done
  echo 'impair did not start' >&2
  return 1
}

# connect HOST NUMBER: its interface, its address, the kernel's TCP as it is to be measured.
connect() {
  local host=$1 number=$2 other=$((3 - $2)) end=to$1
  settings "$host" net.ipv6.conf.default.accept_dad=0 net.ipv6.conf.all.accept_dad=0 \
    net.ipv4.tcp_no_metrics_save=1 "net.ipv4.tcp_rmem=4096 131072 $BUFFER_BYTES" "net.ipv4.tcp_wmem=4096 65536 $BUFFER_BYTES"
  ip -n "$NAME-$host" link add eth address "02:00:00:00:00:0$number" type veth peer name $end netns "$NAME-wire" || return
  ip netns exec "$NAME-$host" ethtool -K eth tso off gso off gro off tx off >/dev/null 2>&1
  ip netns exec "$NAME-wire" ethtool -K $end tso off gso off gro off tx off >/dev/null 2>&1
  ip -n "$NAME-$host" link set eth up && ip -n "$NAME-wire" link set $end up || return
  ip -n "$NAME-$host" address add 10.1.0.$number/24 dev eth || return
  ip -n "$NAME-$host" address add fd00:1::$number/64 dev eth nodad || return
  # Known beforehand: the first packet does not wait for a question and its answer.
  ip -n "$NAME-$host" neighbour add 10.1.0.$other lladdr "02:00:00:00:00:0$other" dev eth nud permanent || return
  ip -n "$NAME-$host" neighbour add fd00:1::$other lladdr "02:00:00:00:00:0$other" dev eth nud permanent
}

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
