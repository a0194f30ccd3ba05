import { MAX_AGENT_MESSAGE } from '../wire/agent-message.ts';

/** Before each message of a TCP connection: its length, 16 bits (as RFC 1035, section 4.2.2, has it for DNS). */
const PREFIX = 2;

/** A message as it goes over TCP. */
export function framed(message: Uint8Array): Uint8Array {
  const frame = new Uint8Array(PREFIX + message.length);
  frame[0] = message.length >> 8;
  frame[1] = message.length & 0xff;
  frame.set(message, PREFIX);
  return frame;
}

/** Puts messages together from what a connection brings, and keeps at most one that is not whole. */
export class FrameReader {
  readonly #longest: number;
  #rest: Uint8Array = new Uint8Array(0);

  /** @param longest bytes of a message at most */
  constructor(longest: number = MAX_AGENT_MESSAGE) {
    this.#longest = longest;
  }

  /** The messages that are whole now; null when the peer does not keep to the framing, and nothing more can be read. */
  push(chunk: Uint8Array): Uint8Array[] | null {
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk);
    const messages: Uint8Array[] = [];
    let offset = 0;
    while (offset + PREFIX <= bytes.length) {
      const length = ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
      if (length === 0 || length > this.#longest) return null;
      const end = offset + PREFIX + length;
      if (end > bytes.length) break;
      messages.push(bytes.slice(offset + PREFIX, end));
      offset = end;
    }
    this.#rest = bytes.slice(offset);
    return messages;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(a.length + b.length);
  bytes.set(a, 0);
  bytes.set(b, a.length);
  return bytes;
}
