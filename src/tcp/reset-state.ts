/** An RST to be sent: by which path, and with what number. */
export interface Reset {
  readonly path: number;
  readonly seq: number;
}
