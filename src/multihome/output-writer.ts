import { PROBE_FLAG } from '../wire/kamo-option.ts';
import type { AssociationConfig, AssociationOutput } from './association-types.ts';
import { INITIAL_PTO } from './constants.ts';
import type { ControlChannel } from './control-channel.ts';
import type { OutboxItem } from './outbox.ts';
import type { PathRecord } from './path-record.ts';
import { isUsable, type PathTable } from './path-table.ts';
import type { ProbeExchange } from './probe-exchange.ts';
import type { Prober } from './prober.ts';
import { chooseStandby } from './selector.ts';

/** Puts what is to be sent on dedicated ACKs: replies first, then a PROBE, then control messages of the same path. */
export class OutputWriter {
  readonly #table: PathTable;
  readonly #channel: ControlChannel;
  readonly #prober: Prober;
  readonly #fullProbeSize: number;
  readonly #room: number;
  /** Path by which the rest of a record goes. */
  #restPath = -1;
  /** Path on which TCP was established: the way of HELLO and PROOF while no path is verified. */
  begunPath = -1;

  constructor(
    table: PathTable,
    channel: ControlChannel,
    prober: Prober,
    { fullProbeSize, optionRoom }: Pick<AssociationConfig, 'fullProbeSize' | 'optionRoom'>,
  ) {
    this.#table = table;
    this.#channel = channel;
    this.#prober = prober;
    this.#fullProbeSize = fullProbeSize;
    this.#room = optionRoom;
  }

  /** @param exchange null until the peer is proven. @returns false when there is nothing to send */
  write(now: number, out: AssociationOutput, exchange: ProbeExchange | null): boolean {
    out.optionsLength = 0;
    out.padTo = 0;
    out.path = -1;
    if (exchange !== null) this.#writeProbes(now, out, exchange);
    this.#writeControl(now, out);
    if (exchange !== null && out.optionsLength === 0) this.#writeSizeProbe(now, out, exchange);
    return out.optionsLength > 0;
  }

  #writeProbes(now: number, out: AssociationOutput, exchange: ProbeExchange): void {
    const probed = this.#prober.nextDue(now);
    const replyPath = exchange.nextReply();
    out.path = replyPath !== -1 ? replyPath : (probed?.id ?? -1);
    if (out.path === -1) return;
    const { view } = out;
    out.optionsLength = exchange.writeReplies(out.path, out.options, view, 0, this.#room);
    if (probed === undefined || probed.id !== out.path) return;
    // Nothing is known of an unverified address: it gets small packets only.
    const padded = probed.state !== 'unverified';
    const elsewhere = this.#prober.asksElsewhere(now, probed) ? PROBE_FLAG.replyElsewhere : 0;
    const asked = (padded ? PROBE_FLAG.padded : 0) | elsewhere;
    const end = exchange.writeProbe(now, probed, asked, out.options, view, out.optionsLength, this.#room);
    if (end === -1) return;
    out.optionsLength = end;
    // In doubt the base decides: it says whether the path works at all.
    if (padded) out.padTo = isUsable(probed) ? Math.max(probed.size, this.#fullProbeSize) : this.#fullProbeSize;
    this.#prober.sent(now, probed);
  }

  /** A PROBE of the size that is tried, alone on its datagram. */
  #writeSizeProbe(now: number, out: AssociationOutput, exchange: ProbeExchange): void {
    const path = this.#prober.nextSize(now);
    if (path?.sizing == null) return;
    const end = exchange.writeProbe(now, path, PROBE_FLAG.padded, out.options, out.view, 0, this.#room);
    if (end === -1) return;
    out.path = path.id;
    out.optionsLength = end;
    out.padTo = path.sizing.due(now);
    this.#prober.sentSize(now, path, path.probe.sent?.at(-1)?.nonce ?? 0);
  }

  #writeControl(now: number, out: AssociationOutput): void {
    if (this.#channel.hasRest && (!this.#writeRest(out) || out.optionsLength > 0)) return;
    for (let item = this.#channel.due(now); item !== undefined; item = this.#channel.due(now)) {
      const path = this.#controlPath(now, item);
      if (path === undefined) {
        this.#channel.postpone(now, item, INITIAL_PTO);
        continue;
      }
      if (out.path !== -1 && out.path !== path.id) return;
      const { view } = out;
      const end = this.#channel.write(now, item, out.options, view, out.optionsLength, this.#room, path.pto);
      if (end === -1) return;
      if (end > out.optionsLength) out.path = path.id;
      out.optionsLength = end;
      this.#restPath = path.id;
      // A message that goes a third time says that the path may be dead though no data is on it.
      if (item.tries > 2 && isUsable(path)) this.#prober.check(now, path);
    }
  }

  /** The next piece of a record that has begun; false: it does not fit here. One whose path has gone is not finished. */
  #writeRest(out: AssociationOutput): boolean {
    if (!this.#isOpen(this.#restPath)) this.#channel.dropRest();
    else if (out.path !== -1 && out.path !== this.#restPath) return false;
    const end = this.#channel.writeRest(out.options, out.view, out.optionsLength, this.#room);
    if (end === out.optionsLength) return !this.#channel.hasRest;
    out.path = this.#restPath;
    out.optionsLength = end;
    return true;
  }

  /** Every second repetition goes by the next best path; others serve when there is none. */
  #controlPath(now: number, item: OutboxItem): PathRecord | undefined {
    const { tries } = item;
    const avoid = item.lenient && bestOther(this.#table, now, item.avoid) === -1 ? -1 : item.avoid;
    const active = this.#table.get(this.#table.active);
    const standby = chooseStandby(this.#table.all, active === undefined ? avoid : active.id, now);
    const choices = [active !== undefined && isUsable(active) ? active.id : -1, standby];
    if (tries % 2 === 1) choices.reverse();
    choices.push(active?.id ?? -1, bestOther(this.#table, now, avoid));
    for (const path of this.#table.all) if (path?.state === 'suspect') choices.push(path.id);
    this.#pushHopes(choices, tries);
    choices.push(this.begunPath);
    return this.#table.get(choices.find((id) => id !== avoid && this.#isOpen(id)) ?? -1);
  }

  /** With nothing better, the paths that were verified once or dialled: one after the other. */
  #pushHopes(choices: number[], tries: number): void {
    const hopes = this.#table.all.filter(
      (path) => path?.trusted && (path.state === 'down' || path.state === 'unverified'),
    );
    const hope = hopes[tries % Math.max(hopes.length, 1)];
    if (hope !== undefined) choices.push(hope.id);
  }

  #isOpen(id: number): boolean {
    const path = this.#table.get(id);
    return path !== undefined && path.state !== 'deprecated';
  }
}

/** Best working path beside `path`, or -1. */
export function bestOther(table: PathTable, now: number, path: number): number {
  const active = table.get(table.active);
  if (active !== undefined && active.id !== path && isUsable(active)) return active.id;
  return chooseStandby(table.all, path, now);
}
