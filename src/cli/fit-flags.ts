/** What the flags of `downhill fit` say. */
import { ConfigError } from '../core/errors.ts';
import { DEGREES } from '../core/models/catalogue.ts';
import { rangeOf } from '../core/settings/bounds.ts';
import { SETTINGS } from '../core/settings/index.ts';
import { SWITCH, choice, integer, number, numberOf, text } from '../core/settings/kinds.ts';
import { readRows, type Raw } from '../core/settings/read.ts';
import type { Refuse, Row } from '../core/settings/row.ts';
import type { Slice } from '../core/settings/slice.ts';
import { TABLE_OPTIONS, parseTableOptions, type TableOptions } from '../csv/options.ts';
import type { EngineId } from '../core/types.ts';
import { LOSSES, whyNotInBatches, type FitOptions } from '../run/fit/options.ts';
import { only } from './flags.ts';

/** So many groups get each a fit of its own, with all that it says. */
export const FEW_GROUPS = 64;

/** A row without a preset. */
function open<T>(row: Row<T> & { readonly preset: unknown }) {
  return { ...row, preset: undefined, read: (raw: unknown, refuse: Refuse): T | undefined => row.read(raw, refuse, () => undefined) }; // prettier-ignore
}

/** `tau=2,c=0`: a value by name. */
function byName<T>(example: string, read: (part: string) => T | undefined) {
  return {
    preset: undefined,
    values: 'NAME=…',
    example,
    read: (raw: unknown, refuse: Refuse): Readonly<Record<string, T>> | undefined => {
      const found = new Map<string, T>();
      for (const part of String(raw).split(',')) {
        const [, name = '', written = ''] = /^\s*([^=]*?)\s*=(.*)$/s.exec(part) ?? [];
        const value = read(written);
        if (name === '' || value === undefined || found.has(name)) return refuse(`is not written as ${example}: give each name once, with commas between`, { kind: 'text' }); // prettier-ignore
        found.set(name, value);
      }
      return Object.fromEntries(found);
    },
  };
}

const oneNumber = (written: string): number | undefined => {
  const value = numberOf(written);
  return Number.isFinite(value) ? value : undefined;
};

const range = (written: string): readonly [number, number] | undefined => {
  const found = rangeOf(written);
  return found && [found.least, found.most];
};

const MODEL = {
  formula: {
    ...text('TEXT', "'A*exp(-t/tau) + c'"),
    about: `what is fitted: names that are columns of the data are its inputs, all others its parameters;
before = may stand the column that is fitted: 'signal = A*exp(-t/tau) + c' (default: a line)`,
  },
  degree: {
    ...open(integer(DEGREES.usual, DEGREES.least, DEGREES.most)),
    about: 'in place of a formula: a polynomial of this degree, {range}',
  },
  'through-origin': {
    ...SWITCH,
    about: 'the line or polynomial has no constant: it is 0 at x = 0',
  },
};

const DATA = {
  data: {
    ...text('FILE', 'decay.csv'),
    about: `a table in UTF-8, or - for stdin: CSV, columns between tabs or spaces, a JSON array of
objects, gzip of these. Numbers are read as f64; how the table is written is found, and said`,
  },
  x: {
    ...text('COLUMN', 'dose'),
    about: `by name, or by number from 1; several with commas between: --x dose,time. Without --x the
columns that the formula names, or the first column of numbers, which x stands for`,
  },
  y: {
    ...text('COLUMN', 'signal'),
    about: 'what is fitted (default: what stands before =, else the next column of numbers)',
  },
  sigma: {
    ...text('COLUMN', 'sd'),
    about: `the standard deviation of y, row by row: weights are 1/sigma². Only how the rows compare counts,
and errors follow from the residuals, unless it is absolute`,
  },
  'absolute-sigma': {
    ...SWITCH,
    about: 'sigma is known, not only in proportion: errors follow from it alone',
  },
  weights: { ...text('COLUMN', 'n'), about: 'how much each row counts, in place of --sigma' },
  group: {
    ...text('COLUMN', 'sample'),
    about: `a fit for each value of this column, a row of the result each; more than ${FEW_GROUPS} in batches`,
  },
  rows: SETTINGS.rows,
};

