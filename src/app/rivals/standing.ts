/** How the race stands. */
import { isOver, leadOf, type AppState, type Run } from '../state.ts';
import type { Prepared } from '../training/made.ts';

/** So near to the best loss that a picture shows no difference. */
const SHARE = 0.01;

/** Theory knows of it: the least loss depends on no method. */
const PLAIN = {
  optimizer: { kind: 'sgd' },
  schedule: { kind: 'constant' },
  batch: 'full',
} as const;

const known = new WeakMap<Prepared, number>();

/** The least loss that there is, as far as it is known: whatever goes down to it. */
function leastOf(prepared: Prepared): number {
  const { best, problem, units, reading } = prepared;
  if (best !== undefined) return best.loss;
  const inTheory = (): number | undefined =>
    units === undefined && problem.optimizer.groups === undefined
      ? reading.theoryOf({ ...problem, ...PLAIN })?.loss
      : undefined;
  const found = known.get(prepared) ?? inTheory() ?? NaN;
  known.set(prepared, found);
  return found;
}

/** Where it is not known, it is the least that one of them has reached, once all are over. NaN before. */
export function bestLossOf(runs: readonly Run[], areOver: boolean): number {
  const prepared = runs[0]?.prepared;
  const least = prepared === undefined ? NaN : leastOf(prepared);
  if (!Number.isNaN(least) || !areOver) return least;
  return Math.min(...runs.flatMap(({ history }) => history.curve.map(({ loss }) => loss)));
}

/** How many steps a run takes in an epoch. */
export function stepsOf({ prepared }: Pick<Run, 'prepared'>): number {
  if (prepared === undefined) return 1;
  const { batch, data } = prepared.problem;
  return batch === 'full' ? 1 : Math.ceil(data.x.length / batch);
}

/** What was seen first stays: later on a history is thinned. */
const seen = new WeakMap<Run['history'], { readonly best: number; readonly steps: number }>();

/** After how many steps the run was within 1 % of the best loss; undefined where it was not. */
export function stepsToBest(run: Run, best: number): number | undefined {
  const earlier = seen.get(run.history);
  if (earlier?.best === best) return earlier.steps;
  const first = run.history.curve.find(({ loss }) => loss <= best * (1 + SHARE));
  if (first === undefined) return undefined;
  // A loss is that before the last update.
  const steps = first.epoch * stepsOf(run) - 1;
  seen.set(run.history, { best, steps });
  return steps;
}

/** How the race stands: after how many steps each of them was there. */
export function standingsOf({ run, rivals }: Pick<AppState, 'run' | 'rivals'>) {
  const runs = [run, ...rivals];
  const best = bestLossOf(runs, isOver(leadOf({ run, rivals })));
  return runs.map((run) => ({ run, steps: stepsToBest(run, best) }));
}
