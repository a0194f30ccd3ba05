/**
 * One end of the transfers of an interop test, over the kernel's sockets or kamo's native ones: a program with one
 * argument, a `PeerSpec` as JSON. It prints one JSON object a line: `{ ready }`, `{ progress }` now and then, at the end
 * `{ result }`. What is sent is a fixed pattern, so that the receiver sees at once what is wrong and where.
 */
import { execFileSync } from 'node:child_process';
import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectKernel, createServer as createKernelServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Node, type NodeOptions } from '../../src/net/node.ts';
import { createServer as createKamoServer, type Server } from '../../src/net/server.ts';
import { connect as connectKamo, type KamoSocket } from '../../src/net/socket.ts';
import { PATTERN_BYTES, patternAt } from './pattern.ts';

export interface PeerSpec {
  readonly stack: 'kernel' | 'kamo';
  readonly role: 'serve' | 'connect';
  /** `NodeOptions.native` of a kamo node, and its other settings. */
  readonly native?: object;
  readonly transport?: object;
  /** Packets that wait before kamo's TUN device; set before anything comes, because the kernel drops what waits then. */
  readonly queue?: number;
  readonly host: string;
  readonly port: number;
  /** Connections, one after the other but for `parallel`; a server ends after so many. Default 1. */
  readonly connections?: number;
  readonly parallel?: number;
  /** Bytes that this end sends on each connection. */
  readonly send: number;
  /** Sends only when the other end has ended. */
  readonly after?: 'end';
  /** What it does when it has sent. Default `end`. `end-and-reset`: with its FIN under way. `hold`: nothing, until the other end or the network does. */
  readonly finish?: 'end' | 'reset' | 'end-and-reset' | 'hold';
  /** A dialer gives up one connection so many ms after dialling, and only then makes those that count. */
  readonly abandon?: number;
  /** Resets when so many bytes have come. */
  readonly resetAfter?: number;
  /** Reads so many bytes per second at most, and so many at once. */
  readonly readRate?: number;
  readonly readSize?: number;
  /** Keepalive after so many ms of silence. */
  readonly keepAlive?: number;
}

/** What became of it all. Hashes are those of a single connection. */
export interface PeerResult {
  readonly sent: number;
  readonly received: number;
  readonly sentHash: string;
  readonly receivedHash: string;
  /** Offset of the first byte that was not what the other end sent, or -1. */
  readonly firstWrong: number;
  /** Connections that ended in order, and the codes of those that did not. */
  readonly ended: number;
  readonly errors: Readonly<Record<string, number>>;
  /** From the first byte that came to the last one. */
  readonly receiving: number;
  readonly counters?: Readonly<Record<string, number>>;
}

const PROGRESS_TIME = 1000;
/** Less than a FIN and its acknowledgment take over a wire of 2 × 100 ms. */
const END_TO_RESET = 50;

class Peer {
  readonly #spec: PeerSpec;
  readonly #sentHash: Hash = createHash('sha256');
  readonly #receivedHash: Hash = createHash('sha256');
  readonly #errors: Record<string, number> = {};
  #sent = 0;
  #received = 0;
  #firstWrong = -1;
  #ended = 0;
  #told = 0;
  #firstAt = 0;
  #lastAt = 0;

  constructor(spec: PeerSpec) {
    this.#spec = spec;
  }

