import type { CongestionName, ControllerFactory } from './congestion/controller.ts';
import { CONTROLLERS } from './congestion/controllers.ts';
import {
  DATA_TIMEOUT,
  DEFAULT_MSL,
  DEFAULT_MSS,
  MAX_ACK_DELAY,
  MAX_WINDOW,
  MAX_WINDOW_FIELD,
  ORPHAN_TIMEOUT,
  SYN_ACK_RETRANSMISSIONS,
  SYN_RECEIVED_TIMEOUT,
  SYN_TIMEOUT,
  TROUBLE_RETRANSMISSIONS,
} from './constants.ts';
import type { Carrier, TcpLimits, TcpOptions } from './options.ts';

const DEFAULT_LIMITS: TcpLimits = {
  synTimeout: SYN_TIMEOUT,
  synReceivedTimeout: SYN_RECEIVED_TIMEOUT,
  synAckRetransmissions: SYN_ACK_RETRANSMISSIONS,
  dataTimeout: DATA_TIMEOUT,
  orphanTimeout: ORPHAN_TIMEOUT,
  troubleAfter: TROUBLE_RETRANSMISSIONS,
};

/** What a connection was told once and for all, within its limits. */
export interface TcpSettings {
  readonly announcedMss: number;
  readonly defaultMss: number;
  readonly receiveBuffer: number;
  readonly initialReceiveBuffer: number;
  readonly sendBuffer: number;
  readonly initialSendBuffer: number;
  readonly ackDelay: number;
  readonly carrier: Carrier;
  readonly msl: number;
  /** ECN is offered and accepted. */
  readonly ecnWanted: boolean;
  readonly limits: TcpLimits;
  readonly congestion: CongestionName;
  readonly controller: ControllerFactory;
}

/** Those of the connection made last: most connections of a process are made alike, and share one object. */
let last: TcpSettings | null = null;

export function settingsOf(options: TcpOptions): TcpSettings {
  const settings = makeSettings(options);
  if (last === null || !areSame(last, settings)) last = settings;
  return last;
}

function makeSettings(options: TcpOptions): TcpSettings {
  const receiveBuffer = Math.min(options.receiveBuffer, MAX_WINDOW);
  const initial = Math.max(options.initialReceiveBuffer ?? receiveBuffer, MAX_WINDOW_FIELD);
  const carrier = options.carrier ?? 'udp';
  const congestion = options.congestion ?? 'cubic';
  return {
    announcedMss: options.mss,
    defaultMss: options.defaultMss ?? DEFAULT_MSS,
    receiveBuffer,
    initialReceiveBuffer: Math.min(initial, receiveBuffer),
    sendBuffer: options.sendBuffer,
    initialSendBuffer: Math.min(options.initialSendBuffer ?? options.sendBuffer, options.sendBuffer),
    ackDelay: Math.min(options.ackDelay, MAX_ACK_DELAY),
    carrier,
    msl: options.msl ?? DEFAULT_MSL,
    ecnWanted: carrier === 'ip' && options.ecn !== false,
    limits: options.limits ? { ...DEFAULT_LIMITS, ...options.limits } : DEFAULT_LIMITS,
    congestion,
    controller: options.controller ?? CONTROLLERS[congestion],
  };
}

function areSame(a: TcpSettings, b: TcpSettings): boolean {
  return (Object.keys(a) as (keyof TcpSettings)[]).every((name) => a[name] === b[name]);
}
