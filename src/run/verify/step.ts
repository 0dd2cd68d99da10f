/** Single steps of a run, each from where the run stood: within a bound that holds for any model. */
import { MOST_F32 } from '../../core/arithmetic/floats.ts';
import { beginAt } from '../../core/problem.ts';
import { stepBound, type Off } from '../../core/step-bound.ts';
import type { Engine, Problem, Sample } from '../../core/types.ts';
import { isFinite } from '../finite.ts';
import { stepCheck } from './checks.ts';
import type { Check } from './types.ts';

/** Spread over the run: its first samples, and its last. */
const STEPS = 5;

/** A step goes over all points, in f64, by a tape. */
const MOST_POINTS = 2 ** 16;

/** The loss and the gradient that the engine finds at some of these parameters. */
export async function stepChecks(
  engine: Engine,
  problem: Problem,
  samples: readonly Sample[],
  names: readonly string[],
): Promise<readonly Check[]> {
  const points = problem.data.y.length;
  const finite = samples.filter(isFinite);
  if (points > MOST_POINTS || finite.length === 0) return [];
  const worst = new Map<string, { found: number; bound: number; epoch: number }>();
  for (const { epoch, parameters } of spread(finite)) {
    const start = beginAt(problem.optimizer, parameters);
    const full: Problem = { ...problem, batch: 'full', start };
    const { loss, gradient } = await oneStep(engine, full);
    const due = stepBound(full, parameters, points);
    // At the edge of f32 a run ends, and a sum over the points leaves it.
    if (!(points * largest(due) < MOST_F32)) continue;
    const see = (of: string, found: number | undefined, { value, bound }: Off): void => {
      const off = Math.abs((found ?? NaN) - value);
      const before = worst.get(of);
      // Not `>`, which NaN would not be.
      if (before === undefined || !(off / bound <= before.found / before.bound)) {
        worst.set(of, { found: off, bound, epoch });
      }
    };
    see('loss', loss, due.loss);
    for (const [p, one] of due.gradient.entries()) see(`dL/d${names[p] ?? p}`, gradient[p], one);
  }
  return [...worst].map(([of, figures]) => stepCheck(of, figures));
}

function largest({ loss, gradient }: ReturnType<typeof stepBound>): number {
  return Math.max(...[loss, ...gradient].map(({ value, bound }) => Math.abs(value) + bound));
}

async function oneStep(engine: Engine, problem: Problem) {
  const trainer = await engine.prepare(problem);
  try {
    return await trainer.advance(1, problem);
  } finally {
    trainer.destroy();
  }
}

/** A few of them: the first ones, in which most happens, and the last. */
function spread(samples: readonly Sample[]): readonly Sample[] {
  const last = samples.length - 1;
  const places = Array.from({ length: STEPS }, (_, i) => Math.round(last * (i / (STEPS - 1)) ** 2));
  return samples.filter((_, i) => places.includes(i));
}
