/** What a machine has to say and wants done, in its order, until its host has taken it. */
export class Outputs<Output> {
  readonly #outputs: Output[] = [];
  #next = 0;

  push(...outputs: readonly Output[]): void {
    this.#outputs.push(...outputs);
  }

  /** The next one; undefined when nothing is left. */
  take(): Output | undefined {
    if (this.#next < this.#outputs.length) return this.#outputs[this.#next++];
    this.#outputs.length = 0;
    this.#next = 0;
    return undefined;
  }
}
