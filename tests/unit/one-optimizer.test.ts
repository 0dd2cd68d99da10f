/** An optimizer is a row and a text: one that keeps a number of each parameter, trained on the device. */
import { afterAll, describe, expect, test, vi } from 'vitest';
import { beginAt } from '../../src/core/problem.ts';
import type { OptimizerId } from '../../src/core/optimizers/index.ts';
import type { Checkpoint, Problem, Snapshot } from '../../src/core/types.ts';
import { openDawn } from '../helpers/dawn.ts';
import { last, seededProblem, trainTo } from '../helpers/problems.ts';

const MOMENTUM = 0.5; // as in the text below, which is put in place before this line runs
const LEARNING_RATE = 0.002;
const EPOCHS = 60;
const heavyBall = 'heavyBall' as OptimizerId;

vi.mock('../../src/core/optimizers/index.ts', async (importOriginal) => {
  const { OPTIMIZERS } = await importOriginal<{ OPTIMIZERS: object }>();
  return { OPTIMIZERS: { ...OPTIMIZERS, heavyBall: { slots: 1 } } };
});

vi.mock('../../src/shaders/texts.ts', async (importOriginal) => {
  const original = await importOriginal<{ textOf: (name: string) => string }>();
  const text = `alias Slots = Group; // the velocity
    fn update(parameter: Group, gradient: Group, learningRate: f32, step: u32, group: u32) -> Group {
      slots[group] = 0.5 * slots[group] + gradient;
      return parameter - learningRate * slots[group];
    }`;
  const textOf = (name: string): string =>
    name === 'optimizers/heavyBall' ? text : original.textOf(name);
  return { ...original, textOf };
});

const dawn = openDawn();
afterAll(async () => {
  (await dawn).destroy();
});

/** By hand, in f64. */
function oracle({ data, start }: Problem): Pick<Checkpoint, 'parameters' | 'slots'> {
  const theta = [...start.parameters];
  const velocity = [0, 0];
  const n = data.x.length;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const gradient = [0, 0];
    data.x.forEach((x, i) => {
      const upstream = (2 / n) * ((theta[0] ?? 0) * x + (theta[1] ?? 0) - (data.y[i] ?? 0));
      gradient[0] = (gradient[0] ?? 0) + upstream * x;
      gradient[1] = (gradient[1] ?? 0) + upstream;
    });
    for (const p of [0, 1]) {
      velocity[p] = MOMENTUM * (velocity[p] ?? 0) + (gradient[p] ?? 0);
      theta[p] = (theta[p] ?? 0) - LEARNING_RATE * velocity[p];
    }
  }
  return { parameters: theta, slots: velocity };
}

describe.each([
  ['dispatch', 100],
  ['dispatch', 600],
  ['dispatch', 20_000],
  ['fused', 100],
  ['fused', 20_000],
] as const)('%s, %d points', (strategy, points) => {
  const drawn = seededProblem(points, { optimizer: heavyBall, strategy, sampleEvery: 10 });
  const problem = { ...drawn, start: beginAt(heavyBall, drawn.start.parameters) };
  const train = async (from: Problem, epochs: number): Promise<Snapshot> => {
    const trainer = await (await dawn).prepare(from);
    try {
      const rate = { learningRate: LEARNING_RATE };
      return last(await trainTo(trainer, epochs, from.start.epoch, 7, rate));
    } finally {
      trainer.destroy();
    }
  };

  test('moves as by hand, and keeps what it is to go on with', async () => {
    const whole = await train(problem, EPOCHS);
    const due = oracle(problem);
    expect(whole).toMatchObject({ epoch: EPOCHS, step: EPOCHS });
    // A step rounds θ and its velocity by half a unit each, and the gradient by some units of its largest term.
    whole.parameters.forEach((value, p) => {
      expect(value).toBeCloseTo(due.parameters[p] ?? NaN, 4);
    });
    whole.slots.forEach((value, p) => {
      expect(Math.abs(value - (due.slots[p] ?? NaN))).toBeLessThan(1e-4 * Math.abs(value) + 1e-3);
    });
    expect(Math.abs(whole.slots[0] ?? 0)).toBeGreaterThan(1e-3);

    // Taken up half way, the run ends in the same bits.
    const half = await train(problem, EPOCHS / 2);
    expect(await train({ ...problem, start: half }, EPOCHS)).toMatchObject({
      step: EPOCHS,
      parameters: whole.parameters,
      slots: whole.slots,
      loss: whole.loss,
    });
  });
});
