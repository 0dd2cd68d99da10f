/** The reference for any problem: taken up again it ends in the same bits, and its gradients are those of its losses. */
import { describe, expect, test } from 'vitest';
import type { BatchSize } from '../../src/core/batches/batches.ts';
import { F32, F64 } from '../../src/core/formula/arithmetic.ts';
import { LOSS_IDS } from '../../src/core/losses/index.ts';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { tapeOf } from '../../src/core/formula/tape.ts';
import { MODEL_IDS } from '../../src/core/models/index.ts';
import { ACTIVATIONS } from '../../src/core/models/network.ts';
import { OPTIMIZER_IDS, type OptimizerChoice } from '../../src/core/optimizers/index.ts';
import { beginAt } from '../../src/core/problem.ts';
import { setUp } from '../../src/core/setup.ts';
import { parseConfig } from '../../src/core/settings/parse.ts';
import { createCpuEngine } from '../../src/cpu/index.ts';
import { Descent } from '../../src/cpu/descent.ts';
import type { Checkpoint } from '../../src/core/types.ts';

const N = 23;
const KEEPING: readonly OptimizerChoice[] = [
  { kind: 'sgd', momentum: 0.9, dampening: 0.1 },
  { kind: 'adam', amsgrad: true },
  { kind: 'rmsprop', momentum: 0.5, centered: true },
  ...OPTIMIZER_IDS.map((kind) => ({ kind })),
];
const breathe = () => Promise.resolve();

describe.each(KEEPING)('$kind, taken up again', (optimizer) => {
  test.each(['full', 1, 7, N, N + 1] as const)('batch %s', async (batch: BatchSize) => {
    const drawn = setUp(parseConfig({ model: 'quadratic', points: N, batch, seed: 3 })).problem;
    const { parameters, order } = drawn.start;
    const problem = {
      ...drawn,
      optimizer,
      schedule: { kind: 'exponential', gamma: 0.9 },
      start: beginAt(optimizer, parameters, order),
    } as const;
    for (const precision of ['f32', 'f64'] as const) {
      const engine = createCpuEngine({ precision, breathe });
      const advance = async (start: Checkpoint, epochs: number) =>
        (await engine.prepare({ ...problem, start })).advance(epochs, { learningRate: 0.01 });
      const whole = await advance(problem.start, 31);
      let state: Checkpoint = problem.start;
      for (const count of [1, 2, 23, 4, 1]) {
        state = await advance(JSON.parse(JSON.stringify(state)) as Checkpoint, count);
      }
      const { epoch, step, parameters: theta, slots, order: next } = whole;
      expect(state).toMatchObject({
        epoch,
        step,
        parameters: theta,
        slots,
        ...(next && { order: next }),
      });
      expect(step).toBe(31 * (batch === 'full' ? 1 : Math.ceil(N / batch)));
    }
  });
});

test.each(Object.entries(ACTIVATIONS))('%s is the formula that is said', (_, activation) => {
  const { graph } = parseFormula(activation.formula, ['x']);
  const tape = tapeOf(graph);
  for (const z of [-30, -1.5, -0.1, 0, 0.2, 3]) {
    const due = activation.value(z, F64);
    expect(Math.abs((tape([], [z])[graph.output] ?? NaN) - due)).toBeLessThanOrEqual(4e-16);
  }
});

// As torch.autograd.gradcheck has them.
const EPS = 1e-6;
const ATOL = 1e-5;
const RTOL = 1e-3;
const MODELS = [
  ...MODEL_IDS.filter((model) => model !== 'formula' && model !== 'network').map((model) => ({
    model,
  })),
  { model: 'formula', formula: 'a*tanh(b*x) + c*log1p(x^2)' },
  ...(['tanh', 'relu', 'sigmoid'] as const).map((activation) => {
    return { model: 'network', layers: '5,4', dataset: 'circle', activation };
  }),
];
const CASES = LOSS_IDS.flatMap((loss) => MODELS.map((raw) => ({ loss, ...raw })));

test.each(CASES)('the gradient of $loss of $model is that of its values', ({ loss, ...raw }) => {
  const { problem } = setUp(parseConfig({ ...raw, points: N, seed: 5 }));
  const at = (parameters: readonly number[], arithmetic = F64): Descent => {
    const start = { ...problem.start, parameters };
    const descent = new Descent({ ...problem, loss: { kind: loss }, start }, arithmetic);
    descent.epochs(1, 0);
    return descent;
  };
  const { parameters } = problem.start;
  const { gradient } = at(parameters);
  const single = at(parameters, F32).gradient;
  const size = Math.max(...gradient.map(Math.abs));
  parameters.forEach((_, p) => {
    const shifted = (by: number): number =>
      at(parameters.map((v, q) => (q === p ? v + by : v))).loss;
    const due = (shifted(EPS) - shifted(-EPS)) / (2 * EPS);
    const found = gradient[p] ?? NaN;
    expect(Math.abs(found - due)).toBeLessThanOrEqual(ATOL + RTOL * Math.abs(due));
    expect(Math.abs((single[p] ?? NaN) - found)).toBeLessThanOrEqual(1e-5 * size);
  });
});
