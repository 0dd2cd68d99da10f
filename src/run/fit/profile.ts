/** Intervals by the profile of the sum of squares: one parameter held at a value, the others following. */
import type { Assessment } from '../../core/statistics/assess.ts';
import { profileInterval } from '../../core/statistics/profile.ts';
import { descend } from '../../cpu/least-squares/levenberg-marquardt.ts';
import { isLinear, solveLinear } from '../../cpu/least-squares/linear.ts';
import type { Found } from './found.ts';
import type { Task } from './task.ts';
import type { FitWarning } from './warnings.ts';

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Steps from one value of a profile to the next, which is near. */
const STEPS = 200;

/** @returns by place; of those that are fixed nothing. What they say of a better minimum is a warning */
export function profiled(
  { graph, model, observations, bounds }: Task,
  found: Found,
  { parameters, residualSquares, scale, critical }: Assessment,
): { readonly ends: readonly (Ends | undefined)[]; readonly warnings: readonly FitWarning[] } {
  const warnings: FitWarning[] = [];
  const ends = parameters.map(({ value, standardError }, place) => {
    if (!model.free.includes(place)) return undefined;
    const free = model.free.filter((p) => p !== place);
    let near: readonly number[] = found.parameters;
    const minimise = (_place: number, at: number): number => {
      const held = near.with(place, at);
      const rest = { ...model, free, held };
      const isDirect = isLinear(rest) && bounds.every((one) => one === undefined);
      const next = isDirect
        ? solveLinear(rest, observations)
        : descend(rest, observations, held, { mostIterations: STEPS, bounds });
      if (next === undefined) return Infinity;
      if (Number.isFinite(next.residualSquares)) near = next.parameters;
      return next.residualSquares;
    };
    const { least = -Infinity, most = Infinity } = bounds[place] ?? {};
    const given = { place, value, standardError, residualSquares, scale, critical, least, most };
    const { better, ...own } = profileInterval(given, minimise);
    const name = graph.parameters[place] ?? '';
    if (better !== undefined && better.residualSquares < residualSquares * (1 - 1e-6))
      warnings.push({ kind: 'better-on-profile', name, value: better.value });
    return own;
  });
  return { ends, warnings };
}
