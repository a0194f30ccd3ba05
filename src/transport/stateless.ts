import { COOKIE_TICK } from '../tcp/constants.ts';
import { CookieKeys } from '../tcp/cookie-keys.ts';
import { createTransmission, type Segment } from '../tcp/segment.ts';
import { fillSynAnswer, type SynAnswerOptions } from '../tcp/syn-answer.ts';
import type { SynFacts, VerifiedSyn } from '../tcp/syn-cookie.ts';
import {
  CAPABLE_SIZE,
  type Capable,
  type CapableRepeat,
  capableRepeat,
  SYN_FLAG,
  writeCapable,
} from '../wire/kamo-option.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { largestOf, mssOf, ownCapable, synFlagsOf } from './capable.ts';
import { STATELESS_WAITING, type TransportConfig } from './config.ts';
import type { ExtraOptions, TrainWriter } from './train-writer.ts';

/** Where an answer goes. */
export interface StatelessAnswer {
  readonly link: number;
  readonly destination: SocketAddress;
}

/** What a connection begins with whose SYN was answered without state. */
export interface Adoption {
  readonly localId: { readonly high: number; readonly low: number };
  readonly syn: VerifiedSyn;
  /** When the SYN/ACK left, in ms of `now`; NaN when nothing tells. */
  readonly sentAt: number;
}

/**
 * Answers SYNs without keeping anything of them (R-TR-40 to R-TR-45; RFC 4987, section 3.6). The responder's connection
 * ID is a keyed hash over all that the SYN said, its source and a slow count of time; its initial sequence number and the
 * beginning of its timestamp clock follow from the ID. Who received the answer knows the ID and repeats what the SYN
 * said, so that the connection is made exactly as if the SYN had been kept.
 *
 * What is kept is the answers that wait for the next poll, in place: a flood of SYNs leaves no garbage but the outputs.
 */
export class StatelessAnswers {
  readonly #keys: CookieKeys;
  readonly #own: SynAnswerOptions;
  readonly #syn: CapableRepeat = capableRepeat();
  readonly #input = new DataView(new ArrayBuffer(INPUT_SIZE));
  readonly #inputBytes = new Uint8Array(this.#input.buffer);
  #words: Int32Array | undefined;
  readonly #destinations: (SocketAddress | undefined)[] = [];
  readonly #segment = createTransmission();
  readonly #facts = synFacts();
  readonly #capable: Capable;
  readonly #extra: ExtraOptions = { bytes: new Uint8Array(CAPABLE_SIZE), length: CAPABLE_SIZE, padTo: 0 };
  readonly #extraView = new DataView(this.#extra.bytes.buffer);
  #first = 0;
  #count = 0;
  /** What was computed last. */
  #idHigh = 0;
  #idLow = 0;
  #iss = 0;
  #timestampOffset = 0;

  /** @param random unpredictable bytes, for keys */
  constructor(random: (length: number) => Uint8Array, config: TransportConfig) {
    this.#keys = new CookieKeys(random);
    this.#own = { mss: mssOf(largestOf(config)), receiveBuffer: config.receiveBuffer };
    this.#capable = ownCapable(0, 0, config.ackDelay, config.maxDatagram);
  }

