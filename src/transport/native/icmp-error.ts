import { ICMP, ICMPV6, IPV4_HEADER, IPV6_HEADER, TCP } from './constants.ts';

/** What an ICMP message says about a packet of ours. */
export type IcmpMeaning =
  | { readonly kind: 'soft' | 'hard' | 'too-big'; readonly reason: string }
  | { readonly kind: 'ignored' };

const IGNORED: IcmpMeaning = { kind: 'ignored' };
const TOO_BIG: IcmpMeaning = { kind: 'too-big', reason: 'packet-too-big' };
const TIME_EXCEEDED: IcmpMeaning = { kind: 'soft', reason: 'time-exceeded' };
const PARAMETER_PROBLEM: IcmpMeaning = { kind: 'soft', reason: 'parameter-problem' };

/** Destination unreachable by code (RFC 792; RFC 1122, section 3.2.2.1), sorted by RFC 9293, section 3.9.2.2. */
const UNREACHABLE: readonly IcmpMeaning[] = [
  { kind: 'soft', reason: 'network-unreachable' },
  { kind: 'soft', reason: 'host-unreachable' },
  { kind: 'hard', reason: 'protocol-unreachable' },
  { kind: 'hard', reason: 'port-unreachable' },
  TOO_BIG,
  { kind: 'soft', reason: 'source-route-failed' },
];
/** The same of ICMPv6 (RFC 4443, section 3.1); code 1, administratively prohibited, may change with a policy. */
const UNREACHABLE_V6: readonly IcmpMeaning[] = [
  { kind: 'soft', reason: 'no-route' },
  { kind: 'hard', reason: 'prohibited' },
  { kind: 'soft', reason: 'beyond-scope' },
  { kind: 'soft', reason: 'address-unreachable' },
  { kind: 'hard', reason: 'port-unreachable' },
];
const PROHIBITED: IcmpMeaning = { kind: 'soft', reason: 'prohibited' };

/** Sorts a message by its type and code; echoes and what is no error are ignored, and so is source quench (MUST-55). */
export function meaningOf(protocol: number, type: number, code: number): IcmpMeaning {
  if (protocol === ICMP) {
    if (type === 3) return UNREACHABLE[code] ?? PROHIBITED;
    if (type === 11) return TIME_EXCEEDED;
    return type === 12 ? PARAMETER_PROBLEM : IGNORED;
  }
  if (protocol !== ICMPV6) return IGNORED;
  if (type === 1) return UNREACHABLE_V6[code] ?? PROHIBITED;
  if (type === 2) return TOO_BIG;
  if (type === 3) return TIME_EXCEEDED;
  return type === 4 ? PARAMETER_PROBLEM : IGNORED;
}

/** The packet that an error quotes, as far as it is needed; one object, filled again and again. */
export class Quote {
  /** Offset of the source address; the destination follows. */
  addresses = 0;
  sourcePort = 0;
  destinationPort = 0;
  seq = 0;
  /** Bytes of the whole packet, as its header told. */
  length = 0;

  /** Reads the quote at `[offset, offset + length)`. False when it is no segment that this node could have sent. */
  read(view: DataView, offset: number, length: number, version: number): boolean {
    const header = version === 4 ? IPV4_HEADER : IPV6_HEADER;
    // Eight bytes of the segment are what every router quotes (RFC 792).
    if (length < header + 8 || view.getUint8(offset) >>> 4 !== version) return false;
    if (view.getUint8(offset + (version === 4 ? 9 : 6)) !== TCP) return false;
    // What is sent here has no options and is no fragment.
    if (version === 4 && ((view.getUint8(offset) & 15) !== 5 || (view.getUint16(offset + 6) & 0x3fff) !== 0)) {
      return false;
    }
    this.addresses = offset + (version === 4 ? 12 : 8);
    this.length = version === 4 ? view.getUint16(offset + 2) : IPV6_HEADER + view.getUint16(offset + 4);
    this.sourcePort = view.getUint16(offset + header);
    this.destinationPort = view.getUint16(offset + header + 2);
    this.seq = view.getInt32(offset + header + 4);
    return true;
  }
}
