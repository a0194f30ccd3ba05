# Native mode between nodes, pure profile: the hosts have no address but what routers advertise (radvd), and the routers
# are told nothing. Sourced by run.sh.
#
#    A ── isp1 ── ISP1 ─┐         ┌─ ISP2 ── isp2 ── B        `one link`:   ISP2 ─┐
#   (  ── isp4 ── ISP4 ─┘ ─ core ─┴─ ISP3 ── isp3 ──  )                           lan ── isp2 ── B
#                                                                           ISP3 ─┘

# advertise ISP…: their routers advertise a prefix each, as any router does.
advertise() {
  local isp
  for isp in "$@"; do
    cat >"$RUN/radvd$isp.conf" <<CONF
interface host {
  AdvSendAdvert on; MinRtrAdvInterval 3; MaxRtrAdvInterval 4;
  prefix 2001:db8:$isp::/64 { AdvOnLink on; AdvAutonomous on; };
};
CONF
    (in_ns "ISP$isp" radvd -n -C "$RUN/radvd$isp.conf" -p "$RUN/radvd$isp.pid" -m stderr) 2>"$RUN/radvd$isp.said" &
    disown
  done
}

# share_link: ISP2 and ISP3 are on one link with B.
share_link() {
  local isp
  namespace lan; settings lan net.ipv6.conf.default.disable_ipv6=1
  ip_in lan link add bridge type bridge mcast_snooping 0
  ip_in lan link set bridge up
  ip_in B link del isp2; ip_in B link del isp3
  for isp in 2 3; do
    line "ISP$isp" host lan "port$isp"
    ip_in "ISP$isp" address add "2001:db8:$isp::1/64" dev host nodad
  done
  line B isp2 lan port
  for isp in port port2 port3; do ip_in lan link set "$isp" master bridge; done
}

# record ISP…: everything between the routers and their customers.
record() {
  local isp
  for isp in "$@"; do
    (in_ns "ISP$isp" tcpdump -i host -s 0 --immediate-mode -U -w "$RUN/isp$isp.pcap" ip6 or ip) >/dev/null 2>&1 & disown
    expect 'packets are recorded' within 5 test -f "$RUN/isp$isp.pcap" || return
  done
}

# listen_native INTERFACE…: B listens where the routers on these interfaces are. Then NODE_ID is B's.
listen_native() {
  local name words=()
  for name in "$@"; do words+=(--interface "$name"); done
  native_listener "${words[@]}" || return
  expect 'B has a prefix of each of its routers' grep -q '"prefixes":\["2001:db8:[23]::/64","2001:db8:[23]::/64"\]' "$RUN/listen.said"
}

# connect_native INTERFACES BYTES MBIT: A dials B at the prefixes of ISP2 and ISP3.
connect_native() {
  local name words=()
  for name in $1; do words+=(--interface "$name"); done
  native_dialler "$2" "$3" "${words[@]}" --locator 2001:db8:2::/64 --locator 2001:db8:3::/64
}

native_listener() {
  (
    in_ns B node "$KAMO" --json -v listen --port $PORT "$@" </dev/null 2>"$RUN/listen.said" |
      in_ns B node "$HELPERS/sink.js" "$RUN"
    echo "${PIPESTATUS[0]}" >"$RUN/listen.exit"
  ) 2>/dev/null & disown
  expect 'B listens' within 10 grep -qs '"listening"' "$RUN/listen.said" || return
  NODE_ID=$(sed -nE 's/.*"event":"listening","nodeId":"([^"]*)".*/\1/p' "$RUN/listen.said")
}

# native_dialler BYTES MBIT WORD…
native_dialler() {
  local bytes=$1 rate=$2
  shift 2
  (
    in_ns A node "$HELPERS/source.js" "$bytes" "$rate" "$RUN/source" |
      in_ns A node "$KAMO" --json -v connect "$NODE_ID" --port $PORT "$@" 2>"$RUN/connect.said"
    echo "${PIPESTATUS[1]}" >"$RUN/connect.exit"
  ) 2>/dev/null & disown
}

# plain_tcp ISP…: what was recorded there is TCP without anything malformed or summed wrongly, and of kamo only its options.
plain_tcp() {
  local isp found total=0 options=0
  for isp in "$@"; do
    found=$(filtered "$isp" \
      '_ws.malformed || (tcp && tcp.checksum.status == 0) || tcp.option_len < 2 || (tcp && tcp.hdr_len < 20)')
    expect "nothing malformed by ISP$isp: $(head -3 <<<"$found")" test -z "$found" || return
    total=$((total + $(packets "$isp" 'tcp.len > 0')))
    options=$((options + $(packets "$isp" 'tcp.option_kind == 253')))
  done
  echo "# tshark: $total segments with data, $options with an option of kamo's, none malformed"
  expect 'the record is whole' test "$total" -gt 1000 || return
  expect 'the nodes have spoken in options' test "$options" -gt 20
}

