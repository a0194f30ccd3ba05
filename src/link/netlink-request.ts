/** What is asked of rtnetlink(7): dumps, and addresses given to a device. */
import type { IpFamily } from '../wire/ip-address.ts';
import { at, sizeOf } from '../wire/layout.ts';
import { writeAttribute } from './netlink-attribute.ts';
import { ADDRESS, IFA, MESSAGE_FLAG, MESSAGE_TYPE, NETLINK_HEADER, NETLINK_HEADER_SIZE } from './netlink-message.ts';

/** An address for a device, with the length of its network's prefix in bits. */
export interface AddressRequest {
  readonly family: IpFamily;
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** What can be dumped. */
export type DumpKind = 'getLink' | 'getAddress' | 'getRoute' | 'getRule';

const LENGTH = at(NETLINK_HEADER, 'length');
const TYPE = at(NETLINK_HEADER, 'type');
const FLAGS = at(NETLINK_HEADER, 'flags');
const SEQUENCE = at(NETLINK_HEADER, 'sequence');
const FAMILY = { 4: 2, 6: 10 } as const;
/**
 * struct rtgenmsg of linux/rtnetlink.h, the family, padded to what the largest fixed part of an answer has: kernels of
 * all ages take it.
 */
const DUMP_BODY = 16;

/** Asks for all of a kind, of all families. */
export function dumpRequest(kind: DumpKind, sequence: number): Uint8Array {
  return request(MESSAGE_TYPE[kind], MESSAGE_FLAG.dump, sequence, DUMP_BODY).bytes;
}

/** Gives an address to the device with this index, unless it has it; the answer is an error message. */
export function addressRequest(index: number, { family, bytes: address, length }: AddressRequest): Uint8Array {
  const flags = MESSAGE_FLAG.ack | MESSAGE_FLAG.replace | MESSAGE_FLAG.create;
  const body = sizeOf(ADDRESS) + 2 * (4 + address.length);
  const { bytes, view } = request(MESSAGE_TYPE.newAddress, flags, 0, body);
  view.setUint8(NETLINK_HEADER_SIZE + at(ADDRESS, 'family'), FAMILY[family]);
  view.setUint8(NETLINK_HEADER_SIZE + at(ADDRESS, 'prefixLength'), length);
  view.setUint32(NETLINK_HEADER_SIZE + at(ADDRESS, 'index'), index, true);
  const next = writeAttribute(view, NETLINK_HEADER_SIZE + sizeOf(ADDRESS), IFA.local, address);
  writeAttribute(view, next, IFA.address, address);
  return bytes;
}

function request(type: number, flags: number, sequence: number, body: number): { bytes: Uint8Array; view: DataView } {
  const length = NETLINK_HEADER_SIZE + body;
  // Of more than 64 bytes, so that it does not move.
  const memory = new Uint8Array(Math.max(length, 128));
  const view = new DataView(memory.buffer);
  view.setUint32(LENGTH, length, true);
  view.setUint16(TYPE, type, true);
  view.setUint16(FLAGS, flags | MESSAGE_FLAG.request, true);
  view.setUint32(SEQUENCE, sequence, true);
  return { bytes: memory.subarray(0, length), view };
}
