import { TRUE_LINE } from './article/line.ts';
import { replayRun } from './article/replay.ts';
import { DATASETS } from './data/datasets.ts';
import { checkOwn, inputNamesOf, namesOfInputs, trainedOn, type OwnData } from './data/own.ts';
import { inputsOf } from './data/inputs.ts';
import { lineInOwnUnits, type Units } from './data/units.ts';
import { ConfigError } from './errors.ts';
import type { LossChoice } from './losses/index.ts';
import { modelOf, namesOf, rowOf, type ChosenModel } from './models/index.ts';
import type { OptimizerChoice } from './optimizers/index.ts';
import { beginAt, type Method } from './problem.ts';
import { TorchGenerator } from './random/torch.ts';
import type { ScheduleChoice } from './schedules/index.ts';
import { parseSeed } from './settings/seed.ts';
import { optionsOf } from './settings/methods.ts';
import { DEFAULTS, SETTINGS, parseConfig, type FitConfig } from './settings/index.ts';
import { checkNames } from './settings/read.ts';
import { startOf } from './settings/start.ts';
import { atOnce, type InPieces } from './work/pieces.ts';
import { checkColumnCount, checkTargets, checkUnits } from './data/fits.ts';
import type { Dataset, Problem } from './types.ts';

/** A configuration, and the problem that it describes. */
export interface SetUp {
  /** With the number of points that there are. */
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
interface Drawn {
  readonly data: Dataset;
  /** What a formula calls the inputs. [D] */
  readonly columns: readonly string[];
  readonly generator: TorchGenerator;
  /** In the place of the model's own draws. [P] */
  readonly start?: readonly number[];
  readonly units?: Units | undefined;
}

/**
 * The data and the start of a run: drawn from the seed as the article's scripts draw them, the
 * noise before the parameters, or those of a replay, or a person's own data with a drawn start. A
 * start that is given takes the place of the drawn one, and changes nothing about the data.
 * @throws ConfigError for own data and a replay at once, and for what is no configuration or no data
 */
export function setUp(config: FitConfig, own?: OwnData): SetUp {
  checkNames(SETTINGS, config);
  const { replay, seed } = { ...DEFAULTS, ...config };
  // A replay is at odds with a seed, also with the one that a configuration always has.
  const checked = parseConfig(replay === 'none' ? given(config) : { ...given(config), seed: undefined }); // prettier-ignore
  if (own !== undefined) checkOwn(own);
  return atOnce(setUpInPieces({ ...checked, seed: parseSeed(seed) }, own));
}

/** As {@link setUp}, for data that take long to draw. */
export function* setUpInPieces(config: FitConfig, own?: OwnData): InPieces<SetUp> {
  const { replay, seed, points, dataset, degree } = config;
  const generator = new TorchGenerator(seed);
  if (own !== undefined) {
    if (replay !== 'none') {
      throw new ConfigError(
        'replay',
        `replay ${replay} brings its own data: leave one of them out`,
      );
    }
    checkColumnCount(config.model, inputNamesOf(own).length);
    checkUnits(own, methodOf(config, inputNamesOf(own)));
    return setUpDrawn(config, { ...trainedOn(own), columns: inputNamesOf(own), generator });
  }
  if (replay !== 'none') return setUpDrawn(config, { ...replayRun(replay), columns: ['x'], generator }); // prettier-ignore
  const { columns, draw } = DATASETS[dataset];
  return setUpDrawn(config, { data: yield* draw(generator, points, degree), columns, generator });
}

/** What the parameters of a configuration are called. [P] */
export function parameterNamesOf(config: FitConfig): readonly string[] {
  return namesOf(config, DATASETS[config.dataset].columns);
}

/** What drawn points scatter about, where the model can be it. [P] */
export function truthOf(config: FitConfig): readonly number[] | undefined {
  const { model, dataset, replay } = config;
  const row = rowOf(config);
  if (model === 'parameter' || model === 'linear') {
    return dataset === 'line' || replay !== 'none' ? [TRUE_LINE.a, TRUE_LINE.b] : undefined;
  }
  // A row of the catalogue may have numbers behind its parameters that the formula writes out.
  return model === dataset ? row?.data?.truth.slice(0, parameterNamesOf(config).length) : undefined;
}

/** How a configuration trains, whatever the data are. */
export function methodOf(config: FitConfig, columns: readonly string[] = ['x']): Method {
  const chosen = (key: 'loss' | 'optimizer' | 'schedule'): object => ({
    kind: config[key],
    ...optionsOf(key, { ...config }),
  });
  return {
    model: modelOf(config, columns).model,
    loss: chosen('loss') as LossChoice,
    optimizer: chosen('optimizer') as OptimizerChoice,
    schedule: chosen('schedule') as ScheduleChoice,
    batch: config.batch,
  };
}

/**
 * The same on data from elsewhere, as they are.
 * @param start [P]; left out, it is drawn from the seed as the model draws it
 * @param units of standardised data
 */
export function setUpOn(
  config: FitConfig,
  data: Dataset,
  start?: readonly number[],
  units?: Units,
): SetUp {
  const generator = new TorchGenerator(config.seed);
  const columns = namesOfInputs(inputsOf(data).length);
  return setUpDrawn(config, { data, columns, generator, ...(start && { start }), units });
}

function setUpDrawn(config: FitConfig, { data, columns, generator, start, units }: Drawn): SetUp {
  const chosen = modelOf(config, columns);
  const parameters = startAt(config, chosen, start ?? drawnStart(chosen, generator, units), units);
  const { strategy, lr, logEvery } = config;
  const method = methodOf(config, columns);
  checkTargets(method.loss, data.y, config.dataset);
  const order = config.batch === 'full' ? undefined : generator.state;
  return {
    config: { ...config, points: data.x.length },
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

/** A configuration as it was given: what follows from the rest is left out. */
function given(config: FitConfig): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}
