import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { Relay } from '../../demo/relay.ts';
import { type SocketAddress, showAddress } from '../../wire/socket-address.ts';
import { collect, parseAddress, parseInteger, parseNumber, parseSocketAddress } from '../arguments.ts';
import { asCommandError, CommandError, EXIT, type ExitCode } from '../exit-codes.ts';
import type { Output } from '../output.ts';
import { untilSignal } from '../signals.ts';
import type { RunVerb } from '../verb.ts';

interface RelayFlags {
  readonly from: readonly SocketAddress[];
  readonly to: readonly SocketAddress[];
  readonly rtt: number;
  readonly rate: number;
  readonly queue?: number;
  readonly via?: string;
}

/** `kamo relay`: a UDP forwarder that plays an ISP. */
export function relayCommand(verb: Command, run: RunVerb): void {
  const listenAddress = (text: string): SocketAddress => parseSocketAddress(text, true);
  verb
    .requiredOption('--from <address:port>', 'where to listen; repeatable, each with a --to', collect(listenAddress))
    .requiredOption(
      '--to <address:port>',
      'where the --from of the same place forwards to',
      collect(parseSocketAddress),
    )
    .option('--rtt <ms>', 'round trip that the line adds', (text) => parseNumber(text, 0, 10_000, 'milliseconds'), 0)
    .option(
      '--rate <mbit>',
      'rate of each direction in Mbit/s; 0: no limit',
      (text) => parseNumber(text, 0, 1e6, 'Mbit/s'),
      0,
    )
    .option('--queue <kb>', 'kilobytes that may wait in each direction', (text) => parseInteger(text, 0, 1_000_000))
    .option('--via <address>', 'the address to send from; default: the one it listens on', parseAddress)
    .addHelpText(
      'after',
      '\nWhile it runs, a line on stdin commands it: cut (silently), heal, stat, quit.\nSIGUSR2 cuts and heals in turn.',
    )
    .action(async (flags: RelayFlags) => {
      await run((output) => relay(flags, output));
    });
}

async function relay(flags: RelayFlags, output: Output): Promise<ExitCode> {
  if (flags.from.length !== flags.to.length) {
    throw new CommandError(
      EXIT.usage,
      'ERR_KAMO_USAGE',
      `${flags.from.length} --from and ${flags.to.length} --to: give as many of one as of the other`,
    );
  }
  const line = new Relay({
    rtt: flags.rtt,
    rate: flags.rate === 0 ? Number.POSITIVE_INFINITY : flags.rate * 1000,
    ...(flags.queue === undefined ? {} : { queue: flags.queue * 1000 }),
    ...(flags.via === undefined ? {} : { via: flags.via }),
  });
  try {
    const routes: Route[] = [];
    for (const [index, to] of flags.to.entries()) {
      const from = flags.from[index];
      if (from === undefined) continue;
      const local = await line.forward(from.address, from.port, to).catch((error: unknown) => {
        throw asCommandError(error, `cannot listen on ${showAddress(from)}`);
      });
      routes.push({ from: showAddress(local), to: showAddress(to) });
    }
    return await obey(line, routes, output);
  } finally {
    line.close();
  }
}

interface Route {
  readonly from: string;
  readonly to: string;
}

/** Runs until a signal or `quit`. The end of stdin ends the commands, not the relay. */
async function obey(line: Relay, routes: readonly Route[], output: Output): Promise<ExitCode> {
  const commands = createInterface({ input: process.stdin, terminal: false });
  const toggle = (): void => command(line, line.isCut ? 'heal' : 'cut', output);
  process.on('SIGUSR2', toggle);
  try {
    return await untilSignal((end) => {
      commands.on('line', (text) => {
        if (text.trim() === 'quit') end(EXIT.ok);
        else command(line, text.trim(), output);
      });
      // Told only now: whoever reads it may send commands and signals at once.
      for (const route of routes) output.notice({ event: 'listening', ...route }, `${route.from} -> ${route.to}`);
    });
  } finally {
    process.removeListener('SIGUSR2', toggle);
    commands.close();
    process.stdin.destroy();
    command(line, 'stat', output);
  }
}

function command(line: Relay, text: string, output: Output): void {
  switch (text) {
    case '':
      return;
    case 'cut':
      line.cut();
      output.notice({ event: 'cut' }, 'cut: nothing passes, nobody is told');
      return;
    case 'heal':
      line.heal();
      output.notice({ event: 'healed' }, 'healed');
      return;
    case 'stat': {
      const { up, down, sessions, strays } = line.counters();
      output.result(
        { cut: line.isCut, up, down, sessions, strays },
        `${line.isCut ? 'cut' : 'open'}  up ${up.forwardedPackets} packets ${up.forwardedBytes} bytes  ` +
          `down ${down.forwardedPackets} packets ${down.forwardedBytes} bytes  ` +
          `dropped ${up.queueDrops + down.queueDrops} by the queue, ${up.cutDrops + down.cutDrops} by the cut  sessions ${sessions}`,
      );
      return;
    }
    default:
      output.error('ERR_KAMO_USAGE', `unknown command '${text}'\nCommands: cut, heal, stat, quit`);
  }
}
