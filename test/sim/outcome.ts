import { CONFIRM_PART } from '../../src/transport/config.ts';
import type { AppEnd } from './app.ts';
import type { Schedule } from './schedule.ts';
import type { ConnectionPair } from './watch.ts';
import { Violation } from './watched-transport.ts';
import type { World } from './world.ts';

/** How the end of a connection has to be, given what was done to it (R-SIM-4). */
export function judgeOutcome(world: World, schedule: Schedule): void {
  for (const pair of world.pairs) {
    if (isDone(pair)) checkComplete(pair);
    else if (!isExcused(pair, schedule)) {
      throw new Violation(`${describe(pair.client)}; ${describe(pair.server)}, though nothing was in the way for long`);
    }
  }
}

/** Of what each end of a flow has sent it is known what became of it (R-SIM-14). */
export function judgeFlows(world: World): void {
  for (const end of world.flows.flatMap(({ client, server }) => [client, server])) {
    if (end.node.gone || end.unaccounted === 0) continue;
    throw new Violation(`${end.name}: ${end.unaccounted} messages were neither delivered nor told lost`);
  }
}

function isDone({ client, server }: ConnectionPair): boolean {
  return client.state === 'done' && server.state === 'done';
}

function checkComplete({ client, server }: ConnectionPair): void {
  for (const [sender, receiver] of [
    [client, server],
    [server, client],
  ] as const) {
    if (sender.written !== sender.plan.total) throw new Violation(`${sender.name} is done before it wrote everything`);
    if (receiver.read !== sender.plan.total) {
      throw new Violation(`${receiver.name} is done with ${receiver.read} of ${sender.plan.total} bytes`);
    }
    if (!sender.plan.releaseEarly && sender.acknowledged !== sender.plan.total) {
      throw new Violation(
        `${sender.name} is done with ${sender.acknowledged} of ${sender.plan.total} bytes acknowledged`,
      );
    }
  }
}

function isExcused({ client, server }: ConnectionPair, schedule: Schedule): boolean {
  if (!schedule.survivable) return true;
  const ends = [client, server];
  if (ends.some((end) => end.state === 'aborted')) return ends.every((end) => end.state !== 'open');
  // Both have everything, but the last acknowledgment of the end was lost for longer than TIME-WAIT answers.
  const complete = client.read === server.plan.total && server.read === client.plan.total;
  const cut = schedule.actions.length > 0;
  if (complete && cut && ends.some((end) => end.state === 'done') && ends.every((end) => end.peerFinished)) return true;
  // Who has a connection without proof waits a second and three round trips for it, and anything may cost as much.
  const trusting = ends.some(({ plan }) => (plan.proof ?? 'before-data') !== 'before-data');
  if (trusting && ends.some(isUnproven)) return cut || schedule.roughStart;
  if (!schedule.roughStart) return false;
  // The last message of the handshake may be lost: then the client is open, and finds out later that the server gave up.
  const unopened = ends.some((end) => Number.isNaN(end.openedAt));
  // The same for the last but one: the client never learns that its proof, or its BIND, arrived, and asks three times as long.
  if (client.failure === 'proof-failed' || client.failure === 'handshake-timeout') return true;
  if (isUnconfirmed(client, server) || (unopened && isGivenUp(client, server))) return true;
  return unopened && (client.state === 'done' || UNOPENED.includes(client.failure));
}

/** It failed for want of a proof; or its application had gone before that, and is not told. */
function isUnproven({ proven, failure, state, plan }: AppEnd): boolean {
  return !proven && (failure === 'proof-failed' || (state === 'done' && plan.releaseEarly));
}

/** A responder to which nothing but SYNs came gives up, and resets who has none of its answers. */
function isGivenUp({ failure, dialledAt, endedAt }: AppEnd, { node }: AppEnd): boolean {
  return failure === 'refused' && endedAt - dialledAt >= node.config.handshakeTimeout;
}

/** The same client, whose application had gone meanwhile and is not told. */
function isUnconfirmed({ state, plan, openedAt, node }: AppEnd, { failure, endedAt }: AppEnd): boolean {
  const patience = CONFIRM_PART * node.config.handshakeTimeout;
  return state === 'done' && plan.releaseEarly && failure === 'reset' && endedAt - openedAt >= patience;
}

const UNOPENED = ['handshake-timeout', 'reset', 'no-locator', 'timed-out', 'pathless', 'proof-failed'];

function describe(end: AppEnd): string {
  return `${end.name}: ${end.state}${end.failure === '' ? '' : ` (${end.failure})`}`;
}
