/** PyTorch's runs of models, losses, optimizers, schedules and batches, in f64, on every line. */
import { describe, expect, test } from 'vitest';
import { TorchGenerator } from '../../src/core/random/torch.ts';
import { eachColumn, inputsOf } from '../../src/core/data/inputs.ts';
import { F32, F64 } from '../../src/core/formula/arithmetic.ts';
import { setUp } from '../../src/core/setup.ts';
import { Descent } from '../../src/cpu/descent.ts';
import {
  MODEL_GOLDENS,
  configOf,
  covering,
  dataOf,
  nameOf,
  type ModelGolden,
} from '../helpers/model-goldens.ts';

/** The same algorithm in the same order of updates: only sums are rounded in another order. */
const IN_F64 = 1e-9;
/** A sum of 200 terms in f32, each rounded some ten times. */
const IN_F32 = 2e-5;

/**
 * RMSprop alone leaves what is stable: near the minimum v falls with the gradients, and its rate lr/√v rises. Where it has passed
 * 1 for a parameter, the steepest direction (of slope 2 along a constant) is at 2, the edge: a last digit of a sum grows
 * to a step, and from there on no other order of sums than PyTorch's own agrees.
 */
function leavesStability({ optimizer, optimizerOptions }: ModelGolden): boolean {
  return optimizer === 'rmsprop' && optimizerOptions['momentum'] === undefined;
}

/** The losses of the logged lines, and the last parameters. */
function trained(golden: ModelGolden, arithmetic = F64) {
  const { lr, log64 } = golden;
  const descent = new Descent(setUp(configOf(golden)).problem, arithmetic);
  let epoch = 0;
  let settled = Infinity;
  const losses = log64.map(([at]) => {
    for (; epoch < at; epoch++) {
      descent.epochs(1, lr);
      const isOver = descent.slots.some((square) => Math.sqrt(square) < lr);
      if (leavesStability(golden) && isOver) settled = Math.min(settled, epoch + 1);
    }
    return descent.loss;
  });
  return { losses, parameters: [...descent.parameters], settled };
}

const IN_F32_TOO = new Set(covering(MODEL_GOLDENS));

const apart = (found: number | undefined, due: number): number =>
  Math.abs((found ?? NaN) - due) / Math.abs(due);

describe.each(MODEL_GOLDENS.map((golden) => ({ name: nameOf(golden), golden })))(
  '$name',
  ({ golden }) => {
    const { init, firstOrders, n, lr, log64, final64 } = golden;
    const { problem, parameterNames, formula } = setUp(configOf(golden));

    test('draws PyTorch’s data, start and orders to the bit', () => {
      const { x, y } = dataOf(golden);
      const columns = inputsOf(problem.data);
      columns.forEach((column, d) => {
        const due = x.filter((_, i) => i % columns.length === d);
        expect([...column]).toEqual(due.map(Math.fround));
      });
      expect([...problem.data.y]).toEqual(y.map(Math.fround));
      expect(problem.start.parameters).toEqual(init.map(Math.fround));
      const { order } = setUp({ ...configOf(golden), batch: 10 }).problem.start;
      const generator = order && TorchGenerator.from(order);
      expect(firstOrders.map(() => [...(generator?.randperm(n) ?? [])])).toEqual(firstOrders);
    });

    test('names its parameters', () => {
      const names = parameterNames.map((name) => name.replace(/\[.*/, ''));
      expect([...new Set(names)]).toEqual(golden.parameterNames);
      expect(names).toHaveLength(init.length);
      expect(formula ?? null).toBe(golden.formula);
    });

    test('trains as PyTorch does in f64', () => {
      const found = trained(golden);
      log64.forEach(([epoch, due], i) => {
        if (epoch <= found.settled) {
          expect(apart(found.losses[i], due), `epoch ${epoch}`).toBeLessThanOrEqual(IN_F64);
        }
      });
      if (golden.epochs > found.settled) return;
      final64.forEach((due, p) => {
        expect(apart(found.parameters[p], due)).toBeLessThanOrEqual(IN_F64);
      });
    });

    test('its first step is PyTorch’s in f32', () => {
      const { batch } = golden;
      const rows = batch === 'full' ? undefined : (firstOrders[0]?.slice(0, batch) ?? []);
      const data = eachColumn(problem.data, (column) =>
        rows === undefined ? column : Float32Array.from(rows, (i) => column[i] ?? NaN),
      );
      const descent = new Descent({ ...problem, data, batch: 'full' }, F64);
      descent.epochs(1, lr);
      const { loss, grad } = golden.firstStep;
      expect(apart(descent.loss, loss)).toBeLessThanOrEqual(IN_F32);
      const size = Math.max(...grad.map(Math.abs));
      grad.forEach((due, p) => {
        expect(Math.abs((descent.gradient[p] ?? NaN) - due)).toBeLessThanOrEqual(IN_F32 * size);
      });
    });

    // On a device all are trained in f32, within the same bound: model-goldens-device.test.ts.
    if (!IN_F32_TOO.has(golden)) return;
    test('in f32 it is no farther from f64 than PyTorch is, within its bound', () => {
      const found = trained(golden, F32);
      let bound = 5e-6;
      log64.forEach(([epoch, due], i) => {
        bound = Math.max(bound, 30 * apart(golden.log[i]?.[1], due));
        expect(apart(found.losses[i], due), `epoch ${epoch}`).toBeLessThanOrEqual(bound);
      });
    });
  },
);
