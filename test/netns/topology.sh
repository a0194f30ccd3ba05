# The slides' figure out of network namespaces: Host-A behind ISP1, Host-B behind ISP2 and ISP3, the ISPs joined by a
# core. Sourced by run.sh. A namespace is named $PREFIX-NAME; every ISP is a router, and forwards only what its customer
# may send (BCP 38), so a path works only from its own interface, with its own source address.
#
#      isp1 ── ISP1 ─┐         ┌─ ISP2 ── isp2
#    A               ├─ core ──┤               B        ISP i: 198.51.i.0/24, 2001:db8:i::/64; host .2, router .1
#   (isp4 ── ISP4) ──┘         └─ ISP3 ── isp3          only with `topology_up dual`: A behind ISP4 as well

readonly CORE=core
# Hosts without rules by source: they have a default route for each ISP, the lower number the better, as a laptop has.
STOCK=''
# Hosts without any address, route or rule: what routers advertise is all that they have.
BARE=''

host_of() { case $1 in 1 | 4) echo A ;; *) echo B ;; esac; }
address4() { echo "198.51.$1.2"; }
address6() { echo "2001:db8:$1::2"; }
in_ns() { local name=$1; shift; ip netns exec "$PREFIX-$name" "$@"; }
ip_in() { local name=$1; shift; ip -n "$PREFIX-$name" "$@"; }

# topology_up [dual]: everything, with empty fault tables. With DELAY set, each ISP's line to the core takes that many ms.
topology_up() {
  local isps=(1 2 3) isp
  [ "${1:-}" = dual ] && isps+=(4)
  namespace A; namespace B; namespace $CORE
  router $CORE
  if [ "$DELAY" != 0 ]; then namespace lines; settings lines net.ipv6.conf.default.disable_ipv6=1; fi
  for isp in "${isps[@]}"; do access "$isp"; done
  [ "$DELAY" = 0 ] || delay_lines "${isps[@]}"
}

topology_down() {
  local name pid
  for name in $(ip netns list | awk '{ print $1 }' | grep "^$PREFIX-"); do
    for pid in $(ip netns pids "$name" 2>/dev/null); do kill -KILL "$pid" 2>/dev/null; done
    ip netns delete "$name" 2>/dev/null
  done
}

namespace() {
  ip netns add "$PREFIX-$1"
  ip_in "$1" link set lo up
  # Hosts forward nothing, whatever the machine does. Addresses work at once; answers may leave by another interface than
  # the route back: policy is in the rules.
  settings "$1" net.ipv4.ip_forward=0 net.ipv6.conf.all.forwarding=0
  settings "$1" net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0 \
    net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0
}

router() { settings "$1" net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1; }

settings() {
  local name=$1 setting
  shift
  for setting in "$@"; do in_ns "$name" bash -c "echo ${setting#*=} > /proc/sys/$(tr . / <<<"${setting%%=*}")"; done
}

# access ISP: its router, the line to its customer, the line to the core.
access() {
  local isp=$1 host
  host=$(host_of "$isp")
  namespace "ISP$isp"; router "ISP$isp"
  line "$host" "isp$isp" "ISP$isp" host
  ip_in "ISP$isp" address add "198.51.$isp.1/24" dev host
  ip_in "ISP$isp" address add "2001:db8:$isp::1/64" dev host nodad
  attach "$isp"
  if [ "$DELAY" = 0 ]; then
    line "ISP$isp" core $CORE "isp$isp"
  else
    line "ISP$isp" core lines "near$isp"
    line lines "far$isp" $CORE "isp$isp"
  fi
  ip_in "ISP$isp" address add "192.0.2.$((4 * isp + 2))/30" dev core
  ip_in $CORE address add "192.0.2.$((4 * isp + 1))/30" dev "isp$isp"
  ip_in $CORE address add "2001:db8:c:$isp::1/64" dev "isp$isp" nodad
  routes_to_core "$isp"
  ip_in $CORE route add "198.51.$isp.0/24" via "192.0.2.$((4 * isp + 2))"
  ip_in $CORE -6 route add "2001:db8:$isp::/64" via "2001:db8:c:$isp::2"
  in_ns "ISP$isp" nft -f - <<NFT
table inet isp {
  counter inbound { }
  counter outbound { }
  counter foreign { }
  chain customers {
    type filter hook forward priority -10;
    iifname "host" ip saddr != { 198.51.$isp.0/24, 10.0.$isp.0/24 } counter name foreign drop
    iifname "host" ip6 saddr != 2001:db8:$isp::/64 counter name foreign drop
  }
  chain fault { type filter hook forward priority -5; }
  chain count_bytes {
    type filter hook forward priority 0;
    iifname "core" counter name inbound
    iifname "host" counter name outbound
  }
}
NFT
}

