/** RESET and the bytes under its MAC, and the tokens of stateless resets. */
import fc from 'fast-check';
import t from 'tap';
import { ResetTokens } from '../../src/multihome/reset-tokens.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { MAC_SIZE } from '../../src/wire/kamo-option.ts';
import type { ConnectionIds, ProbeSender } from '../../src/wire/probe-mac.ts';
import { RESET_REASON, RESET_SIZE, readReset, reset, resetMacInput, writeReset } from '../../src/wire/reset-option.ts';
import { exactly, mutated, u8 } from './arbitraries.ts';
import { blank, framed, fromHex, type InvalidVector, loadVectors, toHex, written } from './vectors.ts';

interface ResetValue {
  readonly reason: number;
  readonly mac: string;
}

const options = loadVectors<{
  readonly reset: {
    readonly valid: readonly { readonly name: string; readonly hex: string; readonly value: ResetValue }[];
    readonly invalid: readonly InvalidVector[];
  };
  readonly resetMac: readonly {
    readonly sender: ProbeSender;
    readonly ids: ConnectionIds;
    readonly seq: number;
    readonly option: string;
    readonly input: string;
  }[];
}>('options');

const datagrams = loadVectors<{
  readonly statelessReset: {
    readonly tokens: readonly { readonly seed: string; readonly id: string; readonly token: string }[];
  };
}>('udp-header');

function read(bytes: Uint8Array): ResetValue | null {
  const { view, offset, length, bytes: frame } = framed(bytes);
  const into = reset();
  if (!readReset(view, offset, length, into)) return null;
  return { reason: into.reason, mac: toHex(frame.subarray(into.macOffset, into.macOffset + MAC_SIZE)) };
}

function write({ reason, mac }: ResetValue): string {
  const frame = blank();
  const end = writeReset(frame.view, frame.offset, reason);
  frame.bytes.set(fromHex(mac), end - MAC_SIZE);
  return written(frame, end);
}

t.test('[R-WIRE-37] [R-WIRE-45] vectors of RESET', (t) => {
  t.equal(RESET_SIZE, 15);
  t.strictSame(RESET_REASON, { none: 0, aborted: 1 });
  for (const { name, hex, value } of options.reset.valid) {
    t.strictSame(read(fromHex(hex)), value, name);
    t.equal(write(value), hex, name);
  }
  for (const { hex, reason } of options.reset.invalid) t.equal(read(fromHex(hex)), null, `${reason}: ${hex}`);
  t.end();
});

t.test('[R-WIRE-2] [R-WIRE-45] a RESET reads back as written; any bytes are refused or written back', (t) => {
  const values = fc.record({ reason: u8, mac: exactly(8).map(toHex) });
  t.doesNotThrow(() => {
    fc.assert(fc.property(values, (value) => JSON.stringify(read(fromHex(write(value)))) === JSON.stringify(value)));
    // The flags are reserved: sent as 0, not looked at.
    const nearly = mutated(values.map((value) => fromHex(write(value))));
    fc.assert(
      fc.property(nearly, (bytes) => {
        const value = read(bytes);
        if (value === null) return true;
        const plain = bytes.slice();
        plain[5] = 0;
        return write(value) === toHex(plain);
      }),
      { numRuns: 3000 },
    );
  });
  t.end();
});

t.test('[R-WIRE-45] [R-WIRE-37] what the MAC covers, and that every byte of it counts', (t) => {
  for (const { sender, ids, seq, option, input } of options.resetMac) {
    const { bytes, offset } = framed(fromHex(option));
    t.equal(toHex(resetMacInput(sender, ids, seq, bytes, offset)), input);
    const inputs = new Set([input]);
    for (const [field, value] of Object.entries(ids)) {
      inputs.add(toHex(resetMacInput(sender, { ...ids, [field]: value ^ 1 }, seq, bytes, offset)));
    }
    inputs.add(toHex(resetMacInput(sender, ids, seq ^ 1, bytes, offset)));
    inputs.add(toHex(resetMacInput(sender === 'client' ? 'server' : 'client', ids, seq, bytes, offset)));
    bytes[offset + 6] = (bytes[offset + 6] ?? 0) ^ 1;
    inputs.add(toHex(resetMacInput(sender, ids, seq, bytes, offset)));
    t.equal(inputs.size, 8);
  }
  t.end();
});

t.test('[R-WIRE-44] [R-WIRE-37] vectors of tokens', (t) => {
  for (const { seed, id, token } of datagrams.statelessReset.tokens) {
    const { view, offset } = framed(fromHex(id));
    const tokens = new ResetTokens(nodeCrypto, { seed: fromHex(seed) });
    t.equal(toHex(tokens.of(view.getInt32(offset), view.getInt32(offset + 4))), token);
  }
  t.end();
});
