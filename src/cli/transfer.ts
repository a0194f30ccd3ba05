import type { Command } from 'commander';
import type { AgentName } from '../net/agent-names.ts';
import type { SocketAddress } from '../wire/socket-address.ts';
import { withAgents } from './agents.ts';
import {
  type Congestion,
  collect,
  type ProofMode,
  parseCongestion,
  parseInteger,
  parseProofMode,
  parseScheduleName,
  parseSocketAddress,
  type ScheduleName,
} from './arguments.ts';
import { parseWait } from './datagrams.ts';
import { type Announcement, parseAnnouncement } from './locators.ts';
import { type NativeFlags, withNative } from './native.ts';

/** What the options of both `listen` and `connect` leave. */
export interface TransferFlags extends NativeFlags {
  readonly port: number;
  readonly agent?: readonly AgentName[];
  readonly announce?: readonly Announcement[];
  readonly identity?: string;
  readonly congestion?: Congestion;
  readonly schedule?: ScheduleName;
  readonly proof?: ProofMode;
  readonly udp?: boolean;
  readonly wait?: number;
}

/** How the two say it. */
interface Words {
  /** Of the service port. */
  readonly port: string;
  /** Who is told of an `--announce`, and in place of which option. */
  readonly announce: { readonly told: string; readonly option: string };
  readonly udp: string;
  readonly wait: string;
}

/** Adds the options of both to a verb, behind its own. */
export function withTransfer(verb: Command, { port, announce: { told, option }, udp, wait }: Words): Command {
  verb
    .option('--port <n>', port, (text) => parseInteger(text, 1, 65_535), 7)
    .option(
      '--announce <address:port|none>',
      `what ${told} told instead of the ${option} in the same position; repeatable`,
      collect(parseAnnouncement),
    )
    .option('--identity <file>', 'who to be; default: your own identity, or a fresh one')
    .option('--congestion <cubic|bbr>', 'congestion control of what is sent; default: cubic', parseCongestion)
    .option('--schedule <name>', 'how it goes by the paths; default: failover', parseScheduleName)
    .option(
      '--proof <before-data|early|deferred>',
      'what waits for the peer to prove its node ID; default: before-data',
      parseProofMode,
    )
    .option('-u, --udp', `datagrams: each line is a message${udp}`)
    .option('-w, --wait <seconds>', `with -u: ends so long after the last ${wait}`, parseWait);
  return withNative(withAgents(verb));
}

/** An address of this host; without a port, or with port 0, at one that the system chooses. */
export function parseLocal(text: string): SocketAddress {
  return parseSocketAddress(text, true);
}
