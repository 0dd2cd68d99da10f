import { describe, expect, it } from 'vitest';
import { movementOf } from '../../src/core/optimizers/movement.ts';
import type { GroupedOptimizer } from '../../src/core/optimizers/groups.ts';
import { lifted, templateOf } from '../../src/core/runs/lifted.ts';
import { putNumbers } from '../../src/core/runs/numbers.ts';
import { recipeOfRuns } from '../../src/core/runs/recipe.ts';
import { shapesOf } from '../../src/core/runs/shapes.ts';
import { scheduleOf } from '../../src/core/schedules/index.ts';
import type { Problem } from '../../src/core/types.ts';
import { startAt, seededProblem } from '../helpers/problems.ts';

const base = seededProblem(8);
const having = (part: Partial<Problem>): Problem => ({ ...base, ...part });
const optimizing = (optimizer: GroupedOptimizer): Problem => having({ optimizer });

describe('texts that differ by their numbers', () => {
  it('have a name in the place of each that differs, and keep those that do not', () => {
    const texts = ['m = 0.9*m + 0.1*g', 'm = 0.8*m + 0.2*g', 'm = 0.8*m + 0.1*g'];
    expect(lifted(texts, (i) => `n${i}`)).toEqual({
      text: 'm = n0*m + n1*g',
      names: ['n0', 'n1'],
      values: [[0.9, 0.1], [0.8, 0.2], [0.8, 0.1]], // prettier-ignore
    });
    expect(lifted(['g + 1e-7*theta', 'g + 2.5e-7*theta'], () => 'wd').values).toEqual([[1e-7], [2.5e-7]]); // prettier-ignore
  });

  it('keep digits of names and exponents', () => {
    expect(templateOf('log1p(p)^2 + x1*3 - y^0.5')).toBe('log1p(p)^2 + x1*# - y^0.5');
    expect(templateOf('a^2')).not.toBe(templateOf('a^3'));
  });
});

describe('runs of one shape', () => {
  it.each<[string, Problem, Problem, boolean]>([
    ['rates', having({ learningRate: 0.1 }), having({ learningRate: 0.2 }), true],
    ['starts', having({ start: startAt([1, 2]) }), having({ start: startAt([3, 4]) }), true],
    ['data of one length', seededProblem(8, {}, 1), base, true],
    ['lengths of data', seededProblem(9), base, false],
    ['momenta', optimizing({ kind: 'sgd', momentum: 0.5 }), optimizing({ kind: 'sgd', momentum: 0.9 }), true], // prettier-ignore
    ['momentum and none', optimizing({ kind: 'sgd', momentum: 0.5 }), optimizing({ kind: 'sgd' }), false], // prettier-ignore
    ['dampenings', optimizing({ kind: 'sgd', momentum: 0.5, dampening: 0.1 }), optimizing({ kind: 'sgd', momentum: 0.5, dampening: 0.2 }), true], // prettier-ignore
    ['deltas of Huber', having({ loss: { kind: 'huber', delta: 0.5 } }), having({ loss: { kind: 'huber', delta: 2 } }), true], // prettier-ignore
    ['losses', having({ loss: { kind: 'l1' } }), base, false],
    ['schedules', having({ schedule: { kind: 'cosine', tMax: 9 } }), base, true],
    ['batches', having({ batch: 2 }), having({ batch: 4 }), false],
    ['groups', optimizing({ kind: 'sgd', groups: [{ parameters: [1], lr: 0.1 }] }), optimizing({ kind: 'sgd', groups: [{ parameters: [1], lr: 0.2 }] }), true], // prettier-ignore
    ['what is fixed', optimizing({ kind: 'sgd', groups: [{ parameters: [1], lr: 0 }] }), optimizing({ kind: 'sgd', groups: [{ parameters: [0], lr: 0 }] }), false], // prettier-ignore
  ])('%s', (_, one, other, isOne) => {
    expect(shapesOf([one, other, one])).toEqual(isOne ? [[0, 1, 2]] : [[0, 2], [1]]); // prettier-ignore
  });

  it('are refused where they are of several, or go on from somewhere', () => {
    expect(() => recipeOfRuns([base, having({ loss: { kind: 'l1' } })])).toThrow(/one shape/);
    expect(() => recipeOfRuns([having({ start: startAt([1, 2], 3) })])).toThrow(/epoch 0/);
    expect(() => recipeOfRuns([])).toThrow(/one shape/);
  });

  it('have a recipe whose kinds are told apart by what moves them', () => {
    const rates = [0.1, 0.2, 0.1].map((learningRate) => having({ learningRate }));
    const { kindOf, kinds, isSteady, movement } = recipeOfRuns(rates);
    expect([...kindOf]).toEqual([0, 1, 0]);
    expect(kinds.map(({ numbersAt }) => numbersAt(7, 8))).toEqual([[0.1], [0.2]]);
    expect(isSteady).toBe(true);
    expect(movement.scalarCount).toBe(1);
  });

  it('have the numbers of a loss by its names', () => {
    const losses = [0.5, 2].map((delta) => having({ loss: { kind: 'huber', delta } }));
    const { loss, lossNumbers } = recipeOfRuns(losses);
    // δ stands three times in it, and the ½ before it is the same in both.
    expect(loss.inputs).toEqual(['y', 'number0', 'number1']);
    expect(lossNumbers).toEqual([[0.5, 0.5], [2, 2]]); // prettier-ignore
  });
});

