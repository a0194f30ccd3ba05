import { type ChildProcess, fork } from 'node:child_process';

/** One process of the figure, seen from the orchestrator. */
export interface Child<Command, Report> {
  readonly pid: number;
  send(command: Command): void;
  /** Exactly one listener; reports that came before it are kept for it. */
  onReport(listener: (report: Report) => void): void;
  onExit(listener: (how: string) => void): void;
}

/** How long a process may take to leave by itself, in ms. */
const GRACE = 500;

/**
 * All processes of one demo. None outlives it: they leave when the channel closes, which also happens when the
 * orchestrator is killed; those that do not (a stopped process hears nothing) are killed.
 */
export class Children {
  readonly #running = new Set<ChildProcess>();
  readonly #killAll = (): void => {
    for (const child of this.#running) child.kill('SIGKILL');
  };

  constructor() {
    process.on('exit', this.#killAll);
  }

  /** Starts a module of this folder, named without its ending. */
  start<Command extends object, Report>(name: string): Child<Command, Report> {
    const child = fork(moduleUrl(name), [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: process.execArgv,
    });
    this.#running.add(child);
    const exits: ((how: string) => void)[] = [];
    let ended: string | undefined;
    const gone = (how: string): void => {
      if (ended !== undefined) return;
      ended = how;
      this.#running.delete(child);
      for (const listener of exits) listener(how);
    };
    child.on('error', (error) => gone(error.message));
    child.on('exit', (code, signal) => gone(signal ?? `exit code ${code}`));

    const early: Report[] = [];
    let listener = (report: Report): void => {
      early.push(report);
    };
    // The module at the other end is ours, of the same version.
    child.on('message', (message) => listener(message as Report));
    return {
      pid: child.pid ?? -1,
      send: (command) => {
        if (child.connected) child.send(command, () => {});
      },
      onReport: (next) => {
        listener = next;
        for (const report of early.splice(0)) next(report);
      },
      onExit: (next) => {
        if (ended === undefined) exits.push(next);
        else next(ended);
      },
    };
  }

  /** Resolves when no process is left. */
  async close(): Promise<void> {
    const left = [...this.#running].map(
      (child) =>
        new Promise<void>((resolve) => {
          child.once('exit', () => resolve());
          child.once('error', () => resolve());
        }),
    );
    for (const child of this.#running) if (child.connected) child.disconnect();
    const killer = setTimeout(this.#killAll, GRACE);
    await Promise.all(left);
    clearTimeout(killer);
    process.removeListener('exit', this.#killAll);
  }
}

/** The compiled module, or its source where Node reads TypeScript. */
function moduleUrl(name: string): URL {
  return new URL(`./${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
}
