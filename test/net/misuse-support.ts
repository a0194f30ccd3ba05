/** What programs do wrong, and what they are told. */
import { KamoError } from '../../src/index.ts';

/** What is passed where something else is asked for. No symbol: as a number it is a bare TypeError of the language, with `net.Socket`, too. */
export const ANYTHING: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  1.5,
  Number.NaN,
  70_000,
  '',
  'x',
  {},
  [],
  () => {},
];

/** Beside what `destroy` was given: an error of kamo, of Node for arguments, of the system, or of an abort. */
export function isDocumented(error: unknown): boolean {
  if (error instanceof KamoError) return true;
  if (!(error instanceof Error)) return false;
  return error.name === 'AbortError' || ('code' in error && /^E[A-Z_]+$/.test(String(error.code)));
}
