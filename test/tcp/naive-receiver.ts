/** Byte by byte: what is here. */
export class NaiveReceiver {
  next = 0;
  read = 0;
  readonly #here = new Set<number>();
  #end = 0;

  count(): { next: number } {
    return { next: this.next };
  }

  /** Returns how many bytes were not here before. */
  place(from: number, length: number): number {
    let fresh = 0;
    for (let i = from; i < from + length; i++) {
      if (i < this.next || this.#here.has(i)) continue;
      this.#here.add(i);
      fresh++;
    }
    this.#end = Math.max(this.#end, from + length);
    while (this.#here.delete(this.next)) this.next++;
    return fresh;
  }

  gaps(): number[] {
    const edges: number[] = [];
    for (let i = this.next; i <= this.#end; i++) {
      if (this.#here.has(i) !== this.#here.has(i - 1)) edges.push(i);
    }
    return edges;
  }
}
