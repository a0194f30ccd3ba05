/** A machine without clock, timers and sockets, such as those of agents and their clients (spec/agent.md). */
export interface Machine<Output> {
  /** What `now` is in Unix time; ms. */
  setUnixTime(now: number, unix: number): void;
  handleTimeout(now: number): void;
  /** The next thing to do; a `timeout` when there is nothing left until then. */
  pollOutput(): Output | Timeout;
}

interface Timeout {
  readonly kind: 'timeout';
  /** Infinity: until something comes in. */
  readonly at: number;
}

export interface DriverHost<Output> {
  perform(output: Output): void;
  /** Nothing is left to be performed. */
  drained?(): void;
}

/** Gives a machine the clock and the timer of the process, and what it says to its host. */
export class MachineDriver<Output extends { readonly kind: string }, Driven extends Machine<Output>> {
  readonly machine: Driven;
  readonly #host: DriverHost<Output>;
  readonly #background: boolean;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /** @param background its timer keeps no process alive */
  constructor(machine: Driven, host: DriverHost<Output>, background: boolean) {
    this.machine = machine;
    this.#host = host;
    this.#background = background;
  }

  /** Does something with the machine, and then all that it wants done. Nothing after `close`. */
  do(action: (machine: Driven, now: number) => void): void {
    if (this.#closed) return;
    const now = performance.now();
    this.machine.setUnixTime(now, Date.now());
    action(this.machine, now);
    while (!this.#closed) {
      const output = this.machine.pollOutput();
      if (isTimeout(output)) {
        this.#arm(output.at, now);
        break;
      }
      this.#host.perform(output);
    }
    this.#host.drained?.();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #arm(at: number, now: number): void {
    clearTimeout(this.#timer);
    if (at === Number.POSITIVE_INFINITY) return;
    const wait = Math.min(Math.max(1, Math.ceil(at - now)), LONGEST_TIMER);
    this.#timer = setTimeout(() => this.do((machine, time) => machine.handleTimeout(time)), wait);
    if (this.#background) this.#timer.unref();
  }
}

function isTimeout(output: { readonly kind: string }): output is Timeout {
  return output.kind === 'timeout';
}

/** Of `setTimeout`, in ms. */
const LONGEST_TIMER = 0x7fff_ffff;
