/** The axes of a sweep, from text: `lr=1e-3..1:64:log`, `optimizer=sgd,adam`, `start.b=-6..6:64`. */
import { ConfigError } from '../../core/errors.ts';
import { isRange, number, numberOf, type Range } from '../../core/settings/kinds.ts';
import { RATES } from '../../core/settings/limits.ts';
import { flagOf, suggestion } from '../../core/settings/read.ts';
import { refusing } from '../../core/settings/row.ts';
import { FARTHEST } from '../../core/settings/start.ts';
import { SETTINGS, type ConfigKey, type Setting } from '../../core/settings/table.ts';
import { shown } from '../../core/text/shown.ts';
import { spaced, wholes } from './spaced.ts';
import type { Axis, AxisScale, AxisValue, Design } from './types.ts';

export const MOST_AXES = 4;
/** Runs are counted in 32 bits. */
export const MOST_RUNS = 2 ** 32 - 1;
const MOST_VALUES = 2 ** 20;

const SCALES: Readonly<Record<string, AxisScale>> = { lin: 'linear', log: 'log' };

/** Whose parameters an axis may name. */
const PARTS = ['start', 'rates'] as const;

/** What an axis changes: a setting, or that part of one which belongs to a parameter. */
export type AxisTarget =
  | { readonly kind: 'setting'; readonly key: ConfigKey; readonly row: Setting }
  | { readonly kind: 'start' | 'rates'; readonly parameter: string };

/**
 * @throws ConfigError for what is no axis, for a setting that is none, and for values that it does not take
 */
export function parseAxis(text: string): Axis {
  const [, called, written] = /^\s*([^=]*?)\s*=(.*)$/s.exec(text) ?? [];
  if (called === undefined || written === undefined || written.trim() === '') {
    throw new ConfigError('over', `axis ${shown(text)} has no values: write it as lr=1e-3..1:64:log, or as optimizer=sgd,adam`); // prettier-ignore
  }
  const target = axisTarget(called);
  const name = nameOf(target);
  const isRanged = written.includes('..') && rangeOf(target) !== undefined;
  if (isRanged) return { name, ...ranged(target, name, written) };
  // Semicolons where the values themselves have commas.
  const parts = written.split(written.includes(';') ? ';' : ',').map((part) => part.trim());
  return { name, ...listed(target, name, parts) };
}

/** The same of values as a program has them. */
export function axisOf({ name: called, values }: Pick<Axis, 'name' | 'values'>): Axis {
  const target = axisTarget(called);
  const name = nameOf(target);
  if (values.length === 0)
    throw new ConfigError('over', `axis ${name} has no values: give one at least`);
  return { name, ...listed(target, name, values) };
}

/** As the terminal calls it. */
function nameOf(target: AxisTarget): string {
  return target.kind === 'setting' ? flagOf(target.key) : `${target.kind}.${target.parameter}`;
}

/** @throws ConfigError for a name that is no axis */
export function axisTarget(name: string): AxisTarget {
  const [head = '', ...rest] = name.split('.');
  const part = PARTS.find((one) => one === head);
  if (part !== undefined && rest.length > 0) return { kind: part, parameter: rest.join('.') };
  const key = (Object.keys(SETTINGS) as ConfigKey[]).find((one) => one === name || flagOf(one) === name); // prettier-ignore
  if (key === undefined) {
    const near = suggestion(name, SETTINGS, flagOf);
    const remedy = near === undefined ? 'use a setting, start.NAME, rates.NAME or seed' : `did you mean ${near}?`; // prettier-ignore
    throw new ConfigError('over', `axis ${shown(name)} is no setting: ${remedy}`);
  }
  const row: Setting = SETTINGS[key];
  const why = refusalOf(key, row);
  if (why !== undefined) throw new ConfigError('over', `axis ${flagOf(key)} ${why}`);
  return { kind: 'setting', key, row };
}

/** Why a setting is no axis. */
function refusalOf(key: ConfigKey, { changes }: Setting): string | undefined {
  if (key === 'start' || key === 'fixed' || key === 'rates' || key === 'bounds')
    return 'is of several parameters: name one, as in start.b';
  if (changes === 'length')
    return `is the same for all runs: say it once, beside the axes, as --${flagOf(key)}`;
  if (changes === 'log' || changes === 'engine')
    return `changes nothing about a run: say it once, beside the axes, as --${flagOf(key)}`;
  return undefined;
}

/** What the numbers of an axis may be; undefined where it has words. */
function rangeOf(target: AxisTarget): Range | undefined {
  if (target.kind !== 'setting') return { ...ofParameter(target), integer: false };
  if (target.key === 'seed')
    return { least: -Number.MAX_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER, integer: true };
  return isRange(target.row) ? target.row : undefined;
}

/** Whether an axis has whole numbers alone. */
export function isOfWholes(name: string): boolean {
  return rangeOf(axisTarget(name))?.integer === true;
}

/** What a start or a rate may be. */
function ofParameter({ kind }: AxisTarget): Omit<Range, 'integer'> {
  return kind === 'rates' ? RATES : { least: -FARTHEST, most: FARTHEST };
}

