/**
 * Proportional rate reduction (RFC 6937): during fast recovery, how much may be sent in answer to each acknowledgment,
 * so that what is in flight comes down to ssthresh evenly. Bytes.
 */
export class Prr {
  #delivered = 0;
  #out = 0;
  #budget: number;
  readonly #recoverFs: number;

  /** `flightSize`: what was outstanding when recovery began. The first retransmission is free. */
  constructor(flightSize: number, mss: number) {
    this.#recoverFs = Math.max(flightSize, mss);
    this.#budget = mss;
  }

  /** `delivered` bytes were newly acknowledged; `inFlight` is what is still out (section 3.1, with the SSRB bound). */
  onAck(delivered: number, inFlight: number, ssthresh: number, mss: number): void {
    this.#delivered += delivered;
    if (inFlight > ssthresh) {
      this.#budget = Math.ceil((this.#delivered * ssthresh) / this.#recoverFs) - this.#out;
    } else {
      const limit = Math.max(this.#delivered - this.#out, delivered) + mss;
      this.#budget = Math.min(ssthresh - inFlight, limit);
    }
    if (this.#out === 0 && this.#budget < mss) this.#budget = mss;
  }

  allows(length: number): boolean {
    return this.#budget >= length;
  }

  onSent(length: number): void {
    this.#out += length;
    this.#budget -= length;
  }
}
