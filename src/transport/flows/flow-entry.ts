import { Flow, type FlowObserver } from '../../udp/flow.ts';
import type { LossReason, Message } from '../../udp/message.ts';
import type { FlowId } from '../../wire/flow-datagram.ts';
import type { NodeId } from '../../wire/node-id.ts';
import type { FlowHost } from './flow-host.ts';
import { type FlowState, type FlowTransition, nextFlowState } from './flow-states.ts';
import type { FlowEnds } from './flow-types.ts';

/** A control datagram that is to go out. */
export type FlowDue = 'none' | 'open' | 'accept' | 'close';

/** A flow with what its association has to know of it. */
export class FlowEntry implements FlowObserver, FlowEnds {
  readonly flow: Flow;
  /** This end's flow ID, and the peer's once it is known. */
  readonly own: FlowId;
  peerId: FlowId | null;
  /** This end opened it. */
  readonly isOpener: boolean;
  readonly port: number;
  readonly peer: NodeId;
  readonly peerPort: number;
  due: FlowDue = 'none';
  /** By which the answer to an opening goes, and feedback: the path that the peer's last datagram came by. */
  arrivalPath = -1;
  /** When OPEN is repeated or given up; Infinity: it is answered. And how often it was sent. */
  openAt = Number.POSITIVE_INFINITY;
  tries = 0;
  usedAt: number;
  /** What the application has chosen; null: the association chooses. */
  pin: { readonly link: number | null; readonly foreign: string | null } | null = null;
  /** Every message goes by two paths. */
  duplicate = false;
  /** Messages of which a copy is still to go by a second path. */
  readonly twins: Message[] = [];
  readonly #host: FlowHost;
  #state: FlowState;

  constructor(
    now: number,
    host: FlowHost,
    ends: FlowEnds,
    own: FlowId,
    opened: { readonly peerId: FlowId; readonly path: number } | null,
  ) {
    this.#host = host;
    this.own = own;
    this.port = ends.port;
    this.peer = ends.peer;
    this.peerPort = ends.peerPort;
    this.isOpener = opened === null;
    this.peerId = opened?.peerId ?? null;
    this.arrivalPath = opened?.path ?? -1;
    this.#state = opened === null ? 'founding' : 'open';
    this.usedAt = now;
    this.flow = new Flow(host.crypto.randomUint32(), this);
  }

  get state(): FlowState {
    return this.#state;
  }

  /** False: nothing has changed. */
  apply(event: FlowTransition): boolean {
    const next = nextFlowState(this.#state, event);
    if (next === undefined) return false;
    this.#state = next;
    return true;
  }

  /** The ID that its opener chose. */
  get openerId(): FlowId {
    return this.isOpener || this.peerId === null ? this.own : this.peerId;
  }

  /** Messages may leave. */
  get sends(): boolean {
    return this.peerId !== null && (this.#state === 'open' || this.#state === 'closing');
  }

  /** Something is to be done for it, now or at some time. */
  get isBusy(): boolean {
    const { flow } = this;
    return (
      this.due !== 'none' ||
      this.openAt < Number.POSITIVE_INFINITY ||
      flow.queueLength > 0 ||
      this.twins.length > 0 ||
      flow.feedbackAt < Number.POSITIVE_INFINITY ||
      this.#state === 'closing'
    );
  }

  departed({ token }: Message): void {
    this.#host.emit({ type: 'departed', ...this.ends, token });
  }

  lost({ token }: Message, reason: LossReason): void {
    this.#host.emit({ type: 'lost', ...this.ends, token, reason });
  }

  get ends(): FlowEnds {
    return { port: this.port, peer: this.peer, peerPort: this.peerPort };
  }
}
