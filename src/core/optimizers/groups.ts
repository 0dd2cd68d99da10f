/** PyTorch's parameter groups: some parameters have settings of their own, of the same optimizer. */
import { ConfigError } from '../errors.ts';
import { NOT_NEGATIVE, checkOne, optional, type Kind } from '../input/given.ts';
import { nearest } from '../input/nearest.ts';
import type { Fault } from '../settings/fault.ts';
import { refusing } from '../settings/row.ts';
import { shown } from '../text/shown.ts';
import type { Recipe } from './recipe.ts';
import { recipeOf, type OPTIMIZERS, type OptimizerChoice, type OptimizerId } from './rows.ts';

type Options<Id extends OptimizerId> = Partial<(typeof OPTIMIZERS)[Id]['defaults']>;

/** What is not given is as for the parameters that are in no group. @typeParam Who a place in θ, or a name */
export type ParameterGroup<Id extends OptimizerId, Who> = Options<Id> & {
  readonly parameters: readonly Who[];
  /** The learning rate, whatever the run's own is; the schedule multiplies it, too. 0 holds them where they are, to the bit. */
  readonly lr?: number;
};

/** `{ kind: 'adam', groups: [{ parameters: ['a'], lr: 0.1, beta1: 0.8 }] }`. An option of another does not compile. */
export type GroupedOptimizer<Who = number> = {
  readonly [Id in OptimizerId]: Options<Id> & {
    readonly kind: Id;
    readonly groups?: readonly ParameterGroup<Id, Who>[];
  };
}[OptimizerId];

/**
 * For those who write them without types: each a list of parameters, none twice. What else a group has is an option.
 * @param due what a parameter has to be
 * @throws ConfigError
 */
export function checkGroups(optimizer: object, due: Kind): void {
  const { groups } = optimizer as { readonly groups?: unknown };
  if (groups === undefined) return;
  const seen = new Set<unknown>();
  checkOne('groups', groups, { due: 'a list of parameter groups', is: Array.isArray });
  for (const group of groups as readonly unknown[]) {
    const { parameters, lr } = Object(group) as Readonly<Record<string, unknown>>;
    checkOne('parameters', parameters, {
      due: 'a list of the parameters of a group',
      is: (list) => Array.isArray(list) && list.length > 0,
    });
    checkOne('lr', lr, optional(NOT_NEGATIVE));
    for (const parameter of parameters as readonly unknown[]) {
      checkOne('parameters', parameter, due);
      if (seen.has(parameter)) throw namedTwice(parameter);
      seen.add(parameter);
    }
  }
}

export function namedTwice(parameter: unknown): ConfigError {
  return new ConfigError(
    'parameters',
    `parameters ${shown(parameter)} is in a group already: leave it out of one`,
  );
}

/** The optimizer of each group; before them that of the parameters which are in none. */
export function choicesOf({
  groups = [],
  ...own
}: GroupedOptimizer<unknown>): readonly OptimizerChoice[] {
  const ofGroups = groups.map((group) => {
    const options = Object.entries(group).filter(([key]) => key !== 'parameters' && key !== 'lr');
    return { ...own, ...Object.fromEntries(options) };
  });
  return [own, ...ofGroups];
}

/** What stays as it is, whatever its gradient: a step of rate 0 would make NaN of an infinite one. */
const HELD: Recipe = { lines: ['theta = theta'] };

/**
 * What each of {@link choicesOf} does in a step.
 * @throws ConfigError for options that are none
 */
export function recipesOf(optimizer: GroupedOptimizer): readonly Recipe[] {
  const recipes = choicesOf(optimizer).map((one) => recipeOf(one));
  return recipes.map((recipe, g) => (optimizer.groups?.[g - 1]?.lr === 0 ? HELD : recipe));
}

/** Whether a name is that of a parameter, or of what it is a part of. */
export function isNamed(parameter: string, name: string): boolean {
  return parameter === name || ['.', '['].some((part) => parameter.startsWith(name + part));
}

/**
 * The places of a parameter of a formula; of a network of a weight, of all weights or biases of a layer, or of a layer.
 * @throws ConfigError of `field` where there is none of that name
 */
export function placesOf(
  name: string,
  parameterNames: readonly string[],
  field: string,
  fault: Fault = { kind: 'fixed' },
): readonly number[] {
  const places = [...parameterNames.keys()].filter((p) => isNamed(parameterNames[p] ?? '', name));
  if (places.length > 0) return places;
  const tensors = [...new Set(parameterNames.map((one) => one.replace(/\[.*/, '')))];
  const near = nearest(name, tensors);
  const remedy = near === undefined ? `use ${tensors.join(', ')}` : `did you mean ${near}?`;
  return refusing(field, name)(`is no parameter of this model: ${remedy}`, fault);
}

/** Which of {@link choicesOf} moves each parameter. [P] */
export function groupOfEach(
  { groups = [] }: GroupedOptimizer,
  parameterCount: number,
): readonly number[] {
  const groupOf = Array<number>(parameterCount).fill(0);
  for (const [g, { parameters }] of groups.entries())
    for (const p of parameters) groupOf[p] = g + 1;
  return groupOf;
}

/**
 * How many numbers are kept of each parameter: the most of any group, and the others keep 0 in the rest.
 * @throws ConfigError for options that are none
 */
export function slotCountOf(optimizer: GroupedOptimizer): number {
  return Math.max(...recipesOf(optimizer).map(({ slots = [] }) => slots.length));
}
