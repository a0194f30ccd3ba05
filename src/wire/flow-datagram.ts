/**
 * UDP mode: datagrams of flows. Kind 1 carries one message of an application, kind 2 what flows say about themselves:
 * how one is opened, what has arrived, and its end.
 */
import { blob, struct, u8, u16be, u32be } from 'buffer-layout';
import { at, sizeOf } from './layout.ts';
import { DATAGRAM_NIBBLE } from './udp-header.ts';

/** What precedes a message. `path`: the sender's number of the path, in the low half of the first byte. */
export const MESSAGE_HEADER = struct([
  u8('kindAndPath'),
  u8('flags'),
  u16be('reserved'),
  u32be('idHigh'),
  u32be('idLow'),
  u32be('number'),
]);

/** What all control datagrams begin with; the ID is the receiver's, and in OPEN the sender's. */
export const FLOW_CONTROL = struct([u8('kind'), u8('type'), u16be('code'), u32be('idHigh'), u32be('idLow')]);

/** The rest of the datagram up to `OPEN_SIZE` is filling. */
export const FLOW_OPEN = struct([
  ...FLOW_CONTROL.fields,
  u32be('handle'),
  u16be('servicePort'),
  u16be('sourcePort'),
  blob(8, 'mac'),
]);

export const FLOW_ACCEPT = struct([...FLOW_CONTROL.fields, u32be('ownHigh'), u32be('ownLow'), blob(8, 'mac')]);

/** REFUSE and CLOSE. */
export const FLOW_END = struct([...FLOW_CONTROL.fields, blob(8, 'mac')]);

/** One path's part of FEEDBACK, behind `FLOW_CONTROL`, whose `code` is the number of blocks. */
export const FEEDBACK_BLOCK = struct([
  u8('path'),
  u8('reserved'),
  u16be('delay'),
  u32be('largest'),
  u32be('mapHigh'),
  u32be('mapLow'),
]);

/** Asks for feedback at once. */
export const MESSAGE_FLAG = { feedback: 1 } as const;

/** `responder` in the code of OPEN: the sender was the responder when the association was founded. */
export const OPEN_CODE = { responder: 1 } as const;

export const FLOW_TYPE = { open: 1, accept: 2, refuse: 3, feedback: 4, close: 5 } as const;

/** Why an opening is refused, in the code of REFUSE. */
export const REFUSAL = { 'no-listener': 1, limit: 2 } as const;
export type Refusal = keyof typeof REFUSAL;

export const MESSAGE_HEADER_SIZE: number = sizeOf(MESSAGE_HEADER);
/** An opening is at least so long, in bytes of UDP payload: no answer to one is longer. */
export const OPEN_SIZE = 512;
export const FLOW_ACCEPT_SIZE: number = sizeOf(FLOW_ACCEPT);
export const FLOW_END_SIZE: number = sizeOf(FLOW_END);
export const FLOW_MAC_SIZE = 8;
/** Numbers of paths: blocks of one feedback at most. */
export const MAX_BLOCKS = 16;
/** Numbers below the largest that a block tells of. */
export const MAP_SIZE = 64;
/** Units of a block's delay in a ms; at most 65,535 of them are told. */
export const DELAY_UNITS = 8;

/** A message's header. */
export interface MessageHeader {
  /** 0..15 */
  path: number;
  /** Bits of `MESSAGE_FLAG`. */
  flags: number;
  /** int32 */
  number: number;
}

/** The 32-bit words of an ID, int32. */
export interface FlowId {
  readonly high: number;
  readonly low: number;
}

/** One control datagram, read. Fields that its type has not keep what they had. */
export interface FlowControl {
  /** A value of `FLOW_TYPE`. */
  type: number;
  code: number;
  idHigh: number;
  idLow: number;
  handle: number;
  servicePort: number;
  sourcePort: number;
  ownHigh: number;
  ownLow: number;
  /** Where the MAC is; -1: there is none. */
  macOffset: number;
}

/** What arrived by one path: `largest`, and of the 64 numbers below it those whose bit is set; bit 0 is the next below. */
export interface FeedbackBlock {
  path: number;
  /** How long the largest has waited to be told, in ms. */
  delay: number;
  largest: number;
  /** Bits 32 to 63, and 0 to 31, int32. */
  mapHigh: number;
  mapLow: number;
}

export type FlowFault = 'none' | 'short' | 'unknown-type' | 'bad-length' | 'bad-block';

export function messageHeader(): MessageHeader {
  return { path: 0, flags: 0, number: 0 };
}

export function flowControl(): FlowControl {
  return {
    type: 0,
    code: 0,
    idHigh: 0,
    idLow: 0,
    handle: 0,
    servicePort: 0,
    sourcePort: 0,
    ownHigh: 0,
    ownLow: 0,
    macOffset: -1,
  };
}

export function feedbackBlock(): FeedbackBlock {
  return { path: 0, delay: 0, largest: 0, mapHigh: 0, mapLow: 0 };
}

