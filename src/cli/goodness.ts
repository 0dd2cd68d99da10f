/** How good the model is at the end of a run, as its loss has a measure for it. */
import { spreadOf } from '../core/arithmetic/mean.ts';
import { goodnessOf, onTheirSide } from '../core/data/goodness.ts';
import { inputsOf } from '../core/data/inputs.ts';
import { lossAt } from '../core/landscape.ts';
import { LOSSES } from '../core/losses/rows.ts';
import { differentiable } from '../core/models/differentiable.ts';
import { grouped } from '../core/text/grouped.ts';
import { result } from '../core/text/numbers.ts';
import type { Problem } from '../core/types.ts';
import type { Run } from './follow.ts';

interface Told {
  /** As `--json` has it. */
  readonly report: Readonly<Record<string, number>>;
  readonly sentence: string;
}

/** @param y in the data's own units */
export function goodnessOfRun(problem: Problem, y: ArrayLike<number>, run: Run): Told {
  const rows = grouped(y.length);
  if ('targets' in LOSSES[problem.loss.kind]) {
    // Of two classes, of which a logit tells the chance.
    const right = onTheirSide(predicted(problem, run.final), y);
    return {
      report: { onTheirSide: right },
      sentence: `${grouped(right)} of ${rows} rows on their side`,
    };
  }
  const report = goodnessOf(squaredError(problem, run), spreadOf(y).variance);
  const [share, error] = [report.rSquared, report.rmse].map((value) => result(value));
  return {
    report: { ...report },
    sentence: `R² ${share} about the mean, RMSE ${error}, ${rows} rows`,
  };
}

function predicted({ model, data }: Problem, theta: readonly number[]): number[] {
  const { forward } = differentiable(model);
  const inputs = inputsOf(data);
  return Array.from(data.y, (_, i) =>
    forward(
      inputs.map((column) => column[i] ?? NaN),
      theta,
    ),
  );
}

/** The mean squared error: the loss itself, or what the parameters leave. */
function squaredError(problem: Problem, { loss, final }: Run): number {
  const isLoss = problem.loss.kind === 'mse' && problem.batch === 'full';
  return isLoss ? loss : lossAt({ ...problem, loss: { kind: 'mse' } })(final);
}
