/** As many additions beyond its size a map takes before its entries move into a new one. */
const ADDITIONS = 32;

/**
 * A map for what comes and goes: it behaves as a `Map` does, and moves into a new one now and then, which costs what the
 * `Map`'s own growing would. A `Map` of V8 leaves each table that it has outgrown with a reference to the next one, for
 * iterators that are under way. Once one such table is old, every later one is kept with it, and all that was in them,
 * though gone: short-lived objects are copied twice and fill the old generation, where only a full collection finds
 * them. With twenty connections at a time all of them became old so; of a new map no old table knows.
 *
 * An iterator goes on over the entries as they were when the map moved.
 */
export class RenewedMap<K, V> implements ReadonlyMap<K, V> {
  #map = new Map<K, V>();
  #additions = 0;

  get size(): number {
    return this.#map.size;
  }

  get(key: K): V | undefined {
    return this.#map.get(key);
  }

  has(key: K): boolean {
    return this.#map.has(key);
  }

  set(key: K, value: V): this {
    this.#additions += 1;
    if (this.#additions > this.#map.size + ADDITIONS) {
      this.#additions = 0;
      this.#map = new Map(this.#map);
    }
    this.#map.set(key, value);
    return this;
  }

  delete(key: K): boolean {
    return this.#map.delete(key);
  }

  keys(): MapIterator<K> {
    return this.#map.keys();
  }

  values(): MapIterator<V> {
    return this.#map.values();
  }

  entries(): MapIterator<[K, V]> {
    return this.#map.entries();
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.#map.entries();
  }

  forEach(told: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.#map) told(value, key, this);
  }
}
