import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { type Identity, nodeIdOf } from '../../src/multihome/identity.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { projectFile } from '../project.ts';
import { buildTool, tool } from './tools.ts';

const STRENGTH = 1;
/** Keys that one process looks for modifiers of at a time. */
const BATCH = 250;
/** What is found is written down so many at a time: a search of many nodes takes minutes, and may be ended. */
const KEPT_AT_ONCE = 20_000;
const KEPT = 'out/benchmarks/modifiers';

/**
 * The first `count` of the lab's nodes: the seed of the i-th key is the number i + 1. What makes their IDs strong takes
 * 65,536 hashes each and is looked for once; the numbers are kept in a file of the build.
 */
export async function labIdentities(count: number, say: (line: string) => void): Promise<Identity[]> {
  const keys = Array.from({ length: count }, (_, i) => {
    const seed = numbered(i + 1, 32);
    return { seed, publicKey: nodeCrypto.ed25519PublicKey(seed) };
  });
  const file = projectFile('.') + KEPT;
  const known = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const found = [...numbersIn(known)].slice(0, count);
  while (found.length < count) {
    say(`looking for the identities of ${count - found.length} nodes`);
    const next = keys.slice(found.length, found.length + KEPT_AT_ONCE);
    for (const number of await search(next.map(({ publicKey }) => publicKey))) found.push(number);
    writeFileSync(file, Buffer.concat(found.map((number) => numbered(number, 4))));
  }
  return keys.map(({ seed, publicKey }, i) => {
    const modifier = numbered(found[i] ?? 0, 16);
    return {
      nodeId: nodeIdOf(nodeCrypto, STRENGTH, publicKey, modifier),
      publicKey,
      seed,
      modifier,
      strength: STRENGTH,
    };
  });
}

async function search(keys: readonly Uint8Array[]): Promise<number[]> {
  buildTool('modifiers', ['crypto']);
  const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, i) =>
    keys.slice(i * BATCH, (i + 1) * BATCH),
  );
  const found: number[][] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < batches.length; i = next++) found[i] = await modifiersOf(batches[i] ?? []);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return found.flat();
}

async function modifiersOf(keys: readonly Uint8Array[]): Promise<number[]> {
  const running = promisify(execFile)(tool('modifiers'), { encoding: 'buffer' });
  running.child.stdin?.end(Buffer.concat(keys));
  return numbersIn((await running).stdout);
}

function numbersIn(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / 4 }, (_, i) => view.getUint32(4 * i));
}

/** A big-endian number of `length` bytes. */
function numbered(value: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  new DataView(bytes.buffer).setUint32(length - 4, value);
  return bytes;
}
