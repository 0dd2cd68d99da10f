/** Parameter groups as a program writes them: by name. */
import { ConfigError } from '../core/errors.ts';
import { nearest } from '../core/input/nearest.ts';
import { choicesOf, namedTwice, type GroupedOptimizer } from '../core/optimizers/groups.ts';
import { beginAt } from '../core/problem.ts';
import { settingsOf } from '../core/settings/methods.ts';
import { parseConfig } from '../core/settings/parse.ts';
import type { SetUp } from '../core/setup.ts';
import { shown } from '../core/text/shown.ts';

export type NamedGroups = NonNullable<GroupedOptimizer<string>['groups']>;

/**
 * The same with some of its parameters in groups.
 * @throws ConfigError for what is no parameter or is in two groups, and for an option out of its range
 */
export function inGroups(set: SetUp, groups: NamedGroups): SetUp {
  if (groups.length === 0) return set;
  const { problem, parameterNames } = set;
  const taken = new Set<number>();
  const placed = groups.map((group) => {
    const parameters = group.parameters.flatMap((name) => placesOf(name, parameterNames));
    for (const p of parameters) {
      if (taken.has(p)) throw namedTwice(parameterNames[p]);
      taken.add(p);
    }
    return { ...group, parameters };
  });
  const optimizer = { ...problem.optimizer, groups: placed } as GroupedOptimizer;
  // As those of the run itself.
  for (const one of choicesOf(optimizer)) parseConfig(settingsOf('optimizer', one));
  const { parameters, order } = problem.start;
  return {
    ...set,
    problem: { ...problem, optimizer, start: beginAt(optimizer, parameters, order) },
  };
}

/** A parameter of a formula; of a network a weight, all weights or biases of a layer, or all of a layer. */
function placesOf(name: string, parameterNames: readonly string[]): readonly number[] {
  const isOf = (whole: string): boolean =>
    whole === name || whole.startsWith(`${name}.`) || whole.startsWith(`${name}[`);
  const places = [...parameterNames.keys()].filter((p) => isOf(parameterNames[p] ?? ''));
  if (places.length > 0) return places;
  const tensors = [...new Set(parameterNames.map((one) => one.replace(/\[.*/, '')))];
  const near = nearest(name, tensors);
  throw new ConfigError(
    'parameters',
    `parameters ${shown(name)} is no parameter of this model: ${near === undefined ? `use ${tensors.join(', ')}` : `did you mean ${near}?`}`,
  );
}
