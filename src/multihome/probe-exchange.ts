/**
 * PROBE and PROBE-REPLY: what they say, their MACs, and what an authentic one means. A reply is made once per nonce, on
 * the path that was probed and, when the prober asks, on the best other one, since a path may be dead one way only
 * (RFC 5534, sections 3.3 and 4.2).
 */
import {
  MAC_SIZE,
  probe as newProbe,
  PROBE_FLAG,
  PROBE_SIZE,
  type Probe,
  probeReplySize,
  writeProbe,
  writeProbeReply,
} from '../wire/kamo-option.ts';
import {
  type ConnectionIds,
  isProbeMac,
  type ProbeMacLabel,
  type ProbeSender,
  placeProbeMac,
  probeMacInput,
} from '../wire/probe-mac.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { Binding } from './binding.ts';
import { MAX_REPLIES } from './constants.ts';
import type { Crypto } from './crypto.ts';
import type { KeySchedule } from './key-schedule.ts';
import { type PathRecord, PROBE_NOTE } from './path-record.ts';
import type { Role } from './role.ts';

/** A reply to be sent. */
interface Reply {
  /** Path to send it by, and path by which the PROBE came. */
  readonly path: number;
  readonly arrivalPath: number;
  /** The prober's number of the path. */
  readonly pathId: number;
  readonly nonce: number;
  readonly observed: SocketAddress;
}

/** What an authentic reply tells of the probed path. */
export interface ReplyMeaning {
  readonly nonce: number;
  readonly sentAt: number;
  readonly padded: boolean;
  /** The first reply to this PROBE. */
  readonly first: boolean;
  /** Round trip in ms, or -1: not by the same path, or the loop was late. */
  readonly rtt: number;
}

/** Of all exchanges: it is filled and written in one go. */
const probe: Probe = newProbe();

export interface ProbeExchangeOptions {
  readonly crypto: Crypto;
  readonly keys: KeySchedule;
  readonly binding: Binding;
  readonly role: Role;
}

/** It is its own `ConnectionIds`. */
export class ProbeExchange implements ConnectionIds {
  readonly clientHigh: number;
  readonly clientLow: number;
  readonly serverHigh: number;
  readonly serverLow: number;
  readonly #crypto: Crypto;
  readonly #keys: KeySchedule;
  readonly #role: Role;
  /** Null while none waits. */
  #replies: Reply[] | null = null;

  constructor({ crypto, keys, binding, role }: ProbeExchangeOptions) {
    this.#crypto = crypto;
    this.#keys = keys;
    this.clientHigh = binding.initiatorId.high;
    this.clientLow = binding.initiatorId.low;
    this.serverHigh = binding.responderId.high;
    this.serverLow = binding.responderId.low;
    this.#role = role;
  }

