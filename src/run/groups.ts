/** Parameter groups as a program writes them: by name. */
import {
  choicesOf,
  namedTwice,
  placesOf,
  type GroupedOptimizer,
} from '../core/optimizers/groups.ts';
import { beginAt } from '../core/problem.ts';
import { settingsOf } from '../core/settings/methods.ts';
import { parseConfig } from '../core/settings/parse.ts';
import type { SetUp } from '../core/setup.ts';

export type NamedGroups = NonNullable<GroupedOptimizer<string>['groups']>;

/**
 * The same with some of its parameters in groups.
 * @throws ConfigError for what is no parameter or is in two groups, and for an option out of its range
 */
export function inGroups(set: SetUp, groups: NamedGroups): SetUp {
  if (groups.length === 0) return set;
  const { problem, parameterNames } = set;
  // What the setting `fixed` holds is in one already.
  const { groups: before = [] } = problem.optimizer;
  const taken = new Set(before.flatMap((group) => group.parameters));
  const placed = groups.map((group) => {
    const parameters = group.parameters.flatMap((name) =>
      placesOf(name, parameterNames, 'parameters'),
    );
    for (const p of parameters) {
      if (taken.has(p)) throw namedTwice(parameterNames[p]);
      taken.add(p);
    }
    return { ...group, parameters };
  });
  const optimizer = { ...problem.optimizer, groups: [...before, ...placed] } as GroupedOptimizer;
  // As those of the run itself.
  for (const one of choicesOf(optimizer)) parseConfig(settingsOf('optimizer', one));
  const { parameters, order } = problem.start;
  return {
    ...set,
    problem: { ...problem, optimizer, start: beginAt(optimizer, parameters, order) },
  };
}
