/** Where many fits of one formula set out: where the answers of a few of them lie. */
import { DownhillError } from '../../core/errors.ts';
import { emptyResults } from '../../core/fits/batch.ts';
import { differentiate } from '../../core/formula/derivative.ts';
import type { InPieces } from '../../core/work/pieces.ts';
import { isEnded } from '../../cpu/least-squares/finisher.ts';
import { ManyFits } from '../../cpu/least-squares/many.ts';
import { observationsOf, type GroupTask } from './group-task.ts';
import { minimaInPieces } from './minima.ts';

/** Groups that are searched as a fit of its own is. */
const SAMPLES = 4;
/** A start that leads no further above the least sum of squares leads there. */
const REACHED = 1e-3;

/**
 * A few groups, spread over all, are searched; of their answers those are kept to which none before leads.
 * @returns of the free parameters. [≥ 1][F]
 * @throws DownhillError where none of these groups can be fitted
 */
export function* startsInPieces(task: GroupTask): InPieces<readonly (readonly number[])[]> {
  const { recipe, graph, free, options, isLinear } = task;
  const { start = {}, starts } = options;
  const given = free.map((p) => start[graph.parameters[p] ?? '']);
  if (given.every((value) => value !== undefined)) return [given];
  // Whatever the start, a step is the answer.
  if (isLinear) return [given.map((value) => value ?? 1)];
  const derived = differentiate(recipe.graph);
  const model = { derived, free: [...free.keys()], held: free.map(() => 0) };
  const many = new ManyFits({ ...recipe, tolerance: REACHED / 16 });
  const found: (readonly number[])[] = [];
  const chosen = samplesOf(task);
  for (const [k, g] of chosen.entries()) {
    const rows = observationsOf(task, g);
    const work = minimaInPieces(model, recipe.graph, rows, { starts, bounds: recipe.bounds });
    for (;;) {
      const { done, value } = work.next();
      if (done !== true) {
        yield (k + value) / chosen.length;
        continue;
      }
      const [best] = value;
      if (best === undefined) break;
      const isReached = found.some((from) => {
        const results = emptyResults(1, from.length);
        many.fit({ ...rows, starts: Float64Array.from(from) }, 0, results);
        const most = (1 + REACHED) * best.residualSquares;
        return isEnded(results.states[0]) && (results.chiSquares[0] ?? NaN) <= most;
      });
      if (!isReached) found.push(best.parameters);
      break;
    }
  }
  if (found.length === 0)
    throw new DownhillError('the formula is a number at no start that was tried, in none of the groups that were searched: give --start or --bounds'); // prettier-ignore
  // What was given stands for what was found.
  return found.map((one) => one.map((value, k) => given[k] ?? value));
}

/** Of those that can be fitted, with more rows than parameters where there are such. */
function samplesOf({ counts, free, failures }: GroupTask): readonly number[] {
  const all = [...counts.keys()].filter((g) => !failures.has(g));
  const richer = all.filter((g) => (counts[g] ?? 0) > free.length);
  const of = richer.length > 0 ? richer : all;
  const count = Math.min(SAMPLES, of.length);
  return Array.from({ length: count }, (_, k) => of[Math.round((k * (of.length - 1)) / Math.max(1, count - 1))] ?? 0); // prettier-ignore
}
