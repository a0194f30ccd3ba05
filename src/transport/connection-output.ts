import type { AssociationOutput } from '../multihome/association-types.ts';
import type { BindKeys } from '../multihome/bind.ts';
import type { Path } from '../multihome/path.ts';
import { writeAuthenticReset } from '../multihome/reset-mac.ts';
import type { TcpConnection } from '../tcp/connection.ts';
import { KAMO_VERSION } from '../wire/kamo-option.ts';
import type { ConnectionIds } from '../wire/probe-mac.ts';
import { ACK, RST, SYN } from '../wire/segment-row.ts';
import { synIdHigh, synIdLow } from '../wire/udp-header.ts';
import type { PollScratch } from './connection-types.ts';
import type { ResetDoubt } from './reset-doubt.ts';
import type { SynRepeat } from './syn-repeat.ts';
import { type ExtraOptions, NO_EXTRA, type TrainBuffer, type TrainWriter } from './train-writer.ts';

/** A connection as far as the writing of its segments needs it. */
export interface SendingEnd {
  readonly tcp: TcpConnection;
  readonly role: 'initiator' | 'responder';
  readonly servicePort: number;
  readonly sourcePort: number;
  readonly peerHigh: number;
  readonly peerLow: number;
  readonly association: {
    /** Null until the peer is proven. */
    readonly bindKeys: BindKeys | null;
    poll(now: number, out: AssociationOutput): boolean;
  };
  readonly shared: { noteActivity(now: number): void };
  readonly opening: {
    /** Of a SYN or SYN/ACK. */
    readonly greeting: ExtraOptions;
    readonly repeat: SynRepeat | undefined;
    readonly hint: number;
    readonly binder: {
      readonly due: number;
      write(now: number, bytes: Uint8Array, view: DataView, at: number): number;
    };
  } | null;
  readonly doubt: ResetDoubt | null;
  /** Connection IDs of both ends. */
  readonly ids: ConnectionIds;
  /** What an RST says, of `RESET_REASON`. */
  readonly resetReason: number;
  /** Path of the last train that was written. */
  trainPath: number;
}

/** Writes what TCP has to send into a train, as far as it goes by one path and is of one size. */
export function writeSegments(
  end: SendingEnd,
  now: number,
  writer: TrainWriter,
  area: TrainBuffer,
  scratch: PollScratch,
): void {
  const { tcp, opening } = end;
  const { segment } = scratch;
  if (scratch.held) scratch.held = tcp.revise(segment);
  while (scratch.held || tcp.poll(now, segment)) {
    scratch.held = true;
    if (writer.count > 0 && segment.path !== end.trainPath) break;
    const own = (segment.flags & RST) !== 0 ? resetOption(end, scratch) : undefined;
    const extra = own ?? (segment.syn ? opening?.greeting : opening?.repeat?.optionFor(segment.seq)) ?? NO_EXTRA;
    if (!writer.accepts(writer.sizeOf(segment, extra))) break;
    const dialling = (segment.flags & (SYN | ACK)) === SYN;
    if (dialling) opening?.repeat?.note(segment);
    const at = writer.add(
      segment,
      dialling ? synIdHigh(end.servicePort, end.sourcePort) : end.peerHigh,
      dialling ? synIdLow(KAMO_VERSION, 0, opening?.hint ?? 0) : end.peerLow,
      extra,
    );
    if (segment.payloadLength > 0) tcp.copyPayload(segment, area.bytes, at);
    end.trainPath = segment.path;
    scratch.held = false;
  }
}

/** The path of the train of `bytes` just written, which is charged (R-SEC-7); undefined: it is gone, or may not have so many. */
export function chargedPath(
  end: Pick<SendingEnd, 'trainPath'> & {
    readonly association: { readonly paths: readonly (Path | undefined)[]; count(reason: string): void };
  },
  bytes: number,
): Path | undefined {
  const { association, trainPath } = end;
  const path = association.paths[trainPath];
  if (path === undefined || path.spend(bytes)) return path;
  association.count('unverified-limit');
  return undefined;
}

/** One pure acknowledgment with what is the connection's own to say: a question, or BIND. */
export function writeOwnControl(end: SendingEnd, now: number, writer: TrainWriter, scratch: PollScratch): boolean {
  const { doubt } = end;
  const path = doubt?.takeDue() ?? -1;
  if (path >= 0 && writeQuestion(end, now, path, writer, scratch)) return true;
  const binder = end.opening?.binder;
  if (binder === undefined || binder.due < 0) return false;
  const { control } = scratch;
  control.path = binder.due;
  control.padTo = 0;
  control.optionsLength = binder.write(now, control.options, control.view, 0);
  return control.optionsLength > 0 && addControl(end, now, writer, scratch);
}

/** The same with what its association has to say (R-TR-14). */
export function writeSharedControl(end: SendingEnd, now: number, writer: TrainWriter, scratch: PollScratch): boolean {
  while (end.association.poll(now, scratch.control)) if (addControl(end, now, writer, scratch)) return true;
  return false;
}

function addControl(end: SendingEnd, now: number, writer: TrainWriter, scratch: PollScratch): boolean {
  const { segment, control, controlExtra } = scratch;
  const { path, optionsLength, padTo } = control;
  if (!end.tcp.fillAcknowledgment(now, path, segment)) return false;
  const { opening } = end;
  controlExtra.length = opening?.repeat?.append(control.options, optionsLength, segment.seq) ?? optionsLength;
  controlExtra.padTo = padTo;
  add(end, now, path, writer, scratch, controlExtra);
  return true;
}

/** What draws an acknowledgment from whoever has the connection (as RFC 9293, section 3.8.4), or else a reset. */
function writeQuestion(end: SendingEnd, now: number, path: number, writer: TrainWriter, scratch: PollScratch): boolean {
  const { segment } = scratch;
  if (!end.tcp.fillAcknowledgment(now, path, segment)) return false;
  segment.seq = (segment.seq - 1) | 0;
  segment.ackNow = true;
  segment.sackCount = 0;
  add(end, now, path, writer, scratch, NO_EXTRA);
  return true;
}

function add(
  end: SendingEnd,
  now: number,
  path: number,
  writer: TrainWriter,
  { segment }: PollScratch,
  extra: ExtraOptions,
): void {
  writer.add(segment, end.peerHigh, end.peerLow, extra);
  end.shared.noteActivity(now);
  end.trainPath = path;
}

/** RESET, for the RST in the scratch; undefined: the peer is not proven. */
function resetOption(end: SendingEnd, { segment, control, controlExtra }: PollScratch): ExtraOptions | undefined {
  const keys = end.association.bindKeys;
  if (keys === null) return undefined;
  const sender = end.role === 'initiator' ? 'client' : 'server';
  const { options, view } = control;
  controlExtra.length = writeAuthenticReset(keys, sender, end.ids, segment.seq, end.resetReason, options, view, 0);
  controlExtra.padTo = 0;
  return controlExtra;
}