/** Reads the header of a message, which is `[offset, offset + length)`; its kind has been looked at. False: too short. */
export function readMessage(view: DataView, offset: number, length: number, into: MessageHeader): boolean {
  if (length < MESSAGE_HEADER_SIZE) return false;
  into.path = view.getUint8(offset) & 0xf;
  into.flags = view.getUint8(offset + MESSAGE.flags);
  into.number = view.getInt32(offset + MESSAGE.number);
  return true;
}

/** Writes the header of a message, and returns where its payload goes. */
export function writeMessage(view: DataView, offset: number, id: FlowId, header: Readonly<MessageHeader>): number {
  view.setUint8(offset, (DATAGRAM_NIBBLE.userDatagram << 4) | (header.path & 0xf));
  view.setUint8(offset + MESSAGE.flags, header.flags);
  view.setUint16(offset + MESSAGE.reserved, 0);
  view.setInt32(offset + MESSAGE.idHigh, id.high);
  view.setInt32(offset + MESSAGE.idLow, id.low);
  view.setInt32(offset + MESSAGE.number, header.number);
  return offset + MESSAGE_HEADER_SIZE;
}

/** Reads a control datagram, which is `[offset, offset + length)`; its kind has been looked at. */
export function readFlowControl(view: DataView, offset: number, length: number, into: FlowControl): FlowFault {
  if (length < HEADER_SIZE) return 'short';
  into.type = view.getUint8(offset + TYPE);
  into.code = view.getUint16(offset + CODE);
  into.idHigh = view.getInt32(offset + ID_HIGH);
  into.idLow = view.getInt32(offset + ID_LOW);
  into.macOffset = -1;
  switch (into.type) {
    case FLOW_TYPE.open:
      if (length < OPEN_SIZE) return 'short';
      into.handle = view.getUint32(offset + OPEN.handle);
      into.servicePort = view.getUint16(offset + OPEN.servicePort);
      into.sourcePort = view.getUint16(offset + OPEN.sourcePort);
      into.macOffset = offset + OPEN.mac;
      return 'none';
    case FLOW_TYPE.accept:
      if (length !== FLOW_ACCEPT_SIZE) return 'bad-length';
      into.ownHigh = view.getInt32(offset + ACCEPT.ownHigh);
      into.ownLow = view.getInt32(offset + ACCEPT.ownLow);
      into.macOffset = offset + ACCEPT.mac;
      return 'none';
    case FLOW_TYPE.refuse:
    case FLOW_TYPE.close:
      if (length !== FLOW_END_SIZE) return 'bad-length';
      into.macOffset = offset + END.mac;
      return 'none';
    case FLOW_TYPE.feedback:
      if (into.code === 0 || into.code > MAX_BLOCKS) return 'bad-block';
      return length === HEADER_SIZE + into.code * BLOCK_SIZE ? 'none' : 'bad-length';
    default:
      return 'unknown-type';
  }
}

/** Reads one block of a feedback that begins at `offset`. False: its path is none. */
export function readBlock(view: DataView, offset: number, index: number, into: FeedbackBlock): boolean {
  const start = offset + HEADER_SIZE + index * BLOCK_SIZE;
  into.path = view.getUint8(start + BLOCK.path);
  into.delay = view.getUint16(start + BLOCK.delay) / DELAY_UNITS;
  into.largest = view.getInt32(start + BLOCK.largest);
  into.mapHigh = view.getInt32(start + BLOCK.mapHigh);
  into.mapLow = view.getInt32(start + BLOCK.mapLow);
  return into.path < MAX_BLOCKS;
}

/** Writes an opening; the caller places the MAC at the returned offset. The datagram is `OPEN_SIZE` bytes. */
export function writeOpen(
  bytes: Uint8Array,
  view: DataView,
  offset: number,
  id: FlowId,
  value: Readonly<Pick<FlowControl, 'code' | 'handle' | 'servicePort' | 'sourcePort'>>,
): number {
  bytes.fill(0, offset, offset + OPEN_SIZE);
  writeHeader(view, offset, FLOW_TYPE.open, value.code, id);
  view.setUint32(offset + OPEN.handle, value.handle);
  view.setUint16(offset + OPEN.servicePort, value.servicePort);
  view.setUint16(offset + OPEN.sourcePort, value.sourcePort);
  return offset + OPEN.mac;
}

/** Writes the answer to the opening of `id`; the caller places the MAC at the returned offset. */
export function writeAccept(bytes: Uint8Array, view: DataView, offset: number, id: FlowId, own: FlowId): number {
  writeHeader(view, offset, FLOW_TYPE.accept, 0, id);
  view.setInt32(offset + ACCEPT.ownHigh, own.high);
  view.setInt32(offset + ACCEPT.ownLow, own.low);
  bytes.fill(0, offset + ACCEPT.mac, offset + FLOW_ACCEPT_SIZE);
  return offset + ACCEPT.mac;
}

/** Writes REFUSE (with a reason) or CLOSE; the caller places the MAC at the returned offset. */
export function writeEnd(bytes: Uint8Array, view: DataView, offset: number, id: FlowId, refusal?: Refusal): number {
  const type = refusal === undefined ? FLOW_TYPE.close : FLOW_TYPE.refuse;
  writeHeader(view, offset, type, refusal === undefined ? 0 : REFUSAL[refusal], id);
  bytes.fill(0, offset + END.mac, offset + FLOW_END_SIZE);
  return offset + END.mac;
}

