import { ConfigError } from '../core/errors.ts';
import { shown } from '../core/text/shown.ts';
import { SWITCH } from '../core/settings/kinds.ts';
import { flagOf, suggestion, type Raw } from '../core/settings/read.ts';
import { presetOf, type Row, type Rows } from '../core/settings/row.ts';

/** A command: its flags, and what its help says. */
export interface Usage {
  /** As the person types it: `train`. */
  readonly command: string;
  /** What may follow it. */
  readonly forms: readonly string[];
  readonly about: string;
  /** By the headings that stand above them in the help. One that tells nothing about itself is not in it. */
  readonly flags: Readonly<Record<string, Rows>>;
  /** What stands without dashes, where there is such: `DIR`. */
  readonly words?: string;
  /** What follows the command. */
  readonly examples: readonly string[];
}

export const NO_TUNE = {
  ...SWITCH,
  about: 'take the usual shape for many points; else the fastest is measured once, and kept',
};

export interface Flags {
  /** By the flags; a switch is `true`. */
  readonly raw: Raw;
  /** What stands without dashes. */
  readonly words: readonly string[];
}

/**
 * Reads `--flag value`, `--flag=value` and `--switch`; a flag given twice holds its last value,
 * or all of them in a list.
 * @throws ConfigError for an unknown flag, a missing or a superfluous value, a stray word
 */
export function readFlags(args: readonly string[], usage: Usage): Flags {
  const raw = new Map<string, unknown>();
  const words: string[] = [];
  const rows = new Map(
    [...Object.values(usage.flags), { help: SWITCH }].flatMap((part) =>
      Object.entries<Row<unknown>>(part).map(([key, row]) => [flagOf(key), row] as const),
    ),
  );
  const [takesWords] = [...rows].find(([, { follows }]) => follows !== undefined) ?? [];
  const unknown = (name: string, written: string): ConfigError => {
    const near = suggestion(name, Object.fromEntries(rows), flagOf);
    const hint = near === undefined ? '' : `did you mean --${near}? `;
    return new ConfigError(
      name,
      `${shown(written)} is not a flag of ${usage.command}: ${hint}downhill ${usage.command} --help lists them`,
    );
  };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    // One dash alone is stdin.
    if (arg === '-' || !arg.startsWith('-')) {
      if (takesWords === undefined && usage.words === undefined) throw strayWord(arg, usage);
      words.push(arg);
      continue;
    }
    const [, name = '', attached] =
      /^--([^=]+)(?:=(.*))?$/s.exec(arg === '-h' ? '--help' : arg) ?? [];
    if (name === '') throw unknown(arg.replace(/^-+/, ''), arg);
    const row = rows.get(name);
    if (row === undefined) throw unknown(name, `--${name}`);
    if (row.values === undefined) {
      if (attached !== undefined) {
        throw new ConfigError(name, `--${name} takes no value: leave ${shown(attached)} out`);
      }
      raw.set(name, true);
      continue;
    }
    // A value may start with one dash, as negative numbers do.
    const value = attached ?? (rest[0]?.startsWith('--') === true ? undefined : rest.shift());
    if (value === undefined) {
      const example = row.example ?? String(presetOf(row, () => 'none'));
      throw new ConfigError(
        name,
        `--${name} has no value: give it one, such as --${name} ${example}`,
      );
    }
    const before = raw.get(name);
    raw.set(name, row.repeats === true ? [...(Array.isArray(before) ? (before as unknown[]) : []), value] : value); // prettier-ignore
  }
  const [stray] = words;
  const isStray = usage.words === undefined && raw.get(takesWords ?? '') !== true;
  if (stray !== undefined && isStray) throw strayWord(stray, usage);
  return { raw: Object.fromEntries(raw), words };
}

/** `fit table.csv`: what it is for is plain where a command takes data. */
const FILE = /^[\w./~-]{1,80}\.[a-z]\w*$/i;

function strayWord(word: string, { command, flags }: Usage): ConfigError {
  const takesData = Object.values(flags).some((rows) => 'data' in rows);
  const hint = takesData && FILE.test(word) ? `did you mean --data ${word}?` : 'write --flag value;'; // prettier-ignore
  return new ConfigError(
    word,
    `${shown(word)} belongs to no flag of ${command}: ${hint} downhill ${command} --help lists them`,
  );
}

/** Those of the flags that are in `rows`. */
export function only(rows: Rows, raw: Raw): Raw {
  return Object.fromEntries(Object.keys(rows).map((key) => [flagOf(key), raw[flagOf(key)]]));
}
