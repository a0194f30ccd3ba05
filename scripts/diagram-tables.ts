/** The state machines that are drawn into `spec/`, by the name in their marker. */

import { HANDSHAKE_TRANSITIONS } from '../src/multihome/handshake-states.ts';
import { PATH_SIZE_TRANSITIONS } from '../src/multihome/path-size-states.ts';
import { PATH_TRANSITIONS } from '../src/multihome/path-states.ts';
import { DATAGRAM_TRANSITIONS, PEER_TRANSITIONS } from '../src/net/dgram-states.ts';
import { BBR_TRANSITIONS } from '../src/tcp/congestion/bbr-states.ts';
import { TCP_TRANSITIONS } from '../src/tcp/states.ts';
import { ADMISSION_TRANSITIONS } from '../src/transport/admission-states.ts';
import { BINDING_TRANSITIONS } from '../src/transport/binding-states.ts';
import { FAILOVER_TRANSITIONS } from '../src/transport/failover-states.ts';
import { FLOW_TRANSITIONS } from '../src/transport/flows/flow-states.ts';
import type { StateTable } from './diagram.ts';

export const DIAGRAM_TABLES: Readonly<Record<string, StateTable>> = {
  'admission-states': ADMISSION_TRANSITIONS,
  'bbr-states': BBR_TRANSITIONS,
  'binding-states': BINDING_TRANSITIONS,
  'datagram-peer-states': PEER_TRANSITIONS,
  'datagram-states': DATAGRAM_TRANSITIONS,
  'failover-states': FAILOVER_TRANSITIONS,
  'flow-states': FLOW_TRANSITIONS,
  'handshake-states': HANDSHAKE_TRANSITIONS,
  'path-size-states': PATH_SIZE_TRANSITIONS,
  'path-states': PATH_TRANSITIONS,
  'tcp-states': TCP_TRANSITIONS,
};