  isAuthentic(label: ProbeMacLabel, bytes: Uint8Array, offset: number, macOffset: number): boolean {
    const sender: Role = this.#role === 'initiator' ? 'responder' : 'initiator';
    return isProbeMac(bytes, macOffset, this.#mac(label, sender, bytes, offset, macOffset));
  }

  /**
   * Notes an authentic PROBE that came by `path`, and queues the replies. False when this nonce was answered before, on
   * whatever path: a PROBE that somebody carries over to another path is no news of either.
   *
   * @param other best path beside it, or -1; used when the prober asks
   */
  answer(
    paths: readonly (PathRecord | undefined)[],
    path: PathRecord,
    source: SocketAddress,
    probe: Readonly<Probe>,
    other: number,
  ): boolean {
    // Nonces are never 0, so empty places match none.
    for (const each of paths) if (each?.probe.answered?.includes(probe.nonce)) return false;
    path.probe.noteAnswered(probe.nonce);
    this.#queue({ path: path.id, arrivalPath: path.id, pathId: probe.pathId, nonce: probe.nonce, observed: source });
    if (other !== -1 && other !== path.id && (probe.flags & WANTS_OTHER) !== 0) {
      this.#queue({ path: other, arrivalPath: path.id, pathId: probe.pathId, nonce: probe.nonce, observed: source });
    }
    return true;
  }

  /** Path of the next reply, or -1. */
  nextReply(): number {
    return this.#replies?.[0]?.path ?? -1;
  }

  /** Writes the replies that go by `path`, as many as fit before `end`; returns the offset behind them. */
  writeReplies(path: number, bytes: Uint8Array, view: DataView, offset: number, end: number): number {
    let next = offset;
    const left: Reply[] = [];
    for (const reply of this.#replies ?? []) {
      // Where it fits no acknowledgment the address is left out (decision 8).
      const observed = probeReplySize(reply.observed.family) <= end ? reply.observed : null;
      if (reply.path !== path || next + probeReplySize(observed?.family ?? 0) > end) {
        left.push(reply);
        continue;
      }
      const start = next;
      next = writeProbeReply(
        bytes,
        view,
        start,
        { flags: 0, pathId: reply.pathId, arrivalPathId: reply.arrivalPath, nonce: reply.nonce },
        observed,
      );
      this.#sign('reply', bytes, start, next - MAC_SIZE);
    }
    this.#keep(left);
    return next;
  }

  /** Replies by a path that is gone are not sent. */
  forget(path: number): void {
    if (this.#replies !== null) this.#keep(this.#replies.filter((reply) => reply.path !== path));
  }

  /**
   * Writes a PROBE for `path` and returns the offset behind it, or -1 when it does not fit.
   *
   * @param asked bits of PROBE_FLAG beside those that the path's state sets
   */
  writeProbe(
    now: number,
    path: PathRecord,
    asked: number,
    bytes: Uint8Array,
    view: DataView,
    offset: number,
    end: number,
  ): number {
    if (offset + PROBE_SIZE > end) return -1;
    const inDoubt = path.state === 'suspect' || path.state === 'down';
    // Where the peer brought the doubt, saying it back would keep both in doubt for ever.
    const unheard = inDoubt && (!path.inOk || (!path.doubts.suspectedByPeer && path.lastHeardAt < path.suspectedAt));
    probe.flags = asked | (unheard ? PROBE_FLAG.suspicious : 0) | (inDoubt ? PROBE_FLAG.replyElsewhere : 0);
    probe.pathId = path.id;
    probe.nonce = this.#freshNonce();
    probe.lastNonce = path.probe.lastHeard;
    const next = writeProbe(view, offset, probe);
    this.#sign('probe', bytes, offset, next - MAC_SIZE);
    path.probe.noteSent(now, probe.nonce, (asked & PROBE_FLAG.padded) !== 0);
    return next;
  }

  /** What a reply to `nonce` tells of `path`; null when no such PROBE of it is remembered, or that reply came before. */
  match(now: number, path: PathRecord, nonce: number, via: number): ReplyMeaning | null {
    const sent = path.probe.sent?.find((each) => each.nonce === nonce);
    if (sent === undefined) return null;
    const { notes: note, sentAt } = sent;
    const bySame = via === path.id;
    const bit = bySame ? PROBE_NOTE.returned : PROBE_NOTE.confirmed;
    if ((note & bit) !== 0) return null;
    const first = (note & (PROBE_NOTE.returned | PROBE_NOTE.confirmed)) === 0;
    sent.notes = note | bit;
    const timed = bySame && (note & PROBE_NOTE.untimed) === 0;
    return { nonce, sentAt, padded: (note & PROBE_NOTE.padded) !== 0, first, rtt: timed ? now - sentAt : -1 };
  }

  /** The peer's PROBE says that it heard ours with `nonce` on `path`: a confirmation without timing. */
  matchHeard(path: PathRecord, nonce: number): ReplyMeaning | null {
    const sent = path.probe.sent?.find((each) => each.nonce === nonce);
    if (sent === undefined || (sent.notes & (PROBE_NOTE.returned | PROBE_NOTE.confirmed)) !== 0) return null;
    sent.notes |= PROBE_NOTE.confirmed;
    return { nonce, sentAt: sent.sentAt, padded: (sent.notes & PROBE_NOTE.padded) !== 0, first: true, rtt: -1 };
  }

  #freshNonce(): number {
    for (;;) {
      const nonce = this.#crypto.randomUint32() | 0;
      if (nonce !== 0) return nonce;
    }
  }

  #queue(reply: Reply): void {
    this.#replies ??= [];
    if (this.#replies.length >= MAX_REPLIES) this.#replies.shift();
    this.#replies.push(reply);
  }

  #keep(replies: Reply[]): void {
    this.#replies = replies.length === 0 ? null : replies;
  }

  #sign(label: ProbeMacLabel, bytes: Uint8Array, offset: number, macOffset: number): void {
    placeProbeMac(bytes, macOffset, this.#mac(label, this.#role, bytes, offset, macOffset));
  }

  #mac(label: ProbeMacLabel, sender: Role, bytes: Uint8Array, offset: number, macOffset: number): Uint8Array {
    const side: ProbeSender = sender === 'initiator' ? 'client' : 'server';
    const input = probeMacInput(label, side, this, bytes, offset, macOffset);
    return this.#crypto.hmacSha256(this.#keys.key('probe', sender), input);
  }
}

const WANTS_OTHER = PROBE_FLAG.suspicious | PROBE_FLAG.replyElsewhere;
