import { noisyLineInPieces } from './article/line.ts';
import { checkOwn, trainedOn, type OwnData } from './data/own.ts';
import { lineInOwnUnits, type Units } from './data/units.ts';
import { ConfigError } from './errors.ts';
import { MODELS } from './models/index.ts';
import { atOnce, type InPieces } from './work/pieces.ts';
import { beginAt } from './problem.ts';
import { TorchGenerator } from './random/torch.ts';
import { replayRun } from './article/replay.ts';
import { parseSeed } from './settings/seed.ts';
import { DEFAULTS, SETTINGS, parseConfig, type FitConfig } from './settings/index.ts';
import { checkNames } from './settings/read.ts';
import type { Dataset, Problem } from './types.ts';

/** A configuration, and the problem that it describes. */
export interface SetUp {
  /** With the number of points that there are. */
  readonly config: FitConfig;
  /** As `model.named_parameters()` names them, in the order of θ. [P] */
  readonly parameterNames: readonly string[];
  /** Where own data are standardised: train with `inOwnUnits(engine, units)`. */
  readonly units: Units | undefined;
  /** The start is in own units, the data are those that are trained on. */
  readonly problem: Problem;
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
  const checked = parseConfig(replay === 'none' ? config : { ...config, seed: undefined });
  if (own !== undefined) checkOwn(own);
  return atOnce(setUpInPieces({ ...checked, seed: parseSeed(seed) }, own));
}

/** As {@link setUp}, for data that take long to draw. */
export function* setUpInPieces(config: FitConfig, own?: OwnData): InPieces<SetUp> {
  const { replay, model, seed, points } = config;
  if (own !== undefined) return setUpOwn(config, own);
  if (replay !== 'none') {
    const { data, start } = replayRun(replay);
    return setUpOn(config, data, start);
  }
  const generator = new TorchGenerator(seed);
  const data = yield* noisyLineInPieces(generator, points);
  return setUpOn(config, data, MODELS[model].init(generator));
}

/** How a configuration trains, whatever the data are. */
export function methodOf({ model }: Pick<FitConfig, 'model'>) {
  return { curve: MODELS[model].curve, loss: 'mse', optimizer: 'sgd' } as const;
}

/**
 * The same on data from elsewhere, as they are.
 * @param start [P]; left out, it is drawn from the seed as the model draws it
 * @param units of standardised data
 */
export function setUpOn(
  config: FitConfig,
  data: Dataset,
  start: readonly number[] = drawnStart(config),
  units?: Units,
): SetUp {
  const { parameterNames } = MODELS[config.model];
  // As the kernels take it, so that every engine starts from the same. In own units an f32 may be
  // too coarse: it is rounded when it is standardised.
  const given = units === undefined ? Math.fround : (value: number) => value;
  const parameters = config.start === 'drawn' ? start : config.start.map(given);
  return {
    config: { ...config, points: data.x.length },
    parameterNames,
    units,
    problem: {
      data,
      ...methodOf(config),
      strategy: config.strategy,
      learningRate: config.lr,
      sampleEvery: config.logEvery,
      start: beginAt('sgd', parameters),
    },
  };
}

function setUpOwn(config: FitConfig, own: OwnData): SetUp {
  const { replay } = config;
  if (replay !== 'none') {
    throw new ConfigError('replay', `replay ${replay} brings its own data: leave one of them out`);
  }
  const { data, units } = trainedOn(own);
  const start = drawnStart(config);
  return setUpOn(config, data, units === undefined ? start : lineInOwnUnits(units, start), units);
}

/** As `torch.manual_seed(seed)` and then the model: given data have no noise to draw before. */
function drawnStart({ model, seed }: FitConfig): readonly number[] {
  return MODELS[model].init(new TorchGenerator(seed));
}
