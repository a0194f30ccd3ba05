import { LINGER_TIME, TICKET_LIFETIME } from '../../../src/multihome/constants.ts';
import type { World } from '../world.ts';
import {
  atMost,
  bulk,
  cutServerLink,
  dial,
  exactly,
  type Finding,
  finish,
  pairWorld,
  type Scenario,
} from './scenario.ts';

/** Round trip of every path here, in ms. */
const RTT = 20;
/** After this time nothing is left of a connection that has ended, nor of its association, in ms. */
const FORGETTING = 130_000 + LINGER_TIME;
/** An opening takes so many round trips, and what the rate of the path makes of its datagrams. */
const ONE = RTT + 1;
const TWO = 2 * RTT + 1;

/** Nodes that have forgotten their association connect again. */
export const RESUMPTIONS: readonly Scenario[] = [
  scenario('by a ticket, in one round trip, and so again', (world) => {
    world.runFor(FORGETTING);
    const first = [...forgotten(world), ...opens(world, ONE, 1)];
    world.runFor(FORGETTING);
    return [...first, ...forgotten(world), ...opens(world, ONE, 2)];
  }),
  scenario('the issuer was restarted: by a proof, and the next time by the new ticket', (world) => {
    world.runFor(FORGETTING);
    world.node(1).restart();
    const proven = opens(world, TWO, 0);
    world.runFor(FORGETTING);
    return [
      exactly('tickets that nobody had issued', world.node(1).transport.associationDrops['resume-unknown'], 1),
      ...proven,
      ...opens(world, ONE, 1),
    ];
  }),
  scenario('the holder was restarted: by a proof', (world) => {
    world.runFor(FORGETTING);
    world.node(0).restart();
    return opens(world, TWO, 0);
  }),
  scenario('a day later: by a proof', (world) => {
    world.runFor(TICKET_LIFETIME + FORGETTING);
    return opens(world, TWO, 0);
  }),
  scenario('the path dies while it opens: by the same ticket, over the other path', (world) => {
    world.runFor(FORGETTING);
    const pair = dial(world, bulk(50_000), bulk(50_000));
    // The SYN/ACK has come, and the third acknowledgment is on its way.
    world.runFor(RTT + 1);
    cutServerLink(world, 0, true);
    world.runFor(3000);
    cutServerLink(world, 0, false);
    return [
      atMost('time to open in ms', pair.client.openedAt - pair.openedAt, ONE),
      atMost('time until the other end has it in ms', pair.server.openedAt - pair.openedAt, 300),
      exactly('resumed', world.node(1).transport.associations.resumed, 1),
    ];
  }),
];

/** `then` goes on where a connection has just ended; nothing may be left at the end of it. */
function scenario(what: string, then: (world: World) => Finding[]): Scenario {
  return {
    name: `resume-${what.split(/[:,]/)[0]?.replaceAll(' ', '-')}`,
    about: `[R-SIM-66] both nodes have forgotten their association; ${what}`,
    run(stage) {
      const world = pairWorld(stage, { rtts: [RTT, RTT], preferences: [100, 0] });
      dial(world, bulk(50_000), bulk(50_000));
      world.runToEnd();
      const findings = then(world);
      return [...findings, ...finish(world)];
    },
  };
}

function forgotten(world: World): Finding[] {
  return world.nodes.map(({ name, transport }) =>
    exactly(`associations left at ${name}`, transport.associations.associations, 0),
  );
}

/** A connection opens and ends; both nodes have resumed so many since they began. */
function opens(world: World, within: number, resumed: number): Finding[] {
  const pair = dial(world, bulk(50_000), bulk(50_000));
  world.runToEnd();
  return [
    atMost('time to open in ms', pair.client.openedAt - pair.openedAt, within),
    ...world.nodes.map(({ name, transport }) => exactly(`resumed at ${name}`, transport.associations.resumed, resumed)),
  ];
}
