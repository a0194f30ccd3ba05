import type { Association } from '../multihome/association.ts';
import type { BindKeys } from '../multihome/bind.ts';
import type { Path } from '../multihome/path.ts';
import { authenticReason } from '../multihome/reset-mac.ts';
import type { TcpConnection } from '../tcp/connection.ts';
import type { Segment, TcpStatus } from '../tcp/segment.ts';
import { kamoSubtype, nextKamoOption, SUBTYPE } from '../wire/kamo-option.ts';
import type { ConnectionIds } from '../wire/probe-mac.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { beginOptions, optionCursor } from '../wire/tcp-option.ts';
import type { ConnectionPhase } from './connection-types.ts';
import { causeOf, type ResetCause } from './reset-causes.ts';
import { type Refusal, ResetDoubt } from './reset-doubt.ts';
import type { SegmentReader } from './segment-reader.ts';

/** A connection of which somebody says that its peer is gone. */
export interface JudgedEnd {
  readonly phase: ConnectionPhase;
  readonly role: 'initiator' | 'responder';
  readonly tcp: TcpConnection;
  readonly association: Association;
  readonly ids: ConnectionIds;
  /** Within this time an answer is awaited, in ms. */
  readonly patience: number;
  /** It takes part in what its association does: it is not at its end. */
  readonly carries: boolean;
  doubt: ResetDoubt | null;
  /** What an RST that TCP takes means. */
  resetCause: ResetCause;
  /** The peer has it no more. */
  lose(cause: ResetCause): void;
  /** Something is to be sent, or has changed. */
  wake(): void;
}

const cursor = optionCursor();

/** An RST came by `path`: whether TCP is to have it. Once the peer is proven, one without MAC is only a hint (R-TR-80). */
export function admitsReset(end: JudgedEnd, now: number, path: number, reader: SegmentReader): boolean {
  if (end.phase !== 'open') return true;
  const { segment } = reader;
  const keys = end.association.bindKeys;
  const reason = keys === null ? -1 : resetReasonIn(reader, keys, end.role, end.ids);
  segment.authentic = reason >= 0;
  if (segment.authentic) end.resetCause = causeOf(reason);
  else {
    end.association.count('reset-unauthentic');
    if (isInWindow(segment, end.tcp.status())) noteRefusal(end, now, path, 'reset');
  }
  return segment.authentic;
}

/** Somebody who proves nothing says on `path` that the peer is gone. */
export function noteRefusal(end: JudgedEnd, now: number, path: number, how: Refusal): void {
  if (end.phase !== 'open' || !end.carries) return;
  end.doubt ??= new ResetDoubt();
  const gone = end.doubt.refused(now, path, usablePaths(end.association.paths), end.patience);
  if (gone) end.lose(how === 'reset' ? 'lost' : 'unreachable');
  end.wake();
}

/** ICMP says that nobody listens at an address, and quotes what the connection has sent there (R-TR-84). */
export function noteUnreachable(end: JudgedEnd, now: number, link: number, destination: SocketAddress): void {
  const { association } = end;
  const path = association.pathOf(link, destination);
  if (path < 0 || end.phase !== 'open' || association.paths[path]?.state === 'deprecated') return;
  association.count('port-unreachable');
  association.probe(now, path);
  noteRefusal(end, now, path, 'unreachable');
}

/** The peer has lost another connection with this node: it is asked about this one. */
export function wonder(end: JudgedEnd): void {
  if (end.phase !== 'open' || !end.carries) return;
  end.doubt ??= new ResetDoubt();
  end.doubt.wonder(end.association.active);
  end.wake();
}

/** The reason in the first RESET of the RST read last, when its MAC holds; -1: there is none, or it does not. */
function resetReasonIn(
  reader: SegmentReader,
  keys: BindKeys,
  role: 'initiator' | 'responder',
  ids: ConnectionIds,
): number {
  const { bytes, view, seq } = reader.segment;
  beginOptions(cursor, reader.optionsOffset, reader.optionsLength);
  while (nextKamoOption(view, cursor)) {
    if (kamoSubtype(view, cursor) !== SUBTYPE.reset) continue;
    const peer = role === 'initiator' ? 'server' : 'client';
    return authenticReason(keys, peer, ids, seq, bytes, view, cursor.offset, cursor.length);
  }
  return -1;
}

/** Whether the number of an RST is one that TCP would look at (RFC 5961, section 3.2). */
function isInWindow({ seq }: Readonly<Segment>, { rcvNxt, receiveWindow }: Readonly<TcpStatus>): boolean {
  const distance = (seq - rcvNxt) | 0;
  return distance >= 0 && distance <= receiveWindow;
}

/** Bits of the paths that work as far as is known. */
export function usablePaths(paths: readonly (Path | undefined)[]): number {
  let bits = 0;
  for (const path of paths) {
    const state = path?.state;
    if (state === 'active' || state === 'standby' || state === 'suspect') bits |= 1 << (path?.id ?? 0);
  }
  return bits;
}
