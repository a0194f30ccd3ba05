/** The kamo options of received segments, read and handed to whom they are for. */
import {
  type Control,
  kamoSubtype,
  control as newControl,
  probe as newProbe,
  probeReply as newProbeReply,
  type Probe,
  type ProbeReply,
  readControl,
  readProbe,
  readProbeReply,
  SUBTYPE,
} from '../wire/kamo-option.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import type { OptionCursor } from '../wire/tcp-option.ts';

/** Whom options are for. What it is handed is overwritten by the next one. */
export interface OptionHandler {
  handleControl(now: number, path: number, bytes: Uint8Array, option: Readonly<Control>): void;
  handleProbe(
    now: number,
    path: number,
    source: SocketAddress,
    bytes: Uint8Array,
    offset: number,
    option: Readonly<Probe>,
  ): void;
  handleProbeReply(
    now: number,
    path: number,
    bytes: Uint8Array,
    view: DataView,
    offset: number,
    option: Readonly<ProbeReply>,
  ): void;
  /** Something was dropped. */
  count(reason: string): void;
}

/** Each is filled and used within one call. */
const control: Control = newControl();
const probe: Probe = newProbe();
const reply: ProbeReply = newProbeReply();

/** Any kamo option; the cursor stands on it. True when it was handed over, or dropped and counted. */
export function dispatchOption(
  handler: OptionHandler,
  now: number,
  path: number,
  source: SocketAddress,
  bytes: Uint8Array,
  view: DataView,
  cursor: Readonly<OptionCursor>,
): boolean {
  const { offset, length } = cursor;
  switch (kamoSubtype(view, cursor)) {
    case SUBTYPE.control:
      if (readControl(view, offset, length, control)) handler.handleControl(now, path, bytes, control);
      else handler.count('bad-control');
      return true;
    case SUBTYPE.probe:
      if (readProbe(view, offset, length, probe)) handler.handleProbe(now, path, source, bytes, offset, probe);
      else handler.count('bad-probe');
      return true;
    case SUBTYPE.probeReply:
      if (readProbeReply(view, offset, length, reply)) {
        handler.handleProbeReply(now, path, bytes, view, offset, reply);
      } else handler.count('bad-probe-reply');
      return true;
    case SUBTYPE.bind:
      // Only an opening connection is bound.
      handler.count('bind-late');
      return true;
    case SUBTYPE.resume:
      // Only a SYN asks.
      handler.count('resume-unexpected');
      return true;
    default:
      return false;
  }
}
