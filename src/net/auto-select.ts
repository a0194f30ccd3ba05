import { getDefaultAutoSelectFamily, getDefaultAutoSelectFamilyAttemptTimeout } from 'node:net';
import { checkBoolean, checkInteger } from './misuse.ts';

/** Node's own shortest time of an attempt, in ms. */
const SHORTEST_ATTEMPT = 10;

/** As this process was started with: `--no-network-family-autoselection` and its kin. */
let selects = getDefaultAutoSelectFamily();
let attemptTimeout = getDefaultAutoSelectFamilyAttemptTimeout();

/** Whether `connect` tries every address of a host unless its options say. */
export function getAutoSelectFamily(): boolean {
  return selects;
}

/** Throws `ERR_INVALID_ARG_TYPE`. */
export function setAutoSelectFamily(value: boolean): void {
  checkBoolean(value, 'value');
  selects = value;
}

/** Told and kept as in `node:net`; attempts within the host end by themselves. In ms. */
export function getAutoSelectFamilyAttemptTimeout(): number {
  return attemptTimeout;
}

/** From 1 ms; less than 10 ms is 10 ms. Throws as Node does. */
export function setAutoSelectFamilyAttemptTimeout(value: number): void {
  attemptTimeout = Math.max(SHORTEST_ATTEMPT, checkInteger(value, 'value', 1));
}
