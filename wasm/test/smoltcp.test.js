import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ABI_VERSION, instantiate, PAGE_BYTES } from '../index.js';
import { TcpPeer } from '../peer.js';

const HERE = Uint8Array.of(192, 0, 2, 1);
const THERE = Uint8Array.of(192, 0, 2, 2);

test('the memory has the size asked for and never changes', () => {
  const wasm = instantiate({ pages: 16 });
  const { buffer } = wasm;
  assert.equal(wasm.abi_version(), ABI_VERSION);
  assert.equal(buffer.byteLength, 16 * PAGE_BYTES);
  const taken = [];
  for (let at = wasm.allocate(10_000); at !== 0; at = wasm.allocate(10_000)) taken.push(at);
  assert.ok(taken.length > 50);
  assert.ok(taken.every((at) => at % 64 === 0));
  for (const at of taken) wasm.release(at, 10_000);
  assert.notEqual(wasm.allocate(600_000), 0);
  assert.equal(wasm.buffer, buffer);
  assert.equal(buffer.byteLength, 16 * PAGE_BYTES);
});

test('a page count out of range is refused', () => {
  for (const pages of [0, 3, 40_000, 4.5]) assert.throws(() => instantiate({ pages }), RangeError);
});

test('allocate gives zeroed bytes, and 0 for nothing and for too much', () => {
  const wasm = instantiate();
  const first = wasm.allocate(1000);
  new Uint8Array(wasm.buffer, first, 1000).fill(7);
  wasm.release(first, 1000);
  const second = wasm.allocate(1000);
  assert.ok(new Uint8Array(wasm.buffer, second, 1000).every((byte) => byte === 0));
  assert.equal(wasm.allocate(0), 0);
  assert.equal(wasm.allocate(2 ** 31), 0);
  assert.equal(wasm.allocate(-1), 0);
});

test('the checksum of RFC 1071, section 3', () => {
  const wasm = instantiate();
  const at = wasm.allocate(64);
  new Uint8Array(wasm.buffer).set([0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7], at);
  assert.equal(wasm.checksum(at, 8, 0), 0xddf2);
});

test('rows that are no rows are left alone', () => {
  const wasm = instantiate();
  const end = wasm.buffer.byteLength;
  for (const rows of [0, 2, end - 4, -4]) {
    assert.equal(wasm.decode_datagrams(rows, 1, 4096, end), 0);
    assert.equal(wasm.decode_packets(rows, 1, 4096, end), 0);
    assert.equal(wasm.split_train(4096, 10, 5, rows, 8, 4096, end), 0);
  }
  assert.equal(wasm.decode_datagrams(1024, 0x7fffffff, 4096, end), 0);
});

test('a peer connects to a peer', () => {
  const client = new TcpPeer(instantiate(), { address: HERE, seed: 1 });
  const server = new TcpPeer(instantiate(), { address: THERE, seed: 2 });
  assert.ok(server.listen(80));
  assert.ok(client.connect(THERE, 80, 4000));
  for (let now = 0; now < 5; now++) {
    for (const packet of client.poll(now)) server.receive(now, packet);
    for (const packet of server.poll(now)) client.receive(now, packet);
  }
  assert.equal(client.state, 'established');
  assert.equal(server.state, 'established');
  assert.equal(client.write(Uint8Array.of(1, 2, 3)), 3);
  for (const packet of client.poll(6)) server.receive(6, packet);
  assert.deepEqual([...(server.read() ?? [])], [1, 2, 3]);
  client.free();
  server.free();
});
