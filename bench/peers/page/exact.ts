import { leastSquares, type Problem } from '../../../src/index.ts';

export interface End {
  /** Before the last update. */
  readonly loss: number;
  /** After the last update. */
  readonly parameters: readonly [number, number];
}

/**
 * Where gradient descent stands after `steps` steps, known without training: with e = θ − θ*, each
 * step makes e ← (I − lr·H)·e, and the loss is L* + ½·eᵀHe. All f64.
 */
export function exactEnd(problem: Problem, steps: number): End {
  const { parameters, hessian, loss: least } = leastSquares(problem.data);
  const [bestA, bestB] = parameters;
  const [[haa, hab], [hba, hbb]] = hessian;
  const [startA = NaN, startB = NaN] = problem.start.parameters;
  let ea = startA - bestA;
  let eb = startB - bestB;
  let loss = NaN;
  for (let step = 0; step < steps; step++) {
    const slopeA = haa * ea + hab * eb;
    const slopeB = hba * ea + hbb * eb;
    loss = least + (ea * slopeA + eb * slopeB) / 2;
    ea -= problem.learningRate * slopeA;
    eb -= problem.learningRate * slopeB;
  }
  return { loss, parameters: [bestA + ea, bestB + eb] };
}
