/** What runs of one shape have in common, with a name for each number that differs, and what each has in its place. */
import { ConfigError } from '../errors.ts';
import type { Graph } from '../formula/graph.ts';
import { parseFormula } from '../formula/parse.ts';
import { lossFormula, type LossChoice } from '../losses/rows.ts';
import { recipesOf, type GroupedOptimizer } from '../optimizers/groups.ts';
import { movementBy, type Movement } from '../optimizers/movement.ts';
import { lrAlone, type Recipe } from '../optimizers/recipe.ts';
import { scheduleOf, type Schedule } from '../schedules/index.ts';
import type { Problem } from '../types.ts';
import { remembered } from '../work/remembered.ts';
import { lifted } from './lifted.ts';
import { shapesOf } from './shapes.ts';

/** How the parameters of a run move: an optimizer, a learning rate and a schedule. Runs that differ elsewhere share one. */
export interface Kind {
  /**
   * The numbers of a step, group after group, f64, as many as `movement.scalarCount`.
   * @param epoch 0 for the first
   * @param step 1 for the first
   */
  readonly numbersAt: (epoch: number, step: number) => readonly number[];
  /** What the schedule multiplies, of each group. [G] */
  readonly rates: readonly number[];
  readonly family: Family;
}

/** What kinds have in common that differ in their rates alone. */
export interface Family {
  readonly factorAt: Schedule;
  /** As `numbersAt`. @param rates multiplied already. [G] */
  readonly numbersOf: (rates: readonly number[], step: number) => readonly number[];
  /** The group of each number. */
  readonly groupOf: readonly number[];
}

export interface RunsRecipe {
  /** The first run: what it has, all have, but for the numbers below, data and start. */
  readonly of: Problem;
  /** l(ŷ, y, …): ŷ is its parameter; its inputs are y and the numbers of a run's loss. */
  readonly loss: Graph;
  /** Of each run, in the order of the inputs behind y. [R][L] */
  readonly lossNumbers: readonly (readonly number[])[];
  /** The lines of the optimizer, its groups; only `scalarsAt` is not to be asked: that is each kind's. */
  readonly movement: Omit<Movement, 'scalarsAt' | 'isSteady'>;
  readonly kinds: readonly Kind[];
  /** Of each run. [R] */
  readonly kindOf: Uint32Array;
  /** Whether each step of a kind has the same numbers as every other. */
  readonly isSteady: boolean;
  /** Whether all look at the same data, */
  readonly sameData: boolean;
  /** and take them in the same order. */
  readonly sameOrder: boolean;
}

/** @throws ConfigError where they are not of one shape, or do not begin at epoch 0 */
export function recipeOfRuns(problems: readonly Problem[]): RunsRecipe {
  const [of] = problems;
  if (of === undefined || shapesOf(problems).length > 1) {
    throw new ConfigError('runs', `${problems.length} runs are not of one shape: sort them by shapesOf`); // prettier-ignore
  }
  if (of.start.step > 0) {
    throw new ConfigError('runs', `runs begin at epoch 0, not after step ${of.start.step}: train goes on from a checkpoint`); // prettier-ignore
  }
  const { texts: losses, places } = distinct(problems, ({ loss }) => loss, textOfLoss);
  const loss = lifted(losses, (i) => `number${i}`);
  const kinds = kindsOf(problems);
  const { data, batch, start } = of;
  return {
    of,
    loss: parseFormula(loss.text, ['y', ...loss.names]).graph,
    lossNumbers: places.map((place) => loss.values[place] ?? []),
    ...kinds,
    sameData: problems.every((problem) => problem.data === data),
    sameOrder: batch === 'full' || problems.every((problem) => problem.start.order === start.order),
  };
}

const textOfLoss = remembered((loss: LossChoice): string => lossFormula(loss));
const recipesOfOptimizer = remembered(recipesOf);

/** The texts of something of each run, once each, and which one is a run's. */
function distinct<Part>(
  problems: readonly Problem[],
  partOf: (problem: Problem) => Part,
  textOf: (part: Part) => string,
): { readonly texts: readonly string[]; readonly places: readonly number[] } {
  const seen = new Map<string, number>();
  const places = problems.map((problem) => {
    const text = textOf(partOf(problem));
    const place = seen.get(text) ?? seen.size;
    seen.set(text, place);
    return place;
  });
  return { texts: [...seen.keys()], places };
}

/** Between the lines of a recipe, and between recipes, in one text. */
const LINE = '\n';
const GROUP = '\n\n';

