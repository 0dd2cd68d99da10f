/** The reference in f64: taken up again it ends in the same bits, and its gradients are those of its losses. */
import { describe, expect, test } from 'vitest';
import type { BatchSize } from '../../src/core/batches/batches.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { LOSS_FAMILIES, lossOf, type LossChoice } from '../../src/core/losses/index.ts';
import { CATALOGUE, polynomial } from '../../src/core/models/catalogue.ts';
import { drawForNetwork, drawFormula } from '../../src/core/models/drawn.ts';
import { ACTIVATIONS, type ActivationId } from '../../src/core/models/network.ts';
import { OPTIMIZER_FAMILIES, optimizerOf, type OptimizerChoice } from '../../src/core/optimizers/index.ts'; // prettier-ignore
import { scheduleOf } from '../../src/core/schedules/index.ts';
import { Descent, beginDescent, type DescentState } from '../../src/cpu/reference/descent.ts';
import { formulaModel } from '../../src/cpu/reference/formula.ts';
import { networkModel } from '../../src/cpu/reference/network.ts';

const N = 23;
const KEEPING: readonly OptimizerChoice[] = [
  { kind: 'sgd', momentum: 0.9, dampening: 0.1 },
  { kind: 'adam', amsgrad: true },
  { kind: 'rmsprop', momentum: 0.5, centered: true },
  ...(Object.keys(OPTIMIZER_FAMILIES) as OptimizerChoice['kind'][]).map((kind) => ({ kind })),
];

describe.each(KEEPING)('$kind, taken up again', (choice) => {
  test.each(['full', 1, 7, N, N + 1] as const)('batch %s', (batch: BatchSize) => {
    const { data, start, generator } = drawFormula(CATALOGUE.quadratic, 3n, N);
    const optimizer = optimizerOf(choice);
    const begun = beginDescent(optimizer, start, batch === 'full' ? undefined : generator.state);
    const from = (state: DescentState): Descent =>
      new Descent({
        model: formulaModel(parseFormula(CATALOGUE.quadratic.formula).graph, data.inputs),
        target: data.target,
        loss: lossOf({ kind: 'mse' }),
        optimizer,
        schedule: scheduleOf({ kind: 'exponential', gamma: 0.9 }),
        batch,
        start: state,
      });
    const whole = from(begun);
    whole.steps(101, 0.01);
    let state = begun;
    for (const count of [1, 2, 23, 4, 0, 70, 1]) {
      const part = from(JSON.parse(JSON.stringify(state)) as DescentState);
      part.steps(count, 0.01);
      state = part.state;
    }
    expect(state).toEqual(whole.state);
    expect(state.step).toBe(101);
    expect(state.slots).toHaveLength(3 * optimizer.slots);
  });
});

// As torch.autograd.gradcheck has them.
const EPS = 1e-6;
const ATOL = 1e-5;
const RTOL = 1e-3;
const LOSS_IDS = Object.keys(LOSS_FAMILIES) as LossChoice['kind'][];
const FORMULAS = { ...CATALOGUE, polynomial: polynomial(5) };
const CASES = LOSS_IDS.flatMap((loss) => [
  ...Object.entries(FORMULAS).map(([model, row]) => {
    const { data, start } = drawFormula(row, 5n, N);
    const graph = parseFormula(row.formula).graph;
    return { loss, model, data, start, made: formulaModel(graph, data.inputs) };
  }),
  ...(Object.keys(ACTIVATIONS) as ActivationId[]).map((activation) => {
    const network = { sizes: [2, 5, 4, 1], activation };
    const { data, start } = drawForNetwork(network, 'circle', 5n, N);
    return { loss, model: activation, data, start, made: networkModel(network, data.inputs) };
  }),
]);

test.each(CASES)('the gradient of $loss of $model is that of its values', (one) => {
  const { loss, data, start, made } = one;
  const optimizer = optimizerOf({ kind: 'sgd' });
  const at = (parameters: readonly number[]): Descent => {
    const descent = new Descent({
      model: made,
      target: data.target,
      loss: lossOf({ kind: loss }),
      optimizer,
      schedule: scheduleOf({ kind: 'constant' }),
      batch: 'full',
      start: beginDescent(optimizer, parameters),
    });
    descent.steps(1, 0);
    return descent;
  };
  const { gradient } = at(start);
  start.forEach((_, p) => {
    const shifted = (by: number): number => at(start.map((v, q) => (q === p ? v + by : v))).loss;
    const due = (shifted(EPS) - shifted(-EPS)) / (2 * EPS);
    const found = gradient[p] ?? NaN;
    expect(Math.abs(found - due)).toBeLessThanOrEqual(ATOL + RTOL * Math.abs(due));
  });
});
