/** LOCATORS both ways: own sets announced until acknowledged, the peer's newest put in force, neither too often. */
import type { LocatorsMessage } from '../wire/control-message.ts';
import type { Locator } from '../wire/locator.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { GENERATION_INTERVAL, REANNOUNCE_FIRST, REANNOUNCE_INTERVAL } from './constants.ts';
import type { ControlChannel } from './control-channel.ts';
import { TokenBucket } from './limits.ts';
import type { LocalEntry } from './local-entry.ts';
import { type Announcement, ForeignLocatorSet, LocalLocatorSet } from './locator-set.ts';
import type { ForeignEntry } from './path-formation.ts';
import type { LocatorIds } from './path-keeper.ts';
import type { PathTable } from './path-table.ts';

/** Whom an exchange belongs to. */
export interface LocatorHost {
  /** Something was dropped. */
  count(reason: string): void;
  /** The peer's addresses are others; `anew`: those that were tried in vain may be tried again. */
  foreignsChanged(now: number, anew: boolean): void;
}

export class LocatorExchange implements LocatorIds {
  readonly #channel: ControlChannel;
  readonly #table: PathTable;
  readonly #host: LocatorHost;
  readonly #local = new LocalLocatorSet();
  readonly #foreign = new ForeignLocatorSet();
  /** Of the peer's sets; made with the second of them. */
  #generations: TokenBucket | null = null;
  #dialled: readonly SocketAddress[] = NONE;
  /** What the peer has signed elsewhere, and whether that is news to what it announced. */
  #recorded: readonly Announcement[] = NOTHING;
  #recordIsNewer = false;
  #announcedAt = Number.NEGATIVE_INFINITY;
  /** When a changed set goes out that had to wait; Infinity: none does. */
  #announceAt = Number.POSITIVE_INFINITY;
  #open = false;
  /** When the set is announced anew; Infinity: data has not flowed since it last was. */
  #renewAt = Number.POSITIVE_INFINITY;
  #renewalPause = REANNOUNCE_FIRST;

  constructor(channel: ControlChannel, table: PathTable, host: LocatorHost) {
    this.#channel = channel;
    this.#table = table;
    this.#host = host;
  }

  get foreignGeneration(): number {
    return this.#foreign.generation;
  }

  /** Addresses that the peer announces. */
  get foreignAddresses(): readonly SocketAddress[] {
    return this.#foreign.locators.map(({ address }) => address);
  }

  /** What paths are formed with: the peer's set, what it has recorded besides, then what was dialled and is in neither. */
  get foreigns(): readonly ForeignEntry[] {
    if (this.#recorded.length + this.#foreign.locators.length === 0) return this.#dialled.map(dialledEntry);
    const recorded = new Set(this.#recorded.map(({ address }) => address.key));
    const announced = this.#foreign.locators.map(({ id, address, preference }): ForeignEntry => {
      const isOld = this.#recordIsNewer && !recorded.has(address.key);
      return { address, origin: 'announced', locatorId: id, preference, ...(isOld ? { isOld } : {}) };
    });
    const keys = new Set(announced.map(({ address }) => address.key));
    const signed = this.#recorded
      .filter(({ address }) => !keys.has(address.key))
      .map(({ address, preference }): ForeignEntry => ({ address, origin: 'announced', locatorId: -1, preference }));
    const dialled = this.#dialled.filter(({ key }) => !keys.has(key) && !recorded.has(key)).map(dialledEntry);
    return [...announced, ...signed, ...dialled];
  }

  /** ID of the locator announced for a link, or -1. */
  localIdOf(entry: LocalEntry): number {
    const first = entry.announce[0];
    return first === undefined ? -1 : this.#local.idOf(first);
  }

