import { randomBytes } from 'node:crypto';
import { offsetOf } from './options.ts';

/** Where the fields are: of a SYN its number, of CAPABLE the client's connection ID. */
export const NUMBER_OF_SYN = 12;
export const CONNECTION_ID = 8;

/** The SYN of another connection that says the same. */
export function ofAnother(syn: Uint8Array): Uint8Array {
  const bytes = syn.slice();
  renew(bytes);
  return bytes;
}

export function renew(syn: Uint8Array): void {
  syn.set(randomBytes(4), NUMBER_OF_SYN);
  const capable = offsetOf(syn, 'capable');
  if (capable >= 0) syn.set(randomBytes(8), capable + CONNECTION_ID);
}
