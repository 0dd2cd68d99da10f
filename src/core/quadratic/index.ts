/**
 * What is known without training, where the loss is a quadratic form of the parameters: the way to
 * everything in this room is `theoryOf`, which is undefined elsewhere.
 */
export { closedFormBound } from './closed-form-bound.ts';
export { errorBound, type RunBound } from './error-bound.ts';
export type { Method } from './holds.ts';
export { leastSquares, type LeastSquares } from './least-squares.ts';
export { descentOf, type Descent } from './line.ts';
export { parameterNoise } from './noise.ts';
export { bestInOwnUnits } from './own-units.ts';
export { epochsToExceed, epochsToWithin, growth, predictedPath } from './prediction.ts';
export { crawls, suitableLearningRate } from './rates.ts';
export { halfUlp, leftBy, stallOf, type Stall } from './stall.ts';
export { alongAxes, excessOf, theoryOf, type Theory } from './theory.ts';
export { trajectoryOf, type Trajectory } from './trajectory.ts';
export type { Values } from './vectors.ts';
export { windowAround } from './window.ts';