const MANY = {
  engine: {
    ...choice(['auto', 'webgpu', 'wasm', 'cpu'], 'auto'),
    about: `who begins with groups in batches: webgpu and wasm in f32, cpu in f64 alone; auto: the fastest`,
  },
  polish: {
    ...SWITCH,
    about: 'f64 goes on with each group of a batch until no step brings more',
  },
};

const HOW = {
  start: {
    ...byName('b1=500,b2=1e-4', oneNumber),
    about: `where to set out; of what is left out many values are tried. A better minimum elsewhere is found
nevertheless`,
  },
  bounds: {
    ...byName('tau=0..10,c=..5', range),
    about: 'the least and the greatest value of parameters: tau=0..10,c=..5',
  },
  fix: { ...byName('c=0', oneNumber), about: 'parameters that keep a value: c=0' },
  loss: {
    ...choice(LOSSES, 'mse'),
    about:
      'mse: least squares; huber and l1: an outlier does not decide, and errors are approximate',
  },
  'huber-delta': {
    ...open(number(1, 1e-300, 1e300)),
    otherwise: '1.345 times the scatter',
    about: 'of loss huber: from which residual on it is a straight line',
  },
  starts: {
    ...open(integer(768, 1, 1_000_000)),
    otherwise: 'by the number of parameters',
    about: 'how many starts are tried where the formula is not linear in its parameters, {range}',
  },
  level: {
    preset: 0.95,
    values: 'X',
    read: (raw: unknown, refuse: Refuse): number => {
      const value = numberOf(raw);
      return value > 0 && value < 1 ? value : refuse('is not between 0 and 1: write 95 % as 0.95', { kind: 'number', least: 0, most: 1, integer: false }); // prettier-ignore
    },
    about: 'the share of intervals and bands that hold the truth, between 0 and 1',
  },
  profile: {
    ...SWITCH,
    about: 'intervals from the profile of the sum of squares: right where value ± error is not',
  },
};

const OUTPUT = {
  predict: {
    ...text('FILE|X,…', '1,2.5,10'),
    about: `the curve at these x, or at the rows of a table, with its confidence band and the band of one
more observation`,
  },
  compare: {
    ...text('FORMULA', "'A*exp(-t/tau)'"),
    repeats: true,
    read: (raw: unknown): readonly string[] => (Array.isArray(raw) ? raw.map(String) : []),
    about: `another formula on the same rows, and which is the better by AICc, and by F where one is a case
of the other; may be given several times`,
  },
  plot: {
    ...text('FILE.svg|png', 'fit.svg'),
    about: `a picture: points, curve, bands and residuals; PNG needs the package @resvg/resvg-js`,
  },
  json: { ...SWITCH, about: 'print one JSON object with all that is known' },
  csv: {
    ...SWITCH,
    about: 'print a table: of groups, of predictions, of models compared, or of parameters',
  },
};

export const FIT_FLAGS = {
  'What is fitted': MODEL,
  Data: { ...DATA, ...TABLE_OPTIONS },
  How: HOW,
  'Many groups': MANY,
  Output: OUTPUT,
};

/** What `downhill fit` is to do. */
export interface FitRequest {
  /** A file, or `-` for stdin. */
  readonly path: string;
  readonly table: TableOptions;
  readonly rows: Slice;
  /** By name or number. */
  readonly columns: Readonly<Record<'x' | 'y' | 'sigma' | 'weights' | 'group', string | undefined>>;
  readonly formula: string | undefined;
  readonly degree: number | undefined;
  readonly throughOrigin: boolean;
  /** All but the columns. */
  readonly wishes: Omit<FitOptions, 'sigma' | 'weights'>;
  /** Whether groups are fitted in batches; `for-many`: more than {@link FEW_GROUPS}. */
  readonly batches: 'never' | 'for-many' | 'always';
  readonly engine: EngineId | 'auto';
  readonly polish: boolean;
  readonly predict: string | undefined;
  readonly compare: readonly string[];
  readonly plot: string | undefined;
  readonly format: 'text' | 'json' | 'csv';
}

