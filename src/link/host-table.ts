import { type IpFamily, scopeOf } from '../wire/ip-address.ts';
import { chooseEgress, isDefaultRoute } from './egress-choice.ts';
import type { HostAddress } from './interfaces.ts';
import {
  ADDRESS_FLAG,
  type AddressMessage,
  LINK_FLAG,
  type LinkMessage,
  type NetlinkMessage,
  OPERSTATE,
  ROUTE_TABLE,
  type RouteMessage,
  type RuleMessage,
} from './netlink-message.ts';

/** Routes kept of all default routes, and rules kept: more are counted. Hosts have a handful. */
const LIMIT = 1024;

/** What drivers of tunnels are called (rtnetlink(7), IFLA_INFO_KIND). */
const TUNNELS: ReadonlySet<string> = new Set([
  ...['tun', 'wireguard', 'ipip', 'sit', 'gre', 'ip6gre', 'gretap', 'ip6gretap', 'ip6tnl', 'vti', 'vti6', 'xfrm'],
  ...['geneve', 'vxlan', 'erspan', 'l2tp', 'ovpn-dco', 'amneziawg'],
]);

/**
 * The host as rtnetlink(7) tells it: interfaces, addresses, default routes and rules. A value: messages go in, the
 * addresses that can be locators come out.
 */
export class HostTable {
  readonly #links = new Map<number, LinkMessage>();
  readonly #addresses = new Map<string, AddressMessage>();
  readonly #defaults = new Map<string, RouteMessage>();
  readonly #rules = new Map<string, RuleMessage>();
  readonly #uid: number;
  #overflow = 0;

  /** @param uid whose datagrams are meant when rules choose by user; -1: unknown */
  constructor(uid = -1) {
    this.#uid = uid;
  }

  /** Routes and rules that found no room. */
  get overflow(): number {
    return this.#overflow;
  }

  apply(message: NetlinkMessage): void {
    if (message.type === 'link') this.#applyLink(message);
    else if (message.type === 'address') this.#applyAddress(message);
    else if (message.type === 'route') this.#applyRoute(message);
    else if (message.type === 'rule') this.#bounded(this.#rules, message.key, message);
  }

  /** The addresses that can be locators, each once, in the order of the interfaces. */
  addresses(): HostAddress[] {
    const usable = [...this.#addresses.values()].filter((address) => this.#isUsable(address));
    usable.sort((a, b) => a.index - b.index);
    const found = new Map<string, HostAddress>();
    for (const entry of usable) if (!found.has(entry.address)) found.set(entry.address, this.#describe(entry));
    return [...found.values()];
  }

  #applyLink(message: LinkMessage): void {
    const { index } = message;
    const known = this.#links.get(index);
    if (message.gone) {
      this.#links.delete(index);
      for (const [key, address] of this.#addresses) if (address.index === index) this.#addresses.delete(key);
    } else {
      // Some messages tell the flags alone.
      const { name = known?.name, operstate = known?.operstate, kind = known?.kind } = message;
      this.#links.set(index, { ...message, name, operstate, kind });
    }
    // Of IPv4 routes that go with their interface the kernel tells nothing.
    if (message.gone || (message.flags & LINK_FLAG.up) === 0) this.#forgetRoutes(index);
  }

  /** With an interface's last address of IPv4 its routes of IPv4 go, without a word. */
  #applyAddress(message: AddressMessage): void {
    const { index, address, family, gone } = message;
    put(this.#addresses, `${index} ${address}`, message);
    if (!gone || family !== 4) return;
    const others = [...this.#addresses.values()].some((other) => other.index === index && other.family === 4);
    if (!others) this.#forgetRoutes(index, 4);
  }

  /** @param only of this family; default both */
  #forgetRoutes(index: number, only?: IpFamily): void {
    for (const [key, { family, interfaces }] of this.#defaults) {
      if ((only ?? family) === family && interfaces.every((each) => each === index)) this.#defaults.delete(key);
    }
  }

  #applyRoute(route: RouteMessage): void {
    if (!isDefaultRoute(route)) return;
    const { family, table, destination, prefixLength, metric, gateway, interfaces } = route;
    const key = [family, table, destination, prefixLength, metric, gateway, interfaces].join(' ');
    this.#bounded(this.#defaults, key, route);
  }

  #bounded<Message extends { readonly gone: boolean }>(map: Map<string, Message>, key: string, message: Message): void {
    if (!message.gone && map.size >= LIMIT && !map.has(key)) this.#overflow++;
    else put(map, key, message);
  }

  /** RFC 4862, section 5.4: not tentative, unless optimistic (RFC 4429, section 3.3); and a peer elsewhere can use it. */
  #isUsable({ index, address, flags, family }: AddressMessage): boolean {
    const link = this.#links.get(index);
    if (link === undefined || !isOperational(link)) return false;
    if (family === 6 && (flags & ADDRESS_FLAG.dadFailed) !== 0) return false;
    if ((flags & ADDRESS_FLAG.tentative) !== 0 && (flags & ADDRESS_FLAG.optimistic) === 0) return false;
    return isLocatorAddress(address);
  }

  #describe({ index, address, family, flags }: AddressMessage): HostAddress {
    return {
      device: this.#links.get(index)?.name ?? '',
      index,
      family,
      address,
      deprecated: (flags & ADDRESS_FLAG.deprecated) !== 0,
      temporary: family === 6 && (flags & ADDRESS_FLAG.temporary) !== 0,
      metric: this.#metricOf(index),
      routed: this.#routesOf(index).some((route) => route.family === family),
      egress: this.#egressOf(family, address, index),
    };
  }

  /** Of the best default route by the interface, whatever its family: which of them has the lower is the kernel's habit. */
  #metricOf(index: number): number | null {
    const metrics = this.#routesOf(index).map(({ metric }) => metric);
    return metrics.length === 0 ? null : Math.min(...metrics);
  }

  /** The default routes by the interface, for everybody. */
  #routesOf(index: number): RouteMessage[] {
    return [...this.#defaults.values()].filter(
      ({ table, interfaces }) => table === ROUTE_TABLE.main && interfaces.includes(index),
    );
  }

  #egressOf(family: IpFamily, address: string, index: number): HostAddress['egress'] {
    const routing = {
      defaults: this.#defaults.values(),
      rules: this.#rules.values(),
      isTunnel: (via: number) => TUNNELS.has(this.#links.get(via)?.kind ?? ''),
      uid: this.#uid,
    };
    return chooseEgress(routing, family, address, index);
  }
}

/** Up, with a carrier, and nothing below says that it does not work (RFC 2863). */
function isOperational({ flags, operstate }: LinkMessage): boolean {
  const needed = LINK_FLAG.up | LINK_FLAG.lowerUp | LINK_FLAG.running;
  if ((flags & LINK_FLAG.loopback) !== 0 || (flags & needed) !== needed) return false;
  return operstate === undefined || operstate === OPERSTATE.unknown || operstate === OPERSTATE.up;
}

function isLocatorAddress(address: string): boolean {
  const scope = scopeOf(address);
  return scope === 'global' || scope === 'private';
}

function put<Message extends { readonly gone: boolean }>(
  map: Map<string, Message>,
  key: string,
  message: Message,
): void {
  if (message.gone) map.delete(key);
  else map.set(key, message);
}
