import type { TransportConfig } from './config.ts';
import type { Connection } from './connection.ts';
import type { ProofMode } from './proof-mode.ts';
import { RenewedMap } from './renewed-map.ts';

/**
 * Service ports that are listened to, and the half-open connections behind them: bounded in all and per source address
 * (R-TR-6), found by what stays the same in a retransmitted SYN (R-TR-2).
 */
export class Listeners {
  readonly #config: TransportConfig;
  readonly #ports = new Map<number, ProofMode>();
  readonly #halfOpen = new RenewedMap<string, Connection>();
  readonly #bySource = new Map<string, number>();

  constructor(config: TransportConfig) {
    this.#config = config;
  }

  get halfOpen(): number {
    return this.#halfOpen.size;
  }

  listen(port: number, proof: ProofMode): boolean {
    if (this.#ports.has(port)) return false;
    this.#ports.set(port, proof);
    return true;
  }

  unlisten(port: number): void {
    this.#ports.delete(port);
  }

  has(port: number): boolean {
    return this.#ports.has(port);
  }

  /** What waits for the proof of who dials the port. */
  proofOf(port: number): ProofMode {
    return this.#ports.get(port) ?? 'before-data';
  }

  static key(idHigh: number, idLow: number, isn: number, servicePort: number): string {
    return `${idHigh},${idLow},${isn},${servicePort}`;
  }

  find(key: string): Connection | undefined {
    return this.#halfOpen.get(key);
  }

  /** Whether one more from `source` (an address without port) is within the bounds. */
  hasRoom(source: string): boolean {
    if (this.#halfOpen.size >= this.#config.halfOpenLimit) return false;
    return (this.#bySource.get(source) ?? 0) < this.#config.halfOpenPerSource;
  }

  /** Whether so many are half open, in all or from `source`, that a SYN should leave nothing behind (R-TR-40). */
  isCrowded(source: string): boolean {
    const { halfOpenLimit, halfOpenPerSource, statelessShare: share } = this.#config;
    if (this.#halfOpen.size >= halfOpenLimit * share) return true;
    return (this.#bySource.get(source) ?? 0) >= halfOpenPerSource * share;
  }

  add(key: string, source: string, connection: Connection): void {
    connection.halfOpen = { key, source };
    this.#halfOpen.set(key, connection);
    this.#bySource.set(source, (this.#bySource.get(source) ?? 0) + 1);
  }

  /** The application has the connection, or it is gone. */
  remove(connection: Connection): void {
    if (connection.halfOpen === null) return;
    const { key, source } = connection.halfOpen;
    this.#halfOpen.delete(key);
    const left = (this.#bySource.get(source) ?? 1) - 1;
    if (left > 0) this.#bySource.set(source, left);
    else this.#bySource.delete(source);
    connection.halfOpen = null;
  }
}
