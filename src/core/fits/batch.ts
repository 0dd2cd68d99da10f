/** What a batch asks for: whether its columns belong together, and where the rows of a fit are. */
import { ConfigError } from '../errors.ts';
import { GREATEST } from './constants.ts';
import type { Column, FitBatch, FitRecipe, FitResults } from './types.ts';

/** R */
export function fitsOf({ graph }: Pick<FitRecipe, 'graph'>, { starts }: FitBatch): number {
  return starts.length / graph.parameters.length;
}

/** The rows of a fit. */
export interface Rows {
  /** Of target and weights. */
  readonly first: number;
  /** Of the inputs. */
  readonly firstInput: number;
  readonly count: number;
}

/** @param fit from 0 */
export function rowsOf({ groups, target, inputs }: FitBatch, fit: number): Rows {
  if (groups === undefined) return { first: 0, firstInput: 0, count: target.length };
  const first = groups[fit] ?? NaN;
  const count = (groups[fit + 1] ?? NaN) - first;
  return { first, firstInput: sharesInputs({ target, inputs }) ? 0 : first, count };
}

/** Whether all groups have the same inputs. */
export function sharesInputs({ target, inputs }: Pick<FitBatch, 'target' | 'inputs'>): boolean {
  return inputs.some((column) => column.length !== target.length);
}

/**
 * Some fits of a batch.
 * @param take some rows of a column: a part of it, or a copy where somebody else shall have it
 */
export function partOf(
  batch: FitBatch,
  first: number,
  end: number,
  parameters: number,
  take = (column: Column, from: number, to: number): Column => column.subarray(from, to),
): FitBatch {
  const { inputs, target, weights, groups } = batch;
  const starts = take(batch.starts, parameters * first, parameters * end);
  const isShared = groups === undefined || sharesInputs(batch);
  const from = rowsOf(batch, first).first;
  const to = groups === undefined ? target.length : Number(groups[end]);
  const rows = (column: Column): Column => take(column, from, to);
  return {
    inputs: inputs.map((column) => (isShared ? take(column, 0, column.length) : rows(column))),
    target: rows(target),
    weights: weights && rows(weights),
    groups: groups && Uint32Array.from({ length: end - first + 1 }, (_, i) => Number(groups[first + i]) - from), // prettier-ignore
    starts,
  };
}

/** @throws ConfigError for columns that do not belong together */
export function checkBatch(recipe: FitRecipe, batch: FitBatch): void {
  const { inputs, parameters } = recipe.graph;
  const { target, weights, groups } = batch;
  const fits = fitsOf(recipe, batch);
  const refuse = (field: string, what: string): never => {
    throw new ConfigError(field, what);
  };
  if (parameters.length === 0) refuse('formula', 'a formula without parameters leaves nothing to fit: give one with some'); // prettier-ignore
  if (!Number.isInteger(fits))
    refuse('starts', `starts has ${batch.starts.length} numbers, which is no multiple of the ${parameters.length} parameters: give each fit one of each`); // prettier-ignore
  if (batch.inputs.length !== inputs.length)
    refuse('inputs', `inputs has ${batch.inputs.length} columns, and the formula looks at ${inputs.length}: give each of ${inputs.join(', ')}`); // prettier-ignore
  if (weights !== undefined && weights.length !== target.length)
    refuse('weights', `weights has ${weights.length} rows, and target ${target.length}: give each row one`); // prettier-ignore
  if (groups !== undefined) {
    if (groups.length !== fits + 1)
      refuse('groups', `groups has ${groups.length} numbers, and starts is for ${fits} fits: give ${fits + 1}, where each begins and the last ends`); // prettier-ignore
    let before = 0;
    for (let i = 0; i < groups.length; i++) {
      const begin = Number(groups[i]);
      if (!Number.isInteger(begin) || begin < before || begin > target.length)
        refuse('groups', `groups ${i} is ${begin}, which is no row from ${before} to ${target.length}: give them in order`); // prettier-ignore
      before = begin;
    }
  }
  if (sharesInputs(batch)) {
    const count = batch.inputs[0]?.length ?? 0;
    const areAlike = groups !== undefined && batch.inputs.every((column) => column.length === count) && Array.from({ length: fits }, (_, i) => i).every((i) => rowsOf(batch, i).count === count); // prettier-ignore
    if (!areAlike)
      refuse('inputs', `inputs has ${count} rows, and target ${target.length}: give each row its own, or groups of ${count} rows each`); // prettier-ignore
  }
}

/** The least and the greatest f32 that each parameter may have. [P] */
export function limitsOf({
  graph,
  bounds = [],
}: FitRecipe): readonly [least: number, most: number][] {
  const inF32 = (value: number): number => Math.min(Math.max(value, -GREATEST), GREATEST);
  return graph.parameters.map((_, p) => {
    const { least = -GREATEST, most = GREATEST } = bounds[p] ?? {};
    return [inF32(least), inF32(most)];
  });
}

/** Room for the results of so many fits. */
export function emptyResults(fits: number, parameters: number): FitResults {
  return {
    parameters: new Float64Array(fits * parameters),
    chiSquares: new Float64Array(fits),
    iterations: new Uint32Array(fits),
    states: new Uint8Array(fits),
  };
}

const float = new Float32Array(1);
const word = new Uint32Array(float.buffer);
const EXPONENT = 0x7f800000;

/**
 * What residuals are multiplied by, so that squares of theirs are finite in f32: the power of two that brings the greatest
 * √w·|y| next to 1; exact.
 */
export function scaleOf(greatest: number): number {
  float[0] = greatest;
  const exponent = (word[0] ?? 0) & EXPONENT;
  // Of 0, of what is below the normal numbers, and of what is not finite.
  if (exponent === 0 || exponent === EXPONENT) return 1;
  word[0] = Math.max(0x7f000000 - exponent, 0x00800000);
  return float[0];
}
