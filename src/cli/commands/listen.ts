import type { Command } from 'commander';
import type { ListenFlags } from '../actions/listen.ts';
import { collect } from '../arguments.ts';
import { demandStream } from '../datagrams.ts';
import { agentsOrLocators } from '../locators.ts';
import { pureOptions } from '../native.ts';
import { parseLocal, withTransfer } from '../transfer.ts';
import type { RunVerb } from '../verb.ts';

/** `kamo listen`: waits for a node, and couples the connection with stdin and stdout. */
export function listenCommand(verb: Command, run: RunVerb): void {
  const command = verb
    .option('--locator <address[:port]>', 'an address of this host to be reached at; repeatable', collect(parseLocal))
    .option('-k, --keep', 'wait for the next connection when one has ended; with -u hear everybody');
  withTransfer(command, {
    port: 'the service',
    announce: { told: 'peers are', option: '--locator' },
    udp: ', to who has sent',
    wait: 'message; default: never',
  }).action(async (given: ListenFlags) => {
    demandStream(command, given);
    const isNative = given.native !== undefined || pureOptions(given) !== undefined;
    const agent = isNative ? given.agent : await agentsOrLocators(command, given.locator, given.agent);
    const flags = agent === undefined ? given : { ...given, agent };
    const { listen } = await import('../actions/listen.ts');
    await run((output) => listen(flags, output));
  });
}
