import { CONFIG_KEYS, flagOf, parseFlags } from '../core/config.ts';
import { ConfigError } from '../core/errors.ts';
import { shown } from '../core/text/shown.ts';
import { BENCH_FLAGS, parseBench, type BenchRequest } from './bench-args.ts';
import { DATA_VALUED, parseDataRequest } from './data-args.ts';
import { nearest } from '../core/input/nearest.ts';
import { exampleOf, readFlags, type Flags, type FlagSet } from './flags.ts';
import type { TrainRequest } from './train.ts';
import { VERIFY_FLAGS, parseVerify, type VerifyRequest } from './verify-args.ts';

export const COMMANDS = ['train', 'bench', 'verify', 'info'] as const;
export type CommandName = (typeof COMMANDS)[number];

/** What the person asked for. */
export type Command =
  | {
      readonly name: 'train';
      readonly request: TrainRequest;
      readonly tune: boolean;
    }
  | { readonly name: 'bench'; readonly request: BenchRequest; readonly tune: boolean }
  | { readonly name: 'verify'; readonly request: VerifyRequest; readonly tune: boolean }
  | { readonly name: 'info'; readonly json: boolean }
  | { readonly name: 'help'; readonly topic: CommandName | undefined }
  | { readonly name: 'version' };

const FLAG_SETS: Readonly<Record<CommandName, FlagSet>> = {
  train: {
    command: 'train',
    valued: new Map([
      ...CONFIG_KEYS.map((key) => [flagOf(key), exampleOf(key)] as const),
      ...DATA_VALUED,
    ]),
    switches: ['standardise', 'json', 'no-tune', 'help'],
  },
  bench: BENCH_FLAGS,
  verify: VERIFY_FLAGS,
  info: { command: 'info', valued: new Map(), switches: ['json', 'help'] },
};

/**
 * The arguments after the program's name.
 * @throws ConfigError that says what to type instead
 */
export function parseCommand(argv: readonly string[]): Command {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h') {
    return { name: 'help', topic: undefined };
  }
  if (first === '--version') return { name: 'version' };
  const name = COMMANDS.find((command) => command === first);
  if (name === undefined) throw unknownCommand(first);
  const flags = readFlags(rest, FLAG_SETS[name]);
  const { on } = flags;
  if (on.has('help')) return { name: 'help', topic: name };
  const tune = !on.has('no-tune');
  if (name === 'bench') return { name, request: parseBench(flags), tune };
  if (name === 'verify') return { name, request: parseVerify(flags), tune };
  if (name === 'info') return { name, json: on.has('json') };
  return { name, request: parseTrain(flags), tune };
}

function parseTrain(flags: Flags): TrainRequest {
  const { values, on } = flags;
  const data = parseDataRequest(flags);
  const autoRate = values.get('lr') === 'auto';
  const raw = CONFIG_KEYS.filter((key) => !(autoRate && key === 'lr')).map(
    (key) => [key, values.get(flagOf(key))] as const,
  );
  return { config: parseFlags(Object.fromEntries(raw)), autoRate, data, json: on.has('json') };
}

function unknownCommand(word: string): ConfigError {
  const choices = COMMANDS.join(', ').replace(/, (?=\w+$)/, ' or ');
  if (word.startsWith('-')) {
    return new ConfigError(word, `${shown(word)} stands before any command: begin with ${choices}`);
  }
  const near = nearest(word, COMMANDS);
  const hint = near === undefined ? `use ${choices}` : `did you mean ${near}?`;
  return new ConfigError(word, `command ${shown(word)} is unknown: ${hint}`);
}
