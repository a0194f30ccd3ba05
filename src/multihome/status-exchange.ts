import type { PathStatus, PathStatusMessage } from '../wire/control-message.ts';
import { seqGreater } from '../wire/seq.ts';
import { UNCONFIRMED_REPEATS } from './constants.ts';
import type { ControlChannel } from './control-channel.ts';
import type { PathRecord } from './path-record.ts';
import type { PathTable } from './path-table.ts';

/** PATH-STATUS both ways: three times each, by another path than the one it speaks of; the newest per path counts. */
export class StatusExchange {
  readonly #channel: ControlChannel;
  readonly #table: PathTable;
  #sequence = 0;
  /** Newest sequence number heard per path of the peer; null: none. */
  #heard: (number | undefined)[] | null = null;

  constructor(channel: ControlChannel, table: PathTable) {
    this.#channel = channel;
    this.#table = table;
  }

  /** Tells the peer about our path `path`. */
  send(now: number, path: number, status: PathStatus): void {
    const sequence = ++this.#sequence;
    this.#channel.send(now, keyOf(path, status), () => ({ type: 'path-status', sequence, pathId: path, status }), {
      left: UNCONFIRMED_REPEATS,
      avoid: path,
    });
  }

  /** Something is heard on the path after all, or the path is gone. */
  retractSilent(path: number): void {
    this.#channel.settle(keyOf(path, 'silent'));
  }

  /** Our path that the peer speaks of; null when it is an old word, undefined when no path is known by that number. */
  handle({ sequence, pathId, status }: PathStatusMessage): PathRecord | null | undefined {
    this.#heard ??= [];
    const last = this.#heard[pathId];
    if (last !== undefined && !seqGreater(sequence, last)) return null;
    this.#heard[pathId] = sequence;
    const path = this.#table.all.find((candidate) => candidate?.peerPathId === pathId);
    if (path !== undefined && (status === 'prefer' || status === 'backup')) path.peerWish = status;
    return path;
  }
}

/** `silent` may be taken back, the others stand until the next of them. */
function keyOf(path: number, status: PathStatus): string {
  return status === 'silent' ? `silent-${path}` : `status-${path}`;
}
