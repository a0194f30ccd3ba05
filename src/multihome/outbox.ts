import { MAX_CONTROL_PAUSE } from './constants.ts';
import type { ControlRecord } from './control-record.ts';

/** A message that goes out again and again until it is settled. */
export interface OutboxItem {
  readonly key: string;
  /** Called for each time it goes out: repeated records have numbers of their own. Null: no longer wanted. */
  readonly build: () => ControlRecord | null;
  /** Path that it must not go by, because it speaks of it; -1: any. */
  readonly avoid: number;
  /** It may go by that path after all when no other works. */
  readonly lenient: boolean;
  at: number;
  pause: number;
  left: number;
  /** Times that it went out. */
  tries: number;
}

/** How a message goes: `left` times at most when nothing settles it; `avoid`, `lenient` as above. */
export interface OutboxOptions {
  readonly left?: number;
  readonly avoid?: number;
  readonly lenient?: boolean;
}

/** Messages under way, one per key: a newer one of the same key takes the place of the older. */
export class Outbox {
  /** In the order they were first put; null while there are none. */
  #items: Map<string, OutboxItem> | null = null;

  put(
    now: number,
    key: string,
    build: () => ControlRecord | null,
    { left = Number.POSITIVE_INFINITY, avoid = -1, lenient = false }: OutboxOptions = {},
  ): void {
    this.#items ??= new Map();
    this.#items.set(key, { key, build, avoid, lenient, at: now, pause: 0, left, tries: 0 });
  }

  /** The message came, or is no longer wanted. */
  settle(key: string): void {
    if (this.#items?.delete(key) && this.#items.size === 0) this.#items = null;
  }

  has(key: string): boolean {
    return this.#items?.has(key) ?? false;
  }

  clear(): void {
    this.#items = null;
  }

  /** The peer shows that it misses the message: out with it now, but not within `pause` of the last time. */
  hurry(now: number, key: string, pause: number): void {
    const item = this.#items?.get(key);
    if (item === undefined) return;
    const lastAt = item.at - item.pause;
    if (item.pause > 0) item.at = Math.min(item.at, Math.max(now, lastAt + pause));
  }

  /** The first message that is to go out now. */
  due(now: number): OutboxItem | undefined {
    if (this.#items === null) return undefined;
    for (const item of this.#items.values()) if (item.at <= now) return item;
    return undefined;
  }

  /** The message went out; it goes again after `pto`, twice that, … */
  sent(now: number, item: OutboxItem, pto: number): void {
    item.left -= 1;
    item.tries += 1;
    if (item.left <= 0) {
      if (this.#items?.get(item.key) === item) this.settle(item.key);
      return;
    }
    item.pause = item.pause === 0 ? pto : Math.min(item.pause * 2, Math.max(pto, MAX_CONTROL_PAUSE));
    item.at = now + item.pause;
  }

  deadline(): number {
    let deadline = Number.POSITIVE_INFINITY;
    if (this.#items === null) return deadline;
    for (const { at } of this.#items.values()) deadline = Math.min(deadline, at);
    return deadline;
  }

  /** The loop was late by `lag`. */
  defer(lag: number): void {
    if (this.#items === null) return;
    for (const item of this.#items.values()) item.at += lag;
  }
}
