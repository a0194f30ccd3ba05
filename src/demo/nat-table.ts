/** Sessions at most; the one idle the longest makes room. */
export const MAX_SESSIONS = 1024;

/** How long an idle session is kept, in ms; RFC 4787, REQ-5 asks a NAT for two minutes or more. */
export const SESSION_LIFETIME = 120_000;

interface Entry<S> {
  readonly session: S;
  usedAt: number;
}

/**
 * What a NAT remembers: one session per source it has seen. Entries are kept in order of last use, so that the oldest
 * is found at once. No clock of its own.
 */
export class NatTable<S> {
  readonly #entries = new Map<string, Entry<S>>();
  readonly #limit: number;
  readonly #lifetime: number;

  constructor(limit: number = MAX_SESSIONS, lifetime: number = SESSION_LIFETIME) {
    this.#limit = limit;
    this.#lifetime = lifetime;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The session of `source`, now in use; undefined when there is none or its lifetime is over. */
  find(now: number, source: string): S | undefined {
    const entry = this.#entries.get(source);
    if (entry === undefined || now - entry.usedAt > this.#lifetime) return undefined;
    // Order matters only among idle sessions, so that a busy one is not moved for every packet.
    if (now - entry.usedAt > this.#lifetime / 8) {
      this.#entries.delete(source);
      this.#entries.set(source, entry);
      entry.usedAt = now;
    }
    return entry.session;
  }

  /** Remembers a session; returns those that had to go (expired ones, and the oldest when the table is full). */
  add(now: number, source: string, session: S): S[] {
    const gone: S[] = [];
    const previous = this.#entries.get(source);
    if (previous !== undefined) {
      gone.push(previous.session);
      this.#entries.delete(source);
    }
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size < this.#limit && now - entry.usedAt <= this.#lifetime) break;
      this.#entries.delete(key);
      gone.push(entry.session);
    }
    this.#entries.set(source, { session, usedAt: now });
    return gone;
  }

  sessions(): S[] {
    return [...this.#entries.values()].map((entry) => entry.session);
  }

  clear(): void {
    this.#entries.clear();
  }
}
