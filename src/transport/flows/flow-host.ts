import type { Crypto } from '../../multihome/crypto.ts';
import type { LocalEntry } from '../../multihome/local-entry.ts';
import type { TransportConfig } from '../config.ts';
import type { DropReason } from '../counters.ts';
import type { FlowEvent } from './flow-types.ts';

/** What flows need of the transport they are part of. */
export interface FlowHost {
  readonly crypto: Crypto;
  readonly config: TransportConfig;
  /** As they are now. */
  readonly links: readonly LocalEntry[];
  /** Until when, for the last time the loop was late, no path is to blame. */
  lagUntil(): number;
  emit(event: FlowEvent): void;
  drop(reason: DropReason): void;
}
