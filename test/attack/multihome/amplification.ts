/** A victim's address, in whose name the attacker speaks: it gets three times what was said for it at most (R-SEC-7). */
import { randomBytes } from 'node:crypto';
import { SMALL_PROBE_SIZE, UNVERIFIED_PROBES } from '../../../src/multihome/constants.ts';
import { ACK, SYN } from '../../../src/wire/segment-row.ts';
import { UDP_HEADER_SIZE } from '../../../src/wire/udp-header.ts';
import type { Attack } from './attack.ts';
import { newest } from './knowledge.ts';
import { nobodyIsAt, targetOf } from './observer.ts';
import type { Direction } from './on-path.ts';
import { optionsOf } from './options.ts';
import { type Scene, until } from './scene.ts';

/** As long as SYN/ACKs and probes are repeated: three of them, or this is over first. */
const REPETITIONS = 3500;

export const AMPLIFICATION: readonly Attack[] = [
  {
    name: "amplified: SYNs in a victim's name",
    outcome: 'goes-on',
    counted: [],
    tamper(scene, { bytes }) {
      const capable = optionsOf(bytes).find(({ kind }) => kind === 'capable');
      if (((bytes[1] ?? 0) & (SYN | ACK)) !== SYN || capable === undefined) return undefined;
      // Of another connection, or it would be taken for a repetition.
      const forged = bytes.slice();
      forged.set(randomBytes(8), capable.offset + 8);
      scene.bystander.send(forged, scene.serverAddress);
      return undefined;
    },
    strike: (_scene, phase) => (phase === 'closing' ? until(() => false, REPETITIONS) : undefined),
    also: asked,
  },
  {
    name: "amplified: one segment of the least size in a victim's name, to either end",
    outcome: 'goes-on',
    counted: [],
    async strike(scene, phase) {
      if (phase !== 'open') return;
      least(scene);
      await until(() => false, 1000);
    },
    also: asked,
  },
  {
    name: 'amplified: five hundred of them, in every phase',
    outcome: 'goes-on',
    counted: [],
    async strike(scene) {
      for (let i = 0; i < 500; i++) least(scene);
      await until(() => false, 300);
    },
    also: asked,
  },
  {
    name: "amplified: a victim's address in the locator set of a proven peer",
    outcome: 'goes-on',
    counted: [],
    allowance: UNVERIFIED_PROBES * SMALL_PROBE_SIZE,
    async strike(scene, phase) {
      if (phase !== 'open') return;
      const { address, port } = scene.bystander.address;
      await scene.server.addLocator({ address: '127.0.0.8', announce: [{ address, port }] });
      await until(() => false, 1500);
    },
    also: asked,
  },
];

const DIRECTIONS: readonly Direction[] = ['to-server', 'to-client'];

/** The header of a true segment and nothing else, to both ends. */
function least(scene: Scene): void {
  for (const direction of DIRECTIONS) {
    const bytes = newest(scene.wire.seen, direction).slice(0, UDP_HEADER_SIZE);
    bytes[0] = (UDP_HEADER_SIZE / 4) << 4;
    bytes[1] = ACK;
    scene.bystander.send(bytes, targetOf(scene, direction));
  }
}

/** The rule is not kept by silence: it is asked whether it is there. */
function asked(scene: Scene): Record<string, boolean> {
  return { 'it is asked whether it is there': scene.bystander.got > 0, ...nobodyIsAt(scene) };
}