  /**
   * Queues the answer to a SYN that came from `source` by `link`. False: too many wait already.
   *
   * @param peer its CAPABLE
   */
  queue(
    now: number,
    link: number,
    source: SocketAddress,
    segment: Readonly<Segment>,
    peer: Readonly<Capable>,
    servicePort: number,
    sourcePort: number,
  ): boolean {
    if (this.#count === STATELESS_WAITING) return false;
    const syn = this.#syn;
    copyCapable(peer, syn);
    syn.servicePort = servicePort;
    syn.sourcePort = sourcePort;
    syn.mss = segment.mss;
    syn.windowScale = segment.windowScale;
    syn.synFlags = synFlagsOf(segment);
    this.#compute(now, CookieKeys.tick(now), source, syn, segment.seq);

    this.#words ??= new Int32Array(STATELESS_WAITING * WORDS);
    const words = this.#words;
    const place = (this.#first + this.#count) % STATELESS_WAITING;
    const at = place * WORDS;
    words[at + WORD.link] = link;
    words[at + WORD.peerHigh] = peer.connectionIdHigh;
    words[at + WORD.peerLow] = peer.connectionIdLow;
    words[at + WORD.clientIsn] = segment.seq;
    words[at + WORD.tsRecent] = segment.tsVal;
    words[at + WORD.windowScale] = segment.windowScale;
    words[at + WORD.synFlags] = syn.synFlags;
    words[at + WORD.idHigh] = this.#idHigh;
    words[at + WORD.idLow] = this.#idLow;
    words[at + WORD.iss] = this.#iss;
    words[at + WORD.timestampOffset] = this.#timestampOffset;
    this.#destinations[place] = source;
    this.#count += 1;
    return true;
  }

  /** Writes one answer as a train, or undefined when none waits. */
  poll(now: number, writer: TrainWriter): StatelessAnswer | undefined {
    const words = this.#words;
    if (this.#count === 0 || words === undefined) return undefined;
    const place = this.#first;
    const at = place * WORDS;
    const destination = this.#destinations[place];
    this.#destinations[place] = undefined;
    this.#first = (place + 1) % STATELESS_WAITING;
    this.#count -= 1;
    if (destination === undefined) throw new Error('every answer has a destination');

    const facts = this.#facts;
    facts.clientIsn = words[at + WORD.clientIsn] ?? 0;
    facts.windowScale = words[at + WORD.windowScale] ?? -1;
    takeSynFlags(facts, words[at + WORD.synFlags] ?? 0);
    const tsVal = clockAt(now, words[at + WORD.timestampOffset] ?? 0);
    fillSynAnswer(this.#segment, this.#own, facts, words[at + WORD.tsRecent] ?? 0, words[at + WORD.iss] ?? 0, tsVal);
    const capable = this.#capable;
    capable.connectionIdHigh = words[at + WORD.idHigh] ?? 0;
    capable.connectionIdLow = words[at + WORD.idLow] ?? 0;
    writeCapable(this.#extraView, 0, capable);
    writer.add(this.#segment, words[at + WORD.peerHigh] ?? 0, words[at + WORD.peerLow] ?? 0, this.#extra);
    return { link: words[at + WORD.link] ?? 0, destination };
  }

  /**
   * What the opener's SYN said, when the segment, which came from `source` for the unknown ID, shows that its sender got
   * the answer to just that SYN at just that address; else null.
   */
  verify(
    now: number,
    source: SocketAddress,
    segment: Readonly<Segment>,
    idHigh: number,
    idLow: number,
    syn: Readonly<CapableRepeat>,
  ): Adoption | null {
    const present = CookieKeys.tick(now);
    const tick = (present & 1) === (idHigh & 1) ? present : present - 1;
    if (tick < 0) return null;
    const clientIsn = (segment.seq - syn.distance - 1) | 0;
    this.#compute(now, tick, source, syn, clientIsn);
    if (((this.#idHigh ^ idHigh) | (this.#idLow ^ idLow) | (this.#iss ^ ((segment.ack - 1) | 0))) !== 0) return null;
    const facts = synFacts();
    takeSynFlags(facts, syn.synFlags);
    // A repetition that came without the timestamps that it speaks of is no segment of the connection.
    if (facts.timestamps !== segment.hasTimestamp) return null;
    const { mss, windowScale } = syn;
    const timestampOffset = this.#timestampOffset;
    // An echo of 0 says that nothing came by this path; and no answer is older than its cookie is good.
    const age = segment.tsEcr === 0 ? -1 : (clockAt(now, timestampOffset) - segment.tsEcr) | 0;
    const known = facts.timestamps && age >= 0 && age < 2 * COOKIE_TICK;
    return {
      localId: { high: idHigh, low: idLow },
      syn: { ...facts, clientIsn, mss, windowScale, iss: this.#iss, timestampOffset },
      sentAt: known ? now - age : Number.NaN,
    };
  }

  /** The answer's connection ID, and what follows from it. */
  #compute(
    now: number,
    tick: number,
    { address, port }: SocketAddress,
    syn: Readonly<CapableRepeat>,
    clientIsn: number,
  ): void {
    const view = this.#input;
    const bytes = this.#inputBytes;
    view.setInt32(0, tick);
    view.setInt32(4, clientIsn);
    view.setUint16(8, syn.servicePort);
    view.setUint16(10, syn.sourcePort);
    view.setInt32(12, syn.connectionIdHigh);
    view.setInt32(16, syn.connectionIdLow);
    view.setUint16(20, syn.segmentSize);
    view.setUint16(22, syn.mss);
    bytes[24] = syn.flags;
    bytes[25] = syn.version;
    bytes[26] = syn.ackDelayCode;
    bytes[27] = syn.windowScale;
    bytes[28] = syn.synFlags;
    view.setUint16(29, port);
    let length = ADDRESS;
    // The text of an address is as good as its bytes: links give each address one text.
    for (let i = 0; i < address.length && length < INPUT_SIZE; i++) bytes[length++] = address.charCodeAt(i);
    const hash = this.#keys.of(tick, now);
    hash.hash(bytes, length);
    this.#idHigh = (hash.high & ~1) | (tick & 1);
    this.#idLow = hash.low;
    // Another length, so another input of the hash than any SYN.
    view.setInt32(0, this.#idHigh);
    view.setInt32(4, this.#idLow);
    hash.hash(bytes, 8);
    this.#iss = hash.high;
    this.#timestampOffset = hash.low;
  }
}

/** Words of a waiting answer. */
const WORD = {
  link: 0,
  peerHigh: 1,
  peerLow: 2,
  clientIsn: 3,
  tsRecent: 4,
  windowScale: 5,
  synFlags: 6,
  idHigh: 7,
  idLow: 8,
  iss: 9,
  timestampOffset: 10,
} as const;
const WORDS = 11;
/** Input of the hash: what the SYN said, then the text of its source, at most 45 characters (RFC 4291, section 2.2). */
const ADDRESS = 31;
const INPUT_SIZE = ADDRESS + 45;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function synFacts(): Mutable<SynFacts> {
  return { clientIsn: 0, mss: 0, windowScale: -1, sackPermitted: false, ecn: false, timestamps: false };
}

function takeSynFlags(facts: Mutable<SynFacts>, flags: number): void {
  facts.sackPermitted = (flags & SYN_FLAG.sackPermitted) !== 0;
  facts.timestamps = (flags & SYN_FLAG.timestamps) !== 0;
  facts.ecn = (flags & SYN_FLAG.ecn) !== 0;
}

/** TSval of a clock of 1 ms with that beginning (RFC 7323, section 5.4). */
function clockAt(now: number, offset: number): number {
  return ((Math.floor(now) % 0x1_0000_0000) + offset) | 0;
}

function copyCapable(from: Readonly<Capable>, into: Capable): void {
  into.flags = from.flags;
  into.version = from.version;
  into.ackDelayCode = from.ackDelayCode;
  into.connectionIdHigh = from.connectionIdHigh;
  into.connectionIdLow = from.connectionIdLow;
  into.segmentSize = from.segmentSize;
}
