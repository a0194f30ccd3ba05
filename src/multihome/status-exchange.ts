import type { PathStatus, PathStatusMessage } from '../wire/control-message.ts';
import { seqGreater } from '../wire/seq.ts';
import type { AssociationEvent, PathChange, ProofState } from './association-types.ts';
import { STATUS_REPEATS, UNCONFIRMED_REPEATS } from './constants.ts';
import type { ControlChannel } from './control-channel.ts';
import type { PathWish } from './path.ts';
import type { PathKeeper } from './path-keeper.ts';
import type { PathRecord } from './path-record.ts';
import type { Probing } from './prober.ts';

/** Whom an exchange belongs to. */
export interface StatusHost {
  /** Nothing is told to a peer that has not proven who it is. */
  readonly proof: ProofState;
  readonly probing: Probing;
  tell(event: AssociationEvent): void;
  /** Something was dropped. */
  count(reason: string): void;
}

/**
 * PATH-STATUS both ways (R-MH-70 to R-MH-74). Wishes and ends of paths are told until they are acknowledged, `silent` three
 * times; each by another path than the one it speaks of, where there is one. Per path the newest of either kind counts.
 */
export class StatusExchange {
  readonly #channel: ControlChannel;
  readonly #keeper: PathKeeper;
  readonly #host: StatusHost;
  #sequence = 0;
  /** Wish or end that the peer was told last, by path. */
  readonly #told = new Map<number, { readonly status: PathStatus; readonly sequence: number }>();
  /** Newest number heard per path of the peer: of wishes and ends, and of `silent`. */
  readonly #heardWishes: (number | undefined)[] = [];
  readonly #heardSilent: (number | undefined)[] = [];

  constructor(channel: ControlChannel, keeper: PathKeeper, host: StatusHost) {
    this.#channel = channel;
    this.#keeper = keeper;
    this.#host = host;
  }

  /** Tells the peer about our path `path`. */
  send(now: number, path: number, status: PathStatus): void {
    if (this.#host.proof !== 'proven') return;
    const sequence = ++this.#sequence;
    const silent = status === 'silent';
    if (!silent) this.#told.set(path, { status, sequence });
    this.#channel.send(now, keyOf(path, status), () => ({ type: 'path-status', sequence, pathId: path, status }), {
      left: silent ? UNCONFIRMED_REPEATS : STATUS_REPEATS,
      avoid: path,
      lenient: !silent && status !== 'abandon',
    });
  }

  /**
   * What this end wants of the path from now on. The peer is told when it knows the path; of an end when that has come. False:
   * there is no such path.
   */
  setWish(now: number, id: number, wish: PathWish): boolean {
    const path = this.#keeper.table.get(id);
    if (path === undefined || path.ownWish === wish) return path !== undefined;
    this.#keeper.setWish(now, path, wish);
    this.#host.tell({ type: 'wish', path: id, wish });
    const known = path.state !== 'unverified' && path.state !== 'deprecated';
    if (known && wish !== 'abandon') this.send(now, id, statusOf(wish));
    // Without the peer's number of it the peer has not heard ours, either.
    if (path.peerPathId === -1) this.#host.probing.doubt(now, id);
    return true;
  }

  /** Something is heard on the path after all. */
  retractSilent(path: number): void {
    this.#channel.settle(keyOf(path, 'silent'));
  }

  /** After the path's facts are up to date. */
  pathChanged(now: number, path: PathRecord, { from, to, reason }: PathChange): void {
    if (to === 'none') {
      this.retractSilent(path.id);
      this.#channel.settle(keyOf(path.id, 'normal'));
      this.#told.delete(path.id);
    } else if (to === 'deprecated') {
      if (reason === 'application') this.send(now, path.id, 'abandon');
    } else if (from === 'deprecated') {
      if (this.#told.get(path.id)?.status === 'abandon') this.send(now, path.id, statusOf(path.ownWish));
    } else if (to === 'standby' && (from === 'unverified' || from === 'down')) {
      if (path.ownWish !== 'none' && path.ownWish !== 'abandon') this.send(now, path.id, path.ownWish);
    }
  }

  handle(now: number, { sequence, pathId, status }: PathStatusMessage): void {
    const silent = status === 'silent';
    const heard = silent ? this.#heardSilent : this.#heardWishes;
    const last = heard[pathId];
    if (last !== undefined && !seqGreater(sequence, last)) {
      if (!silent && sequence === last) this.#acknowledge(now, pathId, sequence);
      return;
    }
    const path = this.#keeper.table.all.find((candidate) => candidate?.peerPathId === pathId);
    if (path === undefined) {
      this.#host.count('status-no-path');
      // What is not here has ended; a wish is told until the path is here.
      if (status === 'abandon') this.#acknowledge(now, pathId, sequence);
      return;
    }
    heard[pathId] = sequence;
    this.#host.tell({ type: 'status', path: path.id, status });
    if (silent) {
      this.#keeper.peerHearsNothing(now, path);
      return;
    }
    this.#acknowledge(now, pathId, sequence);
    if (status === 'abandon') this.#keeper.withdraw(now, path, 'peer-abandoned');
    else this.#keeper.takePeerWish(now, path, status === 'normal' ? 'none' : status);
  }

  handleAck(sequence: number): void {
    for (const [path, told] of this.#told) {
      if (told.sequence === sequence) this.#channel.settle(keyOf(path, told.status));
    }
  }

  #acknowledge(now: number, pathId: number, sequence: number): void {
    this.#channel.send(now, `status-ack-${pathId}`, () => ({ type: 'path-status-ack', sequence }), { left: 1 });
  }
}

function statusOf(wish: PathWish): PathStatus {
  return wish === 'none' ? 'normal' : wish;
}

/** `silent` may be taken back, the others stand until the next of them. */
function keyOf(path: number, status: PathStatus): string {
  return status === 'silent' ? `silent-${path}` : `status-${path}`;
}