describe('what moves a run of many', () => {
  const optimizers: readonly GroupedOptimizer[][] = [
    [{ kind: 'sgd', momentum: 0.5, weightDecay: 0.1 }, { kind: 'sgd', momentum: 0.9, weightDecay: 0.2 }], // prettier-ignore
    [{ kind: 'sgd', momentum: 0.5, dampening: 0.25 }, { kind: 'sgd', momentum: 0.75, dampening: 0.5 }], // prettier-ignore
    [{ kind: 'adam' }, { kind: 'adam', beta1: 0.8, beta2: 0.99, eps: 1e-4 }],
    [
      { kind: 'adamw', weightDecay: 0.1 },
      { kind: 'adamw', beta1: 0.5, weightDecay: 0.2 },
    ],
    [{ kind: 'nadam' }, { kind: 'nadam', beta1: 0.8 }],
    [
      { kind: 'rmsprop', momentum: 0.5 },
      { kind: 'rmsprop', momentum: 0.6, eps: 1e-3 },
    ],
    [{ kind: 'adagrad' }, { kind: 'adagrad', lrDecay: 0.1 }],
    [
      { kind: 'adam', groups: [{ parameters: [1], lr: 0.1, beta1: 0.5 }] },
      { kind: 'adam', beta1: 0.7, groups: [{ parameters: [1], lr: 0.3, beta1: 0.6 }] },
    ],
  ];

  it.each(optimizers.map((pair) => [pair[0]?.kind, pair] as const))('%s', (_, pair) => {
    const problems = pair.map(
      (optimizer, i) =>
      having({ optimizer, learningRate: 0.01 * (i + 1), schedule: { kind: 'exponential', gamma: 0.5 } }), // prettier-ignore
    );
    const { movement, kinds, kindOf } = recipeOfRuns(problems);
    for (const [run, problem] of problems.entries()) {
      const own = movementOf(problem);
      const numbers = kinds[kindOf[run] ?? NaN]?.numbersAt(2, 3) ?? [];
      const factor = scheduleOf(problem.schedule)(2);
      const ownNumbers = own.scalarsAt(problem.learningRate, factor, 3);
      let at = 0;
      for (const [g, { update, scalars }] of movement.optimizers.entries()) {
        const slots = [0.5, 0.25, 0.125].slice(0, movement.slotCount);
        const ownSlots = [...slots];
        const moved = update(1.5, -0.75, slots, numbers.slice(at, at + scalars.length));
        expect(moved).toBe(own.optimizers[g]?.update(1.5, -0.75, ownSlots, ownNumbers[g] ?? []));
        expect(slots).toEqual(ownSlots);
        at += scalars.length;
      }
      expect(at).toBe(movement.scalarCount);
    }
  });
});

describe('numbers of steps to come', () => {
  const optimizer = { kind: 'adam', groups: [{ parameters: [1], lr: 0.3 }] } as const;
  const kinds = Array.from({ length: 60 }, (_, run) => ({ ...optimizing(optimizer), learningRate: 1e-3 * 1.1 ** run })); // prettier-ignore
  const steps = { step: 6, count: 12, perEpoch: 4 };

  it('are those of each kind, in f32, whether they follow its rate or not', () => {
    const recipe = recipeOfRuns(kinds.map((problem) => ({ ...problem, schedule: { kind: 'cosine', tMax: 9 } }))); // prettier-ignore
    const squares = recipe.kinds.map((kind, k) => {
      const numbersAt = (epoch: number, step: number): number[] => [epoch, step, k, 1, 1, 1];
      return { ...kind, numbersAt, family: { ...kind.family, numbersOf: ([rate = NaN]: readonly number[]) => Array<number>(6).fill(rate ** 2) } }; // prettier-ignore
    });
    for (const own of [recipe.kinds, squares]) {
      const numbers = new Float32Array(own.length * 80);
      putNumbers(numbers, { kind: 80, step: 6 }, { ...recipe, kinds: own }, steps);
      const due = new Float32Array(numbers.length);
      for (const [k, { numbersAt }] of own.entries())
        for (let i = 0; i < 12; i++) due.set(numbersAt(Math.floor((6 + i) / 4), 7 + i), 80 * k + 6 * i); // prettier-ignore
      expect(numbers).toEqual(due);
    }
  });
});
