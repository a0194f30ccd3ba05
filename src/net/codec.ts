import type { Engine, TransmitRegion } from '../engine/engine.ts';
import type { NativeEngine } from '../engine/native-engine.ts';

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

/** Native mode. */
export function packetCodec(engine: NativeEngine): Codec {
  return {
    decode(_now, count) {
      engine.decodePackets(count);
    },
    whole() {
      return undefined;
    },
    encode(region, count) {
      engine.encodePackets(region, count);
    },
  };
}
