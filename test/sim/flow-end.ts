import type { Random } from '../../src/link/random.ts';
import type { FlowEnds, FlowEvent, FlowPath, SendOptions } from '../../src/transport/flows/flow-types.ts';
import { SEND_LIMIT } from '../../src/udp/constants.ts';
import type { SocketAddress } from '../../src/wire/socket-address.ts';
import { Content } from './content.ts';
import type { FlowEndPlan, FlowWord } from './flow-plan.ts';
import type { SimNode } from './node.ts';
import { Violation } from './watched-transport.ts';

/** A message begins with which flow and which of its ends it is of (16 bits), what no other has (16), and its number (32). */
const HEADER = 8;
const MARK = 0x6b66;
const NOTHING = new Uint8Array(0);

/** How often who waits for the other end looks at it, in ms. */
const PATIENCE = 500;

/** What is known of a message that was taken. */
interface Sent {
  readonly at: number;
  /** Empty once it is delivered. */
  bytes: Uint8Array;
  departed: boolean;
  lost: boolean;
  delivered: boolean;
}

export type FlowEndState = 'waiting' | 'open' | 'leaving' | 'done';

/** The application at one end of a flow of datagrams. It checks every message that it gets. */
export class FlowEnd {
  readonly name: string;
  readonly node: SimNode;
  readonly plan: FlowEndPlan;
  readonly ends: FlowEnds;
  /** The other one. */
  peer: FlowEnd | undefined;
  state: FlowEndState = 'waiting';
  readonly counts = { sent: 0, received: 0, lost: 0, refused: 0 };
  /** When it began, and when it last sent something by the best path there is. */
  openedAt = Number.NaN;
  lastSentAt = Number.NEGATIVE_INFINITY;
  /** Its flow has failed, and there is no other yet. */
  failed = false;
  /** When the port was given up. */
  leftAt = Number.POSITIVE_INFINITY;
  readonly #stream: number;
  readonly #locators: () => readonly SocketAddress[];
  readonly #random: Random;
  readonly #content: Content;
  readonly #sent: Sent[] = [];
  /** Of which it is not known what became of them, the oldest first. */
  readonly #pending = new Set<Sent>();
  #attempts = 0;
  #heard = false;
  #pins = 0;

  /** @param stream tells ends of flows apart: 16 bits */
  constructor(
    name: string,
    node: SimNode,
    plan: FlowEndPlan,
    ends: FlowEnds,
    stream: number,
    locators: () => readonly SocketAddress[],
    random: Random,
  ) {
    this.name = name;
    this.node = node;
    this.plan = plan;
    this.ends = ends;
    this.#stream = stream;
    this.#locators = locators;
    this.#random = random;
    this.#content = new Content(stream);
  }

  get ended(): boolean {
    return this.state === 'done' || (this.state !== 'waiting' && this.node.gone);
  }

  /** Its messages take the best path, and there is one now and then. */
  get sends(): boolean {
    return this.state === 'open' && this.#pins === 0 && !this.isSilent && this.#mayBegin;
  }

  /** It has said everything. */
  get isSilent(): boolean {
    return this.#attempts >= this.plan.messages || this.node.gone;
  }

