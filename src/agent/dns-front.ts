/**
 * Records for ordinary resolvers: an authoritative name server for one zone, read-only. Names of a node are its ID in
 * 16 hexadecimal digits (or four groups with hyphens) below the zone. Questions and answers are bytes here; sockets are in
 * `dns-server.ts`.
 */

import type DnsPacket from 'dns-packet';
import { counters } from '../directory/counters.ts';
import { expiryOf } from '../directory/record.ts';
import type { AgentRecord } from '../wire/agent-record.ts';
import { DNS_TYPE, type DnsRdata, encodeDnsRdata } from '../wire/dns-rdata.ts';
import { parseIpAddress } from '../wire/ip-address.ts';
import type { Locator } from '../wire/locator.ts';
import { type NodeId, parseNodeId } from '../wire/node-id.ts';

type Packet = typeof DnsPacket;

export interface DnsFrontOptions {
  /** The zone, as `nodes.example`; its labels of 1..63 letters, digits and hyphens. */
  readonly zone: string;
  /** The record of a node that everybody may have; null: none. Rejects when it cannot be told. */
  readonly lookup: (nodeId: NodeId) => Promise<AgentRecord | null>;
  /** Unix time in ms. */
  readonly unix: () => number;
}

/** Seconds that a resolver may keep an answer, also a negative one: a mobile node is elsewhere soon. */
export const DNS_TTL = 5;
/** Bytes of a question at most: a name of 255 and EDNS options fit. */
const MAX_QUESTION = 512;
/** What goes to who asks by UDP is at most so many times its question. */
const FACTOR = 3;
/** A payload that passes everywhere unfragmented (DNS flag day 2020). */
const MAX_UDP = 1232;
const PLAIN_UDP = 512;

export const DNS_COUNTERS = [
  'dns.questions',
  'dns.answers',
  'dns.truncated',
  'dns.dropped',
  'dns.format-error',
  'dns.server-failure',
  'dns.name-error',
  'dns.not-implemented',
  'dns.refused',
] as const;

export type DnsCounter = (typeof DNS_COUNTERS)[number];

const RCODE = { ok: 0, format: 1, failure: 2, name: 3, notImplemented: 4, refused: 5, badVersion: 16 } as const;
const COUNTER_OF: Readonly<Record<number, DnsCounter>> = {
  [RCODE.ok]: 'dns.answers',
  [RCODE.format]: 'dns.format-error',
  [RCODE.failure]: 'dns.server-failure',
  [RCODE.name]: 'dns.name-error',
  [RCODE.notImplemented]: 'dns.not-implemented',
  [RCODE.refused]: 'dns.refused',
  [RCODE.badVersion]: 'dns.refused',
};

interface Asked {
  readonly id: number;
  readonly flags: number;
  /** The question as it came, to be sent back so. */
  readonly question: Uint8Array;
  /** Labels in lower case, and where each begins in the message. */
  readonly labels: readonly string[];
  readonly starts: readonly number[];
  readonly type: number;
  readonly dnsClass: number;
  readonly edns: { readonly version: number; readonly size: number; readonly dnssecOk: boolean } | null;
}

interface Section {
  readonly answers: readonly Uint8Array[];
  readonly authority: readonly Uint8Array[];
}

export class DnsFront {
  readonly counters = counters(DNS_COUNTERS);
  readonly #packet: Packet;
  readonly #options: DnsFrontOptions;
  readonly #zone: readonly string[];

  /** @throws RangeError when the zone is none */
  constructor(packet: Packet, options: DnsFrontOptions) {
    const zone = options.zone.toLowerCase().replace(/\.$/, '').split('.');
    const size = zone.reduce((sum, label) => sum + label.length + 1, 1);
    if (size > MAX_ZONE || !zone.every((label) => /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/.test(label))) {
      throw new RangeError(`no name of a zone: ${options.zone}`);
    }
    this.#packet = packet;
    this.#options = options;
    this.#zone = zone;
  }

