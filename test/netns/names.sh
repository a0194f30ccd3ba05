# Nobody types a locator: an agent in the core knows where B is, and where A is. Sourced by run.sh. Both are as they come
# out of the box (laptop.sh), and have two uplinks each.

readonly AGENT=192.0.2.5

# agent: a Location Agent at all addresses of the core, asked at one of them, which is on other lines than those to 2, 3 and 4.
agent() {
  (in_ns $CORE "${RUN_BY[@]}" node "$KAMO" --json agent --store memory 2>"$RUN/agent.said" >/dev/null) 2>/dev/null & disown
  expect 'the agent listens' within 10 grep -qs '"listening"' "$RUN/agent.said"
}

# at_new_addresses ISP…: what to do to a customer's host so that it has other addresses of the same networks.
at_new_addresses() {
  local isp
  for isp in "$@"; do
    echo "address add 198.51.$isp.3/24 dev isp$isp"
    echo "route replace 0.0.0.0/0 via 198.51.$isp.1 dev isp$isp metric $((100 + isp))"
  done
}

# An ISP of B's goes silent; then both hosts lose every address at the same time, and get others: neither could tell the other.
test_names() {
  agent || return
  WHERE=(--agent $AGENT)
  listen 4 && connect 4 $((128 * MIB)) 80 || return
  expect 'some arrives' arrived $((8 * MIB)) 20 || return
  find_active 2 3
  mark cut; fault "$ACTIVE" drop
  expect 'the other ISP takes over' carries "$OTHER" inbound $((8 * MIB)) 10 || return
  heal "$ACTIVE"
  local isp
  mark moved
  for isp in 1 4; do ip_in A address flush dev "isp$isp"; done
  for isp in 2 3; do ip_in B address flush dev "isp$isp"; done
  ip_in A -batch - < <(at_new_addresses 1 4)
  ip_in B -batch - < <(at_new_addresses 2 3)
  expect 'it goes on at the new addresses' arrived $(($(progress) + 8 * MIB)) 20 || return
  complete
}

# Who dials from the agent's own host names nobody: the agent on that machine is asked, and the node is on another one.
test_names_here() {
  agent || return
  WHERE=(--agent $AGENT)
  listen 4 || return
  head -c $MIB /dev/urandom >"$RUN/sent"
  in_ns $CORE node "$KAMO" --json connect "$NODE_ID" --port $PORT <"$RUN/sent" 2>"$RUN/connect.said"
  expect 'connect exits with 0' [ $? = 0 ] || return
  expect 'listen ends' within 10 [ -s "$RUN/listen.exit" ] || return
  expect 'listen exits with 0' [ "$(<"$RUN/listen.exit")" = 0 ] || return
  expect 'the sink is done' within 5 [ -s "$RUN/sink" ] || return
  expect 'equal hashes' [ "$(said sink sha256)" = "$(sha256sum "$RUN/sent" | cut -d' ' -f1)" ]
}
