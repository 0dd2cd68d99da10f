import * as tf from '@tensorflow/tfjs-core';
// What the package `@tensorflow/tfjs` adds to its core: `x.mul(y)`, and gradients.
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import type { Problem } from '../../../../src/index.ts';
import type { Contestant, Result } from '../contestant.ts';

type Backend = 'cpu' | 'wasm' | 'webgl' | 'webgpu';

export async function open(problem: Problem, backend: Backend): Promise<Contestant> {
  const detail = await start(backend);
  const x = tf.tensor1d(problem.data.x);
  const y = tf.tensor1d(problem.data.y);
  return { detail, train: (steps) => train(problem, x, y, steps) };
}

async function train(
  { learningRate, start }: Problem,
  x: tf.Tensor1D,
  y: tf.Tensor1D,
  steps: number,
): Promise<Result> {
  const [startA = NaN, startB = NaN] = start.parameters;
  const a = tf.variable(tf.scalar(startA));
  const b = tf.variable(tf.scalar(startB));
  const optimizer = tf.train.sgd(learningRate);
  const mse = (): tf.Scalar => tf.tidy(() => x.mul(a).add(b).sub(y).square().mean());

  const before = performance.now();
  for (let step = 1; step < steps; step++) optimizer.minimize(mse, false, [a, b]);
  const lastLoss = optimizer.minimize(mse, true, [a, b]);
  if (lastLoss === null) throw new Error('minimize returned no loss');
  const [[loss = NaN], ...parameters] = await Promise.all([lastLoss.data(), a.data(), b.data()]);
  const elapsedMs = performance.now() - before;

  tf.dispose([lastLoss, a, b]);
  optimizer.dispose();
  return { elapsedMs, loss, parameters: parameters.map(([value = NaN]) => value) };
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