  /**
   * The answer to a question; null: none is owed. Never rejects.
   *
   * @param limited by UDP the asker's address may be forged: answers are short, and truncated where `truncate` is set
   */
  async answer(bytes: Uint8Array, via: 'udp' | 'tcp', truncate = false): Promise<Uint8Array | null> {
    this.counters['dns.questions'] += 1;
    if (bytes.length < HEADER || ((bytes[2] ?? 0) & RESPONSE) !== 0) return this.#drop();
    const asked = this.#read(bytes);
    if (typeof asked === 'number') return this.#bare(bytes, asked);
    if (via === 'udp' && truncate) return this.#finish(asked, RCODE.ok, NOTHING, 0);
    const room = via === 'tcp' ? MAX_TCP : Math.min(FACTOR * bytes.length, asked.edns?.size ?? PLAIN_UDP);
    if (asked.edns !== null && asked.edns.version !== 0) return this.#finish(asked, RCODE.badVersion, NOTHING, room);
    const { labels } = asked;
    const depth = labels.length - this.#zone.length;
    const inside = depth >= 0 && this.#zone.every((label, i) => label === labels[depth + i]);
    if (asked.dnsClass !== CLASS_IN || !inside || (asked.type >= 251 && asked.type <= 254)) {
      return this.#finish(asked, RCODE.refused, NOTHING, room);
    }
    try {
      return await this.#inZone(asked, depth, room);
    } catch {
      return this.#finish(asked, RCODE.failure, NOTHING, room);
    }
  }