/** Writes a feedback of the first `count` blocks, 1..16, and returns the offset behind it. */
export function writeFeedback(
  view: DataView,
  offset: number,
  id: FlowId,
  blocks: readonly Readonly<FeedbackBlock>[],
  count: number,
): number {
  writeHeader(view, offset, FLOW_TYPE.feedback, count, id);
  for (let index = 0; index < count; index++) {
    const block = blocks[index];
    const start = offset + HEADER_SIZE + index * BLOCK_SIZE;
    if (block === undefined) continue;
    view.setUint8(start + BLOCK.path, block.path);
    view.setUint8(start + BLOCK.reserved, 0);
    view.setUint16(start + BLOCK.delay, Math.min(0xffff, Math.max(0, Math.round(block.delay * DELAY_UNITS))));
    view.setInt32(start + BLOCK.largest, block.largest);
    view.setInt32(start + BLOCK.mapHigh, block.mapHigh);
    view.setInt32(start + BLOCK.mapLow, block.mapLow);
  }
  return offset + HEADER_SIZE + count * BLOCK_SIZE;
}

/** The bytes under a MAC, before those of the datagram from its type to the MAC. `label` is ASCII. */
export const FLOW_MAC_INPUT = struct([blob(9, 'label'), u8('sender'), u32be('openerHigh'), u32be('openerLow')]);

/**
 * Builds the byte string to be MACed: of the datagram at `offset` whose MAC is at `macOffset`.
 *
 * @param byOpener the sender opened the flow
 * @param opener the ID that the opener chose
 */
export function flowMacInput(
  byOpener: boolean,
  opener: FlowId,
  bytes: Uint8Array,
  offset: number,
  macOffset: number,
): Uint8Array {
  const covered = bytes.subarray(offset + TYPE, macOffset);
  const input = new Uint8Array(MAC_INPUT_SIZE + covered.length);
  const view = new DataView(input.buffer);
  for (let i = 0; i < LABEL.length; i++) view.setUint8(i, LABEL.charCodeAt(i));
  view.setUint8(at(FLOW_MAC_INPUT, 'sender'), byOpener ? 0 : 1);
  view.setInt32(at(FLOW_MAC_INPUT, 'openerHigh'), opener.high);
  view.setInt32(at(FLOW_MAC_INPUT, 'openerLow'), opener.low);
  input.set(covered, MAC_INPUT_SIZE);
  return input;
}

/** The reason that the code of a REFUSE stands for; undefined: none that is known. */
export function refusalOf(code: number): Refusal | undefined {
  return REFUSALS[code];
}

function writeHeader(view: DataView, offset: number, type: number, code: number, id: FlowId): void {
  view.setUint8(offset, DATAGRAM_NIBBLE.control << 4);
  view.setUint8(offset + TYPE, type);
  view.setUint16(offset + CODE, code);
  view.setInt32(offset + ID_HIGH, id.high);
  view.setInt32(offset + ID_LOW, id.low);
}

const LABEL = 'kamo flow';
const REFUSALS: Readonly<Record<number, Refusal>> = { 1: 'no-listener', 2: 'limit' };
const HEADER_SIZE = sizeOf(FLOW_CONTROL);
const BLOCK_SIZE = sizeOf(FEEDBACK_BLOCK);
const MAC_INPUT_SIZE = sizeOf(FLOW_MAC_INPUT);
const TYPE = at(FLOW_CONTROL, 'type');
const CODE = at(FLOW_CONTROL, 'code');
const ID_HIGH = at(FLOW_CONTROL, 'idHigh');
const ID_LOW = at(FLOW_CONTROL, 'idLow');
const MESSAGE = {
  flags: at(MESSAGE_HEADER, 'flags'),
  reserved: at(MESSAGE_HEADER, 'reserved'),
  idHigh: at(MESSAGE_HEADER, 'idHigh'),
  idLow: at(MESSAGE_HEADER, 'idLow'),
  number: at(MESSAGE_HEADER, 'number'),
};
const OPEN = {
  handle: at(FLOW_OPEN, 'handle'),
  servicePort: at(FLOW_OPEN, 'servicePort'),
  sourcePort: at(FLOW_OPEN, 'sourcePort'),
  mac: at(FLOW_OPEN, 'mac'),
};
const ACCEPT = {
  ownHigh: at(FLOW_ACCEPT, 'ownHigh'),
  ownLow: at(FLOW_ACCEPT, 'ownLow'),
  mac: at(FLOW_ACCEPT, 'mac'),
};
const END = { mac: at(FLOW_END, 'mac') };
const BLOCK = {
  path: at(FEEDBACK_BLOCK, 'path'),
  reserved: at(FEEDBACK_BLOCK, 'reserved'),
  delay: at(FEEDBACK_BLOCK, 'delay'),
  largest: at(FEEDBACK_BLOCK, 'largest'),
  mapHigh: at(FEEDBACK_BLOCK, 'mapHigh'),
  mapLow: at(FEEDBACK_BLOCK, 'mapLow'),
};
