import { Command, CommanderError } from 'commander';
import { asCommandError, CommandError, EXIT, EXIT_HELP, type ExitCode } from './exit-codes.ts';
import { Output, type OutputOptions, resultStream } from './output.ts';
import { explainUsage } from './usage.ts';
import type { RunVerb } from './verb.ts';
import { versionText } from './version.ts';

type Declare = (verb: Command, run: RunVerb) => void;

interface Verb {
  readonly name: string;
  readonly description: string;
  /** What it takes and does. Only the verb that is asked for is loaded: a transport takes a third of a second. */
  load(): Promise<Declare>;
}

const VERBS: readonly Verb[] = [
  {
    name: 'demo',
    description: 'two hosts, three ISPs, a real transfer, and the ISP in use is cut: the connection goes on',
    load: async () => (await import('./commands/demo.ts')).demoCommand,
  },
  {
    name: 'id',
    description: 'make and show identities: a key, and the node ID made from it',
    load: async () => (await import('./commands/id.ts')).idCommand,
  },
  {
    name: 'listen',
    description: 'wait for a connection; print what it sends and answer with stdin',
    load: async () => (await import('./commands/listen.ts')).listenCommand,
  },
  {
    name: 'connect',
    description: 'send stdin to a node and print what it sends',
    load: async () => (await import('./commands/connect.ts')).connectCommand,
  },
  {
    name: 'relay',
    description: 'play an ISP: forward UDP with a delay, a rate and a queue, and cut the line on request',
    load: async () => (await import('./commands/relay.ts')).relayCommand,
  },
  {
    name: 'agent',
    description: 'run a Location Agent: nodes register with it where they are, others look them up',
    load: async () => (await import('./commands/agent.ts')).agentCommand,
  },
  {
    name: 'register',
    description: 'say at Location Agents where this node can be reached, and keep saying it',
    load: async () => (await import('./commands/register.ts')).registerCommand,
  },
  {
    name: 'lookup',
    description: 'where a node is, as it says itself: its record at Location Agents',
    load: async () => (await import('./commands/lookup.ts')).lookupCommand,
  },
];

/** Runs one command line (without `node` and the script) and resolves to the exit code. Never rejects. */
export async function main(argv: readonly string[]): Promise<ExitCode> {
  let exit: ExitCode = EXIT.ok;
  const program = new Command('kamo');
  const run: RunVerb = async (action) => {
    exit = await action(new Output(program.opts<OutputOptions>()));
  };
  try {
    await build(program, run, verbOf(argv));
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    return report(error, new Output({ json: argv.includes('--json'), verbose: argv.includes('-v') }));
  }
}

async function build(program: Command, run: RunVerb, asked: string | undefined): Promise<void> {
  program
    .description('One connection, every path: a multihome transport for Node.js')
    .option('--json', 'machine-readable results on stdout, one JSON text')
    .option('-q, --quiet', 'nothing on stderr but errors')
    .option('-v, --verbose', 'more on stderr')
    .version(versionText(), '-V, --version', 'versions of the package and of the protocol')
    .configureHelp({ showGlobalOptions: true, helpWidth: 80, subcommandTerm: (command) => command.name() })
    .addHelpText('after', `\n${EXIT_HELP}`)
    .showSuggestionAfterError(true);
  for (const { name, description, load } of VERBS) {
    const verb = program.command(name).description(description);
    if (name === asked) (await load())(verb, run);
  }
  strict(program);
}

/** The verb of a command line, or the one that help is wanted of. No shared option has a value. */
function verbOf(argv: readonly string[]): string | undefined {
  const words = argv.filter((word) => !word.startsWith('-'));
  return words[0] === 'help' ? words[1] : words[0];
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
