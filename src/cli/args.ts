import { ConfigError } from '../core/errors.ts';
import { nearest } from '../core/input/nearest.ts';
import { shown } from '../core/text/shown.ts';
import { BENCH } from './bench.ts';
import { VERSION, type Command, type EngineMakers, type Io, type Sources } from './command.ts';
import { checkVariables } from './environment.ts';
import { readFlags } from './flags.ts';
import { GENERAL_HELP, helpText } from './help.ts';
import { INFO } from './info.ts';
import { TRAIN } from './train.ts';
import { VERIFY } from './verify.ts';

/** What the person asked for. */
export interface Asked {
  readonly name: string;
  readonly request: unknown;
  /** Whether it may measure first which shape is fast. */
  readonly tune: boolean;
  /** @returns false where something was checked, and is wrong */
  readonly perform: (io: Io, makers: EngineMakers, sources: Sources) => Promise<boolean>;
}

const COMMANDS = {
  train: asking(TRAIN),
  bench: asking(BENCH),
  verify: asking(VERIFY),
  info: asking(INFO),
};
export type CommandName = keyof typeof COMMANDS;
const NAMES = Object.keys(COMMANDS) as readonly CommandName[];

function asking<Request>(command: Command<Request>): (args: readonly string[]) => Asked {
  return (args) => {
    const flags = readFlags(args, command);
    if (flags.raw['help'] === true) return printing('help', helpText(command));
    const request = command.read(flags);
    const tune = flags.raw['no-tune'] !== true;
    return {
      name: command.command,
      request,
      tune,
      perform: (io, makers, sources) => {
        checkVariables(io.env);
        const webgpu: EngineMakers['webgpu'] = (precision) => makers.webgpu(precision, tune);
        return command.perform(request, io, { ...makers, webgpu }, sources);
      },
    };
  };
}

function printing(name: string, text: string): Asked {
  const perform = async ({ terminal }: Io): Promise<boolean> => {
    await terminal.print(text.split('\n'));
    return true;
  };
  return { name, request: text, tune: false, perform };
}

/**
 * The arguments after the program's name.
 * @throws ConfigError that says what to type instead
 */
export function parseCommand(argv: readonly string[]): Asked {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h') {
    return printing('help', GENERAL_HELP);
  }
  if (first === '--version') return printing('version', VERSION);
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
