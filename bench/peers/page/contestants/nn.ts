/** TensorFlow Playground's own network: src/nn.ts of its repository. */
import * as nn from 'playground/nn';
import type { Contestant, Open, Result } from '../contestant.ts';
import { layersOf, ordersOf, type Task } from '../tasks.ts';

export const open: Open = (task): Promise<Contestant> => {
  const { sizes, problem } = task;
  if (sizes === undefined) throw new Error('cannot: it has networks only');
  if (problem.optimizer.kind !== 'sgd') {
    throw new Error(`cannot: it has plain steps only, not ${problem.optimizer.kind}`);
  }
  const train = (epochs: number): Promise<Result> => Promise.resolve(trained(task, sizes, epochs));
  return Promise.resolve({ detail: 'plain JavaScript, f64', train });
};

/** As the page of Playground does a step: a point at a time, and an update at the end of each batch. */
function trained(task: Task, sizes: readonly number[], epochs: number): Result {
  const { rows, problem } = task;
  const { y } = problem.data;
  const { LINEAR, TANH } = nn.Activations;
  const names = sizes.slice(0, 1).flatMap((count) => Array.from({ length: count }, (_, i) => `x${i}`)); // prettier-ignore
  const network = nn.buildNetwork([...sizes], TANH, LINEAR, null, names);
  const layers = network.slice(1);
  for (const [l, { weights, biases }] of layersOf(sizes, problem.start.parameters).entries()) {
    for (const [o, node] of (layers[l] ?? []).entries()) {
      node.bias = biases[o] ?? NaN;
      for (const [i, link] of node.inputLinks.entries()) link.weight = weights[o]?.[i] ?? NaN;
    }
  }
  const orders = ordersOf(task, epochs);
  // It minimises half of the squared error.
  const rate = 2 * problem.learningRate;
  let loss = NaN;

  const before = performance.now();
  for (const batches of orders) {
    for (const batch of batches) {
      let sum = 0;
      for (const row of batch) {
        const target = y[row] ?? NaN;
        const off = nn.forwardProp(network, rows[row] ?? []) - target;
        sum += off * off;
        nn.backProp(network, target, nn.Errors.SQUARE);
      }
      nn.updateWeights(network, rate, 0);
      loss = sum / batch.length;
    }
  }
  const parameters = layers.flatMap((nodes) => [
    ...nodes.flatMap(({ inputLinks }) => inputLinks.map(({ weight }) => weight)),
    ...nodes.map(({ bias }) => bias),
  ]);
  return { elapsedMs: performance.now() - before, loss, parameters };
}
