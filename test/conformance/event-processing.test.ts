/** RFC 9293, section 3.10: what each event does in each state, as a table. */
import t from 'tap';

import { TCP_EVENT } from '../../src/tcp/segment.ts';
import type { TcpState } from '../../src/tcp/states.ts';
import { ACK, FIN, PSH, RST, SYN } from '../../src/wire/segment-row.ts';
import { type Arriving, BUFFER, IRS, ISS, inState, type LoneTcp, rcvNxtOf, type Sent } from '../support/lone-tcp.ts';

/** `syn-received` after a passive OPEN; after an active one it is the simultaneous open. */
type State = TcpState | 'syn-received-active';

/**
 * What is sent in answer:
 * `ack` <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>, `syn-ack` <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK>,
 * `rst` <SEQ=SEG.ACK><CTL=RST>, `none` nothing, `later` an acknowledgment within the delay.
 */
type Answer = 'none' | 'ack' | 'later' | 'syn-ack' | 'rst';

/** The next state, when it is another one, and the answer: `fin-wait-2/none`, `ack`. */
type Outcome = Answer | `${TcpState}/${Answer}`;

interface Event {
  readonly name: string;
  /** The segment, given the peer's next octet and ours. */
  readonly segment: (rcvNxt: number, sndNxt: number) => Arriving;
  readonly outcomes: Partial<Record<State, Outcome>>;
}

const SOME = new Uint8Array([1, 2, 3, 4, 5]);
/** Everything after the handshake: what section 3.10.7.4 calls other states. */
const OTHER: readonly State[] = [
  'syn-received',
  'syn-received-active',
  'established',
  'fin-wait-1',
  'fin-wait-2',
  'close-wait',
  'closing',
  'last-ack',
  'time-wait',
];
const SYNCHRONIZED = OTHER.slice(2);
const ALL: readonly State[] = ['closed', 'listen', 'syn-sent', ...OTHER];

/** One outcome for many states, and others for some of them. */
function each(states: readonly State[], outcome: Outcome, others: Event['outcomes'] = {}): Event['outcomes'] {
  return { ...Object.fromEntries(states.map((state) => [state, outcome])), ...others };
}