function kindsOf(
  problems: readonly Problem[],
): Pick<RunsRecipe, 'kinds' | 'kindOf' | 'movement' | 'isSteady'> {
  const examples: Problem[] = [];
  const seen = new Map<string, number>();
  const kindOf = Uint32Array.from(problems, (problem) => {
    const { optimizer, learningRate, schedule } = problem;
    const key = `${jsonOf(optimizer)} ${learningRate} ${jsonOf(schedule)}`;
    const place = seen.get(key) ?? examples.length;
    if (place === examples.length) {
      seen.set(key, place);
      examples.push(problem);
    }
    return place;
  });
  const texts = examples.map(
    ({ optimizer }) =>
    recipesOfOptimizer(optimizer).map(({ lines }) => lines.join(LINE)).join(GROUP), // prettier-ignore
  );
  const { text, names, values } = lifted(texts, (i) => `number${i}`);
  const linesOf = text.split(GROUP).map((group) => group.split(LINE));
  // Each number belongs to the group in whose lines its name stands.
  const namesOf = linesOf.map((lines) =>
    names.filter((name) => lines.some((line) => new RegExp(`\\b${name}\\b`).test(line))),
  );
  const [first] = examples;
  if (first === undefined) throw new TypeError('there are no runs');
  // What a kind has in the place of the names of each group.
  const liftedOf = (k: number): readonly Readonly<Record<string, number>>[] =>
    namesOf.map((own) => Object.fromEntries(own.map((name) => [name, values[k]?.[names.indexOf(name)] ?? NaN]))); // prettier-ignore
  const movement = movementBy(first, liftedRecipes(first, linesOf, liftedOf(0)));
  const families = new Map<string, Family>();
  const familyOfKind = (problem: Problem, k: number): Family => {
    const key = `${keyOfFamily(problem.optimizer)} ${jsonOf(problem.schedule)}`;
    const family = families.get(key) ?? familyOf(problem, liftedOf(k).map(Object.values));
    families.set(key, family);
    return family;
  };
  return {
    kindOf,
    kinds: examples.map((problem, k) => kindOfProblem(problem, familyOfKind(problem, k))),
    movement,
    isSteady:
      examples.every(({ schedule }) => schedule.kind === 'constant') &&
      recipesOfOptimizer(first.optimizer).every(({ perStep = lrAlone }) => perStep === lrAlone),
  };
}

/** The recipes of one kind with names in the place of what differs from kind to kind. */
function liftedRecipes(
  { optimizer }: Problem,
  linesOf: readonly (readonly string[])[],
  numbersOf: readonly Readonly<Record<string, number>>[],
): readonly Recipe[] {
  return recipesOfOptimizer(optimizer).map((own, g) => {
    const { perStep = lrAlone } = own;
    return {
      ...own,
      lines: linesOf[g] ?? [],
      perStep: (lr: number, step: number) => ({ ...perStep(lr, step), ...numbersOf[g] }),
    };
  });
}

function kindOfProblem({ learningRate, optimizer }: Problem, family: Family): Kind {
  const rates = [learningRate, ...(optimizer.groups ?? []).map(({ lr }) => lr ?? learningRate)];
  return {
    rates,
    family,
    numbersAt: (epoch, step) => {
      const factor = family.factorAt(epoch);
      return family.numbersOf(rates.map((rate) => rate * factor), step); // prettier-ignore
    },
  };
}

/** @param lifted numbers of each group, which are the same in every step and come behind those of the step */
function familyOf(
  { schedule, optimizer }: Problem,
  lifted: readonly (readonly number[])[],
): Family {
  const ofGroup = recipesOfOptimizer(optimizer).map(({ perStep = lrAlone }) => perStep);
  // Asked for every step of every family: nothing is made of it but the list.
  const numbersOf = (rates: readonly number[], step: number): readonly number[] => {
    const all: number[] = [];
    for (const [g, perStep] of ofGroup.entries())
      all.push(...Object.values(perStep(rates[g] ?? NaN, step)), ...(lifted[g] ?? []));
    return all;
  };
  const groupOf = ofGroup.flatMap((perStep, g) =>
    Array<number>(Object.keys(perStep(1, 1)).length + (lifted[g]?.length ?? 0)).fill(g),
  );
  return { factorAt: scheduleOf(schedule), numbersOf, groupOf };
}

/** What has no part in it are the rates. */
const keyOfFamily = remembered((optimizer: GroupedOptimizer): string => {
  const groups = optimizer.groups?.map(({ lr, ...own }) => ({ ...own, isHeld: lr === 0 }));
  return JSON.stringify({ ...optimizer, groups });
});

const jsonOf = remembered((value: object): string => JSON.stringify(value));
