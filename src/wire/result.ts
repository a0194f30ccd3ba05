/**
 * What a parser of network or user input gives: the value, or the reason why there is none. Parsers never throw, so
 * that malformed input is data that can be counted. `Reason` is a union of string literals where the parser knows them.
 */
export type Parsed<T, Reason extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: Reason };

/** A parsed value. */
export function parsed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A refusal with its reason. */
export function malformed<Reason extends string>(reason: Reason): { readonly ok: false; readonly reason: Reason } {
  return { ok: false, reason };
}