/** The RST that answers what no connection awaits belongs to the transport. */
const ARRIVALS: readonly Event[] = [
  {
    name: 'an RST at RCV.NXT',
    segment: (rcvNxt) => ({ flags: RST, seq: rcvNxt }),
    outcomes: each(OTHER, 'closed/none', { closed: 'none', listen: 'none', 'syn-sent': 'none' }),
  },
  {
    name: 'an RST elsewhere in the window',
    segment: (rcvNxt) => ({ flags: RST, seq: rcvNxt + 10 }),
    outcomes: each(OTHER, 'ack'),
  },
  {
    name: 'an RST before the window',
    segment: (rcvNxt) => ({ flags: RST, seq: rcvNxt - 1 }),
    outcomes: each(OTHER, 'none'),
  },
  {
    name: 'an RST behind the window',
    segment: (rcvNxt) => ({ flags: RST, seq: rcvNxt + BUFFER }),
    outcomes: each(OTHER, 'none'),
  },
  {
    name: 'an RST that acknowledges the SYN',
    segment: () => ({ flags: RST | ACK, seq: 0, ack: ISS + 1 }),
    outcomes: { 'syn-sent': 'closed/none' },
  },
  {
    name: 'an RST that acknowledges something else',
    segment: () => ({ flags: RST | ACK, seq: 0, ack: ISS + 2 }),
    outcomes: { 'syn-sent': 'none' },
  },
  {
    name: 'the first SYN',
    segment: () => ({ flags: SYN, seq: IRS }),
    outcomes: { listen: 'syn-received/syn-ack', 'syn-sent': 'syn-received/syn-ack', closed: 'none' },
  },
  {
    name: 'the SYN once more',
    segment: () => ({ flags: SYN, seq: IRS }),
    outcomes: each(SYNCHRONIZED, 'ack', { 'syn-received': 'syn-ack', 'syn-received-active': 'syn-ack' }),
  },
  {
    name: 'a SYN in the window',
    segment: (rcvNxt) => ({ flags: SYN, seq: rcvNxt + 7 }),
    outcomes: each(OTHER, 'ack'),
  },
  {
    name: 'a SYN,ACK that acknowledges the SYN',
    segment: () => ({ flags: SYN | ACK, seq: IRS, ack: ISS + 1 }),
    outcomes: {
      listen: 'rst',
      'syn-sent': 'established/ack',
      'syn-received-active': 'established/ack',
      established: 'ack',
    },
  },
  {
    name: 'a SYN,ACK that acknowledges something else',
    segment: () => ({ flags: SYN | ACK, seq: IRS, ack: ISS + 2 }),
    outcomes: { 'syn-sent': 'rst' },
  },
  {
    name: 'an acknowledgment of all that was sent',
    segment: (rcvNxt, sndNxt) => ({ seq: rcvNxt, ack: sndNxt }),
    outcomes: each(OTHER, 'none', {
      closed: 'none',
      listen: 'rst',
      'syn-sent': 'none',
      'syn-received': 'established/none',
      'syn-received-active': 'established/none',
      'fin-wait-1': 'fin-wait-2/none',
      closing: 'time-wait/none',
      'last-ack': 'closed/none',
    }),
  },
  {
    name: 'an acknowledgment of what was not sent',
    segment: (rcvNxt, sndNxt) => ({ seq: rcvNxt, ack: sndNxt + 1 }),
    outcomes: each(SYNCHRONIZED, 'ack', { 'syn-sent': 'rst', 'syn-received': 'rst', 'syn-received-active': 'rst' }),
  },
  {
    name: 'an acknowledgment older than any window',
    segment: (rcvNxt, sndNxt) => ({ seq: rcvNxt, ack: sndNxt - 70_000 }),
    outcomes: each(SYNCHRONIZED, 'ack', { 'syn-sent': 'rst', 'syn-received': 'rst', 'syn-received-active': 'rst' }),
  },
  {
    name: 'a segment without ACK',
    segment: (rcvNxt) => ({ flags: 0, seq: rcvNxt, payload: SOME }),
    outcomes: each(ALL, 'none'),
  },
  {
    name: 'text in order',
    segment: (rcvNxt, sndNxt) => ({ flags: ACK | PSH, seq: rcvNxt, ack: sndNxt, payload: SOME }),
    outcomes: {
      closed: 'none',
      listen: 'rst',
      'syn-sent': 'none',
      'syn-received': 'established/later',
      established: 'later',
      'fin-wait-1': 'fin-wait-2/later',
      'fin-wait-2': 'later',
    },
  },
  {
    name: 'text ahead of RCV.NXT',
    segment: (rcvNxt, sndNxt) => ({ seq: rcvNxt + 100, ack: sndNxt, payload: SOME }),
    outcomes: {
      'syn-received': 'established/ack',
      established: 'ack',
      'fin-wait-1': 'fin-wait-2/ack',
      'fin-wait-2': 'ack',
    },
  },
  {
    name: 'text behind the window',
    segment: (rcvNxt, sndNxt) => ({ seq: rcvNxt + BUFFER, ack: sndNxt, payload: SOME }),
    outcomes: each(OTHER, 'ack'),
  },
  {
    name: 'text that is old',
    segment: (rcvNxt, sndNxt) => ({ seq: rcvNxt - SOME.length, ack: sndNxt, payload: SOME }),
    outcomes: {
      'syn-received': 'ack',
      'syn-received-active': 'ack',
      established: 'ack',
      'fin-wait-1': 'fin-wait-2/ack',
      'fin-wait-2': 'ack',
      'close-wait': 'ack',
      'time-wait': 'ack',
    },
  },
  {
    name: 'a FIN in order that acknowledges everything',
    segment: (rcvNxt, sndNxt) => ({ flags: ACK | FIN, seq: rcvNxt, ack: sndNxt }),
    outcomes: {
      closed: 'none',
      listen: 'rst',
      'syn-sent': 'none',
      'syn-received': 'close-wait/ack',
      'syn-received-active': 'close-wait/ack',
      established: 'close-wait/ack',
      'fin-wait-1': 'time-wait/ack',
      'fin-wait-2': 'time-wait/ack',
    },
  },
  {
    name: 'a FIN in order that does not acknowledge ours',
    segment: (rcvNxt) => ({ flags: ACK | FIN, seq: rcvNxt, ack: ISS + 1 }),
    outcomes: { 'fin-wait-1': 'closing/ack' },
  },
  {
    name: 'a FIN ahead of missing text',
    segment: (rcvNxt, sndNxt) => ({ flags: ACK | FIN, seq: rcvNxt + 5, ack: sndNxt }),
    outcomes: { established: 'ack', 'fin-wait-1': 'fin-wait-2/ack', 'fin-wait-2': 'ack' },
  },
  {
    name: 'the FIN once more',
    segment: (rcvNxt) => ({ flags: ACK | FIN, seq: rcvNxt - 1, ack: ISS + 1 }),
    outcomes: { 'close-wait': 'ack', closing: 'ack', 'last-ack': 'ack', 'time-wait': 'ack' },
  },
];

/** Which of the states after ESTABLISHED tells the user of a reset, and which only of the end (section 3.10.7.4). */
const RESET_IS_TOLD: Partial<Record<State, boolean>> = {
  established: true,
  'fin-wait-1': true,
  'fin-wait-2': true,
  'close-wait': true,
  'syn-received-active': true,
  closing: false,
  'last-ack': false,
  'time-wait': false,
};