  /** When the oldest message was taken of which nothing is known; Infinity: there is none. */
  get oldestPendingAt(): number {
    for (const { at } of this.#pending) return at;
    return Number.POSITIVE_INFINITY;
  }

  open(): void {
    const { node, plan } = this;
    this.openedAt = node.clock.now();
    this.state = 'open';
    this.#bind();
    for (const word of plan.words) node.clock.at(this.openedAt + word.at, () => this.#say(word));
    node.clock.soon(() => this.#send());
  }

  /** Its node was killed and has begun anew: nothing is told of what the old one had. */
  restarted(): void {
    if (this.state === 'waiting' || this.state === 'done') return;
    this.#pending.clear();
    this.#heard = false;
    this.#pins = 0;
    if (this.state === 'leaving') this.state = 'done';
    else this.#bind();
  }

  handle(event: FlowEvent): void {
    if (event.type === 'unbound') {
      if (this.state !== 'leaving') throw new Violation(`${this.name}: unbound when ${this.state}`);
      this.state = 'done';
      if (this.plan.lenient) this.#sent.length = 0;
      return;
    }
    const { peer, peerPort } = this.ends;
    if (event.peer.text !== peer.text || event.peerPort !== peerPort) {
      throw new Violation(`${this.name}: ${event.type} of another flow, with port ${event.peerPort}`);
    }
    if (this.state === 'done') throw new Violation(`${this.name}: ${event.type} after its port was given up`);
    if (event.type === 'failed') this.failed = true;
    else if (event.type === 'opened' || event.type === 'message') this.failed = false;
    if (event.type === 'message') this.#receive(event.bytes);
    else if (event.type === 'departed') this.#departed(event.token);
    else if (event.type === 'lost') this.#lost(event.token, event.reason);
  }

  /** Everything that was sent has arrived, or was told lost: what is left says how many are not accounted for. */
  get unaccounted(): number {
    return this.#pending.size;
  }

  #bind(): void {
    const { node, ends } = this;
    if (!node.driver.perform(() => node.transport.flows.bind(ends.port))) {
      throw new Violation(`${this.name}: port ${ends.port} is taken`);
    }
  }

  /** A node that nobody has told locators answers only. */
  get #mayBegin(): boolean {
    return this.plan.initiates || this.#heard;
  }

  #send(): void {
    const { node, plan } = this;
    if (this.state !== 'open' || node.gone) return;
    if (this.isSilent) {
      if (plan.patient && this.peer?.isSilent === false) node.clock.at(node.clock.now() + PATIENCE, () => this.#send());
      else node.clock.at(node.clock.now() + plan.linger, () => this.leave());
      return;
    }
    for (let i = 0; i < plan.burst && this.#attempts < plan.messages; i++) {
      this.#attempts += 1;
      if (this.#mayBegin) this.#sendOne();
    }
    node.clock.at(node.clock.now() + plan.pace, () => this.#send());
  }

  #sendOne(): void {
    const { plan } = this;
    const [least, most] = plan.size;
    const size = Math.max(HEADER, least + this.#random.below(most - least + 1));
    const duplicate = this.#random.chance(plan.duplicate);
    const path = this.#random.chance(plan.named) ? this.#anyPath(this.#random.below(16)) : undefined;
    const options = { ...(duplicate ? { duplicate } : {}), ...(path === undefined ? {} : { path: path.id }) };
    const limit = this.#give(size, options);
    if (limit === undefined) return;
    if (limit < HEADER || limit >= size) throw new Violation(`${this.name}: ${size} bytes are above ${limit}`);
    if (this.#give(limit, options) !== undefined)
      throw new Violation(`${this.name}: ${limit} bytes were said to be few enough`);
  }

  /** The most bytes it may have, when it has too many. */
  #give(size: number, options: Pick<SendOptions, 'duplicate' | 'path'>): number | undefined {
    const { node, ends } = this;
    const { driver, transport, clock } = node;
    const token = this.#sent.length;
    const message = {
      at: clock.now(),
      bytes: this.#write(token, size),
      departed: false,
      lost: false,
      delivered: false,
    };
    this.#sent.push(message);
    this.#pending.add(message);
    const given = { ...ends, ...options, token, bytes: message.bytes, locators: this.#locators() };
    const result = driver.perform((now) => transport.flows.send(now, given));
    if (result === 'taken') {
      this.counts.sent += 1;
      if (options.path === undefined) this.lastSentAt = message.at;
      const { bytes } = transport.flows.queued(ends.port);
      if (bytes > SEND_LIMIT + size) throw new Violation(`${this.name}: ${bytes} bytes wait to be sent`);
      return undefined;
    }
    if (message.departed || message.lost || message.delivered) {
      throw new Violation(`${this.name}: a message was refused, and told of`);
    }
    this.#sent.pop();
    this.#pending.delete(message);
    if (typeof result === 'object') return result.tooLarge;
    if (result === 'limit') throw new Violation(`${this.name}: too many flows`);
    this.counts.refused += 1;
    return undefined;
  }

  #write(number: number, size: number): Uint8Array {
    const bytes = new Uint8Array(size);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, this.#stream);
    view.setUint16(2, MARK);
    view.setUint32(4, number);
    bytes.set(this.#content.chunk(number * 1009, size - HEADER), HEADER);
    return bytes;
  }

  #receive(bytes: Uint8Array): void {
    const { peer } = this;
    if (this.state !== 'open' || peer === undefined) throw new Violation(`${this.name}: a message when ${this.state}`);
    if (this.plan.lenient) {
      this.#heard = true;
      this.counts.received += 1;
      return;
    }
    if (bytes.length < HEADER) throw new Violation(`${this.name}: a message of ${bytes.length} bytes`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const number = view.getUint32(4);
    if (view.getUint16(2) !== MARK) throw new Violation(`${this.name}: a message that nobody wrote`);
    if (view.getUint16(0) !== peer.#stream) throw new Violation(`${this.name}: a message of another flow`);
    const sent = peer.#sent[number];
    if (sent === undefined) throw new Violation(`${this.name}: message ${number} was never sent`);
    if (sent.delivered) throw new Violation(`${this.name}: message ${number} came twice`);
    if (Buffer.compare(bytes, sent.bytes) !== 0) throw new Violation(`${this.name}: message ${number} is another one`);
    sent.delivered = true;
    sent.bytes = NOTHING;
    peer.#pending.delete(sent);
    this.#heard = true;
    this.counts.received += 1;
  }

  #departed(token: number): void {
    const sent = this.#sent[token];
    if (sent === undefined || sent.departed) throw new Violation(`${this.name}: message ${token} left once too often`);
    if (sent.lost) throw new Violation(`${this.name}: message ${token} left after it was told lost`);
    sent.departed = true;
    if (this.plan.lenient) this.#pending.delete(sent);
  }

  #lost(token: number, reason: string): void {
    const sent = this.#sent[token];
    if (sent === undefined || sent.lost) throw new Violation(`${this.name}: message ${token} was told lost twice`);
    const stayed = reason === 'expired' || reason === 'too-large';
    if (stayed && (sent.departed || sent.delivered))
      throw new Violation(`${this.name}: message ${token} has left, and is ${reason}`);
    sent.lost = true;
    this.#pending.delete(sent);
    this.counts.lost += 1;
  }

  #say(said: FlowWord): void {
    const { node, ends } = this;
    const { driver, transport, clock } = node;
    if (this.state !== 'open' || node.gone) return;
    if (said.word === 'duplicate') {
      driver.perform(() => transport.flows.tune(ends, { duplicate: said.pick % 2 === 0 }));
      return;
    }
    const path = this.#anyPath(said.pick);
    if (path === undefined) return;
    if (said.word === 'wish') {
      driver.perform((now) => transport.flows.setWish(now, ends, path.id, said.wish));
      return;
    }
    const pin = { link: path.link, foreign: path.foreign.key };
    if (!driver.perform(() => transport.flows.tune(ends, { pin }))) return;
    this.#pins += 1;
    clock.at(clock.now() + said.duration, () => {
      if (this.#pins === 0 || node.gone) return;
      this.#pins -= 1;
      if (this.#pins === 0) driver.perform(() => transport.flows.tune(ends, { pin: null }));
    });
  }

  #anyPath(pick: number): FlowPath | undefined {
    const paths = this.node.transport.flows.paths(this.node.clock.now(), this.ends);
    return paths[pick % Math.max(paths.length, 1)];
  }

  /** Gives the port up; what was sent still leaves. */
  leave(): void {
    const { node, ends } = this;
    if (this.state !== 'open' || node.gone) return;
    this.state = 'leaving';
    this.leftAt = node.clock.now();
    node.driver.perform((now) => node.transport.flows.unbind(now, ends.port));
  }
}
