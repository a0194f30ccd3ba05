/** `binding`: the address is looked up, and nodes may have to be opened. */
export type DatagramState = 'unbound' | 'binding' | 'bound' | 'closed';

export type DatagramTransition = 'bind' | 'bound' | 'failed' | 'close';

/** What moves a datagram socket; what is not here its state does not have. */
export const DATAGRAM_TRANSITIONS: Readonly<
  Record<DatagramState, Readonly<Partial<Record<DatagramTransition, DatagramState>>>>
> = {
  unbound: { bind: 'binding', close: 'closed' },
  binding: { bound: 'bound', failed: 'unbound', close: 'closed' },
  bound: { close: 'closed' },
  closed: {},
};

/** Whether a datagram socket speaks to one peer alone. */
export type PeerState = 'disconnected' | 'connecting' | 'connected';

export type PeerTransition = 'connect' | 'connected' | 'failed' | 'disconnect';

export const PEER_TRANSITIONS: Readonly<Record<PeerState, Readonly<Partial<Record<PeerTransition, PeerState>>>>> = {
  disconnected: { connect: 'connecting' },
  connecting: { connected: 'connected', failed: 'disconnected' },
  connected: { disconnect: 'disconnected' },
};
