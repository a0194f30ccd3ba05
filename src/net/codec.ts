import type { Engine, TransmitRegion } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native-engine.ts';
import type { Reassembly } from '../engine/reassembly.ts';
import { ROW, ROW_FAULTS, ROW_WORDS } from '../wire/segment-row.ts';

/** What a driver's datagrams are to the engine: datagrams of UDP mode, or IP packets. */
export interface Codec {
  /** Fills the first `count` receive rows, whose place, length and flags are set. */
  decode(now: number, count: number): void;
  /** The next datagram that what was decoded so far has made whole: to be decoded as if it had just come. Or undefined. */
  whole(): Uint8Array | undefined;
  /** Writes the headers of the first `count` rows of a region. */
  encode(region: TransmitRegion, count: number): void;
}

/** UDP mode. */
export function datagramCodec(engine: Engine): Codec {
  return {
    decode(_now, count) {
      engine.decodeDatagrams(count);
    },
    whole() {
      return undefined;
    },
    encode(region, count) {
      engine.encodeSegments(region, count);
    },
  };
}

const FRAGMENT = ROW_FAULTS.indexOf('fragment');

/** Native mode; fragments go to `reassembly`. */
export function packetCodec(engine: NativeEngine, reassembly: Reassembly): Codec {
  return {
    decode(now, count) {
      if (engine.decodePackets(count) === count) return;
      const { bytes, receiveRows } = engine;
      for (let row = 0; row < count * ROW_WORDS; row += ROW_WORDS) {
        if (receiveRows[row + ROW.fault] !== FRAGMENT) continue;
        reassembly.add(now, bytes, receiveRows[row + ROW.offset] ?? 0, receiveRows[row + ROW.length] ?? 0);
      }
    },
    whole() {
      return reassembly.take();
    },
    encode(region, count) {
      engine.encodePackets(region, count);
    },
  };
}