for (const event of ARRIVALS) {
  for (const [from, outcome] of Object.entries(event.outcomes) as [State, Outcome][]) {
    t.test(`[R-TCP-20] ${event.name} in ${from.toUpperCase()}: ${outcome}`, (t) => {
      const [answer, next = nameOf(from)] = outcome.split('/').reverse() as [Answer, TcpState?];
      const lone = inState(from);
      t.equal(lone.state, nameOf(from), 'the state is reached');
      const [rcvNxt, sndNxt] = [rcvNxtOf(from), lone.sndNxt];
      const segment = event.segment(rcvNxt, sndNxt);
      const sent = lone.arrive(segment);
      t.equal(lone.state, next);
      const accepted = answer === 'later' || (answer === 'ack' && (segment.flags ?? 0) & FIN && next !== nameOf(from));
      t.match(sent, expected(answer, segment, lone, accepted ? null : rcvNxt), answer);
      t.equal(sent.length, answer === 'none' || answer === 'later' ? 0 : 1);
      if (answer === 'later') t.match(lone.pass(500), [{ flags: ACK, ack: rcvNxt + SOME.length }]);
      t.end();
    });
  }
}

t.test('[MUST-11] [MUST-12] an RST is told as a reset, or as the end where nothing is lost by it', (t) => {
  for (const [from, told] of Object.entries(RESET_IS_TOLD) as [State, boolean][]) {
    const lone = inState(from);
    lone.arrive({ flags: RST, seq: rcvNxtOf(from) });
    t.equal((lone.events & TCP_EVENT.reset) !== 0, told, from);
    t.ok(lone.events & TCP_EVENT.closed, from);
  }
  t.end();
});

t.test('[MUST-12] a FIN is told as the end of what the peer sends, and not as a reset', (t) => {
  for (const from of ['established', 'fin-wait-1', 'fin-wait-2'] as const) {
    const lone = inState(from);
    lone.arrive({ flags: ACK | FIN, seq: rcvNxtOf(from), ack: lone.sndNxt });
    t.equal(lone.events & TCP_EVENT.peerFinished, TCP_EVENT.peerFinished, from);
    t.equal(lone.events & TCP_EVENT.reset, 0, from);
  }
  t.end();
});

t.test('[R-TCP-3] CLOSE in each state (section 3.10.4): the FIN, and where it leads', (t) => {
  const outcomes: Partial<Record<State, [TcpState, number]>> = {
    'syn-sent': ['syn-sent', 0],
    'syn-received': ['syn-received', 0],
    established: ['fin-wait-1', 1],
    'fin-wait-1': ['fin-wait-1', 0],
    'fin-wait-2': ['fin-wait-2', 0],
    'close-wait': ['last-ack', 1],
    closing: ['closing', 0],
    'last-ack': ['last-ack', 0],
    'time-wait': ['time-wait', 0],
    closed: ['closed', 0],
  };
  for (const [from, [next, fins]] of Object.entries(outcomes) as [State, [TcpState, number]][]) {
    const lone = inState(from);
    const sent = lone.shutdown();
    t.equal(lone.state, next, from);
    t.equal(sent.filter((p) => p.flags & FIN).length, fins, `${from}: no second FIN`);
  }
  t.end();
});

t.test(
  '[R-TCP-1] ABORT in each state (section 3.10.5): <SEQ=SND.NXT><CTL=RST> where there is a peer, and CLOSED',
  (t) => {
    for (const from of ALL) {
      const lone = inState(from);
      const sndNxt = lone.sndNxt;
      lone.tcp.abort(lone.now);
      const sent = lone.drain();
      t.equal(lone.state, 'closed', from);
      const told = !['closed', 'listen', 'syn-sent', 'time-wait'].includes(from);
      t.match(sent, told ? [{ seq: sndNxt }] : [], from);
      t.ok(sent.every((p) => p.flags & RST));
      t.same(lone.pass(600_000), [], `${from}: and nothing ever again`);
    }
    t.end();
  },
);

t.test('[R-TCP-1] SEND and RECEIVE where they are too late do nothing (sections 3.10.2 and 3.10.3)', (t) => {
  for (const from of ['closed', 'fin-wait-1', 'fin-wait-2', 'closing', 'last-ack', 'time-wait'] as const) {
    const lone = inState(from);
    t.same(lone.write(100), [], from);
    t.equal(lone.tcp.writableLength, 0, from);
    t.same(lone.read(), [], from);
  }
  t.end();
});

function nameOf(state: State): TcpState {
  return state === 'syn-received-active' ? 'syn-received' : state;
}

function expected(answer: Answer, segment: Arriving, lone: LoneTcp, rcvNxt: number | null): Partial<Sent>[] {
  const acked = rcvNxt === null ? {} : { ack: rcvNxt };
  switch (answer) {
    case 'ack':
      return [{ flags: ACK, seq: lone.sndNxt, ...acked }];
    case 'syn-ack':
      return [{ flags: SYN | ACK, seq: ISS, ack: IRS + 1 }];
    case 'rst':
      return [{ flags: RST, seq: segment.ack as number }];
    default:
      return [];
  }
}
