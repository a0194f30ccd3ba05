import type { Connection } from './connection.ts';
import { associationConfig } from './connection-setup.ts';
import type { ConnectionHost } from './connection-types.ts';
import type { Deadlines, Timed } from './deadlines.ts';
import type { SharedAssociation } from './shared-association.ts';

/** The parts of a transport that its connections use. */
export interface ConnectionParts<T extends Timed>
  extends Pick<
    ConnectionHost<Connection>,
    'identity' | 'crypto' | 'config' | 'form' | 'associations' | 'links' | 'tcpCounters' | 'resets' | 'emit' | 'enqueue'
  > {
  readonly deadlines: Deadlines<T | SharedAssociation<Connection>>;
}

/** What all connections share, so that an idle one need not hold it. */
export function connectionHost<T extends Timed>({
  deadlines,
  ...parts
}: ConnectionParts<T>): ConnectionHost<Connection> & { lag: number; lagUntil: number } {
  const { associations, config, form } = parts;
  return {
    ...parts,
    association: associationConfig(config, form, associations),
    founded: (association, peer) => associations.add(association, peer),
    failed: (association) => associations.fail(association),
    abandoned: (now, association) => {
      associations.linger(now, association);
      deadlines.schedule(association, association.deadline(), true);
    },
    expired: (now, association) => associations.expire(now, association),
    lag: 0,
    lagUntil: Number.NEGATIVE_INFINITY,
  };
}