/** @throws ConfigError for flags that do not fit together */
export function fitRequest(raw: Raw): FitRequest {
  const model = readRows(MODEL, raw);
  const { data: path, x, y, sigma, weights, group, rows, 'absolute-sigma': absoluteSigma } = readRows(DATA, raw); // prettier-ignore
  const how = readRows(HOW, raw);
  const { engine, polish } = readRows(MANY, raw);
  const { predict, compare = [], plot, json, csv } = readRows(OUTPUT, raw);
  const { formula, degree, 'through-origin': throughOrigin } = model;
  const { start, bounds, fix: fixed, loss, 'huber-delta': huberDelta, starts, level, profile } = how; // prettier-ignore
  if (path === undefined) refuse('data', '--data is missing: give a table, such as --data decay.csv, or --data - for stdin'); // prettier-ignore
  if (formula !== undefined && degree !== undefined) refuse('degree', '--degree takes the place of --formula: leave one of them out'); // prettier-ignore
  if (formula !== undefined && throughOrigin) refuse('through-origin', '--through-origin is for a line or --degree: leave it out, and the constant out of the formula'); // prettier-ignore
  if (sigma !== undefined && weights !== undefined) refuse('weights', '--sigma and --weights both say what a row counts: leave one of them out'); // prettier-ignore
  if (absoluteSigma && sigma === undefined) refuse('absolute-sigma', '--absolute-sigma says something about --sigma: give the column, too'); // prettier-ignore
  if (huberDelta !== undefined && loss !== 'huber') refuse('huber-delta', '--huber-delta is for --loss huber: add it, or leave this out'); // prettier-ignore
  if (profile && loss !== 'mse') refuse('profile', `--profile is for least squares: leave it out, or --loss ${loss}`); // prettier-ignore
  if (compare.length > 0 && loss !== 'mse') refuse('compare', `--compare is for least squares: leave it out, or --loss ${loss}`); // prettier-ignore
  if (json && csv) refuse('csv', '--json and --csv ask for two formats: leave one of them out');
  if (plot !== undefined && !/\.(svg|png)$/i.test(plot)) refuse('plot', `--plot ${plot} is neither .svg nor .png: give a name that ends so`); // prettier-ignore
  for (const [flag, isGiven] of [['predict', predict !== undefined], ['compare', compare.length > 0], ['plot', plot !== undefined]] as const) // prettier-ignore
    if (group !== undefined && isGiven) refuse(flag, `--${flag} is for one fit, and --group makes many: leave one of them out`); // prettier-ignore
  const batched = Object.keys(MANY).find((flag) => raw[flag] !== undefined);
  if (batched !== undefined && group === undefined) refuse(batched, `--${batched} is for --group: add it, or leave --${batched} out`); // prettier-ignore
  const why = whyNotInBatches({ loss, profile });
  if (batched !== undefined && why !== undefined) refuse(batched, `--${batched} is for groups in batches, and ${why}: leave one of them out`); // prettier-ignore
  return {
    path,
    table: parseTableOptions(only(TABLE_OPTIONS, raw)),
    rows,
    columns: { x, y, sigma, weights, group },
    formula,
    degree,
    throughOrigin,
    wishes: { start, bounds, fixed, absoluteSigma, loss, huberDelta, starts, level, profile },
    batches: why !== undefined ? 'never' : batched !== undefined ? 'always' : 'for-many',
    engine,
    polish,
    predict,
    compare,
    plot,
    format: json ? 'json' : csv ? 'csv' : 'text',
  };
}

function refuse(field: string, message: string): never {
  throw new ConfigError(field, message);
}
