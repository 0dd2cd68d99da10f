/** What stands in for an engine that does not train many runs at once: the reference keeps the contract, too. */
import { expect, test } from 'vitest';
import { recipeOfRuns } from '../../src/core/runs/recipe.ts';
import { emptyTallies, tally } from '../../src/core/runs/tally.ts';
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

test('what is kept of losses', () => {
  const tallies = emptyTallies(1, (length) => new Float64Array(length));
  const round = (value: number): number => value;
  // 23 epochs, of which the first three are not among the last.
  const losses = [4, 8, 2, ...Array<number>(17).fill(4), 0, NaN, -Infinity];
  for (const [i, loss] of losses.entries())
    tally(tallies, 0, loss, i + 1, { epochs: losses.length, target: 2, round });
  const { first, last, best, bestEpoch, reachedEpoch, divergedEpoch } = tallies;
  expect([first, last, best].map(([value]) => value)).toEqual([4, -Infinity, 0]);
  expect([bestEpoch, reachedEpoch, divergedEpoch].map(([epoch]) => epoch)).toEqual([21, 3, 22]);
  // v = 1, 2, ½, 17 times 1, 0, and 10⁶ of what is not finite.
  expect(tallies.sum[0]).toBe(1 + 2 + 0.5 + 17 + 2e6);
  expect(tallies.recentSum[0]).toBe(17 + 2e6);
  expect(tallies.inverseSum[0]).toBeCloseTo(1 + 0.5 + 2 + 17 + 1e6 + 2e-6, 8);
});
