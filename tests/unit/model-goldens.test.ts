/** PyTorch's runs of models, losses, optimizers, schedules and batches, in f64, on every line. */
import { describe, expect, test } from 'vitest';
import { parseFormula } from '../../src/core/formula/parse.ts';
import { lossOf } from '../../src/core/losses/index.ts';
import { CATALOGUE, parameterNamesOf } from '../../src/core/models/catalogue.ts';
import { drawForNetwork, drawFormula, type Drawn } from '../../src/core/models/drawn.ts';
import { networkParameterNames, type Network } from '../../src/core/models/network.ts';
import { optimizerOf } from '../../src/core/optimizers/index.ts';
import { scheduleOf } from '../../src/core/schedules/index.ts';
import { Descent, beginDescent } from '../../src/cpu/reference/descent.ts';
import type { Differentiable } from '../../src/cpu/reference/differentiable.ts';
import { formulaModel } from '../../src/cpu/reference/formula.ts';
import { networkModel } from '../../src/cpu/reference/network.ts';
import {
  MODEL_GOLDENS,
  dataOf,
  lossChoice,
  nameOf,
  optimizerChoice,
  scheduleChoice,
  type ModelGolden,
} from '../helpers/model-goldens.ts';

/** The same algorithm in the same order of updates: only sums are rounded in another order. */
const F64 = 1e-9;
/** A sum of 200 terms in f32, each rounded some ten times. */
const F32 = 2e-5;

function networkOf({ sizes, activation }: ModelGolden): Network {
  return { sizes: sizes ?? [], activation: activation ?? 'tanh' };
}

function drawnOf(golden: ModelGolden): Drawn {
  const { model, data, seed, n } = golden;
  return model === 'network'
    ? drawForNetwork(networkOf(golden), data, BigInt(seed), n)
    : drawFormula(CATALOGUE[model], BigInt(seed), n);
}

function modelOf(golden: ModelGolden, inputs: readonly Float32Array[]): Differentiable {
  const { model } = golden;
  return model === 'network'
    ? networkModel(networkOf(golden), inputs)
    : formulaModel(parseFormula(CATALOGUE[model].formula).graph, inputs);
}

/** From the seed alone. */
function descentOf(golden: ModelGolden): Descent {
  const { data, start, generator } = drawnOf(golden);
  const optimizer = optimizerOf(optimizerChoice(golden));
  const order = golden.batch === 'full' ? undefined : generator.state;
  return new Descent({
    model: modelOf(golden, data.inputs),
    target: data.target,
    loss: lossOf(lossChoice(golden)),
    optimizer,
    schedule: scheduleOf(scheduleChoice(golden)),
    batch: golden.batch,
    start: beginDescent(optimizer, start, order),
  });
}

/**
 * RMSprop alone leaves what is stable: near the minimum v falls with the gradients, and its rate lr/√v rises. Where it has passed
 * 1 for a parameter, the steepest direction (of slope 2 along a constant) is at 2, the edge: a last digit of a sum grows
 * to a step, and from there on no other order of sums than PyTorch's own agrees.
 */
function leavesStability({ optimizer, optimizerOptions }: ModelGolden): boolean {
  return optimizer === 'rmsprop' && optimizerOptions['momentum'] === undefined;
}

/** The losses of the logged lines, and the last parameters. */
function trained(golden: ModelGolden, descent: Descent) {
  const { lr, log64 } = golden;
  let epoch = 0;
  let settled = Infinity;
  const losses = log64.map(([at]) => {
    for (; epoch < at; epoch++) {
      descent.steps(descent.perEpoch, lr);
      const isOver = descent.slots.some((square) => Math.sqrt(square) < lr);
      if (leavesStability(golden) && isOver) settled = Math.min(settled, epoch + 1);
    }
    return descent.loss;
  });
  return { losses, parameters: [...descent.parameters], settled };
}

const apart = (found: number | undefined, due: number): number =>
  Math.abs((found ?? NaN) - due) / Math.abs(due);

describe.each(MODEL_GOLDENS.map((golden) => ({ name: nameOf(golden), golden })))(
  '$name',
  ({ golden }) => {
    const { init, firstOrders, n, lr, log64, final64 } = golden;

    test('draws PyTorch’s data, start and orders to the bit', () => {
      const { data, start, generator } = drawnOf(golden);
      const { x, y } = dataOf(golden);
      const D = data.inputs.length;
      data.inputs.forEach((column, d) => {
        expect([...column]).toEqual(x.filter((_, i) => i % D === d).map(Math.fround));
      });
      expect([...data.target]).toEqual(y.map(Math.fround));
      expect(start).toEqual(init.map(Math.fround));
      const orders = firstOrders.map(() => [...generator.randperm(n)]);
      expect(orders).toEqual(firstOrders);
    });

    test('names its parameters', () => {
      const { model, formula, parameterNames } = golden;
      const names =
        model === 'network'
          ? networkParameterNames(networkOf(golden)).map((name) => name.replace(/\[.*/, ''))
          : parameterNamesOf(CATALOGUE[model]);
      expect([...new Set(names)]).toEqual(parameterNames);
      expect(names).toHaveLength(init.length);
      if (model !== 'network') expect(CATALOGUE[model].formula).toBe(formula);
    });

    test('trains as PyTorch does in f64', () => {
      const found = trained(golden, descentOf(golden));
      log64.forEach(([epoch, due], i) => {
        if (epoch <= found.settled) {
          expect(apart(found.losses[i], due), `epoch ${epoch}`).toBeLessThanOrEqual(F64);
        }
      });
      if (golden.epochs > found.settled) return;
      final64.forEach((due, p) => {
        expect(apart(found.parameters[p], due)).toBeLessThanOrEqual(F64);
      });
    });

    test('its first step is PyTorch’s in f32', () => {
      const descent = descentOf(golden);
      const { loss, grad } = golden.firstStep;
      if (golden.batch === 'full') {
        descent.steps(1, lr);
        expect(apart(descent.loss, loss)).toBeLessThanOrEqual(F32);
        const size = Math.max(...grad.map(Math.abs));
        grad.forEach((due, p) => {
          expect(Math.abs((descent.gradient[p] ?? NaN) - due)).toBeLessThanOrEqual(F32 * size);
        });
      } else {
        descent.steps(1, lr);
        expect(apart(descent.state.lossSum / Math.min(golden.batch, n), loss)).toBeLessThanOrEqual(F32); // prettier-ignore
        grad.forEach((due, p) => {
          const size = Math.max(...grad.map(Math.abs));
          expect(Math.abs((descent.gradient[p] ?? NaN) - due)).toBeLessThanOrEqual(F32 * size);
        });
      }
    });
  },
);
