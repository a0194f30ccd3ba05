import { Command, CommanderError } from 'commander';
import { agentCommand } from './commands/agent.ts';
import { connectCommand } from './commands/connect.ts';
import { demoCommand } from './commands/demo.ts';
import { idCommand } from './commands/id.ts';
import { listenCommand } from './commands/listen.ts';
import { lookupCommand } from './commands/lookup.ts';
import { registerCommand } from './commands/register.ts';
import { relayCommand } from './commands/relay.ts';
import { asCommandError, CommandError, EXIT, EXIT_HELP, type ExitCode } from './exit-codes.ts';
import { Output, type OutputOptions, resultStream } from './output.ts';
import { explainUsage } from './usage.ts';
import type { RunVerb } from './verb.ts';
import { versionText } from './version.ts';

/** Runs one command line (without `node` and the script) and resolves to the exit code. Never rejects. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = EXIT.ok;
  const program = new Command('kamo');
  const run: RunVerb = async (action) => {
    exit = await action(new Output(program.opts<OutputOptions>()));
  };
  build(program, run);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    return report(error, new Output({ json: argv.includes('--json'), verbose: argv.includes('-v') }));
  }
}

function build(program: Command, run: RunVerb): void {
  program
    .description('One connection, every path: a multihome transport for Node.js')
    .option('--json', 'machine-readable results on stdout, one JSON text')
    .option('-q, --quiet', 'nothing on stderr but errors')
    .option('-v, --verbose', 'more on stderr')
    .version(versionText(), '-V, --version', 'versions of the package and of the protocol')
    .configureHelp({ showGlobalOptions: true, helpWidth: 80 })
    .addHelpText('after', `\n${EXIT_HELP}`)
    .showSuggestionAfterError(true);
  demoCommand(program, run);
  idCommand(program, run);
  listenCommand(program, run);
  connectCommand(program, run);
  relayCommand(program, run);
  agentCommand(program, run);
  registerCommand(program, run);
  lookupCommand(program, run);
  strict(program);
}

/** Usage errors come back as exceptions that know their command; nothing is printed on the way. */
function strict(command: Command): void {
  command.configureOutput({
    writeOut: (text) => resultStream().write(text),
    writeErr: () => {},
    outputError: () => {},
  });
  command.exitOverride((error) => {
    if (error.exitCode === 0) throw error;
    if (error.code === 'commander.help') {
      throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', `which verb?\n\n${command.helpInformation().trimEnd()}`);
    }
    throw new CommandError(EXIT.usage, 'ERR_KAMO_USAGE', explainUsage(command, error));
  });
  for (const child of command.commands) strict(child);
}

function report(error: unknown, output: Output): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
  const known = asCommandError(error, 'kamo');
  if (known instanceof CommandError) {
    output.error(known.code, known.message);
    if (output.verbose && known.cause instanceof Error) output.detail(known.cause.stack ?? known.cause.message);
    return known.exit;
  }
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  output.error('ERR_KAMO_INTERNAL', `a fault in kamo itself; please report it\n${fault}`);
  return EXIT.internal;
}
