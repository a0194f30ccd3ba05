import { randomBytes } from 'node:crypto';
import { optionsOf } from './options.ts';

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
  const capable = optionsOf(syn).find(({ kind }) => kind === 'capable');
  if (capable !== undefined) syn.set(randomBytes(8), capable.offset + CONNECTION_ID);
}
