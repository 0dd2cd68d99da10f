import {
  gradientInOwnUnits,
  lineInOwnUnits,
  lineInTrainedUnits,
  lossInOwnUnits,
  type Units,
} from '../core/data/units.ts';
import type { Engine, Problem, Sample, Snapshot, Trainer } from '../core/types.ts';

/**
 * The engine as somebody sees it who thinks in the data's own units: starts go in and snapshots come
 * out in those, while the engine itself trains on the standardised data of the problem.
 */
export function inOwnUnits(engine: Engine, units: Units): Engine {
  return {
    get info() {
      return engine.info;
    },
    prepare: async (problem, options) =>
      trainerInOwnUnits(await engine.prepare(toTrained(problem, units), options), units),
    destroy: () => {
      engine.destroy();
    },
  };
}

function toTrained(problem: Problem, units: Units): Problem {
  const { epoch, parameters } = problem.start;
  return { ...problem, start: { epoch, parameters: lineInTrainedUnits(units, parameters) } };
}

function trainerInOwnUnits(trainer: Trainer, units: Units): Trainer {
  const { strategy, description, maxInFlight, maxSteps } = trainer;
  return {
    strategy,
    description,
    maxInFlight,
    maxSteps,
    advance: async (steps) => snapshotInOwnUnits(await trainer.advance(steps), units),
    setLearningRate: (learningRate) => {
      trainer.setLearningRate(learningRate);
    },
    destroy: () => {
      trainer.destroy();
    },
  };
}

function snapshotInOwnUnits(snapshot: Snapshot, units: Units): Snapshot {
  return {
    ...snapshot,
    loss: lossInOwnUnits(units, snapshot.loss),
    parameters: lineInOwnUnits(units, snapshot.parameters),
    gradient: gradientInOwnUnits(units, snapshot.gradient),
    samples: snapshot.samples.map(({ epoch, loss, parameters }): Sample => {
      return {
        epoch,
        loss: lossInOwnUnits(units, loss),
        parameters: lineInOwnUnits(units, parameters),
      };
    }),
  };
}