function ranged(target: AxisTarget, name: string, written: string): Omit<Axis, 'name'> {
  const refused = (words: string): never => {
    throw new ConfigError('over', `axis ${shown(`${name}=${written}`)} ${words}`);
  };
  const [ends = '', ...more] = written.split(':').map((part) => part.trim());
  const word = more.at(-1) ?? '';
  const given = Object.hasOwn(SCALES, word) ? SCALES[word] : undefined;
  const scale = given ?? 'linear';
  const [counted, ...others] = given === undefined ? more : more.slice(0, -1);
  const [from, to, ...beyond] = ends.split('..').map((end) => end.trim());
  const [low, high] = [numberOf(from), numberOf(to)];
  const isKnown = others.length === 0 && beyond.length === 0;
  if (!isKnown || Number.isNaN(low) || Number.isNaN(high))
    return refused('is not LOW..HIGH:COUNT, with :log or :lin behind it: write it as lr=1e-3..1:64:log'); // prettier-ignore
  if (!(low < high))
    return refused(`ends at ${high}, not above ${low}: write the lesser end first`);
  if (scale === 'log' && !(low > 0)) return refused(`begins at ${low}, and logarithms begin above 0: raise it, or write :lin`); // prettier-ignore
  valueOf(target, name, low);
  valueOf(target, name, high);
  const isWhole = rangeOf(target)?.integer === true;
  const range = { low, high };
  const most = Math.min(MOST_VALUES, isWhole ? high - low + 1 : Infinity);
  if (counted === undefined && !(isWhole && scale === 'linear' && most === high - low + 1))
    return { values: [], scale, range };
  const count = counted === undefined ? most : numberOf(counted);
  if (!Number.isInteger(count) || count < 2 || count > most)
    return refused(`has ${counted ?? 'so many'} values: give a whole number from 2 to ${most}`);
  const points = spaced(low, high, count, scale);
  const values = isWhole ? wholes(points) : points;
  if (values.length < count)
    return refused(`has only ${values.length} different whole numbers: give that many values`);
  return { values, scale, range };
}

function listed(target: AxisTarget, name: string, parts: readonly AxisValue[]): Omit<Axis, 'name'> {
  const values = parts.map((part) => valueOf(target, name, part));
  const twice = values.find((value, i) => values.indexOf(value) < i);
  if (twice !== undefined)
    throw new ConfigError('over', `axis ${name} has ${twice} twice: leave one out`);
  return { values, scale: 'listed' };
}

/** @throws ConfigError for what a run of `train` would not take either */
function valueOf(target: AxisTarget, name: string, given: string | number): AxisValue {
  const refuse = refusing(name, given);
  if (target.kind !== 'setting') {
    const { least, most } = ofParameter(target);
    return number(0, least, most).read(given, refuse);
  }
  // Beside others, which a cell checks.
  const read = target.row.read(given, refuse, () => undefined);
  if (typeof read === 'number') return read;
  return typeof read === 'bigint' && Number.isSafeInteger(Number(read)) ? Number(read) : String(read); // prettier-ignore
}

/**
 * Every combination of the values, the last axis the fastest.
 * @throws ConfigError for too many axes or runs, and for an axis that has no values or is there twice
 */
export function gridOf(axes: readonly Axis[]): Design {
  checkAxes(axes);
  const open = axes.find(({ values }) => values.length === 0);
  if (open !== undefined) {
    throw new ConfigError('over', `axis ${open.name} has no number of values: give one, as in ${open.name}=${open.range?.low ?? 0}..${open.range?.high ?? 1}:16`); // prettier-ignore
  }
  const shape = axes.map(({ values }) => values.length);
  const count = shape.reduce((product, length) => product * length, 1);
  if (count > MOST_RUNS)
    throw new ConfigError('over', `${shape.join(' × ')} are ${count} runs, and a sweep has ${MOST_RUNS} at most: give fewer values`); // prettier-ignore
  return {
    axes,
    shape,
    count,
    at: (run) => placesOf(shape, run).map((place, k) => axes[k]?.values[place] ?? NaN),
  };
}

/** @throws ConfigError for none, for too many, and for one that is there twice */
export function checkAxes(axes: readonly Axis[]): void {
  if (axes.length < 1 || axes.length > MOST_AXES)
    throw new ConfigError('over', `a sweep has 1 to ${MOST_AXES} axes, not ${axes.length}: name what differs, as in lr=1e-3..1:64:log`); // prettier-ignore
  const names = axes.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined)
    throw new ConfigError('over', `axis ${twice} is there twice: leave one out`);
}

/** Where a run lies on each axis of a grid. */
export function placesOf(shape: readonly number[], run: number): readonly number[] {
  const places = Array<number>(shape.length).fill(0);
  let rest = run;
  for (let k = shape.length - 1; k >= 0; k--) {
    const length = shape[k] ?? 1;
    places[k] = rest % length;
    rest = Math.floor(rest / length);
  }
  return places;
}
