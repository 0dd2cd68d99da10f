import { blockUntilReady, defaultDevice, init, jit, numpy as np, valueAndGrad } from '@jax-js/jax';
import type { Contestant, Result } from '../contestant.ts';
import { layersOf, ordersOf, type Task } from '../tasks.ts';

// jax-js takes ownership of an argument: `.ref` keeps an array for later use.
type Arrays = np.Array[];

/** Its documentation advises to wait now and then, so that the queue does not grow without end. */
const STEPS_BETWEEN_WAITS = 1000;

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPS = 1e-8;

export async function open(task: Task, device: 'wasm' | 'webgpu'): Promise<Contestant> {
  if (!(await init(device)).includes(device)) throw new Error(`jax-js could not start ${device}`);
  defaultDevice(device);
  const { batch, learningRate, optimizer } = task.problem;
  const { start, predict } = modelOf(task);
  const all = pointsOf(task, [...task.rows.keys()]);

  const mse = (theta: Arrays, x: np.Array, y: np.Array): np.Array =>
    np.square(predict(theta, x).sub(y)).mean();
  const slopes = (theta: Arrays, x: np.Array, y: np.Array): [np.Array, Arrays] => {
    const [loss, gradient] = valueAndGrad(mse)(kept(theta), x, y);
    return [loss as np.Array, gradient as unknown as Arrays];
  };
  const sgd = jit((theta: Arrays, x: np.Array, y: np.Array): [np.Array, Arrays] => {
    const [loss, gradient] = slopes(theta, x, y);
    return [loss, theta.map((value, p) => value.sub(at(gradient, p).mul(learningRate)))];
  });
  /** State: m, then v; `bias`: 1 − β₁ᵗ and 1 − β₂ᵗ. */
  const adam = jit(
    (
      theta: Arrays,
      m: Arrays,
      v: Arrays,
      bias: Arrays,
      x: np.Array,
      y: np.Array,
    ): [np.Array, Arrays, Arrays, Arrays] => {
      const [loss, gradient] = slopes(theta, x, y);
      const first = m.map((one, p) => one.mul(BETA1).add(at(gradient, p).ref.mul(1 - BETA1)));
      const second = v.map((one, p) =>
        one.mul(BETA2).add(np.square(at(gradient, p)).mul(1 - BETA2)),
      );
      const [ofM, ofV] = [at(bias, 0), at(bias, 1)];
      const next = theta.map((value, p) => {
        const size = np.sqrt(at(second, p).ref.div(ofV.ref)).add(EPS);
        return value.sub(at(first, p).ref.div(ofM.ref).mul(learningRate).div(size));
      });
      return [loss, next, first, second];
    },
  );

  async function train(epochs: number): Promise<Result> {
    let theta = start();
    let m = theta.map((value) => np.zerosLike(value.ref));
    let v = theta.map((value) => np.zerosLike(value.ref));
    let loss: np.Array | undefined;
    let done = 0;
    const orders = batch === 'full' ? [] : ordersOf(task, epochs);
    theta = await ready(theta);
    const step = async (x: np.Array, y: np.Array): Promise<void> => {
      done++;
      loss?.dispose();
      if (optimizer.kind === 'adam') {
        const bias = [np.array(1 - BETA1 ** done), np.array(1 - BETA2 ** done)];
        [loss, theta, m, v] = adam(theta, m, v, bias, x, y);
      } else {
        [loss, theta] = sgd(theta, x, y);
      }
      if (done % STEPS_BETWEEN_WAITS === 0) theta = await ready(theta);
    };

    const before = performance.now();
    if (batch === 'full') {
      for (let epoch = 0; epoch < epochs; epoch++) await step(all.x.ref, all.y.ref);
    }
    for (const rows of orders.flat()) {
      const { x, y } = pointsOf(task, [...rows]);
      await step(x, y);
    }
    if (loss === undefined) throw new Error('no step was done');
    const read = await Promise.all([loss, ...theta].map((array) => array.data()));
    const elapsedMs = performance.now() - before;

    const [[last = NaN] = [], ...parameters] = read.map((values) => [...values]);
    return { elapsedMs, loss: last, parameters: parameters.flat() };
  }
  return { detail: 'jit', train };
}

function modelOf({ name, sizes, problem }: Task) {
  const { parameters } = problem.start;
  if (name !== 'line' && sizes !== undefined) {
    const layers = layersOf(sizes, parameters);
    return {
      start: (): Arrays =>
        layers.flatMap(({ weights, biases }) => [np.array(weights), np.array(biases)]),
      predict: (theta: Arrays, x: np.Array): np.Array =>
        layers.reduce((taken, _, l) => {
          const given = np.matmul(taken, np.matrixTranspose(at(theta, 2 * l))).add(at(theta, 2 * l + 1)); // prettier-ignore
          return l + 1 < layers.length ? np.tanh(given) : given;
        }, x),
    };
  }
  return {
    start: (): Arrays => parameters.map((value) => np.array(value)),
    predict: (theta: Arrays, x: np.Array): np.Array => {
      const [a, b] = [at(theta, 0), at(theta, 1)];
      return name === 'line' ? x.mul(a).add(b) : np.exp(x.mul(b).neg()).mul(a).add(at(theta, 2));
    },
  };
}

/** A column of one input as a vector, of several as a matrix. */
function pointsOf({ rows, problem }: Task, chosen: readonly number[]) {
  const targets = chosen.map((i) => problem.data.y[i] ?? NaN);
  const inputs = chosen.map((i) => [...(rows[i] ?? [])]);
  const isPlane = problem.data.more !== undefined;
  return {
    x: np.array(isPlane ? inputs : inputs.flat()),
    y: np.array(isPlane ? targets.map((value) => [value]) : targets),
  };
}

async function ready(arrays: Arrays): Promise<Arrays> {
  await blockUntilReady(arrays);
  return arrays;
}

function kept(arrays: Arrays): Arrays {
  return arrays.map((array) => array.ref);
}

function at(arrays: Arrays, index: number): np.Array {
  const array = arrays[index];
  if (array === undefined) throw new Error(`there is no array ${index}`);
  return array;
}
