const STATES = [
  'closed',
  'listen',
  'syn-sent',
  'syn-received',
  'established',
  'fin-wait-1',
  'fin-wait-2',
  'close-wait',
  'closing',
  'last-ack',
  'time-wait',
];

const SCRATCH_BYTES = 65536;
const FINISHED = -2;
const TIMESTAMPS = 1;
const RENO = 2;

export class TcpPeer {
  #wasm;
  #bytes;
  #scratch;
  #peer;

  constructor(wasm, options) {
    const { address, mtu = 1500, receiveBuffer = 65536, sendBuffer = 65536 } = options;
    const { seed = 1, timestamps = false, reno = true, ackDelay = 10 } = options;
    this.#wasm = wasm;
    this.#bytes = new Uint8Array(wasm.buffer);
    this.#scratch = wasm.allocate(SCRATCH_BYTES);
    if (this.#scratch === 0) throw new RangeError('no memory for a peer');
    const version = this.#placeAddress(address);
    const flags = (timestamps ? TIMESTAMPS : 0) | (reno ? RENO : 0);
    this.#peer = wasm.peer_new(version, this.#scratch, mtu, receiveBuffer, sendBuffer, 0, seed | 0, flags, ackDelay);
    if (this.#peer === 0) {
      wasm.release(this.#scratch, SCRATCH_BYTES);
      throw new RangeError('no memory for a peer, or a setting is out of range');
    }
  }

  listen(port) {
    return this.#wasm.peer_listen(this.#peer, port) === 0;
  }

  connect(address, port, localPort) {
    const version = this.#placeAddress(address);
    return this.#wasm.peer_connect(this.#peer, version, this.#scratch, port, localPort) === 0;
  }

  receive(now, packet) {
    if (packet.length > SCRATCH_BYTES) return false;
    this.#bytes.set(packet, this.#scratch);
    return this.#wasm.peer_receive(this.#peer, now, this.#scratch, packet.length) === 0;
  }

  poll(now) {
    const length = this.#wasm.peer_poll(this.#peer, now);
    const packets = [];
    let at = this.#wasm.peer_output(this.#peer);
    for (const end = at + length; at < end; ) {
      const size = this.#bytes[at] * 256 + this.#bytes[at + 1];
      packets.push(this.#bytes.slice(at + 2, at + 2 + size));
      at += 2 + size;
    }
    return packets;
  }

  pollAt(now) {
    const at = this.#wasm.peer_poll_at(this.#peer, now);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  }

  write(bytes) {
    const length = Math.min(bytes.length, SCRATCH_BYTES);
    this.#bytes.set(length < bytes.length ? bytes.subarray(0, length) : bytes, this.#scratch);
    return Math.max(0, this.#wasm.peer_send(this.#peer, this.#scratch, length));
  }

  read() {
    const length = this.#wasm.peer_read(this.#peer, this.#scratch, SCRATCH_BYTES);
    if (length === FINISHED) return null;
    return this.#bytes.slice(this.#scratch, this.#scratch + Math.max(0, length));
  }

  get state() {
    return STATES[this.#wasm.peer_state(this.#peer)] ?? 'closed';
  }

  close() {
    this.#wasm.peer_close(this.#peer);
  }

  abort() {
    this.#wasm.peer_abort(this.#peer);
  }

  free() {
    if (this.#peer === 0) return;
    this.#wasm.peer_free(this.#peer);
    this.#wasm.release(this.#scratch, SCRATCH_BYTES);
    this.#peer = 0;
  }

  #placeAddress(address) {
    if (address.length !== 4 && address.length !== 16) throw new RangeError('an address has 4 or 16 bytes');
    this.#bytes.set(address, this.#scratch);
    return address.length === 4 ? 4 : 6;
  }
}
