/** A message that waits for `recvfrom`. */
export interface ReceivedMessage {
  readonly bytes: Uint8Array;
  readonly host: string;
  readonly port: number;
}

/** What a message takes beside its bytes: many small ones are bounded as well. */
const MESSAGE_COST = 64;

/** Messages that wait to be received: a bounded number of bytes, beyond which they are dropped and counted. */
export class MessageQueue {
  #messages: ReceivedMessage[] = [];
  /** Those before it have been taken. */
  #head = 0;
  #bytes = 0;
  #drops = 0;

  /** Bytes that are held, with what each message takes beside its own. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Messages for which there was no room. */
  get drops(): number {
    return this.#drops;
  }

  get first(): ReceivedMessage | undefined {
    return this.#messages[this.#head];
  }

  /** An empty queue takes any message. */
  add(message: ReceivedMessage, limit: number): void {
    const cost = message.bytes.length + MESSAGE_COST;
    if (this.first !== undefined && this.#bytes + cost > limit) {
      this.#drops += 1;
      return;
    }
    this.#messages.push(message);
    this.#bytes += cost;
  }

  removeFirst(): void {
    const { first } = this;
    if (first === undefined) return;
    this.#bytes -= first.bytes.length + MESSAGE_COST;
    this.#head += 1;
    if (this.#head * 2 <= this.#messages.length) return;
    this.#messages = this.#messages.slice(this.#head);
    this.#head = 0;
  }

  clear(): void {
    this.#messages = [];
    this.#head = 0;
    this.#bytes = 0;
  }
}
