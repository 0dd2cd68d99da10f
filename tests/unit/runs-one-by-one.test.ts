/** What stands in for an engine that does not train many runs at once: the reference keeps the contract, too. */
import { recipeOfRuns } from '../../src/core/runs/recipe.ts';
import { oneByOne } from '../../src/run/sweep/one-by-one.ts';
import { cpuEngine } from '../helpers/engines.ts';
import { describeRuns } from '../helpers/runs-suite.ts';

describeRuns(() => {
  const engine = cpuEngine('f32');
  return {
    ...engine,
    async runs(problems, options) {
      // Of one shape, as an engine demands.
      recipeOfRuns(problems);
      return oneByOne(engine, problems, options);
    },
  };
});
