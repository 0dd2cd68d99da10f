/** Which of many runs can be trained together, by one kernel: those whose texts differ by numbers alone. */
import { inputsOf } from '../data/inputs.ts';
import { lossFormula, type LossChoice } from '../losses/rows.ts';
import type { Model } from '../models/model.ts';
import { recipesOf, type GroupedOptimizer } from '../optimizers/groups.ts';
import { lrAlone } from '../optimizers/recipe.ts';
import type { Problem } from '../types.ts';
import { remembered } from '../work/remembered.ts';
import { templateOf } from './lifted.ts';

/** The runs of each shape, by their places, in the order in which the shapes appear. */
export function shapesOf(problems: readonly Problem[]): readonly (readonly number[])[] {
  const shapes = new Map<string, number[]>();
  for (const [run, problem] of problems.entries()) {
    const key = keyOf(problem);
    const runs = shapes.get(key);
    if (runs === undefined) shapes.set(key, [run]);
    else runs.push(run);
  }
  return [...shapes.values()];
}

function keyOf({ data, model, loss, optimizer, batch, start }: Problem): string {
  const columns = inputsOf(data).length;
  const begins = start.step === 0 ? '' : `from ${start.epoch}, ${start.step}`;
  return [keyOfModel(model), keyOfLoss(loss), keyOfOptimizer(optimizer), data.y.length, columns, batch, begins].join('|'); // prettier-ignore
}

const keyOfModel = remembered((model: Model): string => JSON.stringify(model));
const keyOfLoss = remembered((loss: LossChoice): string => templateOf(lossFormula(loss)));
const keyOfOptimizer = remembered((optimizer: GroupedOptimizer): string => {
  const recipes = recipesOf(optimizer).map(
    ({ slots = [], lines, perStep = lrAlone }) =>
      `${slots.join()};${templateOf(lines.join())};${Object.keys(perStep(1, 1)).join()}`,
  );
  const groups = (optimizer.groups ?? []).map(({ parameters }) => parameters.join());
  return [...recipes, ...groups].join('/');
});
