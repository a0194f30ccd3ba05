import type { AppEnd } from './app.ts';
import { END_BOUND, PROGRESS_BOUND } from './bounds.ts';
import { FlowWatch } from './flow-watch.ts';
import type { SimNode } from './node.ts';
import { Violation } from './watched-transport.ts';
import type { World } from './world.ts';

/** One connection with the applications at both ends. */
export interface ConnectionPair {
  readonly index: number;
  readonly port: number;
  readonly openedAt: number;
  readonly client: AppEnd;
  readonly server: AppEnd;
  /** Keys of the dialled addresses. */
  readonly dialled: readonly string[];
}

/** Faults that no datagram may have that kamo itself wrote. */
const SOUND = [
  'empty',
  'unknown-kind',
  'short-header',
  'bad-data-offset',
  'bad-option-length',
  'bad-option',
  'bad-timestamp',
  'bad-sack',
  'discontinuous',
  'no-capable',
  'bad-capable',
  'wrong-version',
  'unexpected-kind',
  'bad-flow-control',
  'bad-block',
  'flow-forged',
];

interface Progress {
  done: number;
  at: number;
}

/** What is promised of all connections together, checked after each step. */
export class Watch {
  readonly #world: World;
  readonly flows = new FlowWatch();
  readonly #progress = new Map<AppEnd, Progress>();
  /** Datagrams of strangers were given to nodes: malformed ones are to be expected. */
  strangers = false;
  /** The longest time without progress while a way worked. */
  longestWait = 0;

  constructor(world: World) {
    this.#world = world;
  }

  check(now: number): void {
    for (const flow of this.#world.flows) {
      const since = () => this.#worksSince(flow.dialled, flow.client.node, flow.server.node);
      this.flows.check(now, flow, since);
    }
    for (const pair of this.#world.pairs) {
      if (pair.client.plan.lenient === true) continue;
      this.#checkStream(pair.client, pair.server);
      this.#checkStream(pair.server, pair.client);
      if (pair.client.ended && pair.server.ended) continue;
      this.#checkProgress(now, pair, pair.client, pair.server);
      this.#checkProgress(now, pair, pair.server, pair.client);
    }
  }

  /** Every datagram is accounted for, and kamo's own have no fault. */
  checkDrops(): void {
    for (const node of this.#world.nodes) {
      const { counters } = node.transport;
      let drops = 0;
      for (const [reason, count] of Object.entries(counters)) {
        if (!Number.isInteger(count) || count < 0) throw new Violation(`${node.name}: counter ${reason} is ${count}`);
        if (!this.strangers && count > 0 && SOUND.includes(reason)) {
          throw new Violation(`${node.name}: ${count} datagrams of kamo's own were dropped as ${reason}`);
        }
        drops += count;
      }
      if (drops > node.watched.counts.received) {
        throw new Violation(`${node.name}: ${drops} drops of ${node.watched.counts.received} datagrams`);
      }
    }
  }

  /** Nothing is acknowledged that the peer's TCP does not have, and nothing arrives that was not written. */
  #checkStream(sender: AppEnd, receiver: AppEnd): void {
    if (receiver.delivered > sender.written) {
      throw new Violation(`${receiver.name} has ${receiver.delivered} bytes of ${sender.written} written`);
    }
    if (sender.acknowledged > receiver.delivered && receiver.state === 'open') {
      throw new Violation(
        `${sender.name}: ${sender.acknowledged} bytes are acknowledged, ${receiver.delivered} have arrived`,
      );
    }
    if (receiver.peerFinished && receiver.delivered < sender.written) {
      throw new Violation(`${receiver.name}: the peer finished after ${receiver.delivered} of ${sender.written} bytes`);
    }
  }

  #checkProgress(now: number, pair: ConnectionPair, end: AppEnd, peer: AppEnd): void {
    const done =
      end.acknowledged +
      peer.delivered +
      STATES.indexOf(end.state) +
      (peer.peerFinished ? 1 : 0) +
      (end.shutDown ? 1 : 0);
    const progress = this.#progress.get(end);
    // A server may never have heard of the connection.
    const begun = end.client || end.state !== 'waiting';
    if (begun && peer.node.gone && !end.node.gone && !end.ended && now - peer.node.goneAt > END_BOUND) {
      throw new Violation(`${end.name} is ${end.state}, ${END_BOUND} ms after its peer has gone`);
    }
    if (progress === undefined) {
      this.#progress.set(end, { done, at: now });
      return;
    }
    const waits =
      end.state === 'open'
        ? end.isOwed(peer) && !peer.readPaused && !peer.ended
        : end.client && end.state === 'waiting';
    const asleep = end.node.clock.paused || peer.node.clock.paused;
    if (!waits || asleep || peer.node.gone || end.node.gone || progress.done !== done) {
      progress.done = done;
      progress.at = now;
      return;
    }
    const since = this.#worksSince(pair.dialled, end.node, peer.node);
    const wait = now - Math.max(progress.at, since);
    if (wait > this.longestWait) this.longestWait = wait;
    if (wait > PROGRESS_BOUND) {
      throw new Violation(
        `${end.name}: nothing has moved for ${wait.toFixed(0)} ms though a way works (${this.#describe(end, peer)})`,
      );
    }
  }

  /** Since when some pair of links that the connection knows has worked in both directions; Infinity: none does. */
  #worksSince(dialled: readonly string[], a: SimNode, b: SimNode): number {
    const { routes } = this.#world;
    let best = Number.POSITIVE_INFINITY;
    for (const [i, own] of a.links.entries()) {
      // Nobody is dialled by a spare port, and none is there for ever.
      if (own.plan.spareOf !== undefined) continue;
      for (const [j, link] of b.links.entries()) {
        if (link.plan.spareOf !== undefined) continue;
        const since = Math.max(routes.since(a, i, b, j), routes.since(b, j, a, i));
        if (since < best && [b.addressOf(link), a.addressOf(own)].some(({ key }) => dialled.includes(key)))
          best = since;
      }
    }
    return best;
  }

  #describe(end: AppEnd, peer: AppEnd): string {
    const paths = [end, peer].map((side) => {
      if (side.state !== 'open') return `${side.name} ${side.state}`;
      const info = side.node.transport.info(side.id);
      const list = side.node.transport
        .paths(side.id)
        .map((path) => `${path.id} l${path.link} ${path.foreign.key} ${path.state} ${path.role}`);
      return `${side.name}: ${info.phase} ${info.state}, written ${side.written}, acknowledged ${side.acknowledged}, delivered ${side.delivered}; ${list.join(', ')}`;
    });
    return paths.join(' | ');
  }
}

const STATES = ['waiting', 'open', 'done', 'aborted', 'failed'];
