/**
 * The plane that the landscape lies over: two of the parameters, as they are trained. Of standardised data these are
 * (a′, b′), while everywhere else the page has (a, b) in the data's own units.
 */
import { lineInOwnUnits, lineInTrainedUnits, type Units } from '../../core/data/units.ts';
import type { Start } from '../../core/settings/start.ts';
import { decimalsFor, toDecimals } from '../../core/text/digits.ts';
import type { LandscapeWindow } from '../../core/types.ts';
import { shortNames } from '../format/parameter-names.ts';
import { typeset } from '../../core/text/typeset.ts';
import type { Run } from '../state.ts';
import type { Prepared } from '../training/made.ts';

export type Place = readonly [number, number];

/** Two parameters by their places in θ. */
export interface Axes {
  readonly across: number;
  readonly up: number;
}

/**
 * @param wanted by name; where it names no two of them, it is the first two
 * @returns undefined where there are no two
 */
export function axesOf(names: readonly string[], wanted: readonly string[]): Axes | undefined {
  if (names.length < 2) return undefined;
  const [across = -1, up = -1] = wanted.map((name) => names.indexOf(name));
  return across < 0 || up < 0 || across === up ? { across: 0, up: 1 } : { across, up };
}

/** What the parameters are called there. [P] */
export function axisNames(prepared: Prepared | undefined): readonly string[] {
  const names = shortNames(prepared?.parameterNames ?? ['a', 'b']);
  return prepared?.units === undefined ? names : names.map((name) => `${name}′`);
}

/** θ as it is trained. [P] */
export function trainedOf(
  parameters: readonly number[],
  units: Units | undefined,
): readonly number[] {
  return units === undefined ? parameters : lineInTrainedUnits(units, parameters);
}

/** @param theta as it is trained. [P] */
export function placeIn(theta: readonly number[], { across, up }: Axes): Place {
  return [theta[across] ?? NaN, theta[up] ?? NaN];
}

/** θ with two of its parameters at a place. [P] */
export function movedTo(
  theta: readonly number[],
  { across, up }: Axes,
  [a, b]: Place,
): readonly number[] {
  return theta.with(across, a).with(up, b);
}

/** So many parameters are said one by one in the address, in their order; of more only those that were moved, by name. */
const MOST_IN_ORDER = 8;

/** The start of a run that sets out at a place, as its setting says it. */
export function startAt(
  place: Place,
  axes: Axes,
  { problem, parameterNames, units }: Pick<Prepared, 'problem' | 'parameterNames' | 'units'>,
  said: Start,
): string {
  const { parameters } = problem.start;
  const theta = movedTo(trainedOf(parameters, units), axes, place);
  if (units !== undefined) return lineInOwnUnits(units, theta).join();
  const isInOrder = said !== 'drawn' && typeof said[0] === 'number';
  if (isInOrder || parameters.length <= MOST_IN_ORDER) return theta.join();
  const values = new Map<string, string | number>();
  for (const part of said === 'drawn' ? [] : said) {
    const [name = '', value = ''] = String(part).split('=');
    values.set(name, value);
  }
  for (const p of [axes.across, axes.up]) values.set(parameterNames[p] ?? '', theta[p] ?? NaN);
  return Array.from(values, ([name, value]) => `${name}=${value}`).join();
}

export interface RunPlaces {
  /** Where the run set out, or where the next one would. */
  readonly start: Place;
  /** The optimum, or else what the data scatter about; undefined where neither is known. */
  readonly best: Place | undefined;
  /** From the run's own start to the moment that is looked at; and from there to where the run stands. */
  readonly path: readonly Place[];
  readonly ahead: readonly Place[];
}

/**
 * All as it falls onto the plane.
 * @param moving where somebody holds the start: the run knows nothing of it yet
 */
export function placesOf(
  {
    history: { moments },
    looked = Infinity,
    epoch,
    parameters,
  }: Pick<Run, 'history' | 'looked' | 'epoch' | 'parameters'>,
  { problem, theory, truth, units }: Pick<Prepared, 'problem' | 'theory' | 'truth' | 'units'>,
  axes: Axes,
  moving: Place | undefined,
): RunPlaces {
  const walked = epoch > 0 ? [...moments.map((one) => one.parameters), parameters] : [];
  const all = [problem.start.parameters, ...walked].map((one) =>
    placeIn(trainedOf(one, units), axes),
  );
  const [start = [NaN, NaN]] = all;
  const known = theory?.parameters ?? (truth && trainedOf(truth.parameters, units));
  const best = known && placeIn(known, axes);
  const now =
    looked < epoch ? moments.findLastIndex((one) => one.epoch <= looked) + 1 : walked.length;
  return { start: moving ?? start, best, path: all.slice(0, now + 1), ahead: all.slice(now) };
}

/** The window is at least so many steps wide. */
const STEPS = 400;

/** A place kept inside the window, to as many digits as pixels can tell apart. */
export function clampedTo({ aMin, aMax, bMin, bMax }: LandscapeWindow, [a, b]: Place): Place {
  return [rounded(a, aMin, aMax), rounded(b, bMin, bMax)];
}

/** A power of ten. */
function stepOf(least: number, most: number): number {
  return 10 ** Math.floor(Math.log10((most - least) / STEPS));
}

function rounded(value: number, least: number, most: number): number {
  const step = stepOf(least, most);
  const inside = Math.min(Math.max(value, least), most);
  return Number((Math.round(inside / step) * step).toPrecision(9));
}

/** A parameter of a place in the window, to the digits that tell two pixels apart. */
export function placeText(value: number, least: number, most: number): string {
  return typeset(toDecimals(value, decimalsFor(stepOf(least, most))));
}
