import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/**
 * What decides by which interface datagrams of an address leave: `device`, they have to be bound to the address's own,
 * since routes may send them by another, if only while a gateway does not answer; `rules`, rules of this host have a say
 * in it, and are left alone; `tunnel`, everything is to go by a tunnel; `routes`, there is no other way.
 */
export type EgressChoice = 'device' | 'rules' | 'tunnel' | 'routes';

/** An address of this host that can be a locator. */
export interface HostAddress {
  /** The interface's name. */
  readonly device: string;
  /** The interface's number, which another one of the same name does not have; 0 where it is not known. */
  readonly index: number;
  readonly family: 4 | 6;
  /** Canonical text without zone. */
  readonly address: string;
  /** Still good for what is there, not for what is new (RFC 4862, section 5.5.4). */
  readonly deprecated: boolean;
  /** Made up by the host for some time (RFC 8981). */
  readonly temporary: boolean;
  /** Of the interface's best default route, lower is better; null: it has none, or it is not known. */
  readonly metric: number | null;
  /** Its interface has a default route of its own family; false, too, where that is not known. */
  readonly routed: boolean;
  /** What decides by which interface its datagrams leave. */
  readonly egress: EgressChoice;
}

/**
 * Other interfaces have a default route of the address's family, and its own has none (yet): what is sent from it leaves
 * by one of those. False when the host does not have the address.
 */
export function lacksRoute(address: string, host: readonly HostAddress[]): boolean {
  const own = host.find((each) => each.address === address);
  if (own === undefined || own.routed) return false;
  return host.some(({ family, routed }) => routed && family === own.family);
}

/** What `os.networkInterfaces` returns. */
export type InterfaceList = () => NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * The host's usable addresses, in the order of its interfaces: not internal, not link-local (a peer elsewhere cannot
 * use it), each once. Node tells no more of them than device and address.
 */
export function hostAddresses(list: InterfaceList = networkInterfaces): HostAddress[] {
  const found = new Map<string, HostAddress>();
  for (const [device, addresses] of Object.entries(list())) {
    for (const { address, family, internal } of addresses ?? []) {
      if (internal || isLinkLocal(address) || found.has(address)) continue;
      found.set(address, { device, family: family === 'IPv6' ? 6 : 4, address, ...UNKNOWN });
    }
  }
  return [...found.values()];
}

const UNKNOWN = {
  index: 0,
  deprecated: false,
  temporary: false,
  metric: null,
  routed: false,
  egress: 'routes',
} as const;

/** What a watcher reports. */
export interface HostAddressChange {
  readonly added: readonly HostAddress[];
  readonly removed: readonly HostAddress[];
  /** Addresses that stay, of which something else has changed: as they are now. */
  readonly changed: readonly HostAddress[];
}

/** What was seen of the host's addresses last; tells the difference to what is seen next. */
export class HostAddressBook {
  #known: readonly HostAddress[];

  constructor(known: readonly HostAddress[]) {
    this.#known = known;
  }

  get known(): readonly HostAddress[] {
    return this.#known;
  }

  /** What has changed; undefined when nothing has. */
  update(now: readonly HostAddress[]): HostAddressChange | undefined {
    const before = new Map(this.#known.map((address) => [keyOf(address), address]));
    const added: HostAddress[] = [];
    const changed: HostAddress[] = [];
    const kept = new Set<HostAddress>();
    for (const address of now) {
      const known = before.get(keyOf(address));
      if (known === undefined || isOther(known, address)) {
        added.push(address);
        continue;
      }
      kept.add(known);
      if (!isSame(known, address)) changed.push(address);
    }
    const removed = this.#known.filter((address) => !kept.has(address));
    this.#known = now;
    return added.length + removed.length + changed.length > 0 ? { added, removed, changed } : undefined;
  }

  /** Makes `address` an added one at the next update, when it is still there: it could not be used now. */
  forget(address: string): void {
    this.#known = this.#known.filter((known) => known.address !== address);
  }
}

/** Looks for changes of the host's addresses every `interval` ms; does not keep the process alive. */
export class InterfaceWatcher {
  readonly #list: InterfaceList;
  readonly #changed: (change: HostAddressChange) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #book: HostAddressBook;

  constructor(
    changed: (change: HostAddressChange) => void,
    interval = 1000,
    list: InterfaceList = networkInterfaces,
    known: readonly HostAddress[] = hostAddresses(list),
  ) {
    this.#list = list;
    this.#changed = changed;
    this.#book = new HostAddressBook(known);
    this.#timer = setInterval(() => this.look(), interval).unref();
  }

  /** The addresses as seen last. */
  get addresses(): readonly HostAddress[] {
    return this.#book.known;
  }

  /** Looks now. Reports what has changed since the last look, when anything has. */
  look(): void {
    const change = this.#book.update(hostAddresses(this.#list));
    if (change !== undefined) this.#changed(change);
  }

  /** Reports `address` as added once more by the next look, when it is still there: it could not be used now. */
  forget(address: string): void {
    this.#book.forget(address);
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

/** RFC 3927 and RFC 4291, section 2.5.6. */
function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || /^fe[89ab][0-9a-f]:/.test(address);
}

function keyOf({ device, address }: HostAddress): string {
  return `${device} ${address}`;
}

/** The interface is another one of the same name. */
function isOther(known: HostAddress, now: HostAddress): boolean {
  return known.index !== now.index && known.index !== 0 && now.index !== 0;
}

function isSame(known: HostAddress, now: HostAddress): boolean {
  return (
    known.index === now.index &&
    known.deprecated === now.deprecated &&
    known.temporary === now.temporary &&
    known.metric === now.metric &&
    known.routed === now.routed &&
    known.egress === now.egress
  );
}
