import { ConfigError } from '../core/errors.ts';
import { shown } from '../core/text/shown.ts';
import { BENCH, parseBench, type BenchRequest } from './bench-args.ts';
import { nearest } from '../core/input/nearest.ts';
import { readFlags, type Usage } from './flags.ts';
import { SWITCH } from '../core/settings/kinds.ts';
import { GENERAL_HELP, helpText } from './help.ts';
import type { TrainRequest } from './train.ts';
import { TRAIN, parseTrain } from './train-args.ts';
import { VERIFY, parseVerify, type VerifyRequest } from './verify-args.ts';

/** What the person asked for. */
export type Command =
  | { readonly name: 'train'; readonly request: TrainRequest; readonly tune: boolean }
  | { readonly name: 'bench'; readonly request: BenchRequest; readonly tune: boolean }
  | { readonly name: 'verify'; readonly request: VerifyRequest; readonly tune: boolean }
  | { readonly name: 'info'; readonly json: boolean }
  | { readonly name: 'help'; readonly text: string }
  | { readonly name: 'version' };

const INFO: Usage = {
  command: 'info',
  forms: ['[--json]'],
  about: `Prints the version, the runtime, the CPU, which engines this machine offers and why not the
others, and the GPU adapter with the limits and features that matter here.

  --json     print one JSON object`,
  flags: { '': { json: SWITCH } },
  examples: [],
};

const COMMANDS = { train: TRAIN, bench: BENCH, verify: VERIFY, info: INFO };
export type CommandName = keyof typeof COMMANDS;
const NAMES = Object.keys(COMMANDS) as readonly CommandName[];

/**
 * The arguments after the program's name.
 * @throws ConfigError that says what to type instead
 */
export function parseCommand(argv: readonly string[]): Command {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h') {
    return { name: 'help', text: GENERAL_HELP };
  }
  if (first === '--version') return { name: 'version' };
  const name = NAMES.find((command) => command === first);
  if (name === undefined) throw unknownCommand(first);
  const flags = readFlags(rest, COMMANDS[name]);
  const isOn = (flag: string): boolean => flags.raw[flag] === true;
  if (isOn('help')) return { name: 'help', text: helpText(COMMANDS[name]) };
  const tune = !isOn('no-tune');
  if (name === 'bench') return { name, request: parseBench(flags), tune };
  if (name === 'verify') return { name, request: parseVerify(flags), tune };
  if (name === 'info') return { name, json: isOn('json') };
  return { name, request: parseTrain(flags), tune };
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
