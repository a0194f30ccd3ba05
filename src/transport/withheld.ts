import type { TcpConnection } from '../tcp/connection.ts';

/** What an application does to the stream that it sends. */
export type SendingStream = Pick<TcpConnection, 'write' | 'shutdown' | 'close' | 'writableLength' | 'sendRoom'>;

/**
 * What an application gives to a connection that it has not yet (R-TR-59). TCP gets none of it before, so that nothing of
 * it can go out, to whoever it is that answers; what ends the stream waits behind what it ends.
 */
export class Withheld implements SendingStream {
  readonly #of: { readonly tcp: SendingStream };
  #chunks: Uint8Array[] = [];
  #length = 0;
  #end: 'none' | 'shutdown' | 'close' = 'none';

  constructor(of: { readonly tcp: SendingStream }) {
    this.#of = of;
  }

  get writableLength(): number {
    return this.#length + this.#of.tcp.writableLength;
  }

  get sendRoom(): number {
    return Math.max(0, this.#of.tcp.sendRoom - this.#length);
  }

  write(_now: number, chunk: Uint8Array): void {
    if (this.#end !== 'none' || chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  shutdown(now: number): void {
    if (this.#length === 0) this.#of.tcp.shutdown(now);
    else if (this.#end === 'none') this.#end = 'shutdown';
  }

  close(now: number): void {
    if (this.#length === 0) this.#of.tcp.close(now);
    else this.#end = 'close';
  }

  /** The application has the connection: TCP gets what has waited. */
  release(now: number): void {
    const { tcp } = this.#of;
    for (const chunk of this.#chunks) tcp.write(now, chunk);
    this.#chunks = [];
    this.#length = 0;
    if (this.#end === 'shutdown') tcp.shutdown(now);
    else if (this.#end === 'close') tcp.close(now);
    this.#end = 'none';
  }
}

/** What is written to, at present. */
export function streamOf({
  tcp,
  opening,
}: {
  readonly tcp: SendingStream;
  readonly opening: { readonly admission: { readonly withheld: SendingStream | null } } | null;
}): SendingStream {
  return opening?.admission.withheld ?? tcp;
}
