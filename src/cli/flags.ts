import { DEFAULTS, type ConfigKey } from '../core/config.ts';
import { ConfigError } from '../core/errors.ts';
import { nearest } from '../core/input/nearest.ts';
import { shown } from '../core/text/shown.ts';

/** The flags of one command, without their dashes. */
export interface FlagSet {
  /** As the person types it: `train`. */
  readonly command: string;
  /** Flags that take a value, each with an example of one. */
  readonly valued: ReadonlyMap<string, string>;
  readonly switches: readonly string[];
  /** The switch that words without dashes belong to, such as files. */
  readonly wordsOf?: string;
}

export interface Flags {
  readonly values: ReadonlyMap<string, string>;
  readonly on: ReadonlySet<string>;
  /** What stands without dashes. */
  readonly words: readonly string[];
}

/**
 * Reads `--flag value`, `--flag=value` and `--switch`; a flag given twice holds its last value.
 * @throws ConfigError for an unknown flag, a missing or a superfluous value, a stray word
 */
export function readFlags(args: readonly string[], set: FlagSet): Flags {
  const values = new Map<string, string>();
  const on = new Set<string>();
  const words: string[] = [];
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    // One dash alone is stdin.
    if (set.wordsOf !== undefined && (arg === '-' || !arg.startsWith('-'))) {
      words.push(arg);
      continue;
    }
    const { name, attached } = split(arg, set);
    if (set.switches.includes(name)) {
      if (attached !== undefined) {
        throw new ConfigError(name, `--${name} takes no value: leave ${shown(attached)} out`);
      }
      on.add(name);
      continue;
    }
    const example = set.valued.get(name);
    if (example === undefined) throw unknownFlag(name, set);
    // A value may start with one dash, as negative numbers do.
    const value = attached ?? (rest[0]?.startsWith('--') === true ? undefined : rest.shift());
    if (value === undefined) {
      throw new ConfigError(
        name,
        `--${name} has no value: give it one, such as --${name} ${example}`,
      );
    }
    values.set(name, value);
  }
  const [stray] = words;
  if (stray !== undefined && !on.has(set.wordsOf ?? '')) throw strayWord(stray, set);
  return { values, on, words };
}

function strayWord(word: string, { command }: FlagSet): ConfigError {
  return new ConfigError(
    word,
    `${shown(word)} belongs to no flag of ${command}: write --flag value; downhill ${command} --help lists them`,
  );
}

function split(arg: string, set: FlagSet): { name: string; attached: string | undefined } {
  if (arg === '-h') return { name: 'help', attached: undefined };
  const [, name, attached] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
  if (name !== undefined) return { name, attached };
  if (arg.startsWith('-')) throw unknownFlag(arg.replace(/^-+/, ''), set, arg);
  throw strayWord(arg, set);
}

function unknownFlag(name: string, set: FlagSet, written = `--${name}`): ConfigError {
  const near = nearest(name, [...set.valued.keys(), ...set.switches]);
  const hint = near === undefined ? '' : `did you mean --${near}? `;
  return new ConfigError(
    name,
    `${shown(written)} is not a flag of ${set.command}: ${hint}downhill ${set.command} --help lists them`,
  );
}

/** What a person could give for a setting of a run. */
export function exampleOf(key: ConfigKey): string {
  if (key === 'start') return '1.5,-3';
  return key === 'replay' ? 'parameter' : String(DEFAULTS[key]);
}
