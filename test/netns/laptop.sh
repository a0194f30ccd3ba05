# Hosts as they come out of the box: two uplinks, two default routes of different metrics, no rules by source, and users
# without privileges. Sourced by run.sh. A has WiFi (ISP 1, the better route) and LTE (ISP 4) and uses all its addresses.
# An ISP forwards nothing from another's addresses, so LTE works only when what has its address leaves by it.

readonly WIFI=1 LTE=4

# laptop FAMILY MIBS: a transfer from all of A's addresses; WiFi carries it, and LTE is verified beside it.
laptop() {
  listen "$1" 2 3 && connect "$1" $(($2 * MIB)) 80 || return
  expect 'some arrives' arrived $((4 * MIB)) 20 || return
  expect 'WiFi carries it' carries $WIFI outbound $((2 * MIB)) 10 || return
  expect 'LTE is verified meanwhile' carries $LTE outbound 500 10
}

# changes_over: LTE takes over.
changes_over() { expect 'LTE takes over' carries $LTE outbound $((8 * MIB)) 10; }

# returns: WiFi carries the data again, as the routes would have it.
returns() {
  expect 'traffic returns to WiFi' carries $WIFI outbound $((8 * MIB)) 15 || return
  expect 'nothing has left by the other line' nothing_foreign
}
nothing_foreign() { [ "$(carried $WIFI foreign)" = 0 ] && [ "$(carried $LTE foreign)" = 0 ]; }

# WiFi is switched off, and on again.
test_laptop() {
  laptop 4 128 || return
  mark down; ip_in A link set isp$WIFI down
  changes_over || return
  mark up; attach $WIFI
  returns && complete
}

test_laptop_ipv6() {
  laptop 6 128 || return
  mark down; ip_in A link set isp$WIFI down
  changes_over || return
  mark up; attach $WIFI
  returns && complete
}

# The other end of WiFi's line loses power: A's interface is up, and has its address and routes.
test_laptop_carrier() {
  laptop 4 128 || return
  mark carrier-lost; ip_in ISP$WIFI link set host down
  changes_over || return
  mark carrier-back; ip_in ISP$WIFI link set host up
  returns && complete
}

# WiFi's address is taken away, and given back.
test_laptop_address() {
  laptop 4 128 || return
  mark removed; ip_in A address del "$(address4 $WIFI)/24" dev isp$WIFI
  changes_over || return
  mark back; attach $WIFI
  returns && complete
}

# WiFi's interface disappears, and another one of the same name comes.
test_laptop_recreated() {
  laptop 4 128 || return
  mark deleted; detach $WIFI
  changes_over || return
  mark created; reattach $WIFI
  returns && complete
}

# LTE is not there when the connection opens; when WiFi goes silent it is.
test_laptop_later() {
  ip_in A link set isp$LTE down
  listen 4 2 3 && connect 4 $((96 * MIB)) 80 || return
  expect 'some arrives' arrived $((4 * MIB)) 20 || return
  mark added; attach $LTE
  expect 'LTE is verified' carries $LTE outbound 500 10 || return
  mark cut; fault $WIFI drop
  changes_over && complete
}

# B, the receiver, loses the carrier of the line in use, its given addresses with it; then it is back, and the other's
# address is taken away.
test_stock_server() {
  listen 4 2 3 && connect 4 $((96 * MIB)) 80 || return
  expect 'some arrives' arrived $((8 * MIB)) 20 || return
  find_active 2 3
  mark carrier-lost; ip_in "ISP$ACTIVE" link set host down
  expect 'the other ISP takes over' carries "$OTHER" inbound $((8 * MIB)) 10 || return
  ip_in "ISP$ACTIVE" link set host up
  expect 'the line that is back is noticed' carries "$ACTIVE" inbound 500 10 || return
  mark removed; ip_in B address del "$(address4 "$OTHER")/24" dev "isp$OTHER"
  expect 'the connection moves back' carries "$ACTIVE" inbound $((8 * MIB)) 10 || return
  complete
}
