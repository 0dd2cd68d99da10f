import { EPOCHS } from './settings/limits.ts';
import { CURVES } from './curves/index.ts';
import {
  FINITE,
  checkGiven,
  checkOne,
  isNumbers,
  oneOf,
  optional,
  whole,
  type Kinds,
} from './input/given.ts';
import { LOSSES } from './losses/index.ts';
import { OPTIMIZERS } from './optimizers/index.ts';
import {
  STRATEGIES,
  type Checkpoint,
  type Dataset,
  type LandscapeGrid,
  type Problem,
  type Surface,
} from './types.ts';

const PARTS: Kinds<Problem> = {
  data: { due: 'x and y as Float32Array of equal length', is: isDataset },
  curve: oneOf(Object.keys(CURVES)),
  loss: oneOf(Object.keys(LOSSES)),
  optimizer: oneOf(Object.keys(OPTIMIZERS)),
  strategy: oneOf(['auto', ...STRATEGIES]),
  learningRate: FINITE,
  sampleEvery: whole(EPOCHS.least, EPOCHS.most),
  sampleFirst: optional(whole(0, EPOCHS.most)),
  start: { due: 'an epoch and parameters', is: isCheckpoint },
};

/**
 * For those who put a problem together without types.
 * @throws ConfigError that names the part
 */
export function checkProblem(problem: unknown): asserts problem is Problem {
  checkGiven('a part of a problem', problem, PARTS);
  const { curve, start } = problem as Problem;
  const { parameterCount } = CURVES[curve];
  checkOne('start', start, {
    due: `an epoch and ${parameterCount} parameters`,
    is: () => start.parameters.length === parameterCount,
  });
}

/** The most cells that a side of a landscape has. */
const MOST_CELLS = 2 ** 13;

const OF_GRID: Kinds<LandscapeGrid> = {
  aMin: FINITE,
  aMax: FINITE,
  bMin: FINITE,
  bMax: FINITE,
  width: whole(1, MOST_CELLS),
  height: whole(1, MOST_CELLS),
};

/**
 * The same of what a landscape is computed of.
 * @throws ConfigError
 */
export function checkLandscape(surface: unknown, grid: unknown): void {
  const { data, curve, loss } = Object(surface) as Partial<Surface>;
  const { data: ofData, curve: ofCurve, loss: ofLoss } = PARTS;
  const kinds: Kinds<Surface> = { data: ofData, curve: ofCurve, loss: ofLoss };
  checkGiven('a part of a surface', { data, curve, loss }, kinds);
  checkGiven('a part of a grid', grid, OF_GRID);
}

function isDataset(value: unknown): boolean {
  const { x, y } = (value ?? {}) as Partial<Dataset>;
  return (
    x instanceof Float32Array && y instanceof Float32Array && x.length > 0 && x.length === y.length
  );
}

function isCheckpoint(value: unknown): boolean {
  const { epoch, parameters } = (value ?? {}) as Partial<Checkpoint>;
  return whole(0, EPOCHS.most).is(epoch) && isNumbers(parameters);
}
