import { EPOCHS, POINTS } from './settings/limits.ts';
import { ConfigError } from './errors.ts';
import {
  FINITE,
  checkGiven,
  checkOne,
  having,
  isNumbers,
  oneOf,
  optional,
  whole,
  type Kinds,
} from './input/given.ts';
import { inputsOf } from './data/inputs.ts';
import { lossFormula } from './losses/rows.ts';
import { inputCountOf, isLine, parameterCountOf, type Model } from './models/model.ts';
import { checkGroups, slotCountOf, type GroupedOptimizer } from './optimizers/groups.ts';
import type { GeneratorState } from './random/torch.ts';
import { scheduleOf } from './schedules/index.ts';
import {
  STRATEGIES,
  type Checkpoint,
  type Hyperparameters,
  type LandscapeGrid,
  type Problem,
  type StrategyId,
  type Surface,
} from './types.ts';

const PARTS: Kinds<Problem> = {
  data: { due: 'x and y as Float32Array of equal length', is: isDataset },
  model: { due: 'the graph of a formula, or the layers of a network', is: isModel },
  loss: having('a loss'),
  optimizer: having('an optimizer'),
  schedule: having('a schedule'),
  batch: { due: 'full or a number of points', is: isBatch },
  strategy: oneOf(['auto', ...STRATEGIES]),
  learningRate: FINITE,
  sampleEvery: whole(EPOCHS.least, EPOCHS.most),
  sampleFirst: optional(whole(0, EPOCHS.most)),
  start: { due: 'an epoch, a step, parameters and slots', is: isCheckpoint },
};

/**
 * For those who put a problem together without types.
 * @throws ConfigError that names the part
 */
export function checkProblem(problem: unknown): asserts problem is Problem {
  checkGiven('a part of a problem', problem, PARTS);
  const { data, model, loss, optimizer, schedule, batch, start } = problem as Problem;
  lossFormula(loss);
  scheduleOf(schedule);
  const parameterCount = parameterCountOf(model);
  checkGroups(optimizer, whole(0, parameterCount - 1));
  const slotCount = parameterCount * slotCountOf(optimizer);
  const columns = inputCountOf(model);
  checkOne('data', data, {
    due: `data of ${columns} columns of inputs, as many as the model looks at`,
    is: () => inputsOf(data).length === columns,
  });
  checkOne('start', start, {
    due: `a checkpoint of ${parameterCount} parameters and ${slotCount} slots`,
    is: () => start.parameters.length === parameterCount && start.slots.length === slotCount,
  });
  checkOne('start', start, {
    due: 'a checkpoint with what draws the order of batches',
    is: () => batch === 'full' || start.order !== undefined,
  });
}

/** Where a run of this optimizer begins: at these parameters, with nothing done and nothing kept. */
export function beginAt(
  optimizer: GroupedOptimizer,
  parameters: readonly number[],
  order?: GeneratorState,
): Checkpoint {
  const slots = Array<number>(parameters.length * slotCountOf(optimizer)).fill(0);
  return { epoch: 0, step: 0, parameters, slots, ...(order && { order }) };
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
 * The strategy of a problem. `auto` is `dispatch` for the article's, whose digits are PyTorch's then; else the fastest
 * that trains it.
 * @param refusal why an engine does not train it by that, and what to do
 * @throws ConfigError
 */
export function strategyOf(
  problem: Problem,
  refusal: (strategy: StrategyId) => string | undefined,
): StrategyId {
  const { strategy } = problem;
  const fits = (id: StrategyId): boolean => refusal(id) === undefined;
  const fastest = (): StrategyId => (!isArticles(problem) && fits('fused') ? 'fused' : 'dispatch');
  const id = strategy === 'auto' ? fastest() : strategy;
  const why = refusal(id);
  if (why !== undefined) throw new ConfigError('strategy', why);
  return id;
}

/**
 * Whether it is the article's: the line, mean squared error and plain gradient descent, for which there are
 * kernels written by hand.
 */
export function isArticles(method: Method): boolean {
  return isLine(method.model) && isPlain(method);
}

/** How something is trained. */
export type Method = Pick<Problem, 'model' | 'loss' | 'optimizer' | 'schedule' | 'batch'>;

/** Mean squared error, by plain steps over all points. */
export function isPlain({ loss, optimizer, schedule, batch }: Omit<Method, 'model'>): boolean {
  if (loss.kind !== 'mse' || schedule.kind !== 'constant' || batch !== 'full') return false;
  return isPlainSgd(optimizer);
}

/** θ ← θ − lr·dL/dθ of all parameters alike, and nothing else. */
export function isPlainSgd(optimizer: GroupedOptimizer): boolean {
  if (optimizer.kind !== 'sgd' || optimizer.groups !== undefined) return false;
  const { momentum = 0, weightDecay = 0 } = optimizer;
  return momentum === 0 && weightDecay === 0;
}

/**
 * @param what takes no other problem: an engine, a precision
 * @throws ConfigError
 */
export function checkArticles(problem: Method, what: string): void {
  if (isArticles(problem)) return;
  throw new ConfigError(
    'model',
    `${what} trains only the line under mean squared error by plain steps: use engine cpu in f64, or webgpu in f32`,
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
  const { data, model, loss, plane } = Object(surface) as Partial<Surface>;
  const { data: ofData, model: ofModel, loss: ofLoss } = PARTS;
  const count = isModel(model) ? parameterCountOf(model as Model) : 0;
  const kinds: Kinds<Surface> = {
    data: ofData,
    model: ofModel,
    loss: ofLoss,
    plane: optional({
      due: `a plane of two of the ${count} parameters, with a value for each of them`,
      is: (value) => isPlane(value, count),
    }),
  };
  checkGiven('a part of a surface', { data, model, loss, ...(plane && { plane }) }, kinds);
  checkGiven('a part of a grid', grid, OF_GRID);
}

function isDataset(value: unknown): boolean {
  const { x, y, more = [] } = Object(value) as Readonly<Record<string, unknown>>;
  if (!(x instanceof Float32Array) || x.length === 0 || !Array.isArray(more)) return false;
  const columns = [y].concat(more);
  return columns.every((one) => one instanceof Float32Array && one.length === x.length);
}

function isModel(value: unknown): boolean {
  const { nodes, sizes } = Object(value) as Partial<Record<'nodes' | 'sizes', unknown>>;
  return Array.isArray(nodes) || Array.isArray(sizes);
}

function isPlane(value: unknown, parameters: number): boolean {
  const { across, up, held } = Object(value) as Readonly<Record<string, unknown>>;
  const place = whole(0, parameters - 1);
  const areTwo = place.is(across) && place.is(up) && across !== up;
  return areTwo && isNumbers(held) && held.length === parameters;
}

function isBatch(value: unknown): boolean {
  return value === 'full' || whole(1, POINTS.most).is(value);
}

function isCheckpoint(value: unknown): boolean {
  const { epoch, step, parameters, slots } = (value ?? {}) as Partial<Checkpoint>;
  const counter = whole(0, EPOCHS.most);
  return counter.is(epoch) && counter.is(step) && isNumbers(parameters) && isNumbers(slots);
}