  async run(): Promise<PeerResult> {
    const { stack, role, native, transport, queue } = this.#spec;
    const options: object = { locators: [], ...(native ? { native } : {}), ...(transport ? { transport } : {}) };
    const node = stack === 'kamo' ? await Node.open(options as NodeOptions) : undefined;
    if (node !== undefined && queue !== undefined) {
      execFileSync('ip', ['link', 'set', 'dev', 'kamo0', 'txqueuelen', String(queue)]);
    }
    if (role === 'serve') await this.#serve(node);
    else await this.#connectAll(node);
    const receiving = (this.#lastAt - this.#firstAt) / 1000;
    const counters = node?.counters();
    await node?.close();
    const digests = { sentHash: this.#sentHash.digest('hex'), receivedHash: this.#receivedHash.digest('hex') };
    const totals = { sent: this.#sent, received: this.#received, firstWrong: this.#firstWrong, ended: this.#ended };
    return { ...totals, ...digests, errors: this.#errors, receiving, ...(counters ? { counters } : {}) };
  }

  async #serve(node: Node | undefined): Promise<void> {
    const { host, port, connections = 1 } = this.#spec;
    let over = 0;
    const done = new Promise<void>((resolve) => {
      const take = async (socket: Duplex) => {
        await this.#converse(socket);
        if (++over === connections) resolve();
      };
      const half = { allowHalfOpen: true };
      const server: Server | ReturnType<typeof createKernelServer> =
        node === undefined
          ? createKernelServer(half, (socket) => void take(socket)).listen({ host, port, backlog: 1000 })
          : createKamoServer(half, (socket) => void take(socket)).listen({ port, node });
      server.once('listening', () => tell({ ready: true }));
      server.once('error', (error: Error) => {
        throw error;
      });
      void once(server, 'listening').then(() => this.#closers.push(() => server.close()));
    });
    await done;
    for (const close of this.#closers) close();
  }

  readonly #closers: (() => void)[] = [];

  async #connectAll(node: Node | undefined): Promise<void> {
    const { connections = 1, parallel = 1, abandon } = this.#spec;
    tell({ ready: true });
    if (abandon !== undefined) {
      const socket = this.#dial(node);
      await pause(abandon);
      socket.destroy();
    }
    let begun = 0;
    const lane = async () => {
      while (begun++ < connections) await this.#converse(this.#dial(node));
    };
    await Promise.all(Array.from({ length: parallel }, lane));
  }

  #dial(node: Node | undefined): Duplex {
    const { host, port } = this.#spec;
    if (node === undefined) return connectKernel({ host, port, allowHalfOpen: true });
    return connectKamo({ host, port, node, allowHalfOpen: true, locators: [] });
  }

  /** One connection from its beginning to its end, whichever that is. */
  async #converse(socket: Duplex): Promise<void> {
    const { keepAlive, after, finish = 'end' } = this.#spec;
    const closed = new Promise<string>((resolve) => {
      socket.once('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message));
      socket.once('close', () => resolve(''));
    });
    if (keepAlive !== undefined) (socket as KamoSocket).setKeepAlive(true, keepAlive);
    const ended = this.#read(socket);
    const working = (async () => {
      if (after === 'end') await ended;
      await this.#write(socket);
      if (finish === 'end-and-reset' && (socket as KamoSocket).connecting) await once(socket, 'connect');
      if (finish.startsWith('end')) socket.end();
      if (finish === 'end-and-reset') await pause(END_TO_RESET);
      if (finish === 'reset' || finish === 'end-and-reset') (socket as KamoSocket).resetAndDestroy();
    })();
    working.catch(() => {});
    ended.catch(() => {});
    const code = await closed;
    if (code === '') this.#ended++;
    else this.#errors[code] = (this.#errors[code] ?? 0) + 1;
    socket.destroy();
  }

  async #write(socket: Duplex): Promise<void> {
    const { send } = this.#spec;
    for (let at = 0; at < send && !socket.destroyed; ) {
      const piece = patternAt(at).subarray(0, send - at);
      this.#sentHash.update(piece);
      at += piece.length;
      this.#sent += piece.length;
      if (!socket.write(piece)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
    }
  }

  async #read(socket: Duplex): Promise<void> {
    const { readRate, readSize, resetAfter } = this.#spec;
    let at = 0;
    const take = (chunk: Uint8Array) => {
      this.#check(chunk, at);
      at += chunk.length;
      if (resetAfter !== undefined && at >= resetAfter) (socket as KamoSocket).resetAndDestroy();
    };
    if (readRate === undefined) {
      socket.on('data', take);
      await once(socket, 'end');
      return;
    }
    let over = false;
    socket.once('end', () => {
      over = true;
    });
    while (!over && !socket.destroyed) {
      const chunk: Uint8Array | null = socket.read(Math.min(readSize ?? 1, Math.max(1, socket.readableLength)));
      if (chunk !== null) take(chunk);
      await pause(((chunk?.length ?? 1) / readRate) * 1000);
    }
  }

  #check(chunk: Uint8Array, offset: number): void {
    this.#lastAt = Date.now();
    if (this.#received === 0) this.#firstAt = this.#lastAt;
    this.#receivedHash.update(chunk);
    this.#received += chunk.length;
    for (let at = 0; at < chunk.length; ) {
      const expected = patternAt(offset + at);
      const length = Math.min(expected.length, chunk.length - at);
      if (Buffer.compare(chunk.subarray(at, at + length), expected.subarray(0, length)) !== 0 && this.#firstWrong < 0) {
        this.#firstWrong = offset + at;
      }
      at += length;
    }
    if (this.#lastAt - this.#told < PROGRESS_TIME) return;
    this.#told = this.#lastAt;
    tell({ progress: this.#received });
  }
}

function tell(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

if (PATTERN_BYTES > 0 && process.argv[2] !== undefined) {
  const spec: PeerSpec = JSON.parse(process.argv[2]);
  const result = await new Peer(spec).run();
  process.stdout.write(`${JSON.stringify({ result })}\n`, () => process.exit(0));
}
