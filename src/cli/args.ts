import { ConfigError } from '../core/errors.ts';
import { nearest } from '../core/input/nearest.ts';
import { shown } from '../core/text/shown.ts';
import { BENCH } from './bench.ts';
import { VERSION, type Command, type EngineMakers, type World } from './command.ts';
import { checkVariables } from './environment.ts';
import { readFlags } from './flags.ts';
import { GENERAL_HELP, helpText } from './help.ts';
import { INFO } from './info.ts';
import { TRAIN } from './train.ts';
import { VERIFY } from './verify.ts';

/** Does what the person asked for. @returns false where something was checked, and is wrong */
type Perform = (world: World) => Promise<boolean>;

const COMMANDS = {
  train: asking(TRAIN),
  bench: asking(BENCH),
  verify: asking(VERIFY),
  info: asking(INFO),
};
const NAMES = Object.keys(COMMANDS) as readonly (keyof typeof COMMANDS)[];

function asking<Request>(command: Command<Request>): (args: readonly string[]) => Perform {
  return (args) => {
    const flags = readFlags(args, command);
    if (flags.raw['help'] === true) return printing(helpText(command));
    const request = command.read(flags);
    const tune = flags.raw['no-tune'] !== true;
    return (world) => {
      checkVariables(world.env);
      const webgpu: EngineMakers['webgpu'] = (precision) => world.makers.webgpu(precision, tune);
      return command.perform(request, { ...world, makers: { ...world.makers, webgpu } });
    };
  };
}

function printing(text: string): Perform {
  return async ({ terminal }) => {
    await terminal.print(text.split('\n'));
    return true;
  };
}

/**
 * The arguments after the program's name.
 * @throws ConfigError that says what to type instead
 */
export function parseCommand(argv: readonly string[]): Perform {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h') return printing(GENERAL_HELP);
  if (first === '--version') return printing(VERSION);
  const name = NAMES.find((command) => command === first);
  if (name === undefined) throw unknownCommand(first);
  return COMMANDS[name](rest);
}

function unknownCommand(word: string): ConfigError {
  const choices = NAMES.join(', ').replace(/, (?=\w+$)/, ' or ');
  if (word.startsWith('-')) {
    return new ConfigError(word, `${shown(word)} stands before any command: begin with ${choices}`);
  }
  const near = nearest(word, NAMES);
  const hint = near === undefined ? `use ${choices}` : `did you mean ${near}?`;
  return new ConfigError(word, `command ${shown(word)} is unknown: ${hint}`);
}