routes_to_core() {
  ip_in "ISP$1" address replace "2001:db8:c:$1::2/64" dev core nodad
  ip_in "ISP$1" route replace default via "192.0.2.$((4 * $1 + 1))"
  ip_in "ISP$1" -6 route replace default via "2001:db8:c:$1::1"
}

line() {
  ip_in "$1" link add "$2" type veth peer name "$4" netns "$PREFIX-$3"
  ip_in "$1" link set "$2" up
  ip_in "$3" link set "$4" up
}

# attach ISP: the customer's address and its routes, by source unless it is a stock host; also after the interface or the
# address was away. One process gives addresses and then routes, as a host's own does: how long starting processes takes
# must not part an address from its route.
attach() {
  local isp=$1 host table=$((100 + $1))
  host=$(host_of "$isp")
  ip_in "$host" link set "isp$isp" up
  [ -z "$BARE" ] || return 0
  ip_in "$host" -batch - <<IP
address replace $(address4 "$isp")/24 dev isp$isp
address replace $(address6 "$isp")/64 dev isp$isp nodad
route replace 0.0.0.0/0 via 198.51.$isp.1 dev isp$isp metric $table
route replace ::/0 via 2001:db8:$isp::1 dev isp$isp metric $table
IP
  [[ " $STOCK " == *" $host "* ]] && return
  ip_in "$host" route replace default via "198.51.$isp.1" dev "isp$isp" table "$table"
  ip_in "$host" -6 route replace default via "2001:db8:$isp::1" dev "isp$isp" table "$table"
  rule "$host" -4 "$(address4 "$isp")" "$table"
  rule "$host" -6 "$(address6 "$isp")" "$table"
}

rule() { ip_in "$1" "$2" rule show | grep -q "from $3 " || ip_in "$1" "$2" rule add from "$3" table "$4"; }

# fault ISP RULE…: a rule in the ISP's forward hook, such as `drop`; heal ISP takes all of them away.
fault() { local isp=$1; shift; in_ns "ISP$isp" nft add rule inet isp fault "$@"; }
heal() { in_ns "ISP$1" nft flush chain inet isp fault; }

# carried ISP inbound|outbound|foreign: bytes that the ISP has forwarded to its customer, or from it, or not, since their
# source is not the customer's.
carried() { in_ns "ISP$1" nft list counter inet isp "$2" | sed -nE 's/.*bytes ([0-9]+).*/\1/p'; }

# translate ISP FIRST-LAST: what comes from the customer's private address leaves as the router's own, from these ports.
translate() {
  in_ns "ISP$1" nft -f - <<NFT
table ip translator { }
delete table ip translator
table ip translator {
  chain leaving {
    type nat hook postrouting priority srcnat;
    oifname "core" ip saddr 10.0.$1.0/24 meta l4proto udp masquerade to :$2
  }
}
NFT
}

# The router's line is down for a moment: the kernel forgets the mappings that belong to it.
forget_mappings() {
  ip_in "ISP$1" link set core down
  ip_in "ISP$1" link set core up
  routes_to_core "$1"
}

# count_ports NAME FIRST-LAST: the core counts what comes from these ports; counted NAME: bytes so far.
count_ports() {
  in_ns $CORE nft -f - <<NFT
table inet core {
  counter $1 { }
  chain count_$1 { type filter hook forward priority 0; udp sport $2 counter name $1; }
}
NFT
}
counted() { in_ns $CORE nft list counter inet core "$1" | sed -nE 's/.*bytes ([0-9]+).*/\1/p'; }

# detach ISP: the customer's interface is gone; reattach ISP: another one of its name.
detach() { ip_in "$(host_of "$1")" link delete "isp$1"; }
reattach() {
  local host
  host=$(host_of "$1")
  line "$host" "isp$1" "ISP$1" host
  ip_in "ISP$1" address add "198.51.$1.1/24" dev host
  ip_in "ISP$1" address add "2001:db8:$1::1/64" dev host nodad
  attach "$1"
}

# A customer behind a translator: a private address beside the public one, with its own route.
private_address() {
  local isp=$1 host table=$((110 + $1))
  host=$(host_of "$isp")
  ip_in "ISP$isp" address add "10.0.$isp.1/24" dev host
  ip_in "$host" address add "10.0.$isp.2/24" dev "isp$isp"
  ip_in "$host" route replace default via "10.0.$isp.1" dev "isp$isp" table "$table"
  rule "$host" -4 "10.0.$isp.2" "$table"
}

# The lines to the core as user-space wires with a delay, for measuring: a kernel may have no netem.
delay_lines() {
  local pairs=() isp control=$WORK/lines.control
  for isp in "$@"; do pairs+=("near$isp:far$isp"); done
  rm -f "$control"
  in_ns lines "$WORK/impair" "$control" "${pairs[@]}" </dev/null >"$WORK/lines.log" 2>&1 & disown
  within 2 [ -S "$control" ] && "$WORK/impair-control" "$control" set all both "delay=$DELAY" >/dev/null
}
