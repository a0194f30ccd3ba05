/** How connections came to their associations, since the beginning, and how many associations there are now. */
export interface AssociationStatistics {
  /** Proven, with and without connections. */
  readonly associations: number;
  /** Proven and waiting for a connection. */
  readonly lingering: number;
  /** Made, by an exchange of keys and proofs or by a ticket. */
  readonly founded: number;
  /** Made by a ticket. */
  readonly resumed: number;
  /** Connections that were bound to an association that was there. */
  readonly bound: number;
  /** BINDs for an association that this end has not. */
  readonly unknownBinds: number;
  /** BINDs whose MAC does not hold. */
  readonly forgedBinds: number;
  /** BINDs of connections that were bound before, and have ended since. */
  readonly repeatedBinds: number;
}
