import {
  blockUntilReady,
  defaultDevice,
  grad,
  init,
  jit,
  numpy as np,
  valueAndGrad,
} from '@jax-js/jax';
import type { Problem } from '../../../../src/index.ts';
import type { Contestant, Result } from '../contestant.ts';

// jax-js takes ownership of an argument: `.ref` keeps an array for later use.
type Parameters = { a: np.Array; b: np.Array };

/** Its documentation advises to wait now and then, so that the queue does not grow without end. */
const STEPS_BETWEEN_WAITS = 1000;

export async function open(problem: Problem, device: 'wasm' | 'webgpu'): Promise<Contestant> {
  if (!(await init(device)).includes(device)) throw new Error(`jax-js could not start ${device}`);
  defaultDevice(device);
  const x = np.array(problem.data.x);
  const y = np.array(problem.data.y);
  const { learningRate } = problem;

  const mse = ({ a, b }: Parameters, x: np.Array, y: np.Array): np.Array =>
    np.square(x.mul(a).add(b).sub(y)).mean();
  const descend = ({ a, b }: Parameters, slope: Parameters): Parameters => ({
    a: a.sub(slope.a.mul(learningRate)),
    b: b.sub(slope.b.mul(learningRate)),
  });
  const step = jit((parameters: Parameters, x: np.Array, y: np.Array): Parameters =>
    descend(parameters, grad(mse)(kept(parameters), x, y)),
  );
  const lastStep = jit(
    (parameters: Parameters, x: np.Array, y: np.Array): [np.Array, Parameters] => {
      const [loss, slope] = valueAndGrad(mse)(kept(parameters), x, y);
      return [loss, descend(parameters, slope)];
    },
  );

  async function train(steps: number): Promise<Result> {
    const [startA = NaN, startB = NaN] = problem.start.parameters;
    let parameters: Parameters = { a: np.array(startA), b: np.array(startB) };
    await blockUntilReady(parameters);

    const before = performance.now();
    for (let done = 1; done < steps; done++) {
      parameters = step(parameters, x.ref, y.ref);
      if (done % STEPS_BETWEEN_WAITS === 0) await blockUntilReady(parameters);
    }
    const [lastLoss, { a, b }] = lastStep(parameters, x.ref, y.ref);
    const read = await Promise.all([lastLoss.data(), a.data(), b.data()]);
    const elapsedMs = performance.now() - before;

    const [loss = NaN, ...rest] = read.map(([value = NaN]) => value);
    return { elapsedMs, loss, parameters: rest };
  }
  return { detail: 'jit', train };
}

function kept({ a, b }: Parameters): Parameters {
  return { a: a.ref, b: b.ref };
}
