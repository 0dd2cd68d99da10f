/** Many groups as batches take them: which rows are whose, what is free, and what no batch can do. */
import { ConfigError } from '../../core/errors.ts';
import type { Column, FitBatch, FitRecipe } from '../../core/fits/types.ts';
import { withHeld } from '../../core/formula/held.ts';
import { isLinear } from '../../cpu/least-squares/linear.ts';
import type { FitData } from './columns.ts';
import { byPlace, inOrder, isInOrder } from './in-groups.ts';
import { whyNotInBatches, type FitOptions } from './options.ts';
import { taskOf, type Task } from './task.ts';

/** The group of each row, and how many there are. */
export interface Places {
  /** From 0. [n] */
  readonly places: ArrayLike<number>;
  /** R */
  readonly count: number;
}

export interface GroupTask extends Pick<Task, 'formula' | 'graph' | 'isAbsolute' | 'level'> {
  readonly options: FitOptions;
  /** The parameters that are fitted, by their places; the others keep their values. [F] */
  readonly free: readonly number[];
  /** [P] */
  readonly held: readonly number[];
  readonly isLinear: boolean;
  /** Of the free ones alone. */
  readonly recipe: FitRecipe;
  /** All groups, one after another, without starts. */
  readonly rows: Omit<FitBatch, 'starts'> & { readonly groups: Uint32Array };
  /** Rows of each group that count. [R] */
  readonly counts: Uint32Array;
  /** Why a group cannot be fitted, by its place. */
  readonly failures: ReadonlyMap<number, string>;
}

/** An f32 engine may take so many steps. */
const MOST_ITERATIONS = 60;
/** And stops where none brings more than this share of χ². */
const TOLERANCE = 1e-6;

/** @throws ConfigError for what cannot be fitted at all, and for what batches do not do */
export function groupTaskOf(
  data: FitData,
  { places, count }: Places,
  formula: string,
  options: FitOptions,
): GroupTask {
  const why = whyNotInBatches(options);
  if (why !== undefined) throw new ConfigError('loss', `${why}: leave it out, or fit each group by itself`); // prettier-ignore
  const failures = new Map<number, string>();
  const task = taskOf(data, formula, options, ({ message }, row) => {
    const place = places[row] ?? 0;
    if (!failures.has(place)) failures.set(place, message);
  });
  const { graph, model, observations, bounds, kept, isAbsolute, level } = task;
  const { free, held } = model;
  const isAll = kept.length === places.length;
  const { groups, order } = byPlace(isAll ? places : Uint32Array.from(kept, (row) => places[row] ?? 0), count); // prettier-ignore
  const isSorted = isInOrder(order);
  const column = (one: ArrayLike<number>): Float64Array => isSorted && one instanceof Float64Array ? one : inOrder(one, order); // prettier-ignore
  const counts = Uint32Array.from({ length: count }, (_, g) => (groups[g + 1] ?? 0) - (groups[g] ?? 0)); // prettier-ignore
  for (const [g, rows] of counts.entries())
    if (rows < free.length && !failures.has(g)) failures.set(g, fewRows(rows, free.length));
  const fixed = new Map(
    held.flatMap((value, p) => (free.includes(p) ? [] : [[p, value] as const])),
  );
  return {
    formula: task.formula,
    graph,
    options,
    isAbsolute,
    level,
    free,
    held,
    isLinear: isLinear(model),
    recipe: {
      graph: withHeld(graph, fixed),
      bounds: free.map((p) => bounds[p]),
      mostIterations: MOST_ITERATIONS,
      tolerance: TOLERANCE,
    },
    rows: {
      inputs: observations.inputs.map(column),
      target: column(observations.target),
      weights: observations.weights && column(observations.weights),
      groups,
    },
    counts,
    failures,
  };
}

function fewRows(rows: number, parameters: number): string {
  return `${rows === 1 ? '1 row' : `${rows} rows`} for ${parameters} parameters: give as many at least`;
}

/** The rows of one group, as a fit of its own takes them. */
export function observationsOf({ rows }: Pick<GroupTask, 'rows'>, g: number) {
  const [from = 0, to = 0] = rows.groups.subarray(g, g + 2);
  const own = (column: Column): Column => column.subarray(from, to);
  return {
    inputs: rows.inputs.map(own),
    target: own(rows.target),
    weights: rows.weights && own(rows.weights),
  };
}
