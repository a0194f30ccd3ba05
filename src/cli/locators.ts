import type { Command } from 'commander';
import type { AgentName } from '../net/agent-names.ts';
import type { LocatorOptions } from '../net/locator-options.ts';
import { scopeOf } from '../wire/ip-address.ts';
import { parseNativeLocator } from '../wire/native-locator.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { agentsHere, NO_AGENT, NONE_HERE } from './agents.ts';
import { parseSocketAddress } from './arguments.ts';
import { CommandError, EXIT } from './exit-codes.ts';

/** What peers are told in place of a bound address: another one, or none. */
export type Announcement = SocketAddress | 'none';

export function parseAnnouncement(text: string): Announcement {
  return text === 'none' ? text : parseSocketAddress(text);
}

/**
 * Local addresses with what is announced for each, in the order of the command line.
 *
 * @param option the name of the option that gave `addresses`
 */
export function withAnnouncements(
  addresses: readonly { readonly address: string; readonly port?: number }[],
  announcements: readonly Announcement[] = [],
  option: string,
): LocatorOptions[] {
  if (announcements.length !== 0 && announcements.length !== addresses.length) {
    throw new CommandError(
      EXIT.usage,
      'ERR_KAMO_USAGE',
      `${addresses.length} ${option} and ${announcements.length} --announce: give as many of one as of the other ("none" announces nothing)`,
    );
  }
  return addresses.map(({ address, port = 0 }, i) => {
    const told = announcements[i];
    if (told === undefined) return { address, port };
    return { address, port, announce: told === 'none' ? false : [told] };
  });
}

/** Where a node is: address and port, or the prefix of a router. */
export function parseForeignLocator(text: string): SocketAddress | string {
  const prefix = parseNativeLocator(text);
  return prefix.ok ? prefix.value.text : parseSocketAddress(text);
}

/**
 * Where a node is opened that is to be near these: to nodes and agents on this machine it is at its loopback addresses, to
 * others at every address of the host (undefined).
 */
export function nearbyLocals(others: readonly (SocketAddress | string)[]): { address: string }[] | undefined {
  const addresses = others.filter((locator) => typeof locator !== 'string');
  if (addresses.length === 0 || addresses.length < others.length) return undefined;
  if (!addresses.every(({ address }) => scopeOf(address) === 'loopback')) return undefined;
  const families = new Set(addresses.map(({ family }) => family));
  return [...families].map((family) => ({ address: family === 4 ? '127.0.0.1' : '::1' }));
}

/**
 * Whom to ask. Without native mode, and with nobody to ask, nothing can be reached without a locator: where nobody is named,
 * it is the agent on this machine.
 */
export async function agentsOrLocators(
  command: Command,
  locators: readonly unknown[] | undefined,
  agents: readonly AgentName[] | undefined,
): Promise<readonly AgentName[] | undefined> {
  if (locators !== undefined && locators.length > 0) return agents;
  const here = await agentsHere(agents);
  if (here !== undefined && here.length > 0) return here;
  const option = command.options.find(({ long }) => long === '--locator');
  const missing = `required option '${option?.flags ?? '--locator'}' not specified, and no agent`;
  return command.error(`error: ${missing}: ${NO_AGENT}; ${NONE_HERE}`, {
    code: 'commander.missingMandatoryOptionValue',
  });
}
