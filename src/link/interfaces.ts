import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

/** An address of this host that can be a locator. */
export interface HostAddress {
  /** The interface's name. */
  readonly device: string;
  readonly family: 4 | 6;
  /** Canonical text without zone. */
  readonly address: string;
}

/** What `os.networkInterfaces` returns. */
export type InterfaceList = () => NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * The host's usable addresses, in the order of its interfaces: not internal, not link-local (a peer elsewhere cannot
 * use it), each once.
 */
export function hostAddresses(list: InterfaceList = networkInterfaces): HostAddress[] {
  const found = new Map<string, HostAddress>();
  for (const [device, addresses] of Object.entries(list())) {
    for (const { address, family, internal } of addresses ?? []) {
      if (internal || isLinkLocal(address) || found.has(address)) continue;
      found.set(address, { device, family: family === 'IPv6' ? 6 : 4, address });
    }
  }
  return [...found.values()];
}

/** What a watcher reports. */
export interface HostAddressChange {
  readonly added: readonly HostAddress[];
  readonly removed: readonly HostAddress[];
}

/** Looks for changes of the host's addresses every `interval` ms; does not keep the process alive. */
export class InterfaceWatcher {
  readonly #list: InterfaceList;
  readonly #changed: (change: HostAddressChange) => void;
  readonly #timer: NodeJS.Timeout;
  #known: HostAddress[];

  constructor(changed: (change: HostAddressChange) => void, interval = 1000, list: InterfaceList = networkInterfaces) {
    this.#list = list;
    this.#changed = changed;
    this.#known = hostAddresses(list);
    this.#timer = setInterval(() => this.look(), interval).unref();
  }

  /** The addresses as seen last. */
  get addresses(): readonly HostAddress[] {
    return this.#known;
  }

  /** Looks now. Reports what has changed since the last look, when anything has. */
  look(): void {
    const before = this.#known;
    this.#known = hostAddresses(this.#list);
    const added = without(this.#known, before);
    const removed = without(before, this.#known);
    if (added.length + removed.length > 0) this.#changed({ added, removed });
  }

  /** Reports `address` as added once more by the next look, when it is still there: it could not be used now. */
  forget(address: string): void {
    this.#known = this.#known.filter((known) => known.address !== address);
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

/** RFC 3927 and RFC 4291, section 2.5.6. */
function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.') || /^fe[89ab][0-9a-f]:/.test(address);
}

function without(addresses: readonly HostAddress[], others: readonly HostAddress[]): HostAddress[] {
  const keys = new Set(others.map(key));
  return addresses.filter((address) => !keys.has(key(address)));
}

function key({ device, address }: HostAddress): string {
  return `${device} ${address}`;
}
