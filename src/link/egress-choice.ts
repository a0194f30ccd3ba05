/** Whether datagrams from an address have to be told their interface, as a pure function of what the host says. */
import { type IpFamily, parseIpAddress } from '../wire/ip-address.ts';
import type { EgressChoice } from './interfaces.ts';
import { ROUTE_TABLE, type RouteMessage, RULE_ACTION, type RuleMessage, UNICAST } from './netlink-message.ts';

/** What is known of the host. */
export interface Routing {
  /** Default routes, of all tables. */
  readonly defaults: Iterable<RouteMessage>;
  readonly rules: Iterable<RuleMessage>;
  /** Whether the interface is one end of a tunnel of this host. */
  isTunnel(index: number): boolean;
  /** The user whose packets they are; -1 where there is no such thing. */
  readonly uid: number;
}

/** Tables that are looked at when there are no rules but the kernel's own. */
const STOCK_TABLES: readonly number[] = [ROUTE_TABLE.local, ROUTE_TABLE.main, ROUTE_TABLE.default];
const UDP = 17;

/** A route that everything may take, or half of everything: two of these are a way to override the default route. */
export function isDefaultRoute({ kind, prefixLength }: RouteMessage): boolean {
  return prefixLength <= 1 && kind === UNICAST;
}

/** What decides for datagrams from `address`, of the interface with this index. */
export function chooseEgress(routing: Routing, family: IpFamily, address: string, index: number): EgressChoice {
  const defaults = [...routing.defaults].filter((route) => route.family === family);
  const parsed = parseIpAddress(address);
  if (!parsed.ok) return 'routes';
  for (const rule of routing.rules) {
    if (rule.family === family && mayDecide(rule, parsed.value.bytes, routing.uid, defaults)) return 'rules';
  }
  const main = defaults.filter(({ table }) => table === ROUTE_TABLE.main);
  const isElsewhere = ({ interfaces }: RouteMessage) => interfaces.some((via) => via !== index);
  if (!main.some(({ interfaces }) => interfaces.includes(index)) || !main.some(isElsewhere)) return 'routes';
  const best = main.reduce(better).interfaces;
  const overridden = !best.includes(index) && !routing.isTunnel(index) && best.some((via) => routing.isTunnel(via));
  return overridden ? 'tunnel' : 'device';
}

/** The longer prefix goes first, then the lower metric. */
function better(best: RouteMessage, route: RouteMessage): RouteMessage {
  if (route.prefixLength > best.prefixLength) return route;
  return route.prefixLength === best.prefixLength && route.metric < best.metric ? route : best;
}

/** The rule may send a datagram from this source elsewhere than the main table would, whatever its destination. */
function mayDecide(rule: RuleMessage, source: Uint8Array, uid: number, defaults: readonly RouteMessage[]): boolean {
  if (!maySelect(rule, source, uid)) return false;
  if (rule.action !== RULE_ACTION.table) return rule.action >= RULE_ACTION.blackhole;
  return !STOCK_TABLES.includes(rule.table) && defaults.some(({ table }) => table === rule.table);
}

/** Whether the rule may select a datagram that this host sends by a socket that is bound to no interface. */
function maySelect(rule: RuleMessage, source: Uint8Array, uid: number): boolean {
  const { iif, oif, mark, uids, protocol } = rule;
  const excluded =
    (iif !== undefined && iif !== 'lo') ||
    oif !== undefined ||
    rule.l3mdev ||
    // No mark is set on the sockets.
    (mark !== undefined && mark.value !== 0) ||
    (uids !== undefined && uid >= 0 && (uid < uids.first || uid > uids.last)) ||
    (protocol !== undefined && protocol !== UDP) ||
    (rule.source !== undefined && !begins(source, rule.source.bytes, rule.source.length));
  if (!rule.inverted) return !excluded;
  return excluded || rule.more;
}

/** The first `length` bits are equal. */
function begins(bytes: Uint8Array, prefix: Uint8Array, length: number): boolean {
  for (let bit = 0; bit < length; bit += 8) {
    const mask = length - bit >= 8 ? 0xff : (0xff00 >> (length - bit)) & 0xff;
    if ((((bytes[bit >> 3] ?? 0) ^ (prefix[bit >> 3] ?? 0)) & mask) !== 0) return false;
  }
  return true;
}