  async #inZone(asked: Asked, depth: number, room: number): Promise<Uint8Array | null> {
    const apex = this.#apex(asked, depth);
    if (depth === 0) {
      const found = asked.type === TYPE.SOA ? [apex.soa] : asked.type === TYPE.NS ? [apex.ns] : null;
      if (asked.type === TYPE.ANY)
        return this.#finish(asked, RCODE.ok, { answers: [hinfo(this.#packet)], authority: [] }, room);
      return this.#finish(asked, RCODE.ok, { answers: found ?? [], authority: found === null ? [apex.soa] : [] }, room);
    }
    const place = this.#placeOf(asked.labels.slice(0, depth));
    const record = place === null ? null : await this.#options.lookup(place.nodeId);
    if (place === null || record === null) {
      return this.#finish(asked, RCODE.name, { answers: [], authority: [apex.soa] }, room);
    }
    const ttl = Math.min(DNS_TTL, Math.floor((expiryOf(record) - this.#options.unix()) / 1000));
    const answers = this.#records(asked, place, record, Math.max(0, ttl));
    if (answers === null) return this.#finish(asked, RCODE.name, { answers: [], authority: [apex.soa] }, room);
    return this.#finish(asked, RCODE.ok, { answers, authority: answers.length === 0 ? [apex.soa] : [] }, room);
  }

  /** Which node, and what of it, the labels before the zone name. */
  #placeOf(labels: readonly string[]): Place | null {
    const digits = (labels.at(-1) ?? '').replaceAll('-', '');
    if (!/^[0-9a-f]{16}$/.test(digits) || !/^([0-9a-f]{16}|[0-9a-f]{4}(-[0-9a-f]{4}){3})$/.test(labels.at(-1) ?? ''))
      return null;
    const id = parseNodeId((digits.match(/.{4}/g) ?? []).join(':'));
    if (!id.ok) return null;
    const before = labels.slice(0, -1).join('.');
    if (before === '') return { nodeId: id.value, what: 'node' };
    if (before === 'locators') return { nodeId: id.value, what: 'locators' };
    if (before === '_kamo._udp' || before === '_udp')
      return { nodeId: id.value, what: before === '_udp' ? 'empty' : 'service' };
    const number = /^l(\d|1[0-5])$/.exec(before)?.[1];
    return number === undefined ? null : { nodeId: id.value, what: Number(number) };
  }

  /** What there is of the type asked for; null: the name does not exist. */
  #records(asked: Asked, { nodeId, what }: Place, record: AgentRecord, ttl: number): Uint8Array[] | null {
    const locators = [...record.locators].sort((a, b) => b.preference - a.preference || a.id - b.id);
    const own = typeof what === 'number' ? locators.filter(({ id }) => id === what) : locators;
    if (typeof what === 'number' && own.length === 0) return null;
    if (asked.type === TYPE.ANY) return [hinfo(this.#packet)];
    if (what === 'empty') return [];
    if (what === 'service') return asked.type === TYPE.SRV ? this.#services(asked, locators, ttl) : [];
    switch (asked.type) {
      case TYPE.A:
      case TYPE.AAAA:
        return own
          .filter(({ address }) => address.family === (asked.type === TYPE.A ? 4 : 6))
          .map(({ address }) => {
            return this.#encode({ type: asked.type === TYPE.A ? 'A' : 'AAAA', data: address.address, ttl });
          });
      case DNS_TYPE.NID:
        return what === 'node' ? [this.#ilnp({ type: 'NID', preference: 10, nodeId }, ttl)] : [];
      case DNS_TYPE.LP:
        if (what !== 'node' || locators.length === 0) return [];
        return [this.#ilnp({ type: 'LP', preference: 10, name: ['locators', ...asked.labels] }, ttl)];
      case DNS_TYPE.L32:
      case DNS_TYPE.L64:
        return this.#prefixes(own, asked.type === DNS_TYPE.L32 ? 4 : 6, ttl);
      default:
        return [];
    }
  }

  #prefixes(locators: readonly Locator[], family: 4 | 6, ttl: number): Uint8Array[] {
    const seen = new Set<string>();
    return locators.flatMap(({ address, preference }) => {
      const parsed = parseIpAddress(address.address);
      if (address.family !== family || !parsed.ok) return [];
      const locator = parsed.value.bytes.slice(0, family === 4 ? 4 : 8);
      // Of addresses under one prefix the preferred one's preference counts.
      if (seen.has(locator.join())) return [];
      seen.add(locator.join());
      // The lower is preferred there.
      return [this.#ilnp({ type: family === 4 ? 'L32' : 'L64', preference: 65_535 - preference, locator }, ttl)];
    });
  }

  #services(asked: Asked, locators: readonly Locator[], ttl: number): Uint8Array[] {
    const node = asked.labels.slice(2).join('.');
    return locators.map(({ id, preference, address: { port } }) => {
      const data = { priority: 65_535 - preference, weight: 0, port, target: `l${id}.${node}` };
      return this.#encode({ type: 'SRV', data, ttl });
    });
  }

  #ilnp(rdata: DnsRdata, ttl: number): Uint8Array {
    return this.#encode({ type: `UNKNOWN_${DNS_TYPE[rdata.type]}`, data: Buffer.from(encodeDnsRdata(rdata)), ttl });
  }

  #apex(asked: Asked, depth: number): { readonly soa: Uint8Array; readonly ns: Uint8Array } {
    const at = asked.starts[depth] ?? HEADER;
    const zone = this.#zone.join('.');
    const serial = Math.floor(this.#options.unix() / 1000) >>> 0;
    const times = { serial, refresh: 3600, retry: 600, expire: 86_400, minimum: DNS_TTL };
    return {
      soa: this.#encode(
        { type: 'SOA', data: { mname: zone, rname: `hostmaster.${zone}`, ...times }, ttl: DNS_TTL },
        at,
      ),
      ns: this.#encode({ type: 'NS', data: zone, ttl: DNS_TTL }, at),
    };
  }

  /** A record whose name is a pointer into the question: to its beginning, or to `at`. */
  #encode(record: { readonly type: string; readonly data: unknown; readonly ttl: number }, at = HEADER): Uint8Array {
    return encodeRecord(this.#packet, record, at);
  }

  /** What was asked, or the code of the refusal. */
  #read(bytes: Uint8Array): Asked | number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const flags = view.getUint16(2);
    if (((flags >> 11) & 15) !== 0) return RCODE.notImplemented;
    // Judged before anything is decoded: what a question has not cannot cost anything.
    if (bytes.length > MAX_QUESTION) return RCODE.format;
    if (view.getUint16(4) !== 1 || view.getUint16(6) !== 0 || view.getUint16(8) !== 0 || view.getUint16(10) > 1) {
      return RCODE.format;
    }
    const labels: string[] = [];
    const starts: number[] = [];
    let offset = HEADER;
    for (;;) {
      const length = bytes[offset];
      if (length === undefined || length > 63) return RCODE.format;
      starts.push(offset);
      offset += 1 + length;
      if (length === 0) break;
      if (offset - HEADER >= 255 || offset > bytes.length) return RCODE.format;
      labels.push(String.fromCharCode(...bytes.subarray(offset - length, offset)).toLowerCase());
    }
    if (offset + 4 > bytes.length) return RCODE.format;
    const edns = this.#edns(bytes);
    if (edns === undefined) return RCODE.format;
    return {
      ...{ id: view.getUint16(0), flags, labels, starts, edns },
      question: bytes.slice(HEADER, offset + 4),
      type: view.getUint16(offset),
      dnsClass: view.getUint16(offset + 2),
    };
  }

  /** EDNS of a question (RFC 6891); null: none, undefined: it cannot be read. */
  #edns(bytes: Uint8Array): Asked['edns'] | undefined {
    try {
      const { additionals } = this.#packet.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
      const [option] = additionals ?? [];
      if (this.#packet.decode.bytes !== bytes.length) return undefined;
      if (option === undefined) return null;
      if (option.type !== 'OPT') return undefined;
      const { udpPayloadSize, ednsVersion, flag_do } = option as unknown as Option;
      const size = Math.min(Math.max(udpPayloadSize, PLAIN_UDP), MAX_UDP);
      return { version: ednsVersion, size, dnssecOk: flag_do };
    } catch {
      return undefined;
    }
  }

