import { ROW } from '../../wire/segment-row.ts';
import { type Addresses, addressWords, type OwnAddress } from './addresses.ts';
import type { Answers } from './answers.ts';
import { ICMP_HEADER, IPV4_HEADER, IPV4_QUOTE, IPV6_HEADER, IPV6_QUOTE } from './constants.ts';
import type { NativeCounters } from './counters.ts';
import { type FourTupleTable, KEY_WORDS } from './four-tuple-table.ts';
import { meaningOf, Quote } from './icmp-error.ts';
import type { NativeConnection } from './native-connection.ts';
import type { PathMtus } from './path-mtu.ts';

const ECHO_REQUEST = 8;
const ECHO_REQUEST_V6 = 128;

/** What the messages need of the transport. */
export interface MessageContext {
  readonly addresses: Addresses;
  readonly answers: Answers;
  readonly counters: NativeCounters;
  readonly table: FourTupleTable<NativeConnection>;
  readonly mtus: PathMtus;
  /** The connection may have something to send. */
  readonly wake: (connection: NativeConnection) => void;
}

/** What is no segment: ICMP messages, and UDP datagrams, which nobody here waits for (R-NAT-22, R-NAT-40 to R-NAT-43). */
export class Messages {
  readonly #context: MessageContext;
  readonly #quote = new Quote();
  readonly #key = new Int32Array(KEY_WORDS);

  constructor(context: MessageContext) {
    this.#context = context;
  }

  /** An ICMP message in the row at word `row`, for `local`; `key` has its sender's address. */
  handle(now: number, local: OwnAddress, key: Int32Array, bytes: Uint8Array, rows: Int32Array, row: number): void {
    const { counters } = this.#context;
    const type = rows[row + ROW.sourcePort] ?? 0;
    const offset = rows[row + ROW.payloadOffset] ?? 0;
    const length = rows[row + ROW.payloadLength] ?? 0;
    if (type === (local.family === 4 ? ECHO_REQUEST : ECHO_REQUEST_V6)) {
      const rest = rows[row + ROW.seq] ?? 0;
      if (!this.#echo(now, local, key, rest, bytes.subarray(offset, offset + length))) counters.count('echo-limit');
      return;
    }
    const code = rows[row + ROW.destinationPort] ?? 0;
    const meaning = meaningOf(rows[row + ROW.protocol] ?? 0, type, code);
    if (meaning.kind === 'ignored') {
      counters.count('icmp-ignored');
      return;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const connection = this.#quoted(local, view, offset, length);
    if (connection === undefined) {
      counters.count('icmp-unknown');
      return;
    }
    if (meaning.kind === 'too-big') this.#tooBig(now, connection, rows[row + ROW.seq] ?? 0);
    else if (connection.handleUnreachable(now, meaning.kind, this.#quote.seq, meaning.reason)) {
      this.#context.wake(connection);
    } else counters.count('icmp-stale');
  }

  /** A UDP datagram for `local` in the row at word `row`. */
  refuse(now: number, local: OwnAddress, key: Int32Array, bytes: Uint8Array, rows: Int32Array, row: number): void {
    const start = rows[row + ROW.ipOffset] ?? 0;
    const end = (rows[row + ROW.payloadOffset] ?? 0) + (rows[row + ROW.payloadLength] ?? 0);
    const limit = local.family === 4 ? IPV4_QUOTE : IPV6_QUOTE;
    const quote = bytes.subarray(start, Math.min(end, start + limit));
    if (!this.#context.answers.unreachable(now, local, key, quote)) this.#context.counters.count('unreachable-limit');
  }

  /** An answer larger than the link carries is not sent: the request came in fragments. */
  #echo(now: number, local: OwnAddress, key: Int32Array, rest: number, payload: Uint8Array): boolean {
    const size = payload.length + ICMP_HEADER + (local.family === 4 ? IPV4_HEADER : IPV6_HEADER);
    return size <= this.#context.mtus.link && this.#context.answers.echo(now, local, key, rest, payload);
  }

  #tooBig(now: number, connection: NativeConnection, rest: number): void {
    const { mtus, counters } = this.#context;
    // IPv4 has the MTU in the low half of the word (RFC 1191, section 4), IPv6 in all of it (RFC 4443, section 3.2).
    const reported = connection.local.family === 4 ? rest & 0xffff : rest >>> 0;
    const mtu = mtus.plausible(now, connection.destination, reported, this.#quote.length);
    const narrow = mtu === 0 && mtus.isNarrow(connection.destination, reported, this.#quote.length);
    if (mtu === 0 && !narrow) {
      counters.count('mtu-implausible');
      return;
    }
    const { seq } = this.#quote;
    const believed = narrow ? connection.handleNarrow(now, seq) : connection.handleTooBig(now, seq, mtu);
    if (believed) this.#context.wake(connection);
    else counters.count('icmp-stale');
  }

  /** The connection whose packet is quoted: it went out from `local`. */
  #quoted(local: OwnAddress, view: DataView, offset: number, length: number): NativeConnection | undefined {
    const quote = this.#quote;
    if (!quote.read(view, offset, length, local.family)) return undefined;
    const size = local.bytes.length;
    for (let i = 0; i < size; i++) if (view.getUint8(quote.addresses + i) !== local.bytes[i]) return undefined;
    addressWords(local.family, view, quote.addresses + size, this.#key);
    this.#key[4] = (quote.destinationPort << 16) | quote.sourcePort;
    this.#key[5] = local.index;
    return this.#context.table.get(this.#key);
  }
}
