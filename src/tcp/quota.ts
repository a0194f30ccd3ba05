/** A limit on data from outside, beside windows and pacing. */
export interface Quota {
  /** Bytes that may still be sent. A segment goes out whole while there is any. */
  left: number;
  /** Something may have waited for more. */
  blocked: boolean;
  /** Bytes sent under it. */
  spent: number;
}
