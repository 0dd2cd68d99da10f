/**
 * What is known without training, where the loss is a quadratic form of the parameters: the way to
 * everything in this room is `theoryOf`, which is undefined elsewhere; `theoryOfLine` reads no formula.
 */
export { closedFormBound } from './closed-form-bound.ts';
export { errorBound } from './error-bound.ts';
export { holds, type Method } from './holds.ts';
export { leastSquares, type LeastSquares } from './least-squares.ts';
export { NO_MOMENTS, descentOf, type Descent } from './descent.ts';
export { momentumOf } from './momentum.ts';
export { parameterNoise } from './noise.ts';
export { bestInOwnUnits, type OwnBest } from './own-units.ts';
export { epochsToExceed, epochsToWithin, growth, predictedPath } from './prediction.ts';
export { crawls, suitableLearningRate } from './rates.ts';
export { standardErrors } from './standard-errors.ts';
export { halfUlp, leftBy, stallOf, type Stall } from './stall.ts';
export { theoryOfLine } from './line.ts';
export { alongAxes, excessOf, type Theorised, type Theory, type TheoryOf } from './theory.ts';
export { theoryOf } from './theory-of.ts';
export { trajectoryOf, type Trajectory } from './trajectory.ts';
export type { RunBound, Values } from './values.ts';
export { windowAround } from './window.ts';
