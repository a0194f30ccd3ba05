import { randomBytes } from 'node:crypto';
import type { BoundConnection } from '../../../src/wire/bind-option.ts';
import { CAPABLE_SIZE } from '../../../src/wire/kamo-option.ts';
import { offsetOf, viewOf } from './options.ts';

/** Where the fields are: of a SYN its ports and number, of CAPABLE the client's connection ID. */
export const PORTS = 4;
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

/** What BIND and RESUME in a SYN speak of: nothing is known of the server. */
export function halfOf(syn: Uint8Array): BoundConnection {
  const view = viewOf(syn);
  const capable = offsetOf(syn, 'capable');
  return {
    clientHigh: view.getInt32(capable + CONNECTION_ID),
    clientLow: view.getInt32(capable + CONNECTION_ID + 4),
    clientIsn: view.getInt32(NUMBER_OF_SYN),
    servicePort: view.getUint16(PORTS),
    sourcePort: view.getUint16(PORTS + 2),
    clientCapable: syn.slice(capable, capable + CAPABLE_SIZE),
    ...{ serverHigh: 0, serverLow: 0, serverIsn: 0, serverCapable: new Uint8Array(CAPABLE_SIZE) },
  };
}
