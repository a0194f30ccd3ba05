/** BIND and the bytes under its MAC. */
import fc from 'fast-check';
import t from 'tap';
import * as wire from '../../src/wire/bind-option.ts';
import { RESET_TOKEN_SIZE } from '../../src/wire/datagram.ts';
import { MAC_SIZE } from '../../src/wire/kamo-option.ts';
import type { ProbeSender } from '../../src/wire/probe-mac.ts';
import { exactly, mutated, u8, u32 } from './arbitraries.ts';
import { blank, framed, fromHex, type InvalidVector, loadVectors, toHex, written } from './vectors.ts';

interface BindValue {
  readonly flags: number;
  readonly handle: number;
  /** Empty: there is none. */
  readonly token: string;
  readonly mac: string;
}

interface MacVector {
  readonly sender: ProbeSender;
  readonly connection: Omit<wire.BoundConnection, 'clientCapable' | 'serverCapable'> & {
    readonly clientCapable: string;
    readonly serverCapable: string;
  };
  readonly option: string;
  readonly input: string;
}

interface Vectors {
  readonly bind: {
    readonly valid: readonly { readonly name: string; readonly hex: string; readonly value: BindValue }[];
    readonly invalid: readonly InvalidVector[];
  };
  readonly bindMac: readonly MacVector[];
}

const vectors = loadVectors<Vectors>('options');

function read(bytes: Uint8Array): BindValue | null {
  const { view, offset, length, bytes: frame } = framed(bytes);
  const into = wire.bind();
  if (!wire.readBind(view, offset, length, into)) return null;
  const mac = toHex(frame.subarray(into.macOffset, into.macOffset + MAC_SIZE));
  const token =
    into.tokenOffset < 0 ? '' : toHex(frame.subarray(into.tokenOffset, into.tokenOffset + RESET_TOKEN_SIZE));
  return { flags: into.flags, handle: into.handle, token, mac };
}

function write({ flags, handle, token, mac }: BindValue): string {
  const frame = blank();
  const end = wire.writeBind(frame.view, frame.offset, { flags, handle });
  frame.bytes.set(fromHex(mac), end - MAC_SIZE);
  if (token !== '') frame.bytes.set(fromHex(token), end - MAC_SIZE - RESET_TOKEN_SIZE);
  return written(frame, end);
}

function withBytes({ connection }: MacVector): wire.BoundConnection {
  const { clientCapable, serverCapable } = connection;
  return { ...connection, clientCapable: fromHex(clientCapable), serverCapable: fromHex(serverCapable) };
}

t.test('[R-WIRE-37] [R-WIRE-41] vectors of BIND', (t) => {
  t.strictSame([wire.BIND_SIZE, wire.BIND_TOKEN_SIZE], [18, 34]);
  t.strictSame(wire.BIND_FLAG, { answer: 1, unknown: 2, responder: 4, token: 8, opening: 16, welcomed: 32 });
  for (const { name, hex, value } of vectors.bind.valid) {
    t.strictSame(read(fromHex(hex)), value, name);
    t.equal(write(value), hex, name);
  }
  for (const { hex, reason } of vectors.bind.invalid) t.equal(read(fromHex(hex)), null, `${reason}: ${hex}`);
  t.end();
});

t.test('[R-WIRE-2] [R-WIRE-41] a BIND reads back as written; any bytes are refused or written back', (t) => {
  const values = fc
    .record({ flags: u8, handle: u32, token: exactly(RESET_TOKEN_SIZE).map(toHex), mac: exactly(8).map(toHex) })
    .map((value) => ((value.flags & wire.BIND_FLAG.token) === 0 ? { ...value, token: '' } : value));
  t.doesNotThrow(() => {
    fc.assert(
      fc.property(values, (value) => toHex(fromHex(write(value))) === write(read(fromHex(write(value))) ?? value)),
    );
    const nearly = mutated(values.map((value) => fromHex(write(value))));
    fc.assert(
      fc.property(nearly, (bytes) => {
        const value = read(bytes);
        return value === null || write(value) === toHex(bytes);
      }),
      { numRuns: 3000 },
    );
  });
  t.end();
});

t.test('[R-WIRE-42] [R-WIRE-37] what the MAC covers, and that every byte of it counts', (t) => {
  for (const vector of vectors.bindMac) {
    const { bytes, offset, length } = framed(fromHex(vector.option));
    const macOffset = offset + length - MAC_SIZE;
    const connection = withBytes(vector);
    t.equal(toHex(wire.bindMacInput(vector.sender, connection, bytes, offset, macOffset)), vector.input);
    const inputs = new Set([vector.input]);
    for (const [field, value] of Object.entries(connection)) {
      const other = typeof value === 'number' ? value ^ 1 : (value as Uint8Array).map((byte) => byte ^ 1);
      inputs.add(toHex(wire.bindMacInput(vector.sender, { ...connection, [field]: other }, bytes, offset, macOffset)));
    }
    inputs.add(
      toHex(wire.bindMacInput(vector.sender === 'client' ? 'server' : 'client', connection, bytes, offset, macOffset)),
    );
    t.equal(inputs.size, Object.keys(connection).length + 2);
  }
  t.end();
});