  /** The peer is proven: the set goes out, be it empty. */
  open(now: number): void {
    this.#open = true;
    this.noteData(now);
    if (this.#local.generation === 0) this.#local.replace([]);
    this.#announce(now);
  }

  setLocals(now: number, entries: readonly LocalEntry[]): void {
    const announcements = entries.flatMap(({ announce, preference }) =>
      announce.map((address) => ({ address, preference })),
    );
    if (!this.#local.replace(announcements)) return;
    this.#renewalPause = REANNOUNCE_FIRST;
    this.#announce(now);
  }

  /** The whole set of addresses dialled by hand. */
  setDialled(now: number, addresses: readonly SocketAddress[]): void {
    this.#dialled = addresses;
    this.#host.foreignsChanged(now, false);
  }

  /** The whole set that the peer has signed elsewhere: tried as what it announces (R-MH-90). */
  setRecorded(now: number, locators: readonly Announcement[]): void {
    this.#recorded = locators.map(({ address, preference }) => ({
      address: this.#table.addressLike(address),
      preference,
    }));
    this.#recordIsNewer = true;
    this.#host.foreignsChanged(now, true);
  }

  /** Data flows: after a while the set may be announced anew. */
  noteData(now: number): void {
    if (this.#open && this.#renewAt === Number.POSITIVE_INFINITY) this.#renewAt = now + this.#renewalPause;
  }

  /**
   * The peer's set came. True when it is newer and in force. More than one a second, after a few, is left to be
   * repeated: each one costs probes.
   */
  handle(now: number, message: LocatorsMessage): boolean {
    const { generation, locators } = message;
    if (this.#foreign.judge(generation) === 'newer') {
      if (!this.#admits(now)) {
        this.#host.count('locators-rate');
        return false;
      }
      const before = this.#foreign.locators;
      const { reused } = this.#foreign.accept(now, generation, this.#withKnownAddresses(locators));
      for (let i = 0; i < reused; i++) this.#host.count('locator-id-reused');
      this.#dialled = this.#dialled.map((address) => this.#table.addressLike(address));
      this.#forgetWithdrawn(before.map(({ address }) => address.key));
      this.#recordIsNewer = false;
      this.#acknowledge(now);
      return true;
    }
    this.#acknowledge(now);
    return false;
  }

  /** With the address objects of paths where there are such: one per address is enough. */
  #withKnownAddresses(locators: readonly Locator[]): Locator[] {
    return locators.map((locator) => ({ ...locator, address: this.#table.addressLike(locator.address) }));
  }

  handleAck(generation: number): void {
    if (generation === this.#local.generation) this.#channel.settle('locators');
  }

  /** Sends what had to wait. True when a lifetime ended and paths are to be formed anew. */
  handleTimeout(now: number): boolean {
    if (this.#renewAt <= now) {
      this.#renewAt = Number.POSITIVE_INFINITY;
      this.#renewalPause = Math.min(this.#renewalPause * 2, REANNOUNCE_INTERVAL);
      // The same set as a new generation helps when some pair never worked: the peer may try it again.
      if (this.#table.all.some((path) => path?.state === 'unverified')) {
        this.#local.renew();
        this.#announce(now);
      }
    }
    if (this.#announceAt <= now) this.#announce(now);
    return this.#foreign.deadline() <= now && this.#foreign.expire(now);
  }

  deadline(): number {
    return Math.min(this.#renewAt, this.#announceAt, this.#foreign.deadline());
  }

  /** The first set costs no token of its own. */
  #admits(now: number): boolean {
    if (!this.#foreign.known) return true;
    this.#generations ??= new TokenBucket(1000 / GENERATION_INTERVAL, GENERATION_BURST - 1);
    return this.#generations.take(now);
  }

  #announce(now: number): void {
    if (!this.#open) return;
    const at = this.#announcedAt + GENERATION_INTERVAL;
    if (at > now) {
      this.#announceAt = at;
      return;
    }
    this.#announceAt = Number.POSITIVE_INFINITY;
    this.#announcedAt = now;
    this.#channel.send(now, 'locators', () => ({
      type: 'locators',
      generation: this.#local.generation,
      locators: this.#local.locators,
    }));
  }

  #acknowledge(now: number): void {
    const { generation } = this.#foreign;
    this.#channel.send(now, 'locators-ack', () => ({ type: 'locators-ack', generation }), { left: 1 });
  }

  /** What the peer once announced and announces no more is not tried on as dialled by hand or recorded: it knows better. */
  #forgetWithdrawn(formerly: readonly string[]): void {
    const announced = new Set(this.#foreign.locators.map(({ address }) => address.key));
    const withdrawn = new Set(formerly.filter((key) => !announced.has(key)));
    if (withdrawn.size === 0) return;
    this.#dialled = this.#dialled.filter(({ key }) => !withdrawn.has(key));
    this.#recorded = this.#recorded.filter(({ address: { key } }) => !withdrawn.has(key));
  }
}

function dialledEntry(address: SocketAddress): ForeignEntry {
  return { address, origin: 'dialled', locatorId: -1, preference: 0 };
}

const NONE: readonly SocketAddress[] = [];
const NOTHING: readonly Announcement[] = [];

/** Sets that may come at once before the rate counts: a link that goes, one that comes, a renewal. */
const GENERATION_BURST = 3;
