import {
  gradientInOwnUnits,
  lineInOwnUnits,
  lineInTrainedUnits,
  lossInOwnUnits,
  type Units,
} from '../core/data/units.ts';
import type { SetUp } from '../core/setup.ts';
import type { Engine, Problem, Sample, Snapshot, Trainer } from '../core/types.ts';

/**
 * The engine as somebody sees it who thinks in the data's own units: starts go in and snapshots come
 * out in those, while the engine itself trains on the standardised data of the problem.
 */
export function inOwnUnits(engine: Engine, units: Units): Engine {
  const { profile } = engine;
  return {
    get info() {
      return engine.info;
    },
    prepare: async (problem, options) =>
      trainerInOwnUnits(await engine.prepare(toTrained(problem, units), options), units),
    profile:
      profile && ((problem, ...rest) => profile.call(engine, toTrained(problem, units), ...rest)),
    // A rectangle over own units is none over those that are trained in.
    landscape: undefined,
    fits: undefined,
    runs: undefined,
    destroy: () => engine.destroy(),
  };
}

/** The problem as an engine trains it: of standardised data, the start in their units. */
export function asTrained({ problem, units }: Pick<SetUp, 'problem' | 'units'>): Problem {
  return units === undefined ? problem : toTrained(problem, units);
}

function toTrained(problem: Problem, units: Units): Problem {
  const { start } = problem;
  const parameters = lineInTrainedUnits(units, start.parameters);
  return { ...problem, start: { ...start, parameters } };
}

function trainerInOwnUnits(trainer: Trainer, units: Units): Trainer {
  const { strategy, description, kernels, maxInFlight, maxSteps } = trainer;
  return {
    strategy,
    description,
    kernels,
    maxInFlight,
    maxSteps,
    advance: async (...work) => snapshotInOwnUnits(await trainer.advance(...work), units),
    destroy: () => trainer.destroy(),
  };
}

/** What the optimizer keeps goes back to it as it came: it stays in the units that are trained in. */
function snapshotInOwnUnits(snapshot: Snapshot, units: Units): Snapshot {
  const inOwn = (sample: Pick<Sample, 'loss' | 'parameters'>) => ({
    loss: lossInOwnUnits(units, sample.loss),
    parameters: lineInOwnUnits(units, sample.parameters),
  });
  return {
    ...snapshot,
    ...inOwn(snapshot),
    gradient: gradientInOwnUnits(units, snapshot.gradient),
    samples: snapshot.samples.map((sample) => ({ epoch: sample.epoch, ...inOwn(sample) })),
  };
}