  #finish(asked: Asked, code: number, { answers, authority }: Section, room: number): Uint8Array {
    const option = asked.edns === null ? null : optRecord(code >> 4, asked.edns.dnssecOk);
    const whole = join(asked, code, answers, authority, option, false);
    this.counters[COUNTER_OF[code] ?? 'dns.answers'] += 1;
    if (whole.length <= room) return whole;
    const bare = join(asked, code, answers, [], option, false);
    // A negative answer without its SOA is only kept less long.
    if (answers.length === 0 && room > 0 && bare.length <= room) return bare;
    this.counters['dns.truncated'] += 1;
    return join(asked, code, [], [], option, true);
  }

  /** A refusal of what cannot be read: its header. */
  #bare(bytes: Uint8Array, code: number): Uint8Array {
    this.counters[COUNTER_OF[code] ?? 'dns.format-error'] += 1;
    const answer = new Uint8Array(HEADER);
    answer.set(bytes.subarray(0, 4));
    answer[2] = RESPONSE | ((bytes[2] ?? 0) & 0x79);
    answer[3] = code;
    return answer;
  }

  #drop(): null {
    this.counters['dns.dropped'] += 1;
    return null;
  }
}

/** An OPT record as `dns-packet` reads it. */
interface Option {
  readonly udpPayloadSize: number;
  readonly ednsVersion: number;
  readonly flag_do: boolean;
}

interface Place {
  readonly nodeId: NodeId;
  /** A number: the locator with that ID. `empty`: there is something below. */
  readonly what: 'node' | 'locators' | 'service' | 'empty' | number;
}

const TYPE = { A: 1, NS: 2, SOA: 6, AAAA: 28, SRV: 33, ANY: 255 } as const;
const CLASS_IN = 1;
const HEADER = 12;
const RESPONSE = 0x80;
const MAX_TCP = 65_535;
/** The longest name below the zone, `_kamo._udp.` and a node ID with hyphens, fits behind it, and `locators.`. */
const MAX_ZONE = 200;
const NOTHING: Section = { answers: [], authority: [] };

function encodeRecord(
  packet: Packet,
  record: { readonly type: string; readonly data: unknown; readonly ttl: number },
  at: number,
): Uint8Array {
  const message = packet.encode({ type: 'response', answers: [{ ...record, name: '.', class: 'IN' } as never] });
  // The root's name is one byte; a pointer of two takes its place.
  const rest = message.subarray(HEADER + 1);
  return Uint8Array.of(0xc0 | (at >> 8), at & 0xff, ...rest);
}

/** What ANY is answered by (RFC 8482, section 4.2). */
function hinfo(packet: Packet): Uint8Array {
  return encodeRecord(packet, { type: 'HINFO', data: { cpu: 'RFC8482', os: '' }, ttl: DNS_TTL }, HEADER);
}

/** The OPT record of an answer. The bit by which signatures are asked for comes back as it came (RFC 3225, section 3). */
function optRecord(extendedCode: number, dnssecOk: boolean): Uint8Array {
  return Uint8Array.of(0, 0, 41, MAX_UDP >> 8, MAX_UDP & 0xff, extendedCode, 0, dnssecOk ? 0x80 : 0, 0, 0, 0);
}

function join(
  asked: Asked,
  code: number,
  answers: readonly Uint8Array[],
  authority: readonly Uint8Array[],
  option: Uint8Array | null,
  truncated: boolean,
): Uint8Array {
  const header = new Uint8Array(HEADER);
  const view = new DataView(header.buffer);
  view.setUint16(0, asked.id);
  // QR, AA in the zone, TC, RD as asked; no recursion here.
  const authoritative = code === RCODE.ok || code === RCODE.name ? 0x0400 : 0;
  view.setUint16(2, 0x8000 | authoritative | (truncated ? 0x0200 : 0) | (asked.flags & 0x0100) | (code & 15));
  view.setUint16(4, 1);
  view.setUint16(6, answers.length);
  view.setUint16(8, authority.length);
  view.setUint16(10, option === null ? 0 : 1);
  const parts = [header, asked.question, ...answers, ...authority, ...(option === null ? [] : [option])];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
