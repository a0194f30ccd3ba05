/** Why a connection failed; the network API turns each into an error with advice. */
export type FailureCode =
  | 'refused'
  | 'reset'
  | 'timed-out'
  | 'pathless'
  | 'handshake-timeout'
  | 'proof-failed'
  | 'version'
  | 'no-locator'
  | 'closed';
