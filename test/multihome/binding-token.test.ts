/** The token of a connection ID, sealed in BIND. */
import { createHmac } from 'node:crypto';
import t from 'tap';
import { boundToken, isBinding, writeBinding } from '../../src/multihome/bind.ts';
import { KeySchedule } from '../../src/multihome/key-schedule.ts';
import { nodeCrypto } from '../../src/net/crypto.ts';
import { BIND_SIZE, BIND_TOKEN_SIZE, type BoundConnection } from '../../src/wire/bind-option.ts';
import { CAPABLE_SIZE } from '../../src/wire/kamo-option.ts';

const CONNECTION: BoundConnection = {
  clientHigh: 1,
  clientLow: -2,
  serverHigh: 0x7fffffff,
  serverLow: -0x80000000,
  clientIsn: 5,
  serverIsn: 6,
  servicePort: 7,
  sourcePort: 8,
  clientCapable: new Uint8Array(CAPABLE_SIZE),
  serverCapable: new Uint8Array(CAPABLE_SIZE).fill(9),
};
const TOKEN = Uint8Array.from({ length: 16 }, (_, i) => 0xa0 + i);

t.test('[R-WIRE-43] a token is sealed with the key of its sender and the IDs, and opened by the other end', (t) => {
  const keys = new KeySchedule(nodeCrypto, new Uint8Array(32).fill(1), new Uint8Array(32).fill(2));
  for (const role of ['initiator', 'responder'] as const) {
    const peer = role === 'initiator' ? 'responder' : 'initiator';
    const bytes = new Uint8Array(64);
    const view = new DataView(bytes.buffer);
    const end = writeBinding({ crypto: nodeCrypto, keys, role }, 'client', CONNECTION, TOKEN, bytes, view, 3);
    t.equal(end, 3 + BIND_TOKEN_SIZE);
    const input = Buffer.concat([Buffer.from('kamo token'), Buffer.from('00000001fffffffe7fffffff80000000', 'hex')]);
    const mask = createHmac('sha256', keys.key('reset', role)).update(input).digest();
    t.strictSame(
      [...bytes.subarray(3 + 10, 3 + 26)],
      [...TOKEN].map((byte, i) => byte ^ (mask[i] ?? 0)),
    );
    const receiver = { crypto: nodeCrypto, keys, role: peer } as const;
    t.ok(isBinding(receiver, 'client', CONNECTION, bytes, view, 3, BIND_TOKEN_SIZE));
    t.strictSame(boundToken(receiver, CONNECTION, bytes, view, 3, BIND_TOKEN_SIZE), TOKEN);
    bytes[3 + 12] = (bytes[3 + 12] ?? 0) ^ 1;
    t.notOk(isBinding(receiver, 'client', CONNECTION, bytes, view, 3, BIND_TOKEN_SIZE), 'the MAC covers it');
  }
  t.end();
});

t.test('[R-WIRE-41] a BIND without a token tells none', (t) => {
  const keys = new KeySchedule(nodeCrypto, new Uint8Array(32).fill(1), new Uint8Array(32).fill(2));
  const bytes = new Uint8Array(64);
  const view = new DataView(bytes.buffer);
  writeBinding({ crypto: nodeCrypto, keys, role: 'initiator' }, 'client', CONNECTION, null, bytes, view, 0);
  const receiver = { crypto: nodeCrypto, keys, role: 'responder' } as const;
  t.ok(isBinding(receiver, 'client', CONNECTION, bytes, view, 0, BIND_SIZE));
  t.equal(boundToken(receiver, CONNECTION, bytes, view, 0, BIND_SIZE), null);
  t.end();
});
