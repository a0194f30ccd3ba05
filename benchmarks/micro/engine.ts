/**
 * What the packet engine costs: nanoseconds per datagram of a train, for a train's call as a whole, and for the
 * checksum. Prints one JSON object: the machine and, per case, median, minimum and maximum of the rounds.
 *
 *   node out/benchmarks/micro/engine.js
 */
import { cpus } from 'node:os';
import { SmoltcpEngine } from '../../src/engine/smoltcp.ts';
import { ACK, ROW, ROW_FLAG, ROW_WORDS } from '../../src/wire/segment-row.ts';
import { ReferenceEngine } from '../../test/support/reference-engine.ts';

const TRAIN = 45;
const PAYLOAD = 1400;
const ROUNDS = 9;
const ROUND_NANOSECONDS = 40e6;

const engine = new SmoltcpEngine();
const reference = new ReferenceEngine(engine.start, engine.bytes.length);
const region = engine.transmitRegions[0];
const referenceRegion = reference.transmitRegions[0];
if (region === undefined || referenceRegion === undefined) throw new Error('an engine without regions');

const UDP_LENGTH = 20 + 12 + PAYLOAD;
const IP_LENGTH = 20 + 20 + 12 + PAYLOAD;

prepareSegments(region.start, UDP_LENGTH, region.rows);
prepareSegments(referenceRegion.start, UDP_LENGTH, referenceRegion.rows);
engine.encodeSegments(region, TRAIN);
reference.encodeSegments(referenceRegion, TRAIN);
const { buffer } = engine.bytes;
const train = new Uint8Array(buffer, region.start, TRAIN * UDP_LENGTH);
engine.bytes.set(train, engine.receiveStart);
reference.bytes.set(train, reference.receiveStart);

const results: Record<string, Summary> = {
  'WebAssembly call': measure(1, () => engine.decodeDatagrams(0)),
  'decode, per datagram': measure(
    TRAIN,
    () => engine.decodeDatagrams(TRAIN),
    () => placeRows(UDP_LENGTH),
  ),
  'decode with SACK and kamo options, per datagram': measure(TRAIN, () => engine.decodeDatagrams(TRAIN), placeAcks),
  'split, per piece': measure(
    TRAIN,
    () => engine.splitTrain(engine.receiveStart, TRAIN * UDP_LENGTH, UDP_LENGTH),
    () => engine.bytes.set(train, engine.receiveStart),
  ),
  'encode, per datagram': measure(TRAIN, () => engine.encodeSegments(region, TRAIN)),
  'decode in TypeScript (the oracle), per datagram': measure(
    TRAIN,
    () => reference.decodeDatagrams(TRAIN),
    () => {
      for (let i = 0; i < TRAIN; i++) placeRow(reference.receiveRows, i, reference.receiveStart, UDP_LENGTH);
    },
  ),
  'native encode of 1400 B, per packet': measure(
    TRAIN,
    () => engine.encodePackets(region, TRAIN),
    () => {
      preparePackets(region.start, IP_LENGTH, region.rows);
    },
  ),
  'native decode of 1400 B, per packet': measure(
    TRAIN,
    () => engine.decodePackets(TRAIN),
    () => {
      engine.bytes.copyWithin(engine.receiveStart, region.start + 64, region.start + 64 + TRAIN * IP_LENGTH);
      placeRows(IP_LENGTH);
    },
  ),
  'checksum of 1400 B': measure(1, () => engine.checksum(engine.receiveStart, 1400, 0)),
  'checksum of 60 B': measure(1, () => engine.checksum(engine.receiveStart, 60, 0)),
};

console.log(
  JSON.stringify({ machine: cpus()[0]?.model, node: process.version, train: TRAIN, nanoseconds: results }, null, 2),
);

interface Summary {
  readonly median: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Times `run`, which does `units` of work, in rounds of equal length; `before` prepares once and is not timed. */
function measure(units: number, run: () => unknown, before?: () => void): Summary {
  before?.();
  for (let i = 0; i < 20_000; i++) run();
  const start = process.hrtime.bigint();
  for (let i = 0; i < 2000; i++) run();
  const calls = Math.max(1, Math.round(ROUND_NANOSECONDS / (Number(process.hrtime.bigint() - start) / 2000)));
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const from = process.hrtime.bigint();
    for (let i = 0; i < calls; i++) run();
    rounds.push(Number(process.hrtime.bigint() - from) / calls / units);
  }
  rounds.sort((a, b) => a - b);
  const at = (index: number) => Math.round((rounds[index] ?? 0) * 100) / 100;
  return { median: at(ROUNDS >> 1), minimum: at(0), maximum: at(ROUNDS - 1) };
}

function prepareSegments(start: number, length: number, rows: Int32Array): void {
  for (let i = 0; i < TRAIN; i++) {
    const row = i * ROW_WORDS;
    rows[row + ROW.offset] = start + i * length;
    rows[row + ROW.flags] = ACK | ROW_FLAG.timestamp;
    rows[row + ROW.window] = 1000;
    rows[row + ROW.idHigh] = 0x01234567;
    rows[row + ROW.idLow] = 0x089abcde;
    rows[row + ROW.seq] = i * PAYLOAD;
    rows[row + ROW.optionsLength] = 0;
    rows[row + ROW.payloadLength] = PAYLOAD;
  }
}

function preparePackets(start: number, length: number, rows: Int32Array): void {
  prepareSegments(start + 64, length, rows);
  for (let i = 0; i < TRAIN; i++) {
    const row = i * ROW_WORDS;
    rows[row + ROW.ipVersion] = 4;
    rows[row + ROW.protocol] = 6;
    rows[row + ROW.ipOffset] = start;
    rows[row + ROW.sourcePort] = 7;
    rows[row + ROW.destinationPort] = 50_000;
    rows[row + ROW.network] = 64 << 24;
  }
}

function placeRows(length: number): void {
  for (let i = 0; i < TRAIN; i++) placeRow(engine.receiveRows, i, engine.receiveStart, length);
}

function placeRow(rows: Int32Array, index: number, start: number, length: number): void {
  rows[index * ROW_WORDS + ROW.offset] = start + index * length;
  rows[index * ROW_WORDS + ROW.length] = length;
}

/** Pure ACKs with timestamps, two SACK blocks and a kamo option: 20 + 12 + 20 + 8 bytes. */
function placeAcks(): void {
  const options = [
    1,
    1,
    8,
    10,
    0,
    0,
    0,
    1,
    0,
    0,
    0,
    2,
    1,
    1,
    5,
    18,
    ...new Uint8Array(16),
    253,
    8,
    0x4b,
    0x4d,
    3,
    0,
    0,
    0,
  ];
  for (let i = 0; i < TRAIN; i++) {
    const at = engine.receiveStart + i * 100;
    engine.bytes.set(train.subarray(0, 20), at);
    engine.bytes[at] = 0xf0;
    engine.bytes.set(options, at + 20);
    placeRow(engine.receiveRows, i, engine.receiveStart, 100);
    engine.receiveRows[i * ROW_WORDS + ROW.offset] = at;
    engine.receiveRows[i * ROW_WORDS + ROW.length] = 60;
  }
  if (engine.decodeDatagrams(TRAIN) !== TRAIN) throw new Error('the acknowledgments are not sound');
}
