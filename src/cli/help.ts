import { isRange } from '../core/settings/kinds.ts';
import { flagOf, readRows } from '../core/settings/read.ts';
import type { Row, Rows } from '../core/settings/row.ts';
import type { Usage } from './flags.ts';
import { grouped } from '../core/text/grouped.ts';

/** What `downhill --help` prints. */
export const GENERAL_HELP = `downhill trains small models by gradient descent on the GPU, through WebGPU.

Usage: downhill <command> [flags]

Commands:
  train      watch gradient descent: a line, a curve, a formula or a network, logged as PyTorch does
  fit        get the answer: a formula's parameters with their standard errors, in f64
  sweep      thousands of runs at once, which differ in what you name: a table or a map of them
  merge      joins what several machines have computed of a sweep
  bench      how fast each engine trains by each strategy, on few points and on many
  verify     whether the engine's numbers are right: held against exact gradient descent
  info       what this machine offers, and what can be asked for by name

  downhill <command> --help   the flags of a command
  downhill --version          the version

Results go to stdout, all else to stderr.
Exit status: 0 done, 1 the run failed, 2 wrong usage, 129, 130 or 143 stopped by
SIGHUP, Ctrl-C or SIGTERM; a second Ctrl-C ends the program at once.

Under Node the GPU needs the package webgpu (npm install webgpu); Deno has WebGPU built in, and
needs deno run --allow-env --allow-sys --allow-read --allow-write.
Without a GPU, the software adapter of an installed Chrome or Chromium is used;
DOWNHILL_CHROMIUM=<path> says where that is. DOWNHILL_DEBUG=1 adds stack traces to errors.`;

/** What `downhill <command> --help` prints. */
export function helpText({ command, forms, about, flags, examples }: Usage): string {
  const usage = forms.map(
    (form, i) => `${i === 0 ? 'Usage:' : '      '} downhill ${command} ${form}`,
  );
  const parts = Object.entries(flags).map(([heading, rows]) => section(heading, flagLines(rows)));
  const shown = examples.map((example) => `  downhill ${command} ${example}`.trimEnd());
  const all = [usage.join('\n'), about, ...parts, section('Examples', shown)];
  return all.filter((part) => part !== '').join('\n\n');
}

function section(heading: string, lines: readonly string[]): string {
  return (heading === '' || lines.length === 0 ? lines : [`${heading}:`, ...lines]).join('\n');
}

/** Each flag, and below it what it does; flags that do the same stand on one line. */
function flagLines(rows: Rows): readonly string[] {
  const presets = readRows(rows, {});
  const heads = new Map<string, string[]>();
  for (const [key, row] of Object.entries(rows)) {
    const about = aboutOf(row);
    if (about === undefined) continue;
    const { values, follows } = row;
    const hasPreset = values !== undefined && presets[key] !== undefined;
    const otherwise = row.otherwise ?? (hasPreset ? presetText(presets[key]) : '');
    const preset = otherwise === '' ? '' : ` (default ${otherwise})`;
    const after = values ?? follows;
    const head = `--${flagOf(key)}${after === undefined ? '' : ` ${after}`}${preset}`;
    heads.set(about, [...(heads.get(about) ?? []), head]);
  }
  return [...heads].map(
    ([about, flags]) =>
      `  ${inLines(flags.join(', '))}\n      ${about.replaceAll('\n', '\n      ')}`,
  );
}

/** Within a terminal of so many columns: what is longer goes on below, from a name of a list on. */
const COLUMNS = 100;

function inLines(head: string): string {
  const lines = [''];
  for (const piece of head.split(/(?<=\|)/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && `  ${line}${piece}`.length > COLUMNS) lines.push(`    ${piece}`);
    else lines[lines.length - 1] = line + piece;
  }
  return lines.join('\n  ');
}

function aboutOf(row: Row<unknown>): string | undefined {
  const range = isRange(row) ? `${numeral(row.least)} to ${numeral(row.most)}` : '';
  return row.about?.replace('{range}', range);
}

function presetText(value: unknown): string {
  return typeof value === 'number' && value >= 1 ? grouped(value) : String(value);
}

/** Readable digits where there are few of them: `268,435,456`, but `1e-12`. */
function numeral(value: number): string {
  if (Number.isInteger(value) && value <= 1e9) return grouped(value);
  return value >= 1e-3 && value < 1 ? String(value) : value.toExponential();
}
