import { SUBTYPE } from '../../../src/wire/kamo-option.ts';
import { ACK, SYN } from '../../../src/wire/segment-row.ts';
import { partsOf, type SegmentParts } from '../describe.ts';
import type { Condition } from '../routes.ts';
import {
  atLeast,
  bulk,
  dial,
  exactly,
  type Finding,
  finish,
  pairWorld,
  type Scenario,
  type Stage,
} from './scenario.ts';

const KIND_EXPERIMENT = 253;
const NOP = 1;

/** Boxes on the way that take options away, change them or give them back (R-SEC-1, R-SIM-46). */
export const MIDDLEBOXES: readonly Scenario[] = [
  stripped('syn', ({ flags }) => (flags & (SYN | ACK)) === SYN, 'never-opens'),
  stripped('syn-ack', ({ flags }) => (flags & (SYN | ACK)) === (SYN | ACK), 'never-opens'),
  stripped('all', () => true, 'never-opens'),
  stripped('after-handshake', ({ flags }) => (flags & SYN) === 0, 'no-proof'),
  stripped('control', ({ subtypes }) => subtypes.includes(SUBTYPE.control), 'no-proof'),
  altered('capable', SUBTYPE.capable),
  altered('control', SUBTYPE.control),
  {
    name: 'options-mirrored',
    about: '[R-SIM-46] a box answers the SYN with its own options: no connection, and an error that says so',
    run(stage) {
      let capable: Uint8Array | undefined;
      return refused(stage, (from, _to, bytes) => {
        const at = offsetOf(bytes, SUBTYPE.capable);
        if (at < 0) return undefined;
        const option = bytes.subarray(at, at + (bytes[at + 1] ?? 0));
        if (from.node === 0) capable = option.slice();
        else if (capable?.length === option.length) option.set(capable);
        return undefined;
      });
    },
  },
  {
    name: 'probes-stripped-on-one-path',
    about: '[R-SIM-47] a box takes PROBE away on one path: that path is never used, and the other carries all',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      world.routes.conditions.push((from, to, bytes) => {
        const other = from.node === 0 ? to.link : from.link;
        if (other === 1) strip(bytes, [SUBTYPE.probe, SUBTYPE.probeReply]);
        return undefined;
      });
      const pair = dial(world, bulk(30_000_000), bulk(30_000_000));
      world.runFor(3000);
      const states = pair.client.node.transport.paths(pair.client.id).map(({ state }) => state);
      return [exactly('usable paths', states.filter((state) => state !== 'unverified').length, 1), ...finish(world)];
    },
  },
  {
    name: 'probes-stripped-later',
    about:
      '[R-SIM-47] a box takes all options but timestamps away on the active path amid a transfer: it goes on while its data is acknowledged',
    run(stage) {
      const world = pairWorld(stage, { rtts: [20, 20] });
      const pair = dial(world, bulk(30_000_000), bulk(30_000_000));
      world.runFor(1500);
      world.routes.conditions.push((_from, _to, bytes) => {
        strip(bytes, [SUBTYPE.probe, SUBTYPE.probeReply, SUBTYPE.control]);
        return undefined;
      });
      world.runFor(1000);
      const before = pair.client.read + pair.server.read;
      world.runFor(3000);
      const findings = [
        exactly('state', pair.client.state, 'open'),
        atLeast('bytes read meanwhile', pair.client.read + pair.server.read - before, 20_000_000),
      ];
      world.close();
      return findings;
    },
  },
];

type Outcome = 'never-opens' | 'no-proof';

function stripped(name: string, where: (parts: SegmentParts) => boolean, outcome: Outcome): Scenario {
  const end = outcome === 'no-proof' ? 'no proof' : 'no connection';
  return {
    name: `options-stripped-${name}`,
    about: `[R-SIM-46] a box puts padding for kamo's options (${name}): ${end}, and an error that says so`,
    run: (stage) =>
      refused(stage, (_from, _to, bytes) => {
        const parts = partsOf(bytes);
        if (parts !== undefined && where(parts)) strip(bytes, Object.values(SUBTYPE));
        return undefined;
      }),
  };
}

function altered(name: string, subtype: number): Scenario {
  return {
    name: `options-altered-${name}`,
    about: `[R-SIM-46] [R-SEC-1] a box changes a bit of ${name.toUpperCase()} each time: no proof, and an error that says so`,
    run: (stage) =>
      refused(stage, (_from, _to, bytes) => {
        const at = offsetOf(bytes, subtype);
        const last = at + (bytes[at + 1] ?? 0) - 1;
        if (at >= 0) bytes[last] = (bytes[last] ?? 0) ^ 1;
        return undefined;
      }),
  };
}

/** Neither end opens, both end in time, no application byte went anywhere, and nothing is left. */
function refused(stage: Stage, condition: Condition): Finding[] {
  const world = pairWorld(stage, { rtts: [20, 20] });
  world.routes.conditions.push(condition);
  world.watch.strangers = true;
  const { client, server } = dial(world, bulk(20_000), bulk(20_000));
  world.runFor(120_000);
  const codes = ['handshake-timeout', 'proof-failed', 'reset', 'timed-out'];
  const findings = [
    { what: `the client says so: ${client.state} ${client.failure}`, holds: codes.includes(client.failure) },
    exactly('the server gave nothing away', server.written, 0),
    exactly('the client read nothing', client.read, 0),
    exactly('the server read nothing', server.read, 0),
  ];
  world.settle();
  world.close();
  return findings;
}

/** Puts NOPs for kamo's options of these subtypes. */
function strip(bytes: Uint8Array, subtypes: readonly number[]): void {
  for (const subtype of subtypes) {
    for (let at = offsetOf(bytes, subtype); at >= 0; at = offsetOf(bytes, subtype)) {
      bytes.fill(NOP, at, at + (bytes[at + 1] ?? 0));
    }
  }
}

/** Where the first option of the subtype begins, or -1. */
function offsetOf(bytes: Uint8Array, subtype: number): number {
  const parts = partsOf(bytes);
  if (parts === undefined) return -1;
  const end = parts.optionsOffset + parts.optionsLength;
  let at = parts.optionsOffset;
  while (at < end && bytes[at] !== 0) {
    const kind = bytes[at] ?? 0;
    const length = kind === NOP ? 1 : (bytes[at + 1] ?? 0);
    if (length < 1) return -1;
    // Kind, length, 16 bits of ExID, then the subtype.
    if (kind === KIND_EXPERIMENT && bytes[at + 4] === subtype) return at;
    at += length;
  }
  return -1;
}