packets() { filtered "$@" | wc -l; }

# filtered ISP FILTER: payload is random bytes, of which tshark's heuristics would take some for a protocol.
filtered() {
  tshark -n -r "$RUN/isp$1.pcap" -o tcp.check_checksum:TRUE -d tcp.port==1-65535,data -Y "$2" 2>/dev/null
}

# Of a transfer of 64 MiB to ISP2 or ISP3, whichever is in use.
the_line_in_use_breaks() {
  expect 'a quarter arrives' arrived $((16 * MIB)) 30 || return
  find_active 2 3
  mark cut; fault "$ACTIVE" drop
  expect 'the other ISP takes over' carries "$OTHER" inbound $((8 * MIB)) 10 || return
  complete || return
  expect 'no customer has sent by the wrong ISP' by_own_isp 1 2 3 || return
  plain_tcp 1 2 3
}

# Host-A behind ISP1, Host-B behind ISP2 and ISP3 (slides 4 and 5): the line in use breaks.
test_native() {
  advertise 1 2 3; record 1 2 3 || return
  listen_native isp2 isp3 && connect_native isp1 $((64 * MIB)) 60 || return
  the_line_in_use_breaks
}

# Two attachments at either end: one of A's goes, then one of B's.
test_native_dual() {
  advertise 1 2 3 4
  listen_native isp2 isp3 && connect_native 'isp1 isp4' $((96 * MIB)) 80 || return
  expect 'some arrives' arrived $((8 * MIB)) 30 || return
  find_active 1 4
  mark cut-A; fault "$ACTIVE" drop
  expect "A's other ISP takes over" carries "$OTHER" outbound $((8 * MIB)) 10 || return
  find_active 2 3
  mark cut-B; fault "$ACTIVE" drop
  expect "B's other ISP takes over" carries "$OTHER" inbound $((8 * MIB)) 10 || return
  complete || return
  expect 'no customer has sent by the wrong ISP' by_own_isp 1 2 3 4
}

# The end node of slide 11: two routers on one link advertise a prefix each; source and next hop are chosen together.
test_native_one_link() {
  share_link
  advertise 1 2 3; record 2 3 || return
  listen_native isp2 && connect_native isp1 $((64 * MIB)) 60 || return
  expect 'a quarter arrives' arrived $((16 * MIB)) 30 || return
  find_active 2 3
  mark cut; fault "$ACTIVE" drop
  expect 'the other router takes over' carries "$OTHER" inbound $((8 * MIB)) 10 || return
  complete || return
  expect 'each source has left by its own router' by_own_isp 2 3 || return
  plain_tcp 2 3
}

# The same figure over IPv4, where an address is a locator: each host has one more address of each network for its node.
test_native_ipv4() {
  local isp
  for isp in 1 2 3; do ip_in "$(host_of "$isp")" address add "$(address4 "$isp")/24" dev "isp$isp"; done
  record 1 2 3 || return
  native_listener --address 198.51.2.9,isp2,198.51.2.1 --address 198.51.3.9,isp3,198.51.3.1 || return
  native_dialler $((64 * MIB)) 60 --address 198.51.1.9,isp1,198.51.1.1 --locator 198.51.2.9/32 --locator 198.51.3.9/32
  the_line_in_use_breaks
}

# A router says that it ends: its prefix is left at once, and taken again when it is back.
test_native_withdrawn() {
  advertise 1 2 3
  listen_native isp2 isp3 && connect_native isp1 $((96 * MIB)) 60 || return
  expect 'some arrives' arrived $((16 * MIB)) 30 || return
  find_active 2 3
  mark withdrawn; kill -TERM "$(<"$RUN/radvd$ACTIVE.pid")"
  expect 'the other ISP takes over' carries "$OTHER" inbound $((8 * MIB)) 10 || return
  advertise "$ACTIVE"
  sleep 2
  mark cut; fault "$OTHER" drop
  expect 'the first ISP has it again' carries "$ACTIVE" inbound $((8 * MIB)) 10 || return
  complete
}

# by_own_isp ISP…: no customer of theirs has sent anything from an address that is not theirs (BCP 38).
by_own_isp() {
  local isp
  for isp in "$@"; do
    [ "$(carried "$isp" foreign)" = 0 ] || { echo "# $(carried "$isp" foreign) bytes refused by ISP$isp"; return 1; }
  done
}
