import type { FitConfig } from './config.ts';
import { noisyLineInPieces } from './data/line.ts';
import { MODELS } from './models/index.ts';
import { atOnce, type InPieces } from './pieces.ts';
import { TorchGenerator } from './random/torch.ts';
import { replayRun } from './replay/replay.ts';
import type { Dataset, Problem } from './types.ts';

/** A configuration, and the problem that it describes. */
export interface SetUp {
  readonly config: FitConfig;
  /** As `model.named_parameters()` names them, in the order of θ. [P] */
  readonly parameterNames: readonly string[];
  readonly problem: Problem;
}

/**
 * The data and the start of a run: drawn from the seed as the article's scripts draw them, the
 * noise before the parameters, or those of a replay.
 */
export function setUp(config: FitConfig): SetUp {
  return atOnce(setUpInPieces(config));
}

/** As {@link setUp}, for data that take long to draw. */
export function* setUpInPieces(config: FitConfig): InPieces<SetUp> {
  const { data, start } =
    config.replay === 'none' ? yield* drawn(config) : replayRun(config.replay);
  return setUpOn(config, data, start);
}

/**
 * The same on data from elsewhere.
 * @param start [P]; left out, it is drawn from the seed as the model draws it
 */
export function setUpOn(
  config: FitConfig,
  data: Dataset,
  start: readonly number[] = MODELS[config.model].init(new TorchGenerator(config.seed)),
): SetUp {
  const { curve, parameterNames } = MODELS[config.model];
  return {
    config,
    parameterNames,
    problem: {
      data,
      curve,
      loss: 'mse',
      optimizer: 'sgd',
      strategy: config.strategy,
      learningRate: config.lr,
      sampleEvery: config.logEvery,
      start: { epoch: 0, parameters: start },
    },
  };
}

interface Drawn {
  readonly data: Dataset;
  readonly start: readonly number[];
}

function* drawn({ model, seed, points }: FitConfig): InPieces<Drawn> {
  const generator = new TorchGenerator(seed);
  const data = yield* noisyLineInPieces(generator, points);
  return { data, start: MODELS[model].init(generator) };
}
