/** What both ends saw of the TCP handshake: bound into the transcript. */
export interface Binding {
  /** Version of the SYN. */
  readonly version: number;
  /** Connection IDs, int32 words. */
  readonly initiatorId: { readonly high: number; readonly low: number };
  readonly responderId: { readonly high: number; readonly low: number };
  readonly initiatorIsn: number;
  readonly responderIsn: number;
  /** The CAPABLE options as sent or seen, whole. */
  readonly initiatorCapable: Uint8Array;
  readonly responderCapable: Uint8Array;
}
