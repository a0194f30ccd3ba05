import type { Command, CommanderError, Option } from 'commander';

/** A line of the error message: what was wrong, and what would have been right. */
export function explainUsage(command: Command, error: CommanderError): string {
  const wrong = error.message.replace(/^error: /, '').replace(/\n(\(.*\))$/, ' $1');
  const right = validChoices(command, error);
  return right === '' ? wrong : `${wrong}\n${right}`;
}

function validChoices(command: Command, error: CommanderError): string {
  const name = fullName(command);
  switch (error.code) {
    case 'commander.unknownOption':
      return `Options of ${name}: ${options(command).join(', ')}`;
    case 'commander.unknownCommand':
    case 'commander.excessArguments':
      return verbs(command).length > 0 ? `Verbs of ${name}: ${verbs(command).join(', ')}` : `Usage: ${usage(command)}`;
    case 'commander.missingArgument':
    case 'commander.missingMandatoryOptionValue':
    case 'commander.optionMissingArgument':
      return `Usage: ${usage(command)}`;
    default:
      return '';
  }
}

/** All options that `command` takes, its parents' included. */
export function options(command: Command): string[] {
  const names: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) {
    for (const option of at.options) if (!option.hidden) names.push(optionName(option));
  }
  return [...names, '--help'];
}

export function verbs(command: Command): string[] {
  return command.commands.map((one) => one.name());
}

function optionName(option: Option): string {
  return option.long ?? option.short ?? option.flags;
}

function fullName(command: Command): string {
  const names: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) names.unshift(at.name());
  return names.join(' ');
}

function usage(command: Command): string {
  return `${fullName(command)} ${command.usage()}`;
}
