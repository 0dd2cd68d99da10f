/** What the flags of `downhill sweep` and `downhill merge` say. */
import { ConfigError } from '../core/errors.ts';
import { SETTINGS, type FitConfig } from '../core/settings/index.ts';
import { SWITCH, integer, number, partText, text } from '../core/settings/kinds.ts';
import { parseFlags } from '../core/settings/parse.ts';
import { readRows, type Raw } from '../core/settings/read.ts';
import type { Refuse } from '../core/settings/row.ts';
import { parseAxis } from '../run/sweep/axes.ts';
import { BASIN } from '../run/sweep/basins.ts';
import { MEASURE_NAMES, MEASURES } from '../run/sweep/measures.ts';
import type { Sampling } from '../run/sweep/sampled.ts';
import type { Axis } from '../run/sweep/types.ts';
import { NO_TUNE, only } from './flags.ts';
import { OWN_DATA, parseDataRequest, type DataRequest } from './own-data.ts';

/** A row without a preset, given once for each value. */
function repeated(values: string, example: string, about: string) {
  return {
    preset: undefined,
    values,
    example,
    about,
    repeats: true,
    read: (raw: unknown): readonly string[] => (Array.isArray(raw) ? raw.map(String) : []),
  };
}

const MOST_SAMPLED = 2 ** 24;
const sampled = (how: string) => ({
  ...integer(1, 1, MOST_SAMPLED),
  preset: undefined,
  read: (raw: unknown, refuse: Refuse): number | undefined => integer(1, 1, MOST_SAMPLED).read(raw, refuse), // prettier-ignore
  example: '1000',
  about: `in place of a grid: N points of the ranges, ${how}; axes need no number of values then`,
});

const AXES = {
  over: repeated(
    'AXIS',
    'lr=1e-3..1:64:log',
    `what differs, one to four times: NAME=LOW..HIGH:COUNT, with :log behind it where ratios are even, or
NAME=v1,v2,…; NAME is a setting below, start.PARAMETER, rates.PARAMETER or seed`,
  ),
  random: sampled('drawn evenly by --seed'),
  sobol: sampled("by Sobol's sequence, which leaves no gaps"),
};

const measureHelp = MEASURE_NAMES.map((name) => `${name}: ${MEASURES[name].about}`).join('; ');

const KEPT = {
  measure: repeated(
    'NAME',
    'best-loss',
    `what is kept of each run; several with commas between, or the flag again (default: last-loss):
${measureHelp}; parameters, or parameter.NAME: where the run ended`,
  ),
  target: {
    ...number(0, 0, Number.MAX_VALUE),
    preset: undefined,
    read: (raw: unknown, refuse: Refuse): number | undefined => number(0, 0, Number.MAX_VALUE).read(raw, refuse), // prettier-ignore
    example: '0.05',
    about: 'the loss at which epochs-to is over, in the place of 1 % above the least that is known',
  },
  basins: { ...SWITCH, about: 'also which minimum each run ended in: 1 is the lowest' },
};

const TELLING = {
  rank: {
    ...integer(10, 1, 10_000),
    preset: undefined,
    read: (raw: unknown, refuse: Refuse): number | undefined => integer(10, 1, 10_000).read(raw, refuse), // prettier-ignore
    example: '10',
    about: 'print the best K runs by the first measure, each as a command of train',
  },
  csv: { ...SWITCH, about: 'print a table: a row a run, the axes, then the measures' },
  json: { ...SWITCH, about: 'print one JSON object: axes, columns, engine' },
  npy: { ...text('FILE', 'map.npy'), about: 'write the measures for numpy.load: [axes…], and where there are several [measure, axes…]' }, // prettier-ignore
  png: { ...text('FILE.png|svg', 'map.png'), about: `write a map of two axes and the first measure; PNG needs the package @resvg/resvg-js` }, // prettier-ignore
};

const PARTS = {
  out: { ...text('DIR', 'runs/'), about: 'keep the runs in a folder while they are computed: what is killed costs the runs in hand' }, // prettier-ignore
  resume: { ...SWITCH, about: 'go on with what is in the folder' },
  shard: {
    preset: undefined,
    values: 'I/N',
    example: '3/8',
    about: 'compute the I-th of N parts into the folder, and print nothing: downhill merge DIR joins them', // prettier-ignore
    read: (raw: unknown, refuse: Refuse): Shard | undefined => {
      const [, i, n] = /^(\d+)\/(\d+)$/.exec(String(raw)) ?? [];
      const [index, count] = [Number(i), Number(n)];
      return index >= 1 && index <= count ? { index, count } : refuse('is not I/N with I from 1 to N: give a part, such as 3/8', { kind: 'text' }); // prettier-ignore
    },
  },
};

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** How the result is told, of a sweep and of one that is merged. */
export interface Telling {
  readonly rank: number | undefined;
  readonly format: 'text' | 'csv' | 'json';
  readonly npy: string | undefined;
  readonly png: string | undefined;
}

