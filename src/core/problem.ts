import { EPOCHS } from './settings/limits.ts';
import { CURVES } from './curves/index.ts';
import { ConfigError } from './errors.ts';
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
import { OPTIMIZERS, type OptimizerId } from './optimizers/index.ts';
import {
  STRATEGIES,
  type Checkpoint,
  type Dataset,
  type Hyperparameters,
  type LandscapeGrid,
  type Problem,
  type StrategyId,
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
  start: { due: 'an epoch, a step, parameters and slots', is: isCheckpoint },
};

/** The parts of a problem that are named, each by its registry. */
type Named = 'curve' | 'loss' | 'optimizer';

/**
 * For those who put a problem together without types.
 * @throws ConfigError that names the part
 */
export function checkProblem(problem: unknown): asserts problem is Problem {
  checkGiven('a part of a problem', problem, PARTS);
  const { curve, optimizer, start } = problem as Problem;
  const { parameterCount } = CURVES[curve];
  const slotCount = parameterCount * OPTIMIZERS[optimizer].slots;
  checkOne('start', start, {
    due: `a checkpoint of ${parameterCount} parameters and ${slotCount} slots`,
    is: () => start.parameters.length === parameterCount && start.slots.length === slotCount,
  });
}

/** Where a run of this optimizer begins: at these parameters, with nothing done and nothing kept. */
export function beginAt(optimizer: OptimizerId, parameters: readonly number[]): Checkpoint {
  const slots = Array<number>(parameters.length * OPTIMIZERS[optimizer].slots).fill(0);
  return { epoch: 0, step: 0, parameters, slots };
}

/**
 * What a trainer is given with each piece of work.
 * @throws ConfigError
 */
export function checkAdvance(steps: unknown, most: number, hyperparameters: unknown): void {
  checkOne('steps', steps, whole(1, most));
  const { learningRate } = Object(hyperparameters) as Partial<Hyperparameters>;
  checkOne('learningRate', learningRate, FINITE);
}

/**
 * The strategy of a problem. `auto` is `dispatch`: the plain one, whose digits are PyTorch's.
 * @param refusal why an engine does not train it by that, and what to do
 * @throws ConfigError
 */
export function strategyOf(
  { strategy }: Problem,
  refusal: (strategy: StrategyId) => string | undefined,
): StrategyId {
  const id = strategy === 'auto' ? 'dispatch' : strategy;
  const why = refusal(id);
  if (why !== undefined) throw new ConfigError('strategy', why);
  return id;
}

/**
 * Whether it is the article's: the line, mean squared error and plain gradient descent, for which there are
 * kernels written by hand.
 */
export function isArticles({ curve, loss, optimizer }: Readonly<Record<Named, string>>): boolean {
  return curve === 'line' && loss === 'mse' && optimizer === 'sgd';
}

/**
 * @param what takes no other problem: an engine, a precision
 * @throws ConfigError
 */
export function checkArticles(problem: Readonly<Record<Named, string>>, what: string): void {
  if (isArticles(problem)) return;
  const { curve, loss, optimizer } = problem;
  throw new ConfigError(
    'curve',
    `${what} does not train curve ${curve} with loss ${loss} by ${optimizer}, only line with mse by sgd: use webgpu in f32`,
  );
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
  const { epoch, step, parameters, slots } = (value ?? {}) as Partial<Checkpoint>;
  const counter = whole(0, EPOCHS.most);
  return counter.is(epoch) && counter.is(step) && isNumbers(parameters) && isNumbers(slots);
}
