import { writeFileSync } from 'node:fs';
import type { KamoSocket } from '../../src/index.ts';
import { monotonic } from './message.ts';

/** Traffic of a connection went from one path to another, in ms of the monotonic clock. */
export interface Move {
  readonly at: number;
  readonly connection: number;
  readonly reason: string;
}

type Place = { readonly local?: Ends | undefined; readonly foreign: Ends; readonly id: number } | undefined;
type Ends = { readonly address: string };

/** What happens to the paths of connections; kept in memory and written at the end, so that writing disturbs nothing. */
export class PathTrace {
  readonly moves: Move[] = [];
  readonly #lines: string[] = [];
  readonly #file: string | undefined;

  constructor(file: string | undefined) {
    this.#file = file;
  }

  watch(socket: KamoSocket, connection: number): void {
    socket.on('path', ({ path, from, to, reason }) => {
      this.#note(connection, 'path', `${place(path)} ${from}`, to, reason);
    });
    socket.on('active', ({ from, to, reason }) => {
      this.#note(connection, 'active', place(from), place(to), reason);
      // The first path taken is no move.
      if (from !== undefined) this.moves.push({ at: monotonic(), connection, reason });
    });
  }

  /** What the connection's paths are like now. */
  sample(socket: KamoSocket, connection: number): void {
    for (const { id, cwnd, inFlight, rtt = 0, lostSegments } of socket.paths()) {
      this.#note(connection, 'window', String(id), `${cwnd} ${inFlight} ${rtt.toFixed(1)}`, String(lostSegments));
    }
  }

  save(): void {
    if (this.#file !== undefined) writeFileSync(this.#file, this.#lines.map((line) => `${line}\n`).join(''));
  }

  #note(connection: number, ...words: string[]): void {
    if (this.#file !== undefined) this.#lines.push([monotonic().toFixed(3), connection, ...words].join('\t'));
  }
}

function place(path: Place): string {
  return path === undefined ? '-' : `${path.id}:${path.local?.address ?? '-'}>${path.foreign.address}`;
}
