import { nodeScheduler } from './clock.ts';
import { type HostAddress, HostAddressBook, type HostAddressChange, InterfaceWatcher } from './interfaces.ts';
import { loadNativeIo } from './native-io.ts';
import { NetlinkMonitor } from './netlink.ts';
import type { ScheduledTask } from './scheduler.ts';

/** Follows the host's addresses; does not keep the process alive. */
export interface HostWatcher {
  /** `netlink`: the kernel tells of each change. `polling`: it is looked for at intervals. */
  readonly by: 'netlink' | 'polling';
  /** Why it is polling, a sentence; '' when it is not. */
  readonly reason: string;
  /** The addresses as seen last. */
  readonly addresses: readonly HostAddress[];
  /** Reports `address` as added once more, after an interval or with the next change: it could not be used now. */
  forget(address: string): void;
  close(): void;
}

/**
 * Watches by rtnetlink(7) where koffi is there, else every `interval` ms, and so, too, when that ends. Changes that were
 * told together come in one call.
 */
export async function watchHost(changed: (change: HostAddressChange) => void, interval = 1000): Promise<HostWatcher> {
  const watcher = new Watcher(changed, interval);
  await watcher.open();
  return watcher;
}

class Watcher implements HostWatcher {
  reason = '';
  readonly #changed: (change: HostAddressChange) => void;
  readonly #interval: number;
  #book = new HostAddressBook([]);
  #monitor: NetlinkMonitor | undefined;
  #poller: InterfaceWatcher | undefined;
  #again: ScheduledTask | undefined;
  #closed = false;

  constructor(changed: (change: HostAddressChange) => void, interval: number) {
    this.#changed = changed;
    this.#interval = interval;
  }

  get by(): 'netlink' | 'polling' {
    return this.#monitor === undefined ? 'polling' : 'netlink';
  }

  get addresses(): readonly HostAddress[] {
    return this.#poller?.addresses ?? this.#book.known;
  }

  async open(): Promise<void> {
    try {
      this.#monitor = await NetlinkMonitor.open({
        io: await loadNativeIo(),
        scheduler: nodeScheduler,
        uid: process.geteuid?.() ?? -1,
        changed: () => this.#look(),
        failed: (error) => this.#poll(error),
      });
      this.#book = new HostAddressBook(this.#monitor.addresses);
    } catch (error) {
      this.#poll(error);
    }
  }

  forget(address: string): void {
    if (this.#poller !== undefined) {
      this.#poller.forget(address);
      return;
    }
    this.#book.forget(address);
    this.#again ??= nodeScheduler.at(nodeScheduler.now() + this.#interval, () => {
      this.#again = undefined;
      this.#look();
    });
  }

  close(): void {
    this.#closed = true;
    this.#again?.cancel();
    this.#monitor?.close();
    this.#poller?.close();
  }

  #look(): void {
    if (this.#monitor === undefined || this.#closed) return;
    const change = this.#book.update(this.#monitor.addresses);
    if (change !== undefined) this.#changed(change);
  }

  #poll(error: unknown): void {
    this.reason = error instanceof Error ? error.message : String(error);
    const known = this.#monitor === undefined ? undefined : this.#book.known;
    this.#monitor = undefined;
    if (this.#closed) return;
    this.#poller = new InterfaceWatcher(this.#changed, this.#interval, undefined, known);
  }
}
