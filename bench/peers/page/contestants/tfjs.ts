import * as tf from '@tensorflow/tfjs-core';
// What the package `@tensorflow/tfjs` adds to its core: `x.mul(y)`, and gradients.
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import type { Contestant, Result } from '../contestant.ts';
import { layersOf, ordersOf, type Task } from '../tasks.ts';

type Backend = 'cpu' | 'wasm' | 'webgl' | 'webgpu';

export async function open(task: Task, backend: Backend): Promise<Contestant> {
  const detail = await start(backend);
  const { x, y } = pointsOf(task, task.rows.keys());
  return { detail, train: (epochs) => train(task, x, y, epochs) };
}

interface Points {
  readonly x: tf.Tensor;
  readonly y: tf.Tensor;
}

/** A column of one input as a vector, of several as a matrix. */
function pointsOf({ rows, problem }: Task, chosen: Iterable<number>): Points {
  const indices = [...chosen];
  const inputs = indices.map((i) => rows[i] ?? []);
  const targets = indices.map((i) => problem.data.y[i] ?? NaN);
  const isPlane = problem.data.more !== undefined;
  return isPlane
    ? { x: tf.tensor2d(inputs), y: tf.tensor2d(targets, [targets.length, 1]) }
    : { x: tf.tensor1d(inputs.flat()), y: tf.tensor1d(targets) };
}

interface Model {
  /** In the order of θ: each a number, or a matrix or vector of several. */
  readonly variables: readonly tf.Variable[];
  readonly predict: (x: tf.Tensor) => tf.Tensor;
}

function modelOf({ name, sizes, problem }: Task): Model {
  const { parameters } = problem.start;
  if (name !== 'line' && sizes !== undefined) {
    const layers = layersOf(sizes, parameters).map(({ weights, biases }) => ({
      w: tf.variable(tf.tensor2d(weights)),
      b: tf.variable(tf.tensor1d(biases)),
    }));
    return {
      variables: layers.flatMap(({ w, b }) => [w, b]),
      predict: (x) =>
        layers.reduce((taken, { w, b }, l) => {
          const given = tf.matMul(taken as tf.Tensor2D, w as tf.Tensor2D, false, true).add(b);
          return l + 1 < layers.length ? given.tanh() : given;
        }, x),
    };
  }
  const variables = parameters.map((value) => tf.variable(tf.scalar(value)));
  const [a, b, c] = variables;
  if (a === undefined || b === undefined) throw new Error('cannot: it has no parameters');
  if (c === undefined) return { variables, predict: (x) => x.mul(a).add(b) };
  return { variables, predict: (x) => x.mul(b).neg().exp().mul(a).add(c) };
}

async function train(task: Task, x: tf.Tensor, y: tf.Tensor, epochs: number): Promise<Result> {
  const { learningRate, optimizer: chosen, batch } = task.problem;
  const { variables, predict } = modelOf(task);
  const optimizer =
    chosen.kind === 'adam'
      ? tf.train.adam(learningRate, 0.9, 0.999, 1e-8)
      : tf.train.sgd(learningRate);
  const orders = batch === 'full' ? [] : ordersOf(task, epochs);
  let lastLoss: tf.Scalar | null = null;
  const step = (x: tf.Tensor, y: tf.Tensor, isLast: boolean): void => {
    const mse = (): tf.Scalar => tf.tidy(() => predict(x).sub(y).square().mean());
    lastLoss = optimizer.minimize(mse, isLast, [...variables]) ?? lastLoss;
  };

  const before = performance.now();
  if (batch === 'full') {
    for (let epoch = 1; epoch <= epochs; epoch++) step(x, y, epoch === epochs);
  }
  for (const [e, batches] of orders.entries()) {
    for (const [i, rows] of batches.entries()) {
      const points = pointsOf(task, rows);
      step(points.x, points.y, e + 1 === orders.length && i + 1 === batches.length);
      tf.dispose([points.x, points.y]);
    }
  }
  if (lastLoss === null) throw new Error('minimize returned no loss');
  const read = [lastLoss as tf.Scalar, ...variables].map((tensor) => tensor.data());
  const [[loss = NaN] = [], ...parameters] = await Promise.all(read);
  const elapsedMs = performance.now() - before;

  tf.dispose([lastLoss, ...variables]);
  optimizer.dispose();
  return { elapsedMs, loss, parameters: parameters.flatMap((values) => [...values]) };
}

/** @returns what the backend says about itself */
async function start(backend: Backend): Promise<string> {
  let detail = (): string => '';
  switch (backend) {
    case 'cpu':
      await import('@tensorflow/tfjs-backend-cpu');
      break;
    case 'wasm':
      detail = await loadWasm();
      break;
    case 'webgl':
      await import('@tensorflow/tfjs-backend-webgl');
      detail = () => `WebGL ${tf.env().getNumber('WEBGL_VERSION')}`;
      break;
    case 'webgpu':
      await import('@tensorflow/tfjs-backend-webgpu');
      break;
  }
  if (!(await tf.setBackend(backend))) throw new Error(`tf.js could not start ${backend}`);
  await tf.ready();
  return detail();
}

async function loadWasm(): Promise<() => string> {
  const [wasm, plain, simd, threadedSimd] = await Promise.all([
    import('@tensorflow/tfjs-backend-wasm'),
    import('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'),
    import('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'),
    import('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url'),
  ]);
  wasm.setWasmPaths({
    'tfjs-backend-wasm.wasm': plain.default,
    'tfjs-backend-wasm-simd.wasm': simd.default,
    'tfjs-backend-wasm-threaded-simd.wasm': threadedSimd.default,
  });
  return () => `threads: ${wasm.getThreadsCount()}`;
}
