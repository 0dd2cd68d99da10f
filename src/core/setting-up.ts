/** A configuration becomes a problem, whoever reads the model and draws the points. */
import { replayRun } from './article/replay.ts';
import { checkColumnCount, checkTargets, checkUnits } from './data/fits.ts';
import { inputNamesOf, trainedOn, type OwnData } from './data/own.ts';
import { rowsOfData, rowsOfOwn } from './data/slice.ts';
import { lineInOwnUnits, type Units } from './data/units.ts';
import type { Drawing } from './data/draw.ts';
import { ConfigError } from './errors.ts';
import type { LossChoice } from './losses/rows.ts';
import type { ChosenModel, ModelChoice } from './models/rows.ts';
import type { GroupedOptimizer } from './optimizers/groups.ts';
import type { OptimizerChoice } from './optimizers/rows.ts';
import { beginAt, type Method } from './problem.ts';
import { TorchGenerator } from './random/torch.ts';
import type { ScheduleChoice } from './schedules/index.ts';
import type { FitConfig } from './settings/index.ts';
import { placesFixed } from './settings/fixed.ts';
import { groupsOfRates } from './settings/rates.ts';
import { optionsOf } from './settings/methods.ts';
import { spanOf } from './settings/slice.ts';
import { startOf } from './settings/start.ts';
import type { Dataset, Problem } from './types.ts';
import type { InPieces } from './work/pieces.ts';

/** What makes a model and data of the settings' words. */
export interface Reading {
  /** @throws ConfigError */
  readonly modelOf: (choice: ModelChoice, columns: readonly string[]) => ChosenModel;
  readonly draw: (drawing: Drawing, generator: TorchGenerator) => InPieces<Dataset>;
  /** What a formula calls the columns of what is drawn. [D] */
  readonly columnsOf: (drawing: Drawing) => readonly string[];
}

/** A configuration, and the problem that it describes. */
export interface SetUp {
  /** With the number of points that there are, be it that `rows` leave some of them out. */
  readonly config: FitConfig;
  /** As it would be typed; of a network undefined. */
  readonly formula: string | undefined;
  /** As `model.named_parameters()` names them, in the order of θ. [P] */
  readonly parameterNames: readonly string[];
  /** Where own data are standardised: train with `inOwnUnits(engine, units)`. */
  readonly units: Units | undefined;
  /** The start is in own units, the data are those that are trained on. */
  readonly problem: Problem;
}

/** Data, and what draws what comes after them. */
export interface Drawn {
  /** The rows that are used, */
  readonly data: Dataset;
  /** of so many. */
  readonly points: number;
  /** What a formula calls the inputs. [D] */
  readonly columns: readonly string[];
  readonly generator: TorchGenerator;
  /** In the place of the model's own draws. [P] */
  readonly start?: readonly number[];
  readonly units?: Units | undefined;
}

/**
 * The problem of a configuration, for data that take long to draw.
 * @throws ConfigError
 */
export function* settingUp(reading: Reading, config: FitConfig, own?: OwnData): InPieces<SetUp> {
  const { replay } = config;
  const generator = new TorchGenerator(config.seed);
  if (own !== undefined) {
    if (replay !== 'none') {
      throw new ConfigError(
        'replay',
        `replay ${replay} brings its own data: leave one of them out`,
      );
    }
    const columns = inputNamesOf(own);
    checkColumnCount(config.model, columns.length);
    checkUnits(own, methodOf(config, reading.modelOf(config, columns)));
    const trained = trainedOn(rowsOfOwn(own, config.rows));
    return setUpDrawn(reading, config, { ...trained, points: own.x.length, columns, generator });
  }
  const drawn =
    replay === 'none'
      ? { data: yield* reading.draw(config, generator), columns: reading.columnsOf(config) }
      : { ...replayRun(replay), columns: ['x'] };
  const { length: points } = drawn.data.x;
  const data = rowsOfData(drawn.data, config.rows);
  return setUpDrawn(reading, config, { ...drawn, data, points, generator });
}

/**
 * How a configuration trains its model: what is fixed is a group of rate 0, and each rate of its own another.
 * @throws ConfigError for what is no parameter or in two groups, and where all of them are fixed
 */
export function methodOf(
  config: FitConfig,
  { model, parameterNames }: Pick<ChosenModel, 'model' | 'parameterNames'>,
): Method {
  const fixed = placesFixed(config.fixed, parameterNames);
  const held = fixed.length === 0 ? [] : [{ parameters: fixed, lr: 0 }];
  const groups = [...held, ...groupsOfRates(config.rates, parameterNames, fixed)];
  const chosen = (key: 'loss' | 'optimizer' | 'schedule'): object => ({
    kind: config[key],
    ...optionsOf(key, { ...config }),
  });
  const optimizer = chosen('optimizer') as OptimizerChoice;
  const grouped = { ...optimizer, groups } as GroupedOptimizer;
  return {
    model,
    loss: chosen('loss') as LossChoice,
    optimizer: groups.length === 0 ? optimizer : grouped,
    schedule: chosen('schedule') as ScheduleChoice,
    batch: config.batch,
  };
}

/** The problem of a configuration on data that are there. */
export function setUpDrawn(
  { modelOf }: Reading,
  config: FitConfig,
  { data, points, columns, generator, start, units }: Drawn,
): SetUp {
  const chosen = modelOf(config, columns);
  const parameters = startAt(config, chosen, start ?? drawnStart(chosen, generator, units), units);
  const { strategy, lr, logEvery } = config;
  const method = methodOf(config, chosen);
  checkTargets(method.loss, data.y, spanOf(config.rows, points).from);
  const order = config.batch === 'full' ? undefined : generator.state;
  return {
    config: { ...config, points },
    formula: chosen.formula,
    parameterNames: chosen.parameterNames,
    units,
    problem: {
      data,
      ...method,
      strategy,
      learningRate: lr,
      sampleEvery: logEvery,
      start: beginAt(method.optimizer, parameters, order),
    },
  };
}

/** As `torch.manual_seed(seed)` and then the model: given data have no noise to draw before. */
function drawnStart(
  { init }: ChosenModel,
  generator: TorchGenerator,
  units: Units | undefined,
): readonly number[] {
  const drawn = init(generator);
  return units === undefined ? drawn : lineInOwnUnits(units, drawn);
}

function startAt(
  { start }: FitConfig,
  { parameterNames: names }: ChosenModel,
  drawn: readonly number[],
  units: Units | undefined,
): readonly number[] {
  const parameters = startOf(start, names, drawn);
  if (parameters === undefined) {
    throw new ConfigError(
      'start',
      `start ${String(start)} does not fit the parameters ${names.join(', ')}: give a number for each, or some by name`,
      { start: { kind: 'start' } },
    );
  }
  // As the kernels take it, so that every engine starts from the same. In own units an f32 may be
  // too coarse: it is rounded when it is standardised.
  return start === 'drawn' || units !== undefined ? parameters : parameters.map(Math.fround);
}
