/** An attacker with an address of its own: sends offences at a steady rate, and looks at what comes back. */
import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeAgentMessage, parseAgentMessage } from '../../../src/wire/agent-message.ts';
import type { SocketAddress } from '../../../src/wire/socket-address.ts';
import type { Offence } from './offences.ts';
import { bound } from './sockets.ts';

const TRANSACTION_OFFSET = 4;

export class Offender {
  readonly #socket: Socket;
  readonly #agent: SocketAddress;
  /** Bytes sent and got. */
  sent = 0;
  got = 0;
  #cookie: Uint8Array = new Uint8Array(12);

  static async open(address: string, agent: SocketAddress): Promise<Offender> {
    return new Offender(await bound(address), agent);
  }

  private constructor(socket: Socket, agent: SocketAddress) {
    this.#socket = socket;
    this.#agent = agent;
    socket.on('message', (bytes) => {
      this.got += bytes.length;
      const read = parseAgentMessage(bytes);
      if (read.ok && read.value.cookie !== null) this.#cookie = read.value.cookie;
    });
  }

  /** Gets the agent's cookie, as anybody does. */
  async introduce(): Promise<void> {
    const record = Uint8Array.of(1);
    const answer = once(this.#socket, 'message');
    this.#send(encodeAgentMessage({ type: 'register', transaction: 1n, cookie: null, record, size: 320 }));
    await answer;
  }

  /** Commits an offence for so many ms; returns how many messages it were. */
  async offend(offence: Offence, duration: number, captured: Uint8Array = Uint8Array.of(1)): Promise<number> {
    const { rate = 1000, prepared = 64 } = offence;
    const now = Date.now();
    const messages = Array.from({ length: prepared }, () => offence.message(this.#cookie, now, captured));
    const start = performance.now();
    let count = 0;
    for (let elapsed = 0; elapsed < duration; elapsed = performance.now() - start) {
      for (; count < (rate * elapsed) / 1000; count++) this.#send(numbered(messages[count % prepared], count));
      await sleep(1);
    }
    return count;
  }

  close(): void {
    this.#socket.close();
  }

  #send(bytes: Uint8Array): void {
    this.sent += bytes.length;
    this.#socket.send(bytes, this.#agent.port, this.#agent.address, () => {});
  }
}

/** With a transaction of its own, and no other message's subscription. */
function numbered(message: Uint8Array | undefined, number: number): Uint8Array {
  const bytes = Uint8Array.from(message ?? []);
  if (bytes.length > TRANSACTION_OFFSET + 4) new DataView(bytes.buffer).setUint32(TRANSACTION_OFFSET, number);
  return bytes;
}