export interface SweepRequest extends Telling {
  readonly config: FitConfig;
  readonly data: DataRequest | undefined;
  /** The flags that say which own data, as they were given. */
  readonly dataFlags: readonly string[];
  readonly axes: readonly Axis[];
  /** As they were given. */
  readonly axisTexts: readonly string[];
  /** In the place of a grid. */
  readonly sample: Sampling | undefined;
  readonly measures: readonly string[];
  /** The loss that `epochs-to` looks for; 1 % above the least known where nobody says. */
  readonly target: number | undefined;
  readonly out: string | undefined;
  readonly resume: boolean;
  readonly shard: Shard | undefined;
}

/** Of every run, or of none. */
const NOT_OF_A_SWEEP = ['log-every', 'resume'];
const RUN = Object.fromEntries(
  Object.entries(SETTINGS).filter(([key]) => !NOT_OF_A_SWEEP.includes(key)),
);

export const SWEEP_FLAGS = {
  'What differs': AXES,
  'What is kept of each run': KEPT,
  Output: TELLING,
  'In parts': PARTS,
  'What all runs have in common': RUN,
  'Own data': OWN_DATA,
  Machine: { 'no-tune': NO_TUNE },
};

export const MERGE_FLAGS = { '': TELLING };

/** @throws ConfigError for flags that do not fit together */
export function sweepRequest(raw: Raw): SweepRequest {
  const { over = [], random, sobol } = readRows(AXES, raw);
  const { measure = [], target, basins } = readRows(KEPT, raw);
  const { out, resume, shard } = readRows(PARTS, raw);
  if (over.length === 0) refuse('over', '--over is missing: say what differs, such as --over lr=1e-3..1:64:log'); // prettier-ignore
  if (random !== undefined && sobol !== undefined) refuse('sobol', '--random and --sobol both draw the runs: leave one of them out'); // prettier-ignore
  if (shard !== undefined && out === undefined) refuse('shard', '--shard needs a folder that all parts share: give --out DIR'); // prettier-ignore
  if (resume && out === undefined) refuse('resume', '--resume goes on in a folder: give --out DIR');
  const telling = tellingOf(raw);
  if (shard !== undefined && isTold(telling)) refuse('shard', '--shard prints nothing, since it has a part of the runs: leave the output out, and give it to downhill merge'); // prettier-ignore
  const data = parseDataRequest(raw);
  const config = parseFlags(only(RUN, raw));
  const names = measure.flatMap((one) => one.split(',')).map((one) => one.trim());
  if (target !== undefined && !names.includes('epochs-to')) refuse('target', '--target is what epochs-to looks for: add --measure epochs-to'); // prettier-ignore
  const kind = random === undefined ? 'sobol' : 'random';
  const count = random ?? sobol;
  return {
    ...telling,
    config,
    data,
    dataFlags: dataFlagsOf(raw),
    axes: over.map(parseAxis),
    axisTexts: over,
    sample: count === undefined ? undefined : { kind, count, seed: seedOf(config) },
    measures: [...(names.length === 0 ? ['last-loss'] : names), ...(basins ? [BASIN] : [])],
    target,
    out,
    resume,
    shard,
  };
}

function dataFlagsOf(raw: Raw): readonly string[] {
  return Object.keys(OWN_DATA).flatMap((key) => {
    const given = raw[key];
    return given === undefined ? [] : [`--${key}`, ...(given === true ? [] : [partText(given)])];
  });
}

/** Of what is drawn: an f64 holds so many bits of it. */
function seedOf({ seed }: FitConfig): number {
  return Number(BigInt.asUintN(53, seed));
}

/** @throws ConfigError for output that does not fit together */
export function tellingOf(raw: Raw): Telling {
  const { rank, csv, json, npy, png } = readRows(TELLING, raw);
  const [one, other] = [csv && '--csv', json && '--json', rank !== undefined && '--rank'].filter(Boolean); // prettier-ignore
  if (other !== undefined) refuse('csv', `${one} and ${other} are both for stdout: leave one of them out`); // prettier-ignore
  return { rank, npy, png, format: csv ? 'csv' : json ? 'json' : 'text' };
}

function isTold({ rank, format, npy, png }: Telling): boolean {
  return rank !== undefined || format !== 'text' || npy !== undefined || png !== undefined;
}

function refuse(flag: string, message: string): never {
  throw new ConfigError(flag, message);
}
